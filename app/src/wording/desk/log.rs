//! 改动记录: the log of a desk, and putting the last changes back.

use domain::language::Language::{self, Chinese, English};
use domain::log::{LogRefusal, Topic};
use store::log::Entry;

use crate::wording::Words;
use crate::wording::when::moment;

mod act;
mod field;
mod instead;

pub use self::act::of_act;
pub use self::field::{change, label, told};
pub use self::instead::of_instead;

pub const TITLE: Words = Words("改动记录", "Log of changes");
/// The same among the ways to go, where a phone at the largest size has little room.
pub const WAY: Words = Words("改动记录", "Log");
pub const LEAD: Words = Words(
    "谁在什么时候改了什么，都记在这里。",
    "Who has changed what, and when. Nothing is ever taken out.",
);
pub const NARROWED: Words = Words("只看一项的改动。", "Only what was changed of one thing.");
pub const SEE_ALL: Words = Words("看全部改动", "See all changes");
pub const FROM: Words = Words("从哪一天", "From which day");
pub const TO: Words = Words("到哪一天", "Until which day");
pub const DAY_HINT: Words = Words("比如：2026-12-4", "For example: 2026-12-4");
pub const BY: Words = Words("谁改的", "Who");
pub const ABOUT: Words = Words("哪一类", "About what");
pub const ANY: Words = Words("都看", "All");
pub const SEE: Words = Words("查看", "See");
pub const NOTHING: Words = Words("没有这样的改动", "No such change");
pub const NOTHING_LINE: Words =
    Words("换一天，或者看全部。", "Try another day, or see everything.");
pub const AT: Words = Words("时间", "When");
pub const WHAT: Words = Words("做了什么", "What");
pub const CHANGES: Words = Words("改前、改后", "Before and after");
pub const WHY: Words = Words("原因", "Why");
pub const MORE: Words = Words("看这一条", "See the entry");
pub const ENTRY: Words = Words("一条改动", "One change");
pub const BACK: Words = Words("返回改动记录", "Back to the log");
pub const PUT_BACK: Words = Words("撤销", "Put it back");
pub const DO_PUT_BACK: Words = Words("撤销这次改动", "Put this change back");
pub const WAS_PUT_BACK: Words = Words("已经撤销了。", "It has been put back.");
pub const ALONE_SINCE: Words = Words(
    "放回时，没有再和另一位连成一起候补。两位都想一起候补，请再连一次。",
    "They do not wait together with the other one any more. If both want to, link them again.",
);
pub const UNDOES: Words = Words("看被撤销的那一条", "See the change that was put back");
pub const PUT_BACK_LEAD: Words = Words(
    "撤销以后，就和改之前一样。撤销也会记下来。",
    "Everything will be as before. That is written down, too.",
);
pub const PEOPLE_ARE_TOLD: Words =
    Words("相关的人会再收到通知。", "Everybody concerned is told again.");
pub const CLASSES_COME_BACK: Words = Words(
    "没人报名的班，回到排课表。有人报了、改过的班，仍然公布。",
    "Classes that nobody has asked for are planned again. Others stay published.",
);
pub const PLANNED_ANEW: Words =
    Words("这个班在重新安排，请看新的公布", "This class is planned anew. Please look for it again");
pub const REASON: Words = Words("撤销的原因", "Why it is put back");
pub const REASON_HINT: Words = Words("通知里会写上。比如：老师能来了", "People read it.");
pub const REASON_FREE: Words = Words("可以不写。", "It may stay empty.");
pub const REASON_MISSING: Words =
    Words("请写撤销的原因，大家会看到", "Please say why. People will read it");
pub const THE_SERVICE: Words = Words("自动", "The service");
pub const YOUR_CHANGE: Words = Words("刚才改好了。", "Your change is made.");

/// 共34条; 34 entries.
pub fn count(language: Language, entries: u32) -> String {
    match (language, entries) {
        (Chinese, _) => format!("共{entries}条"),
        (English, 1) => "1 entry".to_owned(),
        (English, _) => format!("{entries} entries"),
    }
}

