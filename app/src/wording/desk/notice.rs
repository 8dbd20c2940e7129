//! The notice for the door: a month of an institution on paper, read by everybody who comes by.

use domain::calendar::{Month, Span, civil};
use domain::language::Language;
use domain::offering::{KindFacts, Offering, OfferingKind};
use domain::session::Changed;

use crate::wording::Words;
use crate::wording::offering::conditions::ages;
use crate::wording::offering::list::taught_by;
use crate::wording::when::{month_name, short_day, span_times, weekday};

pub const LINK: Words = Words("打印门口通知", "Print a notice for the door");
pub const BACK: Words = Words("回到报名项目", "Back to the offerings");
pub const WHICH_MONTH: Words = Words("哪个月", "Which month");
pub const WHICH_PAPER: Words = Words("用什么纸", "Which paper");
pub const A4: Words = Words("A4纸", "A4 paper");
pub const A3: Words = Words("A3纸，字更大", "A3 paper, larger print");
pub const NOTHING: Words = Words("这个月没有安排。", "Nothing is planned for this month.");
pub const CANCELLED: Words = Words("取消", "Cancelled");
pub const DAY: Words = Words("日子", "Day");
pub const TIME: Words = Words("时间", "Time");
pub const WHAT: Words = Words("内容", "What");
pub const HOW: Words = Words("地点、谁能来", "Where, and for whom");
pub const CALL: Words = Words("有事请打电话", "Questions? Please call");

/// 2026年11月活动安排.
pub fn title(language: Language, kind: OfferingKind, month: Month) -> String {
    let name = with_year(language, month);
    match (language, kind) {
        (Language::Chinese, OfferingKind::Class) => format!("{name}上课安排"),
        (Language::Chinese, OfferingKind::Activity) => format!("{name}活动安排"),
        (Language::Chinese, OfferingKind::Shift) => format!("{name}志愿服务安排"),
        (Language::English, OfferingKind::Class) => format!("Classes in {name}"),
        (Language::English, OfferingKind::Activity) => format!("Activities in {name}"),
        (Language::English, OfferingKind::Shift) => format!("Volunteer shifts in {name}"),
    }
}

/// 2026年12月; December 2026.
fn with_year(language: Language, month: Month) -> String {
    let (name, year) = (month_name(language, month), month.first().year());
    match language {
        Language::Chinese => format!("{year}年{name}"),
        Language::English => format!("{name} {year}"),
    }
}

/// 10月; 2025年12月 beside a month of another year.
fn named(language: Language, month: Month, beside: Month) -> String {
    if month.first().year() == beside.first().year() {
        month_name(language, month)
    } else {
        with_year(language, month)
    }
}

/// The way out of an empty month, to one with something in it: 看2026年12月.
pub fn see_month(language: Language, month: Month) -> String {
    let name = with_year(language, month);
    match language {
        Language::Chinese => format!("看{name}"),
        Language::English => format!("See {name}"),
    }
}

/// The way to the month before: 上个月，10月.
pub fn previous(language: Language, month: Month) -> String {
    let name = named(language, month.previous(), month);
    match language {
        Language::Chinese => format!("上个月，{name}"),
        Language::English => format!("Month before, {name}"),
    }
}

/// The way to the month after: 下个月，12月.
pub fn next(language: Language, month: Month) -> String {
    let name = named(language, month.next(), month);
    match language {
        Language::Chinese => format!("下个月，{name}"),
        Language::English => format!("Month after, {name}"),
    }
}

/// 11月3日 and 星期二.
pub fn date(language: Language, date: jiff::civil::Date) -> (String, &'static str) {
    (short_day(language, date), weekday(language, date.weekday()))
}

