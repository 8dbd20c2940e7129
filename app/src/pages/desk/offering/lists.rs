//! What a page shows of an offering's list: a page of those with a place, one of those who wait, and who has left.

use domain::id::OfferingId;
use domain::listing::{AsItIs, EntryColumn, Order, PAGE_ROWS};
use domain::offering::{Allocation, Offering};
use domain::person::Coordinator;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::paged::Paged;
use store::sign_up::{Numbered, Part, people};

use crate::address::with_query;
use crate::error::AppError;
use crate::paths;
use crate::paths::order::{
    SECOND, THIRD, order_named, order_of, order_pairs, pairs_named, value_in,
};
use crate::request::Request;

/// In which order the tables stand, and which page of each is shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Orders {
    /// Those with a place: usually by name.
    pub with_place: Order<EntryColumn>,
    /// Those who wait in line or for a yes: usually as they stand in line, or have asked.
    pub waiting: Order<EntryColumn>,
    /// Those who have left: the latest first, page by page.
    pub ended: Order<EntryColumn>,
}

impl Orders {
    /// What this page's address asks for. To be read before the first `await`.
    pub fn in_query() -> Self {
        use_query_map().with_untracked(|query| Self::named(|name| query.get(name)))
    }

    /// What a form of the page brings along: [`Self::kept`].
    pub fn in_words(kept: &str) -> Self {
        Self::named(|name| value_in(kept, name))
    }

    fn named(value: impl Fn(&str) -> Option<String>) -> Self {
        let ended: Order<AsItIs> = order_named(THIRD, &value);
        Self {
            with_place: order_of(&value),
            waiting: order_named(SECOND, &value),
            ended: Order::default().at_page(ended.page),
        }
    }

    /// What an address says of them.
    pub fn kept(self) -> String {
        with_query("", self.pairs()).trim_start_matches('?').to_owned()
    }

    fn pairs(self) -> impl Iterator<Item = (&'static str, Option<String>)> {
        let waiting = pairs_named(SECOND, self.waiting);
        let ended = pairs_named(THIRD, self.ended);
        order_pairs(self.with_place).into_iter().chain(waiting).chain(ended)
    }

    /// The offering's page with its tables in these orders.
    pub fn page(self, id: OfferingId) -> String {
        with_query(&paths::desk_offering(id), self.pairs())
    }

    /// The same, at the table of this id.
    pub fn address(self, id: OfferingId, table: &str) -> String {
        format!("{}#{table}", self.page(id))
    }
}

/// What is shown.
#[derive(Clone)]
pub struct Lists {
    /// Of which offering.
    pub offering: OfferingId,
    /// How the tables stand.
    pub orders: Orders,
    /// A page of those with a place.
    pub with_place: Paged<Numbered>,
    /// A page of those who wait.
    pub waiting: Paged<Numbered>,
    /// A page of those who wait for a yes, in the order of those who wait: by approval nobody else does.
    pub in_review: Paged<Numbered>,
    /// A page of those who have left, the latest first.
    pub ended: Paged<Numbered>,
}

impl Lists {
    /// Reads them.
    pub async fn of(
        request: &Request,
        offering: &Offering,
        orders: Orders,
        by: &Coordinator,
    ) -> Result<Self, AppError> {
        let (db, id) = (&request.db, offering.id);
        let with_place = people(db, id, Part::WithPlace, orders.with_place, PAGE_ROWS, by).await?;
        let line = people(db, id, Part::Waiting, orders.waiting, PAGE_ROWS, by).await?;
        // By approval nobody stands in line: all of them are to be decided on.
        let (waiting, in_review) = match offering.terms.allocation {
            Allocation::Approval => (Paged::default(), line),
            _ => (line, Paged::default()),
        };
        let ended = people(db, id, Part::Ended, orders.ended, PAGE_ROWS, by).await?;
        Ok(Self { offering: id, orders, with_place, waiting, in_review, ended })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_table_is_turned_and_the_other_stays() {
        let id: OfferingId = "0199c0de-0000-7000-8000-000000000001".parse().unwrap();
        let by_age = Order::by(EntryColumn::Age);
        let (with_place, waiting) = (by_age.at_page(2), by_age.at_page(3));
        let orders = Orders { with_place, waiting, ..Orders::default() };
        assert_eq!(
            orders.address(id, "waiting"),
            format!("/desk/offerings/{id}?sort=age&page=2&second-sort=age&second-page=3#waiting")
        );
        let again = Orders::in_words(&orders.kept());
        assert_eq!(again.page(id), orders.page(id), "a form brings them along");
        assert_eq!(Orders::default().address(id, "people"), format!("/desk/offerings/{id}#people"));
    }
}
