//! The offerings to choose from: what can be changed is ticked, what cannot says why.

use domain::offering::{Allocation, Offering};
use domain::sign_up::approval::may_change;
use leptos::prelude::*;

use crate::components::phrases::Phrases;
use crate::draft::CHOSEN;
use crate::request::{Request, request};
use crate::wording::desk::ways as words;
use crate::wording::offering::when_line;

/// One row each.
#[component]
pub(super) fn Rows(
    /// Of this page.
    offerings: Vec<Offering>,
    /// The ids of those that were ticked before.
    chosen: String,
) -> impl IntoView {
    let request = request();
    let rows = offerings.iter().map(|one| row(&request, one, &chosen)).collect_view();
    view! {
        <fieldset class="choices">
            <legend class="choices__legend">{request.say()(words::OFFERINGS)}</legend>
            <div class="draw-choices">{rows}</div>
        </fieldset>
    }
}

fn row(request: &Request, offering: &Offering, chosen: &str) -> impl IntoView + use<> {
    let language = request.language;
    let allocation = offering.terms.allocation;
    let to = match allocation {
        Allocation::InOrder => Allocation::Approval,
        Allocation::Approval | Allocation::Draw => Allocation::InOrder,
    };
    let places = &offering.places;
    let why_not = may_change(&offering.terms, to, places, request.now).err();
    let lines = view! {
        <span>
            <span class="line">{offering.name.clone()}</span>
            <span class="line draw-choices__when"><Phrases text=when_line(language, offering)/></span>
            <span class="line draw-choices__when"><Phrases text=words::now(language, allocation, places)/></span>
        </span>
    };
    let id = offering.id.to_string();
    match why_not {
        Some(refusal) => view! {
            <div class="ways__left">
                {lines}
                <span class="line">{words::why_left(language, &refusal, allocation, places.waiting)}</span>
            </div>
        }
        .into_any(),
        None => {
            let (field, is_chosen) = (format!("offering-{id}"), chosen.contains(&id));
            view! {
                <div class="choice">
                    <input class="choice__input" type="checkbox" name=format!("{CHOSEN}[]") id=field.clone() value=id checked=is_chosen/>
                    <label class="choice__label" for=field>{lines}</label>
                </div>
            }
            .into_any()
        }
    }
}
