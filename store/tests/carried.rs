//! 转费: what was paid for a place goes with the person who swaps it, and the book adds up.

use domain::cash::{Balance, CashRefusal, Entry, PayWay};
use domain::fee::{FeeChange, Settled};
use domain::id::{OfferingId, ReceiptId};
use domain::notice::NoticeKind;
use domain::offering::Fen;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::SignUp;
use jiff::civil::{Date, date};
use proptest::test_runner::{Config, TestRunner};
use store::cash::{book, carried_over, correct, given_back, receipt, receipts_of, refund};
use store::fee::{fee_due, my_fee, paid, taken_back, to_give_back};
use store::new_offering::NewOffering;
use store::sign_up::{Swap, own_entry, swap};
use store::{Result, form_key};

use crate::fees::desk;
use crate::support::*;

pub(crate) const MONDAY: Date = date(2026, 11, 23);

/// A class of the university on a day of its own, so that nothing clashes.
pub(crate) async fn costing(town: &Town, name: &str, day: i8, yuan: u32) -> OfferingId {
    let fee = Fen::yuan(yuan);
    add(town, &NewOffering { fee, sessions: vec![session(day, 14)], ..class(town, name) }).await
}

pub(crate) async fn pay(town: &Town, of: &SignUp, by: &Coordinator) -> ReceiptId {
    paid(town, form_key::new(), of.id, PayWay::Cash, "", by).await.unwrap();
    receipts_of(town, of.id, by).await.unwrap().pop().unwrap().id
}

pub(crate) async fn swapped(town: &Town, of: &SignUp, instead: OfferingId) -> SignUp {
    let wanted = Swap { person: of.person, given_up: of.id.into(), instead, helping: None };
    swap(town, form_key::new(), wanted).await.unwrap()
}

pub(crate) async fn give_back(
    town: &Town,
    of: ReceiptId,
    yuan: u32,
    by: &Coordinator,
) -> Result<()> {
    let sum = Fen::yuan(yuan);
    refund(town, form_key::new(), of, sum, PayWay::Cash, "换班", by).await.map(|_| ())
}

/// To how many something is to be given back, and how much in all.
pub(crate) async fn owed(town: &Town, by: &Coordinator) -> (usize, u32) {
    let owed = to_give_back(town, by).await.unwrap();
    (owed.len(), owed.iter().map(|one| one.amount.0).sum())
}

pub(crate) async fn told(town: &Town, of: &SignUp) -> Vec<NoticeKind> {
    let unseen = store::notice::unseen(town, of.person).await.unwrap();
    unseen.into_iter().map(|notice| notice.about).collect()
}

pub(crate) fn carried(yuan: u32, due: u32, back: u32) -> NoticeKind {
    let settled = Settled { due: Fen::yuan(due), to_give_back: Fen::yuan(back) };
    NoticeKind::FeeCarried { carried: Fen::yuan(yuan), settled }
}

