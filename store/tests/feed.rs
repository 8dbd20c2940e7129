//! Calendar subscriptions, forms that came back, and a person's particulars.

use std::time::Duration;

use domain::offering::OfferingKind;
use domain::person::{PersonName, Telephone};
use domain::search::Search;
use jiff::civil::date;
use store::attempt::{keep, kept};
use store::calendar_feed::{person_of, renew, token_of};
use store::sign_in::Visitor;

use crate::support::*;

#[tokio::test]
async fn a_feeds_token_stays_until_it_is_renewed() {
    on_each_engine(async |town| {
        let (chen, lin) = (person(&town).await, person(&town).await);
        assert_eq!(token_of(&town, chen).await.unwrap(), None);
        let token = renew(&town, chen).await.unwrap();
        assert_eq!(token_of(&town, chen).await.unwrap().as_ref(), Some(&token));
        assert_ne!(renew(&town, lin).await.unwrap(), token);
        assert_eq!(person_of(&town, &token).await.unwrap(), Some(chen));
        let renewed = renew(&town, chen).await.unwrap();
        assert_eq!(person_of(&town, &token).await.unwrap(), None);
        assert_eq!(person_of(&town, &renewed).await.unwrap(), Some(chen));
    })
    .await;
}

#[tokio::test]
async fn an_attempt_is_kept_a_day_for_its_browser_and_form() {
    on_each_engine(async |town| {
        let (tablet, other) = (Visitor::of("tablet"), Visitor::of("other"));
        for content in ["一", "二"] {
            keep(&town, &tablet, "sign-up", content).await.unwrap();
        }
        for _ in 0..2 {
            let content = kept(&town, &tablet, "sign-up").await.unwrap();
            assert_eq!(content.as_deref(), Some("二"));
        }
        assert_eq!(kept(&town, &tablet, "name").await.unwrap(), None);
        assert_eq!(kept(&town, &other, "sign-up").await.unwrap(), None);
        town.clock.advance(Duration::from_secs(24 * 60 * 60));
        assert_eq!(kept(&town, &tablet, "sign-up").await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_persons_particulars_are_kept() {
    on_each_engine(async |town| {
        let id = somebody(&town, None, None).await;
        let name = PersonName::parse("𬀩㛃䶮").unwrap();
        store::person::save_name(&town, id, &name).await.unwrap();
        store::person::save_birthday(&town, id, date(1948, 2, 29)).await.unwrap();
        let telephone = Telephone::parse("13900000000").unwrap();
        store::person::save_emergency_contact(&town, id, "儿子 陈刚", &telephone).await.unwrap();
        let told = store::person::person(&town, id).await.unwrap();
        assert_eq!((told.name, told.born_on), (Some(name.clone()), Some(date(1948, 2, 29))));
        assert_eq!(told.emergency_contact.as_deref(), Some("儿子 陈刚"));
        assert_eq!(told.emergency_telephone.as_deref(), Some("13900000000"));
        let nobody = domain::id::PersonId(uuid::Uuid::now_v7());
        assert!(is_not_found(&store::person::save_name(&town, nobody, &name).await));
        assert!(is_not_found(&store::person::person(&town, nobody).await));
    })
    .await;
}

#[tokio::test]
async fn a_nul_is_part_of_no_text_and_breaks_nothing() {
    on_each_engine(async |town| {
        assert_eq!(person_of(&town, "a\0b").await.unwrap(), None);
        let tablet = store::sign_in::Visitor::of("tablet");
        let known =
            store::sign_in::coordinator_password(&town, &tablet, "desk\0", "192.0.2.7").await;
        assert!(known.unwrap().is_none());
        let search = Search {
            words: "\0".into(),
            subject: Some("\0".into()),
            ..Search::of(OfferingKind::Class)
        };
        assert_eq!(store::offering::offerings_found(&town, &search).await.unwrap().total, 0);
        let tablet = Visitor::of("\0");
        keep(&town, &tablet, "sign-up", "a\0b").await.unwrap();
        assert_eq!(kept(&town, &tablet, "sign-up").await.unwrap().as_deref(), Some("a\u{fffd}b"));
        let choir = places(&town, 1).await;
        let own = coordinator(&town, town.university).await;
        store::offering::cancel(&town, store::form_key::new(), choir, "\0", &own).await.unwrap();
    })
    .await;
}
