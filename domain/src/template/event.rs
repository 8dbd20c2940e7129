//! What happens that an institution may word by itself, by which way it is told, and what may be put in.

use super::Blank;
use crate::booking::Act;
use crate::notice::NoticeKind;
use crate::session::SessionNews;

/// What has happened, or is near.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// A place is certain: a draw gave it, a coordinator said yes, or it was accepted on the telephone.
    PlaceConfirmed,
    /// 名额通知: a place is free for somebody who waited.
    PlaceOffered,
    /// A fee is due.
    FeeDue,
    /// 移出名单: a coordinator took somebody off a list.
    Removed,
    /// A coordinator said no to who asked.
    NotAccepted,
    /// A place was given on: its fee was not paid.
    Unpaid,
    /// An offered place went to the next one: nobody answered.
    OfferEnded,
    /// An offered place could not be accepted any more.
    OfferGone,
    /// 没有抽中.
    NotDrawn,
    /// 不抽签了: places are given in order again.
    DrawCalledOff,
    /// All of it is called off.
    CalledOff,
    /// 停课: one session.
    SessionCancelled,
    /// 恢复: it takes place after all.
    SessionBack,
    /// 改期: another time.
    SessionMoved,
    /// 换教室: the same time in another room.
    RoomChanged,
    /// 补课.
    MadeUp,
    /// 提前一天的提醒.
    SessionComes,
    /// 同意借: a club has the room that it asked for.
    BookingApproved,
    /// 没有同意.
    BookingDeclined,
    /// 改时间、换地方.
    BookingMoved,
    /// 取消借用.
    BookingCancelled,
    /// 恢复借用.
    BookingBack,
    /// 空出来了: a club that waited has the room.
    BookingGiven,
}

/// By which way somebody is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Channel {
    /// 短信.
    Message,
    /// 信.
    Letter,
}

impl Channel {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Message, Self::Letter];

    /// The word used in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Letter => "letter",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.code() == code)
    }
}

