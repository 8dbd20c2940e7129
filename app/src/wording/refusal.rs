//! Why somebody is told no, in plain words, with what else can be done where a sentence can say it.

use domain::language::Language;
use domain::offering::Offering;
use domain::refusal::Refusal;
use store::log::Entry;

use super::Words;
use super::when::{full_day, moment};
use chinese::chinese;
use english::english;

mod chinese;
mod english;

/// Over what somebody else has written while a form was filled in.
pub const NOW: Words =
    Words("有人刚改过，现在是这样", "Somebody has just changed it: how it stands now");
pub const TYPED_IS_KEPT: Words = Words(
    "您写的都还在下面。再按一次按钮，就按您写的改。",
    "What you typed is still below. Press the button again to have it your way.",
);

/// 原来：301教室.
pub fn was(language: Language, told: &str) -> String {
    match language {
        Language::Chinese => format!("原来：{told}"),
        Language::English => format!("Before: {told}"),
    }
}

/// 现在：302教室（魏桂枝，2026年11月30日（星期一）上午9:00改的）.
pub fn is_now(language: Language, told: &str, by: Option<&Entry>) -> String {
    let none = Words("没有写", "nothing").in_language(language);
    let told = if told.is_empty() { none } else { told };
    let by = by.map(|entry| {
        let who = entry.by.as_ref().map_or("", |by| by.name.as_str());
        (who.to_owned(), moment(language, entry.at))
    });
    match (language, by) {
        (Language::Chinese, None) => format!("现在：{told}"),
        (Language::Chinese, Some((who, at))) => format!("现在：{told}（{who}，{at}改的）"),
        (Language::English, None) => format!("Now: {told}"),
        (Language::English, Some((who, at))) => format!("Now: {told} ({who}, {at})"),
    }
}

/// 您写的：303教室; where that is what stands now, so.
pub fn was_typed(language: Language, typed: &str, is_same: bool) -> String {
    let typed = match (typed.is_empty(), is_same) {
        (_, true) => Words("和现在一样", "the same as now").in_language(language),
        (true, false) => Words("没有写", "nothing").in_language(language),
        (false, false) => typed,
    };
    match language {
        Language::Chinese => format!("您写的：{typed}"),
        Language::English => format!("You wrote: {typed}"),
    }
}

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
