//! Finding offerings: what a person may filter by, and how words match.

use serde::{Deserialize, Serialize};

use crate::calendar::DayPart;
use crate::id::{InstitutionId, OfferingId};
use crate::institution::AreaCode;
use crate::offering::OfferingKind;
use crate::text::folded;

/// Offerings on one page of a list.
pub const PAGE_SIZE: u32 = 20;

/// What somebody is looking for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    /// Which door.
    pub kind: OfferingKind,
    /// Words, pinyin or initials, as typed.
    pub words: String,
    /// A city or county, with everything below it.
    pub area: Option<AreaCode>,
    /// One institution.
    pub institution: Option<InstitutionId>,
    /// 1 (Monday) to 7 (Sunday).
    pub weekday: Option<u8>,
    /// Morning, afternoon or evening.
    pub day_part: Option<DayPart>,
    /// Exactly this subject.
    pub subject: Option<String>,
    /// Only what one can have now: a free place while sign-up is open, or simply to come.
    pub free_only: bool,
    /// 1 is the first.
    pub page: u32,
}

impl Search {
    /// Everything behind one door, first page.
    pub const fn of(kind: OfferingKind) -> Self {
        Self {
            kind,
            words: String::new(),
            area: None,
            institution: None,
            weekday: None,
            day_part: None,
            subject: None,
            free_only: false,
            page: 1,
        }
    }

    /// The words to find, each folded; at most six, so that a pasted page costs nothing.
    pub fn needles(&self) -> Vec<String> {
        let words = self.words.split(|c: char| c.is_whitespace() || "，。、,;；".contains(c));
        words
            .map(folded)
            .filter(|word| !word.is_empty())
            .take(6)
            .map(|word| word.chars().take(40).collect())
            .collect()
    }
}

/// What people call a group of subjects, and the words by which a subject belongs to it.
const EVERYDAY_NAMES: [(&str, &[&str]); 6] = [
    ("书法", &["楷书", "行书", "隶书", "篆书", "草书", "魏碑", "硬笔", "篆刻"]),
    ("国画", &["国画", "山水", "花鸟", "工笔", "写意"]),
    ("唱歌", &["声乐", "合唱", "演唱", "歌"]),
    ("跳舞", &["舞"]),
    ("乐器", &["钢琴", "电子琴", "二胡", "古筝", "葫芦丝", "手风琴", "吉他", "笛"]),
    ("电脑手机", &["手机", "电脑", "智能", "视频", "摄影后期"]),
];

/// What people call it who look for a subject: 书法 for 楷书, which no plan writes beside it.
pub fn everyday_names(subject: &str) -> impl Iterator<Item = &'static str> {
    let named = move |words: &[&str]| words.iter().any(|word| subject.contains(word));
    EVERYDAY_NAMES.iter().filter(move |(_, words)| named(words)).map(|(name, _)| *name)
}

/// One line under the search field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// What to search for: 书法.
    pub words: String,
    /// How many offerings it finds.
    pub count: u32,
    /// The offering itself, if it is the only one.
    pub offering: Option<OfferingId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_apart_and_folded() {
        let search =
            Search { words: "  书法，SF １班 ".into(), ..Search::of(OfferingKind::Class) };
        assert_eq!(search.needles(), ["书法", "sf", "1班"]);
    }

    #[test]
    fn a_script_is_also_found_as_calligraphy() {
        assert!(everyday_names("行书").eq(["书法"]));
        assert!(everyday_names("国画花鸟").eq(["国画"]));
        assert_eq!(everyday_names("诗词").count(), 0);
    }

    #[test]
    fn a_pasted_page_is_cut() {
        let search = Search { words: "字 ".repeat(5000), ..Search::of(OfferingKind::Class) };
        assert_eq!(search.needles().len(), 6);
        let search = Search { words: "字".repeat(5000), ..Search::of(OfferingKind::Class) };
        assert_eq!(search.needles()[0].chars().count(), 40);
    }
}
