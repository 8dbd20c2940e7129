//! A session: its register and its door, marks that are objected to, calls after absences, and its changes.

use super::things::Things;
use super::{REASON, Route, get, keyed, post};

/// What is read of it, and what happens at its door.
pub(super) fn routes(things: &Things) -> Vec<Route> {
    let Things { session, member, sign_up, objection, offering, .. } = things;
    let of = |page: &str| get(format!("/desk/sessions/{session}{page}"));
    let pages = ["", "/register", "/register.pdf", "/door", "/hours", "/guest"];
    let changes = ["cancel", "move", "teach"];
    let mut all: Vec<Route> = pages.into_iter().map(of).collect();
    all.extend(changes.into_iter().map(|what| of(&format!("/change?what={what}"))));
    let sign_up = ("sign_up", sign_up.as_str());
    all.extend([
        get(format!("/desk/marks/{objection}")),
        get(format!("/desk/care/{}", sign_up.1)),
        post("desk-care", &[sign_up, ("outcome", "comes_again")]),
        post("desk-liaison", &[sign_up]),
        post("desk-liaison", &[("offering", offering)]),
    ]);
    // One page's forms: they have its key.
    let key = store::form_key::new().to_string();
    let person = [("session", session.as_str()), ("person", member.as_str())];
    let at_the_door = |form: &str, more: &[(&'static str, &str)]| {
        keyed(&key, form, &[person.as_slice(), more].concat())
    };
    all.extend([
        at_the_door("desk-hours", &[]),
        at_the_door("desk-guest", &[("name", "来听一次")]),
        at_the_door("desk-register", &[]),
        at_the_door("desk-arrive", &[]),
        at_the_door("desk-walk-in", &[]),
        at_the_door("desk-door-undo", &[]),
        at_the_door("desk-door-scan", &[("scanned", "K000001")]),
    ]);
    all
}

/// Who teaches it instead.
pub(super) fn changes(things: &Things) -> Vec<Route> {
    let session = ("session", things.session.as_str());
    vec![
        post("desk-substitute", &[session, ("asked_other", "单桂英"), ("said", "asked")]),
        post(
            "desk-session",
            &[session, ("what", "teach"), ("revision", "0"), ("other", "单桂英"), REASON],
        ),
    ]
}
