//! The home page: who we are, the three doors, what is new for me, my next appointment.

use domain::calendar::{DayPart, civil};
use domain::language::Language;
use domain::offering::OfferingKind;
use jiff::Timestamp;
use jiff::civil::Date;

use super::Words;
use super::when::{day, short_day, time, weekday};

mod notices;

pub use notices::{because, notice_sentence, notice_title, stands_again, takes_place};

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
}
