//! For each offering of a plan, how many places are reserved: for newcomers, and for people of the own district.

use domain::offering::Offering;
use domain::stage::ForWhom;
use leptos::prelude::*;

use super::super::choice::AT_MOST;
use super::super::number_field::NumberField;
use super::super::plan_form::{district_id, free_to_reserve, newcomers_id};
use crate::attempt::Attempt;
use crate::components::filter_box::FilterBox;
use crate::request::request;
use crate::wording::Words;
use crate::wording::desk::draw::plan as words;
use crate::wording::offering::when_line;

/// So many fields of a kind stand open.
const UNFOLDED: usize = 20;

/// How many places of an offering were reserved for whom before the plan is changed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reserved {
    /// For people who never had a place here.
    pub newcomers: u32,
    /// For people of the own district.
    pub district: u32,
}

/// One field each, with when it meets and how many of its places nobody has. Those for the district are named so that nobody takes one
/// for the other of the same offering.
#[component]
pub(super) fn ReservedFields(
    /// What is drawn, and what was reserved of it before.
    offerings: Vec<(Offering, Reserved)>,
    /// Whom these fields reserve places for.
    group: ForWhom,
) -> impl IntoView {
    let language = request().language;
    let (id_of, of_each): (fn(usize) -> String, _) = match group {
        ForWhom::Newcomers => (newcomers_id, words::NEWCOMERS_OF_EACH),
        ForWhom::District => (district_id, words::DISTRICT_OF_EACH),
    };
    let field = |(index, (offering, reserved)): (usize, (Offering, Reserved))| {
        let left = words::unheld(language, free_to_reserve(&offering));
        let lines = vec![when_line(language, &offering), left];
        let (name, label, value) = match group {
            ForWhom::Newcomers => {
                (format!("newcomers[{index}]"), offering.name, reserved.newcomers)
            }
            ForWhom::District => {
                let label = words::district_of(language, &offering.name);
                (format!("district[{index}]"), label, reserved.district)
            }
        };
        let value = value.to_string();
        view! { <NumberField id=id_of(index) name=name label=label lines=lines value=value/> }
    };
    let is_wrong = has_errors(offerings.len(), id_of);
    let summary = (offerings.len() > UNFOLDED).then_some(of_each);
    let fields = offerings.into_iter().enumerate().map(field).collect_view();
    view! { <Folded summary=summary open=is_wrong>{fields}</Folded> }
}

/// Fields that are mostly left as they are, folded away where there are many.
#[component]
fn Folded(summary: Option<Words>, open: bool, children: Children) -> impl IntoView {
    let say = request().say();
    match summary {
        Some(summary) => {
            view! { <FilterBox summary=say(summary) open=open>{children()}</FilterBox> }.into_any()
        }
        None => children().into_any(),
    }
}

fn has_errors(count: usize, id: fn(usize) -> String) -> bool {
    let attempt = use_context::<Attempt>().unwrap_or_default();
    (0..count).any(|at| attempt.error(&id(at)).is_some())
}

/// What was typed beside each offering, under the ids of those fields.
pub(super) fn of_each(typed: Vec<String>, id: fn(usize) -> String) -> Vec<(String, String)> {
    typed.into_iter().take(AT_MOST).enumerate().map(|(at, typed)| (id(at), typed)).collect()
}
