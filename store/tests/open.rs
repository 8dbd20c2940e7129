//! Opening a database: what an operator is told, and what happens when it goes away later.

use std::path::Path;
use std::time::Duration;

use store::db::OpenError;
use store::{Db, form_key};

use crate::support::*;

fn error(opened: Result<Db, OpenError>) -> OpenError {
    opened.err().unwrap()
}

#[tokio::test]
async fn an_address_of_no_kind_we_know_is_refused() {
    for address in ["mysql://localhost/yinyao", "yinyao.db", ""] {
        assert!(
            matches!(error(Db::open(address).await), OpenError::UnknownAddress(_)),
            "{address}"
        );
    }
}

#[tokio::test]
async fn a_missing_folder_is_named() {
    let told = error(Db::open("sqlite:/nowhere/yinyao.db").await);
    assert!(matches!(&told, OpenError::FolderMissing(folder) if folder == Path::new("/nowhere")));
    assert!(told.to_string().contains("/nowhere"));
}

#[tokio::test]
async fn a_read_only_file_is_named() {
    let folder = Folder::new();
    Db::open(&folder.address()).await.unwrap().close().await;
    let file = folder.0.join("银耀.db");
    let mut permissions = file.metadata().unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&file, permissions).unwrap();
    assert!(
        matches!(error(Db::open(&folder.address()).await), OpenError::ReadOnly(named) if named == file)
    );
}

#[tokio::test]
async fn another_file_is_no_database() {
    let folder = Folder::new();
    let file = folder.0.join("银耀.db");
    std::fs::write(&file, "这不是数据库。".repeat(1000)).unwrap();
    assert!(matches!(error(Db::open(&folder.address()).await), OpenError::NotADatabase(_)));
    assert!(matches!(
        error(Db::open(&format!("sqlite:{}", folder.0.display())).await),
        OpenError::NotADatabase(_)
    ));
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_named_without_its_password() {
    let told = error(Db::open("postgres://yinyao:secret@127.0.0.1:1/yinyao").await);
    assert!(
        matches!(&told, OpenError::NotReachable { server, .. } if server == "127.0.0.1:1/yinyao")
    );
    assert!(!told.to_string().contains("secret"));
}

#[tokio::test]
async fn a_newer_schema_is_refused() {
    on_each_engine(async |town| {
        town.change(
            "insert into _sqlx_migrations (version, description, success, checksum, execution_time) \
             select 299901010000, description, success, checksum, execution_time from _sqlx_migrations limit 1",
        )
        .await;
        let told = error(Db::open(&town.address).await);
        assert!(matches!(told, OpenError::SchemaNewer { found: 299_901_010_000, .. }), "{told}");
    })
    .await;
}

#[tokio::test]
async fn a_database_with_rows_is_opened_again_with_all_of_them() {
    on_each_engine(async |town| {
        let choir = places(&town, 1).await;
        let chen = person(&town).await;
        ask(&town, choir, chen).await.unwrap();
        town.close().await;
        let again = Db::open(&town.address).await.unwrap().at(town.clock.clone());
        assert!(store::sign_up::live_sign_up(&again, choir, chen).await.unwrap().is_some());
        again.is_ready().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn whoever_is_answered_finds_the_change_counted_and_reading_changes_nothing() {
    on_each_engine(async |town| {
        let choir = places(&town, 1).await;
        let chen = person(&town).await;
        let dance = places(&town, 1).await;
        let told = || [choir, dance].map(|offering| town.changes_of(offering));
        let (before, all_before) = (told(), town.changes());
        ask(&town, choir, chen).await.unwrap();
        let after = told();
        assert_ne!(after[0], before[0]);
        assert_eq!((after[1], town.changes()), (before[1], all_before), "it is the choir's alone");
        store::offering::offering(&town, choir).await.unwrap();
        assert_eq!(told(), after);
        let sign_up = store::sign_up::live_sign_up(&town, choir, chen).await.unwrap().unwrap();
        let key = store::form_key::new();
        store::sign_up::withdraw(&town, key, sign_up.id, chen).await.unwrap();
        assert_ne!(told()[0], after[0]);
        assert_eq!((told()[1], town.changes()), (before[1], all_before));
        places(&town, 1).await;
        assert_ne!(town.changes(), all_before, "a new offering is in the lists");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn several_servers_may_start_at_once_on_an_empty_database() {
    let database = Database::new().await;
    let folder = Folder::new();
    for address in [database.address.clone(), folder.address()] {
        let open = || {
            let address = address.clone();
            tokio::spawn(async move { Db::open(&address).await })
        };
        for opened in [open(), open(), open()] {
            opened.await.unwrap().unwrap().is_ready().await.unwrap();
        }
    }
    database.remove().await;
}

#[tokio::test]
async fn a_database_that_goes_away_is_told_and_found_again() {
    let database = Database::new().await;
    let db = Db::open(&database.address).await.unwrap();
    db.is_ready().await.unwrap();
    database.goes_away().await;
    let away = |answer: store::Result<()>| matches!(answer, Err(store::Error::Unavailable(_)));
    assert!(away(db.is_ready().await));
    assert!(away(store::institution::areas(&db).await.map(|_| ())));
    database.comes_back().await;
    db.is_ready().await.unwrap();
    store::institution::areas(&db).await.unwrap();
    database.remove().await;
}

#[tokio::test]
async fn a_server_that_died_in_its_turn_keeps_nobody_waiting_whose_schema_is_up_to_date() {
    on_each_engine(async |town| {
        town.change("update migration_turn set until = 99999999999").await;
        // Whoever waited for it would wait for thousands of years.
        let opened = tokio::time::timeout(Duration::from_secs(300), Db::open(&town.address)).await;
        opened.expect("nobody waits for a turn without need").unwrap().close().await;
    })
    .await;
}

/// On PostgreSQL alone two units can be in each other's way.
#[tokio::test]
async fn a_unit_that_always_finds_another_in_its_way_is_to_be_sent_again_and_is_no_fault() {
    let database = Database::new().await;
    let town = open_town(&database.address).await;
    let (class, key, person) = (places(&town, 1).await, form_key::new(), person(&town).await);
    town.change(
        "create function in_the_way() returns trigger language plpgsql as \
         'begin raise exception using errcode = ''40001'', message = ''in the way''; end'",
    )
    .await;
    town.change("create trigger in_the_way before insert on sign_up execute function in_the_way()")
        .await;
    let answer = ask_with(&town, key, class, person).await;
    assert!(matches!(answer, Err(store::Error::Unavailable(_))), "{answer:?}");
    town.change("drop trigger in_the_way on sign_up").await;
    ask_with(&town, key, class, person).await.unwrap();
    counters_are_right(&town).await;
    drop(town);
    database.remove().await;
}
