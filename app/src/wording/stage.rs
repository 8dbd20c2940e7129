//! 阶段: whose turn it is for the places of an offering, what comes next, and why somebody waits.

use domain::calendar::civil;
use domain::language::Language::{self, Chinese, English};
use domain::offering::Window;
use domain::stage::{ForAll, ForWhom, Share, Stage, StageRefusal, Stages, stage};
use jiff::Timestamp;
use jiff::civil::Time;
use store::sign_up::Newcomer;

use super::Words;
use super::when::{full_day, moment};

pub mod area;
pub mod desk;

pub const TITLE: Words = Words("现在轮到谁报名", "Whose turn it is");
pub const CONTINUE: Words = Words("继续读", "Continue");
pub const CONTINUE_TITLE: Words = Words("下学期可以接着读", "You can continue in the next term");
pub const MAY_CONTINUE: Words = Words("您可以续班", "You can continue in this class");
pub const ONE_TAP: Words = Words(
    "您是老学员，按一下就报上。不想读了，不用按。",
    "You had a place in the former class: one tap and you are in. If not, do nothing.",
);
pub const SIGN_IN_TO_CONTINUE: Words = Words("登录后续班", "Sign in and continue");
pub const REST_IN_ORDER: Words =
    Words("剩下的名额，先到先得。", "Places that are left: first come, first served.");
pub const KEPT_FOR_SOME: Words =
    Words("剩下的名额留给一部分人", "The places left are kept for some people");
pub const SIGN_IN_TO_KNOW: Words = Words(
    "登录以后，就知道您能不能马上报。不能也可以排候补。",
    "Sign in to know whether you can have one now. If not, you can wait.",
);
pub const WHERE_YOU_LIVE: Words = Words("住在哪里", "Where you live");

/// 11月30日24:00, as the last moment of a day; otherwise the moment.
pub fn until(language: Language, at: Timestamp) -> String {
    let when = civil(at);
    match when.date().yesterday() {
        Ok(day) if when.time() == Time::midnight() => match language {
            Chinese => format!("{}24:00", full_day(language, day)),
            English => format!("the end of {}", full_day(language, day)),
        },
        _ => moment(language, at),
    }
}

pub const WHO_IS_NEW: Words = Words("新学员", "Newcomers");

/// The one rule, in the one wording: `store/src/sign_up/groups.sql`.
pub const NEWCOMER_IS: Words = Words(
    "在这里报上的，一项也没有开始过，就是新学员。",
    "A newcomer is who has had no place here in anything that has begun.",
);

/// 您算新学员：在这里报上的，一项也没有开始过; 您不算新学员：您报过“二胡班”，2026年9月1日（星期二）开始的.
pub fn newcomer(language: Language, told: &Newcomer) -> String {
    match (told, language) {
        (Newcomer::Counts, Chinese) => "您算新学员：您在这里报上的，还没有一项开始。".to_owned(),
        (Newcomer::Counts, English) => {
            "You count as a newcomer: nothing in which you have a place here has begun.".to_owned()
        }
        (Newcomer::Since { name, began_at }, Chinese) => {
            let day = full_day(language, civil(*began_at).date());
            format!("您不算新学员：您报过“{name}”，{day}开始的。")
        }
        (Newcomer::Since { name, began_at }, English) => {
            let day = full_day(language, civil(*began_at).date());
            format!(
                "You do not count as a newcomer: you had a place in “{name}”, which began on {day}."
            )
        }
    }
}

/// Where all that is left is kept for some, of whom the reader is one: 剩下6个名额留给新学员，您在里面，可以报。
pub fn kept_for_you(language: Language, all: &ForAll) -> String {
    let who = all.for_whom.map(|who| group(who).in_language(language));
    match (language, who, all.kept) {
        (Chinese, Some(who), kept) => format!("剩下{kept}个名额留给{who}，您在里面，可以报。"),
        (Chinese, None, _) => "剩下的名额先留给一些人，您在里面，可以报。".to_owned(),
        (English, Some(who), 1) => {
            format!("The last place is kept for {who}. You are one of them and can sign up.")
        }
        (English, Some(who), kept) => format!(
            "The last {kept}\u{a0}places are kept for {who}. You are one of them and can sign up."
        ),
        (English, None, _) => {
            "The last places are kept for some people. You are one of them and can sign up."
                .to_owned()
        }
    }
}

