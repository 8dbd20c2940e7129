//! How fast: each rate in turns with its floor, so that a slow minute of the machine slows both.

use std::path::Path;
use std::time::Instant;

use sqlx::Connection;

use crate::Figure;
use crate::client::Client;
use crate::people::{self, Prepared};
use crate::running::{Running, Wanted};

/// Turns of each pair: floor, measured, floor, measured.
pub const ROUNDS: usize = 7;

/// The median with the smallest and the largest.
pub fn spread(mut values: Vec<f64>) -> (f64, f64, f64) {
    values.sort_by(f64::total_cmp);
    (values[values.len() / 2], values[0], values[values.len() - 1])
}

/// An offering's page against the same bytes as a static file of the same server; the same page when it has to be put
/// together for each request; and as a browser asks for it, compressed anew each time.
pub async fn page(server: &Running, page: &str) -> [Figure; 3] {
    let html = Client::connect(server.address).await.get(page, "identity").await.body;
    // In a folder: the routes of files at the root are made once, at the start.
    server.put_file("pictures/bench.html", &html);
    let kept = Wanted::plain(page);
    let (mut files, mut rates) = (Vec::new(), [const { Vec::new() }; 3]);
    for _ in 0..ROUNDS {
        files.push(server.requests_per_second(Wanted::plain("/pictures/bench.html"), 1).await);
        let made_anew = Wanted { is_new_each_time: true, ..kept };
        for (rates, wanted) in
            rates.iter_mut().zip([kept, made_anew, Wanted { encoding: "br", ..kept }])
        {
            rates.push(server.requests_per_second(wanted, 1).await);
        }
    }
    let [kept, made_anew, compressed] = rates.map(|rates| beside(&files, rates));
    [
        Figure::new(
            "an offering's page : the same bytes as a static file",
            kept.1,
            ">= 0.30",
            kept.0 >= 0.30,
        ),
        Figure::new("the same, put together for each request", made_anew.1, "(reported)", true),
        Figure::new("the same, compressed for a browser", compressed.1, "(reported)", true),
    ]
}

/// The median of the ratios, and what is told of them.
pub fn beside(floors: &[f64], rates: Vec<f64>) -> (f64, String) {
    let (ratio, least, most) =
        spread(rates.iter().zip(floors).map(|(rate, floor)| rate / floor).collect());
    let (rate, floor) = (spread(rates).0, spread(floors.to_vec()).0);
    (ratio, format!("{ratio:.2} ({least:.2} to {most:.2}); {rate:.0} of {floor:.0}/s"))
}

/// Confirmed sign-ups through HTTP against a bare loop of one insert and one commit each, on the same disk.
pub async fn sign_ups(site: &Path) -> Figure {
    const EACH: usize = 200;
    let folder = Running::new_folder();
    let floor_file = folder.join("floor.sqlite");
    let database = people::database_in(&folder);
    let Prepared { tokens, offerings } = people::prepare(&database, EACH, ROUNDS, 100_000).await;
    let server = Running::start_in(folder, site, None).await;
    let mut floor = Floor::open(&floor_file).await;
    let (mut rates, mut floors) = (Vec::new(), Vec::new());
    for offering in &offerings {
        floors.push(floor.commits_per_second(EACH).await);
        rates.push(sign_up_all(&server, offering, &tokens).await);
    }
    server.stop().await;
    let (_, measured) = beside(&floors, rates);
    Figure::new("sign-ups through HTTP : single-row commits", measured, "(reported)", true)
}

/// Everybody signs up for one offering over sixteen connections; how many were answered in a second.
async fn sign_up_all(server: &Running, offering: &str, tokens: &[String]) -> f64 {
    let since = Instant::now();
    let share = tokens.len().div_ceil(16);
    let tasks: Vec<_> = tokens
        .chunks(share)
        .map(|tokens| {
            let (address, offering, tokens) =
                (server.address, offering.to_owned(), tokens.to_vec());
            tokio::spawn(async move {
                let mut client = Client::connect(address).await;
                for token in tokens {
                    let form = format!("key={}&offering={offering}", uuid::Uuid::now_v7());
                    let answer =
                        client.post("/forms/sign-up", &format!("yinyao={token}"), &form).await;
                    let goal = answer.header("location").unwrap_or_default();
                    assert!(
                        answer.status == 303 && goal.starts_with("/sign-ups/"),
                        "{} {goal}",
                        answer.status
                    );
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    f64::from(u32::try_from(tokens.len()).unwrap()) / since.elapsed().as_secs_f64()
}

/// A database of its own with the settings of the product: write-ahead log, every commit synced to disk.
struct Floor(sqlx::SqliteConnection);

impl Floor {
    async fn open(file: &Path) -> Self {
        let address = format!("sqlite:{}?mode=rwc", file.display());
        let mut connection = sqlx::SqliteConnection::connect(&address).await.unwrap();
        for statement in [
            "pragma journal_mode = wal",
            "pragma synchronous = full",
            "create table row (id text, at bigint)",
        ] {
            sqlx::query(statement).execute(&mut connection).await.unwrap();
        }
        Self(connection)
    }

    async fn commits_per_second(&mut self, count: usize) -> f64 {
        let since = Instant::now();
        for at in 0..count {
            sqlx::query("insert into row (id, at) values ($1, $2)")
                .bind(uuid::Uuid::now_v7().to_string())
                .bind(i64::try_from(at).unwrap())
                .execute(&mut self.0)
                .await
                .unwrap();
        }
        f64::from(u32::try_from(count).unwrap()) / since.elapsed().as_secs_f64()
    }
}
