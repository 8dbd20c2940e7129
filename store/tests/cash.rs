//! 收支: receipts without a gap, refunds within their bounds, and a day that adds up and is closed once.

use std::time::Duration;

use domain::cash::{Balance, CashRefusal, Count, Entry, PayWay, ReceiptNumber};
use domain::fee::FeeChange;
use domain::id::ReceiptId;
use domain::offering::Fen;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::SignUp;
use jiff::civil::{Date, date};
use store::cash::{Book, book, close_day, correct, given_back, receipt, receipts_of, refund};
use store::fee::{fee_due, my_fee, paid, taken_back};
use store::form_key;
use store::sign_up::{own_entry, withdraw};

use crate::fees::desk;
use crate::support::*;

const MONDAY: Date = date(2026, 11, 23);
const TUESDAY: Date = date(2026, 11, 24);

/// So many people with a place that costs 150 yuan.
async fn places_of(town: &Town, count: u32) -> Vec<SignUp> {
    let class = places(town, count).await;
    let mut all = Vec::new();
    for _ in 0..count {
        all.push(ask(town, class, person(town).await).await.unwrap());
    }
    all
}

async fn pay(town: &Town, of: &SignUp, way: PayWay, by: &Coordinator) -> ReceiptId {
    paid(town, form_key::new(), of.id, way, "", by).await.unwrap();
    receipts_of(town, of.id, by).await.unwrap().pop().unwrap().id
}

async fn give_back(
    town: &Town,
    of: ReceiptId,
    yuan: u32,
    by: &Coordinator,
) -> store::Result<ReceiptNumber> {
    refund(town, form_key::new(), of, Fen::yuan(yuan), PayWay::Cash, "生病", by).await
}

fn number(number: u32) -> ReceiptNumber {
    ReceiptNumber { year: 2026, number }
}

fn count(expected: i64, counted: u32, note: &str) -> Count {
    let (expected, counted) = (Balance(expected), Fen(counted));
    Count { expected, counted, stays: counted, note: note.into() }
}

fn told(book: &Book) -> Vec<(u32, Entry, u32)> {
    book.lines.iter().map(|line| (line.number.number, line.entry, line.amount.0)).collect()
}

fn refused(why: CashRefusal) -> Refusal {
    Refusal::Cash(why)
}

#[tokio::test]
async fn twenty_desks_at_once_take_twenty_numbers_without_a_gap() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let second = coordinator(&town, town.university).await;
        let all = places_of(&town, 20).await;
        let mut running = tokio::task::JoinSet::new();
        for (index, one) in all.iter().enumerate() {
            let (db, id) = (town.db.clone(), one.id);
            let by = if index % 2 == 0 { by.clone() } else { second.clone() };
            running.spawn(async move {
                paid(&db, form_key::new(), id, PayWay::Scan, "", &by).await.unwrap();
            });
        }
        while let Some(done) = running.join_next().await {
            done.unwrap();
        }
        let book = book(&town, MONDAY, &by).await.unwrap();
        let numbers: Vec<_> = book.lines.iter().map(|line| line.number.number).collect();
        assert_eq!(numbers, (1..=20).collect::<Vec<_>>());
        // One that is refused takes no number.
        let twice = paid(&town, form_key::new(), all[0].id, PayWay::Cash, "", &by).await;
        assert_eq!(refusal(twice), Refusal::AlreadyPaid);
        let back = give_back(&town, book.lines[0].id, 10, &by).await.unwrap();
        assert_eq!(back, number(21));
    })
    .await;
}

