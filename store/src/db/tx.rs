//! A unit's transaction, and the instant that it judges by.

use std::fmt::Display;
use std::ops::{Deref, DerefMut};
use std::time::Duration;

use jiff::Timestamp;
use sqlx::{Any, AnyConnection, AnyPool, AssertSqlSafe, SqlSafeStr, Transaction};

use super::Reach;
use crate::error::{Error, Result};
use crate::lists::{bind_each, padded, placeholders};
use crate::log::Noted;
use crate::seeded::{Bug, Seeded};

/// A unit's transaction. A step that takes it writes; one that takes an [`AnyConnection`] reads.
#[derive(Debug)]
pub(crate) struct Tx {
    transaction: Transaction<'static, Any>,
    reach: Reach,
    noted: Noted,
    seeded: Seeded,
    /// Others write at the same time, and wait for the rows that this one has locked.
    is_beside_others: bool,
}

impl Tx {
    /// Begins a transaction of the given kind.
    pub(crate) async fn begin(
        pool: &AnyPool,
        how: impl SqlSafeStr,
        seeded: Seeded,
        is_beside_others: bool,
    ) -> Result<Self> {
        let transaction = pool.begin_with(how).await.map_err(Error::no_connection)?;
        let (reach, noted) = (Reach::default(), Noted::default());
        Ok(Self { transaction, reach, noted, seeded, is_beside_others })
    }

    /// Whether others write at the same time, on connections of their own.
    pub(crate) const fn is_beside_others(&self) -> bool {
        self.is_beside_others
    }

    /// Locks rows of a table in the order of their keys, before one statement changes them all: it takes them in the order in
    /// which they lie, and two units that lock the same rows the other way round wait for each other.
    pub(crate) async fn lock_in_order<T: Copy + Display>(
        &mut self,
        table: &str,
        ids: &[T],
    ) -> Result<()> {
        if !self.is_beside_others || ids.len() < 2 {
            return Ok(());
        }
        let ids = padded(ids);
        let list = placeholders(1, ids.len());
        let sql =
            format!("select id from {table} where id in ({list}) order by id for no key update");
        bind_each(sqlx::query(AssertSqlSafe(sql)), ids).fetch_all(&mut **self).await?;
        Ok(())
    }

    /// Whether a test has given this database the fault.
    pub(crate) fn has(&self, bug: Bug) -> bool {
        self.seeded.is(bug)
    }

    /// The unit says that it changes nothing else which is said to people who are not signed in. Until it has, it may have
    /// changed anything.
    pub(crate) fn reaches(&mut self, reach: Reach) {
        self.reach = reach;
    }

    /// What the unit has said, for the next to begin anew.
    pub(crate) fn take_reach(&mut self) -> Reach {
        std::mem::take(&mut self.reach)
    }

    /// What the unit has said of itself for the log.
    pub(crate) fn noted(&mut self) -> &mut Noted {
        &mut self.noted
    }

    /// Makes everything durable.
    pub(crate) async fn commit(self) -> Result<()> {
        Ok(self.transaction.commit().await?)
    }

    /// Undoes everything.
    pub(crate) async fn roll_back(self) -> Result<()> {
        Ok(self.transaction.rollback().await?)
    }
}

impl Deref for Tx {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        &self.transaction
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        &mut self.transaction
    }
}

/// The instant that a unit judges by.
pub(crate) fn seen(tx: &Tx, now: Timestamp) -> Timestamp {
    if tx.has(Bug::ClockShifted) { now + Duration::from_secs(3600) } else { now }
}
