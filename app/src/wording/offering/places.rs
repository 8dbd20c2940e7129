//! How full an offering is, or why no place can be had, on one line.

use domain::calendar::civil;
use domain::language::Language;
use domain::refusal::Refusal;
use jiff::Timestamp;

use crate::islands::live_places::PlacesSentences;
use crate::wording::Words;
use crate::wording::when::{short_day, time};

/// 还有7个名额; 满了，候补2人. The browser fills in the numbers itself.
pub fn places_sentences(language: Language) -> PlacesSentences {
    let words = |words: Words| words.in_language(language).to_owned();
    PlacesSentences {
        uncounted: words(Words("不限名额，都可以报", "Places for everybody")),
        one_free: words(Words("还有1个名额", "1 place left")),
        many_free: words(Words("还有{n}个名额", "{n} places left")),
        full: words(Words("满了，可以排候补", "Full; there is a waiting list")),
        one_waits: words(Words("满了，候补1人", "Full; 1 person is waiting")),
        many_wait: words(Words("满了，候补{n}人", "Full; {n} people are waiting")),
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
    fn a_card_says_when_sign_up_opens() {
        let refusal = Refusal::NotOpenYet { opens_at: instant(date(2026, 11, 28).at(9, 0, 0, 0)) };
        assert_eq!(short_refusal(Language::Chinese, &refusal), "11月28日上午9:00开始报名");
        assert_eq!(
            short_refusal(Language::English, &refusal),
            "Sign-up opens on 28 November, 9:00 am"
        );
    }
}
