//! Wishes that are prepared before the window of their draw opens, and what stays as strict as ever.

use domain::draw::FrozenList;
use domain::id::OfferingId;
use domain::offering::{Allocation, OfferingState, Window};
use domain::refusal::Refusal;
use domain::sign_up::Place;
use domain::stage::StageRefusal;
use store::draw::{
    CounterWishes, Fell, NewDraw, NewDrawOffering, amended, amendment, call_off, found_in_draw,
    freeze, hold, my_application, obstacles, plan, take_out, wish, wish_at_counter,
    withdraw_wishes,
};
use store::form_key;
use store::new_offering::NewOffering;
use store::offering::{cancel, set_allocation};
use store::sign_up::CounterPerson;

use crate::draw::{DAY, class_at, dice, wishes, wishes_for};
use crate::draw_limits::faults;
use crate::draw_pages::draw_of;
use crate::stages::{HOUR, OPENS, two_terms};
use crate::support::*;

#[tokio::test]
async fn wishes_are_prepared_changed_and_taken_back_ahead_and_stand_when_the_window_opens() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let (one, other) = (class_at(&town, 1, 9).await, class_at(&town, 1, 14).await);
        let draw = draw_of(&town, &desk, 0, &[one, other]).await;
        let chen = person(&town).await;
        let make = async |wanted, offerings: &[OfferingId]| {
            wish(&town, form_key::new(), wishes(draw, chen, wanted, offerings)).await
        };
        let first = make(1, &[one]).await.unwrap();
        let changed = make(2, &[other, one]).await.unwrap();
        assert_eq!((changed.number, changed.wanted), (first.number, 2));
        withdraw_wishes(&town, form_key::new(), draw, chen).await.unwrap();
        assert!(my_application(&town, draw, chen).await.unwrap().is_none());
        make(2, &[other, one]).await.unwrap();

        // Who may have it is judged as ever.
        let young = somebody(&town, Some("陈晓梅"), Some(jiff::civil::date(1990, 1, 2))).await;
        let early = wish(&town, form_key::new(), wishes(draw, young, 1, &[one])).await;
        assert!(matches!(refusal(early), Refusal::TooYoung { .. }));
        let told = obstacles(&town, draw, young).await.unwrap();
        assert!(matches!(told.get(&one), Some(Refusal::TooYoung { .. })));
        assert!(obstacles(&town, draw, chen).await.unwrap().is_empty());
        assert_eq!(refusal(make(3, &[one]).await), Refusal::WantsTooMany { most: 2 });

        // A wish is no place, neither ahead nor later.
        assert_eq!(refusal(ask(&town, one, chen).await), Refusal::ByDraw);
        assert_eq!(town.number("select count(*) from sign_up").await, 0);
        let still_open = Refusal::WishesStillOpen { closes_at: NOW + 2 * DAY };
        assert_eq!(refusal(freeze(&town, form_key::new(), draw, &desk).await), still_open);
        town.clock.set(NOW + DAY);
        let mine = my_application(&town, draw, chen).await.unwrap().unwrap();
        assert_eq!(mine.wishes.iter().map(|one| one.offering).collect::<Vec<_>>(), [other, one]);
        let lin = wishes_for(&town, draw, 1, &[other]).await;

        town.clock.set(NOW + 2 * DAY);
        let closed = Refusal::WindowClosed { closed_at: NOW + 2 * DAY };
        assert_eq!(refusal(make(1, &[one]).await), closed);
        let frozen = freeze(&town, form_key::new(), draw, &desk).await.unwrap();
        let list: FrozenList = frozen.list.parse().unwrap();
        let lots: Vec<_> = (list.list().applications.iter())
            .map(|one| (one.wanted, one.wishes.iter().map(|wish| wish.lots).collect::<Vec<_>>()))
            .collect();
        assert_eq!(lots.len(), 2);
        assert!(lots.contains(&(2, vec![1, 1])) && lots.contains(&(1, vec![1])), "{lots:?}");
        let seed = "3516241636".parse().unwrap();
        hold(&town, form_key::new(), draw, &Fell::just_now(&town, &seed, "掷骰子"), &desk)
            .await
            .unwrap();
        assert_eq!(faults(&town).await, []);
        assert!(my_application(&town, draw, lin).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn the_counter_prepares_wishes_without_a_reason() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let class = class_at(&town, 1, 9).await;
        let draw = draw_of(&town, &desk, 0, &[class]).await;
        let person = CounterPerson {
            name: domain::person::PersonName::parse("魏桂").unwrap(),
            mobile: None,
            born_on: Some(jiff::civil::date(1950, 5, 1)),
            emergency_contact: None,
            emergency_telephone: None,
        };
        let (offerings, reason) = (vec![class], domain::decision::WhyExcepted::default());
        let new = CounterWishes { draw, person, wanted: 1, offerings, reason };
        let made = wish_at_counter(&town, form_key::new(), new, &desk).await.unwrap();
        assert_eq!(made.exception, "");
    })
    .await;
}

