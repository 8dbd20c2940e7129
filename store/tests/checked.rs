//! Checking before one asks: what would happen now, or, before sign-up opens, what would happen then.

use std::time::Duration;

use domain::consent::{ConsentRefusal, Scope};
use domain::id::{OfferingId, PersonId};
use domain::offering::{Conditions, Window};
use domain::refusal::Refusal;
use domain::sign_up::Place;
use domain::stage::StageRefusal;
use store::consent::end;
use store::form_key;
use store::new_offering::NewOffering;
use store::sign_up::{Asked, By, Checked, checked};

use crate::consent::consent;
use crate::stages::{HOUR, OPENS, two_terms};
use crate::support::*;

const LATER: Duration = Duration::from_secs(2 * 3600);

/// A class that opens in two hours.
async fn later_class(town: &Town, name: &str, capacity: u32) -> OfferingId {
    let usual = class(town, name);
    let window = Window { opens_at: NOW + LATER, ..usual.window };
    add(town, &NewOffering { capacity: Some(capacity), window, ..usual }).await
}

async fn check(town: &Town, offering: OfferingId, of: PersonId) -> Checked {
    check_by(town, offering, of, By::Person(of)).await
}

async fn check_by(town: &Town, offering: OfferingId, of: PersonId, by: By) -> Checked {
    let person = store::person::person(town, of).await.unwrap();
    checked(town, &Asked { offering, person: of, by }, &person).await.unwrap()
}

#[tokio::test]
async fn before_it_opens_one_reads_what_would_happen_then() {
    on_each_engine(async |town| {
        let (wang, li) = (person(&town).await, person(&town).await);
        let class = later_class(&town, "楷书", 1).await;
        let then = check(&town, class, wang).await;
        assert_eq!(then.opens_at, Some(NOW + LATER));
        let judged = then.judged.unwrap();
        assert_eq!((judged.place, judged.has_others), (Place::Held, false));
        town.clock.set(NOW + LATER);
        ask(&town, class, li).await.unwrap();
        let now = check(&town, class, wang).await;
        assert_eq!(now.opens_at, None, "it is open");
        assert_eq!(now.judged.unwrap().place, Place::Waiting { position: 1 });
        // Whoever was at the counter before has filled it already.
        town.clock.set(NOW);
        let full = check(&town, class, wang).await;
        assert_eq!(full.opens_at, Some(NOW + LATER));
        assert_eq!(full.judged.unwrap().place, Place::Waiting { position: 1 });
        let again = check(&town, class, li).await;
        assert_eq!(again.judged.unwrap_err(), Refusal::AlreadySignedUp);
    })
    .await;
}

#[tokio::test]
async fn before_it_opens_one_reads_the_no_that_would_be_said_then() {
    on_each_engine(async |town| {
        let wang = person(&town).await;
        let now = add(&town, &class(&town, "隶书")).await;
        ask(&town, now, wang).await.unwrap();
        let class_then = later_class(&town, "楷书", 10).await;
        let clash = check(&town, class_then, wang).await;
        assert_eq!(clash.opens_at, Some(NOW + LATER));
        assert!(matches!(clash.judged, Err(Refusal::Clash { offering, .. }) if offering == now));
        let usual = class(&town, "高龄班");
        let window = Window { opens_at: NOW + LATER, ..usual.window };
        let conditions = Conditions { age_from: Some(90), ..Conditions::default() };
        let old = add(&town, &NewOffering { window, conditions, ..usual }).await;
        let young = check(&town, old, person(&town).await).await;
        assert_eq!(young.opens_at, Some(NOW + LATER));
        assert!(matches!(young.judged, Err(Refusal::TooYoung { .. })), "{:?}", young.judged);
    })
    .await;
}

