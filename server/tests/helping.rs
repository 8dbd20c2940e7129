//! 代办 through HTTP: a code from hand to hand, acting for somebody, and what stays for the person alone.

use std::time::Duration;

use domain::consent::Scope;
use domain::id::ConsentId;
use domain::offering::OfferingKind;
use store::sign_up::{Asked, By, live_sign_up};

use crate::support::samples::pdf_text;
use crate::support::{Answer, Browser, Centre, Yinyao, yinyao};

/// Everything for half a year, as the fresh form has it.
const ALL: [(&str, &str); 6] = [
    ("how_much", "sign_up"),
    ("class", "yes"),
    ("activity", "yes"),
    ("shift", "yes"),
    ("lasts", "half_year"),
    ("relation", "女儿"),
];

fn key() -> String {
    store::form_key::new().to_string()
}

/// Chen makes a code for everything, and reads it from the page.
async fn code_of(chen: &mut Browser) -> String {
    let key = key();
    let fields = [&ALL[..], &[("key", &key)]].concat();
    let page = chen.post_and_follow("/forms/make-consent-code", &fields).await;
    let (_, after) = page.body.split_once("id=\"helper-code\"").unwrap();
    let (_, after) = after.split_once('>').unwrap();
    after.chars().take_while(|c| *c != '<').filter(char::is_ascii_digit).collect()
}

/// Lin types the code and confirms.
async fn accepted(lin: &mut Browser, code: &str) -> Answer {
    let page = lin.post_and_follow("/forms/take-consent-code", &[("code", code)]).await;
    page.says("您要替陈淑芬办吗");
    let (key, code) = (key(), page.hidden("code"));
    lin.post_and_follow("/forms/accept-consent", &[("key", &key), ("code", &code)]).await
}

async fn act_for(browser: &mut Browser, consent: ConsentId) -> Answer {
    browser.post("/forms/act-for", &[("consent", &consent.to_string())]).await
}

async fn consent_of_chen(yinyao: &Yinyao, centre: &Centre) -> ConsentId {
    store::consent::helpers_of(&yinyao.db, centre.chen).await.unwrap()[0].consent.id
}

/// Sends the form of a page as it stands there.
async fn confirm(browser: &mut Browser, page: &str, form: &str) -> Answer {
    let shown = browser.get(page).await;
    assert_eq!(shown.status, 200, "{}", shown.main());
    let fields: Vec<(String, String)> = ["key", "for_whom", "offering", "expected", "sign_up"]
        .into_iter()
        .filter(|name| shown.main().contains(&format!("name=\"{name}\"")))
        .map(|name| (name.to_owned(), shown.hidden(name)))
        .collect();
    let fields: Vec<_> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    browser.post(&format!("/forms/{form}"), &fields).await
}

