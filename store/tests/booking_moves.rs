//! A booking goes to another time or room, alone or with the later ones; its club is told, and it can be put back.

use domain::booking::{
    Act, BookingRefusal, BookingState, Lending, NewTime, Reach, RoomRules, Wanted, Weekly,
};
use domain::calendar::{Span, civil};
use domain::id::{BookingId, VenueId};
use domain::log::Act as LogAct;
use domain::notice::NoticeKind;
use domain::person::Coordinator;
use jiff::civil::date;
use store::booking::{
    Done, Move, Moved, NewBooking, acts_of, ask, book, booking, bookings_of_series, has_later,
    move_booking, move_own, my_booking, own_places, places,
};
use store::log::{LogFilter, entries, put_back};
use store::outbox::take;
use store::room::{NewClosure, RoomFacts, close};
use store::{Result, form_key};

use crate::bookings::{
    act, ask_for, facts, new, nobody_is_in_a_room_twice, piano, refused, wanted,
};
use crate::support::*;

pub fn to(span: Span) -> NewTime {
    let (from, to) = (civil(span.from), civil(span.to));
    NewTime { on: from.date(), from: from.time(), to: to.time() }
}

async fn goes(
    town: &Town,
    id: BookingId,
    (room, span, reach): (VenueId, Span, Reach),
    by: &Coordinator,
) -> Result<Moved> {
    let revision = booking(town, id, by).await?.revision;
    let reason = "大厅要用".to_owned();
    let asked = Move { booking: id, revision, room, to: to(span), reach, reason, waits: false };
    move_booking(town, form_key::new(), &asked, by).await
}

#[tokio::test]
async fn one_goes_to_a_free_room_and_its_club_is_told() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let other = coordinator(&town, town.university).await;
        let small = piano(&town, &by).await;
        let hall = store::room::add(&town, form_key::new(), &facts("多功能厅"), &by).await.unwrap();
        let (was, free) = (session(8, 9).span, session(8, 14).span);
        let id = ask_for(&town, small, was, &by).await.unwrap().made[0].0;
        ask_for(&town, hall, was, &by).await.unwrap();
        let taken = refused(goes(&town, id, (hall, was, Reach::One), &by).await);
        assert!(matches!(taken, BookingRefusal::Taken { .. }));
        let same = refused(goes(&town, id, (small, was, Reach::One), &by).await);
        assert_eq!(same, BookingRefusal::NothingMoves);
        let found = places(&town, id, &to(was), Reach::One, &by).await.unwrap();
        assert_eq!(found[0].room.venue.id, small, "its own room first");
        assert_eq!(found[0].goes, Err(BookingRefusal::NothingMoves));
        assert!(!found[1].goes.as_ref().unwrap()[0].to.is_free());
        assert!(is_not_found(&places(&town, id, &to(was), Reach::One, &other).await));
        assert!(is_not_found(&goes(&town, id, (hall, free, Reach::One), &other).await));

        let asked = Move {
            booking: id,
            revision: 0,
            room: hall,
            to: to(free),
            reach: Reach::One,
            reason: "钢琴要修".into(),
            waits: false,
        };
        let key = form_key::new();
        let moved = move_booking(&town, key, &asked, &by).await.unwrap();
        assert_eq!(moved, Moved { moved: 1, stay: Vec::new() });
        assert_eq!(move_booking(&town, key, &asked, &by).await.unwrap(), moved);
        let late = move_booking(&town, form_key::new(), &asked, &by).await;
        assert_eq!(refused(late), BookingRefusal::ChangedMeanwhile);
        let stands = booking(&town, id, &by).await.unwrap();
        assert_eq!((stands.room, stands.span, stands.revision), (hall, free, 1));
        assert_eq!(stands.state, BookingState::Confirmed);
        let done = acts_of(&town, id, &by).await.unwrap();
        assert_eq!((done.len(), done[0].reason.as_str()), (1, "钢琴要修"));
        assert!(
            matches!(&done[0].done, Done::Moved { was_room, to, .. } if was_room == "201 琴房" && *to == free)
        );
        let messages = take(&town).await.unwrap();
        let [message] = &messages[..] else { panic!("one message: {messages:?}") };
        let NoticeKind::BookingMoved(news) = &message.about else { panic!("of a move") };
        assert_eq!(news.room, "多功能厅");
        assert_eq!((news.was, news.to, news.more), (was, free, 0));
        assert!(ask_for(&town, small, was, &by).await.is_ok(), "its old room is free");
        act(&town, id, Act::Cancel, &by).await.unwrap();
        let gone = goes(&town, id, (small, free, Reach::One), &by).await;
        assert_eq!(refused(gone), BookingRefusal::NotAsItStands);
        nobody_is_in_a_room_twice(&town).await;
    })
    .await;
}

