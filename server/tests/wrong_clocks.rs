//! Clocks that are wrong: two servers ten seconds apart before one PostgreSQL, and a server whose clock jumps.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use checker::{Answer, Attempt, History, Invariant, broken};
use domain::id::{FormKey, OfferingId, PersonId};
use jiff::fmt::rfc2822;
use jiff::{SignedDuration, Span, Timestamp, ToSpan};
use tokio::sync::watch;

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
    let database = Database::new().await;
    let (crowd, history) = opens_before(&["+5s", "-5s"], "", &database).await;
    let what = "clocks 10 s apart, two servers, PostgreSQL";
    let (contents, _) = crowd.checked(what, 2, &history).await;
    assert_eq!(contents.held(crowd.closed), 20);
    database.remove().await;
}

/// Test of the test: a server that goes by its own clock, and not by the database's, opens five seconds early.
#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_goes_by_its_own_clock_is_found() {
    let database = Database::new().await;
    let (crowd, history) = opens_before(&["+5s"], "OwnClock", &database).await;
    let (_, _, found) = crowd.looked_at(&history).await;
    let broken = broken(&found);
    println!("OwnClock: {} violations, of {broken:?}", found.len());
    assert!(broken.contains(&Invariant::Window), "{broken:?}");
    database.remove().await;
}

/// Everybody asks servers whose clocks are off by so much for a class, as fast as the answers come, until it has opened.
async fn opens_before(offs: &[&str], bug: &str, database: &Database) -> (Crowd, Arc<History>) {
    let folder = Folder::new();
    let crowd = Crowd::before(&database.address, 20, 40).await;
    let mut servers = Vec::new();
    for off in offs {
        let file = folder.path().join(off);
        std::fs::write(&file, off).unwrap();
        let mut command = by_the_clock_of(&file);
        command.env("YINYAO_SEEDED_BUG", bug);
        let server = Program::start_as(command, folder.path(), &database.address);
        let wanted: i64 = off.trim_end_matches('s').parse().unwrap();
        is_off_by(&server, wanted.seconds()).await;
        servers.push(server);
    }
    let history = history();
    let refused: Vec<_> = offs.iter().map(|_| watch::Sender::new(0_u64)).collect();
    let mut asking = tokio::task::JoinSet::new();
    for (number, person) in crowd.people.iter().copied().enumerate() {
        let door = servers[number % servers.len()].address.clone();
        let web = Web::new(crowd.tokens.clone(), &[&door], 1);
        let (history, offering) = (history.clone(), crowd.closed);
        let refused = refused[number % servers.len()].clone();
        asking.spawn(async move {
            // As fast as the answers come, until it is open.
            while by_a_form(&web, &history, offering, person).await == Answer::Refused {
                refused.send_modify(|early| *early += 1);
            }
        });
    }
    // Of each only those who ask hold the sender: if all of them have a place, it ends.
    let mut told: Vec<_> = refused.into_iter().map(|refused| refused.subscribe()).collect();
    // However long it takes: each has been asked before it opens.
    for told in &mut told {
        told.wait_for(|early| *early > 0).await.expect("nobody has a place before it opens");
    }
    crowd.opens(crowd.closed, Timestamp::now() + 3.seconds()).await;

    while let Some(asked) = asking.join_next().await {
        asked.unwrap();
    }
    for server in servers {
        assert!(server.stop().0.success());
    }
    let early: Vec<u64> = told.iter().map(|early| *early.borrow()).collect();
    println!("{early:?} forms before the opening");
    (crowd, history)
}

/// That a program's own clock is off by so much, by the date that it writes on every answer: a whole second, which may be the
/// one before.
async fn is_off_by(server: &Program, off: Span) {
    let before = Timestamp::now();
    let told = ask(&server.address, "GET", "/healthz", "", "").await;
    let after = Timestamp::now();
    let date = told.head.lines().find_map(|line| line.strip_prefix("date: ")).unwrap();
    let date = rfc2822::DateTimeParser::new().parse_timestamp(date).unwrap();
    let expected = before + off - 2.seconds()..=after + off;
    assert!(expected.contains(&date), "{date} is told, and not one of {expected:?}");
}

/// Somebody asks by a new form until they are told, as in a rush.
async fn by_a_form(web: &Web, history: &History, offering: OfferingId, person: PersonId) -> Answer {
    checker::ask(web, history, store::form_key::new(), offering, person).await
}

/// The clock of a server that jumps: by how much it is off now, and when it jumped.
#[derive(Default)]
struct Clock {
    off_by: Mutex<SignedDuration>,
    jumps: Mutex<Vec<RangeInclusive<Duration>>>,
}

impl Clock {
    /// What the server takes for now.
    fn now(&self) -> Timestamp {
        Timestamp::now() + *self.off_by.lock().unwrap()
    }

