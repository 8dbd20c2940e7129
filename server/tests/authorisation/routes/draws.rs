//! Draws with the wishes in them, and consents that were given at the counter.

use super::things::Things;
use super::{PERSON, REASON, Route, get, post};

pub(super) fn routes(things: &Things) -> Vec<Route> {
    [looked_at(things), of_consents(things), done(things)].concat()
}

fn looked_at(things: &Things) -> Vec<Route> {
    let Things { term, draw, drawn, application, .. } = things;
    let of = |page: &str| get(format!("/desk/draws/{draw}{page}"));
    let end_of_one = format!("/end?offering={drawn}");
    let pages = [
        "",
        "/wishes",
        "/closing",
        "/end",
        end_of_one.as_str(),
        "/seed",
        "/check",
        "/door",
        "/door.pdf",
        "/results.pdf",
        "/names.pdf",
    ];
    let mut all: Vec<Route> = pages.into_iter().map(of).collect();
    all.extend([
        get(format!("/desk/ways?term={term}")),
        get(format!("/desk/draws/new?offering={drawn}")),
        get(format!("/desk/draws/new/plan?draw={draw}&offering={drawn}")),
        get(format!("/desk/draws/new/plan?draw={draw}&as_planned")),
        get(format!("/desk/applications/{application}")),
        get(format!("/desk/applications/{application}/slip.pdf")),
    ]);
    all
}

fn of_consents(things: &Things) -> Vec<Route> {
    let Things { consent, .. } = things;
    vec![
        get(format!("/desk/consents/{consent}")),
        get(format!("/desk/consents/{consent}/slip.pdf")),
        get(format!("/desk/consents/{consent}/end")),
        post("desk-end-consent", &[("consent", consent)]),
    ]
}

fn done(things: &Things) -> Vec<Route> {
    let (draw, drawn) = (("draw", things.draw.as_str()), things.drawn.as_str());
    let offerings = ("offerings", drawn);
    let wishing = [("wanted", "1"), ("ranks[0]", "1")];
    let digits = [
        draw,
        ("seed", "3516241636"),
        ("fell_at", "2026-12-1 9:00"),
        ("circumstances", "一楼大厅"),
    ];
    vec![
        post("desk-wish", &[[draw, offerings].as_slice(), &PERSON, &wishing].concat()),
        post("desk-draw-plan", &[draw, offerings]),
        post("desk-draw-freeze", &[draw]),
        post("desk-draw-check", &digits),
        post("desk-draw-hold", &digits),
        post("desk-draw-closing", &[draw, ("closes_at", "2026-12-1"), REASON]),
        post("desk-draw-end", &[draw, ("offering", drawn), REASON]),
        post("desk-draw-end", &[draw, REASON]),
    ]
}
