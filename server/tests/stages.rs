//! 阶段: the desk sets them, the former class continues with one tap, and everybody reads whose turn it is.

use domain::calendar::{Span, Term};
use domain::id::OfferingId;
use domain::offering::Window;
use jiff::ToSpan;
use jiff::civil::date;
use store::new_offering::{NewFacts, NewOffering, NewSession};

use crate::support::samples::class;
use crate::support::{Answer, Browser, Centre, Yinyao, tuesday, yinyao};

/// A class of the next term, which opens tomorrow.
async fn next_term(yinyao: &Yinyao, centre: &Centre, capacity: u32) -> OfferingId {
    store::new_offering::add(&yinyao.db, &new_next_term(centre, capacity)).await.unwrap()
}

fn new_next_term(centre: &Centre, capacity: u32) -> NewOffering {
    let usual = class(centre.a.id, "楷书二年级", capacity);
    let later = |session: &NewSession| {
        let (from, to) = (session.span.from + 4032.hours(), session.span.to + 4032.hours());
        NewSession { span: Span { from, to }, ..session.clone() }
    };
    let NewFacts::Class { department, teacher, .. } = usual.facts.clone() else { unreachable!() };
    let term = Term {
        name: "2027年秋季学期".into(),
        starts_on: date(2027, 6, 1),
        ends_on: date(2027, 10, 1),
    };
    NewOffering {
        sessions: usual.sessions.iter().map(later).collect(),
        subject: "楷书".into(),
        window: Window {
            opens_at: tuesday() + 24.hours(),
            closes_at: tuesday() + (24 * 20).hours(),
        },
        facts: NewFacts::Class {
            department,
            teacher,
            course: "楷书".into(),
            term,
            returning_places: 0,
        },
        ..usual
    }
}

async fn sets(desk: &mut Browser, offering: &str, typed: &[(&str, &str)]) -> Answer {
    let key = store::form_key::new().to_string();
    let fields = [&[("key", key.as_str()), ("offering", offering)], typed].concat();
    desk.post_and_follow("/forms/desk-stages", &fields).await
}

async fn asks(browser: &mut Browser, offering: &str) -> String {
    let key = store::form_key::new().to_string();
    let fields = [("key", key.as_str()), ("offering", offering), ("expected", "held")];
    browser.post("/forms/sign-up", &fields).await.location().to_owned()
}

#[tokio::test]
async fn who_was_in_the_former_class_continues_with_one_tap() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    let former = centre.calligraphy.to_string();
    assert!(asks(&mut chen, &former).await.starts_with("/sign-ups/"));
    let class = next_term(&yinyao, &centre, 5).await.to_string();
    desk.get(&format!("/desk/offerings/{class}")).await.says("分阶段报名");
    let page = desk.get(&format!("/desk/offerings/{class}/stages")).await;
    assert_eq!(page.status, 200);
    // Proposed by its subject.
    page.says(&format!("value=\"{former}\" checked"));

    let wrong =
        sets(&mut desk, &class, &[("follows", ""), ("from", "2026-11-24"), ("most", "很多")]).await;
    assert_eq!(wrong.status, 422);
    wrong.tells("请填数字，1到999");
    assert_eq!(wrong.typed()["most"], "很多");
    let wrong = sets(&mut desk, &class, &[("follows", &former), ("from", "2026-12-24")]).await;
    assert_eq!(wrong.status, 422);
    wrong.tells("续班要在所有人报名以前开始。");
    let kept = sets(&mut desk, &class, &[("follows", &former), ("from", "2026-11-23 8:00")]).await;
    kept.tells("保存好了。");
    assert_eq!(kept.typed()["from"], "2026-11-23 08:00");

    for path in ["/".to_owned(), "/my-sign-ups".into(), format!("/offerings/{class}")] {
        let page = chen.get(&path).await;
        page.says("继续读");
        page.says("action=\"/forms/sign-up\"");
    }
    let page = yinyao.browser().get(&format!("/offerings/{class}")).await;
    page.tells("现在：老学员续班");
    page.says("登录后续班");
    assert!(!page.body.contains("继续读"));
    let way = asks(&mut chen, &class).await;
    assert!(way.starts_with("/sign-ups/"), "{way}");
    let entry = chen.get(&way).await;
    assert_eq!(entry.status, 200);
    let home = chen.get("/").await;
    assert!(!home.body.contains("继续读"));
}

