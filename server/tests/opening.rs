//! Opening sign-up by hand: before its window begins, after it has ended, and not once it has begun. And what a page is told
//! that was opened too early.

use domain::calendar::{Span, instant};
use domain::id::OfferingId;
use domain::offering::{Allocation, Window};
use domain::person::{Mobile, PersonName};
use jiff::ToSpan;
use jiff::civil::date;
use store::new_offering::{NewOffering, NewSession};
use store::sign_up::{Asked, By, CounterPerson, add_at_counter};

use crate::support::samples::class;
use crate::support::{Browser, Centre, Yinyao, tuesday, yinyao};

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
    let seen = question.hidden("seen");
    let opened = open(&mut desk, &choir, "2026-12-1").await;
    opened.says("正在报名");
    opened.tells("2026年12月1日（星期二）止");
    assert!(!opened.body.contains(LINK));
    // Whoever saw it before it was opened sets no other end, and is told what stands now.
    let key = store::form_key::new().to_string();
    let late = [("key", key.as_str()), ("offering", &choir), ("closes_at", ""), ("seen", &seen)];
    let late = desk.post_and_follow("/forms/desk-open", &late).await;
    assert_eq!(late.status, 422);
    late.tells("现在是这样");
    desk.get(&format!("/desk/offerings/{choir}")).await.tells("2026年12月1日（星期二）止");
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

/// What the island of a page that was opened too early is told.
async fn told(yinyao: &Yinyao, offering: OfferingId) -> String {
    let mut island = yinyao.browser().with("accept", "*/*");
    island.get(&format!("/read/opening?offering={offering}")).await.body
}

#[tokio::test]
async fn a_page_opened_too_early_is_told_when_to_change_and_never_before_the_instant() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let choir = centre.choir;
    for path in [format!("/offerings/{choir}"), format!("/offerings/{choir}/sign-up")] {
        let page = centre.chen(&yinyao).await.get(&path).await;
        page.says("data-seconds=\"86400\"");
        page.says(&format!("data-opening=\"/read/opening?offering={choir}\""));
        page.says(&format!("href=\"{path}\""));
        page.tells("到上午9:00，请再打开一次这一页");
    }
    let opens_at = tuesday() + 24.hours();
    let awake = format!(r#"{{"face":"awake","then":"open","opens_at":{}}}"#, opens_at.as_second());
    assert_eq!(told(&yinyao, choir).await, awake);
    yinyao.clock.set(opens_at - 1.second());
    assert_eq!(told(&yinyao, choir).await, awake);
    // With it what time it is, also where the answer is one that was kept.
    let mut island = yinyao.browser().with("accept", "*/*");
    for _ in ["made", "kept"] {
        let answer = island.get(&format!("/read/opening?offering={choir}")).await;
        let now = (opens_at - 1.second()).as_millisecond().to_string();
        assert_eq!(answer.header("server-time"), now);
    }
    yinyao.clock.set(opens_at);
    assert_eq!(told(&yinyao, choir).await, r#"{"face":"open","then":"open","opens_at":0}"#);
    let page = yinyao.browser().get(&format!("/offerings/{choir}")).await;
    assert!(!page.body.contains("data-seconds"), "nothing is left to wait for");
}

#[tokio::test]
async fn whoever_has_checked_before_sends_what_was_checked_and_only_from_the_instant_on() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (choir, mut chen) = (centre.choir.to_string(), centre.chen(&yinyao).await);
    let way = format!("/offerings/{choir}/sign-up");
    chen.get(&format!("/offerings/{choir}")).await.says(&format!("href=\"{way}\""));
    let page = chen.get(&way).await;
    assert_eq!(page.status, 200);
    page.says("请先核对，到时再提交");
    page.tells("还没有开始报名");
    page.says("确认报名");
    let key = page.hidden("key");
    let fields = [("key", key.as_str()), ("offering", &choir), ("expected", "held")];
    // Sent too early by whatever sends it, it leads to the same page again.
    chen.post("/forms/sign-up", &fields).await.leads_to(&way);
    yinyao.clock.set(tuesday() + 24.hours());
    let place = chen.post("/forms/sign-up", &fields).await;
    assert!(place.location().starts_with("/sign-ups/"), "{}", place.location());
    assert!(!place.location().contains("filled"), "{}", place.location());
}

#[tokio::test]
async fn what_will_be_in_the_way_at_the_opening_is_told_before_it() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut chen = centre.chen(&yinyao).await;
    // Calligraphy and choir meet at the same time.
    let offering = centre.calligraphy;
    let asked = Asked { offering, person: centre.chen, by: By::Person(centre.chen) };
    store::sign_up::sign_up(&yinyao.db, store::form_key::new(), asked).await.unwrap();
    let way = format!("/offerings/{}/sign-up", centre.choir);
    let page = chen.get(&way).await;
    assert_eq!(page.status, 422);
    page.tells("开始报名");
    page.says("楷书一年级班");
    assert!(!page.body.contains("确认报名"));
    assert!(!page.body.contains("也可以看看这些"), "there is nothing else yet");
    // Another choir on another day, which opens with this one; and one that opens only later.
    let usual = class(centre.a.id, "合唱二班", 30);
    let later = |by: i64| {
        let later = |session: &NewSession| {
            let (from, to) = (session.span.from + by.hours(), session.span.to + by.hours());
            NewSession { span: Span { from, to }, ..session.clone() }
        };
        usual.sessions.iter().map(later).collect()
    };
    let opening = |hours: i64| Window { opens_at: tuesday() + hours.hours(), ..usual.window };
    let with_it = NewOffering { sessions: later(24), window: opening(24), ..usual.clone() };
    let too_late = NewOffering {
        name: "合唱三班".into(),
        sessions: later(48),
        window: opening(48),
        import_key: None,
        ..usual.clone()
    };
    for class in [with_it, too_late] {
        store::new_offering::add(&yinyao.db, &class).await.unwrap();
    }
    let page = chen.get(&way).await;
    page.tells("也可以看看这些");
    page.says("合唱二班");
    page.tells("11月25日上午9:00开始报名");
    assert!(!page.body.contains("合唱三班"));
}

