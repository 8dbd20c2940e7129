//! SQLite's one writer: takes all units that wait, commits them together, then answers each.

use std::time::Instant;

use jiff::Timestamp;
use sqlx::AnyPool;
use tokio::sync::{mpsc, oneshot};

use crate::db::{Changes, Clock, PATIENCE, Reach, Tx, Unit, unanswered};
use crate::error::{Error, Result};

/// Units committed together at most: one sync to disk for all of them.
const BATCH: usize = 64;

/// Units that may wait before the next has to wait outside.
const QUEUE: usize = 1024;

/// The way to the task that owns the only writing connection.
#[derive(Clone, Debug)]
pub(crate) struct Writer {
    queue: mpsc::Sender<Box<dyn Waiting>>,
    pool: AnyPool,
}

impl Writer {
    /// Starts the task. `pool` holds one connection, set up for writing.
    pub(crate) fn start(pool: AnyPool, changes: Changes) -> Self {
        let (queue, waiting) = mpsc::channel(QUEUE);
        tokio::spawn(serve(pool.clone(), changes, waiting));
        Self { queue, pool }
    }

    /// Runs a unit. Once it stands in the queue, it is run whether or not anybody still waits.
    pub(crate) async fn write<F, T, U>(&self, clock: &Clock, facts: F, unit: U) -> Result<T>
    where
        F: Send + Sync + 'static,
        T: Send + 'static,
        U: for<'a> Fn(&'a mut Tx, &'a F, Timestamp) -> Unit<'a, T> + Send + Sync + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let since = Instant::now();
        let entry = Entry { facts, unit, clock: clock.clone(), since, decided: None, reply };
        self.queue.send(Box::new(entry)).await.map_err(|_| unanswered())?;
        answer.await.map_err(|_| unanswered())?
    }

    /// Closes the connection after what is being written.
    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }
}

/// A unit in the queue, whatever it answers.
trait Waiting: Send {
    /// It has waited so long that whoever asked has been told to try again.
    fn is_stale(&self) -> bool;
    /// Runs it and keeps its answer; an error means that its effects are to be undone.
    fn run<'a>(&'a mut self, tx: &'a mut Tx) -> Unit<'a, ()>;
    /// Answers, now that what it did is on disk or is not.
    fn answer(self: Box<Self>, committed: Result<()>);
}

struct Entry<F, T, U> {
    facts: F,
    unit: U,
    clock: Clock,
    since: Instant,
    decided: Option<Result<T>>,
    reply: oneshot::Sender<Result<T>>,
}

impl<F, T, U> Waiting for Entry<F, T, U>
where
    F: Send + Sync,
    T: Send,
    U: for<'a> Fn(&'a mut Tx, &'a F, Timestamp) -> Unit<'a, T> + Send + Sync,
{
    fn is_stale(&self) -> bool {
        self.since.elapsed() > PATIENCE
    }

    fn run<'a>(&'a mut self, tx: &'a mut Tx) -> Unit<'a, ()> {
        Box::pin(async move {
            let decided = (self.unit)(tx, &self.facts, self.clock.now()).await;
            let kept = decided.as_ref().map(|_| ()).map_err(Error::clone);
            self.decided = Some(decided);
            kept
        })
    }

    fn answer(self: Box<Self>, committed: Result<()>) {
        let answer = match (self.decided, committed) {
            (Some(Err(refused)), _) => Err(refused),
            (_, Err(lost)) => Err(lost),
            (Some(decided), Ok(())) => decided,
            (None, Ok(())) => Err(unanswered()),
        };
        // Nobody may wait any more; what was done stays done.
        let _ = self.reply.send(answer);
    }
}

/// Takes what waits, until nobody can ask any more.
async fn serve(pool: AnyPool, changes: Changes, mut queue: mpsc::Receiver<Box<dyn Waiting>>) {
    let mut batch = Vec::with_capacity(BATCH);
    while queue.recv_many(&mut batch, BATCH).await > 0 {
        let taken = std::mem::take(&mut batch);
        // A task of its own, so that a unit that panics takes this batch with it and not the writer.
        if tokio::spawn(commit(pool.clone(), changes.clone(), taken)).await.is_err() {
            tracing::error!("a unit of writing panicked; its batch was undone");
        }
    }
}

/// Runs the units and answers them once all is on disk.
async fn commit(pool: AnyPool, changes: Changes, batch: Vec<Box<dyn Waiting>>) {
    let (stale, mut fresh): (Vec<_>, Vec<_>) = batch.into_iter().partition(|unit| unit.is_stale());
    for unit in stale {
        unit.answer(Err(Error::unavailable("too many units of writing waited before this one")));
    }
    let mut reaches = Vec::with_capacity(fresh.len());
    let committed = commit_together(&pool, &mut fresh, &mut reaches).await;
    changes.count(&reaches);
    if committed.is_err() {
        // After a failed sync nothing that this connection says can be trusted.
        if let Ok(connection) = pool.acquire().await {
            let _ = connection.close().await;
        }
    }
    for unit in fresh {
        unit.answer(committed.clone());
    }
}

/// One transaction, a savepoint for each unit: a refusal must not undo its neighbours. What each may have changed is
/// noted, also where nobody knows whether it was committed.
async fn commit_together(
    pool: &AnyPool,
    batch: &mut [Box<dyn Waiting>],
    reaches: &mut Vec<Reach>,
) -> Result<()> {
    // Not deferred: reading first and writing later would fail at once when another program writes.
    let mut tx = Tx::begin(pool, "begin immediate").await?;
    sqlx::raw_sql("savepoint unit").execute(&mut *tx).await?;
    for unit in batch {
        let outcome = unit.run(&mut tx).await;
        reaches.push(tx.take_reach());
        match outcome {
            // SQLite may have undone the whole transaction by itself.
            Err(away) if away.is_away() => return Err(away),
            // The savepoint stays, for the next unit.
            Err(_) => {
                sqlx::raw_sql("rollback to unit").execute(&mut *tx).await?;
            }
            // Together: each question to SQLite is a way to its thread and back.
            Ok(()) => {
                sqlx::raw_sql("release unit; savepoint unit").execute(&mut *tx).await?;
            }
        }
    }
    tx.commit().await
}

#[cfg(test)]
mod tests {
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
}
