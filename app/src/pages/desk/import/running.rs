//! 正在导入: how far it has come. The page asks again by itself, with scripts and without.

use leptos::prelude::*;

use crate::components::page_title::PageTitle;
use crate::paths;
use crate::planning::Taking;
use crate::request::request;
use crate::wording::desk::import::file_line;
use crate::wording::desk::import_list as words;

/// Seconds after which the browser asks again.
pub(super) const RENEWED_AFTER: &str = "1";

/// A bar and a sentence.
#[component]
pub(super) fn Running(taking: Taking) -> impl IntoView {
    let request = request();
    let say = request.say();
    let Taking { id, file_name, done, rows } = taking;
    let told = words::so_far(request.language, done, rows);
    view! {
        <PageTitle text=say(words::RUNNING)/>
        <h1 tabindex="-1">{say(words::RUNNING)}</h1>
        <p class="soft">{file_line(request.language, &file_name)}</p>
        <progress class="import__progress" max=rows value=done aria-labelledby="so-far"></progress>
        <p id="so-far">{told}</p>
        <p>{say(words::RENEWS_ITSELF)}</p>
        <div class="button-row">
            <a class="button" href=paths::desk_import(id) data-native="">{say(words::LOOK_AGAIN)}</a>
        </div>
    }
}
