//! The desk: closing, opening, calling off, and the lists.

use std::time::Duration;

use domain::notice::NoticeKind;
use domain::offering::{OfferingState, Window};
use domain::refusal::Refusal;
use domain::sign_up::{EndReason, Place, SignUpState};
use store::form_key;
use store::new_offering::NewOffering;
use store::offering::{cancel, close, offering, open_now, reopen};
use store::sign_up::entries_of;

use crate::support::*;

#[tokio::test]
async fn a_coordinator_closes_and_reopens_their_own_alone() {
    on_each_engine(async |town| {
        let choir = places(&town, 10).await;
        let (own, other) =
            (coordinator(&town, town.university).await, coordinator(&town, town.team).await);
        assert!(is_not_found(&close(&town, form_key::new(), choir, &other).await));
        assert!(is_not_found(&cancel(&town, form_key::new(), choir, "无", &other).await));
        assert!(is_not_found(&entries_of(&town, choir, &other).await));
        close(&town, form_key::new(), choir, &own).await.unwrap();
        let chen = person(&town).await;
        assert_eq!(refusal(ask(&town, choir, chen).await), Refusal::Closed);
        reopen(&town, form_key::new(), choir, &own).await.unwrap();
        assert!(ask(&town, choir, chen).await.is_ok());
    })
    .await;
}

/// After the window of the offerings that builders make.
const AFTER_THE_WINDOW: Duration = Duration::from_secs(25 * 3600);