#[tokio::test]
async fn never_more_is_given_back_than_was_paid_and_the_place_stays() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let other = coordinator(&town, town.centre).await;
        let one = places_of(&town, 1).await.remove(0);
        let payment = pay(&town, &one, PayWay::Transfer, &by).await;
        assert!(is_not_found(&receipt(&town, payment, &other).await));
        assert!(is_not_found(&give_back(&town, payment, 1, &other).await));
        assert_eq!(receipts_of(&town, one.id, &other).await.unwrap(), []);
        let too_much = CashRefusal::MoreThanLeft { left: Fen::yuan(150) };
        assert_eq!(refusal(give_back(&town, payment, 151, &by).await), refused(too_much));
        give_back(&town, payment, 100, &by).await.unwrap();
        assert!(fee_due(&town, one.id, &by).await.unwrap().fee.paid_at.is_some(), "still a place");
        let corrected = correct(&town, form_key::new(), payment, "记错", &by).await;
        assert_eq!(refusal(corrected), refused(CashRefusal::GivenBackAlready));
        let too_much = CashRefusal::MoreThanLeft { left: Fen::yuan(50) };
        assert_eq!(refusal(give_back(&town, payment, 51, &by).await), refused(too_much));
        // Whoever has left gets the rest as well.
        withdraw(&town, form_key::new(), one.id, one.person).await.unwrap();
        give_back(&town, payment, 50, &by).await.unwrap();
        let nothing = give_back(&town, payment, 1, &by).await;
        assert_eq!(refusal(nothing), refused(CashRefusal::NothingLeft));
        let back = given_back(&town, payment, &by).await.unwrap();
        assert_eq!(
            back.iter().map(|line| line.amount).collect::<Vec<_>>(),
            [Fen::yuan(100), Fen::yuan(50)]
        );
        assert_eq!(back[0].payment, Some((payment, number(1))));
        let told = own_entry(&town, one.id, one.person).await.unwrap().fee_changes;
        let told: Vec<_> = told.into_iter().map(|change| change.what).collect();
        let of = |yuan, receipt: &str| FeeChange::Refunded {
            amount: Fen::yuan(yuan),
            receipt: receipt.into(),
            reason: "生病".into(),
        };
        assert_eq!(told[1..], [of(100, "2026-000002"), of(50, "2026-000003")]);
        assert_eq!((back[0].note.as_str(), back[0].way), ("生病", PayWay::Cash));
        let no_payment = give_back(&town, back[0].id, 1, &by).await;
        assert_eq!(refusal(no_payment), refused(CashRefusal::NoPayment));
    })
    .await;
}

#[tokio::test]
async fn two_who_give_back_at_once_do_not_give_more_than_there_is() {
    on_each_engine(async |town| {
        let (by, second) = (desk(&town).await, coordinator(&town, town.university).await);
        let one = places_of(&town, 1).await.remove(0);
        let payment = pay(&town, &one, PayWay::Cash, &by).await;
        let (left, right) = tokio::join!(
            give_back(&town, payment, 100, &by),
            give_back(&town, payment, 100, &second),
        );
        let refusals: Vec<_> = [left, right].into_iter().filter(Result::is_err).collect();
        assert_eq!(refusals.len(), 1);
        let more = CashRefusal::MoreThanLeft { left: Fen::yuan(50) };
        assert_eq!(refusal(refusals.into_iter().next().unwrap()), refused(more));
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_wrongly_gets_a_line_against_it_and_the_fee_is_due_again() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let other = coordinator(&town, town.centre).await;
        let all = places_of(&town, 2).await;
        let first = pay(&town, &all[0], PayWay::Cash, &by).await;
        pay(&town, &all[1], PayWay::Cash, &by).await;
        assert!(is_not_found(&correct(&town, form_key::new(), first, "记错", &other).await));
        assert_eq!(correct(&town, form_key::new(), first, "记错", &by).await.unwrap(), number(3));
        let again = correct(&town, form_key::new(), first, "记错", &by).await;
        assert_eq!(refusal(again), refused(CashRefusal::NothingLeft));
        assert_eq!(
            refusal(give_back(&town, first, 1, &by).await),
            refused(CashRefusal::NothingLeft)
        );
        let fee = my_fee(&town, all[0].id, all[0].person).await.unwrap().unwrap().fee;
        assert_eq!((fee.paid_at, fee.receipt.as_str()), (None, ""));
        // The way back from the list of fees is the same line.
        taken_back(&town, form_key::new(), all[1].id, &by).await.unwrap();
        // Paid again, it is another payment.
        pay(&town, &all[0], PayWay::Scan, &by).await;
        let book = book(&town, MONDAY, &by).await.unwrap();
        let of = |number, entry| (number, entry, 15_000);
        assert_eq!(
            told(&book),
            [
                of(1, Entry::Payment),
                of(2, Entry::Payment),
                of(3, Entry::Correction),
                of(4, Entry::Correction),
                of(5, Entry::Payment),
            ]
        );
        assert_eq!((book.totals().cash(), book.totals().all.left()), (Balance(0), Balance(15_000)));
        let fee = my_fee(&town, all[0].id, all[0].person).await.unwrap().unwrap().fee;
        assert_eq!(fee.receipt, "2026-000005");
    })
    .await;
}

