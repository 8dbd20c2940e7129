//! A place that costs something, at a desk that has set no time to pay: found at the counter, paid, and given back.

use crate::support::{Answer, Browser, Centre, yinyao};

async fn send(browser: &mut Browser, form: &str, fields: &[(&str, &str)]) -> Answer {
    let key = store::form_key::new().to_string();
    let fields: Vec<_> = [("key", key.as_str())].iter().chain(fields).copied().collect();
    browser.post_and_follow(&format!("/forms/{form}"), &fields).await
}

#[tokio::test]
async fn without_a_last_day_a_fee_is_paid_at_the_counter_and_no_day_is_invented() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    chen.signs_up(centre.calligraphy).await;
    let (offering, person) = (centre.calligraphy, centre.chen);
    let place = store::sign_up::live_sign_up(&yinyao.db, offering, person).await.unwrap().unwrap();
    let (id, mine) = (place.id.to_string(), format!("/sign-ups/{}", place.id));
    let page = chen.get(&mine).await;
    page.tells("到柜台交费200元");
    page.tells("还要到柜台交费");
    assert!(!page.text().contains("最晚11月") && !page.text().contains("没来得及"));
    assert!(!chen.get("/").await.text().contains("200元还没有交"));

    let list = desk.get("/desk/fees").await;
    for told in ["陈淑芬", "没有定期限", "1人，共200元"] {
        list.tells(told);
    }
    assert!(!list.text().contains("过期了"));
    let file = desk.get("/desk/fees/list.csv").await;
    assert!(file.body.contains("陈淑芬,19900000001,楷书一年级班,200元,,,"), "{}", file.body);
    let found = desk.post("/forms/desk-fees-find", &[("q", "淑芬")]).await;
    desk.get(found.location()).await.tells("陈淑芬");
    let fee = desk.get(&format!("/desk/fees/{id}")).await;
    fee.tells("还没交");
    fee.says("action=\"/forms/desk-fee-paid\"");
    for missing in ["/forms/desk-fee-put-off", "/forms/desk-fee-end", "不会自动取消"] {
        assert!(!fee.body.contains(missing), "{missing}");
    }
    // Whoever sends the form all the same reads why not.
    let later = [("sign_up", &*id), ("pay_by", "2026年12月2日"), ("reason", "家人住院")];
    assert_eq!(send(&mut desk, "desk-fee-put-off", &later).await.status, 422);

    // At the counter the person stands there, and the money is taken in their line.
    let member = format!("/desk/members/{person}");
    let page = desk.get(&member).await;
    page.tells("200元没交");
    page.says(&format!("href=\"/desk/fees/{id}?person\""));
    let value = format!("{id} {member}");
    let paid = send(&mut desk, "desk-fee-paid", &[("sign_up", &value), ("way", "cash")]).await;
    paid.tells("费用记下了。");
    paid.tells("已交费，收据号2026-000001");
    chen.get(&mine).await.tells("已交费，收据号2026-000001");
    desk.get("/desk/fees?paid").await.tells("收据号2026-000001");
    desk.get("/desk/cash").await.tells("200元");
    let receipts = store::cash::receipts_of(&yinyao.db, place.id, &centre.coordinator_a).await;
    let receipt = receipts.unwrap()[0].id.to_string();
    let back =
        [("receipt_id", &*receipt), ("amount", "80"), ("way", "cash"), ("reason", "少上两次")];
    let back = send(&mut desk, "desk-refund", &back).await;
    back.tells("退费收据");
    let book =
        store::cash::book(&yinyao.db, jiff::civil::date(2026, 11, 24), &centre.coordinator_a);
    let book = book.await.unwrap();
    assert_eq!((book.lines.len(), book.expected().0), (2, 12_000));
}

#[tokio::test]
async fn without_a_last_day_nobody_is_warned_or_called_however_long_it_takes() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    centre.lin(&yinyao).await.signs_up(centre.calligraphy).await;
    desk.get("/desk").await.says("href=\"/desk/fees\"");
    desk.get(&format!("/desk/offerings/{}", centre.calligraphy)).await.tells("交费（1人没交）");
    yinyao.clock.advance(std::time::Duration::from_secs(20 * 24 * 3600));
    let (mut desk, mut lin) = (centre.desk_a(&yinyao).await, centre.lin(&yinyao).await);
    assert!(!desk.get("/desk/calls").await.text().contains("费用还没有交"));
    assert!(!desk.get("/desk/fees").await.text().contains("过期了"));
    desk.get("/desk/fees").await.tells("林国富");
    assert!(!lin.get("/my-sign-ups").await.text().contains("还没有交"));
}
