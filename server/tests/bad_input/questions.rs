//! What is asked: by a method that is not meant, at addresses that lead nowhere, with queries and cookies of any kind.

use http::Method;

use super::{UNKNOWN, browsers, forms, is_clear};
use crate::support::routes::{filled, pages};
use crate::support::{Centre, Yinyao, yinyao};

#[tokio::test]
async fn the_wrong_way_of_asking_is_answered_with_a_page() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut wrong: Vec<(Method, String)> =
        forms().into_iter().map(|path| (Method::GET, path)).collect();
    for path in pages() {
        let path = filled(&path, &centre);
        // A plan is handed in to the address of its page.
        let methods = [Method::POST, Method::PUT, Method::DELETE, Method::PATCH];
        wrong.extend(
            methods
                .into_iter()
                .filter(|method| *method != Method::POST || path != "/desk/import")
                .map(|method| (method, path.clone())),
        );
    }
    for (method, path) in wrong {
        let answer = yinyao.browser().send(method.clone(), &path, None, Vec::new()).await;
        assert_eq!((answer.status.as_u16(), answer.is_page()), (405, true), "{method} {path}");
        assert!(!answer.header("allow").is_empty(), "{method} {path}");
        answer.tells("0791\u{a0}0123\u{a0}4567");
    }
    for (method, path) in [
        (Method::POST, "/forms/nothing"),
        (Method::GET, "/forms/nothing"),
        (Method::POST, "/nothing"),
    ] {
        let answer = yinyao.browser().send(method.clone(), path, None, Vec::new()).await;
        assert_eq!((answer.status.as_u16(), answer.is_page()), (404, true), "{method} {path}");
        answer.says("没有找到这一页");
    }
}

#[tokio::test]
async fn no_address_makes_us_fail() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let odd = [
        "nothing",
        UNKNOWN,
        "%00",
        "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "%E9%93%B6%E6%9D%8F",
        "..%2F..%2Fetc",
        "%ff",
        "-1",
        "a%20b",
    ];
    for browser in browsers(&yinyao, &centre).await {
        for path in pages().iter().filter(|path| path.contains("{id}")) {
            for id in odd {
                let path = path.replace("{id}", id);
                let answer = browser.clone().get(&path).await;
                is_clear(&path, &answer);
                assert!(
                    answer.status == 404 || answer.status == 303 || answer.status == 403,
                    "{path}: {}",
                    answer.status
                );
            }
        }
    }
}

#[tokio::test]
async fn no_query_makes_us_fail() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await.in_use(&yinyao).await;
    every_question_is_asked(&yinyao, &centre).await;
}

pub async fn every_question_is_asked(yinyao: &Yinyao, centre: &Centre) {
    let long = "%E5%AD%97".repeat(300);
    let names = [
        "q",
        "page",
        "area",
        "institution",
        "weekday",
        "part",
        "subject",
        "free",
        "again",
        "return_to",
        "sent",
        "kind",
        "words",
        "offering",
        "show",
        "draw",
        "term",
        "as_planned",
        "day",
        "keep",
        "other",
        "on",
        "paper",
        "give",
        "told_no",
        "campus",
        "empty",
        "first",
        "years",
        "whole",
        "found",
        "second-page",
        "tried",
        "classes",
        "week",
        "people",
    ];
    let values = [
        "",
        "0",
        "-1",
        "99999999999999999999",
        "%00",
        "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "%ff%fe",
        "%27%20or%201=1",
        &long,
    ];
    for browser in browsers(yinyao, centre).await {
        for path in pages() {
            let path = filled(&path, centre);
            // An address holds 65,534 bytes.
            let asked =
                values.iter().flat_map(|value| names.chunks(20).map(move |some| (value, some)));
            for (value, some) in asked {
                let query: Vec<String> =
                    some.iter().map(|name| format!("{name}={value}")).collect();
                let asked = format!("{path}?{}", query.join("&"));
                let answer = browser.clone().get(&asked).await;
                is_clear(
                    &format!("{path}?…={}", value.chars().take(30).collect::<String>()),
                    &answer,
                );
            }
            for query in ["again", "&&&=&", "%", "a[b]=c"] {
                is_clear(query, &browser.clone().get(&format!("{path}?{query}")).await);
            }
        }
        for read in [
            "/read/suggestions",
            "/read/places",
            "/read/suggestions?kind=class",
            "/read/places?offering=x",
            "/read/suggestions?kind=%00&words=%ff",
        ] {
            let answer = browser.clone().with("accept", "*/*").get(read).await;
            assert!(!answer.status.is_server_error(), "{read}");
        }
    }
}

#[tokio::test]
async fn no_cookie_makes_us_fail() {
    let yinyao = yinyao().await;
    let long = "x".repeat(5_000);
    for value in ["", "x", "\"", "a=b", "%00", long.as_str(), "'; drop table sign_in; --"] {
        for name in ["yinyao", "yinyao-visitor", "text_size", "contrast", "language"] {
            let mut browser = yinyao.browser();
            browser.cookies.insert(name.into(), value.into());
            let answer = browser.get("/").await;
            assert_eq!(answer.status, 200, "{name}={value}");
        }
    }
}
