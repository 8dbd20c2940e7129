//! 借场地 for a club of one's own: what is lent, and what one may do with what one has asked for.

use domain::booking::{BookingRefusal, BookingState, Lending, Purpose, RoomRules, Wanted, Weekly};
use domain::id::VenueId;
use domain::limits::Limits;
use domain::person::Coordinator;
use store::booking::{
    NewBooking, ask, give_up, in_line, lenders, lent_room, lent_rooms, look_at_lent, my_booking,
    my_bookings,
};
use store::form_key;
use store::limits::set_limits;
use store::room::RoomFacts;

use crate::bookings::{
    ask_for, facts, new, nobody_is_in_a_room_twice, piano, purpose, refused, wanted,
};
use crate::support::*;

async fn lent(town: &Town, name: &str, lending: Lending, by: &Coordinator) -> VenueId {
    let rules = RoomRules { lending, ..RoomRules::default() };
    let facts = RoomFacts { rules, ..facts(name) };
    store::room::add(town, form_key::new(), &facts, by).await.unwrap()
}

#[tokio::test]
async fn a_club_has_what_is_lent_and_nobody_reads_who_is_there() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        assert!(lenders(&town).await.unwrap().is_empty());
        let own = piano(&town, &by).await;
        let hall = lent(&town, "多功能厅", Lending::AtOnce, &by).await;
        let told = lenders(&town).await.unwrap();
        assert_eq!((told.len(), told[0].institution.id, told[0].rooms), (1, town.centre, 1));
        let span = session(8, 9).span;
        let (rooms, around) = lent_rooms(&town, town.centre, span).await.unwrap();
        assert_eq!((rooms.len(), around.taken.len()), (1, 0));
        assert!(is_not_found(&lent_room(&town, own).await));
        let (chen, lin) = (person(&town).await, person(&town).await);
        assert!(is_not_found(&ask(&town, form_key::new(), &new(own, wanted(span)), chen).await));
        let key = form_key::new();
        let asked = ask(&town, key, &new(hall, wanted(span)), chen).await.unwrap();
        assert_eq!(ask(&town, key, &new(hall, wanted(span)), chen).await.unwrap(), asked);
        let (id, state) = asked.made[0];
        assert_eq!(state, BookingState::Confirmed);
        let day = look_at_lent(&town, hall, &wanted(span)).await.unwrap().remove(0);
        assert_eq!(day.refused, Some(BookingRefusal::Taken { name: String::new(), span }));
        assert_eq!(my_bookings(&town, chen).await.unwrap().len(), 1);
        assert!(my_bookings(&town, lin).await.unwrap().is_empty());
        assert!(is_not_found(&my_booking(&town, id, lin).await));
        assert!(is_not_found(&give_up(&town, form_key::new(), id, 0, lin).await));
        let waits = NewBooking { waits: true, ..new(hall, wanted(span)) };
        let waiting = ask(&town, form_key::new(), &waits, lin).await.unwrap().made[0].0;
        give_up(&town, form_key::new(), id, 0, chen).await.unwrap();
        assert_eq!(my_booking(&town, id, chen).await.unwrap().state, BookingState::Cancelled);
        let again = give_up(&town, form_key::new(), id, 0, chen).await;
        assert_eq!(refused(again), BookingRefusal::ChangedMeanwhile);
        let line = in_line(&town, &by).await.unwrap();
        assert_eq!((line[0].booking.id, line[0].may_have), (waiting, true));
        nobody_is_in_a_room_twice(&town).await;
    })
    .await;
}

#[tokio::test]
async fn what_a_desk_has_written_down_is_nobodys_own() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let hall = lent(&town, "多功能厅", Lending::ByApproval, &by).await;
        let written = ask_for(&town, hall, session(8, 9).span, &by).await.unwrap().made[0].0;
        assert!(is_not_found(&my_booking(&town, written, by.person).await));
        assert!(is_not_found(&give_up(&town, form_key::new(), written, 0, by.person).await));
        let chen = person(&town).await;
        let new = new(hall, wanted(session(8, 14).span));
        let asked = ask(&town, form_key::new(), &new, chen).await.unwrap();
        assert_eq!(asked.made[0].1, BookingState::Requested);
        // A coordinator's last word, and the room is theirs again.
        let seen = store::room::room(&town, hall, &by).await.unwrap();
        store::room::change(&town, hall, seen.revision, &facts("多功能厅"), &by).await.unwrap();
        let late = ask(&town, form_key::new(), &new, chen).await;
        assert!(is_not_found(&late), "it is not lent any more");
    })
    .await;
}

#[tokio::test]
async fn a_club_has_as_many_at_once_as_its_house_allows() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let hall = lent(&town, "多功能厅", Lending::AtOnce, &by).await;
        let most = Limits { bookings: Some(2), ..Limits::default() };
        set_limits(&town, most, store::Seen::nothing(), &by).await.unwrap();
        let (chen, lin) = (person(&town).await, person(&town).await);
        let wants = async |day, whom| {
            let new = new(hall, wanted(session(day, 9).span));
            ask(&town, form_key::new(), &new, whom).await
        };
        let first = wants(8, chen).await.unwrap().made[0].0;
        wants(9, chen).await.unwrap();
        let too_many = BookingRefusal::TooMany { most: 2, has: 2 };
        assert_eq!(refused(wants(10, chen).await), too_many);
        // Another member of the same club asks for the same club.
        assert_eq!(refused(wants(10, lin).await), too_many);
        let weekly = Some(Weekly { every: 1, until: jiff::civil::date(2026, 12, 29) });
        let three = Wanted { weekly, ..wanted(session(11, 9).span) };
        let other = Purpose { group: "书友社".into(), ..purpose() };
        let three = NewBooking { purpose: other, ..new(hall, three) };
        let refusal = refused(ask(&town, form_key::new(), &three, lin).await);
        assert_eq!(refusal, BookingRefusal::TooMany { most: 2, has: 0 });
        // The desk has decided what it writes down; what is given up is free for another.
        ask_for(&town, hall, session(10, 14).span, &by).await.unwrap();
        give_up(&town, form_key::new(), first, 0, chen).await.unwrap();
        assert_eq!(refused(wants(10, chen).await), too_many, "the club has the desk’s, too");
        set_limits(&town, Limits::default(), store::Seen::nothing(), &by).await.unwrap();
        wants(10, chen).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_rooms_asked_for_at_once_are_counted_one_after_the_other() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let hall = lent(&town, "多功能厅", Lending::AtOnce, &by).await;
        let studio = lent(&town, "舞蹈室", Lending::AtOnce, &by).await;
        let most = Limits { bookings: Some(1), ..Limits::default() };
        set_limits(&town, most, store::Seen::nothing(), &by).await.unwrap();
        let chen = person(&town).await;
        let (hall, studio) =
            (new(hall, wanted(session(8, 9).span)), new(studio, wanted(session(8, 9).span)));
        let (one, other) = tokio::join!(
            ask(&town, form_key::new(), &hall, chen),
            ask(&town, form_key::new(), &studio, chen)
        );
        assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    })
    .await;
}
