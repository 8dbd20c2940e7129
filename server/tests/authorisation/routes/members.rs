//! The institution's people: members, their certificates, and who signs in at its desk.

use super::things::Things;
use super::{REASON, Route, get, post};

pub(super) fn routes(things: &Things) -> Vec<Route> {
    [of_members(things), of_accounts(things), of_certificates(things)].concat()
}

fn of_members(things: &Things) -> Vec<Route> {
    let Things { member, offering, .. } = things;
    let of = |page: &str| get(format!("/desk/members/{member}{page}"));
    let adding = format!("/offerings/{offering}");
    let pages = [
        "",
        "/card",
        "/card.pdf",
        "/told",
        "/particulars",
        "/helper-code",
        "/offerings",
        adding.as_str(),
        "/certificates",
    ];
    let mut all: Vec<Route> = pages.into_iter().map(of).collect();
    let person = ("person", member.as_str());
    all.extend([
        post("desk-told", &[person, ("way", "telephone")]),
        post("desk-particulars", &[person, ("name", "周平")]),
        post("desk-helper-code", &[person, ("how_much", "look"), ("lasts", "year")]),
    ]);
    all
}

fn of_accounts(things: &Things) -> Vec<Route> {
    let Things { head, .. } = things;
    vec![
        get(format!("/desk/accounts/{head}")),
        get(format!("/desk/accounts/{head}/role")),
        post("desk-account-role", &[("person", head), ("role", "door"), ("reason", "换岗")]),
    ]
}

fn of_certificates(things: &Things) -> Vec<Route> {
    let Things { certified, certificate, member, offering, .. } = things;
    let person = ("person", member.as_str());
    vec![
        get(format!("/desk/certificates/{certificate}")),
        get(format!("/desk/certificates/{certificate}/certificate.pdf")),
        get(format!("/desk/certificates/{certificate}/revocation")),
        get(format!("/desk/offerings/{certified}/certificates.pdf")),
        post("desk-class-certificates", &[("offering", certified)]),
        post("desk-certificate", &[person, ("certified", &format!("class {offering}"))]),
        post("desk-revoke-certificate", &[("certificate", certificate), REASON]),
        post("desk-member-card", &[person]),
        post("desk-member-add", &[person, ("offering", offering)]),
    ]
}
