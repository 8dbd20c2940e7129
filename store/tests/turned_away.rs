//! Who was told no can be told why afterwards, and so can the desk.

use domain::offering::Window;
use domain::refusal::Refusal;
use domain::sign_up::Place;
use store::decision::{DecidedBy, decisions_at_desk};
use store::new_offering::NewOffering;
use store::turned_away::{mine, of_offering};

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
