//! Places that are drawn: from the plan to the record, and what earlier draws mean for the next.

use std::time::Duration;

use domain::draw::{FrozenList, LeftOut, List, Record, SeedPlan};
use domain::id::{DrawId, OfferingId, PersonId};
use domain::notice::NoticeKind;
use domain::offering::Window;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUpState};
use jiff::SignedDuration;
use store::draw::{
    Fell, NewDraw, NewDrawOffering, NewWishes, WishAnswer, freeze, hold, my_application, plan,
    wish, withdraw_wishes,
};
use store::form_key;
use store::new_offering::NewOffering;
use store::offering::do_to_many;
use store::sign_up::By;

use crate::support::*;

pub const DAY: Duration = Duration::from_secs(24 * 3600);

/// A class of so many places that meets on 8 December at this hour, and is signed up for ten days.
pub async fn class_at(town: &Town, capacity: u32, hour: i8) -> OfferingId {
    let usual = class(town, "楷书一年级（1）班");
    let sessions = vec![session(8, hour)];
    let window = Window { opens_at: NOW, closes_at: NOW + 10 * DAY };
    add(town, &NewOffering { capacity: Some(capacity), sessions, window, ..usual }).await
}

/// A draw of these offerings that takes wishes for a day, two places a person at most.
pub async fn draw_of(town: &Town, by: &Coordinator, offerings: &[OfferingId]) -> DrawId {
    try_draw(town, by, offerings, 0).await.unwrap()
}

pub async fn try_draw(
    town: &Town,
    by: &Coordinator,
    offerings: &[OfferingId],
    newcomer_places: u32,
) -> store::Result<DrawId> {
    let one = |offering: &OfferingId| NewDrawOffering {
        offering: *offering,
        newcomer_places,
        district_places: 0,
    };
    let new = NewDraw {
        district_until: None,
        name: "书法班".into(),
        window: Window { opens_at: NOW, closes_at: NOW + DAY },
        most_wanted: 2,
        seed: dice(),
        offerings: offerings.iter().map(one).collect(),
    };
    plan(town, form_key::new(), new, by).await
}

pub fn dice() -> SeedPlan {
    SeedPlan { digits: 10, source: "掷骰子十次，按先后记".into() }
}

pub fn wishes(draw: DrawId, person: PersonId, wanted: u32, offerings: &[OfferingId]) -> NewWishes {
    NewWishes { draw, person, wanted, offerings: offerings.to_vec(), by: By::Person(person) }
}

pub async fn wishes_for(
    town: &Town,
    draw: DrawId,
    wanted: u32,
    offerings: &[OfferingId],
) -> PersonId {
    let person = person(town).await;
    wish(town, form_key::new(), wishes(draw, person, wanted, offerings)).await.unwrap();
    person
}

/// Freezes and holds a draw a day later.
pub async fn held(town: &Town, draw: DrawId, by: &Coordinator) -> (List, Record) {
    town.clock.set(town.clock.now() + DAY);
    let frozen = freeze(town, form_key::new(), draw, by).await.unwrap();
    let seed = "3516241636".parse().unwrap();
    let held = hold(town, form_key::new(), draw, &Fell::just_now(town, &seed, "掷骰子"), by)
        .await
        .unwrap();
    let list: FrozenList = frozen.list.parse().unwrap();
    let record = Record::verified(&list, &held.record).unwrap();
    (list.list().clone(), record)
}

pub async fn answers(town: &Town, draw: DrawId, person: PersonId) -> Vec<Option<WishAnswer>> {
    let mine = my_application(town, draw, person).await.unwrap().unwrap();
    mine.wishes.iter().map(|wish| wish.answer).collect()
}

/// What stood against each wish when the list was frozen.
pub async fn why_left_out(town: &Town, draw: DrawId, person: PersonId) -> Vec<Option<LeftOut>> {
    let mine = my_application(town, draw, person).await.unwrap().unwrap();
    mine.wishes.iter().map(|wish| wish.left_out).collect()
}

