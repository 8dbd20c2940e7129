//! 合并: two records that may be of one person, making them one, and parting them again.

use domain::language::Language::{self, Chinese, English};
use domain::member::merge::{MergeRefusal, Side, UNDO_DAYS};
use domain::member::twins::Trait;
use jiff::Timestamp;
use store::merge::{Double, Has};

use crate::wording::Words;
use crate::wording::desk::offering::place;
use crate::wording::offering::fee as amount;
use crate::wording::when::moment;

pub const TWINS: Words = Words("可能重复的人", "Perhaps the same person");
pub const TWINS_LEAD: Words = Words(
    "这些记录可能是同一个人。看过两份再决定，同名的人很多。",
    "These records may be of one person. Look at both first: many people share a name.",
);
pub const NO_TWINS: Words = Words("没有可能重复的人", "Nobody stands there twice");
pub const NO_TWINS_LINE: Words = Words(
    "名字、生日、电话都不重。以后有了，会列在这里。",
    "No name, birthday and number stand there twice.",
);
pub const ONE: Words = Words("这一份", "This record");
pub const OTHER: Words = Words("那一份", "That record");
pub const ALIKE: Words = Words("相同", "Alike");
pub const DIFFERS: Words = Words("不同", "Different");
pub const LOOK: Words = Words("看两份", "Look at both");
pub const TITLE: Words = Words("合并两份记录", "Merge two records");
pub const LEAD: Words = Words(
    "确定是同一个人，才合并。合并以后，报名、签到、交费都在保留的一份上。",
    "Merge only what is one person. Everything then stands on the record that stays.",
);
pub const NUMBERS_STAY: Words = Words(
    "两个手机号都能登录，登录以后看到的是同一份。",
    "Both numbers sign in, and lead to the same record.",
);
pub const ELSEWHERE: Words = Words(
    "在别的单位报的名，也一起并过来。",
    "What the person has at other institutions moves as well.",
);
pub const UNDO_TOLD: Words =
    Words("合并错了，30天内可以撤回。", "A wrong merge can be undone within 30 days.");
pub const KEPT: Words = Words("保留的", "Stays");
pub const GOES: Words = Words("并进来的", "Goes into it");
pub const TURN_ROUND: Words = Words("反过来，保留另一份", "The other way round");
pub const NAME: Words = Words("姓名", "Name");
pub const SINCE: Words = Words("哪天加入", "Member since");
pub const ENDS: Words = Words(
    "两份都报了下面的项目。合并以后只留一个：",
    "Both are signed up here. After the merge one of the two is left:",
);
pub const WHICH_NAME: Words = Words("用哪个姓名", "Which name");
pub const WHICH_MOBILE: Words = Words("电话打哪个号码", "Which number to call");
pub const WHICH_BIRTHDAY: Words = Words("用哪个生日", "Which birthday");
pub const WHICH_CONTACT: Words = Words("紧急时找谁", "Whom to call in an emergency");
pub const NOT_TOLD: Words = Words("没有填", "Not told");
pub const REASON: Words = Words("怎么知道是同一个人", "How you know that it is one person");
pub const REASON_HINT: Words =
    Words("比如：看了身份证，是同一个人。", "For example: the identity card was looked at.");
pub const REASON_MISSING: Words =
    Words("请写一句怎么知道是同一个人", "Write how you know that it is one person");
pub const CHOICE_MISSING: Words = Words("请选一个", "Choose one");
pub const MERGE: Words = Words("合并", "Merge");
pub const TWO_PEOPLE: Words = Words("是两个人？", "Two people?");
pub const APART: Words = Words("是两个人，不合并", "Two people: leave them");
pub const APART_LINE: Words = Words(
    "确定是两个人，就说明一下，以后不再提示。情况变了，还会再提示。",
    "If they are two people, say so. They are not told again unless their particulars change.",
);
pub const TOLD_APART: Words = Words("已经说明是两个人的", "Known to be two people");
pub const WAS_TOLD_APART: Words = Words("记下了：是两个人。", "Noted: they are two people.");
pub const WAS_TAKEN_BACK: Words =
    Words("撤回了，又列在下面。", "Taken back: they are listed below again.");
pub const TAKE_BACK: Words = Words("撤回", "Take it back");
pub const NOT_NOW: Words = Words("不合并，返回", "Leave them, back");
pub const DONE: Words =
    Words("合并好了。30天内可以撤回。", "Merged. It can be undone within 30 days.");
pub const UNDONE: Words = Words("撤回了，又是两份记录。", "Undone: they are two records again.");
pub const MERGED_HERE: Words = Words("并进来的记录", "Records merged into this one");
pub const UNDO: Words = Words("撤回合并", "Undo the merge");

/// 姓名, for what two records have alike or not.
pub const fn what(what: Trait) -> Words {
    match what {
        Trait::Name => Words("姓名", "Name"),
        Trait::Sound => Words("读音", "Sound of the name"),
        Trait::Birthday => Words("生日", "Birthday"),
        Trait::BirthYear => Words("出生年份", "Year of birth"),
        Trait::Telephone => Words("电话", "Telephone"),
    }
}

