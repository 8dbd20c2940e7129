//! What to do about a cell of a list.

use domain::language::Language;
use domain::plan::Reason;

use crate::wording::Words;

/// What to do, without a full stop.
pub fn remedy(reason: &Reason, language: Language) -> String {
    if let Reason::UnknownWord { known, .. } = reason {
        return match language {
            Language::Chinese => format!("可以写：{}", known.join("、")),
            Language::English => format!("Known words: {}", known.join(", ")),
        };
    }
    words(reason).in_language(language).to_owned()
}

fn words(reason: &Reason) -> Words {
    match reason {
        Reason::Missing => Words("请补填", "Please fill it in"),
        Reason::Formula(_) => Words("请直接写出文字", "Please type the words themselves"),
        Reason::Markup => {
            Words("请删掉代码，只留文字", "Please remove the code and keep the words")
        }
        Reason::ControlCharacter => {
            Words("请删掉这一格，重新打字", "Please clear the cell and type again")
        }
        Reason::TooLong { .. } => Words("请写短一些", "Please shorten it"),
        Reason::NotANumber(_) => Words("请写数字，例如30", "Please write a number such as 30"),
        Reason::NumberTooLarge { .. } => Words("请核对数字", "Please check the number"),
        Reason::CapacityZero => {
            Words("请写人数；不开就删掉这一行", "Write how many, or delete the row")
        }
        Reason::MoreReturningThanPlaces { .. } => {
            Words("请改其中一个数", "Please change one of the two")
        }
        Reason::NegativeFee => Words("请写学费，或写“免费”", "Write the fee, or 免费 (free)"),
        Reason::NotAFee(_) => Words("请写数字，或写“免费”", "Write a number, or 免费 (free)"),
        Reason::NoWeekday(_) => Words("请写周一到周日中的一天", "Write a day from 周一 to 周日"),
        Reason::TimeUnclear(_) => {
            Words("请这样写：周二上午9:00-10:30", "Write it like this: 周二上午9:00-10:30")
        }
        Reason::EndsBeforeStart { .. } => Words("请核对时间", "Please check the times"),
        Reason::ReadAsAfternoon { .. } => {
            Words("不对的话，请写明上午或下午", "If this is wrong, write 上午 or 下午")
        }
        Reason::NoSuchTime(_) => Words("请这样写：9:00", "Write it like this: 9:00"),
        Reason::NoSuchDate(typed) if domain::plan::no_such_date(typed).is_some() => {
            Words("请核对年、月、日", "Please check year, month and day")
        }
        Reason::NoSuchDate(_) => Words("请这样写：2026/11/3", "Write it like this: 2026/11/3"),
        Reason::WeekdayDoesNotAgree { .. } => {
            Words("请核对日期和星期", "Please check the date and the weekday")
        }
        Reason::BirthdayDoesNotAgree { .. } => {
            Words("我们以身份证为准，请核对", "The ID card counts; please check")
        }
        Reason::SexDoesNotAgree => Words("请对照身份证核对", "Please compare with the ID card"),
        Reason::UnknownWord { .. } => Words("请换一个词", "Please use another word"),
        Reason::RoomTaken { .. } | Reason::RoomTakenOn { .. } => {
            Words("请换教室或时间", "Change the room or the time")
        }
        Reason::ClosedThen { .. } => Words("请核对两行", "Please check both rows"),
        Reason::TeacherOnTheWay { .. } => Words("路上要留够时间", "Leave enough time for the way"),
        Reason::TeacherTaken { .. } => Words("请换教师或时间", "Change the teacher or the time"),
        Reason::SameName { .. } => {
            Words("请换一个名称，例如加（2）", "Use another name; add （2）, say")
        }
        Reason::SameRow { .. } => Words("重复的话，请删掉一行", "If it is there twice, delete one"),
        Reason::SamePersonAs { .. } => {
            Words("请核对电话，留下一行", "Check the phone number and keep one row")
        }
        Reason::SameMobileAs { .. } => Words("请核对是谁的号码", "Please check whose number it is"),
        Reason::WrongCheckDigit | Reason::NotAnIdentityNumber => {
            Words("请对照身份证核对", "Please compare with the ID card")
        }
        Reason::NotAMobile { .. } | Reason::NotATelephone => {
            Words("请核对号码", "Please check the number")
        }
        Reason::NotAName => Words("请只写姓名", "Please write the name alone"),
        Reason::NoTelephone => {
            Words("没有就空着，通知由人转达", "Leave it empty; staff pass messages on")
        }
    }
}
