//! Rules of a programme of activities, one at a time.

use jiff::civil::time;

use super::*;
use crate::plan::{List, Plan, Sheet, read_list};

const HEADINGS: [&str; 9] =
    ["日期", "星期", "开始", "结束", "活动名称", "地点", "名额", "报名方式", "联系电话"];

fn programme(rows: &[[&str; 9]]) -> Reading<PlannedActivity> {
    let all: Vec<[&str; 9]> = [HEADINGS].into_iter().chain(rows.iter().copied()).collect();
    match read_list(&[Sheet::of_texts(&all)]) {
        Ok(List::Plan(Plan::Activities(reading))) => reading,
        other => panic!("{other:?}"),
    }
}

fn salon() -> [&'static str; 9] {
    ["2026/11/3", "周二", "9:00", "11:00", "书法沙龙", "202", "40", "直接参加", "199 0000 0248"]
}

fn reasons(reading: &Reading<PlannedActivity>) -> Vec<(u32, Reason)> {
    reading.problems.iter().map(|problem| (problem.row, problem.reason.clone())).collect()
}

#[test]
fn an_activity_and_a_closure_are_read() {
    let closed = ["2026/11/2", "周一", "全天", "", "周一闭馆", "全馆", "", "不开放", ""];
    let reading = programme(&[salon(), closed]);
    assert_eq!(reasons(&reading), []);
    let (first, second) = (reading.rows[0].value.as_ref(), reading.rows[1].value.as_ref());
    let span = Span::Times { from: time(9, 0, 0, 0), to: time(11, 0, 0, 0) };
    assert_eq!((first.unwrap().span, first.unwrap().capacity), (span, Some(40)));
    assert_eq!(first.unwrap().telephone.as_ref().unwrap().as_str(), "19900000248");
    assert_eq!((second.unwrap().span, second.unwrap().way), (Span::AllDay, Way::Closed));
    assert_eq!((second.unwrap().capacity, &second.unwrap().telephone), (None, &None));
}

#[test]
fn one_room_holds_one_activity_and_none_while_closed() {
    let mut late = salon();
    (late[2], late[3], late[4]) = ("10:30", "12:00", "读书会");
    let mut next = salon();
    (next[2], next[3]) = ("12:00", "13:00");
    let closed = ["2026/11/3", "周二", "12:30", "17:00", "下午闭馆", "全馆", "", "不开放", ""];
    let date = jiff::civil::date(2026, 11, 3);
    assert_eq!(
        reasons(&programme(&[salon(), late, next, closed])),
        [
            (3, Reason::RoomTakenOn { room: "202".into(), date, by_row: 2 }),
            (5, Reason::ClosedThen { date, by_row: 4 }),
        ]
    );
}

#[test]
fn what_is_wrong_with_a_cell_is_told() {
    let mut wrong = salon();
    (wrong[1], wrong[3], wrong[6], wrong[7], wrong[8]) = ("周三", "8:00", "0", "随意", "12");
    let told = reasons(&programme(&[wrong]));
    let date = jiff::civil::date(2026, 11, 3);
    assert_eq!(told.len(), 5);
    assert_eq!(told[0].1, Reason::WeekdayDoesNotAgree { date });
    assert!(matches!(told[1].1, Reason::EndsBeforeStart { .. }));
    assert_eq!(told[2].1, Reason::CapacityZero);
    assert!(matches!(&told[3].1, Reason::UnknownWord { known, .. } if known.len() == 6));
    assert_eq!(told[4].1, Reason::NotATelephone);
}
