//! Two programs of today that find a database as the first one left it: one brings its schema up to date while the other waits,
//! both serve what was kept in it, and what is done from time to time is done once.

use std::time::Duration;

use domain::id::{OfferingId, PersonId, SignUpId};
use domain::notice::NoticeKind;
use domain::session::SessionNews;
use domain::sign_up::{Place, SignUpState};
use jiff::Timestamp;
use sqlx::{AnyConnection, Connection};
use store::db::Clock;
use store::outbox::{Outgoing, take};
use store::session::reminder::remind;
use store::sign_up::{live_sign_up, withdraw};
use store::{Db, form_key};
use uuid::Uuid;

use crate::support::*;

/// The first schema that there was.
const FIRST: i64 = 202_611_230_001;

/// Two places for paper cutting, on Thursday at nine; two people have one and a third waits.
const ROWS: [&str; 7] = [
    "insert into area (code, name) values ('360113', '红谷滩区')",
    "insert into institution (id, kind, name, area_code, address, directions, telephone) values \
     ('00000000-0000-0000-0000-000000000001', 'activity_centre', '红谷滩区老干部活动中心', '360113', '丰和大道1号', \
     '乘211路', '0791-0123-4567')",
    "insert into person (id, name, mobile, created_at) values \
     ('00000000-0000-0000-0000-000000000002', '陈淑芬', '19900000011', 1795300000), \
     ('00000000-0000-0000-0000-000000000003', '王秀英', '19900000012', 1795300000), \
     ('00000000-0000-0000-0000-000000000004', '魏桂枝', '19900000013', 1795300000)",
    "insert into offering (id, kind, institution_id, name, subject, capacity, admission, opens_at, closes_at, \
     first_at, first_to, last_at, last_to, session_count, search_text, name_key, revision, held, waiting) values \
     ('00000000-0000-0000-0000-000000000005', 'activity', '00000000-0000-0000-0000-000000000001', '剪纸', '手工', 2, \
     'sign_up', 1795300000, 1795600000, 1795654800, 1795662000, 1795654800, 1795662000, 1, '剪纸', 'jianzhi', 3, 2, 1)",
    "insert into activity (offering_id, audience) values ('00000000-0000-0000-0000-000000000005', '')",
    "insert into session (id, offering_id, starts_at, ends_at) values \
     ('00000000-0000-0000-0000-000000000006', '00000000-0000-0000-0000-000000000005', 1795654800, 1795662000)",
    "insert into sign_up (id, offering_id, person_id, state, joined, joined_at, by_person_id) values \
     ('00000000-0000-0000-0000-000000000007', '00000000-0000-0000-0000-000000000005', \
     '00000000-0000-0000-0000-000000000002', 'held', 1, 1795300000, '00000000-0000-0000-0000-000000000002'), \
     ('00000000-0000-0000-0000-000000000008', '00000000-0000-0000-0000-000000000005', \
     '00000000-0000-0000-0000-000000000003', 'held', 2, 1795300000, '00000000-0000-0000-0000-000000000003'), \
     ('00000000-0000-0000-0000-000000000009', '00000000-0000-0000-0000-000000000005', \
     '00000000-0000-0000-0000-000000000004', 'waiting', 3, 1795300000, '00000000-0000-0000-0000-000000000004')",
];
const CHEN: PersonId = PersonId(Uuid::from_u128(2));
const WANG: PersonId = PersonId(Uuid::from_u128(3));
const WEI: PersonId = PersonId(Uuid::from_u128(4));
const PAPER_CUTTING: OfferingId = OfferingId(Uuid::from_u128(5));
const OF_CHEN: SignUpId = SignUpId(Uuid::from_u128(7));
const BEGINS: Timestamp = Timestamp::constant(1_795_654_800, 0);

async fn as_the_first_program_left_it(address: &str) {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(address).await.unwrap();
    let mut migrator = sqlx::migrate!("./migrations");
    migrator.set_locking(false);
    migrator.run_direct(Some(FIRST), &mut connection, false).await.unwrap();
    for row in ROWS {
        sqlx::query(row).execute(&mut connection).await.unwrap();
    }
    connection.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn two_programs_at_once_on_the_first_schema_serve_what_was_kept_and_do_once_what_is_due() {
    let (folder, database) = (Folder::new(), Database::new().await);
    as_the_first_program_left_it(&format!("{}?mode=rwc", folder.address())).await;
    two_at_once(&folder.address()).await;
    as_the_first_program_left_it(&database.address).await;
    two_at_once(&database.address).await;
    database.remove().await;
}

async fn two_at_once(address: &str) {
    let clock = Clock::stopped(NOW);
    let open = || {
        let (address, clock) = (address.to_owned(), clock.clone());
        tokio::spawn(async move { Db::open(&address).await.unwrap().at(clock) })
    };
    let (one, other) = (open(), open());
    let (one, other) = (one.await.unwrap(), other.await.unwrap());
    withdraw(&one, form_key::new(), OF_CHEN, CHEN).await.unwrap();
    let state = async |person| {
        live_sign_up(&other, PAPER_CUTTING, person).await.unwrap().map(|sign_up| sign_up.state)
    };
    assert_eq!(state(CHEN).await, None);
    assert_eq!(state(WANG).await, Some(SignUpState::Live(Place::Held)));
    let next = state(WEI).await;
    assert!(matches!(next, Some(SignUpState::Live(Place::Offered { .. }))), "{next:?}");
    clock.set(BEGINS - Duration::from_secs(17 * 3600));
    let (at_one, at_other) = tokio::join!(remind(&one), remind(&other));
    assert!(at_one.unwrap() + at_other.unwrap() >= 1, "it is due");
    let (at_one, at_other) = tokio::join!(take(&one), take(&other));
    let comes = |message: &Outgoing| {
        matches!(message.about, NoticeKind::SessionChanged(SessionNews::Comes { .. }))
    };
    let sent = [at_one.unwrap(), at_other.unwrap()].concat();
    assert_eq!(sent.iter().filter(|message| comes(message)).count(), 1, "{sent:?}");
    one.close().await;
    other.close().await;
}