/// 新学员; newcomers.
pub const fn group(for_whom: ForWhom) -> Words {
    match for_whom {
        ForWhom::Newcomers => Words("新学员", "newcomers"),
        ForWhom::District => Words("住在本地区的人", "people who live in the district"),
    }
}

/// Which stage it is, then what comes next, a sentence each; nothing once sign-up has closed. `former` is the name of the class
/// that this one follows.
pub fn lines(
    language: Language,
    window: &Window,
    stages: &Stages,
    former: Option<&str>,
    now: Timestamp,
) -> Vec<String> {
    let returning = stages.returning.map(|returning| returning.from);
    let opens = moment(language, window.opens_at);
    let mut lines = Vec::new();
    let its_name = former.unwrap_or_default();
    match (stage(window, returning, &stages.shares, now), language) {
        (Stage::Closed, _) => return lines,
        (Stage::Before, _) => {
            if let Some(from) = returning {
                let from = moment(language, from);
                lines.push(match language {
                    Chinese => format!("{from}起：老学员续班（“{its_name}”的学员）。"),
                    English => format!("From {from}: members of “{its_name}” may continue."),
                });
            }
            lines.push(everybody_from(language, &opens));
        }
        (Stage::Returning, _) => {
            let to = until(language, window.opens_at);
            lines.push(match language {
                Chinese => format!("现在：老学员续班（“{its_name}”的学员），到{to}。"),
                English => format!("Now: members of “{its_name}” may continue, until {to}."),
            });
            lines.push(everybody_from(language, &opens));
        }
        (Stage::Reserved { .. } | Stage::Open, Chinese) => {
            lines.push("现在：所有人报名，先到先得。".to_owned());
        }
        (Stage::Reserved { .. } | Stage::Open, English) => {
            lines.push("Now: everybody, first come, first served.".to_owned());
        }
    }
    if let Some(most) = stages.returning.and_then(|returning| returning.most)
        && now < window.opens_at
    {
        lines.push(match language {
            Chinese => format!("续班的名额最多{most}个。"),
            English => format!("Places to continue into: {most} at most."),
        });
    }
    let kept: Vec<&Share> = stages.shares.iter().filter(|share| share.kept(now) > 0).collect();
    lines.extend(kept.iter().map(|share| kept_line(language, share, now)));
    if !kept.is_empty() {
        lines.push(match language {
            Chinese => "到时候没人要的，给排在候补最前面的人。".to_owned(),
            English => "What is left then goes to the first on the waiting list.".to_owned(),
        });
    }
    lines
}

fn everybody_from(language: Language, opens: &str) -> String {
    match language {
        Chinese => format!("{opens}起：所有人报名。"),
        English => format!("From {opens}: everybody may sign up."),
    }
}

/// 其中5个名额留给新学员，到12月5日24:00.
fn kept_line(language: Language, share: &Share, now: Timestamp) -> String {
    let (places, to) = (share.kept(now), until(language, share.until));
    let who = group(share.for_whom).in_language(language);
    match language {
        Chinese => format!("其中{places}个名额留给{who}，到{to}。"),
        English if places == 1 => format!("1\u{a0}place is kept for {who} until {to}."),
        English => format!("{places}\u{a0}places are kept for {who} until {to}."),
    }
}

/// Somebody would have to wait although places are free: they are kept for others.
pub fn kept_now(language: Language, position: u32, shares: &[Share], now: Timestamp) -> String {
    let kept = shares.iter().filter(|share| share.kept(now) > 0);
    let to = kept.map(|share| until(language, share.until)).next_back().unwrap_or_default();
    match language {
        Chinese => format!(
            "剩下的名额先留给别的人，到{to}。您可以先排候补第{position}位，到时候还有名额，就按顺序给。"
        ),
        English => format!(
            "The places left are kept for others until {to}. You can be number {position} on the waiting list: what is left then goes by its order."
        ),
    }
}

/// 到12月1日上午9:00以前按一下就续上.
pub fn continue_until(language: Language, opens_at: Timestamp) -> String {
    let to = until(language, opens_at);
    match language {
        Chinese => format!("到{to}以前，名额给老学员留着。"),
        English => format!("Until {to} places are kept for members."),
    }
}

