//! Which list a file is, and that every wrong cell of it is told.

use super::*;
use crate::offering::OfferingKind;

const CLASSES: [&str; 8] =
    ["系别", "专业", "班级名称", "上课时间", "教室", "任课教师", "招生人数", "学费"];

fn sheet(rows: &[Vec<&str>]) -> Sheet {
    Sheet::of_texts(rows)
}

fn classes(sheets: &[Sheet]) -> Reading<PlannedClass> {
    let Ok(List::Plan(Plan::Classes(reading))) = read_list(sheets) else { panic!("no classes") };
    reading
}

fn sound_row() -> Vec<&'static str> {
    vec!["书画系", "楷书", "楷书班", "周二上午9:00-10:30", "301", "魏桂", "40", "200"]
}

#[test]
fn the_sheet_with_the_headings_is_chosen() {
    let rules = sheet(&[vec!["报名须知"], vec!["一、招生对象"]]);
    let plan = sheet(&[vec!["招生计划表"], CLASSES.to_vec(), sound_row(), vec!["合计"]]);
    let reading = classes(&[rules, plan]);
    assert_eq!((reading.rows.len(), reading.rows[0].number), (1, 3));
    assert!(reading.problems.is_empty());
    assert_eq!(reading.rows[0].cells[2], "楷书班");
}

#[test]
fn the_headings_decide_between_the_kinds() {
    let activities = sheet(&[
        vec!["日期", "开始", "结束", "活动名称", "地点", "名额", "报名方式"],
        vec!["2026/11/3", "9:00", "11:00", "书法沙龙", "202", "40", "直接参加"],
    ]);
    assert!(matches!(read_list(&[activities]), Ok(List::Plan(Plan::Activities(_)))));
    let shifts = sheet(&[
        vec!["服务队", "服务内容", "地点", "日期", "开始", "结束", "需要人数"],
        vec!["导诊队", "导诊", "医院", "2026/11/3", "9:00", "11:00", "4"],
    ]);
    assert!(matches!(read_list(&[shifts]), Ok(List::Plan(Plan::Shifts(_)))));
}

#[test]
fn an_unknown_table_is_told_which_headings_were_looked_for() {
    let Err(NoTable::Unknown { looked_for }) = read_list(&[sheet(&[vec!["a", "b"], vec!["1"]])])
    else {
        panic!("a table of a and b is none")
    };
    let needs = |kind, heading: &str| {
        let list = looked_for.iter().find(|list| list.kind == kind).unwrap();
        list.headings.iter().any(|one| one == heading)
    };
    assert!(needs(ListKind::Offerings(OfferingKind::Class), "班级名称"));
    assert!(needs(ListKind::Offerings(OfferingKind::Activity), "活动名称"));
    assert!(needs(ListKind::Offerings(OfferingKind::Shift), "服务队"));
    assert!(matches!(read_list(&[]), Err(NoTable::Unknown { .. })));
    let without_fee = sheet(&[CLASSES[..7].to_vec(), sound_row()]);
    assert_eq!(
        read_list(&[without_fee]),
        Err(NoTable::Incomplete { missing: vec!["学费".into()] })
    );
    let nothing_below = sheet(&[CLASSES.to_vec(), vec!["合计"]]);
    assert_eq!(read_list(&[nothing_below]), Err(NoTable::NoRows));
}

#[test]
fn every_wrong_cell_of_a_row_is_told_and_no_other_row_suffers() {
    let mut wrong = sound_row();
    (wrong[3], wrong[6], wrong[7]) = ("周八", "许多", "-5");
    let plan = sheet(&[CLASSES.to_vec(), wrong, sound_row()]);
    let reading = classes(&[plan]);
    let of = |row| reading.problems_of(row).map(|problem| problem.column.to_string());
    assert_eq!(of(2).collect::<String>(), "DGH");
    assert_eq!(of(3).collect::<String>(), "C"); // The same name as row 2.
    assert_eq!(reading.rows[0].state, RowState::Wrong);
    assert!(reading.rows[0].value.is_none() && reading.rows[1].value.is_some());
    assert!(!reading.is_sound() && reading.values().next().is_none());
}
