//! A long list is taken over in one unit, and every server tells how far that has come.

use std::sync::Arc;
use std::time::Duration;

use domain::booking::BookingRefusal;
use domain::id::ImportId;
use domain::offering::OfferingKind;
use domain::refusal::Refusal;
use domain::search::Search;
use store::Db;
use store::form_key;
use store::import::{
    NotTaken, Outcome, Progress, Stand, begin, confirm, prepare, prepared, stand, undo,
};
use store::new_offering::{NewFacts, NewOffering, NewSession, NewVenue};

use crate::support::*;

/// Classes of a plan: seven departments, 40 rooms, three sessions each.
fn plan(town: &Town, rows: u32) -> Vec<NewOffering> {
    let of_row = |row: u32| {
        let mut new = class(town, &format!("楷书{row}班"));
        let room = NewVenue { name: format!("{}室", 100 + row % 40), ..NewVenue::default() };
        let day = i8::try_from(1 + row % 20).unwrap();
        new.sessions = vec![0, 1, 2]
            .into_iter()
            .map(|week| NewSession {
                span: later(session(day, 9).span, week),
                venue: Some(room.clone()),
            })
            .collect();
        if let NewFacts::Class { department, .. } = &mut new.facts {
            *department = format!("第{}系", row % 7);
        }
        new.import_key = Some(format!("class|{row}"));
        new.import_fingerprint = Some("a".into());
        new
    };
    (0..rows).map(of_row).collect()
}

async fn handed_in(town: &Town) -> (ImportId, domain::person::Coordinator) {
    let by = coordinator(town, town.university).await;
    let id = prepare(town, &by, "计划.xlsx", "class", "{}").await.unwrap();
    (id, by)
}

#[tokio::test]
async fn a_plan_of_many_rows_is_one_unit_and_each_name_is_made_once() {
    on_each_engine(async |town| {
        const ROWS: u32 = 700;
        let (id, by) = handed_in(&town).await;
        let (plan, progress) = (plan(&town, ROWS), Arc::new(Progress::of(ROWS)));
        let told = Arc::clone(&progress);
        let outcome = confirm(&town, form_key::new(), id, &by, &plan, &[], told).await.unwrap();
        assert_eq!((outcome.added, progress.told()), (ROWS, (ROWS, ROWS)));
        assert_eq!(town.number("select count(*) from offering").await, i64::from(ROWS));
        assert_eq!(town.number("select count(*) from session").await, i64::from(3 * ROWS));
        assert_eq!(town.number("select count(*) from offering_slot").await, i64::from(ROWS));
        assert_eq!(town.number("select count(*) from department").await, 7);
        assert_eq!(town.number("select count(*) from term").await, 1);
        assert_eq!(town.number("select count(*) from venue where name like '1%室'").await, 40);
        let astray = "select count(*) from session s join offering o on o.id = s.offering_id \
                      where o.venue_id <> s.venue_id or o.session_count <> 3";
        assert_eq!(town.number(astray).await, 0);
        let search = Search { words: "楷书699班".into(), ..Search::of(OfferingKind::Class) };
        let found = store::offering::offerings_found(&town, &search).await.unwrap();
        assert_eq!(found.total, 1);
        let undone = undo(&town, form_key::new(), id, "传错了", &by).await.unwrap();
        assert_eq!((undone.offerings, undone.stayed), (ROWS, 0));
    })
    .await;
}

#[tokio::test]
async fn one_row_of_many_that_meets_a_booking_keeps_all_out() {
    on_each_engine(async |town| {
        let (id, by) = handed_in(&town).await;
        let plan = plan(&town, 300);
        let taken = plan[299].sessions[1].clone();
        let facts = crate::bookings::facts(&taken.venue.as_ref().unwrap().name);
        let room = store::room::add(&town, form_key::new(), &facts, &by).await.unwrap();
        crate::bookings::ask_for(&town, room, taken.span, &by).await.unwrap();
        let refused = confirm(&town, form_key::new(), id, &by, &plan, &[], Arc::default()).await;
        let Refusal::Booking(BookingRefusal::PlanMeetsBooking { offering, span, .. }) =
            refusal(refused)
        else {
            panic!("it was taken over");
        };
        // Of all that would meet there then, the first row is told.
        assert_eq!((offering.as_str(), span), ("楷书19班", taken.span));
        assert_eq!(
            town.number("select count(*) from offering where import_key is not null").await,
            0
        );
    })
    .await;
}

