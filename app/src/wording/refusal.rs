//! Why somebody is told no, in plain words, with what else can be done where a sentence can say it.

use domain::language::Language;
use domain::refusal::Refusal;

use super::when::moment;

/// The reason in one or two short sentences.
pub fn refusal_sentence(language: Language, refusal: &Refusal) -> String {
    match language {
        Language::Chinese => chinese(refusal),
        Language::English => english(refusal),
    }
}

fn chinese(refusal: &Refusal) -> String {
    let at = |at| moment(Language::Chinese, at);
    match refusal {
        Refusal::NotOpenYet { opens_at } => format!("还没有开始报名。{}开始。", at(*opens_at)),
        Refusal::WindowClosed { closed_at } => format!("报名时间已过，{}截止的。", at(*closed_at)),
        Refusal::Closed => "现在停止报名。您可以打电话问一问。".into(),
        Refusal::Cancelled => "已经取消，不再举办。".into(),
        Refusal::DropIn => "不用报名，到时候直接来就行。".into(),
        Refusal::MembersOnly => "这是团队内部的活动，由团里通知团员。想参加，请打电话问。".into(),
        Refusal::AlreadySignedUp => "您已经报过名了，不用再报。".into(),
        Refusal::TooYoung { from, age } => format!("要满{from}岁才能报，到那天您{age}岁。"),
        Refusal::TooOld { to, age } => {
            format!("{to}岁及以下可以报，到那天您{age}岁。想参加，请打电话商量。")
        }
        Refusal::Clash { name, .. } if name.is_empty() => "这个人在那个时间已有别的安排。".into(),
        Refusal::Clash { name, waits, at: when, .. } => {
            let stands = if *waits { "您在候补" } else { "您已报上" };
            format!("{stands}“{name}”，也在{}。两边时间重了，只能去一边。", at(*when))
        }
        Refusal::ParticularsMissing => "请先填写姓名和出生日期，才知道您能不能报。".into(),
        Refusal::AlreadyWithdrawn => "这个名额已经退掉了。".into(),
        Refusal::AlreadyOver => "已经结束了。".into(),
        Refusal::AlreadyBegun => "已经开始了，不能再开放报名。要加人，请按“加一个人”。".into(),
        Refusal::ClosesInThePast => "截止要晚于现在。".into(),
        Refusal::FewerPlacesThanHeld { held } => format!("已有{held}人报上，名额不能比这少。"),
        Refusal::KeyUsedForSomethingElse => "这一页开得太久了。请核对一遍，再按一次按钮。".into(),
        Refusal::WrongCode { left } => format!("验证码不对，请再看一看短信。还可以试{left}次。"),
        Refusal::CodeExpired => "验证码过期了。按“重新获取”，我们再发一个。".into(),
        Refusal::TooManyTries { until } => {
            format!("试的次数多了，请{}以后再试，或打电话给我们。", at(*until))
        }
        Refusal::NumberTaken => "这个号码已有人在用。请打电话给我们，替您合到一起。".into(),
        Refusal::WrongPassword => "名字和密码对不上，请再看一看。".into(),
        Refusal::NotAllowed => "这件事要由负责的单位来办。".into(),
    }
}

fn english(refusal: &Refusal) -> String {
    let at = |at| moment(Language::English, at);
    match refusal {
        Refusal::NotOpenYet { opens_at } => {
            format!("Sign-up has not opened yet. It opens on {}.", at(*opens_at))
        }
        Refusal::WindowClosed { closed_at } => format!("Sign-up closed on {}.", at(*closed_at)),
        Refusal::Closed => "Sign-up is closed for now. You can call and ask.".into(),
        Refusal::Cancelled => "It has been cancelled and will not take place.".into(),
        Refusal::DropIn => "No sign-up is needed: simply come.".into(),
        Refusal::MembersOnly => {
            "This is for members of the group, who are told by it. To join, please call.".into()
        }
        Refusal::AlreadySignedUp => "You have signed up already. Nothing more is needed.".into(),
        Refusal::TooYoung { from, age } => {
            format!("It is for people of {from} and over; you will be {age} that day.")
        }
        Refusal::TooOld { to, age } => {
            format!(
                "It is for people up to {to}; you will be {age} that day. To take part, please call."
            )
        }
        Refusal::Clash { name, .. } if name.is_empty() => {
            "This person is engaged elsewhere at that time.".into()
        }
        Refusal::Clash { name, waits, at: when, .. } => {
            let stands = if *waits { "are waiting for" } else { "have a place in" };
            format!("You {stands} “{name}”, which is at the same time: {}.", at(*when))
        }
        Refusal::ParticularsMissing => "Please tell us your name and birthday first.".into(),
        Refusal::AlreadyWithdrawn => "This place has been given up already.".into(),
        Refusal::AlreadyOver => "It is over.".into(),
        Refusal::AlreadyBegun => {
            "It has begun; sign-up cannot be opened. To add somebody, press “Add a person”.".into()
        }
        Refusal::ClosesInThePast => "Sign-up must close later than now.".into(),
        Refusal::FewerPlacesThanHeld { held } => {
            format!("{held} people hold a place; there cannot be fewer places.")
        }
        Refusal::KeyUsedForSomethingElse => {
            "This page was open too long. Please check it and press again.".into()
        }
        Refusal::WrongCode { left } => {
            let tries = if *left == 1 {
                "1 try is left".to_owned()
            } else {
                format!("{left} tries are left")
            };
            format!("The code is not right. Please look at the message again. {tries}.")
        }
        Refusal::CodeExpired => "The code is out of date. Press “Get another code”.".into(),
        Refusal::TooManyTries { until } => {
            format!("Too many tries. Please try again after {}, or call us.", at(*until))
        }
        Refusal::NumberTaken => {
            "Somebody signs in with this number already. Please call us: we join the two for you."
                .into()
        }
        Refusal::WrongPassword => "Name and password do not match. Please look again.".into(),
        Refusal::NotAllowed => "Only the institution in charge can do this.".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::sign_in::SEND_AGAIN;

    #[test]
    fn one_try_is_one_try() {
        let told = |left| refusal_sentence(Language::English, &Refusal::WrongCode { left });
        assert!(told(1).ends_with("1 try is left."), "{}", told(1));
        assert!(told(2).ends_with("2 tries are left."), "{}", told(2));
    }

    #[test]
    fn an_expired_code_names_a_button_that_is_on_its_page() {
        for (language, sentence) in
            [(Language::Chinese, "按“重新获取”"), (Language::English, "Press “Get another code”")]
        {
            let told = refusal_sentence(language, &Refusal::CodeExpired);
            assert!(told.contains(sentence), "{told}");
            assert!(told.contains(SEND_AGAIN.in_language(language)), "{told}");
        }
    }
}
