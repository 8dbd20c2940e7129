//! My wishes in a draw: making them, what is kept, taking them back, what became of them.

use domain::draw::LeftOut;
use domain::language::Language::{self, Chinese, English};
use domain::stage::ForWhom;
use jiff::Timestamp;
use store::draw::{GotInstead, MyWish, WishAnswer};

use crate::wording::Words;
use crate::wording::draw::state::{last_whole_day, until};
use crate::wording::stage::group;
use crate::wording::when::moment;

pub const TITLE: Words = Words("填我的志愿", "My wishes");
pub const HOW: Words = Words(
    "最想去的先按“选它”，再选第二想去的。填几个都可以，以后还能改。",
    "Press “Choose” at what you like best, then at the next. Choose as many as you like; you can change them later.",
);
pub const CHOSEN: Words = Words("选好的，按先后", "Chosen, in order");
pub const NOTHING_CHOSEN: Words = Words("还没有选。请在下面选。", "Nothing yet. Choose below.");
pub const TO_CHOOSE: Words = Words("还可以选", "What you can choose");
pub const ALL_CHOSEN: Words = Words("都选了。", "You have chosen everything.");
pub const ENOUGH_CHOSEN: Words =
    Words("已经选了20个，够多了。", "You have chosen 20: that is enough.");
pub const CHOOSE: Words = Words("选它", "Choose");
pub const UP: Words = Words("上移", "Up");
pub const DOWN: Words = Words("下移", "Down");
pub const REMOVE: Words = Words("不要了", "Remove");
pub const WANTED: Words = Words("一共想要几个名额？", "How many places do you want in all?");
pub const WANTED_HINT: Words =
    Words("最多得这么多。先得到您最想去的。", "You get no more than that, the dearest first.");
pub const SAY_HOW_MANY: Words = Words("请选一共想要几个名额", "Choose how many places you want");
pub const SEND: Words = Words("交志愿", "Send my wishes");
pub const FIRST_FOR_DISTRICT: Words = Words(
    "有的名额先给住在本地区的人。住在哪里，在“我的资料”里写。",
    "Some places are first for people of the district. Where you live is asked under “About me”.",
);
pub const SAY_WHERE_YOU_LIVE: Words = Words("写我住在哪里", "Say where I live");
pub const CANNOT: Words = Words("这些不能选", "Not possible for you");
pub const NONE_FOUND: Words = Words(
    "没有找到还能选的。请换个词再找，或者看全部。",
    "Nothing found that you can still choose. Try another word, or see all.",
);
pub const SEE_ALL: Words = Words("看全部", "See all");

pub const KEPT: Words = Words("志愿记下了", "Your wishes are kept");
pub const KEPT_WHY: Words = Words(
    "您不用再做什么。下面是您的抽签号，请记下来。",
    "There is nothing more to do. Below is your number: please note it.",
);
pub const CLOSED: Words = Words("志愿已经截止", "Wishes have closed");
pub const FROZEN: Words = Words("名单已经公布，等抽签", "The list is published; the draw is next");
pub const FIND_YOURSELF: Words = Words(
    "您的抽签号在名单上。接下来公开抽签。",
    "Your number is on the list. The draw comes next.",
);
pub const GOT: Words =
    Words("您抽到了名额，到时候来就行。", "The draw gave you a place. Just come along.");
