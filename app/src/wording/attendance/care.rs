//! 关心: whom the desk calls because they did not come, and what came of it.

use domain::care::{CareOutcome, InvalidUntil, Missed};
use domain::language::Language::{self, Chinese, English};
use store::care::CareTask;

use crate::wording::Words;
use crate::wording::when::{full_day, moment};

pub const TITLE: Words = Words("关心没来的人", "People who were missed");
pub const LEAD: Words = Words(
    "两次没来，又没请假，请打个电话问问。名额都留着。",
    "Two sessions missed without a word: please call. Everybody keeps their place.",
);
pub const NOBODY: Words = Words("没有要打的电话", "Nobody is to be called");
pub const NOBODY_LINE: Words = Words(
    "有人近来两次没来，又没请假，会列在这里。",
    "Whoever misses two sessions without a word lately stands here.",
);
pub const CALL: Words = Words("打电话", "Call");
pub const NOTED: Words = Words("记好了。", "It is noted.");
pub const STOPS: Words = Words(
    "这位想退出。名额还留着，要退请在名单上办。",
    "This person wants to stop. The place is kept until it is given up on the list.",
);
pub const TO_REMOVAL: Words = Words("去办退出", "Give up the place");
pub const BACK: Words = Words("回到名单", "Back to the list");
pub const ABOUT: Words = Words("报名项目", "Offering");
pub const MISSED: Words = Words("没来", "Missed");
pub const LIAISON: Words = Words("谁联系", "Who calls");
pub const EVERYBODY: Words = Words("还没定，谁都可以打", "Not settled: anybody may call");
pub const TAKE_ON: Words = Words("这一项以后由我联系", "I call for this from now on");
pub const FORMER: Words = Words("打过的电话", "Calls so far");
pub const OUTCOME: Words = Words("怎么样？", "What came of it?");
pub const OUTCOME_MISSING: Words = Words("请选一个结果", "Please choose what came of it");
pub const UNTIL: Words = Words("到哪一天", "Until which day");
pub const UNTIL_HINT: Words = Words(
    "病了或出门时写，例如：2026年12月20日",
    "If they are ill or away, for example: 2026-12-20",
);
pub const NOTE: Words = Words("还有什么要记（可以不填）", "Anything else (may be left empty)");
pub const SAVE: Words = Words("记下来", "Note it");
pub const NOT_NOW: Words = Words("现在不用打了", "No call is needed now");
pub const NOTE_IT_TOO: Words = Words(
    "您写的还在下面。您也打过，就记下来。",
    "What you wrote is below. If you have called, too, note it.",
);
pub const NAME_SOMEBODY: Words = Words("请别人联系", "Somebody else calls");
pub const WHO_CALLS: Words = Words("以后由谁联系", "Who calls from now on");
pub const OF_OFFERING: Words = Words("谁联系缺课的人", "Who calls those who did not come");
pub const NAME_THEM: Words = Words("就请这位", "Name this person");
pub const NAMED: Words = Words(
    "定好了谁联系，打过的电话都看得到。",
    "It is settled who calls; they see the calls so far.",
);
pub const WHO_MISSING: Words = Words("请从名单里选一位", "Please choose somebody of the list");
pub const NOT_NOW_LINE: Words = Words(
    "刚才有人打过，或者本人已经来了。",
    "Somebody has called just now, or they have come again.",
);
pub const NOT_A_DAY: Words =
    Words("请写清年月日，例如：2026年12月20日", "Please write day, month and year: 2026-12-20");

/// What may come of a call, in the order of the page.
pub const OUTCOMES: [(&str, Words); 5] = [
    (CareOutcome::CODES[0], Words("都好，还来", "Well, and comes again")),
    (CareOutcome::CODES[1], Words("病了", "Ill")),
    (CareOutcome::CODES[2], Words("出门了，过些天回来", "Away for a while")),
    (CareOutcome::CODES[3], Words("想退出", "Wants to stop")),
    (CareOutcome::CODES[4], Words("没人接", "No answer")),
];

/// 连着2次，最近一次是2026年12月8日（星期二）上午9:00; or of which sessions, or in what else.
pub fn missed(language: Language, task: &CareTask) -> String {
    let (last, also) = (moment(language, task.last_missed), &task.also_missed);
    match (language, task.missed) {
        (Chinese, Missed::InARow(times)) => format!("连着{times}次，最近一次是{last}"),
        (Chinese, Missed::OfTheLast { missed, of }) => {
            format!("最近{of}次里有{missed}次，最近一次是{last}")
        }
        (Chinese, Missed::AlsoIn(_)) => format!("这里一次，“{also}”一次，最近一次是{last}"),
        (English, Missed::InARow(times)) => format!("{times} in a row, the last on {last}"),
        (English, Missed::OfTheLast { missed, of }) => {
            format!("{missed} of the last {of}, the last on {last}")
        }
        (English, Missed::AlsoIn(_)) => format!("once here and once “{also}”, the last on {last}"),
    }
}

/// What came of a call: 病了，到2026年12月20日.
pub fn outcome(language: Language, outcome: CareOutcome) -> String {
    let code = outcome.code();
    let words = OUTCOMES.iter().find(|(of, _)| *of == code).map_or(OUTCOME, |(_, words)| *words);
    let what = words.in_language(language);
    let until = outcome.until().map(|until| full_day(language, until));
    match (language, until) {
        (_, None) => what.to_owned(),
        (Chinese, Some(until)) => format!("{what}，到{until}"),
        (English, Some(until)) => format!("{what}, until {until}"),
    }
}

/// Why that day cannot be.
pub const fn no_day(fault: InvalidUntil) -> Words {
    match fault {
        InvalidUntil::Missing => Words("请写到哪一天回来", "Please write until which day"),
        InvalidUntil::Past => Words("这一天已经过了，请再看看", "That day is over. Please check"),
        InvalidUntil::TooFar => {
            Words("一年以后太远了，请看看年份", "That is more than a year away. Please check")
        }
    }
}

/// 3人两次没来: the line on the board, without a name.
pub fn on_board(language: Language, people: usize) -> String {
    match (language, people) {
        (Chinese, _) => format!("{people}人两次没来"),
        (English, 1) => "1 person missed two sessions".to_owned(),
        (English, _) => format!("{people} people missed two sessions"),
    }
}