impl Event {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 23] = [
        Self::PlaceConfirmed,
        Self::PlaceOffered,
        Self::FeeDue,
        Self::NotDrawn,
        Self::DrawCalledOff,
        Self::NotAccepted,
        Self::OfferEnded,
        Self::OfferGone,
        Self::Unpaid,
        Self::Removed,
        Self::SessionCancelled,
        Self::SessionMoved,
        Self::RoomChanged,
        Self::SessionBack,
        Self::MadeUp,
        Self::SessionComes,
        Self::CalledOff,
        Self::BookingApproved,
        Self::BookingDeclined,
        Self::BookingMoved,
        Self::BookingCancelled,
        Self::BookingBack,
        Self::BookingGiven,
    ];

    /// The word used in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::PlaceConfirmed => "place_confirmed",
            Self::PlaceOffered => "place_offered",
            Self::FeeDue => "fee_due",
            Self::Removed => "removed",
            Self::NotAccepted => "not_accepted",
            Self::Unpaid => "unpaid",
            Self::OfferEnded => "offer_ended",
            Self::OfferGone => "offer_gone",
            Self::NotDrawn => "not_drawn",
            Self::DrawCalledOff => "draw_called_off",
            Self::CalledOff => "called_off",
            Self::SessionCancelled => "session_cancelled",
            Self::SessionBack => "session_back",
            Self::SessionMoved => "session_moved",
            Self::RoomChanged => "room_changed",
            Self::MadeUp => "made_up",
            Self::SessionComes => "session_comes",
            Self::BookingApproved => "booking_approved",
            Self::BookingDeclined => "booking_declined",
            Self::BookingMoved => "booking_moved",
            Self::BookingCancelled => "booking_cancelled",
            Self::BookingBack => "booking_back",
            Self::BookingGiven => "booking_given",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.code() == code)
    }

    /// Which event a notice tells of; what a coordinator has written has words of its own, and so has what puts a mistake right, and
    /// what never goes out.
    pub fn of(about: &NoticeKind) -> Option<Self> {
        Some(match about {
            NoticeKind::PlaceDrawn | NoticeKind::Approved | NoticeKind::AcceptedByTelephone => {
                Self::PlaceConfirmed
            }
            NoticeKind::PlaceOffered { .. } => Self::PlaceOffered,
            NoticeKind::FeeDue { .. } => Self::FeeDue,
            NoticeKind::Removed(_) => Self::Removed,
            NoticeKind::NotAccepted(_) => Self::NotAccepted,
            NoticeKind::Unpaid => Self::Unpaid,
            NoticeKind::OfferEnded => Self::OfferEnded,
            NoticeKind::OfferGone { .. } => Self::OfferGone,
            NoticeKind::NotDrawn { .. } => Self::NotDrawn,
            NoticeKind::DrawCalledOff(_) => Self::DrawCalledOff,
            NoticeKind::Cancelled(_) => Self::CalledOff,
            NoticeKind::SessionChanged(news) => return Self::of_session(news),
            NoticeKind::BookingSettled(news) => match news.act {
                Act::Approve => Self::BookingApproved,
                Act::Decline => Self::BookingDeclined,
                Act::Cancel => Self::BookingCancelled,
                Act::Reinstate => Self::BookingBack,
                Act::Give => Self::BookingGiven,
            },
            // An institution's own words say that the room is theirs.
            NoticeKind::BookingMoved(news) if news.waits => return None,
            NoticeKind::BookingMoved(_) => Self::BookingMoved,
            _ => return None,
        })
    }

    /// Which event the news of one session is.
    pub fn of_session(news: &SessionNews) -> Option<Self> {
        Some(match news {
            SessionNews::Cancelled { .. } => Self::SessionCancelled,
            SessionNews::Reinstated { .. } => Self::SessionBack,
            SessionNews::Moved { was, to, .. } if *was == to.from => Self::RoomChanged,
            SessionNews::Moved { .. } => Self::SessionMoved,
            SessionNews::MadeUp { .. } => Self::MadeUp,
            SessionNews::Comes { .. } => Self::SessionComes,
            SessionNews::Taught { .. } => return None,
        })
    }

    /// By which ways it is told: of what is tomorrow, and of what is on after all, no letter arrives in time, and of a club no
    /// address is known.
    pub const fn channels(self) -> &'static [Channel] {
        match self {
            Self::SessionComes
            | Self::PlaceOffered
            | Self::BookingApproved
            | Self::BookingDeclined
            | Self::BookingMoved
            | Self::BookingCancelled
            | Self::BookingBack
            | Self::BookingGiven => &[Channel::Message],
            _ => &Channel::ALL,
        }
    }

    /// Without which whoever reads it would have to ask.
    pub const fn necessary(self) -> &'static [Blank] {
        match self {
            Self::PlaceOffered | Self::FeeDue => &[Blank::Offering, Blank::Until],
            Self::CalledOff
            | Self::PlaceConfirmed
            | Self::Removed
            | Self::NotAccepted
            | Self::Unpaid
            | Self::OfferEnded
            | Self::OfferGone
            | Self::NotDrawn
            | Self::DrawCalledOff => &[Blank::Offering],
            Self::SessionCancelled | Self::SessionBack | Self::SessionComes => {
                &[Blank::Offering, Blank::Time]
            }
            Self::SessionMoved => &[Blank::Offering, Blank::Time, Blank::NewTime],
            Self::RoomChanged => &[Blank::Offering, Blank::Time, Blank::Place],
            Self::MadeUp => &[Blank::Offering, Blank::NewTime],
            Self::BookingMoved => &[Blank::Club, Blank::Time, Blank::NewTime, Blank::Place],
            Self::BookingApproved
            | Self::BookingDeclined
            | Self::BookingCancelled
            | Self::BookingBack
            | Self::BookingGiven => &[Blank::Club, Blank::Place, Blank::Time],
        }
    }

    /// Everything that may be put in.
    pub fn blanks(self, channel: Channel) -> Vec<Blank> {
        let also: &[Blank] = match self {
            Self::PlaceConfirmed
            | Self::PlaceOffered
            | Self::FeeDue
            | Self::Unpaid
            | Self::OfferEnded
            | Self::OfferGone
            | Self::NotDrawn
            | Self::SessionBack
            | Self::BookingApproved
            | Self::BookingBack
            | Self::BookingGiven => &[],
            // Of these the person reads why in any case: whoever gives the reason knows it.
            Self::Removed
            | Self::NotAccepted
            | Self::DrawCalledOff
            | Self::CalledOff
            | Self::SessionCancelled
            | Self::RoomChanged
            | Self::BookingDeclined
            | Self::BookingCancelled
            | Self::BookingMoved => &[Blank::Reason],
            Self::SessionMoved => &[Blank::Place, Blank::Reason],
            Self::MadeUp => &[Blank::Time, Blank::Place],
            Self::SessionComes => &[Blank::Place],
        };
        let name: &[Blank] = if channel == Channel::Letter { &[Blank::Name] } else { &[] };
        let always = [Blank::Telephone, Blank::Institution];
        [name, self.necessary(), also, &always].concat()
    }
}
