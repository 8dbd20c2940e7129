//! What a draw said, for the desk: who has a place and who waits, offering by offering, with names.

use domain::draw::{Share, shares_in};
use domain::id::OfferingId;
use domain::language::Language;
use leptos::prelude::*;
use store::draw::{Draw, DrawnAtDesk, OfferingAtDesk, WishAnswer};

use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::desk::draw::hold as words;
use crate::wording::desk::list::{NAME, NUMBER, UNNAMED};
use crate::wording::draw::state::reserved;

/// A section for each offering. It does not print: there are names beside the numbers, and what is printed may be hung at a door.
#[component]
pub(super) fn Results(
    draw: Draw,
    offerings: Vec<OfferingAtDesk>,
    drawn: Vec<DrawnAtDesk>,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let reserved = reserved_of(request.language, &draw, offerings.len());
    let sections = offerings
        .into_iter()
        .filter(|one| one.left.is_none())
        .zip(reserved)
        .map(|(one, reserved)| {
            let (places, waiting) = of_one(&drawn, one.offering);
            let title = words::got(request.language, places.len(), one.places);
            let waits = words::wait(request.language, waiting.len());
            view! {
                <h3>{one.name.clone()}</h3>
                <p>{title}</p>
                {reserved.into_iter().map(|told| view! { <p>{told}</p> }).collect_view()}
                {(!places.is_empty()).then(|| table(&request, &places))}
                {(!waiting.is_empty()).then(|| view! { <p>{waits}</p> })}
                {(!waiting.is_empty()).then(|| table(&request, &waiting))}
            }
        })
        .collect_view();
    view! {
        <section class="section flow screen-only" aria-labelledby="results">
            <h2 id="results">{say(words::RESULTS)}</h2>
            <p><b>{say(words::OFFICE_ONLY)}</b></p>
            <p>{say(words::OFFICE_ONLY_WHY)}</p>
            {sections}
        </section>
    }
}

/// For each of at most so many offerings on the draw's list: how many of its places were drawn first, and for whom.
pub(crate) fn reserved_of(language: Language, draw: &Draw, offerings: usize) -> Vec<Vec<String>> {
    let list = draw.frozen.as_ref().map_or("", |frozen| frozen.list.as_str());
    let told = |share: &Share| Some(reserved(language, share.places, share.for_whom()?));
    let shares = shares_in(list, offerings);
    shares.iter().map(|shares| shares.iter().filter_map(told).collect()).collect()
}

/// Who has a place on an offering, and who waits for one.
pub(crate) fn of_one(
    drawn: &[DrawnAtDesk],
    offering: OfferingId,
) -> (Vec<&DrawnAtDesk>, Vec<&DrawnAtDesk>) {
    let of_it = drawn.iter().filter(|drawn| drawn.offering == offering);
    of_it.partition(|one| matches!(one.answer, WishAnswer::Place(_)))
}

/// What its columns are called.
pub(crate) const HEADINGS: [Words; 3] = [NUMBER, NAME, words::DRAW_NUMBER];

/// Their position in the line, or their place in the list; name and number.
pub(crate) fn cells(request: &Request, drawn: &[&DrawnAtDesk]) -> Vec<[String; 3]> {
    let row = |(one, index): (&&DrawnAtDesk, u32)| {
        let index = match one.answer {
            WishAnswer::Waiting(position) => position,
            _ => index,
        };
        let name = one.name.clone().unwrap_or_else(|| request.say()(UNNAMED).to_owned());
        [index.to_string(), name, words::number(one.number)]
    };
    drawn.iter().zip(1..).map(row).collect()
}

fn table(request: &Request, drawn: &[&DrawnAtDesk]) -> impl IntoView + use<> {
    let say = request.say();
    let row = |[index, name, number]: [String; 3]| {
        view! {
            <tr>
                <td class="table__number">{index}</td>
                <th scope="row">{name}</th>
                <td data-label=say(words::DRAW_NUMBER)>{number}</td>
            </tr>
        }
    };
    let rows = cells(request, drawn).into_iter().map(row).collect_view();
    let [index, name, number] = HEADINGS.map(say);
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col" class="table__number">{index}</th>
                    <th scope="col">{name}</th>
                    <th scope="col">{number}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
