//! The board of the day: what meets, and what is to be done, of one institution alone.

use std::time::Duration;

use domain::booking::{Act, Lending, RoomRules};
use domain::call::CallReason;
use domain::decision::Basis;
use domain::offering::Allocation;
use domain::session::{Change, Meets};
use store::booking::NewBooking;
use store::form_key;
use store::new_offering::NewOffering;
use store::room::{NewClosure, RoomFacts};
use store::session::{Asked, change, sessions_at_desk};
use store::sign_up::withdraw;
use store::today::{BoardList, FreePlaces, board, board_with_all_of, people_asked};

use crate::bookings::{ask_for, facts, new, piano, wanted};
use crate::support::*;

#[tokio::test]
async fn the_board_tells_what_meets_today_also_what_is_cancelled_or_moved_away() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let calligraphy = add(&town, &class(&town, "楷书一年级（1）班")).await;
        let chen = person(&town).await;
        ask(&town, calligraphy, chen).await.unwrap();
        let evening = NewOffering { sessions: vec![session(1, 19), session(8, 19)], ..erhu(&town) };
        let evening = add(&town, &evening).await;
        add(&town, &activity(&town, "茶话会", 1)).await;
        town.clock.set(session(1, 9).span.from);
        let told = async || {
            let board = board(&town, &by).await.unwrap();
            let one = |met: domain::today::MeetingToday| (met.name, met.teacher, met.expected);
            board.meetings.into_iter().map(one).collect::<Vec<_>>()
        };
        let (first, second) = (
            ("楷书一年级（1）班".into(), "魏桂".into(), Some(1)),
            ("二胡提高班".into(), "曾志强".into(), Some(0)),
        );
        assert_eq!(told().await, [first, second]);
        let make = async |offering, what: Change| {
            let one = sessions_at_desk(&town, offering, &by).await.unwrap().remove(0);
            let (session, revision) = (one.session.id, one.revision);
            let asked = Asked { session, revision, change: what, reason: "老师生病".into() };
            change(&town, form_key::new(), &asked, &by).await.unwrap();
        };
        make(calligraphy, Change::Cancel).await;
        let to = Meets { span: session(2, 19).span, venue: None };
        make(evening, Change::Move(to)).await;
        let board = board(&town, &by).await.unwrap();
        let changed: Vec<_> = board.meetings.iter().map(|met| &met.session.changed).collect();
        assert_eq!(changed.len(), 2, "what is cancelled or moved away is still told");
        assert!(changed[0].is_cancelled());
        assert_eq!(changed[1].planned, Some(session(1, 19).span));
    })
    .await;
}

