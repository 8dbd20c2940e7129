//! How many places a second are given for good, through all of HTTP: beside a bare loop that writes the same rows in batches of
//! the writer's size on the same disk, beside one that writes as little as a place could be kept with, and beside one commit
//! for each request. In turns, since disks change their speed.

use std::path::Path;
use std::time::Instant;

use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;
use sqlx::{Connection, Sqlite, SqliteConnection};

use crate::Figure;
use crate::client::Client;
use crate::people::{self, Prepared};
use crate::rates::{ROUNDS, beside, spread};
use crate::running::Running;

/// Sign-ups in a turn.
const EACH: usize = 1280;
/// Connections that ask at once: as many as the writer commits together.
pub const AT_ONCE: usize = 64;
/// Sign-ups in a turn of those that are sent one after the other.
const ONE_BY_ONE: usize = 80;
/// Syncs a second above which a commit for each request costs little.
const FAST_DISK: f64 = 1000.0;

/// The ratios.
pub async fn measure(site: &Path) -> Vec<Figure> {
    println!("Giving places for good, in turns with a bare loop that writes the same rows …");
    let folder = Running::new_folder();
    let (small, copy) = (folder.join("floor.sqlite"), folder.join("same_rows.sqlite"));
    let people = EACH + ONE_BY_ONE;
    let database = people::database_in(&folder);
    let Prepared { tokens, offerings } = people::prepare(&database, people, ROUNDS, 100_000).await;
    // The database is closed: everything is in the one file.
    std::fs::copy(folder.join("yinyao.db"), &copy).unwrap();
    let server = Running::start_in(folder, site, None).await;
    let (mut small, mut product) = (Floor::small(&small).await, Floor::of_product(&copy).await);
    let (mut rates, mut floors, mut smallest) = (Vec::new(), Vec::new(), Vec::new());
    let (mut single, mut syncs) = (Vec::new(), Vec::new());
    let (many, few) = tokens.split_at(EACH);
    for offering in &offerings {
        let rows = Written::SameRows(offering);
        floors.push(product.places_per_second(&rows, EACH, AT_ONCE).await);
        rates.push(places_per_second(&server, offering, many, AT_ONCE).await);
        smallest.push(small.places_per_second(&Written::OneOfEach, EACH, AT_ONCE).await);
        syncs.push(small.places_per_second(&Written::OneOfEach, ONE_BY_ONE, 1).await);
        single.push(places_per_second(&server, offering, few, 1).await);
    }
    server.stop().await;
    let (ratio, told) = beside(&floors, rates.clone());
    let (_, smallest) = beside(&smallest, rates.clone());
    let (times, single_told) = beside(&single, rates);
    let (syncs, ..) = spread(syncs);
    let is_slow = syncs < FAST_DISK;
    let target = if is_slow { ">= 10" } else { "(the disk is fast)" };
    vec![
        Figure::new(
            "places through HTTP : the same rows, bare, 64 a commit",
            told,
            ">= 0.25",
            ratio >= 0.25,
        ),
        Figure::new(
            "places through HTTP : one update, one insert, 64 a commit",
            smallest,
            "(reported)",
            true,
        ),
        Figure::new(
            "places through HTTP : one request, one commit",
            single_told,
            target,
            !is_slow || times >= 10.0,
        ),
        Figure::new("commits of one place each, bare", format!("{syncs:.0}/s"), "(reported)", true),
    ]
}

/// Everybody signs up for one offering over so many connections; how many were given a second.
pub async fn places_per_second(
    server: &Running,
    offering: &str,
    tokens: &[String],
    connections: usize,
) -> f64 {
    let since = Instant::now();
    let share = tokens.len().div_ceil(connections);
    let some = tokens.chunks(share).map(|tokens| {
        let (address, offering, tokens) = (server.address, offering.to_owned(), tokens.to_vec());
        tokio::spawn(async move {
            let mut client = Client::connect(address).await;
            for token in tokens {
                let form = format!("key={}&offering={offering}", uuid::Uuid::now_v7());
                let answer = client.post("/forms/sign-up", &format!("yinyao={token}"), &form).await;
                let goal = answer.header("location").unwrap_or_default();
                let given = answer.status == 303 && goal.starts_with("/sign-ups/");
                assert!(given, "{} {goal}", answer.status);
            }
        })
    });
    for task in some.collect::<Vec<_>>() {
        task.await.unwrap();
    }
    tokens.len() as f64 / since.elapsed().as_secs_f64()
}

