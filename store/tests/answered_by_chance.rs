//! Many people who wait, answer, let places go by, wait together and are called, in an order by chance: every promise holds.

use checker::{Act, Answer, Chance, Contents, Row};
use domain::call::{CallOutcome, CallReason};
use domain::id::PersonId;
use domain::person::Coordinator;
use store::call::{NewCall, ask_next};
use store::sign_up::{accept, keep_waiting, link, together, wait_alone};
use store::{Result, form_key};

use crate::support::*;

/// How often somebody does something.
const STEPS: usize = 250;

/// One step by one person, or by the desk about one.
async fn step(town: &Town, rushed: &Rushed, chance: &mut Chance, by: &Coordinator) -> Result<()> {
    let class = rushed.classes[0];
    let contents = Contents::of(&town.address).await.unwrap();
    let live: Vec<&Row> = contents.of_offering(class).filter(|row| row.is_live()).collect();
    let offered: Vec<&Row> = live.iter().copied().filter(|row| row.answer_by.is_some()).collect();
    let waiting: Vec<&Row> = live.iter().copied().filter(|row| row.state == "waiting").collect();
    let key = form_key::new();
    match chance.below(10) {
        0..3 => {
            let absent = |person: &&PersonId| !live.iter().any(|row| row.person == **person);
            if let Some(person) = rushed.people.iter().find(absent) {
                rushed.asks(class, *person).await;
            }
            Ok(())
        }
        3 if !live.is_empty() => {
            let row = *chance.one_of(&live);
            let asked = rushed.history.now();
            let answer = store::sign_up::withdraw(town, key, row.id, row.person).await;
            rushed.history.note(key, Act::Withdraw { sign_up: row.id }, asked, told(&answer));
            assert_eq!(told(&answer), Answer::Ended);
            Ok(())
        }
        4 if !offered.is_empty() => {
            let row = *chance.one_of(&offered);
            accept(town, key, row.id, row.person).await.map(|_| ())
        }
        5 if !offered.is_empty() => {
            let row = *chance.one_of(&offered);
            keep_waiting(town, key, row.id, row.person).await.map(|_| ())
        }
        6 if waiting.len() > 1 => {
            let (one, other) = (*chance.one_of(&waiting), *chance.one_of(&waiting));
            // Who is with somebody else already is refused.
            let _ = link(town, key, one.id, other.id, by).await;
            Ok(())
        }
        7 | 8 if !waiting.is_empty() => {
            let row = *chance.one_of(&waiting);
            match together(town, row.id, row.person).await?.first() {
                Some(pair) => wait_alone(town, key, pair.pair, row.person).await,
                None => Ok(()),
            }
        }
        9 if !offered.is_empty() => {
            let row = *chance.one_of(&offered);
            for _ in 0..chance.below(5) {
                town.clock.advance(std::time::Duration::from_secs(13 * 3600));
                let (about, note) = (CallReason::Offer, String::new());
                let outcome = CallOutcome::NoAnswer;
                let call = NewCall { sign_up: row.id, about, outcome, note };
                store::call::log(town, form_key::new(), call, by).await?;
            }
            // Too early, or too seldom called, is refused.
            let _ = ask_next(town, key, row.id, by).await;
            Ok(())
        }
        _ => Ok(()),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_answers_however_the_promises_hold() {
    on_each_engine(async |town| {
        let rushed = Rushed::prepared(&town, 3, 16).await;
        town.change("update offering set closes_at = closes_at + 864000000, first_at = first_at + 86400000, \
                     last_at = last_at + 86400000, last_to = last_to + 86400000").await;
        town.change("update session set starts_at = starts_at + 86400000, ends_at = ends_at + 86400000").await;
        let by = coordinator(&town, town.university).await;
        let mut chance = Chance::of(20_261_129);
        for number in 0..STEPS {
            let done = step(&town, &rushed, &mut chance, &by).await;
            assert!(done.is_ok(), "step {number}: {done:?}");
            if number % 25 == 0 {
                counters_are_right(&town).await;
            }
        }
        counters_are_right(&town).await;
        let answered = "select count(distinct what) from decision";
        assert_eq!(town.number(answered).await, 6, "everything but a move up has happened");
        let kinds = "select count(*) from sign_up where end_reason = 'not_reached'";
        assert!(town.number(kinds).await > 0, "somebody was not reached");
        let engine = town.address.split(':').next().unwrap_or_default();
        let (_, attempts, violations) = rushed.checked(&town).await;
        let what = format!("offers answered by chance, {engine}");
        checker::result(&what, &attempts, 0, violations.len());
        assert_eq!(violations, []);
    })
    .await;
}
