//! What islands ask the server: public facts alone, from the fixed addresses that `read` answers. A few lines in place of
//! the client that server functions bring, which is a tenth of the browser part; and the browser itself reads the answer,
//! since a reader of JSON in Rust would be another tenth.

use leptos::prelude::window;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::Reflect;
use web_sys::{RequestCredentials, RequestInit, Response};

use super::opening::SERVER_TIME;

/// Nothing if there is no answer, or not the one expected: the page stays as it is.
pub async fn ask(address: &str) -> Option<JsValue> {
    read(window().fetch_with_str(address).await.ok()?).await
}

/// The same without cookies, for what is the same for all, so that the server has nobody to look up and may answer with what
/// it has kept.
pub async fn ask_as_anybody(address: &str) -> Option<JsValue> {
    read(fetch_as_anybody(address).await?).await
}

/// The same, with the time by the server's clock just as it answered, in milliseconds.
pub async fn ask_the_time(address: &str) -> Option<(JsValue, Option<f64>)> {
    let response = fetch_as_anybody(address).await?;
    let told = response.dyn_ref::<Response>()?.headers().get(SERVER_TIME).ok().flatten();
    // Read as a whole number: reading one with a point would cost every reader 16 KB of code.
    let time = told.and_then(|told| told.parse::<u64>().ok()).map(|time| time as f64);
    Some((read(response).await?, time))
}

async fn fetch_as_anybody(address: &str) -> Option<JsValue> {
    let init = RequestInit::new();
    init.set_credentials(RequestCredentials::Omit);
    window().fetch_with_str_and_init(address, &init).await.ok()
}

async fn read(response: JsValue) -> Option<JsValue> {
    response.dyn_into::<Response>().ok()?.json().ok()?.await.ok()
}

/// A part of an answer.
pub fn part(answer: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(answer, &name.into()).ok()
}

/// Words in an answer.
pub fn words(answer: &JsValue, name: &str) -> Option<String> {
    part(answer, name)?.as_string()
}
