//! Places that a coordinator gives: asking, a yes, a no, and nothing that moves by itself.

use domain::decision::{Basis, Decided};
use domain::id::{OfferingId, SignUpId};
use domain::notice::NoticeKind;
use domain::offering::Allocation;
use domain::person::{Coordinator, PersonName};
use domain::refusal::Refusal;
use domain::sign_up::{EndReason, Place, SignUpState};
use store::form_key;
use store::offering::set_allocation;
use store::sign_up::{CounterPerson, add_at_counter, approve, foreseen, not_accept, withdraw};

use crate::support::*;

pub async fn by_approval(town: &Town, capacity: u32) -> (OfferingId, Coordinator) {
    let class = places(town, capacity).await;
    let by = coordinator(town, town.university).await;
    set_allocation(town, form_key::new(), class, Allocation::Approval, &by).await.unwrap();
    (class, by)
}

async fn state(town: &Town, id: SignUpId, person: domain::id::PersonId) -> SignUpState {
    store::sign_up::my_sign_up(town, id, person).await.unwrap().sign_up.state
}

#[tokio::test]
async fn whoever_asks_is_in_review_until_a_coordinator_says_yes() {
    on_each_engine(async |town| {
        let (class, by) = by_approval(&town, 1).await;
        let (chen, lin) = (person(&town).await, person(&town).await);
        let first = ask(&town, class, chen).await.unwrap();
        let second = ask(&town, class, lin).await.unwrap();
        for asked in [&first, &second] {
            assert_eq!(asked.state, SignUpState::Live(Place::InReview));
        }
        assert_eq!(refusal(ask(&town, class, chen).await), Refusal::AlreadySignedUp);

        // The staff need not keep the order of asking.
        let key = form_key::new();
        assert_eq!(approve(&town, key, class, &[second.id], &by).await.unwrap(), 1);
        assert_eq!(approve(&town, key, class, &[second.id], &by).await.unwrap(), 1);
        assert_eq!(state(&town, second.id, lin).await, SignUpState::Live(Place::Held));
        let told = store::notice::unseen(&town, lin).await.unwrap();
        assert_eq!(
            told.iter().map(|told| &told.about).collect::<Vec<_>>(),
            [&NoticeKind::Approved]
        );
        let why = store::decision::decisions_of(&town, second.id, lin).await.unwrap();
        let why: Vec<_> = why.iter().map(|one| (one.what, &one.basis)).collect();
        let expected =
            [(Decided::Waiting, &Basis::Approval), (Decided::Approved, &Basis::Approval)];
        assert_eq!(why, expected);

        let full = approve(&town, form_key::new(), class, &[first.id], &by).await;
        assert_eq!(refusal(full), Refusal::NoFreePlace { free: 0 });
        let again = approve(&town, form_key::new(), class, &[second.id], &by).await;
        assert_eq!(refusal(again), Refusal::NotInReview);

        // A place given up goes to nobody by itself.
        withdraw(&town, form_key::new(), second.id, lin).await.unwrap();
        assert_eq!(state(&town, first.id, chen).await, SignUpState::Live(Place::InReview));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn many_get_a_yes_at_once_or_none_does() {
    on_each_engine(async |town| {
        let (class, by) = by_approval(&town, 2).await;
        let mut asked = Vec::new();
        for _ in 0..3 {
            let person = person(&town).await;
            asked.push((ask(&town, class, person).await.unwrap().id, person));
        }
        let all: Vec<SignUpId> = asked.iter().map(|(id, _)| *id).collect();
        let too_many = approve(&town, form_key::new(), class, &all, &by).await;
        assert_eq!(refusal(too_many), Refusal::NoFreePlace { free: 2 });
        for (id, person) in &asked {
            assert_eq!(state(&town, *id, *person).await, SignUpState::Live(Place::InReview));
        }
        // Whoever took it back is passed over, and nobody counts twice.
        withdraw(&town, form_key::new(), asked[0].0, asked[0].1).await.unwrap();
        let twice = [all[0], all[1], all[1], all[2]];
        assert_eq!(approve(&town, form_key::new(), class, &twice, &by).await.unwrap(), 2);
        counters_are_right(&town).await;

        let theirs = coordinator(&town, town.centre).await;
        let other = approve(&town, form_key::new(), class, &all, &theirs).await;
        assert!(is_not_found(&other));
        let elsewhere = add(&town, &erhu(&town)).await;
        assert!(is_not_found(&approve(&town, form_key::new(), elsewhere, &all, &by).await));
    })
    .await;
}

#[tokio::test]
async fn a_look_says_who_gets_a_place_and_changes_nothing() {
    on_each_engine(async |town| {
        let (class, by) = by_approval(&town, 2).await;
        let mut asked = Vec::new();
        for _ in 0..4 {
            let person = person(&town).await;
            asked.push((ask(&town, class, person).await.unwrap().id, person));
        }
        let all: Vec<SignUpId> = asked.iter().rev().map(|(id, _)| *id).collect();
        let names = |people: &[domain::person::Person]| -> Vec<_> {
            people.iter().map(|person| person.id).collect()
        };
        withdraw(&town, form_key::new(), asked[0].0, asked[0].1).await.unwrap();
        let seen = foreseen(&town, class, &all, &by).await.unwrap();
        assert_eq!(names(&seen.with_place), [asked[1].1, asked[2].1]);
        assert_eq!(names(&seen.no_room), [asked[3].1]);
        assert_eq!(names(&seen.passed_over), [asked[0].1]);
        // As the unit says.
        let too_many = approve(&town, form_key::new(), class, &all, &by).await;
        assert_eq!(refusal(too_many), Refusal::NoFreePlace { free: 2 });
        let fewer = [asked[2].0, asked[3].0, asked[3].0];
        let seen = foreseen(&town, class, &fewer, &by).await.unwrap();
        assert_eq!((seen.with_place.len(), seen.no_room.len()), (2, 0));
        assert_eq!(state(&town, asked[2].0, asked[2].1).await, SignUpState::Live(Place::InReview));
        assert_eq!(approve(&town, form_key::new(), class, &fewer, &by).await.unwrap(), 2);

        let theirs = coordinator(&town, town.centre).await;
        assert!(is_not_found(&foreseen(&town, class, &all, &theirs).await));
        let elsewhere = add(&town, &erhu(&town)).await;
        assert!(is_not_found(&foreseen(&town, elsewhere, &all, &by).await));
        town.clock.set(NOW + jiff::SignedDuration::from_hours(24 * 900));
        let over = foreseen(&town, class, &all, &by).await;
        assert_eq!(refusal(over), Refusal::AlreadyOver);
    })
    .await;
}

#[tokio::test]
async fn after_a_no_with_its_reason_only_the_counter_adds_the_person() {
    on_each_engine(async |town| {
        let (class, by) = by_approval(&town, 2).await;
        let lin = person(&town).await;
        let asked = ask(&town, class, lin).await.unwrap();
        let theirs = coordinator(&town, town.centre).await;
        let other = not_accept(&town, form_key::new(), asked.id, "不行", &theirs).await;
        assert!(is_not_found(&other));
        let no = not_accept(&town, form_key::new(), asked.id, "先学基础班", &by).await.unwrap();
        let reason = EndReason::NotAccepted("先学基础班".into());
        assert_eq!(no.state, SignUpState::Ended { at: NOW, reason: reason.clone() });
        assert_eq!(state(&town, asked.id, lin).await, no.state);
        let told = store::notice::unseen(&town, lin).await.unwrap();
        assert_eq!(told[0].about, NoticeKind::NotAccepted("先学基础班".into()));
        assert_eq!(refusal(ask(&town, class, lin).await), Refusal::NotAcceptedBefore);
        let twice = not_accept(&town, form_key::new(), asked.id, "先学基础班", &by).await;
        assert_eq!(refusal(twice), Refusal::NotInReview);

        let lin = store::person::person(&town, lin).await.unwrap();
        let told = CounterPerson {
            name: lin.name.unwrap(),
            mobile: lin.mobile,
            born_on: lin.born_on,
            emergency_contact: None,
            emergency_telephone: None,
        };
        let added = add_at_counter(&town, form_key::new(), class, &told, "", &by).await.unwrap();
        assert_eq!(added.state, SignUpState::Live(Place::Held));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn at_the_counter_a_full_offering_has_no_list_to_wait_on() {
    on_each_engine(async |town| {
        let (class, by) = by_approval(&town, 1).await;
        let told = |name: &str| CounterPerson {
            name: PersonName::parse(name).unwrap(),
            mobile: Some(mobile()),
            born_on: Some(jiff::civil::date(1950, 1, 1)),
            emergency_contact: None,
            emergency_telephone: None,
        };
        add_at_counter(&town, form_key::new(), class, &told("吴秀英"), "", &by).await.unwrap();
        let full = add_at_counter(&town, form_key::new(), class, &told("周国强"), "", &by).await;
        assert_eq!(refusal(full), Refusal::NoFreePlace { free: 0 });
    })
    .await;
}

#[tokio::test]
async fn how_places_are_given_changes_while_nobody_waits() {
    on_each_engine(async |town| {
        let (class, by) = by_approval(&town, 1).await;
        let chen = person(&town).await;
        let asked = ask(&town, class, chen).await.unwrap();
        let change = |to| set_allocation(&town, form_key::new(), class, to, &by);
        assert_eq!(refusal(change(Allocation::InOrder).await), Refusal::SomebodyWaits);
        withdraw(&town, form_key::new(), asked.id, chen).await.unwrap();
        change(Allocation::InOrder).await.unwrap();
        let held = ask(&town, class, chen).await.unwrap();
        assert_eq!(held.state, SignUpState::Live(Place::Held));
        assert_eq!(refusal(change(Allocation::Draw).await), Refusal::ByDraw);
        let theirs = coordinator(&town, town.centre).await;
        let key = form_key::new();
        let other = set_allocation(&town, key, class, Allocation::Approval, &theirs).await;
        assert!(is_not_found(&other));
    })
    .await;
}
