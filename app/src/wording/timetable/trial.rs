//! 试排: moves that are tried together before any of them is made.

use domain::calendar::TimeSlot;
use domain::language::Language::{self, Chinese, English};
use jiff::Timestamp;
use store::timetable::{Since, SinceHow};

use crate::wording::Words;
use crate::wording::when::{moment, weekly};

pub const TITLE: Words = Words("试排", "Trial");
pub const BEGIN: Words = Words("开始试排", "Begin a trial");
pub const GO_ON: Words = Words("去看试排", "See the trial");
pub const LEAD: Words = Words(
    "在这里调，排课表先不变。最后可以一起改，也可以放弃。",
    "What is moved here leaves the plan as it is. Make all of it at the end, or drop it.",
);
pub const NONE: Words = Words("现在没有试排", "There is no trial now");
pub const NONE_LINE: Words = Words(
    "先试几处改动，看看合不合适，再决定改不改。",
    "Try several changes together and see whether they fit before any is made.",
);
pub const RESUME: Words = Words("接着做上次的试排", "Go on with the last trial");
pub const DROP: Words = Words("放弃试排", "Drop the trial");
pub const DROPPED: Words =
    Words("试排放弃了，排课表没有变。", "The trial is dropped. The plan is as it was.");
pub const PUT_ALL_BACK: Words = Words("全部放回原处", "Put all of it back");
pub const ALL_BACK: Words = Words("全部放回原处了。", "All of it is put back as it was.");
pub const LAST: Words = Words("上次照试排改的", "The last trial carried out");
pub const MAY_GO_BACK: Words = Words(
    "这些班后来没有动过，可以一起放回原处。",
    "None of these classes was changed since: all of it can be put back.",
);
pub const MAY_NOT_GO_BACK: Words = Words(
    "下面的班后来动过，不能一起放回。请逐个改。",
    "These were changed since, so it cannot be put back as a whole. Please change them one by one.",
);
pub const WAY_BACK: Words = Words("看上次照试排改的", "See the last trial carried out");
pub const MOVED: Words = Words("试排里动了的班", "Moved in the trial");
pub const NOTHING_MOVED: Words =
    Words("还没有动。请在下面的表里点一个班。", "Nothing yet. Choose a class in the table below.");
pub const MOVED_ONE: Words = Words("试排里改好了。", "It is moved in the trial.");
pub const TAKE_OUT: Words = Words("不动这个班", "Leave this class where it is");
pub const STANDS_SO: Words = Words("排课表现在已经是这样。", "The plan has it like that by now.");
pub const CHANGED_SINCE: Words = Words(
    "试排以后，有人在排课表里改过这个班的其他内容。",
    "Since then somebody has changed something else of this class in the plan.",
);
pub const GONE: Words = Words(
    "这个班已经公布或删掉，请先从试排里拿掉。",
    "This class is published or out of the plan. Please take it out of the trial.",
);
pub const AFFECTS: Words = Words("会影响谁", "Whom it affects");
pub const NO_NOTICE: Words = Words(
    "这些班还没公布，没有人报名，不发通知。",
    "These classes are not published: nobody has signed up, and no notice is sent.",
);
pub const LOOK: Words = Words("看看全部照此改会怎样", "See what all of it means");
pub const DO_IT: Words = Words("全部照此改", "Do all of it");
pub const WOULD: Words = Words("全部照此改的话", "If all of it were done");
pub const FIRST: Words = Words(
    "这样改会多出冲突，不能一起改。请先在试排里调好。",
    "Something new would clash, so it cannot be done. Please put it right in the trial first.",
);

/// 周敏12月1日上午9:00开始的。
pub fn begun(language: Language, by: &str, at: Timestamp) -> String {
    let at = moment(language, at);
    match (language, by) {
        (Chinese, "") => format!("{at}开始的，大家一起用。"),
        (Chinese, _) => format!("{by}在{at}开始的，大家一起用。"),
        (English, "") => format!("Begun {at}; shared by all coordinators."),
        (English, _) => format!("Begun by {by}, {at}; shared by all coordinators."),
    }
}

