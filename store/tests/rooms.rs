//! What a desk says of its rooms: two who change it, when it is closed, and a room that is used no more.

use domain::booking::{Act, BookingRefusal, Hours, Lending, RoomRules};
use domain::calendar::Span;
use domain::feed::FeedOf;
use domain::session::{Change, Meets};
use domain::venue::StepFree;
use jiff::civil::{Weekday, date, time};
use store::booking::lent_rooms;
use store::feed::{feeds, renew};
use store::form_key;
use store::room::{
    NewClosure, RoomFacts, add, bring_back, change, close, close_again, closures_of_room,
    house_closures, in_room, open_again, retire, room, rooms,
};
use store::session::preview;

use crate::bookings::{act, ask_for, facts, piano, refused};
use crate::session::{at_desk, taught};
use crate::support::*;

#[tokio::test]
async fn whoever_changes_a_room_second_sees_that_it_was_changed() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let id = piano(&town, &by).await;
        let seen = room(&town, id, &by).await.unwrap();
        let noon = |hour| time(hour, 30, 0, 0);
        let hours = Hours::default()
            .with(Weekday::Monday, vec![(noon(8), noon(11)), (noon(14), noon(17))])
            .with(Weekday::Sunday, vec![(noon(8), noon(17))]);
        let rules = RoomRules {
            longest_minutes: Some(120),
            days_ahead: Some(30),
            lending: Lending::ByApproval,
            hours,
        };
        let told = RoomFacts {
            rules: rules.clone(),
            step_free: Some(StepFree::Partly),
            equipment: "两台钢琴".into(),
            bring: String::new(),
            ..facts("201 钢琴房")
        };
        change(&town, id, seen.revision, &told, &by).await.unwrap();
        let is = room(&town, id, &by).await.unwrap();
        assert_eq!((is.rules, is.step_free), (rules, Some(StepFree::Partly)));
        assert_eq!((is.venue.name.as_str(), is.equipment.as_str()), ("201 钢琴房", "两台钢琴"));
        let late = change(&town, id, seen.revision, &facts("琴房"), &by).await;
        assert_eq!(refused(late), BookingRefusal::ChangedMeanwhile);
        change(&town, id, is.revision, &facts("琴房"), &by).await.unwrap();
        assert!(!room(&town, id, &by).await.unwrap().rules.hours.are_told());
        let same = add(&town, form_key::new(), &facts("琴房"), &by).await;
        assert_eq!(refused(same), BookingRefusal::NameTaken);
        let next = add(&town, form_key::new(), &facts("202 琴房"), &by).await.unwrap();
        assert_eq!(
            refused(change(&town, next, 1, &facts("琴房"), &by).await),
            BookingRefusal::NameTaken
        );
        let other = coordinator(&town, town.university).await;
        assert!(is_not_found(&room(&town, id, &other).await));
        assert!(is_not_found(&change(&town, id, 1, &facts("琴房"), &other).await));
        assert!(rooms(&town, &other).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_room_is_closed_once_and_opened_again() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let id = piano(&town, &by).await;
        let booked = session(8, 9).span;
        ask_for(&town, id, booked, &by).await.unwrap();
        let floor = |span| NewClosure::alone(Some(id), span, "地面维修");
        let shut = async |span| {
            close(&town, form_key::new(), &floor(span), &by).await.map(|closed| closed.stands)
        };
        assert_eq!(shut(booked).await.unwrap(), 1, "what stands there is told");
        let again = refused(shut(session(8, 10).span).await);
        assert_eq!(
            again,
            BookingRefusal::ClosedAlready { reason: "地面维修".into(), span: booked }
        );
        let of_year = |year| Span::on(date(year, 12, 8), time(9, 0, 0, 0), time(10, 0, 0, 0));
        assert_eq!(refused(shut(of_year(2025)).await), BookingRefusal::ClosureIsOver);
        assert!(matches!(refused(shut(of_year(2062)).await), BookingRefusal::ClosureTooFar { .. }));
        let backwards = Span { from: booked.to, to: booked.from };
        assert_eq!(refused(shut(backwards).await), BookingRefusal::EndsFirst);
        let told = closures_of_room(&town, id, &by).await.unwrap();
        assert_eq!((told.len(), told[0].span, told[0].is_own), (1, booked, true));
        let other = coordinator(&town, town.university).await;
        assert!(is_not_found(&open_again(&town, told[0].id, &other).await));
        assert!(is_not_found(&closures_of_room(&town, id, &other).await));
        for _ in 0..2 {
            assert_eq!(open_again(&town, told[0].id, &by).await.unwrap(), Some(id));
        }
        assert!(closures_of_room(&town, id, &by).await.unwrap().is_empty());
        assert!(in_room(&town, id, booked, &by).await.unwrap().shut.is_empty());
        assert_eq!(shut(booked).await.unwrap(), 1, "it may be closed again");
    })
    .await;
}

