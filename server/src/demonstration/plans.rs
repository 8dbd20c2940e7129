//! The plans of the demonstration, moved to the days around the first start.

use anyhow::{Context, Result};
use app::planning::{Frame, closures_of_plan, offerings_of_plan};
use app::sheet::read;
use domain::calendar::{Term, day, instant};
use domain::id::OfferingId;
use domain::offering::Window;
use domain::plan::Plan;
use jiff::civil::{Date, date, time};
use jiff::{SignedDuration, Timestamp, ToSpan};
use store::Db;
use store::closure::closures_of;
use store::import::take_over;
use store::new_offering::{self, NewFacts, NewOffering};

use super::institutions::{Desk, Founded};

/// The second week of the month that the plans were made for begins here; it becomes the week of the first start.
const SECOND_WEEK: Date = date(2026, 11, 9);
/// Signing up for these begins in a few days.
const OPENS_LATER: [&str; 2] = ["器乐系", "舞蹈系"];
/// The last of each of these, too.
const LAST_OPENS_LATER: [&str; 3] = ["健康讲座", "智能手机课堂", "讲革命故事"];
/// No school's own name for a term: whoever hands the same plan in, to try it, imports another term.
const TERM: &str = "演示学期";
/// The terms before it, the latest first.
const EARLIER_TERMS: [&str; 2] = ["演示上学期", "演示上上学期"];
/// Between the beginnings of two: the earlier one has been over for weeks on whatever day it is looked at.
const BETWEEN_TERMS: SignedDuration = SignedDuration::from_hours(20 * 7 * 24);
/// Where the classes of the plan meet.
const CAMPUS: &str = "红谷滩校区";
/// Ages that the university's rules name.
const AGES: (u8, u8) = (50, 80);

/// Takes the three plans over, as their coordinators would.
pub(super) async fn add(db: &Db, founded: &Founded, now: Timestamp) -> Result<()> {
    let days = Days::of(now)?;
    let classes = classes()?;
    let activities = read::plan(include_bytes!("../../demonstration/activities.csv"))
        .context("activities.csv")?;
    let shifts =
        read::plan(include_bytes!("../../demonstration/shifts.csv")).context("shifts.csv")?;
    take(db, &founded.university, &classes, &days).await?;
    take(db, &founded.centre, &activities, &days).await?;
    take(db, &founded.volunteers, &shifts, &days).await
}

/// A class of the plan as it was in an earlier term.
pub(super) struct Earlier {
    /// Its name.
    pub(super) name: &'static str,
    /// How many terms before this one: 1 is the last.
    pub(super) terms_ago: usize,
    /// So many places, where it had not as many as now.
    pub(super) places: Option<u32>,
}

/// Adds it, and tells an instant at which one could sign up for it.
pub(super) async fn add_earlier(
    db: &Db,
    desk: &Desk,
    earlier: &Earlier,
    now: Timestamp,
) -> Result<(OfferingId, Timestamp)> {
    let Earlier { name, terms_ago, places } = *earlier;
    let term = terms_ago.checked_sub(1).and_then(|before| EARLIER_TERMS.get(before));
    let term = term.with_context(|| format!("a term {terms_ago} terms ago"))?;
    let then = now - BETWEEN_TERMS * i32::try_from(terms_ago)?;
    let mut days = Days::of(then)?;
    days.term.name = (*term).to_owned();
    let classes = classes()?;
    let mut offerings =
        offerings_of_plan(&classes, &frame(db, desk, &classes, &days).await?).into_iter();
    let mut class =
        offerings.find(|offering| offering.name == name).with_context(|| name.to_owned())?;
    class.capacity = places.or(class.capacity);
    Ok((new_offering::add(db, &class).await?, then))
}

/// The plan of the university.
fn classes() -> Result<Plan> {
    read::plan(include_bytes!("../../demonstration/classes.xlsx")).context("classes.xlsx")
}

async fn take(db: &Db, desk: &Desk, plan: &Plan, days: &Days) -> Result<()> {
    let frame = frame(db, desk, plan, days).await?;
    let mut offerings = offerings_of_plan(plan, &frame);
    open_some_later(&mut offerings, days);
    take_over(db, desk.institution.id, &offerings, &closures_of_plan(plan, &frame)).await?;
    Ok(())
}

