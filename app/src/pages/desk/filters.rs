//! 存好的筛选: keeping by a name what a list is asked for, and taking names away.

use domain::id::SavedFilterId;
use domain::listing::{FilteredList, parse_filter_name};
use domain::log::About;
use leptos::prelude::*;
use store::saved_filter::{Saved, SavedFilter, end_filter, save_filter, saved_filters};

use self::asked::{asked, conditions, name};
use crate::attempt::{Attempt, form_key};
use crate::components::definitions::Definitions;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::post_button::PostButton;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::log::last::{LastChange, last_change};
use crate::pages::page;
use crate::paths::filters::{DESK_FILTERS, LIST, desk_filters, list_asked};
use crate::paths::order::value_in;
use crate::request::{Request, request, see_other};
use crate::wording::Sentence;
use crate::wording::desk::listing as words;
use crate::wording::desk::offering::BACK;

mod asked;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-filter-save";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["name"]);

/// In the address: what became of it.
const SAVED: &str = "saved";
const REPLACED: &str = "replaced";
const ENDED: &str = "ended";

/// Those that are kept; where conditions were chosen, a field for their name.
#[component]
pub fn FiltersPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    let (list, query) = in_query(&request);
    page(async move {
        let by = request.coordinator()?;
        let saved = saved_filters(&request.db, by.institution).await?;
        let attempt = request.attempt(FORM).await?;
        let told = told(&request);
        let back = if list == FilteredList::Offerings { BACK } else { words::BACK_TO_LIST };
        let asks = !query.is_empty() && told.is_none();
        let names = if asks { conditions(&request, list, &query).await? } else { Vec::new() };
        let last = last_change(&request, About::Institution(by.institution)).await?;
        Ok(view! {
            <PageTitle text=say(words::FILTERS) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=list_asked(list, &query)>{say(back)}</a>
            <h1 tabindex="-1">{say(words::FILTERS)}</h1>
            {told.map(|told| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(told)}</p></NoticeBox>
                <LastChange entry=last/>
            })}
            {asks.then(|| view! { <Saving names=names list=list query=query attempt=attempt/> })}
            <List saved=saved/>
        })
    })
}

/// Of which list what is to be kept.
fn in_query(request: &Request) -> (FilteredList, String) {
    let query = request.path.split_once('?').map_or("", |(_, query)| query);
    let list = value_in(query, LIST).and_then(|code| FilteredList::from_code(&code));
    let list = list.unwrap_or_default();
    (list, asked(list, query))
}

fn told(request: &Request) -> Option<crate::wording::Words> {
    [(SAVED, words::SAVED), (REPLACED, words::REPLACED), (ENDED, words::ENDED)]
        .into_iter()
        .find_map(|(mark, words)| request.has_query(mark).then_some(words))
}

#[component]
fn Saving(
    names: Vec<String>,
    list: FilteredList,
    query: String,
    attempt: Attempt,
) -> impl IntoView {
    let say = request().say();
    let kind = Kind { autocomplete: Some("off"), ..Kind::default() };
    view! {
        <p>{say(words::SAVE_LEAD)}</p>
        <Definitions rows=vec![(words::WHAT_IS_SAVED, names)]/>
        <Form action="/forms/desk-filter-save" attempt=attempt is_question=true>
            <input type="hidden" name=LIST value=list.code()/>
            <input type="hidden" name="query" value=query/>
            <Field name="name" label=say(words::FILTER_NAME) hint=say(words::FILTER_NAME_HINT) kind=kind/>
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(words::SAVE)}</button>
            </div>
        </Form>
    }
}

#[component]
fn List(saved: Vec<SavedFilter>) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    if saved.is_empty() {
        return view! { <p>{say(words::NO_FILTERS)}</p> }.into_any();
    }
    let row = |one: SavedFilter| {
        let way = list_asked(one.list, &one.query);
        let end = words::end_filter(language, &one.name);
        view! {
            <li class="board__task">
                <p>
                    <a class="button button--link" href=way>{one.name}</a>
                    " "<span class="soft">{say(name(one.list))}</span>
                </p>
                <PostButton action="/forms/desk-filter-end" name="filter" value=one.id.to_string() words=end/>
            </li>
        }
    };
    view! { <ul class="board__tasks">{saved.into_iter().map(row).collect_view()}</ul> }.into_any()
}

/// Keeps it.
#[server(prefix = "/forms", endpoint = "desk-filter-save")]
pub async fn post_desk_filter_save(
    #[server(default)] key: String,
    #[server(default)] list: String,
    #[server(default)] query: String,
    #[server(default)] name: String,
) -> Result<(), AppError> {
    let request = request();
    let key = form_key(&key)?;
    let list = FilteredList::from_code(&list).unwrap_or_default();
    let query = asked(list, &query);
    let page = desk_filters(list, &query);
    let mut attempt = Attempt::at([("name", name.as_str())]);
    let outcome = async {
        let by = request.coordinator()?;
        let name = attempt.read("name", parse_filter_name, |fault| {
            Sentence::of(move |language| words::name_fault(language, fault))
        })?;
        if query.is_empty() {
            return Err(AppError::BadForm);
        }
        // What its page could not show is kept by nobody.
        conditions(&request, list, &query).await?;
        match save_filter(&request.db, key, &name, (list, &query), by).await? {
            Saved::TooMany => {
                attempt.note("name", Sentence::of(words::too_many));
                Err(AppError::ToBeChanged)
            }
            Saved::New => Ok(SAVED),
            Saved::Replaced => Ok(REPLACED),
        }
    };
    match outcome.await {
        Ok(mark) => see_other(&format!("{DESK_FILTERS}?{mark}")),
        Err(error) => attempt.comes_back(&request, FORM, &page, error).await,
    }
}

/// Takes one away.
#[server(prefix = "/forms", endpoint = "desk-filter-end")]
pub async fn post_desk_filter_end(#[server(default)] filter: String) -> Result<(), AppError> {
    let request = request();
    let id: SavedFilterId = filter.parse()?;
    let ended = async {
        let by = request.coordinator()?;
        Ok(end_filter(&request.db, id, by).await?)
    };
    match ended.await {
        Ok(()) => see_other(&format!("{DESK_FILTERS}?{ENDED}")),
        Err(error) => Attempt::default().comes_back(&request, FORM, DESK_FILTERS, error).await,
    }
}
