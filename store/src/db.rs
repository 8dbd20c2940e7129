//! The database: opening it, reading from it, and writing to it in units.

mod changes;
mod clock;
mod desk;
mod file;
mod gathered;
mod lane;
mod lately;
mod open;
mod postgres;
mod schema;
mod statistics;
mod tx;

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use domain::fee::FeeTerms;
use domain::id::{FormKey, InstitutionId, OfferingId, SignUpId};
use domain::offering::Offering;
use domain::sign_up::SignUp;
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyPool};

pub use self::changes::Changed;
pub(crate) use self::changes::{Changes, Reach};
pub use self::clock::Clock;
pub(crate) use self::gathered::{Gathered, Waiting, tell_each};
pub(crate) use self::lane::Lane;
pub(crate) use self::lately::Lately;
pub use self::open::OpenError;
use self::postgres::Transactions;
pub(crate) use self::tx::{Tx, seen};
use crate::error::{Error, Result};
use crate::form_key::{self, Claim};
use crate::import::Running;
use crate::seeded::{Bug, Seeded};
use crate::sign_in::Signed;
use crate::sign_up::{Checked, Checking, FormerLine, Outcome, Wanted};
use crate::writer::Writer;

/// How long a unit may wait for its turn: later, whoever asked has been told to try again.
pub(crate) const PATIENCE: Duration = Duration::from_secs(15);

/// How long the database may take to answer the shortest question: longer than one waits for a connection.
const PROBE: Duration = Duration::from_secs(3);

/// What a unit of writing answers, once it has run.
pub(crate) type Unit<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// The database, shared by everybody who answers a request.
#[derive(Clone, Debug)]
pub struct Db {
    readers: AnyPool,
    engine: Engine,
    lane: Lane,
    clock: Clock,
    changes: Changes,
    sign_ups: Gathered<Wanted, SignUp>,
    sign_ins: Gathered<String, Option<Signed>>,
    outcomes: Gathered<SignUpId, Option<Outcome>>,
    checks: Gathered<Checking, Checked>,
    offerings: Lately<OfferingId, Offering>,
    former_lines: Lately<OfferingId, Vec<FormerLine>>,
    fee_terms: Lately<InstitutionId, FeeTerms>,
    running: Running,
    gathers: bool,
    seeded: Seeded,
}

/// Which engine runs. Nothing outside of `db` and `writer` asks.
#[derive(Clone, Debug)]
enum Engine {
    Sqlite(Writer),
    Postgres(Transactions),
}

impl Db {
    /// Opens `sqlite:FILE` or `postgres://…` and brings its schema up to this program's.
    pub async fn open(address: &str) -> Result<Self, OpenError> {
        open::open(address, Seeded::from_environment()).await
    }

    /// The same with a fault on purpose, for tests of the tests.
    #[cfg(all(feature = "seeded_bugs", debug_assertions))]
    pub async fn open_with(address: &str, bug: Bug) -> Result<Self, OpenError> {
        open::open(address, Seeded::with(bug)).await
    }

    fn new(readers: AnyPool, engine: Engine, lane: Lane, changes: Changes, seeded: Seeded) -> Self {
        Self {
            readers,
            engine,
            lane,
            clock: Clock::default(),
            changes,
            sign_ups: Gathered::default(),
            sign_ins: Gathered::default(),
            outcomes: Gathered::default(),
            checks: Gathered::default(),
            offerings: Lately::default(),
            former_lines: Lately::default(),
            fee_terms: Lately::default(),
            running: Running::default(),
            gathers: !seeded.is(Bug::NoLock),
            seeded,
        }
    }

    /// The same database with another clock, for tests.
    #[must_use]
    pub fn at(mut self, clock: Clock) -> Self {
        self.clock = clock;
        // Those who ask by one clock are answered by it.
        (self.sign_ups, self.sign_ins) = (Gathered::default(), Gathered::default());
        (self.outcomes, self.checks) = (Gathered::default(), Gathered::default());
        self
    }

    /// The instant, by the clock that judges: the database's on PostgreSQL, as last seen.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The same with its milliseconds: for what counts the time until an opening.
    pub fn now_exactly(&self) -> Timestamp {
        self.clock.exactly()
    }

