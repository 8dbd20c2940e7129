//! 日历订阅 of the desk: addresses about a room, a teacher, a class and the board, what is read there, and when it ends.

use domain::feed::FeedOf;
use domain::session::Change;

use crate::support::{Browser, Centre, Yinyao, yinyao};

/// The address of a feed of A's.
async fn made(yinyao: &Yinyao, centre: &Centre, desk: &mut Browser, of: FeedOf) -> String {
    let (key, sent) = (store::form_key::new().to_string(), of.sent());
    let page =
        desk.post_and_follow("/forms/desk-feed-renew", &[("key", &key), ("feed_of", &sent)]).await;
    page.tells("地址生成好了");
    let feeds = store::feed::feeds(&yinyao.db, &centre.coordinator_a).await.unwrap();
    let token = feeds.into_iter().find(|feed| feed.of == of).unwrap().token;
    let way = format!("/calendar/{token}.ics");
    page.says(&way);
    way
}

fn unfolded(body: &str) -> String {
    body.replace("\r\n ", "")
}

#[tokio::test]
async fn a_class_and_its_teacher_are_read_by_calendars() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    desk.get("/desk/feeds").await.tells("魏桂");
    let class = made(&yinyao, &centre, &mut desk, FeedOf::Offering(centre.calligraphy)).await;
    let teacher = made(&yinyao, &centre, &mut desk, FeedOf::Teacher("魏桂".into())).await;
    let mut calendar = yinyao.browser().with("accept", "text/calendar").with("sec-fetch-site", "");
    let file = calendar.get(&class).await;
    assert_eq!((file.status.as_u16(), file.header("cache-control")), (200, "private, no-store"));
    assert_eq!(file.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(file.body.matches("BEGIN:VEVENT").count(), 12);
    assert!(unfolded(&file.body).contains("SUMMARY:楷书一年级班"), "{}", file.body);
    file.says("DTSTART:20261222T010000Z");
    let of_teacher = calendar.get(&teacher).await;
    assert_eq!(of_teacher.body.matches("BEGIN:VEVENT").count(), 24, "both classes");

    // What has not changed is not sent again; what has been called off says so.
    let tag = file.header("etag").to_owned();
    assert!(tag.starts_with('"'), "{tag}");
    let mut knows = calendar.clone().with("if-none-match", &tag);
    assert_eq!(knows.get(&class).await.status, 304);
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let first =
        store::session::sessions_at_desk(db, centre.calligraphy, by).await.unwrap().remove(0);
    let asked = store::session::Asked {
        session: first.session.id,
        revision: first.revision,
        change: Change::Cancel,
        reason: "老师生病".into(),
    };
    store::session::change(db, store::form_key::new(), &asked, by).await.unwrap();
    let after = knows.get(&class).await;
    assert_eq!(after.status, 200);
    assert_eq!(after.body.matches("STATUS:CANCELLED").count(), 1);
    assert!(after.body.contains("SEQUENCE:1"), "{}", after.body);
}

#[tokio::test]
async fn a_room_is_busy_with_a_club_and_names_no_person() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (room, _) = centre.booked(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let way = made(&yinyao, &centre, &mut desk, FeedOf::Room(room)).await;
    let file = unfolded(&yinyao.browser().get(&way).await.body);
    assert!(file.contains("SUMMARY:已借用：夕阳红合唱团"), "{file}");
    assert!(
        !file.contains("陈淑芬") && !file.contains("19900000001") && !file.contains("合唱排练"),
        "{file}"
    );
}

#[tokio::test]
async fn an_address_ends_and_is_made_for_what_is_ones_own_alone() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let of = FeedOf::Offering(centre.calligraphy);
    let first = made(&yinyao, &centre, &mut desk, of.clone()).await;
    let second = made(&yinyao, &centre, &mut desk, of.clone()).await;
    let mut anybody = yinyao.browser();
    assert_eq!(anybody.get(&first).await.status, 404, "another one took its place");
    assert_eq!(anybody.get(&second).await.status, 200);
    let feeds = store::feed::feeds(&yinyao.db, &centre.coordinator_a).await.unwrap();
    let (key, id) = (store::form_key::new().to_string(), feeds[0].id.to_string());
    let page = desk.post_and_follow("/forms/desk-feed-end", &[("key", &key), ("feed", &id)]).await;
    page.tells("这个地址停用了");
    assert_eq!(anybody.get(&second).await.status, 404);
    let mut b = centre.desk_b(&yinyao).await;
    for sent in [of.sent(), "teacher 郑好".into()] {
        let key = store::form_key::new().to_string();
        let answer = b.post("/forms/desk-feed-renew", &[("key", &key), ("feed_of", &sent)]).await;
        assert_eq!(answer.status, 404, "{sent}");
    }
    let key = store::form_key::new().to_string();
    let odd = desk.post("/forms/desk-feed-renew", &[("key", &key), ("feed_of", "person x")]).await;
    assert_eq!(odd.status, 400);
}

