//! In which order the tables of the page stand, while a time may be looked for besides.

use domain::listing::{BookingColumn, Order, RoomColumn};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::address::{tidy, with_query};
use crate::components::sorted_head::{order_in_query, order_in_query_of};
use crate::pages::booking::time;
use crate::paths::order::{SECOND, THIRD, order_pairs, pairs_named};
use crate::paths::rooms::DESK_ROOMS;

/// The order of each, and which page of it is shown.
#[derive(Clone, Debug, Default)]
pub(super) struct Orders {
    /// The catalogue.
    pub rooms: Order<RoomColumn>,
    /// Bookings to decide on.
    pub to_decide: Order<BookingColumn>,
    /// Who waits for a room.
    pub line: Order<BookingColumn>,
    /// The time that is looked for.
    pub sought: Vec<(&'static str, String)>,
}

impl Orders {
    /// What this page's address asks for. To be read before the first `await`.
    pub fn in_query() -> Self {
        let typed = |name: &'static str| {
            let value = use_query_map().with_untracked(|query| query.get(name))?;
            Some((name, tidy(&value)))
        };
        Self {
            rooms: order_in_query(),
            to_decide: order_in_query_of(SECOND),
            line: order_in_query_of(THIRD),
            sought: time::FIELDS.into_iter().filter_map(typed).collect(),
        }
    }

    /// The page with its tables in these orders.
    pub fn address(&self) -> String {
        let sought = self.sought.iter().map(|(name, typed)| (*name, Some(typed.clone())));
        let pairs = sought
            .chain(order_pairs(self.rooms))
            .chain(pairs_named(SECOND, self.to_decide))
            .chain(pairs_named(THIRD, self.line));
        with_query(DESK_ROOMS, pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_for_stays_while_a_table_is_turned() {
        let sought = vec![("on", "2026-12-1".to_owned()), ("people", String::new())];
        let line = Order::by(BookingColumn::Room).at_page(2);
        let orders = Orders { line, sought, ..Orders::default() };
        assert_eq!(
            orders.address(),
            "/desk/rooms?on=2026-12-1&people=&third-sort=room&third-page=2"
        );
        assert_eq!(Orders::default().address(), DESK_ROOMS);
    }
}
