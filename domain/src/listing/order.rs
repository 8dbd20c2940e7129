//! In which order a table lists its rows, and which page of it is shown.

/// A column by which a table can be ordered.
pub trait Sortable: Copy + Default + Eq + 'static {
    /// All, as they stand in the table, each with its word in addresses.
    const ALL: &'static [(Self, &'static str)];

    /// The word in addresses.
    fn code(self) -> &'static str {
        Self::ALL.iter().find(|(one, _)| *one == self).map_or("", |(_, word)| word)
    }

    /// Which end somebody wants to see first who asks for this order: of numbers the largest.
    fn begins_with_last(self) -> bool {
        false
    }

    /// Reads [`Self::code`].
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, word)| *word == code).map(|(one, _)| *one)
    }
}

/// The order of a table, and a page of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order<C> {
    /// By what.
    pub column: C,
    /// From the last to the first.
    pub is_descending: bool,
    /// 1 is the first.
    pub page: u32,
}

impl<C: Sortable> Default for Order<C> {
    fn default() -> Self {
        Self::by(C::default())
    }
}

impl<C: Sortable> Order<C> {
    /// The end of this column that one wants to see first.
    pub fn by(column: C) -> Self {
        Self { column, is_descending: column.begins_with_last(), page: 1 }
    }

    /// The order that the head of this column leads to: once more turns it round.
    #[must_use]
    pub fn ordered_by(self, column: C) -> Self {
        let is_descending =
            if self.column == column { !self.is_descending } else { column.begins_with_last() };
        Self { column, is_descending, page: 1 }
    }

    /// The same at another page.
    #[must_use]
    pub fn at_page(self, page: u32) -> Self {
        Self { page: page.max(1), ..self }
    }

    /// The direction of a column: nothing where it is not the one that orders.
    pub fn direction_of(self, column: C) -> Option<Direction> {
        let direction = if self.is_descending { Direction::Down } else { Direction::Up };
        (self.column == column).then_some(direction)
    }

    /// Puts rows in order by what each says of a column; what is equal stays as it stood.
    pub fn sort<T, K: Ord>(self, rows: &mut [T], key: impl Fn(&T) -> K) {
        rows.sort_by(|one, other| {
            let upwards = key(one).cmp(&key(other));
            if self.is_descending { upwards.reverse() } else { upwards }
        });
    }

    /// The same at its last page where so many rows, of so many on each, do not reach as far as this one.
    #[must_use]
    pub fn within(self, total: u32, size: u32) -> Self {
        self.at_page(self.page.min(pages(total, size)))
    }

    /// How many rows stand on the pages before, of so many on each.
    pub fn skipped(self, size: u32) -> u32 {
        (self.page.max(1) - 1).saturating_mul(size)
    }

    /// The rows of the page, of so many on each; of the last one where there is none so far.
    pub fn page_of<T>(self, rows: Vec<T>, size: u32) -> Vec<T> {
        let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let skipped = self.within(total, size).skipped(size);
        rows.into_iter().skip(index(skipped)).take(index(size)).collect()
    }
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// How many pages so many rows fill; one even where there is nothing.
pub fn pages(total: u32, size: u32) -> u32 {
    total.div_ceil(size.max(1)).max(1)
}

/// Which way a column is ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From small to large.
    Up,
    /// From large to small.
    Down,
}

/// The columns of a list that has its one order: it is only paged through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AsItIs;

impl Sortable for AsItIs {
    const ALL: &'static [(Self, &'static str)] = &[(Self, "")];
}

/// Every column is read again by its word, and nothing else is.
#[cfg(test)]
pub(super) fn are_read_again<C: Sortable + std::fmt::Debug>() {
    for (column, word) in C::ALL {
        assert_eq!((column.code(), C::from_code(word)), (*word, Some(*column)));
    }
    assert!(C::ALL.iter().any(|(column, _)| *column == C::default()));
    assert_eq!(C::from_code("name; drop table person"), None);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::listing::Column;

    #[test]
    fn the_head_of_a_column_orders_and_then_turns_round() {
        let order = Order::<Column>::default().at_page(4);
        let by_name = order.ordered_by(Column::Name);
        assert_eq!((by_name.column, by_name.is_descending, by_name.page), (Column::Name, false, 1));
        assert!(by_name.ordered_by(Column::Name).is_descending);
        assert!(order.ordered_by(Column::Held).is_descending);
        assert!(!order.ordered_by(Column::Held).ordered_by(Column::Held).is_descending);
        assert_eq!(by_name.direction_of(Column::Name), Some(Direction::Up));
        assert_eq!(by_name.direction_of(Column::Held), None);
    }

    #[test]
    fn rows_are_put_in_order_and_cut_into_pages() {
        let mut rows = vec![(2, 'a'), (1, 'b'), (2, 'c'), (3, 'd')];
        Order { column: AsItIs, is_descending: true, page: 1 }.sort(&mut rows, |row| row.0);
        assert_eq!(rows, [(3, 'd'), (2, 'a'), (2, 'c'), (1, 'b')], "what is equal stays");
        let page = |page| Order::<AsItIs>::default().at_page(page).page_of(rows.clone(), 3);
        assert_eq!(page(1).len(), 3);
        assert_eq!(page(2), [(1, 'b')]);
        assert_eq!(page(9), page(2), "there is no page so far");
        assert_eq!([0, 1, 50, 51, 5000].map(|total| pages(total, 50)), [1, 1, 1, 2, 100]);
    }

    proptest! {
        #[test]
        fn every_row_stands_on_one_page(total in 0_u32..400, size in 1_u32..60) {
            let rows: Vec<u32> = (0..total).collect();
            let page = |page| Order::<AsItIs>::default().at_page(page).page_of(rows.clone(), size);
            let all: Vec<u32> = (1..=pages(total, size)).flat_map(page).collect();
            prop_assert_eq!(all, rows.clone());
        }

        #[test]
        fn a_page_too_far_is_the_last(total in 0_u32..400, size in 1_u32..60, asked in 0_u32..99) {
            let order = Order::<AsItIs>::default().at_page(asked).within(total, size);
            prop_assert!((1..=pages(total, size)).contains(&order.page));
            prop_assert!(total == 0 || order.skipped(size) < total);
        }
    }
}
