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

#[tokio::test]
async fn who_chooses_letters_is_asked_for_the_address_on_the_same_form() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut chen = centre.chen(&yinyao).await;
    chen.get("/me").await.tells("寄信地址");
    chen.get("/me/told").await.says("value=\"letter\"");
    let told = |way, address| {
        [("way", way), ("address", address), ("address_asked", "yes"), ("return_to", "/me")]
    };
    let long = "号".repeat(101);
    for (address, sentence) in [
        ("", "要寄信的，请在这里填写地址"),
        (" \u{3000}。", "要寄信的，请在这里填写地址"),
        (long.as_str(), "地址最多100个字"),
        ("沿江\u{202e}路", "地址里有尖括号或看不见的字符"),
        ("<b>沿江路", "地址里有尖括号或看不见的字符"),
    ] {
        let asked = sends(&mut chen, "save-told", &told("letter", address)).await;
        assert_eq!(asked.status, 422, "{sentence}");
        asked.tells(sentence);
        asked.says("href=\"#address\"");
        asked.says("value=\"letter\" checked");
    }
    // Both mistakes are told at once.
    let both = sends(&mut chen, "save-told", &told("", &long)).await;
    both.tells("请选一种通知方式");
    both.tells("地址最多100个字");
    let kept = sends(&mut chen, "save-told", &told("letter", " 沿江路3号2栋。")).await;
    assert_eq!(kept.status, 200);
    kept.tells("寄信到家");
    kept.tells("沿江路3号2栋");
    // A form of an earlier release asks for none, and takes none away.
    let before = [("way", "message"), ("return_to", "/me")];
    sends(&mut chen, "save-told", &before).await.tells("沿江路3号2栋");
    let gone = sends(&mut chen, "save-told", &told("message", "")).await;
    assert!(!gone.body.contains("沿江路"));
    let mut nobody = yinyao.browser();
    let stranger = sends(&mut nobody, "save-told", &told("letter", "沿江路3号")).await;
    assert!(!stranger.body.contains("怎么通知您"), "who is not signed in");
}

#[tokio::test]
async fn the_desk_types_an_address_which_its_log_and_another_desk_do_not_show() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    centre.chen(&yinyao).await.signs_up(centre.calligraphy).await;
    let person = centre.chen.to_string();
    let told = |address| {
        [("person", &*person), ("way", "letter"), ("address", address), ("address_asked", "yes")]
    };
    let asked = sends(&mut desk, "desk-told", &told("")).await;
    assert_eq!(asked.status, 422);
    asked.tells("要寄信的，请在这里填写地址");
    let kept = sends(&mut desk, "desk-told", &told("沿江路3号2栋")).await;
    kept.tells("通知方式改好了。");
    kept.tells("沿江路3号2栋");
    sends(&mut desk, "desk-told", &told("江南路5号")).await.tells("江南路5号");
    let log = desk.get("/desk/log").await;
    log.tells("寄信地址：有");
    log.tells("寄信地址：换了");
    assert!(!log.body.contains("沿江路") && !log.body.contains("江南路"));
    let offering = centre.calligraphy.to_string();
    let off = [("offering", &*offering), ("reason", "老师生病")];
    assert_eq!(sends(&mut desk, "desk-cancel", &off).await.status, 200);
    desk.get("/desk/messages/letters").await.tells("江南路5号");
    let mut other = centre.desk_b(&yinyao).await;
    let way = format!("/desk/members/{person}/told");
    assert_eq!(other.get(&way).await.status, 404);
}
