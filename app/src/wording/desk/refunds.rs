//! 一起退费: giving money back to several people at once.

use domain::language::Language::{self, Chinese, English};

use crate::wording::Words;

pub const TITLE: Words = Words("一起退费", "Give back together");
pub const LEAD: Words = Words(
    "勾选要退的，先看一看，再一次退完。每笔一张收据。",
    "Tick what is to be given back, look at it, then do it at once. Each has a receipt.",
);
pub const WHOM: Words = Words("退哪些", "Which");
pub const NONE_TICKED: Words = Words("还没有选。", "None is chosen yet.");
pub const SO_MANY_TICKED: Words = Words("选了", "Chosen: ");
pub const TICKED: Words = Words("笔。", ".");
pub const HOW: Words = Words("怎么退", "How it is given back");
pub const AS_PAID: Words = Words("怎么交的怎么退", "As each was paid");
pub const REASON: Words = Words("为什么退（选填）", "Why (optional)");
pub const REASON_HINT: Words = Words(
    "不填就写每笔自己的原因，本人看得到。",
    "Left empty, each has the reason in its row. The person reads it.",
);
pub const LOOK: Words = Words("先看一看", "Look at it first");
pub const WILL: Words = Words("会退这些", "This will be given back");
pub const NOT_YET: Words = Words("现在还没有退。", "Nothing has been given back yet.");
pub const ONLY: Words = Words("只看一项", "Of one offering");
pub const ALL: Words = Words("全部", "All");
pub const NOTHING: Words = Words("没有要退的费", "Nothing is to be given back");
pub const NOTHING_LINE: Words = Words(
    "交过费、名额没有了的，会列在这里。",
    "Whoever has paid for a place that has ended will stand here.",
);
pub const RECEIPTS: Words = Words("退费收据", "Receipts of the refunds");
pub const CHOOSE: Words = Words("请先选要退哪些", "Please choose what is given back");
pub const CHOOSE_HOW: Words = Words("请选怎么退", "Please choose how it is given back");
pub const SETTLED: Words = Words(
    "选的里面有的已经办过了，请再选一次",
    "Some of these are settled meanwhile. Please choose again",
);

/// 下面全部（40笔）.
pub fn whole(language: Language, number: usize) -> String {
    match language {
        Chinese => format!("下面全部（{number}笔）"),
        English => format!("All below ({number})"),
    }
}

/// 先列前200笔，退完再列后面的.
pub fn first_ones(language: Language, number: usize) -> String {
    match language {
        Chinese => format!("先列前{number}笔，退完再列后面的。"),
        English => format!("These are the first {number}. The others follow once they are done."),
    }
}

/// 一共3笔，540元.
pub fn total(language: Language, number: usize, sum: &str) -> String {
    match (language, number) {
        (Chinese, _) => format!("一共{number}笔，{sum}"),
        (English, 1) => format!("1 refund, {sum}"),
        (English, _) => format!("{number} refunds, {sum}"),
    }
}

/// The button that does it: 退这3笔，一共540元.
pub fn do_it(language: Language, number: usize, sum: &str) -> String {
    match (language, number) {
        (Chinese, _) => format!("退这{number}笔，共{sum}"),
        (English, 1) => format!("Give back 1, {sum}"),
        (English, _) => format!("Give back {number}, {sum} together"),
    }
}

/// 退好了，收据2026-000012到2026-000014.
pub fn done(language: Language, first: &str, last: &str) -> String {
    match (language, first == last) {
        (Chinese, true) => format!("退好了，收据{first}。"),
        (Chinese, false) => format!("退好了，收据{first}到{last}。"),
        (English, true) => format!("It is given back: receipt {first}."),
        (English, false) => format!("It is given back: receipts {first} to {last}."),
    }
}
