//! A PostgreSQL of one test's own, which may be stopped and started again without disturbing others.

use std::net::TcpListener;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::Folder;

/// A cluster that runs; it does not outlive its test.
pub struct Cluster {
    /// Of its one database.
    pub address: String,
    folder: Folder,
    tools: PathBuf,
    options: String,
}

impl Cluster {
    /// Makes one, and starts it.
    pub fn start() -> Self {
        let tools = std::env::var_os("YINYAO_TEST_POSTGRES_TOOLS");
        let tools = tools.expect("`make test` says in YINYAO_TEST_POSTGRES_TOOLS where initdb is");
        let folder = Folder::new();
        if is_root() {
            succeeds(Command::new("chown").arg("postgres").arg(folder.path()));
        }
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        // As the one of all tests in scripts/postgres.sh, also without a sync: what a program has written outlives its end.
        let sockets = folder.path().display();
        let options = format!("-c listen_addresses=127.0.0.1 -p {port} -k {sockets} -F");
        let address = format!("postgres://postgres@127.0.0.1:{port}/postgres");
        let cluster = Self { address, folder, tools: tools.into(), options };
        let made = ["-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync"];
        succeeds(cluster.tool("initdb").args(made));
        cluster.goes_on();
        cluster
    }

    /// Ends it: `fast` in order, `immediate` as a crash does.
    pub fn stops(&self, how: &str) {
        succeeds(self.tool("pg_ctl").args(["-w", "-m", how, "stop"]));
    }

    /// Starts it again, and waits until it answers.
    pub fn goes_on(&self) {
        let log = self.folder.path().join("log");
        let mut command = self.tool("pg_ctl");
        command.arg("-w").arg("-l").arg(log).args(["-o", self.options.as_str(), "start"]);
        succeeds(&mut command);
    }

    /// One of its programs, which refuse to run as root: then the user that the package brings runs them.
    fn tool(&self, name: &str) -> Command {
        let program = self.tools.join(name);
        let mut command = Command::new(if is_root() { Path::new("runuser") } else { &program });
        if is_root() {
            command.args(["-u", "postgres", "--"]).arg(&program);
        }
        command.arg("-D").arg(self.data()).current_dir(self.folder.path());
        command
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let _ = quietly(self.tool("pg_ctl").args(["-w", "-m", "immediate", "stop"])).status();
    }
}

fn is_root() -> bool {
    Path::new("/proc/self").metadata().unwrap().uid() == 0
}

/// Nothing is read from it: what it starts would keep a pipe open.
fn quietly(command: &mut Command) -> &mut Command {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null())
}

#[track_caller]
fn succeeds(command: &mut Command) {
    let ended = quietly(command).status().unwrap();
    assert!(ended.success(), "{command:?} has ended with {ended}");
}
