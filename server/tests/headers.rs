//! The headers of every answer, whoever asks.

use crate::support::routes::{everything, filled, pages, server_functions};
use crate::support::{Answer, Centre, Yinyao, yinyao, yinyao_at};
use domain::role::Role;
use http::Method;

/// Pages on the way in, which send on whoever is no step behind them.
const ON_THE_WAY_IN: [&str; 5] =
    ["/sign-in/code", "/sign-in/no-code", "/sign-in/name", "/sign-in/birthday", "/me/number/code"];

/// Pages for a case that the walk has not: the showcase of a demonstration, opening what is not open (see opening.rs),
/// planning a draw of offerings in the address, a draw whose list is frozen (see draw_desk.rs), giving one thing up for
/// another at the same time, or at the counter (see counter_swap.rs), what can be done while one waits (see offers.rs), a fee (see fees.rs), the change of a
/// session, which an address names, and what is said of it at the door (see session.rs, announcement.rs), booking a room that
/// an address names (see rooms.rs), a mark that somebody says is not right (see attendance.rs), two records that an address names (see merges.rs), and an import that was not confirmed
/// (see imports.rs).
const OF_ANOTHER_CASE: [&str; 19] = [
    "/design",
    "/opening",
    "/plan",
    "/seed",
    "/check",
    "/door",
    "/swap",
    "/swap/{offering}",
    "/waiting-on",
    "/together",
    "/fees/{id}",
    "/decline",
    "/helping/confirm",
    "/change",
    "/bookings/new",
    "/desk/marks/{id}",
    "/members/merge",
    "/undo",
    "/sessions/{id}/notice",
];

async fn walk(yinyao: &Yinyao, centre: &Centre) -> Vec<(String, Answer)> {
    let mut answers = Vec::new();
    // Chen has signed up; Lin still may.
    let (chen, lin) = (centre.chen(yinyao).await, centre.lin(yinyao).await);
    let teacher = centre.desk_as(yinyao, Role::Teacher).await;
    let browsers = [yinyao.browser(), chen, lin, centre.desk_a(yinyao).await, teacher];
    for (method, path) in everything(centre) {
        for browser in &browsers {
            let method = Method::from_bytes(method.as_bytes()).unwrap();
            let answer = browser.clone().send(method.clone(), &path, None, Vec::new()).await;
            answers.push((format!("{method} {path}"), answer));
        }
    }
    answers
}

#[tokio::test]
async fn every_answer_carries_the_headers_that_protect_its_reader() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await.in_use(&yinyao).await;
    let answers = walk(&yinyao, &centre).await;
    assert!(answers.len() > 3 * 40, "{} answers", answers.len());
    let shown = |path: &&String| {
        !ON_THE_WAY_IN.contains(&path.as_str())
            && !OF_ANOTHER_CASE.iter().any(|end| path.ends_with(end))
    };
    let listed = pages();
    let listed = listed.iter().filter(shown).map(|path| format!("GET {}", filled(path, &centre)));
    let unseen = listed
        .filter(|route| !answers.iter().any(|(of, answer)| of == route && answer.status == 200));
    assert_eq!(unseen.collect::<Vec<_>>(), Vec::<String>::new(), "pages that nobody sees");
    for (route, answer) in answers {
        assert!(!answer.status.is_server_error(), "{route}: {}", answer.status);
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), value, "{route}");
        }
        for name in ["permissions-policy", "cache-control", "x-request-id"] {
            assert!(!answer.header(name).is_empty(), "{route} has no {name}");
        }
        let policy = answer.header("content-security-policy");
        assert!(
            policy.contains("default-src 'none'") || policy.contains("default-src 'self'"),
            "{route}: {policy}"
        );
        assert!(
            policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe-inline"),
            "{route}: {policy}"
        );
        assert!(answer.header("strict-transport-security").is_empty(), "{route}: plain http");
        if !answer.is_page() {
            assert!(
                policy.starts_with("default-src 'none'") || answer.status == 303,
                "{route}: {policy}"
            );
        }
    }
}

