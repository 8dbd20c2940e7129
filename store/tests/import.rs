//! A plan is taken over once, all or nothing, and only by the institution that handed it in.

use std::sync::Arc;

use domain::calendar::{Closure, Span, start_of};
use domain::id::ImportId;
use domain::offering::{Admission, Allocation};
use jiff::civil::{date, time};
use store::closure::{NewClosure, closures_of, known};
use store::form_key;
use store::import::{Outcome, Prepared, Standing, compare, confirm, prepare, prepared, take_over};
use store::new_offering::{NewOffering, NewVenue};

use crate::support::*;

/// A class as a plan's row names it.
fn planned(town: &Town, name: &str, fingerprint: &str) -> NewOffering {
    NewOffering {
        import_key: Some(format!("class|2026年秋季学期|{name}")),
        import_fingerprint: Some(fingerprint.into()),
        ..class(town, name)
    }
}

/// Closed all Monday, and one room on Tuesday afternoon.
fn closures() -> [NewClosure; 2] {
    let room = NewVenue { name: "302 书画室".into(), ..NewVenue::default() };
    let monday = Span::on(date(2026, 12, 7), time(0, 0, 0, 0), time(23, 59, 0, 0));
    let tuesday = Span::on(date(2026, 12, 8), time(14, 0, 0, 0), time(17, 0, 0, 0));
    [
        NewClosure { span: monday, venue: None, reason: "周一闭馆".into() },
        NewClosure { span: tuesday, venue: Some(room), reason: "地面维修".into() },
    ]
}

async fn handed_in(town: &Town) -> (ImportId, domain::person::Coordinator) {
    let by = coordinator(town, town.university).await;
    let id = prepare(town, &by, "计划.xlsx", "class", "{\"rows\":2}").await.unwrap();
    (id, by)
}

const TWO: Outcome = Outcome {
    added: 2,
    unchanged: 0,
    closures: 0,
    by_approval: 0,
    changed: 0,
    number_differs: 0,
    repeated: 0,
};

#[tokio::test]
async fn a_plan_waits_and_changes_nothing_until_it_is_confirmed() {
    on_each_engine(async |town| {
        let (id, by) = handed_in(&town).await;
        assert_eq!(town.number("select count(*) from offering").await, 0);
        let waiting = prepared(&town, id, &by).await.unwrap();
        let (file_name, kind) = ("计划.xlsx".into(), "class".into());
        let content = "{\"rows\":2}".into();
        assert_eq!(waiting, Prepared { file_name, kind, content, outcome: None, undone: None });
        let plan = [planned(&town, "楷书一班", "a"), planned(&town, "楷书二班", "b")];
        let outcome =
            confirm(&town, form_key::new(), id, &by, &plan, &[], Arc::default()).await.unwrap();
        assert_eq!(outcome, TWO);
        assert_eq!(prepared(&town, id, &by).await.unwrap().outcome, Some(TWO));
        assert_eq!(town.number("select count(*) from offering").await, 2);
    })
    .await;
}

#[tokio::test]
async fn confirmed_twice_or_handed_in_again_it_changes_nothing() {
    on_each_engine(async |town| {
        let (id, by) = handed_in(&town).await;
        let plan = [planned(&town, "楷书一班", "a"), planned(&town, "楷书二班", "b")];
        let (key, closed) = (form_key::new(), closures());
        let (first, second) = tokio::join!(
            confirm(&town, key, id, &by, &plan, &closed, Arc::default()),
            confirm(&town, form_key::new(), id, &by, &plan, &closed, Arc::default())
        );
        let done = Outcome { closures: 2, ..TWO };
        assert_eq!((first.unwrap(), second.unwrap()), (done, done));
        assert_eq!(
            confirm(&town, key, id, &by, &plan, &closed, Arc::default()).await.unwrap(),
            done
        );
        let again = prepare(&town, &by, "计划.xlsx", "class", "{}").await.unwrap();
        let outcome = confirm(&town, form_key::new(), again, &by, &plan, &closed, Arc::default())
            .await
            .unwrap();
        assert_eq!(outcome, Outcome { unchanged: 2, ..Outcome::default() });
        assert_eq!(town.number("select count(*) from offering").await, 2);
        assert_eq!(town.number("select count(*) from closure").await, 2);
    })
    .await;
}

#[tokio::test]
async fn places_of_a_plan_are_given_as_was_chosen_for_it() {
    on_each_engine(async |town| {
        let (id, by) = handed_in(&town).await;
        let chosen = |name: &str, admission| NewOffering {
            allocation: Allocation::Approval,
            admission,
            ..planned(&town, name, "a")
        };
        let usual = planned(&town, "楷书一班", "a");
        let plan =
            [usual, chosen("楷书二班", Admission::SignUp), chosen("书法沙龙", Admission::DropIn)];
        let outcome =
            confirm(&town, form_key::new(), id, &by, &plan, &[], Arc::default()).await.unwrap();
        assert_eq!(outcome, Outcome { added: 3, by_approval: 1, ..Outcome::default() });
        assert_eq!(prepared(&town, id, &by).await.unwrap().outcome, Some(outcome));
        let reviewed =
            "select count(*) from offering where allocation = 'approval' and name = '楷书二班'";
        assert_eq!(town.number(reviewed).await, 1);
        assert_eq!(
            town.number("select count(*) from offering where allocation = 'in_order'").await,
            2
        );
    })
    .await;
}