#[tokio::test]
async fn for_the_same_fee_the_new_place_is_paid() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let (one, other) =
            (costing(&town, "行书", 2, 180).await, costing(&town, "隶书", 3, 180).await);
        let place = ask(&town, one, person(&town).await).await.unwrap();
        let payment = pay(&town, &place, &by).await;
        let new = swapped(&town, &place, other).await;
        let fee = my_fee(&town, new.id, new.person).await.unwrap().unwrap().fee;
        assert_eq!(
            (fee.due(), fee.told(), fee.paid_at.is_some()),
            (Fen::FREE, Fen::yuan(180), true)
        );
        assert_eq!(told(&town, &new).await, [carried(180, 0, 0)], "no fee is due any more");
        assert_eq!(owed(&town, &by).await, (0, 0));
        // The receipt tells both, and moves no money.
        let line = carried_over(&town, payment, &by).await.unwrap().remove(0);
        assert_eq!((line.entry, line.amount), (Entry::Carried, Fen::yuan(180)));
        assert_eq!(
            (line.offering_name.as_str(), line.from.clone().unwrap().1.as_str()),
            ("隶书", "行书")
        );
        assert_eq!(line.number.printed(), fee.receipt);
        assert_eq!(receipt(&town, line.id, &by).await.unwrap(), line);
        let book = book(&town, MONDAY, &by).await.unwrap();
        assert_eq!((book.lines.len(), book.totals().all.left()), (2, Balance(18_000)));
        assert_eq!((book.expected(), book.totals().by_clerk.len()), (Balance(18_000), 1));
        assert_eq!(given_back(&town, payment, &by).await.unwrap(), []);
        // Both places say so to their person.
        let receipt = fee.receipt.clone();
        let here = FeeChange::CarriedHere {
            amount: Fen::yuan(180),
            from: "行书".into(),
            receipt: receipt.clone(),
        };
        let on = FeeChange::CarriedOn { amount: Fen::yuan(180), to: "隶书".into(), receipt };
        let last = async |of: &SignUp| {
            own_entry(&town, of.id, of.person).await.unwrap().fee_changes.pop().unwrap().what
        };
        assert_eq!((last(&new).await, last(&place).await), (here, on));
        // What was paid elsewhere is taken back there alone.
        let back = taken_back(&town, form_key::new(), new.id, &by).await;
        assert_eq!(refusal(back), Refusal::Cash(CashRefusal::CarriedOver));
    })
    .await;
}

#[tokio::test]
async fn for_a_dearer_class_the_difference_is_due_and_for_a_cheaper_one_it_is_given_back() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let other_desk = coordinator(&town, town.centre).await;
        let (first, dearer) =
            (costing(&town, "行书", 2, 150).await, costing(&town, "国画", 3, 200).await);
        let cheaper = costing(&town, "合唱", 4, 120).await;
        let place = ask(&town, first, person(&town).await).await.unwrap();
        let payment = pay(&town, &place, &by).await;
        let place = swapped(&town, &place, dearer).await;
        let due = fee_due(&town, place.id, &by).await.unwrap().fee;
        let last_day = Some(date(2026, 11, 26));
        assert_eq!((due.due(), due.paid_at, due.pay_by), (Fen::yuan(50), None, last_day));
        assert!(told(&town, &place).await.contains(&carried(150, 50, 0)));
        let difference = pay(&town, &place, &by).await;
        assert_eq!(receipt(&town, difference, &by).await.unwrap().amount, Fen::yuan(50));
        // Both payments go on to the third place.
        let place = swapped(&town, &place, cheaper).await;
        assert!(fee_due(&town, place.id, &by).await.unwrap().fee.paid_at.is_some());
        assert_eq!(owed(&town, &by).await, (1, 8_000));
        assert_eq!(owed(&town, &other_desk).await, (0, 0), "another institution's");
        let owes = to_give_back(&town, &by).await.unwrap().remove(0);
        assert_eq!(owes.first(), Some((payment, Fen::yuan(80))));
        give_back(&town, payment, 80, &by).await.unwrap();
        assert_eq!(owed(&town, &by).await, (0, 0));
        let back = &given_back(&town, payment, &by).await.unwrap()[0];
        assert_eq!(back.sign_up, place.id, "told at the place for which it counted");
        let book = book(&town, MONDAY, &by).await.unwrap();
        assert_eq!(book.totals().all.left(), Balance(12_000), "what the last class costs");
    })
    .await;
}

#[tokio::test]
async fn at_another_institution_nothing_counts_and_all_is_given_back() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let one = costing(&town, "行书", 2, 180).await;
        let elsewhere = add(&town, &activity(&town, "舞会", 9)).await;
        let place = ask(&town, one, person(&town).await).await.unwrap();
        let payment = pay(&town, &place, &by).await;
        let new = swapped(&town, &place, elsewhere).await;
        assert_eq!(told(&town, &new).await, [carried(0, 0, 180)]);
        assert_eq!(carried_over(&town, payment, &by).await.unwrap(), []);
        assert_eq!(owed(&town, &by).await, (1, 18_000));
        give_back(&town, payment, 180, &by).await.unwrap();
        assert_eq!(owed(&town, &by).await, (0, 0));
    })
    .await;
}

