//! A published list as it is read on a page: its applications a few at a time, or one by its number. It is read, not checked: for
//! that there is [`FrozenList`](super::FrozenList).

use crate::draw::{Application, ApplicationNumber};
use crate::text::narrow;

/// How the line of an application begins.
const APPLICATION: &str = "application\t";

impl ApplicationNumber {
    /// What somebody types who looks for one: blanks and hyphens between the digits do not count.
    pub fn typed(typed: &str) -> Option<Self> {
        let typed = narrow(typed);
        let digits: String = typed.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
        let is_one = digits.len() <= 8 && digits.bytes().all(|c| c.is_ascii_digit());
        digits.parse().ok().filter(|number| is_one && *number > 0).map(Self)
    }
}

/// The lines of a published list's applications, in the order of their numbers.
pub fn application_lines(list: &str) -> Vec<&str> {
    list.lines().filter(|line| line.starts_with(APPLICATION)).collect()
}

/// The application of this number, if it is among these lines.
pub fn application_of(lines: &[&str], number: ApplicationNumber) -> Option<Application> {
    let begins = format!("{APPLICATION}{number}\t");
    lines.iter().find(|line| line.starts_with(&begins)).and_then(|line| Application::read(line))
}

/// The names of a published list's offerings, in their order.
pub fn names_in(list: &str) -> Vec<String> {
    let head = list.lines().take_while(|line| !line.starts_with(APPLICATION));
    let name = |line: &str| {
        let words: Vec<&str> = line.split('\t').collect();
        let ["offering", _, _, name] = *words else { return None };
        Some(name.to_owned())
    };
    head.filter_map(name).collect()
}

/// A digest as it is shown everywhere, so that two of them can be compared aloud: four lines of four groups of four.
pub fn by_four(digest: &str) -> Vec<String> {
    let digits: Vec<char> = digest.chars().collect();
    let line = |line: &[char]| {
        line.chunks(4).map(|four| four.iter().collect()).collect::<Vec<String>>().join(" ")
    };
    digits.chunks(16).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::FrozenList;

    const LIST: &str = include_str!("example/district-list.txt");

    /// What a page shows is what is drawn from.
    #[test]
    fn a_list_is_read_line_by_line_as_it_is_read_whole() {
        let whole: FrozenList = LIST.parse().unwrap();
        let lines = application_lines(LIST);
        let read: Vec<_> = lines.iter().map(|line| Application::read(line).unwrap()).collect();
        assert_eq!(read, whole.list().applications);
        let names: Vec<_> = whole.list().offerings.iter().map(|one| one.name.clone()).collect();
        assert_eq!(names_in(LIST), names);
        for one in &whole.list().applications {
            assert_eq!(application_of(&lines, one.number).as_ref(), Some(one));
        }
        assert_eq!(application_of(&lines, ApplicationNumber(1)), None);
        assert_eq!(Application::read("application\t00000001\t1\t1:0:first:-"), None);
    }

    #[test]
    fn a_number_is_found_however_it_is_typed() {
        let found = ["43794724", "4379 4724", "４３７９４７２４", "4379-4724"]
            .map(ApplicationNumber::typed);
        assert_eq!(found, [Some(ApplicationNumber(43_794_724)); 4]);
        assert_eq!(ApplicationNumber::typed("00000007"), Some(ApplicationNumber(7)));
        for odd in ["", "0", "437947241", "甘水莲", "-1x", "+5"] {
            assert_eq!(ApplicationNumber::typed(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_digest_is_read_out_four_by_four() {
        let lines = by_four(&"0123456789abcdef".repeat(4));
        assert_eq!(lines.len(), 4);
        assert_eq!(lines[0], "0123 4567 89ab cdef");
    }
}
