//! The desk of an institution with 5,000 offerings: how many bytes a page of its list has, how often the list and the board of
//! the day are put together and compressed beside a static file of the same bytes that is compressed as well.

use std::time::SystemTime;

use sqlx::AnyPool;

use crate::Figure;
use crate::client::Client;
use crate::counter::Desk;
use crate::rates::{ROUNDS, beside};
use crate::running::{Running, Wanted};

/// So many offerings.
const ROWS: i64 = 5_000;

/// Offerings of other institutions become this desk's own.
const GATHER: &str = "update offering set institution_id = $1 where id in \
    (select id from offering order by id limit $2)";

/// The busiest of its days becomes today: $1 seconds earlier.
const BUSIEST: &str = "select cast(starts_at / 86400 as bigint) from session group by 1 order by count(*) desc, 1 limit 1";
const TODAY: [&str; 2] = [
    "update session set starts_at = starts_at - $1, ends_at = ends_at - $1",
    "update offering set first_at = first_at - $1, first_to = first_to - $1, last_at = last_at - $1, last_to = last_to - $1",
];

/// As on any day: people joined in time, and the registers of the days before are taken; one in 256 stayed away without a word, and
/// as many have not paid.
const LIVED_IN: [&str; 5] = [
    "update sign_up set joined_at = joined_at - 5184000, offered_at = offered_at - 5184000",
    "insert into attendance (session_id, person_id, mark, means, by_person_id, at) \
     select x.id, s.person_id, case when s.person_id like '%00' then 'absent' else 'present' end, \
     'tile', s.person_id, x.starts_at from session x \
     join offering o on o.id = x.offering_id and o.institution_id = $1 \
     join sign_up s on s.offering_id = o.id and s.state = 'held' and s.answer_by is null \
     where x.starts_at < $2 and x.starts_at > $2 - 1209600",
    "update session set taken = 1 where exists (select 1 from attendance a where a.session_id = session.id)",
    "update sign_up set pay_by = '2026-11-20' where state = 'held' and answer_by is null and person_id like '%ff' and exists \
     (select 1 from offering o where o.id = sign_up.offering_id and o.institution_id = $1 and o.fee > 0)",
    "update sign_up set paid_at = joined_at where state = 'held' and answer_by is null and pay_by is null and exists \
     (select 1 from offering o where o.id = sign_up.offering_id and o.institution_id = $1 and o.fee > 0)",
];

/// The longest page there is: 200 rows by name, with a condition.
const PATH: &str = "/desk?progress=open&sort=name&rows=200";

/// What hangs on the wall.
const BOARD: &str = "/desk/today";

/// Bytes of the longest page and of the usual one, and how often both and the board are answered.
pub async fn measure(server: &Running, desk: &Desk) -> [Figure; 4] {
    let pool = AnyPool::connect(&server.database()).await.unwrap();
    let gather = sqlx::query(GATHER).bind(desk.institution.to_string()).bind(ROWS);
    gather.execute(&pool).await.unwrap();
    let busiest: i64 = sqlx::query_scalar(BUSIEST).fetch_one(&pool).await.unwrap();
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs();
    let earlier = (busiest - i64::try_from(now / 86_400).unwrap()) * 86_400;
    for sql in TODAY {
        sqlx::query(sql).bind(earlier).execute(&pool).await.unwrap();
    }
    let [joined, marks, taken, unpaid, paid] = LIVED_IN;
    let midnight = i64::try_from(now / 86_400).unwrap() * 86_400;
    sqlx::query(joined).execute(&pool).await.unwrap();
    let marks = sqlx::query(marks).bind(desk.institution.to_string()).bind(midnight);
    marks.execute(&pool).await.unwrap();
    sqlx::query(taken).execute(&pool).await.unwrap();
    for sql in [unpaid, paid] {
        sqlx::query(sql).bind(desk.institution.to_string()).execute(&pool).await.unwrap();
    }
    pool.close().await;
    let cookie = desk.cookie.as_str();
    let mut client = Client::connect(server.address).await;
    let size_of = |answer: crate::client::Answer| {
        assert_eq!((answer.status, answer.header("content-encoding")), (200, Some("br")));
        answer.body.len()
    };
    let longest = size_of(client.get_as(PATH, "br", cookie).await);
    let usual = size_of(client.get_as("/desk?sort=name", "br", cookie).await);
    let (ratio, told) = beside_a_file(server, "/desk?sort=name", cookie).await;
    let (_, longest_told) = beside_a_file(server, PATH, cookie).await;
    let board = client.get_as(BOARD, "identity", cookie).await;
    // How much stands on it is told beside the figure.
    let rows = String::from_utf8_lossy(&board.body).matches("<tr").count();
    let kilobytes = board.body.len() / 1024;
    assert_eq!(board.status, 200);
    // One screen asks once a minute: how often it could is told, and held against nothing.
    let (_, board_told) = beside_a_file(server, BOARD, cookie).await;
    [
        Figure::new(
            "page of a desk's list of 5,000: 20 and 200 rows",
            format!("{usual} and {longest} bytes (brotli)"),
            "<= 60 KB",
            longest <= 60 * 1024,
        ),
        Figure::new(
            "the same, 20 rows : the same bytes as a compressed file",
            told,
            ">= 0.30",
            ratio >= 0.30,
        ),
        Figure::new(
            "the same, 200 rows : the same bytes as a compressed file",
            longest_told,
            "(reported)",
            true,
        ),
        Figure::new(
            "the board of the day there : the same bytes as a compressed file",
            format!("{board_told}; {rows} rows, {kilobytes} KB"),
            "(reported)",
            true,
        ),
    ]
}

/// How often a page is put together and compressed, in turns with a file of the same bytes.
pub async fn beside_a_file(server: &Running, path: &str, cookie: &str) -> (f64, String) {
    let mut client = Client::connect(server.address).await;
    let html = client.get_as(path, "identity", cookie).await.body;
    server.put_file("pictures/desk.html", &html);
    let (mut files, mut rates) = (Vec::new(), Vec::new());
    let asked = |path| Wanted { encoding: "br", cookie, ..Wanted::plain(path) };
    for _ in 0..ROUNDS {
        files.push(server.requests_per_second(asked("/pictures/desk.html"), 1).await);
        rates.push(server.requests_per_second(asked(path), 1).await);
    }
    beside(&files, rates)
}
