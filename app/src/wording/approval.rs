//! 审核报名: what learners and coordinators are told where a coordinator decides on each who asks.

use domain::language::Language;

use super::Words;

pub const HOW: Words = Words(
    "报名后由工作人员审核，同意了才有名额。",
    "The staff look at each sign-up and say yes or no.",
);
pub const NO_ORDER: Words =
    Words("早报晚报都一样，不排先后。", "Early or late makes no difference.");
pub const CARD: Words = Words("报名后审核", "The staff decide after sign-up");
pub const IN_REVIEW: Words = Words("审核中", "In review");
pub const SENT: Words = Words("已提交，等审核", "Sent: the staff will decide");
pub const WILL_BE_TOLD: Words =
    Words("有了结果，首页和“我的报名”都会写明。", "The home page and “My sign-ups” will tell you.");
pub const NO_PLACE_YET: Words = Words("审核中，还没有名额", "In review: no place yet");
pub const ONE_MAY_ASK: Words = Words("现在可以报名，报后审核", "Sign-up is open; the staff decide");
pub const YOU_MAY_ASK: Words =
    Words("可以报。报了以后由工作人员审核。", "You can sign up. The staff then decide.");
pub const SEE_MINE: Words = Words("看我的报名", "See my sign-up");
pub const CONFIRM: Words = Words("提交报名", "Send my sign-up");
pub const CHECK_NOTE: Words = Words(
    "提交后由工作人员审核，同意了才有名额。",
    "The staff then decide; a place is yours after a yes.",
);
pub const STEP_DECIDE: Words = Words("工作人员审核您的报名。", "The staff look at your sign-up.");
pub const STEP_TOLD: Words = Words(
    "同意了，名额就是您的，首页和“我的报名”都会写明。",
    "After a yes the place is yours: “My sign-ups” says so at the top.",
);
pub const STEP_BACK: Words = Words("不想报了，随时可以撤回。", "You may take it back at any time.");
pub const TAKE_BACK: Words = Words("撤回报名", "Take my sign-up back");
pub const KEEP: Words = Words("不撤回，返回", "Leave it, go back");
pub const MAY_ASK_AGAIN: Words =
    Words("撤回以后，报名时间内还可以再报。", "You may sign up again while sign-up is open.");
pub const NOT_ACCEPTED: Words = Words("这次没有同意", "Not accepted this time");
pub const APPROVED_TITLE: Words = Words("您的报名同意了", "Your sign-up was accepted");
pub const NOT_ACCEPTED_TITLE: Words = Words("有一项报名没有同意", "One sign-up was not accepted");
pub const WHY_IN_REVIEW: Words =
    Words("您提交了报名，等工作人员审核。", "You sent your sign-up for the staff to decide.");
pub const WHY_APPROVED: Words =
    Words("工作人员审核同意，给了名额。", "The staff said yes; a place was given.");
pub const WHY_NOT_ACCEPTED: Words =
    Words("工作人员审核没有同意，原因写在上面。", "The staff said no; the reason stands above.");
pub const CALENDAR: Words =
    Words("还在审核。同意以前不用来。", "In review. No need to come before a yes.");

pub const DESK_STANDING: Words = Words("报名审核", "By approval");
pub const TO_DECIDE: Words = Words("等审核的人", "Waiting for a yes or no");
pub const YES: Words = Words("同意", "Accept");
pub const NO: Words = Words("不同意", "Decline");
pub const YES_TO_CHOSEN: Words = Words("看看选中的人", "Look at those chosen");
/// What stands before the number of those chosen, and after it.
pub const YES_TO_SO_MANY: Words = Words("看看选中的", "Look at those chosen (");
pub const CHOSEN: Words = Words("人", ")");
pub const WILL: Words = Words("同意了会这样", "What a yes would do");
pub const GET_A_PLACE: Words = Words("有名额", "Have a place");
pub const NO_ROOM: Words = Words("没有名额了", "There is no room for");
pub const PASSED_OVER: Words =
    Words("已有答复或撤回了，略过", "Have an answer or took it back, and are passed over");
