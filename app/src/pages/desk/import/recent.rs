//! 导入过的: a table on the page on which files are handed in, put in order by the heads of its columns.

use domain::listing::{ImportColumn, Order};
use domain::plan::ListKind;
use domain::search::PAGE_SIZE;
use leptos::prelude::*;
use store::import::Imported;
use store::paged::Paged;

use crate::components::sorted_head::Heads;
use crate::components::sorted_table::SortedTable;
use crate::paths;
use crate::paths::order::ordered;
use crate::request::{Request, request};
use crate::wording::desk::import_list as words;
use crate::wording::when::moment;

/// A page of the imports; nothing where there are none.
#[component]
pub(super) fn Recent(
    /// Usually the latest first.
    imports: Paged<Imported>,
    /// How they are ordered.
    order: Order<ImportColumn>,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let Paged { rows, total } = imports;
    let rows = rows.into_iter().map(|one| row(&request, one)).collect_view();
    let address = |order| format!("{}#recent", ordered(paths::DESK_IMPORT, order));
    let heads = Heads { order, address };
    let row_of_heads = view! {
        {heads.sorted(ImportColumn::Kind, words::WHAT)}
        {heads.sorted(ImportColumn::Time, words::WHEN)}
        {heads.sorted(ImportColumn::Who, words::WHO)}
        <th scope="col">{say(words::HOW_MANY)}</th>
    };
    (total > 0).then(|| {
        view! {
            <div class="section">
                <h2 id="recent">{say(words::RECENT)}</h2>
                <SortedTable label=say(words::RECENT) heads=row_of_heads.into_any()>{rows}</SortedTable>
                {heads.pager(total, PAGE_SIZE)}
            </div>
        }
    })
}

fn row(request: &Request, one: Imported) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let kind = ListKind::from_code(&one.kind);
    let undone = one.undone_at.map(|at| words::undone_at(language, at));
    let outcome = words::outcome(language, kind, one.outcome);
    let outcome = match undone {
        Some(_) => words::was_undone(language, &outcome),
        None => outcome,
    };
    view! {
        <tr>
            <th scope="row">
                <a class="table__link" href=paths::desk_import(one.id)>{one.file_name}</a>
                <span class="line">{say(words::list_name(kind))}</span>
            </th>
            <td data-label=say(words::WHEN)>{moment(language, one.at)}</td>
            <td data-label=say(words::WHO)>{one.by_name}</td>
            <td data-label=say(words::HOW_MANY)>
                <span class="line">{outcome}</span>
                {undone.map(|line| view! { <b class="line">{line}</b> })}
            </td>
        </tr>
    }
}
