//! Island: a planned class is moved by the arrow keys and by dragging: to another day, another room, another teacher. Before it
//! wakes a tile is a link to its form, which does the same and more.

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
        // What is published, and a piece of text, stay where they are.
        if take(&event).is_none() {
            event.prevent_default();
        }
    };
    // Only where it is said so can something be dropped, and only a tile of this board.
    let over = |event: DragEvent| {
        if target_of(&event).is_some() {
            event.prevent_default();
        }
    };
    let dropped = |event: DragEvent| {
        if let Some(cell) = target_of(&event) {
            event.prevent_default();
            send_to(&cell);
        }
    };
    // Let go elsewhere, or called off: the next drag begins anew.
    let ended = |_: DragEvent| {
        let_go();
    };
    Effect::new(|_| {
        stay();
    });
    view! {
        <div on:keydown=pressed on:dragstart=taken on:dragover=over on:drop=dropped on:dragend=ended>{children()}</div>
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
    let is_later = match event.key().as_str() {
        "ArrowLeft" => false,
        "ArrowRight" => true,
        _ => return None,
    };
    let cell = take(event)?.closest("td").ok()??;
    let day = told(&cell, "data-weekday");
    let beside =
        if is_later { cell.next_element_sibling() } else { cell.previous_element_sibling() };
    // Beside it is another day of the week, or another hour of the same one: there nothing is to be sent.
    let other = |to: &Element| ![String::new(), day].contains(&told(to, "data-weekday"));
    let Some(to) = beside.filter(other) else { return let_go() };
    event.prevent_default();
    send_to(&to)
}

/// Notes in the form which tile it is about, and from whose row it is taken.
fn take(event: &Event) -> Option<Element> {
    let tile = event.target()?.dyn_into::<Element>().ok()?.closest("[data-what]").ok()??;
    let cell = tile.closest("td").ok()??;
    fill("planned", &tile.get_attribute("data-what")?)?;
    fill("instead_of", &told(&cell, "data-teacher"))?;
    fill("weekday", &told(&cell, "data-weekday"))?;
    fill("room", &told(&cell, "data-room"))?;
    Some(tile)
}

fn let_go() -> Option<()> {
    fill("planned", "")
}

/// The cell under a tile that is dragged, where it is another than its own.
fn target_of(event: &Event) -> Option<Element> {
    let cell = event.target()?.dyn_into::<Element>().ok()?.closest("[data-weekday]").ok()??;
    let is_own = value("weekday")? == told(&cell, "data-weekday")
        && value("room")? == told(&cell, "data-room")
        && value("instead_of")? == told(&cell, "data-teacher");
    (!value("planned")?.is_empty() && !is_own).then_some(cell)
}

fn told(cell: &Element, name: &str) -> String {
    cell.get_attribute(name).unwrap_or_default()
}

/// Sends the form for the tile that was taken.
fn send_to(cell: &Element) -> Option<()> {
    fill("weekday", &told(cell, "data-weekday"))?;
    fill("room", &told(cell, "data-room"))?;
    fill("teacher", &told(cell, "data-teacher"))?;
    let button = document().query_selector("#quick-move button").ok()??;
    button.dyn_ref::<HtmlElement>()?.click();
    Some(())
}

fn field(name: &str) -> Option<Element> {
    document().query_selector(&["#quick-move [name=", name, "]"].concat()).ok()?
}

fn value(name: &str) -> Option<String> {
    field(name)?.get_attribute("value")
}

fn fill(name: &str, value: &str) -> Option<()> {
    field(name)?.set_attribute("value", value).ok()
}
