//! One value before and after, in words.

use domain::attendance::Mark;
use domain::booking::{BookingState, Lending};
use domain::calendar::{day, slots_read};
use domain::call::CallOutcome;
use domain::cash::Balance;
use domain::language::Language::{self, Chinese, English};
use domain::log::{About, Difference, Field, each_read};
use domain::offering::Allocation;
use domain::outbox::OwnWay;
use domain::role::Role;
use domain::service::Minutes;
use domain::session::Reminded;
use domain::template::{Channel, Event};
use domain::venue::StepFree;
use jiff::Timestamp;
use jiff::civil::{Date, Time, Weekday};

use crate::wording::Words;
use crate::wording::desk::{accounts, cash, messages, template};
use crate::wording::draw::state::last_whole_day;
use crate::wording::when::{
    day as civil_day, full_day, moment, short_weekday, time, times, weekly,
};
use crate::wording::{attendance, booking, room, told};

/// 截止报名：2026年12月1日上午9:00→2026年12月5日上午9:00. Of what is new there is no before.
pub fn change(language: Language, about: About, difference: &Difference, is_new: bool) -> String {
    let field = difference.field;
    if matches!(field, Field::Marks | Field::Served) {
        return of_each(language, difference);
    }
    if field == Field::Address {
        return of_address(language, difference);
    }
    let (before, after) = (&difference.before, &difference.after);
    let before = told(language, about, field, before.as_deref());
    let after = told(language, about, field, after.as_deref());
    let name = label(field).in_language(language);
    match (language, is_new && difference.before.is_none()) {
        (Chinese, true) => format!("{name}：{after}"),
        (Chinese, false) => format!("{name}：{before}→{after}"),
        (English, true) => format!("{name}: {after}"),
        (English, false) => format!("{name}: {before} → {after}"),
    }
}

/// A value in words, or that there is none.
pub fn told(language: Language, about: About, field: Field, value: Option<&str>) -> String {
    match value {
        Some(value) => said(language, about, field, value),
        None => none(field).in_language(language).to_owned(),
    }
}

/// 寄信地址：换了. Which it is stands on the page of its person alone: an auditor reads the log, and no particulars.
fn of_address(language: Language, difference: &Difference) -> String {
    let what = match (&difference.before, &difference.after) {
        (None, _) => Words("有", "known"),
        (Some(_), Some(_)) => Words("换了", "changed"),
        (Some(_), None) => Words("没有了", "taken out"),
    };
    let (name, what) = (label(difference.field).in_language(language), what.in_language(language));
    match language {
        Chinese => format!("{name}：{what}"),
        English => format!("{name}: {what}"),
    }
}

/// 出勤：陈淑芬 还没记→到；林国富 到→请假.
fn of_each(language: Language, difference: &Difference) -> String {
    let field = difference.field;
    let told = |value: Option<&str>| match (field, value) {
        (Field::Marks, Some(code)) => {
            let mark = Mark::from_code(code).map(attendance::mark);
            mark.map_or(code, |mark| mark.in_language(language)).to_owned()
        }
        (Field::Marks, None) => attendance::NOT_RECORDED.in_language(language).to_owned(),
        (_, value) => {
            let minutes = value.and_then(|minutes| Minutes::of(minutes.parse().ok()?));
            attendance::hours::line(language, minutes)
        }
    };
    // Both sides tell of the same people, in the same order.
    let sides = [&difference.before, &difference.after].map(|side| side.as_deref().unwrap_or(""));
    let each = each_read(sides[0]).zip(each_read(sides[1])).map(|((name, before), (_, after))| {
        let name = if name.is_empty() { NAMELESS.in_language(language) } else { name };
        let (before, after) = (told(before), told(after));
        match language {
            Chinese => format!("{name} {before}→{after}"),
            English => format!("{name} {before} → {after}"),
        }
    });
    let each: Vec<String> = each.collect();
    let name = label(field).in_language(language);
    match language {
        Chinese => format!("{name}：{}", each.join("；")),
        English => format!("{name}: {}", each.join("; ")),
    }
}

