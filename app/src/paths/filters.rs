//! The addresses of lists as a saved filter asks for them, and of keeping one.

use domain::listing::FilteredList;

use super::DESK;
use super::fees::DESK_FEES;
use super::log::DESK_LOG;

/// What is asked for again and again, by names.
pub const DESK_FILTERS: &str = "/desk/filters";

/// In its address: of which list; the offerings where it is not told.
pub const LIST: &str = "list";

/// Where a list stands.
const fn way(list: FilteredList) -> &'static str {
    match list {
        FilteredList::Offerings => DESK,
        FilteredList::Fees => DESK_FEES,
        FilteredList::Log => DESK_LOG,
    }
}

/// A list that is asked for this.
pub fn list_asked(list: FilteredList, query: &str) -> String {
    joined(way(list), query)
}

/// Keeping what a list is asked for.
pub fn desk_filters(list: FilteredList, query: &str) -> String {
    match list {
        FilteredList::Offerings => joined(DESK_FILTERS, query),
        _ => format!("{DESK_FILTERS}?{LIST}={}&{query}", list.code()),
    }
}

fn joined(way: &str, query: &str) -> String {
    if query.is_empty() { way.to_owned() } else { format!("{way}?{query}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_list_is_asked_at_its_own_address() {
        assert_eq!(list_asked(FilteredList::Offerings, "weekday=2"), "/desk?weekday=2");
        assert_eq!(list_asked(FilteredList::Fees, "paid"), "/desk/fees?paid");
        assert_eq!(list_asked(FilteredList::Log, ""), "/desk/log");
        assert_eq!(desk_filters(FilteredList::Offerings, "weekday=2"), "/desk/filters?weekday=2");
        assert_eq!(
            desk_filters(FilteredList::Log, "topic=rooms"),
            "/desk/filters?list=log&topic=rooms"
        );
    }
}
