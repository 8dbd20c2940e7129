//! 人员: a person, and the proofs that a name, a number or a birthday was typed rightly.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{InstitutionId, PersonId};
use crate::text::{has_control_characters, narrow, trimmed};

/// One human being, whatever they do here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Key.
    pub id: PersonId,
    /// As on the identity card; `None` until the first sign-in has asked for it.
    pub name: Option<PersonName>,
    /// The number that they sign in with; some people have no telephone.
    pub mobile: Option<Mobile>,
    /// By the identity card, not the lunar calendar; `None` until asked for.
    pub born_on: Option<Date>,
    /// Whom to call if something happens, with the relation in words.
    pub emergency_contact: Option<String>,
    /// That person's telephone.
    pub emergency_telephone: Option<String>,
}

impl Person {
    /// Name and birthday are known, so that sign-ups can be judged.
    pub const fn is_complete(&self) -> bool {
        self.name.is_some() && self.born_on.is_some()
    }
}

/// A coordinator (管理员): a person who runs one institution's offerings at its desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coordinator {
    /// The person.
    pub person: PersonId,
    /// The name shown at the desk.
    pub name: String,
    /// The institution whose offerings they run, and no other.
    pub institution: InstitutionId,
}

/// A name of 1 to 60 characters, kept as typed: rare characters survive, blanks at the ends do not.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonName(String);

/// What is wrong with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPersonName {
    /// Nothing was typed.
    #[error("no name")]
    Missing,
    /// More than 60 characters.
    #[error("name too long")]
    TooLong,
    /// Control characters, markup or digits.
    #[error("not a name")]
    NotAName,
}

impl PersonName {
    /// The longest name, in characters.
    pub const LONGEST: usize = 60;

    /// Reads a name. Middle dots of every kind become · (U+00B7); a name is never normalised otherwise.
    pub fn parse(typed: &str) -> Result<Self, InvalidPersonName> {
        let dotted: String = trimmed(typed)
            .chars()
            .map(|c| if matches!(c, '•' | '・' | '‧' | '．' | '·') { '·' } else { c })
            .collect();
        let name = unpadded(&dotted);
        if name.is_empty() {
            return Err(InvalidPersonName::Missing);
        }
        if name.chars().count() > Self::LONGEST {
            return Err(InvalidPersonName::TooLong);
        }
        let foreign =
            |c: char| c.is_control() || c.is_ascii_digit() || "<>&\"=@/\\{}[]".contains(c);
        if has_control_characters(&name) || name.chars().any(foreign) {
            return Err(InvalidPersonName::NotAName);
        }
        Ok(Self(name))
    }

    /// The name as it is shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Lists pad a name of two characters with a blank so that it lines up with names of three: 魏　桂.
fn unpadded(name: &str) -> String {
    let han = |c: char| !c.is_ascii() && c.is_alphabetic();
    if name.chars().all(|c| han(c) || c.is_whitespace()) && name.chars().any(char::is_whitespace) {
        name.chars().filter(|c| !c.is_whitespace()).collect()
    } else {
        name.to_owned()
    }
}

/// A mobile number of the Chinese mainland: 11 digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mobile(String);

/// What was typed is no mobile number; how many digits were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a mobile number: {digits} digits")]
pub struct InvalidMobile {
    /// Digits typed, after +86.
    pub digits: usize,
}

impl Mobile {
    /// Reads what people type: spaces, hyphens, +86 or 0086 and full-width digits are understood.
    pub fn parse(typed: &str) -> Result<Self, InvalidMobile> {
        let tidy: String = narrow(trimmed(typed))
            .chars()
            .filter(|c| c.is_ascii_digit() || c.is_alphabetic() || *c == '+')
            .collect();
        let after_code =
            ["+86", "0086"].iter().find_map(|code| tidy.strip_prefix(code)).unwrap_or(&tidy);
        let digits = match after_code.strip_prefix("86") {
            Some(rest) if rest.len() == 11 => rest,
            _ => after_code,
        };
        let complete = digits.len() == 11 && digits.bytes().all(|byte| byte.is_ascii_digit());
        match digits.as_bytes() {
            [b'1', b'3'..=b'9', ..] if complete => Ok(Self(digits.to_owned())),
            _ => Err(InvalidMobile { digits: digits.chars().filter(char::is_ascii_digit).count() }),
        }
    }

    /// The eleven digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For reading: 138 0000 0000, with no-break spaces.
    pub fn spaced(&self) -> String {
        format!("{}\u{a0}{}\u{a0}{}", &self.0[..3], &self.0[3..7], &self.0[7..])
    }

