//! What is asked for, kind by kind.

use domain::calendar::Term;
use leptos::prelude::*;

use super::days_of;
use crate::components::choices::Choices;
use crate::components::field::{Field, Kind, Width};
use crate::pages::desk::suggested::{DEPARTMENTS, ROOMS, SUBJECTS, TEACHERS, TEAMS};
use crate::planning::entered::{EFFORTS, WAYS};
use crate::request::request;
use crate::wording::desk::edit::COURSE_HINT;
use crate::wording::desk::import_form as beside;
use crate::wording::desk::new_offering as words;
use crate::wording::timetable as plan;

fn plain() -> Kind {
    Kind { autocomplete: Some("off"), ..Kind::default() }
}

fn short() -> Kind {
    Kind { width: Width::Short, ..plain() }
}

fn among(list: &'static str) -> Kind {
    Kind { suggestions: Some(list), ..Kind::default() }
}

/// More times of the week, folded away where none were typed.
#[component]
fn MoreTimes(is_open: bool, children: Children) -> impl IntoView {
    view! {
        <details class="filter__box" open=is_open>
            <summary class="filter__summary">{request().say()(words::MORE_TIMES)}</summary>
            {children()}
        </details>
    }
}

/// What an activity is.
#[component]
pub(super) fn ActivityFields(
    /// More than one time was typed.
    has_more: bool,
) -> impl IntoView {
    let say = request().say();
    let ways = WAYS.map(|(word, way)| (word.to_owned(), say(words::way(way)).to_owned()));
    view! {
        <Field name="name" label=say(words::NAME_OF_ACTIVITY) kind=plain()/>
        <DayFields has_more=has_more/>
        <Field name="room" label=say(words::ROOM) hint=say(words::ROOM_HINT) kind=among(ROOMS)/>
        <Field name="places" label=say(words::PLACES) hint=say(words::PLACES_HINT) kind=short()/>
        <Choices name="way" legend=say(words::WAY) choices=ways.into() proposed=WAYS[0].0/>
        <Field name="audience" label=say(words::AUDIENCE) hint=say(words::AUDIENCE_HINT) kind=plain()/>
        <RestFields/>
    }
}

/// What a shift is.
#[component]
pub(super) fn ShiftFields(
    /// More than one time was typed.
    has_more: bool,
) -> impl IntoView {
    let say = request().say();
    let efforts = EFFORTS.map(|(word, one)| (word.to_owned(), say(words::effort(one)).to_owned()));
    view! {
        <Field name="team" label=say(words::TEAM) kind=among(TEAMS)/>
        <Field name="name" label=say(words::NAME_OF_SHIFT) kind=plain()/>
        <DayFields has_more=has_more/>
        <Field name="room" label=say(words::ROOM) kind=among(ROOMS)/>
        <Field name="places" label=say(words::PEOPLE) kind=short()/>
        <Field name="skills" label=say(words::SKILLS) kind=plain()/>
        <Choices name="effort" legend=say(words::EFFORT) choices=efforts.into() proposed=EFFORTS[0].0/>
        <RestFields/>
    }
}

/// Once, or at the same times every week.
#[component]
fn DayFields(has_more: bool) -> impl IntoView {
    let say = request().say();
    view! {
        <Field name="on" label=say(words::ON) hint=say(words::ON_HINT) kind=plain()/>
        <div class="field-grid">
            <Field name="from" label=say(words::FROM) hint=say(words::FROM_HINT) kind=short()/>
            <Field name="to" label=say(words::TO) hint=say(words::TO_HINT) kind=short()/>
        </div>
        <MoreTimes is_open=has_more>
            <p>{say(words::MORE_DAYS_LINE)}</p>
            <Field name="on_2" label=say(words::ON_2) kind=plain()/>
            <div class="field-grid">
                <Field name="from_2" label=say(words::FROM_2) kind=short()/>
                <Field name="to_2" label=say(words::TO_2) kind=short()/>
            </div>
            <Field name="on_3" label=say(words::ON_3) kind=plain()/>
            <div class="field-grid">
                <Field name="from_3" label=say(words::FROM_3) kind=short()/>
                <Field name="to_3" label=say(words::TO_3) kind=short()/>
            </div>
        </MoreTimes>
        <Field name="weeks" label=say(words::WEEKS) hint=say(words::WEEKS_HINT) kind=short()/>
    }
}

