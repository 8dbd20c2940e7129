//! Both engines: a file and a database of its own for each test, with a clock that stands still.

use std::ops::Deref;
use std::path::PathBuf;

use domain::id::InstitutionId;
use jiff::Timestamp;
use sqlx::{AnyPool, AssertSqlSafe};
use store::db::Clock;
use store::{Bug, Db};
use tokio::sync::OnceCell;
use uuid::Uuid;

use super::build_town;

/// Monday, 23 November 2026, nine in the morning.
pub const NOW: Timestamp = Timestamp::constant(1_795_395_600, 0);

/// A database with an area and three institutions, and a clock that tests move.
pub struct Town {
    pub db: Db,
    pub clock: Clock,
    pub address: String,
    pub university: InstitutionId,
    pub centre: InstitutionId,
    pub team: InstitutionId,
}

impl Deref for Town {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}

impl Town {
    /// Looks into the database past the store.
    pub async fn number(&self, sql: &'static str) -> i64 {
        let pool = AnyPool::connect(&self.address).await.unwrap();
        let number = sqlx::query_scalar(sql).fetch_one(&pool).await.unwrap();
        pool.close().await;
        number
    }

    /// Changes the database past the store.
    pub async fn change(&self, sql: &'static str) {
        let pool = AnyPool::connect(&self.address).await.unwrap();
        sqlx::query(sql).execute(&pool).await.unwrap();
        pool.close().await;
    }
}

/// A database file in which every migration was run, for all tests of this program: each writes its own copy.
static FILE: OnceCell<Vec<u8>> = OnceCell::const_new();

/// The name of such a database on the PostgreSQL. It goes with the whole cluster.
static DATABASE: OnceCell<String> = OnceCell::const_new();

/// A folder that goes when the test ends.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("yinyao-store-{}", Uuid::now_v7()));
        std::fs::create_dir(&folder).unwrap();
        Self(folder)
    }

    /// With a database that has every table and nobody in it.
    pub async fn with_tables() -> Self {
        let folder = Self::new();
        let file = FILE.get_or_init(async || {
            let first = Self::new();
            Db::open(&first.address()).await.unwrap().close().await;
            assert!(!first.0.join("银耀.db-wal").exists(), "all of it is in one file");
            std::fs::read(first.file()).unwrap()
        });
        std::fs::write(folder.file(), file.await).unwrap();
        folder
    }

    fn file(&self) -> PathBuf {
        self.0.join("银耀.db")
    }

    pub fn address(&self) -> String {
        format!("sqlite:{}", self.file().display())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left in the machine's temporary folder harms nobody.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Runs a test on SQLite, then on PostgreSQL.
pub async fn on_each_engine(test: impl AsyncFn(Town)) {
    let folder = Folder::with_tables().await;
    test(open_town(&folder.address()).await).await;
    let database = Database::with_tables().await;
    test(open_town(&database.address).await).await;
    database.remove().await;
}

/// Runs a test on SQLite alone: what it is about is a file.
pub async fn on_a_file(test: impl AsyncFn(Town)) {
    let folder = Folder::with_tables().await;
    test(open_town(&folder.address()).await).await;
}

pub async fn open_town(address: &str) -> Town {
    build(Db::open(address).await.unwrap(), address).await
}

/// A town whose database has a fault on purpose.
pub async fn faulty_town(address: &str, bug: Bug) -> Town {
    build(Db::open_with(address, bug).await.unwrap(), address).await
}

async fn build(db: Db, address: &str) -> Town {
    let clock = Clock::stopped(NOW);
    build_town(db.at(clock.clone()), clock, address.to_owned()).await
}

/// An empty database on the PostgreSQL that `make test` started.
pub struct Database {
    pub address: String,
    name: String,
}

impl Database {
    pub async fn new() -> Self {
        // Another order of letters than SQLite's, so that what is sorted by the engine's own shows.
        Self::made("template0 encoding 'UTF8' locale_provider icu icu_locale 'zh-Hans'").await
    }

    /// With every table and nobody in it.
    pub async fn with_tables() -> Self {
        let first = DATABASE.get_or_init(async || {
            let first = Self::new().await;
            Db::open(&first.address).await.unwrap().close().await;
            first.name
        });
        Self::made(first.await).await
    }

    async fn made(template: &str) -> Self {
        let name = format!("yinyao_{}", Uuid::now_v7().simple());
        on_the_server(format!("create database {name} template {template}")).await;
        let address = server().rsplit_once('/').map(|(server, _)| format!("{server}/{name}"));
        Self { address: address.unwrap(), name }
    }

    pub async fn remove(&self) {
        on_the_server(format!("drop database {} with (force)", self.name)).await;
    }

    /// Throws out who is there; they may come again.
    pub async fn cuts_connections(&self) {
        let cut = "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname";
        on_the_server(format!("{cut} = '{}'", self.name)).await;
    }

    /// Lets nobody in, and throws out who is there.
    pub async fn goes_away(&self) {
        on_the_server(format!("alter database {} allow_connections false", self.name)).await;
        self.cuts_connections().await;
    }

    /// Whoever comes from now on has every transaction at this level, whatever they ask for.
    pub async fn forces_serializable(&self) {
        let name = &self.name;
        let level = "set default_transaction_isolation = 'serializable'";
        on_the_server(format!("alter database {name} {level}")).await;
    }

    pub async fn comes_back(&self) {
        on_the_server(format!("alter database {} allow_connections true", self.name)).await;
    }
}

fn server() -> String {
    std::env::var("YINYAO_TEST_POSTGRES").expect(
        "YINYAO_TEST_POSTGRES names the PostgreSQL for tests; `make test` starts one and sets it",
    )
}

async fn on_the_server(sql: String) {
    sqlx::any::install_default_drivers();
    let pool = AnyPool::connect(&server()).await.unwrap();
    sqlx::query(AssertSqlSafe(sql)).execute(&pool).await.unwrap();
    pool.close().await;
}
