//! Who waits for a room wants another time or room: it is theirs where it is free, otherwise they wait, and nobody is passed.

use domain::booking::{Act, BookingRefusal, BookingState, Lending, Reach, RoomRules, Standing};
use domain::calendar::Span;
use domain::id::{BookingId, VenueId};
use domain::notice::NoticeKind;
use domain::person::Coordinator;
use store::booking::{
    Move, Moved, NewBooking, ask, book, booking, has_later, in_line, move_booking, move_own,
    my_booking, own_places, places,
};
use store::log::{LogFilter, entries, put_back};
use store::outbox::take;
use store::room::RoomFacts;
use store::{Result, form_key};
use tokio::task::JoinSet;

use crate::booking_moves::to;
use crate::bookings::{
    act, ask_for, facts, new, nobody_is_in_a_room_twice, piano, refused, wanted,
};
use crate::support::*;

/// Whoever waits for this time of a room, each a minute after the one before.
async fn wait_for(town: &Town, room: VenueId, spans: &[Span], by: &Coordinator) -> Vec<BookingId> {
    let mut waiting = Vec::new();
    for (minute, span) in (1_u64..).zip(spans) {
        town.clock.set(NOW + std::time::Duration::from_secs(60 * minute));
        let asked = NewBooking { waits: true, ..new(room, wanted(*span)) };
        let made = book(town, form_key::new(), &asked, by).await.unwrap().made[0];
        assert_eq!(made.1, BookingState::Waiting);
        waiting.push(made.0);
    }
    waiting
}

async fn wants(
    town: &Town,
    id: BookingId,
    (room, span, waits): (VenueId, Span, bool),
    by: &Coordinator,
) -> Result<Moved> {
    let revision = booking(town, id, by).await?.revision;
    let (reach, reason) = (Reach::One, "社团来电话".to_owned());
    let asked = Move { booking: id, revision, room, to: to(span), reach, reason, waits };
    move_booking(town, form_key::new(), &asked, by).await
}

async fn line(town: &Town, by: &Coordinator) -> Vec<BookingId> {
    in_line(town, by).await.unwrap().iter().map(|waits| waits.booking.id).collect()
}

#[tokio::test]
async fn a_free_room_is_theirs_and_a_change_is_put_back_into_the_line() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let other = coordinator(&town, town.university).await;
        let small = piano(&town, &by).await;
        let hall = store::room::add(&town, form_key::new(), &facts("多功能厅"), &by).await.unwrap();
        let span = session(8, 9).span;
        ask_for(&town, small, span, &by).await.unwrap();
        let waiting = wait_for(&town, small, &[span, span], &by).await;
        let first = booking(&town, waiting[0], &by).await.unwrap();
        assert!(!has_later(&town, &first).await.unwrap());
        let found = places(&town, waiting[0], &to(span), Reach::One, &by).await.unwrap();
        assert_eq!(found[0].goes, Err(BookingRefusal::NothingMoves));
        assert!(found[1].goes.as_ref().unwrap()[0].to.is_free());
        assert!(is_not_found(&wants(&town, waiting[0], (hall, span, false), &other).await));
        take(&town).await.unwrap();
        let moved = wants(&town, waiting[0], (hall, span, false), &by).await.unwrap();
        assert_eq!(moved, Moved { moved: 1, stay: Vec::new() });
        let stands = booking(&town, waiting[0], &by).await.unwrap();
        assert_eq!((stands.room, stands.state), (hall, BookingState::Confirmed));
        assert_eq!(line(&town, &by).await, [waiting[1]]);
        let messages = take(&town).await.unwrap();
        let [message] = &messages[..] else { panic!("one message: {messages:?}") };
        let NoticeKind::BookingSettled(news) = &message.about else { panic!("it is theirs") };
        assert_eq!((news.act, news.room.as_str(), news.span), (Act::Give, "多功能厅", span));
        nobody_is_in_a_room_twice(&town).await;

        let entry = entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries[0].id;
        put_back(&town, form_key::new(), entry, "点错了", &by).await.unwrap();
        let stands = booking(&town, waiting[0], &by).await.unwrap();
        assert_eq!((stands.room, stands.state), (small, BookingState::Waiting));
        assert_eq!(line(&town, &by).await, waiting, "where they stood");
        let messages = take(&town).await.unwrap();
        assert!(
            matches!(&messages[..], [one] if matches!(&one.about, NoticeKind::BookingMoved(news) if news.waits))
        );
    })
    .await;
}

