//! What came of an import, and the way to take it back.

use domain::plan::ListKind;
use leptos::prelude::*;

use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::paths;
use crate::paths::members::DESK_MEMBERS;
use crate::paths::rooms::DESK_ROOMS;
use crate::planning::Finished;
use crate::request::request;
use crate::wording::approval::HOW_GIVEN;
use crate::wording::desk::import as words;
use crate::wording::desk::import_list as list_words;
use crate::wording::desk::import_undo as undo_words;
use crate::wording::desk::new_offering as new_words;
use crate::wording::desk::ways::imported_by_approval;

/// The list has been taken over, or taken back.
#[component]
pub(super) fn Done(finished: Finished) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let Finished { id, file_name, kind, entered, outcome, undone } = finished;
    let title = match (&undone, &entered) {
        (Some(_), _) => undo_words::DONE,
        (None, Some(_)) => new_words::DONE,
        (None, None) => words::DONE,
    };
    let by_approval =
        (outcome.by_approval > 0).then(|| imported_by_approval(language, outcome.by_approval));
    let told = match &entered {
        Some(name) => new_words::added(language, name, outcome),
        None => list_words::outcome(language, kind, outcome),
    };
    let told = if undone.is_some() { list_words::was_undone(language, &told) } else { told };
    let (way, to_it) = match kind {
        Some(ListKind::Rooms) => (DESK_ROOMS, list_words::TO_ROOMS),
        Some(ListKind::People) => (DESK_MEMBERS, list_words::TO_MEMBERS),
        _ => (paths::DESK, words::TO_THE_LIST),
    };
    let (again, to_again) = match (&entered, kind) {
        (Some(_), Some(ListKind::Offerings(kind))) => {
            (paths::desk_new_offering(kind), new_words::ONE_MORE)
        }
        _ => (paths::DESK_IMPORT.to_owned(), words::ONE_MORE),
    };
    let file = entered.is_none().then(|| words::file_line(language, &file_name));
    let is_plan = !matches!(kind, Some(ListKind::Rooms | ListKind::People));
    let undo = undone.is_none().then(|| {
        view! { <a class="button" href=paths::desk_import_undo(id)>{say(undo_words::UNDO)}</a> }
    });
    view! {
        <PageTitle text=say(title)/>
        <a class="back" href=again>{say(to_again)}</a>
        <h1 tabindex="-1" autofocus=true>{say(title)}</h1>
        {file.map(|file| view! { <p class="soft">{file}</p> })}
        <NoticeBox kind=BoxKind::Done>
            <p>{told}</p>
            {by_approval.filter(|_| undone.is_none()).map(|sentence| view! { <p>{sentence}</p> })}
        </NoticeBox>
        {undone.map(|undone| {
            let lines = undo_words::goes(language, undone);
            let rows = lines.into_iter().map(|(name, line)| (name, vec![line])).collect::<Vec<_>>();
            view! {
                <crate::components::definitions::Definitions rows=rows/>
                {(undone.stayed > 0).then(|| view! { <p>{undo_words::stayed(language, undone.stayed)}</p> })}
            }
        })}
        <div class="button-row">
            <a class="button button--primary" href=way>{say(to_it)}</a>
            {(is_plan && undone.is_none()).then(|| view! { <a class="button" href=paths::ways::DESK_WAYS>{say(HOW_GIVEN)}</a> })}
            {undo}
        </div>
    }
}
