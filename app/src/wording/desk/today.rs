//! 今日: what goes on at an institution, and what is to be done at its desk.

use domain::calendar::{Span, civil};
use domain::call::CallReason;
use domain::decision::Basis;
use domain::language::Language::{self, Chinese, English};
use domain::offering::OfferingKind;
use domain::session::ChangeKind;
use domain::stage::ForWhom;
use jiff::Timestamp;

use crate::wording::Words;
use crate::wording::session::when;
use crate::wording::when::{moment, span_times, time};

pub const TITLE: Words = Words("今日", "Today");
pub const ROOMS: Words = Words("房间", "Rooms");
pub const ROOM: Words = Words("房间", "Room");
pub const NOW: Words = Words("现在", "Now");
pub const EXPECTED: Words = Words("应到", "Expected");
pub const NEXT: Words = Words("接下来", "Next");
pub const FREE: Words = Words("空着", "Free");
pub const NOTHING_MORE: Words = Words("今天没有了", "Nothing more today");
pub const NO_ROOM: Words = Words("没写房间的", "No room told");
pub const JUST_COME: Words = Words("直接来", "Anybody may come");
pub const NOTHING: Words = Words("今天没有安排", "Nothing is planned for today");
pub const NOTHING_LINE: Words = Words(
    "有安排的日子，这里会写明每个房间的情况。",
    "On a day with something planned, every room stands here.",
);
pub const TO_OFFERINGS: Words = Words("看报名项目", "See the offerings");
pub const NOTHING_TO_DO: Words = Words("现在没有要办的事", "Nothing is to be done now");
pub const FIRST_ONLY: Words = Words("只看前几个", "Show the first only");
pub const REFRESHES: Words = Words("每分钟自动更新", "Renewed every minute");
pub const STOP: Words = Words("不要自动更新", "Stop renewing");
pub const WALL: Words = Words("挂在墙上看", "For the screen on a wall");
pub const WALL_ADDRESS: Words = Words("不用登录的地址", "An address without a sign-in");
pub const ARRIVED: Words = Words("应到/已到", "Expected/here");
pub const MISSING: Words = Words("老师不在", "Teacher missing");
pub const NOBODY_YET: Words = Words("还没有老师", "nobody yet");
pub const SOUGHT: Words = Words("正在找代课", "a substitute is looked for");
pub const TO_DO: Words = Words("要办的事", "To be done");
pub const OFF_THE_WALL: Words = Words("回到平常的页面", "Back to the usual page");
pub const TURN_PAGE: Words = Words("看下一页", "See the next page");
pub const GO_ON: Words = Words("每分钟自动更新一次", "Renew it every minute");

pub const ABSENT: Words = Words("老师来不了？", "A teacher cannot come?");
pub const WITHOUT_TEACHER: Words = Words("还没有老师的班", "Classes without a teacher");
pub const FIND_TEACHER: Words = Words("找老师", "Find a teacher");
pub const SHORT_OF_HANDS: Words = Words("志愿者不够", "Too few volunteers");
pub const HOURS: Words = Words("服务时长，等您确认", "Hours to confirm");
pub const CONFIRM: Words = Words("确认时长", "Confirm");
pub const NOT_TOLD: Words = Words("短信没收到", "Not reached by a message");
pub const TO_DECIDE: Words = Words("借场地，等您审核", "Rooms asked for");
pub const THEIR_TURN: Words = Words("场地空出来了", "Rooms that came free");
pub const ASKED_FIRST: Words = Words("他们先等的", "They have waited longest");
pub const GIVE: Words = Words("借给他们", "Give it");
pub const A_CLUB: Words = Words("社团借用", "borrowed");
pub const NOT_RECORDED: Words = Words("还没点名", "no register yet");
pub const UNRECORDED: Words = Words("还没点名", "Registers not taken");
pub const FORGOTTEN: Words = Words("前些天没点名", "Earlier registers not taken");
pub const CHANGED: Words = Words("今天有变动", "Changed today");
pub const SEE: Words = Words("看一看", "See");
pub const FREED: Words = Words("空出的名额", "Places that came free");
pub const SEE_LIST: Words = Words("看名单", "See the list");
pub const ADD: Words = Words("现场加人", "Add a person");
pub const CALLS: Words = Words("要打的电话", "Calls to make");
pub const CALL: Words = Words("打电话", "Call");
pub const REVIEWS: Words = Words("等您审核", "To decide on");
pub const DECIDE: Words = Words("去审核", "Decide");
pub const FEES: Words = Words("没交的费用", "Fees due");
pub const SEE_FEES: Words = Words("看费用", "See fees");

