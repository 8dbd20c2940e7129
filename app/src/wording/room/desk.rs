//! The catalogue of rooms at the desk, one room, and changing what is said of it.

use domain::language::Language::{self, Chinese, English};

use crate::wording::Words;

pub const TITLE: Words = Words("场地", "Rooms");
pub const LEAD: Words = Words("先选时间，看哪里空着。", "Choose a time and see what is free.");
pub const BACK: Words = Words("回到场地", "Back to the rooms");
pub const PEOPLE: Words = Words("多少人", "How many people");
pub const PEOPLE_HINT: Words = Words("可以不写", "May be left out");
pub const NOT_PEOPLE: Words = Words("请写人数，例如：30", "Please write a number, for example: 30");
pub const FIND: Words = Words("看哪里空着", "See what is free");
pub const FREE_THEN: Words = Words("那时候空着的", "Free then");
pub const NOT_FREE: Words = Words("那时候借不到的", "Not to be had then");
pub const NONE_FREE: Words =
    Words("那时候没有空的场地。请换一个时间。", "No room is free then. Try another time.");
pub const ALL: Words = Words("所有场地", "All rooms");
pub const NONE: Words = Words("还没有场地", "There are no rooms yet");
pub const NONE_LINE: Words = Words("加上一处，就能登记谁来借。", "Add one, and it can be booked.");
pub const ADD: Words = Words("加一处场地", "Add a room");
pub const NAME: Words = Words("场地", "Room");
pub const EQUIPMENT: Words = Words("设备", "Equipment");
pub const BRING: Words = Words("请带什么", "What to bring");
pub const BRING_HINT: Words =
    Words("写给来借的人，例如：软底鞋", "For whoever borrows it, for example: soft shoes");
pub const STEP_FREE: Words = Words("有没有台阶", "Steps");
pub const SEATS: Words = Words("人数", "Seats");
pub const FLOOR: Words = Words("在哪层", "Floor");
pub const WAY: Words = Words("怎么走", "How to get there");
pub const HOURS: Words = Words("开放时间", "Opening hours");
pub const LENDING: Words = Words("社团怎么借", "How clubs get it");
pub const LONGEST: Words = Words("一次最多多久", "Longest at a time");
pub const AHEAD: Words = Words("最多提前几天", "Days ahead");
pub const RETIRED: Words = Words("不再使用", "Not used any more");
pub const NO_LIMIT: Words = Words("不限", "No limit");
pub const CHANGE: Words = Words("修改这处场地", "Change this room");
pub const BOOK: Words = Words("登记借用", "Book it");
pub const BOOK_THIS: Words = Words("借这里", "Book");
pub const NEEDS_EQUIPMENT: Words = Words("里面要有什么（选填）", "What it must have (optional)");
pub const NEEDS_HINT: Words = Words("例如：钢琴、投影", "For example: a piano, a projector");
pub const NEEDS_STEP_FREE: Words =
    Words("要没有台阶，坐轮椅能进", "Without steps, for a wheelchair");
pub const IN_LINE: Words = Words("在等", "Waiting:");
pub const WEEK: Words = Words("这一周的安排", "This week");
pub const NOTHING_THEN: Words = Words("这一周没有安排。", "Nothing is planned in this week.");
pub const BEFORE: Words = Words("前一周", "The week before");
pub const AFTER: Words = Words("后一周", "The week after");
pub const CLOSURES: Words = Words("不开放的日子", "When it is closed");
pub const NO_CLOSURES: Words = Words("没有写不开放的日子。", "No closure is written down.");
pub const CLOSE: Words = Words("写一段不开放的时间", "Write down a closure");
pub const CLOSE_FROM: Words = Words("从哪天（或几点）", "From");
pub const CLOSE_TO: Words = Words("到哪天（或几点）", "Until");
pub const CLOSE_HINT: Words = Words(
    "例如：2026年12月3日，或2026年12月3日14:30",
    "For example: 2026-12-3, or 2026-12-3 14:30",
);
pub const NOT_A_MOMENT: Words =
    Words("请写年月日，例如：2026年12月3日", "please write day, month and year: 2026-12-3");
