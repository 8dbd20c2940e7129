//! A page that has arrived, and how it takes the place of the one that is shown.

use leptos::prelude::{document, window};
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Function, Promise, Reflect};
use web_sys::{Document, DomParser, Element, HtmlElement, SupportedType};

use crate::islands::read_aloud;

/// What differs from page to page.
const PARTS: [&str; 2] = ["main", ".site-nav"];
/// What must be the same for two pages to stand in one document: the build, how and by whom it is read, which side.
const FRAME: [(&str, &str); 6] = [
    ("meta[name=build]", "content"),
    ("html", "lang"),
    ("html", "data-text-size"),
    ("html", "data-contrast"),
    ("html", "data-reader"),
    ("body", "class"),
];

/// A page that can be put into the document.
pub struct Page(Document);

impl Page {
    /// Reads a page. Nothing if it does not fit into the document that is shown. Scripts in it would not run: a page that has
    /// one of its own is loaded whole.
    pub fn of(text: &str) -> Option<Self> {
        let page = DomParser::new().ok()?.parse_from_string(text, SupportedType::TextHtml).ok()?;
        let shown = document();
        let same = |(place, attribute): &(&str, &str)| {
            told(&page, place, attribute) == told(&shown, place, attribute)
        };
        let known = told(&page, FRAME[0].0, FRAME[0].1).is_some();
        let whole =
            PARTS.iter().all(|part| find(&page, part).is_some() && find(&shown, part).is_some());
        let alone = find(&page, "main [type=module]").is_some();
        (known && whole && !alone && FRAME.iter().all(same)).then_some(Self(page))
    }

    /// What it is called.
    pub fn title(&self) -> String {
        self.0.title()
    }

    /// Puts its parts in the place of those that are shown.
    pub fn put(&self) {
        let shown = document();
        read_aloud::stop();
        for part in PARTS {
            if let (Some(old), Some(new)) = (find(&shown, part), find(&self.0, part)) {
                // What Leptos keeps of an island for ever shall not keep the whole page with it.
                for island in islands(&old) {
                    island.remove();
                }
                let _ = old.replace_with_with_node_1(&new);
            }
        }
        shown.set_title(&self.0.title());
    }
}

/// Wakes the islands of the parts just put in, one after another as they stand in the page.
pub async fn wake_islands() {
    let parts = PARTS.iter().filter_map(|part| find(&document(), part));
    for island in parts.flat_map(|part| islands(&part)) {
        let wake = Reflect::get(&window(), &JsValue::from_str("__hydrateIsland"));
        let Some(Ok(wake)) = wake.ok().map(|wake| wake.dyn_into::<Function>()) else { return };
        let name = island.get_attribute("data-component").unwrap_or_default();
        let woken = wake.call2(&JsValue::NULL, &island, &JsValue::from_str(&name));
        if let Some(Ok(woken)) = woken.ok().map(|woken| woken.dyn_into::<Promise>()) {
            let _ = woken.await;
        }
    }
}

/// Brings the focus to the part that was asked for, or to the heading.
pub fn focus_on_beginning() {
    if focus_on_part().is_none() {
        focus_on("main h1");
    }
}

/// Brings the focus to what is to be changed, to a panel that was opened, or to what was just done: where a browser without
/// scripts begins, too.
pub fn focus_on_part() -> Option<()> {
    focus_on("main [tabindex][autofocus]")
}

fn focus_on(selector: &str) -> Option<()> {
    find(&document(), selector)?.dyn_into::<HtmlElement>().ok()?.focus().ok()
}

/// How far down the page is scrolled.
pub fn scrolled() -> i32 {
    // The browser tells whole pixels or fractions of one: a fraction is not seen.
    window().scroll_y().unwrap_or_default() as i32
}

/// Scrolls to a part of the page, or so far down.
pub fn scroll_to(part: Option<&str>, top: i32) {
    match part.and_then(|part| document().get_element_by_id(part)) {
        Some(part) => part.scroll_into_view(),
        None => window().scroll_to_with_x_and_y(0.0, f64::from(top)),
    }
}

/// Says something to those who hear the page.
pub fn announce(words: &str) {
    if let Some(status) = find(&document(), "#status") {
        status.set_text_content(Some(words));
    }
}

fn islands(part: &Element) -> Vec<Element> {
    let found = part.get_elements_by_tag_name("leptos-island");
    (0..found.length()).filter_map(|index| found.item(index)).collect()
}

fn find(document: &Document, selector: &str) -> Option<Element> {
    document.query_selector(selector).ok().flatten()
}

fn told(document: &Document, selector: &str, attribute: &str) -> Option<String> {
    find(document, selector)?.get_attribute(attribute)
}
