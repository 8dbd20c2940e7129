//! 学员: finding somebody at the counter, what they have, their card.

use domain::fee::Fee;
use domain::language::Language::{self, Chinese, English};
use domain::member::Unsearchable;
use domain::offering::Fen;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::wording::Words;
use crate::wording::fee::{by_day, line};
use crate::wording::offering::fee as amount;
use crate::wording::when::{day, moment};

pub const TITLE: Words = Words("找人", "Find a person");
pub const LEAD: Words = Words(
    "在本单位报过名、登记过的人，都在这里。",
    "Everybody who has signed up or been added here.",
);
pub const NEW_LINE: Words = Words(
    "先登记，再报名、办卡。登记过的，会认出来。",
    "Add somebody first, then sign them up or make a card. Who is known already is found.",
);
pub const CORRECT: Words = Words("改资料", "Put particulars right");
pub const CORRECT_LINE: Words = Words(
    "照身份证改。改前改后，都记在记录里。",
    "As on the identity card. What stood before and stands after is kept in the log.",
);
pub const OWN_NUMBER: Words = Words(
    "本人用自己的手机号登录，号码要本人改。",
    "This person signs in with their own number: only they can change it.",
);
pub const CORRECTED: Words = Words("资料改好了。", "The particulars are changed.");
pub const REGISTERED: Words = Words("登记好了。", "This person is registered.");
pub const FIELD: Words = Words("姓名、拼音、电话末四位或卡号", "Name, pinyin, last digits or card");
pub const HINT: Words = Words(
    "例如：陈淑、chenshu、2401、K000123。电话和卡号填末四位即可。",
    "For example: chenshu, 2401, K000123. The last four digits of a telephone or card are enough.",
);
pub const FIND: Words = Words("找", "Find");
pub const NOT_FOUND: Words = Words("没有找到这个人", "Nobody was found");
pub const NOT_FOUND_LINE: Words = Words(
    "请换一种写法。没有来过的人，按“加一个人”。",
    "Try another spelling. For somebody new, press “Add a person”.",
);
pub const MORE: Words =
    Words("还有更多人。请多填几个字。", "There are more. Please type more of it.");
pub const MORE_FOLLOW: Words = Words(
    "还有更多人。请看下一页，或者多填几个字。",
    "There are more. Please see the next page, or type more of it.",
);
pub const CARD: Words = Words("学员卡号", "Card number");
pub const SINCE: Words = Words("哪天加入", "Member since");
pub const WHAT_THEY_HAVE: Words = Words("报的名", "What they have");
pub const OFFERING: Words = Words("项目", "Offering");
pub const NOTHING: Words = Words("现在什么也没有报。", "Nothing at the moment.");
pub const ENDED: Words = Words("最近结束的", "Ended lately");
pub const SIGN_UP: Words = Words("给此人报名", "Sign this person up");
pub const MAKE_CARD: Words = Words("办学员卡", "Make a card");
pub const CARD_MADE: Words =
    Words("学员卡办好了，可以打印。", "The card is made and can be printed.");
pub const SEE_CARD: Words = Words("打印学员卡和小票", "Print card and slip");
pub const SEE_SLIP: Words = Words("打印报名小票", "Print the slip");
pub const SEE_ALL_ON_SLIP: Words = Words("打印报名小票（全部）", "Print the slip of everything");
pub const SLIP_AS_PDF: Words = Words("小票存成PDF", "Slip as PDF");
pub const CARD_TITLE: Words = Words("学员卡", "Member card");
pub const SLIP_TITLE: Words = Words("报名小票", "Slip");
pub const SCAN: Words =
    Words("工作人员扫这个码，就能找到本人。", "Staff find the member by this code.");
pub const CHOICE_TITLE: Words = Words("报哪一项", "Which one");
pub const SEARCH: Words = Words("班级、活动或服务的名称", "Name of the class, activity or shift");
pub const NOTHING_FOUND: Words = Words("没有找到", "Nothing found");
pub const NOTHING_FOUND_LINE: Words = Words("请换一个名称再找。", "Try another name.");
pub const NOTHING_TO_JOIN: Words =
    Words("现在没有能报的项目", "There is nothing to sign up for now");
pub const NOTHING_TO_JOIN_LINE: Words = Words(
    "不用报名的、取消了的、已经结束的，都不在这里。",
    "What needs no sign-up, was called off or is over is not listed here.",
);
pub const BY_DRAW: Words = Words(
    "用摇号定名额的项目不在这里。收志愿的时候，在“公开摇号”里替人填。",
    "What is given by a draw is not listed here. While wishes are taken, make them for people under “Draws”.",
);
pub const ADD_TITLE: Words = Words("给此人报名", "Sign this person up");
pub const ADD: Words = Words("确认报名", "Sign up");
pub const RULE_SAYS_NO: Words = Words("按规定不能报", "The rule says no");
pub const TAKE_PAYMENT: Words = Words("收费", "Take the payment");
pub const PAID: Words = Words("费用记下了。", "The payment is noted.");
pub const REMOVED: Words =
    Words("移出名单了。本人会看到通知。", "Removed from the list. The person is told.");
pub const SEE_PERSON: Words = Words("看此人", "See the person");
pub const SEE_FEE: Words = Words("看费用", "See the fee");
pub const ADDED: Words = Words("报上了。本人会看到通知。", "Done. The person is told.");
pub const BACK_TO_MEMBER: Words = Words("返回此人", "Back to this person");

/// Why nothing could be looked for.
pub const fn unsearchable(why: Unsearchable) -> Words {
    match why {
        Unsearchable::Empty => Words("请填要找的人。", "Type whom you look for."),
        Unsearchable::TooShort => {
            Words("拼音至少填两个字母，号码至少填四位。", "Two letters or four digits at least.")
        }
        Unsearchable::Unclear => Words(
            "请只填姓名、拼音、号码或卡号中的一样。",
            "Type one of these: a name, pinyin, digits or a card number.",
        ),
    }
}

/// 120元没交，最晚12月4日（周五）; 已交费.
pub fn owes(language: Language, fee: &Fee) -> String {
    if fee.paid_at.is_some() {
        return line(language, fee);
    }
    let due = amount(language, fee.told());
    let unpaid = match language {
        Chinese => format!("{due}没交"),
        English => format!("{due} not paid"),
    };
    by_day(language, &unpaid, fee.pay_by)
}

/// 要退120元.
pub fn to_give_back(language: Language, sum: Fen) -> String {
    let sum = amount(language, sum);
    match language {
        Chinese => format!("要退{sum}"),
        English => format!("{sum} to give back"),
    }
}

/// 找到3人.
pub fn found(language: Language, count: usize) -> String {
    match language {
        Chinese => format!("找到{count}人"),
        English if count == 1 => "1 person found".to_owned(),
        English => format!("{count} people found"),
    }
}

/// 第21到40人: on a page after the first.
pub fn found_from(language: Language, before: usize, count: usize) -> String {
    let (first, last) = (before + 1, before + count);
    match language {
        Chinese => format!("第{first}到{last}人"),
        English => format!("People {first} to {last}"),
    }
}

/// 1956年3月5日，70岁.
pub fn born(language: Language, age: u8, born_on: Date) -> String {
    let on = day(language, born_on);
    match language {
        Chinese => format!("{on}，{age}岁"),
        English => format!("{on}, {age} years old"),
    }
}

/// 打印时间：….
pub fn printed_at(language: Language, at: Timestamp) -> String {
    let at = moment(language, at);
    match language {
        Chinese => format!("打印时间：{at}"),
        English => format!("Printed: {at}"),
    }
}
