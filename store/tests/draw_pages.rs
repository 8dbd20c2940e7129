//! What learners and visitors are shown of draws.

use std::time::Duration;

use domain::draw::DrawPhase;
use domain::id::{DrawId, OfferingId};
use domain::offering::{OfferingKind, Window};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::search::Search;
use store::draw::{
    Fell, NewDraw, NewDrawOffering, NewWishes, WishAnswer, draw, drawn_offerings, freeze, hold,
    my_draws, obstacles, plan, wish,
};
use store::form_key;
use store::new_offering::NewOffering;
use store::sign_up::By;

use crate::draw::dice;
use crate::support::*;

const DAY: Duration = Duration::from_secs(24 * 3600);

/// A class of so many places that meets on 8 December at this hour.
async fn class_at(town: &Town, capacity: u32, hour: i8) -> OfferingId {
    let usual = class(town, "楷书一年级（1）班");
    let window = Window { opens_at: NOW, closes_at: NOW + 10 * DAY };
    let sessions = vec![session(8, hour)];
    add(town, &NewOffering { capacity: Some(capacity), sessions, window, ..usual }).await
}

/// A draw of these offerings whose window opens tomorrow, for a day; so many places of each are for newcomers.
pub async fn draw_of(
    town: &Town,
    by: &Coordinator,
    newcomer_places: u32,
    offerings: &[OfferingId],
) -> DrawId {
    let one = |offering: &OfferingId| NewDrawOffering {
        offering: *offering,
        newcomer_places,
        district_places: 0,
    };
    let new = NewDraw {
        district_until: None,
        name: "书法班".into(),
        window: Window { opens_at: NOW + DAY, closes_at: NOW + 2 * DAY },
        most_wanted: 2,
        seed: dice(),
        offerings: offerings.iter().map(one).collect(),
    };
    plan(town, form_key::new(), new, by).await.unwrap()
}

#[tokio::test]
async fn an_offering_tells_how_far_its_draw_has_come() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let (drawn, other) = (class_at(&town, 2, 9).await, class_at(&town, 2, 14).await);
        let id = draw_of(&town, &desk, 1, &[drawn]).await;
        let phase = async || {
            let offering = store::offering::offering(&town, drawn).await.unwrap();
            let of_offering = offering.draw.unwrap();
            assert_eq!(of_offering, draw(&town, id).await.unwrap().of_offering());
            assert_eq!(of_offering.id, id);
            of_offering.phase(town.clock.now())
        };
        assert_eq!(store::offering::offering(&town, other).await.unwrap().draw, None);
        assert_eq!(phase().await, DrawPhase::Later);
        town.clock.set(NOW + DAY);
        assert_eq!(phase().await, DrawPhase::Open);
        town.clock.set(NOW + 2 * DAY);
        assert_eq!(phase().await, DrawPhase::Closed);
        freeze(&town, form_key::new(), id, &desk).await.unwrap();
        assert_eq!(phase().await, DrawPhase::Frozen);
        let seed = "3516241636".parse().unwrap();
        hold(&town, form_key::new(), id, &Fell::just_now(&town, &seed, "掷骰子"), &desk)
            .await
            .unwrap();
        assert_eq!(phase().await, DrawPhase::Held);
    })
    .await;
}

#[tokio::test]
async fn what_is_drawn_is_found_among_what_one_can_do_now_while_wishes_can_be_made() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        // It begins earlier and would stand first.
        let drawn = class_at(&town, 2, 9).await;
        let other = class_at(&town, 2, 14).await;
        let id = draw_of(&town, &desk, 1, &[drawn]).await;
        let found = async |free_only| {
            let search = Search { free_only, ..Search::of(OfferingKind::Class) };
            let found = store::offering::offerings_found(&town, &search).await.unwrap();
            found.offerings.iter().map(|one| one.id).collect::<Vec<_>>()
        };
        assert_eq!(found(true).await, [drawn, other], "wishes can be prepared");
        assert_eq!(found(false).await, [drawn, other]);
        town.clock.set(NOW + DAY);
        assert_eq!(found(true).await, [drawn, other]);
        town.clock.set(NOW + 2 * DAY);
        assert_eq!(found(true).await, [other], "no wishes any more");
        freeze(&town, form_key::new(), id, &desk).await.unwrap();
        let seed = "3516241636".parse().unwrap();
        hold(&town, form_key::new(), id, &Fell::just_now(&town, &seed, "掷骰子"), &desk)
            .await
            .unwrap();
        assert_eq!(
            found(true).await,
            [drawn, other],
            "nobody wished for it: all its places are left"
        );
    })
    .await;
}

