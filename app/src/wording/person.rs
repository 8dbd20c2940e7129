//! A person's particulars, and what is wrong with them as typed.

use domain::language::Language;
use domain::person::{InvalidBirthday, InvalidMobile, InvalidPersonName};

use super::{Sentence, Words};

pub const ME: Words = Words("我的资料", "My details");
pub const NAME: Words = Words("姓名", "Name");
pub const BIRTHDAY: Words = Words("出生日期", "Date of birth");
pub const MOBILE: Words = Words("手机号码", "Mobile number");
pub const WHOM_TO_CALL: Words = Words("紧急时找谁？", "Who should we call in an emergency?");
pub const EMERGENCY: Words = Words("紧急时找谁", "Emergency contact");
pub const NOT_TOLD: Words = Words("没有填写", "Not given");
pub const MOBILE_SIGNS_IN: Words = Words("登录用的号码。", "The number you sign in with.");
pub const WHICH_NEW_NUMBER: Words =
    Words("新的手机号码是多少？", "What is your new mobile number?");
pub const WHY_NEW_NUMBER: Words = Words(
    "我们往新号码发一条验证码。填对了才换，报名都还在。",
    "We send a code to the new number. Your number changes only after you enter the code; your sign-ups stay.",
);
pub const NUMBER_IS_YOURS: Words =
    Words("这就是您现在的号码，不用换", "This is your number already; nothing to change");
pub const SAVE_NUMBER: Words = Words("换成这个号码", "Change to this number");
pub const WHY_EMERGENCY: Words = Words(
    "您在课上或活动中身体不舒服，工作人员打这个电话。",
    "If you feel unwell at a class or activity, staff call this number.",
);
pub const EMERGENCY_CONTACT: Words = Words("找谁", "Who to call");
pub const EMERGENCY_CONTACT_HINT: Words = Words(
    "写上关系和名字，例如：女儿陈晓梅。",
    "Relation and name, for example: my daughter Chen Xiaomei.",
);
pub const EMERGENCY_TELEPHONE: Words = Words("这个人的电话", "That person’s phone");
pub const EMERGENCY_TELEPHONE_HINT: Words =
    Words("手机、座机都可以，座机请加区号。", "A mobile or a landline with its area code.");
pub const SAVE: Words = Words("保存", "Save");
pub const SAVED: Words = Words("保存好了。", "Saved.");
pub const SIGNED_IN: Words = Words("登录情况", "Where you are signed in");
pub const SIGNED_IN_HERE: Words = Words(
    "您在这台设备上登录着，60天不用再登录。",
    "You stay signed in on this device for 60\u{a0}days.",
);
pub const END_EVERYWHERE_WHY: Words = Words(
    "手机丢了，或在别人的设备上登录过，可以全部退出。报名都还在。",
    "If you lose your phone or used someone else’s device, sign out everywhere. Your sign-ups stay.",
);
pub const END_EVERYWHERE: Words = Words("在所有设备上退出", "Sign out on all devices");

/// What is wrong with a mobile number as typed.
pub fn invalid_mobile(error: InvalidMobile) -> Sentence {
    match error.digits {
        0 => Words("请填写11位手机号码", "Please enter your mobile number of 11 digits").into(),
        11 => Words(
            "手机号要以13到19开头，请再看一看",
            "A mobile number begins with 13 to 19; please look again",
        )
        .into(),
        digits => Sentence {
            chinese: format!("手机号要有11位数字，您填了{digits}位"),
            english: format!("A mobile number has 11 digits; you gave {digits}"),
        },
    }
}

/// What is wrong with a name as typed.
pub fn invalid_name(error: InvalidPersonName) -> Sentence {
    match error {
        InvalidPersonName::Missing => Words(
            "请填写姓名，要和身份证上的一样",
            "Please enter the name as it is on the identity card",
        )
        .into(),
        InvalidPersonName::TooLong => {
            Words("姓名最多60个字，请只填姓名", "A name has 60 characters at most").into()
        }
        InvalidPersonName::NotAName => Words(
            "姓名里不能有数字和符号，请再看一看",
            "A name has no digits or signs; please look again",
        )
        .into(),
    }
}

/// What is wrong with a birthday as typed.
pub fn invalid_birthday(error: InvalidBirthday) -> Sentence {
    match error {
        InvalidBirthday::Missing => {
            Words("请填写出生的年、月、日", "Please enter the year, month and day of your birth")
                .into()
        }
        InvalidBirthday::NoSuchDay => Words(
            "没有这一天，请再看一看年、月、日",
            "There is no such day; please look at year, month and day",
        )
        .into(),
        InvalidBirthday::MonthHas { year, month, days } => Sentence {
            chinese: format!("没有这一天，{year}年{month}月只有{days}天"),
            english: format!("There is no such day: month {month} of {year} has {days} days"),
        },
        InvalidBirthday::OutOfRange => Words(
            "年份不对，请填4位数的出生年份",
            "The year is not right; please enter four digits",
        )
        .into(),
    }
}

/// A part of a birthday was left out: 年, 月 or 日.
pub fn missing_part(part: Words) -> Sentence {
    Sentence {
        chinese: format!("请填写出生的{}", part.in_language(Language::Chinese)),
        english: format!("Please enter the {} of your birth", part.in_language(Language::English)),
    }
}

pub const CONTACT_MISSING: Words =
    Words("请写上紧急时找谁，例如：女儿陈晓梅", "Please say who to call, for example a daughter");
pub const CONTACT_TOO_LONG: Words =
    Words("最多60个字，请写短一点", "60 characters at most; please shorten it");
pub const CONTACT_NOT_WORDS: Words = Words(
    "里面有不能用的符号，请重新填写",
    "There are signs in it that cannot be kept; please write it again",
);
pub const TELEPHONE_NOT_SOUND: Words = Words(
    "请填写完整的电话号码，座机加区号",
    "Please enter the whole number, a landline with its area code",
);
