//! How the reader stands with an offering: what its box says, and the one button.

use domain::calendar::civil;
use domain::language::Language;
use domain::offering::OfferingKind;
use domain::refusal::Refusal;
use domain::stage::StageRefusal;
use jiff::Timestamp;
use jiff::civil::Time;

use crate::wording::Words;
use crate::wording::offering::this_one;
use crate::wording::when::{full_day, time};

pub const MY_STATUS: Words = Words("我的情况", "How I stand");
pub const YOU_MAY_HAVE_A_PLACE: Words = Words("可以报。", "You can sign up.");
pub const HELD_IS_YOURS: Words =
    Words("名额已经定下，到时候来就行。", "Your place is confirmed. Just come along.");
pub const WAITING_MOVES_UP: Words = Words(
    "有人退出，就依次问下一位。轮到您，首页和“我的报名”会请您回答。",
    "If someone drops out, the next person is asked. When it is you, the home page and “My sign-ups” ask.",
);
pub const YOU_MAY_WAIT: Words = Words(
    "现在报满了。可以排候补，有人退出就依次问下一位。",
    "It is full now. Join the waiting list: if someone drops out, the next person is offered the place.",
);
pub const IT_IS_OPEN: Words = Words("现在可以报名", "Sign-up is open");
pub const ONE_MAY_WAIT: Words =
    Words("报满了，可以排候补", "It is full; you can join the waiting list");
pub const FREED_PLACES_GO_ON: Words = Words(
    "有人退出就依次问下一位。报过的，登录后看得到。",
    "If someone drops out, the next person is offered the place. If you have signed up, sign in to see it.",
);
pub const SIGN_IN_FIRST: Words = Words(
    "登录以后就能报。报过的，登录后看得到。",
    "Sign in, then sign up. If you have signed up, sign in to see it.",
);
pub const WAIT: Words = Words("排候补", "Join the waiting list");
pub const SIGN_IN_AND_SIGN_UP: Words = Words("登录后报名", "Sign in to sign up");
pub const SIGN_IN_AND_WAIT: Words = Words("登录后排候补", "Sign in to join the waiting list");
pub const SEE_MY_SIGN_UP: Words = Words("看我的报名", "See my sign-up");
pub const SEE_MY_WAITING: Words = Words("看我的候补", "See my place on the waiting list");
/// What is at the same time may be given up for this one: the check page says how.
pub const WHAT_TO_DO: Words = Words("看看怎么办", "See what you can do");
pub const CALL_AND_ASK: Words = Words("打电话问一问", "Call and ask");

/// In the place of the button, before sign-up opens.
pub const SIGN_UP_THEN: Words = Words("到时候在这里报名", "Sign up here then");

/// The way to the page to check, before sign-up opens: at the opening one tap is left.
pub const CHECK_EARLY: Words = Words("现在先核对好", "Check everything now");
pub const SIGN_IN_AND_CHECK: Words = Words("登录，先核对好", "Sign in to check everything now");

/// The link where nothing changes by itself: 到上午9:00，请再打开一次这一页.
pub fn reload_at(language: Language, at: Time) -> String {
    let at = time(language, at);
    match language {
        Language::Chinese => format!("到{at}，请再打开一次这一页"),
        Language::English => format!("At {at}, reload this page"),
    }
}

/// The same where the page changes by itself: 到上午9:00，按钮自己会亮起来.
pub fn no_reload(language: Language, at: Time) -> String {
    let at = time(language, at);
    match language {
        Language::Chinese => format!("到{at}，按钮自己会亮起来。"),
        Language::English => format!("At {at} the button lights up by itself."),
    }
}

/// The button: 报名这门课.
pub const fn sign_up(kind: OfferingKind) -> Words {
    match kind {
        OfferingKind::Class => Words("报名这门课", "Sign up for this class"),
        OfferingKind::Activity => Words("报名这项活动", "Sign up for this activity"),
        OfferingKind::Shift => Words("报名这次服务", "Sign up for this shift"),
    }
}

/// 您还没有报这门课.
pub fn not_yet(language: Language, kind: OfferingKind) -> String {
    let this = this_one(kind).in_language(language);
    match language {
        Language::Chinese => format!("您还没有报{this}"),
        Language::English => format!("You have not signed up for {this}"),
    }
}

/// 您已报上这门课.
pub fn held(language: Language, kind: OfferingKind) -> String {
    let this = this_one(kind).in_language(language);
    match language {
        Language::Chinese => format!("您已报上{this}"),
        Language::English if kind == OfferingKind::Shift => format!("You have a place on {this}"),
        Language::English => format!("You have a place in {this}"),
    }
}

/// 候补第3位.
pub fn waiting(language: Language, position: u32) -> String {
    match language {
        Language::Chinese => format!("您在候补，第{position}位"),
        Language::English => format!("You are number {position} on the waiting list"),
    }
}

/// Heads the reason: 还没到报名时间, 现在不能报这门课.
pub fn cannot(language: Language, kind: OfferingKind, refusal: &Refusal) -> String {
    let this = this_one(kind).in_language(language);
    let title = match refusal {
        Refusal::NotOpenYet { .. } => Words("还没到报名时间", "Sign-up has not opened yet"),
        Refusal::Stage(StageRefusal::ReturningLater { .. }) => {
            Words("还没到续班时间", "It is too early to continue")
        }
        Refusal::Stage(StageRefusal::ReturningFull { .. }) => {
            Words("续班的名额续满了", "All places for members are taken")
        }
        Refusal::WindowClosed { .. } => Words("报名时间过了", "Sign-up has ended"),
        Refusal::AlreadyOver => Words("已经结束", "It is over"),
        Refusal::Closed => Words("现在停止报名", "Sign-up is closed for now"),
        Refusal::MembersOnly => Words("这是团队内部的活动", "This is for members of the group"),
        Refusal::Clash { .. } => Words("时间重了", "You have something else at that time"),
        _ => {
            return match language {
                Language::Chinese => format!("现在不能报{this}"),
                Language::English => format!("You cannot sign up for {this} now"),
            };
        }
    };
    title.in_language(language).to_owned()
}

/// Heads the notice of an offering that was called off: 这门课取消了.
pub fn cancelled(language: Language, kind: OfferingKind, at: Timestamp) -> String {
    let this = this_one(kind).in_language(language);
    let on = full_day(language, civil(at).date());
    match language {
        Language::Chinese => format!("{this}已于{on}取消"),
        Language::English => format!("On {on}, {this} was cancelled"),
    }
}

/// The link to what is at the same time: 看“合唱”.
pub fn see_other(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("看“{name}”"),
        Language::English => format!("See “{name}”"),
    }
}