pub const NOT_YET: Words = Words("现在还没有答复。", "Nobody has been answered yet.");
pub const NOBODY_CHOSEN: Words = Words("请先选人", "Choose somebody first");
pub const HOW_GIVEN: Words = Words("名额怎么给", "How places are given");
pub const BY_ORDER_NOW: Words =
    Words("现在按先后给，报满了排候补。", "In order of signing up, then a waiting list.");
pub const BY_APPROVAL_NOW: Words = Words(
    "现在由您审核，同意了才有名额。",
    "You say yes or no to each. Nobody gets a place without a yes.",
);
pub const TO_APPROVAL: Words = Words("改为审核报名", "Decide on each sign-up instead");
pub const TO_ORDER: Words = Words("改为按先后报名", "Give places in order instead");
pub const NO_TITLE: Words = Words("不同意这次报名", "Decline this sign-up");
pub const NO_IS_TOLD: Words = Words(
    "本人会看到原因，这一项不能再自己报。",
    "The person reads the reason and cannot ask again here.",
);
pub const NO_REASON: Words = Words("为什么不同意", "Why it is declined");
pub const NO_REASON_HINT: Words = Words(
    "本人会看到这句话，例如：这个班要先学过基础班。",
    "The person reads this, for example: the class for beginners comes first.",
);
pub const NO_REASON_MISSING: Words =
    Words("请写一句为什么，本人会看到", "Please say why: the person will read it");
pub const DO_NOT: Words = Words("先不定，返回", "Decide later, go back");

/// Under 已提交，等审核.
pub fn sent_sentence(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("{name}，您的报名已经收到，现在还没有名额。"),
        Language::English => format!("{name}, we have your sign-up. You have no place yet."),
    }
}

/// 确定撤回“楷书入门”的报名吗？
pub fn sure_to_take_back(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("确定撤回“{name}”的报名吗？"),
        Language::English => format!("Take your sign-up for “{name}” back?"),
    }
}

/// 审核中：楷书入门, in a calendar.
pub fn calendar_summary(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("审核中：{name}"),
        Language::English => format!("In review: {name}"),
    }
}

/// Somebody reads that the staff said yes.
pub fn approved_sentence(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("“{name}”的名额是您的了。到时候来就行。"),
        Language::English => format!("A place in “{name}” is yours. Just come along."),
    }
}

/// Somebody reads that the staff said no, before the reason.
pub fn not_accepted_sentence(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("“{name}”这次没有同意。"),
        Language::English => format!("“{name}” did not accept your sign-up this time."),
    }
}

/// For the desk: 等审核3人.
pub fn waiting(language: Language, people: u32) -> String {
    match language {
        Language::Chinese if people == 0 => "没有人等审核".to_owned(),
        Language::Chinese => format!("{people}人等审核"),
        Language::English if people == 0 => "Nobody waits for an answer".to_owned(),
        Language::English => format!("{people} to decide on"),
    }
}

/// The yes was for more people than there are places.
pub fn no_free_place(language: Language, free: u32) -> String {
    match language {
        Language::Chinese if free == 0 => "名额已经给完了。要再同意，请先让出名额。".to_owned(),
        Language::Chinese => format!("只剩{free}个名额，选的人多了。请少选几个。"),
        Language::English if free == 0 => "All places are given. First free a place.".to_owned(),
        Language::English => format!("Only {free} places are left. Please choose fewer people."),
    }
}

/// 有名额：2人.
pub fn so_many(language: Language, what: Words, people: usize) -> String {
    let what = what.in_language(language);
    match language {
        Language::Chinese => format!("{what}：{people}人"),
        Language::English => format!("{what}: {people}"),
    }
}

/// 同意这2人.
pub fn yes_to(language: Language, people: usize) -> String {
    match language {
        Language::Chinese => format!("同意这{people}人"),
        Language::English if people == 1 => "Accept this person".to_owned(),
        Language::English => format!("Accept these {people} people"),
    }
}

/// 71岁.
pub fn aged(language: Language, age: u8) -> String {
    match language {
        Language::Chinese => format!("{age}岁"),
        Language::English => format!("aged {age}"),
    }
}

/// 11月28日上午9:00提交.
pub fn asked_at(language: Language, at: &str) -> String {
    match language {
        Language::Chinese => format!("{at}提交"),
        Language::English => format!("Sent on {at}"),
    }
}
