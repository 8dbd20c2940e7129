//! 柜台换班: another place instead of one that somebody has, and the slip of a place.

use domain::fee::settle;
use domain::language::Language::{self, Chinese, English};
use domain::offering::Fen;

use crate::wording::Words;
use crate::wording::offering::fee as amount;

pub const SWAP: Words = Words("调换", "Swap");
pub const WHICH: Words = Words("换到哪一项", "Swap for which one");
pub const PARALLEL: Words = Words("同类的，还有名额", "Of the same kind, with free places");
pub const NO_PARALLEL: Words =
    Words("同类的没有空位，或者时间不合适。", "None has a free place at a time that fits.");
pub const OTHERS: Words = Words("找别的", "Look for others");
pub const WHAT_HAPPENS: Words = Words("换了以后", "What happens");
pub const ALL_OF_THEM: Words = Words(
    "时间都和新的重了，要一起退。一个也不能少。",
    "All of these are at the time of the new one and are given up together.",
);
pub const FIRST_THE_NEW: Words = Words(
    "先占新名额，再退原来的。新的没有了，原来的不动。",
    "The new place comes first, then the old one is given up. If the new one is gone, nothing changes.",
);
pub const OLD_GOES_ON: Words = Words(
    "原来的名额给候补的下一位。再要，得重新排。",
    "The old place goes to the next person who waits; for it they would have to join again.",
);
pub const POSITION_IS_LOST: Words = Words(
    "原来的候补位置不保留。再要，得重新排。",
    "The old position is lost; for it they would have to join again.",
);
pub const WILL_WAIT: Words = Words(
    "那边没有空位，换过去也是候补。",
    "There is no free place there: they would wait there, too.",
);
pub const NOT_NOW: Words = Words("现在换不了", "It cannot be swapped now");
pub const ANOTHER: Words = Words("换成别的", "Choose another one");
pub const DONE: Words = Words(
    "换好了，原来的已经退了。本人会看到通知。",
    "Swapped; the old place is given up. The person is told.",
);

pub const PRINT_SLIP: Words = Words("小票", "Slip");
pub const TO_FEE: Words = Words("去收费", "Take the fee");
pub const TO_REFUND: Words = Words("去退费", "Give the rest back");

/// What becomes of the fee: nothing to say where there is none and nothing was paid.
pub fn fee(language: Language, paid: Fen, fee: Fen) -> Option<String> {
    let settled = settle(fee, paid);
    let [paid_words, due, back] =
        [paid, settled.due, settled.to_give_back].map(|sum| amount(language, sum));
    Some(match language {
        _ if paid == Fen::FREE && fee == Fen::FREE => return None,
        Chinese if paid == Fen::FREE => format!("原来的没有交过费，新的要交{due}。"),
        Chinese if settled.due != Fen::FREE => {
            format!("交过的{paid_words}转过去，还要交{due}。")
        }
        Chinese if settled.to_give_back != Fen::FREE => {
            format!("交过的{paid_words}转过去，要退{back}。")
        }
        Chinese => format!("交过的{paid_words}转过去，不用再交。"),
        English if paid == Fen::FREE => {
            format!("Nothing was paid for the old place; the new one costs {due}.")
        }
        English if settled.due != Fen::FREE => {
            format!("The {paid_words} paid count for the new place; {due} are still due.")
        }
        English if settled.to_give_back != Fen::FREE => {
            format!("The {paid_words} paid count for the new place; {back} are to be given back.")
        }
        English => format!("The {paid_words} paid count for the new place; nothing is due."),
    })
}

/// The way out of a clash: “合唱”和这一项时间重了，可以换成这一项。
pub fn way_out(language: Language, names: &[String]) -> String {
    let quoted = |between| quoted(names, between);
    match (language, names.len()) {
        (Chinese, 1) => format!("{}和这一项时间重了，可以换成这一项。", quoted("")),
        (Chinese, _) => format!("{}和这一项时间重了，可以一起换成这一项。", quoted("、")),
        (English, 1) => {
            format!("{} is at the same time; it can be swapped for this one.", quoted(""))
        }
        (English, _) => {
            format!("{} are at the same time; all can be swapped for this one.", quoted(", "))
        }
    }
}

/// 候补不退 at the counter.
pub const KEEP: Words =
    Words("原来的不退，候补这一项", "Keep what they have, and wait for this one");
pub const KEEP_HOW: Words = Words(
    "可以先候补这一项，原来的不动。轮到时先问本人，本人再选。",
    "They may wait for this one and keep what they have. When it is their turn they are asked, and choose.",
);

/// What is full is at the time of something else, which has no name where it lies at another institution: “合唱”和这一项时间重了，这一项现在也没有名额给。
pub fn is_full_too(language: Language, names: &[String]) -> String {
    let quoted = |between| quoted(names, between);
    match (language, names.len()) {
        (Chinese, 0) => "这个人那个时间有别的安排，这一项现在也没有名额给。".to_owned(),
        (Chinese, _) => format!("{}和这一项时间重了，这一项现在也没有名额给。", quoted("、")),
        (English, 0) => {
            "They have something else at that time, and no place can be given here now.".to_owned()
        }
        (English, 1) => {
            format!("{} is at the same time, and no place can be given here now.", quoted(""))
        }
        (English, _) => {
            format!("{} are at the same time, and no place can be given here now.", quoted(", "))
        }
    }
}

fn quoted(names: &[String], between: &str) -> String {
    names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(between)
}

/// 要退30元.
pub fn to_give_back(language: Language, sum: Fen) -> String {
    let sum = amount(language, sum);
    match language {
        Chinese => format!("要退{sum}"),
        English => format!("{sum} to be given back"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_clashes_is_named() {
        let told = |names: &[&str]| {
            way_out(Chinese, &names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(told(&["合唱"]), "“合唱”和这一项时间重了，可以换成这一项。");
        assert_eq!(told(&["合唱", "太极"]), "“合唱”、“太极”和这一项时间重了，可以一起换成这一项。");
    }

    #[test]
    fn what_is_kept_is_named_where_it_is_known_here() {
        let told = |names: &[&str]| {
            is_full_too(Chinese, &names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(told(&[]), "这个人那个时间有别的安排，这一项现在也没有名额给。");
        assert_eq!(told(&["合唱"]), "“合唱”和这一项时间重了，这一项现在也没有名额给。");
        assert_eq!(
            told(&["合唱", "太极"]),
            "“合唱”、“太极”和这一项时间重了，这一项现在也没有名额给。"
        );
    }

    #[test]
    fn what_becomes_of_the_fee_is_told_before_it_is_swapped() {
        let told = |paid, due| fee(Chinese, Fen::yuan(paid), Fen::yuan(due));
        assert_eq!(told(0, 0), None);
        assert_eq!(told(0, 180).unwrap(), "原来的没有交过费，新的要交180元。");
        assert_eq!(told(150, 180).unwrap(), "交过的150元转过去，还要交30元。");
        assert_eq!(told(180, 150).unwrap(), "交过的180元转过去，要退30元。");
        assert_eq!(told(180, 180).unwrap(), "交过的180元转过去，不用再交。");
        assert_eq!(told(180, 0).unwrap(), "交过的180元转过去，要退180元。");
    }
}
