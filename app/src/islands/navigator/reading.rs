//! Reads from the page what was tapped or sent.

use leptos::prelude::{document, location};
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FormData, HtmlAnchorElement, HtmlElement, HtmlFormElement, MouseEvent};
use web_sys::{SubmitEvent, UrlSearchParams};

use super::taking::{Form, Link, Method};

/// The address that the browser shows, whole.
pub fn here() -> String {
    location().href().unwrap_or_default()
}

/// The link that a plain tap or click falls on: with a key held down the browser opens windows or saves.
pub fn tapped_link(event: &MouseEvent) -> Option<(HtmlAnchorElement, Link)> {
    let held = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || held {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let anchor: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    let link = Link {
        href: anchor.href(),
        target: anchor.get_attribute("target"),
        rel: anchor.get_attribute("rel"),
        native: anchor.has_attribute("download") || anchor.has_attribute("data-native"),
    };
    Some((anchor, link))
}

/// A form on its way, and the button that sent it.
pub struct Sent {
    /// The form.
    pub form: HtmlFormElement,
    /// The button; none if Enter sent a form without one.
    pub button: Option<HtmlElement>,
}

impl Sent {
    /// What is being sent.
    pub fn of(event: &SubmitEvent) -> Option<Self> {
        if event.default_prevented() {
            return None;
        }
        let form = event.target()?.dyn_into().ok()?;
        Some(Self { form, button: event.submitter() })
    }

    /// What the markup says. Attributes, not properties: a field called `action` would hide the form's own.
    pub fn described(&self) -> Option<Form> {
        let told = |name| self.form.get_attribute(name);
        let own_way = |button: &HtmlElement| {
            ["formaction", "formmethod", "formenctype", "formtarget"]
                .iter()
                .any(|name| button.has_attribute(name))
        };
        let native = match &self.button {
            Some(button) => own_way(button),
            // A browser that does not tell which button was pressed would lose what that button says.
            None => self.holds("button[name]"),
        };
        Some(Form {
            action: whole(&told("action").unwrap_or_default())?,
            method: told("method"),
            target: told("target"),
            encoding: told("enctype"),
            native: native
                || self.form.has_attribute("data-native")
                || self.holds("input[type=file]"),
        })
    }

    fn holds(&self, selector: &str) -> bool {
        self.form.query_selector(selector).ok().flatten().is_some()
    }

    /// Address and body: what the browser itself would send, the button's value included.
    pub fn request(&self, action: &str, method: Method) -> Option<(String, Option<String>)> {
        let fields = FormData::new_with_form(&self.form).ok()?;
        // Its parameter takes whatever gives pairs.
        let fields = UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?;
        if let Some((name, value)) = self.pressed() {
            fields.append(&name, &value);
        }
        let fields = String::from(fields.to_string());
        let address = action.split('#').next().unwrap_or_default();
        Some(match method {
            Method::Post => (address.to_owned(), Some(fields)),
            Method::Get => {
                let bare = address.split('?').next().unwrap_or_default();
                ([bare, "?", &fields].concat(), None)
            }
        })
    }

    /// The pressed button's name and value.
    fn pressed(&self) -> Option<(String, String)> {
        let button = self.button.as_ref()?;
        let name = button.get_attribute("name").filter(|name| !name.is_empty())?;
        Some((name, button.get_attribute("value").unwrap_or_default()))
    }

    /// Lets the browser send it. What the button says goes along in a hidden field, only for this once.
    pub fn send_whole(&self) -> Result<(), JsValue> {
        let hidden = document().create_element("input")?;
        if let Some((name, value)) = self.pressed() {
            for (attribute, value) in [("type", "hidden"), ("name", &name), ("value", &value)] {
                hidden.set_attribute(attribute, value)?;
            }
            self.form.append_child(&hidden)?;
        }
        let sent = self.form.submit();
        hidden.remove();
        sent
    }
}

/// An address as it is written in a page, made whole by the browser.
fn whole(address: &str) -> Option<String> {
    let anchor: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_attribute("href", address).ok()?;
    Some(anchor.href())
}