pub const RESULT: Words = Words("抽签结果", "What the draw gave you");
pub const NUMBER: Words = Words("我的抽签号", "My number in the draw");
pub const NUMBER_WHY: Words = Words(
    "名单上只写抽签号，不写姓名。别人不知道是您。",
    "The list shows numbers, never names. Nobody else knows that it is you.",
);
pub const MY_WISHES: Words = Words("我的志愿", "My wishes");
pub const WHAT_NEXT: Words = Words("接下来", "What happens next");
pub const LIST_COMES: Words = Words(
    "截止以后公布名单，您按抽签号就能找到自己。",
    "Then the list is published: you find yourself by your number.",
);
pub const DRAW_COMES: Words = Words(
    "然后公开抽签。结果写在首页和“我的报名”里。",
    "Then the draw is held. Your home page and your sign-ups tell you the result.",
);
pub const CHANGE: Words = Words("改志愿", "Change my wishes");
pub const TAKE_BACK: Words = Words("收回志愿", "Take my wishes back");
pub const TAKE_BACK_TITLE: Words = Words("确定收回志愿吗？", "Take your wishes back?");
pub const TAKE_BACK_WHY: Words = Words(
    "收回以后，这次抽签就没有您。截止以前还可以再填。",
    "You will not be in this draw. Until wishes close you can make them again.",
);
pub const KEEP: Words = Words("不收回，返回", "Keep them, go back");
pub const SEE_DRAW: Words = Words("看这次摇号", "See this draw");
pub const TO_MINE: Words = Words("看我的报名", "See my sign-ups");
pub const BACK_TO_DRAW: Words = Words("回到这次摇号", "Back to this draw");
pub const OTHERS: Words = Words("看还有名额的", "See what still has places");
pub const NO_WISHES: Words = Words("您没有填这次的志愿", "You made no wishes in this draw");
pub const NONE_GOT: Words = Words(
    "这次没有抽到名额。还有名额的，现在就可以报。",
    "The draw gave you no place this time. You can sign up now for what still has places.",
);
/// Under the result where it was a miss. At most as many as [`domain::draw::LOTS_AT_MOST`].
pub const ANOTHER_LOT: Words = Words(
    "要是一直没有名额，下次抽同一门课，您多一支签。最多十支。",
    "Unless you get a place yet, you have one more lot for that course next time, up to ten.",
);
const _: () = assert!(domain::draw::LOTS_AT_MOST == 10, "the sentence tells the number");
pub const HOW_IT_WAS_DRAWN: Words = Words("看是怎么抽的", "See how it was drawn");
pub const IN_DRAWS: Words = Words("公开摇号", "Public draws");
pub const WAITS_FOR_DRAW: Words = Words("等抽签", "Draw to come");
pub const WISHES_KEPT: Words = Words("志愿已填", "Wishes made");
pub const DRAWN: Words = Words("已抽签", "Drawn");
pub const LOOK_OR_CHANGE: Words = Words("查看或改", "See or change");
pub const LOOK: Words = Words("查看", "See");

/// 第2志愿.
pub fn rank(language: Language, rank: usize) -> String {
    match language {
        Chinese => format!("第{rank}志愿"),
        English => format!("Wish {rank}"),
    }
}

/// 书法班：有名额.
pub fn titled(language: Language, what: &str, said: &str) -> String {
    match language {
        Chinese => format!("{what}：{said}"),
        English => format!("{what}: {said}"),
    }
}

/// 找到3项能选的。
pub fn found(language: Language, count: usize) -> String {
    match language {
        Chinese => format!("找到{count}项能选的。"),
        English if count == 1 => "1 found that you can choose.".to_owned(),
        English => format!("{count} found that you can choose."),
    }
}

/// What cannot be chosen and is not listed with the rest.
pub fn more_impossible(language: Language, more: usize) -> String {
    match language {
        Chinese => format!("不能选的还有{more}项。查找名称，就能看到为什么。"),
        English => format!("{more} more are not possible for you: search for one to see why."),
    }
}

/// 2个; 2.
pub fn so_many(language: Language, count: u32) -> String {
    match language {
        Chinese => format!("{count}个"),
        English if count == 1 => "1\u{a0}place".to_owned(),
        English => format!("{count}\u{a0}places"),
    }
}

/// 一共想要2个名额.
pub fn wanted(language: Language, count: u32) -> String {
    match language {
        Chinese => format!("一共想要{count}个名额"),
        English if count == 1 => "You want one place".to_owned(),
        English => format!("You want {count}\u{a0}places in all"),
    }
}

/// The same of anybody on the list: 一共想要2个名额.
pub fn wanted_by_all(language: Language, count: u32) -> String {
    match language {
        Chinese => wanted(language, count),
        English => format!("Wants {} in all", so_many(language, count)),
    }
}

/// Its person reads no more of it: why, in the coordinator's own words, stands in the log alone.
pub const EXCEPTION: Words =
    Words("单位破例登记的。", "The institution made an exception to its rules.");

