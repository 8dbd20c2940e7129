//! A search and its address. What an address says that makes no sense is left out, never an error.

use domain::calendar::DayPart;
use domain::id::InstitutionId;
use domain::institution::AreaCode;
use domain::offering::OfferingKind;
use domain::search::Search;

use crate::address::{tidy, with_query};
use crate::paths;

/// Words.
pub const WORDS: &str = "q";
/// Code of an area.
pub const AREA: &str = "area";
/// Key of an institution.
pub const INSTITUTION: &str = "institution";
/// 1 to 7.
pub const WEEKDAY: &str = "weekday";
/// Code of a part of the day.
pub const DAY_PART: &str = "part";
/// A subject's name.
pub const SUBJECT: &str = "subject";
/// `1` if only what has a free place.
pub const FREE_ONLY: &str = "free";
/// The fields of the form above a list.
pub const FIELDS: [&str; 7] = [WORDS, AREA, INSTITUTION, WEEKDAY, DAY_PART, SUBJECT, FREE_ONLY];
/// Page of the list.
const PAGE: &str = "page";

/// No list is as long as this; a larger number is somebody's joke.
const LAST_PAGE: u32 = 100_000;

/// One thing that a search may be narrowed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// What was typed.
    Words,
    /// The area.
    Area,
    /// The institution.
    Institution,
    /// The day of the week.
    Weekday,
    /// The part of the day.
    DayPart,
    /// The subject.
    Subject,
    /// Free places only.
    FreeOnly,
}

/// Reads the search out of an address.
pub fn search_of(kind: OfferingKind, value: impl Fn(&str) -> Option<String>) -> Search {
    let text = |name| tidy(&value(name).unwrap_or_default());
    // Signs alone find nothing and everything: as good as no words.
    let words = Some(text(WORDS)).filter(|words| words.chars().any(char::is_alphanumeric));
    Search {
        kind,
        words: words.unwrap_or_default(),
        area: AreaCode::parse(&text(AREA)).ok(),
        institution: text(INSTITUTION).parse::<InstitutionId>().ok(),
        weekday: text(WEEKDAY).parse().ok().filter(|day| (1..=7).contains(day)),
        day_part: DayPart::from_code(&text(DAY_PART)),
        subject: Some(text(SUBJECT)).filter(|subject| !subject.is_empty()),
        free_only: text(FREE_ONLY) == "1",
        page: text(PAGE).parse().unwrap_or(1).clamp(1, LAST_PAGE),
    }
}

/// The address that shows this search.
pub fn address(search: &Search) -> String {
    let page = (search.page > 1).then(|| search.page.to_string());
    let pairs = [
        (WORDS, Some(search.words.clone()).filter(|words| !words.is_empty())),
        (AREA, search.area.as_ref().map(|code| code.as_str().to_owned())),
        (INSTITUTION, search.institution.map(|id| id.to_string())),
        (WEEKDAY, search.weekday.map(|day| day.to_string())),
        (DAY_PART, search.day_part.map(|part| part.code().to_owned())),
        (SUBJECT, search.subject.clone()),
        (FREE_ONLY, search.free_only.then(|| "1".to_owned())),
        (PAGE, page),
    ];
    with_query(paths::offerings(search.kind), pairs)
}

/// The conditions of a search, in the order in which they are told.
pub fn conditions(search: &Search) -> Vec<Condition> {
    let all = [
        (!search.words.is_empty(), Condition::Words),
        (search.area.is_some(), Condition::Area),
        (search.institution.is_some(), Condition::Institution),
        (search.subject.is_some(), Condition::Subject),
        (search.weekday.is_some(), Condition::Weekday),
        (search.day_part.is_some(), Condition::DayPart),
        (search.free_only, Condition::FreeOnly),
    ];
    all.into_iter().filter_map(|(is_set, condition)| is_set.then_some(condition)).collect()
}

/// The search with one condition less, from its first page.
pub fn without(search: &Search, condition: Condition) -> Search {
    let mut wider = at_page(search, 1);
    match condition {
        Condition::Words => wider.words.clear(),
        Condition::Area => wider.area = None,
        Condition::Institution => wider.institution = None,
        Condition::Weekday => wider.weekday = None,
        Condition::DayPart => wider.day_part = None,
        Condition::Subject => wider.subject = None,
        Condition::FreeOnly => wider.free_only = false,
    }
    wider
}

/// The same search at another page.
pub fn at_page(search: &Search, page: u32) -> Search {
    Search { page, ..search.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Search {
        let pairs: Vec<(String, String)> =
            pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        search_of(OfferingKind::Class, |name| {
            pairs.iter().find(|pair| pair.0 == name).map(|pair| pair.1.clone())
        })
    }

    #[test]
    fn an_address_says_what_was_looked_for() {
        let institution = "0199c0de-0000-7000-8000-000000000001";
        let search = read(&[
            ("q", " 书法。 "),
            ("area", "360113"),
            ("institution", institution),
            ("weekday", "2"),
            ("part", "morning"),
            ("subject", "楷书"),
            ("free", "1"),
            ("page", "3"),
        ]);
        let expected = format!(
            "/classes?q=%E4%B9%A6%E6%B3%95&area=360113&institution={institution}&weekday=2&part=morning&subject=%E6%A5%B7%E4%B9%A6&free=1&page=3"
        );
        assert_eq!(address(&search), expected);
        assert_eq!(conditions(&search).len(), 7);
    }

    #[test]
    fn hostile_values_are_left_out() {
        let search = read(&[
            ("q", &"长".repeat(10_000)),
            ("area", "<script>"),
            ("institution", "1 or 1=1"),
            ("weekday", "8"),
            ("part", "noon"),
            ("free", "yes"),
            ("page", "9999999999"),
        ]);
        assert_eq!(search.words.chars().count(), 60);
        assert_eq!(Search { words: String::new(), ..search }, Search::of(OfferingKind::Class));
        assert_eq!(read(&[("q", "a\0b\u{7}")]).words, "ab");
        assert_eq!(read(&[("q", "%_\u{fffd}（）")]).words, "");
        assert_eq!(read(&[("page", "-1")]).page, 1);
        assert_eq!(read(&[("page", "0")]).page, 1);
    }

    #[test]
    fn a_condition_is_taken_away_and_the_list_begins_again() {
        let search = read(&[("q", "歌"), ("weekday", "2"), ("page", "4")]);
        assert_eq!(address(&without(&search, Condition::Words)), "/classes?weekday=2");
        assert_eq!(address(&at_page(&Search::of(OfferingKind::Shift), 1)), "/shifts");
    }
}
