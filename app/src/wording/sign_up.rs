//! Signing up: checking, the confirmation, the waiting list, what ended, why not.

use domain::calendar::civil;
use domain::language::Language;
use domain::offering::OfferingKind;
use domain::refusal::Refusal;
use domain::sign_up::Place;
use domain::stage::StageRefusal;
use domain::travel::Tight;
use jiff::Timestamp;

use super::offering::this_one;
use super::when::{self, moment};
use super::{Words, approval};

pub const CHECK_TITLE: Words = Words("请核对，然后提交", "Please check, then send");
/// The same page before sign-up opens.
pub const CHECK_EARLY: Words =
    Words("请先核对，到时再提交", "Please check now, and send it when it opens");
/// To whoever acts for somebody, long before sign-up opens.
pub const HELPING_RESTS: Words = Words(
    "替人办的，半小时不动就停。快开始时，请再打开一次这一页。",
    "Acting for somebody ends after half an hour without a page: open this page again shortly before.",
);
pub const NOT_YET_SENT: Words = Words("现在还没有提交。", "Nothing has been sent yet.");
pub const WHEN: Words = Words("时间", "When");
pub const WHERE: Words = Words("地点", "Where");
pub const HOW_TO_GET_THERE: Words = Words("怎么走", "Getting there");
pub const FEE: Words = Words("费用", "Fee");
pub const BRING: Words = Words("要带的", "To bring");
pub const CALL: Words = Words("有事找", "Whom to call");
pub const HEALTH: Words = Words("请先看看身体情况", "First a word about your health");
pub const CONFIRM: Words = Words("确认报名", "Confirm my sign-up");
pub const CONFIRM_WAITING: Words = Words("确认排候补", "Join the waiting list");
pub const NOTHING_TO_PAY_NOW: Words = Words("现在不用交", "Nothing to pay now");

pub const SUCCESS: Words = Words("报名成功", "You have a place");
pub const JUST_FILLED: Words = Words(
    "您提交的时候刚刚报满，先替您排上了候补。",
    "It filled up the moment you sent it, so you are on the waiting list.",
);
pub const WHAT_NEXT: Words = Words("接下来", "What happens next");
pub const COME_EARLY: Words =
    Words("第一次来，请早到十分钟。", "Please come ten minutes early the first time.");
pub const CANNOT_COME: Words =
    Words("哪次来不了，打电话说一声就好。", "If you cannot come one day, just call.");
pub const IN_ORDER: Words = Words(
    "有人退出，名额按先后问下一位。",
    "If someone drops out, the next person is offered the place.",
);
pub const YOUR_TURN: Words = Words(
    "轮到您，名额给您留一天左右。请在首页或“我的报名”里回答要不要。",
    "When it is your turn a place is kept for you for about a day: answer on the home page or in “My sign-ups”.",
);
pub const STOP_WAITING: Words =
    Words("不想等了，随时可以退出候补。", "You may leave the waiting list at any time.");
pub const PASSED_OVER: Words = Words(
    "现在有名额空出来，会先问后面的人",
    "A place that becomes free now goes to somebody behind you",
);
pub const GIVE_THE_OTHER_UP: Words = Words(
    "您的位置不变。更想要这里的，可以退掉另一个，再有名额就会问您。",
    "You keep your position. If you would rather have this, you may give the other up: then you are asked when a place is free.",
);
pub const TO_MINE: Words = Words("看我的报名", "See my sign-ups");
pub const BACK_TO_MINE: Words = Words("看我的报名", "Back to my sign-ups");
pub const ASK_BY_TELEPHONE: Words = Words("打电话问一问", "Ask by phone");
pub const IT_WAS_GIVEN_UP: Words = Words("已经退掉", "Given up");
pub const TAKEN_OFF: Words = Words("您不在名单上了", "You are no longer on the list");
pub const CALLED_OFF: Words = Words("已经取消，不用来了", "Cancelled: no need to come");
pub const OVER: Words = Words("已经结束", "It is over");
pub const SIGN_UP_AGAIN: Words = Words("想再报，看这里", "See it again and sign up");
pub const KEEP: Words = Words("不退，返回", "Keep it, go back");
pub const STAY_IN_LINE: Words = Words("不退出，返回", "Stay on the waiting list, go back");
pub const STOP_WAITING_NOW: Words = Words("退出候补", "Leave the waiting list");
pub const PLACE_GOES_ON: Words = Words(
    "退掉后，名额马上给候补的人。再想报，要从头排。",
    "Your place goes to the next person at once. If you come back, you start at the end.",
);
pub const PLACE_IS_FREE: Words =
    Words("退掉后，别人就可以报这个名额。", "Somebody else can then have your place.");