/// Why not, in one or two short sentences.
pub fn refused(language: Language, why: &StageRefusal) -> String {
    let at = |at| moment(language, at);
    match (why, language) {
        (StageRefusal::ReturningFull { opens_at }, Chinese) => {
            format!("续班的名额已经续满了。{}起所有人都能报，您也可以报。", at(*opens_at))
        }
        (StageRefusal::ReturningFull { opens_at }, English) => format!(
            "All places for members are taken. From {} everybody may sign up, you too.",
            at(*opens_at)
        ),
        (StageRefusal::ReturningLater { from }, Chinese) => {
            format!("您是老学员，{}起可以续班。", at(*from))
        }
        (StageRefusal::ReturningLater { from }, English) => {
            format!("As a member of the former class you may continue from {}.", at(*from))
        }
        (StageRefusal::InOrderOnly, Chinese) => "先到先得的项目才能分阶段。".into(),
        (StageRefusal::InOrderOnly, English) => {
            "Stages are possible only where places go first come, first served.".into()
        }
        (StageRefusal::NotAFormerClass, Chinese) => "请选本单位更早开课的一个班。".into(),
        (StageRefusal::NotAFormerClass, English) => {
            "Choose a class of your institution that begins earlier.".into()
        }
        (StageRefusal::ReturningTooLate { opens_at }, Chinese) => {
            format!("续班要在所有人报名以前开始。所有人是{}开始。", at(*opens_at))
        }
        (StageRefusal::ReturningTooLate { opens_at }, English) => {
            format!("Members continue before everybody signs up, which is from {}.", at(*opens_at))
        }
        (StageRefusal::ReleasedOutsideWindow { opens_at, closes_at }, Chinese) => {
            format!("要在报名时间以内，{}到{}。", at(*opens_at), at(*closes_at))
        }
        (StageRefusal::ReleasedOutsideWindow { opens_at, closes_at }, English) => {
            format!("It must lie between {} and {}.", at(*opens_at), at(*closes_at))
        }
        (StageRefusal::MoreKeptThanPlaces { left }, Chinese) => {
            format!("还没人占的名额只有{left}个，不能留得比这多。")
        }
        (StageRefusal::MoreKeptThanPlaces { left }, English) => {
            format!("Only {left}\u{a0}places are left: no more can be kept.")
        }
    }
}

/// Whoever had a place in the former class: “楷书二年级”您可以续班，11月24日上午9:00起。
pub fn may_continue(language: Language, name: &str, from: Timestamp, until: Timestamp) -> String {
    let (from, until) = (moment(language, from), moment(language, until));
    match language {
        Language::Chinese => {
            format!("“{name}”您可以续班，{from}起。{until}起，大家都可以报。")
        }
        Language::English => format!(
            "You may sign up for “{name}” before others, from {from}. From {until} everybody may."
        ),
    }
}

#[cfg(test)]
mod tests {
    use domain::calendar::instant;
    use domain::stage::Returning;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_page_tells_the_stage_and_what_comes_next() {
        let at = |day: i8, hour: i8| instant(date(2026, 12, day).at(hour, 0, 0, 0));
        let window = Window { opens_at: at(2, 9), closes_at: at(10, 17) };
        let share = Share { for_whom: ForWhom::Newcomers, places: 5, claimed: 0, until: at(6, 0) };
        let returning = Some(Returning { from: at(1, 0), most: None, claimed: 0 });
        let stages = Stages { returning, shares: vec![share] };
        let said = |now| lines(Chinese, &window, &stages, Some("楷书一年级"), now);
        assert_eq!(
            said(at(1, 8)),
            [
                "现在：老学员续班（“楷书一年级”的学员），到2026年12月2日（星期三）上午9:00。",
                "2026年12月2日（星期三）上午9:00起：所有人报名。",
                "其中5个名额留给新学员，到2026年12月5日（星期六）24:00。",
                "到时候没人要的，给排在候补最前面的人。",
            ]
        );
        assert_eq!(said(at(6, 0)), ["现在：所有人报名，先到先得。"]);
        assert!(said(at(10, 17)).is_empty());
    }
}
