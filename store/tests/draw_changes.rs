//! What happens between the list and the draw, or after it: sign-ups at the same time, classes called off, offers declined, and
//! waiting lists that overlap.

use domain::draw::{Amendment, FrozenList, OfferingNumber, Record};
use domain::id::{DrawId, OfferingId, PersonId};
use domain::notice::NoticeKind;
use domain::offering::Window;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUpState};
use store::draw::{
    Fell, NewDraw, NewDrawOffering, WishAnswer, amendment, freeze, hold, my_application, plan,
    take_out, wish,
};
use store::form_key;
use store::new_offering::NewOffering;
use store::sign_up::{accept, keep_waiting, live_sign_up, why_not_offered, withdraw};

use crate::draw::{DAY, answers, class_at, dice, draw_of, held, wishes, wishes_for};
use crate::support::*;

async fn hold_it(town: &Town, draw: DrawId, by: &Coordinator) -> Record {
    let seed = "3516241636".parse().unwrap();
    let held = hold(town, form_key::new(), draw, &Fell::just_now(town, &seed, "掷骰子"), by)
        .await
        .unwrap();
    let frozen = store::draw::draw(town, draw).await.unwrap().frozen.unwrap();
    let list: FrozenList = frozen.list.parse().unwrap();
    Record::verified(&list, &held.record).unwrap()
}

/// Their entry there, if they have one that is live.
async fn stands(town: &Town, offering: OfferingId, person: PersonId) -> Option<Place> {
    match live_sign_up(town, offering, person).await.unwrap()?.state {
        SignUpState::Live(place) => Some(place),
        SignUpState::Ended { .. } => None,
    }
}

/// On PostgreSQL the two run at once: without the lock on the draw one of them knows nothing of the other.
#[tokio::test]
async fn whoever_signs_up_while_the_list_is_frozen_never_gets_two_places_at_one_time() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        for _ in 0..10 {
            town.clock.set(NOW);
            let (drawn, other) = (class_at(&town, 30, 9).await, class_at(&town, 5, 9).await);
            let draw = draw_of(&town, &desk, &[drawn]).await;
            for _ in 0..12 {
                wishes_for(&town, draw, 1, &[drawn]).await;
            }
            let chen = wishes_for(&town, draw, 1, &[drawn]).await;
            town.clock.set(NOW + DAY);
            let (frozen, asked) =
                tokio::join!(freeze(&town, form_key::new(), draw, &desk), ask(&town, other, chen));
            frozen.unwrap();
            hold_it(&town, draw, &desk).await;
            let told = answers(&town, draw, chen).await;
            let expected = match asked {
                Ok(_) => WishAnswer::LeftOut,
                Err(_) => WishAnswer::Place(1),
            };
            assert_eq!(told, [Some(expected)]);
        }
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn two_draws_that_are_frozen_at_once_know_of_each_other() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        for _ in 0..6 {
            town.clock.set(NOW);
            let (one, other) = (class_at(&town, 9, 9).await, class_at(&town, 9, 9).await);
            let draws =
                [draw_of(&town, &desk, &[one]).await, draw_of(&town, &desk, &[other]).await];
            let chen = wishes_for(&town, draws[0], 1, &[one]).await;
            wish(&town, form_key::new(), wishes(draws[1], chen, 1, &[other])).await.unwrap();
            town.clock.set(NOW + DAY);
            let (first, second) = tokio::join!(
                freeze(&town, form_key::new(), draws[0], &desk),
                freeze(&town, form_key::new(), draws[1], &desk)
            );
            first.unwrap();
            second.unwrap();
            let mut places = 0;
            for draw in draws {
                hold_it(&town, draw, &desk).await;
                places +=
                    i32::from(answers(&town, draw, chen).await == [Some(WishAnswer::Place(1))]);
            }
            assert_eq!(places, 1);
        }
    })
    .await;
}

