//! 签到: people who come to the door, by name, card or code; who has no place walks in while there is room.

use domain::attendance::{
    AttendanceRefusal, Mark, Marked, Means, Scanned, Tally, TapNumber, arrival_counts, mark_counts,
    may_mark, tapped_at, walk_in_fits,
};
use domain::id::{FormKey, PersonId, SessionId};
use domain::log::{About, Act};
use domain::person::{Coordinator, PersonName};
use domain::refusal::Refusal;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::mark::{Open, note, opened};
use super::register::lines_of;
use super::taken_back::is_taken_back;
use crate::columns::Columns;
use crate::db::{Db, Reach, Tx};
use crate::error::Result;
use crate::log::Doing;
use crate::member;
use crate::sign_up::{CounterPerson, who_it_is};

/// Somebody at the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrival {
    /// Of which session.
    pub session: SessionId,
    /// Who.
    pub person: PersonId,
    /// By name or by card.
    pub means: Means,
    /// When, as the tablet says that kept the tap while there was no network; nothing where it comes at once.
    pub tapped_at: Option<Timestamp>,
}

/// Somebody who is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// Their name, if told.
    pub name: Option<PersonName>,
    /// This arrival made the mark; otherwise they were there already, or were marked otherwise after it.
    pub is_new: bool,
    /// They are marked as present now; otherwise what was marked after it stands.
    pub is_here: bool,
}

/// Whom a card or a code means, among the members of the coordinator's institution.
pub async fn scanned(db: &Db, scanned: Scanned, by: &Coordinator) -> Result<PersonId> {
    let (sql, value) = match scanned {
        Scanned::Card(card) => (
            "select coalesce(p.merged_into, p.id) as person_id from member m join person p on p.id = m.person_id \
             where m.institution_id = $1 and m.card_number = cast($2 as bigint)",
            card.0.to_string(),
        ),
        Scanned::Member(person) => (
            // A card that was printed before a merge: here the kept record alone is a member.
            "select coalesce(p.merged_into, p.id) as person_id from person p where p.id = $2 and exists ( \
             select 1 from member m where m.institution_id = $1 and m.person_id in (p.id, p.merged_into))",
            person.to_string(),
        ),
        Scanned::SignUp(id) => (
            "select s.person_id from sign_up s join offering o on o.id = s.offering_id \
             where o.institution_id = $1 and s.id = $2",
            id.to_string(),
        ),
    };
    let query = sqlx::query(sql).bind(by.institution.to_string()).bind(value);
    match query.fetch_optional(&mut *db.reader().await?).await? {
        Some(row) => row.id("person_id"),
        None => Err(Refusal::Attendance(AttendanceRefusal::UnknownCard).into()),
    }
}

/// Marks somebody of the register as present. The same arrival again, also from another tablet, changes nothing. Refused for
/// whoever is not on it; another institution's session is not found.
pub async fn arrive(db: &Db, arrival: Arrival, by: &Coordinator) -> Result<Arrived> {
    comes(db, (arrival, None), by, false).await
}

/// The same of a tap that its tablet calls by a number: where it was taken back there before it came, it is not counted.
pub async fn arrive_by_tap(
    db: &Db,
    arrival: Arrival,
    tap: Option<TapNumber>,
    by: &Coordinator,
) -> Result<Arrived> {
    comes(db, (arrival, tap), by, false).await
}

/// The same for a member who may have no place: they come for this session alone while there is room for everybody who is
/// expected. Who belongs to another institution is not found.
pub async fn walk_in(db: &Db, arrival: Arrival, by: &Coordinator) -> Result<Arrived> {
    comes(db, (arrival, None), by, true).await
}

async fn comes(
    db: &Db,
    (arrival, tap): (Arrival, Option<TapNumber>),
    by: &Coordinator,
    walks_in: bool,
) -> Result<Arrived> {
    let act = if walks_in { Act::WalkIn } else { Act::Arrive };
    let doing = Doing::beside(act, by, About::Session(arrival.session));
    let facts = (arrival, tap, by.clone(), walks_in);
    db.desk(doing, facts, |tx, (arrival, tap, by, walks_in), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let open = opened(tx, arrival.session, now).await?;
            open.of.is_run_by(by)?;
            let how = match is_taken_back(tx, arrival, *tap).await? {
                true => How::TakenBack,
                false if *walks_in => How::WalksIn,
                false => How::Comes,
            };
            // A tablet may have kept the page, or the tap, since before two records became one.
            let person = kept_record(tx, arrival.person).await?;
            let arrival = Arrival { person, ..*arrival };
            arrived(tx, &open, &arrival, by, how, now).await
        })
    })
    .await
}

