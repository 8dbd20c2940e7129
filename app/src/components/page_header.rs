//! The top of every page: mark, comfort controls, the ways to go.

use domain::offering::OfferingKind;
use leptos::prelude::*;

use crate::components::mark::Mark;
use crate::paths;
use crate::request::{Contrast, FROM_HERE, Request, TextSize};
use crate::wording::Words;
use crate::wording::common as words;
use domain::language::Language;

/// Says that everything here is made up, where it is.
#[component]
pub fn DemonstrationBanner(
    /// Who asks.
    request: Request,
) -> impl IntoView {
    let say = request.say();
    request.installation.demonstration.then(|| {
        view! {
            <aside class="banner banner--demonstration" aria-label=say(words::DEMONSTRATION)>
                <p class="wrap banner__words">
                    <b class="banner__tag">{say(words::DEMONSTRATION)}</b>
                    " "{say(words::DEMONSTRATION_BANNER)}
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
    let home = if at_desk { paths::DESK } else { paths::HOME };
    view! {
        <header class="header ring ring--end">
            <div class=format!("{wrap} header__bar")>
                <a class="brand" href=home>
                    <Mark/>
                    <span class="brand__words">
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

/// 字号, 对比 and language: submit buttons that work without scripts.
#[component]
fn Comfort(request: Request) -> impl IntoView {
    let say = request.say();
    let (other, other_name) = match request.language {
        Language::Chinese => (Language::English, "English"),
        Language::English => (Language::Chinese, "中文"),
    };
    let sizes = [
        (TextSize::Standard, words::LARGE),
        (TextSize::Larger, words::LARGER),
        (TextSize::Largest, words::LARGEST),
    ]
    .map(|(size, name)| (size.code(), name, request.text_size == size));
    let high = request.contrast == Some(Contrast::High);
    let standard = request.contrast == Some(Contrast::Standard);
    let contrasts = [
        (Contrast::Standard.code(), words::STANDARD, standard),
        (Contrast::High.code(), words::HIGH_CONTRAST, high),
    ];
    view! {
        <form class="comfort" method="post" action="/comfort">
            <input type="hidden" name=FROM_HERE value=request.form_token.clone()/>
            <input type="hidden" name="return_to" value=request.path.clone()/>
            <details class="comfort__box">
                <summary class="comfort__summary">{say(words::READING_SETTINGS)}</summary>
                <div class="comfort__page">
                    <button class="comfort__button" type="submit" name="language" value=other.code() lang=other.code()>
                        {other_name}
                    </button>
                </div>
                <div class="comfort__sets">
                    <ComfortSet request=request.clone() name="text_size" label=words::TEXT_SIZE choices=sizes.to_vec()/>
                    <ComfortSet request=request.clone() name="contrast" label=words::CONTRAST choices=contrasts.to_vec()/>
                </div>
            </details>
        </form>
    }
}

#[component]
fn ComfortSet(
    request: Request,
    name: &'static str,
    label: Words,
    choices: Vec<(&'static str, Words, bool)>,
) -> impl IntoView {
    let say = request.say();
    let buttons = choices
        .into_iter()
        .map(|(value, words, chosen)| {
            view! {
                <button class="comfort__button" type="submit" name=name value=value aria-pressed=chosen.to_string()>
                    {say(words)}
                    {chosen.then(|| view! { <span class="visually-hidden">{say(words::CHOSEN)}</span> })}
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="comfort__set" role="group" aria-label=say(label)>
            <span class="comfort__label" aria-hidden="true">{say(label)}</span>
            {buttons}
        </div>
    }
}

/// The ways to go: for learners the three doors and their own sign-ups, for coordinators the desk.
#[component]
fn Navigation(request: Request, wrap: &'static str) -> impl IntoView {
    let say = request.say();
    let path = request.path.split('?').next().unwrap_or_default().to_owned();
    let at_desk = request.is_at_desk();
    let signed_in = request.signed.is_some();
    let ways: Vec<(&str, Words, bool)> = if at_desk {
        vec![
            (paths::DESK, crate::wording::desk::OFFERINGS, false),
            (paths::DESK_IMPORT, crate::wording::desk::IMPORT, false),
        ]
    } else {
        vec![
            (paths::HOME, words::HOME, false),
            (paths::offerings(OfferingKind::Class), words::SENIOR_UNIVERSITY, true),
            (paths::offerings(OfferingKind::Activity), words::ACTIVITY_CENTRE, true),
            (paths::offerings(OfferingKind::Shift), words::VOLUNTEERING, true),
            (paths::MY_SIGN_UPS, words::MY_SIGN_UPS, false),
        ]
    };
    let ways = if at_desk && !signed_in { Vec::new() } else { ways };
    let items = ways
        .into_iter()
        .map(|(way, name, wide)| {
            let class = if wide { "site-nav__item site-nav__item--wide" } else { "site-nav__item" };
            let current = (path == way).then_some("page");
            view! { <li class=class><a class="site-nav__link" href=way aria-current=current>{say(name)}</a></li> }
        })
        .collect_view();
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
    view! {
        <nav class="site-nav" aria-label=say(words::MAIN_SECTIONS)>
            <ul class=format!("{wrap} site-nav__list")>
                {items}
                <li class="site-nav__item site-nav__item--last">{last}</li>
            </ul>
        </nav>
    }
}
