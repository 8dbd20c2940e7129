//! Breaking a text into lines, as Chinese is broken: between any two characters, but no line begins with a closing sign or ends
//! with an opening one, and Latin words and numbers stay whole where they fit.

use super::font::{advance, drawable, width};

/// Signs that never begin a line (GB/T 15834—2011, 5.1).
const CLOSING: &str = "，。；：！？、）】》”’〉」』…％%,.;:!?)]}";
/// Signs that never end one.
const OPENING: &str = "（【《“‘〈「『([{";

/// A blank at which no line is broken.
const TOGETHER: char = '\u{a0}';

/// The lines of a text of this size in this width, both in points. Its own line ends stay.
pub fn lines(text: &str, size: f32, room: f32) -> Vec<String> {
    let mut all = Vec::new();
    for part in text.split('\n') {
        broken(&drawable(part), room / size, &mut all);
    }
    // Once it has kept a number together, such a blank is one like any other, also for whoever copies it.
    all.into_iter().map(|line| line.replace(TOGETHER, " ")).collect()
}

/// `room` in parts of the size.
fn broken(text: &str, room: f32, all: &mut Vec<String>) {
    let (mut line, mut taken) = (String::new(), 0.0);
    for unit in units(text) {
        let wide = width(unit);
        if taken + wide > room && !line.is_empty() {
            all.push(line.trim_end().to_owned());
            (line, taken) = (String::new(), 0.0);
        }
        if wide > room {
            // A word longer than the line, such as an address.
            for c in unit.chars() {
                if taken + advance(c) > room && !line.is_empty() {
                    all.push(std::mem::take(&mut line));
                    taken = 0.0;
                }
                line.push(c);
                taken += advance(c);
            }
        } else if !(line.is_empty() && unit.trim().is_empty()) {
            line.push_str(unit);
            taken += wide;
        }
    }
    all.push(line.trim_end().to_owned());
}

/// What is never parted: a word, a number, a character with the signs that belong to it.
fn units(text: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        if before.is_some_and(|before| may_part(before, c)) {
            cuts.push(at);
        }
        before = Some(c);
    }
    cuts.push(text.len());
    cuts.windows(2).map(|pair| &text[pair[0]..pair[1]]).filter(|unit| !unit.is_empty()).collect()
}

fn may_part(before: char, after: char) -> bool {
    let is_word = |c: char| c.is_ascii() && !c.is_whitespace();
    if [before, after].contains(&TOGETHER) {
        return false;
    }
    if CLOSING.contains(after) || OPENING.contains(before) {
        return false;
    }
    !(is_word(before) && is_word(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_as_chinese_is() {
        // Ten characters of ten points in a hundred; the full stop goes with the character before it.
        assert_eq!(
            lines("一二三四五六七八九十。一", 10.0, 100.0),
            ["一二三四五六七八九", "十。一"]
        );
        assert_eq!(
            lines("一二三四五六七八九（十）", 10.0, 100.0),
            ["一二三四五六七八九", "（十）"]
        );
        assert_eq!(lines("一\n二", 10.0, 100.0), ["一", "二"]);
        assert_eq!(lines("", 10.0, 100.0), [""]);
    }

    #[test]
    fn words_and_numbers_stay_whole_where_they_fit() {
        assert_eq!(lines("电话0791-0000-0101", 10.0, 80.0), ["电话", "0791-0000-0101"]);
        let number = lines("电话199\u{a0}0000\u{a0}0001", 10.0, 80.0);
        assert_eq!(number, ["电话", "199 0000 0001"]);
        let long = lines(&"a".repeat(100), 10.0, 50.0);
        assert!(long.len() > 5 && long.concat() == "a".repeat(100));
    }
}
