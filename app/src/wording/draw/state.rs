//! A draw on a card, in the status box of an offering, and how its places are given.

use domain::calendar::civil;
use domain::draw::DrawPhase;
use domain::language::Language::{self, Chinese, English};
use domain::offering::{OfferingDraw, Window};
use domain::stage::ForWhom;
use jiff::Timestamp;
use jiff::civil::{Date, Time};

use crate::wording::Words;
use crate::wording::stage::{group, until as to_the_end};
use crate::wording::when::{full_day, moment, short_day, time};

pub const CALLED_OFF: Words = Words("这次不摇号了", "This draw will not be held");
pub const CALLED_OFF_NEXT: Words = Words(
    "这些课改为按报名先后给名额。请到课程里看看。",
    "Places are given in the order of signing up instead. See the list.",
);
pub const WHAT_IT_IS: Words = Words(
    "名额由抽签来定：先填志愿，截止以后公开抽签。早填晚填都一样，不用抢。",
    "Places here are drawn: first you make wishes, then there is a public draw. Early or late makes no difference.",
);
pub const MAKE_WISHES: Words = Words("填志愿", "Make my wishes");
pub const CHANGE_WISHES: Words = Words("改志愿", "Change my wishes");
pub const SIGN_IN_AND_WISH: Words = Words("登录后填志愿", "Sign in to make wishes");
pub const SEE_DRAW: Words = Words("看这次摇号", "See this draw");
pub const SEE_HELD_DRAW: Words =
    Words("这里的名额是公开抽签定的，看是怎么抽的", "Places here were drawn: see how");
pub const SEE_MY_WISHES: Words = Words("看我的志愿", "See my wishes");
pub const DRAWN_NEXT: Words =
    Words("名单已经公布，接下来公开抽签。", "The list is published. The draw comes next.");
pub const LIST_NEXT: Words =
    Words("接下来公布名单，然后公开抽签。", "The list is published next, then the draw is held.");
pub const BY_DRAW: Words = Words("公开摇号，早填晚填都一样", "By a public draw: no need to hurry");
pub const THEN_IN_ORDER: Words =
    Words("抽签以后剩下的名额，按报名先后", "Places left after the draw: first come, first served");
pub const WISH_WINDOW: Words = Words("填志愿", "Wishes");

/// 12月5日下午5:00.
fn short_moment(language: Language, at: Timestamp) -> String {
    let at = civil(at);
    let (day, time) = (short_day(language, at.date()), time(language, at.time()));
    match language {
        Chinese => format!("{day}{time}"),
        English => format!("{day}, {time}"),
    }
}

/// The last day, where wishes close at its end: the closing moment is already closed, so a midnight belongs to the day
/// before, and nobody is told of 上午0:00.
pub fn last_whole_day(closes_at: Timestamp) -> Option<Date> {
    let when = civil(closes_at);
    let day_before = when.date().yesterday().ok();
    day_before.filter(|_| when.time() == Time::midnight())
}

/// On a card: 公开摇号，12月5日下午5:00前填志愿.
pub fn card(language: Language, draw: &OfferingDraw, now: Timestamp) -> String {
    let opens = short_moment(language, draw.window.opens_at);
    let closes_at = draw.window.closes_at;
    let last = last_whole_day(closes_at).map(|last| short_day(language, last));
    let is_whole_day = last.is_some();
    let closes = last.unwrap_or_else(|| short_moment(language, closes_at));
    match (draw.phase(now), language) {
        (phase @ (DrawPhase::Held | DrawPhase::CalledOff), _) => {
            title(phase).in_language(language).to_owned()
        }
        (DrawPhase::Later, Chinese) => format!("公开摇号，{opens}起填志愿，可以先填好"),
        (DrawPhase::Later, English) => {
            format!("Public draw: wishes from {opens}, to be prepared now")
        }
        (DrawPhase::Open, Chinese) if is_whole_day => format!("公开摇号，填志愿到{closes}"),
        (DrawPhase::Open, English) if is_whole_day => {
            format!("Public draw: make wishes until {closes}")
        }
        (DrawPhase::Open, Chinese) => format!("公开摇号，{closes}前填志愿"),
        (DrawPhase::Open, English) => format!("Public draw: make wishes before {closes}"),
        (DrawPhase::Closed, Chinese) => "公开摇号，志愿已经截止".to_owned(),
        (DrawPhase::Closed, English) => "Public draw: wishes have closed".to_owned(),
        (DrawPhase::Frozen, Chinese) => "公开摇号，名单已公布，就要抽签".to_owned(),
        (DrawPhase::Frozen, English) => {
            "Public draw: the list is published, the draw is next".to_owned()
        }
    }
}

