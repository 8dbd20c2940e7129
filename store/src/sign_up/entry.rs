//! One line of an offering's list, by itself.

use domain::id::SignUpId;
use domain::person::Coordinator;

use super::entries::{Entry, entries_of};
use crate::columns::Columns;
use crate::db::Db;
use crate::error::{Error, Result};

/// The line of this sign-up, as its offering's desk sees it. Another institution's is not found.
pub async fn entry(db: &Db, id: SignUpId, by: &Coordinator) -> Result<Entry> {
    let sql = "select offering_id from sign_up where id = $1";
    let row = {
        // Let go of before the list is read: a reader never waits for another of its own.
        let mut reader = db.reader().await?;
        sqlx::query(sql).bind(id.to_string()).fetch_one(&mut *reader).await?
    };
    // The position in line is counted over the list, so the list is read.
    let entries = entries_of(db, row.id("offering_id")?, by).await?;
    entries.into_iter().find(|entry| entry.sign_up.id == id).ok_or(Error::NotFound)
}
