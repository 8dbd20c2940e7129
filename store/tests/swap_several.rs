//! All that is at the time of a place is given up for it at once, or nothing of it.

use std::sync::Arc;

use checker::{Act, Contents, History};
use domain::fee::FeeTerms;
use domain::id::{OfferingId, PersonId, SignUpId};
use domain::limits::Limits;
use domain::log::{Act as Done, Field};
use domain::notice::NoticeKind;
use domain::offering::{Fen, OfferingKind};
use domain::refusal::Refusal;
use domain::sign_up::swap::GivenUp;
use domain::sign_up::{Place, SignUp, SignUpState};
use store::cash::{book, carried_over};
use store::fee::{counts, fee_due, my_fee, set_fee_terms};
use store::limits::set_limits;
use store::log::{LogFilter, entries};
use store::new_offering::NewOffering;
use store::sign_up::{
    Proposal, Swap, judged, proposed, swap, swap_at_counter, swappable_at_counter,
};
use store::{Result, Seen, form_key};

use crate::carried::{MONDAY, carried, owed, pay, told};
use crate::fees::desk;
use crate::offers::state;
use crate::support::told as answer_of;
use crate::support::*;

const HELD: SignUpState = SignUpState::Live(Place::Held);

/// Meets on the second of December at these hours.
fn at(town: &Town, name: &str, hours: &[i8], capacity: u32) -> NewOffering {
    let sessions = hours.iter().map(|hour| session(2, *hour)).collect();
    NewOffering { capacity: Some(capacity), sessions, ..class(town, name) }
}

/// Two that meet one after the other, and a third that meets at the time of both, each with so many places.
async fn three(town: &Town, capacity: [u32; 3]) -> [OfferingId; 3] {
    let [early, late, between] = capacity;
    [
        add(town, &at(town, "甲", &[8], early)).await,
        add(town, &at(town, "乙", &[10], late)).await,
        add(town, &at(town, "丙", &[9], between)).await,
    ]
}

async fn both(town: &Town, person: PersonId, of: [OfferingId; 2]) -> [SignUp; 2] {
    [ask(town, of[0], person).await.unwrap(), ask(town, of[1], person).await.unwrap()]
}

fn all(entries: &[SignUp]) -> GivenUp {
    GivenUp::new(entries.iter().map(|one| one.id)).unwrap()
}

async fn gives_up(town: &Town, entries: &[SignUp], instead: OfferingId) -> Result<SignUp> {
    let (person, given_up) = (entries[0].person, all(entries));
    swap(town, form_key::new(), Swap { person, given_up, instead, helping: None }).await
}

/// What is proposed to whoever is refused there.
async fn proposal(
    town: &Town,
    person: PersonId,
    instead: OfferingId,
    chosen: &[SignUpId],
) -> Option<Proposal> {
    let refusal = judged(town, instead, person).await.unwrap().unwrap_err();
    proposed(town, (person, None), instead, &refusal, chosen).await.unwrap()
}

fn is_ended(state: &SignUpState) -> bool {
    matches!(state, SignUpState::Ended { .. })
}

