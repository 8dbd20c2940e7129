//! A row of a list that can be ticked, in a form: wide enough to be tapped anywhere.

use leptos::prelude::*;

use crate::draft::CHOSEN;

/// Sends its value among [`CHOSEN`].
#[component]
pub fn TickedRow(
    /// What is sent: the key of what it is about.
    value: String,
    /// Those that were ticked before.
    chosen: String,
    /// What it is about, in lines.
    children: Children,
) -> impl IntoView {
    let (field, is_ticked) = (format!("row-{value}"), chosen.contains(&value));
    view! {
        <div class="choice">
            <input class="choice__input" type="checkbox" name=format!("{CHOSEN}[]") id=field.clone() value=value checked=is_ticked/>
            <label class="choice__label" for=field><span>{children()}</span></label>
        </div>
    }
}
