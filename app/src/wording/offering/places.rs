//! How full an offering is, or why no place can be had, on one line.

use domain::calendar::civil;
use domain::language::Language;
use domain::offering::Places;
use domain::refusal::Refusal;
use domain::stage::{ForAll, Share, for_all};
use jiff::Timestamp;

use crate::islands::live_places::PlacesLine;
use crate::wording::Words;
use crate::wording::stage::group;
use crate::wording::when::{short_day, time};

/// 还有7个名额; 满了，候补2人; 还有3个名额，另有2个留给新学员: as it is for somebody for whom nothing is reserved.
pub fn places_line(
    language: Language,
    places: &Places,
    shares: &[Share],
    now: Timestamp,
) -> PlacesLine {
    let may_wait = Words("，可以排候补", "; there is a waiting list");
    line(language, places, for_all(places, shares, now), Some(may_wait))
}

/// The same as a mere count, beside the facts: whether one may sign up is said above them.
pub fn counted_line(
    language: Language,
    places: &Places,
    shares: &[Share],
    now: Timestamp,
) -> PlacesLine {
    line(language, places, for_all(places, shares, now), None)
}

fn line(language: Language, places: &Places, all: ForAll, may_wait: Option<Words>) -> PlacesLine {
    let say = |words: Words| words.in_language(language).to_owned();
    let count = |chinese: String, english: String| match language {
        Language::Chinese => chinese,
        Language::English => english,
    };
    let words = match (places.capacity, all.free) {
        (_, 0) => {
            let then = match places.waiting {
                0 => may_wait.map(say).unwrap_or_default(),
                1 => say(Words("，候补1人", "; 1\u{a0}person is waiting")),
                n => count(format!("，候补{n}人"), format!("; {n}\u{a0}people are waiting")),
            };
            none_free(language, all) + &then
        }
        (None, _) => say(Words("不限名额，都可以报", "Places for everybody")),
        (_, 1) => say(Words("还有1个名额", "1\u{a0}place left")) + &also_kept(language, all),
        (_, n) => {
            count(format!("还有{n}个名额"), format!("{n} places left")) + &also_kept(language, all)
        }
    };
    PlacesLine { is_free: all.free > 0, words }
}

/// 满了; 剩下2个名额留给新学员.
fn none_free(language: Language, all: ForAll) -> String {
    let who = all.for_whom.map(|who| group(who).in_language(language));
    match (language, all.kept, who) {
        (_, 0, _) => Words("满了", "Full").in_language(language).to_owned(),
        (Language::Chinese, n, Some(who)) => format!("剩下{n}个名额留给{who}"),
        (Language::Chinese, n, None) => format!("剩下{n}个名额先留着"),
        (Language::English, 1, Some(who)) => format!("The last place is kept for {who}"),
        (Language::English, 1, None) => "The last place is kept for some".to_owned(),
        (Language::English, n, Some(who)) => format!("The last {n}\u{a0}places are kept for {who}"),
        (Language::English, n, None) => format!("The last {n}\u{a0}places are kept for some"),
    }
}

/// ，另有2个留给新学员; nothing where none is kept.
fn also_kept(language: Language, all: ForAll) -> String {
    let who = all.for_whom.map(|who| group(who).in_language(language));
    match (language, all.kept, who) {
        (_, 0, _) => String::new(),
        (Language::Chinese, n, Some(who)) => format!("，另有{n}个留给{who}"),
        (Language::Chinese, n, None) => format!("，另有{n}个先留着"),
        (Language::English, n, who) => {
            format!(", {n}\u{a0}more kept for {}", who.unwrap_or("some"))
        }
    }
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
    use domain::stage::ForWhom;
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn each_state_of_the_places_has_its_sentence() {
        let say = |capacity, held, waiting| {
            let places = Places { capacity, held, waiting, passed: 0 };
            let line = places_line(Language::Chinese, &places, &[], Timestamp::UNIX_EPOCH);
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
        let counted = counted_line(Language::English, &places, &[], Timestamp::UNIX_EPOCH);
        assert_eq!(counted.words, "Full");
    }

    #[test]
    fn what_is_kept_for_some_is_not_told_as_free() {
        let until = Timestamp::UNIX_EPOCH + 1.hour();
        let share = |for_whom| Share { for_whom, places: 2, claimed: 0, until };
        let (new, near) = (share(ForWhom::Newcomers), share(ForWhom::District));
        let say = |language, held, waiting, shares: &[Share]| {
            let places = Places { capacity: Some(10), held, waiting, passed: 0 };
            let line = places_line(language, &places, shares, Timestamp::UNIX_EPOCH);
            (line.is_free, line.words)
        };
        let (chinese, english) = (Language::Chinese, Language::English);
        for (held, waiting, shares, is_free, words) in [
            (5, 0, &[new][..], true, "还有3个名额，另有2个留给新学员"),
            (5, 0, &[new, near], true, "还有1个名额，另有4个先留着"),
            (8, 0, &[new], false, "剩下2个名额留给新学员，可以排候补"),
            (8, 3, &[new], false, "剩下2个名额留给新学员，候补3人"),
            (9, 1, &[near], false, "剩下1个名额留给住在本地区的人，候补1人"),
            (6, 0, &[new, near], false, "剩下4个名额先留着，可以排候补"),
            (10, 0, &[new], false, "满了，可以排候补"),
        ] {
            assert_eq!(say(chinese, held, waiting, shares), (is_free, words.to_owned()));
        }
        let told = say(english, 5, 0, &[new]).1;
        assert_eq!(told, "3 places left, 2\u{a0}more kept for newcomers");
        let told = say(english, 9, 1, &[new]).1;
        assert_eq!(told, "The last place is kept for newcomers; 1\u{a0}person is waiting");
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
