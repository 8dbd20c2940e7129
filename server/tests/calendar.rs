//! The timetable as a file: of whoever is signed in, and by a secret address for calendars.

use crate::support::{Centre, yinyao};
use store::sign_up::{Asked, By};

#[tokio::test]
async fn a_timetable_is_a_file_and_a_subscription_that_can_be_ended() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let asked =
        Asked { offering: centre.calligraphy, person: centre.chen, by: By::Person(centre.chen) };
    store::sign_up::sign_up(&yinyao.db, store::form_key::new(), asked).await.unwrap();
    let mut chen = centre.chen(&yinyao).await;
    let file = chen.get("/my-sign-ups.ics").await;
    assert_eq!(
        (file.status.as_u16(), file.header("content-type")),
        (200, "text/calendar; charset=utf-8")
    );
    assert_eq!(file.body.matches("BEGIN:VEVENT").count(), 12);
    file.says("DTSTART:20261222T010000Z");
    let token = store::calendar_feed::renew(&yinyao.db, centre.chen).await.unwrap();
    let address = format!("/calendar/{token}.ics");
    let mut calendar = yinyao.browser().with("accept", "text/calendar").with("sec-fetch-site", "");
    let feed = calendar.get(&address).await;
    assert_eq!((feed.status.as_u16(), feed.header("cache-control")), (200, "private, no-store"));
    assert!(!feed.body.contains("陈淑芬") && !feed.body.contains("19900000001"));
    store::calendar_feed::renew(&yinyao.db, centre.chen).await.unwrap();
    assert_eq!(calendar.get(&address).await.status, 404);
}

#[tokio::test]
async fn without_a_sign_in_or_a_token_there_is_no_timetable() {
    let yinyao = yinyao().await;
    let mut anybody = yinyao.browser();
    assert!(anybody.get("/my-sign-ups.ics").await.location().starts_with("/sign-in"));
    for path in [
        "/calendar/x.ics",
        "/calendar/.ics",
        "/calendar/x",
        "/calendar/%00.ics",
        "/calendar/%25.ics",
    ] {
        assert_eq!(anybody.get(path).await.status, 404, "{path}");
    }
}
