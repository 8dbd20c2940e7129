//! While the database is away: one plain page with the telephone number, and nothing else breaks.

use crate::support::routes::everything;
use crate::support::{Centre, yinyao};

#[tokio::test]
async fn while_the_database_is_away_every_page_says_so_with_the_telephone() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let browsers = [yinyao.browser(), centre.chen(&yinyao).await, centre.desk_a(&yinyao).await];
    yinyao.db.close().await;
    yinyao.site.look_for_database().await;
    for (method, path) in everything(&centre) {
        let independent =
            ["/healthz", "/pkg/", "/favicon.svg"].iter().any(|known| path.starts_with(known))
                || path == "/api/v1";
        for browser in &browsers {
            let method = http::Method::from_bytes(method.as_bytes()).unwrap();
            let answer = browser.clone().send(method, &path, None, Vec::new()).await;
            if independent {
                assert_eq!(answer.status, 200, "{path}");
                continue;
            }
            assert_eq!(answer.status, 503, "{path}");
            if path.starts_with("/api") || path == "/readyz" {
                continue;
            }
            answer.says("0791-0123-4567");
            answer.says("系统正在休息");
            answer.says("The service is resting");
            assert_eq!(answer.header("retry-after"), "30", "{path}");
        }
    }
}

#[tokio::test]
async fn a_database_that_goes_away_in_the_middle_is_noticed_by_the_page_itself() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut chen, mut anybody) = (centre.chen(&yinyao).await, yinyao.browser());
    let key = store::form_key::new().to_string();
    yinyao.db.close().await;
    for path in ["/classes", "/me", "/desk"] {
        let answer = chen.get(path).await;
        assert_eq!(answer.status, 503, "{path}");
        answer.says("0791-0123-4567");
    }
    let answer = anybody.get("/classes").await;
    assert_eq!(answer.status, 503);
    answer.says("The service is resting");
    for accept in ["text/html", "*/*"] {
        let mut browser = anybody.clone().with("accept", accept);
        let answer =
            browser.post("/forms/ask-for-code", &[("key", &key), ("mobile", "19900000001")]).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (503, ""), "{accept}");
        answer.says("0791-0123-4567");
    }
}

#[tokio::test]
async fn readiness_tells_the_database_and_the_stopping_apart_from_life() {
    let yinyao = yinyao().await;
    let mut watcher = yinyao.browser();
    assert_eq!(watcher.get("/readyz").await.status, 200);
    yinyao.site.begin_stopping();
    assert_eq!(watcher.get("/readyz").await.status, 503);
    assert_eq!(watcher.get("/healthz").await.status, 200);
}
