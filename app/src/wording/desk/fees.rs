//! 交费: who has to pay at the counter, and who has.

use domain::language::Language::{self, Chinese, English};
use jiff::civil::Date;

use crate::wording::Words;
use crate::wording::fee::day;
use crate::wording::when::short_day;

pub const TITLE: Words = Words("交费", "Fees");
pub const WHY: Words = Words(
    "这里只记账：谁该交，谁交了。钱在柜台收，网上不收。",
    "This is a list of who has to pay and who has. Money is taken at the counter, never here.",
);
pub const TERMS: Words = Words("交费期限", "Time to pay");
pub const NO_TERMS: Words = Words(
    "还没有定期限，费用照样在柜台收。定了以后，名额一定下来，就写明最晚哪天交。",
    "There is no time limit yet; fees are taken at the counter all the same. Once it is set, each place that costs something has a last day to pay.",
);
pub const SET_TERMS: Words = Words("定期限", "Set the time to pay");
pub const UNPAID: Words = Words("没交的", "Not paid");
pub const PAID: Words = Words("交了的", "Paid");
pub const WHICH: Words = Words("看哪些", "Which");
pub const BY_DAY: Words = Words("按最晚哪天看", "By last day");
pub const NAME: Words = Words("按姓名或手机号找", "Find a name or mobile number");
pub const FIND: Words = Words("查找", "Find");
pub const SEE_ALL: Words = Words("看全部", "See all");
pub const NOBODY: Words = Words("没有人", "Nobody");
pub const NOBODY_LINE: Words = Words("这里现在没有要交费的人。", "Nobody has to pay here now.");
pub const NOBODY_FOUND: Words =
    Words("没有找到。换几个字再找一找。", "Nothing found. Try other words.");
pub const OFFERING: Words = Words("项目", "For");
pub const AMOUNT: Words = Words("金额", "Fee");
pub const CARRIED: Words = Words("转来的", "Carried over");
pub const TO_GIVE_BACK: Words = Words("要退的费", "To give back");
pub const TO_GIVE_BACK_LINE: Words = Words(
    "交过费，名额没有了，换了班，或者费用改低了。退给本人；不退的，写明为什么。",
    "It was paid for, and the place has ended or was swapped, or the fee was lowered. Give the money back, or say why not.",
);
pub const WHY_BACK: Words = Words("为什么", "Why");
pub const SWAPPED: Words = Words("换到了别的项目", "Has another place instead");
pub const GIVE_NOTHING_BACK: Words = Words("不退", "Give nothing back");
pub const ENDED: Words = Words("名额", "Place");
pub const STILL_THERE: Words = Words("还没退的", "Not given back");
pub const NOTHING_LEFT: Words =
    Words("这一项的费已经办完，没有要退的。", "All is settled: nothing is to be given back.");
pub const ENDED_LINE: Words = Words(
    "名额已经没有了。按本单位的规定，退给本人，或者不退。",
    "The place has ended. By the rule of the institution, give the money back or do not.",
);
pub const NOTHING_BACK_TITLE: Words = Words("不退的话", "If it is not given back");
pub const NOTHING_BACK_LINE: Words = Words(
    "写明为什么，本人看得到。以后就不在要退的名单里了。",
    "Say why: the person reads it. The place leaves the list of what is to be given back.",
);
pub const NOTHING_BACK_REASON: Words =
    Words("为什么不退（本人看得到）", "Why not (the person reads it)");
pub const NOTHING_BACK_HINT: Words =
    Words("比如：已经上了一半的课。", "For example: half of the course is over.");
pub const NOTHING_BACK_MISSING: Words = Words(
    "请写一句为什么不退，本人会看到",
    "Write why it is not given back, the person will read it",
);
pub const DO_GIVE_NOTHING_BACK: Words = Words("不退，记下来", "Give nothing back");
pub const DECIDED: Words = Words("不退的决定", "Not given back");
pub const GIVE_BACK: Words = Words("退费", "Give back");
pub const LAST_DAY: Words = Words("最晚哪天交", "Due by");
pub const NO_LAST_DAY: Words = Words("没有定期限", "No last day");
pub const PAID_AT: Words = Words("什么时候交的", "Paid");
pub const RECEIPT: Words = Words("收据号", "Receipt");
pub const TELEPHONE: Words = Words("电话", "Telephone");
pub const STATE: Words = Words("交费", "Fee");
pub const ACTIONS: Words = Words("办理", "Actions");
pub const MARK_PAID: Words = Words("已交", "Paid");
pub const NOT_YET: Words = Words("没交费", "Not paid");
pub const TAKE_BACK: Words = Words("撤回", "Undo");
pub const OVERDUE: Words = Words("过期了", "Overdue");
pub const TAKEN_BACK: Words = Words("撤回了，费用还没有交。", "Taken back: the fee is due again.");
pub const BACK: Words = Words("返回交费", "Back to fees");
pub const NOTE_PAYMENT: Words = Words("收到钱以后", "When the money is there");
pub const PUT_OFF: Words = Words("延期", "More time to pay");
pub const PUT_OFF_DAY: Words = Words("最晚改到哪天", "New last day");
pub const PUT_OFF_REASON: Words = Words("原因（本人看得到）", "Why (the person reads it)");
pub const PUT_OFF_REASON_HINT: Words =
    Words("比如：家人住院。", "For example: family in hospital.");
pub const DO_PUT_OFF: Words = Words("改到这一天", "Move to this day");
pub const REASON_MISSING: Words =
    Words("请写一句为什么延期，本人会看到", "Write why, the person will read it");