#[tokio::test]
async fn the_later_ones_go_along_and_what_is_closed_stays() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let piano = piano(&town, &by).await;
        let weekly = Some(Weekly { every: 1, until: date(2026, 12, 29) });
        let four = Wanted { weekly, ..wanted(session(8, 9).span) };
        let made = book(&town, form_key::new(), &new(piano, four), &by).await.unwrap().made;
        assert_eq!(made.len(), 4);
        let closed = NewClosure::alone(Some(piano), session(23, 8).span, "维修");
        close(&town, form_key::new(), &closed, &by).await.unwrap();
        let second = booking(&town, made[1].0, &by).await.unwrap();
        assert!(has_later(&town, &second).await.unwrap());
        // From Tuesday the 15th to Wednesday: the first of them has taken no part, one meets the closure.
        let moved = goes(&town, second.id, (piano, session(16, 8).span, Reach::Rest), &by).await;
        assert_eq!(moved.unwrap(), Moved { moved: 2, stay: vec![session(22, 9).span] });
        let all = bookings_of_series(&town, second.series, &by).await.unwrap();
        let days: Vec<_> = all.iter().map(|one| civil(one.span.from).day()).collect();
        assert_eq!(days, [8, 16, 22, 30]);
        let log = entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries;
        let moves = log.iter().filter(|entry| entry.act == LogAct::MoveBooking).count();
        assert_eq!(moves, 2, "an entry for each");
        let messages = take(&town).await.unwrap();
        let [message] = &messages[..] else { panic!("one message: {messages:?}") };
        assert!(matches!(&message.about, NoticeKind::BookingMoved(news) if news.more == 1));
        let last = booking(&town, made[3].0, &by).await.unwrap();
        assert!(!has_later(&town, &last).await.unwrap());
        nobody_is_in_a_room_twice(&town).await;
    })
    .await;
}

#[tokio::test]
async fn a_move_is_put_back_while_the_old_place_is_free() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let piano = piano(&town, &by).await;
        let (was, then) = (session(8, 9).span, session(8, 14).span);
        let id = ask_for(&town, piano, was, &by).await.unwrap().made[0].0;
        let last = async || {
            let log = entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries;
            log[0].id
        };
        goes(&town, id, (piano, then, Reach::One), &by).await.unwrap();
        put_back(&town, form_key::new(), last().await, "点错了", &by).await.unwrap();
        let stands = booking(&town, id, &by).await.unwrap();
        assert_eq!((stands.room, stands.span), (piano, was));
        let messages = take(&town).await.unwrap();
        assert_eq!(messages.len(), 2, "the club is told of both");
        goes(&town, id, (piano, then, Reach::One), &by).await.unwrap();
        let entry = last().await;
        ask_for(&town, piano, was, &by).await.unwrap();
        let taken = refused(put_back(&town, form_key::new(), entry, "点错了", &by).await);
        assert!(matches!(taken, BookingRefusal::Taken { .. }));
        nobody_is_in_a_room_twice(&town).await;
    })
    .await;
}

#[tokio::test]
async fn a_club_moves_its_own_and_is_decided_on_again() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let rules = RoomRules { lending: Lending::ByApproval, ..RoomRules::default() };
        let hall = RoomFacts { rules, ..facts("多功能厅") };
        let hall = store::room::add(&town, form_key::new(), &hall, &by).await.unwrap();
        let own = piano(&town, &by).await;
        let (was, then) = (session(8, 9).span, session(9, 9).span);
        let (chen, lin) = (person(&town).await, person(&town).await);
        let asked = NewBooking { ..new(hall, wanted(was)) };
        let id = ask(&town, form_key::new(), &asked, chen).await.unwrap().made[0].0;
        act(&town, id, Act::Approve, &by).await.unwrap();
        let found = own_places(&town, id, &to(then), Reach::One, chen).await.unwrap();
        assert_eq!(found.len(), 1, "what only the desk gives is not told");
        assert!(is_not_found(&own_places(&town, id, &to(then), Reach::One, lin).await));
        let asked = |room| Move {
            booking: id,
            revision: 1,
            room,
            to: to(then),
            reach: Reach::One,
            reason: String::new(),
            waits: false,
        };
        let forged = move_own(&town, form_key::new(), &asked(own), chen).await;
        assert_eq!(refused(forged), BookingRefusal::DeskAlone);
        assert!(is_not_found(&move_own(&town, form_key::new(), &asked(hall), lin).await));
        take(&town).await.unwrap();
        move_own(&town, form_key::new(), &asked(hall), chen).await.unwrap();
        let stands = my_booking(&town, id, chen).await.unwrap();
        assert_eq!((stands.span, stands.state), (then, BookingState::Requested));
        assert!(take(&town).await.unwrap().is_empty(), "who moves it knows");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_change_rooms_with_each_other_never_wait_for_each_other() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let one = piano(&town, &by).await;
        let other =
            store::room::add(&town, form_key::new(), &facts("202 琴房"), &by).await.unwrap();
        let (morning, noon) = (session(8, 9).span, session(8, 14).span);
        let first = ask_for(&town, one, morning, &by).await.unwrap().made[0].0;
        let second = ask_for(&town, other, noon, &by).await.unwrap().made[0].0;
        let (a, b) = tokio::join!(
            goes(&town, first, (other, morning, Reach::One), &by),
            goes(&town, second, (one, noon, Reach::One), &by)
        );
        assert!(a.is_ok() && b.is_ok(), "{a:?} {b:?}");
        nobody_is_in_a_room_twice(&town).await;
    })
    .await;
}
