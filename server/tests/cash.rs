//! The counter's money: receipts, refunds, corrections, and the book of a day with its closing, all without scripts.

use domain::cash::PayWay;
use domain::id::{ReceiptId, SignUpId};
use domain::offering::Fen;
use domain::role::Role;
use store::sign_up::{Asked, By};

use crate::support::samples::receipt_for;
use crate::support::{Answer, Browser, Centre, Yinyao, yinyao};

/// Chen has paid 200 yuan in cash for calligraphy.
async fn payment(yinyao: &Yinyao, centre: &Centre) -> (SignUpId, ReceiptId) {
    let terms = domain::fee::FeeTerms { days: Some(3), counter: "一楼柜台".into() };
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    store::fee::set_fee_terms(db, terms, store::Seen::nothing(), by).await.unwrap();
    let (offering, person) = (centre.calligraphy, centre.chen);
    let asked = Asked { offering, person, by: By::Person(person) };
    let place = store::sign_up::sign_up(db, store::form_key::new(), asked).await.unwrap().id;
    (place, receipt_for(db, place, by).await)
}

async fn send(browser: &mut Browser, form: &str, fields: &[(&str, &str)]) -> Answer {
    let key = store::form_key::new().to_string();
    let fields: Vec<_> = [("key", key.as_str())].iter().chain(fields).copied().collect();
    browser.post_and_follow(&format!("/forms/{form}"), &fields).await
}

#[tokio::test]
async fn a_receipt_tells_what_was_paid_in_figures_and_in_capitals() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (place, receipt) = payment(&yinyao, &centre).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let page = desk.get(&format!("/desk/receipts/{receipt}")).await;
    for told in
        ["2026-000001", "陈淑芬", "楷书一年级班", "200元", "贰佰元整", "现金", "银杏区老年大学"]
    {
        page.tells(told);
    }
    let fee = desk.get(&format!("/desk/fees/{place}")).await;
    fee.says(&format!("href=\"/desk/receipts/{receipt}\""));
    desk.get(&format!("/desk/fees?done={place}")).await.says(&format!("/desk/receipts/{receipt}"));
}

#[tokio::test]
async fn money_is_given_back_within_what_was_paid_and_keeps_what_was_typed() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (_, receipt) = payment(&yinyao, &centre).await;
    let id = receipt.to_string();
    let mut desk = centre.desk_a(&yinyao).await;
    let page = desk.get(&format!("/desk/receipts/{id}/refund")).await;
    page.tells("还可以退200元");
    page.says("value=\"200.00\"");
    page.tells("退费不动名额");
    let wrong = [("receipt_id", id.as_str()), ("amount", "两百"), ("way", ""), ("reason", "")];
    let wrong = send(&mut desk, "desk-refund", &wrong).await;
    assert_eq!(wrong.status, 422);
    wrong.says("value=\"两百\"");
    for told in ["请只写数字", "请选现金", "请写一句为什么退"] {
        wrong.tells(told);
    }
    let sound = |amount: &'static str| {
        [
            ("receipt_id", id.clone()),
            ("amount", amount.into()),
            ("way", "cash".into()),
            ("reason", "生病".into()),
        ]
    };
    let mut refund = async |amount| {
        let fields = sound(amount);
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        send(&mut desk, "desk-refund", &fields).await
    };
    let more = refund("200.01").await;
    assert_eq!(more.status, 422);
    more.tells("最多还可以退200元");
    let made = refund("150.50").await;
    for told in ["退费收据", "2026-000002", "150.50元", "壹佰伍拾元伍角整", "生病"] {
        made.tells(told);
    }
    assert_eq!(refund("50").await.status, 422);
    assert_eq!(refund("49.50").await.status, 200);
    let nothing = refund("1").await;
    nothing.tells("这一笔已经全部退了");
    let page = desk.get(&format!("/desk/receipts/{id}")).await;
    assert!(!page.body.contains("/refund\""), "nothing is left to give back");
}

#[tokio::test]
async fn a_payment_typed_wrongly_is_corrected_and_never_deleted() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (place, receipt) = payment(&yinyao, &centre).await;
    let id = receipt.to_string();
    let mut desk = centre.desk_a(&yinyao).await;
    let wrong = send(&mut desk, "desk-correction", &[("receipt_id", &id)]).await;
    assert_eq!(wrong.status, 422);
    wrong.tells("请写一句哪里记错了");
    let fields = [("receipt_id", id.as_str()), ("reason", "记到了别人名下")];
    send(&mut desk, "desk-correction", &fields).await.tells("2026-000002 冲正");
    desk.get(&format!("/desk/fees/{place}")).await.tells("还没交");
    let book = desk.get("/desk/cash").await;
    for told in ["2026-000001", "2026-000002", "记到了别人名下"] {
        book.tells(told);
    }
    let twice = send(&mut desk, "desk-correction", &fields).await;
    assert_eq!(twice.status, 422);
    twice.tells("已经全部退了，或者冲正了");
}

