//! After a sign-in has ended: what was typed waits for the same person, and nothing is left for the next.

use std::time::Duration;

use crate::support::{Answer, Browser, Centre, PASSWORD, Yinyao, yinyao};

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

/// Signs in again in the browser whose sign-in has ended, from the page that it was led to.
async fn signed_in_again(
    yinyao: &Yinyao,
    browser: &mut Browser,
    led: &Answer,
    mobile: &str,
) -> Answer {
    let page = browser.get(led.location()).await;
    let way = page.hidden("return_to").replace("&amp;", "&");
    browser.post("/forms/ask-for-code", &[("mobile", mobile), ("return_to", &way)]).await;
    let code = yinyao.last_code();
    browser.post_and_follow("/forms/sign-in", &[("code", &code)]).await
}

#[tokio::test]
async fn a_sign_in_that_ends_between_page_and_form_costs_nothing() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let offering = centre.calligraphy.to_string();
    let return_to = format!("/offerings/{offering}/sign-up");
    let back = ("return_to", return_to.as_str());
    for (action, typed, shown) in [
        ("/forms/save-name", vec![("name", "陈淑芬芳"), back], "陈淑芬芳"),
        ("/forms/save-birthday", vec![("born_year", "1957"), ("born_month", "4"), back], "1957"),
        ("/forms/save-emergency-contact", vec![("contact", "女儿陈小梅"), back], "女儿陈小梅"),
    ] {
        let mut browser = yinyao.browser();
        browser.get("/").await;
        let led = browser.post(action, &typed).await;
        assert!(led.location().starts_with("/sign-in?return_to="), "{action}: {}", led.location());
        let page = signed_in_again(&yinyao, &mut browser, &led, "19900000001").await;
        assert_eq!(page.status, 200, "{action}: {}", page.main());
        page.says(shown);
        assert_eq!(page.hidden("return_to"), return_to, "{action}");
        yinyao.clock.advance(Duration::from_secs(3600));
    }
    let key = store::form_key::new().to_string();
    let mut browser = yinyao.browser();
    browser.get("/").await;
    let led = browser.post("/forms/sign-up", &[("key", &key), ("offering", &offering)]).await;
    let page = signed_in_again(&yinyao, &mut browser, &led, "19900000001").await;
    page.says("确认报名");
}

#[tokio::test]
async fn somebody_new_whose_sign_in_ends_goes_on_at_the_same_question() {
    let yinyao = yinyao().await;
    let _centre = Centre::of(&yinyao).await;
    let mobile = "19900000008";
    let mut browser = yinyao.browser();
    browser.get("/sign-in").await;
    let typed = [("name", "吴秀兰"), ("return_to", "/shifts")];
    let led = browser.post("/forms/save-name", &typed).await;
    let page = signed_in_again(&yinyao, &mut browser, &led, mobile).await;
    page.says("您叫什么名字？");
    page.says("value=\"吴秀兰\"");
    let next = browser.post_and_follow("/forms/save-name", &typed).await;
    next.says("您是哪天出生的？");
    browser.cookies.remove("yinyao");
    let typed =
        [("born_year", "1956"), ("born_month", "5"), ("born_day", "6"), ("return_to", "/shifts")];
    let led = browser.post("/forms/save-birthday", &typed).await;
    let page = signed_in_again(&yinyao, &mut browser, &led, mobile).await;
    page.says("value=\"1956\"");
    browser.post("/forms/save-birthday", &typed).await.leads_to("/shifts");
}

#[tokio::test]
async fn a_desk_whose_sign_in_ends_goes_on_at_the_same_form() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (offering, key) = (centre.calligraphy.to_string(), store::form_key::new().to_string());
    let person = centre
        .lin(&yinyao)
        .await
        .post("/forms/sign-up", &[("key", &key), ("offering", &offering)])
        .await;
    let choir = centre.choir.to_string();
    let sign_up = person.location().trim_start_matches("/sign-ups/").to_owned();
    let key = store::form_key::new().to_string();
    let (key, offering) = (("key", key.as_str()), ("offering", offering.as_str()));
    let mut browser = yinyao.browser();
    browser.get("/desk/sign-in").await;
    for (action, typed, shown) in [
        ("/forms/desk-add", vec![key, offering, ("name", "吴秀兰")], "吴秀兰"),
        ("/forms/desk-cancel", vec![key, offering, ("reason", "老师病了")], "老师病了"),
        ("/forms/desk-remove", vec![key, ("sign_up", &sign_up), ("reason", "搬走了")], "搬走了"),
        (
            "/forms/desk-swap",
            vec![key, ("sign_up", &sign_up), ("instead", &choir), ("reason", "报错了班")],
            "报错了班",
        ),
    ] {
        let led = browser.post(action, &typed).await;
        at_the_desk_again(&mut browser, &led, shown).await;
    }
    let typed = [("term_name", "2028年春季学期")];
    for file in [&b"x"[..], &vec![b'x'; 2 << 20]] {
        let led = browser.upload("/desk/import", "plan.csv", file, &typed).await;
        let page = at_the_desk_again(&mut browser, &led, "2028年春季学期").await;
        page.says("文件要再选一次");
    }
}

async fn at_the_desk_again(browser: &mut Browser, led: &Answer, shown: &str) -> Answer {
    let way = browser.get(led.location()).await.hidden("return_to").replace("&amp;", "&");
    let named = [("name", "a"), ("password", PASSWORD), ("return_to", &way)];
    let page = browser.post_and_follow("/forms/desk-sign-in", &named).await;
    assert_eq!(page.status, 200, "{}", page.main());
    page.says(shown);
    browser.cookies.remove("yinyao");
    page
}
