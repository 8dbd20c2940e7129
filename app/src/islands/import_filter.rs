//! Island: which rows of a plan are shown. Before it wakes the tabs are links that do the same.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

/// The tabs over a plan's rows. Tabs and rows are the server's, and each says in `data-shown` which belong together.
#[island]
pub fn ImportFilter(
    /// The tabs, and the line that says how many rows are shown.
    children: Children,
) -> impl IntoView {
    let choose = |event: MouseEvent| {
        let held = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        // A new tab or window is the browser's business.
        if event.button() == 0 && !held && show(&event).is_some() {
            event.prevent_default();
        }
    };
    view! { <div on:click=choose>{children()}</div> }
}

/// Hides every row and heading but those of the tab that was pressed.
fn show(event: &MouseEvent) -> Option<()> {
    let tab: Element = event.target()?.dyn_into().ok()?;
    let tab = tab.closest(".tabs__link").ok()??;
    let (wanted, words) = (tab.get_attribute("data-shown")?, tab.get_attribute("data-words")?);
    for class in ["import__row", "import__heading"] {
        let parts = document().get_elements_by_class_name(class);
        for part in (0..parts.length()).filter_map(|index| parts.item(index)) {
            let among = part.get_attribute("data-shown").unwrap_or_default();
            let hidden = among.split(' ').all(|shown| shown != wanted);
            part.dyn_ref::<HtmlElement>()?.set_hidden(hidden);
        }
    }
    if let Some(before) = tab.parent_element()?.query_selector("[aria-current]").ok()? {
        before.remove_attribute("aria-current").ok()?;
    }
    tab.set_attribute("aria-current", "true").ok()?;
    document().get_element_by_id("rows-shown")?.set_text_content(Some(&words));
    Some(())
}
