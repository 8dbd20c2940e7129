//! 打印 and 发给家人 in the browser: the device's own sheet for sharing, otherwise the link is copied, otherwise it is
//! shown to copy by hand. No island of its own: one listener serves every page, also those the navigator brings in.

use leptos::prelude::{document, window, window_event_listener_untyped};
use leptos::task::spawn_local;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Function, Object, Promise, Reflect};
use web_sys::{Element, Event, HtmlElement};

/// Begins to listen. Called once, when the browser part arrives, before the navigator: what is done here is no navigation.
pub fn listen() {
    window_event_listener_untyped("click", |event| tapped(&event));
}

fn tapped(event: &Event) {
    let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(pressed) =
        pressed.and_then(|pressed| pressed.closest("[data-print], [data-share]").ok()?)
    else {
        return;
    };
    event.prevent_default();
    match pressed.get_attribute("data-share") {
        None => {
            ask(&window(), "print", &JsValue::UNDEFINED);
        }
        Some(address) => {
            let title = pressed.get_attribute("data-title").unwrap_or_default();
            spawn_local(share(title, address));
        }
    }
}

/// Shares, or copies, or shows.
async fn share(title: String, address: String) {
    let navigator = window().navigator();
    let sheet = Object::new();
    for (name, value) in [("title", &title), ("url", &address)] {
        let _ = Reflect::set(&sheet, &name.into(), &value.as_str().into());
    }
    if let Some(answer) = ask(&navigator, "share", &sheet) {
        // Who closes the sheet has decided: nothing else is done.
        match answer.await {
            Err(error) if named(&error) != "AbortError" => {}
            _ => return,
        }
    }
    let link = [title, address].join(" ");
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).unwrap_or_default();
    let copied = match ask(&clipboard, "writeText", &link.into()) {
        Some(answer) => answer.await.is_ok(),
        None => false,
    };
    say(if copied { "data-copied" } else { "data-by-hand" });
    if !copied {
        show_address();
    }
}

/// Calls what the browser may or may not have.
fn ask(whom: &JsValue, what: &str, with: &JsValue) -> Option<Promise> {
    let function = Reflect::get(whom, &what.into()).ok()?.dyn_into::<Function>().ok()?;
    function.call1(whom, with).ok()?.dyn_into().ok()
}

fn named(error: &JsValue) -> String {
    Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
}

/// Says how it went in the words that the page holds ready.
fn say(which: &str) {
    if let Some(line) = document().get_element_by_id("shared") {
        line.set_text_content(line.get_attribute(which).as_deref());
    }
}

/// Unfolds the address and marks it, ready to be copied.
fn show_address() {
    let Some(folded) = document().get_element_by_id("by-hand") else { return };
    let _ = folded.set_attribute("open", "");
    let field = document().get_element_by_id("shared-address");
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        let _ = field.focus();
        ask(&field, "select", &JsValue::UNDEFINED);
    }
}
