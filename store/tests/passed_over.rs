//! Who is passed over while a place is free: those before it goes to somebody, and nobody behind.

use checker::{Contents, Invariant};
use domain::id::OfferingId;
use domain::limits::Limits;
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUp, SignUpState};
use sqlx::{AnyPool, AssertSqlSafe, Row};
use store::form_key;
use store::limits::set_limits;
use store::new_offering::NewOffering;
use store::sign_up::{accept, withdraw};

use crate::offers::state;
use crate::support::*;

const OFFER: SignUpState = SignUpState::Live(OFFERED);

/// Who has the only place of a class, and six who wait for it, of whom those with these numbers have a place on another.
struct Line {
    offering: OfferingId,
    has: SignUp,
    waiting: Vec<SignUp>,
    other: Vec<SignUp>,
}

async fn line(town: &Town, with_another: &[usize]) -> Line {
    let offering = places(town, 1).await;
    let another = NewOffering { sessions: vec![session(6, 14)], ..class(town, "行书") };
    let another = add(town, &another).await;
    let has = ask(town, offering, person(town).await).await.unwrap();
    let (mut waiting, mut other) = (Vec::new(), Vec::new());
    for _ in 0..6 {
        waiting.push(ask(town, offering, person(town).await).await.unwrap());
    }
    for number in with_another {
        other.push(ask(town, another, waiting[*number].person).await.unwrap());
    }
    Line { offering, has, waiting, other }
}

/// The other class meets at the time of the first one from now on.
async fn clashes(town: &Town) {
    town.change(
        "update session set starts_at = (select min(f.starts_at) from session f join offering o \
         on o.id = f.offering_id where o.name <> '行书'), ends_at = (select min(f.ends_at) from session f \
         join offering o on o.id = f.offering_id where o.name <> '行书') \
         where offering_id in (select id from offering where name = '行书')",
    )
    .await;
}

async fn gives_up(town: &Town, one: &SignUp) {
    withdraw(town, form_key::new(), one.id, one.person).await.unwrap();
}

/// The marks of those who wait, in order, and how often one was passed over in all.
async fn marks(town: &Town, line: &Line) -> (Vec<i64>, i64) {
    let pool = AnyPool::connect(&town.address).await.unwrap();
    let sql = format!(
        "select passed from sign_up where offering_id = '{}' and id <> '{}' order by joined limit 6",
        line.offering, line.has.id
    );
    let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(&pool).await.unwrap();
    pool.close().await;
    let written = town.number("select count(*) from passed_over").await;
    (rows.iter().map(|row| row.get("passed")).collect(), written)
}

/// Whether the checker, which asks what was in whose way, finds the order wrong.
async fn is_out_of_order(town: &Town) -> bool {
    let contents = Contents::of(&town.address).await.unwrap();
    let found = checker::violations(&contents, &[]);
    found.iter().any(|one| {
        matches!(one.invariant, Invariant::Order | Invariant::FreePlace | Invariant::Places)
    })
}

#[tokio::test]
async fn only_those_before_the_one_who_is_offered_it_are_passed_over() {
    on_each_engine(async |town| {
        let line = line(&town, &[0, 1, 4]).await;
        let [first, second, third, fourth, fifth, sixth] = &line.waiting[..] else {
            unreachable!()
        };
        clashes(&town).await;
        gives_up(&town, &line.has).await;
        assert_eq!(state(&town, third).await, OFFER);
        // The fifth could not accept it either: nobody has asked.
        assert_eq!(marks(&town, &line).await, (vec![2, 2, 0, 0, 0, 0], 2));
        counters_are_right(&town).await;
        gives_up(&town, third).await;
        assert_eq!(state(&town, fourth).await, OFFER);
        assert_eq!(marks(&town, &line).await, (vec![2, 2, 0, 0, 0, 0], 2), "as before");
        assert!(!is_out_of_order(&town).await);
        // The first can accept again: the mark is lifted with the offer, and nobody else's is touched.
        gives_up(&town, &line.other[0]).await;
        gives_up(&town, fourth).await;
        assert_eq!(state(&town, first).await, OFFER);
        assert_eq!(marks(&town, &line).await, (vec![0, 2, 0, 0, 0, 0], 2));
        accept(&town, form_key::new(), first.id, first.person).await.unwrap();
        counters_are_right(&town).await;
        // Now it comes to the fifth.
        gives_up(&town, first).await;
        assert_eq!(state(&town, sixth).await, OFFER);
        assert_eq!(marks(&town, &line).await, (vec![0, 2, 0, 0, 2, 0], 3));
        assert!(matches!(state(&town, second).await, SignUpState::Live(Place::Waiting { .. })));
        assert!(matches!(state(&town, fifth).await, SignUpState::Live(Place::Waiting { .. })));
        counters_are_right(&town).await;
        assert!(!is_out_of_order(&town).await);
    })
    .await;
}

#[tokio::test]
async fn a_place_that_nobody_who_waits_can_accept_is_anybodys_and_all_of_them_are_passed_over() {
    on_each_engine(async |town| {
        let line = line(&town, &[0, 1, 2, 3, 4, 5]).await;
        clashes(&town).await;
        gives_up(&town, &line.has).await;
        assert_eq!(marks(&town, &line).await, (vec![2; 6], 6));
        counters_are_right(&town).await;
        let next = ask(&town, line.offering, person(&town).await).await.unwrap();
        assert_eq!(next.state, SignUpState::Live(Place::Held));
        assert!(!is_out_of_order(&town).await);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn what_one_only_waits_for_is_in_nobodys_way() {
    on_each_engine(async |town| {
        let (full, free) = (places(&town, 1).await, places(&town, 5).await);
        let (chen, lin) = (person(&town).await, person(&town).await);
        let has = ask(&town, full, person(&town).await).await.unwrap();
        let waits = ask(&town, full, chen).await.unwrap();
        let next = ask(&town, full, lin).await.unwrap();
        let meanwhile = ask(&town, free, chen).await.unwrap();
        assert_eq!(meanwhile.state, SignUpState::Live(Place::Held), "at the same time");
        gives_up(&town, &has).await;
        assert_eq!(state(&town, &next).await, OFFER);
        assert!(!is_out_of_order(&town).await);
        gives_up(&town, &meanwhile).await;
        gives_up(&town, &next).await;
        assert_eq!(state(&town, &waits).await, OFFER, "asked again, and an offer is in the way");
        assert!(matches!(refusal(ask(&town, free, chen).await), Refusal::Clash { .. }));
        let broken = checker::violations(&Contents::of(&town.address).await.unwrap(), &[]);
        assert!(broken.iter().all(|one| one.invariant != Invariant::Clash), "{broken:?}");
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_is_passed_over_has_a_reason_that_was_written_down() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let line = line(&town, &[0]).await;
        let limits = Limits { classes: Some(1), ..Limits::default() };
        set_limits(&town, limits, store::Seen::nothing(), &by).await.unwrap();
        gives_up(&town, &line.has).await;
        assert_eq!(state(&town, &line.waiting[1]).await, OFFER);
        let told = "select count(*) from passed_over where why = 'limit' and offering_id is null";
        assert_eq!(town.number(told).await, 1);
        assert!(!is_out_of_order(&town).await);
        town.change("update passed_over set why = 'together'").await;
        assert!(is_out_of_order(&town).await, "they wait alone");
        town.change("delete from passed_over").await;
        assert!(is_out_of_order(&town).await, "a mark alone is no reason");
    })
    .await;
}
