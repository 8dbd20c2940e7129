//! Two places of one draw that lie near in time: nobody was asked before it about what came of their wishes.

use domain::calendar::Span;
use domain::id::{OfferingId, PersonId};
use domain::offering::Window;
use domain::sign_up::{Place, SignUpState};
use domain::travel::Tight;
use jiff::SignedDuration;
use store::form_key;
use store::new_offering::{NewOffering, NewSession, NewVenue};
use store::sign_up::{live_sign_up, tight_drawn, tight_way, withdraw};

use crate::draw::{DAY, class_at, draw_of, held, wishes_for};
use crate::support::*;

/// A class in another room that begins when the one at nine ends.
async fn next_door(town: &Town, capacity: u32) -> OfferingId {
    let usual = class(town, "国画一年级班");
    let from = session(8, 9).span.to;
    let span = Span { from, to: from + SignedDuration::from_hours(1) };
    let venue = Some(NewVenue { name: "205 画室".into(), ..NewVenue::default() });
    let sessions = vec![NewSession { span, venue }];
    let window = Window { opens_at: NOW, closes_at: NOW + 10 * DAY };
    add(town, &NewOffering { capacity: Some(capacity), sessions, window, ..usual }).await
}

async fn near(town: &Town, offering: OfferingId, person: PersonId) -> Option<Tight> {
    let mine = live_sign_up(town, offering, person).await.unwrap().unwrap();
    tight_drawn(town, mine.id, person).await.unwrap()
}

#[tokio::test]
async fn who_drew_two_places_with_little_time_between_them_is_told_at_both() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let (first, second) = (class_at(&town, 5, 9).await, next_door(&town, 1).await);
        let afternoon = class_at(&town, 5, 14).await;
        let draw = draw_of(&town, &desk, &[first, second, afternoon]).await;
        let both = [
            wishes_for(&town, draw, 2, &[first, second]).await,
            wishes_for(&town, draw, 2, &[first, second]).await,
        ];
        let apart = wishes_for(&town, draw, 2, &[first, afternoon]).await;
        held(&town, draw, &desk).await;

        let mut drew_both = 0;
        for person in both {
            let mine = live_sign_up(&town, second, person).await.unwrap().unwrap();
            if mine.state != SignUpState::Live(Place::Held) {
                // What one only waits for is told when it is offered.
                assert_eq!(near(&town, first, person).await, None);
                assert_eq!(near(&town, second, person).await, None);
                continue;
            }
            drew_both += 1;
            let told = near(&town, first, person).await.unwrap();
            assert_eq!((told.offering, told.minutes, told.times), (second, 10, 1));
            let told = near(&town, second, person).await.unwrap();
            assert_eq!((told.offering, told.name.as_str()), (first, "楷书一年级（1）班"));
            assert!(is_not_found(&tight_drawn(&town, mine.id, apart).await));
            withdraw(&town, form_key::new(), mine.id, person).await.unwrap();
            assert_eq!(near(&town, first, person).await, None, "one was given up");
        }
        assert_eq!(drew_both, 1);
        assert_eq!(near(&town, first, apart).await, None);
        // Whoever takes both themselves was told before they did.
        let (free, next) = (class_at(&town, 1, 9).await, next_door(&town, 1).await);
        let lin = person(&town).await;
        ask(&town, free, lin).await.unwrap();
        assert!(tight_way(&town, next, lin).await.unwrap().is_some());
        ask(&town, next, lin).await.unwrap();
        assert_eq!(near(&town, free, lin).await, None);
        assert_eq!(near(&town, next, lin).await, None);
    })
    .await;
}
