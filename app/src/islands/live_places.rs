//! Island: how many places are free, asked again while somebody looks, and the more seldom the longer nothing changes.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::Element;
use serde::{Deserialize, Serialize};
use web_sys::js_sys::Math;

use super::asking::{ask_as_anybody, part, words};

/// Milliseconds from one question to the next, as long as something changes.
const FIRST_PAUSE: u32 = 30_000;

/// The longest: 36,000 pages that lie open ask so seldom that nobody notices.
const LONGEST_PAUSE: u32 = 5 * 60_000;

/// From this question to the next one: twice as long where nothing has changed.
const fn next_pause(before: u32, has_changed: bool) -> u32 {
    match before.saturating_mul(2) {
        _ if has_changed => FIRST_PAUSE,
        longer if longer < LONGEST_PAUSE => longer,
        _ => LONGEST_PAUSE,
    }
}

/// Between three quarters and five quarters of it, by chance from 0 to 1: pages that were opened together do not ask together.
fn spread(pause: u32, chance: f64) -> u32 {
    (f64::from(pause) * (0.75 + chance / 2.0)) as u32
}

/// What the server answers: the line in each language, the same for everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacesNow {
    /// Somebody may have a place at once.
    pub is_free: bool,
    /// In Chinese, in English.
    pub words: [String; 2],
}

/// The line about places as the page words it.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    view! { <div use:begin>{children()}</div> }
}

fn begin(around: Element) {
    ask_after(FIRST_PAUSE, around);
}

/// Asks until the line has left the page; not while the page is out of sight.
fn ask_after(pause: u32, around: Element) {
    let ask = move || {
        if around.is_connected() {
            spawn_local(async move {
                let next = if document().hidden() {
                    // Nobody is asked; who looks again hears soon.
                    FIRST_PAUSE
                } else {
                    next_pause(pause, refresh(&around).await.unwrap_or_default())
                };
                ask_after(next, around);
            });
        }
    };
    Timeout::new(spread(pause, Math::random()), ask).forget();
}

/// Whether the line has changed. An answer that does not come changes nothing.
async fn refresh(around: &Element) -> Option<bool> {
    let line = around.query_selector("[data-address]").ok()??;
    let answer = ask_as_anybody(&line.get_attribute("data-address")?).await?;
    let language =
        if document().document_element()?.get_attribute("lang")? == "en" { "1" } else { "0" };
    let said = words(&part(&answer, "words")?, language)?;
    let (class, drawing) = look(part(&answer, "is_free")?.is_truthy());
    let sentence = line.query_selector("span").ok()??;
    let has_changed = sentence.text_content().as_ref() != Some(&said);
    if has_changed {
        line.set_attribute("class", class).ok()?;
        line.query_selector("use").ok()??.set_attribute("href", drawing).ok()?;
        sentence.set_text_content(Some(&said));
    }
    Some(has_changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_that_lie_open_ask_seldom_and_not_together() {
        let mut pauses = vec![FIRST_PAUSE];
        for _ in 0..5 {
            pauses.push(next_pause(pauses[pauses.len() - 1], false));
        }
        assert_eq!(pauses, [30_000, 60_000, 120_000, 240_000, 300_000, 300_000]);
        assert_eq!(next_pause(LONGEST_PAUSE, true), FIRST_PAUSE);
        assert_eq!((spread(FIRST_PAUSE, 0.0), spread(FIRST_PAUSE, 1.0)), (22_500, 37_500));
        assert_eq!(spread(LONGEST_PAUSE, 0.5), LONGEST_PAUSE);
    }
}