#[tokio::test]
async fn two_plans_with_the_same_rows_at_once_make_each_row_once() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let plan = [planned(&town, "楷书一班", "a"), planned(&town, "楷书二班", "b")];
        let one = prepare(&town, &by, "a.xlsx", "class", "{}").await.unwrap();
        let other = prepare(&town, &by, "b.xlsx", "class", "{}").await.unwrap();
        let (first, second) = tokio::join!(
            confirm(&town, form_key::new(), one, &by, &plan, &[], Arc::default()),
            confirm(&town, form_key::new(), other, &by, &plan, &[], Arc::default())
        );
        assert_eq!(first.unwrap().added + second.unwrap().added, 2);
        assert_eq!(town.number("select count(*) from offering").await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_changed_row_is_noticed_and_what_is_there_stays() {
    on_each_engine(async |town| {
        let before = [planned(&town, "楷书一班", "a"), planned(&town, "楷书二班", "b")];
        take_over(&town, town.university, &before, &[]).await.unwrap();
        let changed = NewOffering { capacity: Some(99), ..planned(&town, "楷书二班", "c") };
        let now = [before[0].clone(), changed, planned(&town, "楷书三班", "d")];
        let standings = compare(&town, town.university, &now).await.unwrap();
        assert_eq!(standings, [Standing::Unchanged, Standing::Different, Standing::New]);
        let outcome = take_over(&town, town.university, &now, &[]).await.unwrap();
        assert_eq!((outcome.added, outcome.unchanged), (1, 2));
        let changed = "select count(*) from offering where capacity = 99";
        assert_eq!(town.number(changed).await, 0);
        // Another institution has its own rows of the same name.
        let elsewhere = compare(&town, town.centre, &before).await.unwrap();
        assert_eq!(elsewhere, [Standing::New, Standing::New]);
    })
    .await;
}

#[tokio::test]
async fn one_row_that_cannot_be_kept_keeps_all_others_out() {
    on_each_engine(async |town| {
        let (id, by) = handed_in(&town).await;
        let upside_down = NewOffering {
            window: domain::offering::Window { opens_at: NOW, closes_at: NOW },
            ..planned(&town, "楷书二班", "b")
        };
        let plan = [planned(&town, "楷书一班", "a"), upside_down];
        assert!(
            confirm(&town, form_key::new(), id, &by, &plan, &closures(), Arc::default())
                .await
                .is_err()
        );
        let foreign = [planned(&town, "楷书一班", "a"), activity(&town, "合唱", 3)];
        let refused =
            confirm(&town, form_key::new(), id, &by, &foreign, &closures(), Arc::default()).await;
        assert!(is_not_found(&refused));
        for table in ["select count(*) from offering", "select count(*) from closure"] {
            assert_eq!(town.number(table).await, 0);
        }
        assert_eq!(prepared(&town, id, &by).await.unwrap().outcome, None);
    })
    .await;
}

#[tokio::test]
async fn another_institutions_plan_is_not_found() {
    on_each_engine(async |town| {
        let (id, _) = handed_in(&town).await;
        let stranger = coordinator(&town, town.centre).await;
        assert!(is_not_found(&prepared(&town, id, &stranger).await));
        let answer = confirm(&town, form_key::new(), id, &stranger, &[], &[], Arc::default()).await;
        assert!(is_not_found(&answer));
        let unknown = ImportId(uuid::Uuid::now_v7());
        assert!(is_not_found(&prepared(&town, unknown, &stranger).await));
    })
    .await;
}

#[tokio::test]
async fn only_whole_days_of_the_whole_house_are_days_without_classes() {
    on_each_engine(async |town| {
        let everybodys = NewClosure {
            span: Span { from: start_of(date(2027, 1, 1)), to: start_of(date(2027, 1, 2)) },
            venue: None,
            reason: "元旦".into(),
        };
        take_over(&town, town.university, &[], &closures()).await.unwrap();
        store::closure::add(&town, None, std::slice::from_ref(&everybodys)).await.unwrap();
        assert_eq!(store::closure::add(&town, None, &[everybodys]).await.unwrap(), 0);
        let closure = |month, day, reason: &str| {
            let on = date(2026 + i16::from(month == 1), month, day);
            Closure { from: on, to: on, reason: reason.into() }
        };
        let of_university = closures_of(&town, town.university).await.unwrap();
        assert_eq!(of_university, [closure(12, 7, "周一闭馆"), closure(1, 1, "元旦")]);
        assert_eq!(closures_of(&town, town.centre).await.unwrap(), [closure(1, 1, "元旦")]);
        assert_eq!(known(&town, town.university, &closures()).await.unwrap(), [true, true]);
        assert_eq!(known(&town, town.centre, &closures()).await.unwrap(), [false, false]);
    })
    .await;
}
