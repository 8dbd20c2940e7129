//! The ways to go, on every page: for learners the three doors and their own sign-ups, for coordinators the desk.

use domain::offering::OfferingKind;
use domain::role::Task;
use leptos::prelude::*;

use crate::components::comfort::LanguageSwitch;
use crate::paths;
use crate::paths::keys::{self, DESK_KEYS};
use crate::paths::log::DESK_LOG;
use crate::paths::members::DESK_MEMBERS;
use crate::paths::rooms::DESK_ROOMS;
use crate::request::{FROM_HERE, Request};
use crate::wording::Words;
use crate::wording::common as words;
use crate::wording::desk as desk_words;
use crate::wording::desk::keys::TITLE as KEYS;
use crate::wording::desk::log::WAY as LOG;
use crate::wording::desk::members::TITLE as MEMBERS;
use crate::wording::desk::today::TITLE as TODAY;
use crate::wording::room::desk::TITLE as ROOMS;

/// One of them.
struct Way {
    to: &'static str,
    name: Words,
    /// Left out where there is little room.
    is_wide: bool,
    /// The key that leads there, together with those that the browser wants.
    key: Option<&'static str>,
}

const fn way(to: &'static str, name: Words, is_wide: bool) -> Way {
    Way { to, name, is_wide, key: None }
}

const fn by_key(key: &'static str, way: Way) -> Way {
    Way { key: Some(key), ..way }
}

fn ways(request: &Request) -> Vec<Way> {
    if !request.is_at_desk() {
        return vec![
            way(paths::HOME, words::HOME, false),
            way(paths::offerings(OfferingKind::Class), words::UNIVERSITY_WAY, true),
            way(paths::offerings(OfferingKind::Activity), words::CENTRE_WAY, true),
            way(paths::offerings(OfferingKind::Shift), words::VOLUNTEERING, true),
            way(paths::MY_SIGN_UPS, words::MY_SIGN_UPS, false),
        ];
    }
    if request.at_desk(Task::Inspect).is_err() {
        return Vec::new();
    }
    // Whoever inspects the desk reads its list and its log, and nothing else.
    if request.at_desk(Task::Run).is_err() {
        return vec![
            by_key(keys::OFFERINGS, way(paths::DESK, desk_words::OFFERINGS, false)),
            by_key(keys::LOG, way(DESK_LOG, LOG, false)),
        ];
    }
    // On a telephone a desk gets through its day; the rest is a button of the list of offerings.
    vec![
        by_key(keys::TODAY, way(paths::DESK_TODAY, TODAY, false)),
        by_key(keys::OFFERINGS, way(paths::DESK, desk_words::OFFERINGS, false)),
        by_key(keys::IMPORT, way(paths::DESK_IMPORT, desk_words::IMPORT_WAY, true)),
        by_key(keys::MEMBERS, way(DESK_MEMBERS, MEMBERS, false)),
        by_key(keys::ROOMS, way(DESK_ROOMS, ROOMS, true)),
        by_key(keys::LOG, way(DESK_LOG, LOG, true)),
        by_key(keys::KEYS, way(DESK_KEYS, KEYS, true)),
    ]
}

/// Whether a way is the one of this page; at the desk, of what lies below it, too. What lies below no other belongs to the
/// offerings.
fn current(path: &str, way: &Way, all: &[Way]) -> Option<&'static str> {
    let lies_below = |to: &str| path.strip_prefix(to).is_some_and(|rest| rest.starts_with('/'));
    let is_nearer =
        |other: &Way| other.to.len() > way.to.len() && (path == other.to || lies_below(other.to));
    match path == way.to {
        true => Some("page"),
        false if paths::is_at_desk(path) && lies_below(way.to) && !all.iter().any(is_nearer) => {
            Some("true")
        }
        false => None,
    }
}

/// The row of ways, and signing in or out.
#[component]
pub fn SiteNav(
    /// Who asks.
    request: Request,
    /// How wide the page is.
    wrap: &'static str,
) -> impl IntoView {
    let say = request.say();
    let path = paths::without_query(&request.path).to_owned();
    let signed_in = request.signed.is_some();
    let ways = ways(&request);
    let items: Vec<_> = ways
        .iter()
        .map(|way| {
            let class = if way.is_wide { "site-nav__item site-nav__item--wide" } else { "site-nav__item" };
            let current = current(&path, way, &ways);
            let key = way.key.map(|key| view! { <kbd class="site-nav__key" aria-hidden="true">{key}</kbd> });
            view! {
                <li class=class>
                    <a class="site-nav__link" href=way.to aria-current=current accesskey=way.key>{say(way.name)}{key}</a>
                </li>
            }
        })
        .collect();
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
        let way = if request.is_at_desk() { paths::DESK_SIGN_IN } else { paths::SIGN_IN };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_belongs_to_the_nearest_way() {
        let all = [
            way(paths::DESK, desk_words::OFFERINGS, false),
            way(paths::DESK_IMPORT, desk_words::IMPORT_WAY, true),
            way(DESK_ROOMS, ROOMS, true),
        ];
        let at = |path: &str| [0, 1, 2].map(|number: usize| current(path, &all[number], &all));
        assert_eq!(at("/desk"), [Some("page"), None, None]);
        assert_eq!(at("/desk/offerings/1"), [Some("true"), None, None]);
        assert_eq!(at("/desk/import"), [None, Some("page"), None]);
        assert_eq!(at("/desk/import/1"), [None, Some("true"), None]);
        assert_eq!(at("/desk/rooms/1"), [None, None, Some("true")]);
    }

    #[test]
    fn a_learners_page_is_current_alone() {
        let all =
            [way(paths::HOME, words::HOME, false), way("/classes", words::UNIVERSITY_WAY, true)];
        assert_eq!(current("/classes", &all[1], &all), Some("page"));
        assert_eq!(current("/classes", &all[0], &all), None);
        assert_eq!(current("/offerings/1", &all[0], &all), None);
    }
}