#[tokio::test]
async fn the_board_tells_who_is_offered_a_place_and_why_and_whom_to_call() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let full = places(&town, 1).await;
        let spare = add(&town, &NewOffering { capacity: Some(3), ..erhu(&town) }).await;
        let (chen, lin) = (person(&town).await, named_person(&town, "林国富").await);
        let held = ask(&town, full, chen).await.unwrap();
        ask(&town, full, lin).await.unwrap();
        withdraw(&town, form_key::new(), held.id, chen).await.unwrap();
        let left = ask(&town, spare, chen).await.unwrap();
        withdraw(&town, form_key::new(), left.id, chen).await.unwrap();
        let reviewed =
            NewOffering { allocation: Allocation::Approval, ..class(&town, "行书研修班") };
        let reviewed = NewOffering { sessions: vec![session(4, 14)], ..reviewed };
        let reviewed = add(&town, &reviewed).await;
        ask(&town, reviewed, chen).await.unwrap();

        let now = board(&town, &by).await.unwrap();
        let asked = &now.offered.told[0];
        assert_eq!((now.offered.in_all, asked.offering, asked.person), (1, full, lin));
        assert_eq!((asked.basis.clone(), asked.answer_by), (Some(Basis::InOrder), TOMORROW));
        assert_eq!((asked.number, asked.waiting), (1, 0), "nobody waits behind");
        let named = people_asked(&town, &by).await.unwrap();
        assert_eq!(named.len(), 1, "who has a place is not asked");
        assert_eq!(named[&lin].name.as_deref(), Some("林国富"));
        assert!(people_asked(&town, &other).await.unwrap().is_empty());
        let free = FreePlaces { offering: spare, name: "二胡提高班".into(), free: 3 };
        assert_eq!((now.freed.told, now.freed.in_all), (vec![free], 1));
        let waits: Vec<_> =
            now.in_review.told.iter().map(|one| (one.offering, one.people)).collect();
        assert_eq!(waits, [(reviewed, 1)]);
        assert_eq!((now.calls.told.len(), now.calls.in_all), (0, 0));
        let theirs = board(&town, &other).await.unwrap();
        assert!(theirs.offered.in_all + theirs.freed.in_all + theirs.in_review.in_all == 0);

        town.clock.set(TOMORROW + Duration::from_secs(3600));
        let late = board(&town, &by).await.unwrap();
        assert!(late.offered.in_all + late.freed.in_all == 0, "a day later it is no news");
        assert!(people_asked(&town, &by).await.unwrap().is_empty());
        let calls: Vec<_> = late
            .calls
            .told
            .iter()
            .map(|call| (call.about, call.name.as_str(), call.people))
            .collect();
        assert_eq!(calls, [(CallReason::Offer, "楷书一年级（1）班", 1)]);
        assert_eq!(late.calls.in_all, 1);
        assert_eq!(board(&town, &other).await.unwrap().calls.in_all, 0);
    })
    .await;
}

#[tokio::test]
async fn a_list_of_eight_is_told_by_its_first_six_or_as_a_whole() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        for number in 1..=8 {
            let name = format!("行书研修{number}班");
            let sessions = vec![session(3 + number, 14)];
            let new =
                NewOffering { allocation: Allocation::Approval, sessions, ..class(&town, &name) };
            let offering = add(&town, &new).await;
            ask(&town, offering, person(&town).await).await.unwrap();
        }
        let few = board(&town, &by).await.unwrap();
        let whole = async |list| board_with_all_of(&town, list, &by).await.unwrap();
        let other = whole(BoardList::Calls).await;
        assert_eq!(other.in_review.told.len(), 6, "that one alone is read as a whole");
        let whole = whole(BoardList::Reviews).await;
        assert_eq!((few.in_review.told.len(), few.in_review.in_all), (6, 8));
        assert_eq!((whole.in_review.told.len(), whole.in_review.in_all), (8, 8));
        assert_eq!(whole.in_review.told[..6], few.in_review.told);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_asked_is_told_by_their_number_in_line() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let full = places(&town, 2).await;
        let mut people = Vec::new();
        for _ in 0..5 {
            let one = person(&town).await;
            people.push((one, ask(&town, full, one).await.unwrap().id));
        }
        for (one, place) in &people[..2] {
            withdraw(&town, form_key::new(), *place, *one).await.unwrap();
        }
        let offered = board(&town, &by).await.unwrap().offered.told;
        let mut told: Vec<_> =
            offered.iter().map(|one| (one.number, one.person, one.waiting)).collect();
        told.sort_unstable();
        assert_eq!(told, [(1, people[2].0, 1), (2, people[3].0, 1)]);
    })
    .await;
}