/// What can be done where a teacher does not come.
pub const fn when_absent(what: ChangeKind, kind: OfferingKind) -> Words {
    match (what, kind) {
        (ChangeKind::Cancel, OfferingKind::Class) => Words("停课", "Cancel"),
        (ChangeKind::Cancel, _) => Words("取消", "Cancel"),
        (ChangeKind::Teach, _) => Words("找代课", "Substitute"),
        _ => Words("改时间", "Move"),
    }
}

/// 今天没有安排：101教室、102教室.
pub fn idle(language: Language, rooms: &[String]) -> String {
    match language {
        Chinese => format!("今天没有安排：{}", rooms.join("、")),
        English => format!("Nothing today: {}", rooms.join(", ")),
    }
}

/// 3人没收到短信.
pub fn not_told(language: Language, people: usize) -> String {
    match (language, people) {
        (Chinese, _) => format!("{people}人没收到短信"),
        (English, 1) => "1 person was not reached".to_owned(),
        (English, _) => format!("{people} people were not reached"),
    }
}

/// 12月1日（星期二）上午9:00–11:00，3人: a shift of which hours are to be confirmed.
pub fn hours(language: Language, span: Span, people: u32) -> String {
    let at = when(language, span);
    match language {
        Chinese => format!("{at}，{people}人"),
        English => format!("{at}, {people}"),
    }
}

/// 201琴房，12月1日（星期二）下午2:00–4:00.
pub fn in_room(language: Language, room: &str, at: &str) -> String {
    match language {
        Chinese => format!("{room}，{at}"),
        English => format!("{room}, {at}"),
    }
}

/// 截至上午9:40: when what stands here was read.
pub fn as_of(language: Language, at: Timestamp) -> String {
    let at = time(language, civil(at).time());
    match language {
        Chinese => format!("截至{at}"),
        English => format!("as of {at}"),
    }
}

/// 现在4处有活动，应到85人.
pub fn in_use(language: Language, rooms: u32, people: u32) -> String {
    match language {
        Chinese if rooms == 0 => "现在没有活动".to_owned(),
        Chinese => format!("现在{rooms}处有活动，应到{people}人"),
        English if rooms == 0 => "nothing goes on now".to_owned(),
        English => format!("{rooms} in use, {people} expected"),
    }
}

/// 到上午10:00.
pub fn until(language: Language, span: Span) -> String {
    let at = time(language, civil(span.to).time());
    match language {
        Chinese => format!("到{at}"),
        English => format!("until {at}"),
    }
}

/// 上午10:30, when something begins.
pub fn from(language: Language, span: Span) -> String {
    time(language, civil(span.from).time())
}

/// 不开放：修空调.
pub fn closed(language: Language, reason: &str) -> String {
    match language {
        Chinese => format!("不开放：{reason}"),
        English => format!("Closed: {reason}"),
    }
}

/// 32人.
pub fn expected(language: Language, people: u32) -> String {
    match language {
        Chinese => format!("{people}人"),
        English => people.to_string(),
    }
}

/// 到了5人, beside how many are expected.
pub fn present(language: Language, people: u32) -> String {
    match language {
        Chinese => format!("到了{people}人"),
        English => format!("{people} here"),
    }
}

/// 上午9:00–10:30，应到20人: what nobody has taken the register of.
pub fn unrecorded(language: Language, span: Span, people: u32) -> String {
    let times = span_times(language, span);
    match language {
        Chinese => format!("{times}，应到{people}人"),
        English => format!("{times}, {people} expected"),
    }
}

