//! What tests are about: institutions, people, offerings, and asking for a place.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use domain::calendar::{Span, Term};
use domain::id::{FormKey, InstitutionId, OfferingId, PersonId};
use domain::institution::{Area, AreaCode, Institution, InstitutionKind};
use domain::offering::{Admission, Allocation, Conditions, Effort, Fen, Window};
use domain::person::{Coordinator, Mobile, Person, PersonName};
use domain::refusal::Refusal;
use domain::sign_in::Code;
use domain::sign_up::{Place, SignUp};
use jiff::civil::{Date, date, time};
use jiff::{Timestamp, ToSpan};
use store::Result;
use store::call::{self, DueCall};
use store::db::Clock;
use store::new_offering::{NewFacts, NewOffering, NewSession, NewVenue};
use store::sign_in::{Visitor, ask_for_code};
use store::sign_up::{Asked, By, continuable};
use store::{Db, form_key};
use uuid::Uuid;

use super::{NOW, Town};

pub async fn build_town(db: Db, clock: Clock, address: String) -> Town {
    let area = |code, name: &str| Area { code: AreaCode::parse(code).unwrap(), name: name.into() };
    let areas = [area("360000", "江西省"), area("360100", "南昌市"), area("360113", "红谷滩区")];
    store::institution::add_areas(&db, &areas).await.unwrap();
    store::institution::add_areas(&db, &[area("360400", "九江市"), area("360402", "濂溪区")])
        .await
        .unwrap();
    let honggutan = &areas[2];
    let university =
        institution(&db, "南昌市老年大学", honggutan, InstitutionKind::SeniorUniversity);
    let centre =
        institution(&db, "红谷滩区老干部活动中心", honggutan, InstitutionKind::ActivityCentre);
    let team = institution(&db, "滕王阁志愿服务队", honggutan, InstitutionKind::VolunteerTeam);
    let (university, centre, team) = (university.await, centre.await, team.await);
    Town { db, clock, address, university, centre, team }
}

pub async fn institution(db: &Db, name: &str, area: &Area, kind: InstitutionKind) -> InstitutionId {
    let id = InstitutionId(Uuid::now_v7());
    let (name, area) = (name.to_owned(), area.clone());
    let (address, directions) = ("丰和大道1号".into(), "乘211路到会展路口站".into());
    let telephone = "0791-0123-4567".into();
    let one = Institution { id, kind, name, area, address, directions, telephone };
    store::institution::add(db, &one).await.unwrap();
    id
}

/// A coordinator of an institution; nobody has set a password.
pub async fn coordinator(town: &Town, institution: InstitutionId) -> Coordinator {
    let id = named_person(town, "周敏").await;
    let name = format!("desk-{id}");
    store::sign_in::add_coordinator(town, id, institution, &name, "hash").await.unwrap();
    let (role, teaches) = (domain::role::Role::Head, String::new());
    Coordinator { person: id, name: "周敏".into(), institution, role, teaches }
}

static PEOPLE: AtomicU32 = AtomicU32::new(0);

/// A number that nobody else has.
pub fn mobile() -> Mobile {
    let number = PEOPLE.fetch_add(1, Ordering::Relaxed);
    Mobile::parse(&format!("199{number:08}")).unwrap()
}

/// Somebody of seventy whose particulars are known.
pub async fn person(town: &Town) -> PersonId {
    named_person(town, "陈淑芬").await
}

pub async fn named_person(town: &Town, name: &str) -> PersonId {
    somebody(town, Some(name), Some(date(1956, 3, 5))).await
}

pub async fn somebody(town: &Town, name: Option<&str>, born_on: Option<Date>) -> PersonId {
    let person = Person {
        id: PersonId(Uuid::now_v7()),
        name: name.map(|name| PersonName::parse(name).unwrap()),
        mobile: Some(mobile()),
        born_on,
        emergency_contact: None,
        emergency_telephone: None,
    };
    store::person::add(town, &person).await.unwrap();
    person.id
}

/// A session on a day of December 2026, for an hour and a half.
pub fn session(day: i8, hour: i8) -> NewSession {
    let span = Span::on(date(2026, 12, day), time(hour, 0, 0, 0), time(hour + 1, 30, 0, 0));
    let venue = NewVenue { name: "302 书画室".into(), floor: "3".into(), ..NewVenue::default() };
    NewSession { span, venue: Some(venue) }
}

/// A class of ten places that one can sign up for now, four Tuesdays at nine.
pub fn class(town: &Town, name: &str) -> NewOffering {
    let first = session(1, 9);
    let weeks = (0..4).map(|week| NewSession { span: later(first.span, week), ..first.clone() });
    NewOffering {
        institution: town.university,
        campus: None,
        name: name.into(),
        subject: "书法".into(),
        capacity: Some(10),
        admission: Admission::SignUp,
        allocation: Allocation::InOrder,
        window: Window {
            opens_at: NOW - Duration::from_secs(3600),
            closes_at: NOW + Duration::from_secs(24 * 3600),
        },
        fee: Fen::yuan(150),
        conditions: Conditions { age_from: Some(50), ..Conditions::default() },
        telephone: String::new(),
        contact: String::new(),
        bring: "毛笔".into(),
        directions: String::new(),
        note: String::new(),
        sessions: weeks.collect(),
        facts: NewFacts::Class {
            department: "书画系".into(),
            course: "楷书".into(),
            teacher: "魏桂".into(),
            term: Term {
                name: "2026年秋季学期".into(),
                starts_on: date(2026, 9, 1),
                ends_on: date(2027, 1, 15),
            },
            returning_places: 0,
        },
        import_key: None,
        import_fingerprint: None,
    }
}

