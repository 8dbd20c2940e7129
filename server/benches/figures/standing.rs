//! The standing rush: 36,000 people ask for 2,000 places on 200 offerings within a minute, seven in ten of them in its first
//! ten seconds, from the instant on at which sign-up opens. On SQLite with one server, and on PostgreSQL with two. Each beside
//! the same timetable of requests that do nothing, and beside the other pages when nobody asks for a place. In the minute before
//! everybody opens the page to check, whose button wakes at that instant. The page to which a form's answer leads is asked for
//! afterwards, in the same timetable: the two are not measured at once.

use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

use jiff::SignedDuration;

use crate::Figure;
use crate::client::Client;
use crate::people::{self, Prepared};
use crate::running::Running;
use crate::rush::counts::{Counted, tally};
use crate::rush::crowd::{
    Crowd, checking, checking_before, doing_nothing, going_on, readers, standing,
};
use crate::rush::load::{Outcome, Page, Told, follow};
use crate::rush::report::{faults, is_void, last_final_answer, milliseconds};
use crate::rush::timetable::Planned;

const PLACES: u32 = 10;
/// Other pages that are looked at in a second.
const READERS: u32 = 20;
/// How long they are looked at before, when nobody asks for a place.
const IDLE: Duration = Duration::from_secs(10);
/// How far off the opening is while everybody checks, and how long before it the rush is made ready.
const FAR: SignedDuration = SignedDuration::from_hours(1);
const READY: SignedDuration = SignedDuration::from_secs(3);
/// By how much the last final answer may come after the end of the rush.
const AFTERWARDS: Duration = Duration::from_secs(10);

/// The rush on both engines; PostgreSQL where one was started for measuring.
pub async fn measure(site: &Path) -> Vec<Figure> {
    let crowd = crowd();
    let folder = Running::new_folder();
    let database = people::database_in(&folder);
    println!("Signing {} people in, for the rush …", crowd.people);
    let prepared = people::prepare(&database, crowd.people, crowd.offerings, PLACES).await;
    let server = Running::start_in(folder, site, None).await;
    let mut figures = rush("rush, SQLite", &[server.address], &database, crowd, &prepared).await;
    server.stop().await;
    figures.extend(on_postgres(site).await);
    figures
}

/// As designed, or so many people as RUSH_PEOPLE says, for a first look.
fn crowd() -> Crowd {
    let told = std::env::var("RUSH_PEOPLE").ok().and_then(|told| told.parse().ok());
    Crowd { people: told.unwrap_or(36_000), offerings: 200, lasts: Duration::from_secs(60) }
}

/// The rush on two servers; nothing where no PostgreSQL was started for measuring.
pub async fn on_postgres(site: &Path) -> Vec<Figure> {
    let Ok(cluster) = std::env::var("YINYAO_TEST_POSTGRES") else { return Vec::new() };
    let (cluster, crowd) = (cluster.as_str(), crowd());
    let database = people::create_database(cluster, None).await;
    println!("Signing {} people in on PostgreSQL …", crowd.people);
    let prepared = people::prepare(&database, crowd.people, crowd.offerings, PLACES).await;
    let [first, second] = two_servers(site, &database).await;
    let servers = [first.address, second.address];
    let figures =
        rush("rush, PostgreSQL, two servers", &servers, &database, crowd, &prepared).await;
    first.stop().await;
    second.stop().await;
    figures
}

/// The pages around a rush alone, for a first look: to check before it, and how one stands after it.
pub async fn pages_on_postgres(site: &Path) -> Vec<Figure> {
    let Ok(cluster) = std::env::var("YINYAO_TEST_POSTGRES") else { return Vec::new() };
    let crowd = crowd();
    let database = people::create_database(&cluster, None).await;
    let Prepared { tokens, offerings } =
        people::prepare(&database, crowd.people, crowd.offerings, PLACES).await;
    let [first, second] = two_servers(site, &database).await;
    let servers = [first.address, second.address];
    let tokens = shown_the_sheet(first.address, &tokens).await;
    let askings = crowd.askings(&tokens, &offerings);
    opens_in(&database, FAR).await;
    println!("Everybody opens the page to check, evenly and then at once …");
    let before = follow(&servers, checking_before(&askings, &offerings, crowd.lasts)).await;
    let at_once = follow(&servers, checking(&askings, &offerings)).await;
    let opens_at = opens_in(&database, READY).await;
    tokio::time::sleep_until(opens_at.into()).await;
    println!("Everybody asks, and opens the page to which the answer leads …");
    let rush = follow(&servers, going_on(&askings)).await;
    println!("Everybody opens the page that tells how they stand …");
    let stands = follow(&servers, standing(&askings, &rush)).await;
    first.stop().await;
    second.stop().await;
    let mut figures = page_figures(&before, &at_once, &stands);
    figures.push(read(&rush));
    figures
}

