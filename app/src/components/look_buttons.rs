//! The buttons of a form that is looked at before it does anything.

use leptos::prelude::*;

use crate::attempt::looked::{DO, LOOK, LOOKED};

/// The button that acts says so by its own word: whatever else sends the form only looks.
#[component]
pub(crate) fn LookButtons(
    /// What the button is called that looks.
    look: &'static str,
    /// What the button is called that does it; nothing where it is to be looked at first.
    does: Option<&'static str>,
) -> impl IntoView {
    let class = if does.is_some() { "button" } else { "button button--primary" };
    view! {
        <div class="button-row">
            {does.map(|words| view! {
                <button class="button button--primary" type="submit" name=LOOKED value=DO>{words}</button>
            })}
            <button class=class type="submit" name=LOOKED value=LOOK>{look}</button>
        </div>
    }
}
