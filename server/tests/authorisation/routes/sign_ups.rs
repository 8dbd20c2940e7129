//! An entry on a list: its pages, and what a desk does with it.

use super::things::Things;
use super::{PERSON, Route, get, post};

/// What is read of it, and its way to another offering.
pub(super) fn routes(things: &Things) -> Vec<Route> {
    let Things { sign_up, choir, .. } = things;
    let of = |page: &str| get(format!("/desk/sign-ups/{sign_up}{page}"));
    let swap = format!("/swap/{choir}");
    let pages = ["", "/removal", "/slip", "/slip.pdf", "/swap", swap.as_str(), "/decline"];
    let mut all: Vec<Route> = pages.into_iter().map(of).collect();
    all.push(post("desk-swap", &[("sign_up", sign_up), ("instead", choir)]));
    all
}

/// Calls, who is added, and who is taken off.
pub(super) fn changes(things: &Things) -> Vec<Route> {
    let sign_up = ("sign_up", things.sign_up.as_str());
    let offering = ("offering", things.offering.as_str());
    let reason = ("reason", "换班");
    vec![
        post("desk-call", &[sign_up, ("about", "offer"), ("outcome", "no_answer")]),
        post("desk-next", &[sign_up]),
        post("desk-pair", &[sign_up, ("other", sign_up.1)]),
        post("desk-add", &[[offering].as_slice(), &PERSON].concat()),
        post("desk-remove", &[sign_up, reason]),
        post("desk-decline", &[sign_up, reason]),
        post("desk-approve", &[offering, ("one", sign_up.1)]),
        post("desk-approve", &[offering]),
    ]
}
