//! Many who ask in the same moment are answered together: each as if alone, whatever the others ask.

use std::sync::Arc;

use domain::id::{FormKey, OfferingId, PersonId};
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUp, SignUpState};
use jiff::civil::date;
use store::{Result, form_key};
use uuid::Uuid;

use crate::support::*;

/// All of it asked for in one moment, answered in the order given here.
async fn at_once(
    town: &Arc<Town>,
    asked: &[(FormKey, OfferingId, PersonId)],
) -> Vec<Result<SignUp>> {
    let tasks = asked.iter().copied().map(|(key, offering, person)| {
        let town = Arc::clone(town);
        tokio::spawn(async move { ask_with(&town, key, offering, person).await })
    });
    let mut answers = Vec::new();
    for task in tasks.collect::<Vec<_>>() {
        answers.push(task.await.unwrap());
    }
    answers
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_refused_to_one_changes_nothing_for_the_others() {
    on_each_engine(async |town| {
        let choir = places(&town, 200).await;
        let dance = add(&town, &class(&town, "广场舞")).await;
        let at_the_same_time = add(&town, &class(&town, "太极拳")).await;
        let busy = person(&town).await;
        ask(&town, dance, busy).await.unwrap();
        let young = somebody(&town, Some("孙小梅"), Some(date(2020, 1, 1))).await;
        let unknown = somebody(&town, None, None).await;
        let twice = person(&town).await;
        ask(&town, choir, twice).await.unwrap();
        let nobody = PersonId(Uuid::now_v7());
        let nothing = OfferingId(Uuid::now_v7());
        let town = Arc::new(town);
        let mut asked = Vec::new();
        let mut good = Vec::new();
        for _ in 0..30 {
            let one = person(&town).await;
            good.push(asked.len());
            asked.push((form_key::new(), choir, one));
        }
        let bad = asked.len();
        for (offering, person) in [
            (at_the_same_time, busy),
            (choir, young),
            (choir, unknown),
            (choir, twice),
            (choir, nobody),
            (nothing, asked[0].2),
        ] {
            asked.push((form_key::new(), offering, person));
        }
        for _ in 0..30 {
            let one = person(&town).await;
            good.push(asked.len());
            asked.push((form_key::new(), choir, one));
        }
        let mut answers = at_once(&town, &asked).await;
        for at in good {
            let state = &answers[at].as_ref().unwrap().state;
            assert_eq!(*state, SignUpState::Live(Place::Held));
        }
        let bad: Vec<_> = answers.drain(bad..bad + 6).collect();
        let [clash, age, particulars, already, missing, gone] = bad.try_into().unwrap();
        assert!(matches!(refusal(clash), Refusal::Clash { .. }));
        assert!(matches!(refusal(age), Refusal::TooYoung { .. }));
        assert_eq!(refusal(particulars), Refusal::ParticularsMissing);
        assert_eq!(refusal(already), Refusal::AlreadySignedUp);
        assert!(is_not_found(&missing) && is_not_found(&gone));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_key_is_answered_once_however_often_it_comes() {
    on_each_engine(async |town| {
        let (choir, other) = (places(&town, 5).await, places(&town, 5).await);
        let town = Arc::new(town);
        let mut asked = Vec::new();
        for _ in 0..12 {
            let (key, one) = (form_key::new(), person(&town).await);
            asked.extend([(key, choir, one), (key, choir, one), (key, choir, one)]);
        }
        let answers: Vec<SignUp> =
            at_once(&town, &asked).await.into_iter().map(Result::unwrap).collect();
        for taps in answers.chunks(3) {
            assert!(taps.iter().all(|answer| *answer == taps[0]));
        }
        assert_eq!(town.number("select count(*) from sign_up").await, 12);
        // Later the same, and for something else it is refused.
        let (key, _, one) = asked[0];
        assert_eq!(ask_with(&town, key, choir, one).await.unwrap(), answers[0]);
        let elsewhere = ask_with(&town, key, other, one).await;
        assert_eq!(refusal(elsewhere), Refusal::KeyUsedForSomethingElse);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_waiting_list_is_in_the_order_of_joining_on_every_offering() {
    on_each_engine(async |town| {
        let (choir, dance) = (places(&town, 3).await, places(&town, 2).await);
        let town = Arc::new(town);
        let mut asked = Vec::new();
        for number in 0..40 {
            let offering = if number % 2 == 0 { choir } else { dance };
            asked.push((form_key::new(), offering, person(&town).await));
        }
        let answers = at_once(&town, &asked).await;
        for (offering, free) in [(choir, 3), (dance, 2)] {
            let mut waits: Vec<u32> = Vec::new();
            let mut held = 0;
            for answer in answers.iter().flatten().filter(|answer| answer.offering == offering) {
                match &answer.state {
                    SignUpState::Live(Place::Held) => held += 1,
                    SignUpState::Live(Place::Waiting { position }) => waits.push(*position),
                    other => panic!("{other:?}"),
                }
            }
            waits.sort_unstable();
            assert_eq!((held, waits), (free, (1..=20 - free).collect()));
        }
        // Who joined earlier was told the smaller position.
        let later = "select count(*) from sign_up a join sign_up b on b.offering_id = a.offering_id \
                     join decision x on x.sign_up_id = a.id join decision y on y.sign_up_id = b.id \
                     where a.joined < b.joined and a.state = 'waiting' and b.state = 'waiting' \
                     and x.waiting >= y.waiting";
        assert_eq!(town.number(later).await, 0);
        counters_are_right(&town).await;
    })
    .await;
}
