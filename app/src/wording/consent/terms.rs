//! What a consent says: what for, until when, how it was given, and how it has ended.

use domain::consent::{Given, Lasts, Scope};
use domain::language::Language::{self, Chinese, English};
use domain::offering::OfferingKind;
use jiff::Timestamp;
use jiff::civil::Date;
use store::consent::EndedBy;

use crate::wording::{Words, when};

/// 替我报名和退出：课程、活动.
pub fn scope(language: Language, scope: Scope) -> String {
    let kinds = scope.kinds();
    if kinds.is_empty() {
        return LOOK.in_language(language).to_owned();
    }
    if kinds.len() == OfferingKind::ALL.len() {
        return EVERYTHING.in_language(language).to_owned();
    }
    let named: Vec<&str> = kinds.iter().map(|of| kind(*of).in_language(language)).collect();
    match language {
        Chinese => format!("能看，能报名和退出：{}", named.join("、")),
        English => format!("Look, sign up and withdraw: {}", named.join(", ")),
    }
}

const LOOK: Words = Words("只能看，不能报名", "Look only, not sign up");
const EVERYTHING: Words =
    Words("能看，能报名和退出，样样都行", "Look, sign up and withdraw, for everything");

/// What a kind is called where one chooses among them.
pub const fn kind(kind: OfferingKind) -> Words {
    match kind {
        OfferingKind::Class => Words("课程", "Classes"),
        OfferingKind::Activity => Words("活动", "Activities"),
        OfferingKind::Shift => Words("志愿服务", "Volunteering"),
    }
}

/// 半年，到2027年5月28日.
pub fn lasts(language: Language, lasts: Lasts, today: Date) -> String {
    let last = when::day(language, lasts.last_day(today));
    match (language, lasts) {
        (Chinese, Lasts::Today) => "只有今天".into(),
        (English, Lasts::Today) => "Today only".into(),
        (Chinese, Lasts::HalfYear) => format!("半年，到{last}"),
        (English, Lasts::HalfYear) => format!("Half a year, until {last}"),
        (Chinese, Lasts::Year) => format!("一年，到{last}"),
        (English, Lasts::Year) => format!("One year, until {last}"),
    }
}

/// 到2027年5月28日为止.
pub fn until(language: Language, last_day: Date) -> String {
    let day = when::day(language, last_day);
    match language {
        Chinese => format!("到{day}为止"),
        English => format!("Until {day}"),
    }
}

/// 到下午3:20有效，只能用一次.
pub fn code_until(language: Language, until: Timestamp) -> String {
    let until = when::time(language, domain::calendar::civil(until).time());
    match language {
        Chinese => format!("{until}以前有效，只能用一次。"),
        English => format!("Good until {until}, once."),
    }
}

/// How it was given.
pub const fn given(given: Given) -> Words {
    match given {
        Given::OwnDevice => Words("用代办码办的", "By a helper code"),
        Given::Counter => Words("在服务台当面办的", "At the counter"),
        Given::Paper => Words("凭书面委托，在服务台办的", "On paper, at the counter"),
    }
}

/// 11月28日由本人结束; 到期了.
pub fn ended(language: Language, at: Option<Timestamp>, by: Option<EndedBy>) -> String {
    let Some(at) = at else {
        return match language {
            Chinese => "到期了".into(),
            English => "Its time is over".into(),
        };
    };
    let day = when::day(language, domain::calendar::day(at));
    match (language, by) {
        (Chinese, Some(EndedBy::Helper)) => format!("{day}由代办人结束"),
        (Chinese, Some(EndedBy::Coordinator)) => format!("{day}由服务台结束"),
        (Chinese, _) => format!("{day}由本人结束"),
        (English, Some(EndedBy::Helper)) => format!("Ended by the helper on {day}"),
        (English, Some(EndedBy::Coordinator)) => format!("Ended at the counter on {day}"),
        (English, _) => format!("Ended by the person on {day}"),
    }
}
