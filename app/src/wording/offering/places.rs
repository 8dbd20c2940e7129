//! How full an offering is, or why no place can be had, on one line.

use domain::calendar::civil;
use domain::language::Language;
use domain::offering::Places;
use domain::refusal::Refusal;
use jiff::Timestamp;

use crate::islands::live_places::PlacesLine;
use crate::wording::Words;
use crate::wording::when::{short_day, time};

/// 还有7个名额; 满了，候补2人.
pub fn places_line(language: Language, places: &Places) -> PlacesLine {
    line(language, places, Words("满了，可以排候补", "Full; there is a waiting list"))
}

/// The same as a mere count, beside the facts: whether one may sign up is said above them.
pub fn counted_line(language: Language, places: &Places) -> PlacesLine {
    line(language, places, Words("满了", "Full"))
}

fn line(language: Language, places: &Places, full: Words) -> PlacesLine {
    let say = |words: Words| words.in_language(language).to_owned();
    let count = |chinese: String, english: String| match language {
        Language::Chinese => chinese,
        Language::English => english,
    };
    let words = match (places.capacity, places.free(), places.waiting) {
        (_, 0, 0) => say(full),
        (_, 0, 1) => say(Words("满了，候补1人", "Full; 1\u{a0}person is waiting")),
        (_, 0, n) => {
            count(format!("满了，候补{n}人"), format!("Full; {n}\u{a0}people are waiting"))
        }
        (None, ..) => say(Words("不限名额，都可以报", "Places for everybody")),
        (_, 1, _) => say(Words("还有1个名额", "1\u{a0}place left")),
        (_, n, _) => count(format!("还有{n}个名额"), format!("{n} places left")),
    };
    PlacesLine { is_free: places.free() > 0, words }
}

/// Why nobody can get a place now, short enough for a card.
pub fn short_refusal(language: Language, refusal: &Refusal) -> String {
    let words = match refusal {
        Refusal::NotOpenYet { opens_at } => return opens(language, *opens_at),
        Refusal::Cancelled => Words("已经取消", "Cancelled"),
        Refusal::AlreadyOver => Words("已经结束", "Over"),
        Refusal::DropIn => Words("直接来，不用报名", "Just come: no sign-up needed"),
        Refusal::MembersOnly => Words("团员参加，由团里通知", "For members of the group"),
        Refusal::WindowClosed { .. } => Words("报名时间已过", "Sign-up has ended"),
        Refusal::ByDraw => Words("公开摇号，先填志愿", "Public draw: make wishes"),
        _ => Words("现在停止报名", "Sign-up is closed for now"),
    };
    words.in_language(language).to_owned()
}

fn opens(language: Language, at: Timestamp) -> String {
    let at = civil(at);
    let (date, time) = (short_day(language, at.date()), time(language, at.time()));
    match language {
        Language::Chinese => format!("{date}{time}开始报名"),
        Language::English => format!("Sign-up opens on {date}, {time}"),
    }
}

#[cfg(test)]
mod tests {
    use domain::calendar::instant;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn each_state_of_the_places_has_its_sentence() {
        let say = |capacity, held, waiting| {
            let line =
                places_line(Language::Chinese, &Places { capacity, held, waiting, passed: 0 });
            (line.is_free, line.words)
        };
        let free = |words: &str| (true, words.to_owned());
        let full = |words: &str| (false, words.to_owned());
        assert_eq!(say(None, 90, 0), free("不限名额，都可以报"));
        assert_eq!(say(Some(10), 9, 0), free("还有1个名额"));
        assert_eq!(say(Some(10), 3, 0), free("还有7个名额"));
        assert_eq!(say(Some(10), 10, 0), full("满了，可以排候补"));
        assert_eq!(say(Some(10), 10, 1), full("满了，候补1人"));
        assert_eq!(say(Some(10), 9, 12), full("满了，候补12人"));
        let places = Places { capacity: Some(10), held: 10, waiting: 0, passed: 0 };
        assert_eq!(counted_line(Language::English, &places).words, "Full");
    }

    #[test]
    fn a_card_says_when_sign_up_opens() {
        let refusal = Refusal::NotOpenYet { opens_at: instant(date(2026, 11, 28).at(9, 0, 0, 0)) };
        assert_eq!(short_refusal(Language::Chinese, &refusal), "11月28日上午9:00开始报名");
        let by_draw = short_refusal(Language::Chinese, &Refusal::ByDraw);
        assert_eq!(by_draw, "公开摇号，先填志愿", "nor has sign-up stopped where there is a draw");
        assert_eq!(
            short_refusal(Language::English, &refusal),
            "Sign-up opens on 28 November, 9:00\u{a0}am"
        );
    }
}
