//! What reads aloud where our pages cannot: the devices' own ways, in a few steps each.

use leptos::prelude::*;

use crate::components::page_title::PageTitle;
use crate::components::phrases::ByPhrase;
use crate::pages::page;
use crate::paths;
use crate::request::request;
use crate::wording::Words;
use crate::wording::common::TO_HOME;
use crate::wording::reading_aloud as words;

/// Why there may be no button, and a section for each kind of device.
#[component]
pub fn ReadingAloudPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        Ok(view! {
            <PageTitle text=say(words::TITLE)/>
            <a class="back" href=paths::HOME>{say(TO_HOME)}</a>
            <h1 tabindex="-1"><ByPhrase text=say(words::TITLE)/></h1>
            <p>{say(words::WITH_A_VOICE)}</p>
            <p>{say(words::WITHOUT_A_VOICE)}</p>
            <Device name=words::APPLE steps=&words::APPLE_STEPS/>
            <Device name=words::ANDROID steps=&words::ANDROID_STEPS/>
            <Device name=words::COMPUTER steps=&words::COMPUTER_STEPS/>
            <section class="section">
                <h2>{say(words::NEED_A_HAND)}</h2>
                <p>{say(words::NEED_A_HAND_LINE)}</p>
            </section>
        })
    })
}

#[component]
fn Device(name: Words, steps: &'static [Words]) -> impl IntoView {
    let say = request().say();
    let steps = steps
        .iter()
        .map(|step| view! { <li class="steps__item"><p>{say(*step)}</p></li> })
        .collect_view();
    view! {
        <section class="section">
            <h2>{say(name)}</h2>
            <ol class="steps">{steps}</ol>
        </section>
    }
}
