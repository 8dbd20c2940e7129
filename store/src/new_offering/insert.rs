//! Keeping new offerings, with everything that lists filter, sort and search by: so many statements as rows fill, however many
//! offerings there are.

use std::collections::BTreeSet;

use domain::booking::BookingRefusal;
use domain::calendar::Span;
use domain::id::{OfferingId, VenueId};
use domain::refusal::Refusal;
use domain::search::everyday_names;
use uuid::Uuid;

use super::facts::{insert_facts, words_of};
use super::sessions::insert_sessions;
use super::{Names, NewOffering};
use crate::around::{At, booked};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::rows::{Value, insert_all};
use crate::search_text::search_text_of;
use crate::session::kept::{Meeting, insert_slots, times_of};
use crate::spelling::sort_key;

/// An offering's own row.
const INTO: &str = "offering (id, kind, institution_id, campus_id, name, subject, capacity, admission, opens_at, \
                    closes_at, fee, age_from, age_to, level, conditions_note, health_note, telephone, contact, bring, \
                    directions, note, venue_id, first_at, first_to, last_at, last_to, session_count, search_text, \
                    name_key, import_key, import_fingerprint, allocation)";

/// Keeps a new offering, as a step of a unit.
pub(crate) async fn insert_offering(tx: &mut Tx, new: &NewOffering) -> Result<OfferingId> {
    let mut names = Names::of(new.institution);
    let ids = insert_offerings(tx, &mut names, &[new]).await?;
    ids.into_iter().next().ok_or(Error::NotFound)
}

/// Keeps new offerings of the institution whose names these are, one for one; one of another is not found.
pub(crate) async fn insert_offerings(
    tx: &mut Tx,
    names: &mut Names,
    all: &[&NewOffering],
) -> Result<Vec<OfferingId>> {
    let mut meetings = Vec::with_capacity(all.len());
    for new in all {
        if new.institution != names.of {
            return Err(Error::NotFound);
        }
        meetings.push((OfferingId(Uuid::now_v7()), meetings_of(tx, names, new).await?));
    }
    leave_bookings_alone(tx, names, all, &meetings).await?;
    let mut rows = Vec::with_capacity(all.len());
    for (new, (id, meetings)) in all.iter().zip(&meetings) {
        rows.push(row(tx, names, *id, new, meetings).await?);
    }
    insert_all(tx, INTO, &rows).await?;
    let ids: Vec<OfferingId> = meetings.iter().map(|(id, _)| *id).collect();
    let known: Vec<_> = ids.iter().copied().zip(all.iter().copied()).collect();
    insert_facts(tx, names, &known).await?;
    insert_sessions(tx, &meetings).await?;
    insert_slots(tx, &meetings).await?;
    Ok(ids)
}

/// No session lies in a room that somebody has booked then. The rooms' rows are locked since their keys were asked for.
async fn leave_bookings_alone(
    tx: &mut Tx,
    names: &Names,
    all: &[&NewOffering],
    meetings: &[(OfferingId, Vec<Meeting>)],
) -> Result<()> {
    let in_rooms = || {
        let each = all
            .iter()
            .zip(meetings)
            .flat_map(|(new, (_, own))| own.iter().map(move |one| (*new, one)));
        each.filter_map(|(new, one)| Some((new, one, one.venue.as_deref()?)))
    };
    let (from, to) = (
        in_rooms().map(|(_, one, _)| one.span.from).min(),
        in_rooms().map(|(_, one, _)| one.span.to).max(),
    );
    let (Some(from), Some(to)) = (from, to) else { return Ok(()) };
    let rooms: BTreeSet<&str> = in_rooms().map(|(_, _, room)| room).collect();
    // One room is asked about by itself; of several all that is booked then is read at once.
    let room = match rooms.into_iter().collect::<Vec<_>>().as_slice() {
        [one] => Some(one.parse().map_err(Error::failed)?),
        _ => None,
    };
    let at = At { institution: names.of, span: Span { from, to }, room, itself: None };
    let taken = booked(tx, at).await?;
    if taken.is_empty() {
        return Ok(());
    }
    for (new, meeting, room) in in_rooms() {
        let room: VenueId = room.parse().map_err(Error::failed)?;
        let clash = |one: &&domain::session::Taken| {
            one.venue == Some(room) && one.span.overlaps(&meeting.span)
        };
        if let Some(taken) = taken.iter().find(clash) {
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
async fn meetings_of(tx: &mut Tx, names: &mut Names, new: &NewOffering) -> Result<Vec<Meeting>> {
    let mut meetings = Vec::with_capacity(new.sessions.len());
    for session in &new.sessions {
        let venue = match &session.venue {
            None => None,
            Some(venue) => Some(names.venue(tx, new.campus.as_deref(), venue).await?),
        };
        meetings.push(Meeting { span: session.span, venue });
    }
    meetings.sort_by_key(|meeting| (meeting.span.from, meeting.span.to));
    Ok(meetings)
}

/// Everything that people may look for: what is its own, as name, subject, teacher and rooms; then what it shares with everything
/// of its institution.
async fn searched(tx: &mut Tx, names: &mut Names, new: &NewOffering) -> Result<String> {
    let (institution, area) = names.place(tx).await?;
    let mut texts = vec![new.name.as_str(), &new.subject];
    for name in everyday_names(&new.subject) {
        texts.push(name);
    }
    texts.extend(words_of(&new.facts));
    texts.extend(new.campus.as_deref());
    let venues = new.sessions.iter().filter_map(|session| session.venue.as_ref());
    texts.extend(venues.map(|venue| venue.name.as_str()));
    Ok(search_text_of(texts, [institution.as_str(), &area]))
}

async fn row(
    tx: &mut Tx,
    names: &mut Names,
    id: OfferingId,
    new: &NewOffering,
    meetings: &[Meeting],
) -> Result<Vec<Value>> {
    let campus = match &new.campus {
        Some(campus) => Some(names.campus(tx, campus).await?),
        None => None,
    };
    let searched = searched(tx, names, new).await?;
    let times = times_of(meetings)?;
    Ok(vec![
        id.to_string().into(),
        new.facts.kind().code().into(),
        new.institution.to_string().into(),
        campus.into(),
        new.name.as_str().into(),
        new.subject.as_str().into(),
        new.capacity.map(i64::from).into(),
        new.admission.code().into(),
        new.window.opens_at.as_second().into(),
        new.window.closes_at.as_second().into(),
        i64::from(new.fee.0).into(),
        new.conditions.age_from.map(i64::from).into(),
        new.conditions.age_to.map(i64::from).into(),
        new.conditions.level.code().into(),
        new.conditions.note.as_str().into(),
        new.conditions.health_note.as_str().into(),
        new.telephone.as_str().into(),
        new.contact.as_str().into(),
        new.bring.as_str().into(),
        new.directions.as_str().into(),
        new.note.as_str().into(),
        times.venue.map(str::to_owned).into(),
        times.first.from.as_second().into(),
        times.first.to.as_second().into(),
        times.last_from.as_second().into(),
        times.last_to.as_second().into(),
        times.count.into(),
        searched.into(),
        sort_key(&new.name).into(),
        new.import_key.clone().into(),
        new.import_fingerprint.clone().into(),
        new.allocation.of_new(new.admission).code().into(),
    ])
}
