//! The offerings of a list, a row each; the heads of the columns put them in order.

use domain::listing::{Column, Listing};
use domain::offering::Offering;
use leptos::prelude::*;

use crate::components::phrases::Phrases;
use crate::paths;
use crate::paths::listing::desk_list;
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::desk as words;
use crate::wording::desk::listing::{SORTED_DOWN, SORTED_UP};
use crate::wording::desk::offering::{held_of, standing};
use crate::wording::offering::when_line;

/// One page of the list.
#[component]
pub(super) fn OfferingTable(
    /// Its rows.
    offerings: Vec<Offering>,
    /// What was asked for.
    listing: Listing,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let rows = offerings.into_iter().map(|offering| row(&request, &offering)).collect_view();
    let head = |column, text| head(&request, &listing, column, text);
    view! {
        <section class="table-scroll" data-scroll-x tabindex="0" aria-label=say(words::OFFERINGS)>
            <table class="table">
                <thead>
                    <tr>
                        {head(Column::Name, words::NAME)}
                        {head(Column::Time, words::WHEN)}
                        <th scope="col">{say(words::STATE)}</th>
                        {head(Column::Held, words::HELD)}
                        {head(Column::Waiting, words::WAITING)}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

/// The head of a column: a link that orders by it, and turns the order round.
fn head(
    request: &Request,
    listing: &Listing,
    column: Column,
    text: Words,
) -> impl IntoView + use<> {
    let say = request.say();
    let is_number = matches!(column, Column::Held | Column::Waiting);
    let (sorted, told, mark) = match (listing.column == column, listing.is_descending) {
        (false, _) => (None, None, ""),
        (true, false) => (Some("ascending"), Some(SORTED_UP), "▲"),
        (true, true) => (Some("descending"), Some(SORTED_DOWN), "▼"),
    };
    let way = desk_list(&listing.ordered_by(column));
    view! {
        <th scope="col" class=is_number.then_some("table__number") aria-sort=sorted>
            <a class="table__sort" href=way>
                {say(text)}
                {told.map(|told| view! { <span class="visually-hidden">{say(told)}</span> })}
                <span class="table__mark" aria-hidden="true">{mark}</span>
            </a>
        </th>
    }
}

fn row(request: &Request, offering: &Offering) -> impl IntoView + use<> {
    let (language, say) = (request.language, request.say());
    let places = offering.places;
    view! {
        <tr>
            <th scope="row"><a class="table__link" href=paths::desk_offering(offering.id)>{offering.name.clone()}</a></th>
            <td>
                <span class="line"><Phrases text=when_line(language, offering)/></span>
                {words::period(language, offering)
                    .map(|period| view! { <span class="line"><Phrases text=period/></span> })}
            </td>
            <td class="table__short">{standing(offering, request.now).in_language(language)}</td>
            <td class="table__number" data-label=say(words::HELD)>
                {held_of(language, places.held, places.capacity)}
            </td>
            <td class="table__number" data-label=say(words::WAITING)>{places.waiting}</td>
        </tr>
    }
}
