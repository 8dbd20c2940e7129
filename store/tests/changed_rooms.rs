//! Rooms of sessions that change: a shut one is refused, and however many ask for one at once, it is given once.

use domain::booking::BookingRefusal;
use domain::refusal::Refusal;
use domain::session::Change;
use jiff::civil::date;
use store::booking::book;
use store::form_key;
use store::new_offering::NewOffering;
use store::session::{
    Onward, Weekly, change_onward, change_weekly, look_onward, look_weekly, preview,
};

use crate::bookings::{new, nobody_is_in_a_room_twice, piano, wanted};
use crate::session::{at_desk, kept_is_right, make, meets, taught};
use crate::support::*;
use crate::weekly::{open_on_wednesday_mornings, wednesdays};

#[tokio::test]
async fn a_single_session_goes_into_no_room_that_is_shut_then() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let room = open_on_wednesday_mornings(&town, &by).await;
        let all = at_desk(&town, class, &by).await;
        let (first, second) = (&all[0], &all[1]);
        let shut = |answer| match refusal::<store::session::Done>(answer) {
            Refusal::Booking(why) => why,
            other => panic!("another refusal: {other:?}"),
        };
        let to = |day, hour| Change::Move(meets(day, hour, Some(room)));
        let afternoon = shut(make(&town, first, to(2, 14), &by).await);
        assert!(matches!(afternoon, BookingRefusal::OutsideHours { .. }));
        let thursday = shut(make(&town, first, to(3, 9), &by).await);
        assert!(matches!(thursday, BookingRefusal::NotThatDay { .. }));
        let offered = async |day, hour| {
            let open = Change::Move(meets(day, hour, None));
            let rooms = preview(&town, first.session.id, &open, &by).await.unwrap().rooms;
            rooms.iter().any(|one| one.venue.id == room)
        };
        assert!(!offered(2, 14).await && !offered(3, 9).await, "a shut room is not proposed");
        assert!(offered(2, 9).await);
        make(&town, first, to(2, 9), &by).await.unwrap();

        make(&town, second, Change::Cancel, &by).await.unwrap();
        let second = at_desk(&town, class, &by).await.remove(1);
        let made_up = |day, hour| Change::MakeUp(meets(day, hour, Some(room)));
        let evening = shut(make(&town, &second, made_up(9, 14), &by).await);
        assert!(matches!(evening, BookingRefusal::OutsideHours { .. }));
        make(&town, &second, made_up(9, 9), &by).await.unwrap();
        // From now on in this room: the Tuesdays that are left are no Wednesdays.
        let (on, room) = (date(2026, 12, 14), Some(room));
        let asked = Onward { offering: class, on, teacher: None, room, of: None };
        let look = look_onward(&town, &asked, &by).await.unwrap();
        assert_eq!(look.sessions.len(), 2);
        assert!(look.sessions.iter().all(|(_, why)| matches!(why, Some(Refusal::Booking(_)))));
        kept_is_right(&town).await;
    })
    .await;
}

/// How often something is in the piano room.
const IN_THE_ROOM: &str = "select count(*) from ( \
    select starts_at, venue_id from booking where state in ('requested', 'confirmed') \
    union all select starts_at, venue_id from session where cancelled_at is null) held \
    join venue v on v.id = held.venue_id where v.name = '201 琴房'";

#[tokio::test(flavor = "multi_thread")]
async fn whole_series_and_bookings_at_once_for_one_room_and_each_day_is_given_once() {
    for turn in 0..3 {
        on_each_engine(async |town| {
            let (calligraphy, by) = taught(&town).await;
            let piano = piano(&town, &by).await;
            let afternoons = [9, 16, 23].map(|day| session(day, 14));
            let erhu = NewOffering { sessions: afternoons.to_vec(), ..erhu(&town) };
            let erhu = add(&town, &erhu).await;
            let weekly = Weekly { room: Some(piano), ..wednesdays(calligraphy) };
            let weekly_seen = look_weekly(&town, &weekly, &by).await.unwrap().seen;
            let (on, room) = (date(2026, 12, 1), Some(piano));
            let onward = Onward { offering: erhu, on, teacher: None, room, of: None };
            let onward_seen = look_onward(&town, &onward, &by).await.unwrap().seen;
            let mut tasks = Vec::new();
            for number in 0..12 {
                if number == turn * 5 {
                    let (db, desk, seen) = (town.db.clone(), by.clone(), weekly_seen.clone());
                    tasks.push(tokio::spawn(async move {
                        let asked = (&weekly, seen);
                        let done =
                            change_weekly(&db, form_key::new(), asked, "换琴房", &desk).await;
                        done.map_or(0, |done| done.moved)
                    }));
                    let (db, by, seen) = (town.db.clone(), by.clone(), onward_seen.clone());
                    let onward = onward.clone();
                    tasks.push(tokio::spawn(async move {
                        let asked = (&onward, seen);
                        let done = change_onward(&db, form_key::new(), asked, "换琴房", &by).await;
                        done.map_or(0, |done| done.sessions)
                    }));
                }
                let (db, by) = (town.db.clone(), by.clone());
                // Neighbours by an hour: those of one day overlap.
                let span = session([9, 16, 23][number % 3], if number % 2 == 0 { 14 } else { 13 });
                let one = new(piano, wanted(span.span));
                tasks.push(tokio::spawn(async move {
                    u32::from(book(&db, form_key::new(), &one, &by).await.is_ok())
                }));
            }
            let mut given = 0;
            for task in tasks {
                given += task.await.unwrap();
            }
            assert_eq!(given, 3, "each of the three days was promised to one alone");
            assert_eq!(town.number(IN_THE_ROOM).await, 3);
            nobody_is_in_a_room_twice(&town).await;
            kept_is_right(&town).await;
        })
        .await;
    }
}
