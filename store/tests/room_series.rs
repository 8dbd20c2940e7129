//! A series that waits: the days that are taken wait for their room, come free by the usual way, and are given up with the others.

use domain::booking::{
    Act, BookingRefusal, BookingState, Lending, RoomRules, Wanted, Weekly, Whose,
};
use domain::calendar::civil;
use domain::id::VenueId;
use domain::log::Act as LogAct;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use jiff::civil::date;
use store::booking::{
    Booked, EndRest, NewBooking, ask, book, booking, bookings_of_series, call_off_rest, give_up,
    give_up_rest, in_line, my_booking, my_bookings, my_series, rest_of,
};
use store::log::{LogFilter, entries};
use store::room::RoomFacts;
use store::{Result, Seen, form_key};

use crate::bookings::{act, ask_for, facts, new, nobody_is_in_a_room_twice, refused, wanted};
use crate::support::*;

/// Five Tuesdays from the first of December on, waiting for those that are taken.
fn tuesdays(room: VenueId) -> NewBooking {
    let weekly = Some(Weekly { every: 1, until: date(2026, 12, 29) });
    let wanted = Wanted { weekly, ..wanted(session(1, 9).span) };
    NewBooking { waits: true, ..new(room, wanted) }
}

async fn hall(town: &Town, rules: RoomRules, by: &Coordinator) -> VenueId {
    let facts = RoomFacts { rules, ..facts("多功能厅") };
    store::room::add(town, form_key::new(), &facts, by).await.unwrap()
}

fn states(booked: &Booked) -> Vec<BookingState> {
    booked.made.iter().map(|(_, state)| *state).collect()
}

#[tokio::test]
async fn the_days_that_are_taken_wait_and_come_free_by_the_usual_way() {
    use BookingState::{Confirmed, Requested, Waiting};
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let rules = RoomRules {
            lending: Lending::ByApproval,
            days_ahead: Some(30),
            ..RoomRules::default()
        };
        let hall = hall(&town, rules, &by).await;
        let taken = ask_for(&town, hall, session(8, 9).span, &by).await.unwrap().made[0].0;
        let far = store::booking::look(&town, hall, &tuesdays(hall).wanted, &by).await.unwrap();
        let too_far = far
            .iter()
            .filter(|day| matches!(day.refused, Some(BookingRefusal::TooFarAhead { .. })));
        let too_far = too_far.count();
        assert!(too_far > 0, "the room is given for thirty days");
        let chen = person(&town).await;
        let series = ask(&town, form_key::new(), &tuesdays(hall), chen).await.unwrap();
        // What is farther ahead than the room allows is not waited for either.
        assert_eq!((series.made.len(), series.skipped.len()), (5 - too_far, too_far));
        assert_eq!(states(&series)[..3], [Requested, Waiting, Requested]);
        let waits = series.made[1].0;
        let own = my_series(&town, series.series, chen).await.unwrap();
        assert_eq!(own.iter().map(|one| one.state).collect::<Vec<_>>(), states(&series));
        assert!(my_series(&town, series.series, by.person).await.unwrap().is_empty());
        assert_eq!(my_bookings(&town, chen).await.unwrap().len(), series.made.len());
        let line = in_line(&town, &by).await.unwrap();
        assert_eq!((line.len(), line[0].booking.id, line[0].may_have), (1, waits, false));
        act(&town, taken, Act::Cancel, &by).await.unwrap();
        assert!(in_line(&town, &by).await.unwrap()[0].may_have);
        assert_eq!(act(&town, waits, Act::Give, &by).await.unwrap(), Confirmed);
        assert_eq!(my_booking(&town, waits, chen).await.unwrap().state, Confirmed);
        nobody_is_in_a_room_twice(&town).await;
    })
    .await;
}

