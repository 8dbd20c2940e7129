//! 证明: made at the desk and by the person, as a page and as a file, revoked, and checked by anybody without scripts.

use domain::certificate::CheckCode;

use crate::support::samples::{attended, certificate_for, pdf_text};
use crate::support::{Answer, Browser, Centre, yinyao};

async fn sends(browser: &mut Browser, form: &str, fields: &[(&str, &str)]) -> Answer {
    let key = store::form_key::new().to_string();
    let fields = [&[("key", key.as_str())], fields].concat();
    browser.post_and_follow(&format!("/forms/{form}"), &fields).await
}

async fn checks(browser: &mut Browser, code: &str) -> Answer {
    browser.post_and_follow("/forms/certificate-check", &[("code", code)]).await
}

#[tokio::test]
async fn a_person_makes_their_own_and_saves_it_as_a_file() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut chen = centre.chen(&yinyao).await;
    chen.get("/me").await.says("href=\"/me/certificates\"");
    chen.get("/me/certificates").await.tells("现在没有可以开的证明");
    let offering = attended(&yinyao, &centre).await;
    let page = chen.get("/me/certificates").await;
    page.tells("学习证明：琵琶一年级班（2026年秋季学期），开课1次，到课1次");
    assert_eq!(sends(&mut chen, "my-certificate", &[("certified", "x")]).await.status, 422);
    let wanted = format!("class {offering}");
    let made = sends(&mut chen, "my-certificate", &[("certified", &wanted)]).await;
    assert_eq!(made.status, 200);
    for told in
        ["证明开好了", "陈淑芬", "银杏区老年大学", "琵琶一年级班", "开课1次，到课1次", "000001"]
    {
        made.tells(told);
    }
    let id = store::certificate::mine(&yinyao.db, centre.chen).await.unwrap()[0].id;
    let code = store::certificate::mine(&yinyao.db, centre.chen).await.unwrap()[0].code.printed();
    made.tells(&code);
    let way = format!("/certificates/{id}/certificate.pdf");
    made.says(&way);
    let file = chen.get(&way).await;
    assert_eq!(file.header("content-type"), "application/pdf");
    assert_eq!(file.header("cache-control"), "private, no-store");
    let text = pdf_text(&file.bytes).concat();
    for told in
        ["学习证明", "陈淑芬", "琵琶一年级班", "到课1次", "银杏区老年大学", code.as_str(), "1 / 1"]
    {
        assert!(text.contains(told), "{told} in {text}");
    }
    let mut lin = centre.lin(&yinyao).await;
    for way in [way.clone(), format!("/certificates/{id}")] {
        assert_eq!(lin.get(&way).await.status, 404, "{way}");
        assert!(yinyao.browser().get(&way).await.location().starts_with("/sign-in?"), "{way}");
    }
    chen.get("/me/certificates").await.says(&format!("/certificates/{id}\""));
}

#[tokio::test]
async fn a_desk_makes_those_of_a_whole_class_and_prints_them_from_one_file() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let offering = attended(&yinyao, &centre).await.to_string();
    let mut desk = centre.desk_a(&yinyao).await;
    let page = format!("/desk/offerings/{offering}");
    desk.get(&page).await.says("全班开证明");
    let file = format!("{page}/certificates.pdf");
    assert_eq!(desk.get(&file).await.status, 404, "none was made");
    let wanted = [("offering", offering.as_str())];
    let made = sends(&mut desk, "desk-class-certificates", &wanted).await;
    made.tells("开好了1份证明");
    made.says(&file);
    let again = sends(&mut desk, "desk-class-certificates", &wanted).await;
    again.tells("都开过了，一共1份");
    let all = desk.get(&file).await;
    assert_eq!(all.header("content-type"), "application/pdf");
    let text = pdf_text(&all.bytes).concat();
    for told in ["学习证明", "陈淑芬", "琵琶一年级班", "000001"] {
        assert!(text.contains(told), "{told} in {text}");
    }
    let mut other = centre.desk_b(&yinyao).await;
    assert_eq!(other.get(&file).await.status, 404);
}

