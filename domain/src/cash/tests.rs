//! Books that add up, refunds within their bounds, numbers and amounts written and read again.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::written::{AmountFault, NotADay, amount};

fn any_line() -> impl Strategy<Value = (Entry, PayWay, Fen, u8)> {
    let entry = prop::sample::select(Entry::ALL.to_vec());
    let way = prop::sample::select(PayWay::ALL.to_vec());
    (entry, way, 1..5_000_000_u32, 0..4_u8)
        .prop_map(|(entry, way, amount, clerk)| (entry, way, Fen(amount), clerk))
}

/// Reads [`in_capitals`] again, by a way of its own: each numeral times its place, a group ends at 万 and at 元.
fn read_capitals(written: &str) -> u64 {
    let (mut fen, mut group, mut digit) = (0, 0, 0);
    for sign in written.chars() {
        match sign {
            '拾' => group += digit * 10,
            '佰' => group += digit * 100,
            '仟' => group += digit * 1000,
            '万' => (fen, group) = (fen + (group + digit) * 10_000 * 100, 0),
            '元' => (fen, group) = (fen + (group + digit) * 100, 0),
            '角' => fen += digit * 10,
            '分' => fen += digit,
            '整' => {}
            other => {
                digit = "零壹贰叁肆伍陆柒捌玖".chars().position(|one| one == other).unwrap() as u64;
                continue;
            }
        }
        digit = 0;
    }
    fen
}

#[test]
fn amounts_are_written_as_on_receipts() {
    for (fen, written) in [
        (0, "零元整"),
        (5, "伍分"),
        (50, "伍角整"),
        (55, "伍角伍分"),
        (18_000, "壹佰捌拾元整"),
        (1_005, "壹拾元零伍分"),
        (1_050, "壹拾元伍角整"),
        (108_050, "壹仟零捌拾元伍角整"),
        (100_100, "壹仟零壹元整"),
        (10_050_000, "壹拾万零伍佰元整"),
        (20_001_000, "贰拾万零壹拾元整"),
        (1_000_000_000, "壹仟万元整"),
        (4_294_967_295, "肆仟贰佰玖拾肆万玖仟陆佰柒拾贰元玖角伍分"),
    ] {
        assert_eq!(in_capitals(Fen(fen)), written);
    }
}

#[test]
fn an_amount_is_read_as_people_type_it() {
    for (typed, read) in [
        ("180", Ok(Fen(18_000))),
        (" １８０元 ", Ok(Fen(18_000))),
        ("¥1,080.5", Ok(Fen(108_050))),
        ("0.05", Ok(Fen(5))),
        ("000000000180", Ok(Fen(18_000))),
        ("", Err(AmountFault::Missing)),
        ("元", Err(AmountFault::Missing)),
        ("一百八", Err(AmountFault::NoAmount)),
        ("-180", Err(AmountFault::NoAmount)),
        ("180.", Err(AmountFault::NoAmount)),
        (".5", Err(AmountFault::NoAmount)),
        ("1e3", Err(AmountFault::NoAmount)),
        ("180.005", Err(AmountFault::TooFine)),
        ("1000000.01", Err(AmountFault::TooMuch)),
        ("99999999999999999999", Err(AmountFault::TooMuch)),
    ] {
        assert_eq!(amount(typed), read, "{typed}");
    }
}

#[test]
fn of_a_day_typed_wrongly_it_is_said_what_is_wrong() {
    let last = date(2026, 12, 4);
    let odd = |why| Err(DayFault::NotADay(why));
    for (typed, read) in [
        ("2026-12-4", Ok(last)),
        ("２０２６年１２月４日", Ok(last)),
        ("20261203", Ok(date(2026, 12, 3))),
        ("2024-2-29", Ok(date(2024, 2, 29))),
        ("2026-2-29", odd(NotADay::NoSuchDay { year: 2026, month: 2, has: 28 })),
        ("2026-11-31", odd(NotADay::NoSuchDay { year: 2026, month: 11, has: 30 })),
        ("2026-11-300", odd(NotADay::NoSuchDay { year: 2026, month: 11, has: 30 })),
        ("2026-13-1", odd(NotADay::NoSuchMonth { month: 13 })),
        ("20226-12-1", odd(NotADay::OddYear { year: 20_226 })),
        ("2062-12-1", odd(NotADay::OddYear { year: 2062 })),
        ("206-12-1", odd(NotADay::OddYear { year: 206 })),
        ("2026-12-5", Err(DayFault::StillToCome { day: date(2026, 12, 5) })),
        ("", odd(NotADay::Unclear)),
        ("昨天", odd(NotADay::Unclear)),
        ("12-4", odd(NotADay::Unclear)),
        ("99999999999-1-1", odd(NotADay::Unclear)),
    ] {
        assert_eq!(day(typed, last), read, "{typed}");
    }
}

