//! Every reason for which somebody is told no. Facts alone: the sentences are the app's.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::attendance::AttendanceRefusal;
use crate::booking::BookingRefusal;
use crate::cash::CashRefusal;
use crate::certificate::CertificateRefusal;
use crate::consent::ConsentRefusal;
use crate::id::OfferingId;
use crate::log::LogRefusal;
use crate::member::merge::MergeRefusal;
use crate::offering::OfferingKind;
use crate::session::SessionRefusal;
use crate::stage::StageRefusal;
use crate::timetable::TimetableRefusal;

/// Why something was not done. Nothing has changed when one of these is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    /// The window opens later.
    #[error("not open yet")]
    NotOpenYet {
        /// First instant at which one may sign up.
        opens_at: Timestamp,
    },
    /// The window has closed; the closing moment itself is already closed.
    #[error("window closed")]
    WindowClosed {
        /// First instant at which one may no longer sign up.
        closed_at: Timestamp,
    },
    /// The coordinator has closed sign-up by hand.
    #[error("closed by the coordinator")]
    Closed,
    /// The institution has called the offering off.
    #[error("cancelled")]
    Cancelled,
    /// One simply comes: no place is needed.
    #[error("no sign-up needed")]
    DropIn,
    /// For members alone, whom the group itself tells.
    #[error("members only")]
    MembersOnly,
    /// Its places are drawn: one makes a wish instead.
    #[error("places are drawn")]
    ByDraw,
    /// The wishes ask for nothing, or for something twice.
    #[error("no wish, or one twice")]
    NoWish,
    /// More places are wanted than one person may have.
    #[error("wants too many")]
    WantsTooMany {
        /// How many one may want.
        most: u32,
    },
    /// Somebody else has changed what a form shows since it was shown.
    #[error("changed meanwhile")]
    ChangedMeanwhile,
    /// Wishes are still being made: the list is frozen when the window has closed.
    #[error("wishes are still being made")]
    WishesStillOpen {
        /// When it closes.
        closes_at: Timestamp,
    },
    /// The list has been frozen: nothing on it changes any more.
    #[error("list frozen")]
    ListFrozen,
    /// The list has been published with the number of places: so many are drawn, and until then it stays.
    #[error("places on the list")]
    PlacesOnList,
    /// The list is frozen and published first; then comes the seed.
    #[error("list not frozen")]
    ListNotFrozen,
    /// The seed has not as many digits as the list announced.
    #[error("not the digits announced")]
    WrongDigits {
        /// How many it announced.
        digits: u32,
    },
    /// The seed fell before the list was frozen, or has not fallen yet: then the list could have been made to suit it.
    #[error("fell before the list was frozen")]
    FellTooEarly {
        /// Since when there is the list.
        frozen_at: Timestamp,
    },
    /// The draw has been held.
    #[error("drawn already")]
    DrawnAlready,
    /// The draw was called off: places are given in order again.
    #[error("draw called off")]
    DrawCalledOff,
    /// Somebody has wished for something: the plan of the draw stays as it is.
    #[error("wished already")]
    WishedAlready,
    /// The closing moves later only, so that nobody comes too late for what was announced.
    #[error("closes later only")]
    ClosesLaterOnly {
        /// When it closes now.
        closes_at: Timestamp,
    },
    /// Nothing would be left to draw: the whole draw is called off instead.
    #[error("last of the draw")]
    LastOfDraw,
    /// What is reserved for the own district would be everybody's before the list can be frozen: it would never count.
    #[error("released before the list")]
    ReleasedBeforeList {
        /// First instant at which it is everybody's.
        until: Timestamp,
    },
    /// It cannot be drawn: it counts no places or has none free, somebody waits for one, it is in another draw, or it begins
    /// before the window closes.
    #[error("cannot be drawn")]
    CannotBeDrawn {
        /// Which.
        offering: OfferingId,
    },
    /// Some of its places are reserved, which is said in the plan of a draw; or its former class may still continue when wishes
    /// would begin.
    #[error("given in stages")]
    StagedCannotBeDrawn {
        /// Which.
        offering: OfferingId,
    },
    /// The person has a live sign-up on it already.
    #[error("already signed up")]
    AlreadySignedUp,
    /// Younger than the offering is for.
    #[error("too young")]
    TooYoung {
        /// Youngest age.
        from: u8,
        /// The person's age on the day that counts.
        age: u8,
    },
    /// Older than the offering is for.
    #[error("too old")]
    TooOld {
        /// Oldest age.
        to: u8,
        /// The person's age on the day that counts.
        age: u8,
    },
    /// The person is somewhere else at that time.
    #[error("clash of times")]
    Clash {
        /// What they have signed up for already.
        offering: OfferingId,
        /// Its name; empty where whoever asks is not to know it.
        name: String,
        /// They are only on its waiting list.
        #[serde(default)]
        waits: bool,
        /// When the two first meet.
        at: Timestamp,
    },
    /// It is full: a place that one has is not given up for a waiting list.
    #[error("no place to have instead")]
    NoPlaceInstead,
    /// One person may have no more of this kind at the institution.
    #[error("limit reached")]
    LimitReached {
        /// Classes of a term, or shifts.
        kind: OfferingKind,
        /// How many one may have.
        most: u32,
    },
    /// The person waits since a draw, and has as many of its places by now as they wanted.
    #[error("wants no more")]
    WantsNoMore {
        /// How many, as the list of the draw says.
        wanted: u32,
    },
    /// A coordinator has said no to the person here already.
    #[error("not accepted before")]
    NotAcceptedBefore,
    /// A coordinator says yes to more people than there are places.
    #[error("not as many free places")]
    NoFreePlace {
        /// How many places nobody holds.
        free: u32,
    },
    /// Nobody is asking for a place any more: it has been decided, or taken back.
    #[error("not in review")]
    NotInReview,
    /// People wait or are in review: how places are given stays as it is until then.
    #[error("somebody waits")]
    SomebodyWaits,
    /// A coordinator decides there first: no place is given up for an open question.
    #[error("reviewed first")]
    ReviewedFirst,
    /// A coordinator does what the rule refuses to everybody: the reason is to be told.
    #[error("an exception without a reason")]
    ReasonMissing {
        /// Which rule.
        rule: Box<Refusal>,
    },
    /// Name or birthday has not been told yet.
    #[error("particulars missing")]
    ParticularsMissing,
    /// No place is offered to the person now: it was answered already, or never was.
    #[error("nothing offered")]
    NothingOffered,
    /// Who waits together with somebody already, or asks themselves, cannot be asked.
    #[error("no pair")]
    NoPair,
    /// The next person is asked only after calls without an answer in two different half days.
    #[error("not called often enough")]
    CallsMissing,
    /// The sign-up has been withdrawn already.
    #[error("already withdrawn")]
    AlreadyWithdrawn,
    /// A coordinator has noted the payment already: the money is not taken twice.
    #[error("already paid")]
    AlreadyPaid,
    /// There is nothing to pay for it, or no payment to take back.
    #[error("nothing to pay")]
    NothingToPay,
    /// A place that was not paid for ends only after its last day, and after calls in two different half days.
    #[error("not called often enough about the fee")]
    FeeCallsMissing,
    /// The last day to pay moves later only, and not by many months.
    #[error("put off only later")]
    PutOffOnlyLater {
        /// The last day now.
        pay_by: Date,
    },
    /// Everything has taken place: nothing is left to give up.
    #[error("already over")]
    AlreadyOver,
    /// The first session has begun: sign-up is not opened any more.
    #[error("already begun")]
    AlreadyBegun,
    /// Sign-up would close before it opens.
    #[error("closes in the past")]
    ClosesInThePast,
    /// Capacity cannot go below the places that people hold.
    #[error("fewer places than held")]
    FewerPlacesThanHeld {
        /// Places held now.
        held: u32,
    },
    /// The same key came with another form: the page is asked to begin again.
    #[error("key used for something else")]
    KeyUsedForSomethingElse,
    /// Somebody signs in at a desk by this name already.
    #[error("somebody signs in by this name already")]
    SignInNameTaken,
    /// One's own account is ended, or given another role, by somebody else.
    #[error("one's own account is changed by somebody else")]
    OwnAccount,
    /// An institution always has somebody who says who may sign in.
    #[error("the last head stays")]
    LastHead,
    /// Somebody else signs in as the teacher of this name: each would open the other's registers.
    #[error("somebody signs in as this teacher already")]
    TeacherTaken,
    /// The code is wrong; how many more may be typed.
    #[error("wrong code")]
    WrongCode {
        /// Tries left before a pause.
        left: u8,
    },
    /// The code is older than fifteen minutes.
    #[error("code expired")]
    CodeExpired,
    /// Too many tries or codes: a pause, and a telephone number to call instead.
    #[error("too many tries")]
    TooManyTries {
        /// When one may try again.
        until: Timestamp,
    },
    /// The number signs in somebody else already.
    #[error("number taken")]
    NumberTaken,
    /// Somebody signs in with their own number: they alone change it.
    #[error("signs in with that number")]
    OwnNumber,
    /// Name and password do not belong together.
    #[error("wrong name or password")]
    WrongPassword,
    /// The institution does not run this, or the person has no role there.
    #[error("not allowed")]
    NotAllowed,
    /// It is not the person's turn yet, or stages cannot stand like this.
    #[error("by its stages: {0}")]
    Stage(StageRefusal),
    /// One session stays as it is.
    #[error("of one session: {0}")]
    Session(SessionRefusal),
    /// Somebody is not marked in a register.
    #[error("of a register: {0}")]
    Attendance(AttendanceRefusal),
    /// A room is not to be had like that.
    #[error("of a room: {0}")]
    Booking(BookingRefusal),
    /// The book of the counter stays as it is.
    #[error("of the cash book: {0}")]
    Cash(CashRefusal),
    /// There is no certificate of that.
    #[error("of a certificate: {0}")]
    Certificate(CertificateRefusal),
    /// Two records of people are not merged, or not parted again.
    #[error("of two records: {0}")]
    Merge(MergeRefusal),
    /// A term cannot be planned like that.
    #[error("of a term: {0}")]
    Timetable(TimetableRefusal),
    /// A change is not put back.
    #[error("not put back: {0:?}")]
    Log(LogRefusal),
    /// Whoever acts for somebody else may not do this.
    #[error("as a helper: {0}")]
    Consent(ConsentRefusal),
}
