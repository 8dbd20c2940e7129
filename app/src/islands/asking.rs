//! What islands ask the server: public facts alone, from the fixed addresses that `read` answers. A few lines in place of
//! the client that server functions bring, which is a tenth of the browser part.

use leptos::prelude::window;
use leptos::wasm_bindgen::JsCast;
use serde::de::DeserializeOwned;
use web_sys::Response;

/// Nothing if there is no answer, or not the one expected: the page stays as it is.
pub async fn ask<T: DeserializeOwned>(address: &str) -> Option<T> {
    let response: Response = window().fetch_with_str(address).await.ok()?.dyn_into().ok()?;
    let answer = response.text().ok()?.await.ok()?.as_string()?;
    serde_json::from_str(&answer).ok()
}
