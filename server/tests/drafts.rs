//! What is typed is kept for a day: when a switch is pressed, and over a night.

use std::time::Duration;

use crate::support::{Answer, Browser, Centre, PASSWORD, yinyao};

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
        ("/me/helpers/new", "relation"),
    ] {
        survives(&mut chen, page, field).await;
    }
    for (page, field) in [
        (adding.as_str(), "name"),
        (&state, "reason"),
        ("/desk/import", "term_name"),
        ("/desk/consents/new", "helper_name"),
        ("/desk/members/new", "emergency_contact"),
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