/// Heads the box of an offering that is drawn, for somebody without wishes.
pub const fn title(phase: DrawPhase) -> Words {
    match phase {
        DrawPhase::Later => {
            Words("公开摇号，现在可以先填好志愿", "Public draw: you can prepare your wishes now")
        }
        DrawPhase::Open => {
            Words("公开摇号，现在可以填志愿", "Public draw: you can make wishes now")
        }
        DrawPhase::Closed => Words("公开摇号，志愿已经截止", "Public draw: wishes have closed"),
        DrawPhase::Frozen => Words("公开摇号，名单已经公布", "Public draw: the list is published"),
        DrawPhase::Held => Words("已经抽过签了", "The draw has been held"),
        DrawPhase::CalledOff => CALLED_OFF,
    }
}

/// 您填了志愿：这是第2志愿.
pub fn my_rank(language: Language, rank: usize) -> String {
    match language {
        Chinese => format!("您填了志愿，这是您的第{rank}志愿"),
        English => format!("You have made wishes: this is your wish {rank}"),
    }
}

pub const NOT_AMONG_MINE: Words =
    Words("您填了志愿，这一项不在里面", "You have made wishes; this is not among them");

/// 抽签的结果：候补第3位.
pub fn said(language: Language, answer: &str) -> String {
    match language {
        Chinese => format!("抽签的结果：{answer}"),
        English => format!("The draw said: {answer}"),
    }
}

/// 志愿填到2026年12月5日（星期六）下午5:00.
pub fn until(language: Language, at: Timestamp) -> String {
    if let Some(last) = last_whole_day(at) {
        let last = full_day(language, last);
        return match language {
            Chinese => format!("填到{last}，当天还可以填。"),
            English => format!("Wishes can be made until {last}, that day included."),
        };
    }
    let at = moment(language, at);
    match language {
        Chinese => format!("{at}截止。"),
        English => format!("Wishes close on {at}."),
    }
}

/// 2026年12月1日（星期二）上午9:00开始填。现在先填好，到时候不用再做什么。
pub fn from(language: Language, at: Timestamp) -> String {
    let at = moment(language, at);
    match language {
        Chinese => format!("{at}开始填。现在先填好，到时候不用再做什么。"),
        English => {
            format!("Wishes open on {at}. Prepare yours now, and there is nothing to do then.")
        }
    }
}

/// Wishes that were made before they open: 2026年12月1日（星期二）上午9:00开始填。您的志愿已经记下，到时候不用再做什么。
pub fn kept_ahead(language: Language, at: Timestamp) -> String {
    let at = moment(language, at);
    match language {
        Chinese => format!("{at}开始填。您的志愿已经记下，到时候不用再做什么。"),
        English => format!("Wishes open on {at}. Yours are kept already: nothing more to do then."),
    }
}

/// Until when they can be changed: 以后还能改，填到2026年12月4日（星期五），当天还可以填。
pub fn changed_until(language: Language, at: Timestamp) -> String {
    let until = until(language, at);
    match language {
        Chinese => format!("以后还能改，{until}"),
        English => format!("They can be changed. {until}"),
    }
}

/// Before wishes open: from when, that they are kept already or can be prepared, and until when they can be changed.
pub fn ahead(language: Language, window: Window, are_made: bool) -> Vec<String> {
    let from = if are_made { kept_ahead } else { from };
    vec![from(language, window.opens_at), changed_until(language, window.closes_at)]
}

/// 抽签号：01234567.
pub fn my_number(language: Language, number: u32) -> String {
    match language {
        Chinese => format!("您的抽签号：{number:08}"),
        English => format!("Your number in the draw: {number:08}"),
    }
}

