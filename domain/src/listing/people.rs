//! The columns of a desk's tables of people.

use super::Sortable;

/// 名单: who has a place on an offering, or waits for one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EntryColumn {
    /// By the number in the list: of those with a place by name, of those who wait their place in line.
    #[default]
    Number,
    /// By name, in pinyin.
    Name,
    /// By age; whose birthday nobody knows stands last.
    Age,
    /// By when they asked.
    Joined,
}

impl Sortable for EntryColumn {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Number, "number"),
        (Self::Name, "name"),
        (Self::Age, "age"),
        (Self::Joined, "joined"),
    ];

    fn begins_with_last(self) -> bool {
        self == Self::Age
    }
}

/// 学员: members who were found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MemberColumn {
    /// As they were found: by name, in pinyin.
    #[default]
    Name,
    /// By birthday.
    Birthday,
    /// By the number of the card.
    Card,
}

impl Sortable for MemberColumn {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Name, "name"), (Self::Birthday, "birthday"), (Self::Card, "card")];
}

/// 谁能登录: the accounts of a desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AccountColumn {
    /// By name, in pinyin.
    Name,
    /// By the name to sign in with.
    SignInName,
    /// By role, from the head on.
    Role,
    /// Those that stand, then those that have ended.
    #[default]
    State,
}

impl Sortable for AccountColumn {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Name, "name"),
        (Self::SignInName, "sign_in_name"),
        (Self::Role, "role"),
        (Self::State, "state"),
    ];
}

/// 打电话: whom a desk is to call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CallColumn {
    /// By how long they have waited for the call, the longest first.
    #[default]
    Since,
    /// By name, in pinyin.
    Name,
    /// By the offering's name, in pinyin.
    Offering,
}

impl Sortable for CallColumn {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Since, "since"), (Self::Name, "name"), (Self::Offering, "offering")];
}

/// 服务时长: who was at a shift, and how long.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HoursColumn {
    /// By name, in pinyin.
    #[default]
    Name,
    /// What nobody has confirmed yet, then by length.
    Confirmed,
}

impl Sortable for HoursColumn {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Name, "name"), (Self::Confirmed, "confirmed")];
}

/// 没报上的人: who was told no.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TurnedAwayColumn {
    /// By name, in pinyin.
    Name,
    /// By when they were told last.
    #[default]
    When,
    /// By why: those who were told the same stand together.
    Why,
}

impl Sortable for TurnedAwayColumn {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Name, "name"), (Self::When, "when"), (Self::Why, "why")];

    fn begins_with_last(self) -> bool {
        self == Self::When
    }
}

/// 代办委托: consents that were given at the counter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ConsentColumn {
    /// By the name of whom it is for, in pinyin.
    Name,
    /// By when it was given.
    #[default]
    Since,
    /// By its last day.
    Until,
    /// Those that hold, then those that have ended.
    State,
}

impl Sortable for ConsentColumn {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Name, "name"),
        (Self::Since, "since"),
        (Self::Until, "until"),
        (Self::State, "state"),
    ];

    fn begins_with_last(self) -> bool {
        self == Self::Since
    }
}

/// 可能重复的人: pairs of members.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TwinColumn {
    /// By what the two names sound like.
    #[default]
    Name,
    /// By how much is alike.
    Alike,
}

impl Sortable for TwinColumn {
    const ALL: &'static [(Self, &'static str)] = &[(Self::Name, "name"), (Self::Alike, "alike")];

    fn begins_with_last(self) -> bool {
        self == Self::Alike
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listing::order::are_read_again;

    #[test]
    fn words_in_addresses_are_read_again() {
        are_read_again::<EntryColumn>();
        are_read_again::<MemberColumn>();
        are_read_again::<AccountColumn>();
        are_read_again::<CallColumn>();
        are_read_again::<HoursColumn>();
        are_read_again::<TurnedAwayColumn>();
        are_read_again::<ConsentColumn>();
        are_read_again::<TwinColumn>();
    }
}
