//! The sessions of an offering at the desk, and changing one of them.

use domain::language::Language::{self, Chinese, English};
use domain::offering::OfferingKind;
use domain::session::{ChangeKind, Invited, Substitute};
use jiff::Timestamp;
use store::session::PastChange;

use super::when;
use crate::components::telephone::shown;
use crate::wording::Words;
use crate::wording::home::because;
use crate::wording::offering::room;
use crate::wording::when::moment;

pub const LINK: Words = Words("改某一次", "Change one session");
pub const TITLE: Words = Words("每一次的安排", "Every session");
pub const LEAD: Words = Words(
    "老师来不了、房间要用，就改那一次。别的不变。",
    "If a teacher cannot come or a room is needed, change that one session. The others stay.",
);
pub const NUMBER: Words = Words("第几次", "No.");
pub const WHEN: Words = Words("时间", "When");
pub const PLACE: Words = Words("地点", "Where");
pub const TEACHER: Words = Words("老师", "Teacher");
pub const STATE: Words = Words("情况", "State");
pub const OVER: Words = Words("已结束", "Over");
pub const AS_PLANNED: Words = Words("照常", "As planned");
pub const SEE: Words = Words("改这次", "Change");
pub const LOOK: Words = Words("查看", "See");
pub const BACK: Words = Words("回到每一次的安排", "Back to every session");
pub const BACK_TO_ONE: Words = Words("回到这一次", "Back to this session");
pub const BACK_TO_SESSION: Words = Words("不改，返回", "Leave it, go back");
pub const WHAT: Words = Words("要怎么改？", "What is to change?");
pub const NOTHING: Words =
    Words("这一次不能再改了。", "Nothing of this session can be changed any more.");
pub const NOT_ANY_MORE: Words = Words(
    "不能这样改了。现在的情况写在下面。",
    "It cannot be changed like that any more. How it stands now is told below.",
);
pub const HISTORY: Words = Words("改过什么", "What was changed");
pub const REASON: Words = Words("为什么改", "Why");
pub const REASON_HINT: Words = Words(
    "大家会看到这句话，例如：老师生病。",
    "Everybody reads this sentence, for example: the teacher is ill.",
);
pub const WHOM: Words = Words("会影响谁", "Whom it affects");
pub const DAY: Words = Words("日期", "Day");
pub const DAY_HINT: Words = Words("例如：2026年12月3日", "For example: 2026-12-3");
pub const FROM: Words = Words("开始", "Begins");
pub const TO: Words = Words("结束", "Ends");
pub const TIME_HINT: Words = Words("例如：14:30", "For example: 14:30");
pub const LOOK_FIRST: Words = Words("看看会影响谁", "See whom it affects");
pub const OTHER_TIME: Words = Words("换一个时间", "Choose another time");
pub const NOT_A_DAY: Words =
    Words("请写年月日，例如：2026年12月3日", "please write day, month and year: 2026-12-3");
pub const NOT_A_TIME: Words =
    Words("请写几点几分，例如：14:30", "Please write hour and minute, for example: 14:30");
pub const ROOM: Words = Words("在哪个房间（空着的）", "In which room (those that are free)");
pub const NO_ROOM: Words = Words("房间以后再定", "The room is settled later");
pub const CHOOSE_ROOM: Words = Words("请选一个房间", "Please choose a room");
pub const WHO: Words = Words("请谁代课", "Who teaches instead");
pub const SUBSTITUTES: Words =
    Words("那时候有空的老师，最合适的在前面", "Teachers who are free then, who fits best first");
pub const NO_SUBSTITUTES: Words = Words(
    "没有找到有空的同科老师，请写别的老师。",
    "No free teacher of this subject was found. Please enter another.",
);
pub const OTHER_TEACHER: Words = Words("请别的老师，写姓名", "Somebody else: the name");
pub const TEACHER_MISSING: Words =
    Words("请选一位老师，或写姓名", "Please choose a teacher, or enter a name");
pub const TEACHER_ODD: Words =
    Words("姓名请写20个字以内", "Please enter a name of 20 signs at most");
