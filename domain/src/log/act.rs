//! Everything that is done at a desk and changes something, each with the word that is kept of it.

use serde::{Deserialize, Serialize};

/// What an act is about, roughly: by this the log is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// Sign-ups, lists, calls.
    SignUps,
    /// Offerings: opening, ways, stages, imports.
    Offerings,
    /// Sessions, registers, hours of service.
    Sessions,
    /// Rooms and bookings.
    Rooms,
    /// Fees, receipts and the cash book.
    Money,
    /// Members, their cards, consents and merges.
    Members,
    /// Terms that are planned.
    Terms,
    /// Draws.
    Draws,
    /// What was written to people.
    Messages,
    /// How the institution does things, and who may sign in.
    Settings,
}

impl Topic {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 10] = [
        Self::SignUps,
        Self::Offerings,
        Self::Sessions,
        Self::Rooms,
        Self::Money,
        Self::Members,
        Self::Terms,
        Self::Draws,
        Self::Messages,
        Self::Settings,
    ];

    /// The word used in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignUps => "sign_ups",
            Self::Offerings => "offerings",
            Self::Sessions => "sessions",
            Self::Rooms => "rooms",
            Self::Money => "money",
            Self::Members => "members",
            Self::Terms => "terms",
            Self::Draws => "draws",
            Self::Messages => "messages",
            Self::Settings => "settings",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.code() == code)
    }

    /// The acts about it.
    pub fn acts(self) -> impl Iterator<Item = Act> {
        Act::ALL.iter().copied().filter(move |act| act.topic() == self)
    }
}

macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident $code:literal $topic:ident),* $(,)?) => {
        /// What was done. The word of each is kept in the database and tells one form from another: it never changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Act { $($(#[$doc])* $name),* }

        impl Act {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The word kept in the database.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// What it is about, roughly.
            pub const fn topic(self) -> Topic {
                match self { $(Self::$name => Topic::$topic),* }
            }
        }
    };
}

