//! The lists of a board by their names: in an address, and in the page.

/// One of the lists of what is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoardList {
    /// Whom to call.
    Calls,
    /// Whom no message has reached.
    NotTold,
    /// Shifts for which too few have signed up.
    ShortOfHands,
    /// Places that came free.
    Freed,
    /// Who waited for a room that is free now.
    TheirTurn,
    /// Sign-ups to decide on.
    Reviews,
    /// Rooms to decide on.
    ToDecide,
    /// Registers of today that nobody has taken.
    Unrecorded,
    /// Registers of earlier days.
    Forgotten,
    /// Hours to confirm.
    Hours,
    /// Marks that somebody says are not right.
    Objections,
    /// What has changed today.
    Changes,
    /// What can be done where a teacher does not come.
    Absent,
    /// Classes that nobody teaches yet.
    NoTeacher,
    /// Whom to call because they did not come.
    Care,
    /// Fees that are due.
    Fees,
    /// Fees to be given back.
    GiveBack,
}

impl BoardList {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::Calls,
        Self::NotTold,
        Self::ShortOfHands,
        Self::Freed,
        Self::TheirTurn,
        Self::Reviews,
        Self::ToDecide,
        Self::Unrecorded,
        Self::Forgotten,
        Self::Hours,
        Self::Objections,
        Self::Changes,
        Self::Absent,
        Self::NoTeacher,
        Self::Care,
        Self::Fees,
        Self::GiveBack,
    ];

    /// The word used in addresses, and as the heading's id.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Calls => "calls",
            Self::NotTold => "not-told",
            Self::ShortOfHands => "short-of-hands",
            Self::Freed => "freed",
            Self::TheirTurn => "their-turn",
            Self::Reviews => "reviews",
            Self::ToDecide => "to-decide",
            Self::Unrecorded => "unrecorded",
            Self::Forgotten => "forgotten",
            Self::Hours => "hours",
            Self::Objections => "objections",
            Self::Changes => "changes",
            Self::Absent => "absent",
            Self::NoTeacher => "no-teacher",
            Self::Care => "care",
            Self::Fees => "fees",
            Self::GiveBack => "give-back",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_list_is_found_by_its_own_name() {
        for list in BoardList::ALL {
            assert_eq!(BoardList::from_code(list.code()), Some(list));
        }
        assert_eq!(BoardList::from_code(""), None);
    }
}
