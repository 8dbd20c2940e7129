//! How far the waiting list went the last time.

use store::form_key;
use store::new_offering::NewOffering;
use store::sign_up::{FormerLine, accept, former_line, keep_waiting, withdraw};

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
        assert_eq!(former_line(&town, next).await.unwrap(), None, "it has not begun");
        town.clock.set(session(2, 0).span.from);
        let told = former_line(&town, next).await.unwrap();
        assert_eq!(told, Some(FormerLine { waited: 5, had_one: 2, furthest: 2 }));
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
        let told = former_line(&town, again).await.unwrap();
        assert_eq!(told, Some(FormerLine { waited: 2, had_one: 1, furthest: 1 }), "the last alone");
        assert_eq!(former_line(&town, tea).await.unwrap(), None);
    })
    .await;
}