/// Whoever has no name yet.
const NAMELESS: Words = Words("没有姓名的人", "Somebody without a name");

/// What is told where there is no value.
const fn none(field: Field) -> Words {
    match field {
        Field::Cancelled | Field::Paid | Field::Ended => Words("否", "no"),
        Field::Text => Words("原来的写法", "the built-in words"),
        _ => Words("没有", "none"),
    }
}

/// What the value is of.
pub const fn label(field: Field) -> Words {
    match field {
        Field::State => Words("情况", "State"),
        Field::Name => Words("名称", "Name"),
        Field::OpensAt => Words("开始报名", "Opens"),
        Field::ClosesAt => Words("截止报名", "Closes"),
        Field::Places => Words("名额", "Places"),
        Field::Allocation => Words("名额怎么给", "How places are given"),
        Field::ReturningFrom => Words("老学员续报开始", "Former members from"),
        Field::ReturningPlaces => Words("续报名额（0为不限）", "Places for them (0: all)"),
        Field::Follows => Words("接着哪个班", "Follows"),
        Field::NewcomerPlaces => Words("给新学员留", "Kept for newcomers"),
        Field::NewcomersUntil => Words("给新学员留到", "Kept for newcomers until"),
        Field::DistrictPlaces => Words("给本区留", "Kept for the district"),
        Field::DistrictUntil => Words("给本区留到", "Kept for the district until"),
        Field::Liaison => Words("联系人", "Liaison"),
        Field::StartsAt => Words("开始", "Begins"),
        Field::EndsAt => Words("结束", "Ends"),
        Field::Room => Words("场地", "Room"),
        Field::InLineSince => Words("重新排队", "In line since"),
        Field::Cancelled => Words("停课", "Cancelled"),
        Field::Substitute => Words("代课老师", "Substitute"),
        Field::MadeUpAt => Words("补课时间", "Make-up session"),
        Field::Instead => Words("换成", "Instead"),
        Field::InsteadOf => Words("原来是", "Instead of"),
        Field::PayBy => Words("最晚交费", "To be paid by"),
        Field::Paid => Words("已交费", "Paid"),
        Field::Receipt => Words("收据", "Receipt"),
        Field::Amount => Words("金额", "Amount"),
        Field::Day => Words("哪一天", "Day"),
        Field::StartsOn => Words("第一天", "First day"),
        Field::EndsOn => Words("最后一天", "Last day"),
        Field::Counted => Words("数出来", "Counted"),
        Field::Outcome => Words("结果", "Outcome"),
        Field::Number => Words("数目", "Number"),
        Field::NotBack => Words("没有放回的人数", "How many could not have it again"),
        Field::Floor => Words("楼层", "Floor"),
        Field::Directions => Words("怎么找", "How one finds it"),
        Field::Capacity => Words("容纳人数", "Holds"),
        Field::Equipment => Words("设备", "Equipment"),
        Field::Bring => Words("请带什么", "What to bring"),
        Field::StepFree => Words("进出", "Way in"),
        Field::WeeklyTimes => Words("上课时间", "When it meets"),
        Field::Teacher => Words("老师", "Teacher"),
        Field::Classes => Words("公布的班", "Published classes"),
        Field::StayPublished => Words("仍然公布的班", "Classes that stay published"),
        Field::LongestMinutes => Words("一次最多几分钟", "Minutes at most"),
        Field::DaysAhead => Words("最多提前几天", "Days ahead"),
        Field::Lending => Words("怎么借", "How it is lent"),
        Field::Hours => Words("开放时间", "Hours"),
        Field::RetiredAt => Words("不再使用，从", "Not used from"),
        Field::Ended => Words("已结束", "Ended"),
        Field::Role => Words("岗位", "Role"),
        Field::Teaches => Words("课表上的老师", "Teacher on classes"),
        Field::MostClasses => Words("每人最多几门课", "Classes a person"),
        Field::MostShifts => Words("每人最多几次服务", "Shifts a person"),
        Field::MostBookings => Words("最多同时借几次场地", "Bookings at a time"),
        Field::FeeDays => Words("几天内交费", "Days to pay"),
        Field::FeeCounter => Words("在哪里交费", "Where one pays"),
        Field::Reminded => Words("提醒", "Reminders"),
        Field::SendsFrom => Words("几点开始发", "Messages from"),
        Field::SendsTo => Words("发到几点", "Messages until"),
        Field::Event => Words("什么事", "What is told"),
        Field::Channel => Words("怎么发", "By which way"),
        Field::Text => Words("写法", "The words"),
        Field::Marks => Words("出勤", "Attendance"),
        Field::Served => Words("服务时长", "Hours of service"),
        Field::Card => Words("卡号", "Card"),
        Field::OwnWay => Words("怎么通知", "Told how"),
        Field::BornOn => Words("出生日期", "Date of birth"),
        Field::Mobile => Words("手机号", "Mobile number"),
        Field::EmergencyContact => Words("紧急联系人", "Whom to call"),
        Field::ContactTelephone => Words("紧急联系人电话", "Their telephone"),
        Field::Address => Words("寄信地址", "Address for letters"),
        Field::Department => Words("系别", "Department"),
        Field::Course => Words("课程", "Course"),
        Field::Fee => Words("费用", "Fee"),
        Field::AgeFrom => Words("最小年龄", "Youngest age"),
        Field::AgeTo => Words("最大年龄", "Oldest age"),
        Field::Conditions => Words("报名条件", "Who may come"),
        Field::Health => Words("健康提醒", "About health"),
        Field::Audience => Words("参加对象", "For whom"),
        Field::Skills => Words("要会什么", "Skills"),
        Field::Telephone => Words("咨询电话", "Telephone"),
        Field::Contact => Words("联系人", "Contact"),
        Field::Note => Words("说明", "Note"),
    }
}

