//! Where people are expected, and when offerings meet: what clashes are found from.

use std::collections::HashMap;

use domain::calendar::Span;
use domain::id::{InstitutionId, OfferingId, PersonId};
use domain::sign_up::Engagement;
use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::By;
use crate::columns::Columns;
use crate::error::Result;
use crate::lists::{bind_each, padded, placeholders};

/// When the offering meets from now on: what is past clashes with nothing.
pub(crate) async fn coming_sessions(
    connection: &mut AnyConnection,
    offering: OfferingId,
    now: Timestamp,
) -> Result<Vec<Span>> {
    let mut sessions = sessions_of_each(connection, &[offering], now).await?;
    Ok(sessions.remove(&offering).unwrap_or_default())
}

/// The same of several offerings.
pub(super) async fn sessions_of_each(
    connection: &mut AnyConnection,
    offerings: &[OfferingId],
    now: Timestamp,
) -> Result<HashMap<OfferingId, Vec<Span>>> {
    let mut sessions: HashMap<_, Vec<_>> = HashMap::new();
    if offerings.is_empty() {
        return Ok(sessions);
    }
    let offerings = padded(offerings);
    let sql = format!(
        "select offering_id, starts_at, ends_at from session \
         where ends_at > $1 and cancelled_at is null and offering_id in ({})",
        placeholders(2, offerings.len())
    );
    let query = bind_each(sqlx::query(AssertSqlSafe(sql)).bind(now.as_second()), offerings);
    for row in query.fetch_all(connection).await? {
        sessions.entry(row.id("offering_id")?).or_default().push(span_from(&row)?);
    }
    Ok(sessions)
}

/// Where the person is expected from now on, or waits to be: also for a draw that is about to be held. What it is at another
/// institution is nothing for a coordinator to know: its name is left empty.
pub(crate) async fn engagements(
    connection: &mut AnyConnection,
    person: PersonId,
    by: &By,
    now: Timestamp,
) -> Result<Vec<Engagement>> {
    let mut engaged = engagements_of_each(connection, &[(person, by)], now).await?;
    Ok(engaged.remove(&person).unwrap_or_default())
}

/// The same of several people, each with who asks.
pub(crate) async fn engagements_of_each(
    connection: &mut AnyConnection,
    people: &[(PersonId, &By)],
    now: Timestamp,
) -> Result<HashMap<PersonId, Vec<Engagement>>> {
    let mut engaged: HashMap<_, Vec<_>> = HashMap::new();
    if people.is_empty() {
        return Ok(engaged);
    }
    let asked = padded(people);
    let sql = include_str!("engagements.sql").replace("PEOPLE", &placeholders(2, asked.len()));
    let query = bind_each(
        sqlx::query(AssertSqlSafe(sql)).bind(now.as_second()),
        asked.iter().map(|(person, _)| person),
    );
    for row in query.fetch_all(connection).await? {
        let person = row.id("person_id")?;
        let Some((_, by)) = people.iter().find(|(one, _)| *one == person) else { continue };
        engaged.entry(person).or_default().push(engagement_from(&row, by)?);
    }
    Ok(engaged)
}

fn engagement_from(row: &AnyRow, by: &By) -> Result<Engagement> {
    let name = match by {
        By::Coordinator(by) if row.id::<InstitutionId>("institution_id")? != by.institution => {
            String::new()
        }
        _ => row.text("name")?,
    };
    let state = row.text("state")?;
    // Who is in review is given a place without being asked again.
    let is_in_line = state == "waiting" && row.text("allocation")? != "approval";
    Ok(Engagement {
        offering: row.id("id")?,
        name,
        waits: state != "held",
        is_in_line,
        span: span_from(row)?,
    })
}

pub(super) fn span_from(row: &AnyRow) -> Result<Span> {
    Ok(Span { from: row.instant("starts_at")?, to: row.instant("ends_at")? })
}
