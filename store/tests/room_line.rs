//! Who waits for a room and who is to be decided on.

use domain::booking::{Act, BookingRefusal, BookingState, Lending, Purpose, RoomRules, Whose};
use store::booking::{Done, NewBooking, Settle, book, booking, in_line, settle, to_decide};
use store::form_key;
use store::room::RoomFacts;

use crate::bookings::{
    act, ask_for, facts, new, nobody_is_in_a_room_twice, piano, purpose, refused, wanted,
};
use crate::support::*;

#[tokio::test]
async fn a_freed_time_belongs_to_who_waited_first() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let (piano, span) = (piano(&town, &by).await, session(8, 9).span);
        let held = ask_for(&town, piano, span, &by).await.unwrap().made[0].0;
        let mut waiting = Vec::new();
        for _ in 0..2 {
            town.clock.set(NOW + std::time::Duration::from_secs(60 * (1 + waiting.len() as u64)));
            let new = NewBooking { waits: true, ..new(piano, wanted(span)) };
            waiting.push(book(&town, form_key::new(), &new, &by).await.unwrap().made[0].0);
        }
        let turns = async || {
            let line = in_line(&town, &by).await.unwrap();
            line.iter().map(|waits| (waits.booking.id, waits.may_have)).collect::<Vec<_>>()
        };
        assert_eq!(turns().await, [(waiting[0], false), (waiting[1], false)]);
        assert!(matches!(
            refused(act(&town, waiting[0], Act::Give, &by).await),
            BookingRefusal::Taken { .. }
        ));
        act(&town, held, Act::Cancel, &by).await.unwrap();
        assert_eq!(turns().await, [(waiting[0], true), (waiting[1], false)]);
        let early = act(&town, waiting[1], Act::Give, &by).await;
        assert_eq!(refused(early), BookingRefusal::AskedFirst);
        let given = act(&town, waiting[0], Act::Give, &by).await.unwrap();
        assert_eq!(given, BookingState::Confirmed);
        assert_eq!(turns().await, [(waiting[1], false)]);
        act(&town, waiting[1], Act::Cancel, &by).await.unwrap();
        assert_eq!(
            act(&town, waiting[1], Act::Reinstate, &by).await.unwrap(),
            BookingState::Waiting
        );
        nobody_is_in_a_room_twice(&town).await;
    })
    .await;
}

#[tokio::test]
async fn a_room_that_wants_a_yes_is_held_until_it_is_said() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let rules = RoomRules { lending: Lending::ByApproval, ..RoomRules::default() };
        let facts = RoomFacts { rules, ..facts("多功能厅") };
        let hall = store::room::add(&town, form_key::new(), &facts, &by).await.unwrap();
        let span = session(8, 9).span;
        let (asked, state) = ask_for(&town, hall, span, &by).await.unwrap().made[0];
        assert_eq!(state, BookingState::Requested);
        assert_eq!(to_decide(&town, &by).await.unwrap().len(), 1);
        assert!(ask_for(&town, hall, span, &by).await.is_err(), "the time is theirs until then");
        let late = Settle { booking: asked, revision: 7, act: Act::Approve, reason: String::new() };
        let late = settle(&town, form_key::new(), &late, &by).await;
        assert_eq!(refused(late), BookingRefusal::ChangedMeanwhile);
        assert_eq!(act(&town, asked, Act::Decline, &by).await.unwrap(), BookingState::Declined);
        assert_eq!(booking(&town, asked, &by).await.unwrap().reason, "大厅要用");
        let staff = Purpose { whose: Whose::Staff, ..purpose() };
        let own = NewBooking { purpose: staff, ..new(hall, wanted(span)) };
        let own = book(&town, form_key::new(), &own, &by).await.unwrap();
        assert_eq!(own.made[0].1, BookingState::Confirmed);
        let acts = store::booking::acts_of(&town, asked, &by).await.unwrap();
        let done = Done::Act(Act::Decline);
        assert_eq!((acts.len(), &acts[0].done, acts[0].by.as_str()), (1, &done, "周敏"));
    })
    .await;
}
