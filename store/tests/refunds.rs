//! 退费: whoever's paid place has ended is on the list of what is to be given back until it is, or until a coordinator says why not.

use domain::cash::{Balance, CashRefusal, PayWay};
use domain::fee::FeeChange;
use domain::log::{Act, Field, LogRefusal};
use domain::offering::Fen;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::{EndReason, SignUp};
use jiff::civil::{Date, date};
use store::cash::{book, receipts_of, receipts_to, refund};
use store::fee::{
    GiveBackWhy, fee_changes, give_nothing_back, nothing_back_of, owed_for, owed_to, paid,
    to_give_back,
};
use store::log::{Entry, LogFilter, entries, put_back};
use store::sign_up::{remove, withdraw};
use store::{Result, form_key};

use crate::fees::desk;
use crate::support::*;

const MONDAY: Date = date(2026, 11, 23);

/// So many people who have paid 150 yuan for one class.
async fn paid_places(town: &Town, count: u32, by: &Coordinator) -> Vec<SignUp> {
    let class = places(town, count).await;
    let mut all = Vec::new();
    for _ in 0..count {
        let place = ask(town, class, person(town).await).await.unwrap();
        paid(town, form_key::new(), place.id, PayWay::Cash, "", by).await.unwrap();
        all.push(place);
    }
    all
}

async fn keeps(town: &Town, of: &SignUp, by: &Coordinator) -> Result<Fen> {
    give_nothing_back(town, form_key::new(), of.id, "已经上了一半的课", by).await
}

/// Gives back what is owed for a sign-up, all of it at once.
async fn repaid(town: &Town, of: &SignUp, by: &Coordinator) {
    let owed = owed_for(town, of.id, by).await.unwrap().unwrap();
    let (payment, sum) = owed.first().unwrap();
    refund(town, form_key::new(), payment, sum, PayWay::Cash, "停课", by).await.unwrap();
}

async fn whys(town: &Town, by: &Coordinator) -> Vec<(EndReason, u32)> {
    let owed = to_give_back(town, by).await.unwrap();
    let why = |why| match why {
        GiveBackWhy::Ended(reason) => reason,
        GiveBackWhy::Swapped => panic!("nobody has swapped"),
    };
    owed.into_iter().map(|one| (why(one.why), one.amount.0)).collect()
}

/// The latest entry of the log about this.
async fn last(town: &Town, act: Act, by: &Coordinator) -> Entry {
    let all = entries(town, &LogFilter::default(), 1, by).await.unwrap().entries;
    all.into_iter().find(|entry| entry.act == act).unwrap()
}

#[tokio::test]
async fn everybody_of_an_offering_that_was_called_off_is_repaid_with_a_receipt() {
    on_each_engine(async |town| {
        let (by, other) = (desk(&town).await, coordinator(&town, town.centre).await);
        let all = paid_places(&town, 20, &by).await;
        assert_eq!(to_give_back(&town, &by).await.unwrap(), []);
        store::offering::cancel(&town, form_key::new(), all[0].offering, "老师生病", &by)
            .await
            .unwrap();
        let why = EndReason::Cancelled("老师生病".into());
        assert_eq!(whys(&town, &by).await, vec![(why, 15_000); 20]);
        assert_eq!(to_give_back(&town, &other).await.unwrap(), [], "another institution's");
        for one in &all {
            repaid(&town, one, &by).await;
            let lines = receipts_to(&town, one.person, &by).await.unwrap();
            assert_eq!(lines.len(), 2, "the payment and the refund");
            assert_eq!(receipts_to(&town, one.person, &other).await.unwrap(), []);
        }
        assert_eq!(to_give_back(&town, &by).await.unwrap(), []);
        let book = book(&town, MONDAY, &by).await.unwrap();
        assert_eq!((book.lines.len(), book.totals().all.left()), (40, Balance(0)));
        assert_eq!(book.expected(), Balance(0));
    })
    .await;
}