acts! {
    /// Somebody was signed up at the counter.
    AddAtCounter "add_at_counter" SignUps,
    /// A member was signed up from their page.
    AddMember "add_member" SignUps,
    /// Somebody was told no at the counter; they are a member from then on.
    TurnAway "turn_away" SignUps,
    /// Somebody has another place instead of the one they had; an entry for each of the two.
    SwapAtCounter "swap_at_counter" SignUps,
    /// Somebody was taken off a list.
    Remove "remove" SignUps,
    /// Somebody in review was given a place, or several were.
    Approve "approve" SignUps,
    /// Somebody in review was told no.
    NotAccept "not_accept" SignUps,
    /// A call was written down, with what came of it.
    Call "call" SignUps,
    /// The next of a waiting list is asked.
    AskNext "ask_next" SignUps,
    /// Two who wait were linked.
    LinkPair "pair_link" SignUps,
    /// Reserved places were passed on, by the clock.
    PassOn "pass_on" SignUps,
    /// Somebody's absence was asked after.
    Care "care_contact" SignUps,
    /// Sign-up was closed by hand.
    Close "close" Offerings,
    /// Its window decides again.
    Reopen "reopen" Offerings,
    /// Sign-up was opened before its time.
    Open "open" Offerings,
    /// An offering was called off.
    CallOff "cancel" Offerings,
    /// How the places of one offering are given.
    SetAllocation "set_allocation" Offerings,
    /// How the places of many are given; an entry for each.
    SetAllocations "set_allocations" Offerings,
    /// The stages of one offering.
    SetStages "set_stages" Offerings,
    /// The stages of a term's classes.
    SetStagesOfTerm "set_stages_of_term" Offerings,
    /// Who calls those who did not come.
    TakeOn "take_on" Offerings,
    /// A coordinator named another one for it.
    NameLiaison "name_liaison" Offerings,
    /// Sign-up closes at another time.
    CloseAt "close_at" Offerings,
    /// Sign-up opens at another time.
    OpenAt "open_at" Offerings,
    /// An offering has another number of places.
    SetPlaces "set_places" Offerings,
    /// What an offering says of itself: name, fee, ages, whom to ask.
    ChangeOffering "change_offering" Offerings,
    /// A plan was taken over from a file.
    Import "confirm-import" Offerings,
    /// It was said what the columns of a file are.
    SetColumns "set_columns" Offerings,
    /// A list of rooms was taken over from a file.
    ImportRooms "confirm_rooms" Rooms,
    /// A register of people was taken over from a file.
    ImportPeople "confirm_people" Members,
    /// What an import has made was taken back.
    UndoImport "undo_import" Offerings,
    /// 停课.
    CancelSession "cancel_session" Sessions,
    /// It takes place after all.
    ReinstateSession "reinstate_session" Sessions,
    /// 改期.
    MoveSession "move_session" Sessions,
    /// To where it was planned.
    MoveSessionBack "move_session_back" Sessions,
    /// 补课.
    MakeUpSession "make_up_session" Sessions,
    /// 代课.
    TeachSession "teach_session" Sessions,
    /// 问了谁: a teacher was asked to come in another's place, or has answered.
    AskSubstitute "ask_substitute" Sessions,
    /// 以后都换: another teacher for all sessions from a day on.
    TeachOnward "teach_onward" Sessions,
    /// A register was marked.
    MarkRegister "mark_register" Sessions,
    /// Somebody who says that a mark is not right was answered.
    AnswerObjection "answer_objection" Sessions,
    /// Somebody arrived at the door.
    Arrive "arrive" Sessions,
    /// Somebody without a place came.
    WalkIn "walk_in" Sessions,
    /// Hours of service were confirmed.
    ConfirmService "confirm_service" Sessions,
    /// A room was added.
    AddRoom "add_room" Rooms,
    /// What is said of a room.
    ChangeRoom "change_room" Rooms,
    /// A room is not used any more.
    RetireRoom "retire_room" Rooms,
    /// It is used again.
    BringBackRoom "bring_back_room" Rooms,
    /// A room, or the whole house, was closed for a time.
    CloseRoom "close_room" Rooms,
    /// A closure was taken back.
    OpenRoom "open_room" Rooms,
    /// A room was booked.
    BookRoom "book_room" Rooms,
    /// A booking was confirmed, refused, called off, given.
    SettleBooking "settle_booking" Rooms,
    /// A booking has another time or another room.
    MoveBooking "move_booking" Rooms,
    /// A fee was taken.
    Paid "paid" Money,
    /// A payment was taken back.
    TakePaymentBack "payment_taken_back" Money,
    /// Somebody may pay later.
    PutOff "put_off" Money,
    /// A place that was not paid for was ended.
    EndUnpaid "end_unpaid" Money,
    /// Money was given back.
    Refund "refund" Money,
    /// What was paid for a place that has ended is not given back.
    GiveNothingBack "give_nothing_back" Money,
    /// A payment was corrected.
    CorrectPayment "payment_corrected" Money,
    /// 日结.
    CloseDay "cash_closed" Money,
    /// Somebody was added who has signed up for nothing yet, or found again.
    AddPerson "add_person" Members,
    /// A name, a birthday, a number or whom to call was put right.
    CorrectPerson "correct_person" Members,
    /// A card was made.
    GiveCard "give_card" Members,
    /// How somebody wants to be told.
    SetOwnWay "set_own_way" Members,
    /// A code was made that lets somebody else consent on their own device.
    OfferCode "offer_consent_code" Members,
    /// A consent was written down.
    RecordConsent "record_consent" Members,
    /// A consent was ended.
    EndConsent "end_consent_at_desk" Members,
    /// A certificate was made.
    IssueCertificate "issue_certificate" Members,
    /// It is good no more.
    RevokeCertificate "revoke_certificate" Members,
    /// Two records were made one.
    Merge "people_merged" Members,
    /// They were parted again.
    PartAgain "merge_undone" Members,
    /// Two who look like one person are two.
    TellApart "twins_told_apart" Members,
    /// They may be one after all.
    GuessAgain "twins_guessed_again" Members,
    /// A term was added.
    AddTerm "add_term" Terms,
    /// Name and days of a term.
    ChangeTerm "change_term" Terms,
    /// A department is called otherwise.
    RenameDepartment "rename_department" Terms,
    /// A class was planned.
    PlanClass "plan_class" Terms,
    /// What is planned of it.
    ChangePlanned "change_planned" Terms,
    /// It was taken out of the plan.
    RemovePlanned "remove_planned" Terms,
    /// The last change of it was put back.
    PutBackPlanned "put_back_planned" Terms,
    /// A term was copied.
    CopyTerm "copy_term" Terms,
    /// A trial of its plan was begun.
    BeginTrial "begin_trial" Terms,
    /// A class was moved in it; the plan stays.
    TryMove "try_move" Terms,
    /// Everything in it was carried out.
    DoTrial "do_trial" Terms,
    /// It was dropped.
    DropTrial "drop_trial" Terms,
    /// A trial that was dropped goes on.
    ResumeTrial "resume_trial" Terms,
    /// Planned classes were published.
    Publish "publish_planned" Terms,
    /// A draw was planned.
    PlanDraw "plan_draw" Draws,
    /// It was planned anew.
    ReplanDraw "replan_draw" Draws,
    /// It closes later.
    MoveClosing "move_closing" Draws,
    /// It was called off.
    CallOffDraw "call_off_draw" Draws,
    /// An offering was taken out of it.
    TakeOutOfDraw "take_out_of_draw" Draws,
    /// Somebody's wishes were written down.
    WishAtCounter "wish_at_counter" Draws,
    /// Its list was frozen.
    FreezeDraw "freeze" Draws,
    /// It was held.
    HoldDraw "hold_draw" Draws,
    /// Everybody on a list was written to.
    Announce "announce" Messages,
    /// Somebody whom no message reached was told.
    MessageTold "message_told" Messages,
    /// A message is sent again.
    MessageAgain "message_again" Messages,
    /// Letters are in the post.
    PostLetters "messages_posted" Messages,
    /// A message of the institution's own wording.
    SetTemplate "template" Settings,
    /// When messages go out.
    SetSendingHours "set_sending_hours" Settings,
    /// How many classes and shifts one person may have.
    SetLimits "set_limits" Settings,
    /// How fees are taken.
    SetFeeTerms "set_fee_terms" Settings,
    /// Of which sessions people are reminded.
    SetReminders "set_reminders" Settings,
    /// Somebody may sign in.
    OpenAccount "open_account" Settings,
    /// They may not any more.
    EndAccount "account_ended" Settings,
    /// They may again.
    ReopenAccount "account_reopened" Settings,
    /// They do something else there.
    SetRole "account_role" Settings,
    /// A password was set; never which.
    SetPassword "set_password" Settings,
    /// An address for calendars was made; the one before it ended.
    RenewFeed "renew_feed" Settings,
    /// An address for calendars was ended.
    EndFeed "end_feed" Settings,
    /// What the list is asked for was kept by a name.
    SaveFilter "save_filter" Settings,
    /// Such a name was taken away.
    EndFilter "end_filter" Settings,
    /// A change was put back.
    PutBack "put_back" Settings,
}

impl Act {
    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|act| act.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_act_has_a_word_of_its_own_and_a_topic() {
        let mut words: Vec<_> = Act::ALL.iter().map(|act| act.code()).collect();
        words.sort_unstable();
        assert!(words.windows(2).all(|pair| pair[0] != pair[1]), "{words:?}");
        for act in Act::ALL {
            assert_eq!(Act::from_code(act.code()), Some(*act));
        }
        let found: usize = Topic::ALL.iter().map(|topic| topic.acts().count()).sum();
        assert_eq!(found, Act::ALL.len());
        for topic in Topic::ALL {
            assert_eq!(Topic::from_code(topic.code()), Some(topic));
        }
    }
}
