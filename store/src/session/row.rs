//! Sessions as they are read, each with what became of it.

use domain::calendar::Span;
use domain::offering::Session;
use domain::session::Changed;
use jiff::Timestamp;
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::error::{Error, Result};
use crate::offering::row::venue_from;

/// A session from its columns, those of its venue with their own name before them.
pub(crate) fn session_from(row: &AnyRow) -> Result<Session> {
    let span = Span { from: row.instant("starts_at")?, to: row.instant("ends_at")? };
    Ok(Session { id: row.id("id")?, span, venue: venue_from(row)?, changed: changed_from(row)? })
}

/// What became of a session as it was planned.
pub(crate) fn changed_from(row: &AnyRow) -> Result<Changed> {
    let is_cancelled = row.number_if_any::<i64>("cancelled_at")?.is_some();
    let reason = row.text("cancel_reason")?;
    Ok(Changed {
        cancelled: is_cancelled.then_some(reason),
        planned: planned_from(row)?,
        substitute: row.text("substitute")?,
        teacher: row.text("own_teacher")?,
        makes_up: row.text_if_any("makes_up_for")?.is_some(),
    })
}

/// When it was planned, where it was moved.
pub(super) fn planned_from(row: &AnyRow) -> Result<Option<Span>> {
    let at = |column| {
        let seconds = row.number_if_any::<i64>(column)?;
        seconds.map(|second| Timestamp::from_second(second).map_err(Error::failed)).transpose()
    };
    let (from, to): (Option<Timestamp>, Option<Timestamp>) =
        (at("planned_from")?, at("planned_to")?);
    Ok(from.zip(to).map(|(from, to)| Span { from, to }))
}
