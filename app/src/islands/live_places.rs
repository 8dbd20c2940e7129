//! Island: how many places are free, asked again every twenty seconds while somebody looks.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::Element;
use serde::{Deserialize, Serialize};

use super::asking::{ask, part, words};

/// Milliseconds from one question to the next.
const BETWEEN_QUESTIONS: u32 = 20_000;

/// The line about places as the server words it: at first in the page, then in its answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacesLine {
    /// Somebody may have a place at once.
    pub is_free: bool,
    /// 还有3个名额.
    pub words: String,
}

/// How the line looks: its class, its drawing.
pub fn look(is_free: bool) -> (&'static str, &'static str) {
    if is_free {
        ("state state--free", "/icons.svg#i-people")
    } else {
        ("state state--full", "/icons.svg#i-bud")
    }
}

/// The line about places. It changes quietly, without a word to screen readers, and moves nothing.
#[island]
pub fn LivePlaces(
    /// The line, with `data-address`.
    children: Children,
) -> impl IntoView {
    view! { <div use:ask_later>{children()}</div> }
}

/// Asks until the line has left the page; not while the page is out of sight.
fn ask_later(around: Element) {
    let ask = move || {
        if around.is_connected() {
            spawn_local(async move {
                if !document().hidden() {
                    refresh(&around).await;
                }
                ask_later(around);
            });
        }
    };
    Timeout::new(BETWEEN_QUESTIONS, ask).forget();
}

/// An answer that does not come changes nothing.
async fn refresh(around: &Element) -> Option<()> {
    let line = around.query_selector("[data-address]").ok()??;
    let answer = ask(&line.get_attribute("data-address")?).await?;
    let said = words(&answer, "words")?;
    let (class, drawing) = look(part(&answer, "is_free")?.is_truthy());
    let sentence = line.query_selector("span").ok()??;
    if sentence.text_content().as_ref() != Some(&said) {
        line.set_attribute("class", class).ok()?;
        line.query_selector("use").ok()??.set_attribute("href", drawing).ok()?;
        sentence.set_text_content(Some(&said));
    }
    Some(())
}