/// A database with the settings of the product: write-ahead log, every commit synced to disk.
struct Floor {
    connection: SqliteConnection,
    /// Whose places they are, where the product's own tables are written.
    people: Vec<String>,
}

/// What is written for each place.
enum Written<'a> {
    /// One update and one insert, into tables without anything else.
    OneOfEach,
    /// All that the product writes, into its own tables: a place on this offering.
    SameRows(&'a str),
}

impl Floor {
    /// Two small tables.
    async fn small(file: &Path) -> Self {
        let mut connection = open(file).await;
        for statement in [
            "create table offering (id text primary key, held bigint not null)",
            "create table sign_up (id text primary key, offering_id text not null, person_id text not null, at bigint)",
            "insert into offering (id, held) values ('choir', 0)",
        ] {
            sqlx::query(statement).execute(&mut connection).await.unwrap();
        }
        Self { connection, people: Vec::new() }
    }

    /// A copy of the product's database, with its people.
    async fn of_product(file: &Path) -> Self {
        let mut connection = open(file).await;
        let people = sqlx::query_scalar("select id from person order by id");
        let people = people.fetch_all(&mut connection).await.unwrap();
        Self { connection, people }
    }

    /// So many places, so many of them for each commit.
    async fn places_per_second(
        &mut self,
        written: &Written<'_>,
        count: usize,
        together: usize,
    ) -> f64 {
        let since = Instant::now();
        for at in 0..count {
            if at % together == 0 {
                self.run(sqlx::query("begin immediate")).await;
            }
            match written {
                Written::OneOfEach => self.one_of_each().await,
                Written::SameRows(offering) => self.same_rows(offering, at).await,
            }
            if at % together == together - 1 || at == count - 1 {
                self.run(sqlx::query("commit")).await;
            }
        }
        count as f64 / since.elapsed().as_secs_f64()
    }

    async fn one_of_each(&mut self) {
        self.run(sqlx::query("update offering set held = held + 1 where id = 'choir'")).await;
        let added =
            "insert into sign_up (id, offering_id, person_id, at) values ($1, 'choir', $2, 1)";
        self.run(sqlx::query(added).bind(key()).bind(key())).await;
    }

    /// The person's and the offering's locks, the sign-up, the count, the decision, the form's key with its answer.
    async fn same_rows(&mut self, offering: &str, at: usize) {
        let (person, sign_up, at) = (self.people[at].clone(), key(), i64::try_from(at).unwrap());
        let locked = "update person set revision = revision + 1 where id = $1";
        self.run(sqlx::query(locked).bind(person.clone())).await;
        let locked = "update offering set revision = revision + 1 where id = $1";
        self.run(sqlx::query(locked).bind(offering.to_owned())).await;
        let added = "insert into sign_up (id, offering_id, person_id, state, joined, joined_at, by_person_id) \
                     values ($1, $2, $3, 'held', (select revision from offering where id = $2), $4, $3)";
        let query = sqlx::query(added).bind(sign_up.clone()).bind(offering.to_owned());
        self.run(query.bind(person.clone()).bind(at)).await;
        let counted = "update offering set held = held + 1 where id = $1";
        self.run(sqlx::query(counted).bind(offering.to_owned())).await;
        let decided = "insert into decision (id, sign_up_id, number, at, what, basis, reason, capacity, held, waiting, by_person_id) \
                       values ($1, $2, 1, $3, 'held', 'in_order', '', 100000, $3, 0, $4)";
        let query = sqlx::query(decided).bind(key()).bind(sign_up.clone()).bind(at);
        self.run(query.bind(person.clone())).await;
        // As long as the product's.
        let fingerprint = format!("sign_up:{:064}", at);
        let answer = format!(
            r#"{{"id":"{sign_up}","offering":"{offering}","person":"{person}","state":{{"Live":"Held"}},"joined_at":"2026-11-30T01:00:00Z"}}"#
        );
        let kept = "insert into form_key (key, fingerprint, answer, at) values ($1, $2, $3, $4)";
        self.run(sqlx::query(kept).bind(key()).bind(fingerprint).bind(answer).bind(at)).await;
    }

    async fn run(&mut self, query: Query<'_, Sqlite, SqliteArguments>) {
        query.execute(&mut self.connection).await.unwrap();
    }
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
