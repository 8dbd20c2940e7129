//! A button that does one thing at once: a form of its own, with its key.

use leptos::prelude::*;

use crate::components::acting::ForWhom;
use crate::request::{FROM_HERE, new_form_key, request};

/// Sends one hidden value. Only for what can be undone as easily.
#[component]
pub fn PostButton(
    /// Where it is sent.
    action: &'static str,
    /// The hidden value's name.
    name: &'static str,
    /// The hidden value.
    #[prop(into)]
    value: String,
    /// What it does.
    #[prop(into)]
    words: String,
    /// Of whom, for whoever hears such buttons one after the other; empty where there is one alone.
    #[prop(optional, into)]
    whose: String,
) -> impl IntoView {
    let whose =
        (!whose.is_empty()).then(|| view! { <span class="visually-hidden">" "{whose}</span> });
    view! {
        <form method="post" action=action>
            <input type="hidden" name="key" value=new_form_key().to_string()/>
            <input type="hidden" name=FROM_HERE value=request().form_token/>
            <ForWhom/>
            <input type="hidden" name=name value=value/>
            <button class="button" type="submit">{words}{whose}</button>
        </form>
    }
}
