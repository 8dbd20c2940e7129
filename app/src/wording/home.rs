//! The home page: who we are, the three doors, what is new for me, my next appointment.

use domain::calendar::{DayPart, civil};
use domain::language::Language;
use domain::notice::{Notice, NoticeKind};
use domain::offering::OfferingKind;
use jiff::Timestamp;
use jiff::civil::Date;

use super::Words;
use super::approval;
use super::attendance::objection;
use super::booking;
use super::fee;
use super::offer;
use super::session;
use super::together;
use super::when::{day, short_day, time, weekday};

pub const WELCOME: Words = Words("您好，欢迎来银耀", "Welcome to Yinyao");
pub const WHO_WE_ARE: Words = Words(
    "银耀帮退休的您上课、参加活动、做志愿服务。",
    "Yinyao helps retired people find classes, activities and volunteer work.",
);
pub const DOORS: Words = Words("三项服务", "Our three services");
pub const UNIVERSITY_LINE: Words =
    Words("书画、唱歌、太极，慢慢学", "Calligraphy, singing, tai chi, at your own pace");
pub const CENTRE_LINE: Words =
    Words("喝茶、下棋、听戏，常来坐", "Tea, chess, opera: come and sit down");
pub const VOLUNTEER_LINE: Words =
    Words("帮帮邻里，也请人来帮忙", "Help your neighbours, and be helped");
pub const NEXT: Words = Words("下一次安排", "Your next appointment");
pub const NOTHING_NEXT: Words = Words(
    "现在没有安排。从上面选一样，看看有什么。",
    "Nothing yet. Choose one of the three above.",
);
pub const SEE_THIS_ONE: Words = Words("看这一项", "See this one");
pub const SEE_MY_SIGN_UPS: Words = Words("看我的报名", "See my sign-ups");
pub const NEWS: Words = Words("给您的通知", "News for you");
pub const GOT_IT: Words = Words("知道了", "I have read it");
pub const TODAY: Words = Words("今天", "Today");
pub const TOMORROW: Words = Words("明天", "Tomorrow");

/// 李桂兰，上午好; without a name 上午好.
pub fn greeting(language: Language, name: Option<&str>, part: DayPart) -> String {
    let good = match (language, part) {
        (Language::Chinese, DayPart::Morning) => "上午好",
        (Language::Chinese, DayPart::Afternoon) => "下午好",
        (Language::Chinese, DayPart::Evening) => "晚上好",
        (Language::English, DayPart::Morning) => "Good morning",
        (Language::English, DayPart::Afternoon) => "Good afternoon",
        (Language::English, DayPart::Evening) => "Good evening",
    };
    match (language, name) {
        (_, None) => good.to_owned(),
        (Language::Chinese, Some(name)) => format!("{name}，{good}"),
        (Language::English, Some(name)) => format!("{good}, {name}"),
    }
}

/// 今天是2026年11月24日，星期二。
pub fn today(language: Language, date: Date) -> String {
    let (weekday, day) = (weekday(language, date.weekday()), day(language, date));
    match language {
        Language::Chinese => format!("今天是{day}，{weekday}。"),
        Language::English => format!("Today is {weekday} {day}."),
    }
}

/// 明天上午9:00; later 12月3日（星期四）上午9:00.
pub fn soon(language: Language, today: Date, at: Timestamp) -> String {
    let when = civil(at);
    let (date, time) = (when.date(), time(language, when.time()));
    let day = if date == today {
        TODAY.in_language(language).to_owned()
    } else if today.tomorrow().is_ok_and(|tomorrow| tomorrow == date) {
        TOMORROW.in_language(language).to_owned()
    } else {
        far_day(language, today, date)
    };
    match language {
        Language::Chinese => format!("{day}{time}"),
        Language::English => format!("{day}, {time}"),
    }
}

/// The year is told when it is another one.
fn far_day(language: Language, today: Date, date: Date) -> String {
    let told =
        if today.year() == date.year() { short_day(language, date) } else { day(language, date) };
    let weekday = weekday(language, date.weekday());
    match language {
        Language::Chinese => format!("{told}（{weekday}）"),
        Language::English => format!("{weekday} {told}"),
    }
}

