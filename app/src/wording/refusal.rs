//! Why somebody is told no, in plain words, with what else can be done where a sentence can say it.

use domain::language::Language;
use domain::offering::{Offering, OfferingKind};
use domain::refusal::Refusal;

use super::Words;
use super::approval::no_free_place;
use super::attendance;
use super::booking;
use super::certificate;
use super::consent;
use super::desk::{cash, log, merge};
use super::fee::day;
use super::session;
use super::stage;
use super::timetable;
use super::when::{full_day, moment};

/// The reason in one or two short sentences.
pub fn refusal_sentence(language: Language, refusal: &Refusal) -> String {
    match language {
        Language::Chinese => chinese(refusal),
        Language::English => english(refusal),
    }
}

/// What is still to be said under a title that has told why already: when it opens, when it took place. Nothing where the
/// title is all.
pub fn beyond_title(language: Language, refusal: &Refusal, offering: &Offering) -> Option<String> {
    let of = |chinese: String, english: String| match language {
        Language::Chinese => Some(chinese),
        Language::English => Some(english),
    };
    let say = |words: Words| Some(words.in_language(language).to_owned());
    match refusal {
        Refusal::NotOpenYet { opens_at: at } => {
            let at = moment(language, *at);
            of(format!("{at}开始。"), format!("It opens on {at}."))
        }
        Refusal::WindowClosed { closed_at: at } => {
            let at = moment(language, *at);
            of(format!("{at}截止的。"), format!("It closed on {at}."))
        }
        Refusal::AlreadyOver => {
            let day = full_day(language, offering.last_on);
            if offering.session_count > 1 {
                of(format!("最后一次是{day}。"), format!("The last session was on {day}."))
            } else {
                of(format!("是{day}办的。"), format!("It took place on {day}."))
            }
        }
        Refusal::Closed => say(Words("您可以打电话问一问。", "You can call and ask.")),
        Refusal::MembersOnly => say(Words(
            "由团里通知团员。想参加，请打电话问。",
            "The group tells its members itself. To join, please call.",
        )),
        Refusal::Cancelled | Refusal::DropIn => None,
        _ => Some(refusal_sentence(language, refusal)),
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
        Refusal::ByDraw => "这里的名额由抽签来定。请填志愿，早填晚填都一样。".into(),
        Refusal::NoWish => "请至少选一个，每个只选一次。".into(),
        Refusal::WantsTooMany { most } => format!("每人最多要{most}个名额。"),
        Refusal::WishesStillOpen { closes_at } => format!("还在填志愿，{}截止。", at(*closes_at)),
        Refusal::ListFrozen => "志愿已经截止，名单已经公布，不能再改。".into(),
        Refusal::ListNotFrozen => "请先公布名单，再填数字。".into(),
        Refusal::WrongDigits { digits } => format!("名单上写的是{digits}个数字，请核对。"),
        Refusal::DrawnAlready => "已经抽过签了。".into(),
        Refusal::CannotBeDrawn { .. } => {
            "不能抽签：没定名额，已有人报名，截止前就开始，或另有抽签。".into()
        }
        Refusal::StagedCannotBeDrawn { .. } => {
            "它分阶段报名，不能摇号。请先取消它的阶段，再来摇号。".into()
        }
        Refusal::DrawCalledOff => "这次抽签取消了，名额改为按先后报名。".into(),
        Refusal::WishedAlready => "已经有人填了志愿，不能再改。可以取消这次抽签，另办一次。".into(),
        Refusal::ClosesLaterOnly { closes_at } => {
            format!("已经公布{}截止，只能改得更晚。", at(*closes_at))
        }
        Refusal::LastOfDraw => "只剩这一项了。不抽签，就取消整次抽签。".into(),
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
        Refusal::NoPlaceInstead => "那边已经满了。原来的名额还在，没有动。".into(),
        Refusal::LimitReached { kind: OfferingKind::Shift, most } => {
            format!("每人同时最多报{most}次服务，候补也算。")
        }
        Refusal::LimitReached { most, .. } => {
            format!("每人一学期最多报{most}门课，候补也算。想换课，请先退一门。")
        }
        Refusal::NotAcceptedBefore => {
            "这一项已经审核过，没有同意。有不清楚的，请打电话问一问。".into()
        }
        Refusal::NoFreePlace { free } => no_free_place(Language::Chinese, *free),
        Refusal::NotInReview => "这次报名已经有结果了，或者本人撤回了。".into(),
        Refusal::SomebodyWaits => "还有人在等结果，名额的给法现在不能改。".into(),
        Refusal::ReviewedFirst => "那边要先审核，不能直接换。原来的名额还在，没有动。".into(),
        Refusal::ReasonMissing => "平常的规定不让报。要破例，请写一句理由。".into(),
        Refusal::ParticularsMissing => "请先填写姓名和出生日期，才知道您能不能报。".into(),
        Refusal::NothingOffered => "这件事已经有人回答过了。".into(),
        Refusal::NoPair => "要两个人都在候补，也没有和别人一起，才能一起候补。".into(),
        Refusal::CallsMissing => "请先打电话。上午、下午分开打，两次都没打通，再请下一位。".into(),
        Refusal::AlreadyPaid => "这笔费用已经记过了，请不要再收。".into(),
        Refusal::NothingToPay => "这里没有要交的费用，或者已经退出了。".into(),
        Refusal::FeeCallsMissing => {
            "请先打电话。过了期限，上午、下午分开打过两次，才能把名额给下一位。".into()
        }
        Refusal::PutOffOnlyLater { pay_by } => {
            format!("现在最晚{}交，只能改得更晚，三个月以内。", day(Language::Chinese, *pay_by))
        }
        Refusal::AlreadyWithdrawn => "这个名额已经退掉了。".into(),
        Refusal::AlreadyOver => "已经结束了。".into(),
        Refusal::AlreadyBegun => "已经开始了，不能再开放报名。要加人，请按“加一个人”。".into(),
        Refusal::ClosesInThePast => "截止要晚于现在。".into(),
        Refusal::FewerPlacesThanHeld { held } => format!("已有{held}人报上，名额不能比这少。"),
        Refusal::SignInNameTaken => "这个登录名已经有人用了，请换一个。".into(),
        Refusal::OwnAccount => "自己不能停用自己、改自己的岗位，请别的负责人来办。".into(),
        Refusal::LastHead => "这是最后一位负责人。请先让别人当负责人。".into(),
        Refusal::KeyUsedForSomethingElse => "这一页开得太久了。请核对一遍，再按一次按钮。".into(),
        Refusal::WrongCode { left } => format!("验证码不对，请再看一看短信。还可以试{left}次。"),
        Refusal::CodeExpired => "验证码过期了。按“重新获取”，我们再发一个。".into(),
        Refusal::TooManyTries { until } => {
            format!("试的次数多了，请{}以后再试，或打电话给我们。", at(*until))
        }
        Refusal::NumberTaken => "这个号码已有人在用。请打电话给我们，替您合到一起。".into(),
        Refusal::WrongPassword => "名字和密码对不上，请再看一看。".into(),
        Refusal::NotAllowed => "这件事要由负责的单位来办。".into(),
        Refusal::Stage(why) => stage::refused(Language::Chinese, why),
        Refusal::Session(why) => session::refused(Language::Chinese, why),
        Refusal::Attendance(why) => attendance::refused(Language::Chinese, why),
        Refusal::Booking(why) => booking::refused(Language::Chinese, why),
        Refusal::Cash(why) => cash::refused(Language::Chinese, why),
        Refusal::Certificate(why) => certificate::refused(*why).0.into(),
        Refusal::Merge(why) => merge::refused(Language::Chinese, why),
        Refusal::Timetable(why) => timetable::refused(Language::Chinese, why),
        Refusal::Log(why) => log::refused(Language::Chinese, *why).into(),
        Refusal::Consent(why) => consent::refused(why).0.into(),
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
        Refusal::DropIn => "No sign-up is needed: just come along.".into(),
        Refusal::MembersOnly => {
            "This is for members of the group, who are told by it. To join, please call.".into()
        }
        Refusal::ByDraw => {
            "Places here are drawn. Make a wish: early or late makes no difference.".into()
        }
        Refusal::NoWish => "Choose at least one, and each only once.".into(),
        Refusal::WantsTooMany { most } => {
            let places = if *most == 1 { "place" } else { "places" };
            format!("One person may want {most}\u{a0}{places} at most.")
        }
        Refusal::WishesStillOpen { closes_at } => {
            format!("Wishes are still being made, until {}.", at(*closes_at))
        }
        Refusal::ListFrozen => {
            "Wishes have closed and the list is published. It cannot be changed.".into()
        }
        Refusal::ListNotFrozen => "Publish the list first, then enter the digits.".into(),
        Refusal::WrongDigits { digits } => {
            format!("The list announced {digits}\u{a0}digits. Please check.")
        }
        Refusal::DrawnAlready => "The draw has been held already.".into(),
        Refusal::CannotBeDrawn { .. } => {
            "It cannot be drawn: places are not counted, somebody has signed up, it begins before the closing, or it is in another draw."
                .into()
        }
        Refusal::StagedCannotBeDrawn { .. } => {
            "Its places are given in stages, which a draw would not keep. Take its stages away first, then draw it."
                .into()
        }
        Refusal::DrawCalledOff => {
            "The draw was called off; places are given in order of signing up.".into()
        }
        Refusal::WishedAlready => {
            "Somebody has made wishes; the plan stays. You can call the draw off and plan another."
                .into()
        }
        Refusal::ClosesLaterOnly { closes_at } => {
            format!("The closing was announced for {}. It moves later only.", at(*closes_at))
        }
        Refusal::LastOfDraw => "It is the last one. Call the whole draw off instead.".into(),
        Refusal::AlreadySignedUp => "You have signed up already. Nothing more is needed.".into(),
        Refusal::TooYoung { from, age } => {
            format!("It is for ages {from} and over; you will be {age} that day.")
        }
        Refusal::TooOld { to, age } => {
            format!(
                "It is for ages up to {to}; you will be {age} that day. To take part, please call."
            )
        }
        Refusal::Clash { name, .. } if name.is_empty() => {
            "This person is engaged elsewhere at that time.".into()
        }
        Refusal::Clash { name, waits, at: when, .. } => {
            let stands = if *waits { "are on the waiting list for" } else { "have a place in" };
            format!("You {stands} “{name}”, which is at the same time: {}.", at(*when))
        }
        Refusal::NoPlaceInstead => "It is full by now. You still have your place.".into(),
        Refusal::LimitReached { kind: OfferingKind::Shift, most } => {
            format!("One person has {most}\u{a0}shifts at a time at most, waiting lists included.")
        }
        Refusal::LimitReached { most, .. } => format!(
            "One person has {most}\u{a0}classes a term at most, waiting lists included. To change, give one up first."
        ),
        Refusal::NotAcceptedBefore => {
            "The staff have decided already and said no. If you have a question, please call.".into()
        }
        Refusal::NoFreePlace { free } => no_free_place(Language::English, *free),
        Refusal::NotInReview => "It has been decided already, or was taken back.".into(),
        Refusal::SomebodyWaits => {
            "People still wait for an answer; how places are given cannot change now.".into()
        }
        Refusal::ReviewedFirst => {
            "The staff decide there first, so you cannot swap. You keep what you have.".into()
        }
        Refusal::ReasonMissing => {
            "The rules for everybody say no. For an exception, write a reason.".into()
        }
        Refusal::ParticularsMissing => "Please tell us your name and date of birth first.".into(),
        Refusal::NothingOffered => "This has been answered already.".into(),
        Refusal::NoPair => {
            "Not possible now: both must be on the waiting list, and with nobody else.".into()
        }
        Refusal::CallsMissing => {
            "Please call first: the next person is asked after two calls without an answer, in different half days.".into()
        }
        Refusal::AlreadyPaid => "This fee is noted as paid already: do not take it again.".into(),
        Refusal::NothingToPay => "There is nothing to pay here, or they have left the list.".into(),
        Refusal::FeeCallsMissing => {
            "Please call first: the place may go on after the last day and two calls in different half days.".into()
        }
        Refusal::PutOffOnlyLater { pay_by } => format!(
            "It is due by {} now: choose a later day within three months.",
            day(Language::English, *pay_by)
        ),
        Refusal::AlreadyWithdrawn => "This place has been given up already.".into(),
        Refusal::AlreadyOver => "It is over.".into(),
        Refusal::AlreadyBegun => {
            "It has begun; sign-up cannot be opened. To add somebody, press “Add a person”.".into()
        }
        Refusal::ClosesInThePast => "Sign-up must close later than now.".into(),
        Refusal::FewerPlacesThanHeld { held } => {
            let people = if *held == 1 { "person holds" } else { "people hold" };
            format!("{held}\u{a0}{people} a place; there cannot be fewer places.")
        }
        Refusal::SignInNameTaken => {
            "Somebody signs in by this name already. Please choose another.".into()
        }
        Refusal::OwnAccount => {
            "One’s own account stays as it is. Please ask another head.".into()
        }
        Refusal::LastHead => {
            "This is the last head. Please make somebody else a head first.".into()
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
        Refusal::Stage(why) => stage::refused(Language::English, why),
        Refusal::Session(why) => session::refused(Language::English, why),
        Refusal::Attendance(why) => attendance::refused(Language::English, why),
        Refusal::Booking(why) => booking::refused(Language::English, why),
        Refusal::Cash(why) => cash::refused(Language::English, why),
        Refusal::Certificate(why) => certificate::refused(*why).1.into(),
        Refusal::Merge(why) => merge::refused(Language::English, why),
        Refusal::Timetable(why) => timetable::refused(Language::English, why),
        Refusal::Log(why) => log::refused(Language::English, *why).into(),
        Refusal::Consent(why) => consent::refused(why).1.into(),
    }
}

#[cfg(test)]
mod tests {
    use domain::calendar::instant;
    use jiff::civil::date;

    use super::*;
    use crate::components::example::an_offering;
    use crate::wording::sign_in::SEND_AGAIN;

    #[test]
    fn under_a_title_only_what_is_new_is_said() {
        let mut offering = an_offering();
        let said = |refusal: &Refusal, offering: &Offering| {
            beyond_title(Language::English, refusal, offering).unwrap_or_default()
        };
        let opens = Refusal::NotOpenYet { opens_at: instant(date(2026, 3, 5).at(9, 30, 0, 0)) };
        assert_eq!(said(&opens, &offering), "It opens on Thursday 5 March 2026, 9:30\u{a0}am.");
        assert_eq!(said(&Refusal::Closed, &offering), "You can call and ask.");
        assert_eq!(said(&Refusal::Cancelled, &offering), "");
        let over = said(&Refusal::AlreadyOver, &offering);
        assert_eq!(over, "The last session was on Tuesday 12 January 2027.");
        offering.session_count = 1;
        assert!(said(&Refusal::AlreadyOver, &offering).starts_with("It took place on "));
        let held =
            |held| refusal_sentence(Language::English, &Refusal::FewerPlacesThanHeld { held });
        assert!(held(1).starts_with("1\u{a0}person holds a place"), "{}", held(1));
        assert!(held(2).starts_with("2\u{a0}people hold a place"), "{}", held(2));
    }

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