#[tokio::test]
async fn a_helper_whose_consent_has_ended_by_then_is_told_of_the_opening_alone() {
    on_each_engine(async |town| {
        let (wang, _, helping) = consent(&town, Scope::ALL).await;
        let class = later_class(&town, "楷书", 10).await;
        let by = By::Helper(helping);
        let then = check_by(&town, class, wang.person, by.clone()).await;
        assert_eq!(then.opens_at, Some(NOW + LATER));
        assert_eq!(then.judged.unwrap().place, Place::Held);
        let far = Window {
            opens_at: NOW + Duration::from_secs(300 * 24 * 3600),
            closes_at: NOW + Duration::from_secs(301 * 24 * 3600),
        };
        let usual = crate::support::class(&town, "明年的楷书");
        let sessions = usual.sessions.iter();
        let sessions = sessions
            .map(|one| store::new_offering::NewSession { span: later(one.span, 50), ..one.clone() })
            .collect();
        let next_year = add(&town, &NewOffering { window: far, sessions, ..usual }).await;
        let ended = check_by(&town, next_year, wang.person, by.clone()).await;
        assert_eq!(ended.opens_at, None, "the consent lasts half a year");
        assert_eq!(ended.judged.unwrap_err(), Refusal::NotOpenYet { opens_at: far.opens_at });
        end(&town, form_key::new(), helping.consent, wang.person).await.unwrap();
        let no_more = check_by(&town, class, wang.person, by).await;
        assert_eq!(no_more.opens_at, None);
        assert_eq!(no_more.judged.unwrap_err(), Refusal::Consent(ConsentRefusal::Ended));
    })
    .await;
}

#[tokio::test]
async fn where_the_former_class_comes_first_everybody_reads_their_own_opening() {
    on_each_engine(async |town| {
        // One place is theirs first; two had one in the former class.
        let (class, people, _) = two_terms(&town, 3, 2, 1).await;
        let stranger = person(&town).await;
        town.clock.set(NOW + HOUR);
        let own = check(&town, class, people[0]).await;
        assert_eq!((own.opens_at, own.judged.unwrap().place), (None, Place::Held));
        let other = check(&town, class, stranger).await;
        assert_eq!((other.opens_at, other.judged.unwrap().place), (Some(OPENS), Place::Held));
        ask(&town, class, people[0]).await.unwrap();
        let full = ask(&town, class, people[1]).await;
        let opens_at = OPENS;
        assert_eq!(refusal(full), Refusal::Stage(StageRefusal::ReturningFull { opens_at }));
        let second = check(&town, class, people[1]).await;
        assert_eq!((second.opens_at, second.judged.unwrap().place), (Some(OPENS), Place::Held));
    })
    .await;
}

#[tokio::test]
async fn of_many_who_check_at_once_each_is_told_their_own() {
    on_each_engine(async |town| {
        let now = add(&town, &class(&town, "隶书")).await;
        let later = later_class(&town, "楷书", 1).await;
        let (full, far) = (places(&town, 1).await, later_class(&town, "行书", 5).await);
        ask(&town, full, person(&town).await).await.unwrap();
        let engaged = person(&town).await;
        ask(&town, now, engaged).await.unwrap();
        let mut asked = Vec::new();
        for offering in [now, later, full, far] {
            // Who is engaged checks twice at once.
            asked.extend([(offering, engaged), (offering, engaged)]);
            asked.push((offering, person(&town).await));
        }
        let mut alone = Vec::new();
        for (offering, of) in &asked {
            alone.push(check(&town, *offering, *of).await);
        }
        let all = asked.into_iter().map(|(offering, of)| {
            let db = town.db.clone();
            tokio::spawn(async move {
                let person = store::person::person(&db, of).await.unwrap();
                checked(&db, &Asked { offering, person: of, by: By::Person(of) }, &person).await
            })
        });
        let all: Vec<_> = all.collect();
        let mut together = Vec::new();
        for one in all {
            together.push(one.await.unwrap().unwrap());
        }
        assert_eq!(together, alone);
        assert_eq!(together[0].judged, Err(Refusal::AlreadySignedUp));
        assert_eq!(together[2].judged.as_ref().unwrap().place, Place::Held);
        assert!(matches!(together[3].judged, Err(Refusal::Clash { .. })), "{:?}", together[3]);
        assert_eq!(together[5].judged.as_ref().unwrap().place, Place::Held);
        assert_eq!(together[8].judged.as_ref().unwrap().place, Place::Waiting { position: 1 });
    })
    .await;
}