pub const NOBODY_TEACHES: Words = Words("没有人能代？", "Nobody can?");
pub const ASKING: Words = Words("问过谁，记下来", "Who was asked");
pub const ASKING_LINE: Words = Words(
    "打过电话，就在这里记一笔。下次按这个排先后。",
    "After a call please note it here. It counts when somebody is looked for again.",
);
pub const ASKED_WHOM: Words = Words("问了哪位老师", "Whom");
pub const ASKED_OTHER: Words = Words("问了别的老师，写姓名", "Somebody else: the name");
pub const ASKED_SAID: Words = Words("怎么说", "What they said");
pub const SAID_MISSING: Words = Words("请选老师怎么说", "Please choose what they said");
pub const NOTE_ASKED: Words = Words("记下来", "Note it");
pub const ONE_OF_TWO: Words = Words(
    "请按一个按钮：定下代课，或记下问过谁。",
    "Please press a button: settle who teaches, or note who was asked.",
);
pub const ASKED_NOT_YET: Words = Words(
    "问过谁还没有记下来，填的都还在。",
    "Who was asked is not noted yet. What you typed is still there.",
);
pub const ASKED_NOTED: Words = Words("记下来了。", "It is noted.");
pub const NO_LATELY: Words = Words("最近有一次来不了", "could not come lately");
pub const SAME_COURSE: Words = Words("教同一门课", "teaches the same course");
pub const SAME_SUBJECT: Words = Words("教同一科目", "teaches the same subject");

/// What a button on the page of a session does.
pub const fn act(what: ChangeKind, kind: OfferingKind) -> Words {
    match (what, kind) {
        (ChangeKind::Cancel, OfferingKind::Class) => Words("这次停课", "Cancel this session"),
        (ChangeKind::Cancel, _) => Words("这次取消", "Cancel this session"),
        (ChangeKind::Reinstate, _) => Words("恢复这一次", "Hold it after all"),
        (ChangeKind::Move, _) => Words("改时间或房间", "Change time or room"),
        (ChangeKind::MoveBack, _) => Words("改回原来的安排", "Back to the plan"),
        (ChangeKind::MakeUp, OfferingKind::Class) => Words("安排补课", "Add a make-up class"),
        (ChangeKind::MakeUp, _) => Words("另补一次", "Add one in its place"),
        (ChangeKind::Teach, _) => Words("请老师代课", "Another teacher"),
    }
}

/// What its last button does.
pub const fn do_it(what: ChangeKind, kind: OfferingKind) -> Words {
    match (what, kind) {
        (ChangeKind::Cancel, OfferingKind::Class) => {
            Words("停课，通知大家", "Cancel and tell everybody")
        }
        (ChangeKind::Cancel, _) => Words("取消，通知大家", "Cancel and tell everybody"),
        (ChangeKind::Reinstate, _) => Words("恢复，通知大家", "Hold it and tell everybody"),
        (ChangeKind::Move | ChangeKind::MoveBack, _) => {
            Words("改好，通知大家", "Change it and tell everybody")
        }
        (ChangeKind::MakeUp, _) => Words("加上，通知大家", "Add it and tell everybody"),
        (ChangeKind::Teach, _) => Words("定下来，通知大家", "Settle it and tell everybody"),
    }
}

/// 2026年12月1日（星期二）上午9:00–10:30那次: which session a page is about.
pub fn which_session(language: Language, span: domain::calendar::Span) -> String {
    match language {
        Chinese => format!("{}那次", when(language, span)),
        English => moment(language, span.from),
    }
}

/// 补课在2026年12月29日（星期二）上午9:00–10:30: the session that makes up for a cancelled one.
pub fn made_up(language: Language, span: domain::calendar::Span) -> String {
    let at = when(language, span);
    match language {
        Chinese => format!("已经安排补在{at}"),
        English => format!("It is made up for on {at}"),
    }
}

/// Whether those who have a place can come.
pub fn people(language: Language, held: u32, busy: Option<u32>) -> Vec<String> {
    let told = match language {
        Chinese if held == 0 => "还没有人报上，不用通知谁。".to_owned(),
        Chinese => format!("{held}人报上了，都会在首页看到通知。"),
        English if held == 0 => "Nobody has a place, so nobody needs to be told.".to_owned(),
        English if held == 1 => "One person has a place and will be told.".to_owned(),
        English => format!("{held} people have a place and will be told."),
    };
    let busy = busy.filter(|_| held > 0).map(|busy| match (language, busy) {
        (Chinese, 0) => "那时候他们都没有别的报名。".to_owned(),
        (Chinese, _) => format!("其中{busy}人那时候有别的安排，来不了。"),
        (English, 0) => "None of them has anything else then.".to_owned(),
        (English, 1) => "One of them has something else then.".to_owned(),
        (English, _) => format!("{busy} of them have something else then."),
    });
    [Some(told), busy].into_iter().flatten().collect()
}

/// Made, and so many people are told.
pub fn done(language: Language, told: u32) -> String {
    match language {
        Chinese if told == 0 => "改好了。".to_owned(),
        Chinese => format!("改好了，已经通知{told}人。"),
        English if told == 0 => "Done.".to_owned(),
        English if told == 1 => "Done. One person is told.".to_owned(),
        English => format!("Done. {told} people are told."),
    }
}