#[test]
fn days_are_closed_once_and_in_their_order() {
    let (monday, tuesday, friday) = (date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 4));
    let close =
        |day, last_closed, first_open| may_close(day, tuesday, Closing { last_closed, first_open });
    assert_eq!(close(tuesday, None, None), Ok(()));
    assert_eq!(close(tuesday, Some(monday), Some(tuesday)), Ok(()));
    assert_eq!(close(friday, None, None), Err(CashRefusal::StillToCome));
    assert_eq!(close(tuesday, Some(tuesday), None), Err(CashRefusal::ClosedAlready));
    let later = CashRefusal::LaterIsClosed { day: tuesday };
    assert_eq!(close(monday, Some(tuesday), None), Err(later));
    let earlier = CashRefusal::EarlierIsOpen { day: monday };
    assert_eq!(close(tuesday, None, Some(monday)), Err(earlier));
    assert_eq!((book_day(tuesday, false), book_day(monday, true)), (tuesday, tuesday));
}

#[test]
fn a_count_that_differs_says_why() {
    let count = |counted, stays, note: &str| Count {
        expected: Balance(20_000),
        counted: Fen(counted),
        stays: Fen(stays),
        note: note.into(),
    };
    assert_eq!(count(20_000, 0, "").is_sound(Balance(20_000)), Ok(()));
    assert_eq!(count(19_000, 0, " ").is_sound(Balance(20_000)), Err(CashRefusal::NoteMissing));
    assert_eq!(count(19_000, 0, "找错零").is_sound(Balance(20_000)), Ok(()));
    assert_eq!(count(19_000, 0, "").difference(), Balance(-1_000));
    assert_eq!(count(20_000, 20_001, "").is_sound(Balance(20_000)), Err(CashRefusal::StaysTooMuch));
    assert_eq!(count(20_000, 0, "").is_sound(Balance(38_000)), Err(CashRefusal::ChangedMeanwhile));
}

#[test]
fn a_correction_comes_before_any_refund_or_not_at_all() {
    assert_eq!(may_correct(&[]), Ok(()));
    assert_eq!(may_correct(&[Fen(1)]), Err(CashRefusal::GivenBackAlready));
}

#[test]
fn what_is_stored_is_read_again() {
    assert!(PayWay::ALL.into_iter().all(|way| PayWay::from_code(way.code()) == Some(way)));
    assert!(Entry::ALL.into_iter().all(|entry| Entry::from_code(entry.code()) == Some(entry)));
    for wrong in
        ["", "2026", "2026-", "2026-0", "2026-000000", "26-000001", "2026-00001x", "+026-000001"]
    {
        assert_eq!(ReceiptNumber::parse(wrong), None, "{wrong}");
    }
}

fn any_day() -> impl Strategy<Value = Date> {
    (0..900_i64).prop_map(|days| date(2025, 1, 1).checked_add(days.days()).unwrap())
}

