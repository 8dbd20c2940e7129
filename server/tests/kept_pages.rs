//! Pages for readers who are not signed in are put together once in a second, and say what a new one would say.

use std::collections::HashSet;
use std::time::Duration;

use domain::id::{OfferingId, PersonId};
use sqlx::Connection;
use store::sign_up::{Asked, By};

use crate::support::{Answer, Centre, Yinyao, yinyao};

/// Writes past the running server, as another server on the same database does.
async fn rename_elsewhere(yinyao: &Yinyao, offering: OfferingId, name: &str) {
    let mut connection = sqlx::SqliteConnection::connect(&yinyao.address).await.unwrap();
    let sql = "update offering set name = $1 where id = $2";
    let done = sqlx::query(sql).bind(name).bind(offering.to_string());
    assert_eq!(done.execute(&mut connection).await.unwrap().rows_affected(), 1);
}

/// The page without its nonce, and the nonce.
fn without_nonce(page: &Answer) -> (String, String) {
    let policy = page.header("content-security-policy");
    let (nonce, _) = policy.split_once("'nonce-").unwrap().1.split_once('\'').unwrap();
    assert!(page.body.contains(nonce));
    (page.body.replace(nonce, ""), nonce.to_owned())
}

#[tokio::test]
async fn a_page_is_made_once_in_a_second_for_all_who_are_not_signed_in() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let page = format!("/offerings/{}", centre.calligraphy);
    yinyao.browser().get(&page).await.says("楷书一年级班");
    rename_elsewhere(&yinyao, centre.calligraphy, "行书一年级班").await;
    yinyao.browser().get(&page).await.says("楷书一年级班");
    let (mut english, mut large) = (yinyao.browser(), yinyao.browser());
    english.cookies.insert("language".into(), "en".into());
    large.cookies.insert("text_size".into(), "largest".into());
    for other in [&mut english, &mut large] {
        other.get(&page).await.says("行书一年级班");
    }
    assert!(english.get(&page).await.body.contains("lang=\"en\""));
    assert!(large.get(&page).await.body.contains("data-text-size=\"largest\""));
    centre.chen(&yinyao).await.get(&page).await.says("行书一年级班");
    yinyao.clock.advance(Duration::from_secs(1));
    yinyao.browser().get(&page).await.says("行书一年级班");
}

#[tokio::test]
async fn a_kept_page_is_the_page_that_would_be_made() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let offering = |id| format!("/offerings/{id}");
    let pages = ["/", "/classes", "/classes?q=ks", "/activities", "/shifts"].map(str::to_owned);
    for page in pages.into_iter().chain([centre.calligraphy, centre.choir].map(offering)) {
        let (made, kept) = (yinyao.browser().get(&page).await, yinyao.browser().get(&page).await);
        assert_eq!(yinyao.browser().get("/readyz").await.status, 200, "writes a row");
        let made_anew = yinyao.browser().get(&page).await;
        assert_eq!((made.status.as_u16(), &made.body), (200, &kept.body), "{page}");
        let (first, second) = (without_nonce(&kept), without_nonce(&made_anew));
        assert_eq!(first.0, second.0, "{page}");
        assert_ne!(first.1, second.1, "{page}");
        let names = |answer: &Answer| answer.headers.keys().cloned().collect::<HashSet<_>>();
        assert_eq!(names(&made), names(&kept), "{page}");
        let visitor = |answer: &Answer| answer.header("set-cookie").to_owned();
        assert_ne!(visitor(&made), visitor(&kept), "{page}: everybody is another visitor");
    }
}

#[tokio::test]
async fn a_page_is_kept_in_each_form_in_which_browsers_ask_for_it() {
    let yinyao = yinyao().await;
    Centre::of(&yinyao).await;
    for _ in ["made", "kept"] {
        for (asked, told) in [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("identity", "")] {
            let mut browser = yinyao.browser().with("accept-encoding", asked);
            let page = browser.get("/classes").await;
            assert_eq!(page.header("content-encoding"), told, "{asked}");
            assert_eq!(page.body.contains("<main"), told.is_empty(), "{asked}");
            let varies: Vec<_> = page.headers.get_all("vary").iter().collect();
            assert!(varies.iter().any(|value| *value == "accept-encoding"), "{asked}: {varies:?}");
        }
    }
}

