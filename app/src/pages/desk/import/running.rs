//! 正在导入: how far it has come. The page asks again by itself, with scripts and without.

use leptos::prelude::*;
use store::import::NotTaken;

use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::paths;
use crate::planning::Taking;
use crate::request::request;
use crate::wording::desk::import::file_line;
use crate::wording::desk::import_list as words;
use crate::wording::refusal::refusal_sentence;

/// Seconds after which the browser asks again.
pub(super) const RENEWED_AFTER: &str = "1";

/// A bar and a sentence.
#[component]
pub(super) fn Running(taking: Taking) -> impl IntoView {
    let request = request();
    let say = request.say();
    let Taking { id, file_name, written, rows } = taking;
    let told = words::so_far(request.language, written, rows);
    view! {
        <PageTitle text=words::running(request.language, written, rows)/>
        <h1 tabindex="-1">{say(words::RUNNING)}</h1>
        <p class="soft">{file_line(request.language, &file_name)}</p>
        <progress class="import__progress" max=rows value=written aria-labelledby="so-far"></progress>
        <p id="so-far" role="status">{told}</p>
        <p>{say(words::RENEWS_ITSELF)}</p>
        <div class="button-row">
            <a class="button" href=paths::desk_import(id) data-native="">{say(words::LOOK_AGAIN)}</a>
        </div>
    }
}

/// Why a list that was confirmed was not taken over; nothing where nobody has confirmed it yet.
#[component]
pub(super) fn WhyNot(not_taken: Option<NotTaken>) -> impl IntoView {
    let request = request();
    let say = request.say();
    not_taken.map(|why| {
        let sentence = match why {
            NotTaken::Refused(refusal) => refusal_sentence(request.language, &refusal),
            NotTaken::Failed => say(words::FAILED).to_owned(),
            NotTaken::BrokenOff => say(words::BROKEN_OFF).to_owned(),
        };
        view! { <NoticeBox kind=BoxKind::Warning><p>{sentence}</p></NoticeBox> }
    })
}
