//! 排课: terms, the timetable of one while it is planned, and what stands in the way.

use domain::calendar::TimeSlot;
use domain::language::Language::{self, Chinese, English};
use domain::timetable::{Clash, LastDone, LeftOut, Other, TimetableRefusal, Why};

use super::Words;
use super::booking::open_times;
use super::session::when;
use super::when::{full_day, short_weekday, times, weekly};

pub mod holidays;
pub mod publish;
pub mod trial;

pub const TERMS: Words = Words("学期和排课", "Terms and timetables");
pub const TERM: Words = Words("学期", "Term");
pub const DAYS: Words = Words("从哪天到哪天", "From when to when");
pub const PUBLISHED: Words = Words("已公布", "Published");
pub const PLANNED: Words = Words("还没公布", "Planned");
pub const NO_TERMS: Words = Words("还没有学期", "There are no terms yet");
pub const NO_TERMS_LINE: Words = Words("在下面加一个，就能排课。", "Add one below and plan it.");
pub const NEW_TERM: Words = Words("加一个学期", "Add a term");
pub const TERM_NAME: Words = Words("学期叫什么", "What the term is called");
pub const TERM_NAME_WRONG: Words = Words(
    "请写学期，40个字以内，不用特殊符号",
    "Please write the term: 40 characters at most, no special signs",
);
pub const DO_ADD_TERM: Words = Words("加上，去排课", "Add it and plan");
pub const CHANGE_TERM: Words = Words("改学期的名字和日期", "Change name and days of the term");
pub const CHANGE_TERM_LEAD: Words = Words(
    "已经公布的课要留在学期里。不会通知谁。",
    "What is published has to stay within the term. Nobody is told.",
);
pub const DO_CHANGE_TERM: Words = Words("改好了，保存", "Save the term");
pub const DEPARTMENTS: Words = Words("系别", "Departments");
pub const RENAME_DEPARTMENT: Words = Words("给系别改名", "Rename a department");
pub const RENAME_DEPARTMENT_LEAD: Words = Words(
    "它的课程和还没公布的班都会一起改。",
    "Its classes, and those that are planned, are called so, too.",
);
pub const DO_RENAME_DEPARTMENT: Words = Words("改名", "Rename it");
pub const DEPARTMENT_IS_RENAMED: Words = Words("系别改名了。", "The department is renamed.");
pub const DEPARTMENT_NAME_WRONG: Words = Words(
    "请写系别，40个字以内，不用特殊符号",
    "Please write a name of 40 letters at most, with no signs in it",
);
pub const TERM_IS_CHANGED: Words = Words("学期改好了。", "The term is changed.");

pub const TITLE: Words = Words("排课表", "Timetable");
pub const NOT_SEEN: Words =
    Words("没公布的班，只有管理员看得到。", "What is not published is seen at the desk alone.");
pub const BACK: Words = Words("回到学期", "Back to the terms");
pub const BACK_TO_PLAN: Words = Words("回到排课表", "Back to the timetable");
pub const BY_ROOM: Words = Words("按教室看", "By room");
pub const BY_TEACHER: Words = Words("按老师看", "By teacher");
pub const HOW_SHOWN: Words = Words("怎么看", "How it is shown");
pub const WHOLE_WEEK: Words = Words("整个星期", "The whole week");
pub const WHICH_DAY: Words = Words("看哪一天", "Which day");
pub const ALL_CAMPUSES: Words = Words("所有校区", "All campuses");
pub const WHICH_CAMPUS: Words = Words("看哪个校区", "Which campus");
pub const SHOW_EMPTY: Words = Words("都列出来", "Show them all");
pub const FOLD_EMPTY: Words = Words("把空着的教室收起来", "Fold the empty rooms");
pub const ROOM: Words = Words("教室", "Room");
pub const TEACHER: Words = Words("老师", "Teacher");
pub const NO_ROOM: Words = Words("教室没定", "No room yet");
pub const NO_TEACHER: Words = Words("老师没定", "No teacher yet");
pub const CLASH_MARK: Words = Words("⚠有冲突", "⚠ Clash");
pub const IS_PUBLISHED: Words = Words("已公布", "Published");
pub const EMPTY: Words = Words("还没有排课", "Nothing is planned yet");
pub const EMPTY_LINE: Words =
    Words("可以照上学期排，也可以一个一个加。", "Copy the last term, or add classes one by one.");
