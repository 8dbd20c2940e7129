//! Every row of a plan, as it was understood. Of a plan that is not long all rows are in the page, and those not asked for are
//! hidden; of a long one those that are asked for, page by page.

use domain::id::ImportId;
use domain::listing::{AsItIs, Order};
use domain::plan::{Problem, Shown};
use leptos::prelude::*;

use crate::address::with_query;
use crate::components::phrases::Phrases;
use crate::components::sorted_head::pager;
use crate::paths;
use crate::paths::order::order_pairs;
use crate::planning::{Line, Preview};
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::desk::import as words;
use crate::wording::desk::planning::Understood;
use crate::wording::problem::{place, problem};
use crate::wording::timetable::clashes_with;

/// Rows of a long list on each of its pages.
pub(super) const ROWS_SHOWN: u32 = 200;

/// Rows of a plan that are all in its page: with more of them a browser is slow to show it.
const MOST_WHOLE: usize = 500;

/// Whether only a part of these rows is in the page.
pub(super) fn is_long(preview: &Preview) -> bool {
    preview.lines.len() > MOST_WHOLE
}

/// Which of so many rows asked for stand on this page of a long list.
pub(super) fn showing(request: &Request, rows: usize, order: Order<AsItIs>) -> String {
    let total = u32::try_from(rows).unwrap_or(u32::MAX);
    let before = order.within(total, ROWS_SHOWN).skipped(ROWS_SHOWN);
    let [before, most] = [before, ROWS_SHOWN].map(|one| usize::try_from(one).unwrap_or(usize::MAX));
    words::showing_after(request.language, rows, before, most)
}

/// From page to page of so many rows of a long list, to the last one.
pub(super) fn pages(
    import: ImportId,
    shown: Shown,
    rows: usize,
    order: Order<AsItIs>,
) -> impl IntoView + use<> {
    let way = paths::desk_import(import);
    let show = Some(shown.code().to_owned());
    let address = |order: Order<AsItIs>| {
        let pairs = std::iter::once(("show", show.clone())).chain(order_pairs(order));
        format!("{}#rows-shown", with_query(&way, pairs))
    };
    pager(order, rows, ROWS_SHOWN, address)
}

/// The table.
#[component]
pub(super) fn Rows(
    /// The plan.
    preview: Preview,
    /// Which rows are asked for.
    shown: Shown,
    /// Which page of them, where they are many.
    order: Order<AsItIs>,
) -> impl IntoView {
    let request = request();
    let is_long = is_long(&preview);
    let headings = headings(&request, &preview.lines, shown);
    let mut lines = preview.lines;
    if is_long {
        lines.retain(|line| shown.has(line.row));
        lines = order.page_of(lines, ROWS_SHOWN);
    }
    let rows = lines.into_iter().map(|line| row(&request, line, shown)).collect_view();
    view! { <RowTable headings=headings rows=rows/> }
}

