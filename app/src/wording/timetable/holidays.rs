//! What is not known of a term's public holidays, and the days on which one works instead.

use domain::language::Language::{self, Chinese, English};

use crate::wording::Words;

pub const ENTER_THEM: Words = Words(
    "通知公布后，请把多放的日子写进：",
    "Once the notice is published, please enter the further days off at:",
);

pub const MADE_UP: Words =
    Words("调休上班，可以补课的日子：", "Weekends on which one works, for lessons to be made up:");

/// 2027年怎么调休，这里还不知道.
pub fn by_law_alone(language: Language, year: i16) -> String {
    match language {
        Chinese => format!("{year}年怎么调休，这里还不知道。现在只按法定的日子放假。"),
        English => format!(
            "How the holidays of {year} are arranged is not known here yet. Only the days of the law are left out."
        ),
    }
}

/// 2037年的春节在哪天，这里还不知道.
pub fn without_feasts(language: Language, year: i16) -> String {
    match language {
        Chinese => {
            format!("{year}年春节等农历节日，这里还不知道。那几天会照常排课，请现在就写进闭馆。")
        }
        English => format!(
            "The Spring Festival and the other lunar feasts of {year} are not known here. Classes would meet then: please enter them as closures now."
        ),
    }
}
