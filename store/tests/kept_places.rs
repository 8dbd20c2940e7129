//! Places that are kept for some, as lists, cards and proposals tell them to everybody.

use domain::id::OfferingId;
use domain::offering::OfferingKind;
use domain::refusal::Refusal;
use domain::search::Search;
use domain::sign_up::{Place, SignUpState};
use domain::stage::{ForAll, ForWhom, Rule, StageRefusal};
use store::form_key;
use store::new_offering::{NewOffering, NewSession};
use store::offering::{alternatives, offering, offerings_found, set_stages};
use store::sign_up::judged;

use crate::stages::{HOUR, OPENS, RELEASE, known, next_term, share, shared};
use crate::support::*;

/// How its places stand for everybody: on its page, and where one looks again.
async fn for_all(town: &Town, id: OfferingId) -> ForAll {
    let now = town.db.now();
    let shown = offering(town, id).await.unwrap();
    let (places, shares) = store::offering::places(town, id).await.unwrap();
    assert_eq!((shown.places, &shown.shares), (places, &shares));
    shown.for_all(now)
}

async fn is_found_free(town: &Town, id: OfferingId) -> bool {
    let search = Search { free_only: true, ..Search::of(OfferingKind::Class) };
    let found = offerings_found(town, &search).await.unwrap();
    assert_eq!(found.total, u32::try_from(found.offerings.len()).unwrap());
    found.offerings.iter().any(|one| one.id == id)
}

const fn all(free: u32, kept: u32, for_whom: Option<ForWhom>) -> ForAll {
    ForAll { free, kept, for_whom }
}

const NEW: Option<ForWhom> = Some(ForWhom::Newcomers);

#[tokio::test]
async fn everybody_is_told_what_they_can_have_and_what_is_kept_for_others() {
    on_each_engine(async |town| {
        let shares = vec![share(ForWhom::Newcomers, 2), share(ForWhom::District, 1)];
        let class = shared(&town, 5, shares).await;
        let plain = places(&town, 10).await;
        assert_eq!(for_all(&town, plain).await, all(10, 0, None));
        assert_eq!(for_all(&town, class).await, all(2, 3, None));
        assert!(is_found_free(&town, class).await);
        // A newcomer is counted to the share: what is left for everybody stays as it is.
        ask(&town, class, person(&town).await).await.unwrap();
        assert_eq!(for_all(&town, class).await, all(2, 2, None));
        for _ in 0..2 {
            let chen = known(&town).await;
            let held = SignUpState::Live(Place::Held);
            assert_eq!(ask(&town, class, chen).await.unwrap().state, held);
        }
        assert_eq!(for_all(&town, class).await, all(0, 2, None));
        assert!(!is_found_free(&town, class).await, "what is left is kept");
        let of_the_page = offering(&town, class).await.unwrap();
        let waits = Place::Waiting { position: 1 };
        assert_eq!(of_the_page.next_place_for_all(town.db.now()), waits);
        let lin = known(&town).await;
        assert_eq!(judged(&town, class, lin).await.unwrap(), Ok(waits), "the rule says the same");

        town.clock.set(RELEASE);
        assert_eq!(for_all(&town, class).await, all(2, 0, None));
        assert!(is_found_free(&town, class).await);
        assert_eq!(judged(&town, class, lin).await.unwrap(), Ok(Place::Held));
    })
    .await;
}

#[tokio::test]
async fn what_has_more_in_a_share_than_is_kept_keeps_nothing_from_others() {
    on_each_engine(async |town| {
        let class = shared(&town, 3, vec![share(ForWhom::Newcomers, 2)]).await;
        for _ in 0..2 {
            ask(&town, class, person(&town).await).await.unwrap();
        }
        // Made smaller afterwards: two are given, one is reserved.
        let by = coordinator(&town, town.university).await;
        let rule = Rule { shares: vec![share(ForWhom::Newcomers, 1)], ..Rule::default() };
        set_stages(&town, form_key::new(), (class, None), (&rule, store::Seen::nothing()), &by)
            .await
            .unwrap();
        assert_eq!(for_all(&town, class).await, all(1, 0, None));
        assert!(is_found_free(&town, class).await);
    })
    .await;
}

#[tokio::test]
async fn a_class_whose_places_are_kept_for_others_is_proposed_after_what_is_free() {
    on_each_engine(async |town| {
        let kept = shared(&town, 2, vec![share(ForWhom::Newcomers, 2)]).await;
        let full = places(&town, 1).await;
        ask(&town, full, person(&town).await).await.unwrap();
        let full = offering(&town, full).await.unwrap();
        let told = async |person| {
            let others = alternatives(&town, &full, person).await.unwrap();
            // Beside these two there is the class that has begun.
            let others = others.into_iter().filter(|other| other.first.from > town.db.now());
            others.map(|other| other.id).collect::<Vec<_>>()
        };
        let chen = known(&town).await;
        assert_eq!(told(Some(chen)).await, [kept], "one may wait for it");
        // It begins later: of two that are free the other would come first.
        let last = session(3, 9);
        let last = NewSession { span: later(last.span, 20), ..last };
        let free =
            NewOffering { sessions: vec![last], ..class(&town, "楷书三年级（1）班") };
        let free = add(&town, &free).await;
        assert_eq!(for_all(&town, kept).await, all(0, 2, NEW));
        assert_eq!(told(None).await, [free, kept]);
        assert_eq!(told(Some(chen)).await, [free, kept]);
        let new = person(&town).await;
        assert_eq!(told(Some(new)).await, [kept, free], "kept for them");
        town.clock.set(RELEASE);
        assert_eq!(told(Some(chen)).await, [kept, free], "released");
    })
    .await;
}

#[tokio::test]
async fn who_would_find_only_places_kept_for_others_is_not_asked_to_continue() {
    on_each_engine(async |town| {
        let former = places(&town, 10).await;
        let (chen, lin) = (person(&town).await, person(&town).await);
        for member in [chen, lin] {
            ask(&town, former, member).await.unwrap();
        }
        let class = add(&town, &next_term(&town, 3)).await;
        let by = coordinator(&town, town.university).await;
        let shares = vec![share(ForWhom::Newcomers, 2)];
        let rule = Rule { returning_from: Some(NOW + HOUR), returning_places: 0, shares };
        set_stages(
            &town,
            form_key::new(),
            (class, Some(former)),
            (&rule, store::Seen::nothing()),
            &by,
        )
        .await
        .unwrap();
        town.clock.set(NOW + HOUR);
        assert_eq!(may_continue(&town, lin).await.len(), 1);
        ask(&town, class, chen).await.unwrap();
        assert_eq!(may_continue(&town, lin).await, []);
        let full = Refusal::Stage(StageRefusal::ReturningFull { opens_at: OPENS });
        assert_eq!(judged(&town, class, lin).await.unwrap(), Err(full));
    })
    .await;
}
