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
    text_of(&parts_of(texts))
}

/// The same of what is an offering's own, then a sign that is in no word, then what all of its institution have in common.
pub(crate) fn search_text_of<'a>(
    own: impl IntoIterator<Item = &'a str>,
    common: impl IntoIterator<Item = &'a str>,
) -> String {
    let (own, mut common) = (parts_of(own), parts_of(common));
    common.retain(|part| !own.contains(part));
    format!("{} {COMMON}{}", text_of(&own), text_of(&common))
}

/// What stands before the words that all offerings of an institution have in common.
const COMMON: char = '|';

fn text_of(parts: &[String]) -> String {
    parts.iter().flat_map(|part| [" ", part]).collect()
}

fn parts_of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<String> {
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
    parts
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

/// What `like` has to match of what is an offering's own, in a text with the sign behind that: at its desk the institution's own
/// name tells nothing apart.
pub(crate) fn own_pattern(needle: &str) -> String {
    format!("{}{COMMON}%", pattern(needle))
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
    fn what_all_have_in_common_is_told_apart() {
        let text = search_text_of(["太极拳一班"], ["台江区老年大学"]);
        let finds_own = |typed: &str| {
            let pattern = own_pattern(&folded(typed));
            let mut rest = text.as_str();
            pattern.split('%').all(|part| match rest.find(part) {
                Some(at) => {
                    rest = &rest[at + part.len()..];
                    true
                }
                None => false,
            })
        };
        assert!(finds_own("tjq") && finds_own("太极"));
        assert!(!finds_own("tjqlndx") && !finds_own("台江") && !finds_own("lndx"));
        assert!(text.contains(" tjqlndx"), "found by everybody else: {text}");
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
