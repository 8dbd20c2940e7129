//! 出勤: how somebody stands in a register, and why one is not marked.

use domain::attendance::{AttendanceRefusal, Mark, Marked, Means};
use domain::language::Language::{self, Chinese, English};

use super::Words;
use super::when::moment;

pub mod care;
pub mod desk;
pub mod door;
pub mod hours;
pub mod mine;
pub mod objection;

/// 到、请假、未到.
pub const fn mark(mark: Mark) -> Words {
    match mark {
        Mark::Present => Words("到", "Here"),
        Mark::Excused => Words("请假", "On leave"),
        Mark::Absent => Words("未到", "Missed"),
    }
}

pub const NOT_RECORDED: Words = Words("还没记", "Not recorded");

/// 扫卡签到，上午9:02: how a mark came about, and when.
pub fn how(language: Language, marked: &Marked) -> String {
    let how = means(marked.means).in_language(language);
    let at = moment(language, marked.at);
    match language {
        Chinese => format!("{how}，{at}"),
        English => format!("{how}, {at}"),
    }
}

const fn means(means: Means) -> Words {
    match means {
        Means::Tile => Words("门口按姓名签到", "by name at the door"),
        Means::Card => Words("门口扫码", "scanned at the door"),
        Means::Staff => Words("工作人员记的", "by the staff"),
        Means::Paper => Words("按纸上签到记的", "from the paper sheet"),
        Means::Person => Words("本人说的", "as the person says"),
    }
}

/// Why somebody is not marked.
pub fn refused(language: Language, refusal: &AttendanceRefusal) -> String {
    match (language, refusal) {
        (Chinese, AttendanceRefusal::TooEarly { opens_at }) => {
            format!("还早。{}起才能这样记。", moment(language, *opens_at))
        }
        (English, AttendanceRefusal::TooEarly { opens_at }) => {
            format!("It is too early: that can be recorded from {}.", moment(language, *opens_at))
        }
        (Chinese, AttendanceRefusal::NotOver { ends_at }) => {
            format!("这一次还没结束。{}以后再来确认时长。", moment(language, *ends_at))
        }
        (English, AttendanceRefusal::NotOver { ends_at }) => {
            let at = moment(language, *ends_at);
            format!("This shift is not over. Please confirm the hours after {at}.")
        }
        (Chinese, AttendanceRefusal::Begun) => "已经开始了，不能这样改。".into(),
        (English, AttendanceRefusal::Begun) => "It has begun and cannot be changed so.".into(),
        (Chinese, AttendanceRefusal::NotOnTheList) => "这位不在这次的名单上。".into(),
        (English, AttendanceRefusal::NotOnTheList) => {
            "This person is not on the list of this session.".into()
        }
        (Chinese, AttendanceRefusal::Full) => "这次人满了，坐不下了。".into(),
        (English, AttendanceRefusal::Full) => "This session is full.".into(),
        (Chinese, AttendanceRefusal::UnknownCard) => {
            "没有找到这张卡。请看看卡上的号，或点名字。".into()
        }
        (English, AttendanceRefusal::UnknownCard) => {
            "This card was not found. Please look at its number, or tap the name.".into()
        }
        (Chinese, AttendanceRefusal::AskedAlready) => "您已经说过了，请等工作人员答复。".into(),
        (English, AttendanceRefusal::AskedAlready) => {
            "You have said so already. Please wait for the answer.".into()
        }
        (Chinese, AttendanceRefusal::AnsweredAlready) => "刚才已经有人答复了。".into(),
        (English, AttendanceRefusal::AnsweredAlready) => "Somebody has just answered this.".into(),
        (Chinese, AttendanceRefusal::MarkedSo) => "现在记的就是这样。不用改，请选“不改”。".into(),
        (English, AttendanceRefusal::MarkedSo) => {
            "It is recorded so already. To leave it, choose “It stays”.".into()
        }
        (Chinese, AttendanceRefusal::MarkStands) => {
            "签到以后，工作人员另外登记过，按登记的算。要改请到点名页。".into()
        }
        (English, AttendanceRefusal::MarkStands) => {
            "Staff have marked them otherwise since then, and that stands. It is changed in the register."
                .into()
        }
        (Chinese, AttendanceRefusal::UnknownCodes { codes }) => {
            format!("名单上没有这些行号：{}。请对照纸上再看看。", listed(codes, "、"))
        }
        (English, AttendanceRefusal::UnknownCodes { codes }) => {
            format!("Nobody on the list has these rows: {}. Please check.", listed(codes, ", "))
        }
    }
}

fn listed(codes: &[u32], between: &str) -> String {
    codes.iter().take(10).map(u32::to_string).collect::<Vec<_>>().join(between)
}
