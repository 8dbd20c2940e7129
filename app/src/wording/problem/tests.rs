//! Every sentence is short and calm, whatever was typed.

use domain::calendar::TimeSlot;
use domain::offering::OfferingKind;
use domain::plan::{Column, ListKind, Needed, NoTable};
use jiff::civil::{Weekday, date, time};

use super::*;
use crate::sheet::Unreadable;

const BOTH: [Language; 2] = [Language::Chinese, Language::English];

/// One of each, filled as lists do.
fn reasons() -> Vec<Reason> {
    let slot =
        TimeSlot { weekday: Weekday::Tuesday, from: time(14, 30, 0, 0), to: time(16, 0, 0, 0) };
    let (date, row, by_row, as_row) = (date(2026, 11, 3), 10, 10, 10);
    let typed = || "约三十人".to_owned();
    vec![
        Reason::Missing,
        Reason::Formula("=1+1".into()),
        Reason::Markup,
        Reason::ControlCharacter,
        Reason::TooLong { characters: 300, limit: 60 },
        Reason::NotANumber(typed()),
        Reason::NumberTooLarge { limit: 100_000 },
        Reason::CapacityZero,
        Reason::MoreReturningThanPlaces { returning: 43, capacity: 34 },
        Reason::NegativeFee,
        Reason::NotAFee(typed()),
        Reason::NoWeekday("周八".into()),
        Reason::TimeUnclear(typed()),
        Reason::EndsBeforeStart { from: slot.to, to: slot.from },
        Reason::ReadAsAfternoon { time: slot.from },
        Reason::NoSuchTime(typed()),
        Reason::NoSuchDate(typed()),
        Reason::WeekdayDoesNotAgree { date },
        Reason::BirthdayDoesNotAgree { date },
        Reason::SexDoesNotAgree,
        Reason::UnknownWord {
            typed: typed(), known: vec!["轻".into(), "中".into(), "重".into()]
        },
        Reason::RoomTaken { room: "201声乐教室".into(), slot, by_row },
        Reason::RoomTakenOn { room: "106 乒乓球室".into(), date, by_row },
        Reason::ClosedThen { date, by_row },
        Reason::TeacherTaken { teacher: "欧阳金财".into(), slot, by_row },
        Reason::SameName { as_row },
        Reason::SameRow { as_row },
        Reason::SamePersonAs { row },
        Reason::SameMobileAs { row },
        Reason::WrongCheckDigit,
        Reason::NotAnIdentityNumber,
        Reason::NotAMobile { digits: 10 },
        Reason::NotATelephone,
        Reason::NotAName,
        Reason::NoTelephone,
    ]
}

fn han(sentence: &str) -> usize {
    sentence.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count()
}

#[test]
fn sentences_are_short_and_calm() {
    let unreadable_ones = [
        Unreadable::NotASheet,
        Unreadable::Truncated,
        Unreadable::TooLarge,
        Unreadable::TooManyRows,
        Unreadable::TooManyColumns,
        Unreadable::Encrypted,
        Unreadable::OldXls,
        Unreadable::NoTable(NoTable::NoRows),
    ];
    let mut said: Vec<String> =
        reasons().iter().map(|reason| problem(reason, Language::Chinese)).collect();
    said.extend(unreadable_ones.iter().map(|why| unreadable(why, Language::Chinese)));
    for sentences in said {
        assert!(sentences.split('。').all(|sentence| han(sentence) <= 25), "{sentences}");
        for word in ["请务必", "抱歉", "非法", "无效", "错误", "！", "!"] {
            assert!(!sentences.contains(word), "{sentences}");
        }
        assert!(sentences.ends_with('。') && !sentences.contains("。。"), "{sentences}");
    }
}

#[test]
fn english_has_no_han_but_what_is_typed() {
    for reason in reasons() {
        let sentence = problem(&reason, Language::English);
        assert!(sentence.ends_with('.') && !sentence.contains(".."), "{sentence}");
        assert!(han(&sentence) <= 16, "{sentence}");
    }
}

#[test]
fn a_problem_says_where_what_and_how() {
    let reason = Reason::NoWeekday("周八".into());
    let found = Problem {
        row: 6,
        column: Column(5),
        heading: "上课时间".into(),
        severity: Severity::Error,
        reason,
    };
    assert_eq!(place(&found, Language::Chinese), "第6行F列“上课时间”");
    assert_eq!(
        problem(&found.reason, Language::Chinese),
        "没有“周八”这一天。请写周一到周日中的一天。"
    );
    let needed =
        |kind, headings: [&str; 2]| Needed { kind, headings: headings.map(str::to_owned).to_vec() };
    let looked_for = vec![
        needed(ListKind::Offerings(OfferingKind::Class), ["班级名称", "教室"]),
        needed(ListKind::Offerings(OfferingKind::Shift), ["服务队", "地点"]),
    ];
    assert_eq!(
        BOTH.map(|language| no_table(
            &NoTable::Unknown { looked_for: looked_for.clone() },
            language
        )),
        [
            "没看懂表头（第一行的栏名）。\n招生计划要有：班级名称、教室。\n服务安排要有：服务队、地点。",
            "The headings in the first row are not known.\nA plan of classes has: 班级名称, 教室.\nA list of shifts has: 服务队, 地点."
        ]
    );
}
