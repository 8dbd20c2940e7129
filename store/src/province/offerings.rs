//! Offerings of every institution, and thirty sign-ups for each.

use domain::calendar::{Closure, Span, Term, TimeSlot, day, sessions_of, start_of};
use domain::holiday::public_holidays;
use domain::id::{InstitutionId, OfferingId, PersonId};
use domain::institution::InstitutionKind;
use domain::offering::{Admission, Allocation, Conditions, Effort, Fen, Window};
use jiff::civil::{Date, Time, Weekday};
use jiff::{SignedDuration, Timestamp, ToSpan};
use uuid::Uuid;

use super::{OFFERINGS, SIGN_UPS, Size};
use crate::closure::closures_of;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::new_offering::{NewFacts, NewOffering, NewSession, NewVenue, insert_offering};
use crate::rows::{Value, insert};

const SUBJECTS: [&str; 20] = [
    "楷书",
    "行书",
    "国画花鸟",
    "山水画",
    "声乐",
    "合唱",
    "京剧演唱",
    "民族舞",
    "太极拳",
    "摄影",
    "智能手机",
    "英语",
    "二胡",
    "电子琴",
    "诗词",
    "烹饪",
    "剪纸",
    "手工编织",
    "八段锦",
    "保健",
];
const ACTIVITIES: [&str; 10] = [
    "乒乓球",
    "象棋",
    "合唱排练",
    "书法沙龙",
    "门球训练",
    "健康讲座",
    "茶话会",
    "观影",
    "舞蹈",
    "阅读会",
];
const SHIFTS: [&str; 8] = [
    "门诊引导",
    "图书上架",
    "路口文明劝导",
    "邻里调解值班",
    "探访独居老人",
    "作业辅导",
    "讲革命故事",
    "公园清洁",
];

/// Sign-ups of one offering.
const EACH: u32 = SIGN_UPS / OFFERINGS;
/// Offerings that a unit writes at once.
const CHUNK: usize = 100;
/// The last day of the longest class comes before this one.
const DAYS_PLANNED: i64 = 14 + 28 + 98;

/// An offering with its places, for the sign-ups that follow.
pub(super) struct Made {
    id: OfferingId,
    capacity: u32,
}

/// Offerings in turn over the institutions.
pub(super) async fn fill(
    db: &Db,
    size: Size,
    institutions: &[(InstitutionId, InstitutionKind)],
    tell: &mut (impl FnMut(u32) + Send),
) -> Result<Vec<Made>> {
    let now = db.now();
    let free = free_days(db, institutions, now).await?;
    let numbers: Vec<u32> = (0..size.of(OFFERINGS)).collect();
    let mut made = Vec::with_capacity(numbers.len());
    for chunk in numbers.chunks(CHUNK) {
        let new: Vec<NewOffering> = chunk
            .iter()
            .map(|number| {
                let (institution, kind) = institutions[*number as usize % institutions.len()];
                offering(*number, institution, kind, now, &free)
            })
            .collect();
        let capacities: Vec<u32> =
            new.iter().map(|offering| offering.capacity.unwrap_or(0)).collect();
        let ids = db.write(new, |tx, new, _| {
            Box::pin(async move {
                let mut ids = Vec::with_capacity(new.len());
                for offering in new {
                    ids.push(insert_offering(tx, offering).await?);
                }
                Ok(ids)
            })
        });
        made.extend(
            ids.await?.into_iter().zip(capacities).map(|(id, capacity)| Made { id, capacity }),
        );
        tell(u32::try_from(chunk.len()).unwrap_or(0));
    }
    Ok(made)
}

/// The days from today on, as far as anything is planned, on which nobody meets: public holidays, and what the database
/// knows to be closed for everybody.
async fn free_days(
    db: &Db,
    institutions: &[(InstitutionId, InstitutionKind)],
    now: Timestamp,
) -> Result<Vec<Closure>> {
    let today = day(now);
    let mut free = public_holidays(today, today.saturating_add(DAYS_PLANNED.days()));
    if let Some((institution, _)) = institutions.first() {
        free.extend(closures_of(db, *institution).await?);
    }
    Ok(free)
}

/// The day itself, or the first one after it that is not free.
fn working_day(from: Date, free: &[Closure]) -> Date {
    let is_free =
        |date: Date| free.iter().any(|closure| closure.from <= date && date <= closure.to);
    let mut date = from;
    while is_free(date) {
        date = date.saturating_add(1.day());
    }
    date
}

fn weekday(number: u32) -> Weekday {
    Weekday::Monday.wrapping_add(i64::from(number % 5))
}

fn hours(number: u32) -> (Time, Time) {
    let from = [9, 10, 14, 16][number as usize % 4];
    (Time::constant(from, 0, 0, 0), Time::constant(from + 1, 30, 0, 0))
}

