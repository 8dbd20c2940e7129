//! A room is given once: to a booking or to a session, whoever asks and however many at once.

use domain::booking::{
    Act, BookingRefusal, BookingState, Judged, Purpose, RoomRules, Wanted, Weekly, Whose,
};
use domain::calendar::{Span, civil};
use domain::id::{BookingId, VenueId};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::session::{Change, Meets, SessionRefusal};
use domain::venue::Room;
use jiff::civil::date;
use store::booking::{Booked, NewBooking, Settle, book, booking, look, settle};
use store::room::{NewClosure, RoomFacts, close, room, rooms};
use store::{Result, form_key};

use crate::session::{at_desk, make, no, taught};
use crate::support::*;

pub fn facts(name: &str) -> RoomFacts {
    RoomFacts {
        name: name.into(),
        floor: "2".into(),
        directions: String::new(),
        capacity: Some(20),
        equipment: "钢琴".into(),
        bring: String::new(),
        step_free: None,
        rules: RoomRules::default(),
    }
}

pub async fn piano(town: &Town, by: &Coordinator) -> VenueId {
    store::room::add(town, form_key::new(), &facts("201 琴房"), by).await.unwrap()
}

pub fn purpose() -> Purpose {
    Purpose {
        what: "合唱排练".into(),
        whose: Whose::Club,
        group: "夕阳红合唱团".into(),
        contact: "李桂兰".into(),
        telephone: "19900000001".into(),
    }
}

/// A span of the builders, as somebody wants it.
pub fn wanted(span: Span) -> Wanted {
    let (from, to) = (civil(span.from), civil(span.to));
    Wanted { first: from.date(), from: from.time(), to: to.time(), weekly: None }
}

pub fn new(room: VenueId, wanted: Wanted) -> NewBooking {
    NewBooking { room, wanted, purpose: purpose(), waits: false }
}

pub async fn ask_for(town: &Town, room: VenueId, span: Span, by: &Coordinator) -> Result<Booked> {
    book(town, form_key::new(), &new(room, wanted(span)), by).await
}

pub async fn act(town: &Town, id: BookingId, act: Act, by: &Coordinator) -> Result<BookingState> {
    let revision = booking(town, id, by).await?.revision;
    let reason = if act.needs_reason() { "大厅要用".into() } else { String::new() };
    settle(town, form_key::new(), &Settle { booking: id, revision, act, reason }, by).await
}

pub fn refused(answer: Result<impl std::fmt::Debug>) -> BookingRefusal {
    match refusal(answer) {
        Refusal::Booking(why) => why,
        other => panic!("another refusal: {other:?}"),
    }
}

/// Nothing that holds a room overlaps another in it, bookings and sessions alike.
pub async fn nobody_is_in_a_room_twice(town: &Town) {
    let wrong = "with held as ( \
        select id, venue_id, starts_at, ends_at from booking where state in ('requested', 'confirmed') \
        union all select x.id, x.venue_id, x.starts_at, x.ends_at from session x \
        join offering o on o.id = x.offering_id \
        where x.cancelled_at is null and o.state <> 'cancelled' and x.venue_id is not null) \
        select count(*) from held a join held b on b.venue_id = a.venue_id and b.id > a.id \
        and b.starts_at < a.ends_at and b.ends_at > a.starts_at";
    assert_eq!(town.number(wrong).await, 0, "a room is given twice");
}

#[tokio::test]
async fn a_room_is_booked_and_its_rules_are_asked() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let piano = piano(&town, &by).await;
        let (key, span) = (form_key::new(), session(8, 9).span);
        let first = book(&town, key, &new(piano, wanted(span)), &by).await.unwrap();
        let again = book(&town, key, &new(piano, wanted(span)), &by).await.unwrap();
        assert_eq!(first, again, "sent twice, done once");
        let (id, state) = first.made[0];
        assert_eq!((first.made.len(), state), (1, BookingState::Confirmed));
        let told = booking(&town, id, &by).await.unwrap();
        assert_eq!((told.span, told.room_name.as_str()), (span, "201 琴房"));
        assert_eq!(told.purpose, purpose());
        let taken = BookingRefusal::Taken { name: "夕阳红合唱团·合唱排练".into(), span };
        assert_eq!(refused(ask_for(&town, piano, span, &by).await), taken);
        let over = Span { from: NOW, to: NOW + std::time::Duration::from_secs(3600) };
        assert_eq!(
            refused(ask_for(&town, piano, over, &by).await),
            BookingRefusal::BeginsInThePast
        );
        let other = coordinator(&town, town.university).await;
        assert!(is_not_found(&ask_for(&town, piano, session(9, 9).span, &other).await));
        assert!(is_not_found(&booking(&town, id, &other).await));
        assert!(is_not_found(&act(&town, id, Act::Cancel, &other).await));
        assert_eq!(act(&town, id, Act::Cancel, &by).await.unwrap(), BookingState::Cancelled);
        assert!(ask_for(&town, piano, span, &by).await.is_ok(), "it is free again");
        assert_eq!(refused(act(&town, id, Act::Reinstate, &by).await), taken);
        nobody_is_in_a_room_twice(&town).await;
    })
    .await;
}

