//! A draw and what one person may have: the limits of classes and shifts, exceptions at the counter, and stages.

use checker::{Contents, Invariant, Violation};
use domain::draw::{FrozenList, LeftOut};
use domain::limits::Limits;
use domain::offering::OfferingKind;
use domain::person::PersonName;
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUpState};
use domain::stage::{ForWhom, Rule, RuleShare};
use jiff::civil::date;
use store::draw::{
    CounterWishes, Fell, WishAnswer, application_at_desk, freeze, hold, my_application,
    offerings_to_draw, wish_at_counter,
};
use store::form_key;
use store::limits::set_limits;
use store::new_offering::NewOffering;
use store::offering::set_stages;
use store::sign_up::{CounterPerson, accept, add_at_counter, live_sign_up, withdraw};

use crate::draw::{DAY, answers, class_at, draw_of, held, try_draw, why_left_out, wishes_for};
use crate::support::*;

fn of_classes(most: u32) -> Limits {
    Limits { classes: Some(most), ..Limits::default() }
}

/// What the checker finds wrong with what the town holds.
pub async fn faults(town: &Town) -> Vec<Violation> {
    let contents = Contents::of(&town.address).await.unwrap();
    let found = checker::violations(&contents, &[]).into_iter();
    // Nothing was written down of who asked.
    found.filter(|one| !matches!(one.invariant, Invariant::AskedFor | Invariant::Kept)).collect()
}

#[tokio::test]
async fn a_draw_gives_no_more_classes_than_the_limit_leaves() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        set_limits(&town, of_classes(2), store::Seen::nothing(), &desk).await.unwrap();
        let drawn = [class_at(&town, 9, 9).await, class_at(&town, 9, 11).await];
        let others = [
            class_at(&town, 9, 14).await,
            class_at(&town, 9, 16).await,
            class_at(&town, 9, 18).await,
        ];
        let draw = draw_of(&town, &desk, &drawn).await;
        // Two are wished for, and then one or two are signed up for in order, as everybody may.
        let chen = wishes_for(&town, draw, 2, &drawn).await;
        let lin = wishes_for(&town, draw, 2, &drawn).await;
        let wu = wishes_for(&town, draw, 2, &drawn).await;
        ask(&town, others[0], chen).await.unwrap();
        ask(&town, others[0], lin).await.unwrap();
        ask(&town, others[1], lin).await.unwrap();
        town.clock.set(NOW + DAY);
        let frozen = freeze(&town, form_key::new(), draw, &desk).await.unwrap();
        let list: FrozenList = frozen.list.parse().unwrap();
        let mut wanted: Vec<u32> = list.list().applications.iter().map(|one| one.wanted).collect();
        wanted.sort_unstable();
        assert_eq!(wanted, [1, 2]);
        // What the draw may give counts as if one had it.
        let reached = Refusal::LimitReached { kind: OfferingKind::Class, most: 2 };
        assert_eq!(refusal(ask(&town, others[2], chen).await), reached);
        assert_eq!(refusal(ask(&town, others[2], wu).await), reached);
        let seed = "3516241636".parse().unwrap();
        hold(&town, form_key::new(), draw, &Fell::just_now(&town, &seed, "掷骰子"), &desk)
            .await
            .unwrap();
        let place = Some(WishAnswer::Place(1));
        assert_eq!(answers(&town, draw, chen).await, [place, Some(WishAnswer::Enough)]);
        assert_eq!(answers(&town, draw, lin).await, [Some(WishAnswer::LeftOut); 2]);
        assert_eq!(why_left_out(&town, draw, lin).await, [Some(LeftOut::Limit); 2]);
        assert_eq!(answers(&town, draw, wu).await, [place, Some(WishAnswer::Place(2))]);
        let most = "select max(has) from (select count(*) as has from sign_up \
                    where ended_at is null group by person_id) x";
        assert_eq!(town.number(most).await, 2);
    })
    .await;
}

