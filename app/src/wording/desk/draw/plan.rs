//! Planning a draw: which offerings, when, how much, and where the seed comes from; and changing it later.

use domain::calendar::civil;
use domain::language::Language;
use jiff::Timestamp;

use crate::wording::when::moment;
use crate::wording::{Sentence, Words};

pub const WHICH: Words = Words("哪些项目要摇号？", "What shall be drawn?");
pub const WHICH_LINE: Words = Words(
    "这里只列能摇的：还有空名额，没人候补，还没开始。",
    "Only what can be drawn is listed: places are free, nobody waits, it has not begun.",
);
pub const GO_ON: Words = Words("下一步", "Go on");
pub const CHOOSE_ONE: Words = Words("请至少选一项", "Choose at least one");
pub const CHOSEN: Words = Words("已选", "Chosen");
pub const OTHERS: Words = Words("还可以选", "More to choose from");
pub const NOTHING: Words = Words("没有能摇号的项目", "Nothing can be drawn");
pub const NOTHING_LINE: Words = Words(
    "报满的、有人候补的、不限名额的、已经开始的，都不能摇。",
    "What is full, has people waiting, counts no places or has begun cannot be drawn.",
);

/// What the search leaves out.
pub fn more_there(language: Language, more: u32) -> String {
    match language {
        Language::Chinese => format!("还有{more}项没有列出，请写几个字查找。"),
        Language::English => format!("{more} more are not listed: search for them."),
    }
}

pub const PLAN: Words = Words("摇号怎么办", "How the draw is held");
pub const CHANGE: Words = Words("改摇号的计划", "Change the plan");
pub const OTHER_CHOICE: Words = Words("改选项目", "Choose others");
pub const NAME: Words = Words("这次摇号叫什么", "Name of the draw");
pub const NAME_MISSING: Words = Words("请写一个名称", "Please write a name");
pub const NAME_TOO_LONG: Words = Words("名称最多40个字", "A name has 40 letters at most");
pub const OPENS_AT: Words = Words("什么时候开始填志愿", "When wishes open");
pub const OPENS_HINT: Words = Words(
    "空着就是现在。公布以后，大家可以先填好。",
    "Left empty: now. Once it is published, wishes can be prepared.",
);
pub const CLOSES_AT: Words = Words("什么时候截止", "When wishes close");
pub const CLOSES_HINT: Words = Words(
    "只写日期，当天也算。要早于第一次上课。",
    "A day alone is included. Before the first session.",
);
pub const CLOSES_FIRST: Words =
    Words("截止要晚于开始，也要晚于现在。", "It must close after it opens, and later than now.");
pub const MOST_WANTED: Words = Words("每人最多要几个名额", "Places that one person may want");
pub const MOST_WANTED_HINT: Words = Words(
    "志愿可以多填，得到的不超过这个数。",
    "One may wish for more, and gets no more than this.",
);
pub const NOT_A_NUMBER: Words = Words("请写一个数字", "Please write a number");
pub const SEED_TITLE: Words = Words("抽签的数字从哪来", "Where the digits come from");
pub const SEED_WHY: Words = Words(
    "数字要从外面来，还要在名单公布以后才出来。这样谁也不能事先挑好数字，包括我们自己。",
    "They come from outside, and only after the list is published. So nobody can choose them beforehand, not even we.",
);
pub const SOURCE: Words = Words("来源", "Source");
pub const SOURCE_HINT: Words = Words(
    "例如：当众掷骰子十次，按先后记。或者：12月6日双色球开奖号码，按公布的顺序。",
    "For example: ten dice thrown before witnesses, in order. Or: the lottery numbers of 6 December, as announced.",
);
pub const SOURCE_MISSING: Words =
    Words("请写明数字从哪来", "Please write where the digits come from");