/// 山水画入门，第10次课; what meets once has no number.
pub fn which(language: Language, kind: OfferingKind, name: &str, number: u32, of: u32) -> String {
    match (language, kind) {
        _ if of < 2 => name.to_owned(),
        (Language::Chinese, OfferingKind::Class) => format!("{name}，第{number}次课"),
        (Language::Chinese, _) => format!("{name}，第{number}次"),
        (Language::English, _) => format!("{name}, session\u{a0}{number} of\u{a0}{of}"),
    }
}

/// Heads a notice: 您补上名额了.
pub const fn notice_title(about: &NoticeKind) -> Words {
    match about {
        NoticeKind::MovedUp => Words("您补上名额了", "You have a place now"),
        NoticeKind::PlaceOffered { .. } => offer::TITLE,
        NoticeKind::OfferEnded => Words("名额给了下一位", "A place went to the next person"),
        NoticeKind::Cancelled(_) => Words("有一项取消了", "One of your sign-ups was cancelled"),
        NoticeKind::Removed(_) => Words("您的一项报名被撤下了", "You were taken off a list"),
        NoticeKind::PlaceDrawn => Words("您抽中了", "You have a place from the draw"),
        NoticeKind::NotDrawn => Words("这次没有抽中", "No place from the draw this time"),
        NoticeKind::DrawCalledOff(_) => Words("有一项不抽签了", "One of your wishes is not drawn"),
        NoticeKind::FeeDue { .. } => fee::DUE_TITLE,
        NoticeKind::Paid => fee::PAID_TITLE,
        NoticeKind::Unpaid => fee::ENDED_TITLE,
        NoticeKind::AddedByCoordinator => Words("工作人员给您报上了", "The staff signed you up"),
        NoticeKind::AskedToWaitTogether(_) => together::ASKED_TITLE,
        NoticeKind::WaitsTogether => together::AGREED_TITLE,
        NoticeKind::Approved => approval::APPROVED_TITLE,
        NoticeKind::NotAccepted(_) => approval::NOT_ACCEPTED_TITLE,
        NoticeKind::SessionChanged(told) => session::news::title(told),
        NoticeKind::MarkAnswered { .. } => objection::ANSWERED_TITLE,
        NoticeKind::Announced(_) => Words("有一条通知", "There is news"),
        NoticeKind::BookingSettled(_) | NoticeKind::BookingMoved(_) => {
            Words("借的场地有消息", "News of a room you asked for")
        }
    }
}

