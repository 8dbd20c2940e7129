//! The top of every page: mark, comfort controls, the ways to go.

use leptos::prelude::*;

use crate::components::comfort::Comfort;
use crate::components::mark::Mark;
use crate::components::phrases::ByPhrase;
use crate::components::site_nav::SiteNav;
use crate::paths;
use crate::request::Request;
use crate::wording::common as words;

/// Says that everything here is made up, where it is.
#[component]
pub fn DemonstrationBanner(
    /// Who asks.
    request: Request,
) -> impl IntoView {
    let say = request.say();
    let class =
        if request.is_at_desk() { "wrap wrap--wide banner__words" } else { "wrap banner__words" };
    request.installation.demonstration.then(|| {
        view! {
            <aside class="banner banner--demonstration" aria-label=say(words::DEMONSTRATION)>
                <p class=class>
                    <b class="banner__tag">{say(words::DEMONSTRATION)}</b>
                    " "<ByPhrase text=say(words::DEMONSTRATION_BANNER)/>
                </p>
            </aside>
        }
    })
}

/// Mark, comfort controls and navigation.
#[component]
pub fn PageHeader(
    /// Who asks.
    request: Request,
) -> impl IntoView {
    let say = request.say();
    let at_desk = request.is_at_desk();
    let wrap = if at_desk { "wrap wrap--wide" } else { "wrap" };
    // Whoever has come to the desk by mistake finds home.
    let home = if request.coordinator().is_ok() && at_desk { paths::DESK } else { paths::HOME };
    view! {
        <header class="header ring ring--end">
            <div class=format!("{wrap} header__bar")>
                <a class="brand" href=home>
                    <Mark/>
                    <span>
                        <span class="brand__name">{say(words::YINYAO)}</span>
                        <span class="brand__sub">{say(words::TAGLINE)}</span>
                    </span>
                </a>
                <Comfort request=request.clone()/>
            </div>
            <SiteNav request=request.clone() wrap=wrap/>
        </header>
    }
}
