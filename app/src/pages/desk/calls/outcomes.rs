//! What came of a call: a word about it, and the button that says it.

use domain::call::{CallOutcome, CallReason};
use domain::id::SignUpId;
use leptos::prelude::*;
use store::call::{DueCall, NewCall};

use crate::attempt::reason::parse_if_any;
use crate::attempt::{Attempt, form_key};
use crate::components::field::{FieldError, as_text, described_by};
use crate::components::form::Form;
use crate::error::AppError;
use crate::paths::answers::DESK_CALLS;
use crate::paths::fees::desk_fee;
use crate::request::{Request, request, see_other};
use crate::wording::Words;
use crate::wording::desk::calls as words;
use crate::wording::desk::fees::NOTE_OR_PUT_OFF;

/// The forms' name, under which their attempts are kept.
pub(super) const FORM: &str = "desk-call";
/// Whose call.
pub(super) const SIGN_UP: &str = "sign_up";
/// A word about it.
pub(super) const NOTE: &str = "note";

/// In the address: a call has just been written down.
pub(super) const NOTED: &str = "noted";

/// A word about the call and its buttons, and asking the next person where that is possible.
#[component]
pub fn Outcomes(
    /// Whom, about what.
    due: DueCall,
    /// What came back: of this person's form, or of another's.
    attempt: Attempt,
) -> impl IntoView {
    let say = request().say();
    let is_this = attempt.value(SIGN_UP) == due.sign_up.to_string();
    let attempt = if is_this { attempt } else { Attempt::default() };
    let (sign_up, next) = (due.sign_up.to_string(), due.sign_up.to_string());
    let buttons = outcomes(due.about)
        .iter()
        .map(|(outcome, label)| view! {
            <button class="button" type="submit" name="outcome" value=outcome.code()>{say(*label)}</button>
        })
        .collect_view();
    view! {
        <Form action="/forms/desk-call" attempt=attempt.clone()>
            <input type="hidden" name=SIGN_UP value=sign_up.clone()/>
            <input type="hidden" name="about" value=due.about.code()/>
            <NoteField of=sign_up typed=attempt.value(NOTE).to_owned()/>
            <p>{say(words::ANSWERS)}</p>
            <div class="button-row">{buttons}</div>
        </Form>
        {match (due.about, due.may_ask_next) {
            (CallReason::Offer, true) => view! {
                <Form action="/forms/desk-next">
                    <input type="hidden" name="sign_up" value=next/>
                    <p>{say(words::MAY_ASK_NEXT)}</p>
                    <div class="button-row">
                        <button class="button button--careful" type="submit">{say(words::ASK_NEXT)}</button>
                    </div>
                </Form>
            }
            .into_any(),
            (CallReason::Offer, false) => view! { <p class="soft">{say(words::NOT_YET_NEXT)}</p> }.into_any(),
            (CallReason::Fee, _) => view! {
                <div class="button-row">
                    <a class="button" href=desk_fee(due.sign_up)>{say(NOTE_OR_PUT_OFF)}</a>
                </div>
            }
            .into_any(),
        }}
    }
}

/// The id of somebody's field: there is one for each on the page.
pub(super) fn note_of(sign_up: &str) -> String {
    format!("{NOTE}-{sign_up}")
}

/// A word about the call. In several lines, so that Enter is a new line and presses no button.
#[component]
fn NoteField(of: String, typed: String) -> impl IntoView {
    let say = request().say();
    let id = note_of(&of);
    let wrong = use_context::<Attempt>().is_some_and(|attempt| attempt.error(&id).is_some());
    view! {
        <div class=if wrong { "field field--error" } else { "field" }>
            <label class="field__label" for=id.clone()>{say(words::NOTE)}</label>
            <FieldError name=id.clone()/>
            <textarea class="field__input field__input--area" rows="2" id=id.clone() name=NOTE aria-invalid=wrong.then_some("true")
                aria-describedby=described_by(&id, false, wrong)>{as_text(&typed)}</textarea>
        </div>
    }
}

/// What may come of a call about this.
const fn outcomes(about: CallReason) -> &'static [(CallOutcome, Words)] {
    match about {
        CallReason::Offer => &[
            (CallOutcome::Accepted, words::ACCEPTED),
            (CallOutcome::Declined, words::DECLINED),
            (CallOutcome::Kept, words::KEPT),
            (CallOutcome::NoAnswer, words::NO_ANSWER),
        ],
        CallReason::Fee => {
            &[(CallOutcome::Reached, words::REACHED), (CallOutcome::NoAnswer, words::NO_ANSWER)]
        }
    }
}

/// Writes a call down, and does what the person answered.
#[server(prefix = "/forms", endpoint = "desk-call")]
pub async fn post_desk_call(
    #[server(default)] key: String,
    #[server(default)] sign_up: String,
    #[server(default)] about: String,
    #[server(default)] outcome: String,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let request = request();
    let mut attempt = Attempt::at([(SIGN_UP, sign_up.as_str()), (NOTE, note.as_str())]);
    let field = note_of(&sign_up);
    let (key, sign_up) = (form_key(&key)?, sign_up.parse()?);
    let about = CallReason::from_code(&about).ok_or(AppError::BadForm)?;
    // A button of this page, and no other.
    let (outcome, _) = outcomes(about)
        .iter()
        .find(|(possible, _)| possible.code() == outcome)
        .copied()
        .ok_or(AppError::BadForm)?;
    let done = async {
        let by = request.coordinator()?;
        // What was written in several lines is kept as one.
        let line = note.split_whitespace().collect::<Vec<_>>().join(" ");
        let note = parse_if_any(&line).map_err(|wrong| {
            attempt.note(&field, wrong);
            AppError::ToBeChanged
        })?;
        let call = NewCall { sign_up, about, outcome, note };
        Ok(store::call::log(&request.db, key, call, by).await?)
    };
    let done = done.await;
    noted(&request, attempt, done.map(|_| ())).await
}

/// Asks the next person, since this one was not reached.
#[server(prefix = "/forms", endpoint = "desk-next")]
pub async fn post_desk_next(
    #[server(default)] key: String,
    #[server(default)] sign_up: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id): (_, SignUpId) = (form_key(&key)?, sign_up.parse()?);
    let done = async {
        let by = request.coordinator()?;
        Ok(store::call::ask_next(&request.db, key, id, by).await?)
    };
    noted(&request, Attempt::default(), done.await.map(|_| ())).await
}

/// Back to the list, which says so; what was answered meanwhile is told.
async fn noted(
    request: &Request,
    attempt: Attempt,
    done: Result<(), AppError>,
) -> Result<(), AppError> {
    match done {
        Ok(()) => see_other(&format!("{DESK_CALLS}?{NOTED}")),
        Err(error) => attempt.comes_back(request, FORM, DESK_CALLS, error).await,
    }
}