pub const COPY: Words = Words("照上学期排", "Copy an earlier term");
pub const ADD_CLASS: Words = Words("加一个班", "Add a class");
pub const CLASHES: Words = Words("有冲突的地方", "What clashes");
pub const NO_CLASHES: Words = Words("没有冲突。", "Nothing clashes.");

pub const CHOSEN: Words = Words("调这个班", "Move this class");
pub const WEEKDAY: Words = Words("改到星期几", "To which day");
pub const FROM: Words = Words("几点开始", "Begins");
pub const TO: Words = Words("几点结束", "Ends");
pub const WHICH_ROOM: Words = Words("在哪个教室", "In which room");
pub const WHO_TEACHES: Words = Words("谁来教", "Who teaches");
pub const TEACHER_HINT: Words =
    Words("两位老师用顿号隔开。", "Two teachers are written with 、 between them.");
pub const TEACHER_WRONG: Words =
    Words("请写老师的姓名，40个字以内", "Please write the teacher’s name, 40 characters at most");
pub const ENDS_FIRST: Words = Words("结束要晚于开始", "It must end after it begins");
pub const WEEKDAY_MISSING: Words = Words("请选星期几", "Please choose a day");
pub const ROOM_UNKNOWN: Words = Words(
    "没有这个教室，请先在“场地”里加",
    "There is no such room; please add it under Rooms first",
);
pub const LOOK: Words = Words("先看看会不会冲突", "See first what would clash");
pub const SAVE: Words = Words("就这样改", "Change it");
pub const WHAT_IF: Words = Words("照这样改的话", "If it were like this");
pub const NOT_SAVED_YET: Words = Words("现在还没有改。", "Nothing is changed yet.");
pub const WOULD_FIT: Words = Words("不会冲突。", "Nothing would clash.");
pub const ALL_OF_IT: Words = Words("改这个班的其他内容", "Change the rest of this class");
pub const FREE: Words = Words("空着", "free");

pub const CLASS_TITLE: Words = Words("一个班的安排", "What is planned of a class");
pub const DEPARTMENT: Words = Words("系别", "Department");
pub const SUBJECT: Words = Words("课程", "Course");
pub const NAME: Words = Words("班级名称", "Name of the class");
pub const GRADE: Words = Words("年级（选填）", "Year (optional)");
pub const SLOTS: Words = Words("上课时间", "When it meets");
pub const SLOTS_HINT: Words = Words("例如：周二上午9:00-10:30", "For example: 周二上午9:00-10:30");
pub const ROOM_HINT: Words = Words("没定就空着。", "Leave it empty while it is open.");
pub const CAMPUS: Words = Words("校区（选填）", "Campus (optional)");
pub const CAMPUS_HINT: Words =
    Words("只有一个校区就空着。", "Leave it empty where there is only one.");
pub const PLACES: Words = Words("招多少人", "How many places");
pub const FEE: Words = Words("学费", "Fee");
pub const FEE_HINT: Words = Words("写多少元，或写“免费”。", "In yuan, or 免费 (free).");
pub const RETURNING: Words =
    Words("其中留给老学员几个（选填）", "Of them for former members (optional)");
pub const NOTE: Words = Words("备注（选填）", "Remarks (optional)");
pub const KEEP: Words = Words("保存", "Save");
pub const REMOVE: Words = Words("删掉这个班", "Take this class out");
pub const IS_OUT: Words =
    Words("这个班已经公布，请到报名项目里改。", "It is published: change it among the offerings.");
pub const SEE_IT: Words = Words("去看这个班", "See the class");

