//! A small rush through sockets, sent by the generator that measures the large one: everybody is told right. And the
//! generator itself: it keeps to its timetable, and to this machine.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use sqlx::Connection;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::Barrier;
use tokio::task::JoinHandle;

use crate::generator::counts::{Counted, tally};
use crate::generator::crowd::{Crowd, checking, doing_nothing, going_on, readers};
use crate::generator::load::{Outcome, Page, Told, follow};
use crate::generator::report::{faults, is_void, last_final_answer, milliseconds};
use crate::generator::timetable::{Planned, opening_rush};
use crate::people::{Prepared, prepare};
use crate::support::{Yinyao, yinyao};

const CROWD: Crowd = Crowd { people: 200, offerings: 10, lasts: Duration::from_secs(3) };
const PLACES: u32 = 5;

/// The service behind a socket, as long as the handle is kept.
async fn behind_a_socket(yinyao: &Yinyao) -> (SocketAddr, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let service = yinyao.router.clone().into_make_service_with_connect_info::<SocketAddr>();
    (address, tokio::spawn(async move { axum::serve(listener, service).await.unwrap() }))
}

fn question(at: Duration) -> Planned {
    let (path, cookie) = ("/".to_owned(), String::new());
    Planned { at, path, cookie, form: None, leaves: false, goes_on: false }
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_rush_everybody_is_told_right_and_the_counts_are_exact() {
    let yinyao = yinyao().await;
    yinyao.clock.set(Timestamp::now());
    let Prepared { tokens, offerings } =
        prepare(&yinyao.address, CROWD.people, CROWD.offerings, PLACES).await;
    let (server, _serving) = behind_a_socket(&yinyao).await;
    let askings = CROWD.askings(&tokens, &offerings);
    let plan = going_on(&askings);
    let servers = [server];
    let looking = follow(&servers, readers(10, CROWD.lasts, &tokens, &offerings));
    let nothing = follow(&servers, doing_nothing(&askings[..20]));
    let checks = follow(&servers, checking(&askings[..20], &offerings)).await;
    assert!(checks.iter().all(|one| matches!(&one.answer, Ok(Some(told)) if told.status == 200)));
    let (rush, pages, nothing) = tokio::join!(follow(&servers, plan), looking, nothing);
    assert_eq!((faults(&rush), faults(&pages), faults(&nothing)), (0, 0, 0));
    let opened: Vec<_> = rush.iter().filter_map(|one| one.page.as_ref()).collect();
    let read = |page: &&Page| page.told.as_ref().is_ok_and(|told| told.status == 200);
    assert_eq!(
        opened.iter().filter(|page| read(page)).count(),
        opened.len(),
        "everybody reads their answer"
    );
    assert!(opened.len() >= CROWD.people / 2 && opened.iter().all(|page| !page.after.is_zero()));
    let counted = tally(&askings, &rush, &yinyao.address).await;
    assert!(counted.is_exact(), "{counted:?}");
    assert!(counted.waiting > 0, "more asked than there are places: {counted:?}");
    assert!(milliseconds(&rush, 990) >= milliseconds(&rush, 500));
    let stayed = askings.iter().filter(|asking| !asking.planned.leaves);
    let asked_last = stayed.map(|asking| asking.planned.at).max();
    assert!(last_final_answer(&askings, &rush) >= asked_last, "counted from the start of the plan");
    let asked = [askings[0].clone()];
    let busy = Told { status: 503, location: String::new(), bytes: 0 };
    for answer in [Ok(Some(busy)), Err("no answer in time".to_owned())] {
        let none = [Outcome { took: Duration::ZERO, is_late: false, answer, page: None }];
        assert_eq!(last_final_answer(&asked, &none), None, "nobody knows where they stand");
    }

    // Had somebody who waits changed places with somebody who has one, no count would tell.
    let mut connection = sqlx::SqliteConnection::connect(&yinyao.address).await.unwrap();
    let both = "select h.id, w.id from sign_up h join sign_up w on w.offering_id = h.offering_id \
                where h.state = 'held' and w.state = 'waiting' limit 1";
    let both: (String, String) = sqlx::query_as(both).fetch_one(&mut connection).await.unwrap();
    let swap = "update sign_up set state = case state when 'held' then 'waiting' else 'held' end \
                where id in ($1, $2)";
    let swap = || sqlx::query(swap).bind(both.0.as_str()).bind(both.1.as_str());
    assert_eq!(swap().execute(&mut connection).await.unwrap().rows_affected(), 2);
    let swapped = tally(&askings, &rush, &yinyao.address).await;
    assert!(!swapped.is_exact() && swapped.broken >= 2, "{swapped:?}");
    assert_eq!(Counted { broken: 0, ..swapped }, counted, "what was written down alone tells");
    swap().execute(&mut connection).await.unwrap();

    // Were a place that somebody was told of not kept, it would be found.
    let one = "(select min(id) from sign_up where state = 'held')";
    for lose in [
        format!("delete from decision where sign_up_id = {one}"),
        format!("delete from sign_up where id = {one}"),
    ] {
        sqlx::query(sqlx::AssertSqlSafe(lose)).execute(&mut connection).await.unwrap();
    }
    let counted = tally(&askings, &rush, &yinyao.address).await;
    assert!(!counted.is_exact() && counted.miscounted == 1, "{counted:?}");
}

#[test]
fn seven_in_ten_come_in_the_first_sixth() {
    let moments: Vec<Duration> = opening_rush(36_000, Duration::from_secs(60)).collect();
    let early = moments.iter().filter(|at| **at < Duration::from_secs(10)).count();
    assert_eq!((moments.len(), early), (36_000, 25_200));
    assert!(moments.is_sorted() && moments[35_999] < Duration::from_secs(60));
}

/// Answers nobody before so many have asked.
async fn answers_all_at_once(count: usize) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let all_are_here = Arc::new(Barrier::new(count));
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let all_are_here = Arc::clone(&all_are_here);
            tokio::spawn(async move {
                let mut asked = [0; 1024];
                let _ = stream.read(&mut asked).await.unwrap();
                all_are_here.wait().await;
                stream.write_all(b"HTTP/1.1 503 X\r\ncontent-length: 0\r\n\r\n").await.unwrap();
            });
        }
    });
    address
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_stalls_stops_nobody_from_asking_and_hides_nothing() {
    let server = answers_all_at_once(30).await;
    let plan = (0..30).map(|number| question(Duration::from_millis(10 * number))).collect();
    let outcomes = follow(&[server], plan).await;
    assert_eq!(faults(&outcomes), 30, "each has been answered with a fault");
    assert!(outcomes[0].took >= Duration::from_millis(290), "the first waited for the last");
    assert!(!is_void(&outcomes[..0]));
}

#[tokio::test]
#[should_panic(expected = "load goes to this machine alone")]
async fn load_goes_to_no_other_machine() {
    follow(&["192.0.2.1:80".parse().unwrap()], vec![question(Duration::ZERO)]).await;
}

#[tokio::test]
#[should_panic(expected = "load has an end")]
async fn load_has_an_end() {
    let server = "127.0.0.1:9".parse().unwrap();
    follow(&[server], vec![question(Duration::from_secs(600))]).await;
}
