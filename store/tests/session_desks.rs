//! What keeps a session as it is, who could teach it, and two desks at once.

use domain::calendar::Span;
use domain::refusal::Refusal;
use domain::session::{Change, Invited, SessionNews, SessionRefusal};
use jiff::civil::{date, time};
use store::closure::NewClosure;
use store::form_key;
use store::new_offering::{NewFacts, NewOffering, NewSession};
use store::session::{changes_of, note_asked, preview, sessions_at_desk, substitutes};

use crate::session::{at_desk, kept_is_right, make, meets, news, no, taught};
use crate::support::*;

/// A class of this name at nine on this day, by this teacher and without a room.
fn taught_by(town: &Town, name: &str, teacher: &str, day: i8) -> NewOffering {
    let usual = class(town, name);
    let NewFacts::Class { term, .. } = usual.facts.clone() else { unreachable!() };
    let facts = NewFacts::Class {
        department: "书画系".into(),
        course: "楷书".into(),
        teacher: teacher.into(),
        term,
        returning_places: 0,
    };
    let sessions = vec![NewSession { venue: None, ..session(day, 9) }];
    NewOffering { facts, sessions, ..usual }
}

#[tokio::test]
async fn the_last_session_a_closed_day_and_another_desk() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let other = coordinator(&town, town.university).await;
        let tea = add(&town, &activity(&town, "茶话会", 8)).await;
        let only = at_desk(&town, tea, &by).await.remove(0);
        assert_eq!(no(make(&town, &only, Change::Cancel, &by).await), SessionRefusal::LastOne);
        assert!(is_not_found(&sessions_at_desk(&town, tea, &other).await));
        assert!(is_not_found(&make(&town, &only, Change::MoveBack, &other).await));
        assert!(is_not_found(&preview(&town, only.session.id, &Change::Cancel, &other).await));
        assert!(is_not_found(&changes_of(&town, only.session.id, &other).await));
        let afternoon = Span::on(date(2026, 12, 9), time(13, 0, 0, 0), time(17, 0, 0, 0));
        let closed = NewClosure { span: afternoon, venue: None, reason: "地面维修".into() };
        store::closure::add(&town, Some(town.centre), &[closed]).await.unwrap();
        let to = Change::Move(meets(9, 14, None));
        assert_eq!(
            no(make(&town, &only, to, &by).await),
            SessionRefusal::Closed { reason: "地面维修".into() }
        );
        store::offering::cancel(&town, form_key::new(), tea, "茶室维修", &by).await.unwrap();
        let to = Change::Move(meets(10, 14, None));
        assert_eq!(refusal(make(&town, &only, to, &by).await), Refusal::Cancelled);
    })
    .await;
}

