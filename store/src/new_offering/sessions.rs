//! The dated meetings of a new offering, and the weekly times they follow.

use std::collections::BTreeMap;

use domain::calendar::{Span, civil};
use domain::id::{OfferingId, SessionId};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use crate::db::Tx;
use crate::error::Result;
use crate::lists::rows;

/// Sessions in one statement: a term has about sixteen.
const TOGETHER: usize = 50;

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
    for some in meetings.chunks(TOGETHER) {
        let sql = format!(
            "insert into session (id, offering_id, starts_at, ends_at, venue_id) values {}",
            rows(1, some.len(), 5)
        );
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for meeting in some {
            query = query
                .bind(SessionId(Uuid::now_v7()).to_string())
                .bind(offering.to_string())
                .bind(meeting.span.from.as_second())
                .bind(meeting.span.to.as_second())
                .bind(meeting.venue.clone());
        }
        query.execute(&mut **tx).await?;
    }
    Ok(())
}

/// A weekday from 1 (Monday), and the first minute and the one after the last of the civil day.
type Slot = (i64, i64, i64);

/// Keeps the weekly times, each with how many sessions meet at it.
pub(super) async fn insert_slots(
    tx: &mut Tx,
    offering: OfferingId,
    meetings: &[Meeting],
) -> Result<()> {
    let slots = slots_of(meetings);
    let sql = format!(
        "insert into offering_slot (offering_id, weekday, from_minute, to_minute, sessions) values {}",
        rows(1, slots.len(), 5)
    );
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for ((weekday, from, to), sessions) in slots {
        query = query.bind(offering.to_string()).bind(weekday).bind(from).bind(to).bind(sessions);
    }
    query.execute(&mut **tx).await?;
    Ok(())
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
