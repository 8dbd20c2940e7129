//! 改动记录: who has changed what at the desk, the latest first, as coordinators and the auditor read it.

use domain::listing::{Direction, FilteredList};
use domain::log::{Act, Field as LogField, PutBack, Topic, differences};
use domain::role::Task;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::account::Account;
use store::log::{Entries, Entry, PAGE_SIZE};

use self::asked::{
    Values, address, filter, is_first_first, kept_query, turned_round, typed, values,
};
use crate::attempt::Attempt;
use crate::components::empty::Empty;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::file_buttons::FileButtons;
use crate::components::filter_group::{Choice, FilterGroup};
use crate::components::form::page_form;
use crate::components::page_title::PageTitle;
use crate::components::pager::Pager;
use crate::components::phrases::Phrases;
use crate::components::saved_filters::{SaveThis, SavedFilters, saved_for};
use crate::components::sorted_head::SortedHead;
use crate::components::sorted_table::SortedTable;
use crate::draft::Kept;
use crate::pages::page;
use crate::paths;
use crate::paths::log::{DESK_LOG, desk_log_entry, desk_log_file};
use crate::request::{Request, request};
use crate::wording::desk::log as words;
use crate::wording::desk::offering::BACK;
use crate::wording::when::moment;

pub mod asked;
pub mod last;
pub mod one;

/// What is kept of the form that narrows it.
pub const KEPT: Kept = (DESK_LOG, &asked::FIELDS);

/// What the address asks for, and the page. To be read before the first `await`.
fn in_query() -> (Values, u32) {
    use_query_map().with_untracked(|query| {
        let page = query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1);
        let all: Vec<(String, String)> =
            query.clone().into_iter().map(|(name, value)| (name.into_owned(), value)).collect();
        let pairs = all.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        (values(pairs), u32::clamp(page, 1, 100_000))
    })
}

/// The form that narrows it, and a page of entries.
#[component]
pub fn LogPage() -> impl IntoView {
    let (request, (asked, page_number)) = (request(), in_query());
    let say = request.say();
    page(async move {
        let by = request.at_desk(Task::Inspect)?;
        let draft = request.attempt(DESK_LOG).await?;
        let mut attempt = if draft.is_back() { draft } else { typed(&asked) };
        let filter = filter(&request, &asked, &mut attempt);
        let found = match (filter, attempt.errors().is_empty()) {
            (Ok(filter), _) => {
                Some(store::log::entries(&request.db, &filter, page_number, by).await?)
            }
            // A day that there is not: the page says so and shows the form again.
            (Err(_), false) => None,
            (Err(error), true) => return Err(error),
        };
        let accounts = store::account::accounts(&request.db, by).await?;
        let (saved, kept) = (saved_for(&request, FilteredList::Log).await?, kept_query(&asked));
        let is_narrowed =
            ["offering", "session", "room", "person"].iter().any(|name| asked.contains_key(*name));
        let may_save = !is_narrowed && found.is_some() && !kept.is_empty();
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::DESK>{say(BACK)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <p class="soft">{say(if is_narrowed { words::NARROWED } else { words::LEAD })}</p>
            {is_narrowed.then(|| view! {
                <div class="button-row"><a class="button" href=DESK_LOG>{say(words::SEE_ALL)}</a></div>
            })}
            {(!is_narrowed).then(|| view! { <SavedFilters saved=saved/> })}
            {found.map(|found| view! { <Found found=found asked=asked.clone() page_number=page_number/> })}
            {may_save.then(|| view! {
                <div class="button-row"><SaveThis list=FilteredList::Log query=kept/></div>
            })}
            {(!is_narrowed).then(|| view! { <Narrowing accounts=accounts attempt=attempt/> })}
        })
    })
}

