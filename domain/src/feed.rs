//! 日历订阅 of the desk: what an address for calendars, or for the screen on a wall, is about.

use serde::{Deserialize, Serialize};

use crate::id::{OfferingId, VenueId};

/// The longest name of a teacher that is looked at.
const LONGEST_NAME: usize = 60;

/// Whose sessions a calendar reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FeedOf {
    /// 场地: what is in a room, bookings too.
    Room(VenueId),
    /// 老师: what somebody of this name teaches, also in another's place.
    Teacher(String),
    /// 班级: the sessions of one offering.
    Offering(OfferingId),
    /// 墙上的屏幕: the board of the day as it hangs on a wall. A page, not a calendar.
    Board,
}

impl FeedOf {
    /// The word kept in the database and sent by forms.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Room(_) => "room",
            Self::Teacher(_) => "teacher",
            Self::Offering(_) => "offering",
            Self::Board => "board",
        }
    }

    /// What it is about, within its kind.
    pub fn subject(&self) -> String {
        match self {
            Self::Room(room) => room.to_string(),
            Self::Teacher(name) => name.clone(),
            Self::Offering(offering) => offering.to_string(),
            Self::Board => String::new(),
        }
    }

    /// Reads [`Self::code`] and [`Self::subject`].
    pub fn from_parts(code: &str, subject: &str) -> Option<Self> {
        match code {
            "room" => subject.parse().ok().map(Self::Room),
            "offering" => subject.parse().ok().map(Self::Offering),
            "board" => subject.is_empty().then_some(Self::Board),
            "teacher" => {
                let is_name = !subject.trim().is_empty() && subject.chars().count() <= LONGEST_NAME;
                let is_sound = is_name && !subject.chars().any(char::is_control);
                is_sound.then(|| Self::Teacher(subject.to_owned()))
            }
            _ => None,
        }
    }

    /// As a form sends it: `room 0199…`.
    pub fn sent(&self) -> String {
        format!("{} {}", self.code(), self.subject())
    }

    /// Reads [`Self::sent`].
    pub fn read(sent: &str) -> Option<Self> {
        let (code, subject) = sent.split_once(' ')?;
        Self::from_parts(code, subject)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_form_sends_is_read_again() {
        let id = "019abc00-0000-7000-8000-000000000001";
        let all = [
            FeedOf::Room(id.parse().unwrap()),
            FeedOf::Offering(id.parse().unwrap()),
            FeedOf::Teacher("魏 桂".into()),
            FeedOf::Board,
        ];
        for of in all {
            assert_eq!(FeedOf::read(&of.sent()), Some(of));
        }
        for odd in [
            "",
            "room",
            "room x",
            "teacher  ",
            "board x",
            "board",
            "teacher a\u{7}",
            "person 1",
            &format!("teacher {}", "字".repeat(61)),
        ] {
            assert_eq!(FeedOf::read(odd), None, "{odd}");
        }
    }
}
