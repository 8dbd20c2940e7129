//! A server of our own, started for measuring and stopped again.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use crate::client::Client;

/// The server's process, with a folder that goes away with it.
pub struct Running {
    child: Child,
    folder: PathBuf,
    /// Where it answers.
    pub address: SocketAddr,
    /// How long it took until it was ready.
    pub started_in: Duration,
}

impl Running {
    /// A new folder for a server's data and its files.
    pub fn new_folder() -> PathBuf {
        let folder = std::env::temp_dir().join(format!("yinyao-bench-{}", uuid::Uuid::now_v7()));
        std::fs::create_dir(&folder).unwrap();
        folder
    }

    /// Starts a server on a new database; `seed` is the value of SEED.
    pub async fn start(site: &Path, seed: Option<&str>) -> Self {
        Self::start_in(Self::new_folder(), site, seed).await
    }

    /// Starts a server on the database of a folder.
    pub async fn start_in(folder: PathBuf, site: &Path, seed: Option<&str>) -> Self {
        Self::start_with(folder, site, |command| {
            if let Some(seed) = seed {
                command.env("SEED", seed);
            }
        })
        .await
    }

    /// The same with what else its process is told.
    pub async fn start_with(folder: PathBuf, site: &Path, tell: impl FnOnce(&mut Command)) -> Self {
        Self::start_as(program(), folder, site, tell).await
    }

