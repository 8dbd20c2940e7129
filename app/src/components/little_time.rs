//! 路上时间紧: told before somebody has two things that lie near in time; it forbids nothing.

use domain::travel::Tight;
use leptos::prelude::*;

use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::phrases::Phrases;
use crate::request::request;
use crate::wording::sign_up as words;

/// Both times, and about how long the way takes; nothing where there is time enough.
#[component]
pub fn LittleTime(
    /// What lies too near.
    tight: Option<Tight>,
) -> impl IntoView {
    let (say, language) = (request().say(), request().language);
    tight.map(|tight| {
        view! {
            <NoticeBox kind=BoxKind::Warning>
                <h2 class="notice__title">{say(words::LITTLE_TIME)}</h2>
                <p><Phrases text=words::way(language, &tight)/></p>
            </NoticeBox>
        }
    })
}
