//! 日结: counting the drawer, and closing a day.

use domain::cash::{Balance, CashRefusal, Count};
use domain::offering::Fen;
use domain::refusal::Refusal;
use domain::written::{AmountFault, amount};
use leptos::prelude::*;

use super::sums::drawer_rows;
use super::{CLOSED, asked, day_in_query};
use crate::attempt::{Attempt, form_key};
use crate::components::definitions::Definitions;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::phrases::ByPhrase;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::page;
use crate::paths::cash as ways;
use crate::planning::typed::day as typed_day;
use crate::request::{request, see_other};
use crate::wording::Sentence;
use crate::wording::desk::cash as words;
use crate::wording::refusal::refusal_sentence;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-cash-close";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["counted", "stays", "note"]);

/// What should be there, and the fields. A day that is no day is not found; one that is closed leads to its book.
#[component]
pub fn CashClosingPage() -> impl IntoView {
    let (request, typed) = (request(), day_in_query());
    let say = request.say();
    page(async move {
        let by = request.coordinator()?;
        let day =
            asked(&request, &mut typed.unwrap_or_default()).map_err(|_| AppError::NotFound)?;
        let book = store::cash::book(&request.db, day, by).await?;
        let attempt = request.attempt(FORM).await?;
        let title = words::close_day(request.language, day);
        let rows = drawer_rows(request.language, &book);
        let number = || Kind {
            autocomplete: Some("off"),
            input_mode: Some("decimal"),
            width: Width::Number,
            ..Kind::default()
        };
        let is_closed = book.closed.is_some();
        Ok(view! {
            <PageTitle text=title.clone() attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=ways::desk_cash(day)>{say(words::BACK)}</a>
            <h1 tabindex="-1"><ByPhrase text=title/></h1>
            <Definitions rows=rows/>
            {if is_closed {
                view! { <p>{say(words::CLOSED)}</p> }.into_any()
            } else {
                view! {
                    <p>{say(words::CLOSING_LEAD)}</p>
                    <Form action="/forms/desk-cash-close" attempt=attempt is_question=true>
                        <input type="hidden" name="day" value=day.to_string()/>
                        <input type="hidden" name="expected" value=book.expected().0.to_string()/>
                        <Field name="counted" label=say(words::COUNTED) hint=say(words::COUNTED_HINT) kind=number()/>
                        <Field name="stays" label=say(words::STAYS) hint=say(words::STAYS_HINT) kind=number()/>
                        <Field name="note" label=say(words::CLOSING_NOTE) hint=say(words::CLOSING_NOTE_HINT)/>
                        <div class="button-row">
                            <button class="button button--primary" type="submit">{say(words::CLOSE)}</button>
                        </div>
                    </Form>
                }
                .into_any()
            }}
        })
    })
}

/// Closes the day with what was counted.
#[server(prefix = "/forms", endpoint = "desk-cash-close")]
pub async fn post_desk_cash_close(
    #[server(default)] key: String,
    #[server(default)] day: String,
    #[server(default)] expected: String,
    #[server(default)] counted: String,
    #[server(default)] stays: String,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let request = request();
    let key = form_key(&key)?;
    let day = typed_day(&day).map_err(|_| AppError::BadForm)?;
    let expected = expected.parse().map(Balance).map_err(|_| AppError::BadForm)?;
    let values =
        [("counted", counted.as_str()), ("stays", stays.as_str()), ("note", note.as_str())];
    let mut attempt = Attempt::at(values);
    let closed = async {
        let by = request.coordinator()?;
        let counted = attempt.read("counted", amount, |fault| words::amount_fault(fault).into());
        let stays = attempt.read("stays", amount_if_any, |fault| words::amount_fault(fault).into());
        let note = attempt.reason_if_any("note");
        let (counted, stays, note) = (counted?, stays?, note?);
        let count = Count { expected, counted, stays: stays.unwrap_or(counted), note };
        let closed = store::cash::close_day(&request.db, key, day, count, by).await;
        closed.map_err(|error| at_its_field(&mut attempt, error.into()))
    };
    match closed.await {
        Ok(()) => see_other(&format!("{}&{CLOSED}", ways::desk_cash(day))),
        Err(error) => {
            attempt.comes_back(&request, FORM, &ways::desk_cash_closing(day), error).await
        }
    }
}

/// An amount, or nothing.
fn amount_if_any(typed: &str) -> Result<Option<Fen>, AmountFault> {
    if typed.trim().is_empty() { Ok(None) } else { amount(typed).map(Some) }
}

/// What one field can mend is told there.
fn at_its_field(attempt: &mut Attempt, error: AppError) -> AppError {
    let AppError::Refused(refusal) = error else { return error };
    let field = match refusal {
        Refusal::Cash(CashRefusal::NoteMissing) => "note",
        Refusal::Cash(CashRefusal::StaysTooMuch) => "stays",
        _ => return AppError::Refused(refusal),
    };
    attempt.note(field, Sentence::of(|language| refusal_sentence(language, &refusal)));
    AppError::ToBeChanged
}
