//! 日历订阅 of the desk: addresses about a room, a teacher and a class, what calendars read there, and when it ends.

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