pub const SOURCE_TOO_LONG: Words = Words("来源最多80个字", "The source has 80 letters at most");
pub const DIGITS: Words = Words("一共几个数字", "How many digits");
pub const DIGITS_HINT: Words = Words(
    "骰子十次写10；双色球七个号码写14。至少8个。",
    "Ten dice: 10. Seven lottery numbers: 14. At least 8.",
);
pub const DIGITS_WRONG: Words = Words("请写8到64之间的数", "Write a number from 8 to 64");
pub const NEWCOMERS_TITLE: Words = Words("给新学员留名额", "Places for newcomers");
pub const NEWCOMERS_LINE: Words = Words(
    "先在新学员里面抽这些，剩下的大家一起抽。在这里报上的，一项也没有开始过，就是新学员。不留就写0。",
    "Newcomers draw for these first; what is left is for everybody. A newcomer is who has had no place here in anything that has begun. 0 keeps none.",
);
pub const DISTRICT_TITLE: Words = Words("给住在本地区的人留名额", "Places for the district");
pub const DISTRICT_LINE: Words = Words(
    "这些名额先在住在本地区的人里面抽。没抽到的，凭同一支签再和大家一起抽。剩下的给大家。不留就写0。",
    "These are drawn first among people of your district. Whoever of them gets none is drawn with everybody else, by the same lot; what is left is for everybody. 0 keeps none.",
);
pub const DISTRICT_UNTIL: Words =
    Words("给本地区的人留到什么时候", "Until when they are kept for the district");
pub const DISTRICT_UNTIL_HINT: Words = Words(
    "要晚于截止。公布名单时已经过了，就不留了。空着就一直留。",
    "Later than the closing. If it is over when the list is published, nothing is reserved. Left empty: no such day.",
);
pub const RELEASED_FIRST: Words = Words(
    "要晚于截止，不然公布名单时就不算了",
    "It must be later than the closing, or it would never count",
);
pub const DO_PLAN: Words = Words("公布摇号计划", "Publish the plan");
pub const DO_CHANGE: Words = Words("保存", "Save");
pub const FROM_NOW_ON: Words =
    Words("公布以后，这些项目不再按先后报名。", "From then on these take no sign-ups in order.");

/// 2026年11月公开摇号.
pub fn default_name(language: Language, now: Timestamp) -> String {
    let at = civil(now);
    let (year, month) = (at.year(), at.month());
    match language {
        Language::Chinese => format!("{year}年{month}月公开摇号"),
        Language::English => format!("Draw of {year}-{month:02}"),
    }
}

pub const NEWCOMERS_OF_EACH: Words =
    Words("每一项给新学员留几个", "For newcomers, offering by offering");
pub const DISTRICT_OF_EACH: Words =
    Words("每一项给本地区留几个", "For the district, offering by offering");

/// 这个学期能摇的279项都在里面.
pub fn of_term(language: Language, offerings: usize, left: u32) -> String {
    match (language, left) {
        (Language::Chinese, 0) => format!("这个学期能摇的{offerings}项都在里面。"),
        (Language::Chinese, _) => {
            format!("这个学期能摇的{offerings}项都在里面。另外{left}项不能摇，没有列进来。")
        }
        (Language::English, 0) => format!("All {offerings} of this term that can be drawn."),
        (Language::English, _) => format!(
            "All {offerings} of this term that can be drawn; {left} more cannot, and are left out."
        ),
    }
}

/// What can be reserved of an offering: 还空着24个名额.
pub fn unheld(language: Language, places: u32) -> String {
    match language {
        Language::Chinese => format!("还空着{places}个名额"),
        Language::English if places == 1 => "1\u{a0}place that nobody has".to_owned(),
        Language::English => format!("{places}\u{a0}places that nobody has"),
    }
}

/// 书法一年级班，留给本地区.
pub fn district_of(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("{name}，留给本地区"),
        Language::English => format!("{name}, for the district"),
    }
}

/// More are kept for the district than newcomers leave.
pub fn too_many_of_district(left: u32) -> Sentence {
    Sentence {
        chinese: format!("除去给新学员的，只剩{left}个名额"),
        english: format!("Without those for newcomers there are {left} places left"),
    }
}

/// More are kept for newcomers than there are.
pub fn too_many_newcomers(places: u32) -> Sentence {
    Sentence {
        chinese: format!("只空着{places}个名额"),
        english: format!("There are {places} places that nobody has"),
    }
}

/// Which offering cannot be drawn, and why that may be.
pub fn cannot_be_drawn(name: &str) -> Sentence {
    Sentence {
        chinese: format!("“{name}”不能摇号：已经报满，有人候补，截止前就开始，或者另有摇号。"),
        english: format!(
            "“{name}” cannot be drawn: it is full, somebody waits, it begins before the closing, or it is in another draw."
        ),
    }
}

