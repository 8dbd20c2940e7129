//! People whom the desk adds at its counter: who is told, who is known again, and what the desk does not learn.

use domain::decision::Basis;
use domain::notice::NoticeKind;
use domain::person::{Mobile, PersonName, Telephone};
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUpState};
use jiff::civil::date;
use store::form_key;
use store::new_offering::NewOffering;
use store::sign_up::{CounterPerson, add_at_counter};

use crate::support::*;

fn at_the_counter(name: &str, mobile: Option<&Mobile>) -> CounterPerson {
    CounterPerson {
        name: PersonName::parse(name).unwrap(),
        mobile: mobile.cloned(),
        born_on: Some(date(1950, 5, 1)),
        emergency_contact: Some("女儿 陈静".into()),
        emergency_telephone: Some(Telephone::parse("0791-01234567").unwrap()),
    }
}

#[tokio::test]
async fn the_counter_adds_people_before_the_opening_and_tells_them() {
    on_each_engine(async |town| {
        let own = coordinator(&town, town.university).await;
        let choir = places(&town, 1).await;
        town.clock.set(class(&town, "").window.opens_at - std::time::Duration::from_secs(3600));
        let number = mobile();
        let told = at_the_counter("陈淑芬", Some(&number));
        let key = form_key::new();
        let early = add_at_counter(&town, form_key::new(), choir, &told, "", &own).await;
        assert_eq!(refusal(early), Refusal::ReasonMissing);
        let why = "住院，不能自己报";
        let added = add_at_counter(&town, key, choir, &told, why, &own).await.unwrap();
        assert_eq!(added.state, SignUpState::Live(Place::Held));
        assert_eq!(add_at_counter(&town, key, choir, &told, why, &own).await.unwrap(), added);
        let decisions = store::decision::decisions_of(&town, added.id, added.person).await.unwrap();
        assert_eq!(decisions[0].basis, Basis::Exception(why.to_owned()));
        let person = store::person::person(&town, added.person).await.unwrap();
        assert_eq!(person.mobile, Some(number));
        assert_eq!(person.emergency_telephone.as_deref(), Some("079101234567"));
        let notices = store::notice::unseen(&town, added.person).await.unwrap();
        assert_eq!(notices[0].about, NoticeKind::AddedByCoordinator);
        let again = add_at_counter(&town, form_key::new(), choir, &told, why, &own).await;
        assert_eq!(refusal(again), Refusal::AlreadySignedUp);
        let other = coordinator(&town, town.centre).await;
        let foreign = add_at_counter(&town, form_key::new(), choir, &told, "", &other).await;
        assert!(is_not_found(&foreign));
        assert_eq!(town.number("select count(*) from sign_up").await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_counter_does_not_learn_what_people_do_at_other_institutions() {
    on_each_engine(async |town| {
        let other = coordinator(&town, town.centre).await;
        let session = class(&town, "").sessions[0].clone();
        let dance = NewOffering { sessions: vec![session.clone()], ..activity(&town, "舞会", 3) };
        let film = NewOffering { sessions: vec![session], ..activity(&town, "观影", 3) };
        let (dance, film, choir) =
            (add(&town, &dance).await, add(&town, &film).await, places(&town, 10).await);
        let own = coordinator(&town, town.university).await;
        let told = at_the_counter("陈淑芬", Some(&mobile()));
        add_at_counter(&town, form_key::new(), dance, &told, "", &other).await.unwrap();
        for (offering, by, expected) in [(choir, &own, ""), (film, &other, "舞会")] {
            let clash =
                refusal(add_at_counter(&town, form_key::new(), offering, &told, "", by).await);
            assert!(matches!(&clash, Refusal::Clash { name, .. } if name == expected), "{clash:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_counter_knows_people_again_and_tells_couples_apart() {
    on_each_engine(async |town| {
        let own = coordinator(&town, town.university).await;
        let (choir, number) = (places(&town, 10).await, mobile());
        let wife = at_the_counter("陈淑芬", Some(&number));
        let husband = at_the_counter("张伟", Some(&number));
        let widow = at_the_counter("魏桂", None);
        let mut people = Vec::new();
        for told in [&wife, &husband, &widow] {
            let added =
                add_at_counter(&town, form_key::new(), choir, told, "", &own).await.unwrap();
            assert!(!people.contains(&added.person));
            people.push(added.person);
        }
        let second = store::person::person(&town, people[1]).await.unwrap();
        assert_eq!(second.mobile, None, "a number signs in one person");
        for told in [&husband, &widow] {
            let again = add_at_counter(&town, form_key::new(), choir, told, "", &own).await;
            assert_eq!(refusal(again), Refusal::AlreadySignedUp);
        }
    })
    .await;
}

#[tokio::test]
async fn the_counter_does_not_overwrite_what_people_have_told_themselves() {
    on_each_engine(async |town| {
        let own = coordinator(&town, town.university).await;
        let choir = places(&town, 10).await;
        let chen = store::person::person(&town, person(&town).await).await.unwrap();
        let told = at_the_counter("陈淑芬", chen.mobile.as_ref());
        let added = add_at_counter(&town, form_key::new(), choir, &told, "", &own).await.unwrap();
        let after = store::person::person(&town, added.person).await.unwrap();
        assert_eq!((after.id, after.born_on), (chen.id, chen.born_on));
        assert_eq!(after.emergency_contact.as_deref(), Some("女儿 陈静"));
    })
    .await;
}
