//! A rush through HTTP against the program itself, for places and for one room: one server on a SQLite file, two on one PostgreSQL.
//! Most ask for themselves; some want two things at one time, some are added at the counter, for some a helper asks.

use std::sync::Arc;

use checker::{
    Answer, Attempt, Contents, ForAnother, Invariant, Violation, both_named, broken, result,
};
use domain::holiday::public_holidays;
use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};

use crate::support::{Crowd, Database, Folder, Others, Program, Told, Web, ask, history, size};

/// The same seed makes the same people do the same things.
const SEED: u64 = 20_261_128;

#[tokio::test(flavor = "multi_thread")]
async fn a_rush_on_one_server_with_a_file_breaks_no_promise() {
    let folder = Folder::new();
    let crowd = Crowd::before(&folder.database(), 20, size(200, 3000)).await;
    let others = Others::beside(&crowd).await;
    let server = Program::start(folder.path(), &crowd.database);
    breaks_nothing(&crowd, &others, "SQLite", vec![server]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rush_on_two_servers_with_one_postgresql_breaks_no_promise() {
    let (folder, database) = (Folder::new(), Database::new().await);
    let crowd = Crowd::before(&database.address, 20, size(200, 3000)).await;
    let others = Others::beside(&crowd).await;
    let servers = [(); 2].map(|()| Program::start(folder.path(), &database.address));
    breaks_nothing(&crowd, &others, "two servers, PostgreSQL", servers.into()).await;
    database.remove().await;
}

/// What came of a rush.
struct Rushed {
    contents: Contents,
    attempts: Vec<Attempt>,
    too_early: Vec<Answer>,
    for_others: Vec<ForAnother>,
    found: Vec<Violation>,
    web: Arc<Web>,
}

/// Some send forged forms before anything is open, and then everybody asks these servers: the crowd for themselves, the counter and helpers for others. Then they stop, and the checker looks.
async fn rushes(crowd: &Crowd, others: &Arc<Others>, servers: Vec<Program>) -> Rushed {
    let web = crowd.web(&servers.iter().collect::<Vec<_>>(), SEED);
    let history = history();
    let too_early = others.come_too_early(crowd, &web, &history).await;
    let beside = others.ask(&web, &history);
    crowd.rush(&web, &history, others.visitors(crowd, SEED)).await.unwrap();
    let mut for_others = beside.join_all().await.concat();
    for_others.extend(others.come_last(&web, &history).await);
    for server in servers {
        assert!(server.stop().0.success());
    }
    crowd.settles().await;
    let (contents, attempts, mut found) = crowd.looked_at(&history).await;
    found.extend(both_named(&contents, &for_others));
    Rushed { contents, attempts, too_early, for_others, found, web }
}

async fn breaks_nothing(crowd: &Crowd, others: &Arc<Others>, on: &str, servers: Vec<Program>) {
    let what = format!("a rush, {on}");
    let Rushed { contents, attempts, too_early, for_others, found, web } =
        rushes(crowd, others, servers).await;
    result(&what, &attempts, 0, found.len());
    assert_eq!(found, [], "{what}");
    crowd.is_served(&contents);
    assert_eq!(too_early.len(), crowd.people.len() / 2);
    let refused = too_early.iter().all(|answer| *answer == Answer::Refused);
    assert!(refused, "{what}: each form before the opening is refused");
    let gave_up = contents.rows.iter().filter(|row| row.ended_as.as_deref() == Some("waiting"));
    assert!(gave_up.count() > 0, "{what}: some did not wait");
    assert_eq!(contents.held(crowd.classes[0]), 20, "the dearest is full");
    assert_eq!(contents.held(crowd.closed), 0);
    assert!(contents.held(others.meanwhile) > 0, "some want what meets while the dearest does");
    for by_helper in [true, false] {
        let given = for_others.iter().filter(|one| one.is_helper == by_helper).count();
        assert!(given > 0, "{what}: helpers and the counter have asked for somebody");
    }
    let statuses = web.statuses();
    assert_eq!(statuses.keys().collect::<Vec<_>>(), [&303], "{:?}", web.unexpected());
    assert_eq!(web.unexpected(), Vec::<String>::new());
}

/// The same rush on a server with a fault, for so many places of each class: the promises that are broken by it.
async fn turns_red(bug: &str, capacity: u32, expected: Invariant) {
    let folder = Folder::new();
    let crowd = Crowd::before(&folder.database(), capacity, 60).await;
    let others = Others::beside(&crowd).await;
    let server = Program::with_fault(bug, folder.path(), &crowd.database);
    let Rushed { found, .. } = rushes(&crowd, &others, vec![server]).await;
    let broken = broken(&found);
    println!("{bug}: {} violations, of {broken:?}", found.len());
    assert!(broken.contains(&expected), "{bug} broke {broken:?}: {found:?}");
}

/// Tests of the test: with a place for everybody whoever wants two things at one time has both.
#[tokio::test(flavor = "multi_thread")]
async fn a_clash_that_is_overlooked_turns_the_rush_red() {
    turns_red("ClashIgnored", 60, Invariant::Clash).await;
}

/// The same of a counter that gives places where there are none.
#[tokio::test(flavor = "multi_thread")]
async fn a_counter_that_skips_the_capacity_turns_the_rush_red() {
    turns_red("CounterSkipsCapacity", 10, Invariant::Places).await;
}

/// The same of a clock that is an hour fast: forged forms are early by as much.
#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_is_fast_turns_the_rush_red() {
    turns_red("ClockShifted", 10, Invariant::Window).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_who_ask_one_server_for_a_room_at_once_do_not_share_it() {
    let folder = Folder::new();
    let crowd = Crowd::before(&folder.database(), 20, 24).await;
    let room = crowd.room().await;
    let server = Program::start(folder.path(), &crowd.database);
    ask_for_a_room(&crowd, &room.to_string(), "SQLite", vec![server]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_who_ask_two_servers_for_a_room_at_once_do_not_share_it() {
    let (folder, database) = (Folder::new(), Database::new().await);
    let crowd = Crowd::before(&database.address, 20, 24).await;
    let room = crowd.room().await;
    let servers = [(); 2].map(|()| Program::start(folder.path(), &database.address));
    ask_for_a_room(&crowd, &room.to_string(), "two servers, PostgreSQL", servers.into()).await;
    database.remove().await;
}

/// 合唱, 书友社 and 陈淑芬, as a browser sends them.
const CLUB: &str = "what=%E5%90%88%E5%94%B1&group=%E4%B9%A6%E5%8F%8B%E7%A4%BE\
    &contact=%E9%99%88%E6%B7%91%E8%8A%AC&telephone=19900000001";

/// Everybody asks for the same room and time, by turns half an hour earlier, on several days: one has it each day, everybody else
/// is told why not, and in the database nobody shares it.
async fn ask_for_a_room(crowd: &Crowd, room: &str, on: &str, servers: Vec<Program>) {
    let (mut given, mut refused) = (0, 0);
    for day in open_days(size(5, 30)) {
        let mut asking = Vec::new();
        for (number, person) in crowd.people.iter().enumerate() {
            let door = servers[number % servers.len()].address.clone();
            let token = crowd.tokens[person].clone();
            let time = ["from=14:00&to=16:00", "from=13:30&to=15:30"][number / 2 % 2];
            let key = store::form_key::new();
            let fields = format!("key={key}&room={room}&on={day}&{time}&{CLUB}");
            asking.push(tokio::spawn(async move {
                ask(&door, "POST", "/forms/book-room", &token, &fields).await
            }));
        }
        let mut of_day = 0;
        for told in asking {
            let told: Told = told.await.unwrap();
            assert_eq!(told.status, 303, "{} {}", told.location(), told.body);
            if told.location().starts_with(&format!("/rooms/{room}/booking")) {
                refused += 1;
            } else {
                assert!(told.location().starts_with("/bookings/"), "{}", told.location());
                of_day += 1;
            }
        }
        assert_eq!(of_day, 1, "{on}: one of all who asked for {day} was told that they have it");
        given += of_day;
    }
    for server in servers {
        assert!(server.stop().0.success());
    }
    let (contents, _, found) = crowd.looked_at(&history()).await;
    checker::result_of(&format!("a rush for a room, {on}"), [given, refused, 0], 0, found.len());
    assert_eq!(found, [], "{on}");
    assert_eq!(contents.in_rooms.iter().filter(|one| one.is_booking).count(), given);
}

/// So many days on which a house is open, from tomorrow on.
fn open_days(count: usize) -> Vec<Date> {
    let today = Offset::constant(8).to_datetime(Timestamp::now()).date();
    let days = (1..).map_while(|ahead: i64| today.checked_add(ahead.days()).ok());
    days.filter(|day| public_holidays(*day, *day).is_empty()).take(count).collect()
}
