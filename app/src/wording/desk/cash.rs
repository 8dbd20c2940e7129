//! 收支账: the book of a day at the counter, closing it, receipts, and giving money back.

use domain::cash::{Balance, DayFault, Entry, PayWay};
use domain::language::Language::{self, Chinese, English};
use domain::written::AmountFault;
use jiff::civil::Date;

use crate::wording::fee::day;
use crate::wording::not_a_day::not_a_day;
use crate::wording::{Sentence, Words};

mod refusal;

pub use refusal::refused;

pub const TITLE: Words = Words("收支账", "Cash book");
pub const WHICH_DAY: Words = Words("看哪一天", "Which day");
pub const SEE: Words = Words("看这一天", "See this day");
pub const DAY_BEFORE: Words = Words("前一天", "Day before");
pub const DAY_AFTER: Words = Words("后一天", "Day after");
pub const NOTHING: Words = Words("这一天没有收支", "Nothing on this day");
pub const NOTHING_LINE: Words =
    Words("收了费、退了费，这里就有一行。", "Each fee taken or given back makes a line here.");
pub const LINES: Words = Words("明细", "Lines");
pub const WHOLE_TO_PRINT: Words = Words("列出全天，好打印", "All lines, to print");
pub const NUMBER: Words = Words("收据编号", "Receipt");
pub const AT: Words = Words("时间", "Time");
pub const WHAT: Words = Words("事由", "What");
pub const WHO: Words = Words("姓名", "Name");
pub const WAY: Words = Words("方式", "Way");
pub const TAKEN: Words = Words("收入", "Taken");
pub const GIVEN: Words = Words("退出", "Given back");
pub const LEFT: Words = Words("净收", "Left");
pub const CLERK: Words = Words("经手人", "Taken by");
pub const NOTE: Words = Words("备注", "Note");
pub const BY_WAY: Words = Words("按方式合计", "By way");
pub const BY_CLERK: Words = Words("按经手人合计", "By who took it");
pub const ALL: Words = Words("合计", "All");
pub const DRAWER: Words = Words("抽屉里的现金", "Cash in the drawer");
pub const OPENING: Words = Words("这一天开始时", "When the day began");
pub const CASH_OF_DAY: Words = Words("这一天现金净收", "Cash of the day");
pub const EXPECTED: Words = Words("现在应有", "There should be");
pub const CLOSE: Words = Words("日结", "Close the day");
pub const CLOSED: Words = Words("已经日结", "Closed");
pub const DONE: Words =
    Words("日结好了。再有收支，记到第二天。", "Closed. What comes later counts for the next day.");
pub const COUNTED: Words = Words("数出来多少元", "Counted, in yuan");
pub const COUNTED_ROW: Words = Words("数出来", "Counted");
pub const COUNTED_HINT: Words = Words(
    "数一数抽屉里的现金。比如：1080.50",
    "Count the cash in the drawer. For example: 1080.50",
);
pub const STAYS: Words = Words("留在抽屉里多少元", "Stays in the drawer, in yuan");
pub const STAYS_ROW: Words = Words("留在抽屉里", "Stays in the drawer");
pub const STAYS_HINT: Words =
    Words("其余的上交。全部留下就空着。", "The rest is handed in. Empty: all of it stays.");
pub const HANDED_IN: Words = Words("上交", "Handed in");
pub const DIFFERENCE: Words = Words("相差", "Difference");
pub const NO_DIFFERENCE: Words = Words("对得上", "None");
pub const CLOSING_NOTE: Words = Words("对不上的原因", "Why it differs");
pub const CLOSING_NOTE_HINT: Words =
    Words("对得上就空着。", "Leave it empty where nothing differs.");
pub const CLOSING_LEAD: Words = Words(
    "日结只做一次。以后的收支记到第二天。",
    "A day is closed once. What comes later counts for the next day.",
);
pub const NOT_CLOSED_YET: Words = Words("还没有日结。", "Not closed yet.");
pub const BACK: Words = Words("返回收支账", "Back to the cash book");
pub const CLOSED_AT: Words = Words("日结时间", "Closed at");

pub const HOW: Words = Words("怎么收的", "How it was paid");
pub const HOW_BACK: Words = Words("怎么退", "How it is given back");
pub const WAY_MISSING: Words =
    Words("请选现金、转账或微信、支付宝", "Choose cash, transfer or scanned code");
pub const TAKE: Words = Words("收费，开收据", "Take it and make a receipt");
pub const PAPER: Words = Words("纸质收据号（可不填）", "Number of a paper receipt (optional)");
pub const PAPER_ODD: Words =
    Words("纸质收据号最多40个字", "A paper receipt’s number has at most 40 characters");
pub const RECEIPTS: Words = Words("收据", "Receipts");
pub const SEE_RECEIPT: Words = Words("看收据、打印", "See and print the receipt");