    /// What this program has changed but the places of single offerings. While it stays the same, and so does [`Db::now`],
    /// everything else that was read is still true, unless another program has written.
    pub fn changes(&self) -> Changed {
        self.changes.so_far()
    }

    /// What this program has changed, with the places of this one offering.
    pub fn changes_of(&self, offering: OfferingId) -> Changed {
        self.changes.of(offering)
    }

    /// Whether the database answers a question. One whose connections are all at work is busy, not away.
    pub async fn answers(&self) -> bool {
        let ask = async {
            let mut connection = match self.readers.acquire().await {
                Ok(connection) => connection,
                // Of a server that is away no connection is left: they are tried, and dropped.
                Err(sqlx::Error::PoolTimedOut) => return self.all_readers_are_at_work(),
                Err(_) => return false,
            };
            let asked = sqlx::query_scalar::<_, i64>("select cast(1 as bigint)");
            asked.fetch_one(&mut *connection).await.is_ok()
        };
        tokio::time::timeout(PROBE, ask).await.unwrap_or(false)
    }

    fn all_readers_are_at_work(&self) -> bool {
        self.readers.size() >= self.readers.options().get_max_connections()
            && self.readers.num_idle() == 0
    }

    /// Writes a row and commits it, to know that the database can.
    pub async fn is_ready(&self) -> Result<()> {
        self.write((), |tx, (), now| {
            Box::pin(async move {
                let probe = "insert into write_probe (id, at) values ('ready', $1) \
                             on conflict (id) do update set at = excluded.at";
                sqlx::query(probe).bind(now.as_second()).execute(&mut **tx).await?;
                Ok(())
            })
        })
        .await
    }

    /// Has the engine count the tables that this program has made grow, so that it goes on planning well; returns how many.
    /// To be called again and again while others ask; costs nothing while nothing is written. SQLite plans without counting.
    pub async fn renew_statistics(&self) -> Result<usize> {
        match &self.engine {
            Engine::Sqlite(_) => Ok(0),
            Engine::Postgres(turns) if !turns.has_written() => Ok(0),
            Engine::Postgres(_) => statistics::renew(&mut *self.reader().await?).await,
        }
    }

    /// Finishes what is being read and written, and lets go of the database.
    pub async fn close(&self) {
        self.readers.close().await;
        match &self.engine {
            Engine::Sqlite(writer) => writer.close().await,
            Engine::Postgres(transactions) => transactions.close().await,
        }
    }

    /// Whether those who ask at once are answered together; not where a test wants to see them in each other's way.
    pub(crate) const fn gathers(&self) -> bool {
        self.gathers
    }

    /// Whether a test has given this database the fault.
    pub(crate) fn has(&self, bug: Bug) -> bool {
        self.seeded.is(bug)
    }

    /// Where what is gathered is answered.
    pub(crate) const fn lane(&self) -> &Lane {
        &self.lane
    }

    /// Places that are asked for and wait for a unit.
    pub(crate) const fn sign_ups(&self) -> &Gathered<Wanted, SignUp> {
        &self.sign_ups
    }

    /// Tokens of which somebody asks whose they are.
    pub(crate) const fn sign_ins(&self) -> &Gathered<String, Option<Signed>> {
        &self.sign_ins
    }

    /// Entries of which somebody asks how they stand.
    pub(crate) const fn outcomes(&self) -> &Gathered<SignUpId, Option<Outcome>> {
        &self.outcomes
    }

    /// People who check what they would get.
    pub(crate) const fn checks(&self) -> &Gathered<Checking, Checked> {
        &self.checks
    }

    /// Offerings that were read within the second.
    pub(crate) const fn offerings(&self) -> &Lately<OfferingId, Offering> {
        &self.offerings
    }

    /// How far waiting lists went, as it was read within the second.
    pub(crate) const fn former_lines(&self) -> &Lately<OfferingId, Vec<FormerLine>> {
        &self.former_lines
    }

    /// How institutions take their fees, as it was read within the second.
    pub(crate) const fn fee_terms(&self) -> &Lately<InstitutionId, FeeTerms> {
        &self.fee_terms
    }

    /// The long lists that this program takes over.
    pub(crate) const fn running(&self) -> &Running {
        &self.running
    }

    /// A connection to read from.
    pub(crate) async fn reader(&self) -> Result<PoolConnection<Any>> {
        self.readers.acquire().await.map_err(Error::no_connection)
    }