#[tokio::test]
async fn wishes_become_places_and_waiting_lists_and_everybody_is_told() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let (dear, other) = (class_at(&town, 2, 9).await, class_at(&town, 1, 14).await);
        let draw = draw_of(&town, &desk, &[dear, other]).await;
        let mut people = Vec::new();
        for _ in 0..5 {
            people.push(wishes_for(&town, draw, 1, &[dear, other]).await);
        }
        let (list, record) = held(&town, draw, &desk).await;
        assert_eq!(list.applications.len(), 5);
        assert_eq!(record.outcome.offerings[0].places.len(), 2);
        assert_eq!(record.outcome.offerings[1].places.len(), 1);
        counters_are_right(&town).await;
        let mut places = 0;
        for person in people {
            let told = store::notice::unseen(&town, person).await.unwrap();
            let said = answers(&town, draw, person).await;
            let has_place = said.iter().any(|answer| matches!(answer, Some(WishAnswer::Place(1))));
            assert_eq!(told.len(), 1);
            let expected = if has_place {
                NoticeKind::PlaceDrawn
            } else {
                NoticeKind::NotDrawn { is_miss: true }
            };
            assert_eq!(told[0].about, expected);
            let mine = store::sign_up::my_sign_ups(&town, person).await.unwrap();
            let states: Vec<_> = mine.iter().map(|one| one.sign_up.state.clone()).collect();
            if has_place {
                places += 1;
                assert_eq!(states, [SignUpState::Live(Place::Held)]);
            } else {
                let waits = |state: &SignUpState| {
                    matches!(state, SignUpState::Live(Place::Waiting { position: 1 | 2 }))
                };
                assert!(states.len() == 2 && states.iter().all(waits), "{states:?}");
            }
        }
        assert_eq!(places, 3);

        let sql = "select count(*) from sign_up s join application a on a.person_id = s.person_id \
                   join offering o on o.id = s.offering_id where o.capacity = 1 and s.state = 'waiting'";
        assert_eq!(town.number(sql).await, 2);
    })
    .await;
}

#[tokio::test]
async fn nobody_has_a_place_in_another_way_until_it_is_held() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let choir = class_at(&town, 2, 9).await;
        let draw = draw_of(&town, &desk, &[choir]).await;
        let chen = person(&town).await;
        assert_eq!(refusal(ask(&town, choir, chen).await), Refusal::ByDraw);
        assert!(is_cannot_be_drawn(try_draw(&town, &desk, &[choir], 0).await));
        held(&town, draw, &desk).await;
        // Nobody wished for it: its places are given in order now.
        assert_eq!(ask(&town, choir, chen).await.unwrap().state, SignUpState::Live(Place::Held));
    })
    .await;
}

fn is_cannot_be_drawn(answer: store::Result<DrawId>) -> bool {
    matches!(refusal(answer), Refusal::CannotBeDrawn { .. })
}

#[tokio::test]
async fn only_what_counts_its_places_and_has_free_ones_is_drawn() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let taken = class_at(&town, 2, 9).await;
        for _ in 0..2 {
            ask(&town, taken, person(&town).await).await.unwrap();
        }
        assert!(is_cannot_be_drawn(try_draw(&town, &desk, &[taken], 0).await), "all are taken");
        ask(&town, taken, person(&town).await).await.unwrap();
        let number = domain::offering::bulk::Act::Places(9);
        let more = class_at(&town, 3, 16).await;
        ask(&town, more, person(&town).await).await.unwrap();
        assert!(is_cannot_be_drawn(try_draw(&town, &desk, &[more], 3).await), "two are left");
        try_draw(&town, &desk, &[more], 2).await.unwrap();
        do_to_many(&town, form_key::new(), vec![taken], number, &desk).await.unwrap();
        let offered = try_draw(&town, &desk, &[taken], 0).await;
        assert!(is_cannot_be_drawn(offered), "one is kept for somebody until they answer");
        let uncounted = NewOffering { capacity: None, ..class(&town, "合唱") };
        let uncounted = add(&town, &uncounted).await;
        assert!(is_cannot_be_drawn(try_draw(&town, &desk, &[uncounted], 0).await));
        let small = class_at(&town, 2, 14).await;
        assert!(is_cannot_be_drawn(try_draw(&town, &desk, &[small], 3).await));
        assert_eq!(refusal(try_draw(&town, &desk, &[small, small], 0).await), Refusal::NoWish);
        let foreign = add(&town, &activity(&town, "乒乓球", 9)).await;
        assert!(is_not_found(&try_draw(&town, &desk, &[small, foreign], 0).await));
        // All or nothing: the small class is still given in order.
        ask(&town, small, person(&town).await).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn wishes_can_be_changed_and_taken_back_until_the_window_closes() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let (one, other) = (class_at(&town, 2, 9).await, class_at(&town, 2, 14).await);
        let draw = draw_of(&town, &desk, &[one, other]).await;
        let chen = person(&town).await;
        let make = async |wanted, offerings: &[OfferingId]| {
            wish(&town, form_key::new(), wishes(draw, chen, wanted, offerings)).await
        };
        let key = form_key::new();
        let first = wish(&town, key, wishes(draw, chen, 1, &[one])).await.unwrap();
        let again = wish(&town, key, wishes(draw, chen, 1, &[one])).await.unwrap();
        assert_eq!(first, again);
        let changed = make(2, &[other, one]).await.unwrap();
        assert_eq!((changed.number, changed.wishes.len()), (first.number, 2));
        assert_ne!(changed.id, first.id);
        assert_eq!(refusal(make(3, &[one]).await), Refusal::WantsTooMany { most: 2 });
        assert_eq!(refusal(make(1, &[]).await), Refusal::NoWish);
        assert_eq!(refusal(make(0, &[one]).await), Refusal::NoWish);
        assert_eq!(refusal(make(1, &[one, one]).await), Refusal::NoWish);
        let stranger = class_at(&town, 2, 16).await;
        assert!(is_not_found(&make(1, &[stranger]).await));
        let lin = person(&town).await;
        let for_chen = NewWishes { by: By::Person(lin), ..wishes(draw, chen, 1, &[one]) };
        assert_eq!(refusal(wish(&town, form_key::new(), for_chen).await), Refusal::NotAllowed);
        assert!(my_application(&town, draw, lin).await.unwrap().is_none());

        withdraw_wishes(&town, form_key::new(), draw, chen).await.unwrap();
        assert!(my_application(&town, draw, chen).await.unwrap().is_none());
        assert!(is_not_found(&withdraw_wishes(&town, form_key::new(), draw, chen).await));
        assert_eq!(
            refusal(freeze(&town, form_key::new(), draw, &desk).await),
            Refusal::WishesStillOpen { closes_at: NOW + DAY }
        );
        town.clock.set(NOW + DAY);
        assert_eq!(refusal(make(1, &[one]).await), Refusal::WindowClosed { closed_at: NOW + DAY });
        assert_eq!(town.number("select count(*) from application").await, 2);
    })
    .await;
}

