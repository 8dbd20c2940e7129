//! So many classes a term and so many shifts for one person.

use domain::draw::SeedPlan;
use domain::limits::Limits;
use domain::offering::{OfferingKind, Window};
use domain::refusal::Refusal;
use store::draw::{NewDraw, NewDrawOffering, NewWishes, plan, wish};
use store::form_key;
use store::limits::{limits, set_limits};
use store::new_offering::NewOffering;
use store::sign_up::{By, CounterPerson, Swap, add_at_counter};

use crate::support::*;

#[tokio::test]
async fn a_person_has_as_many_classes_of_a_term_as_the_institution_allows() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let two = Limits { classes: Some(2), ..Limits::default() };
        assert_eq!(limits(&town, town.university).await.unwrap(), Limits::default());
        set_limits(&town, two, store::Seen::nothing(), &by).await.unwrap();
        assert_eq!(limits(&town, town.university).await.unwrap(), two);
        assert_eq!(limits(&town, town.centre).await.unwrap(), Limits::default());
        let at =
            |name: &str, day| NewOffering { sessions: vec![session(day, 9)], ..class(&town, name) };
        let mut classes = Vec::new();
        for (name, day) in [("甲", 2), ("乙", 3), ("丙", 4), ("丁", 4)] {
            classes.push(add(&town, &at(name, day)).await);
        }
        let chen = person(&town).await;
        ask(&town, classes[0], chen).await.unwrap();
        let second = ask(&town, classes[1], chen).await.unwrap();
        let refused = Refusal::LimitReached { kind: OfferingKind::Class, most: 2 };
        assert_eq!(refusal(ask(&town, classes[2], chen).await), refused);
        // What is given up for it does not count.
        let swap =
            Swap { person: chen, given_up: second.id.into(), instead: classes[2], helping: None };
        store::sign_up::swap(&town, form_key::new(), swap).await.unwrap();
        assert_eq!(refusal(ask(&town, classes[1], chen).await), refused);
        // An activity is no class, and nobody else is bound by what she has.
        let dance = add(&town, &activity(&town, "舞会", 5)).await;
        ask(&town, dance, chen).await.unwrap();
        ask(&town, classes[1], person(&town).await).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_counter_goes_beyond_a_limit_for_a_reason() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        set_limits(
            &town,
            Limits { classes: Some(1), ..Limits::default() },
            store::Seen::nothing(),
            &by,
        )
        .await
        .unwrap();
        let told = CounterPerson {
            name: domain::person::PersonName::parse("陈淑芬").unwrap(),
            mobile: Some(mobile()),
            born_on: Some(jiff::civil::date(1956, 3, 5)),
            emergency_contact: None,
            emergency_telephone: None,
        };
        let at =
            |name: &str, day| NewOffering { sessions: vec![session(day, 9)], ..class(&town, name) };
        let (first, second) = (add(&town, &at("甲", 2)).await, add(&town, &at("乙", 3)).await);
        add_at_counter(&town, form_key::new(), first, &told, "", &by).await.unwrap();
        let bare = add_at_counter(&town, form_key::new(), second, &told, "", &by).await;
        assert_eq!(
            refusal(bare),
            Refusal::ReasonMissing {
                rule: Box::new(Refusal::LimitReached { kind: OfferingKind::Class, most: 1 })
            }
        );
        add_at_counter(&town, form_key::new(), second, &told, "班长", &by).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn wishes_in_a_draw_are_within_the_limit_too() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        set_limits(
            &town,
            Limits { classes: Some(2), ..Limits::default() },
            store::Seen::nothing(),
            &by,
        )
        .await
        .unwrap();
        let at =
            |name: &str, day| NewOffering { sessions: vec![session(day, 9)], ..class(&town, name) };
        let has = add(&town, &at("甲", 12)).await;
        let drawn = [add(&town, &at("乙", 13)).await, add(&town, &at("丙", 14)).await];
        let offerings = drawn.map(|offering| NewDrawOffering {
            offering,
            newcomer_places: 0,
            district_places: 0,
        });
        let new = NewDraw {
            district_until: None,
            name: "书法".into(),
            window: Window { opens_at: NOW, closes_at: NOW + std::time::Duration::from_secs(3600) },
            most_wanted: 2,
            seed: SeedPlan { digits: 10, source: "掷骰子十次，按先后记".into() },
            offerings: offerings.into(),
        };
        let draw = plan(&town, form_key::new(), new, &by).await.unwrap();
        let chen = person(&town).await;
        let wishes = |wanted| NewWishes {
            draw,
            person: chen,
            wanted,
            offerings: drawn.into(),
            by: By::Person(chen),
        };
        ask(&town, has, chen).await.unwrap();
        let refused = wish(&town, form_key::new(), wishes(2)).await;
        assert_eq!(refusal(refused), Refusal::WantsTooMany { most: 1 });
        wish(&town, form_key::new(), wishes(1)).await.unwrap();
        let limits = Limits { classes: Some(1), ..Limits::default() };
        set_limits(&town, limits, store::Seen::nothing(), &by).await.unwrap();
        let refused = wish(&town, form_key::new(), wishes(1)).await;
        assert_eq!(refusal(refused), Refusal::LimitReached { kind: OfferingKind::Class, most: 1 });
    })
    .await;
}
