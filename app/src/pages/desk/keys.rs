//! 快捷键: the keys of the desk, told on a page.

use leptos::prelude::*;

use crate::components::definitions::Definitions;
use crate::components::page_title::PageTitle;
use crate::pages::page;
use crate::paths;
use crate::paths::keys as ways;
use crate::request::request;
use crate::wording::desk::keys as words;
use crate::wording::desk::log::TITLE as LOG;
use crate::wording::desk::members::TITLE as MEMBERS;
use crate::wording::desk::offering::BACK;
use crate::wording::desk::today::TITLE as TODAY;
use crate::wording::desk::{IMPORT, OFFERINGS};
use crate::wording::room::desk::TITLE as ROOMS;

/// What to hold, then a row for each key that leads somewhere or presses a button, then how a page is worked without a mouse.
#[component]
pub fn KeysPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        request.coordinator()?;
        let keys = [
            (ways::TODAY, TODAY),
            (ways::OFFERINGS, OFFERINGS),
            (ways::IMPORT, IMPORT),
            (ways::MEMBERS, MEMBERS),
            (ways::ROOMS, ROOMS),
            (ways::LOG, LOG),
            (ways::KEYS, words::TITLE),
            (ways::SEARCH, words::SEARCH),
            (ways::PREVIOUS, words::PREVIOUS),
            (ways::NEXT, words::NEXT),
            (ways::ACT, words::ACT),
        ];
        let rows = keys.map(|(key, name)| {
            view! { <tr><th scope="row"><kbd>{key}</kbd></th><td>{say(name)}</td></tr> }
        });
        let acts = ways::ACTS.map(|key| view! { <kbd>{key}</kbd>" " }).collect_view();
        let browsers = [words::CHROME, words::FIREFOX, words::MAC].map(|one| say(one).to_owned());
        let ways = [words::TAB, words::ENTER, words::SPACE, words::ARROWS];
        let ways = ways.map(|one| view! { <li>{say(one)}</li> });
        Ok(view! {
            <PageTitle text=say(words::TITLE)/>
            <a class="back" href=paths::DESK>{say(BACK)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <p>{say(words::HOW)}</p>
            <Definitions rows=vec![(words::HOLD, browsers.to_vec())]/>
            <section class="table-scroll" data-scroll-x tabindex="0" aria-label=say(words::TITLE)>
                <table class="table">
                    <thead><tr><th scope="col">{say(words::KEY)}</th><th scope="col">{say(words::LEADS_TO)}</th></tr></thead>
                    <tbody>
                        {rows.collect_view()}
                        <tr><th scope="row">{acts}</th><td>{say(words::ACTS)}</td></tr>
                    </tbody>
                </table>
            </section>
            <p>{say(words::ACTS_SHOWN)}</p>
            <p>{say(words::FIRST_ROWS)}</p>
            <p>{say(words::ONLY_HELD)}</p>
            <h2>{say(words::WITHOUT_MOUSE)}</h2>
            <ul class="session-history">{ways.collect_view()}</ul>
        })
    })
}
