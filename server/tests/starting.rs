//! Starting and stopping the program itself: what an operator is told, and what the first start makes.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use domain::institution::AreaLevel;

use crate::support::Folder;

/// The program without any setting of whoever runs the tests.
fn program(folder: &Path, command: &str) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_yinyao"));
    program.arg(command).current_dir(folder).env_clear().env("YINYAO_ADDRESS", "127.0.0.1:0");
    program.stdout(Stdio::piped()).stderr(Stdio::piped());
    program
}

#[track_caller]
fn is_refused(output: &Output, setting: &str, words: &[&str]) {
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains(setting) && !told.contains("panicked"), "{told}");
    for words in words {
        assert!(told.contains(words), "{words} is missing in: {told}");
    }
}

#[test]
fn a_setting_that_cannot_be_meant_stops_the_start_with_its_name() {
    let folder = Folder::new();
    for (name, value, words) in [
        ("YINYAO_ADDRESS", "nonsense", ["没有启动", "127.0.0.1:3000"]),
        ("YINYAO_DATABASE", "mysql://x", ["sqlite:", "postgres://"]),
        ("YINYAO_DATA", "missing", ["文件夹", "does not exist"]),
        ("YINYAO_DEMONSTRATION", "perhaps", ["on", "off"]),
        ("YINYAO_HELP_TELEPHONE", "x", ["电话", "telephone"]),
        ("YINYAO_PUBLIC_ADDRESS", "x", ["https://", "https://"]),
        ("YINYAO_TRUSTED_PROXY", "x", ["代理", "proxy"]),
        ("YINYAO_VOICE_GATEWAY", "https://v.example/{mobile}/{code}", ["演示", "demonstration"]),
        ("YINYAO_DATABASE", "sqlite:", ["sqlite:", "postgres://"]),
        ("SEED", "everything", ["province", "province"]),
    ] {
        let mut program = program(folder.path(), "serve");
        program.env("YINYAO_DEMONSTRATION", "on").env(name, value);
        is_refused(&program.output().unwrap(), name, &words);
    }
    let output = program(folder.path(), "serve")
        .env("YINYAO_DEMONSTRATION", "off")
        .env("YINYAO_HELP_TELEPHONE", "0791-88880000")
        .output();
    is_refused(&output.unwrap(), "YINYAO_SMS_GATEWAY", &["{mobile}", "{code}"]);
    is_refused(&program(folder.path(), "dance").output().unwrap(), "dance", &["serve"]);
}

#[test]
fn a_database_that_cannot_be_used_stops_the_start_with_a_sentence() {
    let folder = Folder::new();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("letter.db"), "Dear Sir or Madam, this is no database at all. ".repeat(50))
        .unwrap();
    std::fs::create_dir(at("folder.db")).unwrap();
    for (address, words) in [
        (format!("sqlite:{}", at("missing/yinyao.db").display()), ["不存在", "does not exist"]),
        (format!("sqlite:{}", at("letter.db").display()), ["不是SQLite", "no SQLite database"]),
        (format!("sqlite:{}", at("folder.db").display()), ["不是SQLite", "no SQLite database"]),
        (
            "postgres://yinyao:secret@127.0.0.1:1/yinyao".into(),
            ["连不上PostgreSQL", "cannot be reached"],
        ),
    ] {
        let output =
            program(folder.path(), "serve").env("YINYAO_DATABASE", &address).output().unwrap();
        is_refused(&output, "YINYAO_DATABASE", &words);
        assert!(!String::from_utf8_lossy(&output.stderr).contains("secret"));
    }
}

#[test]
fn a_read_only_file_and_a_newer_schema_stop_the_start() {
    let folder = Folder::new();
    let file = folder.path().join("yinyao.db");
    let address = format!("sqlite:{}", file.display());
    let migrated =
        program(folder.path(), "migrate").env("YINYAO_DATABASE", &address).output().unwrap();
    assert!(migrated.status.success(), "{}", String::from_utf8_lossy(&migrated.stderr));
    let mut permissions = std::fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&file, permissions.clone()).unwrap();
    let output = program(folder.path(), "serve").env("YINYAO_DATABASE", &address).output().unwrap();
    is_refused(&output, "YINYAO_DATABASE", &["只能读", "read-only"]);
    #[expect(
        clippy::permissions_set_readonly_false,
        reason = "the file is a test's own, gone in a moment"
    )]
    permissions.set_readonly(false);
    std::fs::set_permissions(&file, permissions).unwrap();
    pretend_newer(&address);
    let output = program(folder.path(), "serve").env("YINYAO_DATABASE", &address).output().unwrap();
    is_refused(&output, "YINYAO_DATABASE", &["999912312359", "start the newer program"]);
}