#[tokio::test]
async fn a_helper_signs_the_person_up_and_the_person_sees_it_and_ends_it() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut chen, mut lin) = (centre.chen(&yinyao).await, centre.lin(&yinyao).await);
    let code = code_of(&mut chen).await;
    assert_eq!(code.len(), 6);
    accepted(&mut lin, &code).await.says("陈淑芬");
    let consent = consent_of_chen(&yinyao, &centre).await;
    act_for(&mut lin, consent).await.leads_to("/my-sign-ups");
    let check = format!("/offerings/{}/sign-up", centre.calligraphy);
    let page = lin.get(&check).await;
    page.says("您正在替陈淑芬办");
    assert!(!page.body.contains("19900000001") && !page.main().contains("1955"), "{}", page.body);
    let answer = confirm(&mut lin, &check, "sign-up").await;
    let way = answer.location().to_owned();
    lin.get(&way).await.says("报名成功");
    // What Chen's pages show while Lin acts for her is there as a file, and what is hers alone is not.
    for file in ["/my-sign-ups.pdf".to_owned(), format!("{way}/slip.pdf")] {
        let file = lin.get(&file).await;
        let written = pdf_text(&file.bytes).concat();
        assert!(written.contains("陈淑芬") && written.contains("楷书一年级班"), "{written}");
    }
    assert_eq!(lin.get("/me/attendance.pdf").await.status, lin.get("/me/attendance").await.status);
    assert_ne!(lin.get("/me/attendance.pdf").await.status, 200);
    let hers = live_sign_up(&yinyao.db, centre.calligraphy, centre.chen).await.unwrap();
    assert!(hers.is_some());
    assert!(live_sign_up(&yinyao.db, centre.calligraphy, centre.lin).await.unwrap().is_none());

    let page = chen.get("/me/helpers").await;
    page.tells("女儿林国富替您报的");
    chen.get(&way).await.says("女儿林国富");
    let end = format!("/consents/{consent}/end");
    chen.get(&end).await.says("不让林国富替您办了吗");
    let ended =
        [("key", &*key()), ("consent", &*consent.to_string())].map(|(n, v)| (n, v.to_owned()));
    let ended: Vec<_> = ended.iter().map(|(name, value)| (*name, value.as_str())).collect();
    chen.post_and_follow("/forms/end-consent", &ended).await.tells("由本人结束");
    // At once: what Lin has open is for nobody now.
    let withdrawal = format!("{way}/withdrawal");
    assert_eq!(lin.get(&withdrawal).await.status, 404);
    assert_eq!(lin.get(&format!("{way}/slip.pdf")).await.status, 404);
    assert!(!lin.get("/").await.body.contains("您正在替"));
    lin.get("/helping").await.tells("由本人结束");
    act_for(&mut lin, consent).await.leads_to("/helping");
}

#[tokio::test]
async fn what_is_the_persons_own_is_not_reached_by_a_helper() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut chen = centre.chen(&yinyao).await;
    let consent = centre.consent_at(&yinyao, "李桂兰", Scope::ALL).await;
    act_for(&mut chen, consent).await.leads_to("/my-sign-ups");
    chen.get("/my-sign-ups").await.says("您正在替李桂兰办");
    for page in [
        "/me",
        "/me/attendance",
        "/me/told",
        "/me/number",
        "/me/number/code",
        "/me/emergency-contact",
        "/me/helpers",
        "/me/helpers/new",
        "/me/helpers/code",
        "/helping/code",
        "/helping/confirm",
        "/my-sign-ups/calendar",
        "/sign-in/name",
        "/sign-in/birthday",
        &format!("/consents/{consent}/end"),
    ] {
        let answer = chen.get(page).await;
        assert_eq!(answer.status, 403, "{page}");
        answer.says("这件事只能本人办");
        assert_eq!(answer.header("yinyao-keep"), "", "{page}");
    }
    assert_eq!(chen.get("/my-sign-ups.ics").await.status, 403);
    let for_whom = ("for_whom", &*consent.to_string());
    let before = store::person::person(&yinyao.db, centre.chen).await.unwrap();
    for (form, fields) in [
        ("save-name", vec![("name", "别人")]),
        ("save-told", vec![("way", "pages")]),
        ("save-emergency-contact", vec![("contact", "别人"), ("telephone", "19900000009")]),
        ("ask-for-new-number", vec![("mobile", "19900000009")]),
        ("make-consent-code", ALL.to_vec()),
        ("take-consent-code", vec![("code", "123456")]),
    ] {
        let key = key();
        let fields = [fields, vec![("key", &*key), for_whom]].concat();
        assert_eq!(chen.post(&format!("/forms/{form}"), &fields).await.status, 403, "{form}");
    }
    assert_eq!(store::person::person(&yinyao.db, centre.chen).await.unwrap(), before);
}

