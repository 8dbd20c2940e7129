//! What else is possible where a place cannot be had.

use std::time::Duration;

use domain::limits::Limits;
use domain::offering::{Conditions, Window};
use store::new_offering::NewOffering;
use store::offering::{alternatives, alternatives_then};

use crate::support::*;

#[tokio::test]
async fn alternatives_are_of_the_same_kind_open_and_free_ones_first() {
    on_each_engine(async |town| {
        let full = places(&town, 1).await;
        let also_full = places(&town, 1).await;
        let free = places(&town, 5).await;
        let closed = Window { closes_at: NOW, ..class(&town, "").window };
        add(&town, &NewOffering { window: closed, ..class(&town, "草书") }).await;
        add(&town, &erhu(&town)).await;
        for offering in [full, also_full] {
            ask(&town, offering, person(&town).await).await.unwrap();
        }
        let full = store::offering::offering(&town, full).await.unwrap();
        let others = alternatives(&town, &full, None).await.unwrap();
        let others: Vec<_> = others.iter().map(|offering| offering.id).collect();
        assert_eq!(others, [free, also_full]);
    })
    .await;
}

#[tokio::test]
async fn alternatives_are_what_this_person_can_really_have() {
    on_each_engine(async |town| {
        let full = places(&town, 1).await;
        ask(&town, full, person(&town).await).await.unwrap();
        let chen = person(&town).await;
        // Four that come first and are impossible: too old for two, there already, and at a time that is taken.
        let young = Conditions { age_to: Some(60), ..Conditions::default() };
        for name in ["甲一", "甲二"] {
            let new = NewOffering { conditions: young.clone(), ..class(&town, name) };
            add(&town, &new).await;
        }
        let at = |name: &str, day, hour| NewOffering {
            sessions: vec![session(day, hour)],
            ..class(&town, name)
        };
        let mine = add(&town, &at("乙", 2, 9)).await;
        ask(&town, mine, chen).await.unwrap();
        add(&town, &at("丙", 2, 10)).await;
        let possible = [
            add(&town, &at("丁一", 3, 9)).await,
            add(&town, &at("丁二", 4, 9)).await,
            add(&town, &at("丁三", 5, 9)).await,
        ];
        add(&town, &at("丁四", 6, 9)).await;
        let full = store::offering::offering(&town, full).await.unwrap();
        let told = async |person| {
            let others = alternatives(&town, &full, person).await.unwrap();
            others.into_iter().map(|offering| offering.id).collect::<Vec<_>>()
        };
        assert_eq!(told(Some(chen)).await, possible);
        let nobody_knows = somebody(&town, None, None).await;
        assert_eq!(told(Some(nobody_knows)).await.len(), 3, "no age rules out what nobody knows");
        assert_ne!(told(None).await, possible, "who is not signed in sees whatever is open");
    })
    .await;
}

#[tokio::test]
async fn before_it_opens_the_way_out_is_what_opens_by_then_too() {
    on_each_engine(async |town| {
        let (hour, chen) = (Duration::from_secs(3600), person(&town).await);
        let choir = add(&town, &erhu(&town)).await;
        ask(&town, choir, chen).await.unwrap();
        let opening = |name: &str, hours: u32, day, at| {
            let usual = class(&town, name);
            let window = Window { opens_at: NOW + hours * hour, ..usual.window };
            NewOffering { window, sessions: vec![session(day, at)], ..usual }
        };
        // The choir meets on the third at two: so does this, and one of the parallel classes.
        let wanted = add(&town, &opening("甲", 2, 3, 14)).await;
        let with_it = add(&town, &opening("乙", 2, 4, 14)).await;
        add(&town, &opening("丙", 2, 3, 14)).await;
        let later = add(&town, &opening("丁", 3, 5, 14)).await;
        let now = add(&town, &opening("戊", 0, 7, 14)).await;
        let young = Conditions { age_to: Some(60), ..Conditions::default() };
        add(&town, &NewOffering { conditions: young, ..opening("己", 2, 8, 14) }).await;
        let wanted = store::offering::offering(&town, wanted).await.unwrap();
        let told = async |hours: u32| {
            let then = NOW + hours * hour;
            let others = alternatives_then(&town, &wanted, Some(chen), then).await.unwrap();
            others.into_iter().map(|offering| offering.id).collect::<Vec<_>>()
        };
        assert_eq!(told(0).await, [now]);
        assert_eq!(told(2).await, [with_it, now]);
        assert_eq!(told(3).await, [with_it, later, now]);
        let others = alternatives(&town, &wanted, Some(chen)).await.unwrap();
        assert_eq!(others.len(), 1, "now is now");
        // What is full is told last, also if it meets first.
        let full = add(&town, &NewOffering { capacity: Some(1), ..opening("庚", 0, 1, 14) }).await;
        ask(&town, full, person(&town).await).await.unwrap();
        assert_eq!(told(2).await, [with_it, now, full]);
    })
    .await;
}

#[tokio::test]
async fn what_would_be_more_than_one_may_have_is_no_way_out() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let limits = Limits { classes: Some(1), ..Limits::default() };
        store::limits::set_limits(&town, limits, store::Seen::nothing(), &by).await.unwrap();
        let full = places(&town, 1).await;
        ask(&town, full, person(&town).await).await.unwrap();
        let at = |name: &str, day| NewOffering {
            sessions: vec![session(day, 14)],
            ..class(&town, name)
        };
        let (mine, other) = (add(&town, &at("乙", 2)).await, add(&town, &at("丙", 3)).await);
        let chen = person(&town).await;
        ask(&town, mine, chen).await.unwrap();
        let full = store::offering::offering(&town, full).await.unwrap();
        let told = async |person| {
            let others = alternatives(&town, &full, Some(person)).await.unwrap();
            others.into_iter().map(|offering| offering.id).collect::<Vec<_>>()
        };
        assert_eq!(told(chen).await, []);
        assert_eq!(told(person(&town).await).await, [mine, other]);
    })
    .await;
}
