//! 服务时长: shifts that are over and of which hours wait to be confirmed.

use domain::calendar::Span;
use domain::id::SessionId;
use domain::person::Coordinator;
use domain::today::TOLD_FOR_DAYS;
use jiff::{SignedDuration, Timestamp};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::lists::{Few, few};
use crate::columns::Columns;
use crate::error::Result;

/// A shift at which people were whose hours nobody has confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShiftToConfirm {
    /// Which session.
    pub session: SessionId,
    /// Of what.
    pub name: String,
    /// When it met.
    pub span: Span,
    /// How many people.
    pub people: u32,
}

/// Those of the institution that are over by now.
pub(super) async fn to_confirm(
    connection: &mut AnyConnection,
    by: &Coordinator,
    now: Timestamp,
    most: u8,
) -> Result<Few<ShiftToConfirm>> {
    let since = now - SignedDuration::from_hours(24 * TOLD_FOR_DAYS);
    let rows = sqlx::query(include_str!("hours.sql"))
        .bind(by.institution.to_string())
        .bind(since.as_second())
        .bind(now.as_second())
        .bind(i64::from(most))
        .fetch_all(connection)
        .await?;
    few(&rows, |row: &AnyRow| {
        Ok(ShiftToConfirm {
            session: row.id("id")?,
            name: row.text("name")?,
            span: Span { from: row.instant("starts_at")?, to: row.instant("ends_at")? },
            people: row.number("people")?,
        })
    })
}
