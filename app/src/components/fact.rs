//! One row of an offering's facts: icon, word, sentences.

use leptos::prelude::*;

use crate::components::icon::{Icon, IconName};
use crate::components::phrases::{ByPhrase, Phrases};
use crate::request::request;
use crate::wording::Words;

/// A row of `<dl class="facts">` with anything in it.
#[component]
pub fn Fact(
    /// The drawing.
    icon: IconName,
    /// The word beside it.
    term: Words,
    /// What stands there.
    children: Children,
) -> impl IntoView {
    let say = request().say();
    view! {
        <div class="facts__row">
            <dt class="facts__term"><Icon name=icon/><span>{say(term)}</span></dt>
            <dd class="facts__detail">{children()}</dd>
        </div>
    }
}

/// A row of lines. Empty ones are left out, and so is a row without any.
#[component]
pub fn FactLines(
    /// The drawing.
    icon: IconName,
    /// The word beside it.
    term: Words,
    /// The sentences.
    lines: Vec<String>,
    /// The first line is what one comes to look for: bold.
    #[prop(optional)]
    is_key: bool,
    /// Each of its parts stays whole where it fits: a house, a room, a floor.
    #[prop(optional)]
    is_place: bool,
) -> impl IntoView {
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.trim().is_empty()).collect();
    (!lines.is_empty()).then(|| {
        let line = |(number, text): (usize, String)| {
            let words = if is_place {
                view! { <ByPhrase text=text/> }.into_any()
            } else {
                view! { <Phrases text=text/> }.into_any()
            };
            if is_key && number == 0 {
                view! { <b class="line">{words}</b> }.into_any()
            } else {
                view! { <span class="line">{words}</span> }.into_any()
            }
        };
        let lines = lines.into_iter().enumerate().map(line).collect_view();
        view! { <Fact icon=icon term=term>{lines}</Fact> }
    })
}
