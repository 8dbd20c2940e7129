//! The desk's list of offerings: its conditions and orders, saved filters, and what is done to many at once.

use domain::language::Language;
use domain::listing::{
    Column, Filling, FilterNameFault, LONGEST_FILTER_NAME, MOST_FILTERS, Progress,
};
use domain::offering::bulk::Choice;
use domain::refusal::Refusal;
use store::offering::Ways;

use crate::wording::Words;

pub const FILTER: Words = Words("筛选和排序", "Filter and order");
pub const KIND: Words = Words("哪一类", "Kind");
pub const TERM: Words = Words("哪个学期", "Term");
pub const PROGRESS: Words = Words("报名进展", "Sign-up");
pub const FILLING: Words = Words("满没满", "Places");
pub const ORDER: Words = Words("怎么排", "Order");
pub const ROWS: Words = Words("一页多少项", "On a page");
pub const FIND_LIKE_THIS: Words = Words("按这些条件看", "Show these");

pub const SORTED_UP: Words = Words("（从小到大）", " (ascending)");
pub const SORTED_DOWN: Words = Words("（从大到小）", " (descending)");

pub const FILTERS: Words = Words("存好的筛选", "Saved filters");
pub const SAVE_THIS: Words = Words("存下这个筛选", "Save this filter");
pub const BACK_TO_LIST: Words = Words("回到刚才的列表", "Back to the list");
pub const SAVE_LEAD: Words = Words(
    "起个名字，以后点一下就能看到。同事也能用。",
    "Give it a name, and it is one press away. Colleagues can use it, too.",
);
pub const WHAT_IS_SAVED: Words = Words("要存的条件", "What is saved");
pub const FILTER_NAME: Words = Words("起个名字", "A name for it");
pub const FILTER_NAME_HINT: Words = Words("例如：满了的班、周二的课", "For example: full classes");
pub const SAVE: Words = Words("存下", "Save");
pub const SAVED: Words = Words("存好了。", "Saved.");
pub const REPLACED: Words =
    Words("存好了，代替了原来同名的。", "Saved, in the place of the one with the same name.");
pub const ENDED: Words = Words("去掉了。", "Taken away.");
pub const NO_FILTERS: Words = Words(
    "还没有存过筛选。先在报名项目、交费或改动记录里选条件。",
    "There are none yet. Choose conditions in the offerings, fees or log first.",
);
pub const NAME_MISSING: Words = Words("请起个名字", "Please give it a name");

pub const BULK: Words = Words("成批办理", "Several at once");
pub const BULK_LEAD: Words = Words(
    "选好要办的项目，先看会怎么样，再办。",
    "Choose offerings, look at what will happen, then do it.",
);
pub const WHAT: Words = Words("要办什么", "What is to be done");
pub const CLOSES_AT: Words = Words("新的截止时间", "The new closing time");
pub const CLOSES_AT_HINT: Words = Words(
    "只有改截止时间要填，例如：2027年3月1日17:00。",
    "Only for a new closing time, for example: 2027-3-1 17:00.",
);
pub const OPENS_AT: Words = Words("新的开始报名时间", "The new opening time");
pub const OPENS_AT_HINT: Words = Words(
    "只有改开始时间要填，例如：2027年3月1日9:00。",
    "Only for a new opening time, for example: 2027-3-1 9:00.",
);
pub const PLACES: Words = Words("新的名额", "The new number of places");
pub const PLACES_HINT: Words = Words(
    "只有改名额要填。多出来的名额，先问候补的人。",
    "Only for another number of places. Whoever waits is asked first.",
);
pub const NOT_PLACES: Words =
    Words("名额要写数字，从1到10000", "Write the number of places, from 1 to 10,000");
pub const NOT_A_MOMENT: Words = Words(
    "没看懂这个时间，请这样写：2027年3月1日17:00",
    "This time is not clear. Please write: 2027-3-1 17:00",
);
pub const CHOOSE_ACT: Words = Words("请选要办什么", "Please choose what is to be done");
pub const BESIDES: Words = Words("选好的还可以", "With what is chosen");
pub const ANNOUNCE: Words = Words("给名单上的人发通知", "Write to everybody on these lists");
pub const LOOK: Words = Words("看看会怎么样", "See what will happen");
pub const DO_IT: Words = Words("就这样办", "Do it");
pub const WILL: Words = Words("会是这样", "This will happen");
pub const NOT_YET: Words = Words("现在还没有办。", "Nothing has been done yet.");
pub const NOTHING_TO_DO: Words = Words("这里没有项目", "There are no offerings here");
pub const NOTHING_TO_DO_LINE: Words =
    Words("请回到报名项目，换一个筛选。", "Go back to the offerings and choose another filter.");

/// How far signing up has come.
pub const fn progress(progress: Progress) -> Words {
    match progress {
        Progress::ToCome => Words("还没开始报名", "Not open yet"),
        Progress::Open => Words("正在报名", "Open"),
        Progress::Closed => Words("报名结束", "Sign-up over"),
        Progress::Over => Words("已经结束", "Over"),
        Progress::CalledOff => Words("已经取消", "Cancelled"),
    }
}

/// How full.
pub const fn filling(filling: Filling) -> Words {
    match filling {
        Filling::Free => Words("还有名额", "With free places"),
        Filling::Full => Words("满了", "Full"),
        Filling::Waiting => Words("有人候补", "With people waiting"),
    }
}

