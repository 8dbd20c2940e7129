//! Time for the way, from what is stored.

use domain::offering::Effort;
use store::new_offering::{NewFacts, NewOffering, NewSession, NewVenue};
use store::sign_up::{tight_way, tight_way_at_counter, tight_way_instead, tight_wishes};

use crate::support::*;

#[tokio::test]
async fn the_way_from_one_house_to_the_next_is_told_and_the_way_within_one_room_is_none() {
    on_each_engine(async |town| {
        let chen = person(&town).await;
        // 9:00 to 10:30 at the university; what follows begins at 10:30.
        let then = |session: NewSession| NewSession {
            span: domain::calendar::Span {
                from: session.span.to,
                to: session.span.to + jiff::SignedDuration::from_hours(1),
            },
            ..session
        };
        let at =
            |name: &str, session| NewOffering { sessions: vec![session], ..class(&town, name) };
        let first = add(&town, &at("楷书", session(2, 9))).await;
        ask(&town, first, chen).await.unwrap();
        let same_room = add(&town, &at("行书", then(session(2, 9)))).await;
        assert_eq!(tight_way(&town, same_room, chen).await.unwrap(), None);
        let venue = Some(NewVenue { name: "205 画室".into(), ..NewVenue::default() });
        let next_room = NewSession { venue, ..then(session(2, 9)) };
        let next_room = add(&town, &at("国画", next_room)).await;
        let told = tight_way(&town, next_room, chen).await.unwrap().unwrap();
        assert_eq!((told.offering, told.minutes, told.name.as_str()), (first, 10, "楷书"));
        let elsewhere = NewOffering {
            institution: town.team,
            sessions: vec![then(session(2, 9))],
            facts: NewFacts::Shift {
                team: "导览队".into(),
                skills: String::new(),
                effort: Effort::Light,
            },
            ..class(&town, "导览")
        };
        let elsewhere = add(&town, &elsewhere).await;
        let told = tight_way(&town, elsewhere, chen).await.unwrap().unwrap();
        assert_eq!(told.minutes, 40);
        assert_eq!(tight_way(&town, elsewhere, person(&town).await).await.unwrap(), None);

        // Given up for it, the first is no more in the way; at the counter of another institution it has no name.
        assert_eq!(tight_way_instead(&town, elsewhere, chen, &[first]).await.unwrap(), None);
        assert!(tight_way_instead(&town, elsewhere, chen, &[next_room]).await.unwrap().is_some());
        let by = coordinator(&town, town.team).await;
        let told = tight_way_at_counter(&town, elsewhere, chen, &by).await.unwrap().unwrap();
        assert_eq!((told.name.as_str(), told.minutes), ("", 40));
        let by = coordinator(&town, town.university).await;
        assert!(is_not_found(&tight_way_at_counter(&town, elsewhere, chen, &by).await));
        let told = tight_way_at_counter(&town, next_room, chen, &by).await.unwrap().unwrap();
        assert_eq!(told.name, "楷书");

        // Wishes lie beside what one has, and beside one another.
        let nobody = person(&town).await;
        let wishes = [first, next_room, same_room];
        let told = tight_wishes(&town, &wishes, nobody).await.unwrap();
        let mut near: Vec<_> = told.keys().copied().collect();
        near.sort_unstable();
        let mut expected = vec![first, next_room];
        expected.sort_unstable();
        assert_eq!(near, expected);
        let told = tight_wishes(&town, &[next_room], chen).await.unwrap();
        assert_eq!(told.get(&next_room).map(|tight| tight.offering), Some(first));
    })
    .await;
}
