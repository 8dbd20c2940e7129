//! 交费期限: how many working days the desk's institution gives to pay, and where its counter is.

use domain::fee::{FeeTerms, MOST_DAYS};
use domain::log::{About, Field as LogField};
use domain::text::{has_control_characters, trimmed};
use leptos::prelude::*;
use store::Seen;

use crate::attempt::Attempt;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::stands_now::{SEEN, Stands, StandsNow, changed_since};
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::log::last::{LastChange, last_change};
use crate::pages::page;
use crate::paths::fees as ways;
use crate::planning::typed;
use crate::request::{request, see_other};
use crate::wording::Words;
use crate::wording::desk::fees as words;
use crate::wording::room::desk::NO_LIMIT;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-fee-terms";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["days", "counter", SEEN]);

/// In the address: it has just been saved.
const SAVED: &str = "saved";

/// A number of days, and a sentence that people read.
#[component]
pub fn FeeTermsPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        let id = request.coordinator()?.institution;
        let terms = store::fee::fee_terms(&request.db, id).await?;
        let attempt = request.attempt(FORM).await?;
        let last = last_change(&request, About::Institution(id)).await?;
        let seen = Seen::of(&terms)?;
        let attempt = if attempt.is_back() { attempt } else { shown(&terms) };
        let no_days = || say(NO_LIMIT).to_owned();
        let days = terms.days.map_or_else(no_days, |days| days.to_string());
        let typed = Some(attempt.value("days")).filter(|typed| !typed.trim().is_empty());
        let typed = typed.map_or_else(no_days, str::to_owned);
        let at = attempt.value("counter");
        let stands = vec![
            Stands::line(words::DAYS, &[LogField::FeeDays], days, &typed),
            Stands::line(words::COUNTER, &[LogField::FeeCounter], terms.counter, at),
        ];
        let changed = changed_since(&request, &attempt, SEEN, About::Institution(id)).await?;
        let number = Kind {
            autocomplete: Some("off"),
            input_mode: Some("numeric"),
            width: Width::Short,
            ..Kind::default()
        };
        let counter = Kind { autocomplete: Some("off"), ..Kind::default() };
        Ok(view! {
            <PageTitle text=say(words::TERMS) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=ways::DESK_FEES>{say(words::BACK)}</a>
            <h1 tabindex="-1">{say(words::TERMS)}</h1>
            {request.has_query(SAVED).then(|| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(words::KEPT)}</p></NoticeBox>
                <LastChange entry=last/>
            })}
            <StandsNow attempt=attempt.clone() now=seen.clone() rows=stands changed=changed/>
            <p>{say(words::NOTHING_ENDS)}</p>
            <p>{say(words::FROM_NOW)}</p>
            <Form action="/forms/desk-fee-terms" attempt=attempt is_question=true>
                <input type="hidden" name=SEEN value=seen.told_at(request.now)/>
                <Field name="days" label=say(words::DAYS) hint=say(words::DAYS_HINT) kind=number/>
                <Field name="counter" label=say(words::COUNTER) hint=say(words::COUNTER_HINT) kind=counter/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::KEEP)}</button>
                </div>
            </Form>
        })
    })
}

/// What is set now, as it would have been typed.
fn shown(terms: &FeeTerms) -> Attempt {
    let days = terms.days.map(|days| days.to_string()).unwrap_or_default();
    Attempt::at([("days", days.as_str()), ("counter", terms.counter.as_str())])
}

/// Keeps both.
#[server(prefix = "/forms", endpoint = "desk-fee-terms")]
pub async fn post_desk_fee_terms(
    #[server(default)] days: String,
    #[server(default)] counter: String,
    #[server(default)] seen: String,
) -> Result<(), AppError> {
    let request = request();
    let typed = [("days", &days), ("counter", &counter), (SEEN, &seen)];
    let mut attempt = Attempt::at(typed.map(|(name, typed)| (name, typed.as_str())));
    let outcome = async {
        let by = request.coordinator()?;
        let days = attempt.read("days", days_to_pay, |_| words::NOT_DAYS.into());
        let counter = attempt.read("counter", place, |wrong| wrong.into());
        let terms = FeeTerms { days: days?, counter: counter? };
        if terms.days.is_some() && terms.counter.is_empty() {
            attempt.note("counter", words::COUNTER_MISSING);
            return Err(AppError::ToBeChanged);
        }
        Ok(store::fee::set_fee_terms(&request.db, terms, Seen::as_sent(&seen), by).await?)
    };
    match outcome.await {
        Ok(()) => see_other(&format!("{}?{SAVED}", ways::DESK_FEE_TERMS)),
        Err(error) => attempt.comes_back(&request, FORM, ways::DESK_FEE_TERMS, error).await,
    }
}

fn days_to_pay(typed: &str) -> Result<Option<u32>, typed::NotANumber> {
    typed::number_if_any(typed, 1..=MOST_DAYS)
}

fn place(typed: &str) -> Result<String, Words> {
    let typed = trimmed(typed);
    if typed.chars().count() > 80 || has_control_characters(typed) {
        return Err(words::COUNTER_LONG);
    }
    Ok(typed.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_to_pay_are_a_few_or_none() {
        assert_eq!((days_to_pay(" ５ "), days_to_pay("")), (Ok(Some(5)), Ok(None)));
        for wrong in ["0", "31"] {
            assert_eq!(days_to_pay(wrong), Err(typed::NotANumber), "{wrong}");
        }
        assert_eq!(place(&"字".repeat(81)), Err(words::COUNTER_LONG));
    }
}
