//! A rush of all sorts of people, without HTTP, after which the checker finds nothing: the ground on which `seeded` stands.

use checker::{Chance, counts};

use crate::support::*;

#[tokio::test(flavor = "multi_thread")]
async fn a_rush_of_all_sorts_of_people_breaks_no_promise() {
    for seed in 1..=2 {
        on_each_engine(async |town| {
            let rushed = Rushed::prepared(&town, 10, 120).await;
            rushed.rush(seed).await;
            rushed.give_up(&town, rushed.classes[0], 4).await;
            let (contents, attempts, violations) = rushed.checked(&town).await;
            let engine = town.address.split(':').next().unwrap_or_default();
            let (asked, wrong) = (counts(&attempts), violations.len());
            println!("a rush by calls on {engine}, seed {seed}: {asked}; {wrong} violations");
            assert_eq!(violations, []);
            assert_eq!(contents.held(rushed.classes[0]), 10, "the dearest is full");
            assert_eq!(contents.held(rushed.closed), 0);
        })
        .await;
    }
}

#[test]
fn chance_comes_again() {
    let row = |seed| {
        let mut chance = Chance::of(seed);
        (0..5).map(|_| chance.below(100)).collect::<Vec<_>>()
    };
    assert_eq!(row(7), row(7));
    assert_ne!(row(7), row(8));
}
