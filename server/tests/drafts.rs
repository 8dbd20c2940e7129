//! What is typed is kept for a day: when a switch is pressed, when a sign-in ends in between, over a night.

use std::time::Duration;

use crate::support::{Answer, Browser, Centre, PASSWORD, Yinyao, yinyao};

const NEARLY_A_DAY: Duration = Duration::from_secs(20 * 3600 - 60);

/// Presses 最大 on a page with these fields, as a browser without scripts does.
async fn enlarge(browser: &mut Browser, page: &str, typed: &[(&str, &str)]) -> Answer {
    let mut fields = typed.to_vec();
    fields.extend([("page", page), ("text_size", "largest")]);
    browser.post("/comfort", &fields).await
}

#[tokio::test]
async fn a_switch_costs_nothing_that_was_typed() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut chen, mut desk) = (centre.chen(&yinyao).await, centre.desk_a(&yinyao).await);
    let adding = format!("/desk/offerings/{}/add", centre.calligraphy);
    let state = format!("/desk/offerings/{}/state", centre.calligraphy);
    for (page, field) in [
        ("/sign-in/name?return_to=/me", "name"),
        ("/sign-in/birthday?return_to=/me", "born_month"),
        ("/me/emergency-contact", "contact"),
    ] {
        survives(&mut chen, page, field).await;
    }
    for (page, field) in [
        (adding.as_str(), "name"),
        (&state, "reason"),
        ("/desk/import", "term_name"),
        ("/desk", "q"),
    ] {
        survives(&mut desk, page, field).await;
    }
    for (page, field) in [("/sign-in", "mobile"), ("/desk/sign-in", "name"), ("/classes", "q")] {
        survives(&mut yinyao.browser(), page, field).await;
    }
}

async fn survives(browser: &mut Browser, page: &str, field: &str) {
    browser.get(page).await;
    let answer = enlarge(browser, page, &[(field, "写了一半")]).await;
    let mark = if page.contains('?') { '&' } else { '?' };
    answer.leads_to(&format!("{page}{mark}again"));
    let shown = browser.get(answer.location()).await;
    assert_eq!(shown.status, 200, "{page}: nothing is wrong yet");
    shown.says("写了一半");
    shown.says("data-text-size=\"largest\"");
    assert!(!shown.body.contains("error-summary"), "{page}");
    // Once more from there: the address does not grow.
    enlarge(browser, answer.location(), &[(field, "又写一点")]).await.leads_to(answer.location());
    browser.get(answer.location()).await.says("又写一点");
}

#[tokio::test]
async fn a_switch_on_a_page_where_nothing_was_typed_leads_to_the_page_itself() {
    let yinyao = yinyao().await;
    let mut browser = yinyao.browser();
    let chosen = [("q", "书法"), ("weekday", "2")];
    for (page, typed) in [
        ("/", &[][..]),
        ("/sign-in", &[("mobile", "")]),
        ("/classes?q=%E4%B9%A6%E6%B3%95&weekday=2", &chosen),
        ("/no/such/page", &[("name", "甲")]),
    ] {
        enlarge(&mut browser, page, typed).await.leads_to(page);
    }
    // A list's own form cannot say where it stands: the browser does.
    let told = "http://yinyao.test/classes?weekday=2";
    let mut list = browser.with("referer", told);
    let fields = [("q", ""), ("weekday", "2"), ("contrast", "high")];
    list.post("/comfort", &fields).await.leads_to("/classes?weekday=2");
    let fields = [("q", "国画"), ("weekday", "2"), ("contrast", "high")];
    let answer = list.post("/comfort", &fields).await;
    answer.leads_to("/classes?weekday=2&again");
    list.get(answer.location()).await.says("value=\"国画\"");
}

#[tokio::test]
async fn a_switch_keeps_no_secret() {
    let yinyao = yinyao().await;
    let _centre = Centre::of(&yinyao).await;
    let mut browser = yinyao.browser();
    browser.get("/desk/sign-in").await;
    let typed = [("name", "a"), ("password", PASSWORD)];
    let answer = enlarge(&mut browser, "/desk/sign-in", &typed).await;
    let page = browser.get(answer.location()).await;
    page.says("value=\"a\"");
    assert!(!page.body.contains(PASSWORD));
    browser.post("/forms/ask-for-code", &[("mobile", "19900000001")]).await;
    enlarge(&mut browser, "/sign-in/code", &[("code", "123456")]).await.leads_to("/sign-in/code");
    let kept = store::attempt::kept(&yinyao.db, &visitor(&browser), "desk-sign-in").await.unwrap();
    assert!(!kept.unwrap().contains(PASSWORD));
    assert_eq!(store::attempt::kept(&yinyao.db, &visitor(&browser), "code").await.unwrap(), None);
}