#[tokio::test]
async fn who_withdraws_or_is_taken_off_stands_there_with_the_reason_until_it_is_decided() {
    on_each_engine(async |town| {
        let (by, other) = (desk(&town).await, coordinator(&town, town.centre).await);
        let all = paid_places(&town, 3, &by).await;
        withdraw(&town, form_key::new(), all[0].id, all[0].person).await.unwrap();
        remove(&town, form_key::new(), all[1].id, "搬家了", &by).await.unwrap();
        let removed = EndReason::Removed("搬家了".into());
        let both = [(EndReason::Withdrawn, 15_000), (removed.clone(), 15_000)];
        assert_eq!(whys(&town, &by).await, both);
        assert_eq!(owed_to(&town, all[0].person, &by).await.unwrap().len(), 1);
        assert_eq!(owed_to(&town, all[2].person, &by).await.unwrap(), [], "has the place");
        // Some of it is given back; of the rest it is decided that it stays.
        let (payment, _) = owed_for(&town, all[0].id, &by).await.unwrap().unwrap().first().unwrap();
        refund(&town, form_key::new(), payment, Fen::yuan(50), PayWay::Cash, "退出", &by)
            .await
            .unwrap();
        assert!(is_not_found(&keeps(&town, &all[0], &other).await));
        assert_eq!(keeps(&town, &all[0], &by).await.unwrap(), Fen::yuan(100));
        assert_eq!(whys(&town, &by).await, [(removed, 15_000)]);
        let nothing = Refusal::Cash(CashRefusal::NothingLeft);
        assert_eq!(refusal(keeps(&town, &all[0], &by).await), nothing, "it is decided");
        assert_eq!(refusal(keeps(&town, &all[2], &by).await), nothing, "the place stands");
        let decided = nothing_back_of(&town, all[0].id, &by).await.unwrap();
        assert_eq!((decided.len(), decided[0].amount), (1, Fen::yuan(100)));
        assert_eq!(nothing_back_of(&town, all[0].id, &other).await.unwrap(), []);
        // The person reads both, and nobody else does.
        let changes = fee_changes(&town, all[0].id, all[0].person).await.unwrap();
        let told: Vec<_> = changes.into_iter().map(|change| change.what).collect();
        let reason = "已经上了一半的课".to_owned();
        assert!(told.contains(&FeeChange::NotGivenBack { amount: Fen::yuan(100), reason }));
        assert!(told.iter().any(|what| matches!(what, FeeChange::Refunded { .. })));
        assert_eq!(fee_changes(&town, all[0].id, all[1].person).await.unwrap(), []);
        let drawer = book(&town, MONDAY, &by).await.unwrap().totals().all.left();
        assert_eq!(drawer, Balance(45_000 - 5_000), "what stays is in the drawer");
        let entry = last(&town, Act::GiveNothingBack, &by).await;
        assert_eq!(entry.reason, "已经上了一半的课");
        assert_eq!(entry.stands.get(&Field::Amount).map(String::as_str), Some("10000"));
    })
    .await;
}

#[tokio::test]
async fn sent_twice_it_is_decided_once_and_two_who_settle_at_once_settle_it_once() {
    on_each_engine(async |town| {
        let (by, second) = (desk(&town).await, coordinator(&town, town.university).await);
        let all = paid_places(&town, 2, &by).await;
        for one in &all {
            withdraw(&town, form_key::new(), one.id, one.person).await.unwrap();
        }
        let key = form_key::new();
        for _ in 0..2 {
            give_nothing_back(&town, key, all[0].id, "过了期限", &by).await.unwrap();
        }
        assert_eq!(town.number("select count(*) from nothing_back").await, 1);
        let (one, other) = tokio::join!(keeps(&town, &all[1], &by), keeps(&town, &all[1], &second));
        assert_eq!([one, other].iter().filter(|answer| answer.is_ok()).count(), 1);
        assert_eq!(town.number("select count(*) from nothing_back").await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_place_that_came_back_and_ends_again_is_decided_about_anew() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let one = paid_places(&town, 1, &by).await.remove(0);
        let again = paid_places(&town, 1, &by).await.remove(0);
        remove(&town, form_key::new(), one.id, "弄错了", &by).await.unwrap();
        keeps(&town, &one, &by).await.unwrap();
        assert_eq!(to_give_back(&town, &by).await.unwrap(), []);
        let entry = last(&town, Act::Remove, &by).await.id;
        put_back(&town, form_key::new(), entry, "", &by).await.unwrap();
        assert_eq!(to_give_back(&town, &by).await.unwrap(), [], "the place is held again");
        town.clock.set(TOMORROW);
        withdraw(&town, form_key::new(), one.id, one.person).await.unwrap();
        assert_eq!(whys(&town, &by).await, [(EndReason::Withdrawn, 15_000)]);
        // What was given back cannot be had again by putting the removal back.
        remove(&town, form_key::new(), again.id, "弄错了", &by).await.unwrap();
        let payment = receipts_of(&town, again.id, &by).await.unwrap().remove(0).id;
        refund(&town, form_key::new(), payment, Fen::yuan(150), PayWay::Cash, "退出", &by)
            .await
            .unwrap();
        let entry = last(&town, Act::Remove, &by).await.id;
        let gone = put_back(&town, form_key::new(), entry, "", &by).await;
        assert_eq!(refusal(gone), Refusal::Log(LogRefusal::ChangedSince));
    })
    .await;
}
