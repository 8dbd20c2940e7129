//! Every form is tried by somebody whose thing it is not: by the routes of a desk, beside them, or in a file that is named. Of every
//! other form it is said why nobody could.

use std::collections::HashMap;

use crate::support::routes::server_functions;
use crate::support::{Centre, yinyao};

/// Another institution's desk, or another person, is refused in a file of its own.
const ELSEWHERE: [(&str, &str); 14] = [
    ("act-for", "helping.rs"),
    ("attendance-said", "attendance.rs"),
    ("book-room", "borrowing.rs"),
    ("desk-account-end", "accounts.rs"),
    ("desk-account-password", "accounts.rs"),
    ("desk-filter-end", "listing.rs"),
    ("desk-letters-posted", "templates.rs"),
    ("desk-merge", "merges.rs"),
    ("desk-message-again", "messages.rs"),
    ("desk-message-told", "messages.rs"),
    ("end-consent", "helping.rs"),
    ("give-up-room", "borrowing.rs"),
    ("move-booking", "borrowing.rs"),
    ("withdraw", "authorisation/own.rs"),
];

/// Tried in `desks.rs` and `own.rs`, beside this.
const BESIDE: [&str; 15] = [
    "accept",
    "ask-anyway",
    "desk-account-reopen",
    "desk-mark-answer",
    "desk-merge-undo",
    "desk-twins-apart",
    "desk-twins-back",
    "mark-not-right",
    "my-certificate",
    "notice-seen",
    "pair-agree",
    "pair-ask",
    "pair-part",
    "swap",
    "wait-on",
];

/// They name nothing that somebody else could have.
const OF_NOBODY_ELSE: [(&str, &[&str]); 5] = [
    (
        "it is about whoever sends it, or their own institution, and names nothing",
        &[
            "desk-cash-close",
            "desk-fee-terms",
            "desk-limits",
            "desk-password",
            "desk-reminders",
            "desk-sending-hours",
            "desk-template",
            "make-consent-code",
            "renew-calendar",
            "save-area",
            "save-birthday",
            "save-emergency-contact",
            "save-name",
            "save-told",
            "sign-out",
            "sign-out-everywhere",
            "stop-acting",
        ],
    ),
    (
        "it makes something new at their own institution",
        &[
            "desk-account-open",
            "desk-filter-save",
            "desk-holiday-open",
            "desk-house-close",
            "desk-member-new",
            "desk-new-offering",
            "desk-record-consent",
            "desk-term-new",
        ],
    ),
    (
        "it looks among their own institution's people alone",
        &["desk-fees-find", "desk-member-find"],
    ),
    (
        "whoever knows a code or a password may",
        &[
            "accept-consent",
            "ask-for-code",
            "ask-for-new-number",
            "certificate-check",
            "desk-sign-in",
            "save-number",
            "send-code-again",
            "sign-in",
            "take-consent-code",
        ],
    ),
    (
        "the offering and the draw are everybody's, and what is done with them is one's own",
        &["sign-up", "wishes", "withdraw-wishes"],
    ),
];

/// Every form that the router knows, by its name.
fn forms() -> Vec<String> {
    let all = server_functions().into_iter().filter(|(method, _)| method == "POST");
    all.filter_map(|(_, path)| path.strip_prefix("/forms/").map(str::to_owned)).collect()
}

#[tokio::test]
async fn every_form_is_tried_by_somebody_else_or_is_about_nothing_of_others() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let routes = super::routes(&yinyao, &centre).await;
    let above = routes.iter().filter_map(|(_, path, _)| path.strip_prefix("/forms/"));
    let mut told: HashMap<&str, Vec<&str>> = HashMap::new();
    for form in above {
        told.insert(form, vec!["a route of a desk"]);
    }
    for (form, file) in ELSEWHERE {
        let text = std::fs::read_to_string(format!("tests/{file}")).unwrap();
        assert!(text.contains(form) && text.contains("404"), "{form} is not tried in {file}");
        told.entry(form).or_default().push(file);
    }
    for form in BESIDE {
        told.entry(form).or_default().push("beside this");
    }
    for (why, names) in OF_NOBODY_ELSE {
        for form in names {
            told.entry(form).or_default().push(why);
        }
    }
    let forms = forms();
    assert!(forms.len() > 100, "{} forms", forms.len());
    for form in &forms {
        let said = told.remove(form.as_str()).unwrap_or_default();
        assert_eq!(said.len(), 1, "{form}: tried by somebody whose thing it is not? {said:?}");
    }
    assert!(told.is_empty(), "no forms: {told:?}");
}