#[tokio::test]
async fn sign_up_opens_again_after_its_window_and_nobody_is_moved_or_told() {
    on_each_engine(async |town| {
        let choir = places(&town, 1).await;
        let own = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.team).await;
        let (chen, lin, zhang) = (person(&town).await, person(&town).await, person(&town).await);
        ask(&town, choir, chen).await.unwrap();
        ask(&town, choir, lin).await.unwrap();
        let before = entries_of(&town, choir, &own).await.unwrap();
        town.clock.set(NOW + AFTER_THE_WINDOW);
        assert!(matches!(refusal(ask(&town, choir, zhang).await), Refusal::WindowClosed { .. }));
        assert!(is_not_found(
            &open_now(&town, form_key::new(), (choir, store::Seen::nothing()), None, &other).await
        ));

        let begins = class(&town, "").sessions[0].span.from;
        let window = Window { opens_at: class(&town, "").window.opens_at, closes_at: begins };
        let key = form_key::new();
        for _ in 0..2 {
            assert_eq!(
                open_now(&town, key, (choir, store::Seen::nothing()), None, &own).await.unwrap(),
                window
            );
        }
        assert_eq!(offering(&town, choir).await.unwrap().terms.window, window);
        assert_eq!(entries_of(&town, choir, &own).await.unwrap(), before);
        for person in [chen, lin] {
            assert_eq!(store::notice::unseen(&town, person).await.unwrap(), []);
        }
        let third = ask(&town, choir, zhang).await.unwrap();
        assert_eq!(third.state, SignUpState::Live(Place::Waiting { position: 2 }));
        town.clock.set(begins);
        let begun =
            open_now(&town, form_key::new(), (choir, store::Seen::nothing()), None, &own).await;
        assert_eq!(refusal(begun), Refusal::AlreadyBegun);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn sign_up_opens_before_its_window_also_where_it_was_closed_by_hand() {
    on_each_engine(async |town| {
        let own = coordinator(&town, town.university).await;
        let opens_at = NOW + AFTER_THE_WINDOW;
        let window = Window { opens_at, closes_at: opens_at + AFTER_THE_WINDOW };
        let later = add(&town, &NewOffering { window, ..class(&town, "楷书一年级（1）班") }).await;
        close(&town, form_key::new(), later, &own).await.unwrap();
        let chen = person(&town).await;
        assert_eq!(refusal(ask(&town, later, chen).await), Refusal::Closed);
        let past =
            open_now(&town, form_key::new(), (later, store::Seen::nothing()), Some(NOW), &own)
                .await;
        assert_eq!(refusal(past), Refusal::ClosesInThePast);
        assert_eq!(offering(&town, later).await.unwrap().terms.state, OfferingState::Closed);
        let closes_at = NOW + Duration::from_secs(3600);
        let stands = offering(&town, later).await.unwrap().terms;
        let shown = store::offering::opening_seen(&stands).unwrap();
        let opened = open_now(
            &town,
            form_key::new(),
            (later, store::Seen::nothing()),
            Some(closes_at),
            &own,
        )
        .await
        .unwrap();
        assert_eq!(opened, Window { opens_at: NOW, closes_at });
        // Whoever was shown what stood before sets no other end.
        let second = open_now(&town, form_key::new(), (later, shown), None, &own).await;
        assert_eq!(refusal(second), Refusal::ChangedMeanwhile);
        assert_eq!(offering(&town, later).await.unwrap().terms.window.closes_at, closes_at);
        assert!(ask(&town, later, chen).await.is_ok());
        town.clock.set(closes_at);
        let lin = person(&town).await;
        let late = refusal(ask(&town, later, lin).await);
        assert_eq!(late, Refusal::WindowClosed { closed_at: closes_at });
        cancel(&town, form_key::new(), later, "教师生病", &own).await.unwrap();
        let again =
            open_now(&town, form_key::new(), (later, store::Seen::nothing()), None, &own).await;
        assert_eq!(refusal(again), Refusal::Cancelled);
    })
    .await;
}

#[tokio::test]
async fn calling_off_ends_everything_and_tells_everybody() {
    on_each_engine(async |town| {
        let choir = places(&town, 1).await;
        let own = coordinator(&town, town.university).await;
        let (chen, lin) = (person(&town).await, person(&town).await);
        let held = ask(&town, choir, chen).await.unwrap();
        ask(&town, choir, lin).await.unwrap();
        let key = form_key::new();
        assert_eq!(cancel(&town, key, choir, "教师生病", &own).await.unwrap(), 2);
        assert_eq!(cancel(&town, key, choir, "教师生病", &own).await.unwrap(), 2);
        let again = cancel(&town, form_key::new(), choir, "教师生病", &own).await;
        assert_eq!(refusal(again), Refusal::Cancelled);
        assert_eq!(refusal(reopen(&town, form_key::new(), choir, &own).await), Refusal::Cancelled);

        let mine = store::sign_up::my_sign_up(&town, held.id, chen).await.unwrap();
        let reason = EndReason::Cancelled("教师生病".into());
        assert_eq!(mine.sign_up.state, SignUpState::Ended { at: NOW, reason });
        let state = OfferingState::Cancelled { at: NOW, reason: "教师生病".into() };
        assert_eq!(mine.offering.terms.state, state);
        for person in [chen, lin] {
            let told = store::notice::unseen(&town, person).await.unwrap();
            assert_eq!(told[0].about, NoticeKind::Cancelled("教师生病".into()));
        }
        assert_eq!(refusal(ask(&town, choir, chen).await), Refusal::Cancelled);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn the_list_is_by_name_then_those_who_wait_in_order_then_the_ended() {
    on_each_engine(async |town| {
        let choir = places(&town, 3).await;
        let own = coordinator(&town, town.university).await;
        for name in ["张伟", "单桂英", "陈淑芬", "魏桂", "艾芳"] {
            let person = named_person(&town, name).await;
            ask(&town, choir, person).await.unwrap();
        }
        let entries = entries_of(&town, choir, &own).await.unwrap();
        let leaver = entries[0].sign_up.clone();
        store::sign_up::withdraw(&town, form_key::new(), leaver.id, leaver.person).await.unwrap();
        let entries = entries_of(&town, choir, &own).await.unwrap();
        let names = entries.iter().map(|entry| entry.person.name.as_ref().unwrap().as_str());
        assert_eq!(names.collect::<Vec<_>>(), ["单桂英", "魏桂", "张伟", "艾芳", "陈淑芬"]);
        let waiting = SignUpState::Live(Place::Waiting { position: 1 });
        assert_eq!(entries[3].sign_up.state, waiting);
        assert!(matches!(entries[4].sign_up.state, SignUpState::Ended { .. }));
    })
    .await;
}

#[tokio::test]
async fn the_desk_sees_everything_of_its_own_what_comes_next_first_and_what_is_over_last() {
    on_each_engine(async |town| {
        let own = coordinator(&town, town.university).await;
        let old = add(&town, &class(&town, "楷书一年级")).await;
        let new = store::new_offering::NewOffering {
            sessions: vec![session(20, 9)],
            ..class(&town, "行书研修班")
        };
        let new = add(&town, &new).await;
        let over = |name: &str, weeks_ago: i32| {
            let span = later(session(1, 9).span, -weeks_ago);
            let sessions = vec![store::new_offering::NewSession { span, ..session(1, 9) }];
            NewOffering { sessions, ..class(&town, name) }
        };
        let long_over = add(&town, &over("剪纸", 8)).await;
        let just_over = add(&town, &over("葫芦丝", 3)).await;
        add(&town, &activity(&town, "联欢", 5)).await;
        cancel(&town, form_key::new(), old, "教师生病", &own).await.unwrap();
        let of = async |words: &str, page| {
            let found = store::offering::offerings_of(&town, town.university, words, page).await;
            let found = found.unwrap();
            (found.offerings.iter().map(|one| one.id).collect::<Vec<_>>(), found.total)
        };
        assert_eq!(of("", 1).await, (vec![old, new, just_over, long_over], 4));
        assert_eq!(of("", 2).await, (vec![], 4));
        assert_eq!(of("xingshu", 1).await, (vec![new], 1));
    })
    .await;
}
