//! The page around it: one of its outcomes is shown at a time, with its gaps filled in.

use wasm_bindgen::JsCast;
use web_sys::Element;

/// The first element that a selector finds.
pub fn one(selector: &str) -> Option<Element> {
    web_sys::window()?.document()?.query_selector(selector).ok()?
}

/// Every element that a selector finds.
pub fn all(selector: &str) -> Vec<Element> {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| document.query_selector_all(selector).ok());
    let nodes = found.iter().flat_map(|found| (0..found.length()).filter_map(|at| found.get(at)));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}

/// Shows one outcome and hides the others. What goes into its gaps is text, whatever a file may hold.
pub fn show(outcome: &str, gaps: &[(&str, String)]) {
    for (gap, words) in gaps {
        for place in all(&format!("[data-outcome={outcome}] [data-gap={gap}]")) {
            place.set_text_content(Some(words));
        }
    }
    for one in all("[data-outcome]") {
        let is_shown = one.get_attribute("data-outcome").as_deref() == Some(outcome);
        let _ = one.toggle_attribute_with_force("hidden", !is_shown);
    }
}
