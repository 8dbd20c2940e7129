//! An institution's own words go out; letters are printed for whom nothing else reaches; changes stand at the door.

use domain::id::SessionId;
use domain::institution::InstitutionKind;
use domain::person::PersonName;
use domain::session::Change;
use domain::template::Event;
use store::sign_up::{CounterPerson, add_at_counter};

use crate::support::{Answer, Browser, Centre, Yinyao, yinyao};

async fn words(desk: &mut Browser, way: &str, text: &str, act: &str) -> Answer {
    let key = store::form_key::new().to_string();
    let fields = [
        ("key", key.as_str()),
        ("event", "session_cancelled"),
        ("way", way),
        ("text", text),
        ("act", act),
    ];
    desk.post_and_follow("/forms/desk-template", &fields).await
}

async fn cancels(yinyao: &Yinyao, centre: &Centre) -> SessionId {
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let sessions = store::offering::sessions(db, centre.calligraphy).await.unwrap();
    let asked = store::session::Asked {
        session: sessions[0].id,
        revision: 0,
        change: Change::Cancel,
        reason: "老师生病".into(),
    };
    store::session::change(db, store::form_key::new(), &asked, by).await.unwrap();
    sessions[0].id
}

/// Somebody in calligraphy whom nothing but a letter reaches.
async fn without_telephone(yinyao: &Yinyao, centre: &Centre) {
    let somebody = CounterPerson {
        name: PersonName::parse("李桂兰").unwrap(),
        mobile: None,
        born_on: jiff::civil::Date::new(1955, 3, 8).ok(),
        emergency_contact: None,
        emergency_telephone: None,
    };
    let (db, key) = (&yinyao.db, store::form_key::new());
    add_at_counter(db, key, centre.calligraphy, &somebody, "", &centre.coordinator_a)
        .await
        .unwrap();
}

#[tokio::test]
async fn words_are_looked_at_kept_sent_and_given_up_again() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    chen.signs_up(centre.calligraphy).await;
    desk.get("/desk/templates").await.tells("用的是原来的写法");
    let odd = words(&mut desk, "message", "〔课程〕停了，问〔老师〕", "save").await;
    assert_eq!(odd.status, 422);
    odd.tells("〔老师〕不知道填什么");
    let lacks = words(&mut desk, "message", "〔课程〕停了", "save").await;
    assert_eq!(lacks.status, 422);
    lacks.tells("还要写上〔时间〕");
    let own = "〔课程〕〔时间〕不上课，〔原因〕，别跑空";
    let look = words(&mut desk, "message", own, "look").await;
    assert_eq!(look.status, 200);
    look.tells("别跑空");
    desk.get("/desk/templates").await.tells("用的是原来的写法");
    let saved = words(&mut desk, "message", own, "save").await;
    saved.tells("以后就这样写");
    saved.tells("别跑空");
    let theirs = centre.desk_b(&yinyao).await.get("/desk/templates").await;
    assert!(!theirs.body.contains("别跑空"), "another institution's words");

    cancels(&yinyao, &centre).await;
    let message = store::outbox::take(&yinyao.db).await.unwrap().remove(0);
    let text = app::wording::outbox::text(&message);
    assert!(text.starts_with("【银杏区老年大学】“楷书一年级班”"), "{text}");
    assert!(text.ends_with("不上课，老师生病，别跑空"), "{text}");
    words(&mut desk, "message", "", "built_in").await.tells("以后就这样写");
    desk.get("/desk/templates/session_cancelled/message").await.tells("用的是原来的写法");
    assert_eq!(desk.get("/desk/templates/session_comes/letter").await.status, 404);
    assert_eq!(desk.get("/desk/templates/nothing/message").await.status, 404);
}

#[tokio::test]
async fn a_letter_is_printed_in_the_institutions_words_and_noted_as_posted() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    without_telephone(&yinyao, &centre).await;
    desk.get("/desk/messages/letters").await.says("没有信要打印");
    words(&mut desk, "letter", "〔姓名〕您好：〔课程〕〔时间〕不上课。", "save").await;
    cancels(&yinyao, &centre).await;
    desk.get("/desk/messages").await.tells("打印信件（1封）");
    let letters = desk.get("/desk/messages/letters").await;
    letters.tells("李桂兰您好：“楷书一年级班”");
    letters.tells("李桂兰 收");
    let (_, after) = letters.body.split_once("name=\"message\" value=\"").expect("letters");
    let ids = after.split('"').next().unwrap_or_default().to_owned();
    let key = || store::form_key::new().to_string();
    let mut other = centre.desk_b(&yinyao).await;
    assert!(!other.get("/desk/messages/letters").await.body.contains("李桂兰"));
    let (one, two) = (key(), key());
    let theirs =
        other.post("/forms/desk-letters-posted", &[("key", &one), ("message", &ids)]).await;
    assert_eq!(theirs.status, 404);
    let posted = desk
        .post_and_follow("/forms/desk-letters-posted", &[("key", &two), ("message", &ids)])
        .await;
    posted.tells("信已经寄出");
    posted.tells("没有人要打电话告诉");
}

