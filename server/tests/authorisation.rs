//! Who may open and do what at a desk: only the institution's own coordinators.

mod complete;
mod control;
mod desks;
mod lists;
mod own;
mod read;
mod routes;

use domain::role::Role;
use http::Method;

use self::routes::{Route, routes, send, sent_by};
use crate::support::{Browser, Centre, yinyao};

/// Forms that are sent here whole and in their time, so that their own desk is not asked again. Others lack something, or are about
/// what was settled by one before them.
const DONE: [&str; 9] = [
    "desk-care",
    "desk-close",
    "desk-end-consent",
    "desk-feed-end",
    "desk-feed-renew",
    "desk-liaison",
    "desk-member-card",
    "desk-refund",
    "desk-reopen",
];

/// What somebody does there who does one thing.
fn is_theirs(role: Role, path: &str) -> bool {
    const AT_THE_DOOR: [&str; 4] =
        ["desk-arrive", "desk-walk-in", "desk-door-undo", "desk-door-scan"];
    match role {
        Role::Teacher => {
            ["/register", "/register.pdf", "desk-register"].iter().any(|end| path.ends_with(end))
        }
        Role::Door => {
            let is_door = path.starts_with("/desk/sessions/") && path.ends_with("/door");
            is_door || AT_THE_DOOR.iter().any(|form| path.ends_with(form))
        }
        Role::Auditor => is_read(path),
        Role::Coordinator => !path.contains("account"),
        Role::Head => true,
    }
}

/// What an auditor reads: the log, receipts, lists.
fn is_read(path: &str) -> bool {
    let is_thing = path.matches('/').count() == 3;
    let of = |kind: &str| path.starts_with(kind);
    of("/desk/log/")
        || (is_thing
            && !of("/desk/offerings/new")
            && (of("/desk/offerings/") || of("/desk/receipts/")))
        || (path.contains("/list.") && !of("/desk/announcements/"))
        || path.ends_with("/receipt.pdf")
}

/// What another institution's coordinator finds there, where nothing should be found.
async fn found_by_others(of_b: &Browser, routes: &[Route]) -> Vec<String> {
    let mut found = Vec::new();
    for route in routes {
        let answer = send(of_b, route).await;
        let tells = answer.body.contains("陈淑芬") || answer.body.contains("楷书");
        if answer.status != 404 || tells {
            found.push(format!("{} {}: {}", route.0, route.1, answer.status));
        }
    }
    found
}

/// What A's own desk is answered there.
fn answered_at_home((method, path, _): &Route) -> u16 {
    // Nobody needs a letter, and the draw has no list yet: there is nothing to print.
    let is_empty = ["/letters.pdf", "/door.pdf", "/results.pdf", "/names.pdf"]
        .iter()
        .any(|it| path.ends_with(it));
    // Whoever has a place is not in review, and a draw without a list waits for no digits: one is led to its page.
    let has_no_list = path.starts_with("/desk/draws/")
        && ["/seed", "/check", "/door"].iter().any(|it| path.ends_with(it));
    let leads_on = *method != Method::GET || path.ends_with("/decline") || has_no_list;
    match (is_empty, leads_on) {
        (true, _) => 404,
        (false, true) => 303,
        (false, false) => 200,
    }
}

#[tokio::test]
async fn a_desk_is_open_to_its_own_coordinators_alone() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let routes = routes(&yinyao, &centre).await;
    let (anybody, chen) = (yinyao.browser(), centre.chen(&yinyao).await);
    let (a, b) = (centre.desk_a(&yinyao).await, centre.desk_b(&yinyao).await);
    for route in &routes {
        let name = format!("{} {}", route.0, route.1);
        let answer = send(&anybody, route).await;
        assert_eq!(answer.status, 303, "{name}");
        assert!(answer.location().contains("sign-in"), "{name}: {}", answer.location());
        assert_eq!(send(&chen, route).await.status, 403, "{name}: a learner");
    }
    let nothing: [&str; 0] = [];
    assert_eq!(found_by_others(&b, &routes).await, nothing, "another institution's coordinator");
    for role in [Role::Teacher, Role::Door, Role::Auditor] {
        let browser = centre.desk_as(&yinyao, role).await;
        for route in routes.iter().filter(|route| !is_theirs(role, &route.1)) {
            let status = send(&browser, route).await.status;
            assert_eq!(status, 403, "{} {} as {role:?}", route.0, route.1);
        }
    }
    for role in [Role::Teacher, Role::Door, Role::Auditor, Role::Coordinator] {
        let browser = centre.desk_b_as(&yinyao, role).await;
        for route in &routes {
            // What is done there by nobody of this role is closed; what is, is not found.
            let expected = if is_theirs(role, &route.1) { 404 } else { 403 };
            let answer = send(&browser, route).await;
            let name = format!("{} {} as another institution's {role:?}", route.0, route.1);
            assert_eq!(answer.status, expected, "{name}");
            assert!(!answer.body.contains("陈淑芬") && !answer.body.contains("楷书"), "{name}");
        }
    }
    let entries = store::sign_up::entries_of(&yinyao.db, centre.calligraphy, &centre.coordinator_a)
        .await
        .unwrap();
    assert_eq!(entries.len(), 1, "nobody has changed anything");
    let draws = store::draw::draws_of(&yinyao.db, &centre.coordinator_a).await.unwrap();
    assert_eq!((draws[0].people, draws[0].phase), (1, domain::draw::DrawPhase::Open));
    for route in &routes {
        let mut own = a.clone();
        let answer = sent_by(&mut own, route).await;
        let expected = answered_at_home(route);
        assert_eq!(answer.status, expected, "{} {}: {}", route.0, route.1, answer.main());
        if route.0 == Method::GET {
            continue;
        }
        // A refusal leads on as well: one sees the page to which it leads, and what is whole and in its time is done.
        let (way, name) = (answer.location(), route.1.trim_start_matches("/forms/"));
        assert!(!way.contains("sign-in"), "{name}: {way}");
        let comes_back = way.split(['?', '&', '#']).any(|part| part == "again");
        assert!(!comes_back || !DONE.contains(&name), "{name} comes back: {way}");
        let page = own.get(way).await.status;
        assert!(page != 403 && !page.is_server_error(), "{name}: {way} is {page}");
        assert!(comes_back || page == 200 || page == 303, "{name}: {way} is {page}");
    }
}
