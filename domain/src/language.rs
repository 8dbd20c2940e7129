//! The two languages of every sentence: Chinese first, English second.

use serde::{Deserialize, Serialize};

/// The language a reader has chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// 简体中文, the default.
    #[default]
    Chinese,
    /// British English.
    English,
}

impl Language {
    /// The value of `<html lang>` and of the cookie `language`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// Reads a cookie; anything unknown is Chinese.
    pub fn from_code(code: &str) -> Self {
        if code == "en" { Self::English } else { Self::Chinese }
    }
}
