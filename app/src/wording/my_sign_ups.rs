//! 我的报名: the timetable, what has ended, notices, and the calendar of a telephone.

use domain::language::Language;
use domain::offering::OfferingKind;
use jiff::civil::Date;

use super::Words;
use super::when::short_day;

pub const NOTHING_TODAY: Words = Words("没有安排", "Nothing planned");
pub const DETAILS: Words = Words("看详情", "Details");
pub const LATER: Words = Words("看以后的全部安排", "Show all later dates");
pub const COMING_UP: Words = Words("接下来的安排", "Coming up");
pub const ALL_MINE: Words = Words("已报名和候补的", "My places and waiting lists");
pub const HELD: Words = Words("已报上", "Place held");
pub const ENDED: Words = Words("退掉和取消的", "Past and cancelled");
pub const WITHDRAWN: Words = Words("已退掉", "Given up");
pub const CANCELLED: Words = Words("已取消", "Cancelled");
pub const REMOVED: Words = Words("已移出", "Removed");
pub const NOTHING_YET: Words = Words("您还没有报名", "You have not signed up yet");
pub const NOTHING_YET_WHY: Words =
    Words("报上以后，时间和地点都会列在这里。", "Once you have, times and places are listed here.");
pub const TO_TELEPHONE: Words = Words("加到手机日历", "Add to my phone calendar");
pub const SUBSCRIBE: Words = Words("订阅日历", "Subscribe to a calendar");
pub const BACK: Words = Words("我的报名", "Back to my sign-ups");
pub const MINE: Words = Words("我的资料", "My details");

pub const CALENDAR_TITLE: Words = Words("让手机日历跟着更新", "Keep my phone calendar up to date");
pub const CALENDAR_WHY: Words = Words(
    "订阅以后，新报的、退掉的、改时间的，日历里都会跟着变。",
    "After subscribing, your calendar follows every change.",
);
pub const SUBSCRIBE_NOW: Words = Words("在这台手机上订阅", "Subscribe on this phone");
pub const SUBSCRIBE_HINT: Words = Words(
    "手机会问要不要订阅，按“订阅”就好。",
    "The phone asks whether to subscribe: press Subscribe.",
);
pub const ADDRESS: Words = Words("订阅地址", "Address of the subscription");
pub const ADDRESS_HINT: Words = Words(
    "在别的日历里订阅，把这个地址抄过去。家人也可以用。",
    "For other calendars, copy this address. Your family may use it, too.",
);
pub const MAKE_ADDRESS: Words = Words("生成订阅地址", "Create a calendar address");
pub const KEEP_IT: Words = Words("请收好这个地址", "Keep this address safe");
pub const KEEP_IT_WHY: Words = Words(
    "谁有这个地址，谁就能看到您的时间安排。",
    "Anyone who has the address can see your timetable.",
);
pub const RENEW_WHY: Words = Words(
    "怕别人知道了，就换一个。换了以后，旧地址马上不能用，要重新订阅一次。",
    "If somebody else may have it, renew it. The old address stops at once. You will need to subscribe again.",
);
pub const RENEW: Words = Words("换一个新地址", "Renew the address");
pub const RENEWED: Words =
    Words("地址做好了。从前的地址不能再用。", "The address is ready. Any earlier one has stopped.");
pub const ONCE_ONLY: Words = Words("只要存一次，不用跟着更新", "Add once, without updates");

/// 11月30日; in another year 2027年 and 1月4日: parts that do not break.
pub fn day_and_year(language: Language, date: Date, today: Date) -> Vec<String> {
    let day = short_day(language, date);
    match language {
        _ if date.year() == today.year() => vec![day],
        Language::Chinese => vec![format!("{}年", date.year()), day],
        Language::English => vec![day, date.year().to_string()],
    }
}

/// 李桂兰，今天是2026年11月24日（星期二）.
pub fn greeting(language: Language, name: &str, today: &str) -> String {
    match language {
        Language::Chinese => format!("{name}，今天是{today}"),
        Language::English => format!("{name}, today is {today}"),
    }
}

/// 候补第3位.
pub fn waiting(language: Language, position: u32) -> String {
    match language {
        Language::Chinese => format!("候补第{position}位"),
        Language::English => format!("Number\u{a0}{position} on the waiting list"),
    }
}

/// 候补第1位，还没有名额, where a place would stand otherwise.
pub fn still_waiting(language: Language, position: u32) -> String {
    let place = waiting(language, position);
    match language {
        Language::Chinese => format!("{place}，还没有名额"),
        Language::English => format!("{place}: no place yet"),
    }
}

/// 查看或退课, where one still can.
pub const fn look_or_withdraw(kind: OfferingKind) -> Words {
    match kind {
        OfferingKind::Class => Words("查看或退课", "See or give up"),
        OfferingKind::Activity | OfferingKind::Shift => Words("查看或退出", "See or give up"),
    }
}