#[tokio::test]
async fn a_desk_makes_one_and_takes_it_back() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let offering = attended(&yinyao, &centre).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let member = centre.chen.to_string();
    let way = format!("/desk/members/{member}/certificates");
    desk.get(&format!("/desk/members/{member}")).await.says(&way);
    desk.get(&way).await.tells("琵琶一年级班");
    let wanted = format!("class {offering}");
    let fields = [("person", member.as_str()), ("certified", wanted.as_str())];
    let made = sends(&mut desk, "desk-certificate", &fields).await;
    made.tells("证明开好了");
    let id = store::certificate::mine(&yinyao.db, centre.chen).await.unwrap()[0].id.to_string();
    let file = desk.get(&format!("/desk/certificates/{id}/certificate.pdf")).await;
    assert!(pdf_text(&file.bytes).concat().contains("陈淑芬"));
    let mut b = centre.desk_b(&yinyao).await;
    let of_b = b.get(&format!("/desk/certificates/{id}/certificate.pdf")).await;
    assert_eq!(of_b.status, 404);
    let none = sends(&mut desk, "desk-revoke-certificate", &[("certificate", &id)]).await;
    assert_eq!(none.status, 422);
    none.tells("请写一句为什么作废");
    let fields = [("certificate", id.as_str()), ("reason", "点名记错了")];
    let revoked = sends(&mut desk, "desk-revoke-certificate", &fields).await;
    revoked.tells("已作废（2026年11月24日）");
    revoked.tells("点名记错了");
    let file = desk.get(&format!("/desk/certificates/{id}/certificate.pdf")).await;
    assert!(pdf_text(&file.bytes).concat().contains("已作废"));
    let mut chen = centre.chen(&yinyao).await;
    chen.get(&format!("/certificates/{id}")).await.tells("点名记错了");
    let twice = sends(&mut desk, "desk-revoke-certificate", &fields).await;
    twice.leads_to(&format!("/desk/certificates/{id}"));
}

#[tokio::test]
async fn anybody_checks_a_code_and_reads_no_whole_name() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let id = certificate_for(&yinyao, &centre).await;
    let one = store::certificate::my_certificate(&yinyao.db, id, centre.chen).await.unwrap();
    let code = one.code.printed();
    let mut anybody = yinyao.browser();
    let page = anybody.get("/certificates/check").await;
    assert_eq!(page.status, 200);
    let found = checks(&mut anybody, &code).await;
    for told in ["这张证明是真的", "陈＊芬", "琵琶一年级班", "银杏区老年大学", "000001"]
    {
        found.tells(told);
    }
    assert!(!found.body.contains("陈淑芬"), "the whole name is for its person and the desk");
    anybody.get("/certificates/check").await.tells("证明上的验证码");
    // Scanned, it is filled in, and tells nothing before the button is pressed; what is no code is not.
    let digits = code.replace(' ', "");
    let scanned = yinyao.browser().get(&format!("/certificates/check?code={digits}")).await;
    scanned.says(&format!("value=\"{code}\""));
    assert!(!scanned.main().contains("琵琶"), "nothing was looked for");
    let forged = yinyao.browser().get("/certificates/check?code=9876").await;
    assert!(!forged.main().contains("value=\"9876\""), "what is no code is not filled in");
    let other = yinyao.browser().get("/certificates/check?checked").await;
    assert!(!other.body.contains("陈＊芬"), "what was found is for who looked for it");

    let wrong = checks(&mut anybody, "1234").await;
    assert_eq!(wrong.status, 422);
    wrong.tells("16位数字");
    wrong.says("value=\"1234\"");
    let unknown = CheckCode::from_number(7).printed();
    checks(&mut anybody, &unknown).await.tells("没有这个验证码的证明");
    for _ in 0..40 {
        checks(&mut anybody, &unknown).await;
    }
    let stopped = checks(&mut anybody, &code).await;
    assert_eq!(stopped.status, 422, "too many were guessed");
    assert!(!stopped.body.contains("陈＊芬"));
    let still = anybody.get("/certificates/check?checked").await;
    assert!(!still.body.contains("陈＊芬"), "nor by the way around the form");
}
