//! The roles of text, and a small piece in all six looks side by side.

use leptos::prelude::*;

use super::{Group, Sample};
use crate::components::phrases::Phrases;
use crate::request::{Contrast, TextSize, request};
use crate::wording::design as words;

/// Titles, text, remarks.
#[component]
pub fn Letters() -> impl IntoView {
    let say = request().say();
    view! {
        <Group name=words::LETTERS>
            <div class="design__sample">
                <h3>{say(words::HEADING_THREE)}</h3>
                <h1>{say(words::HEADING_ONE)}</h1>
                <p class="key"><Phrases text=say(words::KEY)/></p>
                <p class="lead">{say(words::LEAD)}</p>
                <p>{say(words::BODY)}</p>
                <p class="soft">{say(words::SOFT)}</p>
                <p class="hint">{say(words::HINT)}</p>
            </div>
            <p>{say(words::BANNER_AND_FOOTER)}</p>
            <Sample shows=words::ALL_SIX><Six/></Sample>
        </Group>
    }
}

/// One panel for each size and contrast, whatever the page around it has.
#[component]
fn Six() -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let contrasts = [Contrast::Standard, Contrast::High];
    let looks =
        contrasts.into_iter().flat_map(|contrast| TextSize::ALL.map(|size| (size, contrast)));
    let panels = looks
        .map(|(size, contrast)| {
            view! {
                <div class="design__look" data-text-size=size.code() data-contrast=contrast.code()>
                    <p class="hint">{words::size_and_contrast(language, size, contrast)}</p>
                    <p class="key"><Phrases text=say(words::KEY)/></p>
                    <p>{say(words::LEAD)}</p>
                    <a class="button button--primary" href="#top">{say(words::PRIMARY)}</a>
                    <a class="button" href="#top">{say(words::SECONDARY)}</a>
                </div>
            }
        })
        .collect_view();
    view! { <div class="design__looks">{panels}</div> }
}