#[tokio::test]
async fn scripts_of_a_page_carry_its_nonce_and_each_page_that_is_made_has_another() {
    let yinyao = yinyao().await;
    let mut browser = yinyao.browser();
    let (first, second) = (browser.get("/help").await, browser.get("/help").await);
    let nonce = |answer: &Answer| {
        let policy = answer.header("content-security-policy").to_owned();
        policy
            .split("'nonce-")
            .nth(1)
            .and_then(|rest| rest.split('\'').next())
            .expect("a nonce")
            .to_owned()
    };
    assert_ne!(nonce(&first), nonce(&second));
    first.says(&format!("nonce=\"{}\"", nonce(&first)));
    assert_eq!(
        first.body.matches("<script").count(),
        first.body.matches(&format!("nonce=\"{}\"", nonce(&first))).count()
    );
    assert!(!first.body.contains(" style="), "a style attribute: the policy forbids it");
}

#[tokio::test]
async fn behind_tls_cookies_and_transport_are_kept_safe() {
    let yinyao = yinyao_at("https://yinyao.test").await;
    let answer = yinyao.browser().get("/").await;
    assert!(answer.header("strict-transport-security").starts_with("max-age="));
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-yinyao-visitor="), "{cookie}");
    for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
}

#[tokio::test]
async fn what_belongs_to_somebody_is_kept_nowhere() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    for browser in [centre.chen(&yinyao).await, centre.desk_a(&yinyao).await] {
        for path in [
            "/",
            "/classes",
            "/my-sign-ups",
            "/me",
            "/my-sign-ups.ics",
            "/my-sign-ups.pdf",
            "/me/attendance.pdf",
            "/me/hours.pdf",
            "/desk",
        ] {
            assert_eq!(
                browser.clone().get(path).await.header("cache-control"),
                "private, no-store",
                "{path}"
            );
        }
    }
    let mut anybody = yinyao.browser();
    for path in ["/", "/classes", "/offerings/nothing"] {
        let answer = anybody.get(path).await;
        assert_eq!(answer.header("cache-control"), "no-cache", "{path}");
        let vary: Vec<_> =
            answer.headers.get_all("vary").iter().map(|value| value.to_str().unwrap()).collect();
        assert!(vary.contains(&"Cookie"), "{path}: {vary:?}");
    }
    assert_eq!(anybody.get("/sign-in").await.header("cache-control"), "private, no-store");
}

#[tokio::test]
async fn files_are_kept_as_long_as_their_names_allow() {
    let yinyao = yinyao().await;
    let mut browser = yinyao.browser().with("accept-encoding", "br");
    let style = browser.get("/pkg/yinyao.css").await;
    assert_eq!(
        (style.status.as_u16(), style.header("cache-control")),
        (200, "no-cache"),
        "its name has no hash"
    );
    let script = browser.get("/pkg/yinyao.js").await;
    assert_eq!(
        (script.header("content-encoding"), script.body.as_str()),
        ("br", "not really compressed")
    );
    let picture = browser.get("/favicon.svg").await;
    assert_eq!(
        (picture.status.as_u16(), picture.header("cache-control")),
        (200, "public, max-age=3600")
    );
    assert_eq!(picture.header("content-type"), "image/svg+xml");
    assert_eq!(browser.get("/manual/first.txt").await.status, 200);
    for missing in [
        "/pkg/../../Cargo.toml",
        "/pkg/none.js",
        "/manual/",
        "/manual/%2e%2e/%2e%2e/yinyao.db",
        "/yinyao.db",
    ] {
        let answer = browser.get(missing).await;
        assert_eq!(answer.status, 404, "{missing}");
        assert!(!answer.header("cache-control").contains("public"), "{missing}");
    }
}

#[tokio::test]
async fn pages_travel_compressed() {
    let yinyao = yinyao().await;
    for (asked, answered) in [("br", "br"), ("gzip", "gzip"), ("", "")] {
        let answer = yinyao.browser().with("accept-encoding", asked).get("/classes").await;
        assert_eq!(answer.header("content-encoding"), answered);
    }
}

#[tokio::test]
async fn a_head_is_answered_like_the_page_without_it() {
    let yinyao = yinyao().await;
    for path in ["/", "/classes", "/api/v1", "/pkg/yinyao.css", "/healthz"] {
        let answer = yinyao.browser().head(path).await;
        assert_eq!((answer.status.as_u16(), answer.bytes.len()), (200, 0), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
    }
}

#[tokio::test]
async fn the_router_lists_what_the_tests_walk() {
    let yinyao = yinyao().await;
    assert!(yinyao.browser().get("/").await.status == 200);
    assert!(pages().contains(&"/offerings/{id}/sign-up".to_owned()));
    assert!(server_functions().contains(&("POST".to_owned(), "/forms/sign-up".to_owned())));
}
