//! Where each session of a weekly time would go, and what stands there: asked before the button, and again in the unit that moves them.

use std::collections::HashSet;

use domain::booking::BookingRefusal;
use domain::calendar::{Span, day, start_of};
use domain::holiday::public_holidays;
use domain::id::OfferingId;
use domain::refusal::Refusal;
use domain::session::{
    Change, Meets, NewWeek, Rearranged, SessionRefusal, Shut, after, meant, rearranged, slot_of,
};
use domain::timetable::{Arriving, Held, Other, Reception, Why};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use sqlx::AnyConnection;

use super::super::desk::{SessionAtDesk, all_of};
use super::{Weekly, WeeklyMove};
use crate::around::{At, around, around_but_holidays, shut_in};
use crate::columns::Columns;
use crate::error::{Error, Result};
use crate::offering::standing::Standing;
use crate::room::rooms_in;
use crate::timetable::campuses_of;

/// Where no term tells when it ends, what is closed is read for so long after the last session.
const READ_ON: SignedDuration = SignedDuration::from_hours(27 * 7 * 24);

/// What is to come, and what would become of it.
pub(super) struct Found {
    pub moves: Vec<WeeklyMove>,
    pub ended: Vec<SessionAtDesk>,
    pub stay: Vec<SessionAtDesk>,
    pub passed: Vec<(Span, String)>,
}

/// The same in a unit or outside.
pub(super) async fn found(
    connection: &mut AnyConnection,
    of: &Standing,
    asked: &Weekly,
    now: Timestamp,
) -> Result<Found> {
    if asked.to == asked.was {
        return Err(no(SessionRefusal::NothingChanges));
    }
    let all = all_of(connection, asked.offering).await?;
    let live = all.into_iter().filter(|one| !one.standing.is_cancelled);
    let to_come: Vec<_> = live.filter(|one| one.session.span.from > now).collect();
    let spans: Vec<Span> = to_come.iter().map(|one| one.session.span).collect();
    let meant = meant(&spans, asked.was, asked.on, now).map_err(no)?;
    let is_class = to_come.iter().any(|one| one.standing.own_teacher.is_some());
    let last = last_day(connection, asked.offering).await?;
    let ends = meant.last().map_or(now, |span| span.to.checked_add(READ_ON).unwrap_or(span.to));
    let term_ends = last.and_then(|last| last.tomorrow().ok()).map_or(now, start_of);
    let during = Span { from: now, to: ends.max(term_ends) };
    let off = off(connection, of, is_class, during).await?;
    let anew = NewWeek { on: asked.on, to: asked.to, off: &off, last, now };
    let Rearranged { moves, passed, ended } = rearranged(&meant, &anew).map_err(no)?;
    let is_meant = |one: &SessionAtDesk| {
        slot_of(one.session.span) == Some(asked.was) && meant.contains(&one.session.span)
    };
    let (meant, stay): (Vec<_>, Vec<_>) = to_come.into_iter().partition(is_meant);
    let mut meant = meant.into_iter();
    let moving: Vec<_> = meant.by_ref().take(moves.len()).collect();
    let ended_ones: Vec<_> = meant.take(ended.len()).collect();
    let at = at(of, during);
    let held = Held {
        rooms: rooms_in(connection, of.institution, None).await?,
        campus_of: campuses_of(connection, of.institution).await?,
        around: if is_class {
            around(connection, at).await?
        } else {
            around_but_holidays(connection, at).await?
        },
    };
    let reception = Reception::of(&held);
    let judged = moving.into_iter().zip(moves).map(|(one, (_, span))| {
        let to = Meets { span, venue: asked.room.or(one.standing.meets.venue) };
        let meets = stay.iter().map(|other| other.session.span).find(|other| other.overlaps(&span));
        let refused = after(&one.standing, &Change::Move(to), now).err();
        let refused = refused.or(meets.map(|span| SessionRefusal::MeetsThen { span }));
        let beside = reception.in_the_way(&Arriving {
            teacher: one.standing.teacher().to_owned(),
            meetings: vec![(to.span, to.venue)],
            offering: Some(asked.offering),
            ..Arriving::default()
        });
        WeeklyMove { one, to, refused, beside }
    });
    Ok(Found { moves: judged.collect(), ended: ended_ones, stay, passed })
}