    /// Whether it jumped between the two.
    fn jumped_within(&self, from: Duration, to: Duration) -> bool {
        let jumps = self.jumps.lock().unwrap();
        jumps.iter().any(|jump| from <= *jump.end() && *jump.start() <= to)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_jumps_by_an_hour_or_a_day_breaks_nothing_but_the_hour_itself() {
    let folder = Folder::new();
    let database = format!("sqlite:{}", folder.path().join("yinyao.db").display());
    let file = folder.path().join("clock");
    std::fs::write(&file, "+0s").unwrap();
    let crowd = Crowd::before(&database, 20, size(100, 1000)).await;
    let server = Program::start_as(by_the_clock_of(&file), folder.path(), &database);
    let clock = Arc::new(Clock::default());
    let told_time = Arc::clone(&clock);
    let (web, history) = (crowd.web(&[&server], 3), Arc::new(History::by(move || told_time.now())));
    // By hours: an hour on, back, a day on, a day back, right again; the long version goes on so for longer.
    let jumps = [1, -1, 24, -24, 0].repeat(size(1, 4));
    // For each jump one of the crowd stays away, who asks once it has come.
    let mut visitors = crowd.visitors(3);
    let late = visitors.split_off(visitors.len() - jumps.len());
    let rush = crowd.rush(&web, &history, visitors);
    let each = u64::from(size(15_u32, 45));
    for ((number, hours), late) in (1..).zip(&jumps).zip(late) {
        web.when_asked(number * each).await;
        let began = history.now().since;
        // Put in place whole: the server may read it at any moment.
        std::fs::write(folder.path().join("next"), format!("{hours:+}h")).unwrap();
        std::fs::rename(folder.path().join("next"), &file).unwrap();
        *clock.off_by.lock().unwrap() = SignedDuration::from_hours(*hours);
        clock.jumps.lock().unwrap().push(began..=history.now().since);
        let opening = format!("/read/opening?offering={}", crowd.closed);
        let told = ask(&server.address, "GET", &opening, "", "").await;
        let time = told.head.lines().find_map(|line| line.strip_prefix("server-time: "));
        let time = Timestamp::from_millisecond(time.unwrap().parse().unwrap()).unwrap();
        let off_by = time.duration_since(clock.now()).abs();
        assert!(off_by < SignedDuration::from_mins(1), "{hours} h: the server has not jumped");
        let token = &crowd.tokens[&crowd.people[0]];
        let page = ask(&server.address, "GET", "/me", token, "").await;
        assert!(page.status < 400, "{hours} h: still signed in, and no fault: {}", page.status);
        assert!(!page.location().starts_with("/sign-in"), "{hours} h: {}", page.location());
        let answer = by_a_form(&web, &history, late.offering, late.person).await;
        // An hour earlier it had just opened.
        assert_eq!(answer == Answer::Refused, *hours < -1, "{hours} h: {answer:?}");
    }
    rush.await.unwrap();
    assert!(server.stop().0.success());
    assert_eq!(web.unexpected(), Vec::<String>::new());
    let (contents, attempts, _) = crowd.looked_at(&history).await;
    let told = attempts.clone();
    let spans = spans(&attempts);
    let at_one_time = |attempt: &Attempt| {
        let (from, to) = spans[&attempt.key];
        !clock.jumped_within(from, to)
    };
    // Who tapped twice, and the clock jumped in between, may have come once at an hour that is refused: nothing was done for
    // that one, and the other was right. The window is judged by the clock that was set, for all that it did not jump under.
    let (one_time, other): (Vec<_>, Vec<_>) = attempts.into_iter().partition(at_one_time);
    let outside = checker::violations(&contents, &one_time);
    let outside = outside.into_iter().filter(|one| one.invariant == Invariant::Window);
    let done = other.into_iter().filter(|one| one.answer != Answer::Refused);
    let kept: Vec<_> = one_time.iter().copied().chain(done).collect();
    let found = checker::violations(&contents, &kept);
    let found = found.into_iter().filter(|one| one.invariant != Invariant::Window);
    let found: Vec<_> = found.chain(outside).collect();
    checker::result("a clock that jumps, SQLite", &told, jumps.len(), found.len());
    assert_eq!(found, Vec::<checker::Violation>::new());
}

/// From when to when each key was asked with.
fn spans(attempts: &[Attempt]) -> BTreeMap<FormKey, (Duration, Duration)> {
    let mut spans: BTreeMap<FormKey, (Duration, Duration)> = BTreeMap::new();
    for Attempt { key, asked, answered, .. } in attempts {
        let (from, to) = spans.entry(*key).or_insert((asked.since, answered.since));
        (*from, *to) = ((*from).min(asked.since), (*to).max(answered.since));
    }
    spans
}
