//! A coordinator writes to everybody on a list: a look first, then what was looked at is sent, and nothing else.

use domain::id::OfferingId;

use crate::support::{Answer, Browser, Centre, yinyao};

async fn announces(
    desk: &mut Browser,
    offering: OfferingId,
    text: &str,
    looked_at: &str,
) -> Answer {
    let (key, id) = (store::form_key::new().to_string(), offering.to_string());
    let fields = [
        ("key", key.as_str()),
        ("offering", id.as_str()),
        ("whom", "with_place"),
        ("text", text),
        ("looked_at", looked_at),
    ];
    desk.post_and_follow("/forms/desk-announce", &fields).await
}

/// What the button to send says was looked at.
fn looked_at(page: &Answer) -> String {
    let (_, after) = page.body.split_once("name=\"looked_at\" value=\"").expect("a button to send");
    after.split('"').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn what_was_looked_at_is_sent_and_read_and_what_was_changed_is_looked_at_first() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    let offering = centre.calligraphy;
    chen.signs_up(offering).await;
    desk.get(&format!("/desk/offerings/{offering}")).await.says("给大家发通知");
    let missing = announces(&mut desk, offering, " \n。", "").await;
    assert_eq!(missing.status, 422);
    missing.says("请写要告诉大家的话");
    let book = announces(&mut desk, offering, &"字".repeat(151), "").await;
    assert_eq!(book.status, 422);
    book.tells("请写短一些，最多150个字");

    let look = announces(&mut desk, offering, "明天请带墨汁。\r\n别忘了", "").await;
    assert_eq!(look.status, 200);
    look.tells("大家看到的是这样");
    look.says("发给1人");
    let mark = looked_at(&look);
    assert!(!chen.get("/").await.body.contains("明天请带墨汁"), "nothing was sent yet");
    let changed = announces(&mut desk, offering, "后天请带墨汁。", &mark).await;
    assert_eq!(changed.status, 200);
    changed.says("后天请带墨汁。");
    assert!(!chen.get("/").await.body.contains("带墨汁"), "it was changed after the look");

    let mark = mark.replace('\n', "\r\n");
    let sent = announces(&mut desk, offering, "明天请带墨汁。\r\n别忘了", &mark).await;
    assert_eq!(sent.status, 200);
    sent.says("已经发给1人。");
    sent.tells("发给有名额的人");
    sent.tells("楷书一年级班");
    desk.get(&format!("/desk/offerings/{offering}/announcement")).await.tells("以前发过的");
    let home = chen.get("/").await;
    home.says("有一条通知");
    home.says("明天请带墨汁。");
}

#[tokio::test]
async fn a_list_with_nobody_on_it_is_said_to_have_nobody() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let look = announces(&mut desk, centre.calligraphy, "明天请带墨汁。", "").await;
    assert_eq!(look.status, 200);
    look.says("没有这样的人。");
    let sent =
        announces(&mut desk, centre.calligraphy, "明天请带墨汁。", "with_place 明天请带墨汁。")
            .await;
    sent.says("没有这样的人。");
}

/// The fields of an announcement to all lists that are found, with these changed.
async fn announces_to_found(
    desk: &mut Browser,
    changed: &[(&'static str, &str)],
    looked_at: &str,
) -> Answer {
    let key = store::form_key::new().to_string();
    let mut fields = vec![
        ("key", key.as_str()),
        ("offering", ""),
        ("kind", ""),
        ("term", ""),
        ("group", ""),
        ("weekday", ""),
        ("age_from", ""),
        ("age_to", ""),
        ("whom", "with_place"),
        ("text", "明天停电，请改天来。"),
        ("looked_at", looked_at),
    ];
    for (name, value) in changed {
        fields.retain(|(field, _)| field != name);
        fields.push((name, value));
    }
    desk.post_and_follow("/forms/desk-announce", &fields).await
}

#[tokio::test]
async fn a_filter_reaches_whom_it_finds_once_and_its_words_are_kept() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    chen.signs_up(centre.calligraphy).await;
    desk.get("/desk/announcements").await.says("还没有发过通知");
    desk.get("/desk/announcements/new").await.tells("每人只收到一次");

    let tuesdays = [("weekday", "2"), ("age_from", "60")];
    let look = announces_to_found(&mut desk, &tuesdays, "").await;
    assert_eq!(look.status, 200);
    look.says("发给1人");
    look.tells("算1条短信");
    let mark = looked_at(&look).replace("&quot;", "\"");
    let others = announces_to_found(&mut desk, &[("weekday", "3")], &mark).await;
    others.says("没有这样的人。");
    let sent = announces_to_found(&mut desk, &tuesdays, &mark).await;
    sent.says("已经发给1人。");
    sent.tells("星期二");
    sent.tells("60岁以上");
    chen.get("/").await.says("明天停电，请改天来。");
    desk.get("/desk/announcements").await.tells("星期二");
    let of_b = centre.desk_b(&yinyao).await.get("/desk/announcements").await;
    of_b.says("还没有发过通知");
}

#[tokio::test]
async fn a_filter_that_cannot_be_is_said_and_what_was_typed_is_kept() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    for (wrong, told) in [
        (("age_from", "七十"), "请填岁数，比如70"),
        (("kind", "ballet"), "请重新选一个"),
        (("term", "2099年"), "请重新选一个"),
        (("group", "'; drop table person"), "请重新选一个"),
        (("weekday", "8"), "请重新选一个"),
        (("past", "ever"), "请重新选一个"),
        (("whom", "nobody"), "请选发给谁"),
    ] {
        let answer = announces_to_found(&mut desk, &[wrong], "").await;
        assert_eq!(answer.status, 422, "{wrong:?}");
        answer.tells(told);
        answer.says("明天停电，请改天来。");
    }
    let crossed = announces_to_found(&mut desk, &[("age_from", "80"), ("age_to", "70")], "").await;
    assert_eq!(crossed.status, 422);
    crossed.tells("最大的岁数要比最小的大");
}