pub const FROM_WHICH: Words = Words("照哪个学期", "From which term");
pub const YEARS: Words = Words("一门课读几年", "How many years a course takes");
pub const UP: Words = Words("有年级的班", "Classes with a year");
pub const MOVE_UP: Words = Words("升一级", "Move up a year");
pub const STAY: Words = Words("不升级", "Stay in their year");
pub const MOVES_UP: Words = Words("升级", "Moves up");
pub const LOOK_AT_TICKS: Words = Words("照打的勾再看看", "Look again with these ticks");
pub const LOOK_AT_COPY: Words = Words("看看会怎么排", "See what it would be");
pub const WOULD_BE: Words = Words("会排这些班", "These classes would be planned");
pub const LEFT_OUT: Words = Words("这些班不排", "These are left out");
pub const NO_EARLIER: Words = Words("没有更早的学期可以照着排。", "There is no earlier term.");
pub const FROM_CLASS: Words = Words("上学期", "Before");
pub const TO_CLASS: Words = Words("这学期", "Now");
pub const WHEN: Words = Words("时间", "When");
pub const DO_COPY: Words = Words("就这样排", "Plan them");
pub const NEW_BEGINS: Words = Words("新开一年级", "A new first year");

/// What was done last with a class.
pub const fn done(what: LastDone) -> Words {
    match what {
        LastDone::Added => Words("加好了。", "It is added."),
        LastDone::Changed => Words("改好了。", "It is changed."),
        LastDone::TakenOut => Words("这个班已经删掉。", "The class is taken out."),
        LastDone::NotThereAnyMore => Words(
            "撤回了，排课表里没有这个班了。",
            "Taken back: the class is not in the plan any more.",
        ),
        LastDone::PutBack => Words("放回原处了。", "It is put back as it was."),
    }
}

/// What the button is called that takes it back.
pub const fn take_back(what: LastDone) -> Words {
    match what {
        LastDone::Added => Words("撤回，不加了", "Take it back: do not add it"),
        LastDone::Changed | LastDone::TakenOut => Words("放回原处", "Put it back"),
        LastDone::NotThereAnyMore => Words("还是要这个班", "Have the class after all"),
        LastDone::PutBack => Words("还是照刚才改的", "Change it again after all"),
    }
}

/// The room lies elsewhere.
pub fn room_elsewhere(language: Language, campus: &str) -> String {
    match language {
        Chinese => format!("这个教室在{campus}，请改校区或教室"),
        English => format!("The room is at {campus}. Change the campus or the room"),
    }
}

pub const OPEN_FIRST_YEARS: Words =
    Words("一年级升上去的课，再新开一个一年级", "Open a new first year where one moves up");
pub const OPEN_FIRST_YEARS_HINT: Words = Words(
    "时间先和原来一样，教室和老师以后再定。",
    "At the same time for now; room and teacher are still to be found.",
);

/// 会排12个班，其中新开一年级3个。
pub fn would_be(language: Language, classes: usize, begin: usize) -> String {
    match (language, begin) {
        (Chinese, 0) => format!("一共{classes}个班，没有新开的一年级。"),
        (Chinese, _) => format!("一共{classes}个班，其中新开一年级{begin}个。"),
        (English, 0) => format!("Classes in all: {classes}. No new first year."),
        (English, _) => format!("Classes in all: {classes}. New first years among them: {begin}."),
    }
}

/// 3个班排好了.
pub fn copied(language: Language, classes: u32) -> String {
    match (language, classes) {
        (Chinese, _) => format!("排好了{classes}个班。请看一看有没有冲突。"),
        (English, 1) => "One class is planned. Please see what clashes.".to_owned(),
        (English, _) => format!("{classes} classes are planned. Please see what clashes."),
    }
}

/// 2年.
pub fn years(language: Language, years: usize) -> String {
    match language {
        Chinese => format!("{years}年"),
        English => format!("{years} years"),
    }
}

/// Why a class is not copied.
pub const fn left_out(why: LeftOut) -> Words {
    match why {
        LeftOut::Cancelled => Words("已经取消", "called off"),
        LeftOut::NoWeeklyTime => Words("没有固定的上课时间", "no weekly time"),
        LeftOut::CopiedBefore => Words("已经排过了", "planned already"),
    }
}