/// A migration of the far future was run.
#[tokio::main]
async fn pretend_newer(address: &str) {
    use sqlx::Connection;
    sqlx::any::install_default_drivers();
    let mut database = sqlx::AnyConnection::connect(address).await.unwrap();
    let row = "insert into _sqlx_migrations (version, description, installed_on, success, checksum, execution_time) \
               values (999912312359, 'later', '9999-12-31', 1, x'00', 0)";
    sqlx::query(row).execute(&mut database).await.unwrap();
    database.close().await.unwrap();
}

#[test]
fn the_first_start_shows_a_demonstration_and_a_signal_ends_it() {
    let folder = Folder::new();
    let mut running = Running(program(folder.path(), "serve").spawn().unwrap());
    let child = &mut running.0;
    let mut printed = BufReader::new(child.stdout.take().unwrap());
    let mut told = String::new();
    let address = loop {
        let mut line = String::new();
        assert!(printed.read_line(&mut line).unwrap() > 0, "ended after: {told}");
        told += &line;
        if let Some((_, address)) = line.trim_end().split_once("http://") {
            break address.to_owned();
        }
    };
    let page = get(&address, "/classes?q=kaishu");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    for words in ["二年级班", "演示"] {
        assert!(page.contains(words), "{words} is missing");
    }
    let api = get(
        &address,
        "/api/v1/offerings?kind=class&q=%E6%A5%B7%E4%B9%A6%E4%B8%80%E5%B9%B4%E7%BA%A7%EF%BC%882%EF%BC%89%E7%8F%AD",
    );
    assert!(api.contains("\"capacity\":40,\"held\":40,\"waiting\":3"), "{api}");
    assert!(get(&address, "/readyz").starts_with("HTTP/1.1 200"));
    assert!(folder.path().join("data/yinyao.db").is_file(), "the default folder is made");
    terminate(child);
    let again = program(folder.path(), "serve").env("SEED", "province").output().unwrap();
    is_refused(&again, "SEED", &["已有别的数据", "YINYAO_DATABASE"]);
    let mut rest = String::new();
    printed.read_to_string(&mut rest).unwrap();
    for words in ["199 0000 2401", "daxue", "yinxing-daxue", "huodong", "zhiyuan"] {
        assert!(rest.contains(words), "{words} is missing in: {rest}");
    }
    let mut log = String::new();
    child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    assert!(
        log.contains("route=\"/classes\"") && !log.contains("kaishu"),
        "no query in the log: {log}"
    );
}

#[test]
fn a_first_start_that_was_interrupted_is_found_out() {
    let folder = Folder::new();
    let mut program_of_province = program(folder.path(), "serve");
    let mut running = Running(program_of_province.env("SEED", "province").spawn().unwrap());
    let mut printed = BufReader::new(running.0.stdout.take().unwrap());
    let mut line = String::new();
    printed.read_line(&mut line).unwrap();
    assert!(line.contains("全省"), "it has begun: {line}");
    running.0.kill().unwrap();
    running.0.wait().unwrap();
    for seed in ["", "province"] {
        for command in ["serve", "seed"] {
            let output = program(folder.path(), command).env("SEED", seed).output().unwrap();
            is_refused(&output, "YINYAO_DATABASE", &["只建了一半", "remove the database"]);
        }
    }
    // Another file is as good as a new one.
    let output =
        program(folder.path(), "migrate").env("YINYAO_DATABASE", "sqlite:other.db").output();
    assert!(output.unwrap().status.success());
}

#[test]
fn a_real_database_knows_the_cities_and_counties_from_its_first_start() {
    let folder = Folder::new();
    let address = format!("sqlite:{}", folder.path().join("yinyao.db").display());
    let output = program(folder.path(), "seed")
        .env("YINYAO_DATABASE", &address)
        .env("YINYAO_SMS_GATEWAY", "https://sms.example/?to={mobile}&code={code}")
        .env("YINYAO_HELP_TELEPHONE", "0791-88880000")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(areas_of(&address), (11, 100));
}

/// How many cities and counties the database knows.
#[tokio::main]
async fn areas_of(address: &str) -> (usize, usize) {
    let db = store::Db::open(address).await.unwrap();
    let areas = store::institution::areas(&db).await.unwrap();
    db.close().await;
    let count = |level| areas.iter().filter(|area| area.code.level() == level).count();
    (count(AreaLevel::City), count(AreaLevel::County))
}

/// A program that does not outlive its test, whatever the test finds.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// One page, over a real socket.
fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// Sends SIGTERM, and waits until the program has ended well.
fn terminate(child: &mut Child) {
    let sent = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    assert!(child.wait().unwrap().success());
}