pub const CLOSE_REASON: Words = Words("为什么不开放", "Why");
pub const CLOSE_REASON_HINT: Words = Words("例如：地面维修", "For example: the floor is mended");
pub const CLOSE_REASON_MISSING: Words = Words("请写为什么不开放", "Please write why it is closed");
pub const DO_CLOSE: Words = Words("记下不开放", "Close it");
pub const OPEN_AGAIN: Words = Words("照常开放", "Open after all");
pub const OF_HOUSE: Words = Words("全馆", "The whole house");
pub const CLOSED: Words = Words("记下了。", "Written down.");
pub const OPENED: Words = Words("那段时间照常开放了。", "It is open then after all.");
pub const SAVED: Words = Words("改好了。", "Saved.");
pub const RETIRE: Words = Words("不再使用这里", "Stop using it");
pub const RETIRE_WHY: Words = Words(
    "以前的安排都留着。那天以后还有安排的，请先改到别处。",
    "What was booked stays. What stands after that day has to be moved first.",
);
pub const RETIRE_FROM: Words = Words("从哪天起不再使用", "From which day");
pub const DO_RETIRE: Words = Words("那天起不再使用", "Stop using it from then");
pub const BRING_BACK: Words = Words("重新使用", "Use it again");
pub const STANDS: Words = Words("那天以后的安排", "What stands after that day");
pub const WAITING: Words = Words("在等场地的", "Waiting for a room");
pub const MAY_HAVE: Words = Words("现在空了，轮到他们", "Free now, and it is their turn");
pub const STILL_TAKEN: Words = Words("还没有空出来", "Still taken");
pub const TO_DECIDE: Words = Words("等您审核的借用", "Bookings to decide on");
pub const DECIDE: Words = Words("去审核", "Decide");
pub const SEE: Words = Words("看这次借用", "See the booking");

pub const ADD_TITLE: Words = Words("加一处场地", "Add a room");
pub const CHANGE_TITLE: Words = Words("修改场地", "Change a room");
pub const NAME_LABEL: Words = Words("名称", "Name");
pub const NAME_HINT: Words = Words("例如：201 琴房", "For example: 201 piano room");
pub const FLOOR_HINT: Words = Words("例如：2楼。可以不写。", "For example: 2. May be left out.");
pub const CAPACITY: Words = Words("能坐多少人", "How many seats");
pub const CAPACITY_HINT: Words = Words("不清楚可以不写", "May be left out");
pub const EQUIPMENT_HINT: Words = Words("例如：钢琴、投影", "For example: piano, projector");
pub const WAY_HINT: Words = Words("例如：电梯旁边", "For example: beside the lift");
pub const HOURS_WHY: Words = Words(
    "每天写几点到几点，不开放的日子空着。都空着就是不限。",
    "Write from when to when; leave closed days empty. All empty means at any time.",
);
pub const HOURS_HINT: Words =
    Words("例如：8:30-11:30；14:00-17:00", "For example: 8:30-11:30; 14:00-17:00");
pub const HOURS_ODD: Words = Words(
    "请写几点到几点，例如：8:30-11:30；14:00-17:00",
    "Please write from when to when, for example: 8:30-11:30; 14:00-17:00",
);
pub const HOURS_REVERSED: Words =
    Words("结束要晚于开始，请看一看。", "It must end after it begins. Please check.");
pub const RULES: Words = Words("借用的规定", "Rules for booking");
pub const LONGEST_LABEL: Words = Words("一次最多多少分钟", "Longest, in minutes");
pub const LONGEST_HINT: Words =
    Words("例如：120。空着就是不限。", "For example: 120. Empty means no limit.");
pub const NOT_MINUTES: Words = Words("请写5到1440的数", "Please write a number from 5 to 1440");
pub const AHEAD_LABEL: Words = Words("最多提前多少天借", "How many days ahead");
pub const AHEAD_HINT: Words =
    Words("例如：30。空着就是一年以内。", "For example: 30. Empty means within a year.");
pub const NOT_DAYS: Words = Words("请写1到366的数", "Please write a number from 1 to 366");
pub const NOT_SEATS: Words = Words("请写1到9999的数", "Please write a number from 1 to 9999");
pub const NAME_MISSING: Words =
    Words("请写场地名称，40个字以内", "Please write a name of 40 signs at most");
pub const TOO_LONG: Words = Words("请写200个字以内", "Please write 200 signs at most");
pub const UNKNOWN_STEPS: Words = Words("不清楚", "Not known");
pub const KEEP: Words = Words("保存", "Save");

/// 那段时间还有2项安排，请看看要不要改.
pub fn stands_then(language: Language, count: u32) -> String {
    match (language, count) {
        (Chinese, _) => format!("那段时间这里还有{count}项安排，请改到别处。"),
        (English, 1) => "Something stands there then. Please move it.".to_owned(),
        (English, _) => format!("{count} things stand there then. Please move them."),
    }
}

/// 有2处空着.
pub fn free(language: Language, count: usize) -> String {
    match (language, count) {
        (Chinese, _) => format!("有{count}处空着。"),
        (English, 1) => "One room is free.".to_owned(),
        (English, _) => format!("{count} rooms are free."),
    }
}
