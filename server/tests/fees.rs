//! Fees at the desk and on a person's own pages: typed wrongly, noted, taken back, put off, ended.

use domain::id::SignUpId;
use domain::role::Role;
use jiff::ToSpan;
use store::sign_up::{Asked, By, Swap};

use crate::support::samples::{asks_for_fees, parallel, receipt_for};
use crate::support::{Answer, Browser, Centre, Yinyao, yinyao};

/// A's desk gives three working days from now on: a place of somebody has until Friday.
async fn place(yinyao: &Yinyao, centre: &Centre, person: domain::id::PersonId) -> SignUpId {
    asks_for_fees(yinyao, centre).await;
    let asked = Asked { offering: centre.calligraphy, person, by: By::Person(person) };
    store::sign_up::sign_up(&yinyao.db, store::form_key::new(), asked).await.unwrap().id
}

async fn send(browser: &mut Browser, form: &str, fields: &[(&str, &str)]) -> Answer {
    let key = store::form_key::new().to_string();
    let fields: Vec<_> = [("key", key.as_str())].iter().chain(fields).copied().collect();
    browser.post_and_follow(&format!("/forms/{form}"), &fields).await
}

#[tokio::test]
async fn days_to_pay_are_set_with_the_place_to_pay_at() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    desk.get("/desk/fees").await.says("还没有定期限");
    let wrong = send(&mut desk, "desk-fee-terms", &[("days", "三十一"), ("counter", "")]).await;
    assert_eq!(wrong.status, 422);
    wrong.says("请填1到30的数字");
    wrong.says("value=\"三十一\"");
    let wrong = send(&mut desk, "desk-fee-terms", &[("days", "３"), ("counter", "")]).await;
    assert_eq!(wrong.status, 422);
    wrong.says("请写在哪里交");
    let kept = [("days", "３"), ("counter", "一楼柜台")];
    let saved = send(&mut desk, "desk-fee-terms", &kept).await;
    assert_eq!(saved.status, 200);
    saved.says("已经保存");
    saved.says("value=\"3\"");
    assert!(!desk.get("/desk/fees").await.body.contains("还没有定期限"));
}

#[tokio::test]
async fn a_payment_is_noted_once_told_to_the_person_and_taken_back() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let id = place(&yinyao, &centre, centre.chen).await.to_string();
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    let mine = format!("/sign-ups/{id}");
    let page = chen.get(&mine).await;
    page.tells("最晚11月27日（周五）交费200元");
    page.tells("一楼柜台");
    page.tells("名额不会自动取消");
    assert!(!page.body.contains("不用再做什么"));
    let list = desk.get("/desk/fees").await;
    list.tells("陈淑芬");
    list.tells("1人，共200元");
    let long = "1".repeat(41);
    let wrong =
        send(&mut desk, "desk-fee-paid", &[("sign_up", &id), ("way", "cash"), ("receipt", &long)])
            .await;
    assert_eq!(wrong.status, 422);
    wrong.tells("纸质收据号最多40个字");
    let no_way = send(&mut desk, "desk-fee-paid", &[("sign_up", &id), ("way", "gold")]).await;
    assert_eq!(no_way.status, 422);
    no_way.tells("请选现金、转账或微信、支付宝");
    let back = format!("{id} /desk/fees?offering={}", centre.calligraphy);
    let paid = send(
        &mut desk,
        "desk-fee-paid",
        &[("sign_up", &back), ("way", "scan"), ("receipt", "0017")],
    )
    .await;
    paid.tells("记好了：陈淑芬，“楷书一年级班”，200元，已交。");
    let twice = send(&mut desk, "desk-fee-paid", &[("sign_up", &id), ("way", "cash")]).await;
    assert_eq!(twice.status, 422);
    twice.tells("已经记过了，请不要再收");
    chen.get(&mine).await.tells("已交费，收据号2026-000001");
    chen.get("/").await.tells("已经收到您交的费");
    desk.get("/desk/fees?paid").await.tells("收据号2026-000001");
    let again = send(&mut desk, "desk-fee-back", &[("sign_up", &back)]).await;
    again.tells("撤回了");
    let page = chen.get(&mine).await;
    page.tells("最晚11月27日（周五）交费200元");
    page.tells("您在柜台交了费，收据号2026-000001。");
    page.tells("上面一条记错了");
    let twice = send(&mut desk, "desk-fee-back", &[("sign_up", &id)]).await;
    assert_eq!(twice.status, 422);
}

