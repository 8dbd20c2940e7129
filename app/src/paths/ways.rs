//! The addresses where a desk chooses how the places of many offerings are given.

use domain::id::TermId;

/// All offerings of the desk's institution, or the classes of a term, with how each gives its places.
pub const DESK_WAYS: &str = "/desk/ways";

/// In an address: not a term, but all that is not over.
pub const ALL: &str = "all";

/// A page of the classes of a term, or of all that is not over.
pub fn desk_ways(term: Option<TermId>, page: u32) -> String {
    let term = term.map_or_else(|| ALL.to_owned(), |term| term.to_string());
    match page {
        ..=1 => format!("{DESK_WAYS}?term={term}"),
        _ => format!("{DESK_WAYS}?term={term}&page={page}"),
    }
}

/// The same page, telling how many now give their places in the way of this code, did so before, and were left alone.
pub fn desk_ways_changed(term: Option<TermId>, page: u32, to: &str, told: [u32; 3]) -> String {
    format!("{}&to={to}&{}", desk_ways(term, page), numbers(told))
}

/// How many were changed, stood so before, and were left alone, in an address.
pub fn numbers([changed, same, left]: [u32; 3]) -> String {
    format!("changed={changed}&same={same}&left={left}")
}
