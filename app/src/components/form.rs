//! A form: where it goes, its key, and the attempt that its fields show again.

use leptos::prelude::*;

use crate::attempt::Attempt;
use crate::request::{FROM_HERE, new_form_key, request};

/// A form that is sent whole. Its fields find the attempt by context.
#[component]
pub fn Form(
    /// Where it is sent.
    #[prop(into)]
    action: String,
    /// What came back, if anything did.
    #[prop(optional)]
    attempt: Attempt,
    /// The fields and the button.
    children: Children,
) -> impl IntoView {
    provide_context(attempt);
    view! {
        <form class="form" method="post" action=action novalidate>
            <input type="hidden" name="key" value=new_form_key().to_string()/>
            <input type="hidden" name=FROM_HERE value=request().form_token/>
            {children()}
        </form>
    }
}
