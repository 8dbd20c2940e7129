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

/// The page without what belongs to this one answer.
fn common(page: &Answer) -> String {
    let policy = page.header("content-security-policy");
    let (nonce, _) = policy.split_once("'nonce-").unwrap().1.split_once('\'').unwrap();
    let without_nonce = page.body.replace(nonce, "");
    token(page).map_or_else(|| without_nonce.clone(), |token| without_nonce.replace(&token, ""))
}

/// The token of the page's form; a list's form only asks and has none.
fn token(page: &Answer) -> Option<String> {
    page.main().contains("name=\"from_here\"").then(|| page.hidden("from_here"))
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
    let mut pages =
        ["/", "/classes", "/classes?q=ks", "/activities", "/shifts"].map(String::from).to_vec();
    pages.push(format!("/offerings/{}", centre.calligraphy));
    pages.push(format!("/offerings/{}", centre.choir));
    for page in pages {
        let mut browsers = [yinyao.browser(), yinyao.browser()];
        let made = browsers[0].get(&page).await;
        let kept = browsers[1].get(&page).await;
        assert_eq!(browsers[0].get("/readyz").await.status, 200, "writes a row");
        let made_anew = yinyao.browser().get(&page).await;
        assert_eq!(made.status, 200);
        assert_eq!(common(&made), common(&kept), "{page}");
        assert_eq!(common(&made), common(&made_anew), "{page}");
        let policy = "content-security-policy";
        assert_ne!(made.header(policy), kept.header(policy), "{page}: its nonce is known");
        let names = |answer: &Answer| answer.headers.keys().cloned().collect::<HashSet<_>>();
        assert_eq!(names(&made), names(&kept), "{page}");
        let Some(fresh) = token(&kept) else { continue };
        assert_ne!(token(&made).as_ref(), Some(&fresh), "{page}");
        // An old browser, which does not say where its forms come from.
        let mut old = browsers[1].clone().with("sec-fetch-site", "");
        let form = [("from_here", fresh.as_str()), ("language", "en")];
        assert_eq!(old.post("/comfort", &form).await.status, 303, "{page}");
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
