//! Island: how many places are free, asked again every twenty seconds while somebody looks.

use gloo::timers::callback::Interval;
use leptos::html::P;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

use super::asking::ask;

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

/// The line about places. It changes quietly, without a word to screen readers, and moves nothing.
#[island]
pub fn LivePlaces(
    /// Where the line is asked for again.
    address: String,
    /// Somebody may have a place at once.
    is_free: bool,
    /// How many there were when the page was made.
    words: String,
) -> impl IntoView {
    let known = RwSignal::new(PlacesLine { is_free, words });
    let line = NodeRef::<P>::new();
    Effect::new(move || keep_asking(address.clone(), line, known));
    let class =
        move || if known.read().is_free { "state state--free" } else { "state state--full" };
    let icon =
        move || if known.read().is_free { "/icons.svg#i-people" } else { "/icons.svg#i-bud" };
    view! {
        <p class=class node_ref=line>
            <svg class="icon" aria-hidden="true" focusable="false"><use href=icon></use></svg>
            <span>{move || known.get().words}</span>
        </p>
    }
}

/// Asks until the line has left the page; not while the page is out of sight.
fn keep_asking(address: String, line: NodeRef<P>, known: RwSignal<PlacesLine>) {
    let ticking = StoredValue::new_local(None::<Interval>);
    let ask = move || {
        let shown = line.try_get_untracked().flatten().is_some_and(|line| line.is_connected());
        if !shown {
            // Dropping the interval ends it.
            ticking.try_set_value(None);
        } else if !document().hidden() {
            spawn_local(refresh(address.clone(), known));
        }
    };
    ticking.set_value(Some(Interval::new(BETWEEN_QUESTIONS, ask)));
}

/// An answer that does not come changes nothing.
async fn refresh(address: String, known: RwSignal<PlacesLine>) {
    let Some(line) = ask::<Option<PlacesLine>>(&address).await.flatten() else { return };
    if known.try_get_untracked().is_some_and(|before| before != line) {
        known.try_set(line);
    }
}
