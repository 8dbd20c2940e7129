//! When something is to be held, as a coordinator types it, and how it stands, as it would have been typed.

use domain::calendar::{Span, civil};
use jiff::civil::{Date, Time};

use crate::attempt::Attempt;
use crate::error::AppError;
use crate::planning::typed as planning;
use crate::wording::Words;
use crate::wording::not_a_day::not_a_day;
use crate::wording::session::desk as words;

/// Day, beginning, end.
pub(crate) const FIELDS: [&str; 3] = ["on", "from", "to"];

/// The span that was typed; every mistake is noted at its field.
pub(crate) fn span(attempt: &mut Attempt) -> Result<Span, AppError> {
    let (on, from, to) = day_and_times(attempt, [words::DAY, words::FROM, words::TO])?;
    Ok(Span::on(on, from, to))
}

/// The same in its parts, each called as it is on the form.
pub(crate) fn day_and_times(
    attempt: &mut Attempt,
    [on, from, to]: [Words; 3],
) -> Result<(Date, Time, Time), AppError> {
    let on = day(attempt, "on", on);
    let mut time = |field, label| {
        let wrong = |why| not_a_day(label, why, words::NOT_A_TIME);
        attempt.read(field, planning::time_of_day, wrong)
    };
    let (from, to) = (time("from", from), time("to", to));
    Ok((on?, from?, to?))
}

/// The day that was typed into a field; what is wrong with it is noted there, with the field's name.
pub(crate) fn day(attempt: &mut Attempt, field: &str, label: Words) -> Result<Date, AppError> {
    attempt.read(field, planning::day, |why| not_a_day(label, why, words::NOT_A_DAY))
}

/// The same the other way round.
pub(crate) fn as_typed(span: Span) -> Attempt {
    let (from, to) = (civil(span.from), civil(span.to));
    let clock = |at: Time| format!("{}:{:02}", at.hour(), at.minute());
    let typed = [from.date().to_string(), clock(from.time()), clock(to.time())];
    Attempt::at(FIELDS.into_iter().zip(typed.iter().map(String::as_str)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn what_stands_is_typed_and_read_again() {
        let stood = Span::on(date(2026, 12, 1), time(9, 0, 0, 0), time(10, 30, 0, 0));
        let mut attempt = as_typed(stood);
        assert_eq!(attempt.value("from"), "9:00");
        assert_eq!(span(&mut attempt), Ok(stood));
    }

    #[test]
    fn each_mistake_is_told_at_its_field() {
        let mut attempt = Attempt::at([("on", "明天"), ("from", "9:00"), ("to", "")]);
        assert_eq!(span(&mut attempt), Err(AppError::ToBeChanged));
        assert!(attempt.error("on").is_some() && attempt.error("to").is_some());
        assert!(attempt.error("from").is_none());
    }
}