const fn at(of: &Standing, span: Span) -> At {
    At { institution: of.institution, span, room: None, itself: None }
}

/// When the whole house is closed. A class meets on no public holiday; what a centre holds may be for it.
async fn off(
    connection: &mut AnyConnection,
    of: &Standing,
    is_class: bool,
    during: Span,
) -> Result<Vec<Shut>> {
    let mut off = shut_in(connection, of.institution, during, is_class).await?;
    off.retain(|shut| shut.venue.is_none());
    if is_class {
        // Also where the house is open then.
        let holidays = public_holidays(day(during.from), day(during.to)).into_iter();
        off.extend(holidays.map(|day| Shut { venue: None, span: day.span(), reason: day.reason }));
    }
    Ok(off)
}

/// The last day of a class's term; nothing of what has none.
async fn last_day(connection: &mut AnyConnection, of: OfferingId) -> Result<Option<Date>> {
    let sql =
        "select t.ends_on from class k join term t on t.id = k.term_id where k.offering_id = $1";
    let row = sqlx::query(sql).bind(of.to_string()).fetch_optional(connection).await?;
    row.map(|row| row.day("ends_on")).transpose()
}

/// How many have a place, and how many of them are elsewhere at one of these times.
pub(super) async fn people(
    connection: &mut AnyConnection,
    offering: OfferingId,
    spans: Vec<Span>,
) -> Result<(u32, u32)> {
    let mut busy: HashSet<String> = HashSet::new();
    for span in spans {
        let rows = sqlx::query(include_str!("../busy_people.sql"))
            .bind(offering.to_string())
            .bind(span.from.as_second())
            .bind(span.to.as_second())
            .fetch_all(&mut *connection)
            .await?;
        for row in &rows {
            busy.insert(row.text("person_id")?);
        }
    }
    let sql = "select count(*) as held from sign_up where offering_id = $1 and state = 'held'";
    let row = sqlx::query(sql).bind(offering.to_string()).fetch_one(connection).await?;
    Ok((row.number("held")?, u32::try_from(busy.len()).map_err(Error::failed)?))
}

/// Which sessions, how often each was changed, and when and where it would meet: what was looked at is done and nothing else.
pub(super) fn marks(found: &Found) -> impl Serialize + use<> {
    let key = |one: &SessionAtDesk| one.session.id.to_string();
    let moves = found.moves.iter();
    let moves = moves.map(|go| {
        let Meets { span, venue } = go.to;
        let venue = venue.map(|venue| venue.to_string());
        (key(&go.one), go.one.revision, span.from.as_second(), span.to.as_second(), venue)
    });
    let ended = found.ended.iter().map(|one| (key(one), one.revision));
    (moves.collect::<Vec<_>>(), ended.collect::<Vec<_>>())
}

fn no(why: SessionRefusal) -> Error {
    Refusal::Session(why).into()
}

/// The same no as where one session is moved alone.
pub(super) fn refusal_of(why: &Why) -> Refusal {
    match why {
        Why::Room { room, by: Other::Standing { name, span, .. } } => {
            let (room, name) = (room.clone(), name.clone());
            Refusal::Session(SessionRefusal::RoomTaken { room, name, span: *span })
        }
        Why::Teacher { teacher, by: Other::Standing { name, span, .. } } => {
            let (teacher, name) = (teacher.clone(), name.clone());
            Refusal::Session(SessionRefusal::TeacherElsewhere { teacher, name, span: *span })
        }
        Why::Closed { reason, .. } => {
            Refusal::Session(SessionRefusal::Closed { reason: reason.clone() })
        }
        Why::NotOpen { open, .. } => {
            Refusal::Booking(BookingRefusal::OutsideHours { open: open.clone() })
        }
        Why::Retired { from, .. } => Refusal::Booking(BookingRefusal::Retired { from: *from }),
        // What only a plan meets.
        _ => Refusal::ChangedMeanwhile,
    }
}
