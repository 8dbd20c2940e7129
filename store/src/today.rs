//! 今日: what goes on at an institution today, and what is to be done at its desk. A question for each list, however many rooms,
//! offerings and people there are.

use domain::calendar::{Span, day, start_of};
use domain::offering::{Admission, OfferingKind};
use domain::person::Coordinator;
use domain::role::Role;
use domain::session::Shut;
use domain::today::MeetingToday;
use domain::venue::Room;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::around::shut_in;
use crate::attendance::how_many_wait;
use crate::booking::{Booking, booked_during, in_line, to_decide};
use crate::care;
use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::fee::{FeeGroup, fee_groups, number_to_give_back};
use crate::feed::Feed;
use crate::outbox::desk::number_to_tell;
use crate::room::rooms;
use crate::session::row::session_from;

pub use self::asked::{AskedPerson, people_asked};
pub use self::forgotten::ForgottenRegisters;
pub use self::hours::ShiftToConfirm;
pub use self::lists::{BoardCall, Few, FreePlaces, InReview, OfferedPlace, TOLD, WHOLE};
pub use self::nobody::WithoutTeacher;
pub use self::which::BoardList;

mod asked;
mod forgotten;
mod hours;
mod lists;
mod nobody;
mod which;

/// No session lasts longer: the forms and the lists that name one know a single date.
const LONGEST: SignedDuration = SignedDuration::from_hours(48);

/// The board of an institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// The day that is shown.
    pub today: Span,
    /// What meets on it, or was planned for it, by time.
    pub meetings: Vec<MeetingToday>,
    /// Which rooms are booked on it, by time.
    pub bookings: Vec<Booking>,
    /// What is closed on it.
    pub shut: Vec<Shut>,
    /// Every room that is in use, by name.
    pub rooms: Vec<String>,
    /// Places that are offered to somebody who has not answered yet.
    pub offered: Few<OfferedPlace>,
    /// Places that nobody waits for, given up within the last day.
    pub freed: Few<FreePlaces>,
    /// Where people wait for a coordinator's yes or no.
    pub in_review: Few<InReview>,
    /// Rooms that clubs have asked for and nobody has decided on, whoever asked first.
    pub to_decide: Few<Booking>,
    /// Who waited for a room at a time that is free now, and whose turn it is.
    pub their_turn: Few<Booking>,
    /// Shifts of which hours are to be confirmed, the oldest first.
    pub hours: Few<ShiftToConfirm>,
    /// How many no message has reached, who are to be told by telephone or by a letter.
    pub to_tell: usize,
    /// Who is to be called, whoever has waited longest first.
    pub calls: Few<BoardCall>,
    /// Offerings of which registers of earlier days were forgotten, whose is oldest first.
    pub forgotten: Vec<ForgottenRegisters>,
    /// Classes with sessions to come that nobody teaches yet, whatever meets first.
    pub without_teacher: Vec<WithoutTeacher>,
    /// How many say that a mark of theirs is not right, and wait for an answer.
    pub objections: u32,
    /// How many are to be called because they did not come.
    pub care: usize,
    /// Fees that are due, by last day and offering.
    pub fees: Vec<FeeGroup>,
    /// How many fees are to be given back, or decided not to be.
    pub to_give_back: usize,
}

/// The board of the coordinator's institution as it stands now, with the first lines of each list.
pub async fn board(db: &Db, by: &Coordinator) -> Result<Board> {
    read(db, by, None).await
}

/// The same with as many lines of one list as a page bears, for whoever wants to see all of it.
pub async fn board_with_all_of(db: &Db, list: BoardList, by: &Coordinator) -> Result<Board> {
    read(db, by, Some(list)).await
}

async fn read(db: &Db, by: &Coordinator, whole: Option<BoardList>) -> Result<Board> {
    let most = |list| if whole == Some(list) { WHOLE } else { TOLD };
    let now = db.now();
    let today = today(now);
    let fees = fee_groups(db, by).await?;
    let to_give_back = number_to_give_back(db, by).await?;
    let care = care::number_due(db, by).await?;
    let to_tell = number_to_tell(db, by).await?;
    let bookings = booked_during(db, today, by).await?;
    let rooms = rooms(db, by).await?;
    let in_line = in_line(db, by).await?.into_iter().filter(|one| one.may_have);
    let their_turn = few_of(in_line.map(|one| one.booking).collect(), most(BoardList::TheirTurn));
    let to_decide = few_of(to_decide(db, by).await?, most(BoardList::ToDecide));
    let mut connection = db.reader().await?;
    let connection = &mut *connection;
    Ok(Board {
        today,
        meetings: meetings(connection, by, today).await?,
        bookings,
        shut: shut_in(connection, by.institution, today, true).await?,
        rooms: in_use(rooms, day(now)),
        to_decide,
        their_turn,
        hours: hours::to_confirm(connection, by, now, most(BoardList::Hours)).await?,
        to_tell,
        offered: lists::offered(connection, by, now, most(BoardList::Freed)).await?,
        freed: lists::freed(connection, by, now, most(BoardList::Freed)).await?,
        in_review: lists::in_review(connection, by, now, most(BoardList::Reviews)).await?,
        calls: lists::calls(connection, by, now, most(BoardList::Calls)).await?,
        forgotten: forgotten::forgotten(connection, by, today.from).await?,
        without_teacher: nobody::without_teacher(connection, by, now).await?,
        objections: how_many_wait(connection, by).await?,
        care,
        fees,
        to_give_back,
    })
}

/// The board that an address for the screen on a wall opens, read in the place of whoever made it: it stays when they leave.
pub async fn board_on_wall(db: &Db, of: &Feed) -> Result<Board> {
    let in_their_place = Coordinator {
        person: of.made_by,
        name: String::new(),
        institution: of.institution,
        // Nothing is changed from a wall.
        role: Role::Auditor,
        teaches: String::new(),
    };
    // Places are told to the last: the pages of a wall turn until all of them were shown.
    board_with_all_of(db, BoardList::Freed, &in_their_place).await
}

/// The first lines of a list that was read as a whole.
fn few_of<T>(mut all: Vec<T>, most: u8) -> Few<T> {
    let in_all = all.len();
    all.truncate(usize::from(most));
    Few { told: all, in_all }
}

/// The names of the rooms that are not retired by then.
fn in_use(rooms: Vec<Room>, on: Date) -> Vec<String> {
    let used = rooms.into_iter().filter(|room| room.retired_from.is_none_or(|from| from > on));
    used.map(|room| room.venue.name).collect()
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
        .bind((today.from - LONGEST).as_second())
        .fetch_all(connection)
        .await?;
    let meeting = |row: &AnyRow| {
        let admission = row.word("admission", Admission::from_code)?;
        let expected = row.number("expected")?;
        Ok(MeetingToday {
            session: session_from(row)?,
            offering: row.id("offering_id")?,
            name: row.text("name")?,
            kind: row.word("kind", OfferingKind::from_code)?,
            expected: (admission != Admission::DropIn).then_some(expected),
            places: row.number_if_any("capacity")?,
            present: row.number("present")?,
            marks: row.number("marks")?,
            teacher: row.text("teacher")?,
            sought: row.number::<i64>("sought")? > 0,
        })
    };
    rows.iter().map(meeting).collect()
}
