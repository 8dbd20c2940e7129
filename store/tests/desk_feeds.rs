//! 日历订阅 of the desk: one address at a time for each, and what each tells: sessions where they are now, bookings by their club.

use domain::booking::{Lending, Purpose, RoomRules, Wanted, Whose};
use domain::feed::FeedOf;
use domain::session::Change;
use jiff::civil::{date, time};
use store::booking::{NewBooking, book};
use store::feed::{FeedState, end, entries, feed_of, feeds, renew, teachers};
use store::form_key;
use store::new_offering::NewFacts;
use store::room::RoomFacts;

use crate::session::{at_desk, make};
use crate::support::*;

#[tokio::test]
async fn an_address_is_made_anew_and_ended_by_its_own_desk() {
    on_each_engine(async |town| {
        let (by, other) =
            (coordinator(&town, town.university).await, coordinator(&town, town.centre).await);
        let offering = places(&town, 3).await;
        let of = FeedOf::Offering(offering);
        assert!(is_not_found(&renew(&town, form_key::new(), &of, &other).await));
        let first = renew(&town, form_key::new(), &of, &by).await.unwrap();
        let token = feeds(&town, &by).await.unwrap()[0].token.clone();
        assert_eq!(feed_of(&town, &token).await.unwrap().unwrap().id, first);
        let second = renew(&town, form_key::new(), &of, &by).await.unwrap();
        assert!(feed_of(&town, &token).await.unwrap().is_none(), "the one before has ended");
        assert_eq!(feeds(&town, &by).await.unwrap().len(), 1);
        assert!(feeds(&town, &other).await.unwrap().is_empty());
        assert!(is_not_found(&end(&town, form_key::new(), second, &other).await));
        end(&town, form_key::new(), second, &by).await.unwrap();
        assert!(feeds(&town, &by).await.unwrap().is_empty());
        let unknown =
            renew(&town, form_key::new(), &FeedOf::Teacher("没有这个人".into()), &by).await;
        assert!(is_not_found(&unknown));
        for name in teachers(&town, &by).await.unwrap() {
            renew(&town, form_key::new(), &FeedOf::Teacher(name), &by).await.unwrap();
        }
        assert_eq!(feeds(&town, &by).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_feed_tells_how_sessions_stand_now() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let offering = places(&town, 3).await;
        let teacher = teachers(&town, &by).await.unwrap().remove(0);
        let of_class =
            renew(&town, form_key::new(), &FeedOf::Offering(offering), &by).await.unwrap();
        let of_teacher =
            renew(&town, form_key::new(), &FeedOf::Teacher(teacher), &by).await.unwrap();
        let all = feeds(&town, &by).await.unwrap();
        let read = async |id| {
            let feed = all.iter().find(|feed| feed.id == id).unwrap();
            entries(&town, feed).await.unwrap()
        };
        assert_eq!(read(of_class).await.len(), 4);
        let first = at_desk(&town, offering, &by).await.remove(0);
        make(&town, &first, Change::Cancel, &by).await.unwrap();
        let told = read(of_class).await;
        assert_eq!((told[0].state, told[0].revision), (FeedState::Cancelled, 1));
        assert_eq!(told[1].state, FeedState::Stands);
        assert_eq!(read(of_teacher).await.len(), 4, "the same sessions");
        let second = at_desk(&town, offering, &by).await.remove(1);
        let substitute = Change::Teach("单桂英".into());
        make(&town, &second, substitute, &by).await.unwrap();
        assert_eq!(read(of_teacher).await.len(), 3, "somebody else teaches one");
    })
    .await;
}

#[tokio::test]
async fn a_room_tells_its_sessions_and_its_bookings_by_the_club() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let facts = RoomFacts {
            name: "201 琴房".into(),
            floor: "2".into(),
            directions: String::new(),
            capacity: Some(20),
            equipment: String::new(),
            bring: String::new(),
            step_free: None,
            rules: RoomRules { lending: Lending::AtOnce, ..RoomRules::default() },
        };
        let room = store::room::add(&town, form_key::new(), &facts, &by).await.unwrap();
        let (from, to) = (time(9, 0, 0, 0), time(11, 0, 0, 0));
        let wanted = Wanted { first: date(2026, 12, 1), from, to, weekly: None };
        let purpose = Purpose {
            what: "排练".into(),
            whose: Whose::Club,
            group: "夕阳红合唱团".into(),
            contact: "陈淑芬".into(),
            telephone: "19900000001".into(),
        };
        let new = NewBooking { room, wanted, purpose, waits: false };
        book(&town, form_key::new(), &new, &by).await.unwrap();
        renew(&town, form_key::new(), &FeedOf::Room(room), &by).await.unwrap();
        let feed = feeds(&town, &by).await.unwrap().remove(0);
        assert_eq!(feed.name, "201 琴房");
        let told = entries(&town, &feed).await.unwrap();
        assert_eq!((told.len(), told[0].name.as_str(), told[0].kind), (1, "夕阳红合唱团", None));
        assert!(!format!("{told:?}").contains("陈淑芬"));
    })
    .await;
}

#[tokio::test]
async fn a_class_of_two_teachers_is_in_the_feed_of_each() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let mut both = class(&town, "楷书合教班");
        if let NewFacts::Class { teacher, .. } = &mut both.facts {
            *teacher = "魏桂、单桂".into();
        }
        add(&town, &both).await;
        let mut other = erhu(&town);
        if let NewFacts::Class { teacher, .. } = &mut other.facts {
            *teacher = "单桂英".into();
        }
        add(&town, &other).await;
        assert_eq!(teachers(&town, &by).await.unwrap(), ["单桂", "单桂英", "魏桂"]);
        for (name, sessions) in [("魏桂", 4), ("单桂", 4), ("单桂英", 1)] {
            let of = FeedOf::Teacher(name.into());
            let id = renew(&town, form_key::new(), &of, &by).await.unwrap();
            let feeds = feeds(&town, &by).await.unwrap();
            let feed = feeds.iter().find(|feed| feed.id == id).unwrap();
            assert_eq!(entries(&town, feed).await.unwrap().len(), sessions, "{name}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_address_of_a_board_shows_its_own_institution_alone() {
    on_each_engine(async |town| {
        let (by, other) =
            (coordinator(&town, town.university).await, coordinator(&town, town.centre).await);
        places(&town, 3).await;
        town.clock.set(session(1, 9).span.from);
        for by in [&by, &other] {
            renew(&town, form_key::new(), &FeedOf::Board, by).await.unwrap();
        }
        let of = async |by| feeds(&town, by).await.unwrap().remove(0);
        let (own, theirs) = (of(&by).await, of(&other).await);
        assert_ne!(own.token, theirs.token);
        let opened = feed_of(&town, &own.token).await.unwrap().unwrap();
        assert_eq!((opened.of.clone(), opened.name.as_str()), (FeedOf::Board, ""));
        assert!(entries(&town, &opened).await.unwrap().is_empty(), "it is no calendar");
        let board = store::today::board_on_wall(&town, &opened).await.unwrap();
        assert_eq!(board, store::today::board(&town, &by).await.unwrap());
        assert_eq!(board.meetings.len(), 1);
        let theirs = store::today::board_on_wall(&town, &theirs).await.unwrap();
        assert!(theirs.meetings.is_empty());
        renew(&town, form_key::new(), &FeedOf::Board, &by).await.unwrap();
        assert!(feed_of(&town, &own.token).await.unwrap().is_none(), "the one before has ended");
    })
    .await;
}