#[tokio::test]
async fn what_is_off_stands_at_the_door_on_its_day() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let session = cancels(&yinyao, &centre).await;
    let sessions = store::offering::all_sessions(&yinyao.db, centre.calligraphy).await.unwrap();
    let on = domain::calendar::day(sessions[0].span.from);
    let page = desk.get(&format!("/desk/notice/changes?on={on}")).await;
    page.tells("停课");
    page.tells("楷书一年级班");
    page.tells("老师生病");
    assert!(!page.body.contains("陈淑芬"));
    let way = format!("/desk/sessions/{session}/notice");
    desk.get(&format!("/desk/sessions/{session}")).await.says(&way);
    desk.get(&format!("{way}?paper=a3")).await.says("poster--a3");
    let other = sessions[1].id;
    assert_eq!(desk.get(&format!("/desk/sessions/{other}/notice")).await.status, 404);
    let odd = desk.get("/desk/notice/changes?on=x").await;
    assert_eq!(odd.status, 422);
    odd.tells("请写年月日");
    let theirs = centre.desk_b(&yinyao).await.get(&format!("/desk/notice/changes?on={on}")).await;
    assert!(!theirs.body.contains("楷书"));
}

#[tokio::test]
async fn messages_wait_for_the_hours_of_their_institution() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    chen.signs_up(centre.calligraphy).await;
    desk.get("/desk/messages").await.tells("晚上8:30到上午8:00不发");
    let (one, two) = (store::form_key::new().to_string(), store::form_key::new().to_string());
    let odd = [("key", one.as_str()), ("from", "3:00"), ("to", "23:00")];
    assert_eq!(desk.post("/forms/desk-sending-hours", &odd).await.status, 400);
    let late = [("key", two.as_str()), ("from", "10:00"), ("to", "17:00")];
    desk.post_and_follow("/forms/desk-sending-hours", &late).await.tells("到上午10:00不发");
    cancels(&yinyao, &centre).await;
    assert_eq!(store::outbox::take(&yinyao.db).await.unwrap().len(), 0, "it is nine o’clock");
    yinyao.clock.set(crate::support::tuesday() + jiff::ToSpan::minutes(61));
    assert_eq!(store::outbox::take(&yinyao.db).await.unwrap().len(), 1);
}

#[tokio::test]
async fn words_are_looked_at_with_a_made_up_example_before_the_first_plan() {
    let yinyao = yinyao().await;
    let mut new = Centre::desk_of(&yinyao, InstitutionKind::SeniorUniversity).await;
    let page = new.get("/desk/templates/session_cancelled/letter").await;
    assert_eq!(page.status, 200);
    page.tells("这是编的例子。");
    page.tells("楷书一年级班");
}

#[tokio::test]
async fn every_event_can_be_worded_with_an_example_and_a_removal_goes_out_in_own_words() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    desk.get("/desk/templates").await.tells("移出名单");
    for event in Event::ALL {
        for channel in event.channels() {
            let way = format!("/desk/templates/{}/{}", event.code(), channel.code());
            let page = desk.get(&way).await;
            assert_eq!(page.status, 200, "{way}");
            page.tells("发出去是这样");
        }
    }
    let key = store::form_key::new().to_string();
    let fields = [
        ("key", key.as_str()),
        ("event", "removed"),
        ("way", "message"),
        ("text", "〔课程〕撤下了，原因：〔原因〕"),
        ("act", "save"),
    ];
    desk.post_and_follow("/forms/desk-template", &fields).await.tells("以后就这样写");
    chen.signs_up(centre.calligraphy).await;
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let mine = store::sign_up::live_sign_up(db, centre.calligraphy, centre.chen).await;
    let id = mine.unwrap().unwrap().id;
    store::sign_up::remove(db, store::form_key::new(), id, "重复报名", by).await.unwrap();
    let message = store::outbox::take(db).await.unwrap().remove(0);
    let text = app::wording::outbox::text(&message);
    assert_eq!(text, "【银杏区老年大学】“楷书一年级班”撤下了，原因：重复报名");
}