#[tokio::test]
async fn what_is_full_before_it_opens_leads_to_what_opens_with_it() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut chen = centre.chen(&yinyao).await;
    let opens_at = tuesday() + 24.hours();
    let opening = |name: &str, capacity: u32| {
        let usual = class(centre.a.id, name, capacity);
        let window = Window { opens_at, ..usual.window };
        NewOffering { window, subject: "古琴".into(), ..usual }
    };
    let full = store::new_offering::add(&yinyao.db, &opening("古琴一班", 1)).await.unwrap();
    // The counter gives its only place.
    let somebody = CounterPerson {
        name: PersonName::parse("周佩芳").unwrap(),
        mobile: Mobile::parse("19900000011").ok(),
        born_on: Some(date(1950, 5, 1)),
        emergency_contact: None,
        emergency_telephone: None,
    };
    let key = store::form_key::new();
    add_at_counter(&yinyao.db, key, full, &somebody, "老学员", &centre.coordinator_a)
        .await
        .unwrap();
    store::new_offering::add(&yinyao.db, &opening("古琴二班", 5)).await.unwrap();
    let page = chen.get(&format!("/offerings/{full}/sign-up")).await;
    assert_eq!(page.status, 200);
    page.tells("确认排候补");
    page.tells("也可以看看这些");
    page.says("古琴二班");
}

/// The words on the sleeping button of the page to check, by the face on which it stands, and what it sends.
fn button(page: &crate::support::Answer) -> (Vec<(String, String)>, String) {
    let (_, button) = page.body.split_once("name=\"expected\"").expect("a button that sends");
    let (button, _) = button.split_once("</button>").unwrap();
    assert!(button.contains("data-face=\"open full\" data-hidden=\"true\""), "{button}");
    let value = |text: &str, name: &str| {
        let (_, rest) = text.split_once(&format!("{name}=\"")).unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    };
    let words = |face: &str| {
        let text: String = face.split_once('>').unwrap().1.to_owned();
        let text = text.split('<').map(|part| part.split_once('>').map_or(part, |part| part.1));
        text.collect::<String>().trim().to_owned()
    };
    let faces = button.split("<span").filter(|part| part.contains("data-face")).skip(1);
    let faces = faces.map(|face| (value(face, "data-face"), words(face)));
    (faces.collect(), value(button, "value"))
}

#[tokio::test]
async fn the_button_that_wakes_says_and_sends_what_its_reader_would_get_then() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (by, db, choir) = (&centre.coordinator_a, &yinyao.db, centre.choir);
    let mut chen = centre.chen(&yinyao).await;
    let way = format!("/offerings/{choir}/sign-up");
    let told = |open: &str, full: &str, expected: &str| {
        let faces = [("open", open), ("full", full)];
        let faces = faces.map(|(face, words)| (face.to_owned(), words.to_owned()));
        (faces.to_vec(), expected.to_owned())
    };
    assert_eq!(button(&chen.get(&way).await), told("确认报名", "确认排候补", "held"));
    // By approval.
    let set = store::offering::set_allocation;
    set(db, store::form_key::new(), choir, Allocation::Approval, by).await.unwrap();
    let page = chen.get(&way).await;
    let (faces, expected) = button(&page);
    assert_eq!((faces[0].0.as_str(), expected.as_str()), ("open", "in_review"));
    assert_ne!(faces[0].1, "确认报名");
    set(db, store::form_key::new(), choir, Allocation::InOrder, by).await.unwrap();
    // All places are kept for newcomers, and Chen is one: full for everybody else, and hers.
    let mut desk = centre.desk_a(&yinyao).await;
    let (key, choir) = (store::form_key::new().to_string(), choir.to_string());
    let stages = [
        ("key", key.as_str()),
        ("offering", &choir),
        ("newcomers", "30"),
        ("newcomers_until", "2026-12-10"),
    ];
    let set = desk.post_and_follow("/forms/desk-stages", &stages).await;
    assert_eq!(set.status, 200);
    assert_eq!(button(&chen.get(&way).await), told("确认报名", "确认报名", "held"));
}

#[tokio::test]
async fn whoever_waited_for_what_is_full_or_closed_by_now_is_told_so() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let offering = centre.calligraphy;
    for person in [centre.chen, centre.lin] {
        let asked = Asked { offering, person, by: By::Person(person) };
        store::sign_up::sign_up(&yinyao.db, store::form_key::new(), asked).await.unwrap();
    }
    assert_eq!(told(&yinyao, offering).await, r#"{"face":"full","then":"full","opens_at":0}"#);
    let key = store::form_key::new();
    store::offering::close(&yinyao.db, key, offering, &centre.coordinator_a).await.unwrap();
    assert_eq!(told(&yinyao, offering).await, r#"{"face":"asleep","then":"asleep","opens_at":0}"#);
    let mut anybody = yinyao.browser().with("accept", "*/*");
    for unknown in ["", "1", "019abc00-0000-7000-8000-000000000001"] {
        let answer = anybody.get(&format!("/read/opening?offering={unknown}")).await;
        assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, "null"));
    }
}
