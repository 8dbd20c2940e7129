//! What the list of fees is asked for: by its address, and by a filter that was saved.

use domain::listing::{FeeColumn, Order};
use store::fee::FeeFilter;

use crate::address::marked;
use crate::paths::fees::DESK_FEES;
use crate::paths::order::{order_of, ordered, value_in};

/// In the address: what was typed into the search is looked for.
pub(super) const FOUND: &str = "found";
/// In the address: those who have paid.
pub(super) const PAID: &str = "paid";

/// Reads the values of an address; a name that is looked for stands in none.
pub(super) fn filter_of(value: impl Fn(&str) -> Option<String>, is_paid: bool) -> FeeFilter {
    let offering = value("offering").and_then(|id| id.parse().ok());
    let pay_by = value("day").and_then(|day| day.parse().ok());
    let asked: Order<FeeColumn> = order_of(value);
    // Each list has its own day: the last one to pay, or that of the payment.
    let order = match (asked.column, is_paid) {
        (FeeColumn::Day, true) => Order::by(FeeColumn::Paid).at_page(asked.page),
        (FeeColumn::Paid, false) => Order::by(FeeColumn::Day).at_page(asked.page),
        _ => asked,
    };
    FeeFilter { is_paid, offering, pay_by, name: String::new(), order }
}

/// What the part of an address after `?` asks for.
pub(crate) fn filter_in(query: &str) -> FeeFilter {
    filter_of(|name| value_in(query, name), value_in(query, PAID).is_some())
}

/// What a saved filter keeps of it: never a name that is looked for. Nothing where it asks for everything.
pub(crate) fn kept_query(filter: &FeeFilter) -> String {
    if !filter.is_paid && filter.offering.is_none() && filter.pay_by.is_none() {
        return String::new();
    }
    let usual = if filter.is_paid { Order::by(FeeColumn::Paid) } else { Order::default() };
    let order = filter.order.at_page(1);
    let order = if order == usual { Order::default() } else { order };
    let first = FeeFilter { order, ..filter.clone() };
    address(&first, false).split_once('?').map_or(String::new(), |(_, query)| query.to_owned())
}

/// The address of the same view.
pub(super) fn address(filter: &FeeFilter, is_found: bool) -> String {
    let marks = [
        filter.is_paid.then(|| PAID.to_owned()),
        filter.offering.map(|id| format!("offering={id}")),
        filter.pay_by.map(|day| format!("day={day}")),
        is_found.then(|| FOUND.to_owned()),
    ];
    let way = ordered(DESK_FEES, filter.order);
    marks.into_iter().flatten().fold(way, |way, mark| marked(&way, &mark))
}

/// What is looked for: a part of a name or a number, without blanks.
pub(super) fn searched(typed: &str) -> String {
    domain::text::narrow(typed)
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .take(40)
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_address_says_which_list_and_no_name() {
        let pay_by = Some(date(2026, 12, 4));
        let filter = FeeFilter { pay_by, name: "陈淑芬".into(), ..FeeFilter::default() };
        assert_eq!(address(&filter, true), "/desk/fees?day=2026-12-04&found");
        assert_eq!(address(&FeeFilter::default(), false), "/desk/fees");
        let order = Order::by(FeeColumn::Name).at_page(2);
        let filter = FeeFilter { order, is_paid: true, ..FeeFilter::default() };
        assert_eq!(address(&filter, false), "/desk/fees?sort=name&page=2&paid");
        assert_eq!(searched(" 陈 淑芬\n"), "陈淑芬");
        assert_eq!(searched("１９９ 0000"), "1990000");
    }
}
