//! Tests of the tests: each fault that `store/src/seeded.rs` can switch on is found by the checker under its name.
//! The same steps without a fault break nothing, which each test shows first.

use checker::{Act, Answer, Invariant, Violation, broken};
use domain::limits::Limits;
use domain::person::PersonName;
use sqlx::{AnyPool, Row};
use store::limits::set_limits;
use store::sign_up::{CounterPerson, add_at_counter};
use store::{Bug, form_key};

use crate::rush_checked::draw_rush;
use crate::support::*;

/// What a town without the fault, then one with it, comes to by the same steps on SQLite.
async fn on_a_faulty_file(
    bug: Bug,
    steps: impl AsyncFn(&Town) -> Vec<Violation>,
) -> Vec<Violation> {
    let folder = Folder::new();
    let sound = steps(&open_town(&folder.address()).await).await;
    assert_eq!(sound, [], "without the fault");
    let folder = Folder::new();
    steps(&faulty_town(&folder.address(), bug).await).await
}

/// The same on PostgreSQL.
async fn on_a_faulty_server(
    bug: Bug,
    steps: impl AsyncFn(&Town) -> Vec<Violation>,
) -> Vec<Violation> {
    let database = Database::new().await;
    let sound = steps(&open_town(&database.address).await).await;
    assert_eq!(sound, [], "without the fault");
    database.remove().await;
    let database = Database::new().await;
    let found = steps(&faulty_town(&database.address, bug).await).await;
    database.remove().await;
    found
}

#[track_caller]
fn names(found: &[Violation], bug: Bug, expected: Invariant) {
    let broken = broken(found);
    println!("{bug:?}: {} violations, of {broken:?}", found.len());
    assert!(broken.contains(&expected), "{bug:?} broke {broken:?}: {found:?}");
}

/// A rush, then some give up their place while others wait.
async fn rush(town: &Town) -> Vec<Violation> {
    let rushed = Rushed::prepared(town, 6, 80).await;
    rushed.rush(41).await;
    rushed.give_up(town, rushed.classes[0], 3).await;
    rushed.checked(town).await.2
}