/// What is closed: 周一闭馆; 闭馆：全馆消毒; 舞蹈室停用：地面维修. Beyond one day until when, in part of a day at which hours.
pub fn closed(language: Language, span: Span, venue: Option<&str>, reason: &str) -> String {
    let says_so = ["闭馆", "停课", "放假", "停用"].iter().any(|word| reason.contains(word));
    let what = match (language, venue) {
        (_, None) if says_so => reason.to_owned(),
        (Language::Chinese, None) => format!("闭馆：{reason}"),
        (Language::English, None) => format!("Closed: {reason}"),
        (Language::Chinese, Some(venue)) => format!("{venue}停用：{reason}"),
        (Language::English, Some(venue)) => format!("{venue} closed: {reason}"),
    };
    let until = match span.whole_days() {
        Some((from, to)) if from == to => return what,
        Some((_, to)) => short_day(language, to),
        None if civil(span.from).date() == civil(span.to).date() => {
            let times = span_times(language, span);
            return match language {
                Language::Chinese => format!("{what}，{times}"),
                Language::English => format!("{what}, {times}"),
            };
        }
        None => short_day(language, civil(span.to).date()),
    };
    match language {
        Language::Chinese => format!("{what}，到{until}为止"),
        Language::English => format!("{what}, until {until}"),
    }
}

/// Who may come, and what helps to choose: 全体老同志; 老师：周文澜, 50岁到80岁可以报.
pub fn for_whom(language: Language, offering: &Offering, changed: &Changed) -> Vec<String> {
    let ages = || ages(language, &offering.terms.conditions);
    let lines = match &offering.facts {
        KindFacts::Class { .. } if !changed.teacher.is_empty() => {
            vec![taught_by(language, &changed.teacher), ages()]
        }
        KindFacts::Class { teacher, .. } if teacher.is_empty() => vec![ages()],
        KindFacts::Class { teacher, .. } => vec![taught_by(language, teacher), ages()],
        KindFacts::Activity { audience } => vec![audience.clone()],
        KindFacts::Shift { team, skills, .. } => vec![team.clone(), skills.clone()],
    };
    lines.into_iter().filter(|line| !line.trim().is_empty()).collect()
}

/// 36个名额，要先报名.
pub fn by_place(language: Language, capacity: Option<u32>) -> String {
    match (language, capacity) {
        (Language::Chinese, None) => "要先报名".to_owned(),
        (Language::Chinese, Some(capacity)) => format!("{capacity}个名额，要先报名"),
        (Language::English, None) => "Please sign up first".to_owned(),
        (Language::English, Some(capacity)) => format!("{capacity} places, please sign up first"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    fn on(day: i8, from: i8, to: i8) -> Span {
        let (from, to) = (time(from, 0, 0, 0), time(to, 59, 0, 0));
        Span::on(date(2026, 11, day), from, to)
    }

    #[test]
    fn a_month_is_named_with_its_year() {
        let november = Month::parse("2026-11").unwrap();
        let told = |kind| title(Language::Chinese, kind, november);
        assert_eq!(told(OfferingKind::Activity), "2026年11月活动安排");
        assert_eq!(next(Language::Chinese, november), "下个月，12月");
        assert_eq!(next(Language::Chinese, november.next()), "下个月，2027年1月");
        assert_eq!(previous(Language::English, november), "Month before, October");
        assert_eq!(see_month(Language::Chinese, november), "看2026年11月");
        assert_eq!(
            title(Language::English, OfferingKind::Class, november),
            "Classes in November 2026"
        );
    }

    #[test]
    fn what_is_closed_is_said_once() {
        let told = |span, venue, reason| closed(Language::Chinese, span, venue, reason);
        let monday = on(2, 0, 23);
        assert_eq!(told(monday, None, "周一闭馆"), "周一闭馆");
        assert_eq!(told(monday, None, "全馆消毒"), "闭馆：全馆消毒");
        let afternoon = on(3, 14, 16);
        assert_eq!(
            told(afternoon, Some("舞蹈室"), "地面维修"),
            "舞蹈室停用：地面维修，下午2:00–4:59"
        );
        let long = Span { from: monday.from, to: on(4, 0, 23).to };
        assert_eq!(told(long, None, "全馆维修"), "闭馆：全馆维修，到11月4日为止");
    }
}
