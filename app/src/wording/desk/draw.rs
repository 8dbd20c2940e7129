//! 公开摇号 at the desk: the list of draws, one draw and its next step.

use domain::calendar::civil;
use domain::draw::DrawPhase;
use domain::language::Language;
use domain::offering::Window;
use jiff::Timestamp;
use jiff::civil::Time;

use crate::wording::Words;
use crate::wording::when::{full_day, moment};

pub mod counter;
pub mod hold;
pub mod plan;

pub const DRAWS: Words = Words("公开摇号", "Draws");
pub const BACK: Words = Words("回到公开摇号", "Back to the draws");
pub const PLAN: Words = Words("办一次摇号", "Plan a draw");
pub const NONE_YET: Words = Words("还没有办过摇号", "There has been no draw yet");
pub const WHAT_IT_IS: Words = Words(
    "想报的人比名额多，就适合摇号。大家先填志愿，早填晚填都一样，不比谁手快。截止后公布名单，再用现场得到的数字抽签，谁都能核对。",
    "A draw suits what more people want than there are places for. Everybody makes wishes first; early or late makes no difference. Then the list is published, digits from outside decide, and anybody can check.",
);
pub const NAME: Words = Words("名称", "Name");
pub const NEXT: Words = Words("下一步", "Next step");

/// How far a draw is, for a heading.
pub const fn phase(phase: DrawPhase) -> Words {
    match phase {
        DrawPhase::Later => Words("可以先填志愿，还没正式开始", "Wishes can be prepared"),
        DrawPhase::Open => Words("正在填志愿", "Wishes are being made"),
        DrawPhase::Closed => Words("志愿已截止", "Wishes have closed"),
        DrawPhase::Frozen => Words("名单已公布", "The list is published"),
        DrawPhase::Held => Words("已摇号", "Held"),
        DrawPhase::CalledOff => Words("已取消", "Called off"),
    }
}

/// 12月5日下午5:00截止，已有38人填志愿: what comes next, in a line.
pub fn next_step(language: Language, at: DrawPhase, window: Window, people: u32) -> String {
    let time = |at| moment(language, at);
    match (language, at) {
        (Language::Chinese, DrawPhase::Later) => {
            format!("{}开始填志愿，{}", time(window.opens_at), wished(language, people))
        }
        (Language::English, DrawPhase::Later) => {
            format!("Wishes open on {}; {}", time(window.opens_at), wished(language, people))
        }
        (Language::Chinese, DrawPhase::Open) => {
            format!("{}截止，{}", closing(language, window.closes_at), wished(language, people))
        }
        (Language::English, DrawPhase::Open) => {
            format!("Until {}; {}", closing(language, window.closes_at), wished(language, people))
        }
        (Language::Chinese, DrawPhase::Closed) => "志愿已截止：请封存名单".to_owned(),
        (Language::English, DrawPhase::Closed) => "Wishes have closed: freeze the list".to_owned(),
        (Language::Chinese, DrawPhase::Frozen) => "名单已公布：请现场摇号".to_owned(),
        (Language::English, DrawPhase::Frozen) => "The list is published: hold the draw".to_owned(),
        (_, DrawPhase::Held | DrawPhase::CalledOff) => phase(at).in_language(language).to_owned(),
    }
}

/// When wishes close: a midnight is told as the day that it ends.
pub fn closing(language: Language, at: Timestamp) -> String {
    let when = civil(at);
    match when.date().yesterday() {
        Ok(last) if when.time() == Time::midnight() => full_day(language, last),
        _ => moment(language, at),
    }
}

/// 已有38人填志愿.
pub fn wished(language: Language, people: u32) -> String {
    match language {
        Language::Chinese if people == 0 => "还没有人填志愿".to_owned(),
        Language::Chinese => format!("已有{people}人填志愿"),
        Language::English if people == 0 => "nobody has made wishes yet".to_owned(),
        Language::English if people == 1 => "1\u{a0}person has made wishes".to_owned(),
        Language::English => format!("{people}\u{a0}people have made wishes"),
    }
}