fn page_figures(before: &[Outcome], at_once: &[Outcome], stands: &[Outcome]) -> Vec<Figure> {
    vec![
        checked("  the page to check, everybody, in the minute before", before),
        checked("  the same at once, in the rush's own timetable", at_once),
        checked("  the page that tells how one stands, in that timetable", stands),
    ]
}

/// What the browsers of these people send: who is signed in, and that they have been shown the style sheet, as everybody has who
/// comes from another page.
async fn shown_the_sheet(server: SocketAddr, tokens: &[String]) -> Vec<String> {
    let answer = Client::connect(server).await.get("/help", "identity").await;
    let sheet = answer.head.lines().find_map(|line| line.split_once("style_sheet="));
    let (_, rest) = sheet.expect("a first page shows the style sheet, and notes that it did");
    let sheet = rest.split(';').next().unwrap_or_default();
    tokens.iter().map(|token| format!("{token}; style_sheet={sheet}")).collect()
}

/// Lets sign-up open so much later; answers the moment, in whole seconds, which is all that the database knows.
async fn opens_in(database: &str, later: SignedDuration) -> Instant {
    let (now, clock) = (jiff::Timestamp::now(), Instant::now());
    let moment = jiff::Timestamp::from_second(now.as_second() + later.as_secs()).unwrap();
    people::open_at(database, moment).await;
    clock + Duration::try_from(moment.duration_since(now)).unwrap()
}

/// Two servers on one PostgreSQL.
pub async fn two_servers(site: &Path, database: &str) -> [Running; 2] {
    let start = || {
        Running::start_with(Running::new_folder(), site, |command| {
            command.env("YINYAO_DATABASE", database);
        })
    };
    [start().await, start().await]
}

async fn rush(
    what: &'static str,
    servers: &[SocketAddr],
    database: &str,
    crowd: Crowd,
    Prepared { tokens, offerings }: &Prepared,
) -> Vec<Figure> {
    let tokens = &shown_the_sheet(servers[0], tokens).await;
    println!("{what}: the pages when nobody asks for a place …");
    let idle = follow(servers, readers(READERS, IDLE, tokens, offerings)).await;
    let askings = crowd.askings(tokens, offerings);
    println!("{what}: the timetable of {} requests, doing nothing …", askings.len());
    let nothing = follow(servers, doing_nothing(&askings)).await;
    println!("{what}: everybody opens the page to check, at once and then evenly …");
    opens_in(database, FAR).await;
    let at_once = follow(servers, checking(&askings, offerings)).await;
    let before = follow(servers, checking_before(&askings, offerings, crowd.lasts)).await;
    println!("{what}: the rush, from the opening on …");
    let opens_at = opens_in(database, READY).await;
    tokio::time::sleep_until(opens_at.into()).await;
    let plan: Vec<Planned> = askings.iter().map(|asking| asking.planned.clone()).collect();
    let processor = processor_time();
    let looking = follow(servers, readers(READERS, crowd.lasts, tokens, offerings));
    let (rush, pages) = tokio::join!(follow(servers, plan), looking);
    let busy = (processor_time() - processor) / crowd.lasts.as_secs_f64();
    println!("{what}: everybody opens the page that tells how they stand …");
    let stands = follow(servers, standing(&askings, &rush)).await;
    let counted = tally(&askings, &rush, database).await;
    let mut figures = told(what, [&rush, &nothing, &pages, &idle], &counted, busy);
    figures.extend(page_figures(&before, &at_once, &stands));
    figures.insert(3, signing_up(&rush, last_final_answer(&askings, &rush), crowd.lasts));
    figures
}

