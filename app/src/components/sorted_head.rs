//! The heads of a table's columns: links that put its rows in order, and the pages of it.

use domain::listing::{Direction, Order, Sortable, pages};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::pager::Pager;
use crate::paths::listing::order_of;
use crate::request::request;
use crate::wording::Words;
use crate::wording::desk::listing::{SORTED_DOWN, SORTED_UP};

/// The order that this page's address asks for. To be read before the first `await`.
pub fn order_in_query<C: Sortable>() -> Order<C> {
    use_query_map().with_untracked(|query| order_of(|name| query.get(name)))
}

/// The head of a column: a link that orders by it, and turns the order round.
#[component]
pub fn SortedHead(
    /// What the column is called.
    text: Words,
    /// The address that orders by it.
    way: String,
    /// How it is ordered by it now, if it is.
    direction: Option<Direction>,
    /// It holds numbers.
    #[prop(optional)]
    is_number: bool,
) -> impl IntoView {
    let say = request().say();
    let (sorted, told, mark) = match direction {
        None => (None, None, ""),
        Some(Direction::Up) => (Some("ascending"), Some(SORTED_UP), "▲"),
        Some(Direction::Down) => (Some("descending"), Some(SORTED_DOWN), "▼"),
    };
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

/// The way from page to page of a table of so many rows; nothing where all are on one.
pub fn pager<C: Sortable>(
    order: Order<C>,
    total: usize,
    size: u32,
    address: impl Fn(Order<C>) -> String,
) -> AnyView {
    let pages = pages(u32::try_from(total).unwrap_or(u32::MAX), size);
    let page = order.page.clamp(1, pages);
    let at = |page| address(order.at_page(page));
    let (previous, next) = (at(page.saturating_sub(1)), at(page.saturating_add(1)));
    view! { <Pager page=page pages=pages previous=previous next=next/> }.into_any()
}
