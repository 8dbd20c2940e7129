//! The floor beneath the places a second: a bare loop on one connection, with nothing but the statements and their commits.

use std::path::Path;
use std::time::Instant;

use sqlx::{Connection, PgConnection, SqliteConnection};

/// A database with the settings of the product: every commit synced to disk.
pub struct Floor {
    connection: Bare,
    /// Whose places they are, where the product's own tables are written.
    people: Vec<String>,
}

/// The engine's own connection: what the product has around it would slow the floor.
enum Bare {
    File(SqliteConnection),
    Cluster(PgConnection),
}

/// What is written for each place.
pub enum Written<'a> {
    /// One update and one insert, into tables without anything else.
    OneOfEach,
    /// All that the product writes, into its own tables: a place on this offering.
    SameRows(&'a str),
}

/// What stands in a statement for `$1` and so on.
#[derive(Clone, Copy)]
enum Value<'a> {
    Text(&'a str),
    Number(i64),
}

/// Runs a statement with its values on a connection of either engine.
macro_rules! run {
    ($connection:expr, $sql:expr, $values:expr) => {{
        let mut query = sqlx::query($sql);
        for value in $values {
            query = match value {
                Value::Text(text) => query.bind((*text).to_owned()),
                Value::Number(number) => query.bind(*number),
            };
        }
        query.execute($connection).await.unwrap();
    }};
}

impl Floor {
    /// Two small tables.
    pub async fn small(file: &Path) -> Self {
        let mut connection = open(file).await;
        for statement in [
            "create table offering (id text primary key, held bigint not null)",
            "create table sign_up (id text primary key, offering_id text not null, person_id text not null, at bigint)",
            "insert into offering (id, held) values ('choir', 0)",
        ] {
            sqlx::query(statement).execute(&mut connection).await.unwrap();
        }
        Self { connection: Bare::File(connection), people: Vec::new() }
    }

    /// A copy of the product's database, with its people.
    pub async fn of_product(file: &Path) -> Self {
        let mut connection = open(file).await;
        let people = sqlx::query_scalar(PEOPLE).fetch_all(&mut connection).await.unwrap();
        Self { connection: Bare::File(connection), people }
    }

    /// The same on PostgreSQL, at this address.
    pub async fn of_product_on_postgres(address: &str) -> Self {
        let mut connection = PgConnection::connect(address).await.unwrap();
        let people = sqlx::query_scalar(PEOPLE).fetch_all(&mut connection).await.unwrap();
        Self { connection: Bare::Cluster(connection), people }
    }

    /// So many places, so many of them for each commit.
    pub async fn places_per_second(
        &mut self,
        written: &Written<'_>,
        count: usize,
        together: usize,
    ) -> f64 {
        let since = Instant::now();
        for at in 0..count {
            if at % together == 0 {
                let begin = match self.connection {
                    Bare::File(_) => "begin immediate",
                    Bare::Cluster(_) => "begin",
                };
                self.run(begin, &[]).await;
            }
            match written {
                Written::OneOfEach => self.one_of_each().await,
                Written::SameRows(offering) => self.same_rows(offering, at).await,
            }
            if at % together == together - 1 || at == count - 1 {
                self.run("commit", &[]).await;
            }
        }
        count as f64 / since.elapsed().as_secs_f64()
    }

    async fn one_of_each(&mut self) {
        self.run("update offering set held = held + 1 where id = 'choir'", &[]).await;
        let added =
            "insert into sign_up (id, offering_id, person_id, at) values ($1, 'choir', $2, 1)";
        self.run(added, &[Value::Text(&key()), Value::Text(&key())]).await;
    }

    /// The person's and the offering's locks, the sign-up, the count, the decision, the form's key with its answer.
    async fn same_rows(&mut self, offering: &str, at: usize) {
        let (person, sign_up, at) = (self.people[at].clone(), key(), i64::try_from(at).unwrap());
        let (one, of, who) = (Value::Text(&sign_up), Value::Text(offering), Value::Text(&person));
        let locked = "update person set revision = revision + 1 where id = $1";
        self.run(locked, &[who]).await;
        let locked = "update offering set revision = revision + 1 where id = $1";
        self.run(locked, &[of]).await;
        let added = "insert into sign_up (id, offering_id, person_id, state, joined, joined_at, by_person_id) \
                     values ($1, $2, $3, 'held', (select revision from offering where id = $2), $4, $3)";
        self.run(added, &[one, of, who, Value::Number(at)]).await;
        let counted = "update offering set held = held + 1 where id = $1";
        self.run(counted, &[of]).await;
        let decided = "insert into decision (id, sign_up_id, number, at, what, basis, reason, capacity, held, waiting, by_person_id) \
                       values ($1, $2, 1, $3, 'held', 'in_order', '', 100000, $3, 0, $4)";
        self.run(decided, &[Value::Text(&key()), one, Value::Number(at), who]).await;
        // As long as the product's.
        let fingerprint = format!("sign_up:{:064}", at);
        let answer = format!(
            r#"{{"id":"{sign_up}","offering":"{offering}","person":"{person}","state":{{"Live":"Held"}},"joined_at":"2026-11-30T01:00:00Z"}}"#
        );
        let kept = "insert into form_key (key, fingerprint, answer, at) values ($1, $2, $3, $4)";
        let (made, answer) = (Value::Text(&fingerprint), Value::Text(&answer));
        self.run(kept, &[Value::Text(&key()), made, answer, Value::Number(at)]).await;
    }

    async fn run(&mut self, sql: &'static str, values: &[Value<'_>]) {
        match &mut self.connection {
            Bare::File(connection) => run!(connection, sql, values),
            Bare::Cluster(connection) => run!(connection, sql, values),
        }
    }
}

const PEOPLE: &str = "select id from person order by id";

/// Whether a PostgreSQL has on the disk what it confirms.
pub async fn is_durable(cluster: &str) -> bool {
    let mut connection = PgConnection::connect(cluster).await.unwrap();
    for setting in ["show fsync", "show synchronous_commit"] {
        let told: String = sqlx::query_scalar(setting).fetch_one(&mut connection).await.unwrap();
        if told != "on" {
            return false;
        }
    }
    true
}

fn key() -> String {
    uuid::Uuid::now_v7().to_string()
}

async fn open(file: &Path) -> SqliteConnection {
    let address = format!("sqlite:{}?mode=rwc", file.display());
    let mut connection = SqliteConnection::connect(&address).await.unwrap();
    for statement in ["pragma journal_mode = wal", "pragma synchronous = full"] {
        sqlx::query(statement).execute(&mut connection).await.unwrap();
    }
    connection
}
