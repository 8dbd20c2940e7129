//! Text size, contrast and language: chosen once, kept for a year, and never a way to another site.

use crate::support::{NOT_A_FORM, yinyao};

#[tokio::test]
async fn what_is_chosen_stays_for_a_year_and_leads_back_to_the_page() {
    let yinyao = yinyao().await;
    let mut browser = yinyao.browser();
    let fields = [
        ("page", "/classes?page=2"),
        ("text_size", "largest"),
        ("contrast", "high"),
        ("language", "en"),
    ];
    let answer = browser.post("/comfort", &fields).await;
    answer.leads_to("/classes?page=2");
    let set: Vec<_> = answer
        .headers
        .get_all("set-cookie")
        .iter()
        .map(|value| value.to_str().unwrap().to_owned())
        .collect();
    assert!(
        set.iter()
            .any(|cookie| cookie.starts_with("text_size=largest")
                && cookie.contains("Max-Age=31536000")),
        "{set:?}"
    );
    let page = browser.get("/").await;
    for attribute in ["lang=\"en\"", "data-text-size=\"largest\"", "data-contrast=\"high\""] {
        page.says(attribute);
    }
}

#[tokio::test]
async fn a_page_that_has_changed_itself_tells_its_choice_and_stays() {
    let yinyao = yinyao().await;
    let mut browser = yinyao.browser();
    let answer = browser.send(http::Method::POST, "/comfort?contrast=high", None, Vec::new()).await;
    assert_eq!((answer.status.as_u16(), answer.location()), (204, ""));
    browser.get("/").await.says("data-contrast=\"high\"");
}

#[tokio::test]
async fn the_way_back_never_leaves_the_site() {
    let yinyao = yinyao().await;
    for foreign in [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/a\r\nSet-Cookie: x=y",
        "",
        "中",
    ] {
        yinyao.browser().post("/comfort", &[("page", foreign)]).await.leads_to("/");
    }
}

#[tokio::test]
async fn what_is_unknown_changes_nothing() {
    let yinyao = yinyao().await;
    let huge = "大".repeat(10_000);
    for value in ["huge", "", huge.as_str(), "<b>", "large\0"] {
        let mut browser = yinyao.browser();
        let fields =
            [("text_size", value), ("contrast", value), ("language", value), ("unknown", value)];
        browser.post("/comfort", &fields).await.leads_to("/");
        let kept: Vec<_> = browser.cookies.keys().collect();
        assert_eq!(kept, ["yinyao-visitor"]);
    }
    let mut browser = yinyao.browser();
    let answer =
        browser.send(http::Method::POST, "/comfort", Some(NOT_A_FORM), b"{}".to_vec()).await;
    assert!(answer.status.is_client_error() && answer.is_page(), "{}", answer.status);
}