#[tokio::test]
async fn what_meets_two_things_is_had_for_both_and_both_go_to_whoever_waits() {
    on_each_engine(async |town| {
        let [early, late, between] = three(&town, [1, 1, 1]).await;
        let (chen, lin) = (person(&town).await, person(&town).await);
        let has = both(&town, chen, [early, late]).await;
        let waits = both(&town, lin, [early, late]).await;
        let wanted = Swap { person: chen, given_up: all(&has), instead: between, helping: None };
        let found = proposal(&town, chen, between, &[]).await;
        assert_eq!(found, Some(Proposal::Swap(wanted.clone(), Place::Held)));
        // One of them alone is not enough, whichever it is.
        for (one, other) in [(0, late), (1, early)] {
            let refused = refusal(gives_up(&town, &has[one..=one], between).await);
            assert!(matches!(refused, Refusal::Clash { offering, .. } if offering == other));
        }
        let key = form_key::new();
        let got = swap(&town, key, wanted.clone()).await.unwrap();
        assert_eq!((got.offering, got.state.clone()), (between, HELD));
        assert_eq!(swap(&town, key, wanted.clone()).await.unwrap(), got, "sent twice, done once");
        let less = Swap { given_up: has[0].id.into(), ..wanted };
        assert_eq!(refusal(swap(&town, key, less).await), Refusal::KeyUsedForSomethingElse);
        for (one, next) in has.iter().zip(&waits) {
            assert!(is_ended(&state(&town, one).await));
            assert_eq!(state(&town, next).await, SignUpState::Live(OFFERED));
        }
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn where_it_is_full_nothing_is_given_up() {
    on_each_engine(async |town| {
        let [early, late, between] = three(&town, [2, 1, 1]).await;
        let chen = person(&town).await;
        let has = both(&town, chen, [early, late]).await;
        ask(&town, between, person(&town).await).await.unwrap();
        // Both are kept, and waited beside.
        let kept = Swap { person: chen, given_up: all(&has), instead: between, helping: None };
        assert_eq!(proposal(&town, chen, between, &[]).await, Some(Proposal::Keep(kept)));
        assert_eq!(refusal(gives_up(&town, &has, between).await), Refusal::NoPlaceInstead);
        for one in &has {
            assert_eq!(state(&town, one).await, HELD);
        }
        let ended = "select count(*) from decision where what = 'ended'";
        assert_eq!(town.number(ended).await, 0);
        // Of two of which one is only waited for the place still counts: it is kept.
        let lin = person(&town).await;
        let mixed = both(&town, lin, [early, late]).await;
        assert_eq!(
            state(&town, &mixed[1]).await,
            SignUpState::Live(Place::Waiting { position: 1 })
        );
        assert_eq!(refusal(gives_up(&town, &mixed, between).await), Refusal::NoPlaceInstead);
        assert_eq!(state(&town, &mixed[0]).await, HELD);
        // Two positions may be given up for a position.
        let wang = person(&town).await;
        let waits = both(&town, wang, [early, late]).await;
        let waits = gives_up(&town, &waits, between).await.unwrap();
        assert_eq!(waits.state, SignUpState::Live(Place::Waiting { position: 1 }));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn only_ones_own_and_at_most_three() {
    on_each_engine(async |town| {
        let (chen, lin) = (person(&town).await, person(&town).await);
        let long = add(&town, &at(&town, "长", &[8, 10, 12, 14], 5)).await;
        let mut has = Vec::new();
        for (name, hour) in [("甲", 8), ("乙", 10), ("丙", 12), ("丁", 14)] {
            let one = add(&town, &at(&town, name, &[hour], 5)).await;
            has.push(ask(&town, one, chen).await.unwrap());
        }
        assert_eq!(proposal(&town, chen, long, &[]).await, None, "four are too many");
        let refused = refusal(gives_up(&town, &has[..3], long).await);
        assert!(matches!(refused, Refusal::Clash { .. }));
        store::sign_up::withdraw(&town, form_key::new(), has[3].id, chen).await.unwrap();
        let theirs = ask(&town, has[0].offering, lin).await.unwrap();
        let mixed = [has[0].clone(), theirs.clone()];
        assert!(is_not_found(&gives_up(&town, &mixed, long).await));
        let ended = [has[0].clone(), has[1].clone(), has[3].clone()];
        assert!(gives_up(&town, &ended, long).await.is_err());
        assert_eq!(state(&town, &has[0]).await, HELD);
        gives_up(&town, &has[..3], long).await.unwrap();
        assert_eq!(state(&town, &theirs).await, HELD);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_has_as_many_as_allowed_chooses_what_goes_with_what_clashes() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let chen = person(&town).await;
        let [early, late, _] = three(&town, [5, 5, 5]).await;
        let has = both(&town, chen, [early, late]).await;
        let most = Limits { classes: Some(2), ..Limits::default() };
        set_limits(&town, most, Seen::nothing(), &by).await.unwrap();
        let of =
            |name: &str, day| NewOffering { sessions: vec![session(day, 9)], ..class(&town, name) };
        let other = add(&town, &of("行书", 5)).await;
        let answer = judged(&town, other, chen).await.unwrap();
        let reached = Refusal::LimitReached { kind: OfferingKind::Class, most: 2 };
        assert_eq!(answer, Err(reached));
        let choice = proposal(&town, chen, other, &[]).await;
        assert_eq!(choice, Some(Proposal::Choose(has.iter().map(|one| one.id).collect())));
        let chosen = proposal(&town, chen, other, &[has[1].id]).await;
        let wanted =
            Swap { person: chen, given_up: has[1].id.into(), instead: other, helping: None };
        assert_eq!(chosen, Some(Proposal::Swap(wanted, Place::Held)));
        // With a dance at that time nothing has to be chosen: of classes one alone is left to give up.
        store::sign_up::withdraw(&town, form_key::new(), has[0].id, chen).await.unwrap();
        let one = Limits { classes: Some(1), ..Limits::default() };
        set_limits(&town, one, Seen::of(&most).unwrap(), &by).await.unwrap();
        let dance = NewOffering { sessions: vec![session(5, 9)], ..activity(&town, "舞会", 5) };
        let dance = ask(&town, add(&town, &dance).await, chen).await.unwrap();
        let Some(Proposal::Swap(swap, Place::Held)) = proposal(&town, chen, other, &[]).await
        else {
            panic!("both are to be given up");
        };
        assert_eq!(swap.given_up, all(&[dance, has[1].clone()]));
        store::sign_up::swap(&town, form_key::new(), swap).await.unwrap();
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn what_was_paid_for_both_counts_together_and_the_rest_is_given_back() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let of =
            |name, hour, yuan| NewOffering { fee: Fen::yuan(yuan), ..at(&town, name, &[hour], 5) };
        let (one, other) =
            (add(&town, &of("甲", 8, 120)).await, add(&town, &of("乙", 10, 100)).await);
        let instead = add(&town, &of("丙", 9, 200)).await;
        let has = both(&town, person(&town).await, [one, other]).await;
        let payments = [pay(&town, &has[0], &by).await, pay(&town, &has[1], &by).await];
        assert_eq!(counts(&town, all(&has), &by).await.unwrap(), Fen::yuan(220));
        let got = gives_up(&town, &has, instead).await.unwrap();
        let fee = my_fee(&town, got.id, got.person).await.unwrap().unwrap().fee;
        assert_eq!((fee.carried, fee.due(), fee.paid_at), (Fen::yuan(220), Fen::FREE, Some(NOW)));
        assert_eq!(told(&town, &got).await, [carried(220, 0, 20)]);
        assert_eq!(owed(&town, &by).await, (1, 2_000));
        for (payment, yuan) in payments.into_iter().zip([120, 100]) {
            let lines = carried_over(&town, payment, &by).await.unwrap();
            assert_eq!((lines.len(), lines[0].amount), (1, Fen::yuan(yuan)));
        }
        let book = book(&town, MONDAY, &by).await.unwrap();
        assert_eq!((book.lines.len(), book.expected().0), (4, 22_000));
        // Both go on together to a third one.
        let dearer = add(&town, &of("丁", 9, 300)).await;
        let third = gives_up(&town, &[got], dearer).await.unwrap();
        assert_eq!(fee_due(&town, third.id, &by).await.unwrap().fee.due(), Fen::yuan(80));
    })
    .await;
}

#[tokio::test]
async fn what_was_paid_at_two_institutions_counts_at_its_own_alone() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let of =
            |name, hour, yuan| NewOffering { fee: Fen::yuan(yuan), ..at(&town, name, &[hour], 5) };
        let theirs = coordinator(&town, town.centre).await;
        let terms = FeeTerms { days: Some(3), counter: String::new() };
        set_fee_terms(&town, terms, Seen::nothing(), &theirs).await.unwrap();
        let one = add(&town, &of("甲", 8, 120)).await;
        let dance = NewOffering {
            fee: Fen::yuan(30),
            sessions: vec![session(2, 10)],
            ..activity(&town, "舞会", 2)
        };
        let dance = add(&town, &dance).await;
        let has = both(&town, person(&town).await, [one, dance]).await;
        pay(&town, &has[0], &by).await;
        pay(&town, &has[1], &theirs).await;
        let got = gives_up(&town, &has, add(&town, &of("丙", 9, 200)).await).await.unwrap();
        assert_eq!(fee_due(&town, got.id, &by).await.unwrap().fee.due(), Fen::yuan(80));
        assert_eq!(owed(&town, &by).await, (0, 0));
        assert_eq!(owed(&town, &theirs).await, (1, 3_000));
    })
    .await;
}

#[tokio::test]
async fn at_the_counter_all_that_clashes_is_named_and_each_is_in_the_log() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let [early, late, between] = three(&town, [2, 2, 2]).await;
        let chen = person(&town).await;
        let has = both(&town, chen, [early, late]).await;
        let looked = swappable_at_counter(&town, has[1].id, between, &by).await.unwrap();
        assert_eq!(looked.answer, Ok(Place::Held));
        assert_eq!(
            looked.given_up,
            all(&[has[1].clone(), has[0].clone()]),
            "that first, from which one came"
        );
        let other = coordinator(&town, town.centre).await;
        let theirs =
            swap_at_counter(&town, form_key::new(), looked.given_up.clone(), between, "", &other);
        assert!(is_not_found(&theirs.await));
        let key = form_key::new();
        let send = async || {
            swap_at_counter(&town, key, looked.given_up.clone(), between, "", &by).await.unwrap()
        };
        let got = send().await;
        assert_eq!(send().await, got);
        for one in &has {
            assert!(is_ended(&state(&town, one).await));
        }
        let news = told(&town, &got).await;
        for name in ["甲", "乙"] {
            assert!(news.contains(&NoticeKind::SwappedByCoordinator(name.into())), "{news:?}");
        }
        let log = entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries;
        let log: Vec<_> = log.into_iter().filter(|one| one.act == Done::SwapAtCounter).collect();
        assert_eq!(log.len(), 3);
        let value = |field| log.iter().filter_map(|one| one.stands.get(&field)).collect::<Vec<_>>();
        assert_eq!(value(Field::Instead), ["丙", "丙"]);
        assert_eq!(value(Field::InsteadOf), ["乙、甲"]);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn the_counter_cannot_give_up_what_is_at_another_institution() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let [early, _, between] = three(&town, [2, 2, 2]).await;
        let dance = NewOffering { sessions: vec![session(2, 10)], ..activity(&town, "舞会", 2) };
        let dance = add(&town, &dance).await;
        let has = both(&town, person(&town).await, [early, dance]).await;
        let looked = swappable_at_counter(&town, has[0].id, between, &by).await.unwrap();
        assert_eq!(looked.given_up, has[0].id.into());
        assert!(matches!(looked.answer, Err(Refusal::Clash { ref name, .. }) if name.is_empty()));
        let sent = swap_at_counter(&town, form_key::new(), all(&has), between, "", &by).await;
        assert!(is_not_found(&sent));
        // What she may do herself.
        gives_up(&town, &has, between).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_give_up_two_for_the_last_places_each_has_the_new_one_or_both_old_ones() {
    on_each_engine(async |town| {
        let [early, late, between] = three(&town, [6, 6, 2]).await;
        let clock = town.clock.clone();
        let history = Arc::new(History::by(move || clock.now()));
        let town = Arc::new(town);
        let sign_up = async |offering, person| {
            let (key, asked) = (form_key::new(), history.now());
            let answer = ask_with(&town, key, offering, person).await;
            let act = Act::SignUp { offering, person, by_coordinator: false };
            history.note(key, act, asked, answer_of(&answer));
            answer.unwrap()
        };
        let mut there = Vec::new();
        for _ in 0..6 {
            let person = person(&town).await;
            let has = vec![sign_up(early, person).await, sign_up(late, person).await];
            there.push((has, between));
        }
        // And one the other way round: each of those two would have to be given up for either.
        let person = person(&town).await;
        there.push((vec![sign_up(between, person).await], early));
        let tasks: Vec<_> = there
            .into_iter()
            .map(|(has, instead)| {
                let (town, history) = (Arc::clone(&town), Arc::clone(&history));
                tokio::spawn(async move {
                    let (key, asked) = (form_key::new(), history.now());
                    let (person, given_up) = (has[0].person, all(&has));
                    let wanted = Swap { person, given_up, instead, helping: None };
                    let answer = swap(&town, key, wanted).await;
                    let mut entries = has.iter().map(|one| one.id);
                    let given_up = [(); 3].map(|()| entries.next());
                    let act = Act::Swap { offering: instead, person, given_up };
                    history.note(key, act, asked, answer_of(&answer));
                    (answer, has)
                })
            })
            .collect();
        let mut got = 0;
        for task in tasks {
            let (answer, has) = task.await.unwrap();
            for one in &has {
                assert_eq!(state(&town, one).await == HELD, answer.is_err(), "{answer:?}");
            }
            match answer {
                Ok(_) if has.len() == 2 => got += 1,
                Ok(_) => {}
                Err(_) => assert_eq!(refusal(answer), Refusal::NoPlaceInstead),
            }
        }
        assert!((1..=2).contains(&got), "{got}");
        counters_are_right(&town).await;
        let contents = Contents::of(&town.address).await.unwrap();
        assert_eq!(checker::violations(&contents, &history.attempts()), []);
    })
    .await;
}
