//! Servers that are killed, cut off and told to stop in the middle of a rush, and a PostgreSQL that is restarted: whoever does
//! not know what became of the question sends the same form again.

use std::collections::BTreeSet;
use std::time::Duration;

use checker::{Answer, Chance, Invariant, Violation, broken};

use crate::support::{
    Cluster, Crowd, Database, Folder, Others, Program, ask, history, ready_again, size,
};

const SEED: u64 = 9;

/// Longer than any server may take to find its database again.
const RECOVERS: Duration = Duration::from_secs(60);

/// How many questions have been sent at each of so many faults, in order.
fn moments(chance: &mut Chance, faults: usize, questions: u64) -> Vec<u64> {
    let mut moments: Vec<u64> = (0..faults).map(|_| 1 + chance.below(questions)).collect();
    moments.sort_unstable();
    moments
}

#[tokio::test(flavor = "multi_thread")]
async fn kill_9_in_the_middle_of_a_rush_loses_nothing_and_does_nothing_twice() {
    let folder = Folder::new();
    let people = size(200, 3000);
    let crowd = Crowd::before(&folder.database(), 20, people).await;
    let mut server = Program::start(folder.path(), &crowd.database);
    let (web, history) = (crowd.web(&[&server], SEED), history());
    let rush = crowd.rush(&web, &history, crowd.visitors(SEED));
    let faults = size(5, 100);
    for moment in moments(&mut Chance::of(SEED), faults, u64::from(people)) {
        web.when_asked(moment).await;
        web.door(0, None);
        server.kill();
        server = Program::start(folder.path(), &crowd.database);
        web.door(0, Some(&server.address));
    }
    rush.await.unwrap();
    let (ended, log) = server.stop();
    assert!(ended.success(), "{ended}: {log}");
    assert_eq!(web.unexpected(), Vec::<String>::new());
    crowd.checked("kill -9, SQLite", faults, &history).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_killed_by_turns_and_connections_cut_lose_nothing_either() {
    let (folder, database) = (Folder::new(), Database::new().await);
    let people = size(200, 3000);
    let crowd = Crowd::before(&database.address, 20, people).await;
    let mut servers = [(); 2].map(|()| Program::start(folder.path(), &database.address));
    let (web, history) = (crowd.web(&servers.each_ref(), SEED), history());
    let rush = crowd.rush(&web, &history, crowd.visitors(SEED));
    let (faults, mut chance, mut cut) = (size(5, 100), Chance::of(SEED), 0);
    for (turn, moment) in (0..).zip(moments(&mut chance, faults, u64::from(people))) {
        web.when_asked(moment).await;
        cut += database.cuts_connections().await;
        let turn = turn % 2;
        web.door(turn, None);
        let next = Program::start(folder.path(), &database.address);
        std::mem::replace(&mut servers[turn], next).kill();
        web.door(turn, Some(&servers[turn].address));
    }
    rush.await.unwrap();
    for server in servers {
        let (ended, log) = server.stop();
        assert!(ended.success(), "{ended}: {log}");
    }
    assert_eq!(web.unexpected(), Vec::<String>::new());
    let resting = web.statuses().get(&503).copied().unwrap_or_default();
    println!("{faults} times kill -9 and {cut} connections cut, {resting} times 503");
    let what = "kill -9 and connections cut, two servers, PostgreSQL";
    crowd.checked(what, faults + usize::try_from(cut).unwrap(), &history).await;
    database.remove().await;
}

/// Stopped in order, and as by a crash. Nobody looks after the two servers meanwhile; also the counter and helpers ask.
#[tokio::test(flavor = "multi_thread")]
async fn postgresql_restarted_in_a_rush_loses_nothing_and_servers_recover_by_themselves() {
    let (folder, cluster) = (Folder::new(), Cluster::start());
    let people = size(120, 2000);
    let crowd = Crowd::before(&cluster.address, 20, people).await;
    let others = Others::beside(&crowd).await;
    let servers = [(); 2].map(|()| Program::start(folder.path(), &cluster.address));
    let (web, history) = (crowd.web(&servers.each_ref(), SEED), history());
    let beside = others.ask(&web, &history);
    let rush = crowd.rush(&web, &history, others.visitors(&crowd, SEED));
    let (faults, mut chance) = (size(2, 20), Chance::of(SEED));
    let ways = ["fast", "immediate"].into_iter().cycle();
    for (how, moment) in ways.zip(moments(&mut chance, faults, u64::from(people) / 2)) {
        web.when_asked(moment).await;
        cluster.stops(how);
        cluster.goes_on();
        for server in &servers {
            let ready = tokio::time::timeout(RECOVERS, ready_again(&server.address));
            ready.await.expect("it recovers by itself");
        }
    }
    rush.await.unwrap();
    let mut for_others = beside.join_all().await.concat();
    for_others.extend(others.come_last(&web, &history).await);
    for server in servers {
        let ready = ask(&server.address, "GET", "/readyz", "", "").await;
        assert_eq!(ready.status, 200, "{}", ready.body);
        let (ended, log) = server.stop();
        assert!(ended.success(), "{ended}: {log}");
    }
    assert_eq!(web.unexpected(), Vec::<String>::new());
    let statuses = web.statuses();
    assert!(statuses.keys().all(|status| [303, 503].contains(status)), "{statuses:?}");
    println!("PostgreSQL restarted {faults} times: {statuses:?}");
    crowd.settles().await;
    let what = "PostgreSQL restarted, two servers";
    let (contents, _) = crowd.checked(what, faults, &history).await;
    assert_eq!(checker::both_named(&contents, &for_others), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_told_to_stop_leaves_nothing_done_that_nobody_was_told() {
    let folder = Folder::new();
    let people = size(120, 600);
    let crowd = Crowd::before(&folder.database(), 20, people).await;
    let mut server = Program::start(folder.path(), &crowd.database);
    let (web, history) = (crowd.web(&[&server], SEED), history());
    let rush = crowd.rush(&web, &history, crowd.patient_visitors(SEED));
    let times = size(3, 20);
    for moment in moments(&mut Chance::of(SEED), times, u64::from(people)) {
        web.when_asked(moment).await;
        web.door(0, None);
        // Nobody who was slow to send comes after it has stopped listening.
        web.when_sent().await;
        let (ended, log) = server.stop();
        assert!(ended.success(), "{ended}: {log}");
        web.when_still().await;
        let (contents, attempts, _) = crowd.looked_at(&history).await;
        let unanswered = attempts.iter().filter(|one| one.answer == Answer::Unknown).count();
        assert_eq!(unanswered, 0, "whoever had knocked was answered");
        assert_eq!(checker::violations(&contents, &attempts), []);
        server = Program::start(folder.path(), &crowd.database);
        web.door(0, Some(&server.address));
    }
    rush.await.unwrap();
    let (ended, log) = server.stop();
    assert!(ended.success(), "{ended}: {log}");
    assert_eq!(web.unexpected(), Vec::<String>::new());
    crowd.checked("SIGTERM, SQLite", times, &history).await;
}

/// Tests of the test: a server with a fault is killed as soon as ten have an answer.
async fn killed_with(bug: &str, folder: &Folder, database: &str, seed: u64) -> Vec<Violation> {
    let crowd = Crowd::before(database, 20, 40).await;
    let server = Program::with_fault(bug, folder.path(), &crowd.database);
    let (web, history) = (crowd.web(&[&server], seed), history());
    let rush = crowd.rush(&web, &history, crowd.patient_visitors(seed));
    web.when_answered(10).await;
    web.door(0, None);
    server.kill();
    rush.abort();
    let _ = rush.await;
    crowd.looked_at(&history).await.2
}

async fn killed_with_a_file(bug: &str, seed: u64) -> Vec<Violation> {
    let folder = Folder::new();
    killed_with(bug, &folder, &folder.database(), seed).await
}

async fn killed_with_postgresql(bug: &str, seed: u64) -> Vec<Violation> {
    let (folder, database) = (Folder::new(), Database::new().await);
    let found = killed_with(bug, &folder, &database.address, seed).await;
    database.remove().await;
    found
}

/// When the kill comes is chance: of five one shows what is broken.
async fn is_found(bug: &str, expected: Invariant, kill: impl AsyncFn(&str, u64) -> Vec<Violation>) {
    let mut found = BTreeSet::new();
    for seed in 0..5 {
        let violations = kill(bug, seed).await;
        found = broken(&violations);
        if found.contains(&expected) {
            println!("{bug}: {} violations, of {found:?}", violations.len());
            return;
        }
    }
    panic!("{bug}: five kills have broken {found:?}");
}

/// A writer that answers before it commits.
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_before_the_commit_is_found() {
    is_found("AnsweredEarly", Invariant::Kept, killed_with_a_file).await;
}

/// A server that writes down what was decided in a unit apart, after the one that gave the place, on either engine.
#[tokio::test(flavor = "multi_thread")]
async fn a_decision_that_is_written_apart_from_its_place_is_found() {
    is_found("DecidedApart", Invariant::Account, killed_with_a_file).await;
    is_found("DecidedApart", Invariant::Account, killed_with_postgresql).await;
}

/// A program that could have faults switched on is told from one that cannot by this word alone: scripts/checks.sh looks
/// for it in the release.
#[test]
fn the_program_under_test_contains_the_word_that_no_release_does() {
    let program = std::fs::read(env!("CARGO_BIN_EXE_yinyao")).unwrap();
    let word = b"YINYAO_SEEDED_BUG";
    assert!(program.windows(word.len()).any(|bytes| bytes == word));
}
