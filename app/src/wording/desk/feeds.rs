//! 日历订阅 at the desk: addresses for calendars about rooms, teachers and classes.

use domain::feed::FeedOf;
use domain::language::Language::{self, Chinese, English};
use domain::venue::Venue;

use crate::wording::Words;

pub const TITLE: Words = Words("日历订阅", "Calendar addresses");
pub const LEAD: Words = Words(
    "把地址加到日历里，课次变了，日历会跟着变。墙上屏幕的地址，用浏览器打开。",
    "Add an address to a calendar: when a session changes, the calendar follows. The address of a wall is opened in a browser.",
);
pub const WHO_READS: Words = Words(
    "谁有地址谁就能看。里面没有学员的姓名和电话。",
    "Whoever has an address reads it. No learner’s name or number stands in it.",
);
pub const MADE: Words = Words("已有的地址", "Addresses");
pub const NONE: Words = Words("还没有地址。", "No address yet.");
pub const ROOMS: Words = Words("给场地生成地址", "An address for a room");
pub const TEACHERS: Words = Words("给老师生成地址", "An address for a teacher");
pub const CLASSES: Words = Words("给班级生成地址", "An address for a class");
pub const CLASSES_LINE: Words =
    Words("在这个班的页面上按“日历订阅”。", "Press “Calendar address” on the page of the class.");
pub const FOR_CALENDAR: Words = Words("日历订阅", "Calendar address");
pub const MAKE: Words = Words("生成地址", "Make an address");
pub const RENEW: Words = Words("换一个地址", "Make another");
pub const END: Words = Words("停用", "End it");
pub const RENEWED: Words =
    Words("地址生成好了。旧的地址不能再用。", "The address is made. An earlier one has ended.");
pub const ENDED: Words = Words("这个地址停用了。", "This address has ended.");
pub const ROOM: Words = Words("场地", "Room");
pub const TEACHER: Words = Words("老师", "Teacher");
pub const CLASS: Words = Words("班级", "Class");
pub const BOARD: Words = Words("墙上的屏幕", "Screen on a wall");
pub const BOARDS: Words = Words("给墙上的屏幕生成地址", "An address for a screen on a wall");
pub const BOARD_LINE: Words = Words(
    "屏幕打开这个地址，就一直看得到今天的安排，不用登录。",
    "A screen opens this address and shows today all the time, without a sign-in.",
);

/// What a feed is about, in a word.
pub const fn kind(of: &FeedOf) -> Words {
    match of {
        FeedOf::Room(_) => ROOM,
        FeedOf::Teacher(_) => TEACHER,
        FeedOf::Offering(_) => CLASS,
        FeedOf::Board => BOARD,
    }
}

/// 场地：305教室; of a board there is one alone.
pub fn calendar_name(language: Language, of: &FeedOf, name: &str) -> String {
    let kind = kind(of).in_language(language);
    match language {
        _ if *of == FeedOf::Board => kind.to_owned(),
        Chinese => format!("{kind}：{name}"),
        English => format!("{kind}: {name}"),
    }
}

/// 已借用：夕阳红合唱团.
pub fn booked(language: Language, club: &str) -> String {
    match (language, club.is_empty()) {
        (Chinese, true) => "已借用".to_owned(),
        (Chinese, false) => format!("已借用：{club}"),
        (English, true) => "Booked".to_owned(),
        (English, false) => format!("Booked: {club}"),
    }
}

/// Institution and room.
pub fn booked_place(institution: &str, venue: Option<&Venue>) -> String {
    let room = venue.map(|venue| venue.name.as_str()).unwrap_or_default();
    format!("{institution} {room}").trim_end().to_owned()
}
