//! The page for the time without network. The service worker (`public/service-worker.js`) keeps it, and shows it in the
//! place of what cannot be fetched: it puts the address that was asked for where this page names its own, fills in
//! the pages that are kept, and shows `not-sent` when a form was meant. It holds nothing of any person's.

use leptos::prelude::*;

use crate::components::icon::{Icon, IconName};
use crate::components::page_title::PageTitle;
use crate::components::phrases::ByPhrase;
use crate::components::picture::{Picture, PictureName};
use crate::components::telephone::shown;
use crate::paths;
use crate::request::request;
use crate::wording::offline as words;

/// What is wrong, whom to call, trying again, and what can be read all the same.
#[component]
pub fn OfflinePage() -> impl IntoView {
    let request = request();
    let say = request.say();
    let telephone = request.installation.help_telephone.clone();
    let digits: String = telephone.chars().filter(char::is_ascii_digit).collect();
    view! {
        <PageTitle text=say(words::NO_NETWORK)/>
        <div class="heading">
            <div class="heading__words">
                <h1 tabindex="-1">{say(words::NO_NETWORK)}</h1>
                <p id="never-seen">{say(words::NEVER_SEEN)}</p>
                <p id="not-sent" hidden>{say(words::NOT_SENT_FROM)}<br/>{say(words::GO_BACK)}</p>
                <p>{say(words::LOOK)}</p>
            </div>
            <div class="heading__picture"><Picture name=PictureName::Mooring/></div>
        </div>
        <div class="button-row"><a class="button" href=paths::OFFLINE>{say(words::TRY_AGAIN)}</a></div>
        <section class="section">
            <p class="lead"><ByPhrase text=say(words::CALL)/></p>
            <a class="button button--primary" href=format!("tel:{digits}")>
                <Icon name=IconName::Phone/><span class="nowrap">{shown(&telephone)}</span>
            </a>
        </section>
        <section class="section" id="kept" aria-labelledby="kept-heading" hidden>
            <h2 id="kept-heading">{say(words::KEPT_PAGES)}</h2>
            <ul class="links" id="kept-pages"></ul>
        </section>
    }
}