/// 姓名、生日.
pub fn what_all(language: Language, all: &[Trait]) -> String {
    let words: Vec<_> = all.iter().map(|one| what(*one).in_language(language)).collect();
    words.join(match language {
        Chinese => "、",
        English => ", ",
    })
}

/// 陈淑芬，12月4日9:30并进来。
pub fn merged_at(language: Language, name: &str, at: Timestamp, clerk: &str) -> String {
    let at = moment(language, at);
    match language {
        Chinese => format!("{name}：{at}，{clerk}合并"),
        English => format!("{name}: merged on {at} by {clerk}"),
    }
}

/// Of each offering on which both have something: its name, what stays and what ends, and what becomes of the money.
pub fn double(language: Language, all: &[Double]) -> Vec<(String, Vec<String>)> {
    let of_one = |one: &Double| {
        let (stays, ends) = one.parted();
        let standing = |has: &Has| place(language, has.claim.place);
        let (left, gone) = (standing(&stays), standing(&ends));
        let of = match one.stays() {
            Side::Kept => KEPT,
            Side::Other => GOES,
        };
        let of = of.in_language(language);
        let mut lines = vec![match language {
            Chinese => format!("留下：{left}（{of}一份的）。去掉：{gone}。"),
            English => {
                format!("Stays: {left} (of the record that {}). Ends: {gone}.", of.to_lowercase())
            }
        }];
        lines.extend(money(language, &stays, &ends));
        (one.name.clone(), lines)
    };
    all.iter().map(of_one).collect()
}

/// What becomes of what was paid; nothing where nothing was.
fn money(language: Language, stays: &Has, ends: &Has) -> Option<String> {
    let back = amount(language, ends.claim.paid);
    let is_paid = stays.claim.is_paid;
    Some(match (language, is_paid, ends.claim.leaves_money()) {
        (_, false, false) => return None,
        (Chinese, true, false) => "留下的已经交过费，不用再交。".to_owned(),
        (English, true, false) => "What stays is paid for: nothing more is due.".to_owned(),
        (Chinese, true, true) => format!("两份都交了费。多交的{back}，列进“要退的费”。"),
        (English, true, true) => {
            format!("Both were paid for. {back} is listed under “To give back”.")
        }
        (Chinese, false, true) => format!("去掉的那份交过{back}，列进“要退的费”。"),
        (English, false, true) => {
            format!("{back} was paid for what ends: it is listed under “To give back”.")
        }
    })
}

/// Why two records stay two, or one stays one.
pub fn refused(language: Language, why: &MergeRefusal) -> String {
    match language {
        Chinese => match why {
            MergeRefusal::Same => "这是同一份记录。".into(),
            MergeRefusal::MergedAlready => "其中一份已经合并过了。请看看现在的情况。".into(),
            MergeRefusal::HasAccount => {
                "这个人在管理台登录，他的那一份要保留。请反过来合并。".into()
            }
            MergeRefusal::BothInDraw => "两份都在同一次抽签里填了志愿。请先撤回一份的志愿。".into(),
            MergeRefusal::BothElsewhere => "两份在别的单位报了同一项。请那边先退掉一份。".into(),
            MergeRefusal::TooLate => format!("过了{UNDO_DAYS}天，不能再撤回。"),
            MergeRefusal::UndoneAlready => "已经撤回过了。".into(),
            MergeRefusal::ChangedSince => "合并以后，姓名、电话等又改过，不能再撤回。".into(),
            MergeRefusal::MovedOn => "合并以后又有别的变动，不能再撤回。".into(),
            MergeRefusal::FeeGivenBack { offering } => {
                format!("“{offering}”的费已经退了，不能再撤回。要上课请重新报名。")
            }
            MergeRefusal::PlaceGone { offering } => {
                format!("“{offering}”的名额已经给了别人，不能再撤回。")
            }
        },
        English => match why {
            MergeRefusal::Same => "This is one record.".into(),
            MergeRefusal::MergedAlready => {
                "One of them was merged before. Please look again.".into()
            }
            MergeRefusal::HasAccount => {
                "This person signs in at a desk: that record stays. Merge the other way round."
                    .into()
            }
            MergeRefusal::BothInDraw => {
                "Both have wishes in the same draw. Take one back first.".into()
            }
            MergeRefusal::BothElsewhere => {
                "Both have the same place at another institution. One is to be ended there first."
                    .into()
            }
            MergeRefusal::TooLate => {
                format!("More than {UNDO_DAYS} days have passed: it can no longer be undone.")
            }
            MergeRefusal::UndoneAlready => "It was undone before.".into(),
            MergeRefusal::ChangedSince => {
                "Name or number were changed since: it can no longer be undone.".into()
            }
            MergeRefusal::MovedOn => {
                "Something else has changed since: it can no longer be undone.".into()
            }
            MergeRefusal::FeeGivenBack { offering } => {
                format!(
                    "The fee for “{offering}” was given back: it can no longer be undone. Sign the person up anew."
                )
            }
            MergeRefusal::PlaceGone { offering } => {
                format!(
                    "The place in “{offering}” is somebody else’s now: it can no longer be undone."
                )
            }
        },
    }
}
