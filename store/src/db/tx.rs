//! A unit's transaction, and the instant that it judges by.

use std::ops::{Deref, DerefMut};
use std::time::Duration;

use jiff::Timestamp;
use sqlx::{Any, AnyConnection, AnyPool, SqlSafeStr, Transaction};

use super::Reach;
use crate::error::{Error, Result};
use crate::seeded::{Bug, Seeded};

/// A unit's transaction. A step that takes it writes; one that takes an [`AnyConnection`] reads.
#[derive(Debug)]
pub(crate) struct Tx {
    transaction: Transaction<'static, Any>,
    reach: Reach,
    seeded: Seeded,
}

impl Tx {
    /// Begins a transaction of the given kind.
    pub(crate) async fn begin(
        pool: &AnyPool,
        how: impl SqlSafeStr,
        seeded: Seeded,
    ) -> Result<Self> {
        let transaction = pool.begin_with(how).await.map_err(Error::no_connection)?;
        Ok(Self { transaction, reach: Reach::default(), seeded })
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