#[tokio::test]
async fn the_list_comes_first_then_the_seed_and_each_only_once() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let stranger = coordinator(&town, town.centre).await;
        let choir = class_at(&town, 1, 9).await;
        let draw = draw_of(&town, &desk, &[choir]).await;
        let chen = wishes_for(&town, draw, 1, &[choir]).await;
        let seed = "3516241636".parse().unwrap();
        town.clock.set(NOW + DAY);
        let early =
            hold(&town, form_key::new(), draw, &Fell::just_now(&town, &seed, "掷骰子"), &desk)
                .await;
        assert_eq!(refusal(early), Refusal::ListNotFrozen);
        assert!(is_not_found(&freeze(&town, form_key::new(), draw, &stranger).await));
        let key = form_key::new();
        let frozen = freeze(&town, key, draw, &desk).await.unwrap();
        assert_eq!(freeze(&town, key, draw, &desk).await.unwrap(), frozen);
        assert_eq!(refusal(freeze(&town, form_key::new(), draw, &desk).await), Refusal::ListFrozen);
        // What meets at that time is like a place on a waiting list until the draw is held.
        let same_time = class_at(&town, 5, 9).await;
        assert!(matches!(
            refusal(ask(&town, same_time, chen).await),
            Refusal::Clash { waits: true, .. }
        ));
        assert!(is_not_found(
            &hold(&town, form_key::new(), draw, &Fell::just_now(&town, &seed, ""), &stranger).await
        ));
        let short = "12345678".parse().unwrap();
        let short =
            hold(&town, form_key::new(), draw, &Fell::just_now(&town, &short, ""), &desk).await;
        assert_eq!(refusal(short), Refusal::WrongDigits { digits: 10 });
        // What had fallen before there was the list could have been known to whoever froze it; what is to come, to nobody yet.
        for at in
            [frozen.at - SignedDuration::from_secs(60), NOW + DAY + SignedDuration::from_secs(61)]
        {
            let known = Fell { seed: &seed, at, circumstances: "双色球" };
            let known = hold(&town, form_key::new(), draw, &known, &desk).await;
            assert_eq!(refusal(known), Refusal::FellTooEarly { frozen_at: frozen.at });
        }
        let key = form_key::new();
        let once =
            hold(&town, key, draw, &Fell::just_now(&town, &seed, "掷骰子"), &desk).await.unwrap();
        assert_eq!(
            hold(&town, key, draw, &Fell::just_now(&town, &seed, "掷骰子"), &desk).await.unwrap(),
            once
        );
        let other = "1111111111".parse().unwrap();
        let twice =
            hold(&town, form_key::new(), draw, &Fell::just_now(&town, &other, ""), &desk).await;
        assert_eq!(refusal(twice), Refusal::DrawnAlready);
        assert_eq!(answers(&town, draw, chen).await, [Some(WishAnswer::Place(1))]);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn what_was_called_off_or_meets_something_new_is_left_out() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let (off, kept) = (class_at(&town, 2, 9).await, class_at(&town, 2, 14).await);
        let draw = draw_of(&town, &desk, &[off, kept]).await;
        let chen = wishes_for(&town, draw, 2, &[off, kept]).await;
        let busy = wishes_for(&town, draw, 1, &[kept]).await;
        ask(&town, class_at(&town, 5, 14).await, busy).await.unwrap();
        let told = store::offering::cancel(&town, form_key::new(), off, "教师生病", &desk).await;
        let notices = store::notice::unseen(&town, chen).await.unwrap();
        let why = NoticeKind::Cancelled("教师生病".into());
        assert_eq!((told.unwrap(), notices.len(), &notices[0].about), (1, 1, &why));
        let (list, _) = held(&town, draw, &desk).await;
        assert_eq!((list.applications.len(), list.offerings[0].places), (1, 0));
        let left_out = Some(WishAnswer::LeftOut);
        assert_eq!(answers(&town, draw, chen).await, [left_out, Some(WishAnswer::Place(1))]);
        assert_eq!(answers(&town, draw, busy).await, [left_out]);
        // Whoever stood on no list has missed nothing, and is promised nothing.
        let told = store::notice::unseen(&town, busy).await.unwrap();
        assert!(told.iter().any(|one| one.about == NoticeKind::NotDrawn { is_miss: false }));
        let mine = my_application(&town, draw, busy).await.unwrap().unwrap();
        assert!(!mine.is_miss());
        assert_eq!(why_left_out(&town, draw, chen).await, [Some(LeftOut::Cancelled), None]);
        assert_eq!(why_left_out(&town, draw, busy).await, [Some(LeftOut::Clash)]);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn a_miss_is_remembered_and_whoever_had_the_course_comes_after_newcomers() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let first = class_at(&town, 1, 9).await;
        let draw = draw_of(&town, &desk, &[first]).await;
        let chen = wishes_for(&town, draw, 1, &[first]).await;
        let lin = wishes_for(&town, draw, 1, &[first]).await;
        held(&town, draw, &desk).await;
        let chen_has_it = answers(&town, draw, chen).await == [Some(WishAnswer::Place(1))];
        let (lucky, unlucky) = if chen_has_it { (chen, lin) } else { (lin, chen) };
        // What the page promises of the next draw is what the next list says of them, further down.
        for (person, is_miss) in [(lucky, false), (unlucky, true)] {
            let mine = my_application(&town, draw, person).await.unwrap().unwrap();
            assert_eq!(mine.is_miss(), is_miss);
        }

        // The next term begins after the first class has: who had it comes again, who missed it has one lot more.
        let usual = class(&town, "楷书一年级（2）班");
        let sessions = vec![session(29, 9)];
        let next = add(&town, &NewOffering { capacity: Some(2), sessions, ..usual }).await;
        town.clock.set(NOW + 20 * DAY);
        let one = NewDrawOffering { offering: next, newcomer_places: 1, district_places: 0 };
        let window = Window { opens_at: NOW + 20 * DAY, closes_at: NOW + 21 * DAY };
        let name = "楷书".into();
        let new = NewDraw {
            district_until: None,
            name,
            window,
            most_wanted: 1,
            seed: dice(),
            offerings: vec![one],
        };
        let draw = plan(&town, form_key::new(), new, &desk).await.unwrap();
        for person in [lucky, unlucky] {
            wish(&town, form_key::new(), wishes(draw, person, 1, &[next])).await.unwrap();
        }
        let new = wishes_for(&town, draw, 1, &[next]).await;
        let (list, record) = held(&town, draw, &desk).await;
        let of = async |person| {
            let number = my_application(&town, draw, person).await.unwrap().unwrap().number;
            let application = list.applications.iter().find(|one| one.number.0 == number).unwrap();
            let wish = &application.wishes[0];
            (wish.lots, wish.again, wish.shares.first().copied())
        };
        assert_eq!(of(lucky).await, (1, true, None));
        // Still on the waiting list of the first class, and so never had a place at the institution.
        assert_eq!(of(unlucky).await, (2, false, Some(1)));
        assert_eq!(of(new).await, (1, false, Some(1)));
        assert_eq!(record.outcome.offerings[0].waiting.len(), 1);
        assert_eq!(answers(&town, draw, lucky).await, [Some(WishAnswer::Waiting(1))]);
    })
    .await;
}