#[tokio::test]
async fn a_name_is_looked_for_without_standing_in_the_address() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    for person in [centre.chen, centre.lin] {
        place(&yinyao, &centre, person).await;
    }
    let mut desk = centre.desk_a(&yinyao).await;
    desk.get("/desk/fees").await;
    let led = desk.post("/forms/desk-fees-find", &[("q", "淑芬")]).await;
    led.leads_to("/desk/fees?found");
    let found = desk.get(led.location()).await;
    found.tells("陈淑芬");
    found.says("value=\"淑芬\"");
    assert!(!found.text().contains("林国富"));
    desk.get("/desk/fees").await.tells("林国富");
    desk.post("/forms/desk-fees-find", &[("q", "")]).await.leads_to("/desk/fees");
    let none = desk.get("/desk/fees?day=2026-11-26").await;
    none.says("没有找到");
    desk.get("/desk/fees?day=2026-11-27").await.tells("最晚11月27日（周五）交的人");
    let file = desk.get("/desk/fees/list.csv").await;
    assert!(
        file.body.contains("陈淑芬,19900000001,楷书一年级班,200元,2026年11月27日,,"),
        "{}",
        file.body
    );
    let list = desk.get(&format!("/desk/offerings/{}/list.csv", centre.calligraphy)).await;
    assert!(list.body.contains("还没交，最晚11月27日（周五）"), "{}", list.body);
}

#[tokio::test]
async fn more_time_needs_a_later_day_and_a_reason_that_the_person_reads() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let id = place(&yinyao, &centre, centre.chen).await.to_string();
    let mut desk = centre.desk_a(&yinyao).await;
    let wrong = [("sign_up", id.as_str()), ("pay_by", "下周"), ("reason", "")];
    let wrong = send(&mut desk, "desk-fee-put-off", &wrong).await;
    assert_eq!(wrong.status, 422);
    wrong.says("value=\"下周\"");
    wrong.tells("请写一句为什么延期");
    for (day, told) in [
        ("2027-2-29", "最晚改到哪天：没有这一天，2027年2月只有28天"),
        ("2207-3-1", "最晚改到哪天：请看看年份，写的是2207年"),
    ] {
        let wrong = [("sign_up", id.as_str()), ("pay_by", day), ("reason", "家人住院")];
        let wrong = send(&mut desk, "desk-fee-put-off", &wrong).await;
        assert_eq!(wrong.status, 422);
        wrong.tells(told);
        assert_eq!(wrong.typed()["pay_by"], day);
    }
    let early = [("sign_up", id.as_str()), ("pay_by", "2026-11-27"), ("reason", "家人住院")];
    let early = send(&mut desk, "desk-fee-put-off", &early).await;
    assert_eq!(early.status, 422);
    early.tells("只能改得更晚");
    let later = [("sign_up", id.as_str()), ("pay_by", "2026年12月2日"), ("reason", "家人住院")];
    send(&mut desk, "desk-fee-put-off", &later).await.tells("最晚12月2日（周三）");
    let mut chen = centre.chen(&yinyao).await;
    chen.get("/").await.tells("交费改到最晚12月2日（周三）。原因：家人住院。");
    chen.get(&format!("/sign-ups/{id}")).await.tells("工作人员给您改到了12月2日（周三）");
}

