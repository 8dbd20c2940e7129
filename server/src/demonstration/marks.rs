//! 出勤: a short course of the university has gone on for three weeks. Somebody was missed twice in a row, somebody says that a mark
//! is not right, and one register was forgotten. Of a shift that is over nobody has confirmed the hours.

use anyhow::{Context, Result, ensure};
use domain::attendance::{Mark, Means};
use domain::calendar::{Span, Term, day, instant};
use domain::id::{OfferingId, PersonId};
use domain::offering::{Admission, Allocation, Conditions, Fen, Session, Window};
use jiff::civil::{Date, time};
use jiff::{Timestamp, ToSpan};
use store::attendance::{Marks, mark, object};
use store::care::name_liaison;
use store::db::Clock;
use store::new_offering::{self, NewFacts, NewOffering, NewSession, NewVenue};
use store::sign_up::{Asked, By, CounterPerson, add_at_counter, sign_up};
use store::{Db, Error, form_key};

use super::institutions::{Desk, Founded, TEACHER};
use super::people::People;
use super::sign_ups::everything_of;

/// Its name, and that of its term.
const CLASS: &str = "八段锦短期班";
const TERM: &str = "演示短期班";
/// It meets so many days before and after the first start: twice a week.
const MEETS: [i64; 11] = [-21, -17, -14, -10, -7, -3, 1, 4, 8, 11, 15];
/// Its people are those of the register from this one on: so many.
const MEMBERS: (usize, usize) = (60, 8);
/// Of the sessions that are over, by their number: nobody has taken the register of the last; the two before it, somebody missed.
const MISSED: [usize; 2] = [3, 4];
/// So many of them have helped at a shift.
const HELPED: usize = 2;
/// Says that they were there.
const OBJECTION: &str = "那天我到了，坐在最后一排。";

/// The course with its people, marks, and what one of them says.
pub(super) async fn add(db: &Db, founded: &Founded, people: &People, now: Timestamp) -> Result<()> {
    let desk = &founded.university;
    let today = day(now);
    let nine = |days: i64| Ok::<_, anyhow::Error>(later(today, days)?.at(9, 0, 0, 0));
    let (opens_at, closes_at) = (instant(nine(-35)?), instant(nine(-22)?));
    let clock = Clock::stopped(opens_at + 1.hour());
    let then = db.clone().at(clock.clone());
    let class = class(desk, today, Window { opens_at, closes_at })?;
    let class = new_offering::add(&then, &class).await?;
    let members = signed(&then, class, &people.others[MEMBERS.0..]).await?;
    name_liaison(&then, class, desk.coordinator.person, &desk.coordinator).await?;

    let sessions = store::offering::sessions(db, class).await?;
    let over: Vec<&Session> = sessions.iter().filter(|session| session.span.to <= now).collect();
    let (_forgotten, taken) = over.split_last().context("a session that is over")?;
    ensure!(taken.len() > MISSED[1], "{CLASS} has met {} times", over.len());
    for (number, session) in taken.iter().enumerate() {
        clock.set(session.span.from + 30.minutes());
        let was_missed = MISSED.contains(&number).then_some((members[0], Some(Mark::Absent)));
        let is_last = number + 1 == taken.len();
        let is_wrong = is_last.then_some((members[1], Some(Mark::Absent)));
        let is_on_leave = is_last.then_some((members[2], Some(Mark::Excused)));
        let marks = Marks {
            session: session.id,
            means: Means::Staff,
            marks: was_missed.into_iter().chain(is_wrong).chain(is_on_leave).collect(),
            codes: Vec::new(),
            everybody_else: Some(Mark::Present),
        };
        mark(&then, form_key::new(), marks, &desk.coordinator).await?;
    }
    let last = taken.last().context("a register that was taken")?;
    clock.set(last.span.to + 1.hour());
    object(&then, form_key::new(), last.id, OBJECTION, members[1]).await?;
    shift(db, &founded.volunteers, &people.others[MEMBERS.0..], now).await
}

/// Two people have helped at the last shift that is over, as the counter wrote them down before it began.
async fn shift(db: &Db, desk: &Desk, people: &[PersonId], now: Timestamp) -> Result<()> {
    let shifts = everything_of(db, desk).await?;
    let over = shifts.iter().filter(|shift| shift.first.to <= now);
    let Some(shift) = over.max_by_key(|shift| shift.first.to) else { return Ok(()) };
    let session = store::offering::sessions(db, shift.id).await?.remove(0);
    let clock = Clock::stopped(session.span.from - 1.hour());
    let then = db.clone().at(clock.clone());
    for id in &people[..HELPED] {
        let person = store::person::person(db, *id).await?;
        let person = CounterPerson {
            name: person.name.context("a name")?,
            mobile: person.mobile,
            born_on: person.born_on,
            emergency_contact: None,
            emergency_telephone: None,
        };
        let key = form_key::new();
        match add_at_counter(&then, key, shift.id, &person, "本人来电", &desk.coordinator).await
        {
            Ok(_) | Err(Error::Refused(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    clock.set(session.span.to);
    let marks = Marks {
        session: session.id,
        means: Means::Staff,
        marks: Vec::new(),
        codes: Vec::new(),
        everybody_else: Some(Mark::Present),
    };
    mark(&then, form_key::new(), marks, &desk.coordinator).await?;
    Ok(())
}

fn later(today: Date, days: i64) -> Result<Date> {
    Ok(today.checked_add(days.days())?)
}

/// Free, in a room of its own, for an hour and a half at nine.
fn class(desk: &Desk, today: Date, window: Window) -> Result<NewOffering> {
    let venue = NewVenue { name: "101 健身房".into(), floor: "1".into(), ..NewVenue::default() };
    let session = |days: i64| {
        let span = Span::on(later(today, days)?, time(9, 0, 0, 0), time(10, 30, 0, 0));
        Ok(NewSession { span, venue: Some(venue.clone()) })
    };
    let term = Term {
        name: TERM.into(),
        starts_on: later(today, MEETS[0])?,
        ends_on: later(today, MEETS[MEETS.len() - 1])?,
    };
    Ok(NewOffering {
        institution: desk.institution.id,
        campus: None,
        name: CLASS.into(),
        subject: "八段锦".into(),
        capacity: Some(20),
        admission: Admission::SignUp,
        allocation: Allocation::InOrder,
        window,
        fee: Fen::FREE,
        conditions: Conditions::default(),
        telephone: String::new(),
        contact: String::new(),
        bring: "软底鞋、水杯".into(),
        directions: String::new(),
        note: String::new(),
        sessions: MEETS.into_iter().map(session).collect::<Result<_>>()?,
        facts: NewFacts::Class {
            department: "保健系".into(),
            course: "八段锦".into(),
            teacher: TEACHER.into(),
            term,
            returning_places: 0,
        },
        import_key: None,
        import_fingerprint: None,
    })
}

/// The first of them whom no rule refuses.
async fn signed(db: &Db, class: OfferingId, people: &[PersonId]) -> Result<Vec<PersonId>> {
    let mut signed = Vec::new();
    for person in people {
        if signed.len() == MEMBERS.1 {
            break;
        }
        let asked = Asked { offering: class, person: *person, by: By::Person(*person) };
        match sign_up(db, form_key::new(), asked).await {
            Ok(_) => signed.push(*person),
            Err(Error::Refused(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    ensure!(signed.len() == MEMBERS.1, "{CLASS} has {} people", signed.len());
    Ok(signed)
}
