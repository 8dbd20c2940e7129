//! Waiting while keeping what is in the way, and taking what is offered instead of it: both or nothing.

use std::sync::Arc;

use checker::Invariant;
use domain::consent::{ConsentRefusal, Scope};
use domain::decision::Decided;
use domain::id::{OfferingId, PersonId};
use domain::limits::Limits;
use domain::notice::NoticeKind;
use domain::offering::OfferingKind;
use domain::offering::bulk::Act;
use domain::refusal::Refusal;
use domain::sign_up::swap::GivenUp;
use domain::sign_up::{Place, SignUp, SignUpState};
use store::decision::decisions_of;
use store::limits::set_limits;
use store::new_offering::NewOffering;
use store::offering::do_to_many;
use store::sign_up::{
    By, Proposal, Swap, accept, ask_all_the_same, judged, keep_waiting, own_entry,
    pass_on_to_the_able, proposed, swap, swap_at_counter, swappable_at_counter, wait_keeping,
    why_not_offered, withdraw,
};
use store::{Result, Seen, form_key};

use crate::consent::consent;
use crate::draw_limits::faults;
use crate::offers::state;
use crate::support::*;

const HELD: SignUpState = SignUpState::Live(Place::Held);
const OFFER: SignUpState = SignUpState::Live(OFFERED);

/// A class of so many places on a day of December at an hour.
async fn at(town: &Town, name: &str, (day, hour): (i8, i8), places: u32) -> OfferingId {
    let sessions = vec![session(day, hour)];
    add(town, &NewOffering { capacity: Some(places), sessions, ..class(town, name) }).await
}

fn instead(has: &[&SignUp], instead: OfferingId) -> Swap {
    let given_up = GivenUp::new(has.iter().map(|one| one.id)).unwrap();
    Swap { person: has[0].person, given_up, instead, helping: None }
}

/// What is proposed to whoever asks there.
async fn proposal(town: &Town, person: PersonId, there: OfferingId) -> Option<Proposal> {
    let refusal = judged(town, there, person).await.unwrap().unwrap_err();
    proposed(town, (person, None), there, &refusal, &[]).await.unwrap()
}

/// What one has, what one waits for and keeps it, and who has the place that is waited for.
struct Kept {
    has: SignUp,
    waits: SignUp,
    other: SignUp,
    there: OfferingId,
}

/// Somebody has a class and waits for another at the same time, which is full.
async fn kept(town: &Town) -> Kept {
    let here = at(town, "甲", (2, 9), 1).await;
    let there = at(town, "乙", (2, 9), 1).await;
    let other = ask(town, there, person(town).await).await.unwrap();
    let has = ask(town, here, person(town).await).await.unwrap();
    let wanted = instead(&[&has], there);
    let waits = wait_keeping(town, form_key::new(), wanted).await.unwrap();
    Kept { has, waits, other, there }
}

/// The same, and the place is free: it is offered.
async fn offered(town: &Town) -> Kept {
    let kept = kept(town).await;
    withdraw(town, form_key::new(), kept.other.id, kept.other.person).await.unwrap();
    assert_eq!(state(town, &kept.waits).await, OFFER);
    kept
}

async fn is_sound(town: &Town) {
    assert_eq!(faults(town).await, []);
    counters_are_right(town).await;
}

#[tokio::test]
async fn one_keeps_what_one_has_and_waits_for_what_is_full_at_the_same_time() {
    on_each_engine(async |town| {
        let here = at(&town, "甲", (2, 9), 1).await;
        let there = at(&town, "乙", (2, 9), 1).await;
        ask(&town, there, person(&town).await).await.unwrap();
        let has = ask(&town, here, person(&town).await).await.unwrap();
        let wanted = instead(&[&has], there);
        assert_eq!(proposal(&town, has.person, there).await, Some(Proposal::Keep(wanted.clone())));
        let key = form_key::new();
        let waits = wait_keeping(&town, key, wanted.clone()).await.unwrap();
        assert_eq!(waits.state, SignUpState::Live(Place::Waiting { position: 1 }));
        let again = wait_keeping(&town, key, wanted.clone()).await.unwrap();
        assert_eq!(again, waits, "sent twice, done once");
        assert_eq!(state(&town, &has).await, HELD);
        assert!(own_entry(&town, waits.id, waits.person).await.unwrap().keeps);
        assert!(is_not_found(&own_entry(&town, waits.id, person(&town).await).await));
        assert_eq!(why_not_offered(&town, waits.id, waits.person).await.unwrap(), None);
        let twice = wait_keeping(&town, form_key::new(), wanted).await;
        assert_eq!(refusal(twice), Refusal::AlreadySignedUp);
        is_sound(&town).await;
    })
    .await;
}

