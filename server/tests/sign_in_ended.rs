//! After a sign-in has ended: what was typed waits for the same person, and nothing is left for the next.

use std::time::Duration;

use crate::support::{Centre, PASSWORD, yinyao};

#[tokio::test]
async fn what_was_typed_after_the_sign_in_has_ended_is_there_after_the_next() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut browser = yinyao.browser();
    browser.get("/").await;
    let typed = [("contact", "女儿陈小梅"), ("telephone", "19900000009")];
    let answer = browser.post("/forms/save-emergency-contact", &typed).await;
    answer.leads_to("/sign-in?return_to=/me/emergency-contact%3Freturn_to%3D/me%26again");
    let mut chen = centre.chen(&yinyao).await;
    chen.cookies.extend(browser.cookies);
    let way = chen.get(answer.location()).await.location().to_owned();
    let back = chen.get(&way).await;
    assert_eq!(back.status, 200);
    back.says("女儿陈小梅");
}

#[tokio::test]
async fn a_form_of_the_desk_waits_for_the_coordinator_to_sign_in() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let form = format!("/desk/offerings/{}/add", centre.calligraphy);
    let mut browser = yinyao.browser();
    browser.get(&form).await.leads_to(&format!("/desk/sign-in?return_to={form}"));
    let offering = centre.calligraphy.to_string();
    let key = store::form_key::new().to_string();
    let typed = [("key", key.as_str()), ("offering", &offering), ("name", "吴秀兰")];
    let sign_in = browser.post_and_follow("/forms/desk-add", &typed).await;
    assert_eq!(sign_in.status, 200);
    let way = sign_in.hidden("return_to");
    assert_eq!(way, format!("{form}?again"));
    let wrong = [("name", "a"), ("password", "不对"), ("return_to", &way)];
    let again = browser.post_and_follow("/forms/desk-sign-in", &wrong).await;
    assert_eq!((again.status.as_u16(), again.hidden("return_to")), (422, way.clone()));
    let right = [("name", "a"), ("password", PASSWORD), ("return_to", &way)];
    let back = browser.post_and_follow("/forms/desk-sign-in", &right).await;
    assert_eq!(back.status, 200);
    back.says("吴秀兰");
    let foreign = [("name", "a"), ("password", PASSWORD), ("return_to", "/me")];
    browser.post("/forms/desk-sign-in", &foreign).await.leads_to("/desk");
}

#[tokio::test]
async fn the_next_person_at_a_shared_computer_sees_nothing_of_the_last() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    for way_out in ["/forms/sign-out", "/forms/sign-out-everywhere"] {
        let mut browser = centre.chen(&yinyao).await;
        browser.get("/me").await;
        let typed = [("contact", "女儿陈小梅"), ("telephone", "12")];
        browser.post_and_follow("/forms/save-emergency-contact", &typed).await.says("女儿陈小梅");
        browser.post("/forms/ask-for-code", &[("mobile", "19900000001")]).await;
        assert_eq!(browser.get("/sign-in/no-code").await.status, 200);
        assert_eq!(browser.post(way_out, &[]).await.status, 303);
        browser.get("/sign-in/no-code").await.leads_to("/sign-in");
        let mut lin = centre.lin(&yinyao).await;
        lin.cookies.extend(browser.cookies);
        assert!(
            !lin.get("/me/emergency-contact?again").await.body.contains("女儿陈小梅"),
            "{way_out}"
        );
        yinyao.clock.advance(Duration::from_secs(3600));
    }
}
