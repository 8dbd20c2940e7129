//! Signing in: by code at home, by password at a desk.

use std::sync::Arc;
use std::time::Duration;

use app::sender::{Channel, Sender, Sending};
use domain::person::Mobile;
use domain::sign_in::{CODES_PER_ADDRESS, Code};

use crate::support::{Answer, Browser, Centre, PASSWORD, yinyao};

#[tokio::test]
async fn the_first_sign_in_asks_for_the_name_and_the_birthday_and_then_leads_on() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut browser = yinyao.browser();
    let wanted = format!("/offerings/{}/sign-up", centre.calligraphy);
    let way = browser.get(&wanted).await.location().to_owned();
    let page = browser.get(&way).await;
    let return_to = page.hidden("return_to");
    assert_eq!(return_to, wanted);
    let answer = browser
        .post("/forms/ask-for-code", &[("mobile", " 199 0000 0077 "), ("return_to", &return_to)])
        .await;
    answer.leads_to("/sign-in/code");
    let before = browser.cookies.clone();
    let code = yinyao.last_code();
    let spaced = format!(" {} {} ", &code[..3], &code[3..]);
    let answer = browser.post("/forms/sign-in", &[("code", &spaced)]).await;
    assert!(answer.location().starts_with("/sign-in/name"), "{}", answer.location());
    assert!(!before.contains_key("yinyao") && browser.cookies.contains_key("yinyao"));
    let page = browser.get(answer.location()).await;
    assert_eq!(page.status, 200);
    let answer =
        browser.post("/forms/save-name", &[("name", "张建国"), ("return_to", &wanted)]).await;
    assert!(answer.location().starts_with("/sign-in/birthday"), "{}", answer.location());
    let born = [
        ("born_year", "1958"),
        ("born_month", "3"),
        ("born_day", "8"),
        ("return_to", wanted.as_str()),
    ];
    browser.post("/forms/save-birthday", &born).await.leads_to(&wanted);
    let check = browser.get(&wanted).await;
    assert_eq!(check.status, 200);
    check.says("张建国");
}

#[tokio::test]
async fn a_wrong_code_keeps_the_reader_at_the_code_and_is_not_kept() {
    let yinyao = yinyao().await;
    let mut browser = yinyao.browser();
    browser.get("/sign-in").await;
    browser.post("/forms/ask-for-code", &[("mobile", "19900000001")]).await;
    let wrong = if yinyao.last_code() == "135790" { "024680" } else { "135790" };
    let page = browser.post_and_follow("/forms/sign-in", &[("code", wrong)]).await;
    assert_eq!(page.status, 422);
    page.says("验证码不对");
    assert!(!page.main().contains(wrong), "a code is never shown again");
    assert!(!browser.cookies.contains_key("yinyao"));
}

#[tokio::test]
async fn a_code_is_good_for_a_quarter_of_an_hour() {
    let yinyao = yinyao().await;
    let mut browser = yinyao.browser();
    browser.get("/sign-in").await;
    browser.post("/forms/ask-for-code", &[("mobile", "19900000001")]).await;
    yinyao.clock.advance(Duration::from_secs(15 * 60));
    let code = yinyao.last_code();
    let page = browser.post_and_follow("/forms/sign-in", &[("code", &code)]).await;
    assert_eq!(page.status, 422);
    page.says("过期");
    // The sentence names a button, and that is on the page.
    page.tells("按“重新获取”");
    assert!(page.main().contains("action=\"/forms/send-code-again\""), "{}", page.main());
    let key = page.hidden("key");
    let again = [("key", key.as_str()), ("channel", "message")];
    browser.post("/forms/send-code-again", &again).await.leads_to("/sign-in/code?sent=message");
    let code = yinyao.last_code();
    browser.post("/forms/sign-in", &[("code", &code)]).await.leads_to("/sign-in/name?return_to=/");
}

#[tokio::test]
async fn another_code_is_offered_when_the_first_has_grown_old_and_not_before() {
    let yinyao = yinyao().await;
    let mut browser = yinyao.browser();
    browser.get("/sign-in").await;
    browser.post("/forms/ask-for-code", &[("mobile", "19900000001")]).await;
    let offers = |page: &Answer| page.main().contains("重新获取");
    assert!(!offers(&browser.get("/sign-in/code").await));
    yinyao.clock.advance(Duration::from_secs(15 * 60));
    assert!(offers(&browser.get("/sign-in/code").await));
}

#[tokio::test]
async fn two_taps_send_one_code() {
    let yinyao = yinyao().await;
    let mut browser = yinyao.browser();
    let sent = || yinyao.sent.lock().unwrap().len();
    let key = browser.get("/sign-in").await.hidden("key");
    let form = [("key", key.as_str()), ("mobile", "19900000001"), ("return_to", "/me")];
    for _ in 0..2 {
        browser.post("/forms/ask-for-code", &form).await.leads_to("/sign-in/code");
    }
    assert_eq!(sent(), 1);
    let key = browser.get("/sign-in/no-code").await.hidden("key");
    let form = [("key", key.as_str()), ("channel", "message")];
    for _ in 0..2 {
        let answer = browser.post("/forms/send-code-again", &form).await;
        answer.leads_to("/sign-in/code?sent=message");
    }
    assert_eq!(sent(), 2);
    let other = [("key", key.as_str()), ("mobile", "19900000002")];
    let answer = browser.post_and_follow("/forms/ask-for-code", &other).await;
    assert_eq!((answer.status.as_u16(), sent()), (422, 2), "a key is good for one form");
}