#[tokio::test]
async fn a_room_is_used_no_more_only_when_nothing_stands_in_it() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let id = piano(&town, &by).await;
        let span = session(8, 9).span;
        let booked = ask_for(&town, id, span, &by).await.unwrap().made[0].0;
        let revision = room(&town, id, &by).await.unwrap().revision;
        let from = |day| retire(&town, id, revision, date(2026, 12, day), &by);
        assert_eq!(refused(from(8).await), BookingRefusal::StandsAfter { count: 1 });
        from(9).await.unwrap();
        let gone = date(2026, 12, 9);
        assert_eq!(room(&town, id, &by).await.unwrap().retired_from, Some(gone));
        let late = ask_for(&town, id, session(9, 9).span, &by).await;
        assert_eq!(refused(late), BookingRefusal::Retired { from: gone });
        assert_eq!(refused(from(10).await), BookingRefusal::ChangedMeanwhile);
        let stands = in_room(&town, id, span, &by).await.unwrap().taken;
        assert_eq!(stands.len(), 1, "what was booked before stays");
        act(&town, booked, Act::Cancel, &by).await.unwrap();
        let revision = room(&town, id, &by).await.unwrap().revision;
        bring_back(&town, id, revision, &by).await.unwrap();
        assert!(ask_for(&town, id, session(9, 9).span, &by).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_house_is_closed_with_all_its_rooms_opened_again_and_closed_after_all() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let other = coordinator(&town, town.university).await;
        let id = piano(&town, &by).await;
        ask_for(&town, id, session(8, 9).span, &by).await.unwrap();
        let whole = Span::on(date(2026, 12, 8), time(8, 0, 0, 0), time(18, 0, 0, 0));
        let house = |span| NewClosure::alone(None, span, "全馆消毒");
        let shut = async |span| {
            close(&town, form_key::new(), &house(span), &by).await.map(|closed| closed.stands)
        };
        assert_eq!(shut(whole).await.unwrap(), 1, "what stands there is told");
        let closed = BookingRefusal::Closed { reason: "全馆消毒".into() };
        assert_eq!(refused(ask_for(&town, id, session(8, 14).span, &by).await), closed);
        let again = BookingRefusal::ClosedAlready { reason: "全馆消毒".into(), span: whole };
        assert_eq!(refused(shut(session(8, 10).span).await), again);
        let longer = Span { from: whole.from, to: session(9, 9).span.to };
        shut(longer).await.unwrap();
        let told = house_closures(&town, &by).await.unwrap();
        assert_eq!(told.len(), 2);
        assert!(told.iter().all(|one| one.is_own && one.removed_at.is_none()));
        assert_eq!(house_closures(&town, &other).await.unwrap(), []);
        assert!(is_not_found(&open_again(&town, told[0].id, &other).await));
        for one in &told {
            assert_eq!(open_again(&town, one.id, &by).await.unwrap(), None);
        }
        ask_for(&town, id, session(8, 14).span, &by).await.unwrap();
        let gone = house_closures(&town, &by).await.unwrap();
        assert!(gone.len() == 2 && gone.iter().all(|one| one.removed_at.is_some()));
        assert!(is_not_found(&close_again(&town, form_key::new(), gone[0].id, &other).await));
        for _ in 0..2 {
            close_again(&town, form_key::new(), gone[0].id, &by).await.unwrap();
        }
        assert_eq!(refused(ask_for(&town, id, session(8, 16).span, &by).await), closed);
        // The log puts the same back.
        open_again(&town, gone[0].id, &by).await.unwrap();
        let log = store::log::entries(&town, &store::log::LogFilter::default(), 1, &by).await;
        let last = log.unwrap().entries[0].id;
        store::log::put_back(&town, form_key::new(), last, "", &by).await.unwrap();
        assert_eq!(refused(ask_for(&town, id, session(8, 16).span, &by).await), closed);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_books_while_the_house_is_closed_is_told_or_counted() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let id = piano(&town, &by).await;
        add(&town, form_key::new(), &facts("202 琴房"), &by).await.unwrap();
        let house = NewClosure::alone(None, session(8, 8).span, "停电");
        let (shut, booked) = tokio::join!(
            close(&town, form_key::new(), &house, &by),
            ask_for(&town, id, session(8, 8).span, &by)
        );
        let stands = shut.unwrap().stands;
        assert_eq!(booked.is_ok(), stands == 1, "one came first: {stands} {booked:?}");
    })
    .await;
}

