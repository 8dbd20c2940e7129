//! Two draws of the university: one takes wishes now, one was held last week. The digits of that one were thrown by nobody.

use anyhow::{Context, Result};
use domain::calendar::{day, instant};
use domain::draw::SeedPlan;
use domain::id::{DrawId, OfferingId, PersonId};
use domain::offering::{Offering, Window};
use jiff::civil::time;
use jiff::{Timestamp, ToSpan};
use store::db::Clock;
use store::draw::{Fell, NewDraw, NewDrawOffering, NewWishes, freeze, hold, plan, wish};
use store::sign_up::By;
use store::{Db, Error, form_key};

use super::institutions::Founded;
use super::people::People;
use super::sign_ups::{everything_of, named};

/// Takes wishes now; two of these meet at the same time.
const OPEN: [&str; 5] = [
    "国画花鸟一年级（1）班",
    "国画花鸟一年级（2）班",
    "国画山水一年级班",
    "篆刻一年级班",
    "插花一年级班",
];
/// Was held.
const HELD: [&str; 2] = ["家常菜烹饪一年级班", "电脑基础一年级班"];
/// Of the places of each, for people who never had one at the university.
const NEWCOMER_PLACES: u32 = 5;
/// Who made wishes in each: twice as many as there are places in the one that was held, so that what it gave depends on its digits.
const PEOPLE: (usize, usize) = (12, 110);

/// Plans both, with people's wishes, and holds the earlier one.
pub(super) async fn add(db: &Db, founded: &Founded, people: &People, now: Timestamp) -> Result<()> {
    let classes = everything_of(db, &founded.university).await?;
    let (held, open) = (ids(&classes, &HELD)?, ids(&classes, &OPEN)?);
    hold_earlier(db, founded, people, &held, now).await?;
    let window = window(now, 3, 9)?;
    let then = db.clone().at(Clock::stopped(window.opens_at));
    let draw = plan_for(&then, founded, "国画、篆刻和插花班", window, &open).await?;
    wishes_of(db, founded, draw, &people.others[..PEOPLE.0], &open).await
}

fn ids(classes: &[Offering], names: &[&str]) -> Result<Vec<OfferingId>> {
    names.iter().map(|name| Ok(named(classes, name)?.id)).collect()
}

/// From nine so many days ago until five in the afternoon so many days later.
fn window(now: Timestamp, ago: i64, ahead: i64) -> Result<Window> {
    let today = day(now);
    let opens = today.checked_sub(ago.days())?.to_datetime(time(9, 0, 0, 0));
    let closes = today.checked_add(ahead.days())?.to_datetime(time(17, 0, 0, 0));
    Ok(Window { opens_at: instant(opens), closes_at: instant(closes) })
}

/// Everything as it was done then: planned, wished for, frozen and held on the days on which that is said to have been.
async fn hold_earlier(
    db: &Db,
    founded: &Founded,
    people: &People,
    offerings: &[OfferingId],
    now: Timestamp,
) -> Result<()> {
    let window = window(now, 20, -8)?;
    let clock = Clock::stopped(window.opens_at);
    let then = db.clone().at(clock.clone());
    let draw = plan_for(&then, founded, "烹饪和电脑班", window, offerings).await?;
    let mut all = vec![people.regular];
    all.extend(people.others.iter().rev().take(PEOPLE.1));
    wishes_of(&then, founded, draw, &all, offerings).await?;
    let by = &founded.university.coordinator;
    clock.set(window.closes_at + 1.hour());
    freeze(&then, form_key::new(), draw, by).await?;
    clock.set(window.closes_at + 17.hours());
    let seed = "3516241636".parse().context("ten digits")?;
    let circumstances = "一楼大厅，三位学员代表当场掷骰子，工会派人监督";
    hold(&then, form_key::new(), draw, &Fell::just_now(&then, &seed, circumstances), by).await?;
    Ok(())
}

async fn plan_for(
    db: &Db,
    founded: &Founded,
    name: &str,
    window: Window,
    offerings: &[OfferingId],
) -> Result<DrawId> {
    let one = |offering: &OfferingId| NewDrawOffering {
        offering: *offering,
        newcomer_places: NEWCOMER_PLACES,
        district_places: 0,
    };
    let new = NewDraw {
        district_until: None,
        name: name.to_owned(),
        window,
        most_wanted: 2,
        seed: SeedPlan { digits: 10, source: "当众掷骰子十次，按先后记".to_owned() },
        offerings: offerings.iter().map(one).collect(),
    };
    Ok(plan(db, form_key::new(), new, &founded.university.coordinator).await?)
}

/// Wishes taken at the counter; whom a rule refuses has none.
async fn wishes_of(
    db: &Db,
    founded: &Founded,
    draw: DrawId,
    people: &[PersonId],
    offerings: &[OfferingId],
) -> Result<()> {
    for (number, person) in people.iter().enumerate() {
        let by = By::Coordinator(founded.university.coordinator.clone());
        let first = number * number % offerings.len();
        let chosen = [offerings[first], offerings[(first + 1) % offerings.len()]];
        let wanted = if number % 5 == 0 { 2 } else { 1 };
        let new = NewWishes { draw, person: *person, wanted, offerings: chosen.to_vec(), by };
        match wish(db, form_key::new(), new).await {
            Ok(_) | Err(Error::Refused(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