/// An end: a midnight is the day before, which was meant as a whole.
fn last_moment(language: Language, at: Timestamp) -> String {
    last_whole_day(at).map_or_else(|| moment(language, at), |last| full_day(language, last))
}

/// A value in words; what nobody knows any more stands as it was kept.
fn said(language: Language, about: About, field: Field, value: &str) -> String {
    let words = |words: Option<Words>| words.map(|words| words.in_language(language).to_owned());
    let read = match field {
        Field::ClosesAt | Field::NewcomersUntil | Field::DistrictUntil => {
            instant(value).map(|at| last_moment(language, at))
        }
        Field::OpensAt
        | Field::ReturningFrom
        | Field::StartsAt
        | Field::EndsAt
        | Field::InLineSince
        | Field::MadeUpAt => instant(value).map(|at| moment(language, at)),
        Field::RetiredAt => instant(value).map(|at| civil_day(language, day(at))),
        Field::PayBy | Field::Day | Field::BornOn | Field::StartsOn | Field::EndsOn => {
            value.parse::<Date>().ok().map(|date| civil_day(language, date))
        }
        Field::Amount | Field::Counted | Field::Fee => {
            value.parse().ok().map(|fen| cash::yuan(language, Balance(fen)))
        }
        Field::State => words(state(about, value)),
        Field::Allocation => words(Allocation::from_code(value).map(allocation)),
        Field::StepFree => words(StepFree::from_code(value).map(|way| room::step_free(Some(way)))),
        Field::Lending => words(Lending::from_code(value).map(lending)),
        Field::Reminded => words(Reminded::from_code(value).map(messages::reminded)),
        Field::OwnWay => words(OwnWay::from_code(value).map(told::way)),
        Field::Role => words(Role::from_code(value).map(accounts::role)),
        Field::Outcome => words(CallOutcome::from_code(value).map(outcome)),
        Field::Cancelled | Field::Paid | Field::Ended => words(Some(Words("是", "yes"))),
        Field::Hours => Some(hours(language, value)),
        Field::WeeklyTimes => slots_read(value).map(|slots| weekly(language, &slots)),
        Field::Classes => Some(classes(language, value)),
        Field::SendsFrom | Field::SendsTo => clock(value).map(|at| time(language, at)),
        Field::Event => words(Event::from_code(value).map(template::event)),
        Field::Channel => words(Channel::from_code(value).map(template::channel)),
        _ => None,
    };
    read.unwrap_or_else(|| value.to_owned())
}

