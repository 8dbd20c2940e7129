//! 名额通知: a place that is held for somebody who waited, until they answer.

use domain::calendar::civil;
use domain::call::{Call, CallOutcome};
use domain::language::Language::{self, Chinese, English};
use domain::offering::OfferingKind;
use domain::refusal::Refusal;
use jiff::Timestamp;
use store::sign_up::FormerLine;

use super::Words;
use super::refusal::refusal_sentence;
use super::when::{short_day, time, weekday};

pub const TITLE: Words = Words("有名额了，请您回答", "A place is free for you");
pub const GONE_TITLE: Words =
    Words("给您留的名额，要不了了", "A place kept for you is not yours any more");
pub const ALONE: Words = Words(
    "你们两位一起候补，现在只空出一个名额。",
    "The two of you wait together, and only one place is free.",
);
pub const ALONE_WAYS: Words = Words(
    "您可以一个人先要，另一位接着候补；也可以两人一起继续等。",
    "You may take it alone while the other waits on, or both keep waiting for two.",
);
pub const ALONE_THEN: Words = Words(
    "您继续等，就再问另一位。都不要，才给后来报名的人。",
    "If you wait on the other one is asked; only if both wait on it goes to whoever comes new.",
);
pub const WANT: Words = Words("要这个名额", "Take this place");
pub const DO_NOT_WANT: Words = Words("不要了", "No, thank you");
pub const NOT_THIS_TIME: Words = Words("这次不要，继续候补", "Not this time, keep me waiting");
pub const ASKED: Words = Words("有名额了，等您回答", "A place is kept for you: please answer");
pub const TO_ANSWER: Words = Words("去回答", "Answer");
pub const KEEP_WAITING: Words = Words("继续候补", "Keep me waiting");
pub const KEEP_OFFER: Words = Words("先不决定，返回", "Not yet, go back");
pub const GOES_ON: Words = Words(
    "名额给下一位候补的人。您不再候补，再想报要从头排。",
    "The place goes to the next person. You leave the waiting list and would start at its end.",
);
pub const POSITION_STAYS: Words = Words(
    "这个名额给下一位。您排的位置不变，下次空出名额再问您。",
    "This place goes to the next person. You keep your position, and are asked when another is free.",
);

pub const ANSWER_IN_TIME: Words = Words(
    "想要，就按“要这个名额”，马上定下。",
    "To have it, press “Take this place”: it is yours at once.",
);
pub const GO_ON: Words = Words(
    "不想要，按“不要了”；想等下一个，按“这次不要，继续候补”。",
    "If not, press “No, thank you”; to wait for another, “Not this time, keep me waiting”.",
);
pub const IS_CALLED: Words = Words(
    "没来得及回答也不要紧，名额还留着，工作人员会打电话问您。",
    "If you do not answer in time the place is still kept, and the staff call you.",
);

pub const CALLS: Words = Words("给您打过的电话", "Calls to you");
pub const DECLINED: Words = Words("您没有要这个名额", "You did not take the place");
pub const NOT_REACHED: Words =
    Words("没有联系上您，名额给了下一位", "We could not reach you; the place went on");
pub const STOPPED: Words = Words("没有要", "Not taken");
pub const PASSED_ON: Words = Words("没联系上", "Not reached");

/// 11月30日（星期一）晚上8:00.
fn by(language: Language, at: Timestamp) -> String {
    let when = civil(at);
    let (day, weekday) = (short_day(language, when.date()), weekday(language, when.weekday()));
    let time = time(language, when.time());
    match language {
        Chinese => format!("{day}（{weekday}）{time}"),
        English => format!("{time} on {weekday} {day}"),
    }
}

/// What is offered, and until when an answer is asked for; afterwards that somebody calls.
pub fn sentence(language: Language, name: &str, answer_by: Timestamp, now: Timestamp) -> String {
    let until = by(language, answer_by);
    match language {
        Chinese if now < answer_by => {
            format!("“{name}”空出一个名额，给您留着。请在{until}以前回答。")
        }
        Chinese => {
            format!("“{name}”空出一个名额，给您留着。工作人员会打电话问您，您也可以现在回答。")
        }
        English if now < answer_by => {
            format!("A place in “{name}” is kept for you. Please answer by {until}.")
        }
        English => format!(
            "A place in “{name}” is kept for you. The staff will call you; you may also answer now."
        ),
    }
}

/// 2026年秋季学期，同一门课有3位候补的人等到了名额，排到第5位。
pub fn former_line(language: Language, kind: OfferingKind, line: &FormerLine) -> String {
    let FormerLine { had_one, furthest, .. } = *line;
    let when = match line.term.as_str() {
        "" => short_day(language, line.began_on),
        term => term.to_owned(),
    };
    let what = match kind {
        OfferingKind::Class => Words("同一门课", "this course"),
        OfferingKind::Activity => Words("这项活动", "this activity"),
        OfferingKind::Shift => Words("这项服务", "this shift"),
    };
    let what = what.in_language(language);
    match language {
        Chinese if had_one == 0 => format!("{when}，{what}没有人候补到名额。"),
        Chinese => format!("{when}，{what}有{had_one}位候补到名额，排到第{furthest}位。"),
        English if had_one == 0 => {
            format!("{when}: nobody on the waiting list of {what} got a place.")
        }
        English => {
            format!(
                "{when}: {had_one} who waited for {what} got a place, down to number {furthest}."
            )
        }
    }
}

