//! Whether somebody would have time enough for the way between what they have and what they want.

use std::collections::HashMap;

use domain::id::{OfferingId, PersonId};
use domain::person::Coordinator;
use domain::travel::{Stop, Tight, Whereabouts, tight};
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::engagements::span_from;
use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::offering::standing::standing;

/// What the person would come late to, or leave early, if they signed up, or took the place that is offered to them; nothing if
/// every way is long enough. It is told before they do so and forbids nothing: only they know how fast they walk.
pub async fn tight_way(db: &Db, offering: OfferingId, person: PersonId) -> Result<Option<Tight>> {
    tight_way_instead(db, offering, person, &[]).await
}

/// The same if they gave other places up for it.
pub async fn tight_way_instead(
    db: &Db,
    offering: OfferingId,
    person: PersonId,
    given_up: &[OfferingId],
) -> Result<Option<Tight>> {
    tight_instead(&mut *db.reader().await?, offering, person, given_up, db.now()).await
}

/// The same over a connection that is at hand.
pub(super) async fn tight_instead(
    connection: &mut AnyConnection,
    offering: OfferingId,
    person: PersonId,
    given_up: &[OfferingId],
    now: Timestamp,
) -> Result<Option<Tight>> {
    let (wanted, mut engaged) = both(connection, offering, person, now).await?;
    engaged.retain(|stop| !given_up.contains(&stop.offering));
    Ok(tight(&wanted, &engaged))
}

/// The same of each of these wishes, also beside one another: what is missing lies far enough from everything.
pub async fn tight_wishes(
    db: &Db,
    wishes: &[OfferingId],
    person: PersonId,
) -> Result<HashMap<OfferingId, Tight>> {
    let (mut connection, now) = (db.reader().await?, db.now());
    let mut all = Vec::new();
    for wish in wishes {
        all.push((*wish, both(&mut connection, *wish, person, now).await?));
    }
    let mut told = HashMap::new();
    for (wish, (wanted, engaged)) in &all {
        let others = all.iter().filter(|(other, _)| other != wish);
        let others = others.flat_map(|(_, (stops, _))| stops.iter().cloned());
        let beside: Vec<Stop> = engaged.iter().cloned().chain(others).collect();
        if let Some(tight) = tight(wanted, &beside) {
            told.insert(*wish, tight);
        }
    }
    Ok(told)
}

/// The same of somebody whom the counter has signed up. What lies at another institution is told without its name.
pub async fn tight_way_at_counter(
    db: &Db,
    offering: OfferingId,
    person: PersonId,
    by: &Coordinator,
) -> Result<Option<Tight>> {
    let mut connection = db.reader().await?;
    standing(&mut connection, offering).await?.is_run_by(by)?;
    let (wanted, engaged) = both(&mut connection, offering, person, db.now()).await?;
    let Some(mut tight) = tight(&wanted, &engaged) else { return Ok(None) };
    let other = standing(&mut connection, tight.offering).await?;
    if other.is_run_by(by).is_err() {
        tight.name = String::new();
    }
    Ok(Some(tight))
}

async fn both(
    connection: &mut AnyConnection,
    offering: OfferingId,
    person: PersonId,
    now: Timestamp,
) -> Result<(Vec<Stop>, Vec<Stop>)> {
    let wanted = stops(connection, offering, None, now).await?;
    Ok((wanted, stops(connection, offering, Some(person), now).await?))
}

async fn stops(
    connection: &mut AnyConnection,
    offering: OfferingId,
    person: Option<PersonId>,
    now: Timestamp,
) -> Result<Vec<Stop>> {
    let query = sqlx::query(include_str!("stops.sql"))
        .bind(offering.to_string())
        .bind(person.map(|person| person.to_string()))
        .bind(now.as_second());
    query.fetch_all(connection).await?.iter().map(stop_from).collect()
}

fn stop_from(row: &AnyRow) -> Result<Stop> {
    let place = Whereabouts {
        house: row.text("house")?,
        venue: row.text_if_any("venue_id")?,
        area: row.text("area_code")?,
    };
    Ok(Stop { offering: row.id("id")?, name: row.text("name")?, span: span_from(row)?, place })
}
