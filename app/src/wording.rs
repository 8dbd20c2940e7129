//! Every sentence, Chinese first, English second: one file for each noun.

use domain::language::Language;
use serde::{Deserialize, Serialize};

pub mod api;
pub mod approval;
pub mod attendance;
pub mod booking;
pub mod calendar;
pub mod certificate;
pub mod common;
pub mod consent;
pub mod decision;
pub mod design;
pub mod desk;
pub mod draw;
pub mod draw_check;
pub mod fee;
pub mod files;
pub mod handing_on;
pub mod help;
pub mod home;
pub mod my_sign_ups;
pub mod not_a_day;
pub mod offer;
pub mod offering;
pub mod offline;
pub mod outbox;
pub mod paper;
pub mod person;
pub mod plain_page;
pub mod problem;
pub mod reading_aloud;
pub mod refusal;
pub mod room;
pub mod session;
pub mod sign_in;
pub mod sign_up;
pub mod stage;
pub mod swap;
pub mod template;
pub mod timetable;
pub mod together;
pub mod told;
pub mod turned_away;
pub mod when;

/// One sentence in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words(pub &'static str, pub &'static str);

impl Words {
    /// The sentence in one language.
    pub const fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::Chinese => self.0,
            Language::English => self.1,
        }
    }
}

/// Sentences one after the other: in English with a blank between them.
pub fn sentences(language: Language, all: &[&str]) -> String {
    match language {
        Language::Chinese => all.concat(),
        Language::English => all.join(" "),
    }
}

/// A finished sentence in both languages, for what is kept on the server until the reader comes back,
/// perhaps in the other language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// 中文.
    pub chinese: String,
    /// English.
    pub english: String,
}

impl Sentence {
    /// Forms the sentence once for each language.
    pub fn of(form: impl Fn(Language) -> String) -> Self {
        Self { chinese: form(Language::Chinese), english: form(Language::English) }
    }

    /// The sentence in one language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.chinese,
            Language::English => &self.english,
        }
    }
}

impl From<Words> for Sentence {
    fn from(words: Words) -> Self {
        Self { chinese: words.0.to_owned(), english: words.1.to_owned() }
    }
}
