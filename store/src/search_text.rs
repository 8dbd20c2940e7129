//! What an offering is found by: its words, their sounds and their initials, ready for `like`.

use domain::text::folded;

use crate::spelling::{Syllable, other_sounds, syllables};

/// A text this short is a subject or the like: it is found by each sound that its characters may have.
const SHORT: usize = 6;

/// The searchable form of several texts: 书法 is found by 书法, shufa, shu fa, fa, sf and SF.
///
/// Each part begins with a blank, so that a sound is found where a syllable begins and nowhere else:
/// `gh` is 国画 and not the middle of shenghuo.
pub(crate) fn search_text<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut add = |part: String| {
        if !part.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    };
    for text in texts {
        add(folded(text));
        let syllables = syllables(text);
        spellings(&syllables, &mut add);
        if syllables.len() > SHORT {
            continue;
        }
        for (place, syllable) in syllables.iter().enumerate() {
            for sound in other_sounds(syllable) {
                let mut read_otherwise = syllables.clone();
                read_otherwise[place].sound = sound;
                spellings(&read_otherwise, &mut add);
            }
        }
    }
    parts.iter().flat_map(|part| [" ", part]).collect()
}

/// From each syllable to the end: the sounds, and the initials.
fn spellings(syllables: &[Syllable], add: &mut impl FnMut(String)) {
    for from in 0..syllables.len() {
        add(syllables[from..].iter().map(|syllable| syllable.sound.as_str()).collect());
        add(syllables[from..].iter().map(initial).collect());
    }
}

fn initial(syllable: &Syllable) -> &str {
    let first = syllable.sound.chars().next().map_or(0, char::len_utf8);
    if syllable.han { &syllable.sound[..first] } else { &syllable.sound }
}

/// What `like` has to match for a folded word: letters and digits where a syllable begins, characters anywhere.
pub(crate) fn pattern(needle: &str) -> String {
    if needle.is_ascii() { format!("% {needle}%") } else { format!("%{needle}%") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(text: &str, typed: &str) -> bool {
        let pattern = pattern(&folded(typed));
        search_text([text]).contains(pattern.trim_matches('%'))
    }

    #[test]
    fn a_word_is_found_by_characters_sounds_and_initials() {
        for typed in ["书法", "shufa", "SF", "sf", "shu", "fa", "ｓｈｕｆａ"] {
            assert!(finds("书法（一）班", typed), "{typed}");
        }
        assert!(finds("太极拳24式", "24"));
    }

    #[test]
    fn a_sound_is_found_where_a_syllable_begins() {
        assert!(finds("国画", "gh"));
        assert!(!finds("生活", "gh"));
        assert!(!finds("书法", "hufa"));
    }

    #[test]
    fn a_character_is_found_by_its_other_sounds() {
        for (text, typed) in [
            ("声乐", "shengyue"),
            ("声乐", "sy"),
            ("声乐", "shengle"),
            ("行书", "xingshu"),
            ("弹词", "tanci"),
            ("女红", "nvgong"),
        ] {
            assert!(finds(text, typed), "{text} {typed}");
        }
    }
}
