//! What islands ask the server: public facts alone, from the fixed addresses that `read` answers. A few lines in place of
//! the client that server functions bring, which is a tenth of the browser part; and the browser itself reads the answer,
//! since a reader of JSON in Rust would be another tenth.

use leptos::prelude::window;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::Response;
use web_sys::js_sys::Reflect;

/// Nothing if there is no answer, or not the one expected: the page stays as it is.
pub async fn ask(address: &str) -> Option<JsValue> {
    let response: Response = window().fetch_with_str(address).await.ok()?.dyn_into().ok()?;
    response.json().ok()?.await.ok()
}

/// A part of an answer.
pub fn part(answer: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(answer, &name.into()).ok()
}

/// Words in an answer.
pub fn words(answer: &JsValue, name: &str) -> Option<String> {
    part(answer, name)?.as_string()
}
