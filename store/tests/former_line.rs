//! How far the waiting lists went the times before.

use domain::offering::Allocation;
use jiff::civil::date;
use store::form_key;
use store::new_offering::{NewFacts, NewOffering, NewSession};
use store::sign_up::{FormerLine, accept, approve, former_lines, keep_waiting, withdraw};

use crate::support::*;

/// So many wait for one place, which is given up once; the first so many let it go by, the next takes it.
async fn run(town: &Town, new: &NewOffering, waiting: usize, let_go_by: usize) {
    let offering = add(town, &NewOffering { capacity: Some(1), ..new.clone() }).await;
    let first = ask(town, offering, person(town).await).await.unwrap();
    let mut line = Vec::new();
    for _ in 0..waiting {
        line.push(ask(town, offering, person(town).await).await.unwrap());
    }
    withdraw(town, form_key::new(), first.id, first.person).await.unwrap();
    for one in &line[..let_go_by] {
        keep_waiting(town, form_key::new(), one.id, one.person).await.unwrap();
    }
    if let Some(one) = line.get(let_go_by) {
        accept(town, form_key::new(), one.id, one.person).await.unwrap();
    }
}

#[tokio::test]
async fn it_is_told_of_the_same_course_once_that_has_begun() {
    on_each_engine(async |town| {
        let usual = class(&town, "楷书一年级（1）班");
        let next =
            NewOffering { sessions: vec![session(30, 9)], ..class(&town, "楷书二年级班") };
        let next = add(&town, &next).await;
        run(&town, &usual, 3, 1).await;
        run(&town, &class(&town, "楷书一年级（2）班"), 2, 0).await;
        run(&town, &erhu(&town), 5, 0).await;
        assert_eq!(former_lines(&town, next).await.unwrap(), [], "it has not begun");
        town.clock.set(session(2, 0).span.from);
        let told = former_lines(&town, next).await.unwrap();
        let (term, began_on) = ("2026年秋季学期".into(), date(2026, 12, 1));
        assert_eq!(told, [FormerLine { term, began_on, waited: 5, had_one: 2, furthest: 2 }]);
    })
    .await;
}

#[tokio::test]
async fn an_activity_has_its_name_and_nothing_is_said_where_nobody_waited() {
    on_each_engine(async |town| {
        let at = |name: &str, day| activity(&town, name, day);
        run(&town, &at("义诊", 1), 1, 1).await;
        run(&town, &at("义诊", 2), 2, 0).await;
        let tea = add(&town, &at("茶会", 3)).await;
        let again = add(&town, &at("义诊", 4)).await;
        town.clock.set(session(3, 20).span.from);
        let told = former_lines(&town, again).await.unwrap();
        let line = |day, waited, had_one, furthest| {
            let (term, began_on) = (String::new(), date(2026, 12, day));
            FormerLine { term, began_on, waited, had_one, furthest }
        };
        assert_eq!(told, [line(2, 2, 1, 1), line(1, 1, 0, 0)]);
        assert_eq!(former_lines(&town, tea).await.unwrap(), []);
    })
    .await;
}

/// A class of the usual course in another term, so many weeks before.
fn in_term(town: &Town, name: &str, weeks: i32) -> NewOffering {
    let mut new = class(town, "楷书一年级（1）班");
    let NewFacts::Class { term, .. } = &mut new.facts else { unreachable!() };
    term.name = name.into();
    let back = |one: &NewSession| NewSession { span: later(one.span, -weeks), ..one.clone() };
    new.sessions = new.sessions.iter().map(back).collect();
    new
}

#[tokio::test]
async fn the_last_three_terms_are_told_and_no_more() {
    on_each_engine(async |town| {
        let names = ["2025年春季学期", "2025年秋季学期", "2026年春季学期", "2026年夏季学期"];
        for (name, weeks) in names.into_iter().zip([100, 70, 50, 30]) {
            let mut new = in_term(&town, name, weeks);
            town.clock.set(new.sessions[0].span.from - std::time::Duration::from_secs(3600));
            new.window.opens_at = town.now() - std::time::Duration::from_secs(60);
            new.window.closes_at = town.now() + std::time::Duration::from_secs(60);
            run(&town, &new, 2, 0).await;
        }
        town.clock.set(NOW);
        let next = add(&town, &class(&town, "楷书一年级（1）班")).await;
        let told = former_lines(&town, next).await.unwrap();
        let terms: Vec<_> = told.iter().map(|line| line.term.as_str()).collect();
        assert_eq!(terms, ["2026年夏季学期", "2026年春季学期", "2025年秋季学期"]);
        assert!(told.iter().all(|line| (line.waited, line.had_one) == (2, 1)));
    })
    .await;
}

#[tokio::test]
async fn who_was_in_review_waited_in_no_line() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let reviewed = NewOffering {
            allocation: Allocation::Approval,
            ..class(&town, "楷书一年级（1）班")
        };
        let reviewed = add(&town, &reviewed).await;
        let mut asked = Vec::new();
        for _ in 0..3 {
            asked.push(ask(&town, reviewed, person(&town).await).await.unwrap());
        }
        approve(&town, form_key::new(), reviewed, &[asked[0].id], &by).await.unwrap();
        let next =
            NewOffering { sessions: vec![session(30, 9)], ..class(&town, "楷书二年级班") };
        let next = add(&town, &next).await;
        town.clock.set(session(2, 0).span.from);
        assert_eq!(former_lines(&town, next).await.unwrap(), []);
    })
    .await;
}
