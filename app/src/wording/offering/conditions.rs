//! Who may come to an offering, and what only one kind has, in words.

use domain::language::Language;
use domain::offering::{Conditions, Effort, Level};

use crate::wording::Words;

/// 50岁及以上都可以报.
pub fn ages(language: Language, conditions: &Conditions) -> String {
    match (language, conditions.age_from, conditions.age_to) {
        (Language::Chinese, Some(from), Some(to)) => format!("{from}岁到{to}岁可以报"),
        (Language::Chinese, Some(from), None) => format!("{from}岁及以上都可以报"),
        (Language::Chinese, None, Some(to)) => format!("{to}岁及以下都可以报"),
        (Language::Chinese, None, None) => "不限年龄".to_owned(),
        (Language::English, Some(from), Some(to)) => format!("Ages {from} to\u{a0}{to}"),
        (Language::English, Some(from), None) => format!("Ages {from} and over"),
        (Language::English, None, Some(to)) => format!("Ages up to\u{a0}{to}"),
        (Language::English, None, None) => "Any age".to_owned(),
    }
}

/// 一年级; nothing where no grade is named.
pub const fn level(level: Level) -> Option<Words> {
    match level {
        Level::Any => None,
        Level::First => Some(Words("一年级，从头学起", "First year, from the beginning")),
        Level::Second => Some(Words("二年级，接着一年级学", "Second year, follows the first")),
        Level::Third => Some(Words("三年级，接着二年级学", "Third year, follows the second")),
        Level::Seminar => Some(Words("研修班，学完各年级再来", "Seminar, follows all the years")),
    }
}

/// 体力轻.
pub const fn effort(effort: Effort) -> Words {
    match effort {
        Effort::Light => Words("轻，多半坐着", "Light: mostly sitting"),
        Effort::Medium => Words("中，要站一站、走一走", "Medium: some standing and walking"),
        Effort::Heavy => Words("重，要搬东西或久站", "Heavy: carrying things, or long standing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_told_with_both_ends() {
        let told = |age_from, age_to| {
            ages(Language::Chinese, &Conditions { age_from, age_to, ..Conditions::default() })
        };
        assert_eq!(told(Some(50), Some(75)), "50岁到75岁可以报");
        assert_eq!(told(Some(50), None), "50岁及以上都可以报");
        assert_eq!(told(None, None), "不限年龄");
    }
}
