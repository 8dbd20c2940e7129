//! What a page shows of an offering's list: a page of those with a place, one of those who wait, and who has left.

use domain::id::OfferingId;
use domain::listing::{AsItIs, EntryColumn, Order, PAGE_ROWS};
use domain::offering::{Allocation, Offering};
use domain::person::Coordinator;
use store::paged::Paged;
use store::sign_up::{Entry, Numbered, Part, people};

use crate::address::with_query;
use crate::components::sorted_head::{order_in_query, order_in_query_of};
use crate::error::AppError;
use crate::paths;
use crate::paths::order::{SECOND, THIRD, order_pairs, pairs_named};
use crate::request::Request;

/// In which order the tables stand, and which page of each is shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Orders {
    /// Those with a place: usually by name.
    pub with_place: Order<EntryColumn>,
    /// Those who wait: usually as they stand in line.
    pub waiting: Order<EntryColumn>,
    /// Those who have left: the latest first, page by page.
    pub ended: Order<EntryColumn>,
}

impl Orders {
    /// What this page's address asks for. To be read before the first `await`.
    pub fn in_query() -> Self {
        Self {
            with_place: order_in_query(),
            waiting: order_in_query_of(SECOND),
            ended: Order::default().at_page(order_in_query_of::<AsItIs>(THIRD).page),
        }
    }

    /// The offering's page with its tables in these orders, at the one of this id.
    pub fn address(self, id: OfferingId, table: &str) -> String {
        let waiting = pairs_named(SECOND, self.waiting);
        let ended = pairs_named(THIRD, self.ended);
        let pairs = order_pairs(self.with_place).into_iter().chain(waiting).chain(ended);
        format!("{}#{table}", with_query(&paths::desk_offering(id), pairs))
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
    /// Everybody who waits for a yes, in the order of asking.
    pub in_review: Vec<Entry>,
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
        let (db, id, usual) = (&request.db, offering.id, Order::default());
        let with_place = people(db, id, Part::WithPlace, orders.with_place, PAGE_ROWS, by).await?;
        // By approval nobody stands in line: all of them are to be decided on.
        let (waiting, in_review) = if offering.terms.allocation == Allocation::Approval {
            (Paged::default(), people(db, id, Part::Waiting, usual, u32::MAX, by).await?)
        } else {
            let waiting = people(db, id, Part::Waiting, orders.waiting, PAGE_ROWS, by).await?;
            (waiting, Paged::default())
        };
        let ended = people(db, id, Part::Ended, orders.ended, PAGE_ROWS, by).await?;
        let in_review = lines(in_review);
        Ok(Self { offering: id, orders, with_place, waiting, in_review, ended })
    }
}

fn lines(numbered: Paged<Numbered>) -> Vec<Entry> {
    numbered.rows.into_iter().map(|one| one.entry).collect()
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
        assert_eq!(Orders::default().address(id, "people"), format!("/desk/offerings/{id}#people"));
    }
}
