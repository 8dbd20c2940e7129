//! Beside a term's plan: what is not known of its public holidays, and the days on which a lesson may be made up.

use domain::calendar::Term;
use domain::holiday::{Known, known_of, made_up_days};
use jiff::civil::Date;
use leptos::prelude::*;

use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::phrases::Phrases;
use crate::paths::rooms::DESK_CLOSURES;
use crate::request::request;
use crate::wording::room::closures::TITLE;
use crate::wording::timetable::holidays as words;
use crate::wording::when::full_day;

/// A warning for each of its years whose days off nobody knows here, and 调休 days as days to make up on.
#[component]
pub(super) fn TermHolidays(term: Term) -> impl IntoView {
    let (say, language) = (request().say(), request().language);
    let Term { starts_on, ends_on, .. } = term;
    let unknown = (starts_on.year()..=ends_on.year()).filter_map(|year| match known_of(year) {
        Known::Arranged => None,
        Known::ByLaw => Some(words::by_law_alone(language, year)),
        Known::WithoutFeasts => Some(words::without_feasts(language, year)),
    });
    let unknown: Vec<String> = unknown.collect();
    let warning = (!unknown.is_empty()).then(|| {
        let lines = unknown.into_iter().map(|told| view! { <p><Phrases text=told/></p> });
        view! {
            <NoticeBox kind=BoxKind::Warning>
                {lines.collect_view()}
                <p>{say(words::ENTER_THEM)}</p>
                <p><a class="button button--link" href=DESK_CLOSURES>{say(TITLE)}</a></p>
            </NoticeBox>
        }
    });
    let made_up = made_up_days(starts_on, ends_on);
    let line = |day: &Date| view! { <li><Phrases text=full_day(language, *day)/></li> };
    let lines = made_up.iter().map(line).collect_view();
    view! {
        {warning}
        {(!made_up.is_empty()).then(|| view! { <p>{say(words::MADE_UP)}</p><ul class="flow">{lines}</ul> })}
    }
}