#[tokio::test]
async fn nothing_is_waited_for_where_a_place_is_free_and_nothing_of_somebody_else_is_kept() {
    on_each_engine(async |town| {
        let here = at(&town, "甲", (2, 9), 1).await;
        let there = at(&town, "乙", (2, 9), 1).await;
        let has = ask(&town, here, person(&town).await).await.unwrap();
        let wanted = instead(&[&has], there);
        let answer = wait_keeping(&town, form_key::new(), wanted.clone()).await;
        assert_eq!(refusal(answer), Refusal::ChangedMeanwhile);
        ask(&town, there, person(&town).await).await.unwrap();
        let of_another = Swap { person: person(&town).await, ..wanted };
        assert!(is_not_found(&wait_keeping(&town, form_key::new(), of_another).await));
        assert_eq!(town.number("select count(*) from sign_up").await, 2);
        is_sound(&town).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_offered_is_taken_instead_of_what_was_kept_which_goes_on() {
    on_each_engine(async |town| {
        let Kept { has, waits, there, .. } = offered(&town).await;
        let next = ask(&town, has.offering, person(&town).await).await.unwrap();
        // It does not go on by itself, and is not had beside the other one.
        assert_eq!(pass_on_to_the_able(&town).await.unwrap(), 0);
        let beside = accept(&town, form_key::new(), waits.id, waits.person).await;
        assert!(matches!(refusal(beside), Refusal::Clash { .. }));
        assert_eq!((state(&town, &has).await, state(&town, &waits).await), (HELD, OFFER));
        is_sound(&town).await;
        let wanted = instead(&[&has], there);
        let found = proposal(&town, has.person, there).await;
        assert_eq!(found, Some(Proposal::Swap(wanted.clone(), Place::Held)));
        let key = form_key::new();
        let got = swap(&town, key, wanted.clone()).await.unwrap();
        assert_eq!((got.id, got.state.clone()), (waits.id, HELD));
        assert!(matches!(state(&town, &has).await, SignUpState::Ended { .. }));
        assert_eq!(state(&town, &next).await, OFFER, "in the same unit");
        assert_eq!(swap(&town, key, wanted.clone()).await.unwrap(), got, "sent twice, done once");
        let late = swap(&town, form_key::new(), wanted).await;
        assert_eq!(refusal(late), Refusal::AlreadySignedUp);
        is_sound(&town).await;
    })
    .await;
}

#[tokio::test]
async fn where_it_is_not_enough_nothing_is_given_up_and_the_offer_stays() {
    on_each_engine(async |town| {
        let there = at(&town, "丙", (2, 9), 1).await;
        let other = ask(&town, there, person(&town).await).await.unwrap();
        let chen = person(&town).await;
        let early = ask(&town, at(&town, "甲", (2, 8), 1).await, chen).await.unwrap();
        let late = ask(&town, at(&town, "乙", (2, 10), 1).await, chen).await.unwrap();
        let both = instead(&[&early, &late], there);
        assert_eq!(proposal(&town, chen, there).await, Some(Proposal::Keep(both.clone())));
        let waits = wait_keeping(&town, form_key::new(), both.clone()).await.unwrap();
        withdraw(&town, form_key::new(), other.id, other.person).await.unwrap();
        for one in [&early, &late] {
            let answer = swap(&town, form_key::new(), instead(&[one], there)).await;
            assert!(matches!(refusal(answer), Refusal::Clash { .. }));
            assert_eq!((state(&town, &early).await, state(&town, &late).await), (HELD, HELD));
            assert_eq!(state(&town, &waits).await, OFFER);
        }
        let stranger = Swap { person: person(&town).await, ..both.clone() };
        assert!(is_not_found(&swap(&town, form_key::new(), stranger).await));
        is_sound(&town).await;
        swap(&town, form_key::new(), both).await.unwrap();
        assert_eq!(state(&town, &waits).await, HELD);
        is_sound(&town).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_has_as_many_as_allowed_waits_for_another_and_chooses_when_asked() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let two = Limits { classes: Some(2), ..Limits::default() };
        set_limits(&town, two, Seen::nothing(), &by).await.unwrap();
        let chen = person(&town).await;
        let first = ask(&town, at(&town, "甲", (2, 9), 1).await, chen).await.unwrap();
        let second = ask(&town, at(&town, "乙", (3, 9), 1).await, chen).await.unwrap();
        let there = at(&town, "丙", (4, 9), 1).await;
        let other = ask(&town, there, person(&town).await).await.unwrap();
        let Some(Proposal::Keep(wanted)) = proposal(&town, chen, there).await else {
            panic!("while it is full nothing has to be chosen");
        };
        let waits = wait_keeping(&town, form_key::new(), wanted).await.unwrap();
        is_sound(&town).await;
        withdraw(&town, form_key::new(), other.id, other.person).await.unwrap();
        assert_eq!(state(&town, &waits).await, OFFER);
        let beside = accept(&town, form_key::new(), waits.id, chen).await;
        assert!(matches!(refusal(beside), Refusal::LimitReached { .. }));
        is_sound(&town).await;
        let choice = proposal(&town, chen, there).await;
        assert_eq!(choice, Some(Proposal::Choose(vec![first.id, second.id])));
        swap(&town, form_key::new(), instead(&[&second], there)).await.unwrap();
        assert_eq!((state(&town, &first).await, state(&town, &waits).await), (HELD, HELD));
        is_sound(&town).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_has_taken_another_meanwhile_may_be_asked_all_the_same() {
    on_each_engine(async |town| {
        let there = at(&town, "乙", (2, 9), 1).await;
        let other = ask(&town, there, person(&town).await).await.unwrap();
        let waits = ask(&town, there, person(&town).await).await.unwrap();
        let behind = ask(&town, there, person(&town).await).await.unwrap();
        let here = at(&town, "甲", (2, 9), 2).await;
        let has = ask(&town, here, waits.person).await.unwrap();
        ask(&town, here, behind.person).await.unwrap();
        withdraw(&town, form_key::new(), other.id, other.person).await.unwrap();
        assert_eq!(state(&town, &waits).await, SignUpState::Live(Place::Waiting { position: 1 }));
        assert!(why_not_offered(&town, waits.id, waits.person).await.unwrap().is_some());
        let by = By::Person(waits.person);
        let key = form_key::new();
        for _ in 0..2 {
            let asked = ask_all_the_same(&town, key, waits.id, waits.person, by.clone()).await;
            assert_eq!(asked.unwrap().state, OFFER, "a place is free");
        }
        // Written down once, before the place was offered for it.
        let told = decisions_of(&town, waits.id, waits.person).await.unwrap();
        let told: Vec<_> = told.iter().map(|one| one.what).collect();
        assert_eq!(told, [Decided::Waiting, Decided::AskedAllTheSame, Decided::Offered]);
        let stranger = person(&town).await;
        let theirs = By::Person(stranger);
        let answer = ask_all_the_same(&town, form_key::new(), waits.id, stranger, theirs).await;
        assert!(is_not_found(&answer));
        is_sound(&town).await;
        // Who says no keeps both, the place and the position; the one behind was not asked to choose.
        keep_waiting(&town, form_key::new(), waits.id, waits.person).await.unwrap();
        assert_eq!(state(&town, &has).await, HELD);
        assert_eq!(state(&town, &behind).await, SignUpState::Live(Place::Waiting { position: 2 }));
        is_sound(&town).await;
    })
    .await;
}

#[tokio::test]
async fn the_counter_and_a_helper_take_it_instead_in_the_same_way() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let Kept { has, waits, there, .. } = offered(&town).await;
        let looked = swappable_at_counter(&town, has.id, there, &by).await.unwrap();
        assert_eq!((looked.answer, looked.given_up), (Ok(Place::Held), has.id.into()));
        let elsewhere = coordinator(&town, town.centre).await;
        let answer = swap_at_counter(&town, form_key::new(), has.id, there, "", &elsewhere).await;
        assert!(is_not_found(&answer));
        let key = form_key::new();
        for _ in 0..2 {
            let got = swap_at_counter(&town, key, has.id, there, "", &by).await.unwrap();
            assert_eq!((got.id, got.state), (waits.id, HELD));
        }
        let told = decisions_of(&town, waits.id, waits.person).await.unwrap();
        assert_eq!(told.last().unwrap().basis, domain::decision::Basis::Counter);
        is_sound(&town).await;

        let (wang, _, helping) = consent(&town, Scope::ALL).await;
        let here = at(&town, "丁", (5, 9), 1).await;
        let full = at(&town, "戊", (5, 9), 1).await;
        let other = ask(&town, full, person(&town).await).await.unwrap();
        let has = ask(&town, here, wang.person).await.unwrap();
        let wanted = Swap { helping: Some(helping), ..instead(&[&has], full) };
        let waits = wait_keeping(&town, form_key::new(), wanted.clone()).await.unwrap();
        withdraw(&town, form_key::new(), other.id, other.person).await.unwrap();
        let got = swap(&town, form_key::new(), wanted).await.unwrap();
        assert_eq!((got.id, got.state), (waits.id, HELD));
        let helped = "select count(*) from decision where consent_id is not null";
        assert_eq!(town.number(helped).await, 3, "waited, accepted, and gave up");
        is_sound(&town).await;
    })
    .await;
}

#[tokio::test]
async fn a_helper_who_asks_all_the_same_is_written_down_with_what_lets_them() {
    on_each_engine(async |town| {
        let (wang, li, helping) = consent(&town, Scope::ALL).await;
        let (chen, _, looks) = consent(&town, Scope::LOOK).await;
        let (here, there) = (at(&town, "甲", (2, 9), 2).await, at(&town, "乙", (2, 9), 1).await);
        ask(&town, there, person(&town).await).await.unwrap();
        let waits = ask(&town, there, wang.person).await.unwrap();
        ask(&town, here, wang.person).await.unwrap();
        let by = By::Helper(helping);
        for key in [form_key::new(), form_key::new()] {
            let asked = ask_all_the_same(&town, key, waits.id, wang.person, by.clone()).await;
            assert_eq!(asked.unwrap().state, waits.state, "nothing is free: they wait on");
        }
        assert!(own_entry(&town, waits.id, wang.person).await.unwrap().keeps);
        let done = store::consent::done_for(&town, wang.person, 5).await.unwrap();
        let [done] = &done[..] else { panic!("{done:?}") };
        assert_eq!((done.what, done.sign_up), (Decided::AskedAllTheSame, waits.id));
        assert_eq!(done.consent, helping.consent);
        let both = "select count(*) from decision d join consent k on k.id = d.consent_id \
                    join sign_up s on s.id = d.sign_up_id where d.what = 'asked_all_the_same' \
                    and d.by_person_id = k.helper_id and s.person_id = k.person_id";
        assert_eq!(town.number(both).await, 1);
        let told = crate::consent::news(&town, wang.person).await;
        assert_eq!(told[0], NoticeKind::HelperActed(Decided::AskedAllTheSame));
        assert_eq!(crate::consent::news(&town, li.person).await, []);
        is_sound(&town).await;

        // Whoever may only look may not do it.
        let theirs = ask(&town, there, chen.person).await.unwrap();
        let by = By::Helper(looks);
        let answer = ask_all_the_same(&town, form_key::new(), theirs.id, chen.person, by).await;
        assert_eq!(refusal(answer), Refusal::Consent(ConsentRefusal::LooksOnly));
        assert!(!own_entry(&town, theirs.id, chen.person).await.unwrap().keeps);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_cross_at_once_all_have_what_they_were_offered() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let both = [at(&town, "甲", (2, 9), 3).await, at(&town, "乙", (2, 9), 3).await];
        let mut people = Vec::new();
        for number in 0..6 {
            let has = ask(&town, both[number % 2], person(&town).await).await.unwrap();
            people.push((has, both[(number + 1) % 2]));
        }
        let mut wanted = Vec::new();
        for (has, there) in &people {
            let swap = instead(&[has], *there);
            let waits = wait_keeping(&town, form_key::new(), swap.clone()).await.unwrap();
            wanted.push((swap, waits));
        }
        do_to_many(&town, form_key::new(), both.to_vec(), Act::Places(6), &by).await.unwrap();
        for (_, waits) in &wanted {
            assert_eq!(state(&town, waits).await, OFFER);
        }
        let town = Arc::new(town);
        let tasks: Vec<_> = wanted
            .into_iter()
            .map(|(wanted, waits)| {
                let town = Arc::clone(&town);
                tokio::spawn(async move { (swap(&town, form_key::new(), wanted).await, waits) })
            })
            .collect();
        for task in tasks {
            let (got, waits) = task.await.unwrap();
            assert_eq!((got.unwrap().id, state(&town, &waits).await), (waits.id, HELD));
        }
        assert_eq!(town.number("select count(*) from sign_up where ended_at is null").await, 6);
        is_sound(&town).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn taken_and_let_go_by_at_once_it_is_one_or_the_other() {
    on_each_engine(async |town| {
        let Kept { has, waits, there, .. } = offered(&town).await;
        let next = ask(&town, there, person(&town).await).await.unwrap();
        let wanted = instead(&[&has], there);
        let (taken, gone): (Result<SignUp>, Result<SignUp>) = tokio::join!(
            swap(&town, form_key::new(), wanted),
            keep_waiting(&town, form_key::new(), waits.id, waits.person),
        );
        assert_ne!(taken.is_ok(), gone.is_ok(), "{taken:?} {gone:?}");
        let (mine, theirs) = (state(&town, &has).await, state(&town, &next).await);
        assert_eq!((mine == HELD, theirs == OFFER), (gone.is_ok(), gone.is_ok()));
        is_sound(&town).await;
    })
    .await;
}

#[tokio::test]
async fn what_was_offered_before_a_limit_was_lowered_is_accepted_and_found_right() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let of = |classes| Limits { classes: Some(classes), ..Limits::default() };
        set_limits(&town, of(2), Seen::nothing(), &by).await.unwrap();
        let there = at(&town, "乙", (3, 9), 1).await;
        let other = ask(&town, there, person(&town).await).await.unwrap();
        let chen = person(&town).await;
        let waits = ask(&town, there, chen).await.unwrap();
        ask(&town, at(&town, "甲", (2, 9), 1).await, chen).await.unwrap();
        withdraw(&town, form_key::new(), other.id, other.person).await.unwrap();
        assert_eq!(state(&town, &waits).await, OFFER);
        set_limits(&town, of(1), Seen::of(&of(2)).unwrap(), &by).await.unwrap();
        is_sound(&town).await;
        accept(&town, form_key::new(), waits.id, chen).await.unwrap();
        assert_eq!(state(&town, &waits).await, HELD);
        is_sound(&town).await;
        // A third is refused, and what was never offered within a higher limit is found.
        let third = at(&town, "丙", (4, 9), 1).await;
        let reached = Refusal::LimitReached { kind: OfferingKind::Class, most: 1 };
        assert_eq!(refusal(ask(&town, third, chen).await), reached);
        for change in [
            "update sign_up set offered_most = 1 where offered_at is not null",
            "update sign_up set offered_most = null where offered_at is not null",
        ] {
            town.change(change).await;
            let found: Vec<_> = faults(&town).await.iter().map(|one| one.invariant).collect();
            assert_eq!(found, [Invariant::Clash]);
        }
    })
    .await;
}