#[tokio::test]
async fn less_of_the_same_keeps_the_place_and_anything_else_is_last() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let small = piano(&town, &by).await;
        let whole = session(8, 9).span;
        let half = Span { to: whole.to - std::time::Duration::from_secs(1800), ..whole };
        let held = ask_for(&town, small, whole, &by).await.unwrap().made[0].0;
        let waiting = wait_for(&town, small, &[whole, whole, whole], &by).await;
        town.clock.set(NOW + std::time::Duration::from_secs(3600));
        // What was not said to be waited for is not waited for.
        let taken = refused(wants(&town, waiting[0], (small, half, false), &by).await);
        assert!(matches!(taken, BookingRefusal::Taken { .. }));
        wants(&town, waiting[0], (small, half, true), &by).await.unwrap();
        assert_eq!(line(&town, &by).await, waiting, "shorter, and still the first");
        let later = session(8, 10).span;
        let found = places(&town, waiting[1], &to(later), Reach::One, &by).await.unwrap();
        let goes = &found[0].goes.as_ref().unwrap()[0];
        assert_eq!(goes.waits, Some(Standing { ahead: 1, keeps: false }));
        wants(&town, waiting[1], (small, later, true), &by).await.unwrap();
        assert_eq!(line(&town, &by).await, [waiting[0], waiting[2], waiting[1]]);
        let messages = take(&town).await.unwrap();
        let waits =
            |about: &NoticeKind| matches!(about, NoticeKind::BookingMoved(news) if news.waits);
        assert_eq!(messages.iter().filter(|message| waits(&message.about)).count(), 2);

        // It comes free: nobody goes past who asked first.
        act(&town, held, Act::Cancel, &by).await.unwrap();
        let first = refused(wants(&town, waiting[2], (small, half, false), &by).await);
        assert_eq!(first, BookingRefusal::AskedFirst);
        let entry = entries(&town, &LogFilter::default(), 1, &by).await.unwrap();
        let moved = entry.entries.iter().find(|entry| entry.act == domain::log::Act::MoveBooking);
        put_back(&town, form_key::new(), moved.unwrap().id, "点错了", &by).await.unwrap();
        assert_eq!(line(&town, &by).await, waiting, "where they stood before");
        nobody_is_in_a_room_twice(&town).await;
    })
    .await;
}

#[tokio::test]
async fn a_club_changes_its_own_wish_and_a_hall_is_decided_on() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let lent = async |name: &str, lending| {
            let rules = RoomRules { lending, ..RoomRules::default() };
            let facts = RoomFacts { rules, ..facts(name) };
            store::room::add(&town, form_key::new(), &facts, &by).await.unwrap()
        };
        let small = lent("201 琴房", Lending::AtOnce).await;
        let hall = lent("多功能厅", Lending::ByApproval).await;
        let (chen, lin) = (person(&town).await, person(&town).await);
        let span = session(8, 9).span;
        ask_for(&town, small, span, &by).await.unwrap();
        let asked = NewBooking { waits: true, ..new(small, wanted(span)) };
        let id = ask(&town, form_key::new(), &asked, chen).await.unwrap().made[0].0;
        let found = own_places(&town, id, &to(span), Reach::One, chen).await.unwrap();
        assert!(found[1].goes.as_ref().unwrap()[0].to.is_free());
        let asked = Move {
            booking: id,
            revision: 0,
            room: hall,
            to: to(span),
            reach: Reach::One,
            reason: String::new(),
            waits: false,
        };
        assert!(is_not_found(&move_own(&town, form_key::new(), &asked, lin).await));
        let key = form_key::new();
        let moved = move_own(&town, key, &asked, chen).await.unwrap();
        assert_eq!(move_own(&town, key, &asked, chen).await.unwrap(), moved, "sent twice");
        let stands = my_booking(&town, id, chen).await.unwrap();
        assert_eq!((stands.room, stands.state), (hall, BookingState::Requested));
        assert!(take(&town).await.unwrap().is_empty(), "who moves it knows");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_who_wait_and_want_the_same_free_hour_at_once_have_it_once() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let small = piano(&town, &by).await;
        let hall = store::room::add(&town, form_key::new(), &facts("多功能厅"), &by).await.unwrap();
        let span = session(8, 9).span;
        ask_for(&town, small, span, &by).await.unwrap();
        let waiting = wait_for(&town, small, &[span; 20], &by).await;
        let mut asking = JoinSet::new();
        for booking in waiting {
            let (db, by) = (town.db.clone(), by.clone());
            let (reach, reason) = (Reach::One, "社团来电话".to_owned());
            let (revision, to) = (0, to(span));
            let asked = Move { booking, revision, room: hall, to, reach, reason, waits: false };
            asking.spawn(
                async move { move_booking(&db, form_key::new(), &asked, &by).await.is_ok() },
            );
        }
        let given = asking.join_all().await.into_iter().filter(|is_given| *is_given).count();
        assert_eq!(given, 1, "one of all who asked at once has the room");
        nobody_is_in_a_room_twice(&town).await;
    })
    .await;
}
