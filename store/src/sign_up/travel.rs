//! Whether somebody would have time enough for the way between what they have and what they want.

use domain::id::{OfferingId, PersonId};
use domain::travel::{Stop, Tight, Whereabouts, tight};
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::engagements::span_from;
use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;

/// What the person would come late to, or leave early, if they signed up; nothing if every way is long enough. It is told
/// before they sign up and forbids nothing: only they know how fast they walk.
pub async fn tight_way(db: &Db, offering: OfferingId, person: PersonId) -> Result<Option<Tight>> {
    let mut connection = db.reader().await?;
    let now = db.now();
    let wanted = stops(&mut connection, offering, None, now).await?;
    let engaged = stops(&mut connection, offering, Some(person), now).await?;
    Ok(tight(&wanted, &engaged))
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
