//! A place that costs something is paid for at the counter also where its institution sets no last day to pay, or set it later.

use std::time::Duration;

use domain::call::{CallOutcome, CallReason};
use domain::cash::{Balance, PayWay};
use domain::listing::{FeeColumn, Order};
use domain::notice::NoticeKind;
use domain::offering::Fen;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::SignUp;
use jiff::civil::date;
use store::call::{NewCall, log};
use store::cash::book;
use store::fee::{
    FeeDue, FeeFilter, GiveBackWhy, costs_something, end_unpaid, fee_due, fee_groups, fees_due,
    fees_page, my_fees, put_off, taken_back, to_give_back, unpaid_on,
};
use store::form_key;
use store::new_offering::NewOffering;
use store::sign_up::{entries_of, own_entry, withdraw};

use crate::carried::{MONDAY, costing, give_back, owed, pay, swapped, told};
use crate::fees::desk;
use crate::lowered::costs_now;
use crate::support::*;

const DAY: Duration = Duration::from_secs(24 * 3600);

async fn unpaid(town: &Town, by: &Coordinator) -> Vec<FeeDue> {
    fees_due(town, &FeeFilter::default(), 9, by).await.unwrap()
}

async fn joins(town: &Town, name: &str) -> SignUp {
    ask(town, costing(town, name, 2, 150).await, person(town).await).await.unwrap()
}

#[tokio::test]
async fn what_has_no_last_day_is_asked_for_wherever_a_fee_is_and_of_nobody_who_only_waits() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let class = places(&town, 1).await;
        let one = ask(&town, class, named_person(&town, "陈淑芬").await).await.unwrap();
        let waits = ask(&town, class, person(&town).await).await.unwrap();
        let free = add(&town, &NewOffering { fee: Fen::FREE, ..erhu(&town) }).await;
        let free = ask(&town, free, one.person).await.unwrap();

        let due = unpaid(&town, &by).await;
        assert_eq!(due.iter().map(|one| one.sign_up).collect::<Vec<_>>(), [one.id]);
        let fee = due[0].fee.clone();
        assert_eq!((fee.pay_by, fee.paid_at, fee.due()), (None, None, Fen::yuan(150)));
        assert_eq!(fee_due(&town, one.id, &by).await.unwrap(), due[0]);
        for nothing in [&waits, &free] {
            assert!(is_not_found(&fee_due(&town, nothing.id, &by).await));
        }
        let (page, sum) = fees_page(&town, &FeeFilter::default(), 50, &by).await.unwrap();
        assert_eq!((page.total, sum), (1, Fen::yuan(150)));
        for (name, found) in [("淑芬", 1), ("秀英", 0)] {
            let filter = FeeFilter { name: name.into(), ..FeeFilter::default() };
            assert_eq!(fees_due(&town, &filter, 9, &by).await.unwrap().len(), found, "{name}");
        }
        assert_eq!(unpaid_on(&town, class, &by).await.unwrap(), Some(1));
        assert!(costs_something(&town, &by).await.unwrap());
        assert!(!costs_something(&town, &other).await.unwrap());
        assert_eq!(fee_groups(&town, &by).await.unwrap(), [], "nobody is to be reminded");

        let mine = my_fees(&town, one.person).await.unwrap();
        assert_eq!(mine.len(), 1);
        assert_eq!((&mine[0].fee, mine[0].near), (&fee, None));
        assert_eq!(my_fees(&town, waits.person).await.unwrap(), []);
        let own = own_entry(&town, one.id, one.person).await.unwrap();
        assert_eq!(own.fee.map(|mine| mine.fee), Some(fee.clone()));
        assert_eq!(own_entry(&town, free.id, free.person).await.unwrap().fee, None);
        let list = entries_of(&town, class, &by).await.unwrap();
        let fees: Vec<_> = list.into_iter().map(|entry| entry.fee).collect();
        assert_eq!(fees, [Some(fee), None], "whoever waits pays nothing yet");

        assert_eq!(unpaid(&town, &other).await, [], "another institution's");
        assert!(is_not_found(&fee_due(&town, one.id, &other).await));
    })
    .await;
}

#[tokio::test]
async fn what_has_no_last_day_is_paid_taken_back_and_given_back_and_the_book_adds_up() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let one = joins(&town, "行书").await;
        pay(&town, &one, &by).await;
        let paid = fee_due(&town, one.id, &by).await.unwrap().fee;
        assert_eq!(
            (paid.pay_by, paid.paid_at, paid.receipt.as_str()),
            (None, Some(NOW), "2026-000001")
        );
        assert_eq!(told(&town, &one).await, [NoticeKind::Paid]);
        assert_eq!(unpaid(&town, &by).await, []);
        let are_paid = FeeFilter { is_paid: true, ..FeeFilter::default() };
        let listed = fees_due(&town, &are_paid, 9, &by).await.unwrap();
        assert_eq!(listed.iter().map(|one| one.sign_up).collect::<Vec<_>>(), [one.id]);

        taken_back(&town, form_key::new(), one.id, &by).await.unwrap();
        assert_eq!(told(&town, &one).await, [], "no day is invented");
        assert_eq!(unpaid(&town, &by).await[0].fee.due(), Fen::yuan(150));
        let payment = pay(&town, &one, &by).await;
        let again = fee_due(&town, one.id, &by).await.unwrap().fee;
        assert_eq!(again.receipt, "2026-000003");
        give_back(&town, payment, 50, &by).await.unwrap();
        let monday = book(&town, MONDAY, &by).await.unwrap();
        assert_eq!((monday.lines.len(), monday.expected()), (4, Balance(10_000)));

        withdraw(&town, form_key::new(), one.id, one.person).await.unwrap();
        assert_eq!(owed(&town, &by).await, (1, 10_000));
        give_back(&town, payment, 100, &by).await.unwrap();
        assert_eq!(owed(&town, &by).await, (0, 0));
        assert_eq!(book(&town, MONDAY, &by).await.unwrap().expected(), Balance(0));
        assert_eq!(unpaid(&town, &by).await, []);
    })
    .await;
}

