//! Clocks that are wrong: two servers ten seconds apart before one PostgreSQL, and a server whose clock jumps.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use checker::{Act, Answer, Attempt, Invariant, Porter};
use domain::id::FormKey;
use jiff::{Timestamp, ToSpan};

use crate::support::{Crowd, Database, Folder, Program, Web, ask, history, size};

/// The library that changes what a program sees on the clock; scripts/test.sh installs it.
fn library() -> PathBuf {
    let folders = std::fs::read_dir("/usr/lib").unwrap();
    let libraries =
        folders.map(|folder| folder.unwrap().path().join("faketime/libfaketimeMT.so.1"));
    let mut there = libraries.filter(|library| library.exists());
    there.next().expect("`make test` installs the package libfaketime")
}

/// The program by a clock that is off by what the file says.
fn by_the_clock_of(file: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yinyao"));
    command.env("LD_PRELOAD", library()).env("FAKETIME_TIMESTAMP_FILE", file);
    command
        .env("FAKETIME_NO_CACHE", "1")
        .env("FAKETIME_DONT_FAKE_MONOTONIC", "1")
        .env("DONT_FAKE_MONOTONIC", "1");
    command
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_whose_clocks_differ_open_at_the_same_moment_by_the_database() {
    let (folder, database) = (Folder::new(), Database::new().await);
    let crowd = Crowd::before(&database.address, 20, 40).await;
    let mut servers = Vec::new();
    for off in ["+5s", "-5s"] {
        let file = folder.path().join(off);
        std::fs::write(&file, off).unwrap();
        servers.push(Program::start_as(by_the_clock_of(&file), folder.path(), &database.address));
    }
    let opens_at = Timestamp::now() + 3.seconds();

    opens(&database.address, crowd.closed.to_string(), opens_at).await;

    let history = history();
    let mut refused = [0; 2];
    let mut asking = tokio::task::JoinSet::new();
    for (number, person) in crowd.people.iter().copied().enumerate() {
        let door = servers[number % 2].address.clone();
        let web = Web::new(crowd.tokens.clone(), &[&door], 1);
        let (history, offering) = (history.clone(), crowd.closed);
        asking.spawn(async move {
            // As fast as the answers come, until it is open.
            for early in 0_u32.. {
                let (key, asked) = (store::form_key::new(), history.now());
                let answer = web.sign_up(key, offering, person, false).await;
                let act = Act::SignUp { offering, person, by_coordinator: false };
                history.note(key, act, asked, answer);
                if answer != Answer::Refused {
                    return (number % 2, early);
                }
            }
            unreachable!()
        });
    }
    while let Some(early) = asking.join_next().await {
        let (door, early) = early.unwrap();
        refused[door] += early;
    }
    for server in servers {
        assert!(server.stop().0.success());
    }
    println!("{refused:?} forms before the opening");
    let what = "clocks 10 s apart, two servers, PostgreSQL";
    let (contents, _) = crowd.checked(what, 2, &history).await;
    assert!(refused.iter().all(|refused| *refused > 0), "both were asked before the opening");
    assert_eq!(contents.held(crowd.closed), 20);
    database.remove().await;
}

/// Moves an offering's opening, past the store.
async fn opens(database: &str, offering: String, at: Timestamp) {
    let pool = sqlx::AnyPool::connect(database).await.unwrap();
    let sql = "update offering set opens_at = $2 where id = $1";
    sqlx::query(sql).bind(offering).bind(at.as_second()).execute(&pool).await.unwrap();
    pool.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_jumps_by_an_hour_or_a_day_breaks_nothing_but_the_hour_itself() {
    let folder = Folder::new();
    let database = format!("sqlite:{}", folder.path().join("yinyao.db").display());
    let file = folder.path().join("clock");
    std::fs::write(&file, "+0s").unwrap();
    let crowd = Crowd::before(&database, 20, size(100, 1000)).await;
    let server = Program::start_as(by_the_clock_of(&file), folder.path(), &database);
    let (web, history) = (crowd.web(&[&server], 3), history());
    let rush = crowd.rush(&web, &history, crowd.visitors(3));
    let jumps = ["+1h", "-1h", "+1d", "-1d", "+0s"];
    let mut jumped = Vec::new();
    for (number, jump) in (1..).zip(jumps) {
        web.when_asked(number * u64::from(size(15_u32, 150))).await;
        // Put in place whole: the server may read it at any moment.
        std::fs::write(folder.path().join("next"), jump).unwrap();
        std::fs::rename(folder.path().join("next"), &file).unwrap();
        jumped.push(history.now().since);
        let token = &crowd.tokens[&crowd.people[0]];
        let page = ask(&server.address, "GET", "/me", token, "").await;
        assert!(page.status < 400, "{jump}: still signed in, and no fault: {}", page.status);
        assert!(!page.location().starts_with("/sign-in"), "{jump}: {}", page.location());
    }
    rush.await.unwrap();
    assert!(server.stop().0.success());
    assert_eq!(web.unexpected(), Vec::<String>::new());
    let (contents, attempts, _) = crowd.looked_at(&history).await;
    let told = attempts.clone();
    let found = checker::violations(&contents, &in_one_hour(attempts, &jumped));
    // Which hour it is, is what the server of a file says.
    let other = found.iter().filter(|violation| violation.invariant != Invariant::Window);
    let other: Vec<_> = other.collect();
    checker::result("a clock that jumps, SQLite", &told, jumps.len(), other.len());
    assert_eq!(other, Vec::<&checker::Violation>::new());
}

/// Without those who tapped twice, the clock jumped in between, and one of the two came at an hour that is refused: nothing
/// was done for that one, and the other was right.
fn in_one_hour(mut attempts: Vec<Attempt>, jumped: &[Duration]) -> Vec<Attempt> {
    let mut spans: BTreeMap<FormKey, (Duration, Duration)> = BTreeMap::new();
    for Attempt { key, asked, answered, .. } in &attempts {
        let (from, to) = spans.entry(*key).or_insert((asked.since, answered.since));
        (*from, *to) = ((*from).min(asked.since), (*to).max(answered.since));
    }
    attempts.retain(|attempt| {
        let (from, to) = spans[&attempt.key];
        attempt.answer != Answer::Refused || !jumped.iter().any(|at| (from..=to).contains(at))
    });
    attempts
}
