//! Saving a register: what was tapped and differs from what the page showed, and the rows signed on paper.

use std::collections::{BTreeMap, HashMap};

use domain::attendance::{AttendanceRefusal, Mark, Means, UnreadableCodes, row_codes};
use domain::id::{FormKey, PersonId, SessionId};
use domain::refusal::Refusal;
use domain::role::Task;
use leptos::prelude::*;
use store::attendance::Marks;

use super::own_register;
use crate::attempt::{Attempt, form_key};
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::row_fields::{person_of, rows_sent};
use crate::paths::sessions::{desk_register, desk_register_saved};
use crate::request::{Request, request, see_other};
use crate::wording::Sentence;
use crate::wording::attendance::desk as words;
use crate::wording::refusal::refusal_sentence;

/// The form's name, under which its attempts are kept.
pub(super) const FORM: &str = "desk-register";

/// What is kept of it, besides what is tapped row by row.
pub const KEPT: Kept = (FORM, &["codes"]);

/// What is tapped, one after the other.
pub(super) const CHOSEN: &str = "chosen";
/// Sent by the button which says that everybody who is not recorded is there.
pub(super) const ALL_HERE: &str = "yes";
/// Sent by the one which says that nobody of them is.
pub(super) const ALL_ABSENT: &str = "absent";
/// Sent for a mark that is taken back.
pub(super) const CLEAR: &str = "clear";

/// People and what is tapped for them, as one value: `key=present key=absent`.
pub(super) fn as_kept<C: AsRef<str>>(tapped: impl Iterator<Item = (String, C)>) -> String {
    let pairs = tapped.map(|(person, code)| format!("{person}={}", code.as_ref()));
    pairs.collect::<Vec<_>>().join(" ")
}

/// Reads [`as_kept`].
pub(super) fn kept(value: &str) -> HashMap<&str, &str> {
    value.split(' ').filter_map(|pair| pair.split_once('=')).collect()
}

/// What is tapped row by row, as one value.
pub fn kept_of_each(sent: &[(String, String)]) -> Vec<(String, String)> {
    let tapped = rows_sent(sent, "marks").map(|(person, code)| (person.to_owned(), code));
    vec![(CHOSEN.to_owned(), as_kept(tapped))]
}

/// Keeps what was tapped.
#[server(prefix = "/forms", endpoint = "desk-register")]
pub async fn post_desk_register(
    #[server(default)] key: String,
    #[server(default)] session: String,
    #[server(default)] shown: String,
    #[server(default)] marks: BTreeMap<String, String>,
    #[server(default)] codes: String,
    #[server(default)] all: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id): (_, SessionId) = (form_key(&key)?, session.parse()?);
    let known = marks.iter().filter_map(|(row, code)| Some((person_of(row)?.to_owned(), code)));
    let tapped = as_kept(known);
    let mut attempt = Attempt::at([("codes", codes.as_str()), (CHOSEN, tapped.as_str())]);
    let sent = Sent { key, id, shown: &shown, marks: &marks, rest: of_the_rest(&all) };
    match saved(&request, &mut attempt, sent).await {
        Ok(changed) => see_other(&desk_register_saved(id, changed)),
        Err(AppError::Refused(
            refusal @ Refusal::Attendance(AttendanceRefusal::UnknownCodes { .. }),
        )) => {
            attempt.note("codes", Sentence::of(|language| refusal_sentence(language, &refusal)));
            let (page, error) = (desk_register(id), AppError::ToBeChanged);
            attempt.comes_back(&request, FORM, &page, error).await
        }
        Err(error) => attempt.comes_back(&request, FORM, &desk_register(id), error).await,
    }
}

/// The form as it was sent.
struct Sent<'a> {
    key: FormKey,
    id: SessionId,
    shown: &'a str,
    marks: &'a BTreeMap<String, String>,
    rest: Option<Mark>,
}

async fn saved(request: &Request, attempt: &mut Attempt, sent: Sent<'_>) -> Result<u32, AppError> {
    let by = request.at_desk(Task::Teach)?;
    own_register(request, sent.id).await?;
    let codes = attempt.read("codes", codes_if_any, |fault| words::unreadable(&fault))?;
    let shown = kept(sent.shown);
    let mut marks = Vec::new();
    for (row, code) in sent.marks {
        let person = person_of(row).ok_or(AppError::BadForm)?;
        let stood = shown.get(person).copied();
        let mark = match code.as_str() {
            CLEAR => None,
            code => Some(Mark::from_code(code).ok_or(AppError::BadForm)?),
        };
        if mark.map(Mark::code) != stood {
            marks.push((person.parse::<PersonId>()?, mark));
        }
    }
    let (session, everybody_else) = (sent.id, sent.rest);
    let marks = Marks { session, means: Means::Staff, marks, codes, everybody_else };
    Ok(store::attendance::mark(&request.db, sent.key, marks, by).await?)
}

/// What one of the two buttons for all says of whoever is not recorded; the one that only saves says nothing.
fn of_the_rest(all: &str) -> Option<Mark> {
    match all {
        ALL_HERE => Some(Mark::Present),
        ALL_ABSENT => Some(Mark::Absent),
        _ => None,
    }
}

/// No paper was used where nothing is typed.
fn codes_if_any(typed: &str) -> Result<Vec<u32>, UnreadableCodes> {
    match row_codes(typed) {
        Err(UnreadableCodes::Empty) => Ok(Vec::new()),
        read => read,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_tapped_is_kept_in_one_value_and_read_again() {
        let sent =
            [("codes", "1"), ("marks[of-a]", "present"), ("marks[of-b]", "clear"), ("marks[", "x")];
        let sent: Vec<_> = sent.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let value = kept_of_each(&sent).remove(0).1;
        assert_eq!(value, "a=present b=clear");
        assert_eq!(kept(&value), HashMap::from([("a", "present"), ("b", "clear")]));
        assert!(kept("").is_empty());
    }

    #[test]
    fn only_the_two_buttons_say_something_of_whoever_is_not_recorded() {
        assert_eq!(of_the_rest(ALL_HERE), Some(Mark::Present));
        assert_eq!(of_the_rest(ALL_ABSENT), Some(Mark::Absent));
        assert_eq!(of_the_rest(""), None);
        assert_eq!(of_the_rest("excused"), None);
    }
}
