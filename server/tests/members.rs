//! 找人: the counter finds its own people by one field, signs them up, and makes their card.

use crate::support::{Browser, Centre, yinyao};

async fn finds(desk: &mut Browser, typed: &str) -> crate::support::Answer {
    let key = store::form_key::new().to_string();
    desk.post_and_follow("/forms/desk-member-find", &[("key", &key), ("q", typed)]).await
}

#[tokio::test]
async fn somebody_at_the_counter_is_found_signed_up_and_given_a_card() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    desk.get("/desk").await.says("href=\"/desk/members\"");
    finds(&mut desk, "陈淑芬").await.tells("没有找到这个人");
    let mut chen = centre.chen(&yinyao).await;
    let key = store::form_key::new().to_string();
    let offering = centre.calligraphy.to_string();
    chen.post("/forms/sign-up", &[("key", &key), ("offering", &offering), ("expected", "held")])
        .await;
    for typed in ["陈淑", "chensf", "csf"] {
        let found = finds(&mut desk, typed).await;
        let name = if typed == "chensf" { "没有找到这个人" } else { "陈淑芬" };
        found.tells(name);
        assert_eq!(found.typed()["q"], typed);
    }
    let mut elsewhere = centre.desk_b(&yinyao).await;
    finds(&mut elsewhere, "陈淑芬").await.tells("没有找到这个人");

    let member = format!("/desk/members/{}", centre.chen);
    let page = desk.get(&member).await;
    page.tells("楷书一年级");
    page.says("办学员卡");
    // The slip needs no card.
    page.says("打印报名小票");
    let slip = desk.get(&format!("{member}/card")).await;
    slip.tells("楷书一年级");
    slip.tells("报名小票");
    assert!(!slip.body.contains("学员卡"), "there is none");
    let file = desk.get(&format!("{member}/card.pdf")).await;
    assert_eq!((file.status.as_u16(), file.header("content-type")), (200, "application/pdf"));
    assert_eq!(elsewhere.get(&format!("{member}/card")).await.status, 404);
    let key = store::form_key::new().to_string();
    let person = centre.chen.to_string();
    let made = [("key", key.as_str()), ("person", person.as_str())];
    desk.post_and_follow("/forms/desk-member-card", &made).await.tells("K000001");
    let card = desk.get(&format!("{member}/card")).await;
    card.tells("K000001");
    card.tells("楷书一年级");
    finds(&mut desk, "k1").await.tells("陈淑芬");

    desk.get(&format!("{member}/offerings?q=choir-none")).await.tells("没有找到");
    let choir = centre.choir.to_string();
    desk.get(&format!("{member}/offerings")).await.says(&format!("{member}/offerings/{choir}"));
    assert_eq!(desk.get(&format!("{member}/offerings/{choir}")).await.status, 200);
}

#[tokio::test]
async fn what_cannot_be_looked_for_and_what_a_rule_refuses_is_told() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    for (typed, told) in [
        ("", "请填要找的人"),
        ("2", "号码至少填四位"),
        ("陈2401", "请只填姓名、拼音、号码或卡号中的一样"),
    ] {
        let answer = finds(&mut desk, typed).await;
        assert_eq!(answer.status, 422, "{typed}");
        answer.tells(told);
        assert_eq!(answer.typed()["q"], typed);
    }
    let mut chen = centre.chen(&yinyao).await;
    let key = store::form_key::new().to_string();
    let offering = centre.calligraphy.to_string();
    chen.post("/forms/sign-up", &[("key", &key), ("offering", &offering), ("expected", "held")])
        .await;
    let (key, person) = (store::form_key::new().to_string(), centre.chen.to_string());
    let again = [
        ("key", key.as_str()),
        ("person", person.as_str()),
        ("offering", offering.as_str()),
        ("reason", "本人来电"),
    ];
    let refused = desk.post_and_follow("/forms/desk-member-add", &again).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.typed()["reason"], "本人来电");
}