    /// The same on a disk that takes so many milliseconds longer for each sync; needs strace.
    pub async fn start_on_slow_disk(folder: PathBuf, site: &Path, milliseconds: u32) -> Self {
        let mut command = Command::new("strace");
        // With the filter in the kernel all other calls are as quick as ever.
        command.args(["-D", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e"]);
        command.args(["trace=fsync,fdatasync", "-e"]);
        command.arg(format!("inject=fsync,fdatasync:delay_enter={}", milliseconds * 1000));
        command.arg(file());
        Self::start_as(command, folder, site, |_| {}).await
    }

    async fn start_as(
        mut command: Command,
        folder: PathBuf,
        site: &Path,
        tell: impl FnOnce(&mut Command),
    ) -> Self {
        let copy = folder.join("site");
        copy_folder(site, &copy);
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        command
            .arg("serve")
            .env("YINYAO_ADDRESS", port.to_string())
            .env("YINYAO_DATA", &folder)
            .env("YINYAO_DEMONSTRATION", "on")
            .env("LEPTOS_OUTPUT_NAME", "yinyao")
            .env("LEPTOS_SITE_ROOT", &copy)
            .env("LEPTOS_SITE_PKG_DIR", "pkg")
            .env("LEPTOS_HASH_FILES", has_hashes().to_string())
            .env("RUST_LOG", "warn")
            .stdout(Stdio::null());
        tell(&mut command);
        let since = Instant::now();
        let child = command.spawn().unwrap();
        let mut running = Self { child, folder, address: port, started_in: Duration::ZERO };
        running.wait(since).await;
        running.started_in = since.elapsed();
        running
    }

    async fn wait(&mut self, since: Instant) {
        while since.elapsed() < Duration::from_secs(600) {
            assert!(self.child.try_wait().unwrap().is_none(), "the server ended by itself");
            if tokio::net::TcpStream::connect(self.address).await.is_ok()
                && Client::connect(self.address).await.get("/readyz", "identity").await.status
                    == 200
            {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the server was not ready in ten minutes");
    }

    /// The address of the page of some class.
    pub async fn some_offering(&self) -> String {
        let answer = Client::connect(self.address).await.get("/classes", "identity").await;
        let html = String::from_utf8(answer.body).unwrap();
        let from = html.find("/offerings/").expect("a class in the list");
        html[from..from + "/offerings/".len() + 36].to_owned()
    }

    /// Puts a file where the server serves files from.
    pub fn put_file(&self, name: &str, content: &[u8]) {
        std::fs::write(self.folder.join("site").join(name), content).unwrap();
    }

    /// The address of its database.
    pub fn database(&self) -> String {
        crate::people::database_in(&self.folder)
    }

    /// Megabytes resident after some requests and a moment of rest.
    pub async fn memory_after(&self, requests: u32, path: &str) -> u64 {
        let mut client = Client::connect(self.address).await;
        for _ in 0..requests {
            client.get(path, "identity").await;
        }
        tokio::time::sleep(Duration::from_secs(2)).await;
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
    }

    /// Requests a second over four connections.
    pub async fn requests_per_second(&self, wanted: Wanted<'_>, seconds: u64) -> f64 {
        let (address, path) = (self.address, wanted.path.to_owned());
        let cookie = wanted.cookie.to_owned();
        let (encoding, is_new_each_time) = (wanted.encoding, wanted.is_new_each_time);
        let since = Instant::now();
        let until = since + Duration::from_secs(seconds);
        let connection = |number: u32, path: String, cookie: String| async move {
            let mut client = Client::connect(address).await;
            let (mut count, mut asked) = (0_u32, path.clone());
            while Instant::now() < until {
                if is_new_each_time {
                    asked = format!("{path}?new={number}-{count}");
                }
                assert_eq!(client.get_as(&asked, encoding, &cookie).await.status, 200, "{path}");
                count += 1;
            }
            count
        };
        let tasks: Vec<_> = (0..4)
            .map(|number| tokio::spawn(connection(number, path.clone(), cookie.clone())))
            .collect();
        let mut count = 0;
        for task in tasks {
            count += task.await.unwrap();
        }
        f64::from(count) / since.elapsed().as_secs_f64()
    }

    /// Ends the server and takes its folder away.
    pub async fn stop(self) {
        drop(self);
    }
}

/// What a connection asks for, again and again.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// Where.
    pub path: &'a str,
    /// How it may be compressed.
    pub encoding: &'static str,
    /// By another address each time, so that no page that was kept answers.
    pub is_new_each_time: bool,
    /// Who asks; nothing is somebody who is not signed in.
    pub cookie: &'a str,
}

impl<'a> Wanted<'a> {
    /// The bytes as they are.
    pub fn plain(path: &'a str) -> Self {
        Self { path, encoding: "identity", is_new_each_time: false, cookie: "" }
    }
}

/// Also when a measurement stops half-way: no server stays behind.
impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The release, or the program that YINYAO_BINARY names. During a rush it has the first processor for itself, where there
/// are two and the machine can tell them apart; the generator takes the last.
fn program() -> Command {
    match ON_FIRST_PROCESSOR.get() {
        Some(()) => {
            let mut command = Command::new("taskset");
            command.args(["-c", "0"]).arg(file());
            command
        }
        None => Command::new(file()),
    }
}

fn file() -> PathBuf {
    let release = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/release/yinyao");
    std::env::var_os("YINYAO_BINARY").map_or_else(release, PathBuf::from)
}

/// Only a release has names with hashes; it leaves the list of them beside the program.
fn has_hashes() -> bool {
    file().with_file_name("hash.txt").exists()
}

static ON_FIRST_PROCESSOR: OnceLock<()> = OnceLock::new();

/// From now on this program keeps to the last processor, and servers to the first. Answers whether that was possible. To be
/// called before there are threads.
pub fn part_processors() -> bool {
    let count = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let process = std::process::id().to_string();
    let last = (count - 1).to_string();
    let mut part = Command::new("taskset");
    part.args(["-cp", &last, &process]).stdout(Stdio::null());
    let parted = count > 1 && part.status().is_ok_and(|status| status.success());
    if parted {
        let _ = ON_FIRST_PROCESSOR.set(());
    }
    parted
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).expect("target/site: build the release first") {
        let entry = entry.unwrap();
        let goal = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &goal);
        } else {
            std::fs::copy(entry.path(), goal).unwrap();
        }
    }
}