/// 有2处冲突.
pub fn clashing(language: Language, count: usize) -> String {
    match (language, count) {
        (Chinese, _) => format!("有{count}处冲突。有冲突的班不能公布。"),
        (English, 1) => "One clash. What clashes cannot be published.".to_owned(),
        (English, _) => format!("{count} clashes. What clashes cannot be published."),
    }
}

/// 周二：不冲突; 周二：冲突2处.
pub fn weekday_told(language: Language, weekday: jiff::civil::Weekday, clashes: usize) -> String {
    let day = short_weekday(language, weekday);
    match (language, clashes) {
        (Chinese, 0) => format!("{day}：不冲突"),
        (Chinese, _) => format!("{day}：冲突{clashes}处"),
        (English, 0) => format!("{day}: free"),
        (English, _) => format!("{day}: {clashes} clash"),
    }
}

/// 301书法教室：空着; 301书法教室：那时有“合唱班”.
pub fn room_told(language: Language, room: &str, why: &str) -> String {
    match language {
        Chinese => format!("{room}：{why}"),
        English => format!("{room}: {why}"),
    }
}

/// 上午9:00–10:30 魏桂, as it stands on a tile: when, and who or where.
pub fn tile_line(language: Language, slot: TimeSlot, beside: &str) -> String {
    let at = times(language, slot.from, slot.to);
    if beside.is_empty() { at } else { format!("{at} {beside}") }
}

/// 空着的教室3间：101、102、305。
pub fn empty_rooms(language: Language, rooms: &[String]) -> String {
    match (language, rooms.len()) {
        (Chinese, count) => format!("空着的教室{count}间：{}。", rooms.join("、")),
        (English, 1) => format!("One room is empty: {}.", rooms.join(", ")),
        (English, count) => format!("{count} rooms are empty: {}.", rooms.join(", ")),
    }
}

/// “楷书班”，每周二上午9:00–10:30：301书法教室那时有“合唱班”。
pub fn clash(language: Language, clash: &Clash) -> String {
    let name = &clash.name;
    let at = clash.slot.map(|slot| weekly(language, &[slot]));
    let why = why(language, &clash.why);
    match (language, at) {
        (Chinese, Some(at)) => format!("“{name}”，{at}：{why}。"),
        (Chinese, None) => format!("“{name}”：{why}。"),
        (English, Some(at)) => format!("“{name}”, {}: {why}.", at.to_lowercase_first()),
        (English, None) => format!("“{name}”: {why}."),
    }
}

/// Every Tuesday, in the middle of a sentence.
trait LowercaseFirst {
    fn to_lowercase_first(&self) -> String;
}

impl LowercaseFirst for String {
    fn to_lowercase_first(&self) -> String {
        let mut signs = self.chars();
        signs.next().map_or_else(Self::new, |first| first.to_lowercase().chain(signs).collect())
    }
}

fn other(language: Language, by: &Other) -> String {
    let (name, at) = match by {
        Other::Planned { name, slot, .. } => (name, weekly(language, &[*slot])),
        Other::Standing { name, span, .. } => (name, when(language, *span)),
    };
    match language {
        Chinese => format!("“{name}”（{at}）"),
        English => format!("“{name}” ({at})"),
    }
}

