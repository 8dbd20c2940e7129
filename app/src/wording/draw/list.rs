//! The published list of a draw in words, line by line.

use domain::draw::{ApplicationNumber, LOTS_AT_MOST, Wish};
use domain::language::Language::{self, Chinese, English};
use domain::stage::ForWhom;

use crate::wording::Words;
use crate::wording::stage::group;

pub const OWN_LINE: Words = Words("名单上您的那一行", "Your own line");
pub const NOT_ON_IT: Words = Words(
    "名单上没有您的抽签号：您填的志愿都不能抽了。",
    "Your number is not on the list: none of your wishes could be drawn any more.",
);
pub const LINE_BY_LINE: Words = Words("一行一行看名单", "The list, line by line");
pub const LOTS_WHY: Words = Words(
    "每个志愿有一支签。这门课以前每白抽或白等一次，就多一支。候补到底没轮上，那学期也没报上别的课，就是白等。没学过这门课的排在前面。",
    "Each wish has one lot, and one more for each earlier draw of the course that gave nothing, or term in which one waited for it to the end and got no other class. Those who have not had it come first.",
);
pub const FIND_A_NUMBER: Words = Words("找抽签号（8个数字）", "Find a number (8 digits)");
pub const NOT_FOUND: Words = Words(
    "名单上没有这个抽签号。请对一对，一共8个数字。",
    "This number is not on the list. Please compare it: it has 8 digits.",
);
pub const SEE_ALL: Words = Words("看全部名单", "See the whole list");

/// 抽签号 43794724.
pub fn number(language: Language, number: ApplicationNumber) -> String {
    match language {
        Chinese => format!("抽签号\u{a0}{number}"),
        English => format!("Number {number}"),
    }
}

/// 您的抽签号 43794724.
pub fn own_number(language: Language, number: ApplicationNumber) -> String {
    match language {
        Chinese => format!("您的抽签号\u{a0}{number}"),
        English => format!("Your number {number}"),
    }
}

/// 3支签（以前白抽或白等过2次），没学过这门课，也抽留给新学员的名额.
pub fn lots(language: Language, wish: &Wish, for_whom: &[ForWhom]) -> String {
    let misses = wish.lots.saturating_sub(1);
    let lots = match (language, wish.lots) {
        (Chinese, 1) => "1支签".to_owned(),
        (Chinese, LOTS_AT_MOST) => {
            format!("{LOTS_AT_MOST}支签（以前白抽或白等过{misses}次以上，最多这么多）")
        }
        (Chinese, lots) => format!("{lots}支签（以前白抽或白等过{misses}次）"),
        (English, 1) => "1 lot".to_owned(),
        (English, LOTS_AT_MOST) => {
            format!("{LOTS_AT_MOST} lots, the most there are (got nothing {misses} times or more)")
        }
        (English, 2) => "2 lots (got nothing once before)".to_owned(),
        (English, lots) => format!("{lots} lots (got nothing {misses} times before)"),
    };
    let had = match wish.again {
        true => Words("学过这门课，排在后面", "has had it before, and comes later"),
        false => Words("没学过这门课", "has not had it before"),
    };
    let had = had.in_language(language);
    let who: Vec<_> = for_whom.iter().map(|who| group(*who).in_language(language)).collect();
    match language {
        Chinese if who.is_empty() => format!("{lots}，{had}"),
        Chinese => format!("{lots}，{had}，也抽留给{}的名额", who.join("、")),
        English if who.is_empty() => format!("{lots}; {had}"),
        English => format!("{lots}; {had}; also in the draw of places for {}", who.join(" and ")),
    }
}

#[cfg(test)]
mod tests {
    use domain::draw::OfferingNumber;

    use super::*;

    #[test]
    fn a_wish_says_how_many_lots_it_has_and_why() {
        let wish = |lots, again| Wish { offering: OfferingNumber(1), lots, again, shares: vec![] };
        assert_eq!(lots(Chinese, &wish(1, false), &[]), "1支签，没学过这门课");
        assert_eq!(
            lots(Chinese, &wish(3, false), &[ForWhom::Newcomers]),
            "3支签（以前白抽或白等过2次），没学过这门课，也抽留给新学员的名额"
        );
        assert_eq!(lots(Chinese, &wish(1, true), &[]), "1支签，学过这门课，排在后面");
        assert!(
            lots(Chinese, &wish(10, false), &[]).starts_with("10支签（以前白抽或白等过9次以上")
        );
        let told = lots(English, &wish(2, false), &[]);
        assert_eq!(told, "2 lots (got nothing once before); has not had it before");
    }
}