/// An order.
pub const fn order(column: Column) -> Words {
    match column {
        Column::Time => Words("先开始的在前", "The earliest first"),
        Column::Name => Words("按名称", "By name"),
        Column::Held => Words("报得多的在前", "The fullest first"),
        Column::Waiting => Words("候补多的在前", "The most waiting first"),
    }
}

/// 50项.
pub fn rows(language: Language, rows: u32) -> String {
    match language {
        Language::Chinese => format!("{rows}项"),
        Language::English => rows.to_string(),
    }
}

/// How many rows a page has unless somebody asks for more.
pub const fn usual_rows(language: Language) -> &'static str {
    match language {
        Language::Chinese => "20项",
        Language::English => "20",
    }
}

/// 共104项.
pub fn count(language: Language, total: u32) -> String {
    match language {
        Language::Chinese => format!("共{total}项。"),
        Language::English => format!("{total} in all."),
    }
}

/// What is wrong with a filter's name.
pub fn name_fault(language: Language, fault: FilterNameFault) -> String {
    match (fault, language) {
        (FilterNameFault::Missing, _) => NAME_MISSING.in_language(language).to_owned(),
        (FilterNameFault::TooLong, Language::Chinese) => {
            format!("名字最多{LONGEST_FILTER_NAME}个字")
        }
        (FilterNameFault::TooLong, Language::English) => {
            format!("A name has at most {LONGEST_FILTER_NAME} characters")
        }
    }
}

/// There are as many as there may be.
pub fn too_many(language: Language) -> String {
    match language {
        Language::Chinese => format!("最多存{MOST_FILTERS}个，请先去掉一个"),
        Language::English => {
            format!("At most {MOST_FILTERS} are kept. Please take one away first")
        }
    }
}

/// 去掉“满了的班”.
pub fn end_filter(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("去掉“{name}”"),
        Language::English => format!("Take “{name}” away"),
    }
}

/// What is to be done.
pub const fn act(choice: Choice) -> Words {
    match choice {
        Choice::Open => Words("现在开始报名", "Open sign-up now"),
        Choice::Stop => Words("停止报名", "Close sign-up"),
        Choice::Resume => Words("重新开放报名", "Open sign-up again"),
        Choice::OpenAt => Words("改开始报名时间", "Set another opening time"),
        Choice::CloseAt => Words("改截止时间", "Set another closing time"),
        Choice::Places => Words("改名额", "Set another number of places"),
    }
}

/// 找到的104项全部.
pub fn whole(language: Language, total: u32) -> String {
    match language {
        Language::Chinese => format!("找到的{total}项全部"),
        Language::English => format!("All {total} that were found"),
    }
}

/// 最多一次办500项.
pub fn too_many_at_once(language: Language, most: u32) -> String {
    match language {
        Language::Chinese => format!("一次最多办{most}项，请加一个条件"),
        Language::English => format!("At most {most} at once. Please narrow the list"),
    }
}

/// 3项会改。
pub fn will_change(language: Language, offerings: usize) -> String {
    match language {
        Language::Chinese => format!("{offerings}项会改。"),
        Language::English => format!("To be changed: {offerings}."),
    }
}

/// 1项本来就是这样。
pub fn are_so(language: Language, offerings: usize) -> String {
    match language {
        Language::Chinese => format!("{offerings}项本来就是这样。"),
        Language::English => format!("The same as before: {offerings}."),
    }
}

/// 2项不能改：
pub fn are_left(language: Language, offerings: usize) -> String {
    match language {
        Language::Chinese => format!("{offerings}项不能改，照旧："),
        Language::English => format!("To be left as they are: {offerings}."),
    }
}

/// How many were changed, stood so before, and were left.
pub fn done(language: Language, ways: Ways) -> String {
    let Ways { changed, same, left } = ways;
    match language {
        Language::Chinese => format!("改了{changed}项，{same}项本来就是这样，{left}项没有改。"),
        Language::English => {
            format!("Changed: {changed}. The same as before: {same}. Left as they are: {left}.")
        }
    }
}

/// Why an offering is left as it is.
pub fn why_left(language: Language, why: &Refusal) -> String {
    let words = match why {
        Refusal::Cancelled => Words("已经取消", "cancelled"),
        Refusal::AlreadyOver => Words("已经结束", "over"),
        Refusal::ByDraw => Words("安排了摇号", "its places are drawn"),
        Refusal::PlacesOnList => Words(
            "名额已写进摇号名单，请等抽完，或先取消抽签",
            "its places stand on a draw’s list: wait until it is drawn, or call the draw off",
        ),
        Refusal::DropIn => Words("直接来，不用报名", "people just drop in"),
        Refusal::MembersOnly => Words("只通知内部的人", "for members alone"),
        Refusal::AlreadyBegun => Words("已经开始了", "it has begun"),
        Refusal::ClosesInThePast => Words("这个时间已经过了", "that time is over"),
        Refusal::NotOpenYet { .. } => Words("那时还没开始报名", "sign-up opens later than that"),
        Refusal::WindowClosed { .. } => Words("那时报名已经截止", "sign-up closes before that"),
        Refusal::FewerPlacesThanHeld { held } => {
            return match language {
                Language::Chinese => format!("已有{held}人报上"),
                Language::English => format!("{held} places are held"),
            };
        }
        Refusal::Stage(_) => {
            Words("有预留的名额，不能减少", "some places are kept, so there cannot be fewer")
        }
        _ => Words("现在不能改", "it cannot be changed now"),
    };
    words.in_language(language).to_owned()
}
