//! A plan is held against what stands: no room is given twice, nobody teaches in two places, and nothing is held where it is closed.

use std::sync::Arc;

use domain::booking::{Hours, RoomRules};
use domain::calendar::Span;
use domain::id::ImportId;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::timetable::{TimetableRefusal, Why};
use jiff::civil::{Weekday, date, time};
use store::Result;
use store::closure::NewClosure;
use store::form_key;
use store::import::{Outcome, clashes, confirm, prepare};
use store::new_offering::{NewFacts, NewOffering, NewSession, NewVenue};
use store::room::RoomFacts;

use crate::bookings::{facts, nobody_is_in_a_room_twice};
use crate::support::*;

/// A list of one row that is handed in and confirmed.
async fn confirmed(town: &Town, row: &NewOffering, by: &Coordinator) -> Result<Outcome> {
    let id = prepare(town, by, "计划.xlsx", "class", "{}").await.unwrap();
    taken(town, id, row, by).await
}

async fn taken(town: &Town, id: ImportId, row: &NewOffering, by: &Coordinator) -> Result<Outcome> {
    let rows = std::slice::from_ref(row);
    confirm(town, form_key::new(), id, by, rows, &[], Arc::default()).await
}

/// A class as a row of a plan tells it.
fn row(town: &Town, name: &str, teacher: &str, room: &str) -> NewOffering {
    let mut row = class(town, name);
    row.import_key = Some(format!("class|{name}"));
    row.import_fingerprint = Some(name.into());
    if let NewFacts::Class { teacher: told, .. } = &mut row.facts {
        *told = teacher.into();
    }
    for session in &mut row.sessions {
        session.venue = Some(NewVenue { name: room.into(), ..NewVenue::default() });
    }
    row
}

async fn told(town: &Town, row: &NewOffering) -> Vec<Why> {
    clashes(town, row.institution, &[row]).await.unwrap().remove(0)
}

#[track_caller]
fn is_kept_out(answer: Result<Outcome>) {
    let clash = TimetableRefusal::RowsClash { rows: 1 };
    assert_eq!(refusal(answer), Refusal::Timetable(clash));
}

#[tokio::test]
async fn a_second_list_puts_no_class_into_a_room_and_no_teacher_into_two() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let first = row(&town, "楷书班", "魏桂、单桂英", "301书法教室");
        assert_eq!(told(&town, &first).await, []);
        assert_eq!(confirmed(&town, &first, &by).await.unwrap().added, 1);
        let in_room = row(&town, "合唱班", "方美", "301书法教室");
        let whys = told(&town, &in_room).await;
        assert!(matches!(whys.as_slice(), [Why::Room { room, .. }] if room == "301书法教室"));
        is_kept_out(confirmed(&town, &in_room, &by).await);
        let taught = row(&town, "隶书班", "单桂英", "302教室");
        let whys = told(&town, &taught).await;
        assert!(matches!(whys.as_slice(), [Why::Teacher { teacher, .. }] if teacher == "单桂英"));
        is_kept_out(confirmed(&town, &taught, &by).await);
        assert_eq!(
            town.number("select count(*) from offering").await,
            1,
            "nothing of them is kept"
        );
        assert_eq!(town.number("select count(*) from venue where name = '302教室'").await, 0);
        // Elsewhere, and where no room is settled yet, there is room.
        for (name, room) in [("行书班", "303教室"), ("草书班", "待定"), ("篆书班", "待定")]
        {
            confirmed(&town, &row(&town, name, "待定", room), &by).await.unwrap();
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_lists_confirmed_at_once_one_has_the_room() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let mut tasks = Vec::new();
        for number in 0..6 {
            let (db, by) = (town.db.clone(), by.clone());
            let row = row(&town, &format!("楷书{number}班"), "待定", "301书法教室");
            let id = prepare(&town, &by, "计划.xlsx", "class", "{}").await.unwrap();
            tasks.push(tokio::spawn(async move {
                let rows = std::slice::from_ref(&row);
                confirm(&db, form_key::new(), id, &by, rows, &[], Arc::default()).await.is_ok()
            }));
        }
        let mut taken = 0;
        for task in tasks {
            taken += u32::from(task.await.unwrap());
        }
        assert_eq!(taken, 1);
        nobody_is_in_a_room_twice(&town).await;
    })
    .await;
}

#[tokio::test]
async fn nothing_is_held_where_it_is_closed_or_not_open() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let mornings = vec![(time(8, 30, 0, 0), time(12, 0, 0, 0))];
        let hours = Hours::default().with(Weekday::Tuesday, mornings);
        let rules = RoomRules { hours, ..RoomRules::default() };
        let facts = RoomFacts { rules, ..facts("102 多功能厅") };
        store::room::add(&town, form_key::new(), &facts, &by).await.unwrap();
        let at = |name: &str, day, from, room: &str| {
            let span = Span::on(date(2026, 12, day), time(from, 0, 0, 0), time(from + 1, 0, 0, 0));
            let venue = Some(NewVenue { name: room.into(), ..NewVenue::default() });
            NewOffering {
                sessions: vec![NewSession { span, venue }],
                import_key: Some(format!("activity|{name}")),
                import_fingerprint: Some("1".into()),
                ..activity(&town, name, day)
            }
        };
        let day = Span::on(date(2026, 12, 7), time(0, 0, 0, 0), time(23, 59, 0, 0));
        let holiday = Span::on(date(2026, 12, 9), time(0, 0, 0, 0), time(23, 59, 0, 0));
        let closed = |span, reason: &str| [NewClosure { span, venue: None, reason: reason.into() }];
        let house = closed(day, "周一闭馆");
        store::closure::add(&town, Some(town.centre), &house).await.unwrap();
        store::closure::add(&town, None, &closed(holiday, "元旦")).await.unwrap();
        let monday = at("棋牌", 7, 9, "103 棋牌室");
        assert!(matches!(told(&town, &monday).await.as_slice(), [Why::Closed { .. }]));
        is_kept_out(confirmed(&town, &monday, &by).await);
        let late = at("讲座", 8, 14, "102 多功能厅");
        assert!(matches!(told(&town, &late).await.as_slice(), [Why::NotOpen { open, .. }] if open.len() == 1));
        is_kept_out(confirmed(&town, &late, &by).await);
        for sound in [
            at("讲座", 8, 9, "102 多功能厅"),
            at("新年茶话会", 9, 9, "103 棋牌室"),
        ] {
            confirmed(&town, &sound, &by).await.unwrap();
        }
        // Volunteers do several things in one hall, though not while it is closed.
        let by = coordinator(&town, town.team).await;
        store::closure::add(&town, Some(town.team), &house).await.unwrap();
        let helps = |name: &str, day| NewOffering {
            import_key: Some(format!("shift|{name}|{day}")),
            import_fingerprint: Some("1".into()),
            ..shift(&town, name, day)
        };
        confirmed(&town, &helps("导诊", 8), &by).await.unwrap();
        confirmed(&town, &helps("送药", 8), &by).await.unwrap();
        is_kept_out(confirmed(&town, &helps("导诊", 7), &by).await);
    })
    .await;
}
