//! What the page shows of what is kept: tiles that are pressed, and how many wait.

use leptos::prelude::document;
use web_sys::Element;

/// The class of a tile that can be tapped.
const TILE: &str = "arrivals__tile";

/// Hides a part of the page, or shows it.
pub fn hide(part: &Element, is_hidden: bool) {
    let _ = part.toggle_attribute_with_force("hidden", is_hidden);
}

/// The same with what stands there, if anything does.
pub fn hide_at(place: &str, is_hidden: bool) {
    if let Ok(Some(part)) = document().query_selector(place) {
        hide(&part, is_hidden);
    }
}

/// A tile that was tapped, or whose tap was taken back.
pub fn press(tile: &Element, is_pressed: bool) {
    let _ = if is_pressed {
        tile.set_attribute("aria-pressed", "true")
    } else {
        tile.remove_attribute("aria-pressed")
    };
    if let Ok(Some(word)) = tile.query_selector("[data-kept]") {
        hide(&word, !is_pressed);
    }
}

/// The tile of whom was tapped, whose name was typed or whose card was read; nothing where none or several may be meant.
pub fn tile_of(who: &str) -> Option<Element> {
    let key = who.rsplit('/').next().unwrap_or(who);
    let of = |field: &str, value: &str| {
        let mut tiles = tiles_where(|tile| tile.get_attribute(field).as_deref() == Some(value));
        tiles.pop().filter(|_| tiles.is_empty())
    };
    of("value", key).or_else(|| of("data-name", who))
}

/// Every tile for which this is true.
pub fn tiles_where(is_meant: impl Fn(&Element) -> bool) -> Vec<Element> {
    let all = document().get_elements_by_class_name(TILE);
    (0..all.length()).filter_map(|at| all.item(at)).filter(is_meant).collect()
}

/// The sentence about how many are here, with those who are kept: its attribute says what the server knew.
pub fn count(place: &str, with_noted: impl Fn(u32) -> u32) -> Option<()> {
    let number = document().query_selector(&["[", place, "]"].concat()).ok()??;
    let told = number.get_attribute(place)?.parse().ok()?;
    number.set_text_content(Some(&with_noted(told).to_string()));
    Some(())
}

/// A line that tells how many; hidden where there are none.
pub fn say(place: &str, number: usize) -> Option<()> {
    let line = document().query_selector(place).ok()??;
    line.query_selector("b").ok()??.set_text_content(Some(&number.to_string()));
    hide(&line, number == 0);
    Some(())
}
