//! Keeping a new offering, with everything that lists filter, sort and search by.

use std::collections::{BTreeSet, HashMap};

use domain::booking::BookingRefusal;
use domain::calendar::Span;
use domain::id::OfferingId;
use domain::refusal::Refusal;
use domain::search::everyday_names;
use sqlx::Row;
use uuid::Uuid;

use super::facts::{insert_facts, words_of};
use super::named::Campus;
use super::sessions::insert_sessions;
use super::{NewOffering, NewVenue, named};
use crate::around::{At, booked};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::search_text::search_text;
use crate::session::kept::{Meeting, insert_slots, times_of};
use crate::spelling::sort_key;

/// Keeps a new offering, as a step of a unit.
pub(crate) async fn insert_offering(tx: &mut Tx, new: &NewOffering) -> Result<OfferingId> {
    let id = OfferingId(Uuid::now_v7());
    let campus = match &new.campus {
        Some(name) => Some(named::campus(tx, new.institution, name).await?),
        None => None,
    };
    let meetings = meetings_of(tx, new, campus.as_ref()).await?;
    leaves_bookings_alone(tx, new, &meetings).await?;
    let searched = searched(tx, new).await?;
    insert_row(tx, id, new, campus.as_ref(), &meetings, &searched).await?;
    insert_facts(tx, id, new.institution, &new.facts).await?;
    insert_sessions(tx, id, &meetings).await?;
    insert_slots(tx, id, &meetings).await?;
    Ok(id)
}

/// No session lies in a room that somebody has booked then. The rooms' rows are locked since their keys were asked for.
async fn leaves_bookings_alone(tx: &mut Tx, new: &NewOffering, meetings: &[Meeting]) -> Result<()> {
    let rooms: BTreeSet<&str> = meetings.iter().filter_map(|one| one.venue.as_deref()).collect();
    let (from, to) = (
        meetings.iter().map(|one| one.span.from).min(),
        meetings.iter().map(|one| one.span.to).max(),
    );
    let (Some(from), Some(to)) = (from, to) else { return Ok(()) };
    for key in rooms {
        let room = key.parse().map_err(Error::failed)?;
        let span = Span { from, to };
        let at = At { institution: new.institution, span, room: Some(room), itself: None };
        let taken = booked(tx, at).await?;
        let of_room = meetings.iter().filter(|one| one.venue.as_deref() == Some(key));
        for meeting in of_room {
            let Some(taken) = taken.iter().find(|one| one.span.overlaps(&meeting.span)) else {
                continue;
            };
            let why = BookingRefusal::PlanMeetsBooking {
                offering: new.name.clone(),
                room: taken.room.clone(),
                name: taken.name.clone(),
                span: taken.span,
            };
            return Err(Refusal::Booking(why).into());
        }
    }
    Ok(())
}

/// The sessions by time, each with the key of its room.
async fn meetings_of(
    tx: &mut Tx,
    new: &NewOffering,
    campus: Option<&Campus<'_>>,
) -> Result<Vec<Meeting>> {
    let mut keys: HashMap<&NewVenue, String> = HashMap::new();
    let mut meetings = Vec::with_capacity(new.sessions.len());
    for session in &new.sessions {
        let venue = match &session.venue {
            None => None,
            Some(venue) => {
                if !keys.contains_key(venue) {
                    let key = named::venue(tx, new.institution, campus, venue).await?;
                    keys.insert(venue, key);
                }
                keys.get(venue).cloned()
            }
        };
        meetings.push(Meeting { span: session.span, venue });
    }
    meetings.sort_by_key(|meeting| (meeting.span.from, meeting.span.to));
    Ok(meetings)
}

/// Everything that people may look for: name, subject, teacher, institution, campus, rooms, place.
async fn searched(tx: &mut Tx, new: &NewOffering) -> Result<String> {
    let sql = "select i.name, a.name as area from institution i \
               join area a on a.code = i.area_code where i.id = $1";
    let row = sqlx::query(sql).bind(new.institution.to_string()).fetch_one(&mut **tx).await?;
    let (institution, area): (String, String) = (row.try_get("name")?, row.try_get("area")?);
    let mut texts = vec![new.name.as_str(), &new.subject];
    for name in everyday_names(&new.subject) {
        texts.push(name);
    }
    texts.extend(words_of(&new.facts));
    texts.extend([institution.as_str(), &area]);
    texts.extend(new.campus.as_deref());
    let venues = new.sessions.iter().filter_map(|session| session.venue.as_ref());
    texts.extend(venues.map(|venue| venue.name.as_str()));
    Ok(search_text(texts))
}

async fn insert_row(
    tx: &mut Tx,
    id: OfferingId,
    new: &NewOffering,
    campus: Option<&Campus<'_>>,
    meetings: &[Meeting],
    searched: &str,
) -> Result<()> {
    let times = times_of(meetings)?;
    sqlx::query(include_str!("insert.sql"))
        .bind(id.to_string())
        .bind(new.facts.kind().code())
        .bind(new.institution.to_string())
        .bind(campus.map(|campus| campus.id.as_str()))
        .bind(new.name.as_str())
        .bind(new.subject.as_str())
        .bind(new.capacity.map(i64::from))
        .bind(new.admission.code())
        .bind(new.window.opens_at.as_second())
        .bind(new.window.closes_at.as_second())
        .bind(i64::from(new.fee.0))
        .bind(new.conditions.age_from.map(i64::from))
        .bind(new.conditions.age_to.map(i64::from))
        .bind(new.conditions.level.code())
        .bind(new.conditions.note.as_str())
        .bind(new.conditions.health_note.as_str())
        .bind(new.telephone.as_str())
        .bind(new.contact.as_str())
        .bind(new.bring.as_str())
        .bind(new.directions.as_str())
        .bind(new.note.as_str())
        .bind(times.venue)
        .bind(times.first.from.as_second())
        .bind(times.first.to.as_second())
        .bind(times.last_from.as_second())
        .bind(times.last_to.as_second())
        .bind(times.count)
        .bind(searched)
        .bind(sort_key(&new.name))
        .bind(new.import_key.as_deref())
        .bind(new.import_fingerprint.as_deref())
        .bind(new.allocation.of_new(new.admission).code())
        .execute(&mut **tx)
        .await?;
    Ok(())
}