/// 2026年12月5日（星期六）下午5:00截止填志愿.
pub fn closes(language: Language, at: Timestamp) -> String {
    if last_whole_day(at).is_some() {
        return until(language, at);
    }
    let at = moment(language, at);
    match language {
        Chinese => format!("{at}截止填志愿。"),
        English => format!("Wishes close on {at}."),
    }
}

/// Until when they can be changed, and that it makes no difference how often.
pub fn may_change(language: Language, closes: &str) -> String {
    match language {
        Chinese => format!("{closes}截止以前随时可以改，改几次都一样。"),
        English => format!("{closes} Until then you can change them as often as you like."),
    }
}

/// 和“合唱班”同一时间，最多得一个.
pub fn same_time(language: Language, names: &[String]) -> String {
    match language {
        Chinese => {
            let names: Vec<_> = names.iter().map(|name| format!("“{name}”")).collect();
            format!("和{}同一时间，只会给您一个", names.join("、"))
        }
        English => {
            let names: Vec<_> = names.iter().map(|name| format!("“{name}”")).collect();
            format!("At the same time as {}: you get one of them at most", names.join(", "))
        }
    }
}

/// 有名额; 候补第3位; 没有名额.
pub fn answer(language: Language, answer: Option<WishAnswer>) -> String {
    let words = match answer {
        None => Words("等抽签", "Draw to come"),
        Some(WishAnswer::Place(_)) => Words("有名额", "A place"),
        Some(WishAnswer::Waiting(position)) => {
            return crate::wording::my_sign_ups::waiting(language, position);
        }
        Some(WishAnswer::LeftOut) => Words("没有参加抽签", "Not in the draw"),
        Some(WishAnswer::CalledOff) => Words("已经取消", "Called off"),
        Some(
            WishAnswer::Full | WishAnswer::Enough | WishAnswer::Clash | WishAnswer::ClashSince,
        ) => Words("没有名额", "No place"),
    };
    words.in_language(language).to_owned()
}

/// Why: in one sentence; of a place also for whom it was reserved, if it was.
fn why(language: Language, answer: WishAnswer, share: Option<ForWhom>) -> String {
    let words = match answer {
        WishAnswer::Place(round) => {
            let whose = share.map(|share| group(share).in_language(language));
            return match (language, whose) {
                (Chinese, None) => format!("第{round}轮抽到的。"),
                (Chinese, Some(whose)) => format!("第{round}轮抽到的，是留给{whose}的名额。"),
                (English, None) => format!("Drawn in round {round}."),
                (English, Some(whose)) => {
                    format!("Drawn in round {round}, of the places reserved for {whose}.")
                }
            };
        }
        WishAnswer::Waiting(_) => Words(
            "抽到您以前名额就满了。有人退出，就依次问下一位。",
            "The places went to others before you. If someone drops out, the next person is offered the place.",
        ),
        WishAnswer::Full => Words(
            "名额满了，没有排候补。您想要的已经得到，或者那个时间有了别的。",
            "It was full. You have all that you wanted, or something at that time, and so you do not wait for it.",
        ),
        WishAnswer::Enough => Words(
            "前面的志愿已经给够您想要的名额。",
            "Your earlier wishes gave you all the places that you wanted.",
        ),
        WishAnswer::Clash => Words(
            "和您抽到的另一个同一时间，只能去一边。",
            "It is at the same time as another that you got.",
        ),
        WishAnswer::LeftOut => Words(
            "这一项取消了，或者那时您有别的安排，或者已经报满。",
            "It was called off, you had something else at that time, or you had as much as one may have.",
        ),
        WishAnswer::CalledOff => Words(
            "公布名单以后取消了，不再举办。以后抽签，按没有填过它算。",
            "It was called off after the list was published. In later draws it counts as if you had not wished for it.",
        ),
        WishAnswer::ClashSince => Words(
            "抽到了，但那个时间您已有别的安排，名额给了别人。",
            "It was drawn for you, but by then you had something else at that time: the place went to somebody else.",
        ),
    };
    words.in_language(language).to_owned()
}

