//! Giving a place up, losing it, and who comes next.

use std::time::Duration;

use domain::notice::NoticeKind;
use domain::offering::Places;
use domain::refusal::Refusal;
use domain::sign_up::{EndReason, Place, SignUpState};
use sqlx::{AnyPool, AssertSqlSafe};
use store::form_key;
use store::sign_up::{remove, withdraw};

use crate::support::*;

#[tokio::test]
async fn a_place_given_up_is_offered_to_the_first_who_waits_and_they_are_told() {
    on_each_engine(async |town| {
        let choir = places(&town, 1).await;
        let (chen, lin, wu) = (person(&town).await, person(&town).await, person(&town).await);
        let held = ask(&town, choir, chen).await.unwrap();
        let waiting = ask(&town, choir, lin).await.unwrap();
        let last = ask(&town, choir, wu).await.unwrap();
        let key = form_key::new();
        let ended = withdraw(&town, key, held.id, chen).await.unwrap();
        assert_eq!(ended.state, SignUpState::Ended { at: NOW, reason: EndReason::Withdrawn });
        assert_eq!(withdraw(&town, key, held.id, chen).await.unwrap(), ended);

        let up = store::sign_up::my_sign_up(&town, waiting.id, lin).await.unwrap();
        assert_eq!(up.sign_up.state, SignUpState::Live(OFFERED));
        let next = store::sign_up::my_sign_up(&town, last.id, wu).await.unwrap();
        assert_eq!(next.sign_up.state, SignUpState::Live(Place::Waiting { position: 1 }));
        let told = store::notice::unseen(&town, lin).await.unwrap();
        assert_eq!(told.len(), 1);
        assert_eq!(
            (&told[0].about, told[0].offering),
            (&NoticeKind::PlaceOffered { answer_by: TOMORROW }, Some(choir))
        );
        assert_eq!(told[0].sign_up, Some(waiting.id));
        assert!(store::notice::unseen(&town, wu).await.unwrap().is_empty());

        assert!(is_not_found(&store::notice::mark_seen(&town, wu, told[0].id).await));
        store::notice::mark_seen(&town, lin, told[0].id).await.unwrap();
        assert!(store::notice::unseen(&town, lin).await.unwrap().is_empty());
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn leaving_the_waiting_list_offers_nobody_a_place() {
    on_each_engine(async |town| {
        let choir = places(&town, 1).await;
        let (chen, lin, wu) = (person(&town).await, person(&town).await, person(&town).await);
        ask(&town, choir, chen).await.unwrap();
        let waiting = ask(&town, choir, lin).await.unwrap();
        ask(&town, choir, wu).await.unwrap();
        withdraw(&town, form_key::new(), waiting.id, lin).await.unwrap();
        let places = store::offering::places(&town, choir).await.unwrap().0;
        assert_eq!((places.held, places.waiting), (1, 1));
        let again = ask(&town, choir, lin).await.unwrap();
        assert_eq!(again.state, SignUpState::Live(Place::Waiting { position: 2 }));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn somebody_elses_place_cannot_be_given_up() {
    on_each_engine(async |town| {
        let choir = places(&town, 1).await;
        let (chen, lin) = (person(&town).await, person(&town).await);
        let held = ask(&town, choir, chen).await.unwrap();
        assert!(is_not_found(&withdraw(&town, form_key::new(), held.id, lin).await));
        let live = store::sign_up::live_sign_up(&town, choir, chen).await.unwrap();
        assert_eq!(live.unwrap().state, SignUpState::Live(Place::Held));
    })
    .await;
}

#[tokio::test]
async fn one_withdraws_once_and_not_after_the_end() {
    on_each_engine(async |town| {
        let sale = add(&town, &activity(&town, "义卖", 1)).await;
        let (chen, lin) = (person(&town).await, person(&town).await);
        let first = ask(&town, sale, chen).await.unwrap();
        let second = ask(&town, sale, lin).await.unwrap();
        withdraw(&town, form_key::new(), first.id, chen).await.unwrap();
        let again = withdraw(&town, form_key::new(), first.id, chen).await;
        assert_eq!(refusal(again), Refusal::AlreadyWithdrawn);
        town.clock.set(session(1, 14).span.to);
        let late = withdraw(&town, form_key::new(), second.id, lin).await;
        assert_eq!(refusal(late), Refusal::AlreadyOver);
    })
    .await;
}

#[tokio::test]
async fn a_removed_person_is_told_why_and_the_next_is_offered_the_place() {
    on_each_engine(async |town| {
        let choir = places(&town, 1).await;
        let (chen, lin) = (person(&town).await, person(&town).await);
        let held = ask(&town, choir, chen).await.unwrap();
        let waiting = ask(&town, choir, lin).await.unwrap();
        let other = coordinator(&town, town.centre).await;
        let foreign = remove(&town, form_key::new(), held.id, "重复报名", &other).await;
        assert!(is_not_found(&foreign));

        let own = coordinator(&town, town.university).await;
        let removed = remove(&town, form_key::new(), held.id, "重复报名", &own).await.unwrap();
        let reason = EndReason::Removed("重复报名".into());
        assert_eq!(removed.state, SignUpState::Ended { at: NOW, reason });
        let told = store::notice::unseen(&town, chen).await.unwrap();
        assert_eq!(told[0].about, NoticeKind::Removed("重复报名".into()));
        let up = store::sign_up::my_sign_up(&town, waiting.id, lin).await.unwrap();
        assert_eq!(up.sign_up.state, SignUpState::Live(OFFERED));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn ones_own_list_shows_what_is_coming_and_what_ended_lately() {
    on_each_engine(async |town| {
        let chen = person(&town).await;
        let sale = add(&town, &activity(&town, "义卖", 20)).await;
        let class = add(&town, &class(&town, "楷书")).await;
        let party = add(&town, &activity(&town, "联欢", 5)).await;
        for offering in [sale, class, party] {
            ask(&town, offering, chen).await.unwrap();
        }
        let ended = store::sign_up::live_sign_up(&town, party, chen).await.unwrap().unwrap();
        withdraw(&town, form_key::new(), ended.id, chen).await.unwrap();
        let mine = async || {
            let mine = store::sign_up::my_sign_ups(&town, chen).await.unwrap();
            mine.into_iter().map(|one| one.offering.id).collect::<Vec<_>>()
        };
        assert_eq!(mine().await, [class, sale, party]);
        town.clock.advance(Duration::from_secs(60 * 24 * 3600));
        assert_eq!(mine().await, []);
    })
    .await;
}

#[tokio::test]
async fn the_timetable_tells_which_lesson_it_is() {
    on_each_engine(async |town| {
        let (chen, lin) = (person(&town).await, person(&town).await);
        let calligraphy = add(&town, &class(&town, "楷书")).await;
        let party = activity(&town, "联欢", 9);
        let party = store::new_offering::NewOffering { capacity: Some(1), ..party };
        let party = add(&town, &party).await;
        ask(&town, party, lin).await.unwrap();
        ask(&town, party, chen).await.unwrap();
        ask(&town, calligraphy, chen).await.unwrap();
        town.clock.set(session(2, 0).span.from);
        let lines = store::sign_up::my_timetable(&town, chen).await.unwrap();
        let told: Vec<_> = lines.iter().map(|line| (line.offering, line.number, line.of)).collect();
        let expected =
            [(calligraphy, 2, 4), (party, 1, 1), (calligraphy, 3, 4), (calligraphy, 4, 4)];
        assert_eq!(told, expected);
        assert_eq!(lines[1].place, Place::Waiting { position: 1 });
        assert_eq!(lines[0].venue.as_ref().unwrap().name, "302 书画室");
        assert_eq!(lines[0].institution, "南昌市老年大学");

        town.clock.set(session(8, 12).span.from);
        let next = store::sign_up::next_appointment(&town, chen).await.unwrap().unwrap();
        assert_eq!((next.offering, next.number), (calligraphy, 3), "one waits for the party only");
        assert_eq!(
            store::sign_up::next_appointment(&town, lin).await.unwrap().unwrap().offering,
            party
        );
    })
    .await;
}

/// The rule stands once in the domain and once in SQL, where offerings are put in order by it.
#[tokio::test]
async fn what_is_free_in_a_list_is_free_for_whoever_asks() {
    on_each_engine(async |town| {
        let pool = AnyPool::connect(&town.address).await.unwrap();
        for capacity in [None, Some(0), Some(2), Some(3)] {
            for (held, waiting, passed) in
                [(0, 0, 0), (2, 0, 0), (2, 1, 0), (2, 1, 1), (2, 3, 2), (3, 2, 2), (4, 0, 0)]
            {
                let told = capacity.map_or_else(|| "null".to_owned(), |most: u32| most.to_string());
                let sql = format!(
                    "select case when {} then 1 else 0 end from (select {held} as held, cast({told} as bigint) as capacity, \
                     {waiting} as waiting, {passed} as passed) o",
                    include_str!("../src/offering/is_free.sql"),
                );
                let free: i32 =
                    sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&pool).await.unwrap();
                let places = Places { capacity, held, waiting, passed };
                // Where nobody counts nobody waits.
                if capacity.is_some() || waiting == 0 {
                    assert_eq!(free == 1, places.free() > 0, "{places:?}");
                }
            }
        }
        pool.close().await;
    })
    .await;
}