pub const AHEAD_LINE: Words = Words(
    "现在就可以先填好，早填晚填机会一样。没有手机的人，可以来柜台填。",
    "They can be prepared now; early or late, the odds are the same. Without a telephone one does it at the counter.",
);
pub const OPEN_LINE: Words = Words(
    "没有手机的人来了，替他们填。早填晚填机会一样。",
    "Do it for those without a telephone. Early or late, the odds are the same.",
);
pub const AT_COUNTER: Words = Words("柜台填志愿", "Make wishes at the counter");
pub const FREEZE_TITLE: Words = Words("请封存名单", "Freeze the list");
pub const FREEZE_LINE: Words = Words(
    "封存以后，谁的志愿都不能再改。名单马上公布，上面只有抽签号，没有姓名。",
    "Afterwards no wish changes. The list is published at once: it holds numbers, no names.",
);
pub const DO_FREEZE: Words = Words("封存并公布名单", "Freeze and publish the list");
pub const FROZEN_TITLE: Words = Words("请现场摇号", "Hold the draw before witnesses");
pub const FROZEN_LINE: Words = Words(
    "先把下面的名单指纹念出来、贴出来。然后当众得出数字，再填进来。",
    "First read the digest below aloud and put it up. Then let the digits fall before witnesses, and enter them.",
);
pub const ENTER_DIGITS: Words = Words("填写数字", "Enter the digits");
pub const PRINT_FOR_DOOR: Words = Words("打印贴在门口", "Print for the door");
pub const SEE_PUBLIC: Words = Words("看大家看到的页面", "See what everybody sees");
pub const LIST_FILE: Words = Words("下载名单", "Download the list");
pub const RECORD_FILE: Words = Words("下载结果", "Download the record");
pub const CALLED_OFF_BECAUSE: Words = Words("已取消，原因是：", "Called off, because:");

pub const CHANGE_PLAN: Words = Words("改计划", "Change the plan");
pub const MOVE_CLOSING: Words = Words("推迟截止时间", "Move the closing later");
pub const CALL_OFF: Words = Words("取消这次摇号", "Call the draw off");
pub const TAKE_OUT: Words = Words("不摇了", "Take out");

pub const OFFERINGS: Words = Words("摇号的项目", "What is drawn");
pub const PLACES: Words = Words("名额", "Places");
pub const NEWCOMERS: Words = Words("留给新学员", "For newcomers");
pub const DISTRICT: Words = Words("留给本地区", "For the district");
pub const DISTRICT_UNTIL: Words = Words("本地区留到", "Kept for the district until");
pub const FIRST_WISHES: Words = Words("第一志愿", "First wishes");
pub const ALL_WISHES: Words = Words("全部志愿", "All wishes");
pub const WHAT: Words = Words("办理", "Actions");
pub const TAKEN_OUT: Words = Words("不摇的项目", "Taken out");

pub const FACTS: Words = Words("基本情况", "Facts");
pub const WINDOW: Words = Words("填志愿的时间", "Wishes");
pub const CLOSING_MOVED: Words = Words("截止推迟了", "Closing moved");
pub const MOST_WANTED: Words = Words("每人最多", "One may want");
pub const SEED: Words = Words("数字从哪来", "The digits");
pub const DIGITS: Words = Words("当场的数字", "The digits that fell");
pub const CIRCUMSTANCES: Words = Words("当时的情形", "When and where");

/// 2个名额.
pub fn places(language: Language, places: u32) -> String {
    match language {
        Language::Chinese => format!("{places}个名额"),
        Language::English if places == 1 => "1\u{a0}place".to_owned(),
        Language::English => format!("{places}\u{a0}places"),
    }
}

/// 10个数字：掷骰子十次.
pub fn seed(language: Language, digits: u32, source: &str) -> String {
    match language {
        Language::Chinese => format!("{digits}个数字：{source}"),
        Language::English => format!("{digits}\u{a0}digits: {source}"),
    }
}

/// Until when it was announced first.
pub fn closing_before(language: Language, before: Timestamp) -> String {
    let before = closing(language, before);
    match language {
        Language::Chinese => format!("原来是{before}"),
        Language::English => format!("It was {before}"),
    }
}

#[cfg(test)]
mod tests {
    use domain::calendar::{instant, start_of};
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_next_step_tells_the_last_day_and_how_many_people_have_wished() {
        let day = date(2026, 12, 5);
        let told = |closes_at, people| {
            let window = Window { opens_at: start_of(date(2026, 12, 1)), closes_at };
            next_step(Language::Chinese, DrawPhase::Open, window, people)
        };
        let evening = instant(day.at(17, 0, 0, 0));
        assert_eq!(told(evening, 38), "2026年12月5日（星期六）下午5:00截止，已有38人填志愿");
        let whole_day = start_of(date(2026, 12, 6));
        assert_eq!(told(whole_day, 0), "2026年12月5日（星期六）截止，还没有人填志愿");
    }
}
