//! Classes that meet and that nobody teaches yet.

use domain::id::OfferingId;
use domain::person::Coordinator;
use domain::plan::UNSETTLED;
use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::columns::Columns;
use crate::error::Result;
use crate::lists::{bind_each, placeholders};

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
    let unsettled = placeholders(3, UNSETTLED.len());
    let sql = include_str!("nobody.sql").replace("{unsettled}", &unsettled);
    let query = sqlx::query(AssertSqlSafe(sql));
    let query = query.bind(by.institution.to_string()).bind(now.as_second());
    let query = bind_each(query, UNSETTLED);
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