#[tokio::test]
async fn every_server_tells_how_far_an_import_has_come() {
    on_each_engine(async |town| {
        let (id, by) = handed_in(&town).await;
        let other = Db::open(&town.address).await.unwrap().at(town.clock.clone());
        assert_eq!(stand(&other, id, &by).await.unwrap(), None);
        let run = begin(&town, id, &by, 600).await.unwrap().unwrap();
        let goes = |written| Some(Stand::Goes { written, rows: 600 });
        for db in [&town.db, &other] {
            assert_eq!(stand(db, id, &by).await.unwrap(), goes(0));
            assert!(begin(db, id, &by, 600).await.unwrap().is_none(), "somebody is at it");
        }
        let progress = run.progress();
        let (end, ended) = tokio::sync::oneshot::channel();
        let taking = tokio::spawn(run.through(async move {
            progress.goes_on(512);
            ended.await.unwrap()
        }));
        // The other server reads what is kept each second.
        while stand(&other, id, &by).await.unwrap() != goes(512) {
            tokio::task::yield_now().await;
        }
        end.send(Err(store::Error::Refused(Refusal::Closed))).unwrap();
        assert!(taking.await.unwrap().is_err());
        for db in [&town.db, &other] {
            let told = Stand::NotTaken(NotTaken::Refused(Refusal::Closed));
            assert_eq!(stand(db, id, &by).await.unwrap(), Some(told));
        }
        let run = begin(&other, id, &by, 600).await.unwrap().unwrap();
        assert_eq!(stand(&town, id, &by).await.unwrap(), goes(0));
        let plan = plan(&town, 20);
        let taking = confirm(&other, form_key::new(), id, &by, &plan, &[], run.progress());
        let outcome = run.through(taking).await.unwrap();
        assert_eq!(stand(&town, id, &by).await.unwrap(), None);
        assert_eq!(prepared(&town, id, &by).await.unwrap().outcome, Some(outcome));
        assert!(begin(&town, id, &by, 600).await.unwrap().is_none(), "it was done");
        other.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_a_server_has_left_behind_is_told_and_begun_again() {
    on_each_engine(async |town| {
        let (id, by) = handed_in(&town).await;
        let gone = Db::open(&town.address).await.unwrap().at(town.clock.clone());
        let run = begin(&gone, id, &by, 600).await.unwrap().unwrap();
        drop(run);
        gone.close().await;
        let broken_off = Some(Stand::NotTaken(NotTaken::BrokenOff));
        assert_ne!(stand(&town, id, &by).await.unwrap(), broken_off, "it may be alive");
        town.clock.advance(Duration::from_secs(31));
        assert_eq!(stand(&town, id, &by).await.unwrap(), broken_off);
        let stranger = coordinator(&town, town.centre).await;
        assert_eq!(stand(&town, id, &stranger).await.unwrap(), None);
        assert!(begin(&town, id, &stranger, 600).await.unwrap().is_none());
        let run = begin(&town, id, &by, 600).await.unwrap().unwrap();
        let failed = run.through(async { Err::<Outcome, _>(store::Error::NotFound) }).await;
        assert!(failed.is_err());
        let told = stand(&town, id, &by).await.unwrap();
        assert_eq!(told, Some(Stand::NotTaken(NotTaken::Failed)));
        town.clock.advance(Duration::from_secs(3 * 24 * 60 * 60));
        store::housekeeping::sweep(&town).await.unwrap();
        assert_eq!(stand(&town, id, &by).await.unwrap(), None);
    })
    .await;
}