pub const POSITION_IS_LOST: Words = Words(
    "退出后，您排的位置就没有了。再想排，要从最后排起。",
    "You lose your position. If you come back, you start at the end.",
);
pub const FEE_BACK: Words =
    Words("交过的费用，请打电话问退费。", "If you have paid, please call about a refund.");

pub const LITTLE_TIME: Words = Words("路上时间紧", "Little time for the way");

/// Where a draw gave both, the ways out.
pub const NOT_IN_TIME: Words = Words("来不及怎么办", "If you cannot be there in time");
pub const NOT_IN_TIME_WAYS: Words = Words(
    "来得及，就不用管。来不及，可以换个时间，也可以退掉一项。",
    "If you can, there is nothing to do. If not, take another time, or give one of the two up.",
);
pub const ANOTHER_TIME: Words =
    Words("同类的，别的时间还有名额：", "Of the same kind, with free places at another time:");
pub const GIVE_THIS_UP: Words = Words("退掉这一项", "Give this one up");
pub const SEE_THE_OTHER: Words = Words("看另外那一项", "See the other one");

/// Both times, and about how long the way takes; whether it is enough the reader knows best.
pub fn way(language: Language, tight: &Tight) -> String {
    let minutes = tight.minutes;
    let name = match (language, tight.name.as_str()) {
        // Elsewhere, which the counter is not to know.
        (Language::Chinese, "") => "另一项安排".to_owned(),
        (Language::English, "") => "something else".to_owned(),
        (Language::Chinese, name) => format!("“{name}”"),
        (Language::English, name) => format!("“{name}”"),
    };
    let ends = moment(language, tight.ends_at);
    let begins = when::time(language, civil(tight.begins_at).time());
    let often = match (language, tight.times) {
        (_, 0 | 1) => String::new(),
        (Language::Chinese, times) => format!("这样的共{times}次，这是第一次。"),
        (Language::English, times) => format!(" It is so {times} times; this is the first."),
    };
    match language {
        Language::Chinese => {
            format!("和{name}挨得近：{ends}散，{begins}开始。路上大约要{minutes}分钟。{often}")
        }
        Language::English => format!(
            "It is close to {name}: one ends on {ends}, the other begins at {begins}. The way takes about {minutes}\u{a0}minutes.{often}"
        ),
    }
}

/// What it is called on the check page.
pub const fn what(kind: OfferingKind) -> Words {
    match kind {
        OfferingKind::Class => Words("课程", "Class"),
        OfferingKind::Activity => Words("活动", "Activity"),
        OfferingKind::Shift => Words("服务", "Shift"),
    }
}

/// The day on which it begins.
pub const fn begins(kind: OfferingKind) -> Words {
    match kind {
        OfferingKind::Class => Words("第一次课", "First session"),
        OfferingKind::Activity | OfferingKind::Shift => Words("日期", "Date"),
    }
}

/// The way back to its page: 回到这门课.
pub fn back_to(language: Language, kind: OfferingKind) -> String {
    let this = this_one(kind).in_language(language);
    match language {
        Language::Chinese => format!("回到{this}"),
        Language::English => format!("Back to {this}"),
    }
}

/// The link to giving a place, or a position on the waiting list, up.
pub const fn withdraw(kind: OfferingKind, place: Place) -> Words {
    match (place, kind) {
        (Place::InReview, _) => approval::TAKE_BACK,
        (Place::Waiting { .. } | Place::Offered { .. }, _) => {
            Words("退出候补", "Leave the waiting list")
        }
        (Place::Held, OfferingKind::Class) => Words("退课", "Give up my place"),
        (Place::Held, OfferingKind::Activity | OfferingKind::Shift) => {
            Words("退出", "Give up my place")
        }
    }
}