/// What acts are about.
pub const fn topic(topic: Topic) -> Words {
    match topic {
        Topic::SignUps => Words("报名、名单", "Sign-ups and lists"),
        Topic::Offerings => Words("报名项目", "Offerings"),
        Topic::Sessions => Words("上课、点名", "Sessions and registers"),
        Topic::Rooms => Words("场地", "Rooms"),
        Topic::Money => Words("收费、收支", "Money"),
        Topic::Members => Words("学员、委托", "Members and consents"),
        Topic::Terms => Words("排课", "Terms"),
        Topic::Draws => Words("抽签", "Draws"),
        Topic::Messages => Words("通知", "Messages"),
        Topic::Settings => Words("规定、登录", "Settings and accounts"),
    }
}

/// 管理员杨文静停止了“楷书一年级班”的报名。
pub fn sentence(language: Language, entry: &Entry) -> String {
    let who = entry.by.as_ref().map_or(THE_SERVICE.in_language(language), |by| by.name.as_str());
    let done = of_act(entry.act).in_language(language).replace("{}", &thing(language, entry));
    match language {
        Chinese => format!("{who}{done}。"),
        English => format!("{who} {done}."),
    }
}

/// What it is about, in the reader's words.
fn thing(language: Language, entry: &Entry) -> String {
    let offering = entry.offering.as_ref().map(|(_, name)| name.as_str());
    let room = entry.room.as_ref().map(|(_, name)| name.as_str());
    let person = entry.person.as_ref().map(|(_, name)| name.as_str());
    let at = entry.session_at.map(|at| moment(language, at));
    let named = Some(entry.name.as_str()).filter(|name| !name.is_empty());
    let parts: Vec<String> = [person, offering, room, named]
        .into_iter()
        .flatten()
        .map(str::to_owned)
        .chain(at)
        .filter(|part| !part.is_empty())
        .collect();
    match language {
        Chinese if parts.is_empty() => "本单位".to_owned(),
        English if parts.is_empty() => "the institution".to_owned(),
        Chinese => format!("“{}”", parts.join("，")),
        English => parts.join(", "),
    }
}

/// Why a change is not put back.
pub fn refused(language: Language, why: LogRefusal) -> &'static str {
    let words = match why {
        LogRefusal::NotToBePutBack => Words(
            "这种改动不能撤销。请直接改过来。",
            "Such a change cannot be put back. Please change it directly.",
        ),
        LogRefusal::AskedForSince => Words(
            "这些班都有人报了，或者改过，不能撤回。",
            "People have asked for all of these classes, or they were changed.",
        ),
        LogRefusal::TooLate => Words(
            "过了3天，不能撤销了。请直接改过来。",
            "After 3 days it cannot be put back. Please change it directly.",
        ),
        LogRefusal::PutBackAlready => Words("这次改动已经撤销了。", "It was put back already."),
        LogRefusal::ChangedSince => Words(
            "后来又有人改过，不能撤销了。请看最新的改动。",
            "It was changed again since. Please look at the latest change.",
        ),
        LogRefusal::ListPublished => Words(
            "抽签名单已经公布，不能撤销了。要办，请另开一个。",
            "Everybody reads the list of its draw. To hold it after all, please offer it anew.",
        ),
        LogRefusal::NoPlaceLeft => {
            Words("名额已经给了别人，不能撤销了。", "Somebody else has the place by now.")
        }
        LogRefusal::ExpectedElsewhere => Words(
            "这个人在那个时间已有别的安排。请先退掉那一项。",
            "This person has something else at that time. Please end that first.",
        ),
        LogRefusal::LimitReached => Words(
            "这个人已经报满了。要放回去，请写明理由。",
            "This person has as much as one may have. To put it back, please say why.",
        ),
        LogRefusal::ReasonMissing => REASON_MISSING,
    };
    words.in_language(language)
}
