//! What was typed about a booking: when, how it goes on, for what and for whom.

use domain::booking::{Purpose, Wanted, Weekly, Whose};
use domain::person::Telephone;
use domain::text::{is_hidden, trimmed};

use crate::attempt::Attempt;
use crate::error::AppError;
use crate::pages::desk::typed;
use crate::wording::Words;
use crate::wording::booking::desk as words;

/// When it is wanted.
pub(crate) const TIME: [&str; 5] = ["on", "from", "to", "every", "until"];

/// The weeks between two days, in a choice; nothing for once.
pub(crate) const EVERY: [u8; 3] = [1, 2, 4];

/// Every mistake is noted at its field.
pub(crate) fn wanted(attempt: &mut Attempt) -> Result<Wanted, AppError> {
    let times = typed::day_and_times(attempt, [words::DAY, words::FROM, words::TO]);
    let every = attempt.value("every").parse().ok().filter(|weeks| EVERY.contains(weeks));
    let weekly = every.map(|every| {
        let until = typed::day(attempt, "until", words::UNTIL);
        until.map(|until| Weekly { every, until })
    });
    let (first, from, to) = times?;
    Ok(Wanted { first, from, to, weekly: weekly.transpose()? })
}

/// The same for whom and for what.
pub(crate) fn purpose(attempt: &mut Attempt) -> Result<Purpose, AppError> {
    let what = attempt.read("what", |typed| line(typed, words::WHAT_MISSING), Into::into);
    let whose = attempt.read(
        "whose",
        |typed| Whose::from_code(typed).ok_or(words::WHOSE_MISSING),
        Into::into,
    );
    let group = attempt.read("group", |typed| line(typed, words::GROUP_MISSING), Into::into);
    let contact = attempt.read("contact", |typed| line(typed, words::CONTACT_MISSING), Into::into);
    let is_needed = !matches!(whose, Ok(Whose::Staff));
    let telephone = attempt.read("telephone", |typed| telephone(typed, is_needed), Into::into);
    Ok(Purpose {
        what: what?,
        whose: whose?,
        group: group?,
        contact: contact?,
        telephone: telephone?,
    })
}

fn line(typed: &str, missing: Words) -> Result<String, Words> {
    const LONGEST: usize = 40;
    let line = trimmed(typed);
    match line.chars().count() {
        0 => Err(missing),
        count if count > LONGEST || line.chars().any(is_hidden) => Err(words::TOO_LONG),
        _ => Ok(line.to_owned()),
    }
}

fn telephone(typed: &str, is_needed: bool) -> Result<String, Words> {
    if trimmed(typed).is_empty() {
        return if is_needed { Err(words::TELEPHONE_MISSING) } else { Ok(String::new()) };
    }
    let read = Telephone::parse(typed).map_err(|_| words::TELEPHONE_ODD)?;
    Ok(read.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_club_is_reached_by_telephone_and_the_staff_need_not() {
        let typed = |whose, telephone| {
            let mut attempt = Attempt::at([
                ("what", "合唱排练"),
                ("whose", whose),
                ("group", "夕阳红合唱团"),
                ("contact", "李桂兰。"),
                ("telephone", telephone),
            ]);
            (purpose(&mut attempt), attempt)
        };
        assert_eq!(typed("club", "19900000001").0.unwrap().contact, "李桂兰");
        assert!(typed("staff", "").0.is_ok());
        for (whose, telephone, field) in
            [("club", "", "telephone"), ("club", "12", "telephone"), ("x", "19900000001", "whose")]
        {
            let (read, attempt) = typed(whose, telephone);
            assert_eq!(read, Err(AppError::ToBeChanged));
            assert!(attempt.error(field).is_some(), "{field}");
        }
    }

    #[test]
    fn the_last_day_is_read_where_it_goes_on() {
        let typed = |every, until| {
            let values = [("on", "2026-12-1"), ("from", "9:00"), ("to", "10:30")];
            let weekly = [("every", every), ("until", until)];
            wanted(&mut Attempt::at(values.into_iter().chain(weekly)))
        };
        let until = date(2028, 2, 29);
        assert_eq!(typed("2", "2028-2-29").unwrap().weekly, Some(Weekly { every: 2, until }));
        assert_eq!(typed("2", "2027-2-29"), Err(AppError::ToBeChanged), "no leap year");
        assert_eq!(typed("", "x").unwrap().weekly, None);
        assert_eq!(typed("3", "x").unwrap().weekly, None, "no choice of ours");
    }
}