#[tokio::test]
async fn who_has_something_else_then_reads_it_instead_of_a_button_that_would_be_refused() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    let former = centre.calligraphy.to_string();
    assert!(asks(&mut chen, &former).await.starts_with("/sign-ups/"));
    let next = new_next_term(&centre, 5);
    let window = Window { opens_at: tuesday(), ..next.window };
    let (name, subject) = ("合唱二年级".into(), "合唱".into());
    let choir = NewOffering { name, subject, window, import_key: None, ..next.clone() };
    let class = store::new_offering::add(&yinyao.db, &next).await.unwrap().to_string();
    let choir = store::new_offering::add(&yinyao.db, &choir).await.unwrap().to_string();
    sets(&mut desk, &class, &[("follows", &former), ("from", "2026-11-23 8:00")]).await;
    assert!(asks(&mut chen, &choir).await.starts_with("/sign-ups/"));
    for path in ["/", "/my-sign-ups"] {
        let page = chen.get(path).await;
        page.tells("您已报上“合唱二年级”");
        page.says("看看怎么办");
        page.says(&format!("href=\"/offerings/{class}/sign-up\""));
        assert!(!page.body.contains("继续读"), "{path}");
    }
}

#[tokio::test]
async fn a_class_tells_for_whom_places_are_kept_and_people_tell_where_they_live() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    let class = next_term(&yinyao, &centre, 3).await.to_string();
    let many = sets(&mut desk, &class, &[("district", "4"), ("district_until", "2026-12-1")]).await;
    assert_eq!(many.status, 422);
    many.tells("还没人占的名额只有3个");
    let until = [("district", "2"), ("district_until", "2026-12-1")];
    sets(&mut desk, &class, &until).await.tells("保存好了。");
    let page = chen.get(&format!("/offerings/{class}")).await;
    page.tells("其中2个名额留给住在本地区的人，到2026年12月1日（星期二）24:00。");
    page.tells("住在哪里，在“我的资料”里写。");
    page.says("href=\"/me/area?");
    let whole = [&until[..], &[("whole_term", "yes")]].concat();
    sets(&mut desk, &class, &whole).await.tells("保存好了。这学期有1个班这样报名。");

    // When it opens, one of three is everybody's. Once it is taken, who is signed out may still be one of those.
    yinyao.clock.set(tuesday() + 24.hours());
    let mut anybody = yinyao.browser();
    let path = format!("/offerings/{class}");
    anybody.get(&path).await.tells("还有1个名额，另有2个留给住在本地区的人");
    anybody.get(&format!("/read/places?offering={class}")).await.says("另有2个留给");
    assert!(asks(&mut chen, &class).await.starts_with("/sign-ups/"));
    let page = anybody.get(&path).await;
    page.tells("剩下2个名额留给住在本地区的人，可以排候补");
    page.tells("剩下的名额留给一部分人");
    page.tells("登录后报名");
    let line = anybody.get(&format!("/read/places?offering={class}")).await;
    line.says("剩下2个名额留给住在本地区的人");
    let opened = anybody.get(&format!("/read/opening?offering={class}")).await;
    opened.says("full");

    let asked = chen.get("/me/area").await;
    assert_eq!(asked.status, 200);
    chen.get("/me").await.says("住在哪里");
    let key = store::form_key::new().to_string();
    let wrong = [("key", key.as_str()), ("area", "月球"), ("return_to", "/me")];
    let wrong = chen.post_and_follow("/forms/save-area", &wrong).await;
    assert_eq!(wrong.status, 422);
    assert_eq!(wrong.typed()["area"], "月球");
    let areas = store::institution::areas(&yinyao.db).await.unwrap();
    let last = areas.last().unwrap().name.clone();
    let fields = [("key", key.as_str()), ("area", last.as_str()), ("return_to", "/me")];
    chen.post_and_follow("/forms/save-area", &fields).await.says(&last);
}

/// Of three places two are the district's: whoever lives there reads one message, and it is true for them.
#[tokio::test]
async fn whoever_may_have_a_kept_place_reads_no_word_of_waiting() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    let class = next_term(&yinyao, &centre, 2).await.to_string();
    let kept = [("newcomers", "2"), ("newcomers_until", "2026-12-1")];
    sets(&mut desk, &class, &kept).await.tells("保存好了。");
    yinyao.clock.set(tuesday() + 24.hours());
    let path = format!("/offerings/{class}");
    let page = chen.get(&path).await;
    page.tells("剩下2个名额留给新学员，您在里面，可以报。");
    page.tells("您算新学员：您在这里报上的，还没有一项开始。");
    assert!(!page.text().contains("留给新学员，可以排候补"), "{}", page.text());
    let page = yinyao.browser().get(&path).await;
    page.tells("在这里报上的，一项也没有开始过，就是新学员。");
    page.tells("剩下2个名额留给新学员，可以排候补");
    assert!(!page.text().contains("您算"), "{}", page.text());
}
