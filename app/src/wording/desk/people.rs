//! Adding somebody at the counter or by telephone, and taking somebody off the list.

use domain::language::Language;
use domain::offering::OfferingKind;
use domain::refusal::Refusal;

use crate::wording::refusal::refusal_sentence;
use crate::wording::{Sentence, Words};

pub const ADD: Words = Words("加一个人", "Add a person");
pub const WHEN_TO_ADD: Words = Words(
    "给到柜台来的人，或打电话来的人报名。",
    "For somebody at the counter or on the telephone.",
);
pub const NAME: Words = Words("姓名", "Name");
pub const NAME_HINT: Words = Words("和身份证上的一样。", "As on the identity card.");
pub const MOBILE: Words = Words("本人手机（选填）", "Their mobile number (optional)");
pub const MOBILE_HINT: Words = Words(
    "有手机的，自己登录就能看到报名。",
    "With it they can sign in and see the sign-up themselves.",
);
pub const BIRTHDAY: Words = Words("出生日期", "Birthday");
pub const BIRTHDAY_OPTIONAL: Words = Words("出生日期（选填）", "Birthday (optional)");
pub const BIRTHDAY_HINT: Words =
    Words("以身份证为准，例如1955年3月8日。", "As on the identity card, for example 1955-3-8.");
pub const CONTACT: Words = Words("紧急联系人（选填）", "Emergency contact (optional)");
pub const CONTACT_HINT: Words =
    Words("写上关系，例如：女儿陈晓梅。", "With the relation, for example: daughter Chen Xiaomei.");
pub const CONTACT_TELEPHONE: Words =
    Words("紧急联系人的电话（选填）", "Their telephone (optional)");
pub const REASON: Words =
    Words("破例的理由（平常不用写）", "Reason for an exception (usually empty)");
pub const REASON_HINT: Words = Words(
    "没开始、已截止、超过年龄或者门数的，写一句。只记在记录里。",
    "Only if sign-up is not open, or the age or the number is above the limit. Only the log keeps it.",
);
pub const PERSON_READS: Words =
    Words("破例的话，本人会读到什么", "What the person reads of an exception");
pub const WHICH_SENTENCE: Words = Words("本人会读到", "The person will read");
pub const NOT_SAID: Words =
    Words("只说是单位破例办的，不说原因。", "Only that there was an exception, not why.");
pub const CHOOSE_SENTENCE: Words =
    Words("请选本人会读到哪一句", "Choose which sentence the person reads");
pub const DO_ADD: Words = Words("给这个人报名", "Sign this person up");
pub const BIRTHDAY_NEEDED: Words =
    Words("有年龄要求，请填写出生日期", "There is an age limit; please enter the birthday");

pub const REMOVE: Words = Words("移出名单", "Remove from the list");
pub const REMOVE_REASON: Words = Words("为什么移出", "Why");
pub const REMOVE_REASON_HINT: Words = Words(
    "本人会看到这句话，例如：本人来电话说不来了。",
    "The person reads this sentence, for example: they called and will not come.",
);
/// Read by everybody on the list.
pub const REASON_MISSING: Words =
    Words("请写明原因，大家会看到", "Please say why; everybody will read it");
/// Read by the one person who is taken off.
pub const REMOVE_REASON_MISSING: Words =
    Words("请写明原因，本人会看到", "Please say why; the person will read it");
pub const REASON_TOO_LONG: Words =
    Words("原因最多200个字，请写短一些", "200 characters at most; please shorten it");
pub const REASON_ODD: Words =
    Words("里面有不能用的符号，请重新填写", "There are signs in it that cannot be kept");
pub const NEXT_MOVES_UP: Words = Words(
    "名额会先问候补的第一位，留着等那个人回答。",
    "The place is offered to the first in line and kept until they answer.",
);
pub const PLACE_BECOMES_FREE: Words =
    Words("现在没有人候补，名额会空出来。", "Nobody is waiting: the place becomes free.");
pub const NO_PLACE_TO_GIVE: Words = Words(
    "这个人在候补，移出以后，后面的人往前移一位。",
    "This person is waiting; those behind move up by one.",
);
pub const PERSON_IS_TOLD: Words = Words(
    "我们会告诉本人。原因不写在短信里，本人登录后能看到。",
    "The person is told. A message leaves the reason out; it is seen after signing in.",
);
pub const DO_NOT: Words = Words("不移出，返回", "Leave it, go back");

