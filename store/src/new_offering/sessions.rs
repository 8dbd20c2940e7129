//! The dated meetings of a new offering, and the weekly times they follow.

use std::collections::BTreeMap;

use domain::calendar::{Span, civil};
use domain::id::{OfferingId, SessionId};
use uuid::Uuid;

use crate::db::Tx;
use crate::error::Result;
use crate::rows::insert_all;

/// One meeting with the key of its room.
pub(super) struct Meeting {
    /// When.
    pub span: Span,
    /// Where.
    pub venue: Option<String>,
}

/// Keeps the meetings.
pub(super) async fn insert_sessions(
    tx: &mut Tx,
    offering: OfferingId,
    meetings: &[Meeting],
) -> Result<()> {
    let row = |meeting: &Meeting| {
        vec![
            SessionId(Uuid::now_v7()).to_string().into(),
            offering.to_string().into(),
            meeting.span.from.as_second().into(),
            meeting.span.to.as_second().into(),
            meeting.venue.clone().into(),
        ]
    };
    let rows: Vec<_> = meetings.iter().map(row).collect();
    Ok(insert_all(tx, "session (id, offering_id, starts_at, ends_at, venue_id)", &rows).await?)
}

/// A weekday from 1 (Monday), and the first minute and the one after the last of the civil day.
type Slot = (i64, i64, i64);

/// Keeps the weekly times, each with how many sessions meet at it.
pub(super) async fn insert_slots(
    tx: &mut Tx,
    offering: OfferingId,
    meetings: &[Meeting],
) -> Result<()> {
    let row = |((weekday, from, to), sessions): (Slot, i64)| {
        vec![offering.to_string().into(), weekday.into(), from.into(), to.into(), sessions.into()]
    };
    let rows: Vec<_> = slots_of(meetings).into_iter().map(row).collect();
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