/// What stands in the way, without a full stop.
pub fn why(language: Language, why: &Why) -> String {
    match (language, why) {
        (Chinese, Why::Room { room, by }) => format!("{room}那时有{}", other(language, by)),
        (English, Why::Room { room, by }) => {
            format!("{room} is taken by {}", other(language, by))
        }
        (Chinese, Why::Teacher { teacher, by }) => {
            format!("{teacher}那时要教{}", other(language, by))
        }
        (English, Why::Teacher { teacher, by }) => {
            format!("{teacher} teaches {} then", other(language, by))
        }
        (Chinese, Why::OnTheWay { teacher, by, minutes }) => {
            format!("{teacher}在另一个校区教{}，路上要{minutes}分钟", other(language, by))
        }
        (English, Why::OnTheWay { teacher, by, minutes }) => format!(
            "{teacher} teaches {} at another campus, {minutes} minutes away",
            other(language, by)
        ),
        (Chinese, Why::SameName) => "这学期还有一个同名的班".to_owned(),
        (English, Why::SameName) => "another class of the term has this name".to_owned(),
        (Chinese, Why::MeetsTwice { other }) => {
            format!("和自己另一次课重了：{}", weekly(language, &[*other]))
        }
        (English, Why::MeetsTwice { other }) => {
            format!("it overlaps its own time {}", weekly(language, &[*other]))
        }
        (Chinese, Why::NotOpen { room, open }) if open.is_empty() => format!("{room}那天不开放"),
        (English, Why::NotOpen { room, open }) if open.is_empty() => {
            format!("{room} is closed on that day")
        }
        (Chinese, Why::NotOpen { room, open }) => {
            format!("{room}那天只在{}开放", open_times(language, open))
        }
        (English, Why::NotOpen { room, open }) => {
            format!("{room} is open {} that day", open_times(language, open))
        }
        (Chinese, Why::Retired { room, from }) => {
            format!("{room}从{}起不再使用", full_day(language, *from))
        }
        (English, Why::Retired { room, from }) => {
            format!("{room} is not used from {} on", full_day(language, *from))
        }
        (Chinese, Why::Closed { reason, span }) => {
            format!("{}不开门：{reason}", when(language, *span))
        }
        (English, Why::Closed { reason, span }) => {
            format!("closed on {}: {reason}", when(language, *span))
        }
        (Chinese, Why::TooSmall { room, seats, places }) => {
            format!("{room}只坐得下{seats}人，要招{places}人")
        }
        (English, Why::TooSmall { room, seats, places }) => {
            format!("{room} holds {seats}, and {places} places are planned")
        }
        (Chinese, Why::NeverMeets) => "这学期那一天一次也不上课".to_owned(),
        (English, Why::NeverMeets) => "the term has no such day".to_owned(),
    }
}

/// The same beside a row of a list, as a sentence: 301书法教室那时有“合唱班”（…）。
pub fn clashes_with(language: Language, why: &Why) -> String {
    match language {
        Chinese => format!("{}。", self::why(language, why)),
        English => {
            let told = self::why(language, why);
            let mut signs = told.chars();
            let first = signs.next().into_iter().flat_map(char::to_uppercase);
            format!("{}.", first.chain(signs).collect::<String>())
        }
    }
}

/// 有12个班: of a department, those that are not over.
pub fn classes_of(language: Language, classes: u32) -> String {
    match (language, classes) {
        (Chinese, _) => format!("有{classes}个班"),
        (English, 1) => "1 class".into(),
        (English, _) => format!("{classes} classes"),
    }
}