#[tokio::test]
async fn what_is_not_drawn_opens_to_the_second_whatever_was_prepared() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let window = Window { opens_at: NOW + DAY, closes_at: NOW + 5 * DAY };
        let usual = class(&town, "楷书一年级（1）班");
        let later = async |hour| {
            let sessions = vec![session(8, hour)];
            add(&town, &NewOffering { capacity: Some(3), sessions, window, ..usual.clone() }).await
        };
        let (drawn, taken_out) = (later(9).await, later(11).await);
        let (in_order, reviewed) = (later(14).await, later(16).await);
        set_allocation(&town, form_key::new(), reviewed, Allocation::Approval, &desk)
            .await
            .unwrap();
        let draw = draw_of(&town, &desk, 0, &[drawn, taken_out]).await;
        let chen = person(&town).await;
        let not_yet = || Refusal::NotOpenYet { opens_at: NOW + DAY };
        for other in [in_order, reviewed] {
            assert_eq!(refusal(ask(&town, other, chen).await), not_yet());
            let wished = wish(&town, form_key::new(), wishes(draw, chen, 1, &[other])).await;
            assert!(is_not_found(&wished), "only what is drawn is wished for");
        }
        wish(&town, form_key::new(), wishes(draw, chen, 2, &[drawn, taken_out])).await.unwrap();
        // Given in order again, it gives nothing to whoever had prepared a wish, and is not open yet.
        take_out(&town, form_key::new(), draw, taken_out, "教师生病", &desk).await.unwrap();
        assert_eq!(refusal(ask(&town, taken_out, chen).await), not_yet());
        assert_eq!(call_off(&town, form_key::new(), draw, "名额够了", &desk).await.unwrap(), 1);
        let told = store::notice::unseen(&town, chen).await.unwrap();
        assert_eq!(told.len(), 2);
        assert_eq!(refusal(ask(&town, drawn, chen).await), not_yet());
        assert_eq!(town.number("select count(*) from sign_up").await, 0);
        town.clock.set(NOW + DAY);
        ask(&town, drawn, chen).await.unwrap();
        assert_eq!(faults(&town).await, []);
    })
    .await;
}

