//! Rules of a plan of classes, one at a time.

use super::*;
use crate::plan::{List, Plan, RowState, Sheet, read_list};

const HEADINGS: [&str; 12] = [
    "系别",
    "专业",
    "班级名称",
    "年级",
    "上课时间",
    "教室",
    "任课教师",
    "招生人数",
    "其中原班续报",
    "学费（元/学期）",
    "备注",
    "校区",
];

/// A plan of rows that are sound but for what the test is about; each has a room and a teacher of its own.
fn plan(rows: &[&[(usize, &str)]]) -> Reading<PlannedClass> {
    let mut all = vec![HEADINGS.map(str::to_owned).to_vec()];
    for (index, changes) in rows.iter().enumerate() {
        let name = format!("楷书{index}班");
        let (room, teacher) = (format!("30{index}"), format!("陈{}", "甲".repeat(index + 1)));
        let mut row = [
            "书画系",
            "楷书",
            &name,
            "一年级",
            "周二上午9:00-10:30",
            &room,
            &teacher,
            "40",
            "0",
            "200",
            "",
            "",
        ]
        .map(str::to_owned)
        .to_vec();
        for (column, words) in *changes {
            (*words).clone_into(&mut row[*column]);
        }
        all.push(row);
    }
    match read_list(&[Sheet::of_texts(&all)]) {
        Ok(List::Plan(Plan::Classes(reading))) => reading,
        other => panic!("{other:?}"),
    }
}

/// Row, column and reason of each problem.
fn told(reading: &Reading<PlannedClass>) -> Vec<(u32, String, Reason)> {
    let told = |problem: &crate::plan::Problem| {
        (problem.row, problem.column.to_string(), problem.reason.clone())
    };
    reading.problems.iter().map(told).collect()
}

fn slot() -> TimeSlot {
    lesson_times(&Cell::Text("周二上午9:00-10:30".into())).unwrap().slots[0]
}

#[test]
fn a_room_is_taken_once_and_the_lower_row_is_told() {
    let reading = plan(&[
        &[(5, "201声乐教室")],
        &[(5, "２０１声乐教室"), (4, "周二上午10:00-11:30")],
        &[(5, "201声乐教室"), (4, "周二上午11:30-12:00")],
        &[(5, "201声乐教室"), (4, "周三上午9:00-10:30")],
    ]);
    let reason = Reason::RoomTaken { room: "201声乐教室".into(), slot: slot(), by_row: 2 };
    assert_eq!(told(&reading), [(3, "F".into(), reason)]);
    assert_eq!(reading.rows[1].state, RowState::Wrong);
    assert!(reading.rows[1].value.is_some());
}

#[test]
fn a_teacher_is_in_one_place_at_a_time_padded_or_not() {
    let reading =
        plan(&[&[(6, "魏\u{3000}桂")], &[(6, "魏桂、林红")], &[(6, "待定")], &[(6, "待定")]]);
    let reason = Reason::TeacherTaken { teacher: "魏桂".into(), slot: slot(), by_row: 2 };
    assert_eq!(told(&reading), [(3, "G".into(), reason)]);
}

#[test]
fn two_campuses_have_names_and_rooms_of_their_own_and_a_way_between_them() {
    let (here, there) = ((11, "红谷滩校区"), (11, "东湖校区"));
    let same = [(2, "楷书班"), (5, "301")];
    let reading = plan(&[&[same[0], same[1], here], &[same[0], same[1], there]]);
    assert_eq!(told(&reading), []);
    let campus = |row: usize| reading.rows[row].value.as_ref().unwrap().campus.clone();
    assert_eq!([campus(0), campus(1)], ["红谷滩校区", "东湖校区"]);
    let next = |time, campus| plan(&[&[(6, "魏桂"), here], &[(6, "魏桂"), (4, time), campus]]);
    let reading = next("周二上午10:40-12:00", there);
    let reason = Reason::TeacherOnTheWay { teacher: "魏桂".into(), slot: slot(), by_row: 2 };
    assert_eq!(told(&reading), [(3, "G".into(), reason)]);
    assert_eq!(reading.rows[1].state, RowState::Warned, "it is worth a look and no mistake");
    assert_eq!(told(&next("周二上午11:10-12:00", there)), []);
    assert_eq!(told(&next("周二上午10:40-12:00", here)), []);
}

#[test]
fn a_wrong_cell_does_not_hide_that_the_room_is_taken() {
    let reading = plan(&[&[(5, "301"), (7, "许多")], &[(5, "301")]]);
    let columns: Vec<_> =
        told(&reading).into_iter().map(|(row, column, _)| (row, column)).collect();
    assert_eq!(columns, [(2, "H".into()), (3, "F".into())]);
}

#[test]
fn class_names_are_unique_brackets_aside() {
    let reading = plan(&[&[(2, "楷书（1）班")], &[(2, "楷书(1) 班")]]);
    assert_eq!(told(&reading), [(3, "C".into(), Reason::SameName { as_row: 2 })]);
}

#[test]
fn places_are_more_than_none_and_hold_the_returning() {
    let reading =
        plan(&[&[(7, "0")], &[(7, "34"), (8, "43")], &[(7, "34"), (8, "34")], &[(8, "")]]);
    let returning = Reason::MoreReturningThanPlaces { returning: 43, capacity: 34 };
    assert_eq!(told(&reading), [(2, "H".into(), Reason::CapacityZero), (3, "I".into(), returning)]);
    assert_eq!(reading.rows[3].value.as_ref().unwrap().returning, 0);
}

#[test]
fn a_blank_department_is_the_one_above_if_there_is_one() {
    let reading = plan(&[&[(0, "")], &[], &[(0, ""), (1, "")], &[(0, "声乐系"), (1, "")]]);
    assert_eq!(
        told(&reading),
        [(2, "A".into(), Reason::Missing), (5, "B".into(), Reason::Missing)]
    );
    let third = reading.rows[2].value.as_ref().unwrap();
    assert_eq!((third.department.as_str(), third.subject.as_str()), ("书画系", "楷书"));
}

#[test]
fn markup_formulas_and_long_names_are_told() {
    let long = "班".repeat(300);
    let reading = plan(&[&[(10, "点我<script>")], &[(2, "=1+1")], &[(2, &long)], &[(2, "班\0")]]);
    assert_eq!(
        told(&reading),
        [
            (2, "K".into(), Reason::Markup),
            (3, "C".into(), Reason::Formula("=1+1".into())),
            (4, "C".into(), Reason::TooLong { characters: 300, limit: 60 }),
            (5, "C".into(), Reason::ControlCharacter),
        ]
    );
}

#[test]
fn an_unsaid_part_of_the_day_is_a_warning() {
    let reading = plan(&[&[(4, "周二 2:30-4:00")]]);
    assert_eq!(reading.rows[0].state, RowState::Warned);
    assert!(reading.is_sound());
    assert_eq!(reading.values().count(), 1);
}
