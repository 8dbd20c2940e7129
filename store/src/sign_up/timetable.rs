//! A person's timetable: every coming session of what they have signed up for.

use domain::calendar::Span;
use domain::id::{OfferingId, PersonId, SessionId, SignUpId};
use domain::offering::OfferingKind;
use domain::session::Changed;
use domain::sign_up::Place;
use domain::venue::Venue;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

use super::row::place_from;
use crate::columns::Columns;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::offering::row::venue_from;
use crate::session::row::changed_from;

/// Sessions told at most: more than a year of one every day.
const MOST: i64 = 400;

/// One line of a person's timetable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// Which session.
    pub session: SessionId,
    /// When.
    pub span: Span,
    /// What became of it as it was planned; cancelled, too: whoever looks for it shall know.
    pub changed: Changed,
    /// What.
    pub offering: OfferingId,
    /// The entry behind it.
    pub sign_up: SignUpId,
    /// Its name.
    pub name: String,
    /// Class, activity or shift.
    pub kind: OfferingKind,
    /// Where.
    pub venue: Option<Venue>,
    /// Who holds it, with the campus.
    pub institution: String,
    /// Whether the person has a place there or waits for one.
    pub place: Place,
    /// 第几次课, counted from 1 among those that take place.
    pub number: u32,
    /// Of how many.
    pub of: u32,
}

/// Every coming session of the person's live sign-ups, by time, those among them that are cancelled; one that has begun is
/// still coming.
pub async fn my_timetable(db: &Db, person: PersonId) -> Result<Vec<Appointment>> {
    appointments(db, person, None, MOST).await
}

/// The next session at which the person has a place.
pub async fn next_appointment(db: &Db, person: PersonId) -> Result<Option<Appointment>> {
    Ok(appointments(db, person, Some("held"), 1).await?.pop())
}

async fn appointments(
    db: &Db,
    person: PersonId,
    state: Option<&'static str>,
    most: i64,
) -> Result<Vec<Appointment>> {
    let sql = include_str!("timetable.sql").replace("POSITION", include_str!("position.sql"));
    let rows = sqlx::query(AssertSqlSafe(sql))
        .bind(person.to_string())
        .bind(db.now().as_second())
        .bind(state)
        .bind(most)
        .fetch_all(&mut *db.reader().await?)
        .await?;
    rows.iter().map(appointment_from).collect()
}

fn appointment_from(row: &AnyRow) -> Result<Appointment> {
    Ok(Appointment {
        session: row.id("session_id")?,
        changed: changed_from(row)?,
        span: Span { from: row.instant("starts_at")?, to: row.instant("ends_at")? },
        offering: row.id("offering_id")?,
        sign_up: row.id("sign_up_id")?,
        name: row.text("name")?,
        kind: row.word("kind", OfferingKind::from_code)?,
        venue: venue_from(row)?,
        institution: row.text("institution")?,
        place: place_from(row)?.ok_or_else(|| Error::failed("an ended sign-up in a timetable"))?,
        number: row.number("number")?,
        of: row.number("session_count")?,
    })
}
