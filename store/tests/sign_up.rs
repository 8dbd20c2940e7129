//! Asking for a place: what is given, and each reason for a no.

use std::time::Duration;

use domain::decision::{Basis, Decided};
use domain::offering::{Admission, Window};
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUpState};
use jiff::civil::date;
use store::form_key;
use store::new_offering::NewOffering;
use store::sign_up::{Asked, By};

use crate::support::*;

#[tokio::test]
async fn a_place_is_given_and_found_again() {
    on_each_engine(async |town| {
        let choir = places(&town, 1).await;
        let (chen, lin) = (person(&town).await, person(&town).await);
        let judged = store::sign_up::judged(&town, choir, chen).await.unwrap();
        assert_eq!(judged, Ok(Place::Held));
        let given = ask(&town, choir, chen).await.unwrap();
        assert_eq!(given.state, SignUpState::Live(Place::Held));
        assert_eq!(given.joined_at, NOW);
        let mine = store::sign_up::my_sign_up(&town, given.id, chen).await.unwrap();
        assert_eq!((mine.sign_up, mine.offering.id), (given.clone(), choir));
        let live = store::sign_up::live_sign_up(&town, choir, chen).await.unwrap();
        assert_eq!(live, Some(given.clone()));
        let second = ask(&town, choir, lin).await.unwrap();
        assert_eq!(second.state, SignUpState::Live(Place::Waiting { position: 1 }));
        assert!(is_not_found(&store::sign_up::my_sign_up(&town, given.id, lin).await));
    })
    .await;
}

#[tokio::test]
async fn the_same_form_sent_again_does_nothing_and_answers_the_same() {
    on_each_engine(async |town| {
        let choir = places(&town, 10).await;
        let (chen, lin, key) = (person(&town).await, person(&town).await, form_key::new());
        let first = ask_with(&town, key, choir, chen).await.unwrap();
        assert_eq!(ask_with(&town, key, choir, chen).await.unwrap(), first);
        let other = ask_with(&town, key, choir, lin).await;
        assert_eq!(refusal(other), Refusal::KeyUsedForSomethingElse);
        let withdrawn = store::sign_up::withdraw(&town, key, first.id, chen).await;
        assert_eq!(refusal(withdrawn), Refusal::KeyUsedForSomethingElse);
        assert_eq!(refusal(ask(&town, choir, chen).await), Refusal::AlreadySignedUp);
    })
    .await;
}