/// 一共20个名额，其中5个先给新学员。
pub fn places(language: Language, places: u32, newcomers: u32) -> String {
    match (language, newcomers) {
        (Chinese, 0) => format!("一共{places}个名额"),
        (Chinese, _) => format!("一共{places}个名额，其中{newcomers}个先给新学员"),
        (English, 0) if places == 1 => "1\u{a0}place".to_owned(),
        (English, 0) => format!("{places}\u{a0}places"),
        (English, _) => {
            format!("{places}\u{a0}places, {newcomers} of them first for newcomers")
        }
    }
}

/// 其中3个先给住在本地区的人，到12月5日24:00.
pub fn for_district(language: Language, places: u32, until: Option<Timestamp>) -> String {
    let who = group(ForWhom::District).in_language(language);
    let to = until.map(|at| to_the_end(language, at));
    match (language, to) {
        (Chinese, None) => format!("其中{places}个先给{who}"),
        (Chinese, Some(to)) => format!("其中{places}个先给{who}，到{to}"),
        (English, None) => format!("{places} of them first for {who}"),
        (English, Some(to)) => format!("{places} of them first for {who}, until {to}"),
    }
}

/// 其中3个先给住在本地区的人抽.
pub fn reserved(language: Language, places: u32, for_whom: ForWhom) -> String {
    let who = group(for_whom).in_language(language);
    match language {
        Chinese => format!("其中{places}个先给{who}抽"),
        English => format!("{places} of the places were drawn first for {who}"),
    }
}

#[cfg(test)]
mod tests {
    use domain::calendar::instant;
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;
    use crate::components::example::a_key;

    #[test]
    fn a_card_says_until_when_wishes_can_be_made() {
        let at = |day| instant(date(2026, 12, day).at(17, 0, 0, 0));
        let window = Window { opens_at: at(1), closes_at: at(5) };
        let draw = OfferingDraw { id: a_key(9), window, is_frozen: false, is_held: false };
        let say = |draw: &OfferingDraw, now| card(Chinese, draw, now);
        assert_eq!(say(&draw, at(2)), "公开摇号，12月5日下午5:00前填志愿");
        let ahead = say(&draw, at(1) - 1.second());
        assert_eq!(ahead, "公开摇号，12月1日下午5:00起填志愿，可以先填好");
        assert_eq!(say(&draw, at(5)), "公开摇号，志愿已经截止");
        let held = OfferingDraw { is_frozen: true, is_held: true, ..draw };
        assert_eq!(say(&held, at(6)), "已经抽过签了");
    }

    #[test]
    fn places_for_the_district_say_until_when() {
        let midnight = instant(date(2026, 12, 6).at(0, 0, 0, 0));
        assert_eq!(for_district(Chinese, 3, None), "其中3个先给住在本地区的人");
        let told = for_district(Chinese, 3, Some(midnight));
        assert_eq!(told, "其中3个先给住在本地区的人，到2026年12月5日（星期六）24:00");
    }

    #[test]
    fn wishes_made_ahead_are_kept_and_can_be_changed_until_the_end() {
        let at = |day| instant(date(2026, 12, day).at(17, 0, 0, 0));
        let window = Window { opens_at: at(1), closes_at: at(5) };
        let until = "以后还能改，2026年12月5日（星期六）下午5:00截止。";
        let opens = "2026年12月1日（星期二）下午5:00开始填。";
        let can = format!("{opens}现在先填好，到时候不用再做什么。");
        assert_eq!(ahead(Chinese, window, false), [can.as_str(), until]);
        let kept = format!("{opens}您的志愿已经记下，到时候不用再做什么。");
        assert_eq!(ahead(Chinese, window, true), [kept.as_str(), until]);
    }

    #[test]
    fn wishes_that_close_at_midnight_close_on_the_day_before() {
        let midnight = instant(date(2026, 12, 6).at(0, 0, 0, 0));
        let window = Window { opens_at: midnight - 96.hours(), closes_at: midnight };
        let draw = OfferingDraw { id: a_key(9), window, is_frozen: false, is_held: false };
        assert_eq!(card(Chinese, &draw, window.opens_at), "公开摇号，填志愿到12月5日");
        assert_eq!(until(Chinese, midnight), "填到2026年12月5日（星期六），当天还可以填。");
        let told = until(English, midnight);
        assert_eq!(told, "Wishes can be made until Saturday 5 December 2026, that day included.");
        assert_eq!(until(Chinese, midnight + 9.hours()), "2026年12月6日（星期日）上午9:00截止。");
    }
}
