//! The offerings to choose from: what can be changed is ticked, what cannot says why.

use domain::offering::{Allocation, Offering};
use domain::sign_up::approval::may_change;
use leptos::prelude::*;

use crate::components::phrases::Phrases;
use crate::components::ticked_row::TickedRow;
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
        <span class="line">{offering.name.clone()}</span>
        <span class="line draw-choices__when"><Phrases text=when_line(language, offering)/></span>
        <span class="line draw-choices__when"><Phrases text=words::now(language, allocation, places)/></span>
    };
    match why_not {
        Some(refusal) => view! {
            <div class="ways__left">
                <span>{lines}</span>
                <span class="line">{words::why_left(language, &refusal, allocation, places.waiting)}</span>
            </div>
        }
        .into_any(),
        None => view! {
            <TickedRow value=offering.id.to_string() chosen=chosen.to_owned()>{lines}</TickedRow>
        }
        .into_any(),
    }
}