/// 楷书班（每周二上午9:00–10:30）；篆书班（每周四下午2:30–4:00）.
fn classes(language: Language, kept: &str) -> String {
    let one = |(name, slots): (&str, Option<&str>)| {
        let at = slots.and_then(slots_read).map(|slots| weekly(language, &slots));
        match (language, at) {
            (_, None) => name.to_owned(),
            (Chinese, Some(at)) => format!("{name}（{at}）"),
            (English, Some(at)) => format!("{name} ({at})"),
        }
    };
    let told: Vec<String> = each_read(kept).map(one).collect();
    told.join(if language == Chinese { "；" } else { "; " })
}

fn instant(value: &str) -> Option<Timestamp> {
    Timestamp::from_second(value.parse().ok()?).ok()
}

/// How a thing stands: each has its own words.
fn state(about: About, word: &str) -> Option<Words> {
    Some(match (about, word) {
        (About::Booking(_), word) => booking::state(BookingState::from_code(word)?),
        (About::Offering(_), "open") => Words("按报名时间", "by its window"),
        (About::Offering(_), "closed") => Words("停止报名", "closed by hand"),
        (About::Offering(_), "cancelled") => Words("已取消", "called off"),
        (About::SignUp(_), "held") => Words("有名额", "has a place"),
        (About::SignUp(_), "offered") => Words("等答复", "asked, not answered"),
        (About::SignUp(_), "waiting") => Words("候补或审核中", "waits"),
        (About::SignUp(_), "ended") => Words("不在名单", "off the list"),
        (About::Draw(_), "planned") => Words("收志愿", "takes wishes"),
        (About::Draw(_), "frozen") => Words("名单已封存", "list frozen"),
        (About::Draw(_), "held") => Words("已抽签", "held"),
        (About::Draw(_), "called_off") => Words("已取消", "called off"),
        (About::Message(_), "waiting" | "sending") => Words("待发", "to be sent"),
        (About::Message(_), "sent") => Words("已发", "sent"),
        (About::Message(_), "given_up") => Words("没发到", "not arrived"),
        (About::Message(_), "told") => Words("已电话告知", "told by telephone"),
        (About::Message(_), "not_needed") => Words("不用发了", "not needed"),
        _ => return None,
    })
}

const fn allocation(allocation: Allocation) -> Words {
    match allocation {
        Allocation::InOrder => Words("先报先得", "in order"),
        Allocation::Approval => Words("审核报名", "by approval"),
        Allocation::Draw => Words("抽签", "by a draw"),
    }
}

const fn lending(lending: Lending) -> Words {
    match lending {
        Lending::AtDesk => Words("只在柜台借", "at the desk alone"),
        Lending::AtOnce => Words("自己借，马上有", "at once"),
        Lending::ByApproval => Words("自己申请，等审核", "by approval"),
    }
}

const fn outcome(outcome: CallOutcome) -> Words {
    match outcome {
        CallOutcome::Accepted => Words("要这个名额", "wants the place"),
        CallOutcome::Declined => Words("不要了", "does not want it"),
        CallOutcome::Kept => Words("先让一让", "waits on"),
        CallOutcome::NoAnswer => Words("没人接", "no answer"),
        CallOutcome::Reached => Words("接了", "reached"),
    }
}

