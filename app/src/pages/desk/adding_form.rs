//! Who somebody at the counter is: the fields, and what was typed into them, read into a person.

use domain::offering::Offering;
use domain::person::{InvalidBirthday, Mobile, PersonName, Telephone, parse_birthday};
use domain::text::{has_control_characters, narrow, trimmed};
use jiff::civil::Date;
use leptos::prelude::*;
use store::sign_up::CounterPerson;

use super::excepted::{REASON, TOLD_WHY};
use crate::attempt::Attempt;
use crate::components::field::{Field, Kind, Width};
use crate::error::AppError;
use crate::request::request;
use crate::wording::desk::people::{self as fields, BIRTHDAY_NEEDED};
use crate::wording::person as words;

/// The fields, in the order of the form.
pub const FIELDS: [&str; 7] =
    ["name", "born_on", "mobile", "emergency_contact", "emergency_telephone", REASON, TOLD_WHY];

/// Those of them that tell who it is.
pub const FIELDS_OF_PERSON: [&str; 5] =
    ["name", "born_on", "mobile", "emergency_contact", "emergency_telephone"];

/// Ages are limited, so that nobody can be judged without a birthday.
pub const fn needs_birthday(offering: &Offering) -> bool {
    let conditions = &offering.terms.conditions;
    conditions.age_from.is_some() || conditions.age_to.is_some()
}

/// The fields that tell who it is.
#[component]
pub fn PersonFields(
    /// The age counts.
    needs_birthday: bool,
) -> impl IntoView {
    let say = request().say();
    let birthday = if needs_birthday { fields::BIRTHDAY } else { fields::BIRTHDAY_OPTIONAL };
    let text = || Kind { autocomplete: Some("off"), ..Kind::default() };
    let telephone = move || Kind { input_type: Some("tel"), width: Width::Number, ..text() };
    view! {
        <Field name="name" label=say(fields::NAME) hint=say(fields::NAME_HINT) kind=text()/>
        <Field name="born_on" label=say(birthday) hint=say(fields::BIRTHDAY_HINT) kind=text()/>
        <Field name="mobile" label=say(fields::MOBILE) hint=say(fields::MOBILE_HINT) kind=telephone()/>
        <Field name="emergency_contact" label=say(fields::CONTACT) hint=say(fields::CONTACT_HINT) kind=text()/>
        <Field name="emergency_telephone" label=say(fields::CONTACT_TELEPHONE) kind=telephone()/>
    }
}

/// Reads every field; what is wrong is noted at each.
pub fn person(
    attempt: &mut Attempt,
    needs_birthday: bool,
    today: Date,
) -> Result<CounterPerson, AppError> {
    let name = attempt.read("name", PersonName::parse, words::invalid_name);
    let born_on = birthday(attempt, needs_birthday, today);
    let mobile =
        attempt.read("mobile", |typed| if_any(typed, Mobile::parse), words::invalid_mobile);
    let emergency_contact = attempt.read("emergency_contact", contact, |wrong| wrong.into());
    let emergency_telephone = attempt.read(
        "emergency_telephone",
        |typed| if_any(typed, Telephone::parse),
        |_| words::TELEPHONE_NOT_SOUND.into(),
    );
    Ok(CounterPerson {
        name: name?,
        mobile: mobile?,
        born_on: born_on?,
        emergency_contact: emergency_contact?,
        emergency_telephone: emergency_telephone?,
    })
}

fn if_any<T, E>(typed: &str, parse: impl FnOnce(&str) -> Result<T, E>) -> Result<Option<T>, E> {
    if trimmed(typed).is_empty() { Ok(None) } else { parse(typed).map(Some) }
}

/// 1955年3月8日, 1955.3.8, 19550308.
fn birthday(attempt: &mut Attempt, needed: bool, today: Date) -> Result<Option<Date>, AppError> {
    if needed && trimmed(attempt.value("born_on")).is_empty() {
        attempt.note("born_on", BIRTHDAY_NEEDED);
        return Err(AppError::ToBeChanged);
    }
    let read = |typed: &str| {
        let tidy = narrow(typed);
        let numbers: Vec<&str> =
            tidy.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        match numbers.as_slice() {
            [year, month, day] => parse_birthday(year, month, day, today),
            [whole] if whole.len() == 8 => {
                parse_birthday(&whole[..4], &whole[4..6], &whole[6..], today)
            }
            _ => Err(InvalidBirthday::NoSuchDay),
        }
    };
    attempt.read("born_on", |typed| if_any(typed, read), words::invalid_birthday)
}

fn contact(typed: &str) -> Result<Option<String>, crate::wording::Words> {
    const LONGEST: usize = 60;
    let contact = trimmed(typed);
    if contact.chars().count() > LONGEST {
        return Err(words::CONTACT_TOO_LONG);
    }
    if has_control_characters(contact) || contact.contains(['<', '>', '\n', '\r', '\t']) {
        return Err(words::CONTACT_NOT_WORDS);
    }
    Ok((!contact.is_empty()).then(|| contact.to_owned()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn typed(values: [&str; 6]) -> Attempt {
        Attempt::at(FIELDS.into_iter().zip(values))
    }

    #[test]
    fn somebody_without_a_telephone_can_be_added() {
        let mut attempt = typed(["陈淑芬", "１９５５．３．８", "", "", "", ""]);
        let person = person(&mut attempt, true, date(2026, 11, 24)).unwrap();
        assert_eq!((person.name.as_str(), person.born_on), ("陈淑芬", Some(date(1955, 3, 8))));
        assert_eq!((person.mobile, person.emergency_contact), (None, None));
    }

    #[test]
    fn every_wrong_field_is_told_at_once() {
        let mut attempt = typed(["<b>", "1955-13-8", "123", "<script>", "12", ""]);
        assert!(person(&mut attempt, false, date(2026, 11, 24)).is_err());
        let fields: Vec<&str> = attempt.errors().iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, FIELDS[..5]);
        let mut empty = typed(["陈", "", "", "", "", ""]);
        assert!(person(&mut empty, true, date(2026, 11, 24)).is_err());
        assert!(empty.error("born_on").is_some());
    }
}