/// 有一个试排还没做完，动了3个班。
pub fn is_open(language: Language, classes: usize) -> String {
    match (language, classes) {
        (Chinese, _) => format!("有一个试排还没做完，动了{classes}个班。"),
        (English, 1) => "A trial is under way, with one class moved.".to_owned(),
        (English, _) => format!("A trial is under way, with {classes} classes moved."),
    }
}

/// 每周二上午9:00–10:30，301书法教室，魏桂.
pub fn spot(language: Language, slots: &[TimeSlot], room: &str, teacher: &str) -> String {
    let at = weekly(language, slots);
    let parts = [at.as_str(), room, teacher];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(match language {
        Chinese => "，",
        English => ", ",
    })
}

/// 原来：….
pub fn was(language: Language, spot: &str) -> String {
    match language {
        Chinese => format!("原来：{spot}"),
        English => format!("Before: {spot}"),
    }
}

/// 试排：….
pub fn would_be(language: Language, spot: &str) -> String {
    match language {
        Chinese => format!("试排：{spot}"),
        English => format!("Tried: {spot}"),
    }
}

/// 试排以后有人改过这个班，现在是：….
pub fn is_now(language: Language, spot: &str) -> String {
    match language {
        Chinese => format!("试排以后有人改过这个班。现在是：{spot}"),
        English => format!("Somebody has moved it since. Now: {spot}"),
    }
}

/// 照试排改好了3个班。
pub fn done(language: Language, classes: u32) -> String {
    match (language, classes) {
        (Chinese, _) => format!("照试排改好了{classes}个班。"),
        (English, 1) => "One class is changed as it was tried.".to_owned(),
        (English, _) => format!("{classes} classes are changed as they were tried."),
    }
}

/// 12月1日上午9:00照试排改了3个班。
pub fn carried_out(language: Language, classes: u32, at: Timestamp) -> String {
    let at = moment(language, at);
    match (language, classes) {
        (Chinese, _) => format!("{at}照试排改了{classes}个班。"),
        (English, 1) => format!("One class was changed as tried, {at}."),
        (English, _) => format!("{classes} classes were changed as tried, {at}."),
    }
}

/// 周敏12月1日上午9:00改过。
pub fn since(language: Language, since: &Since) -> String {
    let (by, at) = (since.by.as_str(), moment(language, since.at));
    match (language, since.how) {
        (Chinese, SinceHow::Changed) => format!("{by}{at}改过。"),
        (Chinese, SinceHow::TakenOut) => format!("{by}{at}从排课表里拿掉了。"),
        (Chinese, SinceHow::Published) => format!("{by}{at}公布了。"),
        (English, SinceHow::Changed) => format!("Changed, {at}. {by}"),
        (English, SinceHow::TakenOut) => format!("Taken out of the plan, {at}. {by}"),
        (English, SinceHow::Published) => format!("Published, {at}. {by}"),
    }
}

/// 会改3个班。
pub fn would_change(language: Language, classes: usize) -> String {
    match (language, classes) {
        (Chinese, _) => format!("会改{classes}个班。"),
        (English, 1) => "One class would be changed.".to_owned(),
        (English, _) => format!("{classes} classes would be changed."),
    }
}

/// 23位老学员可以在这些班接着读。
pub fn continuing(language: Language, people: u32) -> String {
    match (language, people) {
        (Chinese, 0) => "没有老学员要在这些班接着读。".to_owned(),
        (Chinese, _) => format!("{people}位老学员可以在这些班接着读。"),
        (English, 0) => "No former members would continue in these classes.".to_owned(),
        (English, 1) => "One former member may continue in these classes.".to_owned(),
        (English, _) => format!("{people} former members may continue in these classes."),
    }
}

/// 其中2位的两个班会撞在同一时间。
pub fn torn(language: Language, people: usize) -> String {
    match (language, people) {
        (Chinese, 0) => "没有人的两个班会因此撞在同一时间。".to_owned(),
        (Chinese, _) => format!("有{people}位的两个班会因此撞在同一时间。"),
        (English, 0) => "Nobody’s two classes would newly be at the same time.".to_owned(),
        (English, 1) => "For one person two classes would newly be at the same time.".to_owned(),
        (English, _) => {
            format!("For {people} people two classes would newly be at the same time.")
        }
    }
}
