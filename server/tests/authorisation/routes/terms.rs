//! A term, and the timetable that is planned for it.

use app::sheet::export::FORMS;

use super::things::Things;
use super::{Route, get, post};

pub(super) fn routes(things: &Things) -> Vec<Route> {
    let Things { plan_term, written, other, change, later, department, .. } = things;
    let of = |page: &str| get(format!("/desk/terms/{plan_term}{page}"));
    let by_teacher = format!("/plan?by=teacher&chosen={written}");
    let pages = ["", "/plan", by_teacher.as_str(), "/trial", "/classes/new", "/copy", "/publish"];
    let files = FORMS.map(|form| of(&format!("/plan.{form}?by=teacher")));
    let mut all: Vec<Route> = pages.into_iter().map(of).chain(files).collect();
    let term = ("term", plan_term.as_str());
    all.extend([
        post("desk-term-change", &[term, ("term_name", "<")]),
        get(format!("/desk/departments/{department}")),
        post("desk-department", &[("department", department), ("name", "<")]),
        post("desk-trial", &[("trial", &format!("begin {plan_term}"))]),
        post("desk-trial-do", &[term, ("look", "do")]),
        get(format!("/desk/planned/{written}")),
        post("desk-plan-back", &[("change", change)]),
        post(
            "desk-plan-move",
            &[("planned", &format!("{other} 0 0")), ("weekday", "4"), ("look", "do")],
        ),
        post("desk-plan-class", &[("planned", &format!("{other} 1"))]),
        post("desk-plan-remove", &[("planned", &format!("{other} 1"))]),
        post("desk-plan-publish", &[term, ("opens_at", "x"), ("look", "do")]),
        post(
            "desk-plan-copy",
            &[("term", later), ("from", plan_term), ("years", "2"), ("look", "do")],
        ),
    ]);
    all
}
