//! How many places a second are given for good, through all of HTTP: beside a bare loop of the same statements in batches of
//! the writer's size on the same disk, and beside one commit for each request. In turns, since disks change their speed.

use std::path::Path;
use std::time::Instant;

use sqlx::{Connection, SqliteConnection};

use crate::Figure;
use crate::client::Client;
use crate::people::{self, Prepared};
use crate::rates::{ROUNDS, beside, spread};
use crate::running::Running;

/// Sign-ups in a turn.
const EACH: usize = 1280;
/// Connections that ask at once: as many as the writer commits together.
const AT_ONCE: usize = 64;
/// Sign-ups in a turn of those that are sent one after the other.
const ONE_BY_ONE: usize = 80;
/// Syncs a second above which a commit for each request costs little.
const FAST_DISK: f64 = 1000.0;

/// Both ratios.
pub async fn measure(site: &Path) -> Vec<Figure> {
    println!("Giving places for good, in turns with a bare loop of the same statements …");
    let folder = Running::new_folder();
    let floor_file = folder.join("floor.sqlite");
    let people = EACH + ONE_BY_ONE;
    let database = people::database_in(&folder);
    let Prepared { tokens, offerings } = people::prepare(&database, people, ROUNDS, 100_000).await;
    let server = Running::start_in(folder, site, None).await;
    let mut floor = Floor::open(&floor_file).await;
    let (mut rates, mut floors) = (Vec::new(), Vec::new());
    let (mut single, mut syncs) = (Vec::new(), Vec::new());
    let (many, few) = tokens.split_at(EACH);
    for offering in &offerings {
        floors.push(floor.places_per_second(EACH, AT_ONCE).await);
        rates.push(places_per_second(&server, offering, many, AT_ONCE).await);
        syncs.push(floor.places_per_second(ONE_BY_ONE, 1).await);
        single.push(places_per_second(&server, offering, few, 1).await);
    }
    server.stop().await;
    let (ratio, told) = beside(&floors, rates.clone());
    let (times, single_told) = beside(&single, rates);
    let (syncs, ..) = spread(syncs);
    let is_slow = syncs < FAST_DISK;
    let target = if is_slow { ">= 10" } else { "(the disk is fast)" };
    vec![
        Figure::new("places through HTTP : bare batches of 64", told, ">= 0.25", ratio >= 0.25),
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
async fn places_per_second(
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

/// A database of its own with the settings of the product: write-ahead log, every commit synced to disk.
struct Floor(SqliteConnection);

impl Floor {
    async fn open(file: &Path) -> Self {
        let address = format!("sqlite:{}?mode=rwc", file.display());
        let mut connection = SqliteConnection::connect(&address).await.unwrap();
        for statement in [
            "pragma journal_mode = wal",
            "pragma synchronous = full",
            "create table offering (id text primary key, held bigint not null)",
            "create table sign_up (id text primary key, offering_id text not null, person_id text not null, at bigint)",
            "insert into offering (id, held) values ('choir', 0)",
        ] {
            sqlx::query(statement).execute(&mut connection).await.unwrap();
        }
        Self(connection)
    }

    /// An update and an insert for each place, so many places for each commit.
    async fn places_per_second(&mut self, count: usize, together: usize) -> f64 {
        let since = Instant::now();
        for at in 0..count {
            if at % together == 0 {
                sqlx::query("begin immediate").execute(&mut self.0).await.unwrap();
            }
            let counted = "update offering set held = held + 1 where id = 'choir'";
            sqlx::query(counted).execute(&mut self.0).await.unwrap();
            let added =
                "insert into sign_up (id, offering_id, person_id, at) values ($1, 'choir', $2, $3)";
            sqlx::query(added)
                .bind(uuid::Uuid::now_v7().to_string())
                .bind(uuid::Uuid::now_v7().to_string())
                .bind(i64::try_from(at).unwrap())
                .execute(&mut self.0)
                .await
                .unwrap();
            if at % together == together - 1 || at == count - 1 {
                sqlx::query("commit").execute(&mut self.0).await.unwrap();
            }
        }
        count as f64 / since.elapsed().as_secs_f64()
    }
}
