//! Who was told no can be told why afterwards, and so can the desk.

use domain::listing::{Order, TurnedAwayColumn};
use domain::offering::Window;
use domain::refusal::Refusal;
use domain::sign_up::Place;
use store::decision::{DecidedBy, decisions_at_desk};
use store::draw::wish;
use store::form_key;
use store::new_offering::NewOffering;
use store::sign_up::{add_member, swap_at_counter};
use store::turned_away::{mine, of_offering, of_offering_in_order};

use crate::draw::{class_at, draw_of, wishes};
use crate::stages::{HOUR, two_terms};
use crate::support::*;

const DAY: std::time::Duration = std::time::Duration::from_secs(24 * 3600);

#[tokio::test]
async fn a_no_is_kept_for_its_person_and_for_the_desk() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (first, second) = (class(&town, "楷书"), class(&town, "行书"));
        let (first, second) = (add(&town, &first).await, add(&town, &second).await);
        let chen = person(&town).await;
        let signed_up = ask(&town, first, chen).await.unwrap();
        for _ in 0..2 {
            assert!(matches!(refusal(ask(&town, second, chen).await), Refusal::Clash { .. }));
        }
        let told = mine(&town, chen).await.unwrap();
        assert_eq!(told.len(), 1);
        assert_eq!((told[0].offering, told[0].times), (second, 2));
        assert!(matches!(&told[0].refusal, Refusal::Clash { name, .. } if name == "楷书"));
        let seen = of_offering(&town, second, &by).await.unwrap();
        assert_eq!((seen.len(), seen[0].person.id), (1, chen));
        assert!(matches!(&seen[0].told.refusal, Refusal::Clash { name, .. } if name.is_empty()));
        assert_eq!(mine(&town, person(&town).await).await.unwrap(), []);
        // Once they have it there is nothing left to explain to them; the desk may still be asked.
        store::sign_up::withdraw(&town, store::form_key::new(), signed_up.id, chen).await.unwrap();
        ask(&town, second, chen).await.unwrap();
        assert_eq!(mine(&town, chen).await.unwrap(), []);
        assert_eq!(of_offering(&town, second, &by).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_desk_puts_them_in_order_page_by_page() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (first, second) = (class(&town, "楷书"), class(&town, "行书"));
        let (first, second) = (add(&town, &first).await, add(&town, &second).await);
        for (name, hours) in [("周平", 1), ("安明", 2), ("李兰", 3)] {
            let one = named_person(&town, name).await;
            ask(&town, first, one).await.unwrap();
            town.clock.set(NOW + std::time::Duration::from_secs(hours * 60));
            assert!(matches!(refusal(ask(&town, second, one).await), Refusal::Clash { .. }));
        }
        let listed = async |order: Order<TurnedAwayColumn>, size| {
            let page = of_offering_in_order(&town, second, order, size, &by).await.unwrap();
            assert_eq!(page.total, 3);
            let name = |one: &store::turned_away::Caller| one.person.name.clone().unwrap();
            let names: Vec<_> = page.rows.iter().map(name).collect();
            names.iter().map(|name| name.as_str().to_owned()).collect::<Vec<_>>().join(" ")
        };
        let usual = Order::default();
        assert_eq!(listed(usual, 50).await, "李兰 安明 周平", "the latest first");
        assert_eq!(listed(usual.ordered_by(TurnedAwayColumn::When), 50).await, "周平 安明 李兰");
        let by_name = usual.ordered_by(TurnedAwayColumn::Name);
        assert_eq!(listed(by_name, 2).await, "安明 李兰");
        assert_eq!(listed(by_name.at_page(2), 2).await, "周平");
        assert_eq!(listed(by_name.at_page(9), 2).await, "周平", "a page too far is the last");
        assert_eq!(listed(by_name.ordered_by(TurnedAwayColumn::Name), 50).await, "周平 李兰 安明");
        assert_eq!(listed(usual.ordered_by(TurnedAwayColumn::Why), 50).await, "李兰 安明 周平");
        let other = coordinator(&town, town.centre).await;
        assert!(is_not_found(&of_offering_in_order(&town, second, usual, 50, &other).await));
    })
    .await;
}

