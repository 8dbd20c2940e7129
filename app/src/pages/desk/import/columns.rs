//! 每一列是什么: where the headings of a file are not known, or its desk wants it otherwise.

use domain::id::ImportId;
use domain::plan::{Headings, ListKind, SheetColumn, headings};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::attempt::Attempt;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::FieldError;
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::planning::{self, COLUMN, HandedIn, KIND, Unread};
use crate::request::{Request, request, see_other};
use crate::wording::desk::import as import_words;
use crate::wording::desk::import_columns as words;
use crate::wording::desk::import_list::list_name;
use crate::wording::problem::no_table;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-import-columns";

/// What is kept of it, besides what is chosen for each column.
pub const KEPT: Kept = (FORM, &[KIND]);

/// In the address: which kind of list the columns are told for.
fn kind_in_query() -> Option<ListKind> {
    use_query_map().with_untracked(|query| ListKind::from_code(&query.get(KIND)?))
}

/// A choice for each column. A list that was confirmed leads to what came of it.
#[component]
pub fn ColumnsPage() -> impl IntoView {
    let (request, id, asked) = (request(), id_in_path(), kind_in_query());
    page(async move {
        let unread = match planning::handed_in(&request, id?).await? {
            HandedIn::Unread(unread) => *unread,
            HandedIn::Waits(pending) => planning::unread_again(&request, *pending).await?,
            HandedIn::Finished(_) | HandedIn::Running(_) => return Err(AppError::NotFound),
        };
        let attempt = request.attempt(FORM).await?;
        Ok(choosing(&request, unread, attempt, asked))
    })
}

/// The page's contents, also shown where a list was to be looked at and cannot be read yet.
pub(super) fn choosing(
    request: &Request,
    unread: Unread,
    attempt: Attempt,
    asked: Option<ListKind>,
) -> AnyView {
    let (say, language) = (request.say(), request.language);
    let Some(found) = headings(&unread.sheets) else { return ().into_any() };
    let said = unread.columns.as_ref().map(|map| map.kind);
    let sent = ListKind::from_code(attempt.value(KIND));
    let kind = sent.or(asked).or(said).unwrap_or_else(|| found.likely(&unread.sheets));
    let known = proposed(&unread, &found, kind);
    let attempt = if attempt.is_back() { attempt } else { known.clone() };
    let why = unread.why.as_ref().filter(|_| said.is_none()).map(|none| no_table(none, language));
    let why = why.and_then(|lines| lines.lines().next().map(str::to_owned));
    let tabs = ListKind::ALL.map(|one| tab(request, unread.id, one, one == kind));
    let is_sound = attempt.errors().is_empty();
    let file = import_words::file_line(language, &unread.file_name);
    view! {
        <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt.clone()/>
        <a class="back" href=paths::DESK_IMPORT>{say(import_words::ANOTHER_FILE)}</a>
        <h1 tabindex="-1" autofocus=is_sound>{say(words::TITLE)}</h1>
        <p class="soft">{file}</p>
        {why.map(|line| view! { <p><b>{line}</b></p> })}
        <p>{say(words::LEAD)}</p>
        <nav class="tabs" aria-label=say(words::WHICH_LIST)>{tabs.into_iter().collect_view()}</nav>
        <Form action="/forms/desk-import-columns" attempt=attempt is_question=true>
            <input type="hidden" name="import" value=unread.id.to_string()/>
            <input type="hidden" name=KIND value=kind.code()/>
            <Columns found=found kind=kind known=known/>
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(words::READ_SO)}</button>
            </div>
        </Form>
    }
    .into_any()
}

/// What was said before, or what the headings tell by themselves.
fn proposed(unread: &Unread, found: &Headings, kind: ListKind) -> Attempt {
    let said = unread.columns.clone().filter(|map| map.kind == kind);
    let map = said.unwrap_or_else(|| found.usual(&unread.sheets, kind));
    let of = |name: &str| map.columns.iter().find(|(_, column)| *column == name);
    let values: Vec<(String, &str)> = found
        .columns
        .iter()
        .enumerate()
        .filter_map(|(place, column)| {
            Some((format!("{COLUMN}{place}"), of(&column.name)?.0.as_str()))
        })
        .collect();
    Attempt::at(values.iter().map(|(field, heading)| (field.as_str(), *heading)))
}