#[tokio::test]
async fn an_unpaid_place_is_called_about_and_goes_on_only_after_two_calls() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let id = place(&yinyao, &centre, centre.chen).await.to_string();
    let mut chen = centre.chen(&yinyao).await;
    chen.get("/").await.tells("请到柜台交费");
    yinyao.clock.advance(std::time::Duration::from_secs(3 * 24 * 3600));
    let home = chen.get("/").await;
    home.tells("今天是交费最后一天，200元");
    assert!(!home.text().contains("请到柜台交费"), "told once");
    yinyao.clock.advance(std::time::Duration::from_secs(24 * 3600));
    chen.get("/my-sign-ups").await.tells("名额还给您留着");
    // A desk's sign-in ends with the day.
    let mut desk = centre.desk_a(&yinyao).await;
    let calls = desk.get("/desk/calls").await;
    calls.tells("“楷书一年级班”的费用还没有交");
    let early = send(&mut desk, "desk-fee-end", &[("sign_up", &id)]).await;
    assert_eq!(early.status, 422);
    early.tells("请先打电话");
    let call = [("sign_up", id.as_str()), ("about", "fee"), ("outcome", "no_answer")];
    for hours in [0, 6] {
        yinyao.clock.advance(hours.hours().try_into().unwrap());
        desk = centre.desk_a(&yinyao).await;
        assert_eq!(send(&mut desk, "desk-call", &call).await.status, 200);
    }
    desk.get(&format!("/desk/fees/{id}")).await.tells("没有交，名额给下一位");
    let ended = send(&mut desk, "desk-fee-end", &[("sign_up", &id)]).await;
    assert_eq!(ended.status, 200);
    ended.tells("没有交费");
    let page = chen.get(&format!("/sign-ups/{id}")).await;
    page.tells("没有交费，名额给了下一位");
    chen.get("/").await.tells("我们打过电话");
    assert_eq!(desk.get(&format!("/desk/fees/{id}")).await.status, 404);
}

#[tokio::test]
async fn what_is_to_be_given_back_stands_on_the_own_desk_until_it_was_given_back() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let paid_for = place(&yinyao, &centre, centre.chen).await;
    let receipt = receipt_for(&yinyao.db, paid_for, &centre.coordinator_a).await.to_string();
    let cheaper = parallel(&yinyao, &centre, "行书一年级班", 5, 150).await;
    let mut desk = centre.desk_a(&yinyao).await;
    assert!(!desk.get("/desk/fees").await.text().contains("要退的费"));
    let swap =
        Swap { person: centre.chen, given_up: paid_for.into(), instead: cheaper, helping: None };
    store::sign_up::swap(&yinyao.db, store::form_key::new(), swap).await.unwrap();

    let list = desk.get("/desk/fees").await;
    for told in ["要退的费", "陈淑芬", "行书一年级班", "50元"] {
        list.tells(told);
    }
    let way = format!("/desk/receipts/{receipt}/refund");
    list.says(&format!("href=\"{way}\""));
    // Whoever looks for one name, or at those who have paid, is not told of others.
    assert!(!desk.get("/desk/fees?paid").await.text().contains("要退的费"));

    let elsewhere = centre.desk_b(&yinyao).await.get("/desk/fees").await;
    assert_eq!(elsewhere.status, 200);
    assert!(!elsewhere.text().contains("要退的费") && !elsewhere.body.contains("陈淑芬"));
    assert_eq!(centre.desk_b(&yinyao).await.get(&way).await.status, 404);
    assert_eq!(centre.chen(&yinyao).await.get("/desk/fees").await.status, 403);

    // An auditor reads the book and its receipts, and gives nothing back.
    let mut auditor = centre.desk_as(&yinyao, Role::Auditor).await;
    assert_eq!(auditor.get("/desk/fees").await.status, 403);
    let book = auditor.get("/desk/cash").await;
    book.tells("从“楷书一年级班”转来200元");
    let paper = auditor.get(&format!("/desk/receipts/{receipt}")).await;
    assert_eq!(paper.status, 200);
    assert!(!paper.body.contains(&way), "no way to give anything back");
    assert_eq!(auditor.get(&way).await.status, 403);
    let back =
        [("receipt_id", receipt.as_str()), ("amount", "50"), ("way", "cash"), ("reason", "换班")];
    let key = store::form_key::new().to_string();
    let fields: Vec<_> = [("key", key.as_str())].into_iter().chain(back).collect();
    assert_eq!(auditor.post("/forms/desk-refund", &fields).await.status, 403);
    desk.get("/desk/fees").await.tells("要退的费");

    // What is proposed is what is owed, not all that was paid.
    desk.get(&way).await.says("value=\"50.00\"");
    let made = send(&mut desk, "desk-refund", &back).await;
    assert_eq!(made.status, 200);
    made.tells("退费收据");
    assert!(!desk.get("/desk/fees").await.text().contains("要退的费"));
}

