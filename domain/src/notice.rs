//! 通知: what somebody is told on their own pages.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::booking::{BookingMoved, BookingNews};
use crate::decision::Decided;
use crate::fee::Settled;
use crate::id::{NoticeId, OfferingId, PairId, SignUpId};
use crate::offering::Fen;
use crate::person::PersonName;
use crate::refusal::Refusal;
use crate::session::SessionNews;

/// A message to one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Key.
    pub id: NoticeId,
    /// What happened.
    pub about: NoticeKind,
    /// On what; nothing where it is about the institution as a whole.
    pub offering: Option<OfferingId>,
    /// The name of what it is about: the offering's, or the institution's; empty where it is about a helper alone.
    pub of: String,
    /// Who acts for the person, where it is about that; for whom, where it is the helper who is told; who asks them to wait
    /// together.
    pub helper: Option<HelperTold>,
    /// Whose entry, if it is still there.
    pub sign_up: Option<SignUpId>,
    /// When.
    pub at: Timestamp,
}

/// A helper, as their person is told of them; or the person, as their helper is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelperTold {
    /// As on the identity card, if it was told.
    pub name: Option<PersonName>,
    /// What the helper is to the person; may be empty.
    pub relation: String,
}

/// What a person is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoticeKind {
    /// From the waiting list into a place, as it was before places were offered.
    MovedUp,
    /// A place is held for somebody who waited: they are asked to answer by then.
    PlaceOffered {
        /// Until when.
        answer_by: Timestamp,
    },
    /// It went to the next person: they had not answered, and were not reached by telephone.
    OfferEnded,
    /// The place that was offered could not be accepted any more, and they wait on.
    OfferGone {
        /// Why.
        because: Box<Refusal>,
        /// Somebody else is asked instead; otherwise nobody who waits could have it.
        is_taken: bool,
    },
    /// The institution called it off, for this reason.
    Cancelled(String),
    /// It takes place after all: that it was called off is taken back.
    TakesPlace {
        /// Why.
        reason: String,
        /// They stand as they stood; otherwise they could not have it any more.
        stands: bool,
    },
    /// A coordinator took them off the list, for this reason.
    Removed(String),
    /// The draw gave them a place.
    PlaceDrawn,
    /// The draw gave them no place at all; told of the dearest wish.
    NotDrawn {
        /// A wish was drawn and missed, so that the next draw of that course gives them one lot more.
        is_miss: bool,
    },
    /// What they wished for is not drawn, for this reason: places are given in order again.
    DrawCalledOff(String),
    /// A fee is due at the counter for a place that they have.
    FeeDue {
        /// The last day to pay.
        pay_by: Date,
        /// Why that day was put off; empty where it was not.
        put_off: String,
    },
    /// Their fee was paid at the counter.
    Paid,
    /// They had paid for a place that they gave up for another one.
    FeeCarried {
        /// What counts for the new place; nothing where that is of another institution.
        carried: Fen,
        /// What is still to be paid, and what is to be given back.
        settled: Settled,
    },
    /// The place was given on: its fee was not paid.
    Unpaid,
    /// A coordinator signed them up at the counter, or while they were on the telephone.
    AddedByCoordinator,
    /// A coordinator swapped a place of theirs for this one at the counter; what it was on.
    SwappedByCoordinator(String),
    /// They asked, and a coordinator said yes.
    Approved,
    /// A coordinator called them, and they took the place that was offered to them.
    AcceptedByTelephone,
    /// They were taken off a list, or their place was given on, and that is taken back: they stand as they stood.
    StandsAgain,
    /// Somebody who waits for the same asks them to wait together.
    AskedToWaitTogether(PairId),
    /// They wait together with somebody from now on.
    WaitsTogether,
    /// One session was cancelled, moved, made up for, or has another teacher.
    SessionChanged(SessionNews),
    /// The same of what they wait for: the first session to come.
    SessionChangedWhileWaiting(SessionNews),
    /// They said that a mark is not right, and a coordinator has answered.
    MarkAnswered {
        /// When the session met.
        at: Timestamp,
        /// Why the mark stays; nothing where it was put right.
        stays: Option<String>,
    },
    /// They had a place in the class that this one follows, and may sign up before everybody else.
    MayContinue {
        /// From when on.
        from: Timestamp,
        /// When everybody may.
        until: Timestamp,
    },
    /// A coordinator wrote this to everybody on the list.
    Announced(String),
    /// They asked, and a coordinator said no, for this reason.
    NotAccepted(String),
    /// Somebody may act for them from now on, or on other terms than before.
    HelperBegan,
    /// Somebody may act for them no more, and it was not they who ended it.
    HelperEnded,
    /// Somebody may act for them until this day, which is near.
    HelperEnds {
        /// The last day.
        last_day: Date,
    },
    /// The time for which somebody could act for them is over.
    HelperTimeOver,
    /// They may act for somebody until this day, which is near.
    HelpingEnds {
        /// The last day.
        last_day: Date,
    },
    /// The time for which they could act for somebody is over.
    HelpingTimeOver,
    /// Somebody did something for them.
    HelperActed(Decided),
    /// Somebody made wishes in a draw for them; told of the dearest.
    HelperWished,
    /// Somebody took their wishes back.
    HelperTookWishesBack,
    /// A coordinator has settled what became of a room that a club asked for.
    BookingSettled(BookingNews),
    /// A coordinator has moved it, to another time or another room.
    BookingMoved(BookingMoved),
}
