//! Island: the search field of a list, with suggestions as one types. Before it wakes it is a field with a button.

use gloo::timers::callback::Timeout;
use leptos::ev::{CompositionEvent, Event, KeyboardEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlElement, InputEvent};
use serde::{Deserialize, Serialize};

use super::asking::ask;
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
}

/// Where a search for these words leads.
pub fn search_path(list: &str, words: &str) -> String {
    format!("{list}?q={}", escaped(words))
}

/// The field in the filter form of a list.
#[island]
pub fn SearchField(
    /// Where suggestions are asked for; what was typed comes behind.
    suggestions: String,
    /// The address of the list.
    list: String,
    /// What was looked for.
    value: String,
    /// What to look for here.
    label: String,
    /// That pinyin will do.
    hint: String,
    /// The button.
    button: String,
) -> impl IntoView {
    let field = Field::new(suggestions);
    // Only in the browser: without the island the field is no combobox and must not say so.
    Effect::new(move || field.awake.set(true));
    let open = move || !field.found.read().is_empty();
    let name = label.clone();
    view! {
        <div class="search">
            <label class="search__label" for="q">{label}</label>
            <p class="hint" id="q-hint">{hint}</p>
            <div class="search__row">
                <input class="field__input search__input" id="q" name="q" type="search" value=value
                    autocomplete="off" enterkeyhint="search" spellcheck="false" aria-describedby="q-hint"
                    role=move || field.awake.get().then_some("combobox")
                    aria-autocomplete=move || field.awake.get().then_some("list")
                    aria-controls=move || open().then_some("suggestions")
                    aria-expanded=move || field.awake.get().then(|| open().to_string())
                    aria-activedescendant=move || field.chosen.get().map(line_id)
                    on:input=move |event| field.typed(&event)
                    on:compositionend=move |event| field.composed(&event)
                    on:keydown=move |event| field.pressed(&event)/>
                <button class="button" type="submit">{button}</button>
            </div>
            {move || {
                open().then(|| {
                    let lines = field.found.get().into_iter().enumerate().map(|(number, found)| {
                        let way = search_path(&list, &found.words);
                        let chosen = move || (field.chosen.get() == Some(number)).to_string();
                        view! {
                            <li class="suggestions__item" role="none">
                                <a class="suggestions__link" role="option" tabindex="-1" id=line_id(number)
                                    href=way aria-selected=chosen>
                                    {found.words}
                                    <span class="links__note">{found.note}</span>
                                </a>
                            </li>
                        }
                    });
                    view! {
                        <ul class="suggestions" id="suggestions" role="listbox" aria-label=name.clone()>
                            {lines.collect_view()}
                        </ul>
                    }
                })
            }}
        </div>
    }
}

fn line_id(number: usize) -> String {
    format!("suggestion-{number}")
}

/// What the field knows. The list stays when the field loses focus: were it to vanish under a
/// finger that is coming down, the finger would meet something else.
#[derive(Clone, Copy)]
struct Field {
    suggestions: StoredValue<String>,
    awake: RwSignal<bool>,
    found: RwSignal<Vec<Suggested>>,
    chosen: RwSignal<Option<usize>>,
    /// Counts what was typed, so that a late answer to an earlier question is dropped.
    question: StoredValue<u32>,
}

impl Field {
    fn new(suggestions: String) -> Self {
        Self {
            suggestions: StoredValue::new(suggestions),
            awake: RwSignal::new(false),
            found: RwSignal::new(Vec::new()),
            chosen: RwSignal::new(None),
            question: StoredValue::new(0),
        }
    }

    fn typed(self, event: &Event) {
        let composing = event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing);
        if !composing {
            self.ask(event_target_value(event));
        }
    }

    fn composed(self, event: &CompositionEvent) {
        self.ask(event_target_value(event));
    }

    /// Asks once the hands rest, unless more was typed meanwhile.
    fn ask(self, words: String) {
        let question = self.question.try_get_value().unwrap_or_default().wrapping_add(1);
        self.question.try_set_value(question);
        if words.trim().is_empty() {
            self.show(Vec::new());
            return;
        }
        let is_latest = move || self.question.try_get_value() == Some(question);
        let look = async move {
            let address = self.suggestions.try_get_value().unwrap_or_default() + &escaped(&words);
            // No answer: what stood there no longer fits what was typed.
            let found = ask(&address).await.unwrap_or_default();
            if is_latest() {
                self.show(found);
            }
        };
        let rested = move || {
            if is_latest() {
                spawn_local(look);
            }
        };
        Timeout::new(REST, rested).forget();
    }

    fn show(self, found: Vec<Suggested>) {
        self.chosen.try_set(None);
        self.found.try_set(found);
    }

    fn pressed(self, event: &KeyboardEvent) {
        let count = self.found.try_with_untracked(Vec::len).unwrap_or_default();
        if event.is_composing() || event.key_code() == COMPOSING || count == 0 {
            return;
        }
        let chosen = self.chosen.try_get_untracked().flatten();
        match (event.key().as_str(), chosen) {
            ("ArrowDown" | "ArrowUp", _) => {
                self.chosen.try_set(next_line(chosen, count, event.key() == "ArrowDown"));
            }
            ("Escape", _) => self.show(Vec::new()),
            ("Enter", Some(number)) => follow(number),
            _ => return,
        }
        event.prevent_default();
    }
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

    #[test]
    fn a_suggestion_leads_to_its_search() {
        assert_eq!(search_path("/classes", "书法 &a"), "/classes?q=%E4%B9%A6%E6%B3%95%20%26a");
    }
}
