//! Classes with sessions to come, each with who teaches them: when a teacher leaves, the desk sees what is still theirs.

use domain::id::OfferingId;
use domain::person::Coordinator;
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;

/// A class that somebody teaches from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taught {
    /// Which.
    pub offering: OfferingId,
    /// Its name.
    pub name: String,
    /// Who teaches these sessions, in one text where several do.
    pub teacher: String,
    /// How many sessions are to come.
    pub sessions: u32,
}

/// The classes of the coordinator's institution with sessions to come, by name: those of which others teach some are there for each.
pub async fn taught_from_now_on(db: &Db, by: &Coordinator) -> Result<Vec<Taught>> {
    let query = sqlx::query(include_str!("taught.sql"));
    let query = query.bind(by.institution.to_string()).bind(db.now().as_second());
    query.fetch_all(&mut *db.reader().await?).await?.iter().map(taught_from).collect()
}

fn taught_from(row: &AnyRow) -> Result<Taught> {
    Ok(Taught {
        offering: row.id("id")?,
        name: row.text("name")?,
        teacher: row.text("teacher")?,
        sessions: row.number("sessions")?,
    })
}
