//! The page of one's own entry: whatever there is of it is read, and nothing of anybody else's.

use domain::call::{CallOutcome, CallReason};
use domain::cash::PayWay;
use domain::consent::Scope;
use domain::decision::Decided;
use domain::limits::Limits;
use domain::offering::Fen;
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUpState};
use store::call::{NewCall, log};
use store::limits::set_limits;
use store::new_offering::NewOffering;
use store::sign_up::{
    Asked, By, OwnEntry, ask_to_wait_together, own_entry, sign_up, wait_together, withdraw,
};
use store::{Seen, form_key};

use crate::consent::consent;
use crate::fees::desk;
use crate::support::*;

async fn read(town: &Town, of: &domain::sign_up::SignUp) -> OwnEntry {
    own_entry(town, of.id, of.person).await.unwrap()
}

#[tokio::test]
async fn of_a_fresh_place_there_is_its_decision_alone() {
    on_each_engine(async |town| {
        let free = NewOffering { fee: Fen::FREE, capacity: Some(1), ..class(&town, "合唱") };
        let (class, wang) = (add(&town, &free).await, person(&town).await);
        let place = ask(&town, class, wang).await.unwrap();
        let entry = read(&town, &place).await;
        assert_eq!((&entry.sign_up, entry.sign_up.offering), (&place, class));
        assert_eq!(entry.decisions.len(), 1);
        assert_eq!(entry.marks.len(), 1, "the session to come");
        assert!(entry.helped.is_empty() && entry.calls.is_empty() && entry.pairs.is_empty());
        assert!(entry.fee_changes.is_empty());
        assert_eq!((entry.fee, entry.obstacle, entry.tight), (None, None, None));
        let foreign = own_entry(&town, place.id, person(&town).await).await;
        assert!(is_not_found(&foreign));
    })
    .await;
}

#[tokio::test]
async fn what_was_noted_of_a_place_is_all_there() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let (wang, _, helping) = consent(&town, Scope::ALL).await;
        let class = places(&town, 10).await;
        let asked = Asked { offering: class, person: wang.person, by: By::Helper(helping) };
        let place = sign_up(&town, form_key::new(), asked).await.unwrap();
        let call = NewCall {
            sign_up: place.id,
            about: CallReason::Fee,
            outcome: CallOutcome::NoAnswer,
            note: String::new(),
        };
        log(&town, form_key::new(), call, &by).await.unwrap();
        let before = read(&town, &place).await;
        assert_eq!((before.helped.len(), before.calls.len()), (1, 1));
        assert!(before.fee.is_some_and(|fee| fee.fee.paid_at.is_none()));
        assert_eq!(before.fee_changes, []);
        store::fee::paid(&town, form_key::new(), place.id, PayWay::Cash, "0017", &by)
            .await
            .unwrap();
        let paid = read(&town, &place).await;
        assert!(paid.fee.is_some_and(|fee| fee.fee.paid_at.is_some()));
        assert!(!paid.fee_changes.is_empty());
        withdraw(&town, form_key::new(), place.id, wang.person).await.unwrap();
        let ended = read(&town, &place).await;
        assert!(matches!(ended.sign_up.state, SignUpState::Ended { .. }));
        assert_eq!(ended.decisions.last().unwrap().what, Decided::Ended);
        assert_eq!((ended.helped.len(), ended.calls.len()), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn whoever_waits_reads_with_whom_and_what_is_in_the_way() {
    on_each_engine(async |town| {
        let first = add(&town, &NewOffering { capacity: Some(1), ..class(&town, "楷书") }).await;
        ask(&town, first, person(&town).await).await.unwrap();
        let (wang, li) = (person(&town).await, person(&town).await);
        let (one, other) =
            (ask(&town, first, wang).await.unwrap(), ask(&town, first, li).await.unwrap());
        let alone = read(&town, &one).await;
        assert_eq!(alone.sign_up.state, SignUpState::Live(Place::Waiting { position: 1 }));
        assert_eq!((alone.pairs.len(), alone.obstacle, alone.keeps), (0, None, false));
        let number = store::person::person(&town, li).await.unwrap().mobile.unwrap();
        ask_to_wait_together(&town, form_key::new(), one.id, wang, &number).await.unwrap();
        let asked = read(&town, &other).await.pairs;
        assert_eq!(asked.len(), 1, "asked by the other one");
        wait_together(&town, form_key::new(), asked[0].pair, li).await.unwrap();
        assert!(read(&town, &one).await.pairs[0].is_agreed);
        // With one more place it is as much as they may have from now on.
        let other_day = NewOffering { sessions: vec![session(3, 9)], ..class(&town, "隶书") };
        ask(&town, add(&town, &other_day).await, li).await.unwrap();
        assert_eq!(read(&town, &other).await.obstacle, None);
        let by = coordinator(&town, town.university).await;
        let limits = Limits { classes: Some(1), ..Limits::default() };
        set_limits(&town, limits, Seen::nothing(), &by).await.unwrap();
        let obstacle = read(&town, &other).await.obstacle;
        assert!(matches!(obstacle, Some(Refusal::LimitReached { .. })), "{obstacle:?}");
        assert_eq!(read(&town, &one).await.obstacle, None, "who has nothing else");
    })
    .await;
}
