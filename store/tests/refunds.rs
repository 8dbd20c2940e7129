//! 退费: whoever's paid place has ended is on the list of what is to be given back until it is, or until a coordinator says why not.

use std::cell::Cell;

use domain::cash::{Balance, CashRefusal, PayWay, ReceiptNumber};
use domain::fee::FeeChange;
use domain::log::{Act, Field, LogRefusal};
use domain::offering::Fen;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::{EndReason, SignUp};
use jiff::civil::{Date, date};
use sqlx::AnyPool;
use store::cash::{GivenBack, book, receipts_of, receipts_to, refund, refund_together};
use store::fee::{
    GiveBackWhy, give_nothing_back, nothing_back_of, owed_for, owed_to, paid, to_give_back,
};
use store::log::{Entry, LogFilter, entries, put_back};
use store::sign_up::{own_entry, remove, withdraw};
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
    let board = store::today::board(town, by).await.unwrap();
    assert_eq!(board.to_give_back, owed.len(), "the board counts as the list does");
    let why = |why| match why {
        GiveBackWhy::Ended(reason) => reason,
        GiveBackWhy::Swapped | GiveBackWhy::Lowered(_) => panic!("nobody has swapped"),
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

/// What is owed for these, as somebody looked at it.
async fn looked_at(town: &Town, all: &[SignUp], by: &Coordinator) -> Vec<GivenBack> {
    let mut looked = Vec::new();
    for one in all {
        let owed = owed_for(town, one.id, by).await.unwrap().unwrap();
        let reason = "老师生病，停课".to_owned();
        looked.push(GivenBack { sign_up: one.id, amount: owed.amount, reason });
    }
    looked
}

async fn together(
    town: &Town,
    all: &[GivenBack],
    way: Option<PayWay>,
    by: &Coordinator,
) -> Result<Vec<ReceiptNumber>> {
    refund_together(town, form_key::new(), all.to_vec(), way, by).await
}

#[tokio::test]
async fn everybody_is_repaid_in_one_act_with_a_receipt_each_and_the_book_adds_up() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let all = paid_places(&town, 5, &by).await;
        let scanned = ask(&town, all[0].offering, person(&town).await).await;
        assert!(scanned.is_ok(), "waits, and pays nothing");
        store::offering::cancel(&town, form_key::new(), all[0].offering, "老师生病", &by)
            .await
            .unwrap();
        let looked = looked_at(&town, &all, &by).await;
        let key = form_key::new();
        let numbers = refund_together(&town, key, looked.clone(), None, &by).await.unwrap();
        let printed: Vec<_> = numbers.iter().map(|number| number.number).collect();
        assert_eq!(printed, [6, 7, 8, 9, 10], "after the five payments, without a gap");
        let again = refund_together(&town, key, looked, None, &by).await.unwrap();
        assert_eq!(again, numbers, "sent twice, done once");
        assert_eq!(to_give_back(&town, &by).await.unwrap(), []);
        let book = book(&town, MONDAY, &by).await.unwrap();
        assert_eq!((book.lines.len(), book.totals().all.left()), (10, Balance(0)));
        assert_eq!(book.expected(), Balance(0));
        let refunds: Vec<_> = book.lines.iter().filter(|line| line.payment.is_some()).collect();
        assert!(
            refunds.iter().all(|line| line.way == PayWay::Cash && line.note == "老师生病，停课")
        );
        let log = entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries;
        let refunds: Vec<_> = log.iter().filter(|entry| entry.act == Act::Refund).collect();
        assert_eq!(refunds.len(), 5, "an entry for each");
        let told = refunds.iter().map(|entry| entry.stands.get(&Field::Receipt).cloned());
        let mut told: Vec<_> = told.flatten().collect();
        told.sort();
        let printed: Vec<_> = numbers.iter().map(|number| number.printed()).collect();
        assert_eq!(told, printed);
    })
    .await;
}