/// 302书画室，可坐40人.
pub fn room_choice(language: Language, name: &str, capacity: Option<u32>) -> String {
    let name = room(name);
    match (language, capacity) {
        (_, None) => name,
        (Chinese, Some(seats)) => format!("{name}，可坐{seats}人"),
        (English, Some(seats)) => format!("{name}, {seats} seats"),
    }
}

/// 单桂英，教同一门课，代过2次.
pub fn substitute(language: Language, one: &Substitute) -> String {
    let why = match (one.same_course, one.same_subject) {
        (true, _) => Some(SAME_COURSE.in_language(language).to_owned()),
        (false, true) => Some(SAME_SUBJECT.in_language(language).to_owned()),
        (false, false) => None,
    };
    let times = (one.times > 0).then(|| match (language, one.times) {
        (Chinese, times) => format!("代过{times}次"),
        (English, 1) => "was a substitute once".to_owned(),
        (English, times) => format!("was a substitute {times} times"),
    });
    let past = (one.asked > 0).then(|| asked_before(language, one.asked, one.said_yes));
    let lately = one.said_no_lately.then(|| NO_LATELY.in_language(language).to_owned());
    let said = one.invited.map(|said| said_this_time(said).in_language(language).to_owned());
    let telephone = (!one.telephone.is_empty()).then(|| match language {
        Chinese => format!("电话{}", shown(&one.telephone)),
        English => format!("telephone {}", shown(&one.telephone)),
    });
    let facts = [Some(one.teacher.clone()), said, why, times, past, lately, telephone];
    let between = if language == Chinese { "，" } else { ", " };
    facts.into_iter().flatten().collect::<Vec<_>>().join(between)
}

/// 请过3次，答应2次: for how many other sessions they were asked, and how often they came.
fn asked_before(language: Language, asked: u32, said_yes: u32) -> String {
    match language {
        Chinese => format!("请过{asked}次，答应{said_yes}次"),
        English => format!("asked {asked} times, said yes {said_yes} times"),
    }
}

/// What they have said of this session.
pub const fn said_this_time(said: Invited) -> Words {
    match said {
        Invited::Asked => Words("这次问了，等回话", "asked this time, no answer yet"),
        Invited::Yes => Words("这次能来", "can come this time"),
        Invited::No => Words("这次来不了", "cannot come this time"),
    }
}

/// 魏桂自己上: the class's own teacher again.
pub fn own_teacher(language: Language, teacher: &str) -> String {
    match language {
        Chinese => format!("{teacher}自己上"),
        English => format!("{teacher}, the class’s own teacher"),
    }
}

/// One change that was made: when, by whom, what, why.
pub fn past(language: Language, kind: OfferingKind, past: &PastChange) -> String {
    let who = by(language, past.at, &past.by);
    let what = what(language, kind, past);
    let because = because(language, &past.reason);
    match language {
        Chinese => format!("{who}：{what}。{because}"),
        English => format!("{who}: {what}. {because}").trim_end().to_owned(),
    }
}

fn by(language: Language, at: Timestamp, name: &str) -> String {
    let at = moment(language, at);
    match language {
        _ if name.is_empty() => at,
        Chinese => format!("{at}，{name}"),
        English => format!("{at}, {name}"),
    }
}

fn what(language: Language, kind: OfferingKind, past: &PastChange) -> String {
    let (act, teacher) = (act(past.what, kind).in_language(language), &past.teacher);
    let place = |span, name: &str| {
        let (at, name) = (when(language, span), room(name));
        match language {
            _ if name.is_empty() => at,
            Chinese => format!("{at}，{name}"),
            English => format!("{at}, {name}"),
        }
    };
    match (past.what, language) {
        (ChangeKind::Cancel | ChangeKind::Reinstate, _) => act.to_owned(),
        (ChangeKind::Teach, Chinese) => format!("改由{teacher}上"),
        (ChangeKind::Teach, English) => format!("Taught by {teacher}"),
        (ChangeKind::MakeUp, Chinese) => format!("补{}那次", when(language, past.was)),
        (ChangeKind::MakeUp, English) => {
            format!("Makes up for the session on {}", when(language, past.was))
        }
        (ChangeKind::Move | ChangeKind::MoveBack, Chinese) => {
            let (was, is) = (place(past.was, &past.was_room), place(past.is, &past.is_room));
            format!("从{was}，改到{is}")
        }
        (ChangeKind::Move | ChangeKind::MoveBack, English) => {
            let (was, is) = (place(past.was, &past.was_room), place(past.is, &past.is_room));
            format!("From {was} to {is}")
        }
    }
}