/// Whom to ask, what else is said, and when one may sign up.
#[component]
fn RestFields() -> impl IntoView {
    let say = request().say();
    view! {
        <Field name="contact" label=say(words::CONTACT) kind=plain()/>
        <TelephoneField/>
        <Field name="note" label=say(words::NOTE) kind=plain()/>
        <div class="field-grid">
            <Field name="opens_at" label=say(beside::OPENS_AT_OPTIONAL) hint=say(beside::NOW_HINT) kind=plain()/>
            <Field name="closes_at" label=say(beside::CLOSES_AT_OPTIONAL) hint=say(beside::BEGINS_HINT) kind=plain()/>
        </div>
    }
}

#[component]
fn TelephoneField() -> impl IntoView {
    let say = request().say();
    let number = Kind { input_type: Some("tel"), width: Width::Number, ..plain() };
    view! {
        <Field name="telephone" label=say(beside::TELEPHONE) hint=say(beside::TELEPHONE_HINT) kind=number/>
    }
}

/// What a class is, and the days between which it meets.
#[component]
pub(super) fn ClassFields(
    term: Option<Term>,
    /// More than one time was typed.
    has_more: bool,
) -> impl IntoView {
    let say = request().say();
    let [name, starts_on, ends_on] = days_of(term.as_ref());
    view! {
        <div class="field-grid">
            <Field name="department" label=say(plan::DEPARTMENT) hint=say(COURSE_HINT) kind=among(DEPARTMENTS)/>
            <Field name="subject" label=say(plan::SUBJECT) hint=say(COURSE_HINT) kind=among(SUBJECTS)/>
        </div>
        <Field name="name" label=say(plan::NAME) kind=plain()/>
        <Field name="grade" label=say(plan::GRADE) kind=short()/>
        <Field name="slots" label=say(plan::SLOTS) hint=say(plan::SLOTS_HINT) kind=plain()/>
        <MoreTimes is_open=has_more>
            <Field name="slots_2" label=say(words::SLOTS_2) kind=plain()/>
            <Field name="slots_3" label=say(words::SLOTS_3) kind=plain()/>
        </MoreTimes>
        <Field name="term_name" label=say(beside::TERM_NAME) hint=say(beside::TERM_NAME_HINT) value=name kind=plain()/>
        <div class="field-grid">
            <Field name="term_starts_on" label=say(beside::TERM_STARTS_ON) hint=say(beside::DAY_HINT) value=starts_on kind=plain()/>
            <Field name="term_ends_on" label=say(beside::TERM_ENDS_ON) hint=say(beside::LAST_DAY_HINT) value=ends_on kind=plain()/>
        </div>
        <Field name="campus" label=say(plan::CAMPUS) hint=say(plan::CAMPUS_HINT) kind=plain()/>
        <Field name="room" label=say(words::ROOM) hint=say(words::ROOM_HINT) kind=among(ROOMS)/>
        <Field name="teacher" label=say(plan::WHO_TEACHES) kind=among(TEACHERS)/>
        <div class="field-grid">
            <Field name="places" label=say(plan::PLACES) kind=short()/>
            <Field name="fee" label=say(plan::FEE) hint=say(plan::FEE_HINT) kind=short()/>
        </div>
        <div class="field-grid">
            <Field name="age_from" label=say(beside::AGE_FROM) hint=say(beside::AGE_HINT) kind=short()/>
            <Field name="age_to" label=say(beside::AGE_TO) hint=say(beside::AGE_HINT) kind=short()/>
        </div>
        <TelephoneField/>
        <Field name="note" label=say(words::NOTE) kind=plain()/>
        <div class="field-grid">
            <Field name="opens_at" label=say(beside::OPENS_AT_OPTIONAL) hint=say(beside::NOW_HINT) kind=plain()/>
            <Field name="closes_at" label=say(beside::CLOSES_AT_OPTIONAL) hint=say(words::CLOSES_HINT) kind=plain()/>
        </div>
    }
}
