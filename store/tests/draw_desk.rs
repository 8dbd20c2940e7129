//! Draws at the desk: its list, its numbers, changes of the plan, wishes at the counter, and calling off.

use std::time::Duration;

use domain::calendar::Term;
use domain::draw::{DrawPhase, SeedPlan};
use domain::id::{DrawId, OfferingId, PersonId};
use domain::notice::NoticeKind;
use domain::offering::{Allocation, Window};
use domain::person::{Coordinator, PersonName};
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUpState};
use jiff::civil::date;
use store::draw::{
    CounterWishes, Fell, NewDraw, NewDrawOffering, NewWishes, WishAnswer, application_at_desk,
    call_off, draw_at_desk, draw_of, drawn_of, draws_of, freeze, hold, move_closing,
    my_application, offerings_to_draw, plan, replan, take_out, term_to_draw, wish, wish_at_counter,
};
use store::form_key;
use store::new_offering::{NewFacts, NewOffering};
use store::sign_up::{By, CounterPerson};

use crate::support::*;

const DAY: Duration = Duration::from_secs(24 * 3600);

async fn class_at(town: &Town, name: &str, capacity: u32, hour: i8) -> OfferingId {
    let usual = class(town, name);
    let sessions = vec![session(8, hour)];
    let window = Window { opens_at: NOW, closes_at: NOW + 10 * DAY };
    add(town, &NewOffering { capacity: Some(capacity), sessions, window, ..usual }).await
}

fn new_draw(offerings: &[OfferingId]) -> NewDraw {
    let one = |offering: &OfferingId| NewDrawOffering {
        offering: *offering,
        newcomer_places: 0,
        district_places: 0,
    };
    NewDraw {
        district_until: None,
        name: "书法班".into(),
        window: Window { opens_at: NOW, closes_at: NOW + DAY },
        most_wanted: 2,
        seed: SeedPlan { digits: 10, source: "掷骰子十次，按先后记".into() },
        offerings: offerings.iter().map(one).collect(),
    }
}

async fn planned(town: &Town, by: &Coordinator, offerings: &[OfferingId]) -> DrawId {
    plan(town, form_key::new(), new_draw(offerings), by).await.unwrap()
}

async fn wishes_for(town: &Town, draw: DrawId, offerings: &[OfferingId]) -> PersonId {
    let person = person(town).await;
    let (offerings, by) = (offerings.to_vec(), By::Person(person));
    let new = NewWishes { draw, person, wanted: 1, offerings, by };
    wish(town, form_key::new(), new).await.unwrap();
    person
}

async fn allocation(town: &Town, offering: OfferingId) -> Allocation {
    store::offering::offering(town, offering).await.unwrap().terms.allocation
}

fn at_counter(draw: DrawId, name: &str, offerings: &[OfferingId]) -> CounterWishes {
    let person = CounterPerson {
        name: PersonName::parse(name).unwrap(),
        mobile: None,
        born_on: Some(date(1950, 5, 1)),
        emergency_contact: None,
        emergency_telephone: None,
    };
    CounterWishes { draw, person, wanted: 1, offerings: offerings.to_vec(), reason: "".into() }
}