/// 上午9:00–11:00，要5人，来0人: a shift with too few volunteers.
pub fn short_of_hands(language: Language, span: Span, has: u32, needs: u32) -> String {
    let times = span_times(language, span);
    match language {
        Chinese => format!("{times}，要{needs}人，来{has}人"),
        English => format!("{times}, {has} of {needs} volunteers"),
    }
}

/// 12月1日（星期二）上午9:00–10:30，共3次: the oldest register that was forgotten, and how many there are.
pub fn forgotten(language: Language, oldest: Span, sessions: u32) -> String {
    let oldest = when(language, oldest);
    match (language, sessions) {
        (_, 1) => oldest,
        (Chinese, sessions) => format!("{oldest}起，共{sessions}次"),
        (English, sessions) => format!("{sessions} since {oldest}"),
    }
}

/// 共8个，先列6个: how many there are, beside the heading of a list, and how many of them stand there.
pub fn number(language: Language, in_all: usize, told: usize) -> String {
    match language {
        Chinese if in_all > told => format!("共{in_all}个，先列{told}个"),
        Chinese => format!("{in_all}个"),
        English if in_all > told => format!("{told} of {in_all}"),
        English => in_all.to_string(),
    }
}

/// 看全部8个: the way to all of a list.
pub fn see_all(language: Language, in_all: usize) -> String {
    match language {
        Chinese => format!("看全部{in_all}个"),
        English => format!("Show all {in_all}"),
    }
}

/// 魏桂，上午9:00–10:30: who teaches, and when.
pub fn teaches(language: Language, teacher: &str, span: Span) -> String {
    let times = span_times(language, span);
    match language {
        Chinese => format!("{teacher}，{times}"),
        English => format!("{teacher}, {times}"),
    }
}

/// 给轮到的人留着，等回答到…: that somebody was asked, and until when they may answer.
pub fn offered(language: Language, answer_by: Timestamp) -> String {
    let by = moment(language, answer_by);
    match language {
        Chinese => format!("给轮到的人留着，等回答到{by}"),
        English => format!("Kept for the next in line, who answers by {by}"),
    }
}

/// 2人: whom to call about one matter.
pub fn to_call(language: Language, people: u32) -> String {
    match (language, people) {
        (Chinese, _) => format!("{people}人"),
        (English, 1) => "1 person".to_owned(),
        (English, _) => format!("{people} people"),
    }
}

/// Why they were asked and nobody else.
pub fn why_offered(language: Language, basis: Option<&Basis>) -> String {
    let words = match basis {
        Some(Basis::Share(ForWhom::Newcomers)) => {
            Words("留给新学员的名额，按候补先后", "Kept for newcomers, in order of joining")
        }
        Some(Basis::Share(ForWhom::District)) => {
            Words("留给本地区的名额，按候补先后", "Kept for the district, in order of joining")
        }
        _ => Words("按候补先后轮到", "Next in order of joining"),
    };
    words.in_language(language).to_owned()
}

/// 林国富，候补第1位，后面还有3位: who is asked, for the desk's own eyes.
pub fn next_in_line(language: Language, name: Option<&str>, number: u32, waiting: u32) -> String {
    let line = match (language, waiting) {
        (Chinese, 0) => format!("候补第{number}位"),
        (Chinese, _) => format!("候补第{number}位，后面还有{waiting}位"),
        (English, 0) => format!("No. {number} in line"),
        (English, _) => format!("No. {number} in line, {waiting} behind"),
    };
    match (language, name) {
        (_, None) => line,
        (Chinese, Some(name)) => format!("{name}，{line}"),
        (English, Some(name)) => format!("{name}, {line}"),
    }
}

/// 轮到候补第1位，后面还有3位: who is asked, as a wall tells it, without a name.
pub fn offered_on_wall(language: Language, number: u32, waiting: u32) -> String {
    match (language, waiting) {
        (Chinese, 0) => format!("轮到候补第{number}位"),
        (Chinese, _) => format!("轮到候补第{number}位，后面还有{waiting}位"),
        (English, 0) => format!("No. {number} in line is asked"),
        (English, _) => format!("No. {number} in line is asked, {waiting} behind"),
    }
}

