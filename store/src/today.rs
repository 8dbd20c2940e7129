//! 今日: what goes on at an institution today, and what is to be done at its desk. A question for each list, however many rooms,
//! offerings and people there are.

use domain::calendar::{Span, day, start_of};
use domain::offering::{Admission, OfferingKind};
use domain::person::Coordinator;
use domain::today::MeetingToday;
use jiff::{SignedDuration, Timestamp};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::attendance::how_many_wait;
use crate::care;
use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::fee::{FeeGroup, fee_groups};
use crate::session::row::session_from;

pub use self::forgotten::ForgottenRegisters;
pub use self::lists::{BoardCall, Few, FreePlaces, InReview, OfferedPlace};

mod forgotten;
mod lists;

/// A session that is cancelled may lie so far outside of those that take place.
const APART: SignedDuration = SignedDuration::from_hours(183 * 24);

/// The board of an institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// The day that is shown.
    pub today: Span,
    /// What meets on it, or was planned for it, by time.
    pub meetings: Vec<MeetingToday>,
    /// Places that are offered to somebody who has not answered yet.
    pub offered: Few<OfferedPlace>,
    /// Places that nobody waits for, given up within the last day.
    pub freed: Few<FreePlaces>,
    /// Where people wait for a coordinator's yes or no.
    pub in_review: Few<InReview>,
    /// Who is to be called, whoever has waited longest first.
    pub calls: Few<BoardCall>,
    /// Offerings of which registers of earlier days were forgotten, whose is oldest first.
    pub forgotten: Vec<ForgottenRegisters>,
    /// How many say that a mark of theirs is not right, and wait for an answer.
    pub objections: u32,
    /// How many are to be called because they did not come.
    pub care: usize,
    /// Fees that are due, by last day and offering.
    pub fees: Vec<FeeGroup>,
}

/// The board of the coordinator's institution as it stands now.
pub async fn board(db: &Db, by: &Coordinator) -> Result<Board> {
    let now = db.now();
    let today = today(now);
    let fees = fee_groups(db, by).await?;
    let care = care::number_due(db, by).await?;
    let mut connection = db.reader().await?;
    let connection = &mut *connection;
    Ok(Board {
        today,
        meetings: meetings(connection, by, today).await?,
        offered: lists::offered(connection, by, now).await?,
        freed: lists::freed(connection, by, now).await?,
        in_review: lists::in_review(connection, by, now).await?,
        calls: lists::calls(connection, by, now).await?,
        forgotten: forgotten::forgotten(connection, by, today.from).await?,
        objections: how_many_wait(connection, by).await?,
        care,
        fees,
    })
}

/// The civil day of an instant.
fn today(now: Timestamp) -> Span {
    let date = day(now);
    let from = start_of(date);
    Span { from, to: date.tomorrow().map_or(from, start_of) }
}

/// What meets at the institution, or was planned, within a span.
pub async fn meetings_in(db: &Db, by: &Coordinator, span: Span) -> Result<Vec<MeetingToday>> {
    meetings(&mut *db.reader().await?, by, span).await
}

async fn meetings(
    connection: &mut AnyConnection,
    by: &Coordinator,
    today: Span,
) -> Result<Vec<MeetingToday>> {
    let rows = sqlx::query(include_str!("today/meetings.sql"))
        .bind(by.institution.to_string())
        .bind(today.from.as_second())
        .bind(today.to.as_second())
        .bind((today.from - APART).as_second())
        .bind((today.to + APART).as_second())
        .fetch_all(connection)
        .await?;
    let meeting = |row: &AnyRow| {
        let admission = row.word("admission", Admission::from_code)?;
        let held = row.number("held")?;
        Ok(MeetingToday {
            session: session_from(row)?,
            offering: row.id("offering_id")?,
            name: row.text("name")?,
            kind: row.word("kind", OfferingKind::from_code)?,
            expected: (admission != Admission::DropIn).then_some(held),
            present: row.number("present")?,
            marks: row.number("marks")?,
            teacher: row.text("teacher")?,
        })
    };
    rows.iter().map(meeting).collect()
}
