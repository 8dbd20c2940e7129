//! What a draw said, for the desk: who has a place and who waits, offering by offering, with names.

use leptos::prelude::*;
use store::draw::{DrawnAtDesk, OfferingAtDesk, WishAnswer};

use crate::request::{Request, request};
use crate::wording::desk::draw::hold as words;
use crate::wording::desk::list::{NUMBER, UNNAMED};

/// A section for each offering; it prints.
#[component]
pub(super) fn Results(offerings: Vec<OfferingAtDesk>, drawn: Vec<DrawnAtDesk>) -> impl IntoView {
    let request = request();
    let say = request.say();
    let sections = offerings
        .into_iter()
        .filter(|one| one.left.is_none())
        .map(|one| {
            let of_it = |drawn: &&DrawnAtDesk| drawn.offering == one.offering;
            let (places, waiting): (Vec<&DrawnAtDesk>, Vec<&DrawnAtDesk>) = drawn
                .iter()
                .filter(of_it)
                .partition(|one| matches!(one.answer, WishAnswer::Place(_)));
            let title = words::got(request.language, places.len(), one.places);
            let waits = words::wait(request.language, waiting.len());
            view! {
                <h3>{one.name.clone()}</h3>
                <p>{title}</p>
                {(!places.is_empty()).then(|| table(&request, &places))}
                {(!waiting.is_empty()).then(|| view! { <p>{waits}</p> })}
                {(!waiting.is_empty()).then(|| table(&request, &waiting))}
            }
        })
        .collect_view();
    view! {
        <section class="section flow" aria-labelledby="results">
            <h2 id="results">{say(words::RESULTS)}</h2>
            {sections}
        </section>
    }
}

fn table(request: &Request, drawn: &[&DrawnAtDesk]) -> impl IntoView + use<> {
    let say = request.say();
    let rows = drawn
        .iter()
        .zip(1..)
        .map(|(one, index)| {
            let index = match one.answer {
                WishAnswer::Waiting(position) => position,
                _ => index,
            };
            let name = one.name.clone().unwrap_or_else(|| say(UNNAMED).to_owned());
            view! {
                <tr>
                    <td class="table__number">{index}</td>
                    <th scope="row">{name}</th>
                    <td data-label=say(words::DRAW_NUMBER)>{words::number(one.number)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col" class="table__number">{say(NUMBER)}</th>
                    <th scope="col">{say(crate::wording::desk::list::NAME)}</th>
                    <th scope="col">{say(words::DRAW_NUMBER)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