/// What one may do later.
pub const fn may_withdraw(kind: OfferingKind) -> Words {
    match kind {
        OfferingKind::Class => Words(
            "不想学了，随时可以退课，名额会给候补的人。",
            "You may give up your place at any time. It goes to the next person on the waiting list.",
        ),
        OfferingKind::Activity | OfferingKind::Shift => Words(
            "不想来了，随时可以退，名额会给候补的人。",
            "You may give up your place at any time. It goes to the next person on the waiting list.",
        ),
    }
}

/// The title of an entry's page: 报名成功：楷书入门.
pub fn titled(language: Language, how: &str, name: &str) -> String {
    match language {
        Language::Chinese => format!("{how}：{name}"),
        Language::English => format!("{how}: {name}"),
    }
}

/// Under 报名成功.
pub fn held_sentence(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("{name}，您的名额已经定下，不用再做什么。"),
        Language::English => {
            format!("{name}, your place is confirmed. There is nothing more to do.")
        }
    }
}

/// Under 候补第3位.
pub fn waiting_sentence(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("{name}，名额满了，您已经排上候补。"),
        Language::English => format!("{name}, all places are taken; you are on the waiting list."),
    }
}

/// On the check page, when it is full.
pub fn full_now(language: Language, position: u32) -> String {
    match language {
        Language::Chinese => format!("现在满了，您会排在候补第{position}位。"),
        Language::English => {
            format!("It is full now: you would be number {position} on the waiting list.")
        }
    }
}

/// 确定退掉“楷书入门”吗？
pub fn sure_to_withdraw(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("确定退掉“{name}”吗？"),
        Language::English => format!("Give up your place in “{name}”?"),
    }
}

/// 确定不等“楷书入门”了吗？
pub fn sure_to_stop_waiting(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("确定不等“{name}”了吗？"),
        Language::English => format!("Leave the waiting list of “{name}”?"),
    }
}

/// 退掉楷书入门.
pub fn withdraw_from(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("退掉{name}"),
        Language::English => format!("Give up {name}"),
    }
}

/// 原因：教室维修.
pub fn because(language: Language, reason: &str) -> String {
    match language {
        Language::Chinese => format!("原因：{reason}"),
        Language::English => format!("Reason: {reason}"),
    }
}

/// 2026年12月1日（星期二）上午9:00开始报名.
pub fn opens_then(language: Language, at: Timestamp) -> String {
    let moment = moment(language, at);
    match language {
        Language::Chinese => format!("{moment}开始报名"),
        Language::English => format!("It opens on {moment}"),
    }
}

/// Heads the page that says why not.
pub const fn refused_title(refusal: &Refusal) -> Words {
    match refusal {
        Refusal::NotOpenYet { .. } => Words("还没有开始报名", "Sign-up has not opened yet"),
        Refusal::Stage(StageRefusal::ReturningLater { .. }) => {
            Words("还没到续班时间", "It is too early to continue")
        }
        Refusal::Stage(StageRefusal::ReturningFull { .. }) => {
            Words("续班的名额续满了", "All places for members are taken")
        }
        Refusal::WindowClosed { .. } => Words("报名已经截止", "Sign-up has closed"),
        Refusal::Closed => Words("现在停止报名", "Sign-up is closed for now"),
        Refusal::Cancelled => Words("已经取消了", "It has been cancelled"),
        Refusal::DropIn => Words("不用报名，直接来", "No sign-up needed: just come along"),
        Refusal::MembersOnly => Words("这是团队内部的活动", "This is for members of the group"),
        Refusal::TooYoung { .. } | Refusal::TooOld { .. } => {
            Words("这里有年龄规定", "There is an age limit")
        }
        Refusal::Clash { .. } => Words("时间重了", "You have something else at that time"),
        Refusal::AlreadyOver => Words("已经结束了", "It is over"),
        Refusal::LimitReached { .. } => Words("您报的已经够数了", "You have as many as allowed"),
        Refusal::WantsNoMore { .. } => {
            Words("您要的名额已经够数了", "You have as many as you wanted")
        }
        _ => Words("现在报不了", "Not possible now"),
    }
}