    /// For places where others may look on: 138****0000.
    pub fn masked(&self) -> String {
        format!("{}****{}", &self.0[..3], &self.0[7..])
    }
}

/// A telephone of any kind, mobile or with an area code: 7 to 12 digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Telephone(String);

/// What was typed is no telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a telephone number")]
pub struct InvalidTelephone;

impl Telephone {
    /// Reads a mobile number as [`Mobile`] does, otherwise digits with an area code.
    pub fn parse(typed: &str) -> Result<Self, InvalidTelephone> {
        if let Ok(mobile) = Mobile::parse(typed) {
            return Ok(Self(mobile.0));
        }
        let tidy: String = narrow(trimmed(typed))
            .chars()
            .filter(|c| !c.is_whitespace() && !"-()".contains(*c))
            .collect();
        let sound =
            (7..=12).contains(&tidy.len()) && tidy.bytes().all(|byte| byte.is_ascii_digit());
        if sound { Ok(Self(tidy)) } else { Err(InvalidTelephone) }
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A resident identity number of 18 characters with a right check digit (GB 11643-1999).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct IdentityNumber(String);

/// What is wrong with an identity number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidIdentityNumber {
    /// Not 17 digits and a digit or X.
    #[error("not 18 characters")]
    WrongForm,
    /// The last character does not follow from the others: one of them was mistyped.
    #[error("wrong check digit")]
    WrongCheckDigit,
    /// Characters 7 to 14 are no date.
    #[error("no birthday in it")]
    NoBirthday,
}

impl IdentityNumber {
    /// Reads a number; the last may be x or X, digits may be full-width.
    pub fn parse(typed: &str) -> Result<Self, InvalidIdentityNumber> {
        let tidy: String = narrow(trimmed(typed))
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
            .to_uppercase();
        let bytes = tidy.as_bytes();
        let formed = bytes.len() == 18
            && bytes[..17].iter().all(u8::is_ascii_digit)
            && (bytes[17].is_ascii_digit() || bytes[17] == b'X');
        if !formed {
            return Err(InvalidIdentityNumber::WrongForm);
        }
        if check_character(&bytes[..17]) != bytes[17] {
            return Err(InvalidIdentityNumber::WrongCheckDigit);
        }
        let number = Self(tidy);
        number.birthday().map(|_| number.clone()).ok_or(InvalidIdentityNumber::NoBirthday)
    }

    /// The date in characters 7 to 14.
    fn birthday(&self) -> Option<Date> {
        let part = |from: usize, to: usize| self.0[from..to].parse::<i16>().ok();
        let (year, month, day) = (part(6, 10)?, part(10, 12)?, part(12, 14)?);
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    }

    /// The birthday that the number itself tells.
    pub fn born_on(&self) -> Date {
        self.birthday().unwrap_or(Date::ZERO)
    }