#[tokio::test]
async fn what_has_no_last_day_is_never_overdue_and_nothing_happens_to_it() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let class = places(&town, 2).await;
        let one = ask(&town, class, person(&town).await).await.unwrap();
        // Two of its sessions are over.
        town.clock.set(NOW + 17 * DAY);
        assert_eq!(due(&town, &by).await.unwrap(), [], "nobody is called");
        assert_eq!(my_fees(&town, one.person).await.unwrap()[0].near, None);
        assert_eq!(told(&town, &one).await, []);
        let key = form_key::new();
        let put = put_off(&town, key, one.id, date(2026, 12, 20), "家人住院", &by).await;
        assert_eq!(refusal(put), Refusal::NothingToPay);
        let ended = end_unpaid(&town, form_key::new(), one.id, &by).await;
        assert_eq!(refusal(ended), Refusal::NothingToPay);
        let (about, outcome, note) = (CallReason::Fee, CallOutcome::NoAnswer, String::new());
        let call = NewCall { sign_up: one.id, about, outcome, note };
        let call = log(&town, form_key::new(), call, &by).await;
        assert_eq!(refusal(call), Refusal::NothingToPay);
        assert_eq!(unpaid(&town, &by).await.len(), 1);
        // Once the class is over it is not asked for any more, and can be paid where it is looked at.
        town.clock.set(NOW + 40 * DAY);
        assert_eq!(unpaid(&town, &by).await, []);
        let of_class = FeeFilter { offering: Some(class), ..FeeFilter::default() };
        assert_eq!(fees_due(&town, &of_class, 9, &by).await.unwrap().len(), 1);
        store::fee::paid(&town, form_key::new(), one.id, PayWay::Scan, "", &by).await.unwrap();
        assert!(fee_due(&town, one.id, &by).await.unwrap().fee.paid_at.is_some());
    })
    .await;
}

#[tokio::test]
async fn what_has_no_last_day_comes_last_once_the_institution_sets_days() {
    on_each_engine(async |town| {
        let before = joins(&town, "行书").await;
        let by = desk(&town).await;
        let class = costing(&town, "国画", 4, 120).await;
        let later = ask(&town, class, before.person).await.unwrap();
        for column in [FeeColumn::Day, FeeColumn::Name] {
            for is_descending in [false, true] {
                let order = Order { column, is_descending, page: 1 };
                let filter = FeeFilter { order, ..FeeFilter::default() };
                let all = fees_due(&town, &filter, 9, &by).await.unwrap();
                let mut pages = Vec::new();
                for page in 1..=2 {
                    let filter = FeeFilter { order: order.at_page(page), ..filter.clone() };
                    pages.extend(fees_page(&town, &filter, 1, &by).await.unwrap().0.rows);
                }
                assert_eq!(pages, all);
                if column == FeeColumn::Day {
                    let places: Vec<_> = all.iter().map(|one| one.sign_up).collect();
                    assert_eq!(places, [later.id, before.id], "{is_descending}");
                }
            }
        }
        let mine = my_fees(&town, before.person).await.unwrap();
        let mine: Vec<_> = mine.iter().map(|one| one.sign_up).collect();
        assert_eq!(mine, [later.id, before.id]);
    })
    .await;
}

#[tokio::test]
async fn what_was_paid_without_a_last_day_goes_along_and_a_lower_fee_settles_the_rest() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let one = joins(&town, "行书").await;
        pay(&town, &one, &by).await;
        let same = swapped(&town, &one, costing(&town, "隶书", 3, 150).await).await;
        let fee = fee_due(&town, same.id, &by).await.unwrap().fee;
        assert_eq!((fee.pay_by, fee.paid_at), (None, Some(NOW)));
        let dearer = costing(&town, "国画", 4, 200).await;
        let more = swapped(&town, &same, dearer).await;
        let fee = fee_due(&town, more.id, &by).await.unwrap().fee;
        assert_eq!((fee.pay_by, fee.paid_at, fee.due()), (None, None, Fen::yuan(50)));
        costs_now(&town, dearer, 120, &by).await;
        let fee = fee_due(&town, more.id, &by).await.unwrap().fee;
        assert!(fee.paid_at.is_some(), "what was carried over is enough");
        let back = to_give_back(&town, &by).await.unwrap().remove(0);
        assert_eq!((back.amount, back.why), (Fen::yuan(30), GiveBackWhy::Lowered(town.now())));
        let free = add(&town, &NewOffering { fee: Fen::FREE, ..erhu(&town) }).await;
        let free = swapped(&town, &more, free).await;
        assert_eq!(unpaid(&town, &by).await, [], "nothing is due for what is free");
        assert!(is_not_found(&fee_due(&town, free.id, &by).await));
        assert_eq!(owed(&town, &by).await, (1, 15_000));
    })
    .await;
}
