//! Who has not answered is called, and the next person is asked only after calls.

use std::time::Duration;

use domain::call::{CallOutcome, CallReason};
use domain::listing::{CallColumn, Order};
use domain::notice::NoticeKind;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::{EndReason, Place, SignUp, SignUpState};
use store::call::{Came, NewCall, ask_next, due_in_order, log, people_to_call};
use store::sign_up::{own_entry, withdraw};
use store::{Result, form_key};

use crate::offers::{line, state};
use crate::support::*;

pub async fn call(
    town: &Town,
    of: &SignUp,
    outcome: CallOutcome,
    by: &Coordinator,
) -> Result<SignUp> {
    let (about, note) = (CallReason::Offer, String::new());
    let call = NewCall { sign_up: of.id, about, outcome, note };
    log(town, form_key::new(), call, by).await
}

pub async fn next(town: &Town, of: &SignUp, by: &Coordinator) -> Result<SignUp> {
    ask_next(town, form_key::new(), of.id, by).await
}

#[tokio::test]
async fn whoever_has_not_answered_in_time_is_to_be_called() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (choir, line) = line(&town, 2).await;
        assert_eq!(due(&town, &by).await.unwrap(), [], "there is time to answer");
        town.clock.set(TOMORROW);
        let found = due(&town, &by).await.unwrap();
        assert_eq!(found.len(), 1);
        let one = &found[0];
        assert_eq!((one.sign_up, one.person.id, one.offering), (line[0].id, line[0].person, choir));
        assert_eq!((one.about, one.since, one.may_ask_next), (CallReason::Offer, TOMORROW, false));
        let other = coordinator(&town, town.centre).await;
        assert_eq!(due(&town, &other).await.unwrap(), [], "another institution's");
        town.clock.set(later(session(1, 9).span, 3).to);
        assert_eq!(due(&town, &by).await.unwrap(), [], "it is over");
    })
    .await;
}

