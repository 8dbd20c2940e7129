//! Who a row is, a rule at a time.

use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;

const BORN: Date = date(1956, 10, 25);

fn name(text: &str) -> PersonName {
    PersonName::parse(text).unwrap()
}

fn mobile(last: u32) -> Mobile {
    Mobile::parse(&format!("199{last:08}")).unwrap()
}

fn known(last: u32) -> Known {
    Known {
        person: PersonId(Uuid::from_u128(u128::from(last))),
        name: Some(name("王娥")),
        mobile: Some(mobile(last)),
        born_on: Some(BORN),
        is_member: true,
        was_listed: true,
    }
}

/// Whose identity number, what name, birthday and mobile number it has.
type Row<'a> = (Option<u32>, &'a str, Option<Date>, Option<u32>);

/// The rows of 王娥, unless another name is told.
fn of(rows: &[Row<'_>], known: &[Known]) -> Vec<Recognised> {
    let names: Vec<PersonName> = rows.iter().map(|row| name(row.1)).collect();
    let mobiles: Vec<Option<Mobile>> = rows.iter().map(|row| row.3.map(mobile)).collect();
    let listed = |(index, row): (usize, &Row<'_>)| Listed {
        row: u32::try_from(index).unwrap() + 2,
        identity: row.0,
        name: &names[index],
        born_on: row.2,
        mobile: mobiles[index].as_ref(),
    };
    recognise(&rows.iter().enumerate().map(listed).collect::<Vec<_>>(), known)
}

const NEW: Recognised = Recognised::New { shares_number: false, may_be_told: false };

#[test]
fn a_member_is_recognised_by_number_or_by_name_and_birthday() {
    let wang = known(1);
    let row =
        |born_on, mobile| of(&[(None, "王娥", born_on, mobile)], std::slice::from_ref(&wang))[0];
    assert_eq!(row(None, Some(1)), Recognised::Same(wang.person));
    assert_eq!(row(Some(BORN), None), Recognised::Same(wang.person));
    assert_eq!(row(Some(BORN), Some(2)), Recognised::NumberDiffers(wang.person));
    assert_eq!(row(Some(date(1950, 1, 1)), Some(2)), NEW);
    assert_eq!(row(None, Some(2)), NEW, "a name alone tells nobody");
}

#[test]
fn nothing_is_told_of_somebody_elses_people() {
    let elsewhere = Known { is_member: false, was_listed: false, ..known(1) };
    let row = |called, mobile| {
        of(&[(None, called, Some(BORN), mobile)], std::slice::from_ref(&elsewhere))[0]
    };
    assert_eq!(row("王娥", Some(1)), Recognised::Joins(elsewhere.person));
    assert_eq!(row("王娥", Some(2)), NEW, "name and birthday count among one's own alone");
    let silent = Recognised::New { shares_number: true, may_be_told: false };
    assert_eq!(row("李英", Some(1)), silent);
}

#[test]
fn a_couple_shares_a_telephone_and_each_is_a_person() {
    let told = Recognised::New { shares_number: true, may_be_told: true };
    let rows = [(Some(0), "王娥", Some(BORN), Some(1)), (Some(1), "李英", Some(BORN), Some(1))];
    assert_eq!(of(&rows, &[]), [NEW, told]);
    assert_eq!(of(&rows[1..], &[known(1)]), [told]);
}

#[test]
fn the_same_person_twice_in_a_list_counts_once() {
    let repeated = |number_differs| Recognised::Repeated { row: 2, number_differs };
    let first = (Some(0), "王娥", Some(BORN), Some(1));
    assert_eq!(of(&[first, (Some(0), "王娥", Some(BORN), Some(2))], &[])[1], repeated(true));
    assert_eq!(of(&[first, (None, "王娥", Some(BORN), None)], &[])[1], repeated(false));
    assert_eq!(of(&[first, (None, "王娥", None, Some(1))], &[])[1], repeated(false));
    let other = (Some(1), "王娥", Some(BORN), Some(2));
    assert_eq!(of(&[first, other], &[])[1], NEW, "another identity number is another person");
}

proptest! {
    #[test]
    fn whoever_was_taken_over_is_recognised_the_next_time(
        rows in proptest::collection::vec(
            ((0..6_u32).prop_map(Some), prop_oneof![Just("王娥"), Just("李英")], Just(Some(BORN)),
             proptest::option::of(0..4_u32)),
            1..12,
        ),
    ) {
        let first = of(&rows, &[]);
        let mut there: Vec<Known> = Vec::new();
        for (row, who) in rows.iter().zip(&first) {
            if let Recognised::New { shares_number, .. } = who {
                let number = u32::try_from(there.len()).unwrap() + 100;
                there.push(Known {
                    name: Some(name(row.1)),
                    mobile: row.3.filter(|_| !shares_number).map(mobile),
                    ..known(number)
                });
            }
        }
        let again = of(&rows, &there);
        prop_assert!(again.iter().all(|who| !who.is_new()), "{first:?} {again:?}");
    }
}