#[tokio::test]
async fn where_one_sum_is_another_by_now_nobody_is_repaid() {
    on_each_engine(async |town| {
        let (by, other) = (desk(&town).await, coordinator(&town, town.centre).await);
        let all = paid_places(&town, 3, &by).await;
        for one in &all {
            withdraw(&town, form_key::new(), one.id, one.person).await.unwrap();
        }
        let looked = looked_at(&town, &all, &by).await;
        assert!(
            is_not_found(&together(&town, &looked, None, &other).await),
            "another institution's"
        );
        let (payment, _) = owed_for(&town, all[2].id, &by).await.unwrap().unwrap().first().unwrap();
        refund(&town, form_key::new(), payment, Fen::yuan(50), PayWay::Cash, "退出", &by)
            .await
            .unwrap();
        let changed = Refusal::Cash(CashRefusal::ChangedMeanwhile);
        assert_eq!(refusal(together(&town, &looked, None, &by).await), changed);
        keeps(&town, &all[2], &by).await.unwrap();
        assert_eq!(refusal(together(&town, &looked, None, &by).await), changed, "it is settled");
        let before = book(&town, MONDAY, &by).await.unwrap().lines.len();
        assert_eq!(before, 4, "three payments and the one refund");
        // The two that stand as they did, one of them named twice: each once, another way than it was paid.
        let twice = [&looked[..2], &looked[..1]].concat();
        let numbers = together(&town, &twice, Some(PayWay::Transfer), &by).await.unwrap();
        assert_eq!(numbers.len(), 2);
        let lines = receipts_of(&town, all[0].id, &by).await.unwrap();
        assert_eq!((lines[1].way, lines[1].amount), (PayWay::Transfer, Fen::yuan(150)));
        assert_eq!(to_give_back(&town, &by).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn two_who_repay_the_same_people_at_once_repay_them_once() {
    on_each_engine(async |town| {
        let (by, second) = (desk(&town).await, coordinator(&town, town.university).await);
        let all = paid_places(&town, 3, &by).await;
        for one in &all {
            withdraw(&town, form_key::new(), one.id, one.person).await.unwrap();
        }
        let looked = looked_at(&town, &all, &by).await;
        let (one, other) = tokio::join!(
            together(&town, &looked, None, &by),
            together(&town, &looked, None, &second)
        );
        assert_eq!(u32::from(one.is_ok()) + u32::from(other.is_ok()), 1, "{one:?} {other:?}");
        assert_eq!(town.number("select count(*) from receipt where what = 'refund'").await, 3);
        assert_eq!(town.number("select max(number) from receipt").await, 6, "no gap");
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
        let changes = own_entry(&town, all[0].id, all[0].person).await.unwrap().fee_changes;
        let told: Vec<_> = changes.into_iter().map(|change| change.what).collect();
        let reason = "已经上了一半的课".to_owned();
        assert!(told.contains(&FeeChange::NotGivenBack { amount: Fen::yuan(100), reason }));
        assert!(told.iter().any(|what| matches!(what, FeeChange::Refunded { .. })));
        assert!(is_not_found(&own_entry(&town, all[0].id, all[1].person).await));
        let drawer = book(&town, MONDAY, &by).await.unwrap().totals().all.left();
        assert_eq!(drawer, Balance(45_000 - 5_000), "what stays is in the drawer");
        let entry = last(&town, Act::GiveNothingBack, &by).await;
        assert_eq!(entry.reason, "已经上了一半的课");
        assert_eq!(entry.stands.get(&Field::Amount).map(String::as_str), Some("10000"));
        // A slip: it is open again, and decided once more.
        put_back(&town, form_key::new(), entry.id, "", &by).await.unwrap();
        assert_eq!(nothing_back_of(&town, all[0].id, &by).await.unwrap(), []);
        let owed = owed_for(&town, all[0].id, &by).await.unwrap();
        assert_eq!(owed.map(|one| one.amount), Some(Fen::yuan(100)));
        assert_eq!(keeps(&town, &all[0], &by).await.unwrap(), Fen::yuan(100));
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

/// Whichever comes first: a place that is held again was not repaid, and what was repaid is not held again.
#[tokio::test]
async fn a_place_is_not_put_back_in_the_moment_in_which_it_is_repaid() {
    on_each_engine(async |town| {
        let (by, second) = (desk(&town).await, coordinator(&town, town.university).await);
        for one in paid_places(&town, 8, &by).await {
            remove(&town, form_key::new(), one.id, "弄错了", &by).await.unwrap();
            let entry = last(&town, Act::Remove, &by).await.id;
            let looked = looked_at(&town, std::slice::from_ref(&one), &by).await;
            let (repaid, back) = tokio::join!(
                together(&town, &looked, None, &by),
                put_back(&town, form_key::new(), entry, "", &second)
            );
            assert!(repaid.is_ok() != back.is_ok(), "{repaid:?} {back:?}");
            let refusals = [repaid.err(), back.err()].into_iter().flatten();
            let refusals: Vec<_> = refusals.map(|error| refusal::<()>(Err(error))).collect();
            let changed = [
                Refusal::Cash(CashRefusal::ChangedMeanwhile),
                Refusal::Log(LogRefusal::ChangedSince),
            ];
            assert!(refusals.iter().all(|why| changed.contains(why)), "{refusals:?}");
        }
        counters_are_right(&town).await;
    })
    .await;
}

/// The refund is under way: whoever puts the place back waits for it, and finds the money given back.
#[tokio::test]
async fn who_puts_a_place_back_waits_for_a_refund_that_is_under_way() {
    let database = Database::new().await;
    let town = open_town(&database.address).await;
    let by = desk(&town).await;
    let one = paid_places(&town, 1, &by).await.remove(0);
    remove(&town, form_key::new(), one.id, "弄错了", &by).await.unwrap();
    let entry = last(&town, Act::Remove, &by).await.id;
    let pool = AnyPool::connect(&town.address).await.unwrap();
    let mut repays = pool.begin().await.unwrap();
    // What a refund does: the institution's row, and then a line against the payment.
    for sql in [
        "update institution set name = name",
        "update receipt set payment_id = id, what = 'refund', at = at + 1000000",
    ] {
        sqlx::query(sql).execute(&mut *repays).await.unwrap();
    }
    let is_back = Cell::new(false);
    let ended = async {
        let queues = "select count(*) from pg_stat_activity \
                      where datname = current_database() and wait_event_type = 'Lock'";
        let waits =
            async || sqlx::query_scalar::<_, i64>(queues).fetch_one(&pool).await.unwrap() > 0;
        while !is_back.get() && !waits().await {
            tokio::task::yield_now().await;
        }
        repays.commit().await.unwrap();
    };
    let back = async {
        let back = put_back(&town, form_key::new(), entry, "", &by).await;
        is_back.set(true);
        back
    };
    let (back, ()) = tokio::join!(back, ended);
    assert_eq!(refusal(back), Refusal::Log(LogRefusal::ChangedSince));
    pool.close().await;
    drop(town);
    database.remove().await;
}
