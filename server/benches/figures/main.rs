//! `make bench`: measures the release build on this machine and prints a table, each figure beside what it is held
//! against. Rates are ratios to a floor measured in turns in the same run; only sizes are absolute.
//! Load goes to 127.0.0.1 alone, bounded in count and time.
#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot be taken shall stop with the place in the source"
)]

mod client;
mod counter;
mod desk_list;
mod draw;
mod durable;
mod imports;
mod long_lists;
mod people;
mod rates;
mod running;
mod rush;
mod sizes;
mod slow_disk;
mod standing;

use std::path::{Path, PathBuf};

use running::{Running, Wanted};

/// A line of the table.
pub struct Figure {
    what: &'static str,
    measured: String,
    target: &'static str,
    holds: bool,
}

impl Figure {
    fn new(
        what: &'static str,
        measured: impl Into<String>,
        target: &'static str,
        holds: bool,
    ) -> Self {
        Self { what, measured: measured.into(), target, holds }
    }
}

fn main() {
    // `cargo bench` itself passes arguments that begin with a dash.
    let part = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    if part.is_some() && !running::part_processors() {
        println!("Server and generator share the processors of this machine.");
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let figures = runtime.block_on(async {
        match part.as_deref() {
            None => measure().await,
            Some("province") => province(&site()).await,
            Some("draw") => draw::measure().await,
            Some("durable") => durable::measure(&site()).await,
            Some("rush") => rush_alone().await,
            Some("slow_disk") => slow_disk::measure(&site()).await,
            Some("postgres") => standing::on_postgres(&site()).await,
            Some("pages") => standing::pages_on_postgres(&site()).await,
            Some(other) => panic!(
                "there is no part called {other}; there are draw, durable, slow_disk, province, rush, postgres and pages"
            ),
        }
    });
    println!("\n{:<58} {:<44} {:<22} holds", "figure", "measured", "target");
    for figure in &figures {
        let holds = if figure.holds { "yes" } else { "NO" };
        println!("{:<58} {:<44} {:<22} {holds}", figure.what, figure.measured, figure.target);
    }
    assert!(figures.iter().all(|figure| figure.holds), "a figure misses its target");
}

async fn measure() -> Vec<Figure> {
    let site = site();
    let mut figures = Vec::new();
    println!("Starting a server with the demonstration …");
    let server = Running::start(&site, None).await;
    let page = server.some_offering().await;
    figures.extend(sizes::measure(&server, &site, &page).await);
    let megabytes = server.memory_after(200, &page).await;
    figures.push(Figure::new(
        "memory of the idle server, demonstration",
        format!("{megabytes} MB"),
        "<= 80 MB",
        megabytes <= 80,
    ));
    println!("Measuring the page against a static file of the same bytes …");
    figures.extend(rates::page(&server, &page).await);
    server.stop().await;
    println!("Measuring sign-ups against single-row commits …");
    figures.push(rates::sign_ups(&site).await);
    figures.extend(draw::measure().await);
    println!("Filling a whole province …");
    figures.extend(province(&site).await);
    figures
}

/// The rush, and how many places a second are given for good.
async fn rush_alone() -> Vec<Figure> {
    let site = site();
    let mut figures = durable::measure(&site).await;
    figures.extend(slow_disk::measure(&site).await);
    figures.extend(standing::measure(&site).await);
    figures
}

/// The files that the release serves; YINYAO_SITE names others.
fn site() -> PathBuf {
    let usual = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/site");
    std::env::var_os("YINYAO_SITE").map_or_else(usual, PathBuf::from)
}

async fn province(site: &Path) -> Vec<Figure> {
    let server = Running::start(site, Some("province")).await;
    let seconds = server.started_in.as_secs();
    let page = server.some_offering().await;
    let megabytes = server.memory_after(200, &page).await;
    let list = server.requests_per_second(Wanted::plain("/classes"), 3).await;
    let desk = counter::Desk::of_province(&server.database()).await;
    let mut figures = imports::people(&server, &desk).await;
    figures.push(counter::find(&server, &desk).await);
    figures.extend(desk_list::measure(&server, &desk).await);
    figures.extend(long_lists::measure(&server, &desk).await);
    server.stop().await;
    figures.extend([
        Figure::new(
            "filling the province: 235,400 people, 300,000 sign-ups",
            format!("{seconds} s"),
            "<= 180 s",
            seconds <= 180,
        ),
        Figure::new(
            "memory of the idle server, province",
            format!("{megabytes} MB"),
            "<= 200 MB",
            megabytes <= 200,
        ),
        Figure::new(
            "list of classes of the province",
            format!("{list:.0} requests/s"),
            "(reported)",
            true,
        ),
    ]);
    figures
}
