//! 怎么通知: how somebody wants to be told, and what that makes of a message.

use serde::{Deserialize, Serialize};

use super::Unreached;
use crate::notice::NoticeKind;
use crate::person::Person;

/// How somebody is told of what does not wait on their own pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OwnWay {
    /// 短信.
    Message,
    /// 打电话.
    Telephone,
    /// 寄信.
    Letter,
    /// 自己看网页: nothing else. Whoever does not answer an offer in time is called all the same.
    Pages,
}

impl OwnWay {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Message, Self::Telephone, Self::Letter, Self::Pages];

    /// The word used in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Telephone => "telephone",
            Self::Letter => "letter",
            Self::Pages => "pages",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }

    /// Whether it leads to this person: a message, and pages of one's own, need a mobile number; a call any number; a letter an
    /// address, which is asked for where it is chosen; of those whom nothing else reaches the counter asks for it besides.
    pub const fn reaches(self, person: &Person, has_address: bool) -> bool {
        let has_number = person.mobile.is_some() || person.emergency_telephone.is_some();
        match self {
            Self::Message | Self::Pages => person.mobile.is_some(),
            Self::Telephone => has_number,
            Self::Letter => has_address || !has_number,
        }
    }

    /// The first that leads there, for whom nobody has chosen one.
    pub const fn usual(person: &Person) -> Self {
        if Self::Message.reaches(person, false) {
            Self::Message
        } else if Self::Telephone.reaches(person, false) {
            Self::Telephone
        } else {
            Self::Letter
        }
    }
}

/// Whether the person's own way holds for this. Not for what concerns a consent: who may act for them, and who not any more,
/// goes to the number that signs them in, whatever else they read.
pub const fn holds_for(about: &NoticeKind) -> bool {
    !matches!(
        about,
        NoticeKind::HelperBegan
            | NoticeKind::HelperEnded
            | NoticeKind::HelperEnds { .. }
            | NoticeKind::HelperTimeOver
            | NoticeKind::HelpingEnds { .. }
            | NoticeKind::HelpingTimeOver
    )
}

/// What becomes of a message when it is written, and when its turn comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It goes out.
    Send,
    /// The desk tells its person in another way.
    GiveUp(Unreached),
    /// Its person reads it on their pages.
    Leave,
}

/// Whether its person has heard it already, on the telephone: a message confirms it, and whoever gets none is not called again.
pub const fn was_heard(about: &NoticeKind) -> bool {
    matches!(about, NoticeKind::AcceptedByTelephone)
}

/// By the person's own way, `None` where nobody has chosen one, and whether a number for messages is known.
pub const fn turn(about: &NoticeKind, own_way: Option<OwnWay>, has_mobile: bool) -> Turn {
    match by_way(about, own_way, has_mobile) {
        Turn::GiveUp(_) if was_heard(about) => Turn::Leave,
        turn => turn,
    }
}

const fn by_way(about: &NoticeKind, own_way: Option<OwnWay>, has_mobile: bool) -> Turn {
    match own_way {
        Some(OwnWay::Telephone) if holds_for(about) => Turn::GiveUp(Unreached::WantsCall),
        Some(OwnWay::Letter) if holds_for(about) => Turn::GiveUp(Unreached::WantsLetter),
        // Without a number they cannot sign in, and read nothing there.
        Some(OwnWay::Pages) if holds_for(about) && has_mobile => Turn::Leave,
        _ if has_mobile => Turn::Send,
        _ => Turn::GiveUp(Unreached::NoMobile),
    }
}

