//! The matrix: every page and every form of a desk × what somebody does there. What is not theirs is refused before anything
//! else; another institution's things are not found (see authorisation.rs and its folder).

use domain::role::Role;
use http::Method;

use crate::support::routes::everything;
use crate::support::{Answer, Browser, Centre, Yinyao, yinyao};

/// Whoever reads the address may.
const ANYBODY: [&str; 2] = ["GET /desk/sign-in", "POST /forms/desk-sign-in"];

/// Everybody who signs in at a desk may.
const EVERYBODY_THERE: [&str; 4] =
    ["GET /desk", "GET /desk/mine", "GET /desk/password", "POST /forms/desk-password"];

const TEACHERS: [&str; 3] = [
    "GET /desk/sessions/{id}/register",
    "GET /desk/sessions/{id}/register.pdf",
    "POST /forms/desk-register",
];

const DOORS: [&str; 5] = [
    "GET /desk/sessions/{id}/door",
    "POST /forms/desk-arrive",
    "POST /forms/desk-walk-in",
    "POST /forms/desk-door-undo",
    "POST /forms/desk-door-scan",
];

/// No form stands here, nor will one.
const AUDITORS: [&str; 18] = [
    "GET /desk/log",
    "GET /desk/log/{id}",
    "GET /desk/log.csv",
    "GET /desk/log.pdf",
    "GET /desk/log.xlsx",
    "GET /desk/cash",
    "GET /desk/cash.csv",
    "GET /desk/cash.pdf",
    "GET /desk/cash.xlsx",
    "GET /desk/receipts/{id}",
    "GET /desk/receipts/{id}/receipt.pdf",
    "GET /desk/files/offerings.csv",
    "GET /desk/files/offerings.pdf",
    "GET /desk/files/offerings.xlsx",
    "GET /desk/offerings/{id}",
    "GET /desk/offerings/{id}/list.csv",
    "GET /desk/offerings/{id}/list.pdf",
    "GET /desk/offerings/{id}/list.xlsx",
];

const HEADS_ALONE: [&str; 11] = [
    "GET /desk/accounts",
    "GET /desk/accounts.csv",
    "GET /desk/accounts.pdf",
    "GET /desk/accounts.xlsx",
    "GET /desk/accounts/{id}",
    "GET /desk/accounts/{id}/role",
    "POST /forms/desk-account-open",
    "POST /forms/desk-account-end",
    "POST /forms/desk-account-reopen",
    "POST /forms/desk-account-password",
    "POST /forms/desk-account-role",
];

/// A route with the keys left out.
fn named(method: &str, path: &str) -> String {
    let of_key = |part: &str| if part.len() == 36 { "{id}".to_owned() } else { part.to_owned() };
    let parts: Vec<String> = path.split('/').map(of_key).collect();
    format!("{method} {}", parts.join("/"))
}

fn may(role: Role, name: &str) -> bool {
    let is_in = |list: &[&str]| list.contains(&name);
    if is_in(&ANYBODY) || is_in(&EVERYBODY_THERE) {
        return true;
    }
    match role {
        Role::Head => true,
        Role::Coordinator => !is_in(&HEADS_ALONE),
        Role::Teacher => is_in(&TEACHERS),
        Role::Door => is_in(&DOORS),
        Role::Auditor => is_in(&AUDITORS),
    }
}

/// Everything that any form asks for, as A has it: a form reads what is its own.
fn fields(centre: &Centre) -> Vec<(&'static str, String)> {
    const UNKNOWN: &str = "019abc00-0000-7000-8000-000000000001";
    let unknown = || UNKNOWN.to_owned();
    let of = |id: Option<String>| id.unwrap_or_else(unknown);
    vec![
        ("offering", centre.calligraphy.to_string()),
        ("instead", centre.choir.to_string()),
        ("sign_up", of(centre.sign_up.map(|id| id.to_string()))),
        ("other", of(centre.sign_up.map(|id| id.to_string()))),
        ("one", of(centre.sign_up.map(|id| id.to_string()))),
        ("session", of(centre.session.map(|id| id.to_string()))),
        ("person", centre.chen.to_string()),
        ("keep", centre.chen.to_string()),
        ("chosen[]", centre.calligraphy.to_string()),
        ("to", "approval".into()),
        ("day", "2026-11-24".into()),
        ("expected", "0".into()),
        ("years", "2".into()),
        ("merge", unknown()),
        ("room", of(centre.room.map(|id| id.to_string()))),
        ("booking", of(centre.booking.map(|id| id.to_string()))),
        ("closure", unknown()),
        ("objection", unknown()),
        ("draw", of(centre.draw.map(|id| id.to_string()))),
        ("offerings", centre.calligraphy.to_string()),
        ("planned", format!("{} 1 0", of(centre.planned.map(|id| id.to_string())))),
        ("term", of(centre.term.map(|id| id.to_string()))),
        ("trial", format!("begin {}", of(centre.term.map(|id| id.to_string())))),
        ("from", of(centre.term.map(|id| id.to_string()))),
        ("change", unknown()),
        ("department", of(centre.department.map(|id| id.to_string()))),
        ("receipt_id", of(centre.receipt.map(|id| id.to_string()))),
        ("consent", of(centre.consent.map(|id| id.to_string()))),
        ("import", of(centre.import.map(|id| id.to_string()))),
        ("filter", unknown()),
        ("event", "session_moved".into()),
        ("way", "message".into()),
        ("feed_of", format!("room {}", of(centre.room.map(|id| id.to_string())))),
        ("feed", unknown()),
        ("certificate", of(centre.certificate.map(|id| id.to_string()))),
        ("message", unknown()),
        ("notice", unknown()),
        ("entry", of(centre.entry.map(|id| id.to_string()))),
        ("revision", "0".into()),
        ("what", "cancel".into()),
        ("act", "cancel".into()),
        ("about", "offer".into()),
        ("outcome", "no_answer".into()),
    ]
}

