//! 借用场地: how a booking stands, what can be done with it, and why a room is not to be had.

use domain::booking::{BookingRefusal, BookingState, Opening, Whose};
use domain::language::Language::{self, Chinese, English};

use super::Words;
use super::offering::room;
use super::session::when;
use super::when::{full_day, times, weekday};

pub mod desk;
pub mod moving;
pub mod news;
pub mod own;
pub mod rest;
pub mod slip;

/// A club, or the staff, in a choice.
pub const fn whose(whose: Whose) -> Words {
    match whose {
        Whose::Club => Words("社团、兴趣小组", "A club or circle"),
        Whose::Staff => Words("工作人员自用", "The staff"),
    }
}

/// How a booking stands.
pub const fn state(state: BookingState) -> Words {
    match state {
        BookingState::Waiting => Words("在等这个时间", "Waiting for this time"),
        BookingState::Requested => Words("等审核", "To be decided"),
        BookingState::Confirmed => Words("已借好", "Booked"),
        BookingState::Declined => Words("没有同意", "Declined"),
        BookingState::Cancelled => Words("已取消", "Cancelled"),
    }
}

/// 上午8:30–11:30、下午2:00–5:00.
pub fn open_times(language: Language, open: &[Opening]) -> String {
    let between = if language == Chinese { "、" } else { " and " };
    let one = |(opens, closes): &Opening| times(language, *opens, *closes);
    open.iter().map(one).collect::<Vec<_>>().join(between)
}

/// 2小时30分钟.
pub fn minutes(language: Language, minutes: u32) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (language, hours, rest) {
        (Chinese, 0, rest) => format!("{rest}分钟"),
        (Chinese, hours, 0) => format!("{hours}小时"),
        (Chinese, hours, rest) => format!("{hours}小时{rest}分钟"),
        (English, 0, rest) => format!("{rest} minutes"),
        (English, 1, 0) => "one hour".to_owned(),
        (English, hours, 0) => format!("{hours} hours"),
        (English, hours, rest) => format!("{hours} h {rest} min"),
    }
}

/// Why a room is not to be had, or stays as it is.
pub fn refused(language: Language, why: &BookingRefusal) -> String {
    match language {
        Chinese => chinese(why),
        English => english(why),
    }
}

fn chinese(why: &BookingRefusal) -> String {
    let day = |date| full_day(Chinese, date);
    match why {
        BookingRefusal::EndsFirst => "结束要晚于开始，请看一看。".into(),
        BookingRefusal::BeginsInThePast => "这个时间已经过了，请写以后的时间。".into(),
        BookingRefusal::TooLong { most } => {
            format!("这里一次最多借{}。", minutes(Chinese, *most))
        }
        BookingRefusal::TooFarAhead { latest } => {
            format!("现在最晚能借到{}。请看看年份。", day(*latest))
        }
        BookingRefusal::NotThatDay { day } => {
            format!("这里{}不开放。", weekday(Chinese, day.weekday()))
        }
        BookingRefusal::OutsideHours { open } => {
            format!("这里那天{}开放。", open_times(Chinese, open))
        }
        BookingRefusal::Closed { reason } => format!("那时候不开门：{reason}。"),
        BookingRefusal::Taken { name, span } if name.is_empty() => {
            format!("那时候有人用：{}。", when(Chinese, *span))
        }
        BookingRefusal::Taken { name, span } => {
            format!("那时候有“{name}”：{}。", when(Chinese, *span))
        }
        BookingRefusal::PlanMeetsBooking { offering, room: place, name, span } => {
            let (place, at) = (room(place), when(Chinese, *span));
            format!("“{offering}”要用{place}，那里有“{name}”：{at}。请换房间或时间。")
        }
        BookingRefusal::Retired { from } => format!("这里从{}起不再使用。", day(*from)),
        BookingRefusal::DeskAlone => "这里要到服务台借，请打电话问。".into(),
        BookingRefusal::TooMany { most, has } => {
            format!("一个社团、一个人最多同时借{most}次，现在已有{has}次。")
        }
        BookingRefusal::UntilBeforeFirst => "最后一天要在第一天以后，请看一看。".into(),
        BookingRefusal::UntilTooFar { latest } => {
            format!("最多借一年，到{}。请看看年份。", day(*latest))
        }
        BookingRefusal::NoDayFree => "这些日子一天也借不到。请换一个时间。".into(),
        BookingRefusal::AskedFirst => "有人先等这个时间，请先给他们。".into(),
        BookingRefusal::NotAsItStands => "现在不能这样办了。请看看现在的情况。".into(),
        BookingRefusal::NothingMoves => "时间和地方都没有变，请换一个。".into(),
        BookingRefusal::Over => "这一次已经过了。".into(),
        BookingRefusal::ChangedMeanwhile => "刚才有人改过。请看看现在的情况，再按一次按钮。".into(),
        BookingRefusal::NameTaken => "已经有叫这个名字的场地，请换一个名字。".into(),
        BookingRefusal::StandsAfter { count } => {
            format!("那天以后这里还有{count}项安排。请先改到别处。")
        }
        BookingRefusal::ClosedAlready { reason, span } => {
            format!("那段时间已经写了不开放：{reason}，{}。", closed(Chinese, *span))
        }
        BookingRefusal::ClosureIsOver => "这段时间已经过了，不用再写。".into(),
        BookingRefusal::ClosureTooFar { latest } => {
            format!("最晚可以写到{}。请看看年份。", day(*latest))
        }
        BookingRefusal::RetirementFar { earliest, latest } => {
            format!("请写{}到{}之间的一天。年份可能写错了。", day(*earliest), day(*latest))
        }
    }
}

