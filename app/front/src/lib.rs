//! What the browser gets: the islands of `app`, and the call that wakes them and starts the navigator.

// Without a use of `app` the linker drops every island: the build passes and the page is dead.
pub use app::*;
use leptos::wasm_bindgen;
use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the navigator, and makes ready for the islands of the page. The page's own script calls it by this name.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
    app::islands::comfort::listen();
    app::islands::read_aloud::listen();
    app::islands::handing_on::listen();
    app::islands::navigator::start();
}
