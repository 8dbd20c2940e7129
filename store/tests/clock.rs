//! The edges of a window, to the millisecond, and a clock that jumps while people hold places.

use std::time::Duration;

use domain::decision::Decided;
use domain::offering::Window;
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUpState};
use jiff::Timestamp;
use store::new_offering::NewOffering;

use crate::support::*;

const MILLISECOND: Duration = Duration::from_millis(1);
const SECOND: Duration = Duration::from_secs(1);
const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(24 * 3600);

/// Somebody new asks at an instant: why not, or nothing if they were signed up.
async fn refused_at(
    town: &Town,
    offering: domain::id::OfferingId,
    at: Timestamp,
) -> Option<Refusal> {
    let person = person(town).await;
    town.clock.set(at);
    match ask(town, offering, person).await {
        Ok(_) => None,
        other => Some(refusal(other)),
    }
}

#[tokio::test]
async fn a_window_opens_and_closes_once_at_its_very_second() {
    on_each_engine(async |town| {
        let window = Window { opens_at: NOW + HOUR, closes_at: NOW + 3 * HOUR };
        let new = NewOffering { capacity: Some(50), window, ..class(&town, "楷书") };
        let class = add(&town, &new).await;
        for early in [DAY, HOUR, SECOND, MILLISECOND] {
            let told = refused_at(&town, class, window.opens_at - early).await;
            assert!(matches!(told, Some(Refusal::NotOpenYet { .. })), "{early:?}: {told:?}");
        }
        for late in [Duration::ZERO, MILLISECOND, SECOND, HOUR] {
            assert_eq!(refused_at(&town, class, window.opens_at + late).await, None, "{late:?}");
        }
        for before in [SECOND, MILLISECOND] {
            let told = refused_at(&town, class, window.closes_at - before).await;
            assert_eq!(told, None, "{before:?} before it closes");
        }
        for late in [Duration::ZERO, MILLISECOND, SECOND, DAY] {
            let told = refused_at(&town, class, window.closes_at + late).await;
            assert!(matches!(told, Some(Refusal::WindowClosed { .. })), "{late:?}: {told:?}");
        }
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_goes_back_keeps_the_waiting_list_in_order() {
    on_each_engine(async |town| {
        let class = places(&town, 1).await;
        let mut signed_up = Vec::new();
        for at in [NOW, NOW + HOUR / 2, NOW - HOUR / 2, NOW + HOUR, NOW] {
            let person = person(&town).await;
            town.clock.set(at);
            signed_up.push(ask(&town, class, person).await.unwrap());
        }
        let key = store::form_key::new();
        let first = &signed_up[0];
        town.clock.set(NOW - DAY);
        store::sign_up::withdraw(&town, key, first.id, first.person).await.unwrap();
        let second = store::sign_up::my_sign_ups(&town, signed_up[1].person).await.unwrap();
        let stands = &second[0].sign_up.state;
        let is_offered = matches!(stands, SignUpState::Live(Place::Offered { .. }));
        assert!(is_offered, "whoever came second, whatever the clock said: {stands:?}");
        let why = store::decision::decisions_of(&town, first.id, first.person).await.unwrap();
        let what: Vec<_> = why.iter().map(|decision| decision.what).collect();
        assert_eq!(what, [Decided::Held, Decided::Ended], "in the order in which it was decided");
    })
    .await;
}