#[tokio::test]
async fn nobody_sees_a_page_that_was_made_for_somebody() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    for page in ["/".to_owned(), "/classes".to_owned(), format!("/offerings/{}", centre.taiji)] {
        let mut chen = centre.chen(&yinyao).await;
        let hers = chen.get(&page).await;
        hers.says("data-reader=\"learner\"");
        let nobodys = yinyao.browser().get(&page).await;
        nobodys.says("data-reader=\"nobody\"");
        chen.get(&page).await.says("data-reader=\"learner\"");
    }
}

async fn sign_up(yinyao: &Yinyao, person: PersonId, offering: OfferingId) {
    let asked = Asked { offering, person, by: By::Person(person) };
    store::sign_up::sign_up(&yinyao.db, store::form_key::new(), asked).await.unwrap();
}

#[tokio::test]
async fn a_place_that_is_given_ends_the_page_of_its_offering_and_no_other() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let pages = ["/classes".to_owned(), format!("/offerings/{}", centre.taiji)];
    let mut before = Vec::new();
    for page in &pages {
        before.push(yinyao.browser().get(page).await.body);
    }
    let calligraphy = format!("/offerings/{}", centre.calligraphy);
    yinyao.browser().get(&calligraphy).await.says("还有2个名额");
    sign_up(&yinyao, centre.chen, centre.calligraphy).await;
    yinyao.browser().get(&calligraphy).await.says("还有1个名额");
    sign_up(&yinyao, centre.lin, centre.calligraphy).await;
    yinyao.browser().get(&calligraphy).await.says("报满了");
    for (page, before) in pages.iter().zip(&before) {
        // With the same nonce: it is the page that was kept.
        assert_eq!(yinyao.browser().get(page).await.body, *before, "{page}");
    }
    yinyao.clock.advance(Duration::from_secs(1));
    yinyao.browser().get("/classes").await.says("满了");
}

#[tokio::test]
async fn whoever_has_just_signed_up_sees_it_at_once_in_every_list() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut chen = centre.chen(&yinyao).await;
    for page in ["/", "/classes"] {
        yinyao.browser().get(page).await;
        chen.get(page).await;
    }
    for person in [centre.chen, centre.lin] {
        sign_up(&yinyao, person, centre.calligraphy).await;
    }
    chen.get("/").await.tells("楷书一年级班");
    chen.get("/classes").await.says("满了");
}

#[tokio::test]
async fn a_class_that_is_called_off_is_gone_from_every_page_at_once() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let page = format!("/offerings/{}", centre.calligraphy);
    yinyao.browser().get("/classes").await.says(&page);
    yinyao.browser().get(&page).await.says("登录后报名");
    let (key, by) = (store::form_key::new(), &centre.coordinator_a);
    store::offering::cancel(&yinyao.db, key, centre.calligraphy, "停开", by).await.unwrap();
    assert!(!yinyao.browser().get("/classes").await.body.contains(&page));
    yinyao.browser().get(&page).await.says("停开");
}

#[tokio::test]
async fn what_islands_ask_at_the_opening_is_kept_until_the_answer_is_another() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let question = format!("/read/opening?offering={}", centre.calligraphy);
    let places = format!("/read/places?offering={}", centre.calligraphy);
    let mut island = yinyao.browser().with("accept", "*/*");
    for counted in ["", "&counted=1"] {
        // Both languages, since it is asked without cookies.
        let answer = island.get(&format!("{places}{counted}")).await;
        assert!(answer.body.starts_with(r#"{"is_free":true,"words":[""#), "{}", answer.body);
        answer.says("2个名额");
        answer.says("places");
    }
    for _ in ["made", "kept"] {
        let answer = island.get(&question).await;
        assert_eq!(answer.body, r#"{"face":"open","then":"open","opens_at":0}"#);
        assert!(answer.header("content-type").starts_with("application/json"));
    }
    for person in [centre.chen, centre.lin] {
        sign_up(&yinyao, person, centre.calligraphy).await;
    }
    let answer = island.get(&question).await;
    assert_eq!(answer.body, r#"{"face":"full","then":"full","opens_at":0}"#);
    let answer = island.get(&places).await;
    assert!(answer.body.starts_with(r#"{"is_free":false,"#), "{}", answer.body);
}
