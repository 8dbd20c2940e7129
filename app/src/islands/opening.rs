//! Island: what changes in a page that was opened before sign-up began. At the instant the button can be pressed, without a
//! reload and without anything moving: whatever will be shown has its room from the start.
//!
//! The browser's clock may be wrong, so it is not asked: soon after the page came the server says what time it is, and from
//! then on time is counted. At the instant itself nobody asks anything: 36,000 who wait for it would ask at once, and whoever
//! has the page open must not be later than somebody who loads it again. What is pressed is judged by the store alone.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::Element;
use serde::{Deserialize, Serialize};
use web_sys::js_sys::Math;

use super::asking::{ask_the_time, part, words};

/// Milliseconds between two looks at the clock, but for the last.
const LOOK: f64 = 1000.0;
/// After so many milliseconds without a look the device has slept, and its clock perhaps with it.
const SLEPT: f64 = 5000.0;
/// So many milliseconds, and as many again by chance, until an answer that did not come is asked for once more.
const AGAIN: f64 = 5000.0;

/// The header that tells the time by the clock that judges openings, in Unix milliseconds.
pub const SERVER_TIME: &str = "server-time";

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
    /// The face of the instant at which it opens, as far as one can tell before.
    pub then: String,
    /// That instant, in Unix seconds; 0 where there is nothing to wait for.
    pub opens_at: i64,
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
        let (now, then) = (now(), OPEN.to_owned());
        // What the page says is true to the second; the answer will be to a few milliseconds.
        let opens = now + f64::from(seconds) * 1000.0;
        let waiting = Waiting {
            around,
            address,
            then,
            opens,
            looked: now,
            asks: now,
            is_sure: true,
            is_over: false,
        };
        look(Rc::new(RefCell::new(waiting)));
    }
}

/// What the line for screen readers says of the opening.
fn told(around: &Element, name: &str) -> Option<String> {
    around.query_selector("[data-opening]").ok()??.get_attribute(name)
}

/// All instants are milliseconds by the clock that only goes forward.
struct Waiting {
    around: Element,
    address: String,
    /// What is shown at the opening.
    then: String,
    /// When it opens.
    opens: f64,
    /// When the clock was looked at last.
    looked: f64,
    /// From when on the server is asked for the time.
    asks: f64,
    /// The clock has not slept since it was told the time.
    is_sure: bool,
    /// What is shown stays.
    is_over: bool,
}

/// Looks at the clock until the instant comes, or the page has left. Nobody asks for a page that is out of sight.
fn look(waiting: Rc<RefCell<Waiting>>) {
    let mut this = waiting.borrow_mut();
    if this.is_over || !this.around.is_connected() {
        return;
    }
    let now = now();
    if now - this.looked > SLEPT {
        (this.is_sure, this.asks) = (false, now);
    }
    this.looked = now;
    if this.is_sure && now >= this.opens {
        return turn(&this.around, &this.then);
    }
    if now >= this.asks && !document().hidden() {
        this.asks = f64::INFINITY;
        spawn_local(ask(Rc::clone(&waiting)));
    }
    let left = if this.is_sure { this.opens - now } else { LOOK };
    drop(this);
    let pause = left.clamp(0.0, LOOK).ceil() as u32;
    Timeout::new(pause, move || look(waiting)).forget();
}

/// Learns what time it is. The question and the answer are taken to be on their way equally long, so that what is pressed at
/// the instant does not arrive before it.
async fn ask(waiting: Rc<RefCell<Waiting>>) {
    let (address, sent) = (waiting.borrow().address.clone(), now());
    let answer = ask_the_time(&address).await;
    let (mut this, came) = (waiting.borrow_mut(), now());
    this.asks = came + AGAIN * (1.0 + Math::random());
    let Some((answer, time)) = answer else { return };
    match words(&answer, "face") {
        Some(face) if face == AWAKE => {
            let opens_at = part(&answer, "opens_at").and_then(|at| at.as_f64());
            if let (Some(opens_at), Some(time)) = (opens_at, time) {
                this.opens = came + opens_at * 1000.0 - (time + (came - sent) / 2.0);
                this.then = words(&answer, "then").unwrap_or_else(|| OPEN.to_owned());
                (this.is_sure, this.asks) = (true, f64::INFINITY);
            }
        }
        // It has opened by now, or the page has to be loaded again.
        Some(face) => {
            this.is_over = true;
            turn(&this.around, &face);
        }
        None => {}
    }
}

fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Shows a face that stays, and tells it.
fn turn(around: &Element, face: &str) {
    show(around, face);
    say(around, face).unwrap_or_default();
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
