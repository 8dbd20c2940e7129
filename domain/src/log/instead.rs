//! What a coordinator does where an act is not put back: it has an opposite, or it has gone out into the world.

use super::Act;

/// What to do instead, or why nothing can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Instead {
    /// Whoever was put on a list is taken off it.
    TakeOff,
    /// Whoever was told no is signed up at the counter.
    SignUpAtCounter,
    /// It is swapped once more.
    SwapAgain,
    /// The next one has been asked; whoever stood before is asked again when a place is free.
    PlaceIsGone,
    /// It is written down once more: the latest counts.
    WriteAgain,
    /// People have read it: another message puts it right.
    SendAnother,
    /// It is noted that somebody was told; who was not is called.
    TellThem,
    /// The page of the booking has the opposite.
    OnTheBooking,
    /// The make-up session is cancelled like any other.
    CancelSession,
    /// Its own page ends it.
    EndIt,
    /// What has ended is made anew.
    MakeAnew,
    /// The book keeps every line: another line puts it right.
    AnotherLine,
    /// An import is undone from its own page.
    OnTheImport,
    /// It is imported once more.
    ImportAgain,
    /// The board of the term has the opposite.
    OnTheBoard,
    /// A term is never deleted: its name and days are changed.
    ChangeIt,
    /// The draw is planned anew, or called off.
    ReplanDraw,
    /// Everybody has read it, and the draw rests on it.
    IsPublic,
    /// The page of the member has the opposite.
    OnTheMember,
    /// What was put back is changed once more as it was at first.
    ChangeAgain,
}

impl Act {
    /// What to do where [`Act::put_back`] tells of no way.
    pub const fn instead(self) -> Option<Instead> {
        Some(match self {
            Self::AddAtCounter | Self::AddMember | Self::WalkIn | Self::Approve => Instead::TakeOff,
            Self::NotAccept | Self::TurnAway => Instead::SignUpAtCounter,
            Self::SwapAtCounter => Instead::SwapAgain,
            Self::AskNext | Self::PassOn => Instead::PlaceIsGone,
            Self::Call
            | Self::MarkRegister
            | Self::Arrive
            | Self::ConfirmService
            | Self::WishAtCounter
            | Self::SetColumns
            | Self::GiveCard
            | Self::CorrectPerson
            | Self::AskSubstitute
            | Self::PutOff
            | Self::SetPassword => Instead::WriteAgain,
            Self::AnswerObjection | Self::Announce | Self::MessageAgain => Instead::SendAnother,
            Self::MessageTold | Self::PostLetters => Instead::TellThem,
            Self::BookRoom | Self::SettleBooking => Instead::OnTheBooking,
            Self::MakeUpSession => Instead::CancelSession,
            Self::AddRoom | Self::OpenAccount | Self::RecordConsent | Self::IssueCertificate => {
                Instead::EndIt
            }
            Self::OfferCode
            | Self::EndConsent
            | Self::RevokeCertificate
            | Self::RenewFeed
            | Self::EndFeed => Instead::MakeAnew,
            Self::Paid
            | Self::TakePaymentBack
            | Self::Refund
            | Self::CorrectPayment
            | Self::CloseDay => Instead::AnotherLine,
            Self::Import | Self::ImportRooms | Self::ImportPeople => Instead::OnTheImport,
            Self::UndoImport => Instead::ImportAgain,
            Self::PlanClass
            | Self::ChangePlanned
            | Self::RemovePlanned
            | Self::PutBackPlanned
            | Self::CopyTerm
            | Self::BeginTrial
            | Self::TryMove
            | Self::DoTrial
            | Self::DropTrial
            | Self::ResumeTrial => Instead::OnTheBoard,
            Self::AddTerm => Instead::ChangeIt,
            Self::PlanDraw | Self::ReplanDraw => Instead::ReplanDraw,
            Self::MoveClosing
            | Self::CallOffDraw
            | Self::TakeOutOfDraw
            | Self::FreezeDraw
            | Self::HoldDraw => Instead::IsPublic,
            Self::AddPerson
            | Self::Merge
            | Self::PartAgain
            | Self::TellApart
            | Self::GuessAgain => Instead::OnTheMember,
            Self::PutBack => Instead::ChangeAgain,
            Self::Remove
            | Self::LinkPair
            | Self::Care
            | Self::Close
            | Self::Reopen
            | Self::Open
            | Self::CallOff
            | Self::SetAllocation
            | Self::SetAllocations
            | Self::SetStages
            | Self::SetStagesOfTerm
            | Self::TakeOn
            | Self::NameLiaison
            | Self::CloseAt
            | Self::OpenAt
            | Self::SetPlaces
            | Self::ChangeOffering
            | Self::CancelSession
            | Self::ReinstateSession
            | Self::MoveSession
            | Self::MoveSessionBack
            | Self::TeachSession
            | Self::TeachOnward
            | Self::ChangeRoom
            | Self::RetireRoom
            | Self::BringBackRoom
            | Self::CloseRoom
            | Self::OpenRoom
            | Self::MoveBooking
            | Self::EndUnpaid
            | Self::GiveNothingBack
            | Self::SetOwnWay
            | Self::ChangeTerm
            | Self::RenameDepartment
            | Self::SetTemplate
            | Self::SetSendingHours
            | Self::SetLimits
            | Self::SetFeeTerms
            | Self::SetReminders
            | Self::EndAccount
            | Self::ReopenAccount
            | Self::SetRole
            | Self::SaveFilter
            | Self::EndFilter
            | Self::Publish => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_is_put_back_or_says_what_to_do_instead() {
        for act in Act::ALL {
            assert_ne!(act.put_back().is_some(), act.instead().is_some(), "{act:?}");
        }
    }
}
