//! 打电话: whom to call, and what came of it.

use domain::call::{CallOutcome, CallReason};
use domain::language::Language::{self, Chinese, English};
use domain::listing::CallColumn;
use store::call::{Came, EarlierCall};

use crate::wording::Words;
use crate::wording::attendance::care;
use crate::wording::when::moment;

pub const MAY_WRITE: Words = Words(
    "没有手机的人，也可以写信告诉他们有名额了。",
    "Whoever has no mobile number can also be told of the place by a letter.",
);
pub const TITLE: Words = Words("打电话", "Telephone calls");
pub const WHY: Words = Words(
    "到时间还没有回答的人，请打电话问一问。",
    "Please call those who have not answered in time.",
);
/// By what the list can be ordered.
pub const ORDERS: [(CallColumn, Words); 3] = [
    (CallColumn::Since, Words("等了多久", "Time waited")),
    (CallColumn::Name, Words("姓名", "Name")),
    (CallColumn::Offering, Words("报名项目", "Offering")),
];
pub const NOBODY: Words = Words("现在没有要打的电话", "Nobody to call now");
pub const NOBODY_LINE: Words =
    Words("该打电话的时候，这里会写明打给谁。", "When there is a call to make, it stands here.");
pub const ABOUT: Words = Words("什么事", "About");
pub const SINCE: Words = Words("该回答的时间", "To be answered by");
pub const TELEPHONE: Words = Words("电话", "Telephone");
pub const NO_TELEPHONE: Words =
    Words("没有留电话，请在名单上查。", "No telephone number was given.");
pub const UNREACHED: Words = Words("为什么现在打", "Why now");
pub const NO_MOBILE: Words = Words("没有手机号，收不到短信", "No number for messages");
pub const NOT_SENT: Words = Words("短信没有发到", "The message did not arrive");
pub const WANTS_CALL: Words = Words("本人要打电话", "They want to be called");
pub const WANTS_LETTER: Words = Words("本人要寄信", "They want a letter");
pub const WANTS_LETTER_URGENT: Words = Words(
    "本人要寄信，这件事来不及寄，请打电话",
    "They want a letter; it would come too late: please call",
);
pub const EMERGENCY: Words = Words("紧急联系人", "Emergency contact");
pub const FORMER: Words = Words("打过的电话", "Calls so far");
pub const NOTE: Words = Words("说了什么（可以不填）", "What was said (may be left empty)");
pub const NOT_KEPT: Words =
    Words("别人刚才办好了。您写的没有记下：", "Somebody else has just done it. Not kept of yours:");
pub const ANSWERS: Words = Words("打完以后，请按一个：", "After the call, press one:");
pub const ACCEPTED: Words = Words("打通了：要", "Reached: yes");
pub const DECLINED: Words = Words("打通了：不要", "Reached: no");
pub const KEPT: Words = Words("打通了：继续候补", "Reached: waits on");
pub const NO_ANSWER: Words = Words("没打通", "No answer");
pub const REACHED: Words = Words("打通了", "Reached");
pub const ASK_NEXT: Words = Words("请下一位", "Ask the next person");
pub const MAY_ASK_NEXT: Words = Words(
    "两次都没打通，可以把名额给下一位。我们会告诉本人。",
    "There was no answer twice: the place may go to the next person. This one is told.",
);
pub const NOT_YET_NEXT: Words = Words(
    "上午、下午分开打，两次都没打通，才能请下一位。",
    "The next person is asked after two calls without an answer, in different half days.",
);
pub const DONE: Words = Words("记下了。", "It has been noted.");

/// 打电话（3）: the link on the desk's first page.
pub fn link(language: Language, number: usize) -> String {
    let title = TITLE.in_language(language);
    match language {
        _ if number == 0 => title.to_owned(),
        Chinese => format!("{title}（{number}人）"),
        English => format!("{title} ({number})"),
    }
}

/// What the call is about.
pub fn about(language: Language, reason: CallReason, name: &str) -> String {
    match (language, reason) {
        (Chinese, CallReason::Offer) => format!("“{name}”空出名额，问要不要"),
        (Chinese, CallReason::Fee) => format!("“{name}”的费用还没有交"),
        (English, CallReason::Offer) => format!("Whether they want the place in “{name}”"),
        (English, CallReason::Fee) => format!("The fee for “{name}” is due"),
    }
}

/// One call that was noted before: 12月8日9:30，周敏（楷书，没来）：病了。女儿接的。
pub fn earlier_line(language: Language, call: &EarlierCall) -> String {
    let (at, clerk, name) = (moment(language, call.at), &call.clerk_name, &call.offering_name);
    let (about, told) = match call.came {
        Came::Of(reason, outcome) => {
            (reason_of(reason), came(outcome).in_language(language).to_owned())
        }
        Came::OfCare(outcome) => (Words("没来", "missed"), care::outcome(language, outcome)),
    };
    let about = about.in_language(language);
    match (language, call.note.is_empty()) {
        (Chinese, true) => format!("{at}，{clerk}（{name}，{about}）：{told}"),
        (Chinese, false) => format!("{at}，{clerk}（{name}，{about}）：{told}。{}", call.note),
        (English, true) => format!("{at}, {clerk} ({name}, {about}): {told}"),
        (English, false) => format!("{at}, {clerk} ({name}, {about}): {told}. {}", call.note),
    }
}

/// What a call was about, in a word.
const fn reason_of(reason: CallReason) -> Words {
    match reason {
        CallReason::Offer => Words("名额", "a place"),
        CallReason::Fee => Words("交费", "the fee"),
    }
}

/// What came of a call about a place or a fee.
const fn came(outcome: CallOutcome) -> Words {
    match outcome {
        CallOutcome::Accepted => ACCEPTED,
        CallOutcome::Declined => DECLINED,
        CallOutcome::Kept => KEPT,
        CallOutcome::NoAnswer => NO_ANSWER,
        CallOutcome::Reached => REACHED,
    }
}
