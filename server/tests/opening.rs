//! Opening sign-up by hand: before its window begins, after it has ended, and not once it has begun.

use domain::calendar::instant;
use jiff::ToSpan;
use jiff::civil::date;

use crate::support::{Browser, Centre, tuesday, yinyao};

const LINK: &str = "现在就开放报名";

async fn open(desk: &mut Browser, offering: &str, closes_at: &str) -> crate::support::Answer {
    let key = store::form_key::new().to_string();
    let fields = [("key", key.as_str()), ("offering", offering), ("closes_at", closes_at)];
    desk.post_and_follow("/forms/desk-open", &fields).await
}

#[tokio::test]
async fn a_coordinator_opens_what_would_open_tomorrow() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    let (choir, open_already) = (centre.choir.to_string(), centre.calligraphy.to_string());
    assert!(!desk.get(&format!("/desk/offerings/{open_already}")).await.body.contains(LINK));
    let way = format!("/desk/offerings/{open_already}/opening");
    desk.get(&way).await.leads_to(&format!("/desk/offerings/{open_already}"));

    desk.get(&format!("/desk/offerings/{choir}")).await.says(LINK);
    let question = desk.get(&format!("/desk/offerings/{choir}/opening")).await;
    assert_eq!(question.status, 200);
    question.tells("最晚到开始的时候：2026年12月22日（星期二）上午9:00");
    for (typed, sentence) in [
        ("下周", "没看懂这个时间，请这样写：2026年12月22日9:00"),
        ("2026-11-23", "截止要晚于现在。"),
        ("2026-11-24 9:00", "截止要晚于现在。"),
    ] {
        let page = open(&mut desk, &choir, typed).await;
        assert_eq!(page.status, 422, "{typed}");
        page.says("id=\"closes_at-error\"");
        page.tells(sentence);
        assert_eq!(page.typed()["closes_at"], typed);
    }
    chen.get(&format!("/offerings/{choir}")).await.says("还没到报名时间");
    let opened = open(&mut desk, &choir, "2026-12-1").await;
    opened.says("正在报名");
    opened.tells("2026年12月1日（星期二）止");
    assert!(!opened.body.contains(LINK));
    let key = store::form_key::new().to_string();
    let place = chen.post("/forms/sign-up", &[("key", &key), ("offering", &choir)]).await;
    assert!(place.location().starts_with("/sign-ups/"), "{}", place.location());
}

#[tokio::test]
async fn after_the_window_it_opens_until_the_first_lesson_and_then_no_more() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (offering, way) =
        (centre.calligraphy.to_string(), format!("/desk/offerings/{}", centre.calligraphy));
    yinyao.clock.set(tuesday() + (24 * 21).hours());
    let mut desk = centre.desk_a(&yinyao).await;
    let over = desk.get(&way).await;
    over.says("报名已截止");
    over.says(LINK);
    assert!(!over.body.contains("desk-close"), "there is nothing to stop");
    open(&mut desk, &offering, "").await.tells("2026年12月22日（星期二）上午9:00止");
    yinyao.clock.set(instant(date(2026, 12, 22).at(9, 0, 0, 0)));
    let mut desk = centre.desk_a(&yinyao).await;
    assert!(!desk.get(&way).await.body.contains(LINK));
    let page = desk.get(&format!("{way}/opening")).await;
    assert_eq!(page.status, 422);
    page.says("已经开始了，不能再开放报名。");
    open(&mut desk, &offering, "2027-1-1").await.says("已经开始了，不能再开放报名。");
}
