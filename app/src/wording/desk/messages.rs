//! 短信: how many were reached by a message, and who is to be told by telephone.

use domain::language::Language::{self, Chinese, English};
use domain::outbox::{SendingHours, ToldHow};
use domain::session::Reminded;

use crate::wording::Words;
use crate::wording::when::time;

pub const TITLE: Words = Words("短信", "Messages");
pub const LEAD: Words = Words(
    "名额、交费、停课、改时间，我们会发短信。",
    "Places, fees and changes are told by a message.",
);
pub const HOURS: Words = Words("几点到几点发", "When messages go out");
pub const HOURS_FROM: Words = Words("从几点开始", "From");
pub const HOURS_TO: Words = Words("到几点为止", "Until");
pub const PERIOD: Words = Words("最近14天", "The last 14 days");
pub const SENT: Words = Words("已经发出", "Sent");
pub const WAITING: Words = Words("等着发", "Waiting");
pub const TOLD: Words = Words("打电话告诉了", "Told by telephone");
pub const POSTED: Words = Words("寄信告诉了", "Told by a letter");
pub const UNREACHED: Words = Words("没收到，还要告诉", "Not reached, to be told");
pub const OVER: Words = Words("没收到，已经过了时间", "Not reached, over by now");
pub const TO_TELL: Words = Words("请打电话告诉", "Please tell by telephone");
pub const NOBODY: Words = Words("没有人要打电话告诉", "Nobody to tell by telephone");
pub const NOBODY_LINE: Words =
    Words("短信发不到的人，这里会写明。", "Whoever no message reaches stands here.");
pub const OFFERS: Words = Words(
    "空出的名额要问本人，在“打电话”里。",
    "Whom to ask about a place that is free stands under “Telephone calls”.",
);
pub const ADDRESS: Words = Words("住址", "Address");
pub const SAY: Words = Words("请告诉", "Say");
pub const SINCE: Words = Words("什么时候的事", "Since");
pub const WHY: Words = Words("为什么打电话", "Why by telephone");
pub const AGAIN: Words = Words("短信再发一次", "Send the message again");
pub const DONE: Words = Words("记下了。", "It has been noted.");

pub const REMINDERS: Words = Words("提前一天提醒", "The day before");
pub const REMINDED_WHEN: Words = Words(
    "前一天下午4:00起，给有名额的人发短信。要接电话的和没有手机的，列在这一页，请打电话。",
    "From 4 pm of the day before, whoever has a place gets a message. Who wants calls, or has no mobile, is listed on this page to be called.",
);
pub const REMINDED_OF: Words = Words("提醒哪些", "Reminded of what");
pub const KEEP: Words = Words("保存", "Save");

/// 晚上8:30到早上8:00不发，会在8:00后发出。
pub fn quiet(language: Language, hours: SendingHours) -> String {
    let (from, to) = (time(language, hours.from()), time(language, hours.to()));
    match language {
        Chinese => format!("{to}到{from}不发，会在{from}后发出。"),
        English => format!("None goes out from {to} to {from}; it waits until then."),
    }
}

/// What was done.
pub const fn was_told(how: ToldHow) -> Words {
    match how {
        ToldHow::Telephone => Words("已经打电话告诉了", "I told them by telephone"),
        ToldHow::Letter => Words("信已经寄出了", "The letter is in the post"),
    }
}

/// Of which sessions.
pub const fn reminded(reminded: Reminded) -> Words {
    match reminded {
        Reminded::Nothing => Words("不提醒", "Nothing"),
        Reminded::First => Words(
            "活动、志愿服务，和课程的第一次",
            "Activities, shifts and a class’s first session",
        ),
        Reminded::Every => Words("每一次都提醒", "Every session"),
    }
}

/// 12条
pub fn number(language: Language, number: i64) -> String {
    match language {
        Chinese => format!("{number}条"),
        English => number.to_string(),
    }
}

/// 短信（3人没收到）: the link on the desk's first page.
pub fn link(language: Language, unreached: usize) -> String {
    let title = TITLE.in_language(language);
    match (language, unreached) {
        (_, 0) => title.to_owned(),
        (Chinese, number) => format!("{title}（{number}条没收到）"),
        (English, number) => format!("{title} ({number} not reached)"),
    }
}
