//! Everything with a key in its address is asked for by somebody whose thing it is not: by the routes of a desk, or in a file that is
//! named. Of everything else it is said why whoever has the key may read it. The router itself tells what there is.

use std::collections::{BTreeMap, BTreeSet};

use http::Method;

use super::routes::routes;
use crate::support::routes::{keyed, listed, shape};
use crate::support::{Centre, yinyao};

/// Another person is refused in a file of its own.
const ELSEWHERE: [(&str, &str); 13] = [
    ("/bookings/{}", "borrowing.rs"),
    ("/bookings/{}/move", "borrowing.rs"),
    ("/bookings/{}/slip", "papers.rs"),
    ("/bookings/{}/slip.pdf", "papers.rs"),
    ("/certificates/{}", "certificates.rs"),
    ("/certificates/{}/certificate.pdf", "certificates.rs"),
    ("/consents/{}/end", "helping.rs"),
    ("/me/attendance/{}", "attendance.rs"),
    ("/sign-ups/{}", "authorisation/own.rs"),
    ("/sign-ups/{}/slip.pdf", "helping.rs"),
    ("/sign-ups/{}/together", "authorisation/own.rs"),
    ("/sign-ups/{}/waiting-on", "authorisation/own.rs"),
    ("/sign-ups/{}/withdrawal", "authorisation/own.rs"),
];

/// Whoever has the address may read it.
const OF_EVERYBODY: [(&str, &[&str]); 4] = [
    (
        "what is offered and lent, and help, are everybody's",
        &[
            "/api/v1/offerings/{}",
            "/help/{}",
            "/offerings/{}",
            "/offerings/{}/sign-up",
            "/offerings/{}/swap",
            "/rooms/{}/booking",
        ],
    ),
    (
        "the draw is everybody's, and the wishes shown with it are one's own",
        &[
            "/draws/{}",
            "/draws/{}/amendment.txt",
            "/draws/{}/check",
            "/draws/{}/list.txt",
            "/draws/{}/record.txt",
            "/draws/{}/wishes",
            "/draws/{}/wishes.pdf",
            "/draws/{}/wishes/withdrawal",
        ],
    ),
    ("the key is a secret that was handed out for this", &["/calendar/{}", "/wall/{}"]),
    ("it names a kind of message: the text is one's own institution's", &["/desk/templates/{}/{}"]),
];

/// What a file that asks for it has in its text: the end of the path, or its beginning where the key is the end.
fn told_apart_by(path: &str) -> &str {
    path.rsplit("{}").find(|part| !part.is_empty()).unwrap()
}

#[tokio::test]
async fn everything_with_a_key_is_asked_for_by_somebody_else_or_is_everybodys() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let all = keyed(&yinyao.router);
    assert!(all.len() > 120, "{} routes", all.len());
    let routes = routes(&yinyao, &centre).await;
    let read = routes.iter().filter(|(method, ..)| *method == Method::GET);
    let at_desks: BTreeSet<String> = read.map(|(_, path, _)| shape(path)).collect();
    let mut told: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for path in at_desks.into_iter().filter(|path| path.contains("{}")) {
        told.insert(path, vec!["a route of a desk"]);
    }
    for (path, file) in ELSEWHERE {
        let text = std::fs::read_to_string(format!("tests/{file}")).unwrap();
        let is_there = text.contains(told_apart_by(path)) && text.contains("404");
        assert!(is_there, "{path} is not asked for in {file}");
        told.entry(path.to_owned()).or_default().push(file);
    }
    for (why, paths) in OF_EVERYBODY {
        for path in paths {
            told.entry((*path).to_owned()).or_default().push(why);
        }
    }
    for path in &all {
        let said = told.remove(path).unwrap_or_default();
        assert_eq!(said.len(), 1, "{path}: asked for by somebody whose it is not? {said:?}");
    }
    assert!(told.is_empty(), "no routes: {told:?}");
}

#[tokio::test]
async fn the_tests_know_everything_with_a_key_that_the_router_has() {
    let known: BTreeSet<String> =
        listed().iter().map(|path| shape(path)).filter(|path| path.contains("{}")).collect();
    assert_eq!(known, keyed(&yinyao().await.router));
}
