//! What an offering keeps of its sessions, because every list filters and sorts by it: computed here alone, when the offering is
//! new and when one of its sessions is changed.

use std::collections::BTreeMap;

use domain::calendar::{Span, civil};
use domain::id::OfferingId;
use jiff::Timestamp;
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::rows::insert_all;

/// One meeting that takes place, with the key of its room.
pub(crate) struct Meeting {
    /// When.
    pub span: Span,
    /// Where.
    pub venue: Option<String>,
}

/// What an offering's row repeats of its meetings.
pub(crate) struct Times<'a> {
    /// When the first one meets.
    pub first: Span,
    /// The room that most of them have; the earlier one of two. One that meets elsewhere changes nothing for the others.
    pub venue: Option<&'a str>,
    /// When the last one begins.
    pub last_from: Timestamp,
    /// When the last of them ends.
    pub last_to: Timestamp,
    /// How many there are.
    pub count: i64,
}

/// Of meetings by time; an offering has one at least.
pub(crate) fn times_of(meetings: &[Meeting]) -> Result<Times<'_>> {
    let (Some(first), Some(last)) = (meetings.first(), meetings.last()) else {
        return Err(Error::failed("an offering without sessions"));
    };
    let last_to = meetings.iter().map(|meeting| meeting.span.to).max().unwrap_or(last.span.to);
    let count = i64::try_from(meetings.len()).map_err(Error::failed)?;
    let (first, last_from) = (first.span, last.span.from);
    Ok(Times { first, venue: usual_venue(meetings), last_from, last_to, count })
}

fn usual_venue(meetings: &[Meeting]) -> Option<&str> {
    let mut rooms: Vec<(&str, usize)> = Vec::new();
    for room in meetings.iter().filter_map(|meeting| meeting.venue.as_deref()) {
        match rooms.iter_mut().find(|(known, _)| *known == room) {
            Some((_, times)) => *times += 1,
            None => rooms.push((room, 1)),
        }
    }
    let most = rooms.iter().map(|(_, times)| *times).max()?;
    rooms.into_iter().find(|(_, times)| *times == most).map(|(room, _)| room)
}

/// Keeps it equal to the sessions, at the end of a unit that has changed one.
pub(super) async fn keep_equal(tx: &mut Tx, offering: OfferingId) -> Result<()> {
    let meetings = meetings_of(tx, offering).await?;
    let times = times_of(&meetings)?;
    let sql = "update offering set venue_id = $2, first_at = $3, first_to = $4, last_at = $5, \
               last_to = $6, session_count = $7 where id = $1";
    sqlx::query(sql)
        .bind(offering.to_string())
        .bind(times.venue)
        .bind(times.first.from.as_second())
        .bind(times.first.to.as_second())
        .bind(times.last_from.as_second())
        .bind(times.last_to.as_second())
        .bind(times.count)
        .execute(&mut **tx)
        .await?;
    let gone = "delete from offering_slot where offering_id = $1";
    sqlx::query(gone).bind(offering.to_string()).execute(&mut **tx).await?;
    insert_slots(tx, &[(offering, meetings)]).await
}

/// What takes place, by time.
async fn meetings_of(tx: &mut Tx, offering: OfferingId) -> Result<Vec<Meeting>> {
    let sql = "select starts_at, ends_at, venue_id from session \
               where offering_id = $1 and cancelled_at is null order by starts_at, ends_at, id";
    let rows = sqlx::query(sql).bind(offering.to_string()).fetch_all(&mut **tx).await?;
    let meeting = |row: &AnyRow| {
        let span = Span { from: row.instant("starts_at")?, to: row.instant("ends_at")? };
        Ok(Meeting { span, venue: row.text_if_any("venue_id")? })
    };
    rows.iter().map(meeting).collect()
}

/// A weekday from 1 (Monday), and the first minute and the one after the last of the civil day.
type Slot = (i64, i64, i64);

/// Keeps the weekly times of offerings, each with how many sessions meet at it.
pub(crate) async fn insert_slots(
    tx: &mut Tx,
    meetings: &[(OfferingId, Vec<Meeting>)],
) -> Result<()> {
    let row = |id: OfferingId, ((weekday, from, to), sessions): (Slot, i64)| {
        vec![id.to_string().into(), weekday.into(), from.into(), to.into(), sessions.into()]
    };
    let of_each = |(id, own): &(OfferingId, Vec<Meeting>)| {
        let (id, slots) = (*id, slots_of(own).into_iter());
        slots.map(|slot| row(id, slot)).collect::<Vec<_>>()
    };
    let rows: Vec<_> = meetings.iter().flat_map(of_each).collect();
    let into = "offering_slot (offering_id, weekday, from_minute, to_minute, sessions)";
    Ok(insert_all(tx, into, &rows).await?)
}

fn slots_of(meetings: &[Meeting]) -> BTreeMap<Slot, i64> {
    let mut slots = BTreeMap::new();
    for Meeting { span, .. } in meetings {
        let (from, to) = (civil(span.from), civil(span.to));
        let minute = |at: jiff::civil::DateTime| i64::from(at.hour()) * 60 + i64::from(at.minute());
        let weekday = i64::from(from.date().weekday().to_monday_one_offset());
        // What goes on past midnight ends with its day as far as a weekly time is concerned.
        let to = if from.date() == to.date() { minute(to) } else { 24 * 60 - 1 };
        *slots.entry((weekday, minute(from), to)).or_insert(0) += 1;
    }
    slots
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn one_session_elsewhere_leaves_the_room_of_the_others() {
        let at = |day, venue: &str| Meeting {
            span: Span::on(date(2026, 11, day), time(9, 0, 0, 0), time(10, 30, 0, 0)),
            venue: (!venue.is_empty()).then(|| venue.to_owned()),
        };
        let venue = |meetings: &[Meeting]| times_of(meetings).unwrap().venue.map(str::to_owned);
        let moved = [at(3, "hall"), at(10, "302"), at(17, ""), at(24, "302")];
        assert_eq!(venue(&moved), Some("302".into()));
        assert_eq!(venue(&[at(3, "hall"), at(10, "302")]), Some("hall".into()));
        assert_eq!(venue(&[at(3, ""), at(10, "")]), None);
        assert!(times_of(&[]).is_err());
    }

    #[test]
    fn sessions_of_one_weekday_and_time_are_counted_together() {
        let at = |day, hour| Meeting {
            span: Span::on(date(2026, 11, day), time(hour, 0, 0, 0), time(hour + 1, 30, 0, 0)),
            venue: None,
        };
        let slots = slots_of(&[at(24, 9), at(27, 14), at(24, 9)]);
        let slots: Vec<_> = slots.into_iter().collect();
        assert_eq!(slots, [((2, 540, 630), 2), ((5, 840, 930), 1)]);
    }
}