#[tokio::test]
async fn registers_of_earlier_days_are_told_by_class_until_they_are_taken() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let calligraphy = add(&town, &class(&town, "楷书一年级（1）班")).await;
        add(&town, &erhu(&town)).await;
        let (chen, lin) = (person(&town).await, person(&town).await);
        for one in [chen, lin] {
            ask(&town, calligraphy, one).await.unwrap();
        }
        let all = sessions_at_desk(&town, calligraphy, &by).await.unwrap();
        let forgotten = async |by| {
            let told = board(&town, by).await.unwrap().forgotten;
            told.into_iter().map(|one| (one.offering, one.sessions, one.first)).collect::<Vec<_>>()
        };
        town.clock.set(all[0].session.span.to);
        assert_eq!(forgotten(&by).await, [], "today is told on its own");
        town.clock.set(all[1].session.span.to + Duration::from_secs(24 * 3600));
        assert_eq!(forgotten(&by).await, [(calligraphy, 2, all[0].session.id)]);
        assert_eq!(forgotten(&other).await, []);
        let marks = store::attendance::Marks {
            session: all[0].session.id,
            means: domain::attendance::Means::Staff,
            marks: vec![(chen, Some(domain::attendance::Mark::Present))],
            codes: Vec::new(),
            everybody_else: None,
        };
        let taken_back = store::attendance::Marks { marks: vec![(chen, None)], ..marks.clone() };
        store::attendance::mark(&town, form_key::new(), marks.clone(), &by).await.unwrap();
        assert_eq!(forgotten(&by).await, [(calligraphy, 1, all[1].session.id)]);
        counters_are_right(&town).await;
        store::attendance::mark(&town, form_key::new(), taken_back, &by).await.unwrap();
        assert_eq!(forgotten(&by).await, [(calligraphy, 2, all[0].session.id)], "no mark is left");
        let other_one = store::attendance::Marks {
            marks: vec![(lin, Some(domain::attendance::Mark::Present))],
            ..marks.clone()
        };
        let both = store::attendance::Marks {
            marks: vec![(chen, Some(domain::attendance::Mark::Absent)), (lin, None)],
            ..marks
        };
        for marks in [other_one, both] {
            store::attendance::mark(&town, form_key::new(), marks, &by).await.unwrap();
            assert_eq!(forgotten(&by).await, [(calligraphy, 1, all[1].session.id)]);
            counters_are_right(&town).await;
        }
        town.clock.set(all[1].session.span.to + Duration::from_secs(16 * 24 * 3600));
        assert!(forgotten(&by).await.iter().all(|one| one.2 != all[1].session.id), "long ago");
    })
    .await;
}

