//! Booking a room at the desk, and one booking.

use domain::booking::{Act, BookingState, Judged};
use domain::language::Language::{self, Chinese, English};
use store::booking::{Done, PastAct};

use super::refused;
use crate::wording::Words;
use crate::wording::home::because;
use crate::wording::offering::room;
use crate::wording::session::when;
use crate::wording::when::moment;

pub const NEW_TITLE: Words = Words("借用场地", "Book a room");
pub const WHICH: Words = Words("借哪里", "Which room");
pub const DAY: Words = Words("哪一天", "Which day");
pub const FROM: Words = Words("几点开始", "From");
pub const TO: Words = Words("几点结束", "Until");
pub const REPEATS: Words = Words("是不是每周都借", "Does it go on?");
pub const ONCE: Words = Words("只借这一次", "This once");
pub const UNTIL: Words = Words("借到哪一天", "Until which day");
pub const UNTIL_HINT: Words =
    Words("每周借的才写，最多一年。", "Only where it goes on; a year at most.");
pub const LOOK: Words = Words("看看能不能借", "See whether it is free");
pub const DAYS: Words = Words("这几天", "These days");
pub const FREE: Words = Words("能借", "Free");
pub const STATE: Words = Words("情况", "State");
pub const WHAT: Words = Words("做什么用", "What for");
pub const WHAT_HINT: Words = Words("例如：合唱排练", "For example: choir practice");
pub const WHOSE: Words = Words("谁来借", "Who books it");
pub const GROUP: Words = Words("社团或部门名称", "Name of the club or department");
pub const CONTACT: Words = Words("联系人", "Who answers for it");
pub const TELEPHONE: Words = Words("联系电话", "Telephone");
pub const TELEPHONE_HINT: Words = Words("工作人员自用可以不写。", "The staff may leave it out.");
pub const BOOK: Words = Words("借下来", "Book it");
pub const BOOK_FREE: Words = Words("借下能借的日子", "Book the days that are free");
pub const WAIT: Words = Words("等这个时间", "Wait for this time");
pub const OTHER_TIME: Words = Words("换一个时间", "Choose another time");
pub const WHAT_MISSING: Words = Words("请写做什么用", "Please write what for");
pub const GROUP_MISSING: Words = Words("请写社团或部门名称", "Please write the club or department");
pub const CONTACT_MISSING: Words = Words("请写联系人姓名", "Please write a name");
pub const TOO_LONG: Words = Words("请写40个字以内", "Please write 40 signs at most");
pub const WHOSE_MISSING: Words = Words("请选谁来借", "Please choose who books it");
pub const TELEPHONE_MISSING: Words =
    Words("请写联系电话，方便通知", "Please write a telephone number");
pub const TELEPHONE_ODD: Words = Words(
    "电话号码不对，请看一看。固定电话请加区号。",
    "This is no telephone number. Please add the area code.",
);

pub const BACK: Words = Words("回到这处场地", "Back to the room");
pub const WHEN: Words = Words("时间", "When");
pub const ROOM: Words = Words("场地", "Room");
pub const REASON: Words = Words("原因", "Reason");
pub const REASON_LABEL: Words = Words("为什么", "Why");
pub const REASON_HINT: Words = Words(
    "借用的人会看到，例如：大厅要办晚会。",
    "Whoever booked it reads this: the hall is needed.",
);
pub const ASKED: Words = Words("什么时候登记的", "Written down");
pub const SKIPPED: Words = Words("没借到的日子", "Days that were passed over");
pub const HISTORY: Words = Words("办过什么", "What was done");
pub const WHAT_NOW: Words = Words("要怎么办？", "What is to be done?");
pub const NOTHING: Words = Words("现在没有要办的。", "Nothing can be done now.");
pub const CALL_OFF: Words = Words("不借了", "Call it off");

/// Every so many weeks, in a choice.
pub fn every(language: Language, weeks: u8) -> String {
    match (language, weeks) {
        (Chinese, 1) => "每周同一时间".to_owned(),
        (Chinese, weeks) => format!("每{weeks}周同一时间"),
        (English, 1) => "Every week".to_owned(),
        (English, weeks) => format!("Every {weeks} weeks"),
    }
}

/// What a button does with a booking.
pub const fn act(act: Act) -> Words {
    match act {
        Act::Approve => Words("同意借", "Say yes"),
        Act::Decline => Words("不同意", "Decline"),
        Act::Cancel => Words("取消借用", "Cancel the booking"),
        Act::Reinstate => Words("恢复借用", "Undo the cancellation"),
        Act::Give => Words("借给他们", "Give it to them"),
    }
}

/// What was made of a form.
pub fn made(language: Language, held: usize, waiting: usize, state: BookingState) -> String {
    let held_words = match (language, state) {
        (Chinese, BookingState::Requested) => format!("{held}次已登记，等审核。"),
        (Chinese, _) => format!("{held}次借好了。"),
        (English, BookingState::Requested) => format!("{held} to be decided."),
        (English, _) => format!("{held} booked."),
    };
    let waiting_words = match language {
        Chinese => format!("{waiting}次在等。"),
        English => format!("{waiting} waiting."),
    };
    let between = if language == Chinese { "" } else { " " };
    let parts = [(held > 0).then_some(held_words), (waiting > 0).then_some(waiting_words)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(between)
}

/// 12月10日（星期四）下午2:30–4:00：那时候有“合唱”.
pub fn skipped(language: Language, day: &Judged) -> String {
    let at = when(language, day.span);
    match (&day.refused, language) {
        (None, _) => at,
        (Some(why), Chinese) => format!("{at}：{}", refused(language, why)),
        (Some(why), English) => format!("{at}: {}", refused(language, why)),
    }
}

/// 能借3次，有2次借不到.
pub fn count(language: Language, free: usize, not: usize) -> String {
    match (language, not) {
        (Chinese, 0) => format!("能借{free}次。"),
        (Chinese, not) => format!("能借{free}次，有{not}次借不到。"),
        (English, 0) => format!("Free: {free}."),
        (English, not) => format!("Free: {free}. Not to be had: {not}."),
    }
}

/// 有2次被占用，等这几天空出来: what is ticked beside the days that are free.
pub fn waits(language: Language, taken: usize) -> String {
    match (language, taken) {
        (Chinese, taken) => format!("有{taken}次被占用，等这几天空出来"),
        (English, 1) => "Wait for the day that is taken".to_owned(),
        (English, taken) => format!("Wait for the {taken} days that are taken"),
    }
}

/// One thing that was done: when, by whom, what, why.
pub fn past(language: Language, past: &PastAct) -> String {
    let (at, what) = (moment(language, past.at), done(language, &past.done));
    let because = because(language, &past.reason);
    match language {
        Chinese => format!("{at}，{}：{what}。{because}", past.by),
        English => format!("{at}, {}: {what}. {because}", past.by).trim_end().to_owned(),
    }
}

/// 同意借, or from where to where it was moved.
fn done(language: Language, done: &Done) -> String {
    match (language, done) {
        (_, Done::Act(one)) => act(*one).in_language(language).to_owned(),
        (Chinese, Done::Moved { was_room, was, room: into, to }) => {
            let (was_room, into) = (room(was_room), room(into));
            let (was, to) = (when(language, *was), when(language, *to));
            format!("从{was_room}，{was}，改到{into}，{to}")
        }
        (English, Done::Moved { was_room, was, room: into, to }) => {
            let (was_room, into) = (room(was_room), room(into));
            let (was, to) = (when(language, *was), when(language, *to));
            format!("moved from {was_room}, {was}, to {into}, {to}")
        }
    }
}
