//! What happens to the neighbours of a unit that refuses, panics, or finds the disk full.

use std::sync::Arc;

use super::*;
use crate::Db;

/// A database in a folder that goes when the test ends.
struct Opened {
    db: Arc<Db>,
    folder: std::path::PathBuf,
}

impl Drop for Opened {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

async fn opened() -> Opened {
    let folder = std::env::temp_dir().join(format!("yinyao-writer-{}", uuid::Uuid::now_v7()));
    std::fs::create_dir(&folder).unwrap();
    let address = format!("sqlite:{}/a.db", folder.display());
    Opened { db: Arc::new(Db::open(&address).await.unwrap()), folder }
}

/// Writes a row called `id`, then ends as told.
async fn write(db: &Db, id: &'static str, end: fn() -> Result<()>) -> Result<()> {
    db.write((id, end), |tx, (id, end), _| {
        Box::pin(async move {
            let sql = "insert into write_probe (id, at) values ($1, 0)";
            sqlx::query(sql).bind(*id).execute(&mut **tx).await?;
            end()
        })
    })
    .await
}

async fn kept(db: &Db) -> Vec<String> {
    let ids = sqlx::query_scalar("select id from write_probe order by id");
    ids.fetch_all(&mut *db.reader().await.unwrap()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_undoes_its_own_effects_and_not_its_neighbours() {
    let opened = opened().await;
    let db = &opened.db;
    let no = || Err(Error::NotFound);
    let (a, b, c) =
        tokio::join!(write(db, "a", || Ok(())), write(db, "b", no), write(db, "c", || Ok(())));
    assert!(a.is_ok() && b.is_err() && c.is_ok());
    assert_eq!(kept(db).await, ["a", "c"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_that_panics_does_not_take_the_writer_with_it() {
    let opened = opened().await;
    let db = &opened.db;
    let panicked = write(db, "a", || panic!("a fault of ours, on purpose")).await;
    assert!(matches!(panicked, Err(Error::Failed(_))));
    write(db, "b", || Ok(())).await.unwrap();
    assert_eq!(kept(db).await, ["b"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_goes_on_when_nobody_waits_any_more() {
    let opened = opened().await;
    let db = &opened.db;
    let asking = Arc::clone(db);
    let browser = tokio::spawn(async move { write(&asking, "a", || Ok(())).await });
    tokio::task::yield_now().await;
    browser.abort();
    let _ = browser.await;
    write(db, "b", || Ok(())).await.unwrap();
    // Aborted before it stood in the queue, or kept whole: never half.
    assert!(kept(db).await.ends_with(&["b".to_owned()]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_an_absence_that_passes() {
    let opened = opened().await;
    let db = &opened.db;
    let filled = db.write((), |tx, (), _| {
        Box::pin(async move {
            // As many pages as there are: what needs another is answered like a full disk.
            sqlx::raw_sql("pragma max_page_count = 1").execute(&mut **tx).await?;
            let sql = "insert into write_probe (id, at) values ($1, 0)";
            sqlx::query(sql).bind("字".repeat(100_000)).execute(&mut **tx).await?;
            Ok(())
        })
    });
    let (filled, neighbour) = tokio::join!(filled, write(db, "a", || Ok(())));
    assert!(filled.is_err_and(|error| error.is_away()));
    assert!(neighbour.is_ok_and(|()| true) || kept(db).await.is_empty());
    write(db, "b", || Ok(())).await.unwrap();
    assert!(kept(db).await.contains(&"b".to_owned()));
}
