//! What is wrong with a cell of a list.

use domain::calendar::TimeSlot;
use domain::language::Language;
use domain::plan::{Reason, no_such_date};
use jiff::civil::Time;

use crate::wording::not_a_day;
use crate::wording::when::{day, short_weekday, time, times};

/// What is wrong, without a full stop.
pub fn fault(reason: &Reason, language: Language) -> String {
    match language {
        Language::Chinese => chinese(reason),
        Language::English => english(reason),
    }
}

/// What is wrong with a date that is written as dates are.
fn unreal(typed: &str, language: Language) -> Option<String> {
    not_a_day::reason(language, no_such_date(typed)?)
}

fn chinese(reason: &Reason) -> String {
    let date_of = |date| day(Language::Chinese, date);
    match reason {
        Reason::Missing => "这一格没有填".to_owned(),
        Reason::Formula(formula) => format!("这里是公式（{formula}），不是文字"),
        Reason::Markup => "这里有网页代码".to_owned(),
        Reason::ControlCharacter => "这里有看不见的特殊字符".to_owned(),
        Reason::TooLong { characters, limit } => format!("写了{characters}个字，最多{limit}个字"),
        Reason::NotANumber(typed) => format!("“{typed}”不是整数"),
        Reason::NumberTooLarge { limit } => format!("数字超过了{limit}"),
        Reason::CapacityZero => "人数是0".to_owned(),
        Reason::MoreReturningThanPlaces { returning, capacity } => {
            format!("续报{returning}人，多于招生的{capacity}人")
        }
        Reason::NegativeFee => "学费小于0".to_owned(),
        Reason::NotAFee(typed) => format!("没看懂学费“{typed}”"),
        Reason::NoWeekday(typed) => format!("没有“{typed}”这一天"),
        Reason::TimeUnclear(typed) => format!("没看懂时间“{typed}”"),
        Reason::EndsBeforeStart { from, to } => {
            format!("结束（{}）不晚于开始（{}）", clock(*to), clock(*from))
        }
        Reason::ReadAsAfternoon { time } => format!("没写上午下午，按{}读", clock(*time)),
        Reason::NoSuchTime(typed) => format!("没看懂时间“{typed}”"),
        Reason::NoSuchDate(typed) => match unreal(typed, Language::Chinese) {
            Some(told) => format!("“{typed}”{told}"),
            None => format!("没看懂日期“{typed}”"),
        },
        Reason::WeekdayDoesNotAgree { date } => {
            format!("{}是{}", date_of(*date), short_weekday(Language::Chinese, date.weekday()))
        }
        Reason::BirthdayDoesNotAgree { date } => format!("身份证上的生日是{}", date_of(*date)),
        Reason::SexDoesNotAgree => "和身份证号对不上".to_owned(),
        Reason::UnknownWord { typed, .. } => format!("没看懂“{typed}”"),
        Reason::RoomTaken { room, slot, by_row } => {
            format!("{room}{}已排给第{by_row}行", weekly(slot, Language::Chinese))
        }
        Reason::RoomTakenOn { room, by_row, .. } => format!("{room}这时已排给第{by_row}行"),
        Reason::ClosedThen { by_row, .. } => format!("和第{by_row}行冲突：一行开放，一行闭馆"),
        Reason::TeacherTaken { teacher, slot, by_row } => {
            format!("{teacher}{}在第{by_row}行有课", weekly(slot, Language::Chinese))
        }
        Reason::TeacherOnTheWay { teacher, slot, by_row } => {
            format!("{teacher}{}在第{by_row}行的另一个校区有课", weekly(slot, Language::Chinese))
        }
        Reason::SameName { as_row } => format!("和第{as_row}行同名"),
        Reason::SameRow { as_row } => format!("和第{as_row}行一样"),
        Reason::SamePersonAs { row } => format!("和第{row}行是同一个人"),
        Reason::SameMobileAs { row } => format!("和第{row}行的手机号相同"),
        Reason::WrongCheckDigit => "身份证号最后一位对不上".to_owned(),
        Reason::NotAnIdentityNumber => "身份证号要有18位".to_owned(),
        Reason::NotAMobile { digits } => format!("手机号要有11位数字，这里是{digits}位"),
        Reason::NotATelephone => "这不像电话号码".to_owned(),
        Reason::NotAName => "这不像姓名".to_owned(),
        Reason::NoTelephone => "没有手机号".to_owned(),
    }
}

