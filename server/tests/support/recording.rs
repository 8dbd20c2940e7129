//! What a program did to the files of its database, as strace saw it, and what a disk may hold when the power goes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use checker::Chance;
use jiff::Timestamp;

/// One thing done to a file.
#[derive(Clone, Debug)]
pub struct Step {
    /// When it began, by the clock on the wall.
    pub at: Timestamp,
    file: String,
    deed: Deed,
}

#[derive(Clone, Debug)]
enum Deed {
    Write { at: usize, bytes: Vec<u8> },
    Cut { length: usize },
    Sync,
    Remove,
}

/// Everything that was done, in order.
pub struct Recording {
    folder: PathBuf,
    pub steps: Vec<Step>,
}

impl Recording {
    /// The program under strace, which writes what it sees into the folder; to be read by [`Recording::read`].
    pub fn of_program(folder: &Path) -> (Self, Command) {
        let mut command = Command::new("strace");
        command.args(["-D", "-ff", "-ttt", "-y", "-xx", "-s", "1000000", "-q", "-e"]);
        command.arg("trace=pwrite64,ftruncate,fsync,fdatasync,unlink").arg("-o");
        command.arg(folder.join("trace")).arg(env!("CARGO_BIN_EXE_yinyao"));
        (Self { folder: folder.to_owned(), steps: Vec::new() }, command)
    }

    /// Waits until strace has seen every thread end, and reads what it saw of files whose name begins so.
    pub async fn read(&mut self, name: &str) {
        let whole = async {
            let mut looks = tokio::time::interval(Duration::from_millis(20));
            loop {
                looks.tick().await;
                let traces = self.traces();
                if traces.iter().all(|trace| trace.trim_end().ends_with("+++")) {
                    return traces;
                }
            }
        };
        let traces = tokio::time::timeout(Duration::from_secs(60), whole).await;
        let traces = traces.expect("strace ends with the program");
        let lines = traces.iter().flat_map(|trace| trace.lines());
        self.steps = lines.filter_map(step).filter(|step| step.file.starts_with(name)).collect();
        self.steps.sort_by_key(|step| step.at);
    }

    fn traces(&self) -> Vec<String> {
        let files = std::fs::read_dir(&self.folder).unwrap().map(|file| file.unwrap().path());
        let traces = files.filter(|file| file.to_string_lossy().contains("trace."));
        traces.map(|file| std::fs::read_to_string(file).unwrap()).collect()
    }
}

/// `SECONDS CALL(FD<FILE>, …) = RESULT`, with every text in hexadecimal; nothing for what failed or is something else.
fn step(line: &str) -> Option<Step> {
    let (at, call) = line.split_once(' ')?;
    let (seconds, fraction) = at.split_once('.')?;
    let nanoseconds = fraction.parse::<i32>().ok()? * 1000;
    let at = Timestamp::new(seconds.parse().ok()?, nanoseconds).ok()?;
    let (call, result) = call.rsplit_once(" = ")?;
    result.split(' ').next()?.parse::<u64>().ok()?;
    let (name, words) = call.trim_end().strip_suffix(')')?.split_once('(')?;
    let path = match name {
        "unlink" => words,
        _ => words.split_once('<')?.1.split('>').next()?,
    };
    let path = String::from_utf8(unescaped(path)).ok()?;
    let file = Path::new(&path).file_name()?.to_string_lossy().into_owned();
    let last = |words: &str| words.rsplit(", ").next()?.parse::<usize>().ok();
    let deed = match name {
        "pwrite64" => {
            let bytes = unescaped(words.split('"').nth(1)?);
            Deed::Write { at: last(words)?, bytes }
        }
        "ftruncate" => Deed::Cut { length: last(words)? },
        "fsync" | "fdatasync" => Deed::Sync,
        "unlink" => Deed::Remove,
        _ => return None,
    };
    Some(Step { at, file, deed })
}

/// The bytes of `\x41\x42`, in quotes or without.
fn unescaped(text: &str) -> Vec<u8> {
    let digits = text.split("\\x").skip(1).map(|digits| digits.get(..2).unwrap_or_default());
    digits.filter_map(|digits| u8::from_str_radix(digits, 16).ok()).collect()
}

/// What is on the disk for certain, and what may be.
#[derive(Clone, Default)]
pub struct Disk {
    kept: BTreeMap<String, Vec<u8>>,
    /// Done since each file's last sync.
    pending: BTreeMap<String, Vec<Deed>>,
}

/// What becomes of steps that were not synced when the power goes.
#[derive(Clone, Copy, Debug)]
pub enum Unsynced {
    /// All are lost.
    Lost,
    /// All are kept.
    Kept,
    /// Some are kept, in any order, some in part; by this chance.
    Some(u64),
}

impl Disk {
    /// What a folder holds of files whose name begins so.
    pub fn of(folder: &Path, name: &str) -> Self {
        let mut disk = Self::default();
        for file in std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
            let called = file.file_name().unwrap().to_string_lossy().into_owned();
            if called.starts_with(name) {
                disk.kept.insert(called, std::fs::read(&file).unwrap());
            }
        }
        disk
    }

    /// Does one step more.
    pub fn goes_on(&mut self, step: &Step) {
        let pending = self.pending.entry(step.file.clone()).or_default();
        match &step.deed {
            Deed::Sync => {
                let kept = self.kept.entry(step.file.clone()).or_default();
                pending.drain(..).for_each(|deed| apply(kept, &deed));
            }
            // Only what has no use any more is removed.
            Deed::Remove => {
                pending.clear();
                self.kept.remove(&step.file);
            }
            deed => pending.push(deed.clone()),
        }
    }

    /// Writes into an empty folder what is there after the power went.
    pub fn after_power_loss(&self, folder: &Path, unsynced: Unsynced) {
        let mut files = self.kept.clone();
        for (name, pending) in &self.pending {
            let survivors = survivors(pending, unsynced);
            if !survivors.is_empty() {
                let file = files.entry(name.clone()).or_default();
                survivors.iter().for_each(|deed| apply(file, deed));
            }
        }
        for (name, bytes) in files {
            std::fs::write(folder.join(name), bytes).unwrap();
        }
    }
}

fn survivors(pending: &[Deed], unsynced: Unsynced) -> Vec<Deed> {
    let seed = match unsynced {
        Unsynced::Lost => return Vec::new(),
        Unsynced::Kept => return pending.to_vec(),
        Unsynced::Some(seed) => seed,
    };
    let mut chance = Chance::of(seed);
    let mut some = Vec::new();
    for deed in pending {
        match (chance.below(4), deed) {
            (0, _) => {}
            // A disk writes sectors of 512 bytes.
            (1, Deed::Write { at, bytes }) if bytes.len() > 512 => {
                some.push(Deed::Write { at: *at, bytes: bytes[..512].to_vec() });
            }
            _ => some.push(deed.clone()),
        }
    }
    some
}

fn apply(file: &mut Vec<u8>, deed: &Deed) {
    match deed {
        Deed::Write { at, bytes } => {
            let end = at + bytes.len();
            if file.len() < end {
                file.resize(end, 0);
            }
            file[*at..end].copy_from_slice(bytes);
        }
        Deed::Cut { length } => file.resize(*length, 0),
        Deed::Sync | Deed::Remove => {}
    }
}
