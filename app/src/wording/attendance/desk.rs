//! The register of a session at the desk.

use domain::attendance::{Tally, UnreadableCodes};
use domain::language::Language::{self, Chinese, English};

use crate::wording::{Sentence, Words};

pub const LINK: Words = Words("点名", "Take the register");
pub const TITLE: Words = Words("点名", "Register");
pub const BACK: Words = Words("回到这一次", "Back to the session");
pub const LEAD: Words = Words(
    "每人点一下，再按“存好”。没点的人不会记。",
    "Tap once for each person, then save. Whoever is not tapped stays unrecorded.",
);
pub const NOBODY: Words = Words("名单上还没有人", "Nobody is on the list yet");
pub const NOBODY_LINE: Words = Words(
    "有人报名后，这里会列出姓名。临时来的，请在门口签到。",
    "Names stand here once somebody signs up. Who comes without a place checks in at the door.",
);
pub const CLEAR: Words = Words("不记", "Not recorded");
pub const WALKED_IN: Words = Words("临时来的", "walked in");
pub const SAVE: Words = Words("存好", "Save");
pub const ALL_HERE: Words = Words("没记的都到了", "Everybody else is here");
pub const ALL_ABSENT: Words = Words("没签的都没到", "Everybody else was absent");
pub const CODES: Words = Words("纸上签到的行号", "Rows signed on the paper sheet");
pub const CODES_HINT: Words = Words(
    "没用纸就空着。例如：1、3、5-9",
    "Leave it empty if no paper was used. For example: 1, 3, 5-9",
);
pub const NOT_TAKING_PLACE: Words =
    Words("这一次不举行，不用点名。", "This session does not take place: there is no register.");
pub const TOO_MANY_CODES: Words =
    Words("行号太多了，请分几次记。", "These are too many rows. Please enter them in parts.");

/// What it is called on paper.
pub const PAPER: Words = Words("点名表", "Register");
pub const RECORDED: Words = Words("记录", "Recorded");
pub const HOW: Words = Words("怎么记的", "How");

/// What stands before the name: 12号.
pub fn code(language: Language, code: u32) -> String {
    match language {
        Chinese => format!("{code}号"),
        English => format!("Row {code}"),
    }
}

/// 应到20人，到了18人，请假1人，未到1人，还没记0人.
pub fn tally(language: Language, tally: &Tally) -> String {
    let Tally { expected, present, excused, absent, unmarked, walk_ins } = *tally;
    let walked = match language {
        _ if walk_ins == 0 => String::new(),
        Chinese => format!("（其中临时来的{walk_ins}人）"),
        English => format!(" ({walk_ins} without a place)"),
    };
    match language {
        Chinese => format!(
            "应到{expected}人，到了{present}人{walked}，请假{excused}人，未到{absent}人，还没记{unmarked}人。"
        ),
        English => format!(
            "{expected} expected, {present} here{walked}, {excused} on leave, {absent} missed, {unmarked} not recorded."
        ),
    }
}

/// 存好了，改了3人.
pub fn saved(language: Language, changed: u32) -> String {
    match language {
        Chinese if changed == 0 => "存好了，没有改动。".to_owned(),
        Chinese => format!("存好了，记了{changed}人。"),
        English if changed == 0 => "Saved. Nothing has changed.".to_owned(),
        English if changed == 1 => "Saved: one person.".to_owned(),
        English => format!("Saved: {changed} people."),
    }
}

/// What is wrong with the row codes that were typed.
pub fn unreadable(fault: &UnreadableCodes) -> Sentence {
    match fault {
        UnreadableCodes::Empty => NO_CODES.into(),
        UnreadableCodes::TooMany => TOO_MANY_CODES.into(),
        UnreadableCodes::NoNumber(part) => Sentence {
            chinese: format!("“{part}”不是行号。请写数字，例如：1、3、5-9"),
            english: format!("“{part}” is no row. Please enter numbers: 1, 3, 5-9"),
        },
        UnreadableCodes::Backwards(part) => Sentence {
            chinese: format!("“{part}”前后反了，请把小的写在前面。"),
            english: format!("“{part}” runs backwards. Please begin with the smaller number."),
        },
    }
}

const NO_CODES: Words = Words("请写行号，例如：1、3、5-9", "Please enter rows: 1, 3, 5-9");
