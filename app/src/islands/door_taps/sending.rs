//! What was done at the door on its way to the server.

use gloo::timers::callback::Timeout;
use leptos::prelude::window;
use leptos::wasm_bindgen::JsCast;
use web_sys::{AbortController, Element, FormData, RequestInit, Response, UrlSearchParams};

use super::kept::{Deed, Kept};

/// Where every answer leads as long as a desk is signed in.
const ANSWERS: &str = "/desk/sessions/";

/// Milliseconds after which a line that says nothing counts as dead.
const PATIENCE: u32 = 8_000;

/// What became of it.
pub enum Sent {
    /// It was taken, or refused for good: this page says so.
    Answered(String),
    /// The desk that is signed in knows nothing of it: another one's has to sign in.
    NotHere,
    /// The server was not reached, or wants somebody to sign in first.
    NotYet,
}

/// Everything that a form would send.
pub fn fields(form: &Element) -> Option<UrlSearchParams> {
    let data = FormData::new_with_form(form.dyn_ref()?).ok()?;
    UrlSearchParams::new_with_str_sequence_sequence(&data).ok()
}

/// What was kept, as the door's own form would send it, with its moment and that of sending: this clock may be wrong.
pub fn later(one: &Kept, form: &Element) -> Option<UrlSearchParams> {
    let body = fields(form)?;
    body.set("session", &one.session);
    body.set(one.deed.field(), &one.who);
    body.set("at", &one.at.to_string());
    body.set("sent", &super::now().to_string());
    Some(body)
}

/// Sends it, and waits for where the answer leads.
pub async fn send(deed: Deed, body: &UrlSearchParams) -> Sent {
    match answer(deed, body).await {
        Some(answer) if answer.status() == 404 => Sent::NotHere,
        // A resting server answers, too, and a desk that is signed out is led elsewhere.
        Some(answer) if answer.status() < 500 && answer.url().contains(ANSWERS) => {
            Sent::Answered(answer.url())
        }
        _ => Sent::NotYet,
    }
}

async fn answer(deed: Deed, body: &UrlSearchParams) -> Option<Response> {
    let controller = AbortController::new().ok()?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(body);
    init.set_signal(Some(&controller.signal()));
    let patience = Timeout::new(PATIENCE, move || controller.abort());
    let answer = window().fetch_with_str_and_init(deed.action(), &init).await.ok()?;
    drop(patience);
    answer.dyn_into().ok()
}
