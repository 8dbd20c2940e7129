//! 字号 and 对比 in place: the page changes at once and the server is told in the background. Not a component: the
//! buttons are the server's. Before this wakes, and without scripts, they send the page's form.

use leptos::prelude::{document, window, window_event_listener_untyped};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, HtmlButtonElement, Node};

/// Listens for the switches, wherever the header stands.
pub fn listen() {
    window_event_listener_untyped("click", |event| {
        if let Some(switch) = found(&event, ".comfort [aria-pressed]")
            && change(&switch).is_some()
        {
            event.prevent_default();
        }
    });
}

/// The button of this selector that was pressed.
pub(super) fn found(event: &Event, selector: &str) -> Option<HtmlButtonElement> {
    event.target()?.dyn_ref::<Element>()?.closest(selector).ok()??.dyn_into().ok()
}

/// Nothing if the browser does not take the message to the server: then the button sends its form.
fn change(switch: &HtmlButtonElement) -> Option<()> {
    let (name, value) = (switch.name(), switch.value());
    // Scripts cannot set these cookies themselves, and one browser would forget within a week what they set.
    let address = ["/comfort?", &name, "=", &value].concat();
    window().navigator().send_beacon(&address).ok().filter(|taken| *taken)?;
    let attribute = if name == "text_size" { "data-text-size" } else { "data-contrast" };
    document().document_element()?.set_attribute(attribute, &value).ok()?;
    say_chosen(switch)
}

/// The mark and the word 已选 move to this one of its set.
fn say_chosen(switch: &HtmlButtonElement) -> Option<()> {
    const CHOSEN: &str = "[aria-pressed=true]";
    let word = document().query_selector(".comfort [aria-pressed=true] span").ok()??;
    let word: Node = word.clone_node_with_deep(true).ok()?;
    if let Some(before) = switch.parent_element()?.query_selector(CHOSEN).ok()? {
        before.set_attribute("aria-pressed", "false").ok()?;
        before.query_selector("span").ok()??.remove();
    }
    switch.set_attribute("aria-pressed", "true").ok()?;
    switch.append_child(&word).ok().map(|_| ())
}