/// How somebody is reminded of what is tomorrow: by a message, or by a call where they want calls or have no mobile number. A letter
/// would come too late, whoever reads their pages sees it there, and of whom no number is known nobody can be called.
pub const fn reminder_turn(own_way: Option<OwnWay>, has_mobile: bool, has_number: bool) -> Turn {
    match own_way {
        Some(OwnWay::Letter) => Turn::Leave,
        Some(OwnWay::Pages) if has_mobile => Turn::Leave,
        Some(OwnWay::Telephone) if has_number => Turn::GiveUp(Unreached::WantsCall),
        _ if has_mobile => Turn::Send,
        _ if has_number => Turn::GiveUp(Unreached::NoMobile),
        _ => Turn::Leave,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::id::PersonId;
    use crate::person::Mobile;

    fn person(mobile: bool, emergency: bool) -> Person {
        Person {
            id: PersonId(Uuid::from_u128(7)),
            name: None,
            mobile: mobile.then(|| Mobile::parse("13800000001").unwrap()),
            born_on: None,
            emergency_contact: None,
            emergency_telephone: emergency.then(|| "0791-0000-0000".to_owned()),
        }
    }

    #[test]
    fn each_way_has_its_word() {
        for way in OwnWay::ALL {
            assert_eq!(OwnWay::from_code(way.code()), Some(way));
        }
        assert_eq!(OwnWay::from_code("fax"), None);
    }

    #[test]
    fn only_what_leads_to_somebody_is_offered_and_one_always_does() {
        let ways = |person: &Person| OwnWay::ALL.map(|way| way.reaches(person, true));
        assert_eq!(ways(&person(true, false)), [true; 4]);
        assert_eq!(ways(&person(false, true)), [false, true, true, false]);
        assert_eq!(ways(&person(false, false)), [false, false, true, false]);
        let no_address = |person: &Person| OwnWay::ALL.map(|way| way.reaches(person, false));
        assert_eq!(no_address(&person(true, false)), [true, true, false, true]);
        assert_eq!(no_address(&person(false, true)), [false, true, false, false]);
        assert_eq!(no_address(&person(false, false)), [false, false, true, false]);
        for (mobile, emergency) in [(true, true), (true, false), (false, true), (false, false)] {
            let person = person(mobile, emergency);
            assert!(OwnWay::usual(&person).reaches(&person, false));
        }
        assert_eq!(OwnWay::usual(&person(false, true)), OwnWay::Telephone);
    }

    #[test]
    fn ones_own_way_holds_for_everything_but_consents() {
        let off = NoticeKind::Cancelled(String::new());
        assert_eq!(turn(&off, None, true), Turn::Send);
        assert_eq!(turn(&off, None, false), Turn::GiveUp(Unreached::NoMobile));
        assert_eq!(turn(&off, Some(OwnWay::Message), true), Turn::Send);
        assert_eq!(turn(&off, Some(OwnWay::Message), false), Turn::GiveUp(Unreached::NoMobile));
        assert_eq!(turn(&off, Some(OwnWay::Telephone), true), Turn::GiveUp(Unreached::WantsCall));
        assert_eq!(turn(&off, Some(OwnWay::Letter), true), Turn::GiveUp(Unreached::WantsLetter));
        assert_eq!(turn(&off, Some(OwnWay::Pages), true), Turn::Leave);
        assert_eq!(turn(&off, Some(OwnWay::Pages), false), Turn::GiveUp(Unreached::NoMobile));
        for way in OwnWay::ALL {
            assert_eq!(turn(&NoticeKind::HelperBegan, Some(way), true), Turn::Send);
        }
    }

    #[test]
    fn what_was_heard_on_the_telephone_is_confirmed_by_a_message_and_by_no_second_call() {
        let heard = NoticeKind::AcceptedByTelephone;
        assert_eq!(turn(&heard, None, true), Turn::Send);
        assert_eq!(turn(&heard, Some(OwnWay::Message), true), Turn::Send);
        for way in [None].into_iter().chain(OwnWay::ALL.map(Some)) {
            assert_eq!(turn(&heard, way, false), Turn::Leave, "{way:?}");
        }
        for way in [OwnWay::Telephone, OwnWay::Letter, OwnWay::Pages] {
            assert_eq!(turn(&heard, Some(way), true), Turn::Leave);
        }
    }

    #[test]
    fn of_tomorrow_whoever_wants_calls_or_has_no_mobile_is_reminded_by_a_call() {
        let call = |why| Turn::GiveUp(why);
        for way in [None, Some(OwnWay::Message)] {
            assert_eq!(reminder_turn(way, true, true), Turn::Send);
            assert_eq!(reminder_turn(way, false, true), call(Unreached::NoMobile));
            assert_eq!(reminder_turn(way, false, false), Turn::Leave);
        }
        let wants_calls = Some(OwnWay::Telephone);
        assert_eq!(reminder_turn(wants_calls, true, true), call(Unreached::WantsCall));
        assert_eq!(reminder_turn(wants_calls, false, true), call(Unreached::WantsCall));
        assert_eq!(reminder_turn(wants_calls, false, false), Turn::Leave);
        assert_eq!(reminder_turn(Some(OwnWay::Letter), true, true), Turn::Leave, "too late");
        assert_eq!(reminder_turn(Some(OwnWay::Pages), true, true), Turn::Leave);
        let no_pages = reminder_turn(Some(OwnWay::Pages), false, true);
        assert_eq!(no_pages, call(Unreached::NoMobile), "they cannot sign in");
    }
}