/// 不要“楷书入门”的名额了吗？
pub fn sure_to_decline(language: Language, name: &str) -> String {
    match language {
        Chinese => format!("不要“{name}”的名额了吗？"),
        English => format!("Say no to the place in “{name}”?"),
    }
}

/// 这次不要“楷书入门”的名额，继续候补吗？
pub fn sure_to_wait_on(language: Language, name: &str) -> String {
    match language {
        Chinese => format!("这次不要“{name}”的名额，继续候补吗？"),
        English => format!("Let this place in “{name}” go and keep waiting?"),
    }
}

/// 记下了：这次不要，还排在第2位。
pub fn waits_on(language: Language, position: u32) -> String {
    match language {
        Chinese => format!("记下了：这次不要，还排在第{position}位。"),
        English => format!("Noted: not this time. You are still number {position} in line."),
    }
}

/// What was told to whom has lost it.
pub fn ended_sentence(language: Language, name: &str) -> String {
    match language {
        Chinese => {
            format!(
                "“{name}”的名额，我们打过电话，没有联系上您，就给了下一位。想再排，可以重新报名。"
            )
        }
        English => format!(
            "We called about the place in “{name}” and could not reach you, so it went to the next person. You may sign up again."
        ),
    }
}

/// Heads the notice that a place was taken on the telephone.
pub const BY_TELEPHONE_TITLE: Words = Words("您要的名额定了", "The place you wanted is yours");

/// A place that was taken on the telephone is confirmed.
pub fn by_telephone_sentence(language: Language, name: &str) -> String {
    match language {
        Chinese => format!("您在电话里要了“{name}”的名额，现在是您的了。"),
        English => format!("You took the place in “{name}” on the telephone: it is yours now."),
    }
}

/// What was offered could not be accepted any more, why, and whether somebody else is asked by now.
pub fn gone_sentence(language: Language, name: &str, because: &Refusal, is_taken: bool) -> String {
    let why = refusal_sentence(language, because);
    match language {
        Chinese => {
            let next = if is_taken { "名额先问了下一位。" } else { "" };
            format!("“{name}”给您留的名额，您要不了了。{why}{next}您继续候补，位置不变。")
        }
        English => {
            let next = if is_taken { " The next person is asked." } else { "" };
            format!(
                "The place in “{name}” that was kept for you could not be yours any more. {why}{next} You keep waiting, at your position."
            )
        }
    }
}

/// 工作人员11月30日（星期一）上午10:20给您打过电话，没有打通。
pub fn call_line(language: Language, call: &Call) -> String {
    let at = by(language, call.at);
    let told = match call.outcome {
        CallOutcome::NoAnswer => Words("没有打通", "there was no answer"),
        CallOutcome::Accepted => Words("您说要这个名额", "you took the place"),
        CallOutcome::Declined => Words("您说不要了", "you did not want the place"),
        CallOutcome::Kept => Words("您说继续候补", "you wait on"),
        CallOutcome::Reached => Words("打通了", "we spoke with you"),
    };
    let told = told.in_language(language);
    match language {
        Chinese => format!("{at}打过，{told}。"),
        English => format!("At {at}: {told}."),
    }
}

#[cfg(test)]
mod tests {
    use domain::calendar::instant;
    use domain::call::CallReason;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn until_when_to_answer_is_told_and_afterwards_that_somebody_calls() {
        let until = instant(date(2026, 11, 30).at(20, 0, 0, 0));
        let before = until - std::time::Duration::from_secs(1);
        assert_eq!(
            sentence(Chinese, "楷书", until, before),
            "“楷书”空出一个名额，给您留着。请在11月30日（星期一）晚上8:00以前回答。"
        );
        assert!(sentence(Chinese, "楷书", until, until).contains("工作人员会打电话问您"));
    }

    #[test]
    fn each_term_is_told_by_its_name_and_what_has_none_by_its_day() {
        let line = FormerLine {
            term: "2026年秋季学期".into(),
            began_on: date(2026, 9, 1),
            waited: 9,
            had_one: 3,
            furthest: 5,
        };
        let class = OfferingKind::Class;
        let told = former_line(Chinese, class, &line);
        assert_eq!(told, "2026年秋季学期，同一门课有3位候补到名额，排到第5位。");
        let none = FormerLine { term: String::new(), had_one: 0, furthest: 0, ..line };
        let told = former_line(Chinese, OfferingKind::Activity, &none);
        assert_eq!(told, "9月1日，这项活动没有人候补到名额。");
    }

    #[test]
    fn an_offer_that_is_gone_tells_why_and_names_the_next_only_where_there_is_one() {
        let because = Refusal::WantsNoMore { wanted: 1 };
        let told = |is_taken| gone_sentence(Chinese, "楷书", &because, is_taken);
        assert!(told(true).contains("您已经有了。名额先问了下一位。您继续候补"), "{}", told(true));
        assert!(!told(false).contains("下一位") && told(false).contains("您已经有了。"));
    }

    #[test]
    fn a_call_is_told_as_it_was() {
        let at = instant(date(2026, 11, 30).at(10, 20, 0, 0));
        let (about, outcome) = (CallReason::Offer, CallOutcome::NoAnswer);
        let call = Call { at, about, outcome };
        assert_eq!(call_line(Chinese, &call), "11月30日（星期一）上午10:20打过，没有打通。");
    }
}