#[tokio::test]
async fn the_desk_lists_its_own_draws_with_how_far_they_are() {
    on_each_engine(async |town| {
        let own = coordinator(&town, town.university).await;
        let stranger = coordinator(&town, town.centre).await;
        let (one, other) =
            (class_at(&town, "楷书", 2, 9).await, class_at(&town, "行书", 1, 14).await);
        assert!(draws_of(&town, &own).await.unwrap().is_empty());
        let draw = planned(&town, &own, &[one, other]).await;
        wishes_for(&town, draw, &[other, one]).await;
        wishes_for(&town, draw, &[one]).await;
        let listed = async || {
            let draws = draws_of(&town, &own).await.unwrap();
            assert_eq!(draws.len(), 1);
            (draws[0].phase, draws[0].people)
        };
        assert_eq!(listed().await, (DrawPhase::Open, 2));
        let (_, people, offerings) = draw_at_desk(&town, draw, &own).await.unwrap();
        let numbers: Vec<_> =
            offerings.iter().map(|one| (one.places, one.first_wishes, one.wishes)).collect();
        assert_eq!((people, numbers), (2, vec![(2, 1, 2), (1, 1, 1)]));
        assert!(draws_of(&town, &stranger).await.unwrap().is_empty());
        assert!(is_not_found(&draw_at_desk(&town, draw, &stranger).await));

        town.clock.set(NOW + DAY);
        assert_eq!(listed().await, (DrawPhase::Closed, 2));
        freeze(&town, form_key::new(), draw, &own).await.unwrap();
        assert_eq!(listed().await, (DrawPhase::Frozen, 2));
        assert!(drawn_of(&town, draw, &own).await.unwrap().is_empty());
        let seed = "3516241636".parse().unwrap();
        hold(&town, form_key::new(), draw, &Fell::just_now(&town, &seed, "掷骰子"), &own)
            .await
            .unwrap();
        assert_eq!(listed().await, (DrawPhase::Held, 2));
        let drawn = drawn_of(&town, draw, &own).await.unwrap();
        let places = drawn.iter().filter(|one| matches!(one.answer, WishAnswer::Place(_))).count();
        assert_eq!(places, 2, "{drawn:?}");
        assert!(drawn.iter().all(|one| one.name.as_deref() == Some("陈淑芬")));
        assert!(drawn_of(&town, draw, &stranger).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn only_what_can_be_drawn_is_offered_for_a_draw() {
    on_each_engine(async |town| {
        let own = coordinator(&town, town.university).await;
        let free = class_at(&town, "楷书一年级（1）班", 2, 9).await;
        let taken = class_at(&town, "楷书一年级（2）班", 1, 10).await;
        // Who has a place keeps it, where there are others to be drawn.
        for class in [taken, free] {
            ask(&town, class, person(&town).await).await.unwrap();
        }
        let uncounted = NewOffering { capacity: None, ..class(&town, "楷书沙龙") };
        add(&town, &uncounted).await;
        add(&town, &activity(&town, "楷书讲座", 9)).await;
        let drawn = class_at(&town, "楷书一年级（3）班", 2, 11).await;
        let draw = planned(&town, &own, &[drawn]).await;
        let found = async |words: &str, besides| {
            let found = offerings_to_draw(&town, words, 10, besides, &own).await.unwrap();
            assert_eq!(found.total as usize, found.offerings.len());
            found.offerings.into_iter().map(|one| one.id).collect::<Vec<_>>()
        };
        assert_eq!(found("楷书", None).await, [free]);
        assert_eq!(found("楷书", Some(draw)).await, [free, drawn]);
        assert!(found("太极", None).await.is_empty());
        let institution = store::institution::institution(&town, town.university).await.unwrap();
        assert!(found(&institution.name, None).await.is_empty(), "it is on no row");
        let cut = offerings_to_draw(&town, "", 1, Some(draw), &own).await.unwrap();
        assert_eq!((cut.offerings.len(), cut.total), (1, 2));
        // It begins on the 8th: a window until then is too long.
        let late = Window { opens_at: NOW, closes_at: NOW + 60 * DAY };
        let late = NewDraw { window: late, ..new_draw(&[free]) };
        let refused = plan(&town, form_key::new(), late, &own).await;
        assert_eq!(refusal(refused), Refusal::CannotBeDrawn { offering: free });
        let short = SeedPlan { digits: 7, source: "骰子".into() };
        let short = NewDraw { seed: short, ..new_draw(&[free]) };
        let refused = plan(&town, form_key::new(), short, &own).await;
        assert_eq!(refusal(refused), Refusal::WrongDigits { digits: 7 });
    })
    .await;
}

#[tokio::test]
async fn of_a_whole_term_is_drawn_what_can_be_and_the_rest_is_counted() {
    on_each_engine(async |town| {
        let own = coordinator(&town, town.university).await;
        let stranger = coordinator(&town, town.centre).await;
        let free = [9, 10, 11].map(|hour| (hour, format!("楷书（{hour}）班")));
        let mut ids = Vec::new();
        for (hour, name) in &free {
            ids.push(class_at(&town, name, 2, *hour).await);
        }
        let taken = class_at(&town, "行书班", 1, 14).await;
        ask(&town, taken, person(&town).await).await.unwrap();
        let drawn = class_at(&town, "隶书班", 2, 15).await;
        planned(&town, &own, &[drawn]).await;
        let later = class(&town, "草书班");
        let NewFacts::Class { department, course, teacher, term, returning_places } = later.facts
        else {
            panic!("a class")
        };
        let term = Term { name: "2027年春季学期".into(), ..term };
        let facts = NewFacts::Class { department, course, teacher, term, returning_places };
        add(&town, &NewOffering { facts, ..class(&town, "草书班") }).await;
        add(&town, &activity(&town, "书法讲座", 9)).await;
        let terms = store::offering::terms_at_desk(&town, &own).await.unwrap();
        let term = terms.iter().find(|(_, term)| term.name == "2026年秋季学期").unwrap().0;
        let (found, left) = term_to_draw(&town, term, 300, &own).await.unwrap();
        assert_eq!(found.offerings.iter().map(|one| one.id).collect::<Vec<_>>(), ids);
        assert_eq!((found.total, left), (3, 2), "one is full, one is drawn already");
        let (cut, left) = term_to_draw(&town, term, 2, &own).await.unwrap();
        assert_eq!((cut.offerings.len(), cut.total, left), (2, 3, 2));
        assert!(is_not_found(&term_to_draw(&town, term, 300, &stranger).await));
    })
    .await;
}

#[tokio::test]
async fn a_plan_is_changed_until_somebody_has_wished() {
    on_each_engine(async |town| {
        let own = coordinator(&town, town.university).await;
        let stranger = coordinator(&town, town.centre).await;
        let (one, other) =
            (class_at(&town, "楷书", 2, 9).await, class_at(&town, "行书", 1, 14).await);
        let draw = planned(&town, &own, &[one]).await;
        let new =
            || NewDraw { name: "行书班\u{202e}".into(), most_wanted: 1, ..new_draw(&[other]) };
        assert!(is_not_found(&replan(&town, form_key::new(), draw, new(), &stranger).await));
        let key = form_key::new();
        replan(&town, key, draw, new(), &own).await.unwrap();
        replan(&town, key, draw, new(), &own).await.unwrap();
        let (changed, _, offerings) = draw_at_desk(&town, draw, &own).await.unwrap();
        assert_eq!((changed.name.as_str(), changed.most_wanted), ("行书班", 1));
        assert_eq!(offerings.iter().map(|one| one.offering).collect::<Vec<_>>(), [other]);
        assert_eq!(allocation(&town, one).await, Allocation::InOrder);
        assert_eq!(allocation(&town, other).await, Allocation::Draw);
        // Back again: what left may come back.
        replan(&town, form_key::new(), draw, new_draw(&[one, other]), &own).await.unwrap();
        wishes_for(&town, draw, &[other]).await;
        let late = replan(&town, form_key::new(), draw, new(), &own).await;
        assert_eq!(refusal(late), Refusal::WishedAlready);
        assert_eq!(draw_of(&town, one).await.unwrap(), Some(draw));
    })
    .await;
}

#[tokio::test]
async fn the_closing_moves_later_alone_and_tells_why() {
    on_each_engine(async |town| {
        let own = coordinator(&town, town.university).await;
        let stranger = coordinator(&town, town.centre).await;
        let choir = class_at(&town, "合唱", 2, 9).await;
        let draw = planned(&town, &own, &[choir]).await;
        let to = async |at, by: &Coordinator| {
            move_closing(&town, form_key::new(), draw, at, "下雨", by).await
        };
        assert!(is_not_found(&to(NOW + 2 * DAY, &stranger).await));
        let earlier = Refusal::ClosesLaterOnly { closes_at: NOW + DAY };
        assert_eq!(refusal(to(NOW + DAY, &own).await), earlier);
        let beyond = Refusal::CannotBeDrawn { offering: choir };
        assert_eq!(refusal(to(NOW + 60 * DAY, &own).await), beyond);
        to(NOW + 2 * DAY, &own).await.unwrap();
        to(NOW + 3 * DAY, &own).await.unwrap();
        let (moved, ..) = draw_at_desk(&town, draw, &own).await.unwrap();
        assert_eq!(moved.window.closes_at, NOW + 3 * DAY);
        let told = moved.moved.unwrap();
        assert_eq!((told.before, told.reason.as_str()), (NOW + DAY, "下雨"));
        town.clock.set(NOW + 2 * DAY);
        wishes_for(&town, draw, &[choir]).await;
        town.clock.set(NOW + 3 * DAY);
        let closed = Refusal::WindowClosed { closed_at: NOW + 3 * DAY };
        assert_eq!(refusal(to(NOW + 4 * DAY, &own).await), closed);
    })
    .await;
}

#[tokio::test]
async fn what_is_taken_out_is_given_in_order_and_its_people_are_told() {
    on_each_engine(async |town| {
        let own = coordinator(&town, town.university).await;
        let stranger = coordinator(&town, town.centre).await;
        let (one, other) =
            (class_at(&town, "楷书", 1, 9).await, class_at(&town, "行书", 1, 14).await);
        let draw = planned(&town, &own, &[one, other]).await;
        let both = wishes_for(&town, draw, &[one, other]).await;
        let alone = wishes_for(&town, draw, &[one]).await;
        let out = async |offering, by: &Coordinator| {
            take_out(&town, form_key::new(), draw, offering, "老师病了", by).await
        };
        assert!(is_not_found(&out(one, &stranger).await));
        assert_eq!(out(one, &own).await.unwrap(), 2);
        assert!(is_not_found(&out(one, &own).await));
        assert_eq!(refusal(out(other, &own).await), Refusal::LastOfDraw);
        for person in [both, alone] {
            let told = store::notice::unseen(&town, person).await.unwrap();
            assert_eq!(told[0].about, NoticeKind::DrawCalledOff("老师病了".into()));
            assert_eq!(told[0].offering, Some(one));
        }
        let left = my_application(&town, draw, both).await.unwrap().unwrap();
        assert_eq!(left.wishes.iter().map(|wish| wish.offering).collect::<Vec<_>>(), [other]);
        assert!(my_application(&town, draw, alone).await.unwrap().is_none());
        assert_eq!(ask(&town, one, alone).await.unwrap().state, SignUpState::Live(Place::Held));
        let (_, people, offerings) = draw_at_desk(&town, draw, &own).await.unwrap();
        let shown: Vec<_> =
            offerings.iter().map(|one| (one.offering, one.left.as_deref())).collect();
        assert_eq!((people, shown), (1, vec![(other, None), (one, Some("老师病了"))]));

        town.clock.set(NOW + DAY);
        freeze(&town, form_key::new(), draw, &own).await.unwrap();
        assert_eq!(refusal(out(other, &own).await), Refusal::ListFrozen);
        let seed = "3516241636".parse().unwrap();
        hold(&town, form_key::new(), draw, &Fell::just_now(&town, &seed, "掷骰子"), &own)
            .await
            .unwrap();
        let drawn = drawn_of(&town, draw, &own).await.unwrap();
        assert_eq!(drawn.iter().map(|one| one.offering).collect::<Vec<_>>(), [other]);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn a_draw_that_is_called_off_tells_everybody_and_may_be_planned_again() {
    on_each_engine(async |town| {
        let own = coordinator(&town, town.university).await;
        let stranger = coordinator(&town, town.centre).await;
        let (one, other) =
            (class_at(&town, "楷书", 1, 9).await, class_at(&town, "行书", 1, 14).await);
        let draw = planned(&town, &own, &[one, other]).await;
        let chen = wishes_for(&town, draw, &[other, one]).await;
        let off =
            async |by: &Coordinator| call_off(&town, form_key::new(), draw, "人人有份", by).await;
        assert!(is_not_found(&off(&stranger).await));
        let key = form_key::new();
        assert_eq!(call_off(&town, key, draw, "人人有份", &own).await.unwrap(), 1);
        assert_eq!(call_off(&town, key, draw, "人人有份", &own).await.unwrap(), 1);
        assert_eq!(refusal(off(&own).await), Refusal::DrawCalledOff);
        let told = store::notice::unseen(&town, chen).await.unwrap();
        assert_eq!((told.len(), told[0].offering), (1, Some(other)));
        assert_eq!(allocation(&town, one).await, Allocation::InOrder);
        assert_eq!(draw_of(&town, one).await.unwrap(), None);
        let (ended, people, _) = draw_at_desk(&town, draw, &own).await.unwrap();
        assert_eq!((ended.phase(NOW), people), (DrawPhase::CalledOff, 0));
        assert_eq!(ended.called_off.unwrap().reason, "人人有份");
        town.clock.set(NOW + DAY);
        let frozen = freeze(&town, form_key::new(), draw, &own).await;
        assert_eq!(refusal(frozen), Refusal::DrawCalledOff);
        let seed = "3516241636".parse().unwrap();
        let held =
            hold(&town, form_key::new(), draw, &Fell::just_now(&town, &seed, ""), &own).await;
        assert_eq!(refusal(held), Refusal::DrawCalledOff);
        let window = Window { opens_at: NOW + DAY, closes_at: NOW + 2 * DAY };
        let again = NewDraw { window, ..new_draw(&[one, other]) };
        let again = plan(&town, form_key::new(), again, &own).await.unwrap();
        wishes_for(&town, again, &[one]).await;
        assert_eq!(draw_of(&town, one).await.unwrap(), Some(again));
    })
    .await;
}

#[tokio::test]
async fn a_called_off_list_leaves_no_clash_behind() {
    on_each_engine(async |town| {
        let own = coordinator(&town, town.university).await;
        let choir = class_at(&town, "合唱", 1, 9).await;
        let draw = planned(&town, &own, &[choir]).await;
        let chen = wishes_for(&town, draw, &[choir]).await;
        town.clock.set(NOW + DAY);
        freeze(&town, form_key::new(), draw, &own).await.unwrap();
        let same_time = class_at(&town, "二胡", 5, 9).await;
        assert!(matches!(refusal(ask(&town, same_time, chen).await), Refusal::Clash { .. }));
        call_off(&town, form_key::new(), draw, "名单有误", &own).await.unwrap();
        ask(&town, same_time, chen).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_counter_wishes_for_people_and_knows_them_again() {
    on_each_engine(async |town| {
        let own = coordinator(&town, town.university).await;
        let stranger = coordinator(&town, town.centre).await;
        let (one, other) =
            (class_at(&town, "楷书", 1, 9).await, class_at(&town, "行书", 1, 14).await);
        let draw = planned(&town, &own, &[one, other]).await;
        let make = async |new: CounterWishes, by: &Coordinator| {
            wish_at_counter(&town, form_key::new(), new, by).await
        };
        assert!(is_not_found(&make(at_counter(draw, "魏桂", &[one]), &stranger).await));
        let key = form_key::new();
        let new = at_counter(draw, "魏桂", &[one]);
        let first = wish_at_counter(&town, key, new.clone(), &own).await.unwrap();
        assert_eq!(wish_at_counter(&town, key, new, &own).await.unwrap(), first);
        // The same name and birthday is the same person, whose number stays.
        let changed = make(at_counter(draw, "魏桂", &[other, one]), &own).await.unwrap();
        assert_eq!((changed.number, changed.wishes.len()), (first.number, 2));
        let husband = make(at_counter(draw, "张伟", &[one]), &own).await.unwrap();
        assert_ne!(husband.number, first.number);
        let slip = application_at_desk(&town, changed.id, &own).await.unwrap();
        assert_eq!(slip.person.name.unwrap().as_str(), "魏桂");
        assert_eq!(slip.application, changed);
        assert!(is_not_found(&application_at_desk(&town, changed.id, &stranger).await));
        assert!(is_not_found(&application_at_desk(&town, first.id, &own).await));
        assert_eq!(draws_of(&town, &own).await.unwrap()[0].people, 2);
        let too_many = CounterWishes { wanted: 3, ..at_counter(draw, "林国富", &[one]) };
        assert_eq!(refusal(make(too_many, &own).await), Refusal::WantsTooMany { most: 2 });
        // Nobody was added where nothing was wished.
        assert_eq!(town.number("select count(*) from person where name = '林国富'").await, 0);
    })
    .await;
}
