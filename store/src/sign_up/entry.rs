//! One line of an offering's list, by itself.

use domain::id::{OfferingId, SignUpId};
use domain::person::Coordinator;
use sqlx::AnyConnection;

use super::entries::{Entry, entries_of};
use crate::columns::Columns;
use crate::db::Db;
use crate::error::{Error, Result};

/// The line of this sign-up, as its offering's desk sees it. Another institution's is not found.
pub async fn entry(db: &Db, id: SignUpId, by: &Coordinator) -> Result<Entry> {
    // The reader is let go of before the list is read: one never waits for another of its own.
    let offering = offering_of(&mut *db.reader().await?, id).await?;
    // The position in line is counted over the list, so the list is read.
    let entries = entries_of(db, offering, by).await?;
    entries.into_iter().find(|entry| entry.sign_up.id == id).ok_or(Error::NotFound)
}

/// On what a sign-up is.
pub(crate) async fn offering_of(
    connection: &mut AnyConnection,
    id: SignUpId,
) -> Result<OfferingId> {
    let sql = "select offering_id from sign_up where id = $1";
    sqlx::query(sql).bind(id.to_string()).fetch_one(connection).await?.id("offering_id")
}
