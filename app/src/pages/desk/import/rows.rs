//! Every row of a plan, as it was understood. All rows are in the page; those not asked for are hidden.

use domain::plan::{Problem, Shown};
use leptos::prelude::*;

use crate::planning::{Line, Preview};
use crate::request::{Request, request};
use crate::wording::desk::import as words;
use crate::wording::desk::planning::Understood;
use crate::wording::problem::{place, problem};

/// The table.
#[component]
pub(super) fn Rows(
    /// The plan.
    preview: Preview,
    /// Which rows are asked for.
    shown: Shown,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let rows = preview.lines.into_iter().map(|line| row(&request, line, shown)).collect_view();
    view! {
        <section class="table-scroll" data-scroll-x tabindex="0" aria-label=say(words::PLAN_ROWS)>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col" class="table__number">{say(words::ROW)}</th>
                        <th scope="col">{say(words::STATE)}</th>
                        <th scope="col">{say(words::NAME)}</th>
                        <th scope="col">{say(words::WHEN)}</th>
                        <th scope="col">{say(words::PLACE)}</th>
                        <th scope="col" class="table__number">{say(words::PLACES)}</th>
                        <th scope="col">{say(words::TERMS)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

fn row(request: &Request, line: Line, shown: Shown) -> impl IntoView + use<> {
    let say = request.say();
    let remarks = remarks(request, &line);
    let hidden = !shown.has(line.row);
    let among = Shown::ALL.iter().filter(|shown| shown.has(line.row)).map(|shown| shown.code());
    let among = among.collect::<Vec<_>>().join(" ");
    view! {
        <tr class="import__row" data-state=line.row.code() data-shown=among hidden=hidden>
            <td class="table__number">{line.number}</td>
            <td class="import__state">{say(words::row_state(line.row))}</td>
            {match line.understood {
                Some(understood) => cells(understood, remarks).into_any(),
                None => raw(line.cells, remarks).into_any(),
            }}
        </tr>
    }
}

/// The row in words, with what is worth a look under its name.
fn cells(understood: Understood, remarks: impl IntoView) -> impl IntoView {
    let Understood { name, about, when, period, place, places, terms } = understood;
    view! {
        <td>
            <b class="line">{name}</b>
            {(!about.is_empty()).then(|| view! { <span class="line">{about}</span> })}
            {remarks}
        </td>
        <td>
            <span class="line">{when}</span>
            {(!period.is_empty()).then(|| view! { <span class="line">{period}</span> })}
        </td>
        <td>{place}</td>
        <td class="table__number">{places}</td>
        <td>{terms}</td>
    }
}

/// A row that cannot be taken over: what is wrong, and what stands in its cells.
fn raw(cells: Vec<(String, String)>, remarks: impl IntoView) -> impl IntoView {
    let cells: Vec<String> =
        cells.into_iter().map(|(heading, cell)| format!("{heading}：{cell}")).collect();
    view! { <td colspan="5">{remarks}<span class="line">{cells.join("　")}</span></td> }
}

fn remarks(request: &Request, line: &Line) -> impl IntoView + use<> {
    let say = request.say();
    let told =
        line.problems.iter().map(|told| sentence(request, told)).collect::<Vec<_>>().into_iter();
    let different = line.different.then(|| say(words::DIFFERENT).to_owned());
    let over = line.over.then(|| say(words::OVER).to_owned());
    told.chain(different)
        .chain(over)
        .map(|sentence| view! { <b class="import__reason line">{sentence}</b> })
        .collect_view()
}

/// 第6行F列“上课时间”：没有“周八”这一天。请写周一到周日中的一天。
fn sentence(request: &Request, told: &Problem) -> String {
    let between = match request.language {
        domain::language::Language::Chinese => "：",
        domain::language::Language::English => ": ",
    };
    format!("{}{between}{}", place(told, request.language), problem(&told.reason, request.language))
}
