//! What an offering says of itself and no other act changes: its name, whom it is for, what it costs, whom to ask.

use serde::{Deserialize, Serialize};

use super::{Conditions, Fen};

/// All of it. Times, rooms, teachers, places and the window have acts of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// 楷书一年级（1）班.
    pub name: String,
    /// 系别, of a class; empty for every other kind.
    #[serde(default)]
    pub department: String,
    /// 课程: the entry in the catalogue that a class is of; empty for every other kind.
    #[serde(default)]
    pub course: String,
    /// To pay by whoever gets a place from now on.
    pub fee: Fen,
    /// Youngest age, included.
    pub age_from: Option<u8>,
    /// Oldest age, included.
    pub age_to: Option<u8>,
    /// Who else may come, in words.
    pub conditions: String,
    /// What one's health has to allow.
    pub health: String,
    /// Whom to call; empty: the institution.
    pub telephone: String,
    /// That person's name; empty if not told.
    pub contact: String,
    /// What to bring; empty if nothing.
    pub bring: String,
    /// Bus stop and way in; empty: the institution's.
    pub directions: String,
    /// What else is said; empty if nothing.
    pub note: String,
    /// 参加对象, of an activity; empty for every other kind.
    pub audience: String,
    /// 技能要求, of a shift; empty for every other kind.
    pub skills: String,
}

impl Contents {
    /// The ages as the rule about them knows them.
    pub fn ages(&self) -> Conditions {
        Conditions { age_from: self.age_from, age_to: self.age_to, ..Conditions::default() }
    }

    /// Whether a class is another course's, or its course another department's.
    pub fn is_of_another_course(&self, before: &Self) -> bool {
        (&self.department, &self.course) != (&before.department, &before.course)
    }

    /// Whether it asks something else of those who come: another fee or other ages. People rely on both.
    pub fn asks_otherwise(&self, before: &Self) -> bool {
        (self.fee, self.age_from, self.age_to) != (before.fee, before.age_from, before.age_to)
    }
}

/// What a place costs that was certain before the fee was changed. Whoever has paid owes nothing more and nothing is taken from
/// what they paid; nobody else pays more than they were promised.
pub fn promised(before: Fen, after: Fen, is_paid: bool) -> Fen {
    if is_paid || before.0 < after.0 { before } else { after }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_pays_more_than_they_were_promised() {
        let (low, high) = (Fen::yuan(20), Fen::yuan(200));
        assert_eq!(promised(low, high, false), low);
        assert_eq!(promised(high, low, false), low);
        assert_eq!(promised(high, low, true), high);
        assert_eq!(promised(low, high, true), low);
    }

    #[test]
    fn a_name_asks_nothing_of_anybody() {
        let before = Contents { name: "合唱".into(), ..Contents::default() };
        let named = Contents { name: "合唱班".into(), ..before.clone() };
        assert!(!named.asks_otherwise(&before) && !named.is_of_another_course(&before));
        let moved = Contents { department: "音乐系".into(), ..before.clone() };
        assert!(!moved.asks_otherwise(&before) && moved.is_of_another_course(&before));
        assert!(Contents { age_to: Some(75), ..before.clone() }.asks_otherwise(&before));
        assert!(Contents { fee: Fen::yuan(1), ..before.clone() }.asks_otherwise(&before));
    }
}
