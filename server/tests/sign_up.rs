//! Signing up through the pages: once, whatever the fingers do.

use domain::calendar::Span;
use domain::limits::Limits;
use domain::offering::Effort;
use jiff::ToSpan;
use store::new_offering::{NewFacts, NewOffering};

use crate::support::samples::class;
use crate::support::{Centre, yinyao};

#[tokio::test]
async fn a_place_is_asked_for_checked_and_confirmed() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut chen = centre.chen(&yinyao).await;
    let page = chen.get(&format!("/offerings/{}", centre.calligraphy)).await;
    assert_eq!(page.status, 200);
    page.says("楷书一年级班");
    let check = chen.get(&format!("/offerings/{}/sign-up", centre.calligraphy)).await;
    assert_eq!(check.status, 200);
    let key = check.hidden("key");
    let offering = centre.calligraphy.to_string();
    let answer = chen.post("/forms/sign-up", &[("key", &key), ("offering", &offering)]).await;
    assert_eq!(answer.status, 303);
    assert!(answer.location().starts_with("/sign-ups/"), "{}", answer.location());
    let way = answer.location().to_owned();
    let confirmed = chen.get(&way).await;
    assert_eq!(confirmed.status, 200);
    confirmed.says("报名成功");
    let mut lin = centre.lin(&yinyao).await;
    assert_eq!(lin.get(&way).await.status, 404, "somebody else's sign-up");
}

#[tokio::test]
async fn a_double_tap_a_reload_and_a_second_device_make_one_sign_up() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut chen = centre.chen(&yinyao).await;
    let check = chen.get(&format!("/offerings/{}/sign-up", centre.calligraphy)).await;
    let (key, offering) = (check.hidden("key"), centre.calligraphy.to_string());
    let fields = [("key", key.as_str()), ("offering", offering.as_str())];
    let mut second_tap = chen.clone();
    let (first, second) = tokio::join!(
        chen.post("/forms/sign-up", &fields),
        second_tap.post("/forms/sign-up", &fields)
    );
    assert_eq!((first.status.as_u16(), first.location()), (303, second.location()));
    let reloaded = chen.post("/forms/sign-up", &fields).await;
    assert_eq!(reloaded.location(), first.location());
    let mut tablet = centre.chen(&yinyao).await;
    let other_key = tablet.get(&format!("/offerings/{}/sign-up", centre.calligraphy)).await;
    assert_eq!((other_key.status.as_u16(), other_key.location()), (303, first.location()));
    let entries = store::sign_up::entries_of(&yinyao.db, centre.calligraphy, &centre.coordinator_a)
        .await
        .unwrap();
    assert_eq!(entries.len(), 1);
}

#[tokio::test]
async fn a_form_is_answered_the_same_for_every_kind_of_client() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    for accept in ["text/html", "*/*", "application/json", ""] {
        let mut chen = centre.chen(&yinyao).await.with("accept", accept);
        let key = store::form_key::new().to_string();
        let answer = chen
            .post("/forms/sign-up", &[("key", &key), ("offering", &centre.calligraphy.to_string())])
            .await;
        assert_eq!(answer.status, 303, "{accept}: {}", answer.body);
        assert!(!answer.location().contains("__err"), "{accept}");
    }
}

#[tokio::test]
async fn whoever_is_not_signed_in_is_led_to_the_form_and_back() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut anybody = yinyao.browser();
    let here = format!("/offerings/{}/sign-up", centre.calligraphy);
    let answer = anybody.get(&here).await;
    answer.leads_to(&format!("/sign-in?return_to={here}"));
    let key = store::form_key::new().to_string();
    let answer = anybody
        .post("/forms/sign-up", &[("key", &key), ("offering", &centre.calligraphy.to_string())])
        .await;
    assert_eq!(answer.status, 303);
    assert!(answer.location().starts_with("/sign-in"), "{}", answer.location());
}

#[tokio::test]
async fn what_opens_tomorrow_is_refused_with_the_day() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut chen = centre.chen(&yinyao).await;
    let key = store::form_key::new().to_string();
    let answer = chen
        .post_and_follow(
            "/forms/sign-up",
            &[("key", &key), ("offering", &centre.choir.to_string())],
        )
        .await;
    answer.says("11月25日");
    assert!(answer.status == 200 || answer.status == 422, "{}", answer.status);
    let entries =
        store::sign_up::entries_of(&yinyao.db, centre.choir, &centre.coordinator_a).await.unwrap();
    assert!(entries.is_empty());
}

#[tokio::test]
async fn whoever_has_as_many_shifts_as_allowed_is_told_so_and_keeps_what_they_have() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let one = Limits { shifts: Some(1), ..Limits::default() };
    store::limits::set_limits(&yinyao.db, one, store::Seen::nothing(), &centre.coordinator_a)
        .await
        .unwrap();
    let mut shifts = Vec::new();
    for (name, days) in [("图书上架", 1), ("医院导诊", 2)] {
        let usual = class(centre.a.id, name, 5);
        let mut sessions = vec![usual.sessions[0].clone()];
        let span = sessions[0].span;
        let by = (24 * days).hours();
        sessions[0].span = Span { from: span.from + by, to: span.to + by };
        let (team, skills) = ("志愿服务队".into(), String::new());
        let facts = NewFacts::Shift { team, skills, effort: Effort::Light };
        let shift = NewOffering { facts, sessions, ..usual };
        shifts.push(store::new_offering::add(&yinyao.db, &shift).await.unwrap());
    }
    let mut chen = centre.chen(&yinyao).await;
    let way = |place: usize| format!("/offerings/{}/sign-up", shifts[place]);
    let check = chen.get(&way(0)).await;
    let (key, offering) = (check.hidden("key"), shifts[0].to_string());
    let fields = [("key", key.as_str()), ("offering", &offering)];
    chen.post_and_follow("/forms/sign-up", &fields).await.says("报名成功");
    chen.get(&way(1)).await.tells("每人同时最多报1次服务");
    let (key, offering) = (store::form_key::new().to_string(), shifts[1].to_string());
    let fields = [("key", key.as_str()), ("offering", &offering)];
    let told = chen.post_and_follow("/forms/sign-up", &fields).await;
    told.tells("每人同时最多报1次服务");
    let entries = store::sign_up::entries_of(&yinyao.db, shifts[1], &centre.coordinator_a).await;
    assert!(entries.unwrap().is_empty());
}
