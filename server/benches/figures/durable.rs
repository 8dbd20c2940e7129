//! How many places a second are given for good, through all of HTTP: beside a bare loop that writes the same rows in batches of
//! the writer's size on the same disk, beside one that writes as little as a place could be kept with, and beside one commit
//! for each request. In turns, since disks change their speed. On SQLite, and on PostgreSQL through two servers.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Instant;

use crate::Figure;
use crate::client::Client;
use crate::people::{self, Prepared};
use crate::rates::{ROUNDS, beside, spread};
use crate::running::Running;
use crate::standing::two_servers;
use floor::{Floor, Written};

mod floor;

/// Sign-ups in a turn.
const EACH: usize = 1280;
/// Connections that ask at once: as many as the writer commits together.
pub const AT_ONCE: usize = 64;
/// Sign-ups in a turn of those that are sent one after the other.
const ONE_BY_ONE: usize = 80;
/// Syncs a second above which a commit for each request costs little.
const FAST_DISK: f64 = 1000.0;

/// The ratios on both engines; on PostgreSQL where one was started for measuring.
pub async fn measure(site: &Path) -> Vec<Figure> {
    let mut figures = on_a_file(site).await;
    figures.extend(on_postgres(site).await);
    figures
}

async fn on_a_file(site: &Path) -> Vec<Figure> {
    println!("Giving places for good, in turns with a bare loop that writes the same rows …");
    let folder = Running::new_folder();
    let (small, copy) = (folder.join("floor.sqlite"), folder.join("same_rows.sqlite"));
    let people = EACH + ONE_BY_ONE;
    let database = people::database_in(&folder);
    let Prepared { tokens, offerings } = people::prepare(&database, people, ROUNDS, 100_000).await;
    // The database is closed: everything is in the one file.
    std::fs::copy(folder.join("yinyao.db"), &copy).unwrap();
    let server = Running::start_in(folder, site, None).await;
    let door = [server.address];
    let (mut small, mut product) = (Floor::small(&small).await, Floor::of_product(&copy).await);
    let (mut rates, mut floors, mut smallest) = (Vec::new(), Vec::new(), Vec::new());
    let (mut single, mut syncs) = (Vec::new(), Vec::new());
    let (many, few) = tokens.split_at(EACH);
    for offering in &offerings {
        let rows = Written::SameRows(offering);
        floors.push(product.places_per_second(&rows, EACH, AT_ONCE).await);
        rates.push(places_per_second(&door, offering, many, AT_ONCE).await);
        smallest.push(small.places_per_second(&Written::OneOfEach, EACH, AT_ONCE).await);
        syncs.push(small.places_per_second(&Written::OneOfEach, ONE_BY_ONE, 1).await);
        single.push(places_per_second(&door, offering, few, 1).await);
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

/// The same on a PostgreSQL that writes each commit to the disk, through two servers at once.
async fn on_postgres(site: &Path) -> Vec<Figure> {
    let Ok(cluster) = std::env::var("YINYAO_TEST_POSTGRES") else { return Vec::new() };
    println!(
        "Giving places for good on PostgreSQL, in turns with a bare loop on the same cluster …"
    );
    assert!(
        floor::is_durable(&cluster).await,
        "this PostgreSQL loses what it has confirmed when the power goes: start one as scripts/bench.sh does"
    );
    let database = people::create_database(&cluster, None).await;
    let Prepared { tokens, offerings } = people::prepare(&database, EACH, ROUNDS, 100_000).await;
    // Nobody is connected any more.
    let copy = people::create_database(&cluster, Some(&database)).await;
    let servers = two_servers(site, &database).await;
    let doors = [servers[0].address, servers[1].address];
    let mut product = Floor::of_product_on_postgres(&copy).await;
    let (mut rates, mut floors) = (Vec::new(), Vec::new());
    for offering in &offerings {
        let rows = Written::SameRows(offering);
        floors.push(product.places_per_second(&rows, EACH, AT_ONCE).await);
        rates.push(places_per_second(&doors, offering, &tokens, AT_ONCE).await);
    }
    for server in servers {
        server.stop().await;
    }
    let (ratio, told) = beside(&floors, rates);
    vec![Figure::new(
        "PostgreSQL, two servers, places : the same rows, bare",
        told,
        ">= 0.25",
        ratio >= 0.25,
    )]
}

/// Everybody signs up for one offering over so many connections, to each server as many; how many were given a second.
pub async fn places_per_second(
    servers: &[SocketAddr],
    offering: &str,
    tokens: &[String],
    connections: usize,
) -> f64 {
    let since = Instant::now();
    let share = tokens.len().div_ceil(connections);
    let some = tokens.chunks(share).zip(servers.iter().cycle()).map(|(tokens, server)| {
        let (address, offering, tokens) = (*server, offering.to_owned(), tokens.to_vec());
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