/// What the plan leaves unsaid.
async fn frame(db: &Db, desk: &Desk, plan: &Plan, days: &Days) -> Result<Frame> {
    Ok(Frame {
        institution: desk.institution.clone(),
        campus: matches!(plan, Plan::Classes(_)).then(|| CAMPUS.to_owned()),
        term: Some(days.term.clone()),
        window: matches!(plan, Plan::Classes(_)).then_some(days.open),
        age_from: Some(AGES.0),
        age_to: Some(AGES.1),
        telephone: String::new(),
        closures: closures_of(db, desk.institution.id).await?,
        shift_days: days.shift,
        // What is announced a month ahead has been open for a while.
        now: days.now - 72.hours(),
    })
}

/// Of some departments all, of some activities and shifts the last one.
fn open_some_later(offerings: &mut [NewOffering], days: &Days) {
    for offering in offerings.iter_mut() {
        let department = match &offering.facts {
            NewFacts::Class { department, .. } => department.as_str(),
            _ => "",
        };
        if OPENS_LATER.contains(&department) {
            offering.window.opens_at = days.opening;
        }
    }
    for name in LAST_OPENS_LATER {
        let last = offerings.iter_mut().filter(|offering| offering.name == name);
        if let Some(last) = last.max_by_key(|offering| offering.window.closes_at)
            && last.window.closes_at > days.opening
        {
            last.window.opens_at = days.opening;
        }
    }
}

/// The days of the demonstration.
struct Days {
    now: Timestamp,
    /// Whole weeks by which activities and shifts are moved, in days.
    shift: i64,
    term: Term,
    /// When most classes may be signed up for: since last week.
    open: Window,
    /// When signing up begins for what opens later.
    opening: Timestamp,
}

impl Days {
    fn of(now: Timestamp) -> Result<Self> {
        let today = day(now);
        let monday =
            today.checked_sub(i64::from(today.weekday().to_monday_zero_offset()).days())?;
        let starts_on = monday.checked_add(4.weeks())?;
        let ends_on = starts_on.checked_add(13.weeks())?.checked_add(4.days())?;
        let nine = |date: Date| instant(date.to_datetime(time(9, 0, 0, 0)));
        let open = Window {
            opens_at: nine(monday.checked_sub(1.weeks())?),
            closes_at: nine(starts_on.checked_sub(3.days())?),
        };
        Ok(Self {
            now,
            shift: i64::from((monday - SECOND_WEEK).get_days()),
            term: Term { name: TERM.to_owned(), starts_on, ends_on },
            open,
            opening: nine(today.checked_add(3.days())?),
        })
    }
}

#[cfg(test)]
mod tests {
    use domain::calendar::start_of;
    use jiff::civil::Weekday;

    use super::*;

    #[test]
    fn whatever_the_day_weekdays_stay_and_the_term_begins_later() {
        for after in 0..400_i64 {
            let today = date(2026, 11, 24).checked_add(after.days()).unwrap();
            let days = Days::of(start_of(today)).unwrap();
            assert_eq!(days.shift.rem_euclid(7), 0, "{today}");
            assert_eq!(days.term.starts_on.weekday(), Weekday::Monday);
            let weeks = (days.term.starts_on - today).get_days();
            assert!((22..=28).contains(&weeks), "{today}: {weeks}");
            assert!(days.open.admits(start_of(today)).is_ok());
            assert!(days.opening > start_of(today) && days.opening < days.open.closes_at);
            let earlier = Days::of(start_of(today) - BETWEEN_TERMS).unwrap();
            let over_for = (today - earlier.term.ends_on).get_days();
            assert!((15..=24).contains(&over_for), "{today}: over for {over_for} days");
            assert!(earlier.open.admits(start_of(today) - BETWEEN_TERMS).is_ok());
            let before_that = Days::of(start_of(today) - BETWEEN_TERMS * 2).unwrap();
            assert!(before_that.open.admits(start_of(today) - BETWEEN_TERMS * 2).is_ok());
            assert!(before_that.term.ends_on < earlier.term.starts_on, "{today}");
            let table_tennis = date(2026, 11, 26).checked_add(days.shift.days()).unwrap();
            assert!(table_tennis > today && table_tennis < days.term.starts_on);
        }
    }
}
