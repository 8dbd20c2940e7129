//! Signing in: the number, the code, no code, name and date of birth.

use domain::language::Language;
use domain::sign_in::{InvalidCode, WRONG_CODES_PER_NUMBER};
use jiff::Timestamp;

use super::when::moment;
use super::{Sentence, Words};

pub const SIGN_IN: Words = Words("登录", "Sign in");
pub const WHICH_NUMBER: Words = Words("您的手机号码是多少？", "What is your mobile number?");
pub const WHY_NUMBER: Words = Words(
    "我们发一条验证码短信，确认是您本人。不用记密码。",
    "We send a code by text message to make sure it is you. There is no password to remember.",
);
pub const SEND_CODE: Words = Words("发验证码", "Send the code");
pub const EVERYWHERE_ENDED: Words =
    Words("已经在所有设备上退出登录。", "You have been signed out on all devices.");

pub const BEGIN_AGAIN: Words = Words(
    "这一步放得太久了。请再填一次手机号码。",
    "This page was left too long. Please enter your number again.",
);

pub const WHICH_CODE: Words =
    Words("短信里的6位数字是什么？", "What is the six-digit code in the message?");
pub const LOG_IN: Words = Words("登录", "Sign in");
pub const NO_CODE: Words = Words("没收到验证码？", "Didn’t get a code?");
pub const DEMONSTRATION_TITLE: Words =
    Words("这是演示，短信不会真的发出", "This is a demonstration: no message is sent");

pub const NO_CODE_TITLE: Words = Words("没收到验证码？", "Didn’t get a code?");
pub const CHECK_NUMBER: Words =
    Words("请先核对号码。我们发到了：", "Please check the number first. We sent it to:");
pub const CHANGE_NUMBER: Words = Words("改号码", "Change the number");
pub const NUMBER_IS_RIGHT: Words = Words("号码没错", "If the number is right");
pub const WAIT_OR_AGAIN: Words = Words(
    "短信有时要等一两分钟。先前的验证码15分钟内也还能用。",
    "A message can take a minute or two. An earlier code stays good for 15 minutes, too.",
);
pub const SEND_AGAIN: Words = Words("重新获取", "Get another code");
pub const CALL_ME: Words = Words("打语音电话告诉我", "Call me with the code");
pub const STILL_NOTHING: Words = Words("还是不行，请打电话给我们", "Still nothing? Please call us");
pub const STAFF_HELP: Words =
    Words("工作人员在电话里就能替您报名。", "Staff can sign you up over the phone.");

pub const WHICH_NAME: Words = Words("您叫什么名字？", "What is your name?");
pub const WHY_NAME: Words = Words(
    "要和身份证上的一样，老师点名、签到都用它。",
    "As on your identity card. Teachers use it for the register.",
);
pub const WHICH_BIRTHDAY: Words = Words("您是哪天出生的？", "When were you born?");
pub const WHY_BIRTHDAY: Words = Words(
    "有的课和活动有年龄规定。以身份证上的日期为准，例如1955年3月8日。",
    "Some classes and activities have age limits. Use the date on your identity card, for example 8\u{a0}March 1955.",
);
pub const YEAR: Words = Words("年", "year");
pub const MONTH: Words = Words("月", "month");
pub const DAY: Words = Words("日", "day");
pub const FIRST_OF_TWO: Words =
    Words("第1步，共2步：第一次登录", "Step 1 of 2: your first sign-in");
pub const SECOND_OF_TWO: Words =
    Words("第2步，共2步：第一次登录", "Step 2 of 2: your first sign-in");
pub const PREVIOUS: Words = Words("上一步", "Back");

/// Where the code went and how long it is good.
pub fn sent_to(language: Language, mobile: &str) -> String {
    match language {
        Language::Chinese => format!("已发到{mobile}，15分钟内能用。数字中间有空格也没关系。"),
        Language::English => {
            format!("Sent to {mobile}. It is good for 15 minutes; spaces do not matter.")
        }
    }
}

/// The code has been sent once more.
pub fn sent_again(language: Language, mobile: &str) -> String {
    match language {
        Language::Chinese => format!("新的验证码已发到{mobile}。"),
        Language::English => format!("Another code was sent to {mobile}."),
    }
}

/// A voice is calling.
pub fn calling(language: Language, mobile: &str) -> String {
    match language {
        Language::Chinese => format!("正在给{mobile}打电话，请接听，记下6位数字。"),
        Language::English => {
            format!("A voice is calling {mobile}. Please answer and write down the six digits.")
        }
    }
}

/// The code that a demonstration would have sent.
pub fn demonstration_code(language: Language, code: &str) -> String {
    match language {
        Language::Chinese => format!("验证码是{code}"),
        Language::English => format!("The code is {code}"),
    }
}

/// The message could not be handed over.
pub fn not_sent(telephone: &str) -> Sentence {
    Sentence {
        chinese: format!("验证码没有发出去。请过几分钟再试，或打电话{telephone}。"),
        english: format!(
            "The code could not be sent. Please try again in a few minutes, or call {telephone}."
        ),
    }
}

/// A pause after too many tries to sign in, which may have been a stranger's: where the number's owner can sign in all the same.
pub fn sign_in_elsewhere(until: Timestamp, telephone: &str) -> Sentence {
    Sentence {
        chinese: format!(
            "试的次数多了，请{}以后再试。在您以前登录过的手机或电脑上，现在就能登录。着急就打电话{telephone}，我们替您办。",
            moment(Language::Chinese, until)
        ),
        english: format!(
            "Too many tries. Please try again after {}. On a phone or computer where you have signed in before you can sign in now. If it is urgent, call {telephone}: we do it for you.",
            moment(Language::English, until)
        ),
    }
}

/// A pause after too many tries, with the time of its end and the number to call instead.
pub fn too_many_tries(until: Timestamp, telephone: &str) -> Sentence {
    Sentence {
        chinese: format!(
            "试的次数多了，请{}以后再试。着急就打电话{telephone}，我们替您办。",
            moment(Language::Chinese, until)
        ),
        english: format!(
            "Too many tries. Please try again after {}. If it is urgent, call {telephone}: we do it for you.",
            moment(Language::English, until)
        ),
    }
}

/// The last try was wrong as well: a pause begins.
pub fn no_tries_left(telephone: &str) -> Sentence {
    let minutes = WRONG_CODES_PER_NUMBER.within.as_mins();
    Sentence {
        chinese: format!("验证码不对，次数也用完了。请过{minutes}分钟再试，或打电话{telephone}。"),
        english: format!(
            "The code is not right, and no try is left. Please try again in {minutes} minutes, or call {telephone}."
        ),
    }
}

/// What is wrong with a code as typed.
pub fn invalid_code(error: InvalidCode) -> Sentence {
    match error {
        InvalidCode::Missing => {
            Words("请填写短信里的6位数字", "Please enter the six digits of the message").into()
        }
        InvalidCode::NotSixDigits => Words(
            "验证码是6位数字，请再看一看短信",
            "The code has six digits; please look at the message again",
        )
        .into(),
    }
}
