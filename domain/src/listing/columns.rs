//! The columns of a desk's tables besides its offerings.

use super::Sortable;

/// 场地: the rooms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RoomColumn {
    /// By name, as the catalogue has them.
    #[default]
    Name,
    /// By how many people they hold.
    Seats,
}

impl Sortable for RoomColumn {
    const ALL: &'static [Self] = &[Self::Name, Self::Seats];

    fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Seats => "seats",
        }
    }

    fn begins_with_last(self) -> bool {
        self == Self::Seats
    }
}

/// 收支账: the lines of a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BookColumn {
    /// By the receipt's number, which is the order in time.
    #[default]
    Number,
    /// By how money changed hands.
    Way,
    /// By how much.
    Amount,
    /// By who was at the counter.
    Clerk,
}

impl Sortable for BookColumn {
    const ALL: &'static [Self] = &[Self::Number, Self::Way, Self::Amount, Self::Clerk];

    fn code(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Way => "way",
            Self::Amount => "amount",
            Self::Clerk => "clerk",
        }
    }

    fn begins_with_last(self) -> bool {
        self == Self::Amount
    }
}

/// 交费: who has to pay, or has paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FeeColumn {
    /// By the last day to pay; of what is paid by the moment, the latest first.
    #[default]
    Day,
    /// By the person's name, in pinyin.
    Name,
    /// By the offering's name, in pinyin.
    Offering,
}

impl Sortable for FeeColumn {
    const ALL: &'static [Self] = &[Self::Day, Self::Name, Self::Offering];

    fn code(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Name => "name",
            Self::Offering => "offering",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn are_read_again<C: Sortable + std::fmt::Debug>() {
        for column in C::ALL {
            assert_eq!(C::from_code(column.code()), Some(*column));
        }
        assert_eq!(C::from_code("name; drop table person"), None);
    }

    #[test]
    fn words_in_addresses_are_read_again() {
        are_read_again::<RoomColumn>();
        are_read_again::<BookColumn>();
        are_read_again::<FeeColumn>();
    }
}
