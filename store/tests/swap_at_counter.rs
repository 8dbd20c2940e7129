//! 柜台换班: a coordinator swaps a place along the one path of every swap, and it is written down.

use domain::decision::{Basis, Decided, NotApplied, ToldWhy};
use domain::id::{OfferingId, SignUpId};
use domain::log::{Act, Field};
use domain::notice::NoticeKind;
use domain::offering::{Fen, Window};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::role::Role;
use domain::sign_up::{EndReason, Place, SignUp, SignUpState};
use store::cash::carried_over;
use store::decision::decisions_of;
use store::fee::{counts, fee_due};
use store::log::{LogFilter, entries};
use store::new_offering::NewOffering;
use store::sign_up::{swap_at_counter, swap_choices, swappable_at_counter};
use store::{Result, form_key};

use crate::carried::{costing, pay, told};
use crate::fees::desk;
use crate::offers::state;
use crate::support::*;

async fn swap(
    town: &Town,
    given_up: SignUpId,
    instead: OfferingId,
    by: &Coordinator,
) -> Result<SignUp> {
    swap_at_counter(town, form_key::new(), given_up, instead, "", by).await
}

async fn log(town: &Town, by: &Coordinator) -> Vec<store::log::Entry> {
    let found = entries(town, &LogFilter::default(), 1, by).await.unwrap().entries;
    found.into_iter().filter(|entry| entry.act == Act::SwapAtCounter).collect()
}

#[tokio::test]
async fn what_clashes_is_swapped_with_its_fee_and_both_entries_are_in_the_log() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let (one, other) =
            (costing(&town, "行书", 2, 150).await, costing(&town, "国画", 2, 200).await);
        let chen = person(&town).await;
        let place = ask(&town, one, chen).await.unwrap();
        let payment = pay(&town, &place, &by).await;
        assert!(matches!(refusal(ask(&town, other, chen).await), Refusal::Clash { .. }));
        let answer = swappable_at_counter(&town, place.id, other, &by).await.unwrap().answer;
        assert_eq!(answer, Ok(Place::Held));
        assert_eq!(counts(&town, place.id, &by).await.unwrap(), Fen::yuan(150));

        let got = swap(&town, place.id, other, &by).await.unwrap();
        assert_eq!((got.person, got.offering), (chen, other));
        assert_eq!(got.state, SignUpState::Live(Place::Held));
        let ended = SignUpState::Ended { at: NOW, reason: EndReason::Swapped { at_counter: true } };
        assert_eq!(state(&town, &place).await, ended);
        assert_eq!(fee_due(&town, got.id, &by).await.unwrap().fee.due(), Fen::yuan(50));
        let line = carried_over(&town, payment, &by).await.unwrap().remove(0);
        assert_eq!(line.clerk, by.person);
        let news = told(&town, &got).await;
        assert!(news.contains(&NoticeKind::SwappedByCoordinator("行书".into())), "{news:?}");
        let last = async |of: &SignUp| {
            decisions_of(&town, of.id, chen).await.unwrap().pop().map(|one| (one.what, one.basis))
        };
        assert_eq!(last(&got).await, Some((Decided::Held, Basis::Counter)));
        assert_eq!(last(&place).await, Some((Decided::Ended, Basis::Counter)));

        let log = log(&town, &by).await;
        assert_eq!(log.len(), 2, "what was had, and what is had instead");
        let [new, old] = &log[..] else { unreachable!() };
        let value = |facts: &domain::log::Facts, field| facts.get(&field).cloned();
        assert_eq!(value(&old.stood, Field::State).as_deref(), Some("held"));
        assert_eq!(value(&old.stands, Field::State).as_deref(), Some("ended"));
        assert_eq!(value(&old.stands, Field::Instead).as_deref(), Some("国画"));
        assert_eq!(value(&new.stood, Field::State), None);
        assert_eq!(value(&new.stands, Field::State).as_deref(), Some("held"));
        assert_eq!(value(&new.stands, Field::InsteadOf).as_deref(), Some("行书"));
        for entry in [old, new] {
            assert_eq!(entry.by.as_ref().map(|actor| actor.name.as_str()), Some("周敏"));
            assert_eq!(entry.person.as_ref().map(|(id, _)| *id), Some(chen));
        }
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn sent_twice_it_is_done_once() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let (one, other) =
            (costing(&town, "行书", 2, 150).await, costing(&town, "国画", 3, 150).await);
        let place = ask(&town, one, person(&town).await).await.unwrap();
        let key = form_key::new();
        let first = swap_at_counter(&town, key, place.id, other, "", &by).await.unwrap();
        let again = swap_at_counter(&town, key, place.id, other, "", &by).await.unwrap();
        assert_eq!(first, again);
        assert_eq!(log(&town, &by).await.len(), 2);
        assert_eq!(refusal(swap(&town, place.id, other, &by).await), Refusal::AlreadySignedUp);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_swap_for_the_last_place_one_has_it_and_the_other_keeps_theirs() {
    on_each_engine(async |town| {
        let town = std::sync::Arc::new(town);
        let by = desk(&town).await;
        let one = costing(&town, "行书", 2, 150).await;
        let last = NewOffering { capacity: Some(1), ..class(&town, "国画") };
        let last = add(&town, &last).await;
        let mut tasks = Vec::new();
        for _ in 0..2 {
            let place = ask(&town, one, person(&town).await).await.unwrap();
            let (town, by) = (std::sync::Arc::clone(&town), by.clone());
            tasks.push(tokio::spawn(async move {
                (swap(&town, place.id, last, &by).await, state(&town, &place).await)
            }));
        }
        let mut got = 0;
        for task in tasks {
            match task.await.unwrap() {
                (Ok(_), _) => got += 1,
                (answer, kept) => {
                    assert_eq!(refusal(answer), Refusal::NoPlaceInstead);
                    assert_eq!(kept, SignUpState::Live(Place::Held));
                }
            }
        }
        assert_eq!(got, 1);
        assert_eq!(log(&town, &by).await.len(), 2, "what was refused is no change");
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn what_the_rule_refuses_to_everybody_needs_a_reason() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let one = costing(&town, "行书", 2, 150).await;
        let over = NOW - std::time::Duration::from_secs(60);
        let window = Window { closes_at: over, ..class(&town, "国画").window };
        let closed = add(&town, &NewOffering { window, ..class(&town, "国画") }).await;
        let chen = person(&town).await;
        let place = ask(&town, one, chen).await.unwrap();
        let rule = Box::new(Refusal::WindowClosed { closed_at: over });
        let bare = refusal(swap(&town, place.id, closed, &by).await);
        assert_eq!(bare, Refusal::ReasonMissing { rule });
        assert_eq!(state(&town, &place).await, SignUpState::Live(Place::Held));
        let reason = "本人报错了班";
        let got = swap_at_counter(&town, form_key::new(), place.id, closed, reason, &by).await;
        let first = decisions_of(&town, got.unwrap().id, chen).await.unwrap().remove(0);
        assert_eq!(first.basis, Basis::Exception(NotApplied::Closing, ToldWhy::NotSaid));
        assert!(log(&town, &by).await.iter().all(|entry| entry.reason == reason));
    })
    .await;
}

