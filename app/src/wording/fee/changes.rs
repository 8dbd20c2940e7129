//! What became of a fee: for 为什么, when what was paid goes on to another place, and when it was lowered afterwards.

use domain::calendar;
use domain::fee::{FeeChange, Settled};
use domain::language::Language::{self, Chinese, English};
use domain::offering::Fen;
use jiff::Timestamp;

use super::{at, day};
use crate::wording::home::because;
use crate::wording::offering::fee as amount;

/// What became of the fee, for 为什么.
pub fn change(language: Language, change: &FeeChange) -> String {
    match (language, change) {
        (Chinese, FeeChange::Paid { receipt }) if receipt.is_empty() => {
            "您在柜台交了费。".to_owned()
        }
        (Chinese, FeeChange::Paid { receipt }) => format!("您在柜台交了费，收据号{receipt}。"),
        (Chinese, FeeChange::TakenBack) => "上面一条记错了，已经撤回，费用还没有交。".to_owned(),
        (Chinese, FeeChange::PutOff { pay_by, reason }) => {
            let why = because(language, reason);
            format!("工作人员把交费改到最晚{}。{why}", day(language, *pay_by))
        }
        (Chinese, FeeChange::Refunded { amount: sum, receipt, reason }) => {
            let (sum, why) = (amount(language, *sum), because(language, reason));
            format!("柜台退了您{sum}，收据号{receipt}。{why}")
        }
        (Chinese, FeeChange::NotGivenBack { amount: sum, reason }) => {
            format!("您交的{}不退。{}", amount(language, *sum), because(language, reason))
        }
        (Chinese, FeeChange::CarriedHere { amount: sum, from, receipt }) => {
            format!("您为“{from}”交的{}转到了这一项，收据号{receipt}。", amount(language, *sum))
        }
        (Chinese, FeeChange::CarriedOn { amount: sum, to, receipt }) => {
            format!("您交的{}转到了“{to}”，收据号{receipt}。", amount(language, *sum))
        }
        (Chinese, FeeChange::Lowered { to }) => {
            format!("费用改低了，现在是{}。多交的退给您。", amount(language, *to))
        }
        (English, FeeChange::Lowered { to }) => format!(
            "The fee was lowered; it is {} now. What you paid beyond it is given back.",
            amount(language, *to)
        ),
        (English, FeeChange::CarriedHere { amount: sum, from, receipt }) => {
            let sum = amount(language, *sum);
            format!("What you paid for “{from}”, {sum}, counts for this one, receipt {receipt}.")
        }
        (English, FeeChange::CarriedOn { amount: sum, to, receipt }) => {
            let sum = amount(language, *sum);
            format!("What you paid, {sum}, counts for “{to}” now, receipt {receipt}.")
        }
        (English, FeeChange::NotGivenBack { amount: sum, reason }) => {
            let (sum, why) = (amount(language, *sum), because(language, reason));
            format!("What you paid, {sum}, is not given back. {why}")
        }
        (English, FeeChange::Refunded { amount: sum, receipt, reason }) => {
            let (sum, why) = (amount(language, *sum), because(language, reason));
            format!("The counter gave {sum} back to you, receipt {receipt}. {why}")
        }
        (English, FeeChange::Paid { receipt }) if receipt.is_empty() => {
            "You paid at the counter.".to_owned()
        }
        (English, FeeChange::Paid { receipt }) => {
            format!("You paid at the counter, receipt {receipt}.")
        }
        (English, FeeChange::TakenBack) => {
            "That was noted by mistake and taken back: the fee is still due.".to_owned()
        }
        (English, FeeChange::PutOff { pay_by, reason }) => {
            let why = because(language, reason);
            format!("The staff moved the last day to pay to {}. {why}", day(language, *pay_by))
        }
    }
}

/// A notice of what becomes of money that was paid for a place, where another one was taken instead: 您交的180元已经算到“行书”上。
pub fn carried_sentence(
    language: Language,
    name: &str,
    carried: Fen,
    Settled { due, to_give_back }: Settled,
) -> String {
    let told = |sum| amount(language, sum);
    let (is_due, is_back) = (due != Fen::FREE, to_give_back != Fen::FREE);
    match language {
        Chinese if carried == Fen::FREE => {
            format!("您退了“{name}”，交的{}请到那边柜台退。", told(to_give_back))
        }
        Chinese if is_due => {
            format!("您交的{}已经算到“{name}”上，还差{}。", told(carried), told(due))
        }
        Chinese if is_back => format!(
            "您交的{}已经算到“{name}”上。多的{}，请到柜台退。",
            told(carried),
            told(to_give_back)
        ),
        Chinese => format!("您交的{}已经算到“{name}”上，不用再交。", told(carried)),
        English if carried == Fen::FREE => format!(
            "You gave “{name}” up. What you paid for it, {}, is given back at its counter.",
            told(to_give_back)
        ),
        English if is_due => format!(
            "What you paid, {}, counts for “{name}”. {} more is to be paid.",
            told(carried),
            told(due)
        ),
        English if is_back => format!(
            "What you paid, {}, counts for “{name}”. It costs less: {} is given back at the counter.",
            told(carried),
            told(to_give_back)
        ),
        English => {
            format!(
                "What you paid, {}, counts for “{name}”. There is no more to pay.",
                told(carried)
            )
        }
    }
}

/// Heads the box: 柜台要退您30元.
pub fn waits_title(language: Language, waits: Fen) -> String {
    let waits = amount(language, waits);
    match language {
        Chinese => format!("柜台要退您{waits}"),
        English => format!("{waits} waits for you at the counter"),
    }
}

/// “楷书”的费用12月4日（周五）改低了，您多交了。请到柜台退：一楼柜台。
pub fn waits_sentence(
    language: Language,
    name: &str,
    lowered_at: Timestamp,
    counter: &str,
) -> String {
    let day = day(language, calendar::day(lowered_at));
    match (language, counter.trim_end_matches(['。', '.'])) {
        (Chinese, "") => format!("“{name}”的费用{day}改低了，您多交了。请到柜台退。"),
        (Chinese, counter) => {
            format!("“{name}”的费用{day}改低了，您多交了。请到柜台退：{counter}。")
        }
        (English, counter) => format!(
            "The fee for “{name}” was lowered on {day}, after you had paid. The rest is given back at the counter{}.",
            at(counter)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_carried_over_is_told_with_what_is_left_to_do() {
        let told = |fee, carried| {
            let carried = Fen::yuan(carried);
            carried_sentence(Chinese, "行书", carried, domain::fee::settle(Fen::yuan(fee), carried))
        };
        assert_eq!(told(180, 180), "您交的180元已经算到“行书”上，不用再交。");
        assert_eq!(told(180, 150), "您交的150元已经算到“行书”上，还差30元。");
        assert_eq!(told(150, 180), "您交的180元已经算到“行书”上。多的30元，请到柜台退。");
    }

    #[test]
    fn what_waits_at_the_counter_is_told_with_when_it_was_lowered() {
        let at = calendar::instant(jiff::civil::date(2026, 12, 4).at(9, 0, 0, 0));
        assert_eq!(waits_title(Chinese, Fen::yuan(30)), "柜台要退您30元");
        assert_eq!(
            waits_sentence(Chinese, "楷书", at, "一楼柜台。"),
            "“楷书”的费用12月4日（周五）改低了，您多交了。请到柜台退：一楼柜台。"
        );
        let to = Fen::yuan(150);
        assert_eq!(
            change(Chinese, &FeeChange::Lowered { to }),
            "费用改低了，现在是150元。多交的退给您。"
        );
    }
}
