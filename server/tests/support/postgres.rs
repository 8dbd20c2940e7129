//! A PostgreSQL that can be cut off and comes back: a database on the cluster that `make test` started, behind a door.

use std::net::SocketAddr;

use sqlx::{AnyPool, AssertSqlSafe};
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

/// A database, reached through a door that tests open and shut.
pub struct Database {
    pub address: String,
    name: String,
    server: String,
    door: SocketAddr,
    open: JoinHandle<()>,
}

impl Database {
    pub async fn new() -> Self {
        let cluster = std::env::var("YINYAO_TEST_POSTGRES");
        let cluster = cluster
            .expect("`make test` starts a PostgreSQL and says in YINYAO_TEST_POSTGRES where it is");
        let name = format!("yinyao_server_{}", uuid::Uuid::now_v7().simple());
        on(&cluster, format!("create database {name}")).await;
        let (user, rest) = cluster.split_once('@').unwrap();
        let server = rest.split('/').next().unwrap().to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let door = listener.local_addr().unwrap();
        let open = tokio::spawn(pass_on(listener, server.clone()));
        Self { address: format!("{user}@{door}/{name}"), name, server: cluster, door, open }
    }

    /// Nobody gets through, and who was inside is thrown out.
    pub async fn goes_away(&mut self) {
        self.open.abort();
        let _ = (&mut self.open).await;
    }

    pub async fn comes_back(&mut self) {
        let listener = loop {
            match TcpListener::bind(self.door).await {
                Ok(listener) => break listener,
                // Meanwhile the port was lent to another test, which ends.
                Err(_) => tokio::task::yield_now().await,
            }
        };
        let server = self
            .server
            .split('@')
            .next_back()
            .and_then(|rest| rest.split('/').next())
            .unwrap()
            .to_owned();
        self.open = tokio::spawn(pass_on(listener, server));
    }

    /// Ends every connection at the server, which goes on; how many there were.
    pub async fn cuts_connections(&self) -> i64 {
        sqlx::any::install_default_drivers();
        let pool = AnyPool::connect(&self.server).await.unwrap();
        let cut =
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = $1";
        let cut = sqlx::query_scalar(cut).bind(self.name.as_str()).fetch_one(&pool).await.unwrap();
        pool.close().await;
        cut
    }

    pub async fn remove(mut self) {
        self.goes_away().await;
        on(&self.server, format!("drop database {} with (force)", self.name)).await;
    }
}

/// Passes every connection on; all of them end with this task.
async fn pass_on(listener: TcpListener, server: String) {
    let mut connections = JoinSet::new();
    loop {
        let (mut from, _) = listener.accept().await.unwrap();
        let server = server.clone();
        connections.spawn(async move {
            let mut to = TcpStream::connect(server).await.unwrap();
            let _ = copy_bidirectional(&mut from, &mut to).await;
        });
    }
}

async fn on(cluster: &str, sql: String) {
    sqlx::any::install_default_drivers();
    let pool = AnyPool::connect(cluster).await.unwrap();
    sqlx::query(AssertSqlSafe(sql)).execute(&pool).await.unwrap();
    pool.close().await;
}