    /// The eighteen characters, X upper case. Never log them.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// GB 11643-1999: ISO 7064, MOD 11-2.
fn check_character(digits: &[u8]) -> u8 {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 =
        digits.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    b"10X98765432"[(sum % 11) as usize]
}

/// Completed years on a day. Born on 29 February, one is a year older on 1 March.
pub fn age_on(born_on: Date, day: Date) -> u8 {
    let had_birthday = (day.month(), day.day()) >= (born_on.month(), born_on.day());
    let years = day.year() - born_on.year() - i16::from(!had_birthday);
    u8::try_from(years.max(0)).unwrap_or(u8::MAX)
}

/// What is wrong with a birthday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidBirthday {
    /// Nothing was typed.
    #[error("no birthday")]
    Missing,
    /// Not a day of any calendar year, such as 31 February.
    #[error("no such day")]
    NoSuchDay,
    /// In the future, or more than 120 years ago.
    #[error("not a living person's birthday")]
    OutOfRange,
}

/// Reads 年, 月, 日 as typed into three fields, in digits of any width.
pub fn parse_birthday(
    year: &str,
    month: &str,
    day: &str,
    today: Date,
) -> Result<Date, InvalidBirthday> {
    let tidy = |typed: &str| {
        narrow(trimmed(typed)).trim_end_matches(['年', '月', '日', '号']).trim().to_owned()
    };
    let (year, month, day) = (tidy(year), tidy(month), tidy(day));
    if year.is_empty() && month.is_empty() && day.is_empty() {
        return Err(InvalidBirthday::Missing);
    }
    let whole = |typed: &str| typed.parse::<i16>().map_err(|_| InvalidBirthday::NoSuchDay);
    let small = |typed: &str| typed.parse::<i8>().map_err(|_| InvalidBirthday::NoSuchDay);
    let born_on = Date::new(whole(&year)?, small(&month)?, small(&day)?)
        .map_err(|_| InvalidBirthday::NoSuchDay)?;
    let living = born_on <= today && today.year() - born_on.year() <= 120;
    if living { Ok(born_on) } else { Err(InvalidBirthday::OutOfRange) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_mobile_number_is_read_as_people_type_it() {
        for typed in [
            "13800000000",
            " 138 0000 0000 ",
            "+86 138-0000-0000",
            "008613800000000",
            "８６１３８００００００００",
        ] {
            assert_eq!(Mobile::parse(typed).unwrap().as_str(), "13800000000", "{typed}");
        }
        assert_eq!(Mobile::parse("1380000000"), Err(InvalidMobile { digits: 10 }));
        assert_eq!(Mobile::parse("12800000000"), Err(InvalidMobile { digits: 11 }));
        assert_eq!(Mobile::parse("1380000000a"), Err(InvalidMobile { digits: 10 }));
        assert_eq!(Mobile::parse(""), Err(InvalidMobile { digits: 0 }));
    }

    #[test]
    fn a_number_is_masked_in_the_middle() {
        let mobile = Mobile::parse("19900002401").unwrap();
        assert_eq!(mobile.masked(), "199****2401");
        assert_eq!(mobile.spaced(), "199\u{a0}0000\u{a0}2401");
    }

    #[test]
    fn rare_characters_and_middle_dots_survive_in_names() {
        assert_eq!(PersonName::parse("𬀩㛃䶮").unwrap().as_str(), "𬀩㛃䶮");
        assert_eq!(PersonName::parse("买买提•艾力").unwrap().as_str(), "买买提·艾力");
        assert_eq!(PersonName::parse("郭\u{3000}娣").unwrap().as_str(), "郭娣");
        assert_eq!(PersonName::parse("Ann Lee").unwrap().as_str(), "Ann Lee");
    }

    #[test]
    fn markup_and_controls_are_no_names() {
        assert_eq!(PersonName::parse("<b>陈</b>"), Err(InvalidPersonName::NotAName));
        assert_eq!(PersonName::parse("陈\0"), Err(InvalidPersonName::NotAName));
        assert_eq!(PersonName::parse(" \u{3000}"), Err(InvalidPersonName::Missing));
        assert_eq!(PersonName::parse(&"陈".repeat(61)), Err(InvalidPersonName::TooLong));
    }

    #[test]
    fn the_check_digit_of_an_identity_number_is_compared() {
        assert!(IdentityNumber::parse("36999919561025394x").is_ok());
        assert_eq!(
            IdentityNumber::parse("369999195610253941").err(),
            Some(InvalidIdentityNumber::WrongCheckDigit)
        );
        assert_eq!(
            IdentityNumber::parse("3699991956").err(),
            Some(InvalidIdentityNumber::WrongForm)
        );
        let number = IdentityNumber::parse("369999196505159905").unwrap();
        assert_eq!(number.born_on(), date(1965, 5, 15));
    }

    #[test]
    fn one_is_a_year_older_on_the_birthday_itself() {
        assert_eq!(age_on(date(1956, 9, 1), date(2026, 8, 31)), 69);
        assert_eq!(age_on(date(1956, 9, 1), date(2026, 9, 1)), 70);
        assert_eq!(age_on(date(1960, 2, 29), date(2026, 2, 28)), 65);
        assert_eq!(age_on(date(1960, 2, 29), date(2026, 3, 1)), 66);
    }

    #[test]
    fn a_birthday_must_be_a_day_that_was() {
        let today = date(2026, 11, 23);
        assert_eq!(parse_birthday("１９５２", "3 月", "5日", today), Ok(date(1952, 3, 5)));
        assert_eq!(parse_birthday("1952", "2", "30", today), Err(InvalidBirthday::NoSuchDay));
        assert_eq!(parse_birthday("", " ", "", today), Err(InvalidBirthday::Missing));
        assert_eq!(parse_birthday("2027", "1", "1", today), Err(InvalidBirthday::OutOfRange));
        assert_eq!(parse_birthday("1900", "1", "1", today), Err(InvalidBirthday::OutOfRange));
    }

    #[test]
    fn a_landline_needs_seven_digits_at_least() {
        assert_eq!(Telephone::parse("0791-0123 4567").unwrap().as_str(), "079101234567");
        assert!(Telephone::parse("12").is_err());
    }
}
