//! 最近的导入: a table on the page on which files are handed in.

use domain::plan::ListKind;
use leptos::prelude::*;
use store::import::Imported;

use crate::components::named_table::NamedTable;
use crate::paths;
use crate::request::request;
use crate::wording::desk::import_list as words;
use crate::wording::when::moment;

/// The latest imports; nothing where there are none.
#[component]
pub(super) fn Recent(imports: Vec<Imported>) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let is_any = !imports.is_empty();
    let rows = imports.into_iter().map(|one| {
        let kind = ListKind::from_code(&one.kind);
        let undone = one.undone_at.map(|at| words::undone_at(language, at));
        view! {
            <tr>
                <th scope="row">
                    <a class="table__link" href=paths::desk_import(one.id)>{one.file_name}</a>
                    <span class="line">{say(words::list_name(kind))}</span>
                </th>
                <td data-label=say(words::WHEN)>{moment(language, one.at)}</td>
                <td data-label=say(words::WHO)>{one.by_name}</td>
                <td data-label=say(words::HOW_MANY)>
                    <span class="line">{words::outcome(language, kind, one.outcome)}</span>
                    {undone.map(|line| view! { <b class="line">{line}</b> })}
                </td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    is_any.then(|| {
        view! {
            <section class="section" aria-labelledby="recent">
                <h2 id="recent">{say(words::RECENT)}</h2>
                <NamedTable named_by="recent" headings=vec![words::WHAT, words::WHEN, words::WHO, words::HOW_MANY]>{rows}</NamedTable>
            </section>
        }
    })
}
