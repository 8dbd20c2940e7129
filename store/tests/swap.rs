//! One place for another: both or nothing.

use domain::id::{OfferingId, SignUpId};
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUp, SignUpState};
use store::new_offering::NewOffering;
use store::sign_up::{Swap, swappable};
use store::{Result, form_key};

use crate::support::*;

async fn swap(town: &Town, given_up: &SignUp, instead: OfferingId) -> Result<SignUp> {
    let swap =
        Swap { person: given_up.person, given_up: given_up.id.into(), instead, helping: None };
    store::sign_up::swap(town, form_key::new(), swap).await
}

async fn state(town: &Town, sign_up: &SignUp) -> SignUpState {
    store::sign_up::my_sign_up(town, sign_up.id, sign_up.person).await.unwrap().sign_up.state
}

/// Two classes at one time, the first with so many places, the second too.
async fn two(town: &Town, first: u32, second: u32) -> (OfferingId, OfferingId) {
    let of = |name: &str, places| NewOffering { capacity: Some(places), ..class(town, name) };
    (add(town, &of("楷书", first)).await, add(town, &of("行书", second)).await)
}

#[tokio::test]
async fn the_old_place_goes_on_when_the_new_one_is_there() {
    on_each_engine(async |town| {
        let (regular, running) = two(&town, 1, 1).await;
        let (chen, lin) = (person(&town).await, person(&town).await);
        let mine = ask(&town, regular, chen).await.unwrap();
        let waits = ask(&town, regular, lin).await.unwrap();
        assert!(matches!(refusal(ask(&town, running, chen).await), Refusal::Clash { .. }));
        let wanted =
            Swap { person: chen, given_up: mine.id.into(), instead: running, helping: None };
        assert_eq!(swappable(&town, &wanted).await.unwrap(), Ok(Place::Held));
        let got = swap(&town, &mine, running).await.unwrap();
        assert_eq!((got.offering, got.state), (running, SignUpState::Live(Place::Held)));
        assert!(matches!(state(&town, &mine).await, SignUpState::Ended { .. }));
        assert_eq!(state(&town, &waits).await, SignUpState::Live(OFFERED));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn where_it_is_full_everything_stays_as_it_was() {
    on_each_engine(async |town| {
        let (regular, running) = two(&town, 1, 1).await;
        let (chen, lin) = (person(&town).await, person(&town).await);
        let mine = ask(&town, regular, chen).await.unwrap();
        let theirs = ask(&town, running, lin).await.unwrap();
        let wanted =
            Swap { person: chen, given_up: mine.id.into(), instead: running, helping: None };
        assert_eq!(swappable(&town, &wanted).await.unwrap(), Err(Refusal::NoPlaceInstead));
        assert_eq!(refusal(swap(&town, &mine, running).await), Refusal::NoPlaceInstead);
        assert_eq!(state(&town, &mine).await, SignUpState::Live(Place::Held));
        // A position may be given up for a position, or for a place.
        let waits = ask(&town, regular, person(&town).await).await.unwrap();
        let waits = swap(&town, &waits, running).await.unwrap();
        assert_eq!(waits.state, SignUpState::Live(Place::Waiting { position: 1 }));
        store::sign_up::withdraw(&town, form_key::new(), theirs.id, lin).await.unwrap();
        assert_eq!(state(&town, &waits).await, SignUpState::Live(OFFERED));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn only_ones_own_and_only_once() {
    on_each_engine(async |town| {
        let (regular, running) = two(&town, 3, 3).await;
        let (chen, lin) = (person(&town).await, person(&town).await);
        let mine = ask(&town, regular, chen).await.unwrap();
        let for_another =
            Swap { person: lin, given_up: mine.id.into(), instead: running, helping: None };
        assert!(is_not_found(&store::sign_up::swap(&town, form_key::new(), for_another).await));
        let unknown = SignUp { id: SignUpId(uuid::Uuid::now_v7()), ..mine.clone() };
        assert!(is_not_found(&swap(&town, &unknown, running).await));
        assert_eq!(refusal(swap(&town, &mine, regular).await), Refusal::AlreadySignedUp);
        swap(&town, &mine, running).await.unwrap();
        assert_eq!(refusal(swap(&town, &mine, running).await), Refusal::AlreadySignedUp);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn a_second_thing_at_that_time_still_stands_in_the_way() {
    on_each_engine(async |town| {
        let at = |name: &str, hour| NewOffering {
            sessions: vec![session(2, hour)],
            ..class(&town, name)
        };
        let chen = person(&town).await;
        let early = ask(&town, add(&town, &at("甲", 8)).await, chen).await.unwrap();
        let late = add(&town, &at("乙", 10)).await;
        ask(&town, late, chen).await.unwrap();
        let between = add(&town, &at("丙", 9)).await;
        let answer = refusal(swap(&town, &early, between).await);
        assert!(matches!(answer, Refusal::Clash { offering, .. } if offering == late));
        assert_eq!(state(&town, &early).await, SignUpState::Live(Place::Held));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_swap_the_other_way_round_at_once_both_get_what_they_want_or_keep_what_they_have() {
    on_each_engine(async |town| {
        let town = std::sync::Arc::new(town);
        let (regular, running) = two(&town, 4, 4).await;
        let mut there = Vec::new();
        for offering in [regular, running].into_iter().cycle().take(6) {
            let mine = ask(&town, offering, person(&town).await).await.unwrap();
            let instead = if offering == regular { running } else { regular };
            there.push((mine, instead));
        }
        let tasks: Vec<_> = there
            .into_iter()
            .map(|(mine, instead)| {
                let town = std::sync::Arc::clone(&town);
                tokio::spawn(async move { (swap(&town, &mine, instead).await, mine) })
            })
            .collect();
        for task in tasks {
            let (answer, mine) = task.await.unwrap();
            let kept = state(&town, &mine).await == SignUpState::Live(Place::Held);
            assert_eq!(answer.is_err(), kept, "{answer:?}");
        }
        assert_eq!(town.number("select count(*) from sign_up where ended_at is null").await, 6);
        counters_are_right(&town).await;
    })
    .await;
}