    /// Runs a unit of writing: all of it is kept, or nothing. It goes on when nobody waits any more.
    ///
    /// The engine may ask for a repeat, so a unit touches nothing but its transaction.
    pub(crate) async fn write<F, T, U>(&self, facts: F, unit: U) -> Result<T>
    where
        F: Send + Sync + 'static,
        T: Send + 'static,
        U: for<'a> Fn(&'a mut Tx, &'a F, Timestamp) -> Unit<'a, T> + Send + Sync + 'static,
    {
        match &self.engine {
            Engine::Sqlite(writer) => writer.write(&self.clock, facts, unit).await,
            Engine::Postgres(turns) => turns.write(&self.clock, facts, unit, false).await,
        }
    }

    /// Runs a unit of writing once for a form's key: sent again, it answers again and does nothing.
    ///
    /// `verb` and `facts` tell one form from another: the same key with others is refused.
    pub(crate) async fn write_once<F, T, U>(
        &self,
        key: FormKey,
        verb: &'static str,
        facts: F,
        unit: U,
    ) -> Result<T>
    where
        F: Serialize + Send + Sync + 'static,
        T: Serialize + DeserializeOwned + Send + Sync + 'static,
        U: for<'a> Fn(&'a mut Tx, &'a F, Timestamp) -> Unit<'a, T> + Send + Sync + 'static,
    {
        let fingerprint = form_key::fingerprint(verb, &facts)?;
        self.write_keyed(Once { key, fingerprint, facts, unit }, Once::run).await
    }

    /// Runs a unit that looks at forms' keys itself: it may be run again where nobody knows whether it was committed.
    pub(crate) async fn write_keyed<F, T, U>(&self, facts: F, unit: U) -> Result<T>
    where
        F: Send + Sync + 'static,
        T: Send + 'static,
        U: for<'a> Fn(&'a mut Tx, &'a F, Timestamp) -> Unit<'a, T> + Send + Sync + 'static,
    {
        match &self.engine {
            Engine::Sqlite(writer) => writer.write(&self.clock, facts, unit).await,
            Engine::Postgres(turns) => turns.write(&self.clock, facts, unit, true).await,
        }
    }
}

/// A unit with the key under which it is done once.
struct Once<F, U> {
    key: FormKey,
    fingerprint: String,
    facts: F,
    unit: U,
}

impl<F, U> Once<F, U> {
    /// Claims the key, or answers what was answered to it before.
    fn run<'a, T>(tx: &'a mut Tx, once: &'a Self, now: Timestamp) -> Unit<'a, T>
    where
        F: Send + Sync,
        T: Serialize + DeserializeOwned + Send + Sync,
        U: for<'b> Fn(&'b mut Tx, &'b F, Timestamp) -> Unit<'b, T> + Send + Sync,
    {
        Box::pin(async move {
            if tx.has(Bug::KeyIgnored) || tx.has(Bug::RefusalKept) {
                return (once.unit)(tx, &once.facts, now).await;
            }
            match form_key::claim(tx, once.key, &once.fingerprint, now).await? {
                Claim::Answered(answer) => Ok(serde_json::from_str(&answer)?),
                Claim::New => {
                    let answer = (once.unit)(tx, &once.facts, now).await?;
                    form_key::keep_answer(tx, once.key, &serde_json::to_string(&answer)?).await?;
                    Ok(answer)
                }
            }
        })
    }
}

/// A unit that ended without an answer: it panicked, or the program is stopping.
pub(crate) fn unanswered() -> Error {
    Error::failed("a unit of writing ended without an answer")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_database_at_work_is_busy_and_a_closed_one_is_away() {
        let folder = std::env::temp_dir().join(format!("yinyao-busy-{}", uuid::Uuid::now_v7()));
        std::fs::create_dir(&folder).unwrap();
        let db = Db::open(&format!("sqlite:{}", folder.join("yinyao.db").display())).await.unwrap();
        assert!(db.answers().await);
        let mut at_work = Vec::new();
        for _ in 0..db.readers.options().get_max_connections() {
            at_work.push(db.reader().await.unwrap());
        }
        assert!(db.answers().await, "all connections are at work, which is no absence");
        drop(at_work);
        db.close().await;
        assert!(!db.answers().await);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
