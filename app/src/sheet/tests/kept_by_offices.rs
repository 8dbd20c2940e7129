//! The real files: what is sound is sound, what is wrong is told and nothing else.

use std::collections::{BTreeSet, HashSet};

use domain::offering::{Effort, Fen};
use domain::plan::{
    Category, Plan, PlannedClass, PlannedPerson, Reading, Reason, RowState, Severity, Span, Way,
};
use domain::venue::StepFree;

use super::{demonstration, file};
use crate::sheet::read;

fn classes(bytes: &[u8]) -> Reading<PlannedClass> {
    match read::plan(bytes) {
        Ok(Plan::Classes(reading)) => reading,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_plan_of_a_campus_is_sound() {
    let reading = classes(&demonstration("offerings-honggutan-2026-autumn.xlsx"));
    assert_eq!(reading.problems, []);
    assert_eq!((reading.sheet.as_str(), reading.rows.len()), ("招生计划", 104));
    assert_eq!(
        reading.rows.iter().map(|row| row.number).collect::<Vec<_>>(),
        (4..=107).collect::<Vec<_>>()
    );
    let classes: Vec<&PlannedClass> = reading.values().collect();
    assert_eq!(classes.len(), 104);
    assert_eq!(classes.iter().map(|class| class.capacity).sum::<u32>(), 3898);
    assert_eq!(classes.iter().map(|class| class.returning).sum::<u32>(), 1564);
    assert_eq!(classes.iter().filter(|class| class.fee == Fen::FREE).count(), 7);
    let departments: BTreeSet<&str> =
        classes.iter().map(|class| class.department.as_str()).collect();
    assert_eq!(departments.len(), 8);
    let grades: BTreeSet<&str> = classes.iter().map(|class| class.grade.as_str()).collect();
    assert_eq!(grades, BTreeSet::from(["一年级", "二年级", "三年级", "研修班"]));
    assert_eq!(classes[4].teacher, "魏桂");
    assert_eq!((classes[18].fee, classes[32].room.as_str()), (Fen::yuan(240), "202声乐教室"));
    assert_eq!(classes.iter().filter(|class| class.slots.len() == 2).count(), 12);
}

#[test]
fn the_bad_plan_has_exactly_the_problems_expected() {
    let reading = classes(&file("tests/data/offerings-bad.xlsx"));
    let expected = String::from_utf8(file("tests/data/offerings-bad-expected.csv")).unwrap();
    let expected: Vec<String> = expected
        .lines()
        .skip(1)
        .map(|line| line.splitn(4, ',').take(3).collect::<Vec<_>>().join(","))
        .collect();
    let told: Vec<String> = reading
        .problems
        .iter()
        .map(|problem| format!("{},{},{}", problem.row, problem.column, problem.heading))
        .collect();
    assert_eq!(told, expected);
    assert_eq!((reading.rows.len(), reading.errors(), reading.warnings()), (25, 15, 0));
    assert_eq!(reading.rows.iter().filter(|row| row.state == RowState::Good).count(), 10);
}

#[test]
fn the_reasons_of_the_bad_plan_are_the_right_ones() {
    let reading = classes(&file("tests/data/offerings-bad.xlsx"));
    let reason = |row| reading.problems_of(row).next().unwrap().reason.clone();
    assert_eq!(reason(4), Reason::Missing);
    assert_eq!(reason(6), Reason::NoWeekday("周八".into()));
    assert!(matches!(reason(7), Reason::EndsBeforeStart { .. }));
    assert_eq!(reason(9), Reason::SameName { as_row: 5 });
    assert!(matches!(reason(11), Reason::RoomTaken { by_row: 10, .. }));
    assert!(matches!(reason(13), Reason::TeacherTaken { by_row: 12, .. }));
    assert_eq!(reason(14), Reason::CapacityZero);
    assert_eq!(reason(15), Reason::NotANumber("约三十人".into()));
    assert_eq!(reason(17), Reason::NegativeFee);
    assert_eq!(reason(18), Reason::Missing);
    assert_eq!(reason(20), Reason::Formula("=1+1".into()));
    assert_eq!(reason(22), Reason::TooLong { characters: 300, limit: 60 });
    assert_eq!(reason(23), Reason::Missing);
    assert_eq!(reason(25), Reason::MoreReturningThanPlaces { returning: 43, capacity: 34 });
    assert_eq!(reason(27), Reason::Markup);
}

#[test]
fn the_programme_of_a_centre_is_sound() {
    let Ok(Plan::Activities(reading)) = read::plan(&demonstration("activities-centre-2026-11.csv"))
    else {
        panic!("no activities")
    };
    assert_eq!(reading.problems, []);
    assert_eq!((reading.rows.len(), reading.values().count()), (60, 60));
    let closures: Vec<_> =
        reading.values().filter(|activity| activity.way == Way::Closed).collect();
    assert_eq!(closures.len(), 8);
    assert!(closures.iter().all(|closure| closure.capacity.is_none()));
    assert_eq!(closures.iter().filter(|closure| closure.span == Span::AllDay).count(), 5);
    let open = reading.values().filter(|activity| activity.way != Way::Closed);
    assert_eq!(open.map(|activity| activity.name.as_str()).collect::<HashSet<_>>().len(), 22);
    let rooms = read::rooms(&demonstration("rooms-centre.csv")).unwrap();
    let known: HashSet<&str> = rooms.values().map(|room| room.name.as_str()).collect();
    assert!(
        reading.values().all(|activity| activity.room == "全馆" || known.contains(&*activity.room))
    );
}

#[test]
fn the_rooms_of_a_centre_are_sound() {
    let reading = read::rooms(&demonstration("rooms-centre.csv")).unwrap();
    assert_eq!((reading.problems.len(), reading.values().count()), (0, 24));
    let rooms: Vec<_> = reading.values().collect();
    assert!(rooms[0].opening[0].is_empty() && rooms[0].opening[6].len() == 1);
    assert_eq!(rooms[2].opening[1].len(), 2);
    let step_free = |how| rooms.iter().filter(|room| room.step_free == how).count();
    assert_eq!((step_free(StepFree::Partly), step_free(StepFree::No)), (1, 1));
}

#[test]
fn the_shifts_of_twelve_teams_are_sound() {
    let Ok(Plan::Shifts(reading)) = read::plan(&demonstration("volunteer-shifts-2026-11.csv"))
    else {
        panic!("no shifts")
    };
    assert_eq!(reading.problems, []);
    assert_eq!(reading.values().count(), 80);
    assert_eq!(reading.values().map(|shift| shift.people).sum::<u32>(), 391);
    assert_eq!(reading.values().map(|shift| &shift.team).collect::<HashSet<_>>().len(), 12);
    assert!(reading.values().any(|shift| shift.effort == Effort::Medium));
}

fn people() -> Reading<PlannedPerson> {
    read::people(&demonstration("people-300.xlsx")).unwrap()
}

/// The rows with a reason of this kind, and the row that each names.
fn rows_with(
    reading: &Reading<PlannedPerson>,
    of: impl Fn(&Reason) -> Option<u32>,
) -> Vec<(u32, u32)> {
    let found = reading.problems.iter();
    found.filter_map(|problem| Some((of(&problem.reason)?, problem.row))).collect()
}

#[test]
fn the_register_tells_duplicates_wrong_digits_and_missing_telephones_and_nothing_else() {
    let reading = people();
    let twice = rows_with(&reading, |reason| match reason {
        Reason::SamePersonAs { row } => Some(*row),
        _ => None,
    });
    let pairs = [
        (33, 86),
        (51, 113),
        (35, 136),
        (64, 158),
        (83, 159),
        (60, 174),
        (96, 181),
        (99, 183),
        (167, 194),
        (119, 214),
        (24, 226),
        (239, 263),
    ];
    assert_eq!(twice, pairs);
    let rows_of = |wanted: Reason| {
        let found = rows_with(&reading, |reason| (*reason == wanted).then_some(0));
        found.into_iter().map(|(_, row)| row).collect::<Vec<_>>()
    };
    assert_eq!(rows_of(Reason::WrongCheckDigit), [28, 132, 135, 205, 211, 218]);
    assert_eq!(rows_of(Reason::NoTelephone), [38, 40, 56, 114, 133, 151, 200, 270]);
    assert_eq!((reading.errors(), reading.warnings()), (6, 20));
    let errors = reading.problems.iter().filter(|problem| problem.severity == Severity::Error);
    assert!(errors.map(|problem| &problem.reason).all(|reason| *reason == Reason::WrongCheckDigit));
}

#[test]
fn the_register_is_read_whole() {
    let reading = people();
    assert_eq!((reading.rows.len(), reading.values().count()), (300, 294));
    let person = |number: u32| {
        let row = reading.rows.iter().find(|row| row.number == number).unwrap();
        row.value.as_ref().unwrap()
    };
    let cells = |column: usize| reading.rows.iter().map(move |row| row.cells[column].as_str());
    assert_eq!(cells(8).filter(|branch| branch.is_empty()).count(), 106);
    let numbers: HashSet<u32> =
        reading.values().map(|person| person.identity.unwrap().which).collect();
    assert_eq!(numbers.len(), 282); // Of 288 people, six have a wrong digit.
    for (row, rare) in [(45, '䶮'), (144, '𬀩'), (257, '㛃')] {
        let name = reading.rows.iter().find(|found| found.number == row).unwrap();
        assert!(name.cells[0].contains(['𬀩', '㛃', '䶮']), "{row} {rare}");
        assert_eq!(person(row).name.as_str(), name.cells[0]);
    }
    assert!(person(93).name.as_str().contains('·'));
    assert_eq!(person(9).name.as_str(), "郭娣");
    let veterans = reading.values().filter(|person| person.category == Some(Category::Veteran));
    let veterans: HashSet<_> = veterans.map(|person| person.identity).collect();
    assert_eq!(veterans.len(), 12);
    // Their numbers end in a small x.
    assert!([5, 23, 275].into_iter().all(|row| person(row).identity.is_some()));
    assert!(cells(2).all(|shown| shown == "••••••"), "no identity number is kept");
    let contact = person(2).emergency_contact.as_ref().unwrap();
    assert_eq!((contact.name.as_str(), contact.relation.as_str()), ("廖桃英", "女儿"));
}
