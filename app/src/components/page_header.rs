//! The top of every page: mark, comfort controls, the ways to go.

use domain::offering::OfferingKind;
use domain::role::Task;
use leptos::prelude::*;

use crate::components::comfort::{Comfort, LanguageSwitch};
use crate::components::mark::Mark;
use crate::components::phrases::ByPhrase;
use crate::paths;
use crate::request::{FROM_HERE, Request};
use crate::wording::Words;
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
    let home =
        if request.at_desk(Task::Inspect).is_ok() && at_desk { paths::DESK } else { paths::HOME };
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
            <Navigation request=request.clone() wrap=wrap/>
        </header>
    }
}

/// Whether a way is the one of this page; at the desk, of what lies below it, too.
fn current(path: &str, way: &str) -> Option<&'static str> {
    let below = |way: &str| path.strip_prefix(way).is_some_and(|rest| rest.starts_with('/'));
    let of_another = [paths::DESK_IMPORT, paths::log::DESK_LOG];
    let of_offerings =
        way == paths::DESK && !of_another.iter().any(|other| path.starts_with(other));
    match path == way {
        true => Some("page"),
        false if below(way) && (of_offerings || way == paths::DESK_IMPORT) => Some("true"),
        false => None,
    }
}

/// The ways to go: for learners the three doors and their own sign-ups, for coordinators the desk.
#[component]
fn Navigation(request: Request, wrap: &'static str) -> impl IntoView {
    let say = request.say();
    let path = paths::without_query(&request.path).to_owned();
    let at_desk = request.is_at_desk();
    let signed_in = request.signed.is_some();
    let ways: Vec<(&str, Words, bool)> = if at_desk {
        vec![
            (paths::DESK, crate::wording::desk::OFFERINGS, false),
            match request.coordinator() {
                Ok(_) => (paths::DESK_IMPORT, crate::wording::desk::IMPORT_WAY, false),
                Err(_) => (paths::log::DESK_LOG, crate::wording::desk::log::TITLE, false),
            },
        ]
    } else {
        vec![
            (paths::HOME, words::HOME, false),
            (paths::offerings(OfferingKind::Class), words::UNIVERSITY_WAY, true),
            (paths::offerings(OfferingKind::Activity), words::CENTRE_WAY, true),
            (paths::offerings(OfferingKind::Shift), words::VOLUNTEERING, true),
            (paths::MY_SIGN_UPS, words::MY_SIGN_UPS, false),
        ]
    };
    let ways = if at_desk && request.at_desk(Task::Inspect).is_err() { Vec::new() } else { ways };
    let items = ways
        .into_iter()
        .map(|(way, name, wide)| {
            let class = if wide { "site-nav__item site-nav__item--wide" } else { "site-nav__item" };
            let current = current(&path, way);
            view! { <li class=class><a class="site-nav__link" href=way aria-current=current>{say(name)}</a></li> }
        })
        .collect_view();
    // Where the controls are folded away, on a phone: so that it is found by whoever cannot read the word for them. Who is
    // signed in has found it.
    let language = (path != paths::OFFLINE && !signed_in).then(|| {
        view! {
            <li class="site-nav__item site-nav__item--narrow">
                <LanguageSwitch language=request.language class="site-nav__link"/>
            </li>
        }
    });
    let last = if signed_in {
        view! {
            <form method="post" action="/forms/sign-out">
                <input type="hidden" name=FROM_HERE value=request.form_token.clone()/>
                <button class="site-nav__link" type="submit">{say(words::SIGN_OUT)}</button>
            </form>
        }
        .into_any()
    } else {
        let way = if at_desk { paths::DESK_SIGN_IN } else { paths::SIGN_IN };
        view! { <a class="site-nav__link" href=way aria-current=(path == way).then_some("page")>{say(words::SIGN_IN)}</a> }.into_any()
    };
    // The page for the time without network is shown to whoever reads, and nobody can sign in or out then.
    let last = (path != paths::OFFLINE)
        .then(|| view! { <li class="site-nav__item site-nav__item--last">{last}</li> });
    view! {
        <nav class="site-nav" aria-label=say(words::MAIN_SECTIONS)>
            <ul class=format!("{wrap} site-nav__list")>
                {items}
                {last}
                {language}
            </ul>
        </nav>
    }
}
