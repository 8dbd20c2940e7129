//! The offerings of a list, a row each; the heads of the columns put them in order.

use domain::listing::{Column, Listing};
use domain::offering::Offering;
use leptos::prelude::*;

use crate::components::phrases::Phrases;
use crate::components::sorted_head::Heads;
use crate::components::sorted_table::SortedTable;
use crate::paths;
use crate::paths::listing::desk_list;
use crate::request::{Request, request};
use crate::wording::desk as words;
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
    let order = listing.order;
    let address = |order| desk_list(&Listing { order, ..listing.clone() });
    let heads = Heads { order, address };
    let row_of_heads = view! {
        {heads.sorted(Column::Name, words::NAME)}
        {heads.sorted(Column::Time, words::WHEN)}
        <th scope="col">{say(words::STATE)}</th>
        {heads.number(Column::Held, words::HELD)}
        {heads.number(Column::Waiting, words::WAITING)}
    };
    view! {
        <SortedTable label=say(words::OFFERINGS) heads=row_of_heads.into_any()>{rows}</SortedTable>
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
