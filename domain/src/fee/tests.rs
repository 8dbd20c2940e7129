//! Days to pay around weekends and holidays, and what is true of every one.

use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::calendar::instant;
use crate::call::{CallOutcome, CallReason};

#[test]
fn national_day_is_not_counted_and_the_saturday_worked_instead_is() {
    let far = date(2026, 12, 1);
    let last = |days| pay_by(date(2026, 9, 29), days, far, &[]);
    assert_eq!(last(1), date(2026, 9, 30));
    assert_eq!(last(2), date(2026, 10, 8));
    assert_eq!(last(3), date(2026, 10, 9));
    assert_eq!(last(4), date(2026, 10, 10), "a Saturday on which one works");
    assert_eq!(last(5), date(2026, 10, 12));
}

#[test]
fn the_own_closures_of_the_house_are_not_counted() {
    let closed =
        Closure { from: date(2026, 11, 30), to: date(2026, 12, 1), reason: "盘点".into() };
    assert_eq!(pay_by(date(2026, 11, 27), 1, date(2027, 3, 1), &[closed]), date(2026, 12, 2));
}

#[test]
fn one_pays_before_the_first_session_or_on_its_day() {
    let friday = date(2026, 11, 27);
    assert_eq!(pay_by(friday, 5, date(2026, 12, 1), &[]), date(2026, 11, 30));
    // Only a weekend lies between.
    assert_eq!(pay_by(friday, 5, date(2026, 11, 30), &[]), date(2026, 11, 30));
    assert_eq!(pay_by(friday, 5, date(2026, 11, 28), &[]), date(2026, 11, 28));
    assert_eq!(pay_by(friday, 5, friday, &[]), friday);
    // Who joins later is given the usual days.
    assert_eq!(pay_by(friday, 2, date(2026, 11, 26), &[]), date(2026, 12, 1));
}

#[test]
fn one_is_reminded_from_two_working_days_before() {
    let monday = date(2026, 12, 7);
    let on = |day| reminder(monday, date(2026, 12, day), &[]);
    assert_eq!((on(2), on(3)), (None, Some(Reminder::Soon)));
    assert_eq!((on(4), on(6)), (Some(Reminder::Soon), Some(Reminder::Soon)));
    assert_eq!((on(7), on(8)), (Some(Reminder::Today), Some(Reminder::Over)));
}

/// 国庆: from one day to another one of October 2026.
fn closed(from: i8, to: i8) -> [Closure; 1] {
    [Closure { from: date(2026, 10, from), to: date(2026, 10, to), reason: "国庆".into() }]
}

#[test]
fn a_closure_of_the_house_moves_what_reminds_to_an_earlier_working_day() {
    // 12 October 2026 is a Monday; the Saturday before is worked.
    let monday = date(2026, 10, 12);
    assert_eq!(reminded_on(monday, &[]), Some(date(2026, 10, 10)));
    assert_eq!(reminded_on(monday, &closed(1, 11)), Some(date(2026, 9, 30)));
    let on = |day, closures: &[Closure]| reminder(monday, date(2026, 10, day), closures);
    assert_eq!((on(8, &[]), on(9, &[])), (None, Some(Reminder::Soon)));
    assert_eq!(on(8, &closed(9, 10)), Some(Reminder::Soon), "Monday alone is left");
    assert_eq!(reminder(monday, date(2026, 9, 29), &closed(1, 11)), Some(Reminder::Soon));
    assert_eq!(reminder(monday, date(2026, 9, 28), &closed(1, 11)), None);
    assert_eq!(on(12, &closed(1, 12)), Some(Reminder::Today));
}

proptest! {
    #[test]
    fn one_is_reminded_on_a_day_on_which_the_counter_is_open_and_while_it_is_told_on_the_pages(
        first in 1_i8..28,
        lasts in 0_i8..20,
        days in 0_i64..60,
    ) {
        let from = date(2026, 10, first);
        let to = from + i64::from(lasts).days();
        let closures = [Closure { from, to, reason: "闭馆".into() }];
        let pay_by = date(2026, 9, 20) + days.days();
        let on = reminded_on(pay_by, &closures).unwrap();
        prop_assert!(on < pay_by && is_working_day(on, &closures));
        prop_assert!(working_days_after(on, &closures).take_while(|day| *day < pay_by).count() == 0);
        prop_assert_eq!(reminder(pay_by, on, &closures), Some(Reminder::Soon));
        // With what is closed besides, nobody is told later.
        prop_assert!(Some(on) <= reminded_on(pay_by, &[]));
    }
}

