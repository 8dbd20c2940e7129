//! A unit's transaction, and the instant that it judges by.

use std::ops::{Deref, DerefMut};
use std::time::Duration;

use jiff::Timestamp;
use sqlx::{Any, AnyConnection, AnyPool, SqlSafeStr, Transaction};

use crate::error::{Error, Result};
use crate::seeded::{Bug, Seeded};

/// A unit's transaction. A step that takes it writes; one that takes an [`AnyConnection`] reads.
#[derive(Debug)]
pub(crate) struct Tx(Transaction<'static, Any>, Seeded);

impl Tx {
    /// Begins a transaction of the given kind.
    pub(crate) async fn begin(
        pool: &AnyPool,
        how: impl SqlSafeStr,
        seeded: Seeded,
    ) -> Result<Self> {
        pool.begin_with(how).await.map(|begun| Self(begun, seeded)).map_err(Error::no_connection)
    }

    /// Whether a test has given this database the fault.
    pub(crate) fn has(&self, bug: Bug) -> bool {
        self.1.is(bug)
    }

    /// Makes everything durable.
    pub(crate) async fn commit(self) -> Result<()> {
        Ok(self.0.commit().await?)
    }

    /// Undoes everything.
    pub(crate) async fn roll_back(self) -> Result<()> {
        Ok(self.0.rollback().await?)
    }
}

impl Deref for Tx {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        &self.0
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        &mut self.0
    }
}

/// The instant that a unit judges by.
pub(crate) fn seen(tx: &Tx, now: Timestamp) -> Timestamp {
    if tx.has(Bug::ClockShifted) { now + Duration::from_secs(3600) } else { now }
}
