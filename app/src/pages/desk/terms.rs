//! 学期: the terms of the desk's institution, and adding one to plan it.

use domain::calendar::{Term, day};
use domain::listing::{Order, PAGE_ROWS, TermColumn};
use domain::text::{is_hidden, trimmed};
use leptos::prelude::*;
use store::spelling::sort_key;
use store::timetable::{TermAtDesk, add_term, departments, terms};

use crate::attempt::{Attempt, form_key};
use crate::components::empty::Empty;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::sorted_head::{Heads, order_in_query};
use crate::components::sorted_table::SortedTable;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::page;
use crate::paths;
use crate::paths::order::ordered;
use crate::paths::terms::{DESK_TERMS, desk_plan};
use crate::planning::typed;
use crate::request::{request, see_other};
use crate::wording::desk::import_form as form_words;
use crate::wording::desk::offering::BACK;
use crate::wording::not_a_day::not_a_day;
use crate::wording::timetable as words;
use crate::wording::when::days;

use department::Departments;

pub mod change;
pub mod department;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-term-new";

const FIELDS: [&str; 3] = ["term_name", "term_starts_on", "term_ends_on"];

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

/// Every term with its timetable, and the form for another.
#[component]
pub fn TermsPage() -> impl IntoView {
    let (request, order) = (request(), order_in_query());
    let say = request.say();
    page(async move {
        let by = request.coordinator()?;
        let terms = terms(&request.db, by).await?;
        let departments = departments(&request.db, by).await?;
        let attempt = request.attempt(FORM).await?;
        Ok(view! {
            <PageTitle text=say(words::TERMS) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::DESK>{say(BACK)}</a>
            <h1 tabindex="-1">{say(words::TERMS)}</h1>
            {if terms.is_empty() {
                view! { <Empty title=say(words::NO_TERMS) sentence=say(words::NO_TERMS_LINE)>""</Empty> }.into_any()
            } else {
                view! { <TermTable terms=terms order=order/> }.into_any()
            }}
            <section class="section" aria-labelledby="new-term">
                <h2 id="new-term">{say(words::NEW_TERM)}</h2>
                <Form action="/forms/desk-term-new" attempt=attempt is_question=true>
                    <TermFields/>
                    <div class="button-row">
                        <button class="button button--primary" type="submit">{say(words::DO_ADD_TERM)}</button>
                    </div>
                </Form>
            </section>
            <Departments departments=departments/>
        })
    })
}

/// Name, first and last day.
#[component]
fn TermFields() -> impl IntoView {
    let say = request().say();
    let plain = || Kind { autocomplete: Some("off"), ..Kind::default() };
    view! {
        <Field name="term_name" label=say(words::TERM_NAME) hint=say(form_words::TERM_NAME_HINT) kind=plain()/>
        <div class="field-grid">
            <Field name="term_starts_on" label=say(form_words::TERM_STARTS_ON) hint=say(form_words::DAY_HINT) kind=plain()/>
            <Field name="term_ends_on" label=say(form_words::TERM_ENDS_ON) hint=say(form_words::LAST_DAY_HINT) kind=plain()/>
        </div>
    }
}

#[component]
fn TermTable(terms: Vec<TermAtDesk>, order: Order<TermColumn>) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let (total, mut terms) = (terms.len(), terms);
    put_in_order(&mut terms, order);
    let row = |one: TermAtDesk| {
        let at = days(language, one.term.starts_on, one.term.ends_on);
        view! {
            <tr>
                <th scope="row"><a class="table__link" href=desk_plan(one.id)>{one.term.name}</a></th>
                <td><Phrases text=at/></td>
                <td class="table__number" data-label=say(words::PUBLISHED)>{one.published}</td>
                <td class="table__number" data-label=say(words::PLANNED)>{one.planned}</td>
            </tr>
        }
    };
    let rows = order.page_of(terms, PAGE_ROWS).into_iter().map(row).collect_view();
    let heads = Heads { order, address: |order| ordered(DESK_TERMS, order) };
    let row_of_heads = view! {
        {heads.sorted(TermColumn::Name, words::TERM)}
        {heads.sorted(TermColumn::Days, words::DAYS)}
        {heads.number(TermColumn::Published, words::PUBLISHED)}
        {heads.number(TermColumn::Planned, words::PLANNED)}
    };
    view! {
        <SortedTable label=say(words::TERMS) heads=row_of_heads.into_any()>{rows}</SortedTable>
        {heads.pager(total, PAGE_ROWS)}
    }
}

/// They come by their first day, the latest first, which decides where a column does not.
fn put_in_order(terms: &mut [TermAtDesk], order: Order<TermColumn>) {
    match order.column {
        TermColumn::Name => order.sort(terms, |one| sort_key(&one.term.name)),
        TermColumn::Days => order.sort(terms, |one| one.term.starts_on),
        TermColumn::Published => order.sort(terms, |one| one.published),
        TermColumn::Planned => order.sort(terms, |one| one.planned),
    }
}

/// Adds a term, and leads to its empty timetable.
#[server(prefix = "/forms", endpoint = "desk-term-new")]
pub async fn post_desk_term_new(
    #[server(default)] key: String,
    #[server(default)] term_name: String,
    #[server(default)] term_starts_on: String,
    #[server(default)] term_ends_on: String,
) -> Result<(), AppError> {
    let request = request();
    let key = form_key(&key)?;
    let typed = [term_name, term_starts_on, term_ends_on];
    let mut attempt = Attempt::at(FIELDS.into_iter().zip(typed.iter().map(String::as_str)));
    let outcome = async {
        let by = request.coordinator()?;
        let term = read(&mut attempt)?;
        typed::is_a_term(&mut attempt, &term, day(request.now))?;
        Ok(add_term(&request.db, key, &term, by).await?)
    };
    match outcome.await {
        Ok(id) => see_other(&desk_plan(id)),
        Err(error) => attempt.comes_back(&request, FORM, DESK_TERMS, error).await,
    }
}

/// What was typed; every mistake is noted at its field.
fn read(attempt: &mut Attempt) -> Result<Term, AppError> {
    let name = attempt.read("term_name", sound_name, |()| words::TERM_NAME_WRONG.into());
    let mut day = |field, label| {
        attempt.read(field, typed::day, |why| not_a_day(label, why, form_words::NOT_A_DAY))
    };
    let starts_on = day("term_starts_on", form_words::TERM_STARTS_ON);
    let ends_on = day("term_ends_on", form_words::TERM_ENDS_ON);
    Ok(Term { name: name?, starts_on: starts_on?, ends_on: ends_on? })
}

/// The name of a term or of a department as it is kept.
///
/// # Errors
/// Longer than 40 characters or empty, or with characters that nobody sees or that lists of offices keep for themselves.
pub(super) fn sound_name(typed: &str) -> Result<String, ()> {
    let name = trimmed(typed);
    let is_sound = (1..=40).contains(&name.chars().count())
        && !name.chars().any(|c| is_hidden(c) || matches!(c, '<' | '>' | '|'));
    if is_sound { Ok(name.to_owned()) } else { Err(()) }
}
