//! Registers of earlier days that nobody has taken, offering by offering.

use std::collections::HashMap;

use domain::calendar::Span;
use domain::id::{OfferingId, SessionId};
use domain::person::Coordinator;
use domain::today::TOLD_FOR_DAYS;
use jiff::{SignedDuration, Timestamp};
use sqlx::AnyConnection;

use crate::columns::Columns;
use crate::error::Result;

/// An offering of which registers were forgotten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForgottenRegisters {
    /// Which.
    pub offering: OfferingId,
    /// Its name.
    pub name: String,
    /// Of how many sessions.
    pub sessions: u32,
    /// The first of them.
    pub first: SessionId,
    /// When it met.
    pub span: Span,
}

/// Those of the institution before today.
pub(super) async fn forgotten(
    connection: &mut AnyConnection,
    by: &Coordinator,
    today: Timestamp,
) -> Result<Vec<ForgottenRegisters>> {
    let since = today - SignedDuration::from_hours(24 * TOLD_FOR_DAYS);
    let rows = sqlx::query(include_str!("forgotten.sql"))
        .bind(by.institution.to_string())
        .bind(since.as_second())
        .bind(today.as_second())
        .fetch_all(connection)
        .await?;
    let mut all: Vec<ForgottenRegisters> = Vec::new();
    let mut places = HashMap::new();
    for row in &rows {
        let offering = row.id("offering_id")?;
        if let Some(known) = places.get(&offering).and_then(|place: &usize| all.get_mut(*place)) {
            known.sessions += 1;
            continue;
        }
        places.insert(offering, all.len());
        let span = Span { from: row.instant("starts_at")?, to: row.instant("ends_at")? };
        let (name, first) = (row.text("name")?, row.id("id")?);
        all.push(ForgottenRegisters { offering, name, sessions: 1, first, span });
    }
    Ok(all)
}
