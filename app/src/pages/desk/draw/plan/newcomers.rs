//! For each offering of a plan, how many places are kept for newcomers.

use domain::offering::Offering;
use leptos::prelude::*;

use super::super::number_field::NumberField;
use super::super::plan_form::newcomers_id;
use crate::request::request;
use crate::wording::desk::draw::plan as words;
use crate::wording::offering::when_line;

/// One field each, with when it meets and how many places there are.
#[component]
pub(super) fn NewcomerFields(
    /// What is drawn, and what was kept of it before.
    offerings: Vec<(Offering, u32)>,
) -> impl IntoView {
    let language = request().language;
    let field = |(index, (offering, kept)): (usize, (Offering, u32))| {
        let places = offering.places.capacity.unwrap_or_default();
        let lines = vec![when_line(language, &offering), words::newcomers_of(language, places)];
        let (id, name) = (newcomers_id(index), format!("newcomers[{index}]"));
        view! { <NumberField id=id name=name label=offering.name lines=lines value=kept.to_string()/> }
    };
    offerings.into_iter().enumerate().map(field).collect_view()
}