#[tokio::test]
async fn what_somebody_says_on_the_telephone_is_done() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let (_, line) = line(&town, 3).await;
        let [chen, lin, wu] = &line[..] else { unreachable!() };
        assert!(is_not_found(&call(&town, chen, CallOutcome::Accepted, &other).await));
        let kept = call(&town, chen, CallOutcome::Kept, &by).await.unwrap();
        assert_eq!(kept.state, SignUpState::Live(Place::Waiting { position: 1 }));
        assert_eq!(state(&town, lin).await, SignUpState::Live(OFFERED));
        let gone = call(&town, lin, CallOutcome::Declined, &by).await.unwrap();
        assert_eq!(gone.state, SignUpState::Ended { at: NOW, reason: EndReason::Declined });
        let taken = call(&town, wu, CallOutcome::Accepted, &by).await.unwrap();
        assert_eq!(taken.state, SignUpState::Live(Place::Held));
        let late = call(&town, wu, CallOutcome::Declined, &by).await;
        assert_eq!(refusal(late), Refusal::NothingOffered);
        let told = own_entry(&town, wu.id, wu.person).await.unwrap().calls;
        assert_eq!(told.len(), 1, "the refused one is not written down");
        assert_eq!((told[0].at, told[0].outcome), (NOW, CallOutcome::Accepted));
        assert!(is_not_found(&own_entry(&town, wu.id, lin.person).await), "somebody else's");
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn the_next_is_asked_after_two_calls_without_an_answer_in_two_half_days() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let (_, line) = line(&town, 2).await;
        let [chen, lin] = &line[..] else { unreachable!() };
        call(&town, chen, CallOutcome::NoAnswer, &by).await.unwrap();
        town.clock.set(TOMORROW);
        assert_eq!(refusal(next(&town, chen, &by).await), Refusal::CallsMissing);
        call(&town, chen, CallOutcome::NoAnswer, &by).await.unwrap();
        assert!(due(&town, &by).await.unwrap()[0].may_ask_next);
        assert!(is_not_found(&next(&town, chen, &other).await));
        let ended = next(&town, chen, &by).await.unwrap();
        let reason = EndReason::NotReached;
        assert_eq!(ended.state, SignUpState::Ended { at: TOMORROW, reason });
        assert_eq!(refusal(next(&town, chen, &by).await), Refusal::NothingOffered);
        let told = store::notice::unseen(&town, chen.person).await.unwrap();
        assert_eq!(
            told.iter().map(|one| &one.about).collect::<Vec<_>>(),
            [&NoticeKind::OfferEnded]
        );
        assert!(matches!(state(&town, lin).await, SignUpState::Live(Place::Offered { .. })));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_calls_again_reads_who_called_before_and_what_was_said() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let (_, line) = line(&town, 1).await;
        let (about, outcome, note) = (CallReason::Offer, CallOutcome::NoAnswer, "儿子接的".into());
        let noted = NewCall { sign_up: line[0].id, about, outcome, note };
        log(&town, form_key::new(), noted, &by).await.unwrap();
        town.clock.set(TOMORROW);
        let task = due(&town, &by).await.unwrap().remove(0);
        let [earlier] = &task.earlier[..] else { panic!("one call: {:?}", task.earlier) };
        assert_eq!((earlier.note.as_str(), earlier.clerk_name.as_str()), ("儿子接的", "周敏"));
        assert_eq!((earlier.at, earlier.came), (NOW, Came::Of(about, outcome)));
        assert_eq!(store::call::earlier(&town, line[0].id, &other).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn calls_about_an_earlier_offer_do_not_count() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (_, line) = line(&town, 2).await;
        let [chen, lin] = &line[..] else { unreachable!() };
        call(&town, chen, CallOutcome::NoAnswer, &by).await.unwrap();
        town.clock.advance(Duration::from_secs(5 * 3600));
        call(&town, chen, CallOutcome::NoAnswer, &by).await.unwrap();
        call(&town, chen, CallOutcome::Kept, &by).await.unwrap();
        town.clock.advance(Duration::from_secs(1));
        call(&town, lin, CallOutcome::Accepted, &by).await.unwrap();
        withdraw(&town, form_key::new(), lin.id, lin.person).await.unwrap();
        assert!(matches!(state(&town, chen).await, SignUpState::Live(Place::Offered { .. })));
        town.clock.set(TOMORROW + Duration::from_secs(24 * 3600));
        assert_eq!(refusal(next(&town, chen, &by).await), Refusal::CallsMissing);
        assert_eq!(due(&town, &by).await.unwrap()[0].calls, []);
        assert_eq!(own_entry(&town, chen.id, chen.person).await.unwrap().calls.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn whom_to_call_is_listed_in_every_order_a_page_at_a_time() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        for name in ["周平", "安明", "李兰"] {
            let choir = places(&town, 1).await;
            let first = ask(&town, choir, person(&town).await).await.unwrap();
            ask(&town, choir, named_person(&town, name).await).await.unwrap();
            withdraw(&town, form_key::new(), first.id, first.person).await.unwrap();
        }
        town.clock.set(TOMORROW);
        let listed = async |order: Order<CallColumn>, size| {
            let page = due_in_order(&town, order, size, &by).await.unwrap();
            let name =
                |one: &store::call::DueCall| one.person.name.as_ref().unwrap().as_str().to_owned();
            (page.rows.iter().map(name).collect::<Vec<_>>(), page.total)
        };
        let usual = Order::default();
        assert_eq!(listed(usual, 50).await, (["周平", "安明", "李兰"].map(String::from).into(), 3));
        let by_name = usual.ordered_by(CallColumn::Name);
        assert_eq!(listed(by_name, 50).await.0, ["安明", "李兰", "周平"]);
        assert_eq!(
            listed(by_name.ordered_by(CallColumn::Name), 50).await.0,
            ["周平", "李兰", "安明"]
        );
        for page in [2, 99] {
            assert_eq!(listed(by_name.at_page(page), 2).await, (vec!["周平".to_owned()], 3));
        }
        assert_eq!(due(&town, &by).await.unwrap().len(), 3);
    })
    .await;
}

#[tokio::test]
async fn who_is_to_be_called_about_two_things_is_called_once() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (zhou, an) = (named_person(&town, "周平").await, named_person(&town, "安明").await);
        for (day, who) in [(2, zhou), (3, an), (4, zhou)] {
            let class = store::new_offering::NewOffering {
                capacity: Some(1),
                sessions: vec![session(day, 9)],
                ..class(&town, "书法")
            };
            let class = add(&town, &class).await;
            let first = ask(&town, class, person(&town).await).await.unwrap();
            ask(&town, class, who).await.unwrap();
            withdraw(&town, form_key::new(), first.id, first.person).await.unwrap();
        }
        town.clock.set(TOMORROW);
        let page = people_to_call(&town, Order::default(), 50, &by).await.unwrap();
        let matters: Vec<usize> = page.rows.iter().map(Vec::len).collect();
        assert_eq!((page.total, matters), (2, vec![2, 1]));
        let second = people_to_call(&town, Order::default().at_page(2), 1, &by).await.unwrap();
        assert_eq!((second.total, second.rows[0][0].person.id), (2, an));
    })
    .await;
}