/// 真的要把陈淑芬移出名单吗？
pub fn remove_title(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("把{name}移出名单吗？"),
        Language::English => format!("Remove {name} from the list?"),
    }
}

/// 移出陈淑芬.
pub fn do_remove(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("移出{name}"),
        Language::English => format!("Remove {name}"),
    }
}

/// 陈淑芬报上了，有名额.
pub fn added(language: Language, name: &str, place: &str) -> String {
    match language {
        Language::Chinese => format!("{name}已在名单上：{place}。"),
        Language::English => format!("{name} is on the list: {place}."),
    }
}

pub const GO_ON_WITH_THEM: Words = Words(
    "给这个人报别的，姓名、电话不用再填。",
    "For something else nothing about this person is typed again.",
);
pub const SOMETHING_ELSE: Words = Words("给这个人报别的", "Something else for this person");

/// 陈淑芬已登记，没报上的原因也记下了.
pub fn told_no(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("{name}已登记，没报上的原因也记下了。"),
        Language::English => format!("{name} is registered, and why it was not possible is kept."),
    }
}

/// Why a person cannot be added, told to the coordinator and not to the person.
pub fn refused(refusal: &Refusal) -> Sentence {
    let same = |language| refusal_sentence(language, refusal);
    match refusal {
        Refusal::AlreadySignedUp => {
            Words("这个人已经在名单上了，不用再加。", "This person is on the list already.").into()
        }
        Refusal::TooYoung { from, age } => Sentence {
            chinese: format!("要满{from}岁，到那天这个人{age}岁。"),
            english: format!(
                "It is for people of {from} and over; this person will be {age} that day."
            ),
        },
        Refusal::TooOld { to, age } => Sentence {
            chinese: format!("{to}岁及以下可以报，到那天这个人{age}岁。"),
            english: format!("It is for people of up to {to}; this person will be {age} that day."),
        },
        Refusal::Closed => Words("现在停止报名。", "Sign-up is closed by hand.").into(),
        Refusal::LimitReached { kind: OfferingKind::Shift, most } => Sentence {
            chinese: format!("每人同时最多报{most}次服务，这个人已经报满了。"),
            english: format!("A person may have {most} shifts at a time; this one has them."),
        },
        Refusal::LimitReached { most, .. } => Sentence {
            chinese: format!("每人一学期最多报{most}门课，这个人已经报满了。"),
            english: format!("A person may have {most} classes a term; this one has them."),
        },
        Refusal::ReasonMissing { rule } => {
            let Sentence { chinese, english } = refused(rule);
            Sentence {
                chinese: format!("{chinese}要破例，请写一句理由。"),
                english: format!("{english} For an exception, write a reason."),
            }
        }
        Refusal::Clash { name, .. } if !name.is_empty() => Sentence {
            chinese: format!("这个人已报了“{name}”，两边时间重了。"),
            english: format!("This person has signed up for “{name}”, which is at the same time."),
        },
        Refusal::AlreadyWithdrawn => {
            Words("这个人已经不在名单上了。", "This person has left the list already.").into()
        }
        _ => Sentence::of(same),
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    #[test]
    fn an_exception_is_asked_for_with_the_rule_that_says_no() {
        let rule = Box::new(Refusal::TooOld { to: 75, age: 82 });
        let told = refused(&Refusal::ReasonMissing { rule });
        assert_eq!(told.chinese, "75岁及以下可以报，到那天这个人82岁。要破例，请写一句理由。");
        assert!(told.english.contains("up to 75"), "{}", told.english);
    }

    #[test]
    fn what_somebody_does_elsewhere_is_not_told() {
        let clash = |name: &str| Refusal::Clash {
            offering: "0199c0de-0000-7000-8000-000000000002".parse().unwrap(),
            name: name.into(),
            waits: false,
            at: Timestamp::UNIX_EPOCH,
        };
        let elsewhere = refused(&clash(""));
        assert_eq!(elsewhere.chinese, "这个人在那个时间已有别的安排。");
        assert_eq!(elsewhere.english, "This person is engaged elsewhere at that time.");
        assert!(refused(&clash("合唱")).chinese.contains("合唱"));
    }
}
