//! 选时间，看哪里空着: the form that asks for a time, and what was typed into it.

use domain::booking::{BookingRefusal, Needs};
use domain::calendar::Span;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::attempt::Attempt;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::page_form;
use crate::error::AppError;
use crate::pages::desk::typed;
use crate::planning::typed::number_if_any;
use crate::request::{Request, request};
use crate::wording::booking::desk::{DAY, FROM, TO};
use crate::wording::room::desk as words;
use crate::wording::session::desk::{DAY_HINT, TIME_HINT};

pub(crate) const FIELDS: [&str; 6] = ["on", "from", "to", "people", "equipment", "step_free"];

/// Sent by the box that is ticked.
const TICKED: &str = "yes";

/// What was typed, where a time is asked for. To be read before the first `await`.
pub(crate) fn in_query() -> Option<Attempt> {
    use_query_map()
        .with_untracked(|query| query.get("on").is_some())
        .then(|| typed_in_query(FIELDS))
}

/// What the address says in these fields. To be read before the first `await`.
pub(crate) fn typed_in_query<const N: usize>(fields: [&'static str; N]) -> Attempt {
    use_query_map().with_untracked(|query| {
        let value = |name: &str| query.get(name).unwrap_or_default().chars().take(60).collect();
        let typed: [String; N] = fields.map(value);
        Attempt::at(fields.into_iter().zip(typed.iter().map(String::as_str)))
    })
}

/// The time, and what is needed; every mistake is noted at its field.
pub(crate) fn sought(attempt: &mut Attempt) -> Result<(Span, Needs), AppError> {
    let needs = needed(attempt);
    let span = typed::day_and_times(attempt, [DAY, FROM, TO]);
    let span = span.map(|(on, from, to)| Span::on(on, from, to));
    Ok((span?, needs?))
}

/// What is needed of a room; a mistake is noted at its field.
pub(crate) fn needed(attempt: &mut Attempt) -> Result<Needs, AppError> {
    let read = |typed: &str| number_if_any(typed, 1..=9999);
    let people = attempt.read("people", read, |_| words::NOT_PEOPLE.into())?;
    let step_free = wants_step_free(attempt);
    Ok(Needs { people, step_free, equipment: attempt.value("equipment").to_owned() })
}

/// The field at which a no is told: what is wrong with the times stands at them, and not at the day.
pub(crate) const fn field_of(why: &BookingRefusal) -> &'static str {
    match why {
        BookingRefusal::EndsFirst | BookingRefusal::TooLong { .. } => "to",
        BookingRefusal::OutsideHours { .. } => "from",
        BookingRefusal::UntilBeforeFirst | BookingRefusal::UntilTooFar { .. } => "until",
        _ => "on",
    }
}

/// Short fields stand side by side at the desk, whose style sheet has room for it; one under the other elsewhere.
pub(crate) fn side_by_side(request: &Request) -> &'static str {
    if request.is_at_desk() { "field-grid" } else { "form" }
}

/// Its answer is a page: nothing changes.
#[component]
pub(crate) fn TimeForm(
    /// The page.
    action: &'static str,
    /// Of which institution, where the page is about several.
    #[prop(optional)]
    institution: Option<String>,
    /// What was typed.
    attempt: Attempt,
) -> impl IntoView {
    let request = request();
    let (say, pair) = (request.say(), side_by_side(&request));
    let is_ticked = wants_step_free(&attempt);
    provide_context(attempt);
    let plain = || Kind { autocomplete: Some("off"), ..Kind::default() };
    let short = || Kind { autocomplete: Some("off"), width: Width::Short, ..Kind::default() };
    let number = Kind { input_mode: Some("numeric"), ..short() };
    view! {
        <form class="form" id=page_form() method="get" action=action novalidate>
            <p>{say(words::LEAD)}</p>
            {institution.map(|id| view! { <input type="hidden" name="institution" value=id/> })}
            <div class=pair>
                <Field name="on" label=say(DAY) hint=say(DAY_HINT) kind=plain()/>
                <Field name="people" label=say(words::PEOPLE) hint=say(words::PEOPLE_HINT) kind=number/>
                <Field name="from" label=say(FROM) hint=say(TIME_HINT) kind=short()/>
                <Field name="to" label=say(TO) hint=say(TIME_HINT) kind=short()/>
            </div>
            <Field name="equipment" label=say(words::NEEDS_EQUIPMENT) hint=say(words::NEEDS_HINT) kind=plain()/>
            <StepFreeBox is_ticked=is_ticked/>
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(words::FIND)}</button>
            </div>
        </form>
    }
}

/// Only rooms without steps are wanted.
#[component]
pub(crate) fn StepFreeBox(
    /// Whether that was said.
    is_ticked: bool,
) -> impl IntoView {
    let say = request().say();
    view! {
        <div class="choice">
            <input class="choice__input" type="checkbox" name="step_free" id="step_free" value=TICKED checked=is_ticked/>
            <label class="choice__label" for="step_free">{say(words::NEEDS_STEP_FREE)}</label>
        </div>
    }
}

/// Whether only rooms without steps are wanted.
pub(crate) fn wants_step_free(attempt: &Attempt) -> bool {
    attempt.value("step_free") == TICKED
}