/// How somebody comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// On the list.
    Comes,
    /// Perhaps without a place, while there is room.
    WalksIn,
    /// Not at all: the tap was taken back before it came.
    TakenBack,
}

/// Somebody whom nobody may know here yet comes for this session, as [`walk_in`], and belongs to the institution from then on. Who
/// they are is told as at the counter; where there is no room nobody is noted. Answers whether they
/// were not there already.
pub async fn guest_comes(
    db: &Db,
    key: FormKey,
    session: SessionId,
    person: &CounterPerson,
    by: &Coordinator,
) -> Result<bool> {
    let doing = Doing::beside(Act::WalkIn, by, About::Session(session));
    let facts = (session, person.clone(), by.clone());
    db.desk_once(key, doing, facts, |tx, (session, told, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            // A person's row before an offering's, as everywhere.
            let person = who_it_is(tx, told, by.institution, now).await?;
            let person = kept_record(tx, person).await?;
            let open = opened(tx, *session, now).await?;
            open.of.is_run_by(by)?;
            member::join(tx, by.institution, &[person], now).await?;
            let arrival =
                Arrival { session: *session, person, means: Means::Staff, tapped_at: None };
            Ok(arrived(tx, &open, &arrival, by, How::WalksIn, now).await?.is_new)
        })
    })
    .await
}

/// The record to which somebody's points since a merge, or their own.
pub(super) async fn kept_record(tx: &mut Tx, person: PersonId) -> Result<PersonId> {
    let sql = "select coalesce(merged_into, id) as person_id from person where id = $1";
    let row = sqlx::query(sql).bind(person.to_string()).fetch_optional(&mut **tx).await?;
    row.map_or(Ok(person), |row| row.id("person_id"))
}

async fn arrived(
    tx: &mut Tx,
    open: &Open,
    arrival: &Arrival,
    by: &Coordinator,
    how: How,
    now: Timestamp,
) -> Result<Arrived> {
    let at = tapped_at(arrival.tapped_at, open.span, now);
    may_mark(Mark::Present, open.span, now).map_err(Refusal::Attendance)?;
    let lines = lines_of(tx, open.offering, arrival.session).await?;
    let line = lines.iter().find(|line| line.person.id == arrival.person);
    let (name, kept) = match line {
        Some(line) => (line.person.name.clone(), line.marked),
        None if how == How::WalksIn => {
            (member::by_id(tx, arrival.person, by).await?.person.name, None)
        }
        None => return Err(Refusal::Attendance(AttendanceRefusal::NotOnTheList).into()),
    };
    let present = Some(Mark::Present);
    let is_new = match arrival.tapped_at {
        _ if how == How::TakenBack => false,
        Some(_) => arrival_counts(kept.as_ref(), at),
        // Whoever stands there now is there, whatever was marked a moment ago.
        None => mark_counts(kept.as_ref(), present),
    };
    if is_new {
        let has_place = line.is_some_and(|line| line.has_place);
        let tally = Tally::of(lines.iter().map(|line| (line.has_place, line.mark())));
        let capacity = open.of.places.capacity;
        if !has_place {
            let offered = offered(tx, open, arrival.person).await?;
            if !walk_in_fits(capacity, &tally, offered) {
                return Err(Refusal::Attendance(AttendanceRefusal::Full).into());
            }
        }
        let marked = Marked { mark: present, means: arrival.means, at };
        note(tx, arrival.session, arrival.person, &marked, by.person, now).await?;
    }
    if !is_new {
        tx.note_nothing();
    }
    tx.note_person(arrival.person);
    let is_here = is_new || kept.is_some_and(|kept| kept.mark == present);
    Ok(Arrived { name, is_new, is_here })
}

/// How many places are kept for others who may still say yes to them.
async fn offered(tx: &mut Tx, open: &Open, but: PersonId) -> Result<u32> {
    let sql = "select count(*) as number from sign_up where offering_id = $1 and state = 'held' \
               and answer_by is not null and offered_at < $2 and person_id <> $3";
    let query = sqlx::query(sql).bind(open.offering.to_string()).bind(open.span.to.as_second());
    query.bind(but.to_string()).fetch_one(&mut **tx).await?.number("number")
}
