//! The offerings of a draw in numbers: how many wish for each, against its places. No names.

use domain::draw::DrawPhase;
use domain::id::DrawId;
use domain::listing::{DrawnColumn, Order, PAGE_ROWS};
use leptos::prelude::*;
use store::draw::OfferingAtDesk;
use store::spelling::sort_key;

use crate::components::sorted_head::Heads;
use crate::components::sorted_table::SortedTable;
use crate::paths;
use crate::request::{Request, request};
use crate::wording::desk::draw as words;
use crate::wording::desk::list::NUMBER;

/// The table, and below it what was taken out.
#[component]
pub fn Offerings(
    /// Of which draw.
    draw: DrawId,
    /// How far it is.
    phase: DrawPhase,
    /// All that were ever in it.
    offerings: Vec<OfferingAtDesk>,
    /// How they are ordered.
    order: Order<DrawnColumn>,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let (there, left): (Vec<OfferingAtDesk>, Vec<OfferingAtDesk>) =
        offerings.into_iter().partition(|one| one.left.is_none());
    let can_leave = phase.is_before_list() && there.len() > 1;
    let (total, rows) = (there.len(), in_order(there, order));
    let rows = rows.into_iter().map(|one| row(&request, draw, one, can_leave)).collect_view();
    let heads = Heads { order, address: move |order| paths::desk_draw_ordered(draw, order) };
    let row_of_heads = view! {
        {heads.number(DrawnColumn::Number, NUMBER)}
        {heads.sorted(DrawnColumn::Name, words::NAME)}
        {heads.number(DrawnColumn::Places, words::PLACES)}
        <th scope="col" class="table__number">{say(words::NEWCOMERS)}</th>
        <th scope="col" class="table__number">{say(words::DISTRICT)}</th>
        {heads.number(DrawnColumn::FirstWishes, words::FIRST_WISHES)}
        {heads.number(DrawnColumn::Wishes, words::ALL_WISHES)}
        {can_leave.then(|| view! { <th scope="col" class="table__action">{say(words::WHAT)}</th> })}
    };
    let left = left
        .into_iter()
        .map(|one| view! { <li>{one.name}<span class="line soft">{one.left}</span></li> })
        .collect::<Vec<_>>();
    view! {
        {(phase != DrawPhase::CalledOff).then(|| view! {
            <section class="section">
                <h2 id="offerings">{say(words::OFFERINGS)}</h2>
                <SortedTable label=say(words::OFFERINGS) heads=row_of_heads.into_any()>{rows}</SortedTable>
                {heads.pager(total, PAGE_ROWS)}
            </section>
        })}
        {(!left.is_empty()).then(|| view! {
            <section class="section">
                <h2>{say(words::TAKEN_OUT)}</h2>
                <ul>{left}</ul>
            </section>
        })}
    }
}

/// A page of them, each with its number in the draw.
fn in_order(
    offerings: Vec<OfferingAtDesk>,
    order: Order<DrawnColumn>,
) -> Vec<(usize, OfferingAtDesk)> {
    let mut all: Vec<_> = (1..).zip(offerings).collect();
    match order.column {
        DrawnColumn::Number => order.sort(&mut all, |(number, _)| *number),
        DrawnColumn::Name => order.sort(&mut all, |(_, one)| sort_key(&one.name)),
        DrawnColumn::Places => order.sort(&mut all, |(_, one)| one.places),
        DrawnColumn::FirstWishes => order.sort(&mut all, |(_, one)| one.first_wishes),
        DrawnColumn::Wishes => order.sort(&mut all, |(_, one)| one.wishes),
    }
    order.page_of(all, PAGE_ROWS)
}

fn row(
    request: &Request,
    draw: DrawId,
    (number, one): (usize, OfferingAtDesk),
    can_leave: bool,
) -> impl IntoView + use<> {
    let say = request.say();
    view! {
        <tr>
            <td class="table__number">{number}</td>
            <th scope="row">
                <a class="table__link" href=paths::desk_offering(one.offering)>{one.name.clone()}</a>
            </th>
            <td class="table__number" data-label=say(words::PLACES)>{one.places}</td>
            <td class="table__number" data-label=say(words::NEWCOMERS)>{one.newcomer_places}</td>
            <td class="table__number" data-label=say(words::DISTRICT)>{one.district_places}</td>
            <td class="table__number" data-label=say(words::FIRST_WISHES)>{one.first_wishes}</td>
            <td class="table__number" data-label=say(words::ALL_WISHES)>{one.wishes}</td>
            {can_leave.then(|| view! {
                <td class="table__action">
                    <a class="button" href=paths::desk_draw_end(draw, Some(one.offering))>
                        {say(words::TAKE_OUT)}<span class="visually-hidden">" "{one.name}</span>
                    </a>
                </td>
            })}
        </tr>
    }
}
