//! How places are given, chosen for many offerings at once.

use domain::id::{OfferingId, TermId};
use domain::offering::Allocation;
use domain::person::Coordinator;
use domain::sign_up::{Place, SignUpState};
use store::form_key;
use store::new_offering::NewOffering;
use store::offering::{
    Chosen, Ways, cancel, offering, offerings_to_change, set_allocation, set_allocations,
    terms_at_desk,
};

use crate::support::*;

async fn given(town: &Town, id: OfferingId) -> Allocation {
    offering(town, id).await.unwrap().terms.allocation
}

async fn to_approval(town: &Town, chosen: Chosen, by: &Coordinator) -> store::Result<Ways> {
    set_allocations(town, form_key::new(), chosen, Allocation::Approval, by).await
}

async fn term(town: &Town, by: &Coordinator) -> TermId {
    terms_at_desk(town, by).await.unwrap()[0].0
}

#[tokio::test]
async fn all_classes_of_a_term_change_but_those_that_may_not() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let mut classes = Vec::new();
        for name in ["国画", "合唱", "太极", "楷书", "声乐"] {
            let new = NewOffering { capacity: Some(1), ..class(&town, name) };
            classes.push(add(&town, &new).await);
        }
        let [changes, waited, off, before, held] = classes[..] else { panic!("five classes") };
        for _ in 0..2 {
            ask(&town, waited, person(&town).await).await.unwrap();
        }
        cancel(&town, form_key::new(), off, "老师生病", &by).await.unwrap();
        set_allocation(&town, form_key::new(), before, Allocation::Approval, &by).await.unwrap();
        ask(&town, held, person(&town).await).await.unwrap();

        let key = form_key::new();
        let whole = Chosen::Term(term(&town, &by).await);
        let set = || set_allocations(&town, key, whole.clone(), Allocation::Approval, &by);
        let ways = Ways { changed: 2, same: 1, left: 2 };
        assert_eq!(set().await.unwrap(), ways);
        assert_eq!(set().await.unwrap(), ways, "sent twice, done once");
        for (id, expected) in [
            (changes, Allocation::Approval),
            (held, Allocation::Approval),
            (before, Allocation::Approval),
            (waited, Allocation::InOrder),
            (off, Allocation::InOrder),
        ] {
            assert_eq!(given(&town, id).await, expected);
        }
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn those_chosen_change_once_each_and_never_to_a_draw() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (one, other) =
            (add(&town, &class(&town, "国画")).await, add(&town, &class(&town, "合唱")).await);
        let chosen = Chosen::These(vec![one, one]);
        let ways = to_approval(&town, chosen.clone(), &by).await.unwrap();
        assert_eq!(ways, Ways { changed: 1, ..Ways::default() });
        assert_eq!(given(&town, other).await, Allocation::InOrder);
        let to_draw =
            set_allocations(&town, form_key::new(), chosen.clone(), Allocation::Draw, &by).await;
        assert_eq!(to_draw.unwrap(), Ways { left: 1, ..Ways::default() });
        let back = set_allocations(&town, form_key::new(), chosen, Allocation::InOrder, &by).await;
        assert_eq!(back.unwrap(), Ways { changed: 1, ..Ways::default() });
    })
    .await;
}

#[tokio::test]
async fn nothing_changes_where_one_is_of_another_institution() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let theirs = coordinator(&town, town.centre).await;
        let own = add(&town, &class(&town, "国画")).await;
        let whole = Chosen::Term(term(&town, &by).await);
        assert!(is_not_found(&to_approval(&town, whole, &theirs).await));
        let foreign = add(&town, &activity(&town, "讲座", 9)).await;
        let both = Chosen::These(vec![own, foreign]);
        for coordinator in [&by, &theirs] {
            assert!(is_not_found(&to_approval(&town, both.clone(), coordinator).await));
        }
        assert_eq!(given(&town, own).await, Allocation::InOrder);
        assert_eq!(given(&town, foreign).await, Allocation::InOrder);
        assert_eq!(terms_at_desk(&town, &theirs).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_desk_lists_the_classes_of_a_term_or_all_that_is_not_over() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let theirs = coordinator(&town, town.centre).await;
        for number in 0..41 {
            add(&town, &class(&town, &format!("楷书{number}班"))).await;
        }
        let off = add(&town, &class(&town, "按揭")).await;
        cancel(&town, form_key::new(), off, "老师生病", &by).await.unwrap();
        let lecture = NewOffering { institution: town.university, ..activity(&town, "讲座", 9) };
        add(&town, &lecture).await;
        let term = term(&town, &by).await;
        let first = offerings_to_change(&town, Some(term), 1, &by).await.unwrap();
        assert_eq!((first.offerings.len(), first.total), (40, 42));
        let second = offerings_to_change(&town, Some(term), 2, &by).await.unwrap();
        assert_eq!(second.offerings.len(), 2);
        assert_eq!(second.offerings[1].id, off, "what is called off comes last");
        assert_eq!(offerings_to_change(&town, None, 1, &by).await.unwrap().total, 43);
        for term in [Some(term), None] {
            assert_eq!(offerings_to_change(&town, term, 1, &theirs).await.unwrap().total, 0);
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_signs_up_meanwhile_has_a_place_or_is_in_review() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let class = places(&town, 20).await;
        let people = [person(&town).await, person(&town).await, person(&town).await];
        let (ways, first, second, third) = tokio::join!(
            to_approval(&town, Chosen::These(vec![class]), &by),
            ask(&town, class, people[0]),
            ask(&town, class, people[1]),
            ask(&town, class, people[2]),
        );
        assert_eq!(ways.unwrap(), Ways { changed: 1, ..Ways::default() });
        for asked in [first, second, third] {
            let state = asked.unwrap().state;
            assert!(matches!(state, SignUpState::Live(Place::Held | Place::InReview)), "{state:?}");
        }
        assert_eq!(given(&town, class).await, Allocation::Approval);
        counters_are_right(&town).await;
    })
    .await;
}
