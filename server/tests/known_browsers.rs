//! Strangers who know a number or a name: they lock nobody out of a browser in which its owner has signed in before.

use domain::sign_in::{WRONG_CODES_PER_NUMBER, WRONG_PASSWORDS_PER_NAME};

use crate::support::{Answer, Browser, Centre, PASSWORD, Yinyao, yinyao};

/// Chen's number.
const NUMBER: &str = "19900000001";

/// Asks for a code in this browser, and answers what was sent.
async fn code_for(yinyao: &Yinyao, browser: &mut Browser) -> String {
    browser.get("/sign-in").await;
    browser.post("/forms/ask-for-code", &[("mobile", NUMBER)]).await.leads_to("/sign-in/code");
    yinyao.last_code()
}

/// Types a code there, and sees the page to which that leads.
async fn types(browser: &mut Browser, code: &str) -> Answer {
    browser.post_and_follow("/forms/sign-in", &[("code", code)]).await
}

#[tokio::test]
async fn a_stranger_who_knows_a_number_locks_nobody_out_of_their_own_browser() {
    let yinyao = yinyao().await;
    let _centre = Centre::of(&yinyao).await;
    let (mut tablet, mut stranger) = (yinyao.browser(), yinyao.browser());
    let code = code_for(&yinyao, &mut tablet).await;
    assert_eq!(types(&mut tablet, &code).await.status, 200);
    tablet.post("/forms/sign-out", &[]).await;
    assert!(!tablet.cookies.contains_key("yinyao"));

    let code = code_for(&yinyao, &mut stranger).await;
    for number in 0..WRONG_CODES_PER_NUMBER.count {
        let wrong = format!("{:06}", (code.parse::<u32>().unwrap() + 1 + number) % 1_000_000);
        assert_eq!(types(&mut stranger, &wrong).await.status, 422);
    }
    let told = types(&mut stranger, &code).await;
    assert_eq!(told.status, 422, "not even with the right code");
    assert!(!stranger.cookies.contains_key("yinyao"));
    // Whoever is the owner after all reads what to do.
    told.tells("在您以前登录过的手机或电脑上，现在就能登录。");
    told.tells("0791-0123-4567");

    let code = code_for(&yinyao, &mut tablet).await;
    assert_eq!(types(&mut tablet, &code).await.status, 200);
    assert!(tablet.cookies.contains_key("yinyao"), "in the browser that is known");
}

#[tokio::test]
async fn a_stranger_who_knows_a_name_locks_nobody_out_of_their_own_computer() {
    let yinyao = yinyao().await;
    let _centre = Centre::of(&yinyao).await;
    let form = |password| [("name", "a"), ("password", password)];
    let mut known = yinyao.browser();
    known.get("/desk/sign-in").await;
    known.post("/forms/desk-sign-in", &form(PASSWORD)).await.leads_to("/desk");
    known.post("/forms/sign-out", &[]).await;
    for _ in 0..WRONG_PASSWORDS_PER_NAME.count {
        let mut stranger = yinyao.browser();
        stranger.post("/forms/desk-sign-in", &form("不对")).await;
    }
    let mut stranger = yinyao.browser();
    stranger.get("/desk/sign-in").await;
    let told = stranger.post_and_follow("/forms/desk-sign-in", &form(PASSWORD)).await;
    assert_eq!(told.status, 422, "not even with the right password");
    told.tells("在您登录过的电脑上，现在就能登录。");
    told.tells("也可以请负责人给您换一个密码。");
    known.post("/forms/desk-sign-in", &form(PASSWORD)).await.leads_to("/desk");
}