#[tokio::test]
async fn weeks_pass_over_what_is_taken_or_closed_and_say_which() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let piano = piano(&town, &by).await;
        ask_for(&town, piano, session(8, 10).span, &by).await.unwrap();
        let floor = NewClosure::alone(Some(piano), session(15, 8).span, "地面维修");
        close(&town, form_key::new(), &floor, &by).await.unwrap();
        let weekly = Some(Weekly { every: 1, until: date(2026, 12, 29) });
        let wanted = Wanted { weekly, ..wanted(session(1, 9).span) };
        let told = |days: &[Judged]| -> Vec<_> {
            days.iter().map(|day| (civil(day.span.from).day(), day.refused.is_none())).collect()
        };
        let looked = look(&town, piano, &wanted, &by).await.unwrap();
        assert_eq!(told(&looked), [(1, true), (8, false), (15, false), (22, true), (29, true)]);
        let booked = book(&town, form_key::new(), &new(piano, wanted), &by).await.unwrap();
        assert_eq!(booked.made.len(), 3);
        assert_eq!(told(&booked.skipped), [(8, false), (15, false)]);
        assert!(matches!(booked.skipped[0].refused, Some(BookingRefusal::Taken { .. })));
        let closed = BookingRefusal::Closed { reason: "地面维修".into() };
        assert_eq!(booked.skipped[1].refused, Some(closed));
        let none = book(&town, form_key::new(), &new(piano, wanted), &by).await;
        assert_eq!(refused(none), BookingRefusal::NoDayFree);
        // Whoever would rather wait waits for what is taken, not for a mended floor.
        let waits = NewBooking { waits: true, ..new(piano, wanted) };
        let line = book(&town, form_key::new(), &waits, &by).await.unwrap();
        assert_eq!(line.made.len(), 4);
        assert!(line.made.iter().all(|(_, state)| *state == BookingState::Waiting));
        nobody_is_in_a_room_twice(&town).await;
    })
    .await;
}

#[tokio::test]
async fn sessions_and_bookings_see_each_other() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let first = at_desk(&town, class, &by).await.remove(0);
        let its_room = first.standing.meets.venue.unwrap();
        let span = first.session.span;
        let taken = refused(ask_for(&town, its_room, span, &by).await);
        assert!(matches!(taken, BookingRefusal::Taken { name, .. } if name == "楷书一年级（1）班"));
        let piano = piano(&town, &by).await;
        ask_for(&town, piano, session(3, 14).span, &by).await.unwrap();
        let to = Change::Move(Meets { span: session(3, 15).span, venue: Some(piano) });
        let moved = no(make(&town, &first, to, &by).await);
        assert!(
            matches!(moved, SessionRefusal::RoomTaken { name, .. } if name == "夕阳红合唱团·合唱排练")
        );
        let open = Change::Move(Meets { span: session(3, 15).span, venue: None });
        let found = store::session::preview(&town, first.session.id, &open, &by).await.unwrap();
        let free = found.rooms;
        assert!(free.iter().all(|room| room.venue.id != piano), "a booked room is not proposed");
        // What is cancelled leaves its room.
        make(&town, &first, Change::Cancel, &by).await.unwrap();
        ask_for(&town, its_room, span, &by).await.unwrap();
        let first = at_desk(&town, class, &by).await.remove(0);
        let back = no(make(&town, &first, Change::Reinstate, &by).await);
        assert!(matches!(back, SessionRefusal::RoomTaken { .. }));
        nobody_is_in_a_room_twice(&town).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_at_once_for_one_room_and_one_gets_it() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let piano = piano(&town, &by).await;
        let first = at_desk(&town, class, &by).await.remove(0);
        let span = session(3, 14).span;
        let mut tasks = Vec::new();
        for number in 0..20 {
            let (db, by) = (town.db.clone(), by.clone());
            // Neighbours by half an hour: all of them overlap.
            let span = if number % 2 == 0 { span } else { session(3, 13).span };
            tasks.push(tokio::spawn(async move {
                book(&db, form_key::new(), &new(piano, wanted(span)), &by).await.is_ok()
            }));
        }
        let to = Change::Move(Meets { span, venue: Some(piano) });
        let moved = make(&town, &first, to, &by).await.is_ok();
        let mut given = u32::from(moved);
        for task in tasks {
            given += u32::from(task.await.unwrap());
        }
        assert_eq!(given, 1, "one of all who asked at once has the room");
        nobody_is_in_a_room_twice(&town).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_rooms_at_once_are_both_given() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let one = piano(&town, &by).await;
        let other =
            store::room::add(&town, form_key::new(), &facts("202 琴房"), &by).await.unwrap();
        let span = session(3, 14).span;
        let (first, second) =
            tokio::join!(ask_for(&town, one, span, &by), ask_for(&town, other, span, &by));
        assert!(first.is_ok() && second.is_ok());
        let names: Vec<_> = rooms(&town, &by)
            .await
            .unwrap()
            .into_iter()
            .map(|room: Room| room.venue.name)
            .collect();
        assert_eq!(names, ["201 琴房", "202 琴房"]);
        assert_eq!(room(&town, one, &by).await.unwrap().capacity, Some(20));
    })
    .await;
}

#[tokio::test]
async fn a_plan_leaves_a_booked_room_to_whoever_has_it() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let facts = RoomFacts { floor: "3".into(), ..facts("302 书画室") };
        let studio = store::room::add(&town, form_key::new(), &facts, &by).await.unwrap();
        // The second of four Tuesdays.
        let taken = ask_for(&town, studio, session(8, 10).span, &by).await.unwrap().made[0].0;
        let planned = class(&town, "楷书一年级（1）班");
        let import = async || {
            let all = std::slice::from_ref(&planned);
            store::import::take_over(&town, town.university, all, &[]).await
        };
        let why = BookingRefusal::PlanMeetsBooking {
            offering: planned.name.clone(),
            room: "302 书画室".into(),
            name: "夕阳红合唱团·合唱排练".into(),
            span: session(8, 10).span,
        };
        assert_eq!(refused(import().await), why);
        assert_eq!(town.number("select count(*) from session").await, 0, "nothing is half planned");
        act(&town, taken, Act::Cancel, &by).await.unwrap();
        assert_eq!(import().await.unwrap().added, 1);
        nobody_is_in_a_room_twice(&town).await;
    })
    .await;
}
