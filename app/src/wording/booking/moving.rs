//! 改时间、换地方: moving a booking, at the desk or by its club.

use domain::booking::{Goes, Reach, Standing};
use domain::language::Language::{self, Chinese, English};
use domain::venue::Room;

use crate::wording::Words;
use crate::wording::session::desk::room_choice;

pub const TITLE: Words = Words("改时间、换地方", "Change time or room");
pub const BACK: Words = Words("回到这次借用", "Back to the booking");
pub const DAY: Words = Words("改到哪一天", "To which day");
pub const REACH: Words = Words("改几次", "How many of them");
pub const LOOK: Words = Words("看看哪里空着", "See what is free");
pub const DO_IT: Words = Words("就改到这里", "Move it there");
pub const CLUB_IS_TOLD: Words =
    Words("改了以后，会发短信告诉社团。", "The club is told by a message.");
pub const MAY_BE_DECIDED: Words = Words(
    "要审核的场地，改了以后会再审核一次。",
    "Where the staff decide, they will decide again.",
);

pub const IN_LINE: Words = Words(
    "现在是在等。换时间或地方，要重新排队。",
    "It is waiting. Another time or room begins at the end of the line.",
);
pub const IN_LINE_SHORTER: Words =
    Words("地方不变，只改短一些，位置不变。", "A shorter time within the same keeps its place.");
pub const LOSES_PLACE: Words = Words(
    "选了以后，原来的时间就不再等了。",
    "Whatever you choose, the old time is waited for no more.",
);

/// How many go along.
pub const fn reach(reach: Reach) -> Words {
    match reach {
        Reach::One => Words("只改这一次", "This one alone"),
        Reach::Rest => Words("这一次和后面各次都改", "This one and all later ones"),
    }
}

/// 现在：12月8日（星期二）下午2:00–4:00，201琴房.
pub fn now(language: Language, when: &str, room: &str) -> String {
    match language {
        Chinese => format!("现在：{when}，{room}"),
        English => format!("Now: {when}, {room}"),
    }
}

/// 改到：12月9日（星期三）上午9:00–11:00.
pub fn to(language: Language, when: &str) -> String {
    match language {
        Chinese => format!("改到：{when}"),
        English => format!("To: {when}"),
    }
}

/// 201琴房，可坐20人：能改3次，1次改不了.
pub fn choice(language: Language, room: &Room, can: usize, of: usize) -> String {
    let name = room_choice(language, &room.venue.name, room.capacity);
    let not = of.saturating_sub(can);
    match (language, of, not) {
        (_, 0 | 1, _) => name,
        (Chinese, _, 0) => format!("{name}：{can}次都能改"),
        (Chinese, ..) => format!("{name}：能改{can}次，{not}次改不了"),
        (English, _, 0) => format!("{name}: all {can}"),
        (English, ..) => format!("{name}: {can} of {of}"),
    }
}

/// 201琴房，可坐20人：空着，改了就借好. What becomes of somebody who waits, said before it is done.
pub fn line_choice(language: Language, room: &Room, goes: &Goes, is_decided: bool) -> String {
    let name = room_choice(language, &room.venue.name, room.capacity);
    let becomes = match (language, &goes.waits, is_decided) {
        (_, Some(standing), _) => waits(language, *standing),
        (Chinese, None, false) => "空着，改了就借好".to_owned(),
        (Chinese, None, true) => "空着，改了等审核".to_owned(),
        (English, None, false) => "free, and yours at once".to_owned(),
        (English, None, true) => "free; the staff will decide".to_owned(),
    };
    match language {
        Chinese => format!("{name}：{becomes}"),
        English => format!("{name}: {becomes}"),
    }
}

/// 没空，接着等，前面有2个.
fn waits(language: Language, standing: Standing) -> String {
    let Standing { ahead, keeps } = standing;
    let before = match (language, ahead) {
        (Chinese, 0) => "排第一".to_owned(),
        (Chinese, ahead) => format!("前面有{ahead}个"),
        (English, 0) => "first in line".to_owned(),
        (English, ahead) => format!("{ahead} before it"),
    };
    match (language, keeps) {
        (Chinese, true) => format!("没空，接着等，位置不变，{before}"),
        (Chinese, false) => format!("没空，重新排队，{before}"),
        (English, true) => format!("not free: goes on waiting, keeps its place, {before}"),
        (English, false) => format!("not free: waits anew, {before}"),
    }
}

/// What came of it.
pub fn moved(language: Language, moved: u32, stay: u32) -> String {
    match (language, moved, stay) {
        (Chinese, 1, 0) => "改好了。".to_owned(),
        (Chinese, moved, 0) => format!("改好了{moved}次。"),
        (Chinese, moved, stay) => {
            format!("改好了{moved}次。还有{stay}次那时候没空，没有改。")
        }
        (English, 1, 0) => "It is moved.".to_owned(),
        (English, moved, 0) => format!("{moved} are moved."),
        (English, moved, stay) => format!("Moved: {moved}. Not free, and left as before: {stay}."),
    }
}
