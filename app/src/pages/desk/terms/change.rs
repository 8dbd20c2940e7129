//! 改学期: name and days of a term, where they were mistyped.

use domain::calendar::{Term, day};
use domain::id::TermId;
use domain::log::{About, Field};
use leptos::prelude::*;
use store::Seen;
use store::timetable::change_term;

use super::{TermFields, read};
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::stands_now::{SEEN, Stands, StandsNow, changed_since};
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths::terms::{TERM_CHANGED, desk_plan, desk_term};
use crate::planning::typed;
use crate::request::{Request, request, see_other};
use crate::wording::desk::import_form::{TERM_ENDS_ON, TERM_STARTS_ON};
use crate::wording::timetable as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-term-change";

const FIELDS: [&str; 4] = ["term_name", "term_starts_on", "term_ends_on", SEEN];

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

/// The three fields as they stand. Another institution's term is not found.
#[component]
pub fn TermPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<TermId>());
    let (say, now) = (request.say(), request.now);
    page(async move {
        let id = id?;
        let term = store::timetable::term(&request.db, id, request.coordinator()?).await?;
        let attempt = request.attempt(FORM).await?;
        let seen = Seen::of(&term)?;
        let attempt = if attempt.is_back() { attempt } else { shown(&term) };
        let rows = stands(&request, &attempt, &term);
        let changed = changed_since(&request, &attempt, SEEN, About::Term(id)).await?;
        Ok(view! {
            <PageTitle text=say(words::CHANGE_TERM) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=desk_plan(id)>{say(words::BACK_TO_PLAN)}</a>
            <h1 tabindex="-1">{say(words::CHANGE_TERM)}</h1>
            <p class="lead"><Phrases text=term.name/></p>
            <StandsNow attempt=attempt.clone() now=seen.clone() rows=rows changed=changed/>
            <p>{say(words::CHANGE_TERM_LEAD)}</p>
            <Form action="/forms/desk-term-change" attempt=attempt is_question=true>
                <input type="hidden" name="term" value=id.to_string()/>
                <input type="hidden" name=SEEN value=seen.told_at(now)/>
                <TermFields/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::DO_CHANGE_TERM)}</button>
                </div>
            </Form>
        })
    })
}

/// What stands, as it would have been typed.
fn shown(term: &Term) -> Attempt {
    let (starts_on, ends_on) = (term.starts_on.to_string(), term.ends_on.to_string());
    Attempt::at([
        ("term_name", term.name.as_str()),
        ("term_starts_on", &starts_on),
        ("term_ends_on", &ends_on),
    ])
}

/// The same beside what was typed.
fn stands(request: &Request, attempt: &Attempt, term: &Term) -> Vec<Stands> {
    let typed = |field| attempt.value(field);
    let day = |label, of, now, field| Stands::day(request.language, label, of, now, typed(field));
    vec![
        Stands::line(words::TERM_NAME, &[Field::Name], term.name.clone(), typed("term_name")),
        day(TERM_STARTS_ON, &[Field::StartsOn], term.starts_on, "term_starts_on"),
        day(TERM_ENDS_ON, &[Field::EndsOn], term.ends_on, "term_ends_on"),
    ]
}

/// Changes the term, and leads to its timetable.
#[server(prefix = "/forms", endpoint = "desk-term-change")]
pub async fn post_desk_term_change(
    #[server(default)] key: String,
    #[server(default)] term: String,
    #[server(default)] term_name: String,
    #[server(default)] term_starts_on: String,
    #[server(default)] term_ends_on: String,
    #[server(default)] seen: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id): (_, TermId) = (form_key(&key)?, term.parse()?);
    let sent = [term_name, term_starts_on, term_ends_on, seen];
    let mut attempt = Attempt::at(FIELDS.into_iter().zip(sent.iter().map(String::as_str)));
    let outcome = async {
        let by = request.coordinator()?;
        let stands = store::timetable::term(&request.db, id, by).await?;
        let new = read(&mut attempt)?;
        // A term that is over may still be called otherwise.
        if (new.starts_on, new.ends_on) != (stands.starts_on, stands.ends_on) {
            typed::is_a_term(&mut attempt, &new, day(request.now))?;
        }
        let seen = Seen::as_sent(attempt.value(SEEN));
        Ok(change_term(&request.db, key, (id, seen), &new, by).await?)
    };
    match outcome.await {
        Ok(()) => see_other(&format!("{}?{TERM_CHANGED}", desk_plan(id))),
        Err(error) => attempt.comes_back(&request, FORM, &desk_term(id), error).await,
    }
}
