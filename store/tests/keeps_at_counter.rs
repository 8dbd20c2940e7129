//! Waiting while keeping what is in the way, begun by a coordinator at the counter.

use domain::decision::{Basis, Decided};
use domain::id::OfferingId;
use domain::log::{About, Act};
use domain::notice::NoticeKind;
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUpState};
use store::decision::decisions_of;
use store::form_key;
use store::log::{LogFilter, entries};
use store::new_offering::NewOffering;
use store::sign_up::{
    keepable_at_counter, own_entry, swap_at_counter, wait_keeping_at_counter, withdraw,
};

use crate::draw_limits::faults;
use crate::fees::desk;
use crate::offers::state;
use crate::support::*;

/// A class of one place on a day of December at an hour.
async fn at(town: &Town, name: &str, (day, hour): (i8, i8)) -> OfferingId {
    let sessions = vec![session(day, hour)];
    add(town, &NewOffering { capacity: Some(1), sessions, ..class(town, name) }).await
}

#[tokio::test]
async fn the_counter_puts_somebody_on_a_waiting_list_who_keeps_what_they_have() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let (here, there) = (at(&town, "甲", (2, 9)).await, at(&town, "乙", (2, 9)).await);
        let other = ask(&town, there, person(&town).await).await.unwrap();
        let chen = person(&town).await;
        let has = ask(&town, here, chen).await.unwrap();
        let kept = keepable_at_counter(&town, there, chen, &by).await.unwrap();
        assert_eq!(kept, Some(vec![here]));
        let key = form_key::new();
        let waits = wait_keeping_at_counter(&town, key, there, chen, "", &by).await.unwrap();
        assert_eq!(waits.state, SignUpState::Live(Place::Waiting { position: 1 }));
        let again = wait_keeping_at_counter(&town, key, there, chen, "", &by).await.unwrap();
        assert_eq!(again, waits, "sent twice, done once");
        assert_eq!(state(&town, &has).await, SignUpState::Live(Place::Held));
        assert!(own_entry(&town, waits.id, chen).await.unwrap().keeps);
        assert_eq!(keepable_at_counter(&town, there, chen, &by).await.unwrap(), None);

        let log = entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries;
        let log: Vec<_> = log.iter().filter(|entry| entry.act == Act::AddMember).collect();
        assert_eq!(log.len(), 1);
        assert_eq!(log[0].about, About::SignUp(waits.id));
        let told = store::notice::unseen(&town, chen).await.unwrap();
        assert!(told.iter().any(|one| one.about == NoticeKind::AddedByCoordinator));
        let why = decisions_of(&town, waits.id, chen).await.unwrap();
        assert_eq!((why[0].what, why[0].basis.clone()), (Decided::Waiting, Basis::Counter));

        // A place is free: it is offered all the same, and the counter swaps it on the telephone.
        withdraw(&town, form_key::new(), other.id, other.person).await.unwrap();
        assert_eq!(state(&town, &waits).await, SignUpState::Live(OFFERED));
        swap_at_counter(&town, form_key::new(), has.id, there, "", &by).await.unwrap();
        assert_eq!(state(&town, &waits).await, SignUpState::Live(Place::Held));
        assert_eq!(faults(&town).await, []);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn nobody_waits_so_where_a_place_is_free_or_nothing_is_in_the_way() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let (here, there) = (at(&town, "甲", (2, 9)).await, at(&town, "乙", (2, 9)).await);
        let elsewhere = at(&town, "丙", (3, 9)).await;
        let chen = person(&town).await;
        ask(&town, here, chen).await.unwrap();
        ask(&town, elsewhere, person(&town).await).await.unwrap();
        for offering in [there, elsewhere] {
            assert_eq!(keepable_at_counter(&town, offering, chen, &by).await.unwrap(), None);
            let answer =
                wait_keeping_at_counter(&town, form_key::new(), offering, chen, "", &by).await;
            assert_eq!(refusal(answer), Refusal::ChangedMeanwhile);
        }
        // Of nobody who is no member here, and for no other institution's offering.
        ask(&town, there, person(&town).await).await.unwrap();
        let nobody = person(&town).await;
        let answer = wait_keeping_at_counter(&town, form_key::new(), there, nobody, "", &by).await;
        assert!(is_not_found(&answer));
        let others = coordinator(&town, town.centre).await;
        assert!(is_not_found(&keepable_at_counter(&town, there, chen, &others).await));
        let answer =
            wait_keeping_at_counter(&town, form_key::new(), there, chen, "", &others).await;
        assert!(is_not_found(&answer));
        assert_eq!(faults(&town).await, []);
    })
    .await;
}

#[tokio::test]
async fn what_lies_at_another_institution_is_kept_too() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let there = at(&town, "乙", (2, 14)).await;
        ask(&town, there, person(&town).await).await.unwrap();
        let chen = person(&town).await;
        ask(&town, at(&town, "丙", (3, 9)).await, chen).await.unwrap();
        let afternoon = add(&town, &activity(&town, "茶话会", 2)).await;
        let has = ask(&town, afternoon, chen).await.unwrap();
        let kept = keepable_at_counter(&town, there, chen, &by).await.unwrap();
        assert_eq!(kept, Some(vec![afternoon]));
        let key = form_key::new();
        let waits = wait_keeping_at_counter(&town, key, there, chen, "", &by).await.unwrap();
        assert!(own_entry(&town, waits.id, chen).await.unwrap().keeps);
        assert_eq!(state(&town, &has).await, SignUpState::Live(Place::Held));
        assert_eq!(faults(&town).await, []);
        counters_are_right(&town).await;
    })
    .await;
}
