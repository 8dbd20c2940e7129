//! What the browser gets: the islands of `app`, and the call that wakes them.

// Without a use of `app` the linker drops every island: the build passes and the page is dead.
pub use app::*;
use leptos::wasm_bindgen;
use wasm_bindgen::prelude::wasm_bindgen;

/// Wakes the islands of the page. The page's own script calls it by this name.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
