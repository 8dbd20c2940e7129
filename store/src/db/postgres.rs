//! PostgreSQL: a transaction for each unit, repeated where the engine asks for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use sqlx::AnyPool;
use tokio::sync::Semaphore;

use super::clock::whole_second;
use super::{Changes, Clock, Lane, PATIENCE, Reach, Tx, Unit, unanswered};
use crate::db::seen;
use crate::decision::record_apart;
use crate::error::{Error, Result};
use crate::seeded::{A_MOMENT, Bug, Seeded};

/// Units that run at once: more would only wait for each other's rows.
pub(super) const AT_ONCE: usize = 8;

/// How often a unit is repeated before its person is asked to send the form again.
const REPEATS: u32 = 10;

/// The way to write on PostgreSQL.
#[derive(Clone, Debug)]
pub(super) struct Transactions {
    lane: Lane,
    pool: AnyPool,
    turns: Arc<Semaphore>,
    changes: Changes,
    seeded: Seeded,
    /// Since somebody last asked.
    has_written: Arc<AtomicBool>,
}

impl Transactions {
    /// Units run on the lane, where the pool's connections are opened.
    pub(super) fn new(lane: Lane, pool: AnyPool, changes: Changes, seeded: Seeded) -> Self {
        let turns = Arc::new(Semaphore::new(AT_ONCE));
        // Whoever wrote before this program started may have left much.
        let has_written = Arc::new(AtomicBool::new(true));
        Self { lane, pool, turns, changes, seeded, has_written }
    }

    /// Runs a unit in a task of its own, so that a browser that leaves cannot stop it half-way.
    ///
    /// `keyed`: it claims a form's key first, so that it may be repeated when nobody knows whether
    /// it was committed.
    pub(super) async fn write<F, T, U>(
        &self,
        clock: &Clock,
        facts: F,
        unit: U,
        keyed: bool,
    ) -> Result<T>
    where
        F: Send + Sync + 'static,
        T: Send + 'static,
        U: for<'a> Fn(&'a mut Tx, &'a F, Timestamp) -> Unit<'a, T> + Send + Sync + 'static,
    {
        let (this, clock) = (self.clone(), clock.clone());
        let lane = self.lane.clone();
        let task = lane.spawn(async move {
            let answer = this.repeat(&clock, &facts, &unit, keyed).await;
            if this.seeded.is(Bug::DecidedApart) {
                this.decides_apart();
            }
            answer
        });
        task.await.map_err(|_| unanswered())?
    }

    /// Whether a unit has run since this was last asked.
    pub(super) fn has_written(&self) -> bool {
        self.has_written.swap(false, Ordering::Relaxed)
    }

    pub(super) async fn close(&self) {
        self.pool.close().await;
    }

    /// What the fault [`Bug::DecidedApart`] does after each unit. Nobody waits for it.
    fn decides_apart(&self) {
        let pool = self.pool.clone();
        self.lane.spawn(async move {
            tokio::time::sleep(A_MOMENT).await;
            // Another unit's may have written the same.
            let _ = record_apart(&pool).await;
        });
    }

    async fn repeat<F, T, U>(&self, clock: &Clock, facts: &F, unit: &U, keyed: bool) -> Result<T>
    where
        U: for<'a> Fn(&'a mut Tx, &'a F, Timestamp) -> Unit<'a, T>,
    {
        let turn = tokio::time::timeout(PATIENCE, self.turns.acquire()).await;
        let _turn = turn
            .map_err(|_| Error::unavailable("too many units of writing waited before this one"))?;
        let mut repeats = 0;
        loop {
            let (begun, (answer, reach)) =
                match Tx::begin(&self.pool, "begin", self.seeded, true).await {
                    Ok(tx) => (true, run(tx, clock, facts, unit).await),
                    Err(lost) => (false, (Err(lost), Reach::NothingPublic)),
                };
            self.changes.count(&[reach]);
            self.has_written.store(true, Ordering::Relaxed);
            match &answer {
                Err(error) if asks_for_repeat(error, keyed || !begun) => {
                    // Nothing is wrong with the unit: whoever asks later finds fewer in the way.
                    if repeats == REPEATS {
                        return answer.map_err(|error| match error {
                            Error::Failed(cause) => Error::Unavailable(cause),
                            other => other,
                        });
                    }
                    repeats += 1;
                    pause(repeats).await;
                }
                _ => return answer,
            }
        }
    }
}

/// Runs the unit in the transaction; answers with what it may have changed, also where nobody knows whether it did.
async fn run<F, T, U>(mut tx: Tx, clock: &Clock, facts: &F, unit: &U) -> (Result<T>, Reach)
where
    U: for<'a> Fn(&'a mut Tx, &'a F, Timestamp) -> Unit<'a, T>,
{
    let answer = run_now(&mut tx, clock, facts, unit).await;
    let reach = tx.take_reach();
    (end(tx, answer).await, reach)
}

/// The unit by the database's clock, unless a test has stopped it.
async fn run_now<F, T, U>(tx: &mut Tx, clock: &Clock, facts: &F, unit: &U) -> Result<T>
where
    U: for<'a> Fn(&'a mut Tx, &'a F, Timestamp) -> Unit<'a, T>,
{
    let now = match clock.stopped_at() {
        Some(stopped) => stopped,
        None if tx.has(Bug::OwnClock) => Timestamp::now(),
        None => database_time(tx).await?,
    };
    clock.follow(now);
    let now = seen(tx, whole_second(now));
    unit(tx, facts, now).await
}

async fn end<T>(tx: Tx, answer: Result<T>) -> Result<T> {
    match answer {
        Ok(answer) => tx.commit().await.map(|()| answer),
        Err(error) => {
            // The connection may be gone; the first error tells more than this one.
            let _ = tx.roll_back().await;
            Err(error)
        }
    }
}

/// What time it is on the database's own clock: two servers agree on the opening moment.
async fn database_time(tx: &mut Tx) -> Result<Timestamp> {
    let sql = "select cast(floor(extract(epoch from clock_timestamp()) * 1000) as bigint)";
    let milliseconds: i64 = sqlx::query_scalar(sql).fetch_one(&mut **tx).await?;
    Timestamp::from_millisecond(milliseconds).map_err(Error::failed)
}

/// Two units were in each other's way (40001, 40P01; 23505 where another has answered the same form meanwhile), or a
/// connection was lost and it does no harm to do again what may have been done.
fn asks_for_repeat(error: &Error, harmless: bool) -> bool {
    use sqlx::Error::{PoolClosed, PoolTimedOut};
    let (Error::Unavailable(cause) | Error::Failed(cause)) = error else { return false };
    match cause.downcast_ref::<sqlx::Error>() {
        // It has waited long enough for a server that does not answer.
        None | Some(PoolTimedOut | PoolClosed) => false,
        Some(_) if error.is_away() => harmless,
        Some(told) => told.as_database_error().is_some_and(|told| match told.code().as_deref() {
            Some("40001" | "40P01") => true,
            Some("23505") => told.table() == Some("form_key"),
            _ => false,
        }),
    }
}

/// A moment by chance, so that the same two do not meet again.
async fn pause(repeats: u32) {
    let longest = 5_u64 << repeats.min(6);
    tokio::time::sleep(Duration::from_millis(rand::random_range(1..=longest))).await;
}