#[component]
fn Found(found: Entries, asked: Values, page_number: u32) -> impl IntoView {
    let request = request();
    let say = request.say();
    if found.entries.is_empty() {
        return view! {
            <Empty title=say(words::NOTHING) sentence=say(words::NOTHING_LINE)>
                <a class="button" href=DESK_LOG>{say(words::SEE_ALL)}</a>
            </Empty>
        }
        .into_any();
    }
    let rows = found.entries.iter().map(|entry| row(&request, entry)).collect_view();
    let at = |page| address(DESK_LOG, &asked, page);
    let (previous, next) = (at(page_number.saturating_sub(1)), at(page_number.saturating_add(1)));
    let other_way = address(DESK_LOG, &turned_round(&asked), 1);
    let direction = if is_first_first(&asked) { Direction::Up } else { Direction::Down };
    let heads = view! {
        <SortedHead text=words::AT way=other_way direction=Some(direction)/>
        <th scope="col">{say(words::WHAT)}</th>
        <th scope="col">{say(words::CHANGES)}</th>
    };
    view! {
        <p class="count">{words::count(request.language, found.total)}</p>
        <SortedTable label=say(words::TITLE) heads=heads.into_any()>{rows}</SortedTable>
        <Pager page=page_number pages=found.total.div_ceil(PAGE_SIZE) previous=previous next=next/>
        <div class="button-row">
            <FileButtons way=move |form| address(&desk_log_file(form), &asked, 1)/>
        </div>
    }
    .into_any()
}

fn row(request: &Request, entry: &Entry) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    // What became of each of many people stands on the entry's own page.
    let changes = changes_but(request, entry, &[LogField::Marks, LogField::Served]);
    let changes =
        changes.into_iter().map(|line| view! { <span class="line"><Phrases text=line/></span> });
    let why = (!entry.reason.is_empty()).then(|| {
        view! { <span class="line soft">{format!("{}：{}", say(words::WHY), entry.reason)}</span> }
    });
    let put_back = entry.is_put_back.then(|| {
        view! { <span class="line"><b>{say(words::WAS_PUT_BACK)}</b></span> }
    });
    view! {
        <tr>
            <th scope="row">
                <a class="table__link" href=desk_log_entry(entry.id)><Phrases text=moment(language, entry.at)/></a>
            </th>
            <td>
                <span class="line"><Phrases text=words::sentence(language, entry)/></span>
                {why}
                {put_back}
            </td>
            <td data-label=say(words::CHANGES)>{changes.collect_view()}</td>
        </tr>
    }
}

/// Each value before and after, in words.
pub fn changes(request: &Request, entry: &Entry) -> Vec<String> {
    changes_but(request, entry, &[])
}

fn changes_but(request: &Request, entry: &Entry, but: &[LogField]) -> Vec<String> {
    // What can be put back was there before: that it was not set is told, too.
    let is_new = entry.act.put_back().is_none_or(PutBack::is_beside)
        && !matches!(entry.act, Act::ChangePlanned | Act::PutBackPlanned | Act::TryMove);
    let told = |difference: &_| words::change(request.language, entry.about, difference, is_new);
    let all = differences(&entry.stood, &entry.stands);
    all.iter().filter(|one| !but.contains(&one.field)).map(told).collect()
}

/// By day, by who, by what: an answer to a question, which changes nothing.
#[component]
fn Narrowing(accounts: Vec<Account>, attempt: Attempt) -> impl IntoView {
    let say = request().say();
    let chosen = |name: &str, value: &str| attempt.value(name) == value;
    let who = accounts.iter().map(|account| {
        let value = account.person.to_string();
        let words = format!("{}（{}）", account.name, account.sign_in_name);
        Choice { is_chosen: chosen("by", &value), value, words }
    });
    let about = Topic::ALL.map(|topic| Choice {
        value: topic.code().to_owned(),
        words: say(words::topic(topic)).to_owned(),
        is_chosen: chosen("topic", topic.code()),
    });
    let (who, about) = (who.collect(), about.to_vec());
    let any = say(words::ANY);
    let day = || Kind { autocomplete: Some("off"), width: Width::Number, ..Kind::default() };
    provide_context(attempt.clone());
    view! {
        <div class="section screen-only">
            <form class="form" id=page_form() method="get" action=DESK_LOG novalidate>
                <Field name="from" label=say(words::FROM) hint=say(words::DAY_HINT) kind=day()/>
                <Field name="to" label=say(words::TO) hint=say(words::DAY_HINT) kind=day()/>
                <FilterGroup name="topic" legend=say(words::ABOUT) any=any choices=about/>
                <FilterGroup name="by" legend=say(words::BY) any=any choices=who/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::SEE)}</button>
                </div>
            </form>
        </div>
    }
}