#[tokio::test]
async fn a_payment_that_was_typed_wrongly_is_taken_off_where_it_counts() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let (one, dearer) =
            (costing(&town, "行书", 2, 150).await, costing(&town, "国画", 3, 200).await);
        let place = ask(&town, one, person(&town).await).await.unwrap();
        let payment = pay(&town, &place, &by).await;
        let place = swapped(&town, &place, dearer).await;
        pay(&town, &place, &by).await;
        correct(&town, form_key::new(), payment, "记到了别人名下", &by).await.unwrap();
        let fee = fee_due(&town, place.id, &by).await.unwrap().fee;
        assert_eq!(
            (fee.paid_at, fee.due()),
            (None, Fen::yuan(150)),
            "the other payment still counts"
        );
        pay(&town, &place, &by).await;
        let book = book(&town, MONDAY, &by).await.unwrap();
        assert_eq!(book.totals().all.left(), Balance(20_000));
    })
    .await;
}

/// What somebody does next with their place.
#[derive(Clone, Copy, Debug)]
enum Step {
    Pay,
    SwapTo(usize),
    GiveBack,
}

#[tokio::test]
async fn whatever_is_paid_swapped_and_given_back_the_book_adds_up() {
    use proptest::prelude::*;
    use proptest::strategy::ValueTree as _;
    let step =
        prop_oneof![Just(Step::Pay), (0..4_usize).prop_map(Step::SwapTo), Just(Step::GiveBack),];
    let ways = proptest::collection::vec(step, 3..9);
    let mut runner = TestRunner::new(Config::default());
    let ways: Vec<Vec<Step>> =
        (0..12).map(|_| ways.new_tree(&mut runner).unwrap().current()).collect();
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let fees = [120, 150, 150, 200];
        let mut classes = Vec::new();
        for (day, yuan) in (2..).zip(fees) {
            classes.push(costing(&town, &format!("班{day}"), day, yuan).await);
        }
        // What lies at the counter for whoever has gone through their way.
        let mut kept = 0_i64;
        for steps in &ways {
            let mut at = 0;
            let mut place = ask(&town, classes[0], person(&town).await).await.unwrap();
            let mut has_paid = 0_u32;
            for step in steps {
                let fee = fee_due(&town, place.id, &by).await.unwrap().fee;
                match *step {
                    Step::Pay if fee.paid_at.is_none() => {
                        assert_eq!(fee.due().0 + has_paid, fee.amount.0, "{steps:?}");
                        pay(&town, &place, &by).await;
                        has_paid = fee.amount.0;
                    }
                    Step::SwapTo(to) if to != at => {
                        (place, at) = (swapped(&town, &place, classes[to]).await, to);
                    }
                    Step::GiveBack => {
                        let all = to_give_back(&town, &by).await.unwrap();
                        for one in all.iter().filter(|one| one.sign_up == place.id) {
                            assert_eq!(one.amount.0, has_paid - fee.amount.0, "{steps:?}");
                            let (payment, sum) = one.first().unwrap();
                            give_back(&town, payment, sum.0 / 100, &by).await.unwrap();
                            has_paid -= sum.0;
                        }
                    }
                    _ => {}
                }
                let fee = fee_due(&town, place.id, &by).await.unwrap().fee;
                assert_eq!(fee.paid_at.is_some(), has_paid >= fee.amount.0, "{steps:?}");
            }
            kept += i64::from(has_paid);
            let book = book(&town, MONDAY, &by).await.unwrap();
            assert_eq!(book.totals().all.left(), Balance(kept), "{steps:?}");
            assert_eq!(book.expected(), Balance(kept), "{steps:?}");
        }
        counters_are_right(&town).await;
    })
    .await;
}
