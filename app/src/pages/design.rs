//! The showcase: everything that pages are built of, in all its states, by the real components with invented content.
//!
//! It is for those who build pages. No reader has anything to do here, so it exists only where all content is invented
//! anyway, in a demonstration: that is development and the tests, which look at it as at every other page.

use leptos::prelude::*;
use leptos_meta::Stylesheet;
use leptos_router::hooks::use_query_map;

use crate::components::page_title::PageTitle;
use crate::error::AppError;
use crate::pages::page;
use crate::paths::DESIGN as HERE;
use crate::request::{Contrast, TextSize, request};
use crate::wording::Words;
use crate::wording::design as words;

mod buttons;
mod desk;
mod drawings;
pub(crate) mod examples;
mod facts;
mod fields;
mod letters;
mod messages;
mod offerings;
mod ways;

/// All samples, in the size and contrast that the address asks for: `?size=largest&contrast=high`.
#[component]
pub fn DesignPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    let asked = |name: &str| use_query_map().with_untracked(|query| query.get(name));
    let size = asked("size").map(|code| TextSize::from_code(&code));
    let contrast = asked("contrast").and_then(|code| Contrast::from_code(&code));
    page(async move {
        if !request.installation.demonstration {
            return Err(AppError::NotFound);
        }
        Ok(view! {
            <PageTitle text=say(words::TITLE)/>
            // What only the showcase needs is not sent with every page.
            <Stylesheet href="/desk.css"/>
            <Stylesheet href="/design.css"/>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <p class="lead">{say(words::LINE)}</p>
            <Looks size=size contrast=contrast/>
            // The probes of the tests let several primary buttons and questions stand side by side in here alone.
            <div class="design flow" data-showcase="" data-text-size=size.map(TextSize::code) data-contrast=contrast.map(Contrast::code)>
                <letters::Letters/>
                <buttons::Buttons/>
                <fields::Fields/>
                <messages::Messages/>
                <offerings::Offerings/>
                <facts::Facts/>
                <ways::Ways/>
                <desk::Desk/>
                <drawings::Drawings/>
            </div>
        })
    })
}

/// The ways to the other sizes and contrasts.
#[component]
fn Looks(size: Option<TextSize>, contrast: Option<Contrast>) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let contrasts = [Contrast::Standard, Contrast::High];
    let looks =
        contrasts.into_iter().flat_map(|contrast| TextSize::ALL.map(|size| (size, contrast)));
    let links = looks
        .map(|(one_size, one_contrast)| {
            let way = format!("{HERE}?size={}&contrast={}", one_size.code(), one_contrast.code());
            let current = (size, contrast) == (Some(one_size), Some(one_contrast));
            let name = words::size_and_contrast(language, one_size, one_contrast);
            view! { <a class="tabs__link" href=way aria-current=current.then_some("true")>{name}</a> }
        })
        .collect_view();
    let as_chosen = (size.is_none() && contrast.is_none()).then_some("true");
    view! {
        <nav class="tabs" aria-label=say(words::SIZES_AND_THEMES)>
            <a class="tabs__link" href=HERE aria-current=as_chosen>{say(words::AS_CHOSEN)}</a>
            {links}
        </nav>
    }
}

/// Samples that belong together, under their name.
#[component]
fn Group(name: Words, children: Children) -> impl IntoView {
    view! { <section class="section"><h2>{request().say()(name)}</h2>{children()}</section> }
}

/// One sample with what it shows.
#[component]
fn Sample(shows: Words, children: Children) -> impl IntoView {
    view! { <div class="design__sample"><p class="hint">{request().say()(shows)}</p>{children()}</div> }
}