/// Four want one of three places each: one of them waits for all three, and has room for one more class, as before the draw.
#[tokio::test]
async fn whoever_was_drawn_nothing_may_sign_up_for_what_is_left() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        set_limits(&town, of_classes(2), store::Seen::nothing(), &desk).await.unwrap();
        let wished = [
            class_at(&town, 1, 9).await,
            class_at(&town, 1, 11).await,
            class_at(&town, 1, 14).await,
        ];
        let left = [class_at(&town, 9, 16).await, class_at(&town, 9, 18).await];
        let draw = draw_of(&town, &desk, &wished).await;
        let mut people = Vec::new();
        for _ in 0..4 {
            people.push(wishes_for(&town, draw, 1, &wished).await);
        }
        held(&town, draw, &desk).await;
        let mut without = None;
        for person in people {
            let told = answers(&town, draw, person).await;
            if told.iter().all(|told| matches!(told, Some(WishAnswer::Waiting(1)))) {
                without = Some(person);
            }
        }
        let chen = without.expect("somebody who waits for all three");
        assert_eq!(faults(&town).await, []);
        ask(&town, left[0], chen).await.unwrap();
        // One that is left and one that is waited for: more of them would be too many.
        let reached = Refusal::LimitReached { kind: OfferingKind::Class, most: 2 };
        assert_eq!(refusal(ask(&town, left[1], chen).await), reached);
        assert_eq!(faults(&town).await, []);
        for offering in wished {
            let waits = live_sign_up(&town, offering, chen).await.unwrap().unwrap();
            withdraw(&town, form_key::new(), waits.id, chen).await.unwrap();
        }
        ask(&town, left[1], chen).await.unwrap();
        assert_eq!(faults(&town).await, []);
        town.change("update institution set most_classes = 1").await;
        assert_ne!(faults(&town).await, [], "two of one");
    })
    .await;
}

/// Of two that were wanted one was drawn: of the three that are waited for one more counts.
#[tokio::test]
async fn of_what_is_waited_for_since_a_draw_as_much_counts_as_is_still_wanted() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        set_limits(&town, of_classes(2), store::Seen::nothing(), &desk).await.unwrap();
        let wished = [
            class_at(&town, 1, 8).await,
            class_at(&town, 1, 10).await,
            class_at(&town, 1, 12).await,
            class_at(&town, 1, 14).await,
        ];
        let left = [class_at(&town, 9, 16).await, class_at(&town, 9, 18).await];
        let draw = draw_of(&town, &desk, &wished).await;
        let mut people = Vec::new();
        for _ in 0..4 {
            people.push(wishes_for(&town, draw, 2, &wished).await);
        }
        held(&town, draw, &desk).await;
        let chen = people[0];
        let told = answers(&town, draw, chen).await;
        let waits = told.iter().filter(|one| matches!(one, Some(WishAnswer::Waiting(_))));
        assert_eq!((waits.count(), told.contains(&Some(WishAnswer::Place(1)))), (3, true));
        let reached = |most| Refusal::LimitReached { kind: OfferingKind::Class, most };
        assert_eq!(refusal(ask(&town, left[0], chen).await), reached(2));
        assert_eq!(faults(&town).await, []);
        town.change("update institution set most_classes = 3").await;
        ask(&town, left[0], chen).await.unwrap();
        assert_eq!(refusal(ask(&town, left[1], chen).await), reached(3));
        assert_eq!(faults(&town).await, []);
    })
    .await;
}

/// Of four people who may have one class each, two wait for both.
#[tokio::test]
async fn whoever_has_as_much_as_one_may_have_is_not_offered_more() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        set_limits(&town, of_classes(1), store::Seen::nothing(), &desk).await.unwrap();
        let (one, other) = (class_at(&town, 1, 9).await, class_at(&town, 1, 14).await);
        let draw = draw_of(&town, &desk, &[one, other]).await;
        let mut people = Vec::new();
        for _ in 0..4 {
            people.push(wishes_for(&town, draw, 1, &[one, other]).await);
        }
        held(&town, draw, &desk).await;
        let gives_up = async |offering| {
            for person in &people {
                let mine = live_sign_up(&town, offering, *person).await.unwrap();
                if let Some(mine) = mine.filter(|one| one.state == SignUpState::Live(Place::Held)) {
                    withdraw(&town, form_key::new(), mine.id, *person).await.unwrap();
                }
            }
        };
        let offered = async |offering| {
            for person in &people {
                let mine = live_sign_up(&town, offering, *person).await.unwrap();
                let offered = mine
                    .filter(|one| matches!(one.state, SignUpState::Live(Place::Offered { .. })));
                if let Some(mine) = offered {
                    return mine;
                }
            }
            panic!("nobody is offered a place");
        };
        gives_up(one).await;
        let first = offered(one).await;
        accept(&town, form_key::new(), first.id, first.person).await.unwrap();
        gives_up(other).await;
        let second = offered(other).await;
        assert_ne!(second.person, first.person);
        accept(&town, form_key::new(), second.id, second.person).await.unwrap();
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn an_exception_in_a_draw_needs_a_reason_that_its_person_can_read() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        set_limits(&town, of_classes(1), store::Seen::nothing(), &desk).await.unwrap();
        let (has, drawn) = (class_at(&town, 9, 9).await, class_at(&town, 9, 14).await);
        let draw = draw_of(&town, &desk, &[drawn]).await;
        let person = CounterPerson {
            name: PersonName::parse("万小红").unwrap(),
            mobile: Some(mobile()),
            born_on: Some(date(1956, 3, 5)),
            emergency_contact: None,
            emergency_telephone: None,
        };
        let wishing = |reason: &str| {
            let (person, offerings) = (person.clone(), vec![drawn]);
            CounterWishes { draw, person, wanted: 1, offerings, reason: reason.into() }
        };
        let wish =
            async |reason| wish_at_counter(&town, form_key::new(), wishing(reason), &desk).await;
        // What one could do alone needs none, and none is kept.
        assert_eq!(wish("班长").await.unwrap().exception, "");
        let entry = add_at_counter(&town, form_key::new(), has, &person, "", &desk).await.unwrap();
        let rule = Box::new(Refusal::LimitReached { kind: OfferingKind::Class, most: 1 });
        assert_eq!(refusal(wish("").await), Refusal::ReasonMissing { rule });
        let made = wish("班长").await.unwrap();
        assert_eq!(made.exception, "班长");
        let slip = application_at_desk(&town, made.id, &desk).await.unwrap();
        assert_eq!(slip.application.exception, "班长");
        let mine = my_application(&town, draw, entry.person).await.unwrap().unwrap();
        assert_eq!(mine.exception, "班长");
        held(&town, draw, &desk).await;
        assert_eq!(answers(&town, draw, entry.person).await, [Some(WishAnswer::Place(1))]);
    })
    .await;
}

