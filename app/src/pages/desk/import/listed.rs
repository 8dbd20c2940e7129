//! A list of rooms or people before anything is stored: each row as it was understood, and how it stands.

use domain::listing::{AsItIs, Order};
use domain::plan::{List, ListKind, Shown};
use leptos::prelude::*;

use super::confirm::ListForm;
use super::preview::problems_button;
use super::rows::{ROWS_SHOWN, RowTable, pages, raw, remarks_of, showing};
use super::running::WhyNot;
use crate::attempt::Attempt;
use crate::components::error_summary::ErrorSummary;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::paths;
use crate::planning::{Listed, ListedLine, Pending};
use crate::request::Request;
use crate::wording::desk::import as words;
use crate::wording::desk::import_list as list_words;

/// The page's contents.
pub(super) fn looked_at(
    request: &Request,
    pending: Pending,
    listed: Listed,
    attempt: Attempt,
    shown: Shown,
    order: Order<AsItIs>,
) -> AnyView {
    let (say, language) = (request.say(), request.language);
    let (title, lead) = if listed.can_be_confirmed() {
        (words::PREVIEW, words::NOT_STORED)
    } else if listed.wrong() > 0 {
        (words::PROBLEM, words::PUT_RIGHT)
    } else {
        (words::ALL_KNOWN, words::NOTHING_LEFT)
    };
    let tabs = Shown::ALL.map(|one| tab(request, &pending, &listed, one, shown));
    let of_tab = listed.lines.iter().filter(|line| shown.has(line.row)).count();
    let file = words::file_line(language, &pending.file_name);
    let (wrong, is_sound) = (listed.wrong(), attempt.errors().is_empty());
    let looks = Shown::Problems.count(&listed.rows()).saturating_sub(wrong);
    let is_register = matches!(pending.list, List::People(_));
    let pages = pages(pending.id, shown, of_tab, order);
    let next = next(request, &pending, &listed, attempt.clone());
    view! {
        <PageTitle text=say(title) attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt/>
        <a class="back" href=paths::DESK_IMPORT>{say(words::ANOTHER_FILE)}</a>
        <h1 tabindex="-1" autofocus=is_sound><ByPhrase text=say(title).to_owned()/></h1>
        <p class="lead">{say(lead)}</p>
        <p class="soft">{file}</p>
        <WhyNot not_taken=pending.not_taken.clone()/>
        {is_register.then(|| view! { <p>{say(list_words::NUMBERS_NOT_KEPT)}</p> })}
        {(wrong > 0).then(|| view! {
            <NoticeBox kind=BoxKind::Warning>
                <p>{list_words::wrong_rows(language, wrong)}</p>
                {(looks > 0).then(|| view! { <p>{list_words::rows_to_look_at(language, looks)}</p> })}
                <p>{say(list_words::ROWS_LEFT_OUT)}</p>
            </NoticeBox>
        })}
        <Columns request=request.clone() pending=pending/>
        {next}
        <nav class="tabs" aria-label=say(words::WHICH_ROWS)>{tabs.into_iter().collect_view()}</nav>
        <p class="count" id="rows-shown">{showing(request, of_tab, order)}</p>
        <Rows request=request.clone() listed=listed shown=shown order=order/>
        {pages}
    }
    .into_any()
}

/// How the columns were read, and the way to say it otherwise.
#[component]
pub(super) fn Columns(request: Request, pending: Pending) -> impl IntoView {
    let say = request.say();
    let way = paths::desk_import_columns(pending.id);
    view! {
        {pending.is_remembered.then(|| view! { <p>{say(list_words::REMEMBERED)}</p> })}
        <div class="button-row">
            <a class="button button--link" href=way>{say(list_words::CHANGE_COLUMNS)}</a>
        </div>
    }
}

fn tab(
    request: &Request,
    pending: &Pending,
    listed: &Listed,
    one: Shown,
    shown: Shown,
) -> impl IntoView + use<> {
    let count = one.count(&listed.rows());
    let href = format!("{}?show={}", paths::desk_import(pending.id), one.code());
    let current = (one == shown).then_some("true");
    view! {
        <a class="tabs__link" href=href aria-current=current>{words::tab(request.language, one, count)}</a>
    }
}

/// The one thing to do next, and the problems as a file.
fn next(request: &Request, pending: &Pending, listed: &Listed, attempt: Attempt) -> AnyView {
    let say = request.say();
    let problems = problems_button(request, pending);
    if !listed.can_be_confirmed() {
        return view! {
            <div class="button-row">
                <a class="button button--primary" href=paths::DESK_IMPORT>{say(words::ANOTHER_FILE)}</a>
                {problems}
            </div>
        }
        .into_any();
    }
    let kind: ListKind = pending.list.kind();
    let button = list_words::confirm(request.language, kind, listed.new_rows());
    let differs = (listed.differing > 0).then(|| listed.seen.clone());
    view! {
        <ListForm import=pending.id attempt=attempt differs=differs words=button/>
        {problems.map(|problems| view! { <div class="button-row">{problems}</div> })}
    }
    .into_any()
}

#[component]
fn Rows(request: Request, listed: Listed, shown: Shown, order: Order<AsItIs>) -> impl IntoView {
    let say = request.say();
    let Listed { headings, lines, .. } = listed;
    let columns = u8::try_from(headings.len()).unwrap_or(u8::MAX);
    let heads = headings.iter().map(|name| view! { <th scope="col">{say(*name)}</th> });
    let heads = heads.collect_view();
    let lines = lines.into_iter().filter(|line| shown.has(line.row)).collect();
    let rows = order
        .page_of(lines, ROWS_SHOWN)
        .into_iter()
        .map(|line| row(&request, line, columns))
        .collect_view();
    view! { <RowTable headings=heads rows=rows/> }
}

fn row(request: &Request, line: ListedLine, columns: u8) -> impl IntoView + use<> {
    let say = request.say();
    let remarks = remarks_of(request, &line.problems, line.remarks);
    let cells = match line.understood {
        Some(cells) => {
            let mut cells = cells.into_iter();
            let first = cells.next().unwrap_or_default();
            let (name, more) = first.split_once('\n').unwrap_or((&first, ""));
            let (name, more) = (name.to_owned(), lines(more));
            let rest = cells.map(|cell| view! { <td>{lines(&cell)}</td> });
            view! { <td><b class="line">{name}</b>{more}{remarks}</td>{rest.collect_view()} }
                .into_any()
        }
        None => raw(line.cells, remarks, columns).into_any(),
    };
    view! {
        <tr class="import__row" data-state=line.row.code()>
            <td class="table__number" data-label=say(words::ROW)>{line.number}</td>
            <td class="import__state table__short">{say(line.state)}</td>
            {cells}
        </tr>
    }
}

/// What stands in a cell. A number is never broken.
fn lines(cell: &str) -> impl IntoView + use<> {
    let line = |line: &str| {
        let is_number = line.chars().all(|c| c.is_ascii_digit() || " \u{a0}-+".contains(c));
        let class = if is_number { "line nowrap" } else { "line" };
        view! { <span class=class><Phrases text=line.to_owned()/></span> }
    };
    cell.lines().filter(|line| !line.is_empty()).map(line).collect_view()
}