/// What stood against a wish when the list was published.
const fn left_out(why: LeftOut) -> Words {
    match why {
        LeftOut::Cancelled => Words(
            "公布名单以前，这一项就取消了。",
            "It was called off before the list was published.",
        ),
        LeftOut::Clash => Words(
            "公布名单的时候，您在那个时间已有别的安排。",
            "When the list was published you had something else at that time.",
        ),
        LeftOut::Limit => Words(
            "公布名单的时候，您能报的已经报满了。",
            "When the list was published you had as much as one may have.",
        ),
    }
}

/// The same with what the person got instead, where that is why they do not wait for it.
pub fn why_of(language: Language, wish: &MyWish) -> Option<String> {
    let answer = wish.answer?;
    if let (WishAnswer::LeftOut, Some(left)) = (answer, wish.left_out) {
        return Some(left_out(left).in_language(language).to_owned());
    }
    let was_full = answer == WishAnswer::Full;
    let quoted = |names: &[String]| match language {
        Chinese => names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join("、"),
        English => names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(" and "),
    };
    Some(match (&wish.instead, language) {
        (Some(GotInstead::Enough(names)), Chinese) if was_full => {
            format!("抽到您以前名额就满了。您想要的已经抽到{}，所以没排候补。", quoted(names))
        }
        (Some(GotInstead::Enough(names)), English) if was_full => format!(
            "The places went to others before you. You got all that you wanted, {}, and so you do not wait for it.",
            quoted(names)
        ),
        (Some(GotInstead::SameTime(name)), Chinese) if was_full => {
            format!("抽到您以前名额就满了。您抽到的“{name}”在同一时间，所以没排候补。")
        }
        (Some(GotInstead::SameTime(name)), English) if was_full => format!(
            "The places went to others before you. “{name}”, which you got, is at the same time, and so you do not wait for it."
        ),
        (Some(GotInstead::SameTime(name)), Chinese) => {
            format!("和您抽到的“{name}”同一时间，只能去一边。")
        }
        (Some(GotInstead::SameTime(name)), English) => {
            format!("It is at the same time as “{name}”, which you got.")
        }
        _ => why(language, answer, wish.share),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_answer_says_what_and_why() {
        let said = |one| (answer(Chinese, Some(one)), why(Chinese, one, None));
        let reserved = why(Chinese, WishAnswer::Place(1), Some(ForWhom::District));
        assert_eq!(reserved, "第1轮抽到的，是留给住在本地区的人的名额。");
        assert_eq!(said(WishAnswer::Place(2)), ("有名额".to_owned(), "第2轮抽到的。".to_owned()));
        assert_eq!(said(WishAnswer::Waiting(3)).0, "候补第3位");
        assert_eq!(said(WishAnswer::Full).0, said(WishAnswer::Enough).0);
        assert_eq!(said(WishAnswer::CalledOff).0, "已经取消");
        assert!(said(WishAnswer::ClashSince).1.starts_with("抽到了"));
        assert_eq!(answer(English, None), "Draw to come");
        assert_eq!(found(English, 1), "1 found that you can choose.");
    }

    #[test]
    fn whoever_does_not_wait_is_told_the_one_reason() {
        let wish = |answer, instead| MyWish {
            offering: crate::components::example::a_key(1),
            name: "烹饪班".into(),
            answer: Some(answer),
            share: None,
            instead: Some(instead),
            left_out: None,
        };
        let enough = GotInstead::Enough(vec!["电脑班".into()]);
        let told = why_of(Chinese, &wish(WishAnswer::Full, enough)).unwrap();
        assert_eq!(told, "抽到您以前名额就满了。您想要的已经抽到“电脑班”，所以没排候补。");
        let same = || GotInstead::SameTime("合唱班".into());
        let told = why_of(Chinese, &wish(WishAnswer::Full, same())).unwrap();
        assert_eq!(told, "抽到您以前名额就满了。您抽到的“合唱班”在同一时间，所以没排候补。");
        let told = why_of(Chinese, &wish(WishAnswer::Clash, same())).unwrap();
        assert_eq!(told, "和您抽到的“合唱班”同一时间，只能去一边。");
    }
}
