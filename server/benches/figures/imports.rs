//! Registers of people, handed in at a desk and confirmed: how many rows a second, from the file to the answer.

use std::fmt::Write;
use std::ops::Range;
use std::time::{Duration, Instant};

use crate::Figure;
use crate::client::Client;
use crate::counter::Desk;
use crate::running::Running;

/// A register of a large university, and the longest list there may be.
const ROWS: [(u32, &str); 2] = [
    (5_000, "importing a register of 5,000 people"),
    (20_000, "importing a register of 20,000 people"),
];

/// Rows that are read and taken over in a second at least.
const LEAST: f64 = 2_000.0;

/// A line for each length.
pub async fn people(server: &Running, desk: &Desk) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut first = 0;
    for (rows, what) in ROWS {
        figures.push(register_of(server, desk, first..first + rows, what).await);
        first += rows;
    }
    figures
}

/// Reading the file, and taking it over once it was looked at: both together.
async fn register_of(
    server: &Running,
    desk: &Desk,
    people: Range<u32>,
    what: &'static str,
) -> Figure {
    let cookie = desk.cookie.as_str();
    let mut client = Client::connect(server.address).await;
    let rows = f64::from(people.end - people.start);
    let register = register(people);
    let since = Instant::now();
    let answer = client.upload("/desk/import", cookie, "people.csv", &register).await;
    let read = since.elapsed();
    let way = answer.header("location").unwrap_or_default().to_owned();
    let import = way.trim_start_matches("/desk/import/");
    assert_eq!((answer.status, import.len()), (303, 36), "{way}");
    let form = format!("key={}&import={import}", uuid::Uuid::now_v7());
    let since = Instant::now();
    assert_eq!(client.post("/forms/desk-confirm-import", cookie, &form).await.status, 303);
    // Its page asks again by itself until everything is there.
    let taken = loop {
        client.send(&way, cookie, None).await.unwrap();
        let page = client.receive().await.unwrap();
        assert_eq!(page.status, 200);
        if page.header("refresh").is_none() {
            break since.elapsed();
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
    let rate = rows / (read + taken).as_secs_f64();
    Figure::new(
        what,
        format!("{rate:.0} rows/s, read in {} ms", read.as_millis()),
        ">= 2,000 rows/s",
        rate >= LEAST,
    )
}

/// Nobody in it is known; the numbers are of no demonstration.
fn register(people: Range<u32>) -> String {
    let mut lines = "姓名,出生日期,手机,住址,紧急联系人,所属党支部\r\n".to_owned();
    let names = ["陈淑芬", "李桂兰", "王和根", "吴冬梅", "周水生", "欧阳建娥"];
    for (row, name) in people.zip(names.into_iter().cycle()) {
        let (year, month, day) = (1931 + row % 45, 1 + row / 45 % 12, 1 + row / 540 % 28);
        let branch = row % 40 + 1;
        // Writing to a String cannot fail.
        let _ = write!(
            lines,
            "{name},{year}-{month}-{day},199{:08},红谷滩区,杨长松（儿子）,第{branch}党支部\r\n",
            90_000_000 + row
        );
    }
    lines
}