fn english(reason: &Reason) -> String {
    let date_of = |date| day(Language::English, date);
    match reason {
        Reason::Missing => "Nothing is filled in here".to_owned(),
        Reason::Formula(formula) => format!("This is a formula ({formula}), not words"),
        Reason::Markup => "There is web page code here".to_owned(),
        Reason::ControlCharacter => "There are invisible special characters here".to_owned(),
        Reason::TooLong { characters, limit } => {
            format!("{characters} characters; at most {limit} fit")
        }
        Reason::NotANumber(typed) => format!("“{typed}” is not a whole number"),
        Reason::NumberTooLarge { limit } => format!("The number is above {limit}"),
        Reason::CapacityZero => "The number of people is 0".to_owned(),
        Reason::MoreReturningThanPlaces { returning, capacity } => {
            format!("{returning} returning, but only {capacity} places")
        }
        Reason::NegativeFee => "The fee is below 0".to_owned(),
        Reason::NotAFee(typed) => format!("The fee “{typed}” is not clear"),
        Reason::NoWeekday(typed) => format!("There is no weekday “{typed}”"),
        Reason::TimeUnclear(typed) | Reason::NoSuchTime(typed) => {
            format!("The time “{typed}” is not clear")
        }
        Reason::EndsBeforeStart { from, to } => {
            format!(
                "The end ({}) is not after the start ({})",
                english_time(*to),
                english_time(*from)
            )
        }
        Reason::ReadAsAfternoon { time } => {
            format!("Morning or afternoon is not said; read as {}", english_time(*time))
        }
        Reason::NoSuchDate(typed) => match unreal(typed, Language::English) {
            Some(told) => format!("“{typed}”: {told}"),
            None => format!("The date “{typed}” is not clear"),
        },
        Reason::WeekdayDoesNotAgree { date } => {
            format!("{} is a {}", date_of(*date), short_weekday(Language::English, date.weekday()))
        }
        Reason::BirthdayDoesNotAgree { date } => {
            format!("The date of birth in the ID number is {}", date_of(*date))
        }
        Reason::SexDoesNotAgree => "This does not agree with the ID number".to_owned(),
        Reason::UnknownWord { typed, .. } => format!("“{typed}” is not known here"),
        Reason::RoomTaken { room, slot, by_row } => {
            format!("{room} is taken by row {by_row}: {}", weekly(slot, Language::English))
        }
        Reason::RoomTakenOn { room, by_row, .. } => format!("{room} is taken by row {by_row} then"),
        Reason::ClosedThen { by_row, .. } => {
            format!("Row {by_row} clashes: one is open, the other closed")
        }
        Reason::TeacherTaken { teacher, slot, by_row } => {
            format!("{teacher} teaches row {by_row}: {}", weekly(slot, Language::English))
        }
        Reason::TeacherOnTheWay { teacher, slot, by_row } => {
            let at = weekly(slot, Language::English);
            format!("{teacher} teaches at another campus in row {by_row}, {at}")
        }
        Reason::SameName { as_row } => format!("The same name as row {as_row}"),
        Reason::SameRow { as_row } => format!("The same as row {as_row}"),
        Reason::SamePersonAs { row } => format!("The same person as row {row}"),
        Reason::SameMobileAs { row } => format!("The same mobile number as row {row}"),
        Reason::WrongCheckDigit => "The last digit of the ID number does not fit".to_owned(),
        Reason::NotAnIdentityNumber => "An ID number has 18 characters".to_owned(),
        Reason::NotAMobile { digits } => {
            format!("A mobile number has 11 digits; this has {digits}")
        }
        Reason::NotATelephone => "This is not a phone number".to_owned(),
        Reason::NotAName => "This does not look like a name".to_owned(),
        Reason::NoTelephone => "There is no mobile number".to_owned(),
    }
}

/// 周二9:00–10:30.
fn weekly(slot: &TimeSlot, language: Language) -> String {
    let weekday = short_weekday(language, slot.weekday);
    match language {
        Language::Chinese => format!("{weekday}{}–{}", clock(slot.from), clock(slot.to)),
        Language::English => format!("{weekday}, {}", times(language, slot.from, slot.to)),
    }
}

/// 2:30 pm, as everywhere else.
fn english_time(at: Time) -> String {
    time(Language::English, at)
}

/// 9:00.
fn clock(time: Time) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}
