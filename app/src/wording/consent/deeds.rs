//! What a helper has done, as the person reads it.

use domain::decision::Decided;
use domain::language::Language::{self, Chinese, English};
use jiff::Timestamp;

use crate::wording::when;

/// 女儿李红替您报的名.
pub fn done(language: Language, what: Decided, helper: &str) -> String {
    let ended = matches!(what, Decided::Ended);
    match language {
        Chinese if ended => format!("{helper}替您退的"),
        Chinese => format!("{helper}替您报的"),
        English if ended => format!("Given up for you by {helper}"),
        English => format!("Signed up for you by {helper}"),
    }
}

/// 女儿李红替您填的志愿.
pub fn wished(language: Language, are_there: bool, helper: &str) -> String {
    match language {
        Chinese if are_there => format!("{helper}替您填的志愿"),
        Chinese => format!("{helper}替您撤回的志愿"),
        English if are_there => format!("Wished for you by {helper}"),
        English => format!("Wishes taken back for you by {helper}"),
    }
}

/// 由女儿李红代办，2026年11月28日.
pub fn arranged_by(language: Language, helper: &str, at: Timestamp) -> String {
    let day = when::day(language, domain::calendar::day(at));
    match language {
        Chinese => format!("由{helper}代办，{day}"),
        English => format!("Arranged by {helper}, {day}"),
    }
}

/// 女儿李红可以替您办了.
pub fn began(language: Language, helper: &str) -> String {
    match language {
        Chinese => format!("{helper}现在可以替您办"),
        English => format!("{helper} can act for you now"),
    }
}

/// 女儿李红不能再替您办了.
pub fn no_more(language: Language, helper: &str) -> String {
    match language {
        Chinese => format!("{helper}不能再替您办了"),
        English => format!("{helper} can no longer act for you"),
    }
}

/// 女儿李红替您报的：剪纸小组.
pub fn about(language: Language, told: &str, offering: &str) -> String {
    match language {
        Chinese => format!("{told}：{offering}"),
        English => format!("{told}: {offering}"),
    }
}