/// `1 540-690;1 840-1020`: 周一9:00到11:30、…
fn hours(language: Language, kept: &str) -> String {
    let one = |one: &str| {
        let (weekday, span) = one.split_once(' ')?;
        let (from, to) = span.split_once('-')?;
        let weekday = Weekday::from_monday_one_offset(weekday.parse().ok()?).ok()?;
        let times = times(language, clock(from)?, clock(to)?);
        Some(format!("{} {times}", short_weekday(language, weekday)))
    };
    let told: Vec<String> = kept.split(';').filter_map(one).collect();
    told.join(if language == Chinese { "、" } else { ", " })
}

fn clock(minutes: &str) -> Option<Time> {
    let minutes: i16 = minutes.parse().ok()?;
    let (hour, minute) = (i8::try_from(minutes / 60).ok()?, i8::try_from(minutes % 60).ok()?);
    Time::new(hour, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use domain::id::OfferingId;
    use domain::log::Facts;

    use super::*;

    fn told(field: Field, before: Option<&str>, after: Option<&str>) -> [String; 2] {
        let facts = |value: Option<&str>| {
            value.map(|value| Facts::from([(field, value.to_owned())])).unwrap_or_default()
        };
        let about =
            About::Offering("019abc00-0000-7000-8000-000000000001".parse::<OfferingId>().unwrap());
        let differs = domain::log::differences(&facts(before), &facts(after));
        [Chinese, English].map(|language| change(language, about, &differs[0], before.is_none()))
    }

    #[test]
    fn before_and_after_are_told_in_words() {
        assert_eq!(
            told(Field::State, Some("open"), Some("closed")),
            ["情况：按报名时间→停止报名", "State: by its window → closed by hand"]
        );
        assert_eq!(
            told(Field::MostClasses, Some("3"), None),
            ["每人最多几门课：3→没有", "Classes a person: 3 → none"]
        );
        let [chinese, english] = told(Field::Hours, None, Some("1 540-690;7 840-1020"));
        assert!(chinese.contains("周一") && chinese.contains("、周日"), "{chinese}");
        assert!(english.starts_with("Hours: "), "{english}");
        assert_eq!(told(Field::Amount, None, Some("18050"))[0], "金额：180.50元");
        assert_eq!(
            told(
                Field::Marks,
                Some("陈淑芬 -;林国富 present"),
                Some("陈淑芬 present;林国富 excused")
            ),
            [
                "出勤：陈淑芬 还没记→到；林国富 到→请假",
                "Attendance: 陈淑芬 Not recorded → Here; 林国富 Here → On leave"
            ]
        );
        let served = told(Field::Served, Some("陈淑芬 90"), Some("陈淑芬 120"));
        assert_eq!(served[0], "服务时长：陈淑芬 1小时30分钟→2小时");
        let (tuesday, thursday) = (Some("2-540-630"), Some("4-870-960"));
        assert_eq!(
            told(Field::WeeklyTimes, tuesday, thursday)[0],
            "上课时间：每周二上午9:00–10:30→每周四下午2:30–4:00"
        );
        assert_eq!(
            told(Field::Classes, None, Some("楷书 一班 2-540-630;篆书班 4-870-960"))[0],
            "公布的班：楷书 一班（每周二上午9:00–10:30）；篆书班（每周四下午2:30–4:00）"
        );
        assert_eq!(told(Field::Text, Some("写"), None)[0], "写法：写→原来的写法");
        let (one, other) = (Some("沿江路3号"), Some("江南路5号"));
        assert_eq!(told(Field::Address, None, one)[0], "寄信地址：有");
        assert_eq!(told(Field::Address, one, other)[0], "寄信地址：换了");
        assert_eq!(told(Field::Address, one, None)[1], "Address for letters: taken out");
    }

    #[test]
    fn every_field_has_a_name() {
        for field in Field::ALL {
            let Words(chinese, english) = label(*field);
            assert!(!chinese.is_empty() && !english.is_empty(), "{field:?}");
        }
    }
}
