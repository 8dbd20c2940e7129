//! Whoever was removed by mistake stands where they stood: by the same rules as every other place.

use domain::id::LogEntryId;
use domain::limits::Limits;
use domain::log::LogRefusal;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUp, SignUpState};
use domain::stage::{ForWhom, Rule, RuleShare};
use jiff::ToSpan;
use store::log::{LogFilter, entries, put_back};
use store::sign_up::withdraw;
use store::{Result, form_key};

use crate::offers::state;
use crate::support::*;

const HELD: SignUpState = SignUpState::Live(Place::Held);

/// Removes somebody by mistake, and returns what the log has of it.
async fn removed(town: &Town, one: &SignUp, by: &Coordinator) -> LogEntryId {
    let key = form_key::new();
    store::sign_up::remove(town, key, one.id, "记错了人", by).await.unwrap();
    entries(town, &LogFilter::default(), 1, by).await.unwrap().entries[0].id
}

fn why<T: std::fmt::Debug>(answer: Result<T>) -> LogRefusal {
    match refusal(answer) {
        Refusal::Log(why) => why,
        other => panic!("another refusal: {other:?}"),
    }
}

#[tokio::test]
async fn whoever_waited_is_asked_again_and_the_place_does_not_lie_free() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let class = places(&town, 1).await;
        let first = ask(&town, class, person(&town).await).await.unwrap();
        let waits = ask(&town, class, person(&town).await).await.unwrap();
        withdraw(&town, form_key::new(), first.id, first.person).await.unwrap();
        assert_eq!(state(&town, &waits).await, SignUpState::Live(OFFERED));
        let entry = removed(&town, &waits, &by).await;
        put_back(&town, form_key::new(), entry, "", &by).await.unwrap();
        assert_eq!(state(&town, &waits).await, SignUpState::Live(OFFERED));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn who_has_got_something_else_at_that_time_is_not_given_both() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (class, other) = (places(&town, 1).await, places(&town, 1).await);
        let sign_up = ask(&town, class, person(&town).await).await.unwrap();
        let entry = removed(&town, &sign_up, &by).await;
        let instead = ask(&town, other, sign_up.person).await.unwrap();
        let answer = put_back(&town, form_key::new(), entry, "", &by).await;
        assert_eq!(why(answer), LogRefusal::ExpectedElsewhere);
        withdraw(&town, form_key::new(), instead.id, instead.person).await.unwrap();
        put_back(&town, form_key::new(), entry, "", &by).await.unwrap();
        assert_eq!(state(&town, &sign_up).await, HELD);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn two_places_at_one_time_are_not_got_in_one_moment_either() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (class, other) = (places(&town, 1).await, places(&town, 1).await);
        let sign_up = ask(&town, class, person(&town).await).await.unwrap();
        let entry = removed(&town, &sign_up, &by).await;
        let (back, instead) = tokio::join!(
            put_back(&town, form_key::new(), entry, "", &by),
            ask(&town, other, sign_up.person)
        );
        assert!(back.is_ok() != instead.is_ok(), "{back:?} {instead:?}");
    })
    .await;
}

#[tokio::test]
async fn more_than_one_may_have_is_put_back_for_a_reason_alone() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let limits = Limits { classes: Some(1), ..Limits::default() };
        store::limits::set_limits(&town, limits, store::Seen::nothing(), &by).await.unwrap();
        let (class, other) = (places(&town, 1).await, add(&town, &erhu(&town)).await);
        let sign_up = ask(&town, class, person(&town).await).await.unwrap();
        let entry = removed(&town, &sign_up, &by).await;
        ask(&town, other, sign_up.person).await.unwrap();
        let silent = put_back(&town, form_key::new(), entry, "", &by).await;
        assert_eq!(why(silent), LogRefusal::LimitReached);
        put_back(&town, form_key::new(), entry, "是我们点错了", &by).await.unwrap();
        assert_eq!(state(&town, &sign_up).await, HELD);
    })
    .await;
}

#[tokio::test]
async fn what_is_kept_for_others_by_now_is_not_given_back() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let soon = town.now() + 10.minutes();
        let class = places(&town, 1).await;
        let sign_up = ask(&town, class, person(&town).await).await.unwrap();
        let entry = removed(&town, &sign_up, &by).await;
        let share = RuleShare { for_whom: ForWhom::District, places: 1, until: soon };
        let rule = Rule { shares: vec![share], ..Rule::default() };
        store::offering::set_stages(
            &town,
            form_key::new(),
            (class, None),
            (&rule, store::Seen::nothing()),
            &by,
        )
        .await
        .unwrap();
        let answer = put_back(&town, form_key::new(), entry, "", &by).await;
        assert_eq!(why(answer), LogRefusal::NoPlaceLeft);
        town.clock.set(soon);
        put_back(&town, form_key::new(), entry, "", &by).await.unwrap();
        assert_eq!(state(&town, &sign_up).await, HELD);
        counters_are_right(&town).await;
    })
    .await;
}
