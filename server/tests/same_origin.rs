//! Forms are taken from our own pages alone.

use crate::support::routes::server_functions;
use crate::support::{Centre, yinyao};

#[tokio::test]
async fn no_form_is_taken_from_another_site() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let forms =
        server_functions().into_iter().filter(|(method, _)| method == "POST").map(|(_, path)| path);
    let others = ["/comfort", "/desk/import", "/no/such/form"].map(str::to_owned);
    let browsers = [centre.chen(&yinyao).await, centre.desk_a(&yinyao).await];
    for path in forms.chain(others) {
        for browser in &browsers {
            let foreign = [
                browser.clone().with("sec-fetch-site", "cross-site"),
                browser.clone().with("sec-fetch-site", "").with("origin", "https://evil.example"),
                browser.clone().with("sec-fetch-site", "").with("origin", "null"),
                browser.clone().with("sec-fetch-site", "").with("referer", "https://evil.example/"),
                browser.clone().with("sec-fetch-site", ""),
            ];
            // An old browser that says nothing may still switch how it reads.
            let foreign = foreign.into_iter().take(if path == "/comfort" { 4 } else { 5 });
            for mut browser in foreign {
                let answer = browser.post(&path, &[("key", "x")]).await;
                assert_eq!(answer.status, 403, "{path}: {:?}", browser.headers);
                assert!(answer.is_page(), "{path}");
            }
        }
    }
    for mut browser in browsers {
        assert_eq!(browser.get("/").await.status, 200);
        assert_eq!(browser.get("/me").await.status, 200, "nobody was signed out");
    }
}

#[tokio::test]
async fn another_site_may_lead_here_but_nothing_changes_by_reading() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut chen = centre.chen(&yinyao).await.with("sec-fetch-site", "cross-site");
    assert_eq!(chen.get("/me").await.status, 200);
    assert_eq!(chen.get("/forms/sign-out-everywhere").await.status, 405);
    assert_eq!(chen.get("/me").await.status, 200);
}

#[tokio::test]
async fn an_old_browser_shows_by_a_hidden_field_where_its_form_comes_from() {
    let yinyao = yinyao().await;
    let mut old = yinyao.browser().with("sec-fetch-site", "");
    let page = old.get("/sign-in").await;
    let token = page.hidden("from_here");
    let answer =
        old.post("/forms/ask-for-code", &[("mobile", "19900000001"), ("from_here", &token)]).await;
    answer.leads_to("/sign-in/code");
    let mut thief = yinyao.browser().with("sec-fetch-site", "");
    thief.get("/").await;
    let answer = thief
        .post("/forms/ask-for-code", &[("mobile", "19900000001"), ("from_here", &token)])
        .await;
    assert_eq!(answer.status, 403, "the field of another browser");
    let mut plain =
        yinyao.browser().with("sec-fetch-site", "").with("referer", "http://yinyao.test/sign-in");
    plain.post("/forms/ask-for-code", &[("mobile", "19900000001")]).await.leads_to("/sign-in/code");
}

#[tokio::test]
async fn the_forms_at_the_top_of_a_page_serve_old_browsers_too() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut old = centre.chen(&yinyao).await.with("sec-fetch-site", "");
    let page = old.get("/me").await;
    let form = page.body.split(" action=\"/forms/sign-out\"").nth(1).unwrap();
    let token = form.split("name=\"from_here\" value=\"").nth(1).unwrap();
    let token = token.split('"').next().unwrap();
    assert_eq!(old.post("/comfort", &[("contrast", "high")]).await.status, 303);
    old.get("/me").await.says("data-contrast=\"high\"");
    assert_eq!(old.post("/forms/sign-out", &[("from_here", token)]).await.status, 303);
}

#[tokio::test]
async fn what_another_site_types_into_an_old_browser_is_not_kept() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let old = centre.chen(&yinyao).await.with("sec-fetch-site", "");
    let typed = [("page", "/me/number"), ("mobile", "19900000009"), ("text_size", "largest")];
    old.clone().post("/comfort", &typed).await.leads_to("/me/number");
    let mut ours = old.with("sec-fetch-site", "same-origin");
    let kept = ours.post("/comfort", &typed).await;
    assert_ne!(kept.location(), "/me/number", "what was typed on our own page comes back");
}
