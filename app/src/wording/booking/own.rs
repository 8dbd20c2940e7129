//! 借场地 for a club of one's own.

use domain::language::Language::{self, Chinese, English};

use crate::wording::Words;

pub const TITLE: Words = Words("借场地", "Borrow a room");
pub const LEAD: Words = Words(
    "社团、兴趣小组可以借这些地方的房间。",
    "Clubs and circles can borrow rooms at these places.",
);
pub const NOBODY: Words = Words("现在没有能自己借的场地", "No room can be borrowed here now");
pub const NOBODY_LINE: Words = Words("想借，请到服务台问一问。", "Please ask at the counter.");
pub const TO_HOME: Words = Words("回首页", "To the first page");
pub const BACK: Words = Words("回到借场地", "Back to borrowing a room");
pub const OTHER: Words = Words("看别的地方", "See other places");
pub const ROOMS: Words = Words("能借的场地", "Rooms to borrow");
pub const MINE: Words = Words("我借的场地", "What I have borrowed");
pub const GROUP: Words = Words("社团名称", "Name of the club");
pub const SEE: Words = Words("看看", "See");
pub const GIVE_UP: Words = Words("不借了", "Give it up");
pub const GIVE_UP_WHY: Words =
    Words("用不着了，请早点说，别人就能借。", "If you do not need it, others can have it.");
pub const WHAT_NEXT: Words = Words("接下来", "What comes next");
pub const CALL: Words = Words("有事请打电话", "To ask, please call");

/// 能借3处.
pub fn rooms(language: Language, count: u32) -> String {
    match (language, count) {
        (Chinese, _) => format!("能借{count}处"),
        (English, 1) => "one room".to_owned(),
        (English, _) => format!("{count} rooms"),
    }
}

/// What comes next, as it stands.
pub const fn next(state: domain::booking::BookingState) -> Words {
    use domain::booking::BookingState as State;
    match state {
        State::Waiting => {
            Words("空出来了，工作人员会打电话给您。", "When it is free, the staff will call you.")
        }
        State::Requested => Words(
            "这个时间先给您留着，等工作人员审核。",
            "The time is kept for you until the staff decide.",
        ),
        State::Confirmed => Words("到时候直接来就行。", "Just come."),
        State::Declined => Words("可以换一个时间或地方再借。", "Try another time or room."),
        State::Cancelled => Words("这个时间已经让出来了。", "The time is free for others now."),
    }
}
