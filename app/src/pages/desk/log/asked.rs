//! What of the log is asked for: by the page's address, and by the file's.

use std::collections::HashMap;

use domain::calendar::day as day_of;
use domain::cash::day as read_day;
use domain::log::Topic;
use jiff::civil::Date;
use store::log::{LogFilter, Subject};

use crate::address::escaped;
use crate::attempt::Attempt;
use crate::error::AppError;
use crate::paths::order::DESCENDING;
use crate::request::Request;
use crate::wording::desk::cash::day_fault;
use crate::wording::desk::log as words;

/// What can be typed or chosen.
pub const FIELDS: [&str; 4] = ["from", "to", "by", "topic"];

/// Of what a page of a thing shows the changes.
const SUBJECTS: [&str; 4] = ["offering", "session", "room", "person"];

/// In which order: from the first entry on, where it is told so.
const ORDER: [&str; 1] = [DESCENDING];

/// The values of an address, by name.
pub type Values = HashMap<String, String>;

/// Reads what was typed, noting what is wrong with a day; a key that is none is not found.
pub fn filter(
    request: &Request,
    values: &Values,
    attempt: &mut Attempt,
) -> Result<LogFilter, AppError> {
    let (from, to) = (day(request, attempt, "from"), day(request, attempt, "to"));
    let by = Some(attempt.value("by")).filter(|typed| !typed.is_empty());
    let subject = SUBJECTS.into_iter().find_map(|name| Some((name, values.get(name)?)));
    let subject = match subject {
        Some(("offering", id)) => Some(Subject::Offering(id.parse()?)),
        Some(("session", id)) => Some(Subject::Session(id.parse()?)),
        Some(("room", id)) => Some(Subject::Room(id.parse()?)),
        Some((_, id)) => Some(Subject::Person(id.parse()?)),
        None => None,
    };
    Ok(LogFilter {
        by: by.map(str::parse).transpose()?,
        topic: Topic::from_code(attempt.value("topic")),
        subject,
        from: from?,
        to: to?,
        first_first: is_first_first(values),
    })
}

/// Whether the first entry is asked for first.
pub fn is_first_first(values: &Values) -> bool {
    values.get(DESCENDING).is_some_and(|told| told == "0")
}

/// The same values in the other order.
pub fn turned_round(values: &Values) -> Values {
    let mut turned = values.clone();
    if turned.remove(DESCENDING).is_none_or(|told| told != "0") {
        turned.insert(DESCENDING.to_owned(), "0".to_owned());
    }
    turned
}

fn day(request: &Request, attempt: &mut Attempt, name: &str) -> Result<Option<Date>, AppError> {
    if attempt.value(name).is_empty() {
        return Ok(None);
    }
    let today = day_of(request.now);
    let last = today.tomorrow().unwrap_or(today);
    let label = if name == "from" { words::FROM } else { words::TO };
    let fault = |fault| day_fault(label, fault);
    attempt.read(name, |typed| read_day(typed, last), fault).map(Some)
}

/// What was typed, as an attempt.
pub fn typed(values: &Values) -> Attempt {
    let typed = |name: &'static str| Some((name, values.get(name)?.as_str()));
    Attempt::at(FIELDS.into_iter().filter_map(typed))
}

/// An address with everything that is asked for, and a page of it where that is not the first.
pub fn address(way: &str, values: &Values, page: u32) -> String {
    let kept = FIELDS.into_iter().chain(SUBJECTS).chain(ORDER);
    let told = kept.filter_map(|name| Some((name, values.get(name).filter(|it| !it.is_empty())?)));
    let mut parts: Vec<String> =
        told.map(|(name, value)| format!("{name}={}", escaped(value))).collect();
    parts.extend((page > 1).then(|| format!("page={page}")));
    if parts.is_empty() { way.to_owned() } else { format!("{way}?{}", parts.join("&")) }
}

/// What a saved filter keeps: days, who and what, never one thing or person. Nothing where it asks for everything.
pub fn kept_query(values: &Values) -> String {
    let mut kept = values.clone();
    kept.retain(|name, _| !SUBJECTS.contains(&name.as_str()));
    let is_narrow = FIELDS.into_iter().any(|name| kept.get(name).is_some_and(|it| !it.is_empty()));
    let address = address("", &kept, 1);
    if is_narrow { address.trim_start_matches('?').to_owned() } else { String::new() }
}

/// The values of an address that are asked about, each of a sensible length.
pub fn values<'a>(query: impl IntoIterator<Item = (&'a str, &'a str)>) -> Values {
    let known =
        |name: &str| FIELDS.contains(&name) || SUBJECTS.contains(&name) || ORDER.contains(&name);
    let some = |value: &str| value.chars().filter(|c| !c.is_control()).take(60).collect();
    let query = query.into_iter().filter(|(name, _)| known(name));
    query.map(|(name, value)| (name.to_owned(), some(value))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_what_is_asked_for() {
        let kept = values([("from", "2026-12-1"), ("topic", ""), ("room", "7"), ("q", "x")]);
        assert_eq!(address("/desk/log", &kept, 1), "/desk/log?from=2026-12-1&room=7");
        assert_eq!(address("/desk/log", &kept, 3), "/desk/log?from=2026-12-1&room=7&page=3");
        let turned = turned_round(&kept);
        assert_eq!(address("/desk/log", &turned, 1), "/desk/log?from=2026-12-1&room=7&desc=0");
        assert!(is_first_first(&turned) && !is_first_first(&turned_round(&turned)));
        assert_eq!(address("/desk/log.csv", &Values::new(), 1), "/desk/log.csv");
    }
}
