//! The notice above a page that is shown without the network. It is in every page, hidden, so that its words are there
//! when nothing can be asked for: `public/service-worker.js` shows it on a kept page, `public/offline.js` when a form
//! could not be sent.

use leptos::prelude::*;

use crate::components::icon::{Icon, IconName};
use crate::components::telephone::TelephoneLink;
use crate::request::Request;
use crate::wording::offline::{NO_NETWORK, NOT_SENT, PRESS_AGAIN, saved};

/// There is no network; from when this page is; whether something was not sent; whom to call.
#[component]
pub fn NoNetwork(
    /// Who asks.
    request: Request,
) -> impl IntoView {
    let say = request.say();
    let wrap = if request.is_at_desk() { "wrap wrap--wide" } else { "wrap" };
    view! {
        <div class=format!("{wrap} no-network") id="no-network" hidden tabindex="-1">
            <div class="notice">
                <Icon name=IconName::Info/>
                <div class="notice__words">
                    <p class="notice__title">{say(NO_NETWORK)}</p>
                    <div id="kept-from"><p class="line">{saved(request.language, request.now)}</p></div>
                    <div id="not-sent" hidden>
                        <p class="line">{say(NOT_SENT)}</p>
                        <p class="line">{say(PRESS_AGAIN)}</p>
                    </div>
                </div>
                <TelephoneLink telephone=request.installation.help_telephone.clone()/>
            </div>
        </div>
    }
}
