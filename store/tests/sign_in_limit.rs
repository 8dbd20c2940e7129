//! The limits against guessing and flooding, also when everything comes at once.

use std::sync::Arc;
use std::time::Duration;

use domain::person::Mobile;
use domain::refusal::Refusal;
use domain::sign_in::{
    CODES_PER_ADDRESS, CODES_PER_NUMBER, Code, FAILURES_PER_ADDRESS, WRONG_CODES_PER_NUMBER,
    WRONG_PASSWORDS_PER_BROWSER, WRONG_PASSWORDS_PER_NAME,
};
use store::sign_in::*;

use crate::sign_in::wrong;
use crate::support::*;

const ADDRESS: &str = "192.0.2.7";

#[tokio::test]
async fn a_number_is_sent_so_many_codes_and_no_more() {
    on_each_engine(async |town| {
        let (visitor, number) = (Visitor::of("tablet"), mobile());
        for _ in 0..CODES_PER_NUMBER.count {
            code_for(&town, &visitor, &number, ADDRESS, "/").await.unwrap();
        }
        let until = NOW + CODES_PER_NUMBER.within;
        let more = code_for(&town, &visitor, &number, ADDRESS, "/").await.map(|_| ());
        assert_eq!(refusal(more), Refusal::TooManyTries { until });
        assert!(code_for(&town, &visitor, &mobile(), ADDRESS, "/").await.is_ok());
        town.clock.set(until);
        assert!(code_for(&town, &visitor, &number, ADDRESS, "/").await.is_ok());
    })
    .await;
}

/// As many as may sit in one computer room.
const ROOM: u32 = 40;

