//! The first filling of a demonstration: who does it, and that one which was interrupted is never taken for whole.

use store::founding::{Contents, Filling, Purpose, begin_filling, end_filling, purpose};
use store::sign_up::{Asked, By, sign_up};
use store::{Db, form_key};

use crate::support::*;

/// Runs a test on an empty database of each engine.
async fn on_an_empty_one(test: impl AsyncFn(&str)) {
    let folder = Folder::new();
    test(&folder.address()).await;
    let database = Database::new().await;
    test(&database.address).await;
    database.remove().await;
}

#[tokio::test]
async fn what_was_begun_is_unfinished_until_its_end_is_told() {
    on_an_empty_one(async |address| {
        let db = Db::open(address).await.unwrap();
        purpose(&db, Purpose::Demonstration).await.unwrap();
        let begin = async |contents| begin_filling(&db, contents).await.unwrap();
        assert_eq!(begin(Contents::Demonstration).await, Filling::Yours);
        assert_eq!(begin(Contents::Demonstration).await, Filling::Unfinished);
        let town = open_town(address).await;
        assert_eq!(begin(Contents::Province).await, Filling::Unfinished, "some of it is there");
        end_filling(&town).await.unwrap();
        let whole = Filling::Filled(Some(Contents::Demonstration));
        assert_eq!(begin(Contents::Demonstration).await, whole);
        assert_eq!(begin(Contents::Province).await, whole, "it stays what it is");
        town.close().await;
        db.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_somebody_has_founded_by_hand_is_not_filled() {
    on_each_engine(async |town| {
        purpose(&town, Purpose::Demonstration).await.unwrap();
        let asked = begin_filling(&town, Contents::Demonstration).await.unwrap();
        assert_eq!(asked, Filling::Filled(None));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_several_servers_that_start_at_once_one_fills() {
    on_an_empty_one(async |address| {
        let start = || {
            let address = address.to_owned();
            tokio::spawn(async move {
                let db = Db::open(&address).await.unwrap();
                purpose(&db, Purpose::Demonstration).await.unwrap();
                let filling = begin_filling(&db, Contents::Demonstration).await.unwrap();
                db.close().await;
                filling
            })
        };
        let mut told = Vec::new();
        for started in [start(), start(), start(), start()] {
            told.push(started.await.unwrap());
        }
        assert_eq!(told.iter().filter(|filling| **filling == Filling::Yours).count(), 1);
        assert_eq!(told.iter().filter(|filling| **filling == Filling::Unfinished).count(), 3);
    })
    .await;
}

/// Takes the database back to the schema before it told how far it is filled, and opens it with this program's.
async fn as_an_earlier_program_left_it(town: &Town) -> Db {
    town.close().await;
    for step in [
        "alter table purpose drop column contents",
        "alter table purpose drop column filling",
        "delete from _sqlx_migrations where version = 202611250001",
    ] {
        town.change(step).await;
    }
    Db::open(&town.address).await.unwrap()
}

#[tokio::test]
async fn a_whole_demonstration_of_an_earlier_program_goes_on() {
    on_each_engine(async |town| {
        purpose(&town, Purpose::Demonstration).await.unwrap();
        let by = By::Coordinator(coordinator(&town, town.university).await);
        let offering = add(&town, &class(&town, "楷书")).await;
        let asked = Asked { offering, person: person(&town).await, by };
        sign_up(&town, form_key::new(), asked).await.unwrap();
        let db = as_an_earlier_program_left_it(&town).await;
        let told = begin_filling(&db, Contents::Demonstration).await.unwrap();
        assert_eq!(told, Filling::Filled(Some(Contents::Demonstration)));
        db.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_demonstration_that_an_earlier_program_did_not_finish_is_found_out() {
    on_each_engine(async |town| {
        purpose(&town, Purpose::Demonstration).await.unwrap();
        coordinator(&town, town.university).await;
        let db = as_an_earlier_program_left_it(&town).await;
        let told = begin_filling(&db, Contents::Demonstration).await.unwrap();
        assert_eq!(told, Filling::Unfinished);
        db.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_real_database_of_an_earlier_program_stays_real_and_whole() {
    on_each_engine(async |town| {
        purpose(&town, Purpose::Real).await.unwrap();
        let db = as_an_earlier_program_left_it(&town).await;
        assert_eq!(purpose(&db, Purpose::Demonstration).await.unwrap(), Purpose::Real);
        let told = begin_filling(&db, Contents::Demonstration).await.unwrap();
        assert_eq!(told, Filling::Filled(None));
        db.close().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_servers_for_two_purposes_that_start_at_once_one_decides() {
    on_an_empty_one(async |address| {
        let db = Db::open(address).await.unwrap();
        let asking = |wanted| {
            let db = db.clone();
            tokio::spawn(async move { purpose(&db, wanted).await.unwrap() })
        };
        let wanted = [Purpose::Demonstration, Purpose::Real].into_iter().cycle().take(8);
        let asking: Vec<_> = wanted.map(asking).collect();
        let mut decided = Vec::new();
        for asked in asking {
            decided.push(asked.await.unwrap());
        }
        assert!(decided.iter().all(|purpose| *purpose == decided[0]), "{decided:?}");
        db.close().await;
    })
    .await;
}