#[tokio::test]
async fn whoever_withdraws_after_paying_is_repaid_or_reads_why_not() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let mut ids = Vec::new();
    for (person, key) in [(centre.chen, "cash"), (centre.lin, "scan")] {
        let id = place(&yinyao, &centre, person).await;
        send(&mut desk, "desk-fee-paid", &[("sign_up", &id.to_string()), ("way", key)]).await;
        store::sign_up::withdraw(&yinyao.db, store::form_key::new(), id, person).await.unwrap();
        ids.push(id.to_string());
    }
    let list = desk.get("/desk/fees").await;
    list.tells("要退的费");
    list.tells("自己退出");
    let theirs = centre.desk_b(&yinyao).await.get("/desk/fees").await;
    assert!(!theirs.text().contains("要退的费"));
    // One is repaid: the list leads to the refund, and the reason stands there already.
    let owed = store::fee::to_give_back(&yinyao.db, &centre.coordinator_a).await.unwrap();
    assert_eq!(owed.len(), 2);
    let receipt = owed[0].payments[0].0.to_string();
    let refund = format!("/desk/receipts/{receipt}/refund");
    list.says(&format!("href=\"{refund}\""));
    list.says(&format!("href=\"/desk/fees/{}\"", ids[1]));
    let page = desk.get(&refund).await;
    assert_eq!(
        (page.typed()["amount"].as_str(), page.typed()["reason"].as_str()),
        ("200.00", "自己退出")
    );
    let fields = [
        ("receipt_id", receipt.as_str()),
        ("amount", "200"),
        ("way", "cash"),
        ("reason", "自己退出"),
    ];
    send(&mut desk, "desk-refund", &fields).await.says("办好了");
    // Of the other it is decided that nothing is given back.
    let left = store::fee::to_give_back(&yinyao.db, &centre.coordinator_a).await.unwrap();
    let [left] = &left[..] else { panic!("one is left: {left:?}") };
    let (id, person) = (left.sign_up.to_string(), left.person.id);
    let page = desk.get(&format!("/desk/fees/{id}")).await;
    page.tells("自己退出");
    page.tells("还没退的");
    let missing =
        send(&mut desk, "desk-fee-nothing-back", &[("sign_up", &id), ("reason", " ")]).await;
    assert_eq!(missing.status, 422);
    missing.tells("请写一句为什么不退");
    let why = [("sign_up", id.as_str()), ("reason", "课已经上了一半")];
    let decided = send(&mut desk, "desk-fee-nothing-back", &why).await;
    assert_eq!(decided.status, 200);
    decided.tells("200元不退。课已经上了一半");
    decided.tells("没有要退的");
    assert!(!desk.get("/desk/fees").await.text().contains("要退的费"));
    // At the counter their page shows the receipts; their own page says why.
    desk.get(&format!("/desk/members/{person}")).await.tells("2026-00000");
    let mut own =
        if person == centre.chen { centre.chen(&yinyao).await } else { centre.lin(&yinyao).await };
    own.get(&format!("/sign-ups/{id}")).await.tells("您交的200元不退。");
    let twice = send(&mut desk, "desk-fee-nothing-back", &why).await;
    assert_eq!(twice.status, 422);
    // Another institution's is not found.
    let mut b = centre.desk_b(&yinyao).await;
    assert_eq!(b.get(&format!("/desk/fees/{id}")).await.status, 404);
    let key = store::form_key::new().to_string();
    let fields = [("key", key.as_str()), ("sign_up", id.as_str()), ("reason", "不退")];
    assert_eq!(b.post("/forms/desk-fee-nothing-back", &fields).await.status, 404);
}