pub const RECEIPT: Words = Words("收据", "Receipt");
pub const REFUND_RECEIPT: Words = Words("退费收据", "Receipt for a refund");
pub const CORRECTION_RECEIPT: Words = Words("冲正单", "Correction");
pub const CARRIED_RECEIPT: Words = Words("转费单", "Carried over");
pub const EARLIER_RECEIPT: Words = Words("补记单", "Paid before there were receipts");
pub const EARLIER_OFF_RECEIPT: Words = Words("补记冲正单", "Taken off again");
pub const CARRIED_LINES: Words = Words("转到别的项目", "Carried over to another one");
pub const OF_WHOM: Words = Words("姓名", "Name");
pub const FROM_WHAT: Words = Words("从哪一项转来", "From");
pub const TO_WHAT: Words = Words("转到哪一项", "To");
pub const RECEIVED_FROM: Words = Words("交款人", "From");
pub const GIVEN_TO: Words = Words("退给", "Given to");
pub const FOR_WHAT: Words = Words("项目", "For");
pub const AMOUNT: Words = Words("金额", "Amount");
pub const IN_CAPITALS: Words = Words("大写", "In capitals");
pub const AGAINST: Words = Words("原收据", "First receipt");
pub const REASON: Words = Words("原因", "Why");
pub const PAPER_ROW: Words = Words("纸质收据号", "Paper receipt");
pub const INSTITUTION: Words = Words("单位", "Institution");
pub const SIGNATURE: Words = Words("签名", "Signature");
pub const BACK_LINES: Words = Words("退过的、冲正的", "Given back or corrected");
pub const REFUND: Words = Words("退费", "Give money back");
pub const CORRECT: Words = Words("记错了，冲正", "Typed wrongly: correct it");
pub const TO_FEES: Words = Words("去交费名单", "To the fees");

pub const REFUND_AMOUNT: Words = Words("退多少元", "How much, in yuan");
pub const REFUND_REASON: Words = Words("为什么退（本人看得到）", "Why (the person reads it)");
pub const REFUND_REASON_HINT: Words =
    Words("比如：生病，不能来上课。", "For example: ill, cannot come.");
pub const REFUND_REASON_MISSING: Words = Words("请写一句为什么退", "Write why it is given back");
pub const PLACE_STAYS: Words = Words(
    "退费不动名额。要移出名单，请到这一项的名单上办。",
    "The place stays as it is. Whoever is to lose it is taken off the list there.",
);
pub const DO_REFUND: Words = Words("退费，开收据", "Give it back");
pub const CORRECTION_LEAD: Words = Words(
    "原来的一行留着，另记一行，两边抵消。费用又变成没有交。",
    "The line stays, and another one takes it off. The fee is due again.",
);
pub const CORRECTION_REASON: Words = Words("哪里记错了", "What was wrong");
pub const CORRECTION_REASON_HINT: Words =
    Words("比如：记到了别人名下。", "For example: typed for somebody else.");
pub const CORRECTION_REASON_MISSING: Words = Words("请写一句哪里记错了", "Write what was wrong");
pub const DO_CORRECT: Words = Words("冲正这一笔", "Correct it");
pub const DO_NOT: Words = Words("不改，返回收据", "Leave it, back to the receipt");
pub const MADE: Words =
    Words("办好了。这是收据，请打印。", "Done. This is the receipt, to be printed.");

/// 现金.
pub const fn way(way: PayWay) -> Words {
    match way {
        PayWay::Cash => Words("现金", "Cash"),
        PayWay::Transfer => Words("转账", "Transfer"),
        PayWay::Scan => Words("微信、支付宝", "WeChat, Alipay"),
    }
}

/// The same of a line; nothing of what was paid before there were receipts, since nobody wrote it down.
pub fn way_of(language: Language, entry: Entry, paid: PayWay) -> String {
    match entry {
        Entry::Earlier | Entry::EarlierTakenOff => String::new(),
        _ => way(paid).in_language(language).to_owned(),
    }
}

/// 收费, for a line.
pub const fn entry(entry: Entry) -> Words {
    match entry {
        Entry::Payment => Words("收费", "Fee"),
        Entry::Refund => Words("退费", "Refund"),
        Entry::Correction => Words("冲正", "Correction"),
        Entry::Carried => Words("转费", "Carried over"),
        Entry::Earlier => Words("补记", "Paid earlier"),
        Entry::EarlierTakenOff => Words("补记冲正", "Paid earlier: taken off"),
    }
}

/// 1080.50元, −20元.
pub fn yuan(language: Language, sum: Balance) -> String {
    let sign = if sum.0 < 0 { "−" } else { "" };
    let fen = sum.0.unsigned_abs();
    let amount = match (fen / 100, fen % 100) {
        (yuan, 0) => format!("{sign}{yuan}"),
        (yuan, fen) => format!("{sign}{yuan}.{fen:02}"),
    };
    match language {
        Chinese => format!("{amount}元"),
        English => format!("{amount}\u{a0}yuan"),
    }
}

