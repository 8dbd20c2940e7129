//! SQLite's one writer: takes all units that wait, commits them together, then answers each.

use std::time::Instant;

use jiff::Timestamp;
use sqlx::AnyPool;
use tokio::sync::{mpsc, oneshot};

use crate::db::{Changes, Clock, PATIENCE, Reach, Tx, Unit, seen, unanswered};
use crate::decision::record_apart;
use crate::error::{Error, Result};
use crate::seeded::{A_MOMENT, Bug, Seeded};

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
    pub(crate) fn start(pool: AnyPool, changes: Changes, seeded: Seeded) -> Self {
        let (queue, waiting) = mpsc::channel(QUEUE);
        tokio::spawn(serve(pool.clone(), changes, seeded, waiting));
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
            let now = seen(tx, self.clock.now());
            let decided = (self.unit)(tx, &self.facts, now).await;
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
async fn serve(
    pool: AnyPool,
    changes: Changes,
    seeded: Seeded,
    mut queue: mpsc::Receiver<Box<dyn Waiting>>,
) {
    let mut batch = Vec::with_capacity(BATCH);
    while queue.recv_many(&mut batch, BATCH).await > 0 {
        let taken = std::mem::take(&mut batch);
        // A task of its own, so that a unit that panics takes this batch with it and not the writer.
        if tokio::spawn(commit(pool.clone(), changes.clone(), seeded, taken)).await.is_err() {
            tracing::error!("a unit of writing panicked; its batch was undone");
        }
    }
}

/// Runs the units and answers them once all is on disk.
async fn commit(pool: AnyPool, changes: Changes, seeded: Seeded, batch: Vec<Box<dyn Waiting>>) {
    let (stale, mut fresh): (Vec<_>, Vec<_>) = batch.into_iter().partition(|unit| unit.is_stale());
    for unit in stale {
        unit.answer(Err(Error::unavailable("too many units of writing waited before this one")));
    }
    let mut reaches = Vec::with_capacity(fresh.len());
    let committed = run_together(&pool, seeded, &mut fresh, &mut reaches).await;
    if seeded.is(Bug::AnsweredEarly)
        && let Ok(tx) = committed
    {
        fresh.into_iter().for_each(|unit| unit.answer(Ok(())));
        tokio::time::sleep(A_MOMENT).await;
        let _ = tx.commit().await;
        return;
    }
    let committed = match committed {
        Ok(tx) => tx.commit().await,
        Err(undone) => Err(undone),
    };
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
    if seeded.is(Bug::DecidedApart) {
        tokio::time::sleep(A_MOMENT).await;
        let _ = record_apart(&pool).await;
    }
}

/// One transaction, a savepoint for each unit: a refusal must not undo its neighbours. What each may have changed is
/// noted, also where nobody knows whether it was committed.
async fn run_together(
    pool: &AnyPool,
    seeded: Seeded,
    batch: &mut [Box<dyn Waiting>],
    reaches: &mut Vec<Reach>,
) -> Result<Tx> {
    // Not deferred: reading first and writing later would fail at once when another program writes.
    let mut tx = Tx::begin(pool, "begin immediate", seeded, false).await?;
    sqlx::raw_sql("savepoint unit").execute(&mut *tx).await?;
    for unit in batch {
        let outcome = unit.run(&mut tx).await;
        reaches.push(tx.take_reach());
        match outcome {
            // SQLite may have undone the whole transaction by itself.
            Err(away) if away.is_away() => return Err(away),
            // The savepoint stays, for the next unit.
            Err(_) if !tx.has(Bug::RefusalKept) => {
                sqlx::raw_sql("rollback to unit").execute(&mut *tx).await?;
            }
            // Together: each question to SQLite is a way to its thread and back.
            _ => {
                sqlx::raw_sql("release unit; savepoint unit").execute(&mut *tx).await?;
            }
        }
    }
    Ok(tx)
}

#[cfg(test)]
mod tests;