/// The frame of rows that were read: which row, how it stands, and what was understood.
#[component]
pub(super) fn RowTable(
    /// The heads of what was understood.
    headings: impl IntoView + 'static,
    /// The rows.
    rows: impl IntoView + 'static,
) -> impl IntoView {
    let say = request().say();
    view! {
        <section class="table-scroll" data-scroll-x tabindex="0" aria-label=say(words::PLAN_ROWS)>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col" class="table__number">{say(words::ROW)}</th>
                        <th scope="col">{say(words::STATE)}</th>
                        {headings}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

/// The columns of what was understood. Where none of the rows shown was, they would name what is not there: one heading
/// stands for all.
fn headings(request: &Request, lines: &[Line], shown: Shown) -> impl IntoView + use<> {
    let say = request.say();
    let understood_none = |one: &Shown| {
        let mut rows = lines.iter().filter(|line| one.has(line.row)).peekable();
        rows.peek().is_some() && rows.all(|line| line.understood.is_none())
    };
    let (without, with): (Vec<Shown>, Vec<Shown>) =
        Shown::ALL.into_iter().partition(understood_none);
    let heading = |name: Words, at: &[Shown], columns: u8| {
        view! {
            <th scope="col" class="import__heading" colspan=columns data-shown=codes(at)
                hidden=!at.contains(&shown)>{say(name)}</th>
        }
    };
    let names = [words::NAME, words::WHEN, words::PLACE, words::PLACES, words::TERMS];
    let each = names.map(|name| heading(name, &with, 1)).into_iter().collect_view();
    (each, heading(words::PROBLEM, &without, COLUMNS))
}

/// What a row was understood as takes so many columns.
const COLUMNS: u8 = 5;

/// The tabs that something belongs to, as the island `import_filter` reads them.
fn codes(among: &[Shown]) -> String {
    among.iter().map(|shown| shown.code()).collect::<Vec<_>>().join(" ")
}

fn row(request: &Request, line: Line, shown: Shown) -> impl IntoView + use<> {
    let say = request.say();
    let remarks = remarks(request, &line);
    let hidden = !shown.has(line.row);
    let among: Vec<Shown> = Shown::ALL.into_iter().filter(|shown| shown.has(line.row)).collect();
    view! {
        <tr class="import__row" data-state=line.row.code() data-shown=codes(&among) hidden=hidden>
            <td class="table__number" data-label=say(words::ROW)>{line.number}</td>
            <td class="import__state table__short">{say(words::row_state(line.row))}</td>
            {match line.understood {
                Some(understood) => cells(request, understood, remarks).into_any(),
                None => raw(line.cells, remarks, COLUMNS).into_any(),
            }}
        </tr>
    }
}

/// The row in words, with what is worth a look under its name.
fn cells(request: &Request, understood: Understood, remarks: impl IntoView) -> impl IntoView {
    let say = request.say();
    let Understood { name, about, when, period, place, places, terms } = understood;
    view! {
        <td>
            <b class="line"><Phrases text=name/></b>
            {(!about.is_empty()).then(|| view! { <span class="line">{about}</span> })}
            {remarks}
        </td>
        <td>
            <span class="line"><Phrases text=when/></span>
            {(!period.is_empty()).then(|| view! { <span class="line"><Phrases text=period/></span> })}
        </td>
        <td>{place}</td>
        <td class="table__number" data-label=say(words::PLACES)>{places}</td>
        <td>{terms}</td>
    }
}

/// A row that cannot be taken over: what is wrong, and what stands in its cells, a pair each; as wide as so many columns.
pub(super) fn raw(
    cells: Vec<(String, String)>,
    remarks: impl IntoView,
    columns: u8,
) -> impl IntoView {
    let pair = |(heading, cell): (String, String)| {
        view! { <div><dt>{heading}</dt>" "<dd>{cell}</dd></div> }
    };
    let cells = cells.into_iter().map(pair).collect_view();
    view! { <td colspan=columns>{remarks}<dl class="import__cells">{cells}</dl></td> }
}

fn remarks(request: &Request, line: &Line) -> impl IntoView + use<> {
    let say = request.say();
    let different = line.different.then(|| say(words::DIFFERENT).to_owned());
    let over = line.over.then(|| say(words::OVER).to_owned());
    let clashes = line.clashes.iter().map(|why| clashes_with(request.language, why));
    let besides = clashes.chain(different).chain(over).collect();
    remarks_of(request, &line.problems, besides)
}

/// What is wrong with a row or worth a look, and what else is said of it.
pub(super) fn remarks_of(
    request: &Request,
    problems: &[Problem],
    besides: Vec<String>,
) -> impl IntoView + use<> {
    let told = problems.iter().map(|told| sentence(request, told)).chain(besides);
    told.map(|sentence| view! { <b class="import__reason line">{sentence}</b> }).collect_view()
}

/// 第6行F列“上课时间”：没有“周八”这一天。请写周一到周日中的一天。
fn sentence(request: &Request, told: &Problem) -> String {
    let between = match request.language {
        domain::language::Language::Chinese => "：",
        domain::language::Language::English => ": ",
    };
    format!("{}{between}{}", place(told, request.language), problem(&told.reason, request.language))
}
