//! The program itself, as a process of its own: started, killed, told to stop.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::thread::JoinHandle;

/// A running server of real use; it does not outlive its test.
pub struct Program {
    child: Child,
    /// Host and port where it answers.
    pub address: String,
    /// Open as long as it runs: what it prints goes nowhere.
    _printed: BufReader<ChildStdout>,
    log: Option<JoinHandle<String>>,
}

impl Program {
    /// Starts it on a database, and waits until it answers.
    pub fn start(folder: &Path, database: &str) -> Self {
        Self::start_as(Command::new(env!("CARGO_BIN_EXE_yinyao")), folder, database)
    }

    /// The same with a fault of `store/src/seeded.rs` switched on.
    pub fn with_fault(bug: &str, folder: &Path, database: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yinyao"));
        command.env("YINYAO_SEEDED_BUG", bug);
        Self::start_as(command, folder, database)
    }

    /// The same by a command that ends in running it.
    pub fn start_as(mut command: Command, folder: &Path, database: &str) -> Self {
        let gateway = "https://sms.example/?to={mobile}&code={code}";
        command.current_dir(folder).env("YINYAO_ADDRESS", "127.0.0.1:0");
        command.env("YINYAO_DATABASE", database).env("YINYAO_DEMONSTRATION", "off");
        command.env("YINYAO_SMS_GATEWAY", gateway).env("YINYAO_HELP_TELEPHONE", "0791-0123-4567");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut told = child.stderr.take().unwrap();
        let log = std::thread::spawn(move || {
            let mut log = Vec::new();
            told.read_to_end(&mut log).unwrap();
            String::from_utf8_lossy(&log).into_owned()
        });
        let mut printed = BufReader::new(child.stdout.take().unwrap());
        let address = loop {
            let mut line = String::new();
            if printed.read_line(&mut line).unwrap() == 0 {
                panic!("it did not start: {}", log.join().unwrap());
            }
            if let Some((_, address)) = line.trim_end().split_once("http://") {
                break address.to_owned();
            }
        };
        Self { child, address, _printed: printed, log: Some(log) }
    }

    /// The process's number.
    pub fn number(&self) -> u32 {
        self.child.id()
    }

    /// Ends it as a power cut does; what it has logged.
    pub fn kill(mut self) -> String {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.log()
    }

    /// Tells it to stop, and waits until it has; what it has logged.
    pub fn stop(mut self) -> (ExitStatus, String) {
        self.signal("TERM");
        let ended = self.child.wait().unwrap();
        (ended, self.log())
    }

    /// Sends it a signal.
    pub fn signal(&self, name: &str) {
        let words = [format!("-{name}"), self.number().to_string()];
        assert!(Command::new("kill").args(words).status().unwrap().success());
    }

    fn log(&mut self) -> String {
        let log = self.log.take().unwrap().join().unwrap();
        assert!(!log.contains("panicked"), "{log}");
        log
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