#[tokio::test]
async fn rooms_stand_in_one_order_on_both_engines_wherever_they_are_listed() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let lent = RoomRules { lending: Lending::AtOnce, ..RoomRules::default() };
        let names = ["舞蹈室", "教室10", "教室2", "10 琴房", "2 琴房", "大厅", "B 教室", "a 教室"];
        let mut made = Vec::new();
        for name in names {
            let facts = RoomFacts { rules: lent.clone(), ..facts(name) };
            made.push(add(&town, form_key::new(), &facts, &by).await.unwrap());
        }
        let in_order =
            ["2 琴房", "10 琴房", "a 教室", "B 教室", "大厅", "教室2", "教室10", "舞蹈室"];
        let all = rooms(&town, &by).await.unwrap();
        let is_new = |name: &&str| names.contains(name);
        let listed: Vec<_> = all.iter().map(|room| room.venue.name.as_str()).collect();
        assert_eq!(listed.into_iter().filter(is_new).collect::<Vec<_>>(), in_order);
        let span = session(8, 14).span;
        let (for_clubs, _) = lent_rooms(&town, town.university, span).await.unwrap();
        let for_clubs: Vec<_> = for_clubs.iter().map(|room| room.venue.name.as_str()).collect();
        assert_eq!(for_clubs, in_order);
        // The rooms that are free for a session: its own first, the others in the same order.
        let first = at_desk(&town, class, &by).await.remove(0);
        let to = Change::Move(Meets { span, venue: None });
        let free = preview(&town, first.session.id, &to, &by).await.unwrap().rooms;
        assert_eq!(Some(free[0].venue.id), first.standing.meets.venue);
        let free: Vec<_> = free.iter().map(|room| room.venue.name.as_str()).collect();
        assert_eq!(free.into_iter().filter(is_new).collect::<Vec<_>>(), in_order);
        for room in &made {
            renew(&town, form_key::new(), &FeedOf::Room(*room), &by).await.unwrap();
        }
        let feeds = feeds(&town, &by).await.unwrap();
        let feeds: Vec<_> = feeds.iter().map(|feed| feed.name.as_str()).collect();
        assert_eq!(feeds, in_order);
        let retired = room(&town, made[4], &by).await.unwrap();
        retire(&town, made[4], retired.revision, date(2026, 12, 9), &by).await.unwrap();
        let last = rooms(&town, &by).await.unwrap().pop().unwrap();
        assert_eq!(last.venue.name, "2 琴房", "what is used no more stands last");
    })
    .await;
}