proptest! {
    #[test]
    fn sums_are_the_same_in_whatever_order(
        lines in prop::collection::vec(any_line(), 0..40), turn in 0..40_usize,
    ) {
        let sums = totals(lines.clone());
        let mut turned = lines.clone();
        turned.rotate_left(if lines.is_empty() { 0 } else { turn % lines.len() });
        turned.reverse();
        let again = totals(turned);
        prop_assert_eq!(sums.all, again.all);
        prop_assert_eq!(&sums.by_way, &again.by_way);
        let of = |sums: &Totals<u8>, clerk| sums.by_clerk.iter().find(|(one, _)| *one == clerk).map(|(_, moved)| *moved);
        for clerk in 0..4 {
            prop_assert_eq!(of(&sums, clerk), of(&again, clerk));
        }
    }

    #[test]
    fn what_ways_and_people_have_is_all_there_is(lines in prop::collection::vec(any_line(), 0..40)) {
        let sums = totals(lines.clone());
        let each: Balance = lines.iter().map(|(entry, _, amount, _)| entry.adds(*amount)).sum();
        prop_assert_eq!(sums.all.left(), each);
        prop_assert_eq!(sums.by_way.iter().map(|(_, moved)| moved.left()).sum::<Balance>(), each);
        prop_assert_eq!(sums.by_clerk.iter().map(|(_, moved)| moved.left()).sum::<Balance>(), each);
        let cash = lines.iter().filter(|line| line.1 == PayWay::Cash);
        prop_assert_eq!(sums.cash(), cash.map(|(entry, _, amount, _)| entry.adds(*amount)).sum::<Balance>());
    }

    #[test]
    fn what_is_carried_over_or_written_down_late_moves_no_money(
        lines in prop::collection::vec(any_line(), 0..40),
    ) {
        let sums = totals(lines.clone());
        let moved = totals(lines.into_iter().filter(|line| line.0.moves_money()));
        prop_assert_eq!(sums, moved);
        for entry in Entry::ALL {
            prop_assert_eq!(entry.moves_money(), entry.adds(Fen(18_000)) != Balance(0));
        }
    }

    #[test]
    fn what_is_taken_off_again_leaves_the_book_as_it_was(
        lines in prop::collection::vec(any_line(), 0..40), fen in 1..99_999_u32,
    ) {
        for entry in Entry::ALL {
            let off = entry.taken_off_by();
            prop_assert_eq!(entry.is_payment(), off.is_some());
            let Some(off) = off else { continue };
            let both = [entry, off].map(|entry| (entry, PayWay::Cash, Fen(fen), 0));
            let with: Vec<_> = lines.iter().copied().chain(both).collect();
            prop_assert_eq!(totals(with).all.left(), totals(lines.clone()).all.left());
        }
    }

    #[test]
    fn never_more_is_given_back_than_was_paid(paid in 1..9_999_u32, asked in prop::collection::vec(0..5_000_u32, 0..12)) {
        let mut given_back = Vec::new();
        for amount in asked {
            let left = left_of(Fen(paid), &given_back);
            match may_refund(Fen(amount), Fen(paid), &given_back) {
                Ok(()) => given_back.push(Fen(amount)),
                Err(CashRefusal::MoreThanLeft { left: told }) => prop_assert!(told == left && amount > left.0),
                Err(CashRefusal::NothingLeft) => prop_assert_eq!(left, Fen(0)),
                Err(why) => prop_assert_eq!((why, amount), (CashRefusal::NothingGiven, 0)),
            }
            let sum: u32 = given_back.iter().map(|one| one.0).sum();
            prop_assert!(sum <= paid);
            prop_assert_eq!(left_of(Fen(paid), &given_back), Fen(paid - sum));
        }
    }

    #[test]
    fn a_number_is_printed_so_that_it_is_read_again_and_sorts(year in 2020..2100_i16, number in 1..999_999_u32) {
        let receipt = ReceiptNumber { year, number };
        prop_assert_eq!(ReceiptNumber::parse(&receipt.printed()), Some(receipt));
        let next = ReceiptNumber { number: number + 1, ..receipt };
        prop_assert!(receipt.printed() < next.printed());
    }

    #[test]
    fn an_amount_in_capitals_is_the_amount(fen in any::<u32>()) {
        let written = in_capitals(Fen(fen));
        prop_assert_eq!(read_capitals(&written), u64::from(fen));
        prop_assert_eq!(written.ends_with('整'), fen % 10 == 0);
        prop_assert!(!written.contains("零零") && !written.contains("零元") || fen == 0);
    }

    #[test]
    fn a_day_is_read_in_every_way_of_writing_it(written in any_day()) {
        let last = date(2027, 12, 31);
        prop_assert_eq!(day(&written.to_string(), last), Ok(written));
        let chinese = format!("{}年{}月{}日", written.year(), written.month(), written.day());
        prop_assert_eq!(day(&chinese, last), Ok(written));
    }

    #[test]
    fn whatever_is_typed_is_read_or_refused(typed in ".{0,60}") {
        let _ = (amount(&typed), day(&typed, date(2026, 12, 4)), ReceiptNumber::parse(&typed));
    }
}

#[test]
fn a_sum_is_given_back_of_as_few_payments_as_can_be() {
    let left = [Fen::yuan(50), Fen::yuan(180), Fen::yuan(20)];
    assert_eq!(parts_of(Fen::yuan(100), &left), [(1, Fen::yuan(100))]);
    assert_eq!(parts_of(Fen::yuan(200), &left), [(1, Fen::yuan(180)), (0, Fen::yuan(20))]);
    let all = [(1, Fen::yuan(180)), (0, Fen::yuan(50)), (2, Fen::yuan(20))];
    assert_eq!(parts_of(Fen::yuan(250), &left), all);
    assert_eq!(parts_of(Fen::yuan(900), &left), all, "what is not there is not given back");
    assert_eq!(parts_of(Fen::FREE, &left), []);
    assert_eq!(parts_of(Fen::yuan(9), &[Fen::FREE]), []);
}

proptest! {
    #[test]
    fn parts_add_up_and_none_is_more_than_is_left(sum in 0..900_u32, left in prop::collection::vec(0..300_u32, 0..5)) {
        let left: Vec<Fen> = left.into_iter().map(Fen).collect();
        let parts = parts_of(Fen(sum), &left);
        let there: u32 = left.iter().map(|one| one.0).sum();
        prop_assert_eq!(parts.iter().map(|(_, part)| part.0).sum::<u32>(), sum.min(there));
        prop_assert!(parts.iter().all(|(place, part)| part.0 > 0 && part.0 <= left[*place].0));
    }
}