#[tokio::test]
async fn a_computer_room_signs_in_and_a_flood_is_told_the_telephone() {
    let yinyao = yinyao().await;
    let mobile = |number: u32| format!("199{number:08}");
    for number in 0..CODES_PER_ADDRESS.count {
        let mut browser = yinyao.browser();
        let form = [("mobile", mobile(number / 2))];
        let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        browser.post("/forms/ask-for-code", &form).await.leads_to("/sign-in/code");
    }
    let mut browser = yinyao.browser();
    let page = browser.post_and_follow("/forms/ask-for-code", &[("mobile", "19911111111")]).await;
    assert_eq!(page.status, 422);
    page.says("0791-0123-4567");
    assert_eq!(yinyao.sent.lock().unwrap().len(), CODES_PER_ADDRESS.count as usize);
}

#[tokio::test]
async fn guessing_ends_in_a_pause_with_the_telephone() {
    let yinyao = yinyao().await;
    let mut browser = yinyao.browser();
    browser.get("/sign-in").await;
    browser.post("/forms/ask-for-code", &[("mobile", "19900000001")]).await;
    let code = yinyao.last_code();
    for number in 0..8_u32 {
        let wrong = format!("{:06}", (code.parse::<u32>().unwrap() + 1 + number) % 1_000_000);
        browser.post("/forms/sign-in", &[("code", &wrong)]).await;
    }
    let page = browser.post_and_follow("/forms/sign-in", &[("code", &code)]).await;
    assert_eq!(page.status, 422);
    page.says("0791");
    assert!(!browser.cookies.contains_key("yinyao"), "not even with the right code");
}

#[tokio::test]
async fn the_way_after_signing_in_never_leaves_the_site() {
    let yinyao = yinyao().await;
    let _centre = Centre::of(&yinyao).await;
    for foreign in ["https://evil.example", "//evil.example", "/\\evil.example"] {
        let mut browser = yinyao.browser();
        browser.get("/sign-in").await;
        browser
            .post("/forms/ask-for-code", &[("mobile", "19900000001"), ("return_to", foreign)])
            .await;
        let code = yinyao.last_code();
        browser.post("/forms/sign-in", &[("code", &code)]).await.leads_to("/");
        yinyao.clock.advance(Duration::from_secs(3600));
    }
}

#[tokio::test]
async fn all_devices_are_signed_out_at_once() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut telephone, mut tablet) = (centre.chen(&yinyao).await, centre.chen(&yinyao).await);
    assert_eq!(tablet.get("/me").await.status, 200);
    assert_eq!(telephone.post("/forms/sign-out-everywhere", &[]).await.status, 303);
    assert!(!telephone.cookies.contains_key("yinyao"));
    assert!(tablet.get("/me").await.location().starts_with("/sign-in"));
}

#[tokio::test]
async fn a_sign_in_lasts_sixty_days() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut chen = centre.chen(&yinyao).await;
    yinyao.clock.advance(Duration::from_secs(59 * 24 * 3600));
    assert_eq!(chen.get("/me").await.status, 200);
    let mut idle = centre.chen(&yinyao).await;
    yinyao.clock.advance(Duration::from_secs(61 * 24 * 3600));
    assert!(idle.get("/me").await.location().starts_with("/sign-in"));
}

#[tokio::test]
async fn a_coordinator_signs_in_by_name_and_password() {
    let yinyao = yinyao().await;
    let _centre = Centre::of(&yinyao).await;
    let mut browser = yinyao.browser();
    browser.get("/desk/sign-in").await;
    let wrong = browser
        .post_and_follow("/forms/desk-sign-in", &[("name", "a"), ("password", "不对")])
        .await;
    assert_eq!(wrong.status, 422);
    let unknown = browser
        .post_and_follow("/forms/desk-sign-in", &[("name", "nobody"), ("password", PASSWORD)])
        .await;
    assert_eq!(unknown.status, 422);
    assert!(!unknown.body.contains(PASSWORD), "a password is never shown again");
    browser
        .post("/forms/desk-sign-in", &[("name", "a"), ("password", PASSWORD)])
        .await
        .leads_to("/desk");
    let desk = browser.get("/desk").await;
    assert_eq!(desk.status, 200);
    desk.says("楷书一年级班");
    assert!(!desk.text().contains("太极一年级班"), "another institution's");
    assert_eq!(browser.post("/forms/sign-out", &[]).await.status, 303);
    browser.get("/desk").await.leads_to("/desk/sign-in");
}

/// A sender without a voice.
struct MessagesAlone(Arc<dyn Sender>);

impl Sender for MessagesAlone {
    fn send<'a>(&'a self, mobile: &'a Mobile, code: &'a Code, channel: Channel) -> Sending<'a> {
        self.0.send(mobile, code, channel)
    }

    fn can_call(&self) -> bool {
        false
    }
}

#[tokio::test]
async fn a_call_is_offered_only_where_a_voice_can_call() {
    let yinyao = yinyao().await;
    let site = yinyao.site.with(|site| {
        site.sender = Arc::new(MessagesAlone(Arc::clone(&site.sender)));
    });
    let without_voice = Browser::new(server::router::router(site));
    for (mut browser, voice) in [(yinyao.browser(), true), (without_voice, false)] {
        browser.get("/sign-in").await;
        browser.post("/forms/ask-for-code", &[("mobile", "19900000001")]).await;
        let page = browser.get("/sign-in/no-code").await;
        assert_eq!(page.body.contains("value=\"voice\""), voice);
        let way = if voice { "voice" } else { "message" };
        let answer = browser.post("/forms/send-code-again", &[("channel", "voice")]).await;
        answer.leads_to(&format!("/sign-in/code?sent={way}"));
        let channel = yinyao.sent.lock().unwrap().last().unwrap().2;
        assert_eq!(channel == Channel::VoiceCall, voice);
        yinyao.clock.advance(Duration::from_secs(3600));
    }
}