/// What happened, in one or two sentences.
pub fn notice_sentence(language: Language, notice: &Notice, now: Timestamp) -> String {
    let name = &notice.of;
    match (language, &notice.about) {
        (_, NoticeKind::PlaceOffered { answer_by }) => {
            offer::sentence(language, name, *answer_by, now)
        }
        (_, NoticeKind::FeeDue { pay_by, put_off }) => {
            fee::due_sentence(language, name, *pay_by, put_off)
        }
        (_, NoticeKind::Paid) => fee::paid_sentence(language, name),
        (_, NoticeKind::Unpaid) => fee::ended_sentence(language, name),
        (_, NoticeKind::OfferEnded) => offer::ended_sentence(language, name),
        (_, NoticeKind::AskedToWaitTogether(_)) => together::asked_sentence(language, name),
        (_, NoticeKind::WaitsTogether) => together::agreed_sentence(language, name),
        (_, NoticeKind::Approved) => approval::approved_sentence(language, name),
        (Language::Chinese, NoticeKind::Announced(text)) => format!("“{name}”：{text}"),
        (Language::English, NoticeKind::Announced(text)) => format!("“{name}”: {text}"),
        (_, NoticeKind::SessionChanged(told)) => session::news::sentence(language, name, told),
        (_, NoticeKind::BookingSettled(news)) => booking::news::told(language, news),
        (_, NoticeKind::BookingMoved(news)) => booking::news::moved(language, news),
        (_, NoticeKind::MarkAnswered { at, stays }) => {
            objection::answered_sentence(language, name, *at, stays.as_deref())
        }
        (_, NoticeKind::NotAccepted(reason)) => {
            let told = approval::not_accepted_sentence(language, name);
            let because = because(language, reason);
            if language == Language::Chinese {
                told + &because
            } else {
                format!("{told} {because}")
            }
        }
        (Language::Chinese, NoticeKind::MovedUp) => {
            format!("“{name}”有了空位，现在是您的了。到时候来就行。")
        }
        (Language::Chinese, NoticeKind::Cancelled(reason)) => {
            format!("“{name}”不办了。{}", because(language, reason))
        }
        (Language::Chinese, NoticeKind::Removed(reason)) => {
            format!("您不在“{name}”的名单上了。{}", because(language, reason))
        }
        (Language::Chinese, NoticeKind::PlaceDrawn) => {
            format!("“{name}”的名额是您的了。到时候来就行。")
        }
        (Language::Chinese, NoticeKind::NotDrawn) => {
            let waits = if notice.sign_up.is_some() { "已经替您排上候补。" } else { "" };
            format!("“{name}”抽签的结果出来了，这次没有您。{waits}下次抽同一门课，您多一支签。")
        }
        (Language::Chinese, NoticeKind::DrawCalledOff(reason)) => {
            format!("“{name}”改为按先后报名，您填的志愿不算了。{}", because(language, reason))
        }
        (Language::English, NoticeKind::DrawCalledOff(reason)) => format!(
            "“{name}” now takes sign-ups in order; your wish no longer counts. {}",
            because(language, reason)
        ),
        (Language::English, NoticeKind::PlaceDrawn) => {
            format!("A place in “{name}” is yours. Just come along.")
        }
        (Language::English, NoticeKind::NotDrawn) => {
            let waits = if notice.sign_up.is_some() { "You are on its waiting list. " } else { "" };
            format!(
                "The draw for “{name}” gave you no place. {waits}Next time you have one more lot for that course."
            )
        }
        (Language::Chinese, NoticeKind::AddedByCoordinator) => {
            format!("“{name}”已经替您报上，在我的报名里能看到。")
        }
        (Language::English, NoticeKind::MovedUp) => {
            format!("A place in “{name}” is free and now yours. Just come along.")
        }
        (Language::English, NoticeKind::Cancelled(reason)) => {
            format!("“{name}” will not take place. {}", because(language, reason))
        }
        (Language::English, NoticeKind::Removed(reason)) => {
            format!("You are no longer on the list of “{name}”. {}", because(language, reason))
        }
        (Language::English, NoticeKind::AddedByCoordinator) => {
            format!("You have been signed up for “{name}”; see My sign-ups.")
        }
    }
}

/// 原因：老师生病。 Nothing if none was given.
pub fn because(language: Language, reason: &str) -> String {
    let reason = reason.trim().trim_end_matches(['。', '.']);
    match language {
        _ if reason.is_empty() => String::new(),
        Language::Chinese => format!("原因：{reason}。"),
        Language::English => format!("Reason: {reason}."),
    }
}

#[cfg(test)]
mod tests {
    use domain::calendar::instant;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_is_near_is_told_by_its_name() {
        let today = date(2026, 11, 24);
        let say = |day: Date| soon(Language::Chinese, today, instant(day.at(9, 0, 0, 0)));
        assert_eq!(say(today), "今天上午9:00");
        assert_eq!(say(date(2026, 11, 25)), "明天上午9:00");
        assert_eq!(say(date(2026, 12, 3)), "12月3日（星期四）上午9:00");
        assert_eq!(say(date(2027, 1, 5)), "2027年1月5日（星期二）上午9:00");
    }

    #[test]
    fn the_greeting_uses_the_name() {
        assert_eq!(greeting(Language::Chinese, Some("李桂兰"), DayPart::Morning), "李桂兰，上午好");
        assert_eq!(greeting(Language::English, None, DayPart::Evening), "Good evening");
    }

    #[test]
    fn a_reason_is_told_once_and_ends_once() {
        assert_eq!(because(Language::Chinese, "老师生病。"), "原因：老师生病。");
        assert_eq!(because(Language::Chinese, " "), "");
    }
}