#[tokio::test]
async fn giving_up_the_series_gives_up_what_waits_and_all_of_it_or_nothing() {
    use BookingState::{Cancelled, Confirmed, Waiting};
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let stranger = coordinator(&town, town.university).await;
        let lent = RoomRules { lending: Lending::AtOnce, ..RoomRules::default() };
        let hall = hall(&town, lent, &by).await;
        for day in [8, 22] {
            ask_for(&town, hall, session(day, 9).span, &by).await.unwrap();
        }
        let (chen, lin) = (person(&town).await, person(&town).await);
        let series = ask(&town, form_key::new(), &tuesdays(hall), chen).await.unwrap();
        assert_eq!(states(&series), [Confirmed, Waiting, Confirmed, Waiting, Confirmed]);
        let second = my_booking(&town, series.made[1].0, chen).await.unwrap();
        let rest = rest_of(&town, &second).await.unwrap();
        assert_eq!((rest.bookings.len(), rest.waiting()), (4, 2), "the first one stays");
        let asked =
            |seen: &Seen| EndRest { booking: second.id, seen: seen.clone(), reason: String::new() };
        let give = async |seen: &Seen, whom| -> Result<u32> {
            give_up_rest(&town, form_key::new(), &asked(seen), whom).await
        };
        assert!(is_not_found(&give(&rest.seen, lin).await));
        // One of them was given up by itself since.
        give_up(&town, form_key::new(), series.made[4].0, 0, chen).await.unwrap();
        assert_eq!(refusal(give(&rest.seen, chen).await), Refusal::ChangedMeanwhile);
        let left = my_series(&town, series.series, chen).await.unwrap();
        assert_eq!(
            left.iter().filter(|one| one.state == Cancelled).count(),
            1,
            "nothing by halves"
        );
        let rest = rest_of(&town, &second).await.unwrap();
        let (key, asked_now) = (form_key::new(), asked(&rest.seen));
        assert_eq!(give_up_rest(&town, key, &asked_now, chen).await.unwrap(), 3);
        assert_eq!(give_up_rest(&town, key, &asked_now, chen).await.unwrap(), 3, "done once");
        let now: Vec<_> = my_series(&town, series.series, chen).await.unwrap();
        let now: Vec<_> = now.iter().map(|one| one.state).collect();
        assert_eq!(now, [Confirmed, Cancelled, Cancelled, Cancelled, Cancelled]);
        assert!(in_line(&town, &by).await.unwrap().is_empty(), "nobody waits for them any more");
        let over = refused(give(&Seen::nothing(), chen).await);
        assert_eq!(over, BookingRefusal::NotAsItStands);

        // The same at the desk: its club is told once, and each is brought back by itself.
        let club = book(&town, form_key::new(), &tuesdays(hall), &by).await.unwrap();
        assert_eq!(states(&club), [Waiting, Waiting, Confirmed, Waiting, Confirmed]);
        let first = booking(&town, club.made[0].0, &by).await.unwrap();
        assert_eq!(first.purpose.whose, Whose::Club);
        let rest = rest_of(&town, &first).await.unwrap();
        let asked = EndRest { booking: first.id, seen: rest.seen, reason: "社团散了".into() };
        let other = call_off_rest(&town, form_key::new(), &asked, &stranger).await;
        assert!(is_not_found(&other));
        let sent = "select count(*) from outbox_message where booking_id is not null";
        let before = town.number(sent).await;
        assert_eq!(call_off_rest(&town, form_key::new(), &asked, &by).await.unwrap(), 5);
        assert_eq!(town.number(sent).await, before + 1, "told once, not once for each day");
        let counted = "select count(*) from outbox_message where note like '%\"more\":4}'";
        assert_eq!(town.number(counted).await, 1, "and how many go with it");
        let first_now = booking(&town, first.id, &by).await.unwrap();
        let series_now = bookings_of_series(&town, club.series, &by).await.unwrap();
        assert_eq!(
            (first_now.reason.as_str(), first_now.called_off_later(&series_now)),
            ("社团散了", 4)
        );
        let log = entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries;
        let settled: Vec<_> = log.iter().filter(|one| one.act == LogAct::SettleBooking).collect();
        assert_eq!(settled.len(), 5);
        assert_eq!(act(&town, first.id, Act::Reinstate, &by).await.unwrap(), Waiting);
        let all = bookings_of_series(&town, club.series, &by).await.unwrap();
        assert_eq!(all.iter().filter(|one| one.state == Cancelled).count(), 4);
        nobody_is_in_a_room_twice(&town).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_series_at_once_and_each_day_has_one_while_the_others_wait() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let hall = hall(&town, RoomRules::default(), &by).await;
        let mut tasks = Vec::new();
        for number in 0..12 {
            let (db, by) = (town.db.clone(), by.clone());
            let mut new = tuesdays(hall);
            if number % 3 == 0 {
                // From the second week on, and half an hour later: they overlap all the same.
                new.wanted = Wanted { first: date(2026, 12, 8), ..new.wanted };
                new.wanted.from = jiff::civil::time(9, 30, 0, 0);
            }
            tasks.push(tokio::spawn(async move {
                book(&db, form_key::new(), &new, &by).await.unwrap()
            }));
        }
        let mut held = Vec::new();
        for task in tasks {
            let booked = task.await.unwrap();
            assert!(booked.skipped.is_empty(), "what is taken is waited for");
            held.extend(booked.made.into_iter().filter(|(_, state)| state.holds_room()));
        }
        assert_eq!(held.len(), 5, "one of all on each of the days");
        nobody_is_in_a_room_twice(&town).await;
        // All of them are given up while whoever waits is given what is free, again and again.
        let mut tasks = Vec::new();
        for (id, _) in held {
            let (db, by) = (town.db.clone(), by.clone());
            tasks.push(tokio::spawn(async move {
                let one = booking(&db, id, &by).await.unwrap();
                let asked = store::booking::Settle {
                    booking: id,
                    revision: one.revision,
                    act: Act::Cancel,
                    reason: "不用了".into(),
                };
                store::booking::settle(&db, form_key::new(), &asked, &by).await.is_ok()
            }));
        }
        for waits in in_line(&town, &by).await.unwrap() {
            let (db, by) = (town.db.clone(), by.clone());
            tasks.push(tokio::spawn(async move {
                let asked = store::booking::Settle {
                    booking: waits.booking.id,
                    revision: waits.booking.revision,
                    act: Act::Give,
                    reason: String::new(),
                };
                store::booking::settle(&db, form_key::new(), &asked, &by).await.is_ok()
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        nobody_is_in_a_room_twice(&town).await;
        for waits in in_line(&town, &by).await.unwrap() {
            if waits.may_have {
                act(&town, waits.booking.id, Act::Give, &by).await.unwrap();
            }
        }
        nobody_is_in_a_room_twice(&town).await;
        let days =
            "select count(distinct starts_at / 86400) from booking where state = 'confirmed'";
        assert_eq!(town.number(days).await, 5, "each day has gone to somebody who waited");
        let first = in_line(&town, &by).await.unwrap().remove(0).booking;
        assert!(civil(first.span.from).date() >= date(2026, 12, 1));
    })
    .await;
}