#[tokio::test]
async fn a_form_that_was_shown_for_somebody_else_does_nothing() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut chen = centre.chen(&yinyao).await;
    let consent = centre.consent_at(&yinyao, "李桂兰", Scope::ALL).await;
    let offering = centre.calligraphy.to_string();
    let own = [("key", &*key()), ("offering", &*offering), ("expected", "held")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let own: Vec<_> = own.iter().map(|(name, value)| (&**name, &**value)).collect();
    act_for(&mut chen, consent).await;
    chen.post("/forms/sign-up", &own).await.leads_to("/helping?changed");
    chen.get("/helping?changed").await.says("刚才那一页是替另一个人打开的");
    let id = consent.to_string();
    let hers = [&own[..], &[("for_whom", &*id)]].concat();
    chen.post("/forms/stop-acting", &[]).await.leads_to("/helping");
    chen.post("/forms/sign-up", &hers).await.leads_to("/helping?changed");
    assert!(live_sign_up(&yinyao.db, centre.calligraphy, centre.chen).await.unwrap().is_none());
    let person = store::consent::entry(&yinyao.db, consent, centre.chen).await.unwrap();
    let person = person.consent.person;
    assert!(live_sign_up(&yinyao.db, centre.calligraphy, person).await.unwrap().is_none());
}

#[tokio::test]
async fn a_borrowed_identity_is_left_by_lying_idle_and_by_signing_out() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut chen = centre.chen(&yinyao).await;
    let consent = centre.consent_at(&yinyao, "李桂兰", Scope::ALL).await;
    act_for(&mut chen, consent).await;
    let page = chen.get("/my-sign-ups").await;
    let renewed = page.headers.get_all("set-cookie").iter();
    let renewed: Vec<_> = renewed.filter_map(|set| set.to_str().ok()).collect();
    let renewed = renewed.iter().find(|set| set.starts_with("yinyao-acting=")).unwrap();
    assert!(renewed.contains("Max-Age=1800") && renewed.contains("HttpOnly"), "{renewed}");
    let mut idle = chen.clone();
    idle.cookies.remove("yinyao-acting");
    assert!(!idle.get("/").await.body.contains("您正在替"), "half an hour unused");
    yinyao.clock.advance(Duration::from_secs(5 * 3600));
    assert!(!chen.get("/").await.body.contains("您正在替"), "five hours");
    act_for(&mut chen, consent).await;
    chen.get("/").await.says("您正在替李桂兰办");
    let before = chen.get("/").await.header("yinyao-reader").to_owned();
    chen.post("/forms/stop-acting", &[]).await;
    assert_ne!(chen.get("/").await.header("yinyao-reader"), before, "another reader");
    act_for(&mut chen, consent).await;
    chen.post("/forms/sign-out", &[]).await.leads_to("/");
    let mut again = centre.chen(&yinyao).await;
    again.cookies.insert("yinyao-acting".into(), consent.to_string());
    assert!(!again.get("/").await.body.contains("您正在替"), "signed out");
}

#[tokio::test]
async fn nobody_acts_without_consent_beyond_it_or_after_it() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut chen, mut lin) = (centre.chen(&yinyao).await, centre.lin(&yinyao).await);
    let consent = centre.consent_at(&yinyao, "李桂兰", Scope::of(&[OfferingKind::Shift])).await;
    for mut other in [lin.clone(), centre.desk_a(&yinyao).await, centre.desk_b(&yinyao).await] {
        assert_eq!(act_for(&mut other, consent).await.status, 404, "without consent");
        let end = format!("/consents/{consent}/end");
        assert_eq!(other.get(&end).await.status, 404, "somebody else's");
        let fields = [("key", key()), ("consent", consent.to_string())];
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(other.post("/forms/end-consent", &fields).await.status, 404);
    }
    assert!(yinyao.browser().get("/helping").await.location().starts_with("/sign-in"));
    act_for(&mut chen, consent).await.leads_to("/my-sign-ups");
    let check = format!("/offerings/{}/sign-up", centre.calligraphy);
    let answer = chen.get(&check).await;
    assert_eq!(answer.status, 422);
    answer.tells("本人没有请您替办课程");
    let fields = [("key", key()), ("offering", centre.calligraphy.to_string())];
    let for_whom = consent.to_string();
    let mut fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fields.extend([("expected", "held"), ("for_whom", &for_whom)]);
    chen.post("/forms/sign-up", &fields).await.leads_to(&check);
    // Somebody else's sign-up is nobody's while one acts for another.
    let by = By::Person(centre.lin);
    let asked = Asked { offering: centre.calligraphy, person: centre.lin, by };
    let theirs = store::sign_up::sign_up(&yinyao.db, store::form_key::new(), asked).await.unwrap();
    assert_eq!(chen.get(&format!("/sign-ups/{}", theirs.id)).await.status, 404);
    let held = format!("/sign-ups/{}", theirs.id);
    assert_eq!(lin.get(&held).await.status, 200);
}