fn english(why: &BookingRefusal) -> String {
    let day = |date| full_day(English, date);
    match why {
        BookingRefusal::EndsFirst => "It must end after it begins. Please check.".into(),
        BookingRefusal::BeginsInThePast => "This time is past. Choose a later one.".into(),
        BookingRefusal::TooLong { most } => {
            format!("It can be had for {} at a time.", minutes(English, *most))
        }
        BookingRefusal::TooFarAhead { latest } => {
            format!("For now it can be booked until {}. Please check the year.", day(*latest))
        }
        BookingRefusal::NotThatDay { day } => {
            format!("It is not open on a {}.", weekday(English, day.weekday()))
        }
        BookingRefusal::OutsideHours { open } => {
            format!("On that day it is open {}.", open_times(English, open))
        }
        BookingRefusal::Closed { reason } => format!("It is closed then: {reason}."),
        BookingRefusal::Taken { name, span } if name.is_empty() => {
            format!("It is taken then: {}.", when(English, *span))
        }
        BookingRefusal::Taken { name, span } => {
            format!("“{name}” is there then: {}.", when(English, *span))
        }
        BookingRefusal::PlanMeetsBooking { offering, room: place, name, span } => {
            let (place, at) = (room(place), when(English, *span));
            format!("“{offering}” needs {place}, where “{name}” is: {at}. Change room or time.")
        }
        BookingRefusal::Retired { from } => format!("It is not used from {} on.", day(*from)),
        BookingRefusal::DeskAlone => "Ask for this room at the counter, or call.".into(),
        BookingRefusal::TooMany { most, has } => {
            format!("A club or person may have {most} at once; there are {has} already.")
        }
        BookingRefusal::UntilBeforeFirst => {
            "The last day must come after the first. Please check.".into()
        }
        BookingRefusal::UntilTooFar { latest } => {
            format!("A year at most, until {}. Please check the year.", day(*latest))
        }
        BookingRefusal::NoDayFree => {
            "It is free on none of these days. Please choose another time.".into()
        }
        BookingRefusal::AskedFirst => {
            "Somebody else has waited longer. Please give it to them first.".into()
        }
        BookingRefusal::NotAsItStands => {
            "This cannot be done any more. See how it stands now.".into()
        }
        BookingRefusal::NothingMoves => {
            "It is there at that time already. Please choose another.".into()
        }
        BookingRefusal::Over => "It is over.".into(),
        BookingRefusal::ChangedMeanwhile => {
            "Somebody has just changed it. See how it stands now, then press again.".into()
        }
        BookingRefusal::NameTaken => {
            "There is a room of this name already. Please choose another name.".into()
        }
        BookingRefusal::StandsAfter { count: 1 } => {
            "Something stands there after that day. Please move it first.".into()
        }
        BookingRefusal::StandsAfter { count } => {
            format!("{count} things stand there after that day. Please move them first.")
        }
        BookingRefusal::ClosedAlready { reason, span } => {
            format!("It is closed then already: {reason}, {}.", closed(English, *span))
        }
        BookingRefusal::ClosureIsOver => "This time is past and needs no closure.".into(),
        BookingRefusal::ClosureTooFar { latest } => {
            format!("{} at the latest. Please check the year.", day(*latest))
        }
        BookingRefusal::RetirementFar { earliest, latest } => {
            let (earliest, latest) = (day(*earliest), day(*latest));
            format!("Write a day from {earliest} to {latest}. The year may be mistyped.")
        }
    }
}

/// 2026年12月3日（星期四）到2026年12月5日（星期六）, or the times of one day: when something is closed.
pub fn closed(language: Language, span: domain::calendar::Span) -> String {
    match span.whole_days() {
        Some((from, to)) if from == to => full_day(language, from),
        Some((from, to)) => {
            let (from, to) = (full_day(language, from), full_day(language, to));
            match language {
                Chinese => format!("{from}到{to}"),
                English => format!("{from} to {to}"),
            }
        }
        None if domain::calendar::day(span.from) == domain::calendar::day(span.to) => {
            when(language, span)
        }
        None => {
            let moment = |at| super::when::moment(language, at);
            let (from, to) = (moment(span.from), moment(span.to));
            match language {
                Chinese => format!("{from}到{to}"),
                English => format!("{from} to {to}"),
            }
        }
    }
}
