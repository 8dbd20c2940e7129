//! 撤销导入: what of an import can be taken back, and why the rest stays.

/// Why something that an import made stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stays {
    /// Somebody has signed up for it, asked for it, or wished for it.
    AskedFor,
    /// Sessions or bookings lie in the room.
    InUse,
    /// The person has something at the institution: a sign-up, a card, a consent, wishes.
    Known,
    /// The person has been to a session of the institution, also without a sign-up.
    Came,
    /// The person's record was made one with another.
    Merged,
    /// It was changed by hand since.
    Changed,
    /// It is over already.
    Over,
    /// It was called off, closed for good or taken back before.
    Ended,
}

/// What became of an offering since it was imported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OfferingSince {
    /// Somebody has, or had, a place, waits, wished or was turned away.
    pub is_asked_for: bool,
    /// Its desk has changed it, or one of its sessions.
    pub is_changed: bool,
    /// It was called off.
    pub is_cancelled: bool,
    /// Its last session has ended.
    pub is_over: bool,
}

/// What became of a room since it was added or changed by an import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RoomSince {
    /// Sessions, bookings or closures lie in it, whenever.
    pub is_in_use: bool,
    /// Its desk has changed it.
    pub is_changed: bool,
}

/// What became of a member since they were imported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MemberSince {
    /// They have something at the institution.
    pub is_known: bool,
    /// A register of the institution has a mark of them.
    pub has_come: bool,
    /// Their record was merged with another.
    pub is_merged: bool,
    /// They are no member any more.
    pub is_gone: bool,
}

impl OfferingSince {
    /// Why it stays; nothing if it can be called off.
    pub const fn stays(self) -> Option<Stays> {
        match self {
            Self { is_cancelled: true, .. } => Some(Stays::Ended),
            Self { is_asked_for: true, .. } => Some(Stays::AskedFor),
            Self { is_over: true, .. } => Some(Stays::Over),
            Self { is_changed: true, .. } => Some(Stays::Changed),
            _ => None,
        }
    }
}

impl RoomSince {
    /// Why a room that was added stays.
    pub const fn stays(self) -> Option<Stays> {
        match self {
            Self { is_in_use: true, .. } => Some(Stays::InUse),
            _ => self.stays_changed(),
        }
    }

    /// Why what was changed of a room stays changed: what lies in it is no matter.
    pub const fn stays_changed(self) -> Option<Stays> {
        if self.is_changed { Some(Stays::Changed) } else { None }
    }
}

impl MemberSince {
    /// Why they stay a member.
    pub const fn stays(self) -> Option<Stays> {
        match self {
            Self { is_merged: true, .. } => Some(Stays::Merged),
            Self { is_gone: true, .. } => Some(Stays::Ended),
            Self { is_known: true, .. } => Some(Stays::Known),
            Self { has_come: true, .. } => Some(Stays::Came),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_somebody_has_a_part_in_is_taken_back() {
        let asked = OfferingSince { is_asked_for: true, is_changed: true, ..Default::default() };
        assert_eq!(asked.stays(), Some(Stays::AskedFor), "it is the reason that matters most");
        let over = OfferingSince { is_over: true, ..Default::default() };
        assert_eq!(over.stays(), Some(Stays::Over));
        assert_eq!(OfferingSince::default().stays(), None);
        let used = RoomSince { is_in_use: true, is_changed: false };
        assert_eq!((used.stays(), used.stays_changed()), (Some(Stays::InUse), None));
        let known = MemberSince { is_known: true, ..Default::default() };
        assert_eq!(known.stays(), Some(Stays::Known));
        let came = MemberSince { has_come: true, ..Default::default() };
        assert_eq!(came.stays(), Some(Stays::Came));
        let merged = MemberSince { is_merged: true, is_gone: true, ..known };
        assert_eq!(merged.stays(), Some(Stays::Merged));
        assert_eq!(MemberSince::default().stays(), None);
    }
}
