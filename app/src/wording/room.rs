//! 场地: the rooms of an institution as its desk keeps them.

use domain::booking::{Hours, Lending, Opening, WEEK};
use domain::language::Language::{self, Chinese, English};
use domain::venue::StepFree;
use jiff::civil::{Date, Time};

use super::Words;
use super::booking::open_times;
use super::when::{full_day, short_weekday};

pub mod closures;
pub mod desk;
pub mod week;

/// Whether one gets there without steps.
pub const fn step_free(step_free: Option<StepFree>) -> Words {
    match step_free {
        Some(StepFree::Yes) => Words("没有台阶，轮椅能进", "No steps, fit for wheelchairs"),
        Some(StepFree::Partly) => Words("部分地方有台阶", "Some steps"),
        Some(StepFree::No) => Words("要上台阶", "Steps"),
        None => Words("还没写有没有台阶", "Nobody has said"),
    }
}

/// How a club gets a room.
pub const fn lending(lending: Lending) -> Words {
    match lending {
        Lending::AtDesk => Words("社团到服务台登记", "Clubs ask at the counter"),
        Lending::AtOnce => Words("社团可以自己借，先到先借", "Clubs book it themselves"),
        Lending::ByApproval => Words("社团可以申请，要审核", "Clubs ask, the staff decide"),
    }
}

/// The hours of a week, a line for each day; one line where nobody has said.
pub fn hours(language: Language, hours: &Hours) -> Vec<String> {
    if !hours.are_told() {
        let words = Words("没写，什么时候都能借", "Not told: it can be had at any time");
        return vec![words.in_language(language).to_owned()];
    }
    let line = |weekday| {
        let (name, open) = (short_weekday(language, weekday), hours.on(weekday));
        match (language, open.is_empty()) {
            (Chinese, true) => format!("{name}不开放"),
            (Chinese, false) => format!("{name}{}", open_times(language, open)),
            (English, true) => format!("{name}: closed"),
            (English, false) => format!("{name}: {}", open_times(language, open)),
        }
    };
    WEEK.into_iter().map(line).collect()
}

/// 从2027年1月1日（星期五）起不再使用.
pub fn retired(language: Language, from: Date) -> String {
    let day = full_day(language, from);
    match language {
        Chinese => format!("从{day}起不再使用"),
        English => format!("Not used from {day} on"),
    }
}

/// 能坐30人.
pub fn seats(language: Language, capacity: u32) -> String {
    match language {
        Chinese => format!("能坐{capacity}人"),
        English => format!("{capacity} seats"),
    }
}

/// 提前30天以内.
pub fn days_ahead(language: Language, days: u32) -> String {
    match (language, days) {
        (Chinese, _) => format!("提前{days}天以内"),
        (English, 1) => "One day ahead at most".to_owned(),
        (English, _) => format!("{days} days ahead at most"),
    }
}

/// 8:30-11:30；14:00-17:00: the hours of a day as they are typed.
pub fn typed_hours(open: &[Opening]) -> String {
    let clock = |at: Time| format!("{}:{:02}", at.hour(), at.minute());
    let one = |(opens, closes): &Opening| format!("{}-{}", clock(*opens), clock(*closes));
    open.iter().map(one).collect::<Vec<_>>().join("；")
}