/// The routes of the desk, each with its method and what is sent.
fn desk_routes(centre: &Centre) -> Vec<(String, String)> {
    let is_desks = |path: &str| {
        path == "/desk"
            || ["/desk/", "/desk?", "/forms/desk-"].iter().any(|begin| path.starts_with(begin))
    };
    everything(centre).into_iter().filter(|(_, path)| is_desks(path)).collect()
}

async fn send(
    browser: &Browser,
    method: &str,
    path: &str,
    fields: &[(&'static str, String)],
) -> Answer {
    let mut browser = browser.clone();
    if path == "/desk/import" && method == "POST" {
        // A plan comes as a file; without one it is no form at all.
        browser.upload(path, "plan.csv", b"x", &[]).await
    } else if method == "POST" {
        let key = store::form_key::new().to_string();
        let mut sent = vec![("key", key.as_str())];
        // What is moved is named with whether its clash was seen, what is changed or taken out without.
        let is_moved = path.ends_with("desk-plan-move");
        sent.extend(fields.iter().map(|(name, value)| match *name {
            "planned" if !is_moved => (*name, value.trim_end_matches(" 0")),
            _ => (*name, value.as_str()),
        }));
        browser.post(path, &sent).await
    } else {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        browser.send(method, path, None, Vec::new()).await
    }
}

#[tokio::test]
async fn every_route_of_a_desk_is_for_some_alone() {
    let yinyao: Yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await.in_use(&yinyao).await;
    let (routes, fields) = (desk_routes(&centre), fields(&centre));
    assert!(routes.len() > 120, "{} routes", routes.len());
    let mut wrong = Vec::new();
    // Whoever may least comes first: what is refused changes nothing.
    let mut browsers = Vec::new();
    for role in [Role::Auditor, Role::Door, Role::Teacher, Role::Coordinator, Role::Head] {
        browsers.push((role, centre.desk_as(&yinyao, role).await));
    }
    let (anybody, chen) = (yinyao.browser(), centre.chen(&yinyao).await);
    for (method, path) in &routes {
        let name = named(method, path);
        if ANYBODY.contains(&name.as_str()) {
            continue;
        }
        let nobody = send(&anybody, method, path, &fields).await;
        let is_sent = nobody.status == 303 && nobody.location().contains("/desk/sign-in");
        if !is_sent {
            wrong.push(format!("{name} as nobody: {} {}", nobody.status, nobody.location()));
        }
        let learner = send(&chen, method, path, &fields).await.status;
        if learner != 403 {
            wrong.push(format!("{name} as a learner: {learner}"));
        }
        for (role, browser) in &browsers {
            let may = may(*role, &name);
            // What they may is done once everything that is refused was tried: it changes something.
            if may && (method == "POST" || name == "GET /desk/mine") {
                continue;
            }
            let status = send(browser, method, path, &fields).await.status;
            if (status == 403) == may {
                wrong.push(format!("{name} as {role:?}: {status}"));
            }
        }
    }
    // What is sent by whoever may is not closed to them, nor is the page to which it leads. Whoever may least comes first, and a
    // sign-out comes last of all.
    let mut sent: Vec<_> = routes.iter().filter(|(method, _)| method == "POST").collect();
    sent.sort_by_key(|(_, path)| path.contains("sign-out"));
    for (method, path) in sent {
        let name = named(method, path);
        if ANYBODY.contains(&name.as_str()) {
            continue;
        }
        for (role, browser) in browsers.iter().filter(|(role, _)| may(*role, &name)) {
            let answer = send(browser, method, path, &fields).await;
            let is_closed = answer.status == 403 || answer.location().contains("/desk/sign-in");
            let leads_on = answer.status == 303 && !path.contains("sign-out");
            let page = match leads_on && answer.location().starts_with('/') {
                true => browser.clone().get(answer.location()).await.status,
                false => answer.status,
            };
            if is_closed || page == 403 {
                let way = answer.location();
                wrong.push(format!("{name} as {role:?}: {} {way}, {page}", answer.status));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn who_may_do_what_names_routes_that_there_are() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await.in_use(&yinyao).await;
    let there: Vec<String> =
        desk_routes(&centre).iter().map(|(method, path)| named(method, path)).collect();
    let lists: [&[&str]; 6] =
        [&ANYBODY, &EVERYBODY_THERE, &TEACHERS, &DOORS, &AUDITORS, &HEADS_ALONE];
    for name in lists.into_iter().flatten() {
        assert!(there.iter().any(|route| route == name), "{name} is no route");
    }
    assert!(AUDITORS.iter().all(|name| name.starts_with("GET ")), "an auditor sends nothing");
}