#[tokio::test]
async fn substitutes_are_ranked_and_one_teaches() {
    on_each_engine(async |town| {
        let (id, by) = taught(&town).await;
        let teaches = |name: &str, teacher: &str, course: &str, day: i8| {
            let usual = class(&town, name);
            let NewFacts::Class { term, .. } = usual.facts.clone() else { unreachable!() };
            let facts = NewFacts::Class {
                department: "书画系".into(),
                course: course.into(),
                teacher: teacher.into(),
                term,
                returning_places: 0,
            };
            NewOffering {
                facts,
                sessions: vec![NewSession { venue: None, ..session(day, 9) }],
                ..usual
            }
        };
        for new in [
            teaches("楷书一年级（2）班", "单桂英", "楷书", 2),
            teaches("行书班", "艾芳", "行书", 2),
            teaches("隶书班", "张伟", "隶书", 1),
            erhu(&town),
        ] {
            add(&town, &new).await;
        }
        let first = at_desk(&town, id, &by).await.remove(0);
        let names = async || {
            let found = substitutes(&town, first.session.id, &by).await.unwrap();
            found.into_iter().map(|one| one.teacher).collect::<Vec<_>>()
        };
        // 张伟 teaches at that time, 曾志强 something else, 魏桂 it is.
        assert_eq!(names().await, ["单桂英", "艾芳"]);
        let chen = person(&town).await;
        ask(&town, id, chen).await.unwrap();
        let taken = make(&town, &first, Change::Teach("张伟".into()), &by).await;
        assert!(matches!(no(taken), SessionRefusal::TeacherElsewhere { .. }));
        make(&town, &first, Change::Teach("曾志强".into()), &by).await.unwrap();
        let (at, reason) = (first.session.span.from, "老师生病".to_owned());
        let told = SessionNews::Taught { at, teacher: "曾志强".into(), reason, onward: None };
        assert_eq!(news(&town, chen).await, [told]);
        let second = at_desk(&town, id, &by).await.remove(1);
        let found = substitutes(&town, second.session.id, &by).await.unwrap();
        let told: Vec<_> = found.iter().map(|one| (one.teacher.as_str(), one.times)).collect();
        assert_eq!(told.last(), Some(&("曾志强", 1)));
        let now = at_desk(&town, id, &by).await.remove(0);
        assert_eq!(now.session.changed.substitute, "曾志强");
        assert!(!names().await.contains(&"魏桂".to_owned()), "it is their own class");
        make(&town, &now, Change::Teach(String::new()), &by).await.unwrap();
        assert_eq!(at_desk(&town, id, &by).await[0].session.changed.substitute, "");
    })
    .await;
}