/// Both have a class in the afternoon, which is moved to the morning after the list: neither can have what is drawn there.
#[tokio::test]
async fn a_place_that_clashes_by_then_is_not_given_and_its_person_is_told() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let afternoon =
            NewOffering { sessions: vec![session(8, 14)], ..class(&town, "下午的班") };
        let (drawn, afternoon) = (class_at(&town, 1, 9).await, add(&town, &afternoon).await);
        let draw = draw_of(&town, &desk, &[drawn]).await;
        let mut people = Vec::new();
        for _ in 0..2 {
            let person = wishes_for(&town, draw, 1, &[drawn]).await;
            people.push((person, ask(&town, afternoon, person).await.unwrap()));
        }
        town.clock.set(NOW + DAY);
        freeze(&town, form_key::new(), draw, &desk).await.unwrap();
        town.change(
            "update session set starts_at = starts_at - 18000, ends_at = ends_at - 18000 \
             where offering_id = (select id from offering where name = '下午的班')",
        )
        .await;
        hold_it(&town, draw, &desk).await;
        let mut told = Vec::new();
        for (person, _) in &people {
            told.push(answers(&town, draw, *person).await[0].unwrap());
        }
        let lucky = told.iter().position(|one| *one == WishAnswer::ClashSince).unwrap();
        assert_eq!(told[1 - lucky], WishAnswer::Waiting(1));
        let (lucky, (waits, other)) = (&people[lucky], &people[1 - lucky]);
        assert_eq!(stands(&town, drawn, lucky.0).await, None);
        let notices = store::notice::unseen(&town, lucky.0).await.unwrap();
        assert!(notices.iter().any(|one| one.about == NoticeKind::NotDrawn { is_miss: false }));
        // Whoever waits could not accept it either: until they can, it is anybody's.
        let waiting = live_sign_up(&town, drawn, *waits).await.unwrap().unwrap();
        assert_eq!(waiting.state, SignUpState::Live(Place::Waiting { position: 1 }));
        let why = why_not_offered(&town, waiting.id, *waits).await.unwrap();
        assert!(matches!(why, Some(Refusal::Clash { offering, .. }) if offering == afternoon));
        assert!(is_not_found(&why_not_offered(&town, waiting.id, lucky.0).await));
        counters_are_right(&town).await;
        // They give the other up, and are asked at once.
        withdraw(&town, form_key::new(), other.id, *waits).await.unwrap();
        assert!(matches!(stands(&town, drawn, *waits).await, Some(Place::Offered { .. })));
        counters_are_right(&town).await;
    })
    .await;
}

