//! While the database is away: one plain page with the telephone number, and nothing else breaks.

use crate::support::routes::everything;
use crate::support::{Centre, Database, yinyao, yinyao_on};

#[tokio::test]
async fn while_the_database_is_away_every_page_says_so_with_the_telephone() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await.in_use(&yinyao).await;
    let browsers = [yinyao.browser(), centre.chen(&yinyao).await, centre.desk_a(&yinyao).await];
    yinyao.db.close().await;
    yinyao.site.look_for_database().await;
    for (method, path) in everything(&centre) {
        let files = ["/healthz", "/pkg/", "/favicon.svg", "/service-worker.js", "/manifest."];
        let independent = path == "/api/v1" || files.iter().any(|known| path.starts_with(known));
        for browser in &browsers {
            let method = http::Method::from_bytes(method.as_bytes()).unwrap();
            let answer = browser.clone().send(method, &path, None, Vec::new()).await;
            if independent {
                assert_eq!(answer.status, 200, "{path}");
                continue;
            }
            assert_eq!(answer.status, 503, "{path}");
            if path == "/readyz" {
                continue;
            }
            // Answers to programs write the number as it is dialled.
            let told = answer.text().replace('\u{a0}', "-");
            assert!(told.contains("0791-0123-4567"), "{path}: {told}");
            if path.starts_with("/api") {
                assert!(answer.json()["error"]["english"].is_string(), "{path}");
                continue;
            }
            answer.says("正在休息");
            answer.says("The service is resting");
            assert_eq!(answer.header("retry-after"), "30", "{path}");
            // What hangs on a wall asks again by itself; nothing else does, least of all a form.
            let again = path == "/desk/today" || path.starts_with("/wall/");
            let expected = if again { "60" } else { "" };
            assert_eq!(answer.header("refresh"), expected, "{path}");
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
        answer.tells("0791\u{a0}0123\u{a0}4567");
    }
    let answer = anybody.get("/classes").await;
    assert_eq!(answer.status, 503);
    answer.says("The service is resting");
    for accept in ["text/html", "*/*"] {
        let mut browser = anybody.clone().with("accept", accept);
        let answer =
            browser.post("/forms/ask-for-code", &[("key", &key), ("mobile", "19900000001")]).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (503, ""), "{accept}");
        answer.tells("0791\u{a0}0123\u{a0}4567");
    }
}

#[tokio::test]
async fn a_form_that_meets_a_resting_database_comes_back_whole_with_a_button_to_send_it_again() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut chen = centre.chen(&yinyao).await;
    yinyao.db.close().await;
    let key = store::form_key::new().to_string();
    let typed = [("key", key.as_str()), ("contact", "女儿<陈晓梅>"), ("telephone", "0791 12")];
    for seen in [false, true] {
        if seen {
            yinyao.site.look_for_database().await;
        }
        let answer = chen.post("/forms/save-emergency-contact", &typed).await;
        assert_eq!(answer.status, 503);
        answer.says("action=\"/forms/save-emergency-contact\"");
        answer.says("再试一次");
        assert_eq!(answer.hidden("key"), key);
        assert_eq!(answer.hidden("contact"), "女儿&lt;陈晓梅&gt;");
        assert!(answer.header("content-security-policy").contains("form-action 'self'"));
    }
    let secret = chen.post("/forms/sign-in", &[("key", key.as_str()), ("code", "918273")]).await;
    assert_eq!(secret.status, 503);
    assert!(!secret.body.contains("918273"), "a code never stands on a page");
    assert!(secret.header("content-security-policy").contains("form-action 'none'"));
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

#[tokio::test(flavor = "multi_thread")]
async fn when_the_database_comes_back_the_pages_do_so_by_themselves() {
    let mut database = Database::new().await;
    let yinyao = yinyao_on(&database).await;
    let centre = Centre::of(&yinyao).await;
    let mut chen = centre.chen(&yinyao).await;
    assert_eq!(chen.get("/classes").await.status, 200);
    let (mut wall, mut desk) = (yinyao.browser(), centre.desk_a(&yinyao).await);
    let boards = [format!("/wall/{}", centre.on_wall(&yinyao).await), "/desk/today?wall=1".into()];
    database.goes_away().await;
    for (browser, board) in [&mut wall, &mut desk].into_iter().zip(&boards) {
        let answer = browser.get(board).await;
        assert_eq!((answer.status.as_u16(), answer.header("refresh")), (503, "60"), "{board}");
    }
    let still = desk.get("/desk/today?still").await;
    assert_eq!((still.status.as_u16(), still.header("refresh")), (503, ""));
    for path in ["/classes", "/me"] {
        assert_eq!(chen.get(path).await.status, 503, "{path}");
    }
    yinyao.site.look_for_database().await;
    let page = yinyao.browser().get("/sign-in").await;
    assert_eq!(page.status, 503, "now pages do not even try");
    page.tells("0791\u{a0}0123\u{a0}4567");
    assert_eq!(chen.get("/readyz").await.status, 503);
    database.comes_back().await;
    yinyao.site.look_for_database().await;
    let page = chen.get("/classes").await;
    assert_eq!(page.status, 200);
    page.says("楷书");
    for (browser, board) in [&mut wall, &mut desk].into_iter().zip(&boards) {
        let page = browser.get(board).await;
        assert_eq!((page.status.as_u16(), page.header("refresh")), (200, "60"), "{board}");
        page.tells("银杏区老年大学");
    }
    let key = store::form_key::new().to_string();
    let answer = chen
        .post("/forms/sign-up", &[("key", &key), ("offering", &centre.calligraphy.to_string())])
        .await;
    assert!(answer.location().starts_with("/sign-ups/"), "{}", answer.main());
    yinyao.db.close().await;
    database.remove().await;
}