#[tokio::test]
async fn wishing_at_the_counter_for_what_is_closed_needs_a_reason() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let drawn = class_at(&town, 9, 9).await;
        let draw = draw_of(&town, &desk, &[drawn]).await;
        store::offering::close(&town, form_key::new(), drawn, &desk).await.unwrap();
        let person = CounterPerson {
            name: PersonName::parse("万小红").unwrap(),
            mobile: None,
            born_on: Some(date(1956, 3, 5)),
            emergency_contact: None,
            emergency_telephone: None,
        };
        let wish = async |reason: &str| {
            let (person, offerings) = (person.clone(), vec![drawn]);
            let new = CounterWishes { draw, person, wanted: 1, offerings, reason: reason.into() };
            wish_at_counter(&town, form_key::new(), new, &desk).await
        };
        let rule = Box::new(Refusal::Closed);
        assert_eq!(refusal(wish("").await), Refusal::ReasonMissing { rule });
        assert_eq!(wish("住院错过了").await.unwrap().exception, "住院错过了");
    })
    .await;
}

#[tokio::test]
async fn what_reserves_places_is_not_drawn_until_its_plan_does() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let staged = class_at(&town, 9, 9).await;
        let until = NOW + 2 * DAY;
        let share = RuleShare { for_whom: ForWhom::District, places: 3, until };
        let rule = Rule { returning_from: None, returning_places: 0, shares: vec![share] };
        let to_draw = async || offerings_to_draw(&town, "", 9, None, &desk).await.unwrap().total;
        assert_eq!(to_draw().await, 1);
        set_stages(&town, form_key::new(), (staged, None), (&rule, store::Seen::nothing()), &desk)
            .await
            .unwrap();
        assert_eq!(to_draw().await, 0);
        let refused = refusal(try_draw(&town, &desk, &[staged], 0).await);
        assert_eq!(refused, Refusal::StagedCannotBeDrawn { offering: staged });
        set_stages(
            &town,
            form_key::new(),
            (staged, None),
            (&Rule::default(), store::Seen::nothing()),
            &desk,
        )
        .await
        .unwrap();
        try_draw(&town, &desk, &[staged], 0).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_volunteer_has_as_many_shifts_at_a_time_as_the_team_allows() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.team).await;
        let limits = Limits { shifts: Some(2), ..Limits::default() };
        set_limits(&town, limits, store::Seen::nothing(), &by).await.unwrap();
        let mut shifts = Vec::new();
        for day in [1, 2, 3] {
            let shift = shift(&town, "医院导诊", day);
            shifts.push(add(&town, &NewOffering { capacity: Some(1), ..shift }).await);
        }
        let (chen, lin) = (person(&town).await, person(&town).await);
        ask(&town, shifts[0], lin).await.unwrap();
        // Waiting for one counts, too.
        let waits = ask(&town, shifts[0], chen).await.unwrap();
        assert_eq!(waits.state, SignUpState::Live(Place::Waiting { position: 1 }));
        ask(&town, shifts[1], chen).await.unwrap();
        let reached = Refusal::LimitReached { kind: OfferingKind::Shift, most: 2 };
        assert_eq!(refusal(ask(&town, shifts[2], chen).await), reached);
        withdraw(&town, form_key::new(), waits.id, chen).await.unwrap();
        ask(&town, shifts[2], chen).await.unwrap();
    })
    .await;
}
