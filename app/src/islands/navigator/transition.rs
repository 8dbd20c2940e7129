//! Lets one page fade into the next, where the browser can and the person does not mind movement.

use leptos::prelude::{document, window};
use leptos::task::spawn_local;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Function, Promise, Reflect};

/// Makes the change, at once or in the middle of the fading.
pub fn change(make: impl FnOnce() + 'static) {
    let Some(start) = start_view_transition() else { return make() };
    let make = Closure::once_into_js(make);
    let Ok(transition) = start.call1(&document(), &make) else {
        let _ = make.unchecked_into::<Function>().call0(&JsValue::NULL);
        return;
    };
    // A fading that is cut short by the next one says so; nobody needs to hear it.
    for phase in ["ready", "finished"] {
        let ended = Reflect::get(&transition, &JsValue::from_str(phase)).ok();
        if let Some(Ok(ended)) = ended.map(|ended| ended.dyn_into::<Promise>()) {
            spawn_local(async move {
                let _ = ended.await;
            });
        }
    }
}

fn start_view_transition() -> Option<Function> {
    let still = window().match_media("(prefers-reduced-motion: reduce)").ok()??.matches();
    if still || document().hidden() {
        return None;
    }
    let start = Reflect::get(&document(), &JsValue::from_str("startViewTransition")).ok()?;
    start.dyn_into().ok()
}
