//! Units of coordinators: what they change is written down in the log, in the same unit.

use domain::id::FormKey;
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Db, Once, Tx, Unit};
use crate::error::Result;
use crate::form_key;
use crate::log::{Doing, Logged};

impl Db {
    /// Runs a unit of a coordinator's, with its entry in the log: both are kept, or neither.
    pub(crate) async fn desk<F, T, U>(&self, doing: Doing, facts: F, unit: U) -> Result<T>
    where
        F: Send + Sync + 'static,
        T: Send + 'static,
        U: for<'a> Fn(&'a mut Tx, &'a F, Timestamp) -> Unit<'a, T> + Send + Sync + 'static,
    {
        doing.is_allowed()?;
        self.write(Logged { doing, facts, unit }, Logged::run).await
    }

    /// The same once for a form's key: sent again, it answers again, does nothing and writes nothing down.
    pub(crate) async fn desk_once<F, T, U>(
        &self,
        key: FormKey,
        doing: Doing,
        facts: F,
        unit: U,
    ) -> Result<T>
    where
        F: Serialize + Send + Sync + 'static,
        T: Serialize + DeserializeOwned + Send + Sync + 'static,
        U: for<'a> Fn(&'a mut Tx, &'a F, Timestamp) -> Unit<'a, T> + Send + Sync + 'static,
    {
        doing.is_allowed()?;
        let fingerprint = form_key::fingerprint(doing.act.code(), &facts)?;
        let facts = Logged { doing, facts, unit };
        self.write_keyed(Once { key, fingerprint, facts, unit: Logged::run }, Once::run).await
    }
}