fn tab(request: &Request, id: ImportId, kind: ListKind, is_current: bool) -> impl IntoView + use<> {
    let href = format!("{}?{KIND}={}", paths::desk_import_columns(id), kind.code());
    let current = is_current.then_some("true");
    let name = request.say()(list_name(Some(kind)));
    view! { <a class="tabs__link" href=href aria-current=current>{name}</a> }
}

/// A choice for each column. One that is known is folded to a line; to the others what is left is offered.
#[component]
fn Columns(found: Headings, kind: ListKind, known: Attempt) -> impl IntoView {
    let request = request();
    let attempt = use_context::<Attempt>().unwrap_or_default();
    let fields: Vec<String> =
        (0..found.columns.len()).map(|place| format!("{COLUMN}{place}")).collect();
    let taken: Vec<&str> = fields.iter().map(|field| attempt.value(field)).collect();
    let each = found.columns.iter().zip(&fields).enumerate().map(|(place, (column, field))| {
        let (chosen, wrong) = (attempt.value(field), attempt.error(field).is_some());
        let is_known = !wrong && !chosen.is_empty() && chosen == known.value(field);
        let is_offered =
            |heading: &str| chosen == heading || is_known || wrong || !taken.contains(&heading);
        let headings = kind.headings().filter(|(heading, _)| is_offered(heading)).collect();
        let of = OfColumn { place, field, column, chosen, wrong };
        let choices = choices(&request, &of, headings);
        if is_known {
            let line = words::read_as(request.language, column, chosen);
            view! {
                <details class="filter__box">
                    <summary class="filter__summary">{line}</summary>
                    {choices}
                </details>
            }
            .into_any()
        } else {
            choices.into_any()
        }
    });
    each.collect_view()
}

/// A column of the file, and what was chosen for it.
struct OfColumn<'a> {
    place: usize,
    field: &'a str,
    column: &'a SheetColumn,
    chosen: &'a str,
    wrong: bool,
}

fn choices(
    request: &Request,
    of: &OfColumn<'_>,
    headings: Vec<(&'static str, bool)>,
) -> impl IntoView + use<> {
    let place = of.place;
    let label = words::column(request.language, of.column);
    let hint = words::values(request.language, &of.column.first);
    let not_used = ("", request.say()(words::NOT_USED).to_owned());
    let usual = headings
        .into_iter()
        .map(|(heading, needed)| (heading, words::usual(request.language, heading, needed)));
    let choices = std::iter::once(not_used).chain(usual).enumerate();
    let choices = choices.map(|(number, (heading, text))| {
        // The summary of what is wrong leads to the first.
        let id =
            if number == 0 { of.field.to_owned() } else { format!("{}-{number}", of.field) };
        view! {
            <div class="choice">
                <input class="choice__input" type="radio" name=format!("columns[{place}]") id=id.clone() value=heading
                    checked=heading == of.chosen/>
                <label class="choice__label" for=id>{text}</label>
            </div>
        }
    });
    let choices = choices.collect_view();
    view! {
        <fieldset class=if of.wrong { "choices choices--error" } else { "choices" }>
            <legend class="choices__legend">{label}</legend>
            <p class="field__hint">{hint}</p>
            <FieldError name=of.field.to_owned()/>
            <div class="choices__line">{choices}</div>
        </fieldset>
    }
}

/// Keeps what was chosen, and reads the list so.
#[server(prefix = "/forms", endpoint = "desk-import-columns")]
pub async fn post_desk_import_columns(
    #[server(default)] import: String,
    #[server(default)] kind: String,
    #[server(default)] columns: Vec<String>,
) -> Result<(), AppError> {
    let request = request();
    let id: ImportId = import.parse()?;
    let fields: Vec<String> = (0..columns.len()).map(|place| format!("{COLUMN}{place}")).collect();
    let chosen = fields.iter().map(String::as_str).zip(columns.iter().map(String::as_str));
    let mut attempt = Attempt::at(std::iter::once((KIND, kind.as_str())).chain(chosen));
    match planning::keep_columns(&request, &mut attempt, id).await {
        Ok(way) => see_other(&way),
        Err(error) => {
            attempt.comes_back(&request, FORM, &paths::desk_import_columns(id), error).await
        }
    }
}