/// 等回答到上午10:00.
pub fn answers_by(language: Language, answer_by: Timestamp) -> String {
    let by = moment(language, answer_by);
    match language {
        Chinese => format!("等回答到{by}"),
        English => format!("Answers by {by}"),
    }
}

/// 应到20, 已到15: a line each; that nobody is recorded yet, where that is so.
pub fn arrived(language: Language, expected: Option<u32>, present: Option<u32>) -> [String; 2] {
    let expected = match (language, expected) {
        (_, None) => JUST_COME.in_language(language).to_owned(),
        (Chinese, Some(people)) => format!("应到{people}"),
        (English, Some(people)) => format!("{people} expected"),
    };
    let present = match (language, present) {
        (_, None) => NOT_RECORDED.in_language(language).to_owned(),
        (Chinese, Some(people)) => format!("已到{people}"),
        (English, Some(people)) => format!("{people} here"),
    };
    [expected, present]
}

/// 有12次课还没有老师，12月1日上午9:00是第一次.
pub fn without_teacher(language: Language, sessions: u32, first: Timestamp) -> String {
    let first = moment(language, first);
    match (language, sessions) {
        (Chinese, 1) => format!("{first}那次还没有老师"),
        (Chinese, _) => format!("还有{sessions}次没有老师，第一次在{first}"),
        (English, 1) => format!("Nobody teaches it on {first}"),
        (English, _) => format!("{sessions} sessions without a teacher, the first on {first}"),
    }
}

/// 还有3项: what stands on none of its pages.
pub fn more_lines(language: Language, lines: usize) -> String {
    match language {
        Chinese => format!("还有{lines}项"),
        English => format!("and {lines} more"),
    }
}

/// 空1个，没有人候补.
pub fn free(language: Language, places: u32) -> String {
    match (language, places) {
        (Chinese, _) => format!("空{places}个，没有人候补"),
        (English, 1) => "1 place free, nobody waits".to_owned(),
        (English, _) => format!("{places} places free, nobody waits"),
    }
}

/// What a call is about. Who has not paid is nothing for those who walk past a wall: the list of calls tells it.
pub fn about(language: Language, reason: CallReason, name: &str) -> String {
    match (language, reason) {
        (Chinese, CallReason::Offer) => format!("“{name}”轮到了，问来不来"),
        (Chinese, CallReason::Fee) => format!("“{name}”有事要问"),
        (English, CallReason::Offer) => format!("A place in “{name}”: do they want it?"),
        (English, CallReason::Fee) => format!("About “{name}”"),
    }
}

/// 12人等回答.
pub fn in_review(language: Language, people: u32) -> String {
    match (language, people) {
        (Chinese, _) => format!("{people}人等回答"),
        (English, 1) => "1 person waits for an answer".to_owned(),
        (English, _) => format!("{people} people wait for an answer"),
    }
}

/// 23人没交，其中3人过了最后一天.
pub fn fees(language: Language, people: u32, overdue: u32) -> String {
    match language {
        Chinese if overdue == 0 => format!("{people}人没交"),
        Chinese => format!("{people}人没交，其中{overdue}人过了最后一天"),
        English if overdue == 0 => format!("{people} to pay"),
        English => format!("{people} to pay, {overdue} of them past the last day"),
    }
}

/// 2笔费要退.
pub fn to_give_back(language: Language, number: usize) -> String {
    match language {
        Chinese => format!("{number}笔费要退"),
        English if number == 1 => "1 fee to give back".to_owned(),
        English => format!("{number} fees to give back"),
    }
}

/// 到上午10:00，魏桂.
pub fn by(language: Language, at: &str, teacher: &str) -> String {
    match language {
        Chinese => format!("{at}，{teacher}"),
        English => format!("{at}, {teacher}"),
    }
}