#[tokio::test]
async fn members_continue_while_wishes_are_prepared_and_have_no_wish_for_what_they_have() {
    on_each_engine(async |town| {
        let (class, members, by) = two_terms(&town, 3, 2, 1).await;
        let one = NewDrawOffering { offering: class, newcomer_places: 0, district_places: 0 };
        let new = NewDraw {
            district_until: None,
            name: "楷书二年级".into(),
            window: Window { opens_at: OPENS, closes_at: OPENS + DAY },
            most_wanted: 1,
            seed: dice(),
            offerings: vec![one],
        };
        let draw = plan(&town, form_key::new(), new, &by).await.unwrap();
        // Before their turn members are told when it is, and may prepare a wish like everybody.
        let later = Refusal::Stage(StageRefusal::ReturningLater { from: NOW + HOUR });
        assert_eq!(refusal(ask(&town, class, members[0]).await), later);
        for member in &members {
            wish(&town, form_key::new(), wishes(draw, *member, 1, &[class])).await.unwrap();
        }
        let stranger = wishes_for(&town, draw, 1, &[class]).await;
        town.clock.set(NOW + HOUR);
        let continued = ask(&town, class, members[0]).await.unwrap();
        assert_eq!(continued.state, domain::sign_up::SignUpState::Live(Place::Held));
        assert_eq!(refusal(ask(&town, class, members[1]).await), Refusal::ByDraw, "none is left");
        assert_eq!(refusal(ask(&town, class, stranger).await), Refusal::ByDraw);
        let again = wish(&town, form_key::new(), wishes(draw, members[0], 1, &[class])).await;
        assert!(matches!(refusal(again), Refusal::Clash { .. }), "they have one");

        town.clock.set(OPENS + DAY);
        let frozen = freeze(&town, form_key::new(), draw, &by).await.unwrap();
        let list: FrozenList = frozen.list.parse().unwrap();
        assert_eq!(list.list().offerings[0].places, 2);
        let on_list: Vec<_> = list.list().applications.iter().map(|one| one.number.0).collect();
        let mut expected = Vec::new();
        for person in [members[1], stranger] {
            expected.push(my_application(&town, draw, person).await.unwrap().unwrap().number);
        }
        expected.sort_unstable();
        assert_eq!(on_list, expected);
        let seed = "3516241636".parse().unwrap();
        hold(&town, form_key::new(), draw, &Fell::just_now(&town, &seed, "掷骰子"), &by)
            .await
            .unwrap();
        assert_eq!(faults(&town).await, []);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn words_find_something_among_what_is_drawn_and_nothing_else() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let named = async |name: &str, hour| {
            let sessions = vec![session(8, hour)];
            let new = NewOffering { name: name.into(), sessions, ..class(&town, name) };
            add(&town, &new).await
        };
        let (script, choir) = (named("行书二年级班", 9).await, named("合唱提高班", 11).await);
        let (out, beside) = (named("行书三年级班", 14).await, named("行书一年级班", 16).await);
        let draw = draw_of(&town, &desk, 0, &[choir, script, out]).await;
        take_out(&town, form_key::new(), draw, out, "教师生病", &desk).await.unwrap();
        let find = async |words: &str| found_in_draw(&town, draw, words).await.unwrap();
        assert_eq!(find("行书").await, [script]);
        assert_eq!(find("hechang").await, [choir]);
        assert_eq!(find("HC 提高").await, [choir]);
        assert_eq!(find("班").await, [choir, script], "in the order of the list");
        assert_eq!(find("").await, [choir, script]);
        assert_eq!(find("行书 合唱").await, []);
        assert_eq!(find("太空漫步").await, []);
        // The institution's own name stands on no row; whoever looks for a teacher finds the class.
        let all = store::offering::offering(&town, script).await.unwrap();
        assert_eq!(find(&all.institution.name).await, []);
        assert_eq!(find(&all.institution.area.name).await, []);
        assert_eq!(find("weigui").await, [choir, script]);
        let all = store::offering::offering(&town, beside).await.unwrap();
        assert_eq!(all.name, "行书一年级班");
    })
    .await;
}

#[tokio::test]
async fn the_amendment_stays_where_the_draw_is_called_off_after_its_list() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let mut classes = Vec::new();
        for hour in [9, 11, 14, 16] {
            classes.push(class_at(&town, 2, hour).await);
        }
        let draw = draw_of(&town, &desk, 0, &classes).await;
        wishes_for(&town, draw, 1, &classes[1..]).await;
        take_out(&town, form_key::new(), draw, classes[0], "教师生病", &desk).await.unwrap();
        town.clock.set(NOW + 2 * DAY);
        freeze(&town, form_key::new(), draw, &desk).await.unwrap();
        town.clock.set(NOW + 2 * DAY + HOUR);
        cancel(&town, form_key::new(), classes[2], "教室漏水", &desk).await.unwrap();
        let stands = async || {
            let draw = store::draw::draw(&town, draw).await.unwrap();
            let amendment = amendment(&town, &draw).await.unwrap().unwrap();
            let off = amended(&town, &draw, &amendment).await.unwrap();
            (amendment.to_string(), off)
        };
        let before = stands().await;
        assert_eq!(before.1.len(), 1);
        assert_eq!((before.1[0].number.0, before.1[0].at), (2, NOW + 2 * DAY + HOUR));
        town.clock.set(NOW + 2 * DAY + 2 * HOUR);
        call_off(&town, form_key::new(), draw, "名单有误", &desk).await.unwrap();
        assert_eq!(stands().await, before);
        // What is called off when the draw is over is no part of it.
        town.clock.set(NOW + 2 * DAY + 3 * HOUR);
        cancel(&town, form_key::new(), classes[1], "停电", &desk).await.unwrap();
        let state = store::offering::offering(&town, classes[1]).await.unwrap().terms.state;
        assert!(matches!(state, OfferingState::Cancelled { .. }));
        assert_eq!(stands().await, before);
    })
    .await;
}