#[tokio::test]
async fn what_everybody_reads_on_the_page_is_not_kept_of_each() {
    on_each_engine(async |town| {
        let window = Window { opens_at: NOW + DAY, closes_at: NOW + 2 * DAY };
        let later = add(&town, &NewOffering { window, ..class(&town, "楷书") }).await;
        let chen = person(&town).await;
        let told = refusal(ask(&town, later, chen).await);
        assert!(matches!(told, Refusal::NotOpenYet { .. }));
        assert_eq!(mine(&town, chen).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn another_institutions_desk_learns_nothing() {
    on_each_engine(async |town| {
        let (own, other) =
            (coordinator(&town, town.university).await, coordinator(&town, town.centre).await);
        let class = places(&town, 1).await;
        let chen = person(&town).await;
        let signed_up = ask(&town, class, chen).await.unwrap();
        assert_eq!(signed_up.state, domain::sign_up::SignUpState::Live(Place::Held));
        let decided = decisions_at_desk(&town, signed_up.id, &own).await.unwrap();
        assert_eq!((decided.len(), &decided[0].by), (1, &DecidedBy::Themself));
        let key = store::form_key::new();
        store::sign_up::remove(&town, key, signed_up.id, "重复报名", &own).await.unwrap();
        let decided = decisions_at_desk(&town, signed_up.id, &own).await.unwrap();
        assert!(matches!(decided[1].by, DecidedBy::Other(_)));
        assert!(is_not_found(&of_offering(&town, class, &other).await));
        assert!(is_not_found(&decisions_at_desk(&town, signed_up.id, &other).await));
    })
    .await;
}

#[tokio::test]
async fn who_finds_no_place_left_for_the_former_class_can_be_told_why() {
    on_each_engine(async |town| {
        let (class, members, by) = two_terms(&town, 10, 2, 1).await;
        town.clock.set(NOW + HOUR);
        ask(&town, class, members[0]).await.unwrap();
        let told = refusal(ask(&town, class, members[1]).await);
        assert!(matches!(told, Refusal::Stage(_)));
        assert_eq!(mine(&town, members[1]).await.unwrap()[0].refusal, told);
        assert_eq!(of_offering(&town, class, &by).await.unwrap()[0].told.refusal, told);
    })
    .await;
}

#[tokio::test]
async fn a_no_to_wishes_is_kept_with_the_dearest_that_it_is_about() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (one, other) = (class_at(&town, 2, 14).await, class_at(&town, 2, 9).await);
        let draw = draw_of(&town, &by, &[one, other]).await;
        let chen = person(&town).await;
        ask(&town, class_at(&town, 5, 9).await, chen).await.unwrap();
        let make =
            async || wish(&town, form_key::new(), wishes(draw, chen, 1, &[one, other])).await;
        assert!(matches!(refusal(make().await), Refusal::Clash { .. }));
        let told = mine(&town, chen).await.unwrap();
        assert_eq!((told.len(), told[0].offering), (1, other));
        assert!(matches!(told[0].refusal, Refusal::Clash { .. }));
        // Wishes that make no sense are no question that is asked later.
        let none = wish(&town, form_key::new(), wishes(draw, chen, 1, &[])).await;
        assert_eq!(refusal(none), Refusal::NoWish);
        assert_eq!(mine(&town, chen).await.unwrap().len(), 1);
        town.clock.set(NOW + DAY);
        assert!(matches!(refusal(make().await), Refusal::WindowClosed { .. }));
        let told = mine(&town, chen).await.unwrap();
        assert_eq!((told.len(), told[0].offering), (2, one), "too late for all: the dearest");
    })
    .await;
}

#[tokio::test]
async fn a_no_at_the_counter_is_kept_too() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (has, clashing, full) = (
            places(&town, 2).await,
            add(&town, &class(&town, "行书")).await,
            places(&town, 1).await,
        );
        let chen = person(&town).await;
        let place = ask(&town, has, chen).await.unwrap();
        ask(&town, full, person(&town).await).await.unwrap();
        let added = add_member(&town, form_key::new(), clashing, chen, "", &by).await;
        assert!(matches!(refusal(added), Refusal::Clash { .. }));
        let swapped = swap_at_counter(&town, form_key::new(), place.id, full, "", &by).await;
        assert_eq!(refusal(swapped), Refusal::NoPlaceInstead);
        let mut told = mine(&town, chen).await.unwrap();
        told.sort_by_key(|one| one.offering);
        let mut expected = [clashing, full];
        expected.sort();
        assert_eq!(told.iter().map(|one| one.offering).collect::<Vec<_>>(), expected);
        for offering in expected {
            assert_eq!(of_offering(&town, offering, &by).await.unwrap()[0].person.id, chen);
        }
    })
    .await;
}
