//! Signing in: codes, desks, tokens, and signing out everywhere.

use std::time::Duration;

use domain::person::Mobile;
use domain::refusal::Refusal;
use domain::sign_in::{CODE_LIVES, Code, SIGN_IN_LASTS};
use store::sign_in::*;

use crate::support::*;

const ADDRESS: &str = "192.0.2.7";

fn minutes(minutes: u64) -> Duration {
    Duration::from_secs(60 * minutes)
}

/// Another code than this one.
pub fn wrong(code: &Code) -> Code {
    Code::from_number(code.as_str().parse::<u32>().unwrap() + 1)
}

#[tokio::test]
async fn a_code_signs_in_and_the_first_time_makes_the_person() {
    on_each_engine(async |town| {
        let (visitor, number) = (Visitor::of("tablet"), mobile());
        assert_eq!(step(&town, &visitor).await.unwrap(), None);
        let code = code_for(&town, &visitor, &number, ADDRESS, "/timetable").await.unwrap();
        let at = step(&town, &visitor).await.unwrap().unwrap();
        assert_eq!((at.mobile, at.return_to.as_str()), (number.clone(), "/timetable"));
        let welcome = sign_in_with_code(&town, &visitor, &code, ADDRESS).await.ok().unwrap();
        assert_eq!(welcome.return_to, "/timetable");
        assert_eq!(step(&town, &visitor).await.unwrap(), None);
        let signed = signed_in(&town, welcome.token.as_str()).await.unwrap().unwrap();
        assert_eq!(signed.person.id, welcome.person);
        assert_eq!(signed.person.mobile, Some(number.clone()));
        assert!(signed.coordinator.is_none() && !signed.person.is_complete());
        assert_eq!(signed_in(&town, "somebody else's").await.unwrap(), None);

        let code = code_for(&town, &visitor, &number, ADDRESS, "/").await.unwrap();
        let again = sign_in_with_code(&town, &visitor, &code, ADDRESS).await.ok().unwrap();
        assert_eq!(again.person, welcome.person);
        assert!(again.token.as_str() != welcome.token.as_str());
        let hashes = "select count(*) from sign_in where length(token_hash) = 64";
        assert_eq!(town.number(hashes).await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_code_lives_a_quarter_of_an_hour() {
    on_each_engine(async |town| {
        for (age, good) in [(CODE_LIVES.as_secs() - 1, true), (CODE_LIVES.as_secs(), false)] {
            let (visitor, number) = (Visitor::of("tablet"), mobile());
            let code = code_for(&town, &visitor, &number, ADDRESS, "/").await.unwrap();
            town.clock.advance(Duration::from_secs(u64::try_from(age).unwrap()));
            match sign_in_with_code(&town, &visitor, &code, ADDRESS).await {
                Ok(_) => assert!(good),
                Err(store::Error::Refused(refused)) => {
                    assert_eq!((refused, good), (Refusal::CodeExpired, false));
                }
                Err(other) => panic!("{other}"),
            }
        }
    })
    .await;
}

#[tokio::test]
async fn an_earlier_code_stays_good_when_another_is_sent() {
    on_each_engine(async |town| {
        let (visitor, number) = (Visitor::of("tablet"), mobile());
        let first = code_for(&town, &visitor, &number, ADDRESS, "/").await.unwrap();
        town.clock.advance(minutes(5));
        code_for(&town, &visitor, &number, ADDRESS, "/").await.unwrap();
        assert!(sign_in_with_code(&town, &visitor, &first, ADDRESS).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_used_code_opens_nothing_but_a_double_tap_does_no_harm() {
    on_each_engine(async |town| {
        let (visitor, stranger, number) = (Visitor::of("tablet"), Visitor::of("other"), mobile());
        let code = code_for(&town, &visitor, &number, ADDRESS, "/").await.unwrap();
        assert!(sign_in_with_code(&town, &visitor, &code, ADDRESS).await.is_ok());
        assert!(sign_in_with_code(&town, &visitor, &code, ADDRESS).await.is_ok());
        let other = code_for(&town, &stranger, &number, ADDRESS, "/").await.unwrap();
        if other != code {
            let seen = sign_in_with_code(&town, &stranger, &code, ADDRESS).await.map(|_| ());
            assert_eq!(refusal(seen), Refusal::CodeExpired);
        }
        town.clock.advance(minutes(2));
        let late = sign_in_with_code(&town, &visitor, &code, ADDRESS).await.map(|_| ());
        assert_eq!(refusal(late), Refusal::CodeExpired);
    })
    .await;
}

#[tokio::test]
async fn a_sign_in_ends_after_sixty_days_or_by_hand() {
    on_each_engine(async |town| {
        let (visitor, number) = (Visitor::of("tablet"), mobile());
        let mut tokens = Vec::new();
        for _ in 0..3 {
            let code = code_for(&town, &visitor, &number, ADDRESS, "/").await.unwrap();
            let signed = sign_in_with_code(&town, &visitor, &code, ADDRESS).await.ok().unwrap();
            tokens.push(signed);
        }
        let is_in = async |place: usize| {
            signed_in(&town, tokens[place].token.as_str()).await.unwrap().is_some()
        };
        let first = signed_in(&town, tokens[0].token.as_str()).await.unwrap().unwrap();
        sign_out(&town, first.sign_in).await.unwrap();
        assert!(!is_in(0).await && is_in(1).await && is_in(2).await);
        assert_eq!(sign_out_everywhere(&town, tokens[0].person, &visitor).await.unwrap(), 2);
        assert!(!is_in(1).await && !is_in(2).await);

        let code = code_for(&town, &visitor, &number, ADDRESS, "/").await.unwrap();
        let last = sign_in_with_code(&town, &visitor, &code, ADDRESS).await.ok().unwrap();
        town.clock.advance(Duration::from_secs(SIGN_IN_LASTS.as_secs().unsigned_abs()));
        assert_eq!(signed_in(&town, last.token.as_str()).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_coordinator_signs_in_at_their_desk_for_a_working_day() {
    on_each_engine(async |town| {
        let zhou = coordinator(&town, town.university).await;
        let (tablet, name) = (Visitor::of("tablet"), format!("desk-{}", zhou.person));
        let known =
            async |name: &str| coordinator_password(&town, &tablet, name, ADDRESS).await.unwrap();
        let (found, hash) = known(&name).await.unwrap();
        assert_eq!((&found, hash.as_str()), (&zhou, "hash"));
        assert_eq!(known("nobody").await, None);
        let token = sign_in_at_desk(&town, &tablet, &zhou).await.ok().unwrap();
        let signed = signed_in(&town, token.as_str()).await.unwrap().unwrap();
        assert_eq!(signed.coordinator, Some(zhou));
        town.change("update coordinator set ended_at = 1").await;
        assert_eq!(signed_in(&town, token.as_str()).await.unwrap(), None);
        assert_eq!(known(&name).await, None);
    })
    .await;
}

#[tokio::test]
async fn a_demonstration_shows_the_last_code() {
    on_each_engine(async |town| {
        let number = mobile();
        for code in [1, 2] {
            keep_demonstration_message(&town, &number, &Code::from_number(code)).await.unwrap();
        }
        let shown = demonstration_message(&town, &number).await.unwrap();
        assert_eq!(shown.as_deref(), Some("000002"));
        town.clock.advance(minutes(15));
        assert_eq!(demonstration_message(&town, &number).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn where_a_browser_stands_is_forgotten_after_a_day() {
    on_each_engine(async |town| {
        let (visitor, number) = (Visitor::of("tablet"), mobile());
        let code = code_for(&town, &visitor, &number, ADDRESS, "/").await.unwrap();
        town.clock.advance(minutes(24 * 60 - 1));
        assert!(step(&town, &visitor).await.unwrap().is_some());
        town.clock.advance(minutes(1));
        assert_eq!(step(&town, &visitor).await.unwrap(), None);
        let late = sign_in_with_code(&town, &visitor, &wrong(&code), ADDRESS).await.map(|_| ());
        assert_eq!(refusal(late), Refusal::CodeExpired);
    })
    .await;
}

#[tokio::test]
async fn a_browser_that_changes_hands_shows_nothing_of_the_last_person() {
    on_each_engine(async |town| {
        let (shared, other) = (Visitor::of("shared"), Visitor::of("other"));
        for visitor in [&shared, &other] {
            code_for(&town, visitor, &mobile(), ADDRESS, "/").await.unwrap();
            store::attempt::keep(&town, visitor, "name", "张").await.unwrap();
        }
        store::attempt::forget(&town, &shared).await.unwrap();
        for (visitor, stays) in [(&shared, false), (&other, true)] {
            assert_eq!(step(&town, visitor).await.unwrap().is_some(), stays);
            let kept = store::attempt::kept(&town, visitor, "name").await.unwrap();
            assert_eq!(kept.is_some(), stays);
        }
    })
    .await;
}

#[tokio::test]
async fn a_form_sent_twice_asks_for_one_code() {
    on_each_engine(async |town| {
        let (visitor, number, key) = (Visitor::of("tablet"), mobile(), store::form_key::new());
        let ask =
            async |number: &Mobile| ask_for_code(&town, key, &visitor, number, ADDRESS, "/").await;
        assert!(ask(&number).await.unwrap().is_some());
        assert!(ask(&number).await.unwrap().is_none(), "its code is on its way");
        assert_eq!(town.number("select count(*) from sign_in_code").await, 1);
        let other = refusal(ask(&mobile()).await.map(|_| ()));
        assert_eq!(other, Refusal::KeyUsedForSomethingElse);
    })
    .await;
}

#[tokio::test]
async fn a_number_is_changed_by_the_code_that_went_to_the_new_one() {
    on_each_engine(async |town| {
        let (visitor, new, chen) = (Visitor::of("tablet"), mobile(), person(&town).await);
        let code = code_for(&town, &visitor, &new, ADDRESS, "/me").await.unwrap();
        let change = async |code: &Code| change_number(&town, &visitor, chen, code, ADDRESS).await;
        let told = refusal(change(&wrong(&code)).await.map(|_| ()));
        assert!(matches!(told, Refusal::WrongCode { .. }));
        let number = async || store::person::person(&town, chen).await.unwrap().mobile.unwrap();
        assert_ne!(number().await, new, "a wrong code changes nothing");
        assert_eq!(change(&code).await.unwrap(), "/me");
        assert_eq!(number().await, new);
        assert_eq!(change(&code).await.unwrap(), "/me", "a double tap is answered alike");
        town.clock.advance(Duration::from_secs(61));
        assert!(change(&code).await.is_err(), "a code is good once");
        // The next sign-in with the new number is theirs.
        let code = code_for(&town, &visitor, &new, ADDRESS, "/").await.unwrap();
        let signed = sign_in_with_code(&town, &visitor, &code, ADDRESS).await.ok().unwrap();
        assert_eq!(signed.person, chen);
    })
    .await;
}

#[tokio::test]
async fn a_number_that_somebody_else_signs_in_with_is_not_taken() {
    on_each_engine(async |town| {
        let (chen, lin) = (person(&town).await, person(&town).await);
        let theirs = store::person::person(&town, lin).await.unwrap().mobile.unwrap();
        let visitor = Visitor::of("tablet");
        let code = code_for(&town, &visitor, &theirs, ADDRESS, "/me").await.unwrap();
        let change = change_number(&town, &visitor, chen, &code, ADDRESS).await;
        assert_eq!(refusal(change.map(|_| ())), Refusal::NumberTaken);
        let still = store::person::person(&town, lin).await.unwrap().mobile.unwrap();
        assert_eq!(still, theirs);
    })
    .await;
}
