//! Island: the search field of a list, with suggestions as one types. Before it wakes it is a field with a button.

use gloo::timers::callback::Timeout;
use leptos::ev::{CompositionEvent, Event, KeyboardEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, HtmlInputElement, InputEvent};
use serde::{Deserialize, Serialize};
use web_sys::js_sys::Array;

use super::asking::{ask, words};
use crate::address::escaped;

/// Nobody is asked before the hands have rested this long.
const REST: u32 = 200;
/// What `keyCode` says while an input method is composing.
const COMPOSING: u32 = 229;

/// One line under the field, as the server words it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggested {
    /// What to search for: 书法.
    pub words: String,
    /// How much that finds: 3门课.
    pub note: String,
    /// Where that search leads.
    pub way: String,
}

/// The field in the filter form of a list.
#[island]
pub fn SearchField(
    /// The label `#q-label` and the field `#q`, which says in `data-suggestions` where suggestions are asked for.
    children: Children,
) -> impl IntoView {
    let field = Field::new();
    let open = move || !field.found.read().is_empty();
    view! {
        <div class="search" use:wake
            on:input=move |event| field.typed(&event)
            on:compositionend=move |event| field.composed(&event)
            on:keydown=move |event| field.pressed(&event)>
            {children()}
            {move || {
                open().then(|| {
                    let lines = field.found.get().into_iter().enumerate().map(|(number, found)| {
                        let chosen = move || (field.chosen.get() == Some(number)).to_string();
                        view! {
                            <li class="suggestions__item" role="none">
                                <a class="suggestions__link" role="option" tabindex="-1" id=line_id(number)
                                    href=found.way aria-selected=chosen>
                                    {found.words}
                                    <span class="links__note">{found.note}</span>
                                </a>
                            </li>
                        }
                    });
                    view! {
                        <ul class="suggestions" id="suggestions" role="listbox" aria-labelledby="q-label">
                            {lines.collect_view()}
                        </ul>
                    }
                })
            }}
        </div>
    }
}

/// Without the island the field is no combobox and must not say so.
fn wake(_: Element) {
    tell(&[
        ("role", Some("combobox")),
        ("aria-autocomplete", Some("list")),
        ("aria-expanded", Some("false")),
    ]);
}

/// Tells those who hear the page what the field is and does.
fn tell(attributes: &[(&str, Option<&str>)]) {
    let Some(field) = document().get_element_by_id("q") else { return };
    for (name, value) in attributes {
        _ = match value {
            Some(value) => field.set_attribute(name, value),
            None => field.remove_attribute(name),
        };
    }
}

fn line_id(number: usize) -> String {
    format!("suggestion-{number}")
}

/// What the field knows. The list stays when the field loses focus: were it to vanish under a
/// finger that is coming down, the finger would meet something else.
#[derive(Clone, Copy)]
struct Field {
    found: RwSignal<Vec<Suggested>>,
    chosen: RwSignal<Option<usize>>,
    /// Counts what was typed, so that a late answer to an earlier question is dropped.
    question: StoredValue<u32>,
}

impl Field {
    fn new() -> Self {
        Self {
            found: RwSignal::new(Vec::new()),
            chosen: RwSignal::new(None),
            question: StoredValue::new(0),
        }
    }

    fn typed(self, event: &Event) {
        let composing = event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing);
        if !composing {
            self.ask(event);
        }
    }

    fn composed(self, event: &CompositionEvent) {
        self.ask(event);
    }

    /// Asks once the hands rest, unless more was typed meanwhile or another page has come.
    fn ask(self, event: &Event) {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let words = input.value();
        let question = self.question.try_get_value().unwrap_or_default().wrapping_add(1);
        self.question.try_set_value(question);
        if words.trim().is_empty() {
            self.show(Vec::new());
            return;
        }
        let is_latest = move |input: &HtmlInputElement| {
            self.question.try_get_value() == Some(question) && input.is_connected()
        };
        let rested = move || {
            if is_latest(&input) {
                spawn_local(async move {
                    // No answer: what stood there no longer fits what was typed.
                    let found = suggestions(&input, &words).await.unwrap_or_default();
                    if is_latest(&input) {
                        self.show(found);
                    }
                });
            }
        };
        Timeout::new(REST, rested).forget();
    }

    fn show(self, found: Vec<Suggested>) {
        let (controls, expanded) =
            if found.is_empty() { (None, "false") } else { (Some("suggestions"), "true") };
        self.choose(None);
        self.found.try_set(found);
        tell(&[("aria-controls", controls), ("aria-expanded", Some(expanded))]);
    }

    fn choose(self, number: Option<usize>) {
        self.chosen.try_set(number);
        tell(&[("aria-activedescendant", number.map(line_id).as_deref())]);
    }

    fn pressed(self, event: &KeyboardEvent) {
        let count = self.found.try_with_untracked(Vec::len).unwrap_or_default();
        let elsewhere = event.target().is_none_or(|target| !target.has_type::<HtmlInputElement>());
        if elsewhere || event.is_composing() || event.key_code() == COMPOSING || count == 0 {
            return;
        }
        let chosen = self.chosen.try_get_untracked().flatten();
        match (event.key().as_str(), chosen) {
            (key @ ("ArrowDown" | "ArrowUp"), _) => {
                self.choose(next_line(chosen, count, key == "ArrowDown"));
            }
            ("Escape", _) => self.show(Vec::new()),
            ("Enter", Some(number)) => follow(number),
            _ => return,
        }
        event.prevent_default();
    }
}

/// Asks what somebody may mean who has typed these words.
async fn suggestions(input: &HtmlInputElement, typed: &str) -> Option<Vec<Suggested>> {
    let found = ask(&(input.get_attribute("data-suggestions")? + &escaped(typed))).await?;
    let found: Array = found.dyn_into().ok()?;
    let line = |one| {
        let told = |name| words(&one, name);
        Some(Suggested { words: told("words")?, note: told("note")?, way: told("way")? })
    };
    (0..found.length()).map(|number| line(found.get(number))).collect()
}

/// The line that an arrow leads to: round the list, and once through the field itself.
fn next_line(chosen: Option<usize>, count: usize, down: bool) -> Option<usize> {
    match (chosen, down) {
        (None, true) => Some(0),
        (None, false) => count.checked_sub(1),
        (Some(number), true) => (number + 1 < count).then_some(number + 1),
        (Some(number), false) => number.checked_sub(1),
    }
}

/// The same as a tap on the line.
fn follow(number: usize) {
    let line = document()
        .get_element_by_id(&line_id(number))
        .and_then(|line| line.dyn_into::<HtmlElement>().ok());
    if let Some(line) = line {
        line.click();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round_the_list_and_through_the_field() {
        assert_eq!(next_line(None, 3, true), Some(0));
        assert_eq!(next_line(Some(2), 3, true), None);
        assert_eq!(next_line(None, 3, false), Some(2));
        assert_eq!(next_line(Some(0), 3, false), None);
    }
}
