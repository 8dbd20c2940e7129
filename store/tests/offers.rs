//! A free place is offered, and whoever waited answers.

use std::time::Duration;

use domain::decision::Decided;
use domain::id::{OfferingId, PersonId};
use domain::offering::bulk::Act;
use domain::refusal::Refusal;
use domain::sign_up::{EndReason, Place, SignUp, SignUpState};
use store::form_key;
use store::new_offering::NewOffering;
use store::offering::do_to_many;
use store::sign_up::{Swap, accept, keep_waiting, remove, withdraw};

use crate::support::*;

const HELD: SignUpState = SignUpState::Live(Place::Held);
const ASKED: SignUpState = SignUpState::Live(OFFERED);

const fn waits(position: u32) -> SignUpState {
    SignUpState::Live(Place::Waiting { position })
}

pub async fn state(town: &Town, sign_up: &SignUp) -> SignUpState {
    store::sign_up::my_sign_up(town, sign_up.id, sign_up.person).await.unwrap().sign_up.state
}

/// A class of one place, which the first person has given up: the others wait, the first of them is offered it.
pub async fn line(town: &Town, others: usize) -> (OfferingId, Vec<SignUp>) {
    let choir = places(town, 1).await;
    let first = ask(town, choir, person(town).await).await.unwrap();
    let mut line = Vec::new();
    for _ in 0..others {
        line.push(ask(town, choir, person(town).await).await.unwrap());
    }
    withdraw(town, form_key::new(), first.id, first.person).await.unwrap();
    (choir, line)
}

async fn news(town: &Town, person: PersonId) -> usize {
    store::notice::unseen(town, person).await.unwrap().len()
}

