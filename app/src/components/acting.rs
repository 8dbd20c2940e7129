//! While somebody acts for somebody else: the banner above every page, the way out, and what forms say of it.

use domain::person::PersonName;
use leptos::prelude::*;

use crate::request::{FOR_WHOM, FROM_HERE, Request, request};
use crate::wording::consent as words;

/// For whom the reader acts, above everything else on the page, with the button that ends it.
#[component]
pub fn ActingBanner(
    /// Who asks.
    request: Request,
) -> impl IntoView {
    request.acting().map(|acting| {
        let name = name_or_somebody(&request, acting.person.name.as_ref());
        let sentence = words::acting_for(request.language, &name);
        view! { <BannerOf sentence=sentence/> }
    })
}

/// The banner itself.
#[component]
pub fn BannerOf(
    /// For whom.
    sentence: String,
) -> impl IntoView {
    let label = sentence.clone();
    view! {
        <aside class="banner banner--acting" aria-label=label>
            <div class="wrap acting">
                <p class="acting__words">{sentence}</p>
                <StopActing/>
            </div>
        </aside>
    }
}

/// The way out, on a page that is for the person alone.
#[component]
pub fn StopActing() -> impl IntoView {
    let request = request();
    view! {
        <form method="post" action="/forms/stop-acting">
            <input type="hidden" name=FROM_HERE value=request.form_token.clone()/>
            <button class="button" type="submit">{request.say()(words::STOP)}</button>
        </form>
    }
}

/// Says in a form for whom its page was shown, so that it is never done for anybody else.
#[component]
pub fn ForWhom() -> impl IntoView {
    let for_whom = request().for_whom();
    for_whom.map(|consent| view! { <input type="hidden" name=FOR_WHOM value=consent/> })
}

/// A name as on the identity card, or a word in its place.
pub fn name_or_somebody(request: &Request, name: Option<&PersonName>) -> String {
    name.map_or_else(|| request.say()(words::SOMEBODY).to_owned(), |name| name.as_str().to_owned())
}