/// Of four people two wait for both of two classes at one time.
#[tokio::test]
async fn whoever_has_something_else_at_that_time_is_passed_over_until_they_give_it_up() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let (one, other) = (class_at(&town, 1, 9).await, class_at(&town, 1, 9).await);
        let draw = draw_of(&town, &desk, &[one, other]).await;
        let mut people = Vec::new();
        for _ in 0..4 {
            people.push(wishes_for(&town, draw, 1, &[one, other]).await);
        }
        held(&town, draw, &desk).await;
        let mut in_line = [None, None];
        for person in &people {
            if let Some(Place::Waiting { position }) = stands(&town, other, *person).await {
                in_line[position as usize - 1] = Some(*person);
            }
        }
        let [first, second] = in_line.map(Option::unwrap);
        let gives_up = async |offering| {
            for person in &people {
                let Some(mine) = live_sign_up(&town, offering, *person).await.unwrap() else {
                    continue;
                };
                if mine.state == SignUpState::Live(Place::Held) {
                    withdraw(&town, form_key::new(), mine.id, *person).await.unwrap();
                    return;
                }
            }
            panic!("nobody has a place");
        };
        // The first of the other's line is the first of this one's, too: the lot is the same.
        gives_up(one).await;
        let offered = live_sign_up(&town, one, first).await.unwrap().unwrap();
        accept(&town, form_key::new(), offered.id, first).await.unwrap();
        gives_up(other).await;
        assert_eq!(stands(&town, other, first).await, Some(Place::Waiting { position: 1 }));
        assert!(matches!(stands(&town, other, second).await, Some(Place::Offered { .. })));
        counters_are_right(&town).await;
        // Declined: nobody who waits can accept it, and so the next who asks has it.
        let offered = live_sign_up(&town, other, second).await.unwrap().unwrap();
        withdraw(&town, form_key::new(), offered.id, second).await.unwrap();
        assert_eq!(stands(&town, other, first).await, Some(Place::Waiting { position: 1 }));
        let next = person(&town).await;
        let has = ask(&town, other, next).await.unwrap();
        assert_eq!(has.state, SignUpState::Live(Place::Held));
        withdraw(&town, form_key::new(), has.id, next).await.unwrap();
        gives_up(one).await;
        assert!(matches!(stands(&town, other, first).await, Some(Place::Offered { .. })));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_called_off_after_the_list_sends_everybody_to_their_next_wish() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let (off, kept) = (class_at(&town, 2, 9).await, class_at(&town, 2, 9).await);
        let draw = draw_of(&town, &desk, &[off, kept]).await;
        let chen = wishes_for(&town, draw, 1, &[off, kept]).await;
        let only = wishes_for(&town, draw, 1, &[off]).await;
        town.clock.set(NOW + DAY);
        freeze(&town, form_key::new(), draw, &desk).await.unwrap();
        store::offering::cancel(&town, form_key::new(), off, "教师生病", &desk).await.unwrap();
        let record = hold_it(&town, draw, &desk).await;
        assert_eq!(record.without, [OfferingNumber(1)]);
        let called_off = Some(WishAnswer::CalledOff);
        assert_eq!(answers(&town, draw, chen).await, [called_off, Some(WishAnswer::Place(1))]);
        assert_eq!(answers(&town, draw, only).await, [called_off]);
        assert_eq!(stands(&town, kept, chen).await, Some(Place::Held));
        let told = store::notice::unseen(&town, chen).await.unwrap();
        assert!(told.iter().any(|one| one.about == NoticeKind::PlaceDrawn));
        assert!(told.iter().any(|one| one.about == NoticeKind::Cancelled("教师生病".into())));
        counters_are_right(&town).await;
        // What is called off afterwards was no place either, and says so.
        store::offering::cancel(&town, form_key::new(), kept, "教室漏水", &desk).await.unwrap();
        assert_eq!(answers(&town, draw, chen).await, [called_off, called_off]);
        assert!(!my_application(&town, draw, chen).await.unwrap().unwrap().has_place());
        // Nothing of it counts: nobody has missed, and nobody has had it.
        let (draw, list) = next_draw(&town, &desk, &[chen, only]).await;
        for person in [chen, only] {
            assert_eq!(stood(&town, draw, &list, person).await, (1, false, Some(1)));
        }
    })
    .await;
}

/// A draw of the same course three weeks later, with one place for somebody new, in which these wish; its list.
async fn next_draw(town: &Town, by: &Coordinator, people: &[PersonId]) -> (DrawId, FrozenList) {
    town.clock.set(NOW + 20 * DAY);
    let sessions = vec![session(29, 9)];
    let window = Window { opens_at: NOW, closes_at: NOW + 25 * DAY };
    let usual = class(town, "楷书一年级（2）班");
    let next = NewOffering { capacity: Some(9), sessions, window, ..usual };
    let next = add(town, &next).await;
    let window = Window { opens_at: NOW + 20 * DAY, closes_at: NOW + 21 * DAY };
    let offerings =
        vec![NewDrawOffering { offering: next, newcomer_places: 1, district_places: 0 }];
    let new = NewDraw {
        district_until: None,
        name: "楷书".into(),
        window,
        most_wanted: 1,
        seed: dice(),
        offerings,
    };
    let draw = plan(town, form_key::new(), new, by).await.unwrap();
    for person in people {
        wish(town, form_key::new(), wishes(draw, *person, 1, &[next])).await.unwrap();
    }
    town.clock.set(NOW + 21 * DAY);
    let frozen = freeze(town, form_key::new(), draw, by).await.unwrap();
    (draw, frozen.list.parse().unwrap())
}

/// Lots, again, and the share for newcomers of somebody's one wish.
async fn stood(
    town: &Town,
    draw: DrawId,
    list: &FrozenList,
    person: PersonId,
) -> (u32, bool, Option<u32>) {
    let number = my_application(town, draw, person).await.unwrap().unwrap().number;
    let mut applications = list.list().applications.iter();
    let wish = &applications.find(|one| one.number.0 == number).unwrap().wishes[0];
    (wish.lots, wish.again, wish.shares.first().copied())
}

