//! The power goes at any moment of a rush. kill -9 does not show this, since the system keeps what was written: here the
//! files are put together again as a disk may have kept them, and every answer that somebody had got must be in them.

use std::collections::BTreeSet;
use std::path::Path;

use checker::{Answer, Attempt, Contents, Invariant, Violation, broken, result};
use sqlx::AnyPool;
use store::Db;

use crate::support::{Crowd, Disk, Folder, Program, Recording, Unsynced, history, size};

const NAME: &str = "yinyao.db";

/// A rush that was recorded.
struct Recorded {
    disk: Disk,
    recording: Recording,
    attempts: Vec<Attempt>,
}

async fn recorded(people: u32, bug: &str) -> Recorded {
    let (folder, traces) = (Folder::new(), Folder::new());
    let database = format!("sqlite:{}", folder.path().join(NAME).display());
    let crowd = Crowd::before(&database, 20, people).await;
    let disk = Disk::of(folder.path(), NAME);
    let (mut recording, mut command) = Recording::of_program(traces.path());
    command.env("YINYAO_SEEDED_BUG", bug);
    let server = Program::start_as(command, folder.path(), &database);
    let (web, history) = (crowd.web(&[&server], 8), history());
    crowd.rush_of(6, &web, &history, crowd.patient_visitors(8)).await.unwrap();
    assert!(server.stop().0.success());
    recording.read(NAME).await;
    let whole = crowd.checked("a rush under strace, SQLite", 0, &history).await.0;
    let mut replayed = disk.clone();
    recording.steps.iter().for_each(|step| replayed.goes_on(step));
    let again = Folder::new();
    replayed.after_power_loss(again.path(), Unsynced::Kept);
    let same = read(again.path()).await.unwrap();
    assert_eq!(same.rows.len(), whole.rows.len(), "the recording is whole");
    Recorded { disk, recording, attempts: history.attempts() }
}

/// What a started server finds in the files of a folder; nothing if they are damaged.
async fn read(folder: &Path) -> Option<Contents> {
    let database = format!("sqlite:{}", folder.join(NAME).display());
    Db::open(&database).await.ok()?.close().await;
    let pool = AnyPool::connect(&database).await.ok()?;
    let sound = sqlx::query_scalar("pragma integrity_check").fetch_one(&pool).await;
    pool.close().await;
    let sound: String = sound.ok()?;
    if sound == "ok" { Contents::of(&database).await.ok() } else { None }
}

/// What came of many losses of power.
#[derive(Default)]
struct Losses {
    times: usize,
    damaged: usize,
    found: Vec<Violation>,
}

/// Loses the power before so many of the steps, each time in three ways.
async fn loses_power(rush: Recorded, cuts: usize) -> Losses {
    let Recorded { mut disk, recording, attempts } = rush;
    let (steps, mut losses) = (&recording.steps, Losses::default());
    let every = steps.len().div_ceil(cuts).max(1);
    for (number, step) in steps.iter().enumerate() {
        if number % every == 0 {
            // Whoever had an answer then is owed it; whoever had asked may have it.
            let so_far = attempts.iter().filter(|one| one.asked.at < step.at).copied();
            let so_far: Vec<Attempt> = so_far
                .map(|one| match one.answered.at < step.at {
                    true => one,
                    false => Attempt { answer: Answer::Unknown, ..one },
                })
                .collect();
            for unsynced in [Unsynced::Lost, Unsynced::Kept, Unsynced::Some(number as u64)] {
                let folder = Folder::new();
                disk.after_power_loss(folder.path(), unsynced);
                losses.times += 1;
                match read(folder.path()).await {
                    Some(contents) => {
                        losses.found.extend(checker::violations(&contents, &so_far));
                    }
                    None => losses.damaged += 1,
                }
            }
        }
        disk.goes_on(step);
    }
    losses
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_outlives_the_power_at_any_moment() {
    let rush = recorded(size(40, 500), "").await;
    let (steps, attempts) = (rush.recording.steps.len(), rush.attempts.clone());
    let Losses { times, damaged, found } = loses_power(rush, size(25, 700)).await;
    println!(
        "SQLite, the power lost {times} times within {steps} steps; {damaged} damaged, {} violations",
        found.len()
    );
    result("the power lost at any moment, SQLite", &attempts, times, damaged + found.len());
    assert_eq!((damaged, found), (0, Vec::new()));
}

/// Tests of the test: with `synchronous = normal`, which syncs at checkpoints and not before an answer, the same replay finds
/// answers that are lost.
#[tokio::test(flavor = "multi_thread")]
async fn answers_that_were_not_synced_are_found() {
    let rush = recorded(20, "SyncedAtCheckpoint").await;
    let Losses { times, damaged, found } = loses_power(rush, 10).await;
    let broken: BTreeSet<Invariant> = broken(&found);
    println!(
        "SyncedAtCheckpoint: {} violations, of {broken:?}, at {times} losses of power, {damaged} damaged",
        found.len()
    );
    assert!(broken.contains(&Invariant::Kept), "{broken:?}");
}