pub const PUT_OFF_BEFORE: Words = Words("延期的原因", "Why it was moved");
pub const END: Words = Words("没有交，名额给下一位", "Not paid: give the place on");
pub const END_LINE: Words = Words(
    "已经打过两次电话。按下以后，名额给下一位，本人会收到通知。没人接上时，3天里可以撤销。",
    "There were two calls. The place goes to the next person, and this one is told. While nobody else has it, it can be put back within 3 days.",
);
pub const CALL_FIRST: Words = Words(
    "不会自动取消。过了期限，分上午、下午打过两次电话，才能把名额给下一位。",
    "Nothing ends by itself. After the last day, and two calls in different half days, the place may go on.",
);
pub const TO_CALLS: Words = Words("去打电话", "To the calls");
pub const NOTE_OR_PUT_OFF: Words = Words("记已交、延期", "Note payment or give time");
pub const CALLS: Words = Words("打过的电话", "Calls so far");
pub const FILE_TITLE: Words = Words("交费名单", "Fees");

pub const DAYS: Words = Words("名额定下后，几个工作日内交", "Working days to pay");
pub const DAYS_HINT: Words = Words(
    "从第二天算起，周末、节假日、闭馆不算。不定期限就空着。",
    "Counted from the next day, without weekends, holidays and closures. Empty: no limit.",
);
pub const COUNTER: Words = Words("在哪里交、什么时候交", "Where and when to pay");
pub const COUNTER_HINT: Words = Words(
    "报名的人照着来。比如：一楼柜台，周一到周五上午9:00–11:30。",
    "People read it. For example: ground floor, Monday to Friday, 9:00 am to 11:30 am.",
);
pub const KEEP: Words = Words("保存", "Save");
pub const KEPT: Words = Words("已经保存，从现在起算。", "Saved; it counts from now on.");
pub const FROM_NOW: Words = Words(
    "从现在起定下的名额才算，以前的不变。最晚在第一次课以前交；来不及的，第一次来时交。",
    "It counts for places from now on. Fees are due before the first session, or on its day.",
);
pub const NOTHING_ENDS: Words = Words(
    "没有交的，名额不会自动取消：先打电话，再决定。",
    "No place is taken away by itself: you call first, then decide.",
);
pub const NOT_DAYS: Words = Words(
    "请填1到30的数字，不定期限就空着",
    "Write a number from 1 to 30, or nothing for no limit",
);
pub const COUNTER_LONG: Words =
    Words("请写短一点，最多80个字", "Please be shorter: 80 characters at most");
pub const COUNTER_MISSING: Words =
    Words("请写在哪里交、什么时候交", "Write where and when people pay");

/// Why somebody gets money back: 费用12月4日改低了.
pub fn lowered(language: Language, on: Date) -> String {
    let on = short_day(language, on);
    match language {
        Chinese => format!("费用{on}改低了"),
        English => format!("The fee was lowered on {on}"),
    }
}

/// 交费（3人没交）: a link.
pub fn link(language: Language, unpaid: u32) -> String {
    let title = TITLE.in_language(language);
    match language {
        _ if unpaid == 0 => title.to_owned(),
        Chinese => format!("{title}（{unpaid}人没交）"),
        English => format!("{title} ({unpaid} not paid)"),
    }
}

/// 12月4日（周五），3人.
pub fn group(language: Language, pay_by: Date, people: u32, overdue: bool) -> String {
    let day = day(language, pay_by);
    match language {
        Chinese if overdue => format!("{day}，{people}人，过期了"),
        Chinese => format!("{day}，{people}人"),
        English if overdue => format!("{day}: {people}, overdue"),
        English => format!("{day}: {people}"),
    }
}

/// 12月4日（周五）要交的人, for a printed list.
pub fn of_day(language: Language, pay_by: Date) -> String {
    match language {
        Chinese => format!("最晚{}交的人", day(language, pay_by)),
        English => format!("Due by {}", day(language, pay_by)),
    }
}

/// 记好了：陈淑芬，“楷书”，180元，已交。
pub fn noted(language: Language, name: &str, offering: &str, amount: &str) -> String {
    match language {
        Chinese => format!("记好了：{name}，“{offering}”，{amount}，已交。"),
        English => format!("Noted: {name} has paid {amount} for “{offering}”."),
    }
}

/// What a button of a row does, for those who hear it: 退费，退给陈淑芬.
pub fn give_back_to(language: Language, name: &str) -> String {
    match language {
        Chinese => format!("退给{name}"),
        English => format!("to {name}"),
    }
}

/// The same of not giving back: 不退，给陈淑芬.
pub fn not_given_back_to(language: Language, name: &str) -> String {
    match language {
        Chinese => format!("给{name}"),
        English => format!("to {name}"),
    }
}

/// A decision that was made: 12月8日9:30，周敏：180元不退。已经上了一半的课。
pub fn decided(language: Language, at: &str, clerk: &str, sum: &str, reason: &str) -> String {
    match language {
        Chinese => format!("{at}，{clerk}：{sum}不退。{reason}"),
        English => format!("{at}, {clerk}: {sum} is not given back. {reason}"),
    }
}

/// 3人，共540元.
pub fn total(language: Language, people: u32, amount: &str) -> String {
    match language {
        Chinese => format!("{people}人，共{amount}"),
        English => format!("{people} in all: {amount}"),
    }
}

/// 收据号0017; nothing where none was noted.
pub fn receipt(language: Language, number: &str) -> String {
    match language {
        _ if number.is_empty() => String::new(),
        Chinese => format!("收据号{number}"),
        English => format!("Receipt {number}"),
    }
}

/// How to write a day.
pub fn not_a_day(language: Language, example: Date) -> String {
    match language {
        Chinese => {
            format!("请写年月日，比如{}年{}月{}日", example.year(), example.month(), example.day())
        }
        English => format!("Write year, month and day, such as {example}"),
    }
}