fn offering(
    number: u32,
    institution: InstitutionId,
    kind: InstitutionKind,
    now: Timestamp,
    free: &[Closure],
) -> NewOffering {
    // The number within the institution: each has a hundred.
    let own = number / 100;
    let today = day(now);
    let (from, to) = hours(own / 5);
    let first_on = today.saturating_add((14 + i64::from(own % 28)).days());
    let ends_on = first_on.saturating_add(98.days());
    let slot = TimeSlot { weekday: weekday(own), from, to };
    let one = || vec![Span::on(working_day(first_on, free), from, to)];
    let (subject, spans, facts) = match kind {
        InstitutionKind::SeniorUniversity => {
            let subject = SUBJECTS[own as usize % SUBJECTS.len()];
            let term = Term { name: "本学期".into(), starts_on: first_on, ends_on };
            (subject, sessions_of(&[slot], &term, free), class(own, subject, today))
        }
        InstitutionKind::ActivityCentre => (
            ACTIVITIES[own as usize % ACTIVITIES.len()],
            one(),
            NewFacts::Activity { audience: "全体老同志".into() },
        ),
        InstitutionKind::VolunteerTeam => (SHIFTS[own as usize % SHIFTS.len()], one(), shift(own)),
    };
    let venue = NewVenue {
        name: format!("{}室", 101 + own % 24),
        floor: (1 + own % 3).to_string(),
        ..NewVenue::default()
    };
    NewOffering {
        institution,
        campus: None,
        name: format!("{subject}（{}）", own + 1),
        subject: subject.to_owned(),
        capacity: Some(20 + number % 5 * 10),
        admission: Admission::SignUp,
        allocation: Allocation::InOrder,
        window: window(number, first_on, now),
        fee: if kind == InstitutionKind::SeniorUniversity { Fen::yuan(150) } else { Fen::FREE },
        conditions: Conditions { age_from: Some(50), ..Conditions::default() },
        telephone: "19900000101".into(),
        contact: String::new(),
        bring: String::new(),
        directions: String::new(),
        note: String::new(),
        sessions: spans
            .into_iter()
            .map(|span| NewSession { span, venue: Some(venue.clone()) })
            .collect(),
        facts,
        import_key: Some(format!("province:{number}")),
        import_fingerprint: None,
    }
}

/// Most are open; every tenth opens in a few days.
fn window(number: u32, first_on: Date, now: Timestamp) -> Window {
    let opens = if number % 10 == 9 {
        SignedDuration::from_hours(72)
    } else {
        SignedDuration::from_hours(-72)
    };
    Window { opens_at: now.saturating_add(opens).unwrap_or(now), closes_at: start_of(first_on) }
}

fn class(own: u32, subject: &str, today: Date) -> NewFacts {
    NewFacts::Class {
        department: if own % 20 < 4 { "书画系" } else { "综合系" }.into(),
        course: subject.to_owned(),
        teacher: format!("{}老师", ["魏", "黄", "王", "陈", "龚"][own as usize % 5]),
        term: Term {
            name: "本学期".into(),
            starts_on: today,
            ends_on: today.saturating_add(140.days()),
        },
        returning_places: 0,
    }
}

fn shift(own: u32) -> NewFacts {
    let effort = if own.is_multiple_of(2) { Effort::Light } else { Effort::Medium };
    NewFacts::Shift {
        team: "银发志愿服务队".into(), skills: "无特殊要求".into(), effort
    }
}

/// Thirty people for each offering, in order of joining: places while there are any, then the waiting list.
pub(super) async fn fill_sign_ups(
    db: &Db,
    size: Size,
    offerings: &[Made],
    people: &[PersonId],
    tell: &mut (impl FnMut(u32) + Send),
) -> Result<()> {
    let now = db.now().as_second();
    let each = EACH
        .min(size.of(u32::try_from(people.len()).unwrap_or(u32::MAX).saturating_mul(size.divisor)));
    let mut next = 0_usize;
    for chunk in offerings.chunks(CHUNK) {
        let mut rows = Vec::with_capacity(chunk.len() * each as usize);
        for offering in chunk {
            for joined in 1..=each {
                let person = people[next % people.len()].to_string();
                next += 1;
                let state = if joined <= offering.capacity { "held" } else { "waiting" };
                rows.push(vec![
                    Value::from(Uuid::now_v7().to_string()),
                    Value::from(offering.id.to_string()),
                    Value::from(person.clone()),
                    Value::from(state),
                    Value::from(i64::from(joined)),
                    Value::from(now - i64::from(each - joined)),
                    Value::from(person),
                ]);
            }
        }
        let made = u32::try_from(rows.len()).unwrap_or(0);
        let into = "sign_up (id, offering_id, person_id, state, joined, joined_at, by_person_id)";
        insert(db, into, rows).await?;
        count_places(db, chunk).await?;
        tell(made);
    }
    Ok(())
}

/// Brings the counts kept with the offerings up to their rows.
async fn count_places(db: &Db, offerings: &[Made]) -> Result<()> {
    let ids: Vec<String> = offerings.iter().map(|offering| offering.id.to_string()).collect();
    db.write(ids, |tx, ids, _| {
        Box::pin(async move {
            let sql = "update offering set \
                       held = (select count(*) from sign_up where offering_id = $1 and state = 'held'), \
                       waiting = (select count(*) from sign_up where offering_id = $1 and state = 'waiting'), \
                       revision = (select count(*) from sign_up where offering_id = $1) \
                       where id = $1";
            for id in ids {
                sqlx::query(sql).bind(id.as_str()).execute(&mut **tx).await?;
            }
            Ok::<(), Error>(())
        })
    })
    .await
}