#[tokio::test]
async fn whoever_takes_the_place_has_it_and_is_asked_no_more() {
    on_each_engine(async |town| {
        let (choir, line) = line(&town, 2).await;
        let [chen, lin] = &line[..] else { unreachable!() };
        assert_eq!(state(&town, chen).await, ASKED);
        assert_eq!(news(&town, chen.person).await, 1);
        let key = form_key::new();
        assert!(is_not_found(&accept(&town, form_key::new(), chen.id, lin.person).await));
        assert_eq!(accept(&town, key, chen.id, chen.person).await.unwrap().state, HELD);
        assert_eq!(accept(&town, key, chen.id, chen.person).await.unwrap().state, HELD);
        let again = accept(&town, form_key::new(), chen.id, chen.person).await;
        assert_eq!(refusal(again), Refusal::NothingOffered);
        assert_eq!((state(&town, chen).await, news(&town, chen.person).await), (HELD, 0));
        assert_eq!(state(&town, lin).await, waits(1));
        let told = store::decision::decisions_of(&town, chen.id, chen.person).await.unwrap();
        let told: Vec<_> = told.into_iter().map(|one| one.what).collect();
        assert_eq!(told, [Decided::Waiting, Decided::Offered, Decided::Accepted]);
        let places = store::offering::places(&town, choir).await.unwrap().0;
        assert_eq!((places.held, places.waiting), (1, 1));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_does_not_want_it_is_off_the_list_and_the_next_is_asked() {
    on_each_engine(async |town| {
        let (_, line) = line(&town, 2).await;
        let [chen, lin] = &line[..] else { unreachable!() };
        let ended = withdraw(&town, form_key::new(), chen.id, chen.person).await.unwrap();
        assert_eq!(ended.state, SignUpState::Ended { at: NOW, reason: EndReason::Declined });
        assert_eq!(state(&town, chen).await, ended.state);
        assert_eq!((state(&town, lin).await, news(&town, chen.person).await), (ASKED, 0));
        let had =
            "select count(*) from sign_up where end_reason = 'declined' and ended_as = 'held'";
        assert_eq!(town.number(had).await, 0, "they never had the place");
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_waits_on_keeps_their_position_and_is_asked_when_another_place_is_free() {
    on_each_engine(async |town| {
        let (choir, line) = line(&town, 3).await;
        let [chen, lin, wu] = &line[..] else { unreachable!() };
        let kept = keep_waiting(&town, form_key::new(), chen.id, chen.person).await.unwrap();
        assert_eq!(kept.state, waits(1), "before Wu, who waited behind them");
        assert_eq!((state(&town, lin).await, state(&town, wu).await), (ASKED, waits(2)));
        assert_eq!(news(&town, chen.person).await, 0);
        // Lin does not want it either: it is still the same place, so Wu is asked.
        withdraw(&town, form_key::new(), lin.id, lin.person).await.unwrap();
        assert_eq!((state(&town, chen).await, state(&town, wu).await), (waits(1), ASKED));
        accept(&town, form_key::new(), wu.id, wu.person).await.unwrap();
        // Wu had the place; it is another one when they give it up.
        withdraw(&town, form_key::new(), wu.id, wu.person).await.unwrap();
        assert_eq!(state(&town, chen).await, ASKED);
        assert_eq!(store::offering::places(&town, choir).await.unwrap().0.passed, 0);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn a_place_that_all_who_wait_let_go_by_is_free_for_anybody() {
    on_each_engine(async |town| {
        let (choir, line) = line(&town, 2).await;
        for one in &line {
            keep_waiting(&town, form_key::new(), one.id, one.person).await.unwrap();
        }
        let places = store::offering::places(&town, choir).await.unwrap().0;
        assert_eq!((places.held, places.waiting, places.passed, places.free()), (0, 2, 2, 1));
        let new = ask(&town, choir, person(&town).await).await.unwrap();
        assert_eq!(new.state, HELD);
        let late = ask(&town, choir, person(&town).await).await.unwrap();
        assert_eq!(late.state, waits(3));
        withdraw(&town, form_key::new(), line[1].id, line[1].person).await.unwrap();
        withdraw(&town, form_key::new(), new.id, new.person).await.unwrap();
        assert_eq!((state(&town, &line[0]).await, state(&town, &late).await), (ASKED, waits(1)));
        assert_eq!(store::offering::places(&town, choir).await.unwrap().0.passed, 0);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_let_a_place_go_by_is_asked_first_for_one_that_is_added() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (choir, line) = line(&town, 2).await;
        let [chen, lin] = &line[..] else { unreachable!() };
        keep_waiting(&town, form_key::new(), chen.id, chen.person).await.unwrap();
        accept(&town, form_key::new(), lin.id, lin.person).await.unwrap();
        let late = ask(&town, choir, person(&town).await).await.unwrap();
        assert_eq!((state(&town, chen).await, late.state.clone()), (waits(1), waits(2)));
        let more = async |places| {
            let act = Act::Places(places);
            do_to_many(&town, form_key::new(), vec![choir], act, &by).await.unwrap();
        };
        more(2).await;
        assert_eq!((state(&town, chen).await, state(&town, &late).await), (ASKED, waits(1)));
        // They let that one go by too: it is the other's, and a third one is theirs again.
        keep_waiting(&town, form_key::new(), chen.id, chen.person).await.unwrap();
        assert_eq!((state(&town, chen).await, state(&town, &late).await), (waits(1), ASKED));
        more(3).await;
        assert_eq!(state(&town, chen).await, ASKED);
        assert_eq!(store::offering::places(&town, choir).await.unwrap().0.passed, 0);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_offered_stays_good_after_its_time_but_not_after_the_end() {
    on_each_engine(async |town| {
        let (_, line) = line(&town, 1).await;
        let (_, another) = self::line(&town, 1).await;
        town.clock.set(TOMORROW + Duration::from_secs(3 * 24 * 3600));
        assert_eq!(state(&town, &line[0]).await, ASKED, "nothing lapses by itself");
        let taken = accept(&town, form_key::new(), line[0].id, line[0].person).await.unwrap();
        assert_eq!(taken.state, HELD);
        town.clock.set(later(session(1, 9).span, 3).to);
        let late = accept(&town, form_key::new(), another[0].id, another[0].person).await;
        assert_eq!(refusal(late), Refusal::AlreadyOver);
    })
    .await;
}

#[tokio::test]
async fn who_has_got_something_else_at_that_time_is_told_so() {
    on_each_engine(async |town| {
        let (_, line) = line(&town, 1).await;
        // Both from one draw, which lets wait for several at one time.
        let other = NewOffering { capacity: Some(1), ..class(&town, "行书") };
        let other = add(&town, &other).await;
        let theirs = ask(&town, other, person(&town).await).await.unwrap();
        town.change(
            "update sign_up set person_id = (select person_id from sign_up where answer_by is not null) \
             where state = 'held' and answer_by is null",
        )
        .await;
        let taken = accept(&town, form_key::new(), line[0].id, line[0].person).await;
        let Refusal::Clash { offering, .. } = refusal(taken) else { panic!("no clash") };
        assert_eq!(offering, other);
        withdraw(&town, form_key::new(), theirs.id, line[0].person).await.unwrap();
        let taken = accept(&town, form_key::new(), line[0].id, line[0].person).await;
        assert_eq!(taken.unwrap().state, HELD);
    })
    .await;
}

#[tokio::test]
async fn a_session_in_an_hour_leaves_no_time_to_answer_but_a_call() {
    on_each_engine(async |town| {
        let soon = session(1, 9).span.from - Duration::from_secs(3600);
        let choir = places(&town, 1).await;
        let first = ask(&town, choir, person(&town).await).await.unwrap();
        let next = ask(&town, choir, person(&town).await).await.unwrap();
        town.clock.set(soon);
        withdraw(&town, form_key::new(), first.id, first.person).await.unwrap();
        let offered = SignUpState::Live(Place::Offered { answer_by: soon });
        assert_eq!(state(&town, &next).await, offered);
        let by = coordinator(&town, town.university).await;
        assert_eq!(store::call::number_due(&town, &by).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_given_up_in_the_night_before_is_called_about_first_thing() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let sessions = vec![session(1, 8), session(8, 8)];
        let new = NewOffering { capacity: Some(1), sessions, ..class(&town, "早读班") };
        let choir = add(&town, &new).await;
        let first = ask(&town, choir, person(&town).await).await.unwrap();
        let next = ask(&town, choir, person(&town).await).await.unwrap();
        let morning = session(1, 8).span.from;
        town.clock.set(morning - Duration::from_secs(6 * 3600));
        withdraw(&town, form_key::new(), first.id, first.person).await.unwrap();
        let offered = SignUpState::Live(Place::Offered { answer_by: morning });
        assert_eq!(state(&town, &next).await, offered, "not at two in the night");
        assert_eq!(due(&town, &by).await.unwrap().len(), 0);
        town.clock.set(morning);
        assert_eq!(store::outbox::take(&town).await.unwrap().len(), 0, "a message comes too late");
        assert_eq!(due(&town, &by).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn whoever_was_only_offered_a_place_never_had_it_however_it_ends() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (_, swapped) = line(&town, 1).await;
        let other = places(&town, 1).await;
        let swap = Swap {
            person: swapped[0].person,
            given_up: swapped[0].id.into(),
            instead: other,
            helping: None,
        };
        store::sign_up::swap(&town, form_key::new(), swap).await.unwrap();
        let declined = SignUpState::Ended { at: NOW, reason: EndReason::Declined };
        assert_eq!(state(&town, &swapped[0]).await, declined);
        let (_, removed) = line(&town, 1).await;
        remove(&town, form_key::new(), removed[0].id, "重复", &by).await.unwrap();
        let (called_off, ended) = line(&town, 3).await;
        keep_waiting(&town, form_key::new(), ended[0].id, ended[0].person).await.unwrap();
        store::offering::cancel(&town, form_key::new(), called_off, "停课", &by).await.unwrap();
        let had =
            "select count(*) from sign_up where ended_as = 'held' and end_reason <> 'withdrawn'";
        assert_eq!(town.number(had).await, 0);
        let marked = "select count(*) from sign_up where ended_at is not null \
                      and (answer_by is not null or passed <> 0 or ended_as is null)";
        assert_eq!(town.number(marked).await, 0);
        counters_are_right(&town).await;
    })
    .await;
}
