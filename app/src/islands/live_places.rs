//! Island: how many places are free, asked again every twenty seconds while somebody looks.

use domain::offering::Places;
use gloo::timers::callback::Interval;
use leptos::html::P;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

/// Milliseconds from one question to the next.
const BETWEEN_QUESTIONS: u32 = 20_000;

/// The sentences about places in the reader's language; `{n}` stands for the number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacesSentences {
    /// Nobody counts.
    pub uncounted: String,
    /// One is free.
    pub one_free: String,
    /// `{n}` are free.
    pub many_free: String,
    /// All are held and nobody waits.
    pub full: String,
    /// One person waits.
    pub one_waits: String,
    /// `{n}` people wait.
    pub many_wait: String,
}

impl PlacesSentences {
    /// The sentence for these places: the one function that cards, pages and the browser share.
    pub fn sentence(&self, places: &Places) -> String {
        let (template, count) = match (places.capacity, places.free(), places.waiting) {
            (_, 0, 0) => (&self.full, 0),
            (_, 0, 1) => (&self.one_waits, 1),
            (_, 0, waiting) => (&self.many_wait, waiting),
            (None, ..) => (&self.uncounted, 0),
            (_, 1, _) => (&self.one_free, 1),
            (_, free, _) => (&self.many_free, free),
        };
        template.replace("{n}", &count.to_string())
    }
}

/// The line about places. It changes quietly, without a word to screen readers, and moves nothing.
#[island]
pub fn LivePlaces(
    /// The offering's key.
    offering: String,
    /// How many there were when the page was made.
    places: Places,
    /// The sentences, in the reader's language.
    sentences: PlacesSentences,
) -> impl IntoView {
    let known = RwSignal::new(places);
    let line = NodeRef::<P>::new();
    Effect::new(move || keep_asking(offering.clone(), line, known));
    let class =
        move || if known.read().free() > 0 { "state state--free" } else { "state state--full" };
    let icon =
        move || if known.read().free() > 0 { "/icons.svg#i-people" } else { "/icons.svg#i-bud" };
    view! {
        <p class=class node_ref=line>
            <svg class="icon" aria-hidden="true" focusable="false"><use href=icon></use></svg>
            <span>{move || sentences.sentence(&known.read())}</span>
        </p>
    }
}

/// Asks until the line has left the page; not while the page is out of sight.
fn keep_asking(offering: String, line: NodeRef<P>, known: RwSignal<Places>) {
    let ticking = StoredValue::new_local(None::<Interval>);
    let ask = move || {
        let shown = line.try_get_untracked().flatten().is_some_and(|line| line.is_connected());
        if !shown {
            // Dropping the interval ends it.
            ticking.try_set_value(None);
        } else if !document().hidden() {
            spawn_local(refresh(offering.clone(), known));
        }
    };
    ticking.set_value(Some(Interval::new(BETWEEN_QUESTIONS, ask)));
}

/// An answer that does not come changes nothing.
async fn refresh(offering: String, known: RwSignal<Places>) {
    let Ok(Some(places)) = crate::read::places(offering).await else { return };
    if known.try_get_untracked().is_some_and(|before| before != places) {
        known.try_set(places);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_state_of_the_places_has_its_sentence() {
        let words = |text: &str| text.to_owned();
        let sentences = PlacesSentences {
            uncounted: words("any"),
            one_free: words("one"),
            many_free: words("{n} free"),
            full: words("full"),
            one_waits: words("one waits"),
            many_wait: words("{n} wait"),
        };
        let say = |capacity, held, waiting| sentences.sentence(&Places { capacity, held, waiting });
        assert_eq!(say(None, 90, 0), "any");
        assert_eq!(say(Some(10), 9, 0), "one");
        assert_eq!(say(Some(10), 3, 0), "7 free");
        assert_eq!(say(Some(10), 10, 0), "full");
        assert_eq!(say(Some(10), 10, 1), "one waits");
        assert_eq!(say(Some(10), 9, 12), "12 wait");
    }
}
