//! 法定节假日 without a row of them: a term's plan, a session that is moved, a room and a notice for the door say the same.

use domain::booking::BookingRefusal;
use domain::calendar::{Closure, Month, Span, Term};
use domain::session::{Change, Meets, SessionRefusal};
use jiff::civil::{date, time};
use store::closure::closed_in;
use store::form_key;
use store::room::{close_again, house_closures, house_holidays, open_again, open_holiday};
use store::timetable::{add_term, timetable};

use crate::bookings::{ask_for, piano, refused};
use crate::session::{at_desk, make, no};
use crate::support::*;

/// Monday, 21 September 2026, nine in the morning: a day of an autumn that the State Council has arranged.
const SEPTEMBER: jiff::Timestamp = jiff::Timestamp::constant(1_789_952_400, 0);

fn on(day: i8, hour: i8) -> Span {
    Span::on(date(2026, 10, day), time(hour, 0, 0, 0), time(hour + 1, 0, 0, 0))
}

fn national_day() -> Closure {
    Closure { from: date(2026, 10, 1), to: date(2026, 10, 7), reason: "国庆节".into() }
}

#[tokio::test]
async fn plan_and_notice_know_the_days_that_nobody_has_entered() {
    on_each_engine(async |town| {
        town.clock.set(SEPTEMBER);
        assert_eq!(town.number("select count(*) from closure").await, 0);
        let by = coordinator(&town, town.university).await;
        let (starts_on, ends_on) = (date(2026, 9, 28), date(2027, 1, 8));
        let term = Term { name: "2026年秋季".into(), starts_on, ends_on };
        let id = add_term(&town, form_key::new(), &term, &by).await.unwrap();
        let plan = timetable(&town, id, &by).await.unwrap();
        let new_year =
            Closure { from: date(2027, 1, 1), to: date(2027, 1, 1), reason: "元旦".into() };
        assert_eq!(plan.closures, [national_day(), new_year]);
        let october = Month::parse("2026-10").unwrap().span();
        let told = closed_in(&town, town.centre, october).await.unwrap();
        assert_eq!((told.len(), told[0].span), (1, national_day().span()));
    })
    .await;
}

#[tokio::test]
async fn a_room_is_shut_on_a_holiday_until_its_house_opens_and_no_class_meets_then() {
    on_each_engine(async |town| {
        town.clock.set(SEPTEMBER);
        let by = coordinator(&town, town.university).await;
        let room = piano(&town, &by).await;
        let closed = BookingRefusal::Closed { reason: "国庆节".into() };
        assert_eq!(refused(ask_for(&town, room, on(5, 9), &by).await), closed);
        ask_for(&town, room, on(8, 9), &by).await.unwrap();
        let class = add(&town, &class(&town, "楷书一年级（1）班")).await;
        let meets = async || {
            let one = at_desk(&town, class, &by).await.remove(0);
            let to = Meets { span: on(6, 14), venue: one.standing.meets.venue };
            no(make(&town, &one, Change::Move(to), &by).await)
        };
        assert!(matches!(meets().await, SessionRefusal::Closed { reason } if reason == "国庆节"));

        let open = async |day| open_holiday(&town, form_key::new(), day, &by).await;
        assert!(is_not_found(&open(date(2026, 10, 2)).await), "none begins that day");
        assert!(is_not_found(&open(date(2026, 5, 1)).await), "it is over");
        for _ in 0..2 {
            open(date(2026, 10, 1)).await.unwrap();
        }
        assert_eq!(town.number("select count(*) from closure").await, 1);
        ask_for(&town, room, on(5, 9), &by).await.unwrap();
        assert!(matches!(meets().await, SessionRefusal::Closed { .. }), "classes do not meet");
        assert_eq!(house_closures(&town, &by).await.unwrap(), []);
        let other = coordinator(&town, town.centre).await;
        let of_other = piano(&town, &other).await;
        assert_eq!(refused(ask_for(&town, of_other, on(5, 9), &other).await), closed);

        let told = house_holidays(&town, &by).await.unwrap();
        let opened: Vec<_> = told.iter().filter_map(|one| one.opened).collect();
        let [id] = opened[..] else { panic!("one is open: {told:?}") };
        close_again(&town, form_key::new(), id, &by).await.unwrap();
        assert_eq!(refused(ask_for(&town, room, on(5, 11), &by).await), closed);
        assert!(house_holidays(&town, &by).await.unwrap().iter().all(|one| one.opened.is_none()));
        assert_eq!(house_closures(&town, &by).await.unwrap(), []);
        let october = Month::parse("2026-10").unwrap().span();
        assert_eq!(closed_in(&town, town.university, october).await.unwrap().len(), 1, "told once");
        assert_eq!(open_again(&town, id, &by).await.unwrap(), None);
        ask_for(&town, room, on(5, 11), &by).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_a_centre_holds_may_be_for_the_holiday_and_the_log_shuts_the_house_again() {
    on_each_engine(async |town| {
        town.clock.set(SEPTEMBER);
        let by = coordinator(&town, town.centre).await;
        let held = add(&town, &activity(&town, "迎国庆歌会", 3)).await;
        let one = at_desk(&town, held, &by).await.remove(0);
        let to = Meets { span: on(1, 14), venue: one.standing.meets.venue };
        make(&town, &one, Change::Move(to), &by).await.unwrap();
        let room = piano(&town, &by).await;
        open_holiday(&town, form_key::new(), date(2026, 10, 1), &by).await.unwrap();
        ask_for(&town, room, on(2, 9), &by).await.unwrap();
        let log = store::log::entries(&town, &store::log::LogFilter::default(), 1, &by).await;
        let opening =
            log.unwrap().entries.into_iter().find(|entry| entry.act == domain::log::Act::OpenRoom);
        store::log::put_back(&town, form_key::new(), opening.unwrap().id, "", &by).await.unwrap();
        let closed = BookingRefusal::Closed { reason: "国庆节".into() };
        assert_eq!(refused(ask_for(&town, room, on(2, 14), &by).await), closed);
    })
    .await;
}

#[tokio::test]
async fn national_day_and_mid_autumn_that_fall_together_are_opened_and_shut_as_the_one_holiday() {
    on_each_engine(async |town| {
        // The third day of the three is the feast.
        let nine = (time(9, 0, 0, 0), time(10, 0, 0, 0));
        town.clock.set(Span::on(date(2028, 9, 20), nine.0, nine.1).from);
        let by = coordinator(&town, town.university).await;
        let room = piano(&town, &by).await;
        let on = |day| Span::on(date(2028, 10, day), nine.0, nine.1);
        let closed = BookingRefusal::Closed { reason: "国庆节、中秋节".into() };
        assert_eq!(refused(ask_for(&town, room, on(3), &by).await), closed);
        let told = house_holidays(&town, &by).await.unwrap();
        let days = |one: &store::room::HouseHoliday| (one.holiday.from, one.holiday.to);
        assert_eq!(days(&told[0]), (date(2028, 10, 1), date(2028, 10, 4)));
        let open = async |day| open_holiday(&town, form_key::new(), day, &by).await;
        assert!(is_not_found(&open(date(2028, 10, 3)).await), "none begins that day");
        open(date(2028, 10, 1)).await.unwrap();
        ask_for(&town, room, on(3), &by).await.unwrap();
        let told = house_holidays(&town, &by).await.unwrap();
        assert_eq!(told.iter().filter(|one| one.opened.is_some()).count(), 1);
    })
    .await;
}
