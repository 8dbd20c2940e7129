//! Fetches the ordinary page, as the browser would.

use gloo::timers::callback::Timeout;
use leptos::prelude::window;
use leptos::wasm_bindgen::JsCast;
use web_sys::{AbortController, Headers, RequestInit, Response};

use super::answer::{Answer, Deed};

/// Milliseconds without an answer after which the browser takes over.
const PATIENCE: u32 = 8_000;

/// What is asked of the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What the person did.
    pub deed: Deed,
    /// The whole address.
    pub address: String,
    /// A form's fields, if they are the body.
    pub body: Option<String>,
}

/// Asks, and waits until all of the answer is there. Nothing if it does not come, or not in time.
pub async fn fetch(asked: &Asked, controller: &AbortController) -> Option<Answer> {
    let headers = Headers::new().ok()?;
    // Without this a form's address answers as it answers programs.
    headers.set("Accept", "text/html").ok()?;
    let init = RequestInit::new();
    if let Some(body) = &asked.body {
        headers.set("Content-Type", "application/x-www-form-urlencoded").ok()?;
        init.set_method("POST");
        init.set_body(&body.into());
    }
    init.set_headers(&headers);
    init.set_signal(Some(&controller.signal()));
    let patience = lasting(controller);
    let response = window().fetch_with_str_and_init(&asked.address, &init).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    drop(patience);
    let headers = response.headers();
    // A page that renews itself is the browser's to load: only then does it.
    let kind =
        if headers.has("Refresh").ok()? { None } else { headers.get("Content-Type").ok()? };
    let mut answer =
        Answer { address: response.url(), kind: kind.unwrap_or_default(), text: String::new() };
    if !answer.is_html(&asked.address) {
        // A file: whoever loads it in our place shall not load it twice.
        controller.abort();
        return Some(answer);
    }
    let patience = lasting(controller);
    answer.text = response.text().ok()?.await.ok()?.as_string()?;
    drop(patience);
    Some(answer)
}

/// Ends the request after a while, unless it is dropped before.
fn lasting(controller: &AbortController) -> Timeout {
    let controller = controller.clone();
    Timeout::new(PATIENCE, move || controller.abort())
}
