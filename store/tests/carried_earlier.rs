//! 补记: whoever had paid before there were receipts is not asked again after a swap, and the book moves no money for it.

use domain::cash::{Balance, Entry};
use domain::offering::Fen;
use domain::person::Coordinator;
use domain::sign_up::SignUp;
use store::cash::{book, correct, receipts_of};
use store::fee::{counts, fee_due};
use store::form_key;

use crate::carried::{MONDAY, carried, costing, give_back, owed, pay, swapped, told};
use crate::fees::desk;
use crate::support::*;

/// Everybody with a last day to pay has paid, as it was noted before there were receipts.
async fn all_paid_long_ago(town: &Town) {
    let noted = "update sign_up set paid_at = 1795395600, receipt = '0017' \
                 where pay_by is not null and paid_at is null";
    town.change(noted).await;
}

/// The lines of the book, and what is left by them.
async fn lines(town: &Town, by: &Coordinator) -> (Vec<(Entry, u32)>, Balance) {
    let book = book(town, MONDAY, by).await.unwrap();
    assert_eq!(book.expected(), book.totals().all.left(), "all of it was cash");
    let lines = book.lines.iter().map(|line| (line.entry, line.amount.0)).collect();
    (lines, book.totals().all.left())
}

async fn is_paid(town: &Town, of: &SignUp, by: &Coordinator) -> (bool, Fen) {
    let fee = fee_due(town, of.id, by).await.unwrap().fee;
    (fee.paid_at.is_some(), fee.due())
}

#[tokio::test]
async fn what_was_paid_before_there_were_receipts_goes_with_its_person() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let elsewhere = coordinator(&town, town.centre).await;
        let (one, other) =
            (costing(&town, "行书", 2, 180).await, costing(&town, "隶书", 3, 180).await);
        let cheaper = costing(&town, "合唱", 4, 150).await;
        let place = ask(&town, one, person(&town).await).await.unwrap();
        assert_eq!(counts(&town, place.id, &by).await.unwrap(), Fen::FREE);
        all_paid_long_ago(&town).await;
        assert_eq!(counts(&town, place.id, &by).await.unwrap(), Fen::yuan(180));
        assert!(is_not_found(&counts(&town, place.id, &elsewhere).await));

        let new = swapped(&town, &place, other).await;
        assert_eq!(is_paid(&town, &new, &by).await, (true, Fen::FREE));
        assert_eq!(told(&town, &new).await, [carried(180, 0, 0)], "nothing is due");
        let both = vec![(Entry::Earlier, 18_000), (Entry::Carried, 18_000)];
        assert_eq!(lines(&town, &by).await, (both, Balance(0)), "no money moves");
        let first = receipts_of(&town, place.id, &by).await.unwrap().remove(0);
        assert_eq!((first.entry, first.note.as_str()), (Entry::Earlier, "0017"));
        assert_eq!(counts(&town, new.id, &by).await.unwrap(), Fen::yuan(180));

        // On to a third one, of which the rest is given back from the drawer of today.
        let third = swapped(&town, &new, cheaper).await;
        assert_eq!(is_paid(&town, &third, &by).await, (true, Fen::FREE));
        assert_eq!(owed(&town, &by).await, (1, 3_000));
        give_back(&town, first.id, 30, &by).await.unwrap();
        assert_eq!(owed(&town, &by).await, (0, 0));
        assert_eq!(lines(&town, &by).await.1, Balance(-3_000));
    })
    .await;
}

#[tokio::test]
async fn for_something_dearer_only_the_difference_is_asked() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let (one, dearer) =
            (costing(&town, "行书", 2, 150).await, costing(&town, "国画", 3, 200).await);
        let place = ask(&town, one, person(&town).await).await.unwrap();
        all_paid_long_ago(&town).await;
        let new = swapped(&town, &place, dearer).await;
        assert_eq!(is_paid(&town, &new, &by).await, (false, Fen::yuan(50)));
        assert!(told(&town, &new).await.contains(&carried(150, 50, 0)));
        pay(&town, &new, &by).await;
        assert!(is_paid(&town, &new, &by).await.0);
        assert_eq!(lines(&town, &by).await.1, Balance(5_000));
    })
    .await;
}

#[tokio::test]
async fn what_had_been_noted_by_mistake_is_due_again_once_it_is_taken_off() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let (one, other) =
            (costing(&town, "行书", 2, 180).await, costing(&town, "隶书", 3, 180).await);
        let place = ask(&town, one, person(&town).await).await.unwrap();
        all_paid_long_ago(&town).await;
        let new = swapped(&town, &place, other).await;
        let earlier = receipts_of(&town, place.id, &by).await.unwrap().remove(0);
        correct(&town, form_key::new(), earlier.id, "那时没有交", &by).await.unwrap();
        assert_eq!(is_paid(&town, &new, &by).await, (false, Fen::yuan(180)));
        let (lines, left) = lines(&town, &by).await;
        assert_eq!((lines[2], left), ((Entry::EarlierTakenOff, 18_000), Balance(0)));
        let again = correct(&town, form_key::new(), earlier.id, "那时没有交", &by).await;
        assert!(again.is_err(), "once is enough");
    })
    .await;
}

#[tokio::test]
async fn at_another_institution_it_is_given_back_as_a_whole() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let one = costing(&town, "行书", 2, 180).await;
        let elsewhere = add(&town, &activity(&town, "舞会", 9)).await;
        let place = ask(&town, one, person(&town).await).await.unwrap();
        all_paid_long_ago(&town).await;
        let new = swapped(&town, &place, elsewhere).await;
        assert_eq!(told(&town, &new).await, [carried(0, 0, 180)]);
        assert_eq!(owed(&town, &by).await, (1, 18_000));
        let earlier = receipts_of(&town, place.id, &by).await.unwrap().remove(0);
        give_back(&town, earlier.id, 180, &by).await.unwrap();
        assert_eq!(owed(&town, &by).await, (0, 0));
    })
    .await;
}

#[tokio::test]
async fn what_was_given_back_is_no_payment_from_before() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let (one, other) =
            (costing(&town, "行书", 2, 180).await, costing(&town, "隶书", 3, 180).await);
        let place = ask(&town, one, person(&town).await).await.unwrap();
        let payment = pay(&town, &place, &by).await;
        give_back(&town, payment, 180, &by).await.unwrap();
        let new = swapped(&town, &place, other).await;
        assert_eq!(is_paid(&town, &new, &by).await, (false, Fen::yuan(180)));
        let lines = lines(&town, &by).await.0;
        assert!(lines.iter().all(|(entry, _)| *entry != Entry::Earlier), "{lines:?}");
    })
    .await;
}
