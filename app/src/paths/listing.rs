//! A desk's list of offerings in its address: what is asked for, in which order; what it leads to besides. What an address says
//! that makes no sense is left out, never an error.

use domain::listing::{Filling, Listing, Progress, ROWS};
use domain::offering::OfferingKind;

use super::DESK;
use super::order::{SORT, order_of, order_pairs, value_in};
use crate::address::{tidy, with_query};

/// Something is done to many offerings at once.
pub const DESK_BULK: &str = "/desk/bulk";

/// Words.
pub const WORDS: &str = "q";
/// Code of a kind.
pub const KIND: &str = "kind";
/// Key of a term.
pub const TERM: &str = "term";
/// 1 to 7.
pub const WEEKDAY: &str = "weekday";
/// How far signing up has come.
pub const PROGRESS: &str = "progress";
/// How full.
pub const FILLING: &str = "places";
/// Rows on a page.
pub const ROWS_SHOWN: &str = "rows";

/// The fields of the form above the list.
pub const FIELDS: [&str; 8] = [WORDS, KIND, TERM, WEEKDAY, PROGRESS, FILLING, SORT, ROWS_SHOWN];

/// Reads what an address asks for.
pub fn listing_of(value: impl Fn(&str) -> Option<String>) -> Listing {
    let text = |name: &str| tidy(&value(name).unwrap_or_default());
    let rows = text(ROWS_SHOWN).parse().ok().filter(|rows| ROWS.contains(rows));
    Listing {
        words: text(WORDS),
        kind: OfferingKind::from_code(&text(KIND)),
        term: text(TERM).parse().ok(),
        weekday: text(WEEKDAY).parse().ok().filter(|day| (1..=7).contains(day)),
        progress: Progress::from_code(&text(PROGRESS)),
        filling: Filling::from_code(&text(FILLING)),
        takes_people: false,
        order: order_of(&value),
        rows: rows.unwrap_or(ROWS[0]),
    }
}

/// The same out of the part of an address after `?`.
pub fn listing_in(query: &str) -> Listing {
    listing_of(|name| value_in(query, name))
}

/// The list.
pub fn desk_list(listing: &Listing) -> String {
    with_query(DESK, pairs(listing))
}

/// What can be done to all that it shows.
pub fn desk_bulk(listing: &Listing) -> String {
    with_query(DESK_BULK, pairs(listing))
}

/// What is kept of it: without the page, and without the mark of an address.
pub fn kept_query(listing: &Listing) -> String {
    let address = desk_list(&listing.at_page(1));
    address.split_once('?').map_or(String::new(), |(_, query)| query.to_owned())
}

fn pairs(listing: &Listing) -> impl Iterator<Item = (&'static str, Option<String>)> {
    let usual = Listing::default();
    let asked = [
        (WORDS, Some(listing.words.clone()).filter(|words| !words.is_empty())),
        (KIND, listing.kind.map(|kind| kind.code().to_owned())),
        (TERM, listing.term.map(|term| term.to_string())),
        (WEEKDAY, listing.weekday.map(|day| day.to_string())),
        (PROGRESS, listing.progress.map(|one| one.code().to_owned())),
        (FILLING, listing.filling.map(|one| one.code().to_owned())),
        (ROWS_SHOWN, (listing.rows != usual.rows).then(|| listing.rows.to_string())),
    ];
    asked.into_iter().chain(order_pairs(listing.order))
}

#[cfg(test)]
mod tests {
    use domain::listing::{Column, Order, Sortable};

    use super::*;

    fn there_and_back(listing: &Listing) -> Listing {
        listing_in(desk_list(listing).split_once('?').map_or("", |(_, query)| query))
    }

    #[test]
    fn an_address_says_all_that_is_asked_for() {
        let asked = Listing {
            words: "书法 sf".into(),
            kind: Some(OfferingKind::Class),
            term: "0199c0de-0000-7000-8000-000000000001".parse().ok(),
            weekday: Some(3),
            progress: Some(Progress::Open),
            filling: Some(Filling::Waiting),
            takes_people: false,
            order: Order { column: Column::Held, is_descending: false, page: 4 },
            rows: 200,
        };
        assert_eq!(there_and_back(&asked), asked);
        assert_eq!(desk_list(&Listing::default()), DESK);
        assert_eq!(
            kept_query(&Listing { weekday: Some(2), ..Listing::default() }.at_page(9)),
            "weekday=2"
        );
    }

    #[test]
    fn each_order_comes_back_in_its_direction() {
        for (column, _) in Column::ALL.iter().copied() {
            for is_descending in [false, true] {
                let order = Order { column, is_descending, page: 1 };
                let asked = Listing { order, ..Listing::default() };
                assert_eq!(there_and_back(&asked), asked);
            }
        }
        assert!(listing_in("sort=held").order.is_descending);
        assert!(!listing_in("sort=name").order.is_descending);
    }

    #[test]
    fn hostile_values_are_left_out() {
        let asked = listing_in(
            "kind=x&term=1%20or%201&weekday=8&progress=&places=%00&sort=id;drop&desc=yes&rows=9999&page=-1",
        );
        assert_eq!(asked, Listing::default());
        assert_eq!(listing_in(&format!("q={}", "a".repeat(5000))).words.len(), 60);
        assert_eq!(listing_in("page=99999999999").order.page, 1);
    }
}