#[tokio::test]
async fn a_computer_room_is_sent_its_codes_and_a_flood_is_not() {
    on_each_engine(async |town| {
        let ask = async |number: &Mobile| {
            code_for(&town, &Visitor::of("tablet"), number, ADDRESS, "/").await.map(|_| ())
        };
        let everybody: Vec<_> = (0..ROOM).map(|_| mobile()).collect();
        for number in &everybody {
            for _ in 0..CODES_PER_NUMBER.count {
                ask(number).await.unwrap();
            }
        }
        let left = CODES_PER_ADDRESS.count - ROOM * CODES_PER_NUMBER.count;
        for _ in 0..left {
            ask(&mobile()).await.unwrap();
        }
        let until = NOW + CODES_PER_ADDRESS.within;
        assert_eq!(refusal(ask(&mobile()).await), Refusal::TooManyTries { until });
        let elsewhere = code_for(&town, &Visitor::of("tablet"), &mobile(), "192.0.2.8", "/").await;
        assert!(elsewhere.is_ok(), "another address is not held up");
        town.clock.set(until);
        assert!(ask(&mobile()).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_computer_room_may_mistype_and_a_guesser_with_many_numbers_is_stopped() {
    on_each_engine(async |town| {
        let mut failures = 0;
        for person in 0..FAILURES_PER_ADDRESS.count {
            let (visitor, number) = (Visitor::of(&person.to_string()), mobile());
            // The codes were asked for elsewhere: here the wrong ones are counted.
            let code = code_for(&town, &visitor, &number, &person.to_string(), "/").await.unwrap();
            for _ in 0..(WRONG_CODES_PER_NUMBER.count).min(FAILURES_PER_ADDRESS.count - failures) {
                let typed = sign_in_with_code(&town, &visitor, &wrong(&code), ADDRESS).await;
                assert!(matches!(refusal(typed.map(|_| ())), Refusal::WrongCode { .. }));
                failures += 1;
            }
            if failures == FAILURES_PER_ADDRESS.count {
                assert!(person + 1 >= ROOM, "{person} people are no computer room");
                break;
            }
        }
        let (visitor, number) = (Visitor::of("one more"), mobile());
        let code = code_for(&town, &visitor, &number, "192.0.2.8", "/").await.unwrap();
        let typed = async |address: &str| {
            sign_in_with_code(&town, &visitor, &code, address).await.map(|_| ())
        };
        let until = NOW + FAILURES_PER_ADDRESS.within;
        assert_eq!(refusal(typed(ADDRESS).await), Refusal::TooManyTries { until });
        let desk = coordinator_password(&town, &visitor, "desk", ADDRESS).await.map(|_| ());
        assert_eq!(refusal(desk), Refusal::TooManyTries { until }, "nor passwords");
        assert!(typed("192.0.2.8").await.is_ok(), "another address is not held up");
    })
    .await;
}

#[tokio::test]
async fn wrong_codes_are_counted_down_to_a_pause() {
    on_each_engine(async |town| {
        let (visitor, number) = (Visitor::of("tablet"), mobile());
        let code = code_for(&town, &visitor, &number, ADDRESS, "/").await.unwrap();
        let typed =
            async |code: Code| sign_in_with_code(&town, &visitor, &code, ADDRESS).await.map(|_| ());
        for left in (0..WRONG_CODES_PER_NUMBER.count).rev() {
            let left = u8::try_from(left).unwrap();
            assert_eq!(refusal(typed(wrong(&code)).await), Refusal::WrongCode { left });
        }
        let until = NOW + WRONG_CODES_PER_NUMBER.within;
        assert_eq!(refusal(typed(code).await), Refusal::TooManyTries { until });
        town.clock.set(until);
        let fresh = code_for(&town, &visitor, &number, ADDRESS, "/").await.unwrap();
        assert!(typed(fresh).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn guesses_sent_at_once_are_counted_like_any() {
    on_each_engine(async |town| {
        let (town, number) = (Arc::new(town), mobile());
        let visitor = Visitor::of("robot");
        let code = code_for(&town, &visitor, &number, ADDRESS, "/").await.unwrap();
        for _ in 0..5 {
            let guess = sign_in_with_code(&town, &visitor, &wrong(&code), ADDRESS).await;
            assert!(matches!(refusal(guess.map(|_| ())), Refusal::WrongCode { .. }));
        }
        let guesses = (0..30).map(|_| {
            let (town, visitor, guess) = (Arc::clone(&town), visitor.clone(), wrong(&code));
            tokio::spawn(async move {
                sign_in_with_code(&town, &visitor, &guess, ADDRESS).await.map(|_| ())
            })
        });
        let guesses: Vec<_> = guesses.collect();
        let mut compared = 0;
        for guess in guesses {
            if let Refusal::WrongCode { .. } = refusal(guess.await.unwrap()) {
                compared += 1;
            }
        }
        assert_eq!(5 + compared, WRONG_CODES_PER_NUMBER.count);
    })
    .await;
}

#[tokio::test]
async fn passwords_are_counted_before_they_are_compared() {
    on_each_engine(async |town| {
        let zhou = coordinator(&town, town.university).await;
        let name = format!("desk-{}", zhou.person);
        let again = async |browser: &str| {
            let visitor = Visitor::of(browser);
            coordinator_password(&town, &visitor, &name, ADDRESS).await.map(|_| ())
        };
        for _ in 0..WRONG_PASSWORDS_PER_NAME.count - 1 {
            again("new").await.unwrap();
            wrong_password(&town, &Visitor::of("new"), &name, ADDRESS).await.unwrap();
        }
        // The right one is no try, and those before it stay counted.
        again("new").await.unwrap();
        sign_in_at_desk(&town, &Visitor::of("new"), &zhou).await.ok().unwrap();
        again("another").await.unwrap();
        let until = NOW + WRONG_PASSWORDS_PER_NAME.within;
        assert_eq!(refusal(again("another").await), Refusal::TooManyTries { until });
        // Where it was said, tries are counted anew.
        for _ in 0..WRONG_PASSWORDS_PER_BROWSER.count {
            again("new").await.unwrap();
        }
        assert_eq!(refusal(again("new").await), Refusal::TooManyTries { until });
        town.clock.advance(Duration::from_secs(3600));
        assert!(again("new").await.is_ok() && again("another").await.is_ok());
    })
    .await;
}