#[tokio::test]
async fn a_refused_form_may_be_sent_again_with_its_key() {
    on_each_engine(async |town| {
        let opens_at = NOW + Duration::from_secs(60);
        let window = Window { opens_at, ..class(&town, "").window };
        let choir = add(&town, &NewOffering { window, ..class(&town, "合唱") }).await;
        let (chen, key) = (person(&town).await, form_key::new());
        let early = ask_with(&town, key, choir, chen).await;
        assert_eq!(refusal(early), Refusal::NotOpenYet { opens_at });
        town.clock.set(opens_at);
        assert!(ask_with(&town, key, choir, chen).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn the_opening_moment_is_open_and_the_closing_moment_is_closed() {
    on_each_engine(async |town| {
        let window = class(&town, "").window;
        let choir = places(&town, 10).await;
        let second = Duration::from_secs(1);
        let people = [person(&town).await, person(&town).await];
        for (at, person, expected) in [
            (
                window.opens_at - second,
                people[0],
                Err(Refusal::NotOpenYet { opens_at: window.opens_at }),
            ),
            (window.opens_at, people[0], Ok(Place::Held)),
            (
                window.closes_at,
                people[1],
                Err(Refusal::WindowClosed { closed_at: window.closes_at }),
            ),
            (window.closes_at - second, people[1], Ok(Place::Held)),
        ] {
            town.clock.set(at);
            assert_eq!(store::sign_up::judged(&town, choir, person).await.unwrap(), expected);
            match expected {
                Ok(place) => {
                    let given = ask(&town, choir, person).await.unwrap();
                    assert_eq!(given.state, SignUpState::Live(place));
                }
                Err(expected) => assert_eq!(refusal(ask(&town, choir, person).await), expected),
            }
        }
    })
    .await;
}

#[tokio::test]
async fn age_counts_on_the_first_day() {
    on_each_engine(async |town| {
        let choir = places(&town, 10).await;
        let fifty = somebody(&town, Some("林芳"), Some(date(1976, 12, 1))).await;
        let younger = somebody(&town, Some("林芳"), Some(date(1976, 12, 2))).await;
        assert!(ask(&town, choir, fifty).await.is_ok());
        let refused = refusal(ask(&town, choir, younger).await);
        assert_eq!(refused, Refusal::TooYoung { from: 50, age: 49 });
        let nameless = somebody(&town, None, Some(date(1956, 1, 1))).await;
        assert_eq!(refusal(ask(&town, choir, nameless).await), Refusal::ParticularsMissing);
        let ageless = somebody(&town, Some("林芳"), None).await;
        assert_eq!(refusal(ask(&town, choir, ageless).await), Refusal::ParticularsMissing);
    })
    .await;
}

#[tokio::test]
async fn a_clash_names_what_was_there_first() {
    on_each_engine(async |town| {
        let chen = person(&town).await;
        let first = add(&town, &class(&town, "楷书一年级")).await;
        ask(&town, first, chen).await.unwrap();
        let overlapping = NewOffering { sessions: vec![session(8, 10)], ..class(&town, "二胡") };
        let overlapping = add(&town, &overlapping).await;
        let expected = Refusal::Clash {
            offering: first,
            name: "楷书一年级".into(),
            waits: false,
            at: session(8, 10).span.from,
        };
        assert_eq!(refusal(ask(&town, overlapping, chen).await), expected);
        let next_door = NewOffering { sessions: vec![session(8, 11)], ..class(&town, "钢琴") };
        let next_door = add(&town, &next_door).await;
        assert!(ask(&town, next_door, chen).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn what_needs_no_place_or_is_for_members_takes_no_sign_ups() {
    on_each_engine(async |town| {
        let chen = person(&town).await;
        for (admission, expected) in
            [(Admission::DropIn, Refusal::DropIn), (Admission::MembersOnly, Refusal::MembersOnly)]
        {
            let one = NewOffering { admission, ..activity(&town, "舞会", 3) };
            let one = add(&town, &one).await;
            assert_eq!(refusal(ask(&town, one, chen).await), expected);
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_signs_up_another_or_for_nothing() {
    on_each_engine(async |town| {
        let choir = places(&town, 10).await;
        let (chen, lin) = (person(&town).await, person(&town).await);
        let asked = Asked { offering: choir, person: chen, by: By::Person(lin) };
        let refused = store::sign_up::sign_up(&town, form_key::new(), asked).await;
        assert_eq!(refusal(refused), Refusal::NotAllowed);
        let stranger = coordinator(&town, town.centre).await;
        let asked = Asked { offering: choir, person: chen, by: By::Coordinator(stranger) };
        let unknown = store::sign_up::sign_up(&town, form_key::new(), asked).await;
        assert!(is_not_found(&unknown));
        let nothing = domain::id::OfferingId(uuid::Uuid::now_v7());
        assert!(is_not_found(&ask(&town, nothing, chen).await));
        assert!(is_not_found(&store::sign_up::judged(&town, nothing, chen).await));
    })
    .await;
}

#[tokio::test]
async fn what_is_over_takes_nobody() {
    on_each_engine(async |town| {
        let sale = add(&town, &activity(&town, "义卖", 1)).await;
        let chen = person(&town).await;
        town.clock.set(session(1, 14).span.to);
        assert_eq!(refusal(ask(&town, sale, chen).await), Refusal::AlreadyOver);
    })
    .await;
}

#[tokio::test]
async fn every_change_is_written_down_with_what_it_rests_on() {
    on_each_engine(async |town| {
        let choir = places(&town, 1).await;
        let (chen, lin) = (person(&town).await, person(&town).await);
        let first = ask(&town, choir, chen).await.unwrap();
        let second = ask(&town, choir, lin).await.unwrap();
        store::sign_up::withdraw(&town, form_key::new(), first.id, chen).await.unwrap();
        let told = async |sign_up, person| {
            let decisions = store::decision::decisions_of(&town, sign_up, person).await.unwrap();
            let told = decisions.into_iter().map(|one| {
                assert_eq!((one.at, one.basis), (NOW, Basis::InOrder));
                (one.what, one.before.held, one.before.waiting)
            });
            told.collect::<Vec<_>>()
        };
        use Decided::{Ended, Held, Offered, Waiting};
        assert_eq!(told(first.id, chen).await, [(Held, 0, 0), (Ended, 1, 1)]);
        assert_eq!(told(second.id, lin).await, [(Waiting, 1, 0), (Offered, 0, 1)]);
        assert_eq!(told(second.id, chen).await, [], "nobody reads of somebody else");
    })
    .await;
}
