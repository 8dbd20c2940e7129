//! Words of a cell: tidied, and refused where they could do harm later.

use super::cell::{Cell, is_blank};
use super::problem::Reason;
use crate::text::has_control_characters;

/// One line of at most `limit` characters; empty if the cell is. Line ends within are joined.
pub(super) fn line(cell: &Cell, limit: u32) -> Result<String, Reason> {
    let text = paragraph(cell, limit)?;
    Ok(text.chars().filter(|c| !matches!(c, '\r' | '\n' | '\t')).collect())
}

/// Text of at most `limit` characters, in which lines may end.
pub(super) fn paragraph(cell: &Cell, limit: u32) -> Result<String, Reason> {
    if let Cell::Formula { formula, .. } = cell {
        return Err(Reason::Formula(shortened(&format!("={formula}"))));
    }
    let words = cell.words();
    let text = words.trim_matches(is_blank);
    if text.len() > 1 && text.starts_with('=') {
        return Err(Reason::Formula(shortened(text)));
    }
    if has_control_characters(text) || text.chars().any(turns_direction) {
        return Err(Reason::ControlCharacter);
    }
    if has_markup(text) {
        return Err(Reason::Markup);
    }
    let characters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    if characters > limit {
        return Err(Reason::TooLong { characters, limit });
    }
    Ok(text.to_owned())
}

/// A room's name with ordinary digits and letters: 202声乐教室 for ２０２声乐教室.
pub(super) fn room(typed: &str) -> String {
    typed.chars().map(ordinary).collect()
}

/// A full-width digit or letter as an ordinary one; everything else as it is.
fn ordinary(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
            char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)
        }
        _ => c,
    }
}

/// The meaning of a word, blanks aside; every meaning has its usual word first.
pub(super) fn one_of<T: Copy>(cell: &Cell, known: &[(T, &[&str])]) -> Result<T, Reason> {
    let typed = line(cell, 200)?;
    let word: String = typed.chars().filter(|c| !is_blank(*c)).collect();
    let meaning = known.iter().find(|(_, words)| words.contains(&word.as_str()));
    meaning.map(|(meaning, _)| *meaning).ok_or_else(|| Reason::UnknownWord {
        typed: shortened(&typed),
        known: known.iter().map(|(_, words)| words[0].to_owned()).collect(),
    })
}

/// What was typed, short enough to be quoted in a sentence.
pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 24;
    let text = text.trim_matches(is_blank);
    let mut kept: String = text.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    if text.chars().count() > LONGEST {
        kept.push('…');
    }
    kept
}

/// A tag begins: `<` and a letter, `/`, `!` or `?`. 血压<140 is none.
fn has_markup(text: &str) -> bool {
    let after = |(at, _): (usize, &str)| text[at + 1..].chars().next();
    let opens = |c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?');
    text.match_indices('<').filter_map(after).any(opens)
}

/// Signs that make text run the other way, and so can hide what it says.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, Reason> {
        line(&Cell::Text(text.into()), 10)
    }

    #[test]
    fn rare_characters_survive_and_blanks_at_the_ends_do_not() {
        assert_eq!(read("\u{3000}𬀩㛃䶮\u{f9dc}·\u{a0}"), Ok("𬀩㛃䶮\u{f9dc}·".into()));
        assert_eq!(read("楷书\r\n一班"), Ok("楷书一班".into()));
        assert_eq!(room("２０２声乐教室（一）Ａ"), "202声乐教室（一）A");
    }

    #[test]
    fn markup_formulas_and_controls_are_refused() {
        for markup in ["<b>", "a<script", "</p>", "<!--", "<?x"] {
            assert_eq!(read(markup), Err(Reason::Markup), "{markup}");
        }
        assert_eq!(read("血压<140"), Ok("血压<140".into()));
        assert_eq!(read("=1+1"), Err(Reason::Formula("=1+1".into())));
        assert_eq!(read("陈\0"), Err(Reason::ControlCharacter));
        assert_eq!(read("陈\u{202e}林"), Err(Reason::ControlCharacter));
        let long = "班".repeat(11);
        assert_eq!(read(&long), Err(Reason::TooLong { characters: 11, limit: 10 }));
    }

    #[test]
    fn a_formula_is_refused_whatever_it_shows() {
        let cell =
            Cell::Formula { formula: "1+1".into(), shown: Box::new(Cell::Text("二".into())) };
        assert_eq!(line(&cell, 10), Err(Reason::Formula("=1+1".into())));
    }
}
