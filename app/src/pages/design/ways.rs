//! The ways from page to page: back, rows of links, tabs, pages of a list, conditions that can be taken away.

use leptos::prelude::*;

use super::{Group, HERE};
use crate::components::doors::Doors;
use crate::components::pager::Pager;
use crate::request::request;
use crate::wording::design as words;
use crate::wording::offering::list::REMOVE;
use crate::wording::sign_in::PREVIOUS;

/// Each of them once.
#[component]
pub fn Ways() -> impl IntoView {
    let say = request().say();
    let names = [words::FREE, words::FULL, words::LATER];
    let tabs = names
        .iter()
        .enumerate()
        .map(|(number, name)| view! { <a class="tabs__link" href=HERE aria-current=(number == 0).then_some("true")>{say(*name)}</a> })
        .collect_view();
    let chosen = names
        .map(|name| view! { <li><a class="chosen__link" href=HERE>{say(name)}<span class="chosen__remove">{say(REMOVE)}</span></a></li> })
        .collect_view();
    view! {
        <Group name=words::WAYS>
            <a class="back" href=HERE>{say(PREVIOUS)}</a>
            <nav class="tabs" aria-label=say(words::PLACES)>{tabs}</nav>
            <ul class="chosen" aria-label=say(words::FOLDED)>{chosen}</ul>
            <Pager page=2 pages=6 previous=HERE.to_owned() next=HERE.to_owned()/>
            <Doors/>
        </Group>
    }
}
