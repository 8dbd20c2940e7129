//! Island: which rows of a plan are shown. Before it wakes the tabs are links that do the same.

use domain::plan::{PreviewRow, Shown};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use serde::{Deserialize, Serialize};

/// One tab, worded by the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterTab {
    /// Which rows it shows.
    pub shown: Shown,
    /// 有问题8行.
    pub words: String,
    /// 现在显示8行.
    pub showing: String,
    /// The page that shows the same without the island.
    pub href: String,
}

/// The tabs over a plan's rows. The rows are in the page already, in the order of `rows`.
#[island]
pub fn ImportFilter(
    /// What the tabs are for.
    label: String,
    /// The tabs, one for each choice.
    tabs: Vec<FilterTab>,
    /// How each row stands.
    rows: Vec<PreviewRow>,
    /// What is shown at first.
    shown: Shown,
) -> impl IntoView {
    let chosen = RwSignal::new(shown);
    let showing = {
        let tabs = tabs.clone();
        move || tabs.iter().find(|tab| tab.shown == chosen.get()).map(|tab| tab.showing.clone())
    };
    let choose = move |event: MouseEvent, wanted: Shown| {
        // A new tab or window is the browser's business.
        if event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
        {
            event.prevent_default();
            show(&rows, wanted);
            chosen.set(wanted);
        }
    };
    let links = tabs
        .into_iter()
        .map(|FilterTab { shown, words, href, .. }| {
            let choose = choose.clone();
            let current = move || (chosen.get() == shown).then_some("true");
            view! {
                <a class="tabs__link" href=href aria-current=current on:click=move |event| choose(event, shown)>{words}</a>
            }
        })
        .collect_view();
    view! {
        <nav class="tabs" aria-label=label>{links}</nav>
        <p class="count" aria-live="polite">{showing}</p>
    }
}

/// Hides every row but those wanted.
fn show(rows: &[PreviewRow], wanted: Shown) {
    let elements = document().get_elements_by_class_name("import__row");
    for (index, row) in (0..).zip(rows) {
        let element =
            elements.item(index).and_then(|element| element.dyn_into::<HtmlElement>().ok());
        if let Some(element) = element {
            element.set_hidden(!wanted.has(*row));
        }
    }
}