#[tokio::test]
async fn a_wall_shows_the_board_without_a_sign_in_and_leads_nowhere() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let guqin = crate::today::today(&yinyao, &centre).await;
    centre.chen(&yinyao).await.signs_up(guqin).await;
    let mut desk = centre.desk_a(&yinyao).await;
    desk.get("/desk/today").await.says("href=\"/desk/feeds\"");
    desk.get("/desk/feeds").await.tells("给墙上的屏幕生成地址");
    let sent = FeedOf::Board.sent();
    let make = async |desk: &mut Browser| {
        let key = store::form_key::new().to_string();
        let fields = [("key", key.as_str()), ("feed_of", sent.as_str())];
        let page = desk.post_and_follow("/forms/desk-feed-renew", &fields).await;
        page.tells("地址生成好了");
        let feeds = store::feed::feeds(&yinyao.db, &centre.coordinator_a).await.unwrap();
        let token = feeds.into_iter().find(|feed| feed.of == FeedOf::Board).unwrap().token;
        page.says(&format!("/wall/{token}"));
        token
    };
    let token = make(&mut desk).await;
    let way = format!("/wall/{token}");
    let (mut wall, mut chen) = (yinyao.browser(), centre.chen(&yinyao).await);
    // Whoever is signed in there sees the same.
    for browser in [&mut wall, &mut chen, &mut desk] {
        let page = browser.get(&way).await;
        assert_eq!((page.status.as_u16(), page.header("refresh")), (200, "60"));
        assert_eq!(page.header("cache-control"), "private, no-store");
        assert!(page.header("yinyao-keep").is_empty(), "no tablet keeps it");
        page.tells("银杏区老年大学");
        page.tells("201琴房");
        page.tells("古琴一年级班");
        let main = page.main();
        for gone in ["陈淑芬", "0000", "<a ", "<form", "<button", &token] {
            assert!(!main.contains(gone), "{gone} on a wall: {main}");
        }
        for gone in ["href=\"/desk\"", "<nav", "退出登录", "陈淑芬"] {
            assert!(!page.body.contains(gone), "{gone} on a wall");
        }
    }
    // It is no calendar, and a calendar's address is no board.
    assert_eq!(wall.get(&format!("/calendar/{token}.ics")).await.status, 404);
    let class = made(&yinyao, &centre, &mut desk, FeedOf::Offering(centre.calligraphy)).await;
    let class = class.trim_start_matches("/calendar/").trim_end_matches(".ics");
    for unknown in [class, "unknown", "%00", "%25"] {
        assert_eq!(wall.get(&format!("/wall/{unknown}")).await.status, 404, "{unknown}");
    }

    // Another one takes its place; another institution's shows its own; one that has ended shows nothing.
    let second = make(&mut desk).await;
    assert_eq!(wall.get(&way).await.status, 404, "another one took its place");
    let (key, by) = (store::form_key::new(), &centre.coordinator_b);
    store::feed::renew(&yinyao.db, key, &FeedOf::Board, by).await.unwrap();
    let of_b = store::feed::feeds(&yinyao.db, by).await.unwrap().remove(0);
    let other = wall.get(&format!("/wall/{}", of_b.token)).await;
    assert!(other.status == 200 && !other.body.contains("古琴"), "{}", other.main());
    other.tells("滨江老年大学");
    let feeds = store::feed::feeds(&yinyao.db, &centre.coordinator_a).await.unwrap();
    let board = feeds.iter().find(|feed| feed.of == FeedOf::Board).unwrap().id.to_string();
    let key = store::form_key::new().to_string();
    let fields = [("key", key.as_str()), ("feed", board.as_str())];
    desk.post_and_follow("/forms/desk-feed-end", &fields).await.tells("这个地址停用了");
    assert_eq!(wall.get(&format!("/wall/{second}")).await.status, 404);
}

#[tokio::test]
async fn a_wall_whose_sign_in_has_ended_asks_for_its_board_again() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut gone = yinyao.browser();
    let led = gone.get("/desk/today?wall=1").await;
    assert_eq!(led.status, 303);
    let page = gone.get(led.location()).await;
    assert_eq!(
        (page.status.as_u16(), page.header("refresh")),
        (200, "300; url=/desk/today?wall=1")
    );
    // Whoever types there for another page is not thrown back, and the board leads on once somebody has signed in.
    for way in ["/desk/sign-in", "/desk/sign-in?return_to=%2Fdesk%2Ftoday"] {
        assert_eq!(gone.get(way).await.header("refresh"), "", "{way}");
    }
    let mut back = centre.desk_a(&yinyao).await;
    assert_eq!(back.get(led.location()).await.location(), "/desk/today?wall=1");
}