/// Which offering reserves places, and what to do about it.
pub fn shares_cannot_be_drawn(name: &str) -> Sentence {
    Sentence {
        chinese: format!(
            "“{name}”给一些人留了名额，不能摇号。请先取消那些名额，再把要留的写在这里。"
        ),
        english: format!(
            "“{name}” reserves places for some, which a draw would not keep. Take these away first, and write here what is to be reserved."
        ),
    }
}

/// The former class of an offering may still continue when wishes would begin: it ends then.
pub fn returning_first(name: &str, until: Timestamp) -> Sentence {
    Sentence {
        chinese: format!(
            "“{name}”还在续班，要到{}。请在那以后再开始填志愿。",
            moment(Language::Chinese, until)
        ),
        english: format!(
            "Its former class may continue on “{name}” until {}. Let wishes begin after that.",
            moment(Language::English, until)
        ),
    }
}

/// How a time is written.
pub fn not_a_moment(now: Timestamp) -> Sentence {
    let at = civil(now);
    let (year, month, day) = (at.year(), at.month(), at.day());
    Sentence {
        chinese: format!("没看懂这个时间，请这样写：{year}年{month}月{day}日17:00"),
        english: format!("This time is not clear; please write {year}-{month}-{day} 17:00"),
    }
}

pub const MOVE_TITLE: Words = Words("推迟截止时间", "Move the closing later");
pub const MOVE_LINE: Words = Words(
    "只能推迟，不能提前，免得有人赶不上。",
    "It moves later only, so that nobody comes too late.",
);
pub const NEW_CLOSING: Words = Words("改到什么时候截止", "The new closing");
pub const MOVE_REASON: Words = Words("为什么推迟", "Why it is moved");
pub const MOVE_REASON_HINT: Words = Words(
    "大家会看到这句话，例如：连日下雨，请大家慢慢填。",
    "Everybody reads this sentence, for example: it has been raining for days.",
);
pub const MOVE_REASON_MISSING: Words = Words("请写为什么推迟", "Please write why it is moved");
pub const DO_MOVE: Words = Words("推迟", "Move it");
pub const LEAVE: Words = Words("不改，返回", "Leave it, go back");

pub const CALL_OFF_TITLE: Words = Words("真的要取消这次摇号吗？", "Call this draw off?");
pub const CALL_OFF_LINE: Words = Words(
    "所有项目改回按先后报名。填了志愿的人，都会收到通知。",
    "Everything takes sign-ups in order again. Whoever made wishes is told.",
);
pub const END_REASON: Words = Words("为什么取消", "Why");
pub const END_REASON_HINT: Words = Words(
    "大家会看到这句话，例如：报名的人不多，人人有名额。",
    "Everybody reads this sentence, for example: there are places enough for all.",
);
pub const DO_CALL_OFF: Words = Words("取消这次摇号", "Call the draw off");
pub const DO_NOT: Words = Words("不取消，返回", "Leave it, go back");
pub const TAKE_OUT_LINE: Words = Words(
    "这一项改回按先后报名。选了它的人，都会收到通知。",
    "It takes sign-ups in order again. Whoever wished for it is told.",
);

/// “楷书”不参加这次摇号了吗？
pub fn take_out_title(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("“{name}”不摇号了吗？"),
        Language::English => format!("Take “{name}” out of the draw?"),
    }
}

/// “楷书”不摇号.
pub fn do_take_out(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("“{name}”不摇号"),
        Language::English => format!("Take “{name}” out"),
    }
}

/// An offering would begin before the new closing.
pub fn begins_before(name: &str) -> Sentence {
    Sentence {
        chinese: format!("“{name}”那时已经开始了。截止要早于第一次上课。"),
        english: format!("“{name}” will have begun. It must close before the first session."),
    }
}

/// A part of a line as a sentence of its own.
pub fn sentence(language: Language, part: &str) -> String {
    match language {
        Language::Chinese => format!("{part}。"),
        Language::English => {
            let mut letters = part.chars();
            let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
            format!("{first}{}.", letters.as_str())
        }
    }
}