#[tokio::test]
async fn only_within_the_own_institution_and_by_who_runs_it() {
    on_each_engine(async |town| {
        let (by, elsewhere) = (desk(&town).await, coordinator(&town, town.centre).await);
        let auditor = Coordinator { role: Role::Auditor, ..by.clone() };
        let (one, other) =
            (costing(&town, "行书", 2, 150).await, costing(&town, "国画", 3, 150).await);
        let dance = add(&town, &activity(&town, "舞会", 9)).await;
        let place = ask(&town, one, person(&town).await).await.unwrap();
        for (instead, who) in [(other, &elsewhere), (dance, &by), (other, &auditor)] {
            assert!(is_not_found(&swap(&town, place.id, instead, who).await));
        }
        assert!(is_not_found(&swap(&town, place.id, one, &elsewhere).await), "told nothing");
        assert!(is_not_found(&swappable_at_counter(&town, place.id, other, &elsewhere).await));
        assert!(is_not_found(&swappable_at_counter(&town, place.id, dance, &by).await));
        assert!(is_not_found(&swap_choices(&town, place.id, &elsewhere).await));
        assert_eq!(state(&town, &place).await, SignUpState::Live(Place::Held));
    })
    .await;
}

#[tokio::test]
async fn parallel_classes_with_a_free_place_are_proposed_first() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let of = |name: &str, day, places| NewOffering {
            capacity: Some(places),
            sessions: vec![session(day, 14)],
            ..class(&town, name)
        };
        let chen = person(&town).await;
        let place = ask(&town, add(&town, &of("楷书（1）班", 2, 5)).await, chen).await.unwrap();
        let same_time = add(&town, &of("楷书（2）班", 2, 5)).await;
        let later = add(&town, &of("楷书（3）班", 4, 5)).await;
        let full = add(&town, &of("楷书（4）班", 7, 1)).await;
        ask(&town, full, person(&town).await).await.unwrap();
        // On the day of another thing that Chen has.
        let taken = NewOffering { sessions: vec![session(8, 14)], ..erhu(&town) };
        ask(&town, add(&town, &taken).await, chen).await.unwrap();
        add(&town, &of("楷书（5）班", 8, 5)).await;
        // Not to be signed up for yet.
        let usual = class(&town, "").window;
        let window = Window { opens_at: NOW + std::time::Duration::from_secs(3600), ..usual };
        add(&town, &NewOffering { window, ..of("楷书（6）班", 3, 5) }).await;
        let proposed = swap_choices(&town, place.id, &by).await.unwrap();
        let proposed: Vec<_> = proposed.iter().map(|offering| offering.id).collect();
        assert_eq!(proposed, [same_time, later], "by their first session");
    })
    .await;
}
