//! Island: a planned class is moved by the arrow keys and by dragging. Before it wakes a tile is a link to its form, which does
//! the same and more.

use leptos::ev::{DragEvent, Event, KeyboardEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

/// The board. What is moved is sent by the small form below it.
#[island]
pub fn TimetableKeys(
    /// The board.
    children: Children,
) -> impl IntoView {
    let pressed = |event: KeyboardEvent| {
        if !(event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key()) {
            step(&event);
        }
    };
    let taken = |event: DragEvent| {
        take(&event);
    };
    // Only where it is said so can something be dropped.
    let over = |event: DragEvent| {
        if cell_of(&event).is_some() {
            event.prevent_default();
        }
    };
    let dropped = |event: DragEvent| {
        if let Some(cell) = cell_of(&event) {
            event.prevent_default();
            send_to(&cell);
        }
    };
    Effect::new(|_| {
        stay();
    });
    view! {
        <div on:keydown=pressed on:dragstart=taken on:dragover=over on:drop=dropped>{children()}</div>
    }
}

/// Whoever has moved a tile has the focus on it afterwards, to move it on.
fn stay() -> Option<()> {
    let form = document().get_element_by_id("quick-move")?;
    let tile = document().get_element_by_id(&form.get_attribute("data-held")?)?;
    tile.dyn_ref::<HtmlElement>()?.focus().ok()
}

/// A weekday earlier or later.
fn step(event: &KeyboardEvent) -> Option<()> {
    let key = event.key();
    let cell = take(event)?.closest("td").ok()??;
    let to = match key.as_str() {
        "ArrowLeft" => cell.previous_element_sibling(),
        "ArrowRight" => cell.next_element_sibling(),
        _ => None,
    }?;
    to.get_attribute("data-weekday")?;
    event.prevent_default();
    send_to(&to)
}

/// Notes in the form which tile it is about.
fn take(event: &Event) -> Option<Element> {
    let tile = event.target()?.dyn_into::<Element>().ok()?.closest("[data-what]").ok()??;
    fill("planned", &tile.get_attribute("data-what")?)?;
    Some(tile)
}

fn cell_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest("[data-weekday]").ok()?
}

/// Sends the form for the tile that was taken.
fn send_to(cell: &Element) -> Option<()> {
    fill("weekday", &cell.get_attribute("data-weekday")?)?;
    fill("room", &cell.get_attribute("data-room").unwrap_or_default())?;
    let button = document().query_selector("#quick-move button").ok()??;
    button.dyn_ref::<HtmlElement>()?.click();
    Some(())
}

fn fill(name: &str, value: &str) -> Option<()> {
    let field = document().query_selector(&["#quick-move [name=", name, "]"].concat()).ok()??;
    field.set_attribute("value", value).ok()
}