#[tokio::test]
async fn whoever_declines_what_they_were_offered_has_missed_nothing() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let course = class_at(&town, 1, 9).await;
        let draw = draw_of(&town, &desk, &[course]).await;
        let mut people = Vec::new();
        for _ in 0..4 {
            people.push(wishes_for(&town, draw, 1, &[course]).await);
        }
        held(&town, draw, &desk).await;
        let mut in_line = [None; 4];
        for person in people {
            match stands(&town, course, person).await.unwrap() {
                Place::Waiting { position } => in_line[position as usize] = Some(person),
                _ => in_line[0] = Some(person),
            }
        }
        let [has, declines, lets_go_by, waits] = in_line.map(Option::unwrap);
        for person in [has, declines] {
            let id = live_sign_up(&town, course, person).await.unwrap().unwrap().id;
            withdraw(&town, form_key::new(), id, person).await.unwrap();
        }
        let id = live_sign_up(&town, course, lets_go_by).await.unwrap().unwrap().id;
        keep_waiting(&town, form_key::new(), id, lets_go_by).await.unwrap();
        assert!(matches!(stands(&town, course, waits).await, Some(Place::Offered { .. })));
        let (draw, list) = next_draw(&town, &desk, &[declines, lets_go_by, waits]).await;
        assert_eq!(stood(&town, draw, &list, declines).await.0, 1);
        assert_eq!(stood(&town, draw, &list, lets_go_by).await.0, 1);
        // An offer without an answer is none yet.
        assert_eq!(stood(&town, draw, &list, waits).await.0, 2);
    })
    .await;
}

/// Whoever got something else that they had wished for has missed nothing; whoever got nothing has one lot more.
#[tokio::test]
async fn another_place_of_the_same_draw_is_no_miss() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let course = class_at(&town, 1, 9).await;
        let window = Window { opens_at: NOW, closes_at: NOW + 10 * DAY };
        let other = NewOffering { sessions: vec![session(8, 14)], window, ..erhu(&town) };
        let other = add(&town, &other).await;
        let draw = draw_of(&town, &desk, &[course, other]).await;
        let mut people = Vec::new();
        for wanted in [&[course, other][..], &[course, other], &[course], &[course]] {
            people.push(wishes_for(&town, draw, 1, wanted).await);
        }
        held(&town, draw, &desk).await;
        let (next, list) = next_draw(&town, &desk, &people).await;
        for person in people {
            let told = answers(&town, draw, person).await;
            let got = told.iter().position(|one| one.is_some_and(WishAnswer::is_place));
            let (lots, again, _) = stood(&town, next, &list, person).await;
            let expected = match got {
                Some(0) => (1, true),
                Some(_) => (1, false),
                None => (2, false),
            };
            assert_eq!((lots, again), expected);
        }
    })
    .await;
}

/// What was taken out before the list has no number there, and what was called off before it stands on no amendment.
#[tokio::test]
async fn the_amendment_names_what_was_called_off_by_the_numbers_of_the_list() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let mut classes = Vec::new();
        for hour in [9, 11, 14, 16] {
            classes.push(class_at(&town, 2, hour).await);
        }
        let draw = draw_of(&town, &desk, &classes).await;
        wishes_for(&town, draw, 1, &classes[1..]).await;
        take_out(&town, form_key::new(), draw, classes[0], "教师生病", &desk).await.unwrap();
        town.clock.set(NOW + DAY);
        freeze(&town, form_key::new(), draw, &desk).await.unwrap();
        let now = async || {
            let draw = store::draw::draw(&town, draw).await.unwrap();
            amendment(&town, &draw).await.unwrap()
        };
        assert_eq!(now().await, None);
        for (class, off) in [(classes[3], vec![3]), (classes[1], vec![1, 3])] {
            store::offering::cancel(&town, form_key::new(), class, "教室漏水", &desk)
                .await
                .unwrap();
            let frozen = store::draw::draw(&town, draw).await.unwrap().frozen.unwrap();
            let off = off.into_iter().map(OfferingNumber);
            assert_eq!(now().await, Amendment::to(&frozen.list.parse().unwrap(), off));
        }
    })
    .await;
}
