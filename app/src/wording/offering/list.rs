//! The lists behind the three doors: search, filters, count, pages, and what to do when nothing is found.

use domain::language::Language;
use domain::offering::OfferingKind;

use super::counted;
use crate::wording::Words;

pub const BACK_TO_HOME: Words = Words("回到首页", "Back to the home page");
pub const FIND: Words = Words("查找", "Search");
pub const SEARCH_HINT: Words = Words(
    "也可以写拼音，比如书法写shufa或sf。",
    "Chinese words, pinyin or its initials will do: shufa, sf.",
);
pub const FIND_LIKE_THIS: Words = Words("按这些条件找", "Search");
pub const ANY: Words = Words("都可以", "Any");
pub const FILTER: Words = Words("筛选：时间、地点、名额", "Filter: time, place, free places");
pub const FILTER_WHERE: Words = Words("选地区、单位", "Choose an area or institution");
pub const FILTER_WHAT: Words = Words("选科目", "Choose a subject");
pub const WEEKDAY: Words = Words("星期几", "Day of the week");
pub const DAY_PART: Words = Words("什么时候", "Time of day");
pub const PLACES: Words = Words("名额", "Places");
pub const ALL_OF_THEM: Words = Words("都看", "All");
pub const FREE_ONLY: Words = Words("只看还有名额的", "With free places only");
pub const AREA: Words = Words("哪个地区", "Area");
pub const INSTITUTION: Words = Words("哪个单位", "Institution");
pub const SUBJECT: Words = Words("科目", "Subject");
pub const CHOSEN_CONDITIONS: Words = Words("已选的条件", "Conditions chosen");
pub const REMOVE: Words = Words("去掉", "remove");
pub const REMOVE_ALL: Words = Words("全部去掉", "Remove all");
pub const PAGES: Words = Words("翻页", "Pages");
pub const PREVIOUS_PAGE: Words = Words("上一页", "Previous page");
pub const NEXT_PAGE: Words = Words("下一页", "Next page");
pub const NOTHING_FOUND: Words = Words(
    "可以去掉一个条件再找，或打电话问我们。",
    "Remove a condition and search again, or call us.",
);
pub const NOTHING_NOW: Words = Words(
    "新的安排出来后会写在这里。也可以打电话问我们。",
    "New ones will be shown here. You can also call us.",
);

/// The h1: 老年大学的课程.
pub const fn list_title(kind: OfferingKind) -> Words {
    match kind {
        OfferingKind::Class => Words("老年大学的课程", "Classes at the senior university"),
        OfferingKind::Activity => Words("活动中心的活动", "Activities at the activity centre"),
        OfferingKind::Shift => Words("志愿服务", "Volunteer shifts"),
    }
}

/// Over the field: 找课程、老师、地点.
pub const fn search_label(kind: OfferingKind) -> Words {
    match kind {
        OfferingKind::Class => Words("找课程、老师、地点", "Find a class, teacher or place"),
        OfferingKind::Activity => Words("找活动、地点", "Find an activity or place"),
        OfferingKind::Shift => Words("找服务、地点", "Find a shift or place"),
    }
}

/// 找到4门课。能报名的排在前面。 To an activity one may just come.
pub fn count(language: Language, kind: OfferingKind, found: u32, is_all: bool) -> String {
    let counted = counted(language, kind, found);
    let join = if kind == OfferingKind::Activity { "参加" } else { "报名" };
    match language {
        Language::Chinese if found < 2 => format!("找到{counted}。"),
        Language::Chinese if is_all => format!("一共{counted}。能{join}的排在前面。"),
        Language::Chinese => format!("找到{counted}。能{join}的排在前面。"),
        Language::English if found < 2 => format!("{counted} found."),
        Language::English if is_all => {
            format!("{counted} in all. Those you can join come first.")
        }
        Language::English => format!("{counted} found. Those you can join come first."),
    }
}

/// The chip of what was typed: “书法”.
pub fn quoted(words: &str) -> String {
    format!("“{words}”")
}

/// 第2页, of a list that nobody has counted.
pub fn page(language: Language, page: u32) -> String {
    match language {
        Language::Chinese => format!("第{page}页"),
        Language::English => format!("Page {page}"),
    }
}

/// 第2页，共6页.
pub fn page_of(language: Language, page: u32, pages: u32) -> String {
    match language {
        Language::Chinese => format!("第{page}页，共{pages}页"),
        Language::English => format!("Page {page} of {pages}"),
    }
}

/// Heads the list when no offering fits the conditions.
pub const fn nothing_found(kind: OfferingKind) -> Words {
    match kind {
        OfferingKind::Class => Words("没有找到这样的课", "No such class was found"),
        OfferingKind::Activity => Words("没有找到这样的活动", "No such activity was found"),
        OfferingKind::Shift => Words("没有找到这样的服务", "No such shift was found"),
    }
}

/// Heads the list when there is none at all.
pub const fn nothing_now(kind: OfferingKind) -> Words {
    match kind {
        OfferingKind::Class => Words("现在没有课程", "There are no classes now"),
        OfferingKind::Activity => Words("现在没有活动", "There are no activities now"),
        OfferingKind::Shift => Words("现在没有志愿服务", "There are no volunteer shifts now"),
    }
}

/// 看全部课程.
pub const fn see_all(kind: OfferingKind) -> Words {
    match kind {
        OfferingKind::Class => Words("看全部课程", "See all classes"),
        OfferingKind::Activity => Words("看全部活动", "See all activities"),
        OfferingKind::Shift => Words("看全部服务", "See all shifts"),
    }
}

/// On a card, what a tap does: 看这门课.
pub const fn see_this(kind: OfferingKind) -> Words {
    match kind {
        OfferingKind::Class => Words("看这门课", "See this class"),
        OfferingKind::Activity => Words("看这项活动", "See this activity"),
        OfferingKind::Shift => Words("看这次服务", "See this shift"),
    }
}

/// On a card: 老师：周文澜.
pub fn taught_by(language: Language, teacher: &str) -> String {
    match language {
        Language::Chinese => format!("老师：{teacher}"),
        Language::English => format!("Teacher: {teacher}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_counted_in_words() {
        let say = |language, found| count(language, OfferingKind::Class, found, false);
        assert_eq!(say(Language::Chinese, 4), "找到4门课。能报名的排在前面。");
        let activities = count(Language::Chinese, OfferingKind::Activity, 4, true);
        assert_eq!(activities, "一共4项活动。能参加的排在前面。");
        assert_eq!(say(Language::English, 1), "1\u{a0}class found.");
        assert_eq!(page_of(Language::Chinese, 2, 6), "第2页，共6页");
    }
}