#[tokio::test]
async fn the_board_counts_who_is_expected_and_who_came() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let calligraphy = add(&town, &class(&town, "楷书一年级（1）班")).await;
        let (chen, lin, wu) = (person(&town).await, person(&town).await, person(&town).await);
        for one in [chen, lin, wu] {
            ask(&town, calligraphy, one).await.unwrap();
        }
        let session = sessions_at_desk(&town, calligraphy, &by).await.unwrap().remove(0).session;
        let counts = async || {
            let met = board(&town, &by).await.unwrap().meetings.remove(0);
            (met.expected, met.present, met.marks)
        };
        town.clock.set(session.span.from);
        assert_eq!(counts().await, (Some(3), 0, 0));
        use domain::attendance::Mark::{Absent, Excused, Present};
        let marks = |marks| store::attendance::Marks {
            session: session.id,
            means: domain::attendance::Means::Staff,
            marks,
            codes: Vec::new(),
            everybody_else: None,
        };
        let first = marks(vec![(chen, Some(Present)), (lin, Some(Excused))]);
        store::attendance::mark(&town, form_key::new(), first, &by).await.unwrap();
        assert_eq!(counts().await, (Some(2), 1, 1), "one has asked for leave");
        town.clock.set(session.span.to);
        let second = marks(vec![(lin, None), (wu, Some(Absent))]);
        store::attendance::mark(&town, form_key::new(), second, &by).await.unwrap();
        assert_eq!(counts().await, (Some(3), 1, 2));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn clubs_in_their_rooms_and_what_is_to_be_decided_about_rooms_are_told_to_their_own_desk() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let other = coordinator(&town, town.university).await;
        let small = piano(&town, &by).await;
        let rules = RoomRules { lending: Lending::ByApproval, ..RoomRules::default() };
        let hall = RoomFacts { rules, ..facts("多功能厅") };
        let hall = store::room::add(&town, form_key::new(), &hall, &by).await.unwrap();
        let (today, later) = (session(1, 14).span, session(8, 9).span);
        let held = ask_for(&town, small, later, &by).await.unwrap().made[0].0;
        let line = NewBooking { waits: true, ..new(small, wanted(later)) };
        let line = store::booking::book(&town, form_key::new(), &line, &by).await.unwrap();
        let waiting = line.made[0].0;
        let asked = ask_for(&town, hall, later, &by).await.unwrap().made[0].0;
        let here = ask_for(&town, small, today, &by).await.unwrap().made[0].0;
        let span = session(1, 18).span;
        let closure = NewClosure::alone(Some(small), span, "修空调");
        store::room::close(&town, form_key::new(), &closure, &by).await.unwrap();
        town.clock.set(session(1, 9).span.from);
        let now = board(&town, &by).await.unwrap();
        let shut: Vec<_> = now.shut.iter().map(|one| (one.venue, one.span)).collect();
        assert_eq!(shut, [(Some(small), span)]);
        let ids = |few: &store::today::Few<store::booking::Booking>| {
            few.told.iter().map(|one| one.id).collect::<Vec<_>>()
        };
        assert_eq!(now.bookings.iter().map(|one| one.id).collect::<Vec<_>>(), [here]);
        assert_eq!(now.rooms, ["201 琴房", "多功能厅"]);
        assert_eq!((ids(&now.to_decide), now.to_decide.in_all), (vec![asked], 1));
        assert_eq!(now.their_turn.in_all, 0);
        crate::bookings::act(&town, held, Act::Cancel, &by).await.unwrap();
        let freed = board(&town, &by).await.unwrap();
        assert_eq!(ids(&freed.their_turn), [waiting]);
        let theirs = board(&town, &other).await.unwrap();
        assert!(theirs.bookings.is_empty() && theirs.shut.is_empty());
        assert!(theirs.rooms.iter().all(|name| name != "多功能厅"));
        assert_eq!(theirs.to_decide.in_all + theirs.their_turn.in_all, 0);
    })
    .await;
}

#[tokio::test]
async fn hours_of_a_shift_wait_until_each_is_confirmed() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.team).await;
        let other = coordinator(&town, town.centre).await;
        let shift = add(&town, &shift(&town, "医院导诊", 1)).await;
        let (chen, lin) = (person(&town).await, person(&town).await);
        for one in [chen, lin] {
            ask(&town, shift, one).await.unwrap();
        }
        let session = sessions_at_desk(&town, shift, &by).await.unwrap().remove(0).session;
        town.clock.set(session.span.from);
        let marks = store::attendance::Marks {
            session: session.id,
            means: domain::attendance::Means::Staff,
            marks: Vec::new(),
            codes: Vec::new(),
            everybody_else: Some(domain::attendance::Mark::Present),
        };
        store::attendance::mark(&town, form_key::new(), marks, &by).await.unwrap();
        let waits = async |by| {
            let hours = board(&town, by).await.unwrap().hours;
            hours.told.iter().map(|one| (one.session, one.people)).collect::<Vec<_>>()
        };
        assert_eq!(waits(&by).await, [], "it still goes on");
        town.clock.set(session.span.to + Duration::from_secs(60));
        assert_eq!(waits(&by).await, [(session.id, 2)]);
        assert_eq!(waits(&other).await, []);
        let minutes = domain::service::Minutes::of(90).unwrap();
        for (people, left) in [(vec![chen], vec![(session.id, 1)]), (vec![chen, lin], vec![])] {
            let minutes = people.into_iter().map(|one| (one, minutes)).collect();
            let confirmed = store::service::Confirmed { session: session.id, minutes };
            store::service::confirm(&town, form_key::new(), confirmed, &by).await.unwrap();
            assert_eq!(waits(&by).await, left);
        }
    })
    .await;
}
