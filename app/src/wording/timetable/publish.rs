//! Publishing planned classes: what it means before it is done, and what it has done.

use domain::calendar::Closure;
use domain::language::Language::{self, Chinese, English};

use crate::wording::Words;
use crate::wording::when::{day, days};

pub const TITLE: Words = Words("公布排好的班", "Publish what is planned");
pub const MEANS: Words = Words(
    "公布以后，大家都看得到，到时间就能报名。",
    "Once published, everybody sees them and may sign up when it opens.",
);
pub const WHICH: Words = Words("公布哪些班", "Which classes");
pub const ALL: Words = Words("全部不冲突的班", "All that do not clash");
pub const CANNOT: Words = Words("有冲突，先不能公布", "Clashes, and cannot be published yet");
pub const WHEN: Words = Words("什么时候报名", "When people sign up");
pub const RETURNING_FROM: Words =
    Words("老学员从什么时候起可以续班（选填）", "From when former members may continue (optional)");
pub const RETURNING_HINT: Words = Words(
    "要早于公开报名。不填，就和大家一起报。年龄上限只管新来的人，不管续班。",
    "Before sign-up opens. Empty: with everybody. The oldest age is for newcomers alone, not for members who continue.",
);
pub const NOT_BY_APPROVAL: Words = Words(
    "审核报名的班，谁都要您同意，没有续班的日子。请不要填",
    "Where you decide on each sign-up nobody continues by themselves. Please leave it empty",
);
pub const LOOK: Words = Words("看看会怎么样", "See what it means");
pub const DO_IT: Words = Words("公布", "Publish");
pub const WILL: Words = Words("公布以后", "What it means");
pub const NOT_YET: Words = Words("现在还没有公布。", "Nothing is published yet.");
pub const NONE_CHOSEN: Words = Words("请先选要公布的班", "Please choose some classes first");
pub const NOTHING: Words = Words("没有等着公布的班。", "Nothing waits to be published.");
pub const NEVER_MEETS: Words =
    Words("有的班在这学期一次也上不了", "Some class would never meet in this term");

/// 3个班，一共42次课.
pub fn sessions(language: Language, classes: usize, sessions: usize) -> String {
    match language {
        Chinese => format!("{classes}个班，一共{sessions}次课。"),
        English => format!("Classes: {classes}. Sessions in all: {sessions}."),
    }
}

/// 端午节（2027年6月9日）不上课.
pub fn left_out(language: Language, closed: &Closure) -> String {
    let at = if closed.from == closed.to {
        day(language, closed.from)
    } else {
        days(language, closed.from, closed.to)
    };
    let reason = &closed.reason;
    match language {
        Chinese => format!("{at}不上课：{reason}。"),
        English => format!("No sessions on {at}: {reason}."),
    }
}

/// 23位老学员会在首页看到可以续班.
pub fn continuing(language: Language, people: u32) -> String {
    match (language, people) {
        (Chinese, 0) => "没有老学员要续班。".to_owned(),
        (Chinese, _) => format!("{people}位老学员会在首页看到可以接着读。"),
        (English, 0) => "There are no former members to continue.".to_owned(),
        (English, 1) => "One former member will read that they may continue.".to_owned(),
        (English, _) => format!("{people} former members will read that they may continue."),
    }
}

/// 公布了3个班.
pub fn done(language: Language, classes: u32, continued: u32) -> String {
    match (language, continued) {
        (Chinese, 0) => format!("公布了{classes}个班。"),
        (Chinese, _) => format!("公布了{classes}个班，其中{continued}个班老学员可以续班。"),
        (English, 0) => format!("Published: {classes}."),
        (English, _) => {
            format!("Published: {classes}. In {continued} of them former members may continue.")
        }
    }
}
