//! 可能重复的人: whether two records may be of one person, and what speaks for it and against it.

use crate::person::Person;

/// Something that two records have alike or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trait {
    /// The name, sign for sign.
    Name,
    /// The name's sound: 陈淑芬, 陈淑芳 written by ear.
    Sound,
    /// Day, month and year of birth.
    Birthday,
    /// The year of birth.
    BirthYear,
    /// A telephone number, one's own or that of whom to call.
    Telephone,
}

impl Trait {
    const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Sound => "sound",
            Self::Birthday => "birthday",
            Self::BirthYear => "birth_year",
            Self::Telephone => "telephone",
        }
    }
}

/// Why two records may be of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// What is alike.
    pub alike: Vec<Trait>,
    /// What both tell and tell otherwise.
    pub differs: Vec<Trait>,
}

impl Likeness {
    /// The word kept in the database where the two are told apart: what is alike and what differs, never the particulars.
    pub fn code(&self) -> String {
        let codes = |all: &[Trait]| all.iter().map(|one| one.code()).collect::<Vec<_>>().join(" ");
        format!("{} / {}", codes(&self.alike), codes(&self.differs))
    }
}

/// Compares two records whose names sound alike; nothing where too little speaks for one person. Guessed is: the same sound and
/// birthday; the same name and year of birth; the same sound and a telephone in common. What one of them does not tell speaks
/// neither for nor against.
pub fn likeness(one: &Person, other: &Person) -> Option<Likeness> {
    let mut likeness = Likeness { alike: Vec::new(), differs: Vec::new() };
    let mut note = |what, is_alike: Option<bool>| {
        match is_alike {
            Some(true) => likeness.alike.push(what),
            Some(false) => likeness.differs.push(what),
            None => {}
        }
        is_alike == Some(true)
    };
    let both = one.name.as_ref().zip(other.name.as_ref());
    let same_name = note(Trait::Name, both.map(|(one, other)| one == other));
    if !same_name {
        note(Trait::Sound, Some(true));
    }
    let born = one.born_on.zip(other.born_on);
    let same_birthday = note(Trait::Birthday, born.map(|(one, other)| one == other));
    let same_year = same_birthday
        || note(Trait::BirthYear, born.map(|(one, other)| one.year() == other.year()));
    let same_number = note(Trait::Telephone, common_number(one, other));
    let is_guessed = same_birthday || (same_name && same_year) || same_number;
    is_guessed.then_some(likeness)
}

/// Whether they have a number in common; nothing where one of them tells none.
fn common_number(one: &Person, other: &Person) -> Option<bool> {
    let numbers = |person: &Person| -> Vec<String> {
        let own = person.mobile.as_ref().map(|mobile| mobile.as_str().to_owned());
        own.into_iter().chain(person.emergency_telephone.clone()).collect()
    };
    let (mine, theirs) = (numbers(one), numbers(other));
    (!mine.is_empty() && !theirs.is_empty())
        .then(|| mine.iter().any(|number| theirs.contains(number)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;
    use crate::id::PersonId;
    use crate::person::{Mobile, PersonName};

    fn person(name: &str, born_on: Option<Date>, mobile: &str, call: &str) -> Person {
        Person {
            id: PersonId(uuid::Uuid::nil()),
            name: Some(PersonName::parse(name).unwrap()),
            mobile: Mobile::parse(mobile).ok(),
            born_on,
            emergency_contact: None,
            emergency_telephone: (!call.is_empty()).then(|| call.to_owned()),
        }
    }

    #[test]
    fn guesses_need_more_than_a_name() {
        let day = Some(date(1956, 3, 5));
        let chen = person("陈淑芬", day, "19900000001", "");
        let guessed = |other: &Person| likeness(&chen, other);
        let same = guessed(&person("陈淑芬", day, "19900000002", "")).unwrap();
        assert_eq!(same.alike, [Trait::Name, Trait::Birthday]);
        assert_eq!(same.differs, [Trait::Telephone]);
        assert_eq!(same.code(), "name birthday / telephone");
        let by_ear = guessed(&person("陈舒芬", day, "", "")).unwrap();
        assert_eq!(by_ear.alike, [Trait::Sound, Trait::Birthday]);
        assert_eq!(by_ear.differs, [Trait::Name]);
        let year = guessed(&person("陈淑芬", Some(date(1956, 5, 3)), "", "")).unwrap();
        assert_eq!(year.alike, [Trait::Name, Trait::BirthYear]);
        let number = guessed(&person("陈淑芬", None, "", "19900000001")).unwrap();
        assert_eq!(number.alike, [Trait::Name, Trait::Telephone]);
        assert_eq!(guessed(&person("陈淑芬", Some(date(1961, 3, 5)), "", "")), None);
        assert_eq!(guessed(&person("陈舒芬", Some(date(1956, 5, 3)), "", "")), None);
        assert_eq!(guessed(&person("陈淑芬", None, "", "")), None);
    }

    #[test]
    fn who_is_like_whom_does_not_depend_on_the_order() {
        let days = [None, Some(date(1956, 3, 5)), Some(date(1956, 9, 1))];
        let people: Vec<_> = days
            .iter()
            .flat_map(|day| ["陈淑芬", "陈舒芬"].map(|name| person(name, *day, "19900000001", "")))
            .collect();
        for one in &people {
            for other in &people {
                assert_eq!(likeness(one, other), likeness(other, one));
            }
        }
    }
}
