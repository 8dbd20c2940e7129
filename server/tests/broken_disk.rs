//! A disk that is full, and one that fails: the plain page keeps what was typed, reading goes on, nobody is told of
//! something that is not there, and writing goes on by itself once the disk can.

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::Arc;

use checker::{Act, Answer, Porter, counts};
use domain::id::{FormKey, PersonId};
use tokio::task::JoinHandle;

use crate::support::{Crowd, Folder, Program, Web, ask, history, size};

const SEED: u64 = 4;

fn in_a(folder: &Folder) -> String {
    format!("sqlite:{}", folder.path().join("yinyao.db").display())
}

/// The program, which is not ended by the signal for a file that may not grow: the write itself fails instead.
fn that_survives_a_full_disk() -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' XFSZ; exec \"$0\"", env!("CARGO_BIN_EXE_yinyao")]);
    command
}

/// From now on no file of the program may be written beyond so many bytes; `unlimited` lifts it.
fn may_write(server: &Program, bytes: &str) {
    let mut command = Command::new("prlimit");
    command.args(["--pid", &server.number().to_string(), &format!("--fsize={bytes}:unlimited")]);
    assert!(command.status().expect("prlimit comes with every Linux").success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_told_on_a_plain_page_and_passes_by_itself() {
    let folder = Folder::new();
    let crowd = Crowd::before(&in_a(&folder), 20, 40).await;
    let server = Program::start_as(that_survives_a_full_disk(), folder.path(), &crowd.database);
    let (web, history) = (crowd.web(&[&server], SEED), history());
    let keys: Vec<(PersonId, FormKey)> =
        crowd.people.iter().map(|person| (*person, store::form_key::new())).collect();
    let [room, full, room_again] = [&keys[..15], &keys[15..30], &keys[30..]];
    for (person, key) in room {
        assert_ne!(asks(&crowd, &web, &history, *person, *key).await, Answer::Unknown);
    }
    may_write(&server, "4096");
    for (person, key) in full {
        assert_eq!(asks(&crowd, &web, &history, *person, *key).await, Answer::Unknown);
    }
    let (person, key) = full[0];
    let fields = format!("key={key}&offering={}&expected=held", crowd.classes[0]);
    let token = &crowd.tokens[&person];
    let page = ask(&server.address, "POST", "/forms/sign-up", token, &fields).await;
    assert_eq!(page.status, 503);
    for words in ["action=\"/forms/sign-up\"", &key.to_string(), "再试一次", "正在休息", "0123"]
    {
        assert!(page.body.contains(words), "{words} is missing in: {}", page.body);
    }
    for path in ["/", "/classes", &format!("/offerings/{}", crowd.classes[1]), "/me"] {
        let page = ask(&server.address, "GET", path, token, "").await;
        assert!(page.status < 500, "reading goes on: {path} {}", page.status);
    }
    assert_eq!(ask(&server.address, "GET", "/readyz", "", "").await.status, 503);
    assert_eq!(ask(&server.address, "GET", "/healthz", "", "").await.status, 200);
    may_write(&server, "unlimited");
    for (person, key) in full.iter().chain(room_again) {
        assert_ne!(asks(&crowd, &web, &history, *person, *key).await, Answer::Unknown);
    }
    assert_eq!(ask(&server.address, "GET", "/readyz", "", "").await.status, 200);
    assert!(server.stop().0.success());
    assert_eq!(web.unexpected(), Vec::<String>::new());
    crowd.checked("a disk that is full, SQLite", full.len(), &history).await;
}

/// One person asks for the dearest class, once.
async fn asks(
    crowd: &Crowd,
    web: &Arc<Web>,
    history: &checker::History,
    person: PersonId,
    key: FormKey,
) -> Answer {
    let (offering, asked) = (crowd.classes[0], history.now());
    let answer = web.sign_up(key, offering, person, false).await;
    history.note(key, Act::SignUp { offering, person, by_coordinator: false }, asked, answer);
    answer
}

/// The program under strace, where of each thread's calls of this name the one of this number, and then each so many
/// later, fails.
fn that_fails(call: &str, error: &str, first: u32, step: u32) -> Command {
    let mut command = Command::new("strace");
    let fault = format!("inject={call}:error={error}:when={first}+{step}");
    command.args(["-D", "-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={call}")]);
    command.args(["-e", &fault, env!("CARGO_BIN_EXE_yinyao")]);
    command
}

/// A rush while the disk fails now and then: everybody is answered in the end, and the checker finds nothing.
async fn fails_now_and_then(call: &str, error: &str, first: u32, step: u32) -> usize {
    let folder = Folder::new();
    let crowd = Crowd::before(&in_a(&folder), 10, 40).await;
    let command = that_fails(call, error, first, step);
    let server = Program::start_as(command, folder.path(), &crowd.database);
    let (web, history) = (crowd.web(&[&server], SEED), history());
    let rush = crowd.rush_of(4, &web, &history, crowd.visitors(SEED));
    let pages = pages_meanwhile(&server.address, &crowd, &rush).await;
    rush.await.unwrap();
    // Nothing is asked of how it ends: what it does last may fail as well.
    let (_, log) = server.stop();
    let whole = pages.keys().all(|status| [200, 503].contains(status));
    assert!(whole, "{pages:?}: {log}");
    let unread = pages.get(&503).copied().unwrap_or_default();
    assert_eq!(web.unexpected(), Vec::<String>::new());
    let resting = unread + web.statuses().get(&503).copied().unwrap_or_default();
    println!("{call} fails with {error} at {first}+{step}: {resting} times 503");
    // How often strace made one fail is not known: at least as often as somebody was told that the database rests.
    let what = format!("{call} fails with {error}, SQLite");
    let (_, attempts) = crowd.checked(&what, resting, &history).await;
    assert!(attempts.len() >= 40, "{}", counts(&attempts));
    resting
}

/// Somebody who is signed in reads as long as others ask for places; how often each status was answered. What was
/// written meanwhile has to be read anew.
async fn pages_meanwhile(
    address: &str,
    crowd: &Crowd,
    rush: &JoinHandle<()>,
) -> BTreeMap<u16, usize> {
    let token = &crowd.tokens[&crowd.people[0]];
    let mut answers = BTreeMap::new();
    for class in crowd.classes.iter().cycle() {
        if rush.is_finished() {
            break;
        }
        let page = ask(address, "GET", &format!("/offerings/{class}"), token, "").await;
        *answers.entry(page.status).or_default() += 1;
    }
    answers
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sync_that_fails_is_never_told_as_done() {
    let mut resting = 0;
    for first in 0..size(2, 50) {
        resting += fails_now_and_then("fsync", "EIO", 7 + first, 5).await;
    }
    assert!(resting > 0, "at least one sync has failed under a sign-up");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_fails_is_never_told_as_done() {
    let mut resting = 0;
    for first in 0..size(2, 50) {
        resting += fails_now_and_then("pwrite64", "EIO", 90 + first, 31).await;
    }
    assert!(resting > 0, "at least one write has failed under a sign-up");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_told_and_asked_for_again() {
    let mut resting = 0;
    for first in 0..size(2, 20) {
        resting += fails_now_and_then("pread64", "EIO", 160 + 7 * first, 19).await;
    }
    assert!(resting > 0, "at least one read has failed under a question");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_finds_no_room_is_never_told_as_done() {
    let mut resting = 0;
    for first in 0..size(2, 50) {
        resting += fails_now_and_then("pwrite64", "ENOSPC", 90 + first, 31).await;
    }
    assert!(resting > 0, "at least one write has failed under a sign-up");
}
