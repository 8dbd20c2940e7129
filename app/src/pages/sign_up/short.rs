//! The result alone: what is said where thousands ask how they stand and nobody's turn for the whole page is free.

use domain::language::Language;
use domain::sign_up::Place;
use store::sign_up::Outcome;

use super::FILLED;
use super::entry::{sentence_of, title_of};
use crate::wording::sign_up::JUST_FILLED;

/// What the page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    /// 报名成功, 候补第3位.
    pub title: String,
    /// What for, and what it means.
    pub sentences: Vec<String>,
}

/// The result for somebody of this name, who asked with `query`. Nothing where more has to be told: an offer to answer, or what
/// the rest of the address stands for.
pub fn short(
    language: Language,
    name: &str,
    outcome: &Outcome,
    query: Option<&str>,
) -> Option<Short> {
    let filled = match query {
        None => false,
        Some(FILLED) => matches!(outcome.place, Place::Waiting { .. }),
        Some(_) => return None,
    };
    let sentence = sentence_of(language, outcome.place, name, outcome.has_fee)?;
    let mut sentences = vec![outcome.offering.clone(), sentence];
    if filled {
        sentences.push(JUST_FILLED.in_language(language).to_owned());
    }
    Some(Short { title: title_of(language, outcome.place, false), sentences })
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    fn said(place: Place, has_fee: bool, query: Option<&str>) -> Option<Short> {
        let person = "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap();
        let outcome = Outcome { person, place, offering: "书法".into(), has_fee };
        short(Language::Chinese, "王淑兰", &outcome, query)
    }

    #[test]
    fn it_says_whether_one_has_a_place_and_what_is_still_to_do() {
        let held = said(Place::Held, false, None).unwrap();
        assert_eq!(held.title, "报名成功");
        assert_eq!(held.sentences, ["书法", "王淑兰，您的名额已经定下，不用再做什么。"]);
        let to_pay = said(Place::Held, true, None).unwrap();
        assert!(to_pay.sentences[1].contains("交费"), "{to_pay:?}");
        let waits = Place::Waiting { position: 3 };
        assert_eq!(said(waits, false, None).unwrap().title, "候补第3位");
        assert_eq!(said(waits, false, None).unwrap().sentences.len(), 2);
        assert_eq!(said(waits, false, Some("filled")).unwrap().sentences.len(), 3);
    }

    #[test]
    fn what_has_more_to_tell_is_left_to_the_whole_page() {
        let offered = Place::Offered { answer_by: Timestamp::UNIX_EPOCH };
        assert_eq!(said(offered, false, None), None);
        assert_eq!(said(Place::Held, false, Some("swapped")), None);
        assert_eq!(said(Place::Held, false, Some("whole")), None);
    }
}
