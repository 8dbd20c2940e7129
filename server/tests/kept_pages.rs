//! Pages for readers who are not signed in are put together once in a second, and say what a new one would say.

use std::collections::HashSet;
use std::time::Duration;

use domain::id::OfferingId;
use sqlx::Connection;

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