#[tokio::test]
async fn who_was_asked_and_what_they_said_decides_whom_to_ask_next() {
    on_each_engine(async |town| {
        let (id, by) = taught(&town).await;
        let other = coordinator(&town, town.centre).await;
        for (name, teacher, day) in [("楷书（2）班", "单桂英", 2), ("楷书（3）班", "艾芳", 3)]
        {
            add(&town, &taught_by(&town, name, teacher, day)).await;
        }
        let account = store::account::NewAccount {
            name: domain::person::PersonName::parse("艾芳").unwrap(),
            sign_in_name: "aifang".into(),
            role: domain::role::Role::Teacher,
            teaches: "艾芳".into(),
            telephone: "19900000077".into(),
        };
        store::account::open(&town, form_key::new(), account, "hash", &by).await.unwrap();
        let all = at_desk(&town, id, &by).await;
        let (first, second) = (all[0].session.id, all[1].session.id);
        let found = async |id| substitutes(&town, id, &by).await.unwrap();
        let names =
            async |id| found(id).await.into_iter().map(|one| one.teacher).collect::<Vec<_>>();
        assert_eq!(names(first).await, ["单桂英", "艾芳"]);
        let asked =
            async |who, said, by| note_asked(&town, form_key::new(), first, who, said, by).await;
        assert!(is_not_found(&asked("艾芳", Invited::No, &other).await));
        asked("单桂英", Invited::Asked, &by).await.unwrap();
        let one = found(first).await.remove(0);
        assert_eq!((one.invited, one.asked), (Some(Invited::Asked), 0));
        asked("单桂英", Invited::No, &by).await.unwrap();
        asked("方美", Invited::Yes, &by).await.unwrap();
        // This time: who comes, who was not asked, who does not come; each once.
        assert_eq!(names(first).await, ["方美", "艾芳", "单桂英"]);
        let told = found(first).await;
        assert_eq!((told[1].telephone.as_str(), told[2].telephone.as_str()), ("19900000077", ""));
        // Another time: the same course first, and of those whoever has not said no lately.
        let told = found(second).await;
        let past: Vec<_> = told
            .iter()
            .map(|one| (one.teacher.as_str(), one.asked, one.said_yes, one.said_no_lately))
            .collect();
        let expected = [("艾芳", 0, 0, false), ("单桂英", 1, 0, true), ("方美", 1, 1, false)];
        assert_eq!(past, expected);
        assert!(told.iter().all(|one| one.invited.is_none()));
        // The board tells that somebody is looked for, until one is found.
        town.clock.set(all[0].session.span.from);
        let sought = async || {
            let board = store::today::board(&town, &by).await.unwrap();
            let of = |one: &&domain::today::MeetingToday| one.session.id == first;
            board.meetings.iter().find(of).map(|one| (one.sought, one.is_without_teacher()))
        };
        assert_eq!(sought().await, Some((true, true)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_desks_that_move_into_one_room_at_once_do_not_both_get_it() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let one = add(&town, &class(&town, "楷书一年级（1）班")).await;
        let other = add(
            &town,
            &NewOffering { sessions: vec![session(3, 14), session(4, 14)], ..erhu(&town) },
        )
        .await;
        let (one, other) =
            (at_desk(&town, one, &by).await.remove(0), at_desk(&town, other, &by).await.remove(0));
        let to = Change::Move(meets(5, 9, one.standing.meets.venue));
        let (first, second) =
            tokio::join!(make(&town, &one, to.clone(), &by), make(&town, &other, to.clone(), &by));
        assert_eq!(u32::from(first.is_ok()) + u32::from(second.is_ok()), 1);
        kept_is_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn the_door_tells_what_is_off_and_what_meets_elsewhere_to_its_own_desk_alone() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let other = coordinator(&town, town.centre).await;
        let on = |day: i8| Span::on(date(2026, 12, day), time(0, 0, 0, 0), time(23, 59, 0, 0));
        let changes =
            async |day, by| store::session::door::changes_during(&town, on(day), by).await.unwrap();
        assert_eq!(changes(1, &by).await, [], "all is as planned");
        let [first, second, ..] = &at_desk(&town, class, &by).await[..] else { panic!("four") };
        let as_planned = store::session::door::change_of(&town, first.session.id, &by).await;
        assert!(is_not_found(&as_planned));
        make(&town, first, Change::Cancel, &by).await.unwrap();
        make(&town, second, Change::Move(meets(9, 14, None)), &by).await.unwrap();
        assert_eq!(changes(1, &by).await[0].session.changed.cancelled.as_deref(), Some("老师生病"));
        // On the day where it is missed, and on the day where it is found.
        for day in [8, 9] {
            let moved = changes(day, &by).await;
            assert_eq!(moved.len(), 1, "on the {day}th");
            assert_eq!(moved[0].planned_room, "302 书画室");
            assert_eq!(moved[0].move_reason, "老师生病");
        }
        assert_eq!(changes(10, &by).await, []);
        assert_eq!(changes(8, &other).await, []);
        let one = store::session::door::change_of(&town, second.session.id, &by).await.unwrap();
        assert_eq!(one.session.span, session(9, 14).span);
        let theirs = store::session::door::change_of(&town, second.session.id, &other).await;
        assert!(is_not_found(&theirs));
    })
    .await;
}

#[tokio::test]
async fn who_teaches_together_is_asked_about_each_by_themselves() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let both = add(&town, &taught_by(&town, "楷书合教班", "魏桂、单桂英", 1)).await;
        add(&town, &taught_by(&town, "隶书班", "单桂英", 2)).await;
        add(&town, &taught_by(&town, "行书班", "艾芳、单桂英", 3)).await;
        // 单桂英 teaches it, and stands in for nobody there; 艾芳 is free.
        let first = at_desk(&town, both, &by).await.remove(0);
        let found = substitutes(&town, first.session.id, &by).await.unwrap();
        let names: Vec<_> = found.into_iter().map(|one| one.teacher).collect();
        assert_eq!(names, ["艾芳"]);
        // Where she teaches together with another she is nowhere else.
        let other = add(&town, &taught_by(&town, "草书班", "张伟", 1)).await;
        let other = at_desk(&town, other, &by).await.remove(0);
        let refused = no(make(&town, &other, Change::Teach("单桂英".into()), &by).await);
        assert!(
            matches!(&refused, SessionRefusal::TeacherElsewhere { name, teacher, .. }
                if name == "楷书合教班" && teacher == "单桂英"),
            "{refused:?}"
        );
    })
    .await;
}