#[test]
fn a_day_to_pay_moves_later_and_not_to_the_end_of_time() {
    let (pay_by, today) = (date(2026, 12, 4), date(2026, 12, 6));
    let refused = Err(Refusal::PutOffOnlyLater { pay_by });
    assert_eq!(may_put_off(pay_by, today, today), Ok(()));
    assert_eq!(may_put_off(pay_by, date(2026, 12, 5), today), refused);
    assert_eq!(may_put_off(pay_by, pay_by, date(2026, 12, 1)), refused);
    assert_eq!(may_put_off(pay_by, date(2027, 3, 8), today), Ok(()));
    assert_eq!(may_put_off(pay_by, date(2027, 3, 9), today), refused);
}

#[test]
fn a_fee_is_overdue_only_after_a_last_day_that_there_is() {
    let pay_by = date(2026, 12, 4);
    let fee = |pay_by, paid_at| Fee {
        amount: Fen::yuan(150),
        carried: Fen::FREE,
        pay_by,
        put_off: String::new(),
        paid_at,
        receipt: String::new(),
    };
    let far = date(2030, 1, 1);
    assert!(!fee(Some(pay_by), None).is_overdue(pay_by));
    assert!(fee(Some(pay_by), None).is_overdue(date(2026, 12, 5)));
    assert!(!fee(Some(pay_by), Some(Timestamp::UNIX_EPOCH)).is_overdue(far));
    assert!(!fee(None, None).is_overdue(far));
}

#[test]
fn a_place_ends_unpaid_only_after_calls_in_two_half_days() {
    let call = |day, hour| Call {
        at: instant(date(2026, 12, day).at(hour, 0, 0, 0)),
        about: CallReason::Fee,
        outcome: if hour < 12 { CallOutcome::NoAnswer } else { CallOutcome::Reached },
    };
    assert!(!may_end_unpaid(&[]));
    assert!(!may_end_unpaid(&[call(7, 9), call(7, 11)]));
    assert!(may_end_unpaid(&[call(7, 9), call(7, 15)]));
    assert!(may_end_unpaid(&[call(7, 9), call(8, 9)]));
}

#[test]
fn what_is_stored_of_a_change_is_read_again() {
    let put_off = FeeChange::PutOff { pay_by: date(2026, 12, 9), reason: "住院".into() };
    for change in [FeeChange::Paid { receipt: "0017".into() }, FeeChange::TakenBack, put_off] {
        let (word, pay_by, note) = change.stored();
        assert_eq!(FeeChange::read(word, pay_by, note), Some(change.clone()));
    }
    assert_eq!(FeeChange::read("put_off", None, ""), None);
}

fn any_day() -> impl Strategy<Value = Date> {
    (0..1200_i64).prop_map(|days| date(2025, 12, 1).checked_add(days.days()).unwrap())
}

proptest! {
    #[test]
    fn of_money_that_is_carried_over_nothing_is_lost(fee in 0..9_999_u32, carried in 0..9_999_u32) {
        let Settled { due, to_give_back } = settle(Fen(fee), Fen(carried));
        prop_assert_eq!(carried + due.0, fee + to_give_back.0);
        prop_assert!(due.0 == 0 || to_give_back.0 == 0);
    }

    #[test]
    fn exactly_so_many_working_days_are_counted(from in any_day(), days in 1..=MOST_DAYS) {
        let last = pay_by(from, days, date(2035, 1, 1), &[]);
        prop_assert!(is_working_day(last, &[]));
        let counted = working_days_after(from, &[]).take_while(|day| *day <= last).count();
        prop_assert_eq!(counted, days as usize);
    }

    #[test]
    fn nobody_pays_after_the_first_session_has_begun(
        from in any_day(), days in 1..=MOST_DAYS, until in 0..60_i64, closed in 0..9_i64,
    ) {
        let first = from.checked_add(until.days()).unwrap();
        let closed_to = from.checked_add(closed.days()).unwrap();
        let closures = [Closure { from, to: closed_to, reason: String::new() }];
        let last = pay_by(from, days, first, &closures);
        prop_assert!(from <= last && last <= first);
        let between = working_days_after(from, &closures).take_while(|day| *day < first).count();
        prop_assert_eq!(last == first, between == 0);
        prop_assert!(between == 0 || is_working_day(last, &closures));
    }

    #[test]
    fn a_longer_time_never_ends_sooner(from in any_day(), days in 1..MOST_DAYS, until in 1..60_i64) {
        let first = from.checked_add(until.days()).unwrap();
        prop_assert!(pay_by(from, days, first, &[]) <= pay_by(from, days + 1, first, &[]));
    }
}
