//! An offering: its pages and files, its address for calendars, and what is changed of it.

use app::sheet::export::FORMS;

use super::things::Things;
use super::{REASON, Route, get, post};

/// What is read of it, and what leaves it as it is for everything that follows.
pub(super) fn routes(things: &Things) -> Vec<Route> {
    let Things { offering, choir, feed, .. } = things;
    let of = |page: &str| get(format!("/desk/offerings/{offering}{page}"));
    let pages = [
        "",
        "/edit",
        "/add",
        "/sheet",
        "/sheet.pdf",
        "/state",
        "/stages",
        "/together",
        "/turned-away",
        "/sessions",
        "/onward",
        "/leaving",
        "/weekly",
        "/announcement",
    ];
    let files = ["list", "attendance", "turned-away"]
        .into_iter()
        .flat_map(|list| FORMS.map(|form| of(&format!("/{list}.{form}"))));
    let mut all: Vec<Route> = pages.into_iter().map(of).chain(files).collect();
    all.extend([
        get(format!("/desk/offerings/new?like={offering}")),
        get(format!("/desk/offerings/{choir}/opening")),
        post("desk-feed-renew", &[("feed_of", &format!("offering {offering}"))]),
        post("desk-feed-end", &[("feed", feed)]),
        post("desk-onward", &[("offering", offering), ("on", "2026-12-1"), ("look", "do")]),
        post("desk-leaving", &[("offering", offering), ("on", "x"), ("look", "do")]),
        post(
            "desk-weekly",
            &[
                ("offering", offering),
                ("on", "2026-12-2"),
                ("weekday", "3"),
                ("from", "14:00"),
                ("to", "15:30"),
                ("seen", "forged"),
                REASON,
            ],
        ),
    ]);
    all
}

/// What is changed of it.
pub(super) fn changes(things: &Things) -> Vec<Route> {
    let offering = ("offering", things.offering.as_str());
    vec![
        post("desk-stages", &[offering, ("newcomers", "1")]),
        post("desk-close", &[offering]),
        post(
            "desk-offering-edit",
            &[
                offering,
                ("name", "改名班"),
                ("department", "书画系"),
                ("subject", "隶书"),
                ("fee", "9"),
            ],
        ),
        post("desk-reopen", &[offering]),
        post("desk-open", &[offering]),
    ]
}

/// How its places are given, what is done with several, and its end.
pub(super) fn at_last(things: &Things) -> Vec<Route> {
    let offering = ("offering", things.offering.as_str());
    let chosen = ("chosen[]", things.offering.as_str());
    vec![
        post("desk-by-approval", &[offering]),
        post("desk-in-order", &[offering]),
        post("desk-bulk", &[chosen, ("act", "stop"), ("look", "do")]),
        post("desk-bulk", &[chosen, ("announce", "yes")]),
        post("desk-bulk", &[chosen, ("export", "csv")]),
        post("desk-ways", &[("to", "approval"), chosen]),
        post("desk-ways", &[("to", "draw"), chosen]),
        post("desk-ways", &[("to", "in_order"), ("term", &things.term), ("whole", "yes")]),
        post("desk-cancel", &[offering, ("reason", "老师病了")]),
    ]
}