/// A class of another subject, department and teacher than the usual one.
pub fn erhu(town: &Town) -> NewOffering {
    let usual = class(town, "二胡提高班");
    let NewFacts::Class { term, .. } = usual.facts.clone() else { unreachable!() };
    let facts = NewFacts::Class {
        department: "声乐系".into(),
        course: "二胡".into(),
        teacher: "曾志强".into(),
        term,
        returning_places: 0,
    };
    NewOffering { subject: "二胡".into(), facts, sessions: vec![session(3, 14)], ..usual }
}

pub fn later(span: Span, weeks: i32) -> Span {
    let by = (weeks * 7 * 24).hours();
    Span { from: span.from + by, to: span.to + by }
}

/// An activity of one afternoon on a day of December.
pub fn activity(town: &Town, name: &str, day: i8) -> NewOffering {
    NewOffering {
        institution: town.centre,
        subject: name.into(),
        sessions: vec![session(day, 14)],
        facts: NewFacts::Activity { audience: "离退休干部".into() },
        ..class(town, name)
    }
}

/// A shift of one morning on a day of December.
pub fn shift(town: &Town, name: &str, day: i8) -> NewOffering {
    let (team, skills) = ("导诊服务队".into(), "会说南昌话".into());
    NewOffering {
        institution: town.team,
        subject: "医院导诊".into(),
        sessions: vec![session(day, 8)],
        facts: NewFacts::Shift { team, skills, effort: Effort::Light },
        ..class(town, name)
    }
}

pub async fn add(town: &Town, offering: &NewOffering) -> OfferingId {
    store::new_offering::add(town, offering).await.unwrap()
}

/// A class of so many places that meets when no other of the test does.
pub async fn places(town: &Town, capacity: u32) -> OfferingId {
    add(town, &NewOffering { capacity: Some(capacity), ..class(town, "楷书一年级（1）班") }).await
}

/// A code for a number, asked for by a form of its own.
pub async fn code_for(
    town: &Town,
    visitor: &Visitor,
    number: &Mobile,
    address: &str,
    return_to: &str,
) -> Result<Code> {
    let key = form_key::new();
    let asked = ask_for_code(town, key, visitor, number, address, return_to).await?;
    Ok(asked.expect("a form that was not sent before"))
}

/// The person asks for themselves, with a key of their own.
pub async fn ask(town: &Town, offering: OfferingId, person: PersonId) -> Result<SignUp> {
    ask_with(town, form_key::new(), offering, person).await
}

/// In what the person may continue now, each with what is in the way of it.
pub async fn may_continue(town: &Town, person: PersonId) -> Vec<(OfferingId, Option<Refusal>)> {
    let told = continuable(town, person, &By::Person(person)).await.unwrap();
    told.into_iter().map(|one| (one.offering.id, one.obstacle)).collect()
}

pub async fn ask_with(
    town: &Town,
    key: FormKey,
    offering: OfferingId,
    person: PersonId,
) -> Result<SignUp> {
    store::sign_up::sign_up(town, key, Asked { offering, person, by: By::Person(person) }).await
}

/// Until when who is offered a place now is asked to answer: by the same time tomorrow.
pub const TOMORROW: Timestamp = Timestamp::constant(1_795_395_600 + 24 * 3600, 0);

/// How somebody stands who is offered a place now.
pub const OFFERED: Place = Place::Offered { answer_by: TOMORROW };

/// Whom the desk is to call; the number that it is told is theirs, and each is found alone.
pub async fn due(town: &Town, by: &Coordinator) -> Result<Vec<DueCall>> {
    let due = call::due(town, by).await?;
    assert_eq!(call::number_due(town, by).await?, due.len());
    for one in &due {
        let alone = call::due_about(town, one.sign_up, one.about, by).await?;
        assert_eq!(alone.as_ref(), Some(one));
    }
    Ok(due)
}

/// What the rule said no with.
pub fn refusal<T: std::fmt::Debug>(answer: Result<T>) -> Refusal {
    match answer {
        Err(store::Error::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

pub fn is_not_found<T>(answer: &Result<T>) -> bool {
    matches!(answer, Err(store::Error::NotFound))
}

/// Every stored count equals the rows, and nobody has two places on one offering.
pub async fn counters_are_right(town: &Town) {
    let wrong = "select count(*) from offering o where \
        held <> (select count(*) from sign_up s where s.offering_id = o.id and s.state = 'held') or \
        waiting <> (select count(*) from sign_up s where s.offering_id = o.id and s.state = 'waiting') or \
        passed <> (select count(*) from sign_up s where s.offering_id = o.id and s.passed <> 0)";
    assert_eq!(town.number(wrong).await, 0, "stored counts differ from the rows");
    let twice = "select count(*) from (select 1 from sign_up where ended_at is null \
        group by offering_id, person_id having count(*) > 1) as twice";
    assert_eq!(town.number(twice).await, 0, "somebody has two places on one offering");
    let taken = "select count(*) from session x where taken <> (select count(*) from (select 1 from attendance a \
        where a.session_id = x.id and a.mark in ('present', 'absent') limit 1) as one)";
    assert_eq!(
        town.number(taken).await,
        0,
        "a register is taken that nobody took, or the other way round"
    );
    let oversold = "select count(*) from offering where held > capacity";
    assert_eq!(town.number(oversold).await, 0, "more places are held than there are");
}