/// What is carried over, and from what: 从“楷书”转来180元.
pub fn carried_from(language: Language, from: &str, sum: Balance) -> String {
    let sum = yuan(language, sum);
    match language {
        Chinese => format!("从“{from}”转来{sum}"),
        English => format!("{sum} carried over from “{from}”"),
    }
}

/// What was paid before there were receipts: 以前交的180元，现在补记.
pub fn earlier(language: Language, sum: Balance) -> String {
    let sum = yuan(language, sum);
    match language {
        Chinese => format!("以前交的{sum}，现在补记"),
        English => format!("{sum} paid earlier, written down now"),
    }
}

/// 12月4日（周五）的收支账.
pub fn of_day(language: Language, on: Date) -> String {
    let day = day(language, on);
    match language {
        Chinese => format!("{day}的收支账"),
        English => format!("Cash book of {day}"),
    }
}

/// 12月4日（周五）日结.
pub fn close_day(language: Language, on: Date) -> String {
    let day = day(language, on);
    match language {
        Chinese => format!("{day}日结"),
        English => format!("Close {day}"),
    }
}

/// 收支账2026-12-04, for a file's name.
pub fn file_title(language: Language, on: Date) -> String {
    format!("{}{on}", TITLE.in_language(language))
}

/// How a day is typed.
pub fn day_hint(language: Language, example: Date) -> String {
    match language {
        Chinese => format!("比如：{}年{}月{}日", example.year(), example.month(), example.day()),
        English => format!("For example: {example}"),
    }
}

/// What is wrong with a day, beside the name of its field.
pub fn day_fault(label: Words, fault: DayFault) -> Sentence {
    match fault {
        DayFault::NotADay(why) => not_a_day(label, why, HOW_A_DAY),
        DayFault::StillToCome { day: on } => Sentence {
            chinese: format!("{}还没有到，请写今天或以前的一天", day(Chinese, on)),
            english: format!("{} is still to come: write today or a day before", day(English, on)),
        },
    }
}

const HOW_A_DAY: Words =
    Words("请写年、月、日，比如2026年12月4日", "Write year, month and day, such as 2026-12-4");

/// What is wrong with an amount.
pub const fn amount_fault(fault: AmountFault) -> Words {
    match fault {
        AmountFault::Missing => Words("请写多少元", "Write how many yuan"),
        AmountFault::NoAmount => {
            Words("请只写数字，比如180或180.50", "Write digits alone, such as 180 or 180.50")
        }
        AmountFault::TooFine => Words("小数点后最多写两位", "At most two digits after the point"),
        AmountFault::TooMuch => Words("数目太大，请看一看", "That is too much. Please check it"),
    }
}

/// 还可以退180元.
pub fn left(language: Language, sum: Balance) -> String {
    let sum = yuan(language, sum);
    match language {
        Chinese => format!("还可以退{sum}。"),
        English => format!("{sum} can be given back."),
    }
}

/// 少了20元.
pub fn difference(language: Language, sum: Balance) -> String {
    let amount = yuan(language, Balance(sum.0.saturating_abs()));
    match (language, sum.0) {
        (_, 0) => NO_DIFFERENCE.in_language(language).to_owned(),
        (Chinese, ..0) => format!("少了{amount}"),
        (Chinese, _) => format!("多了{amount}"),
        (English, ..0) => format!("{amount} missing"),
        (English, _) => format!("{amount} too much"),
    }
}

/// What a button of a row does, for those who hear it: 现金，收陈淑芬的费.
pub fn take_from(language: Language, name: &str) -> String {
    match language {
        Chinese => format!("收{name}的费"),
        English => format!("paid by {name}"),
    }
}

#[cfg(test)]
mod tests {
    use domain::written::NotADay;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn sums_are_told_in_yuan_also_below_nothing() {
        assert_eq!(yuan(Chinese, Balance(108_050)), "1080.50元");
        assert_eq!(yuan(Chinese, Balance(-2_000)), "−20元");
        assert_eq!(yuan(Chinese, Balance(0)), "0元");
        assert_eq!(difference(Chinese, Balance(-2_000)), "少了20元");
        assert_eq!(difference(Chinese, Balance(5)), "多了0.05元");
        assert_eq!(difference(Chinese, Balance(0)), "对得上");
    }

    #[test]
    fn a_day_that_there_is_not_is_told() {
        let fault = DayFault::NotADay(NotADay::NoSuchDay { year: 2026, month: 2, has: 28 });
        assert_eq!(day_fault(WHICH_DAY, fault).chinese, "看哪一天：没有这一天，2026年2月只有28天");
        assert_eq!(of_day(Chinese, date(2026, 12, 4)), "12月4日（周五）的收支账");
    }
}