/// Why a term is not planned, copied or published like that.
pub fn refused(language: Language, why: &TimetableRefusal) -> String {
    match (language, why) {
        (Chinese, TimetableRefusal::TermNameTaken) => "已经有这个学期了，请换一个名字。".into(),
        (English, TimetableRefusal::TermNameTaken) => {
            "There is a term of this name. Please choose another.".into()
        }
        (Chinese, TimetableRefusal::DepartmentNameTaken) => {
            "已经有这个系别了，请换一个名字。".into()
        }
        (English, TimetableRefusal::DepartmentNameTaken) => {
            "There is a department of this name. Please choose another.".into()
        }
        (Chinese, TimetableRefusal::ChangedMeanwhile) => {
            "刚才有人改过这个班。请看看现在的情况，再按一次按钮。".into()
        }
        (English, TimetableRefusal::ChangedMeanwhile) => {
            "Somebody has just changed it. See how it stands now, then press again.".into()
        }
        (Chinese, TimetableRefusal::TakenOut) => {
            "刚才有人删掉了这个班。要再加上，请按“保存”。".into()
        }
        (English, TimetableRefusal::TakenOut) => {
            "Somebody has just taken this class out. To add it again, press “Save”.".into()
        }
        (Chinese, TimetableRefusal::NothingChanges) => {
            "和原来一样，没有改动。请先改一处，再按按钮。".into()
        }
        (English, TimetableRefusal::NothingChanges) => {
            "Nothing is changed: it stands like that already. Change something first.".into()
        }
        (Chinese, TimetableRefusal::Published) => "这个班已经公布，请到报名项目里改。".into(),
        (English, TimetableRefusal::Published) => {
            "It is published: change it among the offerings.".into()
        }
        (Chinese, TimetableRefusal::Clashes { classes }) => {
            format!("选的班里有{classes}个冲突，没有公布。请先改好，或先不选。")
        }
        (English, TimetableRefusal::Clashes { classes }) => {
            format!("Of those chosen {classes} clash: nothing is published. Change or leave them.")
        }
        (Chinese, TimetableRefusal::RowsClash { rows }) => {
            format!("表里有{rows}行和现有安排冲突，没有导入。请看各行的说明。")
        }
        (English, TimetableRefusal::RowsClash { rows: 1 }) => {
            "One row clashes with what stands: nothing is imported. See the row itself.".into()
        }
        (English, TimetableRefusal::RowsClash { rows }) => {
            format!("{rows} rows clash with what stands: nothing is imported. See each row.")
        }
        (Chinese, TimetableRefusal::NothingToCopy) => "没有可以照着排的班。".into(),
        (English, TimetableRefusal::NothingToCopy) => "There is no class to copy.".into(),
        (Chinese, TimetableRefusal::NotAnEarlierTerm) => "请选更早的学期。".into(),
        (English, TimetableRefusal::NotAnEarlierTerm) => "Please choose an earlier term.".into(),
        (Chinese, TimetableRefusal::SessionsOutside { sessions }) => {
            format!("有{sessions}次已公布的课会落在学期外。请改日期，或先改这些课。")
        }
        (English, TimetableRefusal::SessionsOutside { sessions: 1 }) => {
            "One published session would lie outside. Change the days, or that session first."
                .into()
        }
        (English, TimetableRefusal::SessionsOutside { sessions }) => {
            format!(
                "{sessions} published sessions would lie outside. Change the days, or them first."
            )
        }
        (Chinese, TimetableRefusal::TrialIsOpen) => {
            "已经有一个试排了，就在这里，大家一起用。".into()
        }
        (English, TimetableRefusal::TrialIsOpen) => {
            "There is a trial already: this one. It is shared by all coordinators.".into()
        }
        (Chinese, TimetableRefusal::TrialIsOver) => "这个试排刚才已经做完或放弃了。".into(),
        (English, TimetableRefusal::TrialIsOver) => {
            "This trial was just carried out or dropped.".into()
        }
        (Chinese, TimetableRefusal::NothingTried) => "试排里没有要改的班。请先动一个班。".into(),
        (English, TimetableRefusal::NothingTried) => {
            "Nothing is moved in the trial. Please move a class first.".into()
        }
        (Chinese, TimetableRefusal::TriedGone { classes }) => {
            format!("有{classes}个班已经公布或删掉，一个也没有改。请先拿掉。")
        }
        (English, TimetableRefusal::TriedGone { classes }) => format!(
            "Classes published or out of the plan: {classes}. Nothing is changed. Take them out first."
        ),
        (Chinese, TimetableRefusal::TrialClashes { clashes }) => {
            format!("会多出{clashes}处冲突，一个也没有改。请先调好。")
        }
        (English, TimetableRefusal::TrialClashes { clashes }) => {
            format!("New clashes: {clashes}. Nothing is changed. Please put them right first.")
        }
        (Chinese, TimetableRefusal::TrialChangedSince { classes }) => {
            format!("有{classes}个班后来又动过，不能一起放回。")
        }
        (English, TimetableRefusal::TrialChangedSince { classes }) => {
            format!("Classes changed since: {classes}. Nothing is put back.")
        }
        (Chinese, TimetableRefusal::TooMany { most }) => format!("一个学期最多排{most}个班。"),
        (English, TimetableRefusal::TooMany { most }) => {
            format!("A term has {most} classes at most.")
        }
    }
}
