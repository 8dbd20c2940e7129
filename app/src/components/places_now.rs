//! How many places are free, as a line that keeps up with what happens.

use leptos::prelude::*;

use crate::islands::live_places::{LivePlaces, PlacesLine, look};

/// 还有3个名额, and the island that asks again.
#[component]
pub fn PlacesNow(
    /// Where the line is asked for again.
    address: String,
    /// How many there are now.
    line: PlacesLine,
) -> impl IntoView {
    let (class, drawing) = look(line.is_free);
    view! {
        <LivePlaces>
            <p class=class data-address=address>
                <svg class="icon" aria-hidden="true" focusable="false"><use href=drawing></use></svg>
                <span>{line.words}</span>
            </p>
        </LivePlaces>
    }
}
