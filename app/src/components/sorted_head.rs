//! The heads of a table's columns: links that put its rows in order, and the pages of it.

use domain::listing::{Direction, Order, Sortable, pages};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::pager::Pager;
use crate::paths::order::{FIRST, Names, order_named};
use crate::request::request;
use crate::wording::Words;
use crate::wording::desk::listing::{ORDER, SORTED_DOWN, SORTED_UP};

/// The order that this page's address asks for. To be read before the first `await`.
pub fn order_in_query<C: Sortable>() -> Order<C> {
    order_in_query_of(FIRST)
}

/// The same of the page's table of these names.
pub fn order_in_query_of<C: Sortable>(names: Names) -> Order<C> {
    use_query_map().with_untracked(|query| order_named(names, |name| query.get(name)))
}

/// What the heads of a table need: its order, and the address at which it stands in another.
pub struct Heads<C, A> {
    /// How it is ordered, and which page of it is shown.
    pub order: Order<C>,
    /// Where it stands in this order.
    pub address: A,
}

impl<C: Sortable, A: Fn(Order<C>) -> String> Heads<C, A> {
    /// The head of a column by which it can be ordered.
    pub fn sorted(&self, column: C, text: Words) -> AnyView {
        self.head(column, text, false)
    }

    /// The same of a column of numbers.
    pub fn number(&self, column: C, text: Words) -> AnyView {
        self.head(column, text, true)
    }

    fn head(&self, column: C, text: Words, is_number: bool) -> AnyView {
        let way = (self.address)(self.order.ordered_by(column));
        let direction = self.order.direction_of(column);
        view! { <SortedHead text=text way=way direction=direction is_number=is_number/> }.into_any()
    }

    /// The orders of a list that is no table, as links beside each other.
    pub fn beside_each_other(&self, columns: impl IntoIterator<Item = (C, Words)>) -> AnyView {
        let say = request().say();
        let link = |(column, text): (C, Words)| {
            let way = (self.address)(self.order.ordered_by(column));
            let direction = self.order.direction_of(column);
            let current = direction.map(|_| "true");
            view! { <a class="tabs__link" href=way aria-current=current>{say(text)}<Turned direction=direction/></a> }
        };
        let links = columns.into_iter().map(link).collect_view();
        view! { <nav class="tabs" aria-label=say(ORDER)>{links}</nav> }.into_any()
    }

    /// The way from page to page of so many rows, of so many on each; nothing where all are on one.
    pub fn pager(&self, total: impl TryInto<u32>, size: u32) -> AnyView {
        paged(self.order, total, size, None, &self.address)
    }

    /// The same on a page with several tables, of the one of this name.
    pub fn pager_of(&self, name: Words, total: impl TryInto<u32>, size: u32) -> AnyView {
        paged(self.order, total, size, Some(name), &self.address)
    }
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
    let sorted = direction.map(|direction| match direction {
        Direction::Up => "ascending",
        Direction::Down => "descending",
    });
    view! {
        <th scope="col" class=is_number.then_some("table__number") aria-sort=sorted>
            <a class="table__sort" href=way>{say(text)}<Turned direction=direction/></a>
        </th>
    }
}

/// Which way a column is ordered, in a word for whoever hears it and a mark for whoever sees it.
#[component]
fn Turned(direction: Option<Direction>) -> impl IntoView {
    let say = request().say();
    let (told, mark) = match direction {
        None => (None, ""),
        Some(Direction::Up) => (Some(SORTED_UP), "▲"),
        Some(Direction::Down) => (Some(SORTED_DOWN), "▼"),
    };
    view! {
        {told.map(|told| view! { <span class="visually-hidden">{say(told)}</span> })}
        <span class="table__mark" aria-hidden="true">{mark}</span>
    }
}

/// The way from page to page of a table of so many rows; nothing where all are on one.
pub fn pager<C: Sortable>(
    order: Order<C>,
    total: impl TryInto<u32>,
    size: u32,
    address: impl Fn(Order<C>) -> String,
) -> AnyView {
    paged(order, total, size, None, address)
}

fn paged<C: Sortable>(
    order: Order<C>,
    total: impl TryInto<u32>,
    size: u32,
    of: Option<Words>,
    address: impl Fn(Order<C>) -> String,
) -> AnyView {
    let pages = pages(total.try_into().unwrap_or(u32::MAX), size);
    let page = order.page.clamp(1, pages);
    let at = |page| address(order.at_page(page));
    let (previous, next) = (at(page.saturating_sub(1)), at(page.saturating_add(1)));
    view! { <Pager page=page pages=pages previous=previous next=next of=of/> }.into_any()
}