#[tokio::test]
async fn wrong_and_used_codes_are_told_alike() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut chen, mut lin) = (centre.chen(&yinyao).await, centre.lin(&yinyao).await);
    let code = code_of(&mut chen).await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    let first = lin.post_and_follow("/forms/take-consent-code", &[("code", wrong)]).await;
    assert_eq!(first.status, 422);
    first.tells("这个代办码不能用");
    assert!(!first.main().contains(wrong), "the digits are not kept");
    accepted(&mut lin, &code).await;
    let used = lin.post_and_follow("/forms/take-consent-code", &[("code", &code)]).await;
    assert_eq!(used.status, 422);
    used.tells("这个代办码不能用");
    let again = chen.get("/me/helpers/code").await;
    again.tells("没有可以用的代办码");
    let on_another_device = code_of(&mut chen).await;
    let page = centre.chen(&yinyao).await.get("/me/helpers/code").await;
    assert!(!page.text().replace('\u{a0}', "").contains(&on_another_device));
}

#[tokio::test]
async fn many_consents_are_read_page_by_page_and_none_is_lost() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let all = domain::listing::PAGE_ROWS + 1;
    let mut made = Vec::new();
    for _ in 0..all {
        made.push(centre.consent_at(&yinyao, "王秀英", domain::consent::Scope::ALL).await);
    }
    let mut desk = centre.desk_a(&yinyao).await;
    let (first, second) =
        (desk.get("/desk/consents").await, desk.get("/desk/consents?page=2").await);
    first.says("href=\"/desk/consents?page=2\"");
    first.tells("第1页，共2页");
    for (number, id) in made.iter().enumerate() {
        let way = format!("href=\"/desk/consents/{id}\"");
        let is_on = [&first, &second].map(|page| page.body.contains(&way));
        // The latest stands first.
        assert_eq!(
            is_on,
            [number != 0, number == 0],
            "the consent that was made as number {number}"
        );
    }
    assert_eq!(desk.get("/desk/consents?page=99").await.main().matches("<tr>").count(), 2);
}

#[tokio::test]
async fn the_counter_records_prints_and_ends() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    desk.get("/desk").await.says("href=\"/desk/consents\"");
    let key = key();
    let person = [("name", "王秀英"), ("born_on", "1942-5-1"), ("mobile", "")];
    let helper = [("helper_name", "李红"), ("helper_mobile", "19900000077"), ("given", "on_paper")];
    let fields = [&[("key", &*key)], &person[..], &helper[..], &ALL[..]].concat();
    let slip = desk.post_and_follow("/forms/desk-record-consent", &fields).await;
    slip.tells("凭书面委托");
    slip.tells("女儿李红");
    desk.get("/desk/consents").await.tells("李红替王秀英办");
    let of_b = centre.desk_b(&yinyao).await.get("/desk/consents").await;
    assert!(!of_b.body.contains("王秀英"));
    let new = store::form_key::new().to_string();
    let nothing = [("key", &*new), ("name", "王秀英")];
    let back = desk.post_and_follow("/forms/desk-record-consent", &nothing).await;
    assert_eq!(back.status, 422);
    back.says("value=\"王秀英\"");
    back.tells("请选怎么同意的");
}
