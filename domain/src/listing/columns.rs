//! The columns of a desk's tables of things besides its offerings.

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
    const ALL: &'static [(Self, &'static str)] = &[(Self::Name, "name"), (Self::Seats, "seats")];

    fn begins_with_last(self) -> bool {
        self == Self::Seats
    }
}

/// 借用: bookings that somebody waits for, or that are to be decided on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BookingColumn {
    /// By when they were asked for: their place in line.
    #[default]
    Asked,
    /// By when the room is wanted.
    Time,
    /// By the room's name, in pinyin.
    Room,
    /// By the club's name, in pinyin.
    Whose,
}

impl Sortable for BookingColumn {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Asked, "asked"),
        (Self::Whose, "whose"),
        (Self::Time, "time"),
        (Self::Room, "room"),
    ];
}

/// 场次: the sessions of an offering.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SessionColumn {
    /// By time.
    #[default]
    Time,
    /// By the room's name, in pinyin.
    Place,
    /// By the name of who teaches it, in pinyin.
    Teacher,
}

impl Sortable for SessionColumn {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Time, "time"), (Self::Place, "place"), (Self::Teacher, "teacher")];
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
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Number, "number"),
        (Self::Way, "way"),
        (Self::Amount, "amount"),
        (Self::Clerk, "clerk"),
    ];

    fn begins_with_last(self) -> bool {
        self == Self::Amount
    }
}

/// 交费: who has to pay, or has paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FeeColumn {
    /// By the last day to pay, the soonest first.
    #[default]
    Day,
    /// By the moment of the payment, the latest first.
    Paid,
    /// By the person's name, in pinyin.
    Name,
    /// By the offering's name, in pinyin.
    Offering,
}

impl Sortable for FeeColumn {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Day, "day"),
        (Self::Paid, "paid"),
        (Self::Name, "name"),
        (Self::Offering, "offering"),
    ];

    fn begins_with_last(self) -> bool {
        self == Self::Paid
    }
}

/// 导入: lists that were handed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ImportColumn {
    /// By what the list is of.
    Kind,
    /// By the moment.
    #[default]
    Time,
    /// By the name of who handed it in, in pinyin.
    Who,
}

impl Sortable for ImportColumn {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Kind, "kind"), (Self::Time, "time"), (Self::Who, "who")];

    fn begins_with_last(self) -> bool {
        self == Self::Time
    }
}

/// 公开摇号: the draws of an institution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DrawColumn {
    /// By name, in pinyin.
    Name,
    /// By when wishes may be made.
    #[default]
    Window,
    /// By how far it is.
    Phase,
}

impl Sortable for DrawColumn {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Name, "name"), (Self::Window, "window"), (Self::Phase, "phase")];

    fn begins_with_last(self) -> bool {
        self == Self::Window
    }
}

/// 摇号的项目: the offerings of a draw.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DrawnColumn {
    /// By their number in the draw.
    #[default]
    Number,
    /// By name, in pinyin.
    Name,
    /// By how many places are drawn.
    Places,
    /// By how many people wish for it most.
    FirstWishes,
    /// By how many people wish for it at all.
    Wishes,
}

impl Sortable for DrawnColumn {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Number, "number"),
        (Self::Name, "name"),
        (Self::Places, "places"),
        (Self::FirstWishes, "first"),
        (Self::Wishes, "wishes"),
    ];

    fn begins_with_last(self) -> bool {
        matches!(self, Self::Places | Self::FirstWishes | Self::Wishes)
    }
}

/// 学期: the terms of an institution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TermColumn {
    /// By name, in pinyin.
    Name,
    /// By the first day.
    #[default]
    Days,
    /// By how many of its classes are published.
    Published,
    /// By how many are only planned.
    Planned,
}

impl Sortable for TermColumn {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Name, "name"),
        (Self::Days, "days"),
        (Self::Published, "published"),
        (Self::Planned, "planned"),
    ];

    fn begins_with_last(self) -> bool {
        self != Self::Name
    }
}

/// 证明: the certificates of a member.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CertificateColumn {
    /// By number.
    Number,
    /// By what is certified: of one class or one stretch of service those together.
    What,
    /// By when they were made.
    #[default]
    Made,
}

impl Sortable for CertificateColumn {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Number, "number"), (Self::What, "what"), (Self::Made, "made")];

    fn begins_with_last(self) -> bool {
        self == Self::Made
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listing::order::are_read_again;

    #[test]
    fn words_in_addresses_are_read_again() {
        are_read_again::<RoomColumn>();
        are_read_again::<BookingColumn>();
        are_read_again::<SessionColumn>();
        are_read_again::<BookColumn>();
        are_read_again::<FeeColumn>();
        are_read_again::<ImportColumn>();
        are_read_again::<CertificateColumn>();
        are_read_again::<DrawColumn>();
        are_read_again::<DrawnColumn>();
        are_read_again::<TermColumn>();
    }
}
