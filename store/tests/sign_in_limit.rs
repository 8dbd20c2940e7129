//! The limits against guessing and flooding, also when everything comes at once.

use std::sync::Arc;
use std::time::Duration;

use domain::refusal::Refusal;
use domain::sign_in::{CODES_PER_NUMBER, Code, WRONG_CODES_PER_NUMBER, WRONG_PASSWORDS_PER_NAME};
use store::sign_in::*;

use crate::sign_in::wrong;
use crate::support::*;

const ADDRESS: &str = "192.0.2.7";

#[tokio::test]
async fn a_number_is_sent_so_many_codes_and_no_more() {
    on_each_engine(async |town| {
        let (visitor, number) = (Visitor::of("tablet"), mobile());
        for _ in 0..CODES_PER_NUMBER.count {
            ask_for_code(&town, &visitor, &number, ADDRESS, "/").await.unwrap();
        }
        let until = NOW + CODES_PER_NUMBER.within;
        let more = ask_for_code(&town, &visitor, &number, ADDRESS, "/").await.map(|_| ());
        assert_eq!(refusal(more), Refusal::TooManyTries { until });
        assert!(ask_for_code(&town, &visitor, &mobile(), ADDRESS, "/").await.is_ok());
        town.clock.set(until);
        assert!(ask_for_code(&town, &visitor, &number, ADDRESS, "/").await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn wrong_codes_are_counted_down_to_a_pause() {
    on_each_engine(async |town| {
        let (visitor, number) = (Visitor::of("tablet"), mobile());
        let code = ask_for_code(&town, &visitor, &number, ADDRESS, "/").await.unwrap();
        let typed =
            async |code: Code| sign_in_with_code(&town, &visitor, &code, ADDRESS).await.map(|_| ());
        for left in (0..WRONG_CODES_PER_NUMBER.count).rev() {
            let left = u8::try_from(left).unwrap();
            assert_eq!(refusal(typed(wrong(&code)).await), Refusal::WrongCode { left });
        }
        let until = NOW + WRONG_CODES_PER_NUMBER.within;
        assert_eq!(refusal(typed(code).await), Refusal::TooManyTries { until });
        town.clock.set(until);
        let fresh = ask_for_code(&town, &visitor, &number, ADDRESS, "/").await.unwrap();
        assert!(typed(fresh).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn guesses_sent_at_once_are_counted_like_any() {
    on_each_engine(async |town| {
        let (town, number) = (Arc::new(town), mobile());
        let visitor = Visitor::of("robot");
        let code = ask_for_code(&town, &visitor, &number, ADDRESS, "/").await.unwrap();
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
        let again = async || coordinator_password(&town, &name, ADDRESS).await.map(|_| ());
        for _ in 0..WRONG_PASSWORDS_PER_NAME.count - 1 {
            again().await.unwrap();
            wrong_password(&town, &name, ADDRESS).await.unwrap();
        }
        again().await.unwrap();
        sign_in_at_desk(&town, &zhou).await.ok().unwrap();
        for _ in 0..WRONG_PASSWORDS_PER_NAME.count {
            again().await.unwrap();
        }
        let until = NOW + WRONG_PASSWORDS_PER_NAME.within;
        assert_eq!(refusal(again().await), Refusal::TooManyTries { until });
        town.clock.advance(Duration::from_secs(3600));
        assert!(again().await.is_ok());
    })
    .await;
}
