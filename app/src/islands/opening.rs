//! Island: what changes in a page that was opened before sign-up began. When the instant comes the button can be pressed,
//! without a reload and without anything moving: whatever will be shown has its room from the start.
//!
//! The browser's clock may be wrong, so it is not asked: the page says how many seconds are left, time is counted from
//! there, and then the server's answer alone changes anything. What is pressed too early is refused by the store.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::Element;
use serde::{Deserialize, Serialize};
use web_sys::js_sys::Math;

use super::asking::{ask_as_anybody, part, words};

/// Milliseconds over which the readers of one page spread their questions by chance: 36,000 who wait for one moment ask
/// 3,600 times a second, for an answer that the server keeps. All wait for the same time on average.
const SPREAD: f64 = 10_000.0;
/// Milliseconds between two looks at the clock.
const LOOK: u32 = 1000;

/// Before the island wakes: 请再打开一次这一页.
pub const ASLEEP: &str = "asleep";
/// Until sign-up opens.
pub const AWAKE: &str = "awake";
/// It has opened, and places are free.
pub const OPEN: &str = "open";
/// It has opened, and one may wait.
pub const FULL: &str = "full";

/// How the opening of an offering stands by the server's clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpeningNow {
    /// [`AWAKE`], [`OPEN`] or [`FULL`]; [`ASLEEP`] if a new page has to say what is true now.
    pub face: String,
    /// Seconds until it opens.
    pub seconds: i64,
}

/// Around all faces of a page: elements `.opening__face` that name in `data-face` when they are shown.
#[island]
pub fn Opening(
    /// The faces, and a line for screen readers with `data-opening`, the address that is asked, and `data-seconds`.
    children: Children,
) -> impl IntoView {
    view! { <div use:wake>{children()}</div> }
}

fn wake(around: Element) {
    let seconds = told(&around, "data-seconds").and_then(|seconds| seconds.parse::<u32>().ok());
    let address = told(&around, "data-opening");
    if let (Some(seconds), Some(address)) = (seconds, address) {
        show(&around, AWAKE);
        look(Waiting { until: by_chance(seconds.into()), is_seen: true, around, address });
    }
}

/// What the line for screen readers says of the opening.
fn told(around: &Element, name: &str) -> Option<String> {
    around.query_selector("[data-opening]").ok()??.get_attribute(name)
}

struct Waiting {
    around: Element,
    address: String,
    /// When the server is asked, in milliseconds by the clock that only goes forward.
    until: f64,
    is_seen: bool,
}

/// Looks at the clock until it is time, or the page has left. Nobody asks for a page that is out of sight; whoever looks
/// again asks at once, since the clock of a device that slept may have slept as well.
fn look(mut waiting: Waiting) {
    let look_again = move || {
        if !waiting.around.is_connected() {
            return;
        }
        let was_seen = std::mem::replace(&mut waiting.is_seen, !document().hidden());
        if waiting.is_seen && (!was_seen || now() >= waiting.until) {
            spawn_local(ask(waiting));
        } else {
            look(waiting);
        }
    };
    Timeout::new(LOOK, look_again).forget();
}

/// Does what the server says. An answer that does not come is asked for again.
async fn ask(mut waiting: Waiting) {
    let answer = ask_as_anybody(&waiting.address).await;
    let face = answer.as_ref().and_then(|answer| words(answer, "face"));
    if let Some(face) = face.as_ref().filter(|face| *face != AWAKE) {
        show(&waiting.around, face);
        return say(&waiting.around, face).unwrap_or_default();
    }
    let seconds = answer.and_then(|answer| part(&answer, "seconds")?.as_f64());
    waiting.until = by_chance(seconds.unwrap_or(SPREAD / 1000.0));
    look(waiting);
}

/// So many seconds from now, and a little more by chance.
fn by_chance(seconds: f64) -> f64 {
    now() + seconds * 1000.0 + Math::random() * SPREAD
}

fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Shows the faces of this moment; the others keep their room.
fn show(around: &Element, moment: &str) {
    for face in faces(around) {
        let moments = face.get_attribute("data-face").unwrap_or_default();
        let is_shown = moments.split(' ').any(|one| one == moment);
        _ = face.set_attribute("data-hidden", if is_shown { "false" } else { "true" });
    }
}

fn faces(around: &Element) -> impl Iterator<Item = Element> + use<> {
    let found = around.get_elements_by_class_name("opening__face");
    (0..found.length()).filter_map(move |number| found.item(number))
}

/// Tells screen readers once, when they have finished what they say: the first words of the new face.
fn say(around: &Element, moment: &str) -> Option<()> {
    let line = around.query_selector("[data-opening]").ok()??;
    let face =
        faces(around).find(|face| face.get_attribute("data-face").as_deref() == Some(moment))?;
    let title = face.query_selector(".lead").ok()?.unwrap_or(face);
    line.set_text_content(title.text_content().as_deref());
    Some(())
}
