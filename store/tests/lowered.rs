//! A fee that is lowered after somebody has paid: the rest is on the list of what is to be given back, and the book adds up.

use std::time::Duration;

use domain::cash::{Balance, Entry, PayWay};
use domain::fee::FeeChange;
use domain::id::OfferingId;
use domain::offering::{Contents, Fen};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::SignUp;
use store::cash::{GivenBack, book, correct, receipts_of, refund, refund_together};
use store::fee::{
    GiveBackWhy, ToGiveBack, Waits, fee_due, my_fee, owed_for, paid, taken_back, to_give_back,
};
use store::offering::{change_contents, concerned, contents};
use store::sign_up::own_entry;
use store::{Seen, form_key};

use crate::carried::{MONDAY, costing, give_back, owed, pay, swapped};
use crate::fees::desk;
use crate::support::*;

pub(crate) async fn costs_now(town: &Town, class: OfferingId, yuan: u32, by: &Coordinator) {
    let stands = contents(town, class, by).await.unwrap();
    let seen = Seen::of(&stands).unwrap();
    let new = Contents { fee: Fen::yuan(yuan), ..stands };
    change_contents(town, form_key::new(), (class, seen), &new, by).await.unwrap();
}

/// How many would have paid more, and how many yuan in all.
async fn looked_at(town: &Town, class: OfferingId, yuan: u32, by: &Coordinator) -> (u32, u32) {
    let stands = contents(town, class, by).await.unwrap();
    let new = Contents { fee: Fen::yuan(yuan), ..stands };
    let found = concerned(town, class, &new, by).await.unwrap();
    (found.paid_more, found.to_give_back.0 / 100)
}

async fn waits(town: &Town, of: &SignUp) -> Option<Waits> {
    my_fee(town, of.id, of.person).await.unwrap().unwrap().waits
}

/// Everybody who has a fee to pay has paid it, as a desk noted it before there were receipts.
async fn noted_before_receipts(town: &Town) {
    let noted =
        "update sign_up set paid_at = 1795395600, receipt = '0017' where pay_by is not null";
    town.change(noted).await;
}

async fn joins(town: &Town, class: OfferingId) -> SignUp {
    ask(town, class, person(town).await).await.unwrap()
}

#[tokio::test]
async fn whoever_paid_more_than_is_asked_now_gets_the_rest_and_the_book_adds_up() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let class = costing(&town, "行书", 2, 180).await;
        let (first, second, third) =
            (joins(&town, class).await, joins(&town, class).await, joins(&town, class).await);
        let payment = pay(&town, &first, &by).await;
        pay(&town, &second, &by).await;
        assert_eq!(looked_at(&town, class, 150, &by).await, (2, 60));
        assert_eq!(looked_at(&town, class, 200, &by).await, (0, 0));
        assert_eq!(owed(&town, &by).await, (0, 0), "it was only looked at");
        costs_now(&town, class, 150, &by).await;
        assert_eq!(owed(&town, &by).await, (2, 6_000));
        let lowered_at = town.now();
        let one = owed_for(&town, first.id, &by).await.unwrap().unwrap();
        assert_eq!(one.why, GiveBackWhy::Lowered(lowered_at));
        assert_eq!(one.first(), Some((payment, Fen::yuan(30))));
        assert_eq!(waits(&town, &first).await, Some(Waits { amount: Fen::yuan(30), lowered_at }));
        assert_eq!(waits(&town, &third).await, None);
        let changes = own_entry(&town, first.id, first.person).await.unwrap().fee_changes;
        assert_eq!(changes.last().unwrap().what, FeeChange::Lowered { to: Fen::yuan(150) });
        let theirs = own_entry(&town, first.id, third.person).await;
        assert!(is_not_found(&theirs), "somebody else's");
        let elsewhere = coordinator(&town, town.centre).await;
        assert_eq!(to_give_back(&town, &elsewhere).await.unwrap(), []);

        // Whoever pays late pays the same in the end.
        pay(&town, &third, &by).await;
        give_back(&town, payment, 30, &by).await.unwrap();
        assert_eq!(waits(&town, &first).await, None);
        let left = |place: &ToGiveBack| GivenBack {
            sign_up: place.sign_up,
            amount: place.amount,
            reason: "费用改低了".into(),
        };
        let others: Vec<_> = to_give_back(&town, &by).await.unwrap().iter().map(left).collect();
        assert_eq!(others.len(), 1);
        refund_together(&town, form_key::new(), others, None, &by).await.unwrap();
        assert_eq!(owed(&town, &by).await, (0, 0));
        let book = book(&town, MONDAY, &by).await.unwrap();
        assert_eq!((book.lines.len(), book.totals().all.left()), (5, Balance(3 * 15_000)));
        assert_eq!(book.expected(), Balance(3 * 15_000));
        for place in [&first, &second, &third] {
            let fee = fee_due(&town, place.id, &by).await.unwrap().fee;
            assert!(fee.paid_at.is_some(), "the place is paid for as before");
        }
    })
    .await;
}