fn visitor(browser: &Browser) -> store::sign_in::Visitor {
    store::sign_in::Visitor::of(&browser.cookies["yinyao-visitor"])
}

#[tokio::test]
async fn whoever_enlarges_the_text_to_read_what_is_wrong_still_finds_it() {
    let yinyao = yinyao().await;
    let mut browser = yinyao.browser();
    browser.get("/sign-in").await;
    let wrong = browser.post("/forms/ask-for-code", &[("mobile", "1380000")]).await;
    let answer = enlarge(&mut browser, wrong.location(), &[("mobile", "13800001")]).await;
    answer.leads_to(wrong.location());
    let page = browser.get(answer.location()).await;
    assert_eq!(page.status, 422);
    page.says("您填了7位");
    page.says("value=\"13800001\"");
}

#[tokio::test]
async fn every_page_has_exactly_one_form_for_the_switches() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let pages: Vec<String> = crate::support::routes::pages()
        .iter()
        .map(|path| crate::support::routes::filled(path, &centre))
        .chain(["/nothing/here".to_owned(), "/forms/sign-up".to_owned()])
        .collect();
    let (chen, desk) = (centre.chen(&yinyao).await, centre.desk_a(&yinyao).await);
    let (mut seen, mut own) = (0, 0);
    for mut reader in [yinyao.browser(), chen, desk] {
        for path in &pages {
            let page = reader.get(path).await;
            if !page.body.contains("form=\"question\"") {
                continue;
            }
            assert_eq!(page.body.matches(" id=\"question\"").count(), 1, "{path}");
            seen += 1;
            own += usize::from(!page.body.contains("action=\"/comfort\" hidden"));
        }
    }
    assert!(seen > 30 && own > 8, "{seen} pages, {own} with a form of their own");
}

#[tokio::test]
async fn what_was_typed_in_the_evening_is_there_in_the_morning() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut chen = centre.chen(&yinyao).await;
    let page = "/me/emergency-contact";
    chen.get(page).await;
    let kept = enlarge(&mut chen, page, &[("contact", "女儿陈小梅")]).await;
    let mut new = yinyao.browser();
    new.get("/sign-in").await;
    let asked = [("mobile", "19900000007"), ("return_to", "/shifts")];
    new.post("/forms/ask-for-code", &asked).await;
    yinyao.clock.advance(NEARLY_A_DAY);
    store::housekeeping::sweep(&yinyao.db).await.unwrap();
    chen.get(kept.location()).await.says("女儿陈小梅");
    // The code is old by now; the number and where she was going are not asked for again.
    new.get("/sign-in/code").await.says("199");
    new.get("/sign-in?change").await.says("value=\"/shifts\"");
    yinyao.clock.advance(Duration::from_secs(5 * 3600));
    assert!(!chen.get(kept.location()).await.body.contains("女儿陈小梅"));
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
    let sign_up = person.location().trim_start_matches("/sign-ups/").to_owned();
    let key = store::form_key::new().to_string();
    let (key, offering) = (("key", key.as_str()), ("offering", offering.as_str()));
    let mut browser = yinyao.browser();
    browser.get("/desk/sign-in").await;
    for (action, typed, shown) in [
        ("/forms/desk-add", vec![key, offering, ("name", "吴秀兰")], "吴秀兰"),
        ("/forms/desk-cancel", vec![key, offering, ("reason", "老师病了")], "老师病了"),
        ("/forms/desk-remove", vec![key, ("sign_up", &sign_up), ("reason", "搬走了")], "搬走了"),
    ] {
        let led = browser.post(action, &typed).await;
        at_the_desk_again(&mut browser, &led, shown).await;
    }
    let typed = [("term_name", "2033年春季学期")];
    for file in [&b"x"[..], &vec![b'x'; 2 << 20]] {
        let led = browser.upload("/desk/import", "plan.csv", file, &typed).await;
        let page = at_the_desk_again(&mut browser, &led, "2033年春季学期").await;
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
