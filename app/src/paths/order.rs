//! The order of a table in its page's address, and which page of it is shown. What makes no sense is left out, never an error.

use domain::listing::{Order, Sortable};

use crate::address::{tidy, with_query};

/// By what a table is ordered.
pub const SORT: &str = "sort";
/// `1` if from the last to the first.
pub const DESCENDING: &str = "desc";
/// The page.
const PAGE: &str = "page";

/// No list is as long as this.
const LAST_PAGE: u32 = 10_000;

/// By which names an address tells the order of a table: of several tables on a page each has its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Names([&'static str; 3]);

/// Those of a page's only table, or its first.
pub const FIRST: Names = Names([SORT, DESCENDING, PAGE]);
/// Those of a page's second table.
pub const SECOND: Names = Names(["second-sort", "second-desc", "second-page"]);
/// Those of its third.
pub const THIRD: Names = Names(["third-sort", "third-desc", "third-page"]);

/// Reads the order of a page's first table and its page out of an address.
pub fn order_of<C: Sortable>(value: impl Fn(&str) -> Option<String>) -> Order<C> {
    order_named(FIRST, value)
}

/// The same of the table of these names.
pub fn order_named<C: Sortable>(
    Names([sort, descending, page]): Names,
    value: impl Fn(&str) -> Option<String>,
) -> Order<C> {
    let text = |name: &str| tidy(&value(name).unwrap_or_default());
    let order = Order::by(C::from_code(&text(sort)).unwrap_or_default());
    // A form that chooses the order says nothing of its direction: then the end that one wants to see first.
    let is_descending = match text(descending).as_str() {
        "1" => true,
        "0" => false,
        _ => order.is_descending,
    };
    let page = text(page).parse().unwrap_or(1).clamp(1, LAST_PAGE);
    Order { is_descending, page, ..order }
}

/// What an address says of the order of a page's first table and its page; nothing of what is usual.
pub fn order_pairs<C: Sortable>(order: Order<C>) -> [(&'static str, Option<String>); 3] {
    pairs_named(FIRST, order)
}

/// The same of the table of these names.
pub fn pairs_named<C: Sortable>(
    Names([sort, descending, page]): Names,
    order: Order<C>,
) -> [(&'static str, Option<String>); 3] {
    let (usual, first) = (Order::<C>::default(), Order::by(order.column));
    let turned = if order.is_descending { "1" } else { "0" };
    [
        (sort, (order.column != usual.column).then(|| order.column.code().to_owned())),
        (descending, (order.is_descending != first.is_descending).then(|| turned.to_owned())),
        (page, (order.page > 1).then(|| order.page.to_string())),
    ]
}

/// What a query says by this name.
pub fn value_in(query: &str, name: &str) -> Option<String> {
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    pairs.find(|(one, _)| one == name).map(|(_, value)| value.into_owned())
}

/// The address of a page with one table, in this order.
pub fn ordered<C: Sortable>(page: &str, order: Order<C>) -> String {
    with_query(page, order_pairs(order))
}

#[cfg(test)]
mod tests {
    use domain::listing::{BookingColumn, EntryColumn};

    use super::*;

    fn value_in(address: &str, name: &str) -> Option<String> {
        super::value_in(address.split_once('?')?.1, name)
    }

    #[test]
    fn nothing_is_said_of_what_is_usual() {
        assert_eq!(ordered("/desk/calls", Order::<EntryColumn>::default()), "/desk/calls");
        let oldest = Order::by(EntryColumn::Age);
        assert_eq!(ordered("/desk/calls", oldest), "/desk/calls?sort=age");
        let youngest = oldest.ordered_by(EntryColumn::Age).at_page(2);
        assert_eq!(ordered("/desk/calls", youngest), "/desk/calls?sort=age&desc=0&page=2");
    }

    #[test]
    fn tables_of_a_page_keep_their_orders_apart() {
        for (number, (column, _)) in EntryColumn::ALL.iter().enumerate() {
            for (other, _) in BookingColumn::ALL {
                let one = Order { column: *column, is_descending: number % 2 == 0, page: 3 };
                let other = Order { column: *other, is_descending: number % 2 == 1, page: 1 };
                let pairs = order_pairs(one).into_iter().chain(pairs_named(SECOND, other));
                let way = with_query("/desk", pairs);
                assert_eq!(order_of(|name| value_in(&way, name)), one);
                assert_eq!(order_named(SECOND, |name| value_in(&way, name)), other);
                let third: Order<EntryColumn> = order_named(THIRD, |name| value_in(&way, name));
                assert_eq!(third, Order::default());
            }
        }
    }

    #[test]
    fn what_makes_no_sense_is_left_out() {
        let way = "/desk?sort=id;drop&desc=yes&page=-1&second-page=99999999999";
        assert_eq!(order_of(|name| value_in(way, name)), Order::<EntryColumn>::default());
        let second: Order<EntryColumn> = order_named(SECOND, |name| value_in(way, name));
        assert_eq!(second.page, 1);
    }
}