#[tokio::test]
async fn a_draws_offerings_are_told_with_what_meets_at_the_same_time() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let (one, same) = (class_at(&town, 2, 9).await, class_at(&town, 3, 9).await);
        let later = class_at(&town, 4, 14).await;
        let id = draw_of(&town, &desk, 1, &[one, later, same]).await;
        let drawn = drawn_offerings(&town, id).await.unwrap();
        let told: Vec<_> = drawn
            .iter()
            .map(|one| (one.offering.id, one.newcomer_places, one.meets_with.clone()))
            .collect();
        assert_eq!(told, [(one, 1, vec![same]), (later, 1, vec![]), (same, 1, vec![one])]);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_wished_for_is_told_before_anybody_wishes() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let (held, free) = (class_at(&town, 2, 9).await, class_at(&town, 2, 14).await);
        let taken = class_at(&town, 5, 9).await;
        let id = draw_of(&town, &desk, 1, &[held, free]).await;
        town.clock.set(NOW + DAY);
        let person = person(&town).await;
        assert!(obstacles(&town, id, person).await.unwrap().is_empty());
        ask(&town, taken, person).await.unwrap();
        let told = obstacles(&town, id, person).await.unwrap();
        assert!(
            matches!(told.get(&held), Some(Refusal::Clash { offering, .. }) if *offering == taken)
        );
        assert_eq!(told.len(), 1);
        let young = jiff::civil::date(1990, 1, 2);
        let young = somebody(&town, Some("陈晓梅"), Some(young)).await;
        let told = obstacles(&town, id, young).await.unwrap();
        assert!(matches!(told.get(&free), Some(Refusal::TooYoung { .. })));
        let unnamed = somebody(&town, None, None).await;
        assert!(obstacles(&town, id, unnamed).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn my_draws_are_mine_alone_and_tell_what_became_of_my_wishes() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let class = class_at(&town, 2, 9).await;
        let id = draw_of(&town, &desk, 1, &[class]).await;
        town.clock.set(NOW + DAY);
        let (me, other) = (person(&town).await, person(&town).await);
        let offerings = vec![class];
        let new = NewWishes { draw: id, person: me, wanted: 1, offerings, by: By::Person(me) };
        let mine = wish(&town, form_key::new(), new).await.unwrap();
        assert!(my_draws(&town, other).await.unwrap().is_empty());
        let told = my_draws(&town, me).await.unwrap();
        assert_eq!((told.len(), &told[0].mine), (1, &mine));
        assert_eq!((told[0].name.as_str(), told[0].draw.is_held), ("书法班", false));
        town.clock.set(NOW + 2 * DAY);
        freeze(&town, form_key::new(), id, &desk).await.unwrap();
        let seed = "3516241636".parse().unwrap();
        hold(&town, form_key::new(), id, &Fell::just_now(&town, &seed, "掷骰子"), &desk)
            .await
            .unwrap();
        let told = my_draws(&town, me).await.unwrap();
        assert!(told[0].draw.is_held);
        assert_eq!(told[0].mine.wishes[0].answer, Some(WishAnswer::Place(1)));
        town.clock.set(NOW + 63 * DAY);
        assert!(my_draws(&town, me).await.unwrap().is_empty(), "old results are no news");
    })
    .await;
}
