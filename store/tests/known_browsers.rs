//! Browsers in which somebody has signed in before: no stranger keeps their owner out of them, and none guesses more for it.

use std::sync::Arc;
use std::time::Duration;

use domain::person::Mobile;
use domain::refusal::Refusal;
use domain::sign_in::{
    BROWSER_KNOWN_FOR, CODES_PER_BROWSER, CODES_PER_NUMBER, Code, WRONG_CODES_PER_BROWSER,
    WRONG_CODES_PER_NUMBER, WRONG_PASSWORDS_PER_NAME,
};
use store::account::set_password;
use store::housekeeping::sweep;
use store::sign_in::*;

use crate::sign_in::wrong;
use crate::support::*;

const ADDRESS: &str = "192.0.2.7";
/// Strangers'.
const ELSEWHERE: &str = "198.51.100.7";

/// In which the owner signs in first.
fn tablet() -> Visitor {
    Visitor::of("tablet")
}

/// The owner signs in there.
async fn signs_in(town: &Town, visitor: &Visitor, number: &Mobile) -> store::Result<SignedIn> {
    let code = code_for(town, visitor, number, ADDRESS, "/").await?;
    sign_in_with_code(town, visitor, &code, ADDRESS).await
}

/// So many strangers' browsers in which a code was asked for, each with the code that was sent.
async fn strangers(town: &Town, number: &Mobile, count: u32) -> Vec<(Visitor, Code)> {
    let mut all = Vec::new();
    for stranger in 0..count {
        let visitor = Visitor::of(&format!("stranger {stranger}"));
        let code = code_for(town, &visitor, number, ELSEWHERE, "/").await.unwrap();
        all.push((visitor, code));
    }
    all
}

/// What a stranger is told who types this.
async fn guesses(town: &Town, visitor: &Visitor, code: &Code) -> Refusal {
    refusal(sign_in_with_code(town, visitor, code, ELSEWHERE).await.map(|_| ()))
}

