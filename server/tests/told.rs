//! How somebody wants to be told: chosen on their own page or at the counter, and what becomes of it at the desk.

use store::form_key;

use crate::support::{Answer, Browser, Centre, yinyao};

async fn sends(browser: &mut Browser, form: &str, fields: &[(&str, &str)]) -> Answer {
    let key = form_key::new().to_string();
    let fields = [&[("key", key.as_str())], fields].concat();
    browser.post_and_follow(&format!("/forms/{form}"), &fields).await
}

#[tokio::test]
async fn somebody_chooses_on_their_own_page() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut chen = centre.chen(&yinyao).await;
    chen.get("/me").await.tells("发短信");
    let asked = chen.get("/me/told?return_to=/me").await;
    asked.tells("您想怎么接到通知？");
    asked.tells("到时间没回答，还是会打电话");
    asked.tells("谁能替您办事，有变动一定会发短信");
    for odd in ["", "fax", "<script>"] {
        let wrong = sends(&mut chen, "save-told", &[("way", odd), ("return_to", "/me")]).await;
        assert_eq!(wrong.status, 422);
        wrong.tells("请选一种通知方式");
    }
    let kept = sends(&mut chen, "save-told", &[("way", "telephone"), ("return_to", "/me")]).await;
    assert_eq!(kept.status, 200);
    kept.tells("打电话");
    let elsewhere = [("way", "pages"), ("return_to", "https://evil.example/")];
    let kept = sends(&mut chen, "save-told", &elsewhere).await;
    kept.tells("自己看网页，不用另外通知");
}

#[tokio::test]
async fn the_counter_chooses_for_whoever_has_no_telephone_and_prints_their_letters() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let offering = centre.calligraphy.to_string();
    let fields = [("offering", &*offering), ("name", "周平"), ("born_on", "1950-03-08")];
    assert_eq!(sends(&mut desk, "desk-add", &fields).await.status, 200);
    let found = sends(&mut desk, "desk-member-find", &[("q", "周平")]).await;
    let person = found.body.split("/desk/members/").filter_map(|rest| rest.get(..36));
    let person = person.filter(|id| id.matches('-').count() == 4).last().unwrap().to_owned();
    let way = format!("/desk/members/{person}/told");
    desk.get(&format!("/desk/members/{person}")).await.says(&way);
    let asked = desk.get(&way).await;
    asked.tells("没登记手机的，不能选短信和看网页");
    assert!(!asked.body.contains("value=\"message\"") && !asked.body.contains("value=\"pages\""));
    asked.says("value=\"letter\"");
    for impossible in ["message", "pages", "telephone", ""] {
        let fields = [("person", &*person), ("way", impossible)];
        let wrong = sends(&mut desk, "desk-told", &fields).await;
        assert_eq!(wrong.status, 422, "{impossible}");
        wrong.tells("请选一种通知方式");
    }
    let kept = sends(&mut desk, "desk-told", &[("person", &person), ("way", "letter")]).await;
    kept.tells("通知方式改好了。");
    kept.tells("寄信到家");
    desk.get("/desk/log").await.tells("改了怎么通知");
    let off = [("offering", &*offering), ("reason", "老师生病")];
    assert_eq!(sends(&mut desk, "desk-cancel", &off).await.status, 200);
    desk.get("/desk/messages").await.tells("本人要寄信");
    desk.get("/desk/messages/letters").await.tells("周平");
}

#[tokio::test]
async fn who_wants_to_be_called_is_on_the_desks_list_with_their_number() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let mut chen = centre.chen(&yinyao).await;
    let offering = centre.calligraphy.to_string();
    let asks = [("offering", &*offering), ("expected", "held")];
    assert_eq!(sends(&mut chen, "sign-up", &asks).await.status, 200);
    let chosen = [("way", "telephone"), ("return_to", "/me")];
    assert_eq!(sends(&mut chen, "save-told", &chosen).await.status, 200);
    let off = [("offering", &*offering), ("reason", "老师生病")];
    assert_eq!(sends(&mut desk, "desk-cancel", &off).await.status, 200);
    let list = desk.get("/desk/messages").await;
    list.tells("本人要打电话");
    list.says("19900000001");
    assert!(!desk.get("/desk/messages/letters").await.body.contains("class=\"letter\""));
}
