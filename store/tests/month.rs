//! A month of an institution: its meetings and its closed days, as the notice on the door tells them.

use domain::calendar::{Month, Span};
use domain::offering::OfferingState;
use jiff::civil::{date, time};
use store::closure::{Closed, NewClosure, closed_in};
use store::form_key;
use store::month::{first_meeting_from, meetings_in};
use store::new_offering::{NewOffering, NewSession, NewVenue};

use crate::support::*;

const DECEMBER: &str = "2026-12";

fn in_month(code: &str) -> Span {
    Month::parse(code).unwrap().span()
}

/// What is told: day, number of the meeting, name.
async fn told(town: &Town, code: &str) -> Vec<(i8, u32, String)> {
    let meetings = meetings_in(town, town.centre, in_month(code)).await.unwrap();
    let day = |span: Span| domain::calendar::day(span.from).day();
    meetings.into_iter().map(|met| (day(met.session.span), met.number, met.offering.name)).collect()
}

#[tokio::test]
async fn what_meets_next_is_found_beyond_an_empty_month() {
    on_each_engine(async |town| {
        add(&town, &activity(&town, "茶话会", 8)).await;
        let first = async |from: &str| {
            let from = in_month(from).from;
            first_meeting_from(&town, town.centre, from).await.unwrap().map(domain::calendar::day)
        };
        assert_eq!(first("2020-02").await, Some(date(2026, 12, 8)));
        assert_eq!(first(DECEMBER).await, Some(date(2026, 12, 8)));
        assert_eq!(first("2027-01").await, None);
    })
    .await;
}

#[tokio::test]
async fn a_month_tells_each_meeting_in_order_of_time() {
    on_each_engine(async |town| {
        let weekly = NewOffering {
            sessions: vec![session(8, 14), session(1, 14), session(15, 14)],
            ..activity(&town, "合唱排练", 1)
        };
        add(&town, &weekly).await;
        add(&town, &activity(&town, "茶话会", 8)).await;
        assert_eq!(
            told(&town, DECEMBER).await,
            [
                (1, 1, "合唱排练".into()),
                // At the same hour, by pinyin: chahuahui before hechang.
                (8, 1, "茶话会".into()),
                (8, 2, "合唱排练".into()),
                (15, 3, "合唱排练".into()),
            ]
        );
        let first = &meetings_in(&town, town.centre, in_month(DECEMBER)).await.unwrap()[0];
        assert_eq!(first.session.venue.as_ref().unwrap().name, "302 书画室");
    })
    .await;
}

#[tokio::test]
async fn a_month_holds_what_begins_in_it_and_nothing_of_others() {
    on_each_engine(async |town| {
        let on = |day, from, to| {
            let (from, to) = (time(from, 0, 0, 0), time(to, 30, 0, 0));
            NewSession { span: Span::on(day, from, to), venue: None }
        };
        let sessions = vec![
            on(date(2026, 11, 30), 22, 23),
            on(date(2026, 12, 1), 0, 1),
            on(date(2026, 12, 31), 22, 23),
            on(date(2027, 1, 1), 0, 1),
        ];
        add(&town, &NewOffering { sessions, ..activity(&town, "守岁", 1) }).await;
        add(&town, &class(&town, "楷书一年级（1）班")).await;
        add(&town, &shift(&town, "医院导诊", 3)).await;
        assert_eq!(told(&town, DECEMBER).await, [(1, 2, "守岁".into()), (31, 3, "守岁".into())]);
        assert_eq!(told(&town, "2027-01").await, [(1, 4, "守岁".into())]);
        assert_eq!(told(&town, "2027-02").await, []);
        let lessons = meetings_in(&town, town.university, in_month(DECEMBER)).await.unwrap();
        assert_eq!(lessons.len(), 4);
    })
    .await;
}

#[tokio::test]
async fn what_was_called_off_is_still_told() {
    on_each_engine(async |town| {
        let tea = add(&town, &activity(&town, "茶话会", 8)).await;
        let desk = coordinator(&town, town.centre).await;
        store::offering::cancel(&town, form_key::new(), tea, "茶室维修", &desk).await.unwrap();
        let met = &meetings_in(&town, town.centre, in_month(DECEMBER)).await.unwrap()[0];
        let state = OfferingState::Cancelled { at: NOW, reason: "茶室维修".into() };
        assert_eq!(met.offering.terms.state, state);
    })
    .await;
}

#[tokio::test]
async fn closed_days_are_the_institutions_own_and_everybodys() {
    on_each_engine(async |town| {
        let whole_day =
            |day: i8| Span::on(date(2026, 12, day), time(0, 0, 0, 0), time(23, 59, 0, 0));
        let closure = |span, venue: Option<&str>, reason: &str| NewClosure {
            span,
            venue: venue.map(|name| NewVenue { name: name.into(), ..NewVenue::default() }),
            reason: reason.into(),
        };
        let afternoon = Span::on(date(2026, 12, 9), time(14, 0, 0, 0), time(17, 0, 0, 0));
        // From November into December: what overlaps the month is told.
        let long = Span { from: in_month("2026-11").from, to: whole_day(2).to };
        let january = in_month("2027-01");
        let own = [
            closure(afternoon, Some("舞蹈室"), "地面维修"),
            closure(long, None, "全馆维修"),
            closure(january, None, "一月"),
        ];
        store::closure::add(&town, Some(town.centre), &own).await.unwrap();
        store::closure::add(&town, None, &[closure(whole_day(25), None, "放假")]).await.unwrap();
        let other = [closure(whole_day(3), None, "别家")];
        store::closure::add(&town, Some(town.university), &other).await.unwrap();
        let closed = |span, venue: Option<&str>, reason: &str| Closed {
            span,
            venue: venue.map(Into::into),
            reason: reason.into(),
        };
        assert_eq!(
            closed_in(&town, town.centre, in_month(DECEMBER)).await.unwrap(),
            [
                closed(long, None, "全馆维修"),
                closed(afternoon, Some("舞蹈室"), "地面维修"),
                closed(whole_day(25), None, "放假"),
            ]
        );
    })
    .await;
}
