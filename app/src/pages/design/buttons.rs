//! Buttons of every kind: at rest, with the focus, pressed and busy.

use leptos::prelude::*;

use super::{Group, Sample};
use crate::request::request;
use crate::wording::Words;
use crate::wording::design as words;

const KINDS: [(&str, Words); 5] = [
    ("button button--primary", words::PRIMARY),
    ("button", words::SECONDARY),
    ("button button--danger", words::DANGER),
    ("button button--careful", words::CAREFUL),
    ("button button--link", words::LINK),
];

/// Every kind in three states.
#[component]
pub fn Buttons() -> impl IntoView {
    view! {
        <Group name=words::BUTTONS>
            <Sample shows=words::AT_REST><Row/></Sample>
            <Sample shows=words::FOCUSED><Row state="focus"/></Sample>
            <Sample shows=words::PRESSED><Row busy=true/></Sample>
        </Group>
    }
}

/// One button of each kind. `design.css` shows the focus where it is not.
#[component]
fn Row(
    #[prop(optional)] state: Option<&'static str>,
    #[prop(optional)] busy: bool,
) -> impl IntoView {
    let say = request().say();
    let buttons = KINDS
        .map(|(class, name)| {
            view! {
                <button class=class type="button" data-shown=state data-busy=busy.then_some("")>{say(name)}</button>
            }
        })
        .collect_view();
    view! { <div class="button-row">{buttons}</div> }
}
