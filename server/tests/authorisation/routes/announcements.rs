//! What is announced to lists, and the notices of it.

use app::sheet::export::FORMS;

use super::things::Things;
use super::{Route, get, post};

pub(super) fn routes(things: &Things) -> Vec<Route> {
    let Things { offering, announced, off, .. } = things;
    let of = |page: &str| get(format!("/desk/announcements/{announced}{page}"));
    let pages = ["", "/letters", "/letters.pdf", "/notice", "/notice.pdf"];
    let files = FORMS.map(|form| of(&format!("/list.{form}")));
    let mut all: Vec<Route> = pages.into_iter().map(of).chain(files).collect();
    let (whom, text) = (("whom", "with_place"), ("text", "明天请带墨汁"));
    all.extend([
        get(format!("/desk/sessions/{off}/notice")),
        get(format!("/desk/sessions/{off}/notice.pdf")),
        post(
            "desk-announce",
            &[("offering", offering), whom, text, ("looked_at", "with_place 明天请带墨汁")],
        ),
        post("desk-announce", &[("offerings", offering), whom, text]),
    ]);
    all
}