#[tokio::test]
async fn a_second_lowering_adds_to_it_and_a_raise_takes_nothing_back() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let class = costing(&town, "行书", 2, 180).await;
        let place = joins(&town, class).await;
        let payment = pay(&town, &place, &by).await;
        costs_now(&town, class, 150, &by).await;
        give_back(&town, payment, 30, &by).await.unwrap();
        town.clock.advance(Duration::from_secs(3600));
        assert_eq!(looked_at(&town, class, 120, &by).await, (1, 30));
        costs_now(&town, class, 120, &by).await;
        assert_eq!(owed(&town, &by).await, (1, 3_000), "what was given back counts");
        let second = town.now();
        costs_now(&town, class, 300, &by).await;
        assert_eq!(owed(&town, &by).await, (1, 3_000), "it was promised");
        assert_eq!(waits(&town, &place).await.unwrap().lowered_at, second);
        costs_now(&town, class, 120, &by).await;
        assert_eq!(owed(&town, &by).await, (1, 3_000));
        let late = joins(&town, class).await;
        pay(&town, &late, &by).await;
        assert_eq!(owed(&town, &by).await, (1, 3_000), "who paid what is asked gets nothing");
        // Whoever was given back more is owed nothing.
        let more = refund(&town, form_key::new(), payment, Fen::yuan(31), PayWay::Cash, "x", &by);
        more.await.unwrap();
        assert_eq!(owed(&town, &by).await, (0, 0));
    })
    .await;
}

#[tokio::test]
async fn a_note_taken_back_leaves_what_is_asked_by_now_and_nothing_to_give_back() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let class = costing(&town, "行书", 2, 180).await;
        let (one, other) = (joins(&town, class).await, joins(&town, class).await);
        pay(&town, &one, &by).await;
        let payment = pay(&town, &other, &by).await;
        costs_now(&town, class, 150, &by).await;
        taken_back(&town, form_key::new(), one.id, &by).await.unwrap();
        assert_eq!(fee_due(&town, one.id, &by).await.unwrap().fee.due(), Fen::yuan(150));
        assert_eq!(owed(&town, &by).await, (1, 3_000));
        correct(&town, form_key::new(), payment, "记错了", &by).await.unwrap();
        assert_eq!(fee_due(&town, other.id, &by).await.unwrap().fee.due(), Fen::yuan(150));
        assert_eq!(owed(&town, &by).await, (0, 0));
        pay(&town, &one, &by).await;
        assert_eq!(receipts_of(&town, one.id, &by).await.unwrap().last().unwrap().amount.0, 15_000);
        costs_now(&town, class, 0, &by).await;
        assert_eq!(owed(&town, &by).await, (1, 15_000));
        assert!(
            is_not_found(&fee_due(&town, other.id, &by).await),
            "for free there is no last day"
        );
        let again = paid(&town, form_key::new(), other.id, PayWay::Cash, "", &by).await;
        assert_eq!(refusal(again), Refusal::NothingToPay);
        // Noted by mistake, and for free by now: nothing was paid, nothing is owed, and nothing is due.
        taken_back(&town, form_key::new(), one.id, &by).await.unwrap();
        assert_eq!(owed(&town, &by).await, (0, 0));
        assert!(is_not_found(&fee_due(&town, one.id, &by).await));
    })
    .await;
}

#[tokio::test]
async fn what_was_noted_before_there_were_receipts_is_taken_back_after_a_lowering_too() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let class = costing(&town, "行书", 2, 180).await;
        let place = joins(&town, class).await;
        noted_before_receipts(&town).await;
        costs_now(&town, class, 150, &by).await;
        assert_eq!(owed(&town, &by).await, (1, 3_000));
        taken_back(&town, form_key::new(), place.id, &by).await.unwrap();
        assert_eq!(owed(&town, &by).await, (0, 0));
        assert_eq!(fee_due(&town, place.id, &by).await.unwrap().fee.due(), Fen::yuan(150));
        pay(&town, &place, &by).await;
        assert_eq!(owed(&town, &by).await, (0, 0));
    })
    .await;
}

#[tokio::test]
async fn what_came_along_from_another_place_counts_for_the_lowered_fee() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let cheap = costing(&town, "隶书", 2, 100).await;
        let (dear, third) =
            (costing(&town, "行书", 3, 180).await, costing(&town, "合唱", 4, 90).await);
        let place = joins(&town, cheap).await;
        pay(&town, &place, &by).await;
        let place = swapped(&town, &place, dear).await;
        assert_eq!(looked_at(&town, dear, 90, &by).await, (1, 10));
        costs_now(&town, dear, 90, &by).await;
        let fee = fee_due(&town, place.id, &by).await.unwrap().fee;
        assert_eq!((fee.paid_at.is_some(), fee.due()), (true, Fen::FREE));
        assert_eq!(owed(&town, &by).await, (1, 1_000));
        // On to a third place all of it goes, and is counted once.
        swapped(&town, &place, third).await;
        assert_eq!(owed(&town, &by).await, (1, 1_000));
    })
    .await;
}

#[tokio::test]
async fn what_was_paid_before_there_were_receipts_gets_a_line_and_is_given_back() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let class = costing(&town, "行书", 2, 180).await;
        let place = joins(&town, class).await;
        noted_before_receipts(&town).await;
        assert_eq!(looked_at(&town, class, 150, &by).await, (1, 30));
        costs_now(&town, class, 150, &by).await;
        assert_eq!(owed(&town, &by).await, (1, 3_000));
        let line = receipts_of(&town, place.id, &by).await.unwrap().remove(0);
        assert_eq!((line.entry, line.amount), (Entry::Earlier, Fen::yuan(180)));
        give_back(&town, line.id, 30, &by).await.unwrap();
        assert_eq!(owed(&town, &by).await, (0, 0));
        let book = book(&town, MONDAY, &by).await.unwrap();
        assert_eq!(book.expected(), Balance(-3_000), "from the drawer of today");
    })
    .await;
}
