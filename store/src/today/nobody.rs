//! Classes that meet and that nobody teaches yet.

use domain::id::OfferingId;
use domain::person::Coordinator;
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::error::Result;

/// A class with sessions to come for which nobody is settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithoutTeacher {
    /// Which.
    pub offering: OfferingId,
    /// Its name.
    pub name: String,
    /// How many sessions.
    pub sessions: u32,
    /// When the first of them begins.
    pub first: Timestamp,
}

/// Those of the coordinator's institution, whatever meets first.
pub(super) async fn without_teacher(
    connection: &mut AnyConnection,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Vec<WithoutTeacher>> {
    let query = sqlx::query(include_str!("nobody.sql"));
    let query = query.bind(by.institution.to_string()).bind(now.as_second());
    let rows = query.fetch_all(connection).await?;
    let class = |row: &AnyRow| {
        Ok(WithoutTeacher {
            offering: row.id("id")?,
            name: row.text("name")?,
            sessions: row.number("sessions")?,
            first: row.instant("first_at")?,
        })
    };
    rows.iter().map(class).collect()
}
