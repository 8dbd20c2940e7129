//! Rules of a register of people, one at a time.

use super::*;
use crate::plan::{self, Sheet};

const HEADINGS: [&str; 8] =
    ["姓名", "性别", "身份证号", "出生日期", "手机", "类别(离休/退休)", "紧急联系人", "联系人电话"];

fn register(rows: &[[&str; 8]]) -> Reading<PlannedPerson> {
    let all: Vec<[&str; 8]> = [HEADINGS].into_iter().chain(rows.iter().copied()).collect();
    let mut sheets = [Sheet::of_texts(&all)];
    plan::hide(&mut sheets);
    let Ok(plan::List::People(reading)) = plan::read_list(&sheets) else { panic!("no register") };
    reading
}

fn wang() -> [&'static str; 8] {
    [
        "王\u{3000}娥",
        "女",
        "36999919561025394x",
        "1956.10.25",
        "+8619900002505",
        "退休",
        "杨长松（儿子）",
        "19900003989",
    ]
}

fn reasons(reading: &Reading<PlannedPerson>) -> Vec<(u32, Severity, Reason)> {
    let told = |problem: &plan::Problem| (problem.row, problem.severity, problem.reason.clone());
    reading.problems.iter().map(told).collect()
}

#[test]
fn a_person_is_read_as_the_register_has_them() {
    let reading = register(&[wang()]);
    let person = reading.rows[0].value.as_ref().unwrap();
    assert_eq!(person.name.as_str(), "王娥");
    let born_on = jiff::civil::date(1956, 10, 25);
    let told = Identity { which: 0, born_on, sex: Sex::Female };
    assert_eq!((person.identity, person.born_on), (Some(told), Some(born_on)));
    assert_eq!(person.mobile.as_ref().unwrap().as_str(), "19900002505");
    let contact = EmergencyContact { name: "杨长松".into(), relation: "儿子".into() };
    assert_eq!(person.emergency_contact, Some(contact));
    assert_eq!((person.category, person.branch.as_ref()), (Some(Category::Retired), None));
    assert!(reading.problems.is_empty());
}

#[test]
fn the_same_person_twice_is_a_warning_that_names_the_first_row() {
    let mut again = wang();
    (again[4], again[0]) = ("19900002506", "王娥");
    let told = reasons(&register(&[wang(), again]));
    assert_eq!(told, [(3, Severity::Warning, Reason::SamePersonAs { row: 2 })]);
}

#[test]
fn a_wrong_check_digit_is_an_error_and_no_telephone_a_warning() {
    let (mut wrong, mut without) = (wang(), wang());
    wrong[2] = "369999195610253941";
    (without[2], without[3], without[4]) = ("369999196505159905", "1965-05-15", "");
    assert_eq!(
        reasons(&register(&[wrong, without])),
        [
            (2, Severity::Error, Reason::WrongCheckDigit),
            (3, Severity::Warning, Reason::NoTelephone),
        ]
    );
}

#[test]
fn the_identity_number_tells_birthday_and_sex() {
    let mut odd = wang();
    (odd[1], odd[3]) = ("男", "1956-10-26");
    let reading = register(&[odd]);
    let date = jiff::civil::date(1956, 10, 25);
    assert_eq!(
        reasons(&reading),
        [
            (2, Severity::Warning, Reason::SexDoesNotAgree),
            (2, Severity::Warning, Reason::BirthdayDoesNotAgree { date }),
        ]
    );
    assert_eq!(reading.rows[0].value.as_ref().unwrap().born_on, Some(date));
}

#[test]
fn a_list_of_names_and_numbers_alone_is_a_register() {
    let mut sheets =
        [Sheet::of_texts(&[["姓名", "联系电话"], ["王娥", "19900002505"], ["李英", ""]])];
    plan::hide(&mut sheets);
    let Ok(plan::List::People(reading)) = plan::read_list(&sheets) else { panic!("no register") };
    let person = reading.rows[0].value.as_ref().unwrap();
    assert_eq!((person.born_on, person.sex, person.category), (None, None, None));
    assert!(reading.rows[1].value.is_none(), "nothing tells her from another 李英");
    assert_eq!(reading.errors(), 1);
}
