//! The places of a published list: nobody changes them before it is drawn, whichever way they go.

use domain::id::{DrawId, LogEntryId, OfferingId};
use domain::offering::Window;
use domain::offering::bulk::Act;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use store::draw::{Fell, call_off, freeze, hold};
use store::form_key;
use store::log::{LogFilter, Subject, entries, put_back};
use store::new_offering::NewOffering;
use store::offering::{Ways, do_to_many, offering};

use crate::draw::{DAY, draw_of, wishes_for};
use crate::support::*;

async fn places_of(town: &Town, id: OfferingId) -> Option<u32> {
    offering(town, id).await.unwrap().places.capacity
}

async fn set_places(town: &Town, id: OfferingId, number: u32, by: &Coordinator) -> Ways {
    do_to_many(town, form_key::new(), vec![id], Act::Places(number), by).await.unwrap()
}

const LEFT: Ways = Ways { changed: 0, same: 0, left: 1 };
const CHANGED: Ways = Ways { changed: 1, same: 0, left: 0 };

/// A class that has three places, after it had had `before`; who did it can put that back.
async fn changed(town: &Town, before: Option<u32>, by: &Coordinator) -> (OfferingId, LogEntryId) {
    let usual = NewOffering { capacity: before, ..class(town, "隶书") };
    let sessions = vec![session(8, 9)];
    let window = Window { opens_at: NOW, closes_at: NOW + 10 * DAY };
    let id = add(town, &NewOffering { sessions, window, ..usual }).await;
    assert_eq!(set_places(town, id, 3, by).await, CHANGED);
    let filter = LogFilter { subject: Some(Subject::Offering(id)), ..Default::default() };
    let log = entries(town, &filter, 1, by).await.unwrap().entries;
    (id, log[0].id)
}

async fn listed(town: &Town, class: OfferingId, by: &Coordinator) -> DrawId {
    let draw = draw_of(town, by, &[class]).await;
    for _ in 0..5 {
        wishes_for(town, draw, 1, &[class]).await;
    }
    town.clock.set(town.clock.now() + DAY);
    freeze(town, form_key::new(), draw, by).await.unwrap();
    draw
}

#[tokio::test]
async fn the_places_of_a_published_list_stand_until_it_is_drawn() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        for before in [Some(2), Some(9), None] {
            town.clock.set(NOW);
            let (class, entry) = changed(&town, before, &by).await;
            let draw = listed(&town, class, &by).await;
            for number in [1, 2, 4, 40] {
                assert_eq!(set_places(&town, class, number, &by).await, LEFT, "{number} places");
            }
            let back = put_back(&town, form_key::new(), entry, "", &by).await;
            assert_eq!(refusal(back), Refusal::PlacesOnList, "back to {before:?}");
            assert_eq!(places_of(&town, class).await, Some(3));
            counters_are_right(&town).await;
            let seed = "3516241636".parse().unwrap();
            hold(&town, form_key::new(), draw, &Fell::just_now(&town, &seed, "掷骰子"), &by)
                .await
                .unwrap();
            let drawn = offering(&town, class).await.unwrap().places;
            assert_eq!((drawn.held, drawn.waiting), (3, 2));
            assert_eq!(set_places(&town, class, 4, &by).await, CHANGED, "it was drawn");
            counters_are_right(&town).await;
        }
    })
    .await;
}

#[tokio::test]
async fn who_must_change_them_calls_the_draw_off_first() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (class, entry) = changed(&town, Some(2), &by).await;
        let draw = listed(&town, class, &by).await;
        assert_eq!(set_places(&town, class, 5, &by).await, LEFT);
        call_off(&town, form_key::new(), draw, "教室换小了", &by).await.unwrap();
        put_back(&town, form_key::new(), entry, "", &by).await.unwrap();
        assert_eq!(places_of(&town, class).await, Some(2));
        counters_are_right(&town).await;
    })
    .await;
}