#[tokio::test]
async fn a_day_adds_up_is_closed_once_and_later_lines_stand_in_the_next() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let all = places_of(&town, 3).await;
        let cash = pay(&town, &all[0], PayWay::Cash, &by).await;
        pay(&town, &all[1], PayWay::Scan, &by).await;
        give_back(&town, cash, 30, &by).await.unwrap();
        let close = async |day, count| close_day(&town, form_key::new(), day, count, &by).await;
        let seen = book(&town, MONDAY, &by).await.unwrap();
        assert_eq!((seen.opening, seen.expected()), (Balance(0), Balance(12_000)));
        let early = close(TUESDAY, count(12_000, 12_000, "")).await;
        assert_eq!(refusal(early), refused(CashRefusal::StillToCome));
        let old = close(MONDAY, count(15_000, 15_000, "")).await;
        assert_eq!(refusal(old), refused(CashRefusal::ChangedMeanwhile));
        let differs = close(MONDAY, count(12_000, 11_000, "")).await;
        assert_eq!(refusal(differs), refused(CashRefusal::NoteMissing));
        let counted = Count { stays: Fen(5_000), ..count(12_000, 11_000, "找错零") };
        close(MONDAY, counted.clone()).await.unwrap();
        let twice = close(MONDAY, counted.clone()).await;
        assert_eq!(refusal(twice), refused(CashRefusal::ClosedAlready));
        pay(&town, &all[2], PayWay::Cash, &by).await;
        let monday = book(&town, MONDAY, &by).await.unwrap();
        assert_eq!((monday.lines.len(), monday.opening), (3, Balance(0)));
        assert_eq!(monday.closed.map(|closed| closed.count), Some(counted));
        let tuesday = book(&town, TUESDAY, &by).await.unwrap();
        assert_eq!(told(&tuesday), [(4, Entry::Payment, 15_000)]);
        assert_eq!((tuesday.opening, tuesday.expected()), (Balance(5_000), Balance(20_000)));
        // A day that nobody closed is carried over, and closed before the next.
        town.clock.set(NOW + Duration::from_secs(3 * 24 * 3600));
        let thursday = book(&town, date(2026, 11, 26), &by).await.unwrap();
        assert_eq!(thursday.opening, Balance(20_000));
        let order = close(date(2026, 11, 26), count(20_000, 20_000, "")).await;
        assert_eq!(refusal(order), refused(CashRefusal::EarlierIsOpen { day: TUESDAY }));
        close(TUESDAY, count(20_000, 20_000, "")).await.unwrap();
        let before = close(date(2026, 11, 22), count(0, 0, "")).await;
        assert_eq!(refusal(before), refused(CashRefusal::LaterIsClosed { day: TUESDAY }));
        let other = coordinator(&town, town.centre).await;
        let theirs = book(&town, MONDAY, &other).await.unwrap();
        assert_eq!((theirs.lines, theirs.closed), (vec![], None));
    })
    .await;
}

#[tokio::test]
async fn while_a_day_is_closed_money_comes_before_or_after() {
    on_each_engine(async |town| {
        let (by, second) = (desk(&town).await, coordinator(&town, town.university).await);
        let one = places_of(&town, 1).await.remove(0);
        let (closed, _) = tokio::join!(
            close_day(&town, form_key::new(), MONDAY, count(0, 0, ""), &by),
            pay(&town, &one, PayWay::Cash, &second),
        );
        let monday = book(&town, MONDAY, &by).await.unwrap();
        match closed {
            Ok(()) => assert_eq!(monday.expected(), Balance(0), "it stands in the next day"),
            Err(error) => {
                let why = refusal::<()>(Err(error));
                assert_eq!(why, refused(CashRefusal::ChangedMeanwhile));
                assert_eq!(monday.expected(), Balance(15_000));
            }
        }
    })
    .await;
}

#[tokio::test]
async fn each_year_and_each_institution_counts_from_one() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let class = places(&town, 3).await;
        let one = ask(&town, class, person(&town).await).await.unwrap();
        let other = ask(&town, class, person(&town).await).await.unwrap();
        let first = pay(&town, &one, PayWay::Cash, &by).await;
        town.clock.set(NOW + Duration::from_secs(60 * 24 * 3600));
        let next_year = give_back(&town, first, 1, &by).await.unwrap();
        assert_eq!(next_year, ReceiptNumber { year: 2027, number: 1 });
        town.clock.set(NOW + Duration::from_secs(61 * 24 * 3600));
        pay(&town, &other, PayWay::Cash, &by).await;
        let mine = receipts_of(&town, other.id, &by).await.unwrap();
        assert_eq!(mine[0].number.printed(), "2027-000002");
    })
    .await;
}