#[tokio::test]
async fn a_long_day_is_cut_into_pages_and_printed_as_a_whole() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (_, receipt) = payment(&yinyao, &centre).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let by = &centre.coordinator_a;
    for _ in 0..50 {
        let (key, sum) = (store::form_key::new(), Fen::yuan(1));
        store::cash::refund(&yinyao.db, key, receipt, sum, PayWay::Cash, "生病", by).await.unwrap();
    }
    let has = |page: &Answer, number: &str| page.body.contains(&format!("2026-0000{number}"));
    let first = desk.get("/desk/cash").await;
    first.tells("第1页，共2页");
    assert!(has(&first, "50") && !has(&first, "51"));
    let second = desk.get("/desk/cash?page=2").await;
    assert!(!has(&second, "50") && has(&second, "51"));
    // A page of it is not printed as if it were the day.
    assert!(!first.body.contains("data-print"));
    let way = first.body.split('"').find(|part| part.ends_with("whole")).unwrap();
    let whole = desk.get(&way.replace("&amp;", "&")).await;
    whole.says("data-print");
    assert!(has(&whole, "01") && has(&whole, "51"));
    assert!(!whole.text().contains("第1页"));
    let place = |page: &Answer, number: &str| page.body.find(&format!("2026-0000{number}"));
    assert!(place(&whole, "01") < place(&whole, "51"));

    // In the order in which it was looked at, and in another from there.
    let whole_of = |page: &Answer| {
        let way = page.main().split('"').find(|part| part.ends_with("whole")).unwrap();
        way.replace("&amp;", "&")
    };
    let turned = desk.get("/desk/cash?sort=number&desc=1").await;
    assert!(has(&turned, "51") && !has(&turned, "01"), "{}", turned.main());
    let whole = desk.get(&whole_of(&turned)).await;
    assert!(place(&whole, "51") < place(&whole, "01"));
    // The first head of its columns turns it round.
    let again = desk.get(&whole_of(&whole)).await;
    assert!(has(&again, "01") && has(&again, "51"), "still the whole day");
    assert!(place(&again, "01") < place(&again, "51"));
}

#[tokio::test]
async fn the_book_of_a_day_adds_up_and_is_closed_once() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    desk.get("/desk/cash").await.tells("这一天没有收支");
    payment(&yinyao, &centre).await;
    let book = desk.get("/desk/cash").await;
    for told in
        ["11月24日（周二）的收支账", "按方式合计", "按经手人合计", "现在应有200元", "还没有日结"]
    {
        book.tells(told);
    }
    let file = desk.get("/desk/cash.csv?day=2026-11-24").await;
    assert!(file.bytes.starts_with("\u{feff}收据编号".as_bytes()), "{}", file.body);
    assert!(file.body.contains("2026-000001,"), "{}", file.body);
    assert!(file.body.contains("陈淑芬,收费,楷书一年级班,现金,200.00,,"), "{}", file.body);
    assert!(file.body.contains("合计,,,,,,200.00,0.00,,"), "{}", file.body);
    let fields = |counted: &'static str, note: &'static str| {
        [
            ("day", "2026-11-24"),
            ("expected", "20000"),
            ("counted", counted),
            ("stays", ""),
            ("note", note),
        ]
    };
    desk.get("/desk/cash/closing?day=2026-11-24").await.tells("数出来多少元");
    let differs = send(&mut desk, "desk-cash-close", &fields("190", "")).await;
    assert_eq!(differs.status, 422);
    differs.tells("请写一句原因");
    differs.says("value=\"190\"");
    let odd = send(&mut desk, "desk-cash-close", &fields("一百", "")).await;
    assert_eq!(odd.status, 422);
    let closed = send(&mut desk, "desk-cash-close", &fields("190", "找错零")).await;
    for told in ["日结好了", "少了10元", "找错零", "上交0元"] {
        closed.tells(told);
    }
    let twice = send(&mut desk, "desk-cash-close", &fields("190", "找错零")).await;
    assert_eq!(twice.status, 422);
    twice.tells("一天只做一次");
}

#[tokio::test]
async fn of_a_day_that_there_is_not_it_is_said_what_is_wrong() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    for (typed, told) in [
        ("2026-2-29", "没有这一天，2026年2月只有28天"),
        ("20226-11-24", "请看看年份，写的是20226年"),
        ("2026-13-1", "没有13月"),
        ("2026-12-24", "12月24日（周四）还没有到"),
        ("昨天", "请写年、月、日"),
    ] {
        let page = desk.get(&format!("/desk/cash?day={}", app::address::escaped(typed))).await;
        assert_eq!(page.status, 422, "{typed}");
        page.tells(told);
        page.says(&format!("value=\"{typed}\""));
    }
    assert_eq!(desk.get("/desk/cash?day=2026%E5%B9%B411%E6%9C%8823").await.status, 200);
    assert_eq!(desk.get("/desk/cash.csv?day=x").await.status, 404);
    assert_eq!(desk.get("/desk/cash/closing?day=x").await.status, 404);
}

#[tokio::test]
async fn a_book_is_its_own_desks_and_nobody_elses() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    payment(&yinyao, &centre).await;
    let paths = ["/desk/cash", "/desk/cash/closing?day=2026-11-24", "/desk/cash.csv"];
    for role in [Role::Teacher, Role::Door] {
        let mut browser = centre.desk_as(&yinyao, role).await;
        for path in paths {
            assert_eq!(browser.get(path).await.status, 403, "{path} as {role:?}");
        }
    }
    for path in paths {
        assert_eq!(centre.chen(&yinyao).await.get(path).await.status, 403, "{path}: a learner");
        let of_b = centre.desk_b(&yinyao).await.get(path).await;
        assert_eq!(of_b.status, 200, "{path}");
        assert!(!of_b.body.contains("陈淑芬") && !of_b.body.contains("2026-000001"), "{path}");
    }
    let fields = [("day", "2026-11-24"), ("expected", "0"), ("counted", "0"), ("note", "")];
    let mut b = centre.desk_b(&yinyao).await;
    assert_eq!(send(&mut b, "desk-cash-close", &fields).await.status, 200);
    let mut a = centre.desk_a(&yinyao).await;
    a.get("/desk/cash").await.tells("还没有日结");
}
