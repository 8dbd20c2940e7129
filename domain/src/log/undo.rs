//! 撤销: which changes can be put back, for how long, and as what they must stand.

use jiff::{SignedDuration, Timestamp};

use super::{Act, Facts, LogRefusal};

/// For so long a change can be put back: whoever comes after the weekend still can.
pub const PUT_BACK_WITHIN: SignedDuration = SignedDuration::from_hours(72);

/// How a change is put back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PutBack {
    /// The window of an offering, and whether it is closed by hand.
    Window,
    /// How many places there are.
    Places,
    /// What an offering says of itself; what those who have a place pay stays as they were promised.
    Contents,
    /// How places are given.
    Allocation,
    /// The stages of an offering.
    Stages,
    /// Values of a row that nobody is told of: an institution's, a room's, an account's, a person's.
    Values,
    /// Name and days of a term, if every published session still lies within them.
    Term,
    /// A department has the name again that it had, and so have its classes.
    Department,
    /// A room is used again, or again not.
    Retirement,
    /// A closure of a room or of the house is taken back.
    Closure,
    /// A closure that was taken back counts again.
    Reopening,
    /// A session stands as it stood; everybody with a place is told again.
    Session,
    /// The former teacher has all sessions again that are still to come; everybody with a place is told again.
    Teacher,
    /// A booking has its room and its time again, if they are still free; its club is told again.
    Booking,
    /// Somebody has their place again, if it is still free.
    Removal,
    /// An offering takes place after all: everybody stands as they stood who still can, and whoever was told is told so.
    CallingOff,
    /// A message goes out in the words that it had before, built-in or the institution's own.
    Wording,
    /// What came of a call because of absence was written down wrongly: it counts no more.
    Contact,
    /// Two who were linked wait alone again, while both still wait.
    Pair,
    /// A filter is there again, or the one that it has replaced.
    Filter,
    /// Classes that nobody has asked for are planned again; the others stay published, and are named.
    Publication,
    /// It is open again whether money for a place that has ended is given back.
    NothingBack,
}

impl Act {
    /// How it is put back; nothing where it cannot be.
    pub const fn put_back(self) -> Option<PutBack> {
        match self {
            Self::Close | Self::Reopen | Self::Open | Self::CloseAt | Self::OpenAt => {
                Some(PutBack::Window)
            }
            Self::SetPlaces => Some(PutBack::Places),
            Self::ChangeOffering => Some(PutBack::Contents),
            Self::SetAllocation | Self::SetAllocations => Some(PutBack::Allocation),
            Self::SetStages | Self::SetStagesOfTerm => Some(PutBack::Stages),
            Self::SetLimits
            | Self::SetFeeTerms
            | Self::SetReminders
            | Self::SetSendingHours
            | Self::SetOwnWay
            | Self::ChangeRoom
            | Self::EndAccount
            | Self::ReopenAccount
            | Self::SetRole
            | Self::TakeOn
            | Self::NameLiaison => Some(PutBack::Values),
            Self::ChangeTerm => Some(PutBack::Term),
            Self::RenameDepartment => Some(PutBack::Department),
            Self::RetireRoom | Self::BringBackRoom => Some(PutBack::Retirement),
            Self::CloseRoom => Some(PutBack::Closure),
            Self::OpenRoom => Some(PutBack::Reopening),
            Self::CancelSession
            | Self::ReinstateSession
            | Self::MoveSession
            | Self::MoveSessionBack
            | Self::TeachSession => Some(PutBack::Session),
            Self::TeachOnward => Some(PutBack::Teacher),
            Self::MoveBooking => Some(PutBack::Booking),
            Self::Remove | Self::EndUnpaid => Some(PutBack::Removal),
            Self::CallOff => Some(PutBack::CallingOff),
            Self::SetTemplate => Some(PutBack::Wording),
            Self::Care => Some(PutBack::Contact),
            Self::LinkPair => Some(PutBack::Pair),
            Self::SaveFilter | Self::EndFilter => Some(PutBack::Filter),
            Self::GiveNothingBack => Some(PutBack::NothingBack),
            Self::Publish => Some(PutBack::Publication),
            _ => None,
        }
    }
}

impl PutBack {
    /// Everybody with a place, or the club, is told, and reads why.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Session | Self::Teacher | Self::Booking | Self::CallingOff)
    }

    /// What was changed is a row of its own beside the thing: the step that puts it back looks whether that stands as it was left.
    pub const fn is_beside(self) -> bool {
        matches!(
            self,
            Self::Teacher
                | Self::Wording
                | Self::Contact
                | Self::Pair
                | Self::Filter
                | Self::NothingBack
                | Self::Publication
        )
    }
}

/// Whether an act may be put back now, as far as it and its time tell.
pub fn may_put_back(
    act: Act,
    at: Timestamp,
    is_put_back: bool,
    now: Timestamp,
) -> Result<PutBack, LogRefusal> {
    let how = act.put_back().ok_or(LogRefusal::NotToBePutBack)?;
    if is_put_back {
        Err(LogRefusal::PutBackAlready)
    } else if now.duration_since(at) > PUT_BACK_WITHIN {
        Err(LogRefusal::TooLate)
    } else {
        Ok(how)
    }
}

/// Whether what a change has touched stands as it left it: `before` and `after` are what it kept, `now` is everything.
pub fn stands_as_left(before: &Facts, after: &Facts, now: &Facts) -> bool {
    before.keys().chain(after.keys()).all(|field| now.get(field) == after.get(field))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::Field;

    #[test]
    fn the_last_changes_can_be_put_back_and_papers_cannot() {
        let at = Timestamp::UNIX_EPOCH;
        let hours = |count| at + SignedDuration::from_hours(count);
        let may = |act, put_back, count| may_put_back(act, at, put_back, hours(count));
        assert_eq!(may(Act::Close, false, 72), Ok(PutBack::Window));
        assert_eq!(may(Act::Close, false, 73), Err(LogRefusal::TooLate));
        assert_eq!(may(Act::Close, true, 1), Err(LogRefusal::PutBackAlready));
        assert_eq!(may(Act::Refund, false, 1), Err(LogRefusal::NotToBePutBack));
        assert_eq!(may(Act::PutBack, false, 1), Err(LogRefusal::NotToBePutBack));
        assert_eq!(may(Act::CallOff, false, 1), Ok(PutBack::CallingOff));
        assert_eq!(may(Act::Publish, false, 72), Ok(PutBack::Publication));
        assert!(PutBack::CallingOff.needs_reason() && !PutBack::Wording.needs_reason());
    }

    #[test]
    fn what_was_changed_again_stands_no_more_as_it_was_left() {
        let facts = |word: &str| Facts::from([(Field::State, word.to_owned())]);
        let mut now = facts("closed");
        now.insert(Field::ClosesAt, "9".into());
        assert!(stands_as_left(&facts("open"), &facts("closed"), &now));
        assert!(!stands_as_left(&facts("open"), &facts("cancelled"), &now));
        // What was taken away must still be away.
        assert!(!stands_as_left(&facts("open"), &Facts::new(), &now));
        assert!(stands_as_left(&facts("open"), &Facts::new(), &Facts::new()));
    }
}