#[tokio::test(flavor = "multi_thread")]
async fn a_capacity_that_is_ignored_is_found() {
    let found = on_a_faulty_file(Bug::CapacityIgnored, rush).await;
    names(&found, Bug::CapacityIgnored, Invariant::Places);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_counter_that_skips_the_capacity_is_found() {
    let at_the_counter = async |town: &Town| {
        let rushed = Rushed::prepared(town, 3, 3).await;
        for person in &rushed.people {
            rushed.asks(rushed.classes[0], *person).await;
        }
        let by = coordinator(town, town.university).await;
        let person = CounterPerson {
            name: PersonName::parse("魏桂枝").unwrap(),
            mobile: Some(mobile()),
            born_on: None,
            emergency_contact: None,
            emergency_telephone: None,
        };
        let (key, asked) = (form_key::new(), rushed.history.now());
        let added = add_at_counter(town, key, rushed.classes[0], &person, "", &by).await;
        let person = added.as_ref().unwrap().person;
        let act = Act::SignUp { offering: rushed.classes[0], person, by_coordinator: true };
        rushed.history.note(key, act, asked, told(&added));
        rushed.checked(town).await.2
    };
    let found = on_a_faulty_file(Bug::CounterSkipsCapacity, at_the_counter).await;
    names(&found, Bug::CounterSkipsCapacity, Invariant::Places);
}

/// The table's own last check would turn the fault into an error: it is taken away by its definition.
async fn without_its_last_check(town: &Town) {
    let pool = AnyPool::connect(&town.address).await.unwrap();
    let named = "select cast(conname as text) as name from pg_constraint \
                 where contype = 'c' and pg_get_constraintdef(oid) like '%held <= capacity%'";
    let row = sqlx::query(named).fetch_one(&pool).await.unwrap();
    let name: String = row.get("name");
    let drop = format!("alter table offering drop constraint {name}");
    sqlx::query(sqlx::AssertSqlSafe(drop)).execute(&pool).await.unwrap();
    pool.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_offering_that_is_not_locked_is_found() {
    let found = on_a_faulty_server(Bug::NoLock, async |town| {
        without_its_last_check(town).await;
        // Nobody gives a place up afterwards: that would bring too many down to as many as there are.
        let rushed = Rushed::prepared(town, 6, 80).await;
        rushed.rush(41).await;
        rushed.checked(town).await.2
    });
    names(&found.await, Bug::NoLock, Invariant::Places);
}

#[tokio::test(flavor = "multi_thread")]
async fn places_counted_once_for_all_who_ask_together_are_found() {
    // Whether two ask in one and the same instant is chance: of several rushes one shows it.
    let mut found = Vec::new();
    for seed in 41..57 {
        let rush = on_a_faulty_server(Bug::CountedOnce, async |town| {
            without_its_last_check(town).await;
            let rushed = Rushed::prepared(town, 6, 80).await;
            rushed.rush(seed).await;
            rushed.checked(town).await.2
        });
        found = rush.await;
        if !found.is_empty() {
            break;
        }
    }
    names(&found, Bug::CountedOnce, Invariant::Places);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_places_of_one_person_are_found() {
    let found = on_a_faulty_file(Bug::TwoPlaces, async |town| {
        town.change("drop index sign_up_one_live_place").await;
        rush(town).await
    });
    names(&found.await, Bug::TwoPlaces, Invariant::OnePlace);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_judge_alone_holds_when_the_rule_does_not() {
    let folder = Folder::new();
    let found = rush(&faulty_town(&folder.address(), Bug::TwoPlaces).await).await;
    assert_eq!(found, [], "the unique index has refused every second place");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_whose_effects_stay_is_found() {
    let found = on_a_faulty_file(Bug::RefusalKept, rush).await;
    names(&found, Bug::RefusalKept, Invariant::AskedFor);
}

/// Some take a place and give it up before others ask, on a class that is never full.
async fn come_and_go(town: &Town) -> Vec<Violation> {
    let rushed = Rushed::prepared(town, 4, 8).await;
    let class = rushed.classes[0];
    for (number, person) in rushed.people.iter().enumerate() {
        assert_ne!(rushed.asks(class, *person).await, Answer::Refused);
        if number % 2 == 1 {
            rushed.give_up(town, class, 2).await;
        }
    }
    rushed.checked(town).await.2
}

#[tokio::test(flavor = "multi_thread")]
async fn full_answered_from_a_stale_count_is_found() {
    let found = on_a_faulty_file(Bug::StaleCount, come_and_go).await;
    names(&found, Bug::StaleCount, Invariant::FreePlace);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_waiting_list_by_surname_is_found() {
    let found = on_a_faulty_file(Bug::BySurname, rush).await;
    names(&found, Bug::BySurname, Invariant::Order);
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_who_is_passed_over_for_nothing_is_found_on_both_engines() {
    let found = on_a_faulty_file(Bug::PassedForNothing, rush).await;
    names(&found, Bug::PassedForNothing, Invariant::Order);
    let found = on_a_faulty_server(Bug::PassedForNothing, rush).await;
    names(&found, Bug::PassedForNothing, Invariant::Order);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_of_two_who_is_not_asked_again_is_found_on_both_engines() {
    let half = async |town: &Town| {
        crate::together::one_can_again(town).await;
        crate::together::forgotten(town).await
    };
    let found = on_a_faulty_file(Bug::HalfForgotten, half).await;
    names(&found, Bug::HalfForgotten, Invariant::FreePlace);
    let found = on_a_faulty_server(Bug::HalfForgotten, half).await;
    names(&found, Bug::HalfForgotten, Invariant::FreePlace);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_is_not_looked_at_is_found() {
    let found = on_a_faulty_file(Bug::KeyIgnored, rush).await;
    names(&found, Bug::KeyIgnored, Invariant::OnceDone);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clash_that_is_overlooked_is_found() {
    let found = on_a_faulty_file(Bug::ClashIgnored, async |town| {
        let rushed = Rushed::prepared(town, 4, 1).await;
        let same_time = places(town, 4).await;
        rushed.asks(rushed.classes[0], rushed.people[0]).await;
        rushed.asks(same_time, rushed.people[0]).await;
        rushed.checked(town).await.2
    });
    names(&found.await, Bug::ClashIgnored, Invariant::Clash);
}

/// One person asks for two shifts of a team that allows one at a time.
async fn two_shifts(town: &Town) -> Vec<Violation> {
    let rushed = Rushed::prepared(town, 4, 1).await;
    let by = coordinator(town, town.team).await;
    let limits = Limits { shifts: Some(1), ..Limits::default() };
    set_limits(town, limits, store::Seen::nothing(), &by).await.unwrap();
    for day in [7, 8] {
        let new = add(town, &shift(town, "医院导诊", day)).await;
        rushed.asks(new, rushed.people[0]).await;
    }
    rushed.checked(town).await.2
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_of_shifts_that_is_ignored_is_found_on_both_engines() {
    let found = on_a_faulty_file(Bug::LimitIgnored, two_shifts).await;
    names(&found, Bug::LimitIgnored, Invariant::Clash);
    let found = on_a_faulty_server(Bug::LimitIgnored, two_shifts).await;
    names(&found, Bug::LimitIgnored, Invariant::Clash);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_up_that_nobody_is_told_is_found() {
    let found = on_a_faulty_file(Bug::MovedUntold, rush).await;
    names(&found, Bug::MovedUntold, Invariant::Account);
}

/// Somebody gives a place up, and who is offered it does not answer: the next one is asked.
async fn nobody_calls(town: &Town) -> Vec<Violation> {
    let rushed = Rushed::prepared(town, 1, 3).await;
    let class = rushed.classes[0];
    for person in &rushed.people {
        rushed.asks(class, *person).await;
    }
    rushed.give_up(town, class, 1).await;
    town.clock.set(TOMORROW);
    let by = coordinator(town, town.university).await;
    let waits = store::sign_up::live_sign_up(town, class, rushed.people[1]).await.unwrap().unwrap();
    let asked = store::call::ask_next(town, form_key::new(), waits.id, &by).await;
    assert_eq!(
        asked.is_ok(),
        town.number("select count(*) from notice where kind = 'offer_ended'").await == 1
    );
    rushed.checked(town).await.2
}

#[tokio::test(flavor = "multi_thread")]
async fn an_offer_that_goes_on_without_a_call_is_found() {
    let found = on_a_faulty_file(Bug::PassedUncalled, nobody_calls).await;
    names(&found, Bug::PassedUncalled, Invariant::Account);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_is_fast_is_found_on_both_engines() {
    let found = on_a_faulty_file(Bug::ClockShifted, rush).await;
    names(&found, Bug::ClockShifted, Invariant::Window);
    let found = on_a_faulty_server(Bug::ClockShifted, rush).await;
    names(&found, Bug::ClockShifted, Invariant::Window);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draw_by_the_clock_is_found() {
    let draw = async |town: &Town| draw_rush(town, 5).await.1;
    let found = on_a_faulty_file(Bug::DrawnByClock, draw).await;
    names(&found, Bug::DrawnByClock, Invariant::Drawn);
}

#[tokio::test(flavor = "multi_thread")]
async fn wishes_that_are_told_and_not_kept_are_found() {
    let draw = async |town: &Town| draw_rush(town, 5).await.1;
    let found = on_a_faulty_file(Bug::FirstWishesStay, draw).await;
    names(&found, Bug::FirstWishesStay, Invariant::Kept);
}

/// Twenty ask for one room at the same time, at several times of a week.
async fn a_room_for_twenty(town: &Town) -> Vec<Violation> {
    let by = coordinator(town, town.university).await;
    let room = crate::bookings::piano(town, &by).await;
    for day in 1..6 {
        let mut tasks = Vec::new();
        for _ in 0..20 {
            let (db, by) = (town.db.clone(), by.clone());
            let asked = crate::bookings::new(room, crate::bookings::wanted(session(day, 14).span));
            tasks.push(tokio::spawn(async move {
                store::booking::book(&db, form_key::new(), &asked, &by).await.is_ok()
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
    }
    checker::violations(&checker::Contents::of(&town.address).await.unwrap(), &[])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_room_that_is_not_locked_is_found() {
    let found = on_a_faulty_server(Bug::RoomUnlocked, a_room_for_twenty).await;
    names(&found, Bug::RoomUnlocked, Invariant::OneRoom);
}