#[tokio::test]
async fn a_stranger_who_uses_up_every_try_keeps_nobody_out_of_a_known_browser() {
    on_each_engine(async |town| {
        let number = mobile();
        let first = signs_in(&town, &tablet(), &number).await.ok().unwrap();
        // One code was sent to the tablet before anybody knew it.
        let strangers = strangers(&town, &number, CODES_PER_NUMBER.count - 1).await;
        for guess in 0..WRONG_CODES_PER_NUMBER.count as usize {
            let (visitor, code) = &strangers[guess % strangers.len()];
            let told = guesses(&town, visitor, &wrong(code)).await;
            assert!(matches!(told, Refusal::WrongCode { .. }), "{told:?}");
        }
        let until = NOW + WRONG_CODES_PER_NUMBER.within;
        let (visitor, code) = &strangers[0];
        let told = guesses(&town, visitor, code).await;
        assert_eq!(told, Refusal::TooManyTries { until }, "not even with the right code");
        let again = signs_in(&town, &tablet(), &number).await.ok().unwrap();
        assert_eq!(again.person, first.person);
        let until = NOW + CODES_PER_NUMBER.within;
        let new = signs_in(&town, &Visitor::of("new"), &number).await.map(|_| ());
        assert_eq!(refusal(new), Refusal::TooManyTries { until }, "a new browser waits");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_storm_of_strangers_guesses_no_more_while_the_owner_signs_in() {
    on_each_engine(async |town| {
        let (town, number) = (Arc::new(town), mobile());
        signs_in(&town, &tablet(), &number).await.ok().unwrap();
        let strangers = strangers(&town, &number, CODES_PER_NUMBER.count - 1).await;
        let guesses = strangers.iter().cycle().take(40).map(|(visitor, code)| {
            let (town, visitor, guess) = (Arc::clone(&town), visitor.clone(), wrong(code));
            tokio::spawn(async move { self::guesses(&town, &visitor, &guess).await })
        });
        let guesses: Vec<_> = guesses.collect();
        for _ in 0..3 {
            assert!(signs_in(&town, &tablet(), &number).await.is_ok(), "in the midst of it");
        }
        let mut compared = 0;
        for guess in guesses {
            compared += u32::from(matches!(guess.await.unwrap(), Refusal::WrongCode { .. }));
        }
        assert_eq!(compared, WRONG_CODES_PER_NUMBER.count);
        assert!(signs_in(&town, &tablet(), &number).await.is_ok(), "and after it");
    })
    .await;
}

#[tokio::test]
async fn what_strangers_tried_stays_counted_when_the_owner_signs_in() {
    on_each_engine(async |town| {
        let number = mobile();
        let strangers = strangers(&town, &number, 1).await;
        let (visitor, code) = &strangers[0];
        for _ in 0..5 {
            guesses(&town, visitor, &wrong(code)).await;
        }
        for browser in ["tablet", "tablet", "telephone"] {
            assert!(signs_in(&town, &Visitor::of(browser), &number).await.is_ok(), "{browser}");
        }
        let told = guesses(&town, visitor, &wrong(code)).await;
        assert_eq!(told, Refusal::WrongCode { left: 2 });
    })
    .await;
}

#[tokio::test]
async fn a_known_browser_has_tries_of_its_own_and_no_more() {
    on_each_engine(async |town| {
        let number = mobile();
        signs_in(&town, &tablet(), &number).await.ok().unwrap();
        let mut sent = Vec::new();
        for _ in 0..CODES_PER_BROWSER.count {
            sent.push(code_for(&town, &tablet(), &number, ADDRESS, "/").await.unwrap());
        }
        let more = code_for(&town, &tablet(), &number, ADDRESS, "/").await.map(|_| ());
        let until = NOW + CODES_PER_BROWSER.within;
        assert_eq!(refusal(more), Refusal::TooManyTries { until });
        let typed = async |code: &Code| {
            sign_in_with_code(&town, &tablet(), code, ADDRESS).await.map(|_| ())
        };
        for left in (0..WRONG_CODES_PER_BROWSER.count).rev() {
            let left = u8::try_from(left).unwrap();
            assert_eq!(refusal(typed(&wrong(&sent[0])).await), Refusal::WrongCode { left });
        }
        let until = NOW + WRONG_CODES_PER_BROWSER.within;
        assert_eq!(refusal(typed(&sent[0]).await), Refusal::TooManyTries { until });
        // Nobody else is held up by it.
        assert!(signs_in(&town, &Visitor::of("telephone"), &number).await.is_ok());
        town.clock.set(NOW + CODES_PER_BROWSER.within);
        assert!(signs_in(&town, &tablet(), &number).await.is_ok());
    })
    .await;
}

/// How many browsers are known.
const KNOWN: &str = "select count(*) from known_browser";

#[tokio::test]
async fn a_browser_is_known_for_a_year_or_until_its_owner_signs_out_everywhere() {
    on_each_engine(async |town| {
        let (number, telephone) = (mobile(), Visitor::of("telephone"));
        let signed = signs_in(&town, &tablet(), &number).await.ok().unwrap();
        signs_in(&town, &telephone, &number).await.ok().unwrap();
        signs_in(&town, &telephone, &mobile()).await.ok().unwrap();
        assert_eq!(town.number(KNOWN).await, 3);
        sign_out_everywhere(&town, signed.person, &tablet()).await.unwrap();
        assert_eq!(town.number(KNOWN).await, 2, "but here, and the neighbour's");
        town.clock.advance(Duration::from_secs(BROWSER_KNOWN_FOR.as_secs().unsigned_abs()));
        // What is asked for is counted by the number again, even before anything is swept away.
        strangers(&town, &number, CODES_PER_NUMBER.count).await;
        let late = code_for(&town, &tablet(), &number, ADDRESS, "/").await.map(|_| ());
        assert!(matches!(refusal(late), Refusal::TooManyTries { .. }));
        sweep(&town).await.unwrap();
        assert_eq!(town.number(KNOWN).await, 0);
    })
    .await;
}

#[tokio::test]
async fn whoever_had_the_number_before_is_not_known_by_it_any_more() {
    on_each_engine(async |town| {
        let (first, second, lin) = (mobile(), mobile(), person(&town).await);
        let chen = signs_in(&town, &tablet(), &first).await.ok().unwrap().person;
        for (browser, who, number) in [("tablet", chen, &second), ("telephone", lin, &first)] {
            let visitor = Visitor::of(browser);
            let code = code_for(&town, &visitor, number, ADDRESS, "/me").await.unwrap();
            change_number(&town, &visitor, who, &code, ADDRESS).await.unwrap();
        }
        let shared = "select count(*) from known_browser a join known_browser b \
                      on b.subject = a.subject and b.visitor_hash <> a.visitor_hash";
        assert_eq!((town.number(shared).await, town.number(KNOWN).await), (0, 2));
    })
    .await;
}

#[tokio::test]
async fn strangers_at_a_desk_keep_nobody_out_of_a_known_browser_and_a_new_password_unlocks() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let name = format!("desk-{}", by.person);
        let asks = async |browser: &str| {
            let visitor = Visitor::of(browser);
            coordinator_password(&town, &visitor, &name, ADDRESS).await.map(|_| ())
        };
        asks("tablet").await.unwrap();
        sign_in_at_desk(&town, &tablet(), &by).await.ok().unwrap();
        for stranger in 0..WRONG_PASSWORDS_PER_NAME.count {
            asks(&stranger.to_string()).await.unwrap();
            let visitor = Visitor::of(&stranger.to_string());
            wrong_password(&town, &visitor, &name, ELSEWHERE).await.unwrap();
        }
        let until = NOW + WRONG_PASSWORDS_PER_NAME.within;
        assert_eq!(refusal(asks("one more").await), Refusal::TooManyTries { until });
        asks("tablet").await.unwrap();
        sign_in_at_desk(&town, &tablet(), &by).await.ok().unwrap();
        let still = refusal(asks("one more").await);
        assert_eq!(still, Refusal::TooManyTries { until }, "strangers have no more for it");
        set_password(&town, by.person, "new", &by).await.unwrap();
        asks("a new computer").await.unwrap();
    })
    .await;
}