/// The sign-up itself, as whoever asks sees it: from the moment when it should have been sent. What is asked of it is that
/// everybody knows where they stand soon after the rush; how it compares to a request that does nothing is told beside it.
fn signing_up(rush: &[Outcome], last: Option<Duration>, lasts: Duration) -> Figure {
    let (median, p99) = (milliseconds(rush, 500), milliseconds(rush, 990));
    let last_told = last.map_or("somebody has none".to_owned(), |last| {
        format!("the last after {:.1} s", last.as_secs_f64())
    });
    Figure::new(
        "  asking for a place, until the final answer",
        format!("median {median:.1}, p99 {p99:.1} ms; {last_told}"),
        "all in 60 s + 10 s",
        last.is_some_and(|last| last <= lasts + AFTERWARDS),
    )
}

/// A page before or after it, opened by everybody: each is put together for one person, and none is kept. How long that takes is told,
/// and no aim is set for it but that everybody gets one.
fn checked(what: &'static str, checks: &[Outcome]) -> Figure {
    let (median, p99) = (milliseconds(checks, 500), milliseconds(checks, 990));
    let short = checks.iter().filter_map(|one| one.answer.as_ref().ok()?.as_ref());
    let told = format!(
        "median {median:.0}, p99 {p99:.0} ms, {} faults of {}; {} told the result first",
        faults(checks),
        checks.len(),
        short.filter(|told| told.is_short()).count()
    );
    Figure::new(what, told, "no faults", faults(checks) == 0)
}

/// The page to which the answer leads, opened at once by everybody who asks: from the moment when the form should have been sent.
fn read(rush: &[Outcome]) -> Figure {
    let pages: Vec<&Page> = rush.iter().filter_map(|one| one.page.as_ref()).collect();
    let missing =
        pages.iter().filter(|page| page.told.as_ref().is_ok_and(|told| told.status < 500));
    let short = pages.iter().filter(|page| page.told.as_ref().is_ok_and(Told::is_short)).count();
    let missing = pages.len() - missing.count();
    let mut after: Vec<Duration> = pages.iter().map(|page| page.after).collect();
    after.sort_unstable();
    let at =
        |per_mille| after.get(after.len() * per_mille / 1000).map_or(0.0, Duration::as_secs_f64);
    let told = format!(
        "median {:.2}, p99 {:.2} s, {missing} faults of {}; {short} told the result first",
        at(500),
        at(990),
        pages.len()
    );
    Figure::new(
        "  asking and reading the answer's page, in that timetable",
        told,
        "no faults",
        missing == 0,
    )
}

fn told(
    what: &'static str,
    [rush, nothing, pages, idle]: [&[Outcome]; 4],
    counted: &Counted,
    busy: f64,
) -> Vec<Figure> {
    let times = |one: &[Outcome], floor: &[Outcome]| {
        let (median, p99) = (milliseconds(one, 500), milliseconds(one, 990));
        let floor = milliseconds(floor, 990);
        (
            p99 / floor,
            format!("{:.1}x; median {median:.1}, p99 {p99:.1} of {floor:.1} ms", p99 / floor),
        )
    };
    let ((_, asking), looking) = (times(rush, nothing), times(pages, idle));
    let faulty = faults(rush) + faults(pages);
    let void = is_void(rush) || is_void(nothing) || busy > 0.8;
    vec![
        Figure::new(what, counted.summary(), "exact", counted.is_exact()),
        Figure::new(
            "  promises broken: order, clashes, account, windows",
            counted.broken.to_string(),
            "0",
            counted.broken == 0,
        ),
        Figure::new("  faults (5xx, no answer)", faulty.to_string(), "0", faulty == 0),
        Figure::new(
            "  asking for a place : a form that does nothing",
            asking,
            // It writes nothing and waits for no disk, whose speed differs tenfold within one run: told, and no aim. What is
            // asked of the answer is above, and of writing for good in the figures of `durable`.
            "(reported)",
            true,
        ),
        Figure::new(
            "  other pages : the same when nobody asks",
            looking.1,
            "p99 <= 2x",
            looking.0 <= 2.0,
        ),
        Figure::new(
            "  the generator",
            format!(
                "{:.0} % of its processor{}",
                busy * 100.0,
                if void { "; LATE: says nothing" } else { "" }
            ),
            "<= 80 %, in time",
            !void,
        ),
    ]
}

/// Seconds of processor time that this program has used.
fn processor_time() -> f64 {
    let told = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = told.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks = after_name
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|ticks| ticks.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}
