//! When something goes wrong on our side: a plain page with the telephone, and a number by which the fault is found.

use std::time::Duration;

use axum::Router;
use axum::routing::get;
use server::password::Passwords;
use server::router::{around, router};

use crate::support::{Browser, Centre, PASSWORD, yinyao};

#[tokio::test]
async fn a_panic_is_a_page_with_a_number_and_the_service_goes_on() {
    let yinyao = yinyao().await;
    let panics = get(|| async {
        if true {
            panic!("a fault of ours, with 19900000001 in it")
        }
    });
    let routes = Router::new().route("/panics", panics).route("/fine", get(|| async { "fine" }));
    let mut browser = Browser::new(around(routes, yinyao.site.clone(), Duration::from_secs(60)));
    let answer = browser.get("/panics").await;
    assert_eq!((answer.status.as_u16(), answer.is_page()), (500, true));
    answer.tells("0791\u{a0}0123\u{a0}4567");
    answer.says(answer.header("x-request-id"));
    assert!(!answer.body.contains("19900000001"), "the cause is for the log");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(browser.get("/fine").await.body, "fine");
}

#[tokio::test]
async fn what_takes_too_long_is_answered_all_the_same() {
    let yinyao = yinyao().await;
    let routes = Router::new().route("/never", get(std::future::pending::<()>));
    let mut browser = Browser::new(around(routes, yinyao.site.clone(), Duration::from_millis(1)));
    let answer = browser.get("/never").await;
    assert_eq!(answer.status, 503);
    answer.tells("0791\u{a0}0123\u{a0}4567");
}

#[tokio::test]
async fn a_plain_page_is_in_the_readers_language_and_size() {
    let yinyao = yinyao().await;
    let mut browser = yinyao.browser();
    browser
        .post("/comfort", &[("language", "en"), ("text_size", "largest"), ("contrast", "high")])
        .await;
    let answer = browser.post("/", &[]).await;
    assert_eq!(answer.status, 405);
    for words in [
        "<html lang=\"en\" data-text-size=\"largest\" data-contrast=\"high\">",
        "cannot be opened directly",
        "Phone",
    ] {
        answer.says(words);
    }
}

#[tokio::test]
async fn while_too_many_passwords_wait_one_more_is_told_to_come_back() {
    let yinyao = yinyao().await;
    let _centre = Centre::of(&yinyao).await;
    let site = yinyao.site.with(|site| site.passwords = Passwords::with_queue(0));
    let mut browser = Browser::new(router(site));
    let answer =
        browser.post("/forms/desk-sign-in", &[("name", "a"), ("password", PASSWORD)]).await;
    assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (503, "30"));
    answer.tells("0791\u{a0}0123\u{a0}4567");
    assert_eq!(browser.get("/").await.status, 200);
}

#[tokio::test]
async fn a_slash_too_many_leads_to_the_page() {
    let yinyao = yinyao().await;
    let answer = yinyao.browser().get("/classes/?page=2").await;
    assert_eq!((answer.status.as_u16(), answer.location()), (308, "/classes?page=2"));
}
