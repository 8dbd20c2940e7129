//! Places that become free after a draw, and whoever waits for more of them than they want, or can have.

use domain::call::{CallOutcome, CallReason};
use domain::decision::Decided;
use domain::id::{OfferingId, PersonId};
use domain::limits::Limits;
use domain::offering::bulk::Act;
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUp, SignUpState};
use store::call::NewCall;
use store::decision::decisions_of;
use store::form_key;
use store::limits::set_limits;
use store::new_offering::NewOffering;
use store::offering::do_to_many;
use store::sign_up::{
    accept, keep_waiting, live_sign_up, pass_on_to_the_able, why_not_offered, withdraw,
};

use crate::draw::{class_at, draw_of, held, wishes_for};
use crate::draw_limits::faults;
use crate::support::*;

/// Two classes of one place each after a draw that two people have got nothing of: they wait for both.
struct Drawn {
    classes: [OfferingId; 2],
    /// Who has a place, in their order.
    lucky: [PersonId; 2],
    /// Who waits, in their order.
    waiting: [PersonId; 2],
}

/// A class at nine and another at this hour are drawn for four people who want so many.
async fn drawn(town: &Town, hour: i8, wanted: u32) -> Drawn {
    let desk = coordinator(town, town.university).await;
    let classes = [class_at(town, 1, 9).await, class_at(town, 1, hour).await];
    let draw = draw_of(town, &desk, &classes).await;
    let mut people = Vec::new();
    for _ in 0..4 {
        people.push(wishes_for(town, draw, wanted, &classes).await);
    }
    held(town, draw, &desk).await;
    let (mut lucky, mut waiting) = ([None; 2], [None; 2]);
    for person in people {
        let places =
            [stands(town, classes[0], person).await, stands(town, classes[1], person).await];
        match places {
            [Some(Place::Held), _] => lucky[0] = Some(person),
            [_, Some(Place::Held)] => lucky[1] = Some(person),
            [Some(Place::Waiting { position }), Some(Place::Waiting { position: other })] => {
                assert_eq!(position, other, "the lot is the same");
                waiting[position as usize - 1] = Some(person);
            }
            other => panic!("{other:?}"),
        }
    }
    Drawn { classes, lucky: lucky.map(Option::unwrap), waiting: waiting.map(Option::unwrap) }
}

async fn mine(town: &Town, offering: OfferingId, person: PersonId) -> SignUp {
    live_sign_up(town, offering, person).await.unwrap().expect("a live one")
}

async fn stands(town: &Town, offering: OfferingId, person: PersonId) -> Option<Place> {
    let mine = live_sign_up(town, offering, person).await.unwrap();
    mine.and_then(|mine| match mine.state {
        SignUpState::Live(place) => Some(place),
        SignUpState::Ended { .. } => None,
    })
}

async fn gives_up(town: &Town, offering: OfferingId, person: PersonId) {
    let id = mine(town, offering, person).await.id;
    withdraw(town, form_key::new(), id, person).await.unwrap();
}

async fn takes(town: &Town, offering: OfferingId, person: PersonId) {
    let id = mine(town, offering, person).await.id;
    accept(town, form_key::new(), id, person).await.unwrap();
}

async fn is_offered(town: &Town, offering: OfferingId, person: PersonId) -> bool {
    matches!(stands(town, offering, person).await, Some(Place::Offered { .. }))
}

const FIRST: Option<Place> = Some(Place::Waiting { position: 1 });

#[tokio::test]
async fn whoever_has_as_many_as_they_wanted_is_passed_over_and_keeps_their_position() {
    on_each_engine(async |town| {
        let drawn = drawn(&town, 14, 1).await;
        let ([one, other], [first, second]) = (drawn.classes, drawn.waiting);
        gives_up(&town, one, drawn.lucky[0]).await;
        takes(&town, one, first).await;
        gives_up(&town, other, drawn.lucky[1]).await;
        assert_eq!(stands(&town, other, first).await, FIRST);
        assert!(is_offered(&town, other, second).await);
        let waits = mine(&town, other, first).await;
        let why = why_not_offered(&town, waits.id, first).await.unwrap();
        assert_eq!(why, Some(Refusal::WantsNoMore { wanted: 1 }));
        assert_eq!(faults(&town).await, []);
        // They give up what they have, and are asked in their turn.
        gives_up(&town, one, first).await;
        gives_up(&town, other, second).await;
        assert!(is_offered(&town, other, first).await);
        assert_eq!(faults(&town).await, []);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_wanted_two_is_offered_the_second() {
    on_each_engine(async |town| {
        let drawn = drawn(&town, 14, 2).await;
        let ([one, other], [first, second]) = (drawn.classes, drawn.waiting);
        gives_up(&town, one, drawn.lucky[0]).await;
        takes(&town, one, first).await;
        gives_up(&town, other, drawn.lucky[1]).await;
        assert!(is_offered(&town, other, first).await);
        assert!(!is_offered(&town, other, second).await);
        assert_eq!(faults(&town).await, []);
    })
    .await;
}

#[tokio::test]
async fn whoever_signs_up_again_after_the_draw_wants_one_more() {
    on_each_engine(async |town| {
        let drawn = drawn(&town, 14, 1).await;
        let ([one, other], [first, second]) = (drawn.classes, drawn.waiting);
        gives_up(&town, one, drawn.lucky[0]).await;
        takes(&town, one, first).await;
        gives_up(&town, other, first).await;
        ask(&town, other, first).await.unwrap();
        gives_up(&town, other, drawn.lucky[1]).await;
        assert!(is_offered(&town, other, second).await);
        gives_up(&town, other, second).await;
        assert!(is_offered(&town, other, first).await);
        takes(&town, other, first).await;
        assert_eq!(faults(&town).await, []);
        counters_are_right(&town).await;
    })
    .await;
}

/// Both places become free at once, and both are offered to whoever stands first.
async fn both_offered(town: &Town, drawn: &Drawn) {
    for (class, lucky) in drawn.classes.into_iter().zip(drawn.lucky) {
        gives_up(town, class, lucky).await;
        assert!(is_offered(town, class, drawn.waiting[0]).await);
    }
}

/// The other place went on: its first person waits where they waited, and reads why.
async fn has_gone_on(town: &Town, drawn: &Drawn, because: &Refusal) {
    let (other, [first, second]) = (drawn.classes[1], drawn.waiting);
    assert_eq!(stands(town, other, first).await, FIRST);
    assert!(is_offered(town, other, second).await);
    let waits = mine(town, other, first).await;
    let told = decisions_of(town, waits.id, first).await.unwrap();
    let told: Vec<_> = told.into_iter().map(|one| one.what).collect();
    assert_eq!(told, [Decided::Waiting, Decided::Offered, Decided::PassedOver]);
    let why = why_not_offered(town, waits.id, first).await.unwrap();
    assert_eq!(why.as_ref(), Some(because));
    assert_eq!(town.number("select count(*) from passed_over").await, 1);
    let asked = "select count(*) from notice where kind = 'place_offered' and seen_at is null";
    assert_eq!(town.number(asked).await, 1, "the second");
    let late = accept(town, form_key::new(), waits.id, first).await;
    assert_eq!(refusal(late), Refusal::NothingOffered);
    assert_eq!(faults(town).await, []);
    counters_are_right(town).await;
}

#[tokio::test]
async fn of_two_offers_the_one_that_cannot_be_accepted_any_more_goes_on() {
    on_each_engine(async |town| {
        let drawn = drawn(&town, 14, 1).await;
        both_offered(&town, &drawn).await;
        takes(&town, drawn.classes[0], drawn.waiting[0]).await;
        has_gone_on(&town, &drawn, &Refusal::WantsNoMore { wanted: 1 }).await;
        // They would rather have the other: they give the first up, and are asked when it is free.
        let ([one, other], [first, second]) = (drawn.classes, drawn.waiting);
        gives_up(&town, one, first).await;
        let lets_go_by = mine(&town, other, second).await.id;
        keep_waiting(&town, form_key::new(), lets_go_by, second).await.unwrap();
        assert!(is_offered(&town, other, first).await);
        assert_eq!(faults(&town).await, []);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn of_two_offers_at_one_time_the_other_goes_on_also_by_telephone() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let drawn = drawn(&town, 9, 2).await;
        both_offered(&town, &drawn).await;
        let ([one, other], first) = (drawn.classes, drawn.waiting[0]);
        let sign_up = mine(&town, one, first).await.id;
        let (about, outcome) = (CallReason::Offer, CallOutcome::Accepted);
        let call = NewCall { sign_up, about, outcome, note: String::new() };
        store::call::log(&town, form_key::new(), call, &by).await.unwrap();
        let waits = mine(&town, other, first).await;
        let why = why_not_offered(&town, waits.id, first).await.unwrap().unwrap();
        assert!(matches!(&why, Refusal::Clash { offering, .. } if *offering == one), "{why:?}");
        has_gone_on(&town, &drawn, &why).await;
    })
    .await;
}

#[tokio::test]
async fn an_offer_stays_under_a_lower_limit_and_goes_on_when_it_clashes_by_now() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let drawn = drawn(&town, 14, 2).await;
        both_offered(&town, &drawn).await;
        takes(&town, drawn.classes[0], drawn.waiting[0]).await;
        assert!(is_offered(&town, drawn.classes[1], drawn.waiting[0]).await, "they wanted two");
        assert_eq!(pass_on_to_the_able(&town).await.unwrap(), 0);
        let limits = Limits { classes: Some(1), ..Limits::default() };
        set_limits(&town, limits, store::Seen::nothing(), &by).await.unwrap();
        assert_eq!(pass_on_to_the_able(&town).await.unwrap(), 0, "what is promised is kept");
        let ([one, other], [first, second]) = (drawn.classes, drawn.waiting);
        assert!(is_offered(&town, other, first).await);
        meets_like(&town, other, one).await;
        assert_eq!(pass_on_to_the_able(&town).await.unwrap(), 1);
        assert_eq!(stands(&town, other, first).await, FIRST);
        assert!(is_offered(&town, other, second).await);
        let waits = mine(&town, other, first).await;
        let why = why_not_offered(&town, waits.id, first).await.unwrap();
        assert!(matches!(why, Some(Refusal::Clash { offering, .. }) if offering == one), "{why:?}");
        assert_eq!(pass_on_to_the_able(&town).await.unwrap(), 0);
        counters_are_right(&town).await;
    })
    .await;
}

/// All sessions of an offering meet when the other's first one does.
async fn meets_like(town: &Town, offering: OfferingId, other: OfferingId) {
    let of = |column| format!("(select min({column}) from session where offering_id = '{other}')");
    let (from, to) = (of("starts_at"), of("ends_at"));
    let sql = format!(
        "update session set starts_at = {from}, ends_at = {to} where offering_id = '{offering}'"
    );
    town.change(sql.leak()).await;
}

#[tokio::test]
async fn of_many_offers_those_that_clash_by_now_go_on_together_and_the_others_stay() {
    // More than are judged at once.
    const PEOPLE: u32 = 70;
    on_each_engine(async |town| {
        let (by, centre) =
            (coordinator(&town, town.university).await, coordinator(&town, town.centre).await);
        let has = places(&town, PEOPLE).await;
        let wants = NewOffering { capacity: Some(1), ..erhu(&town) };
        let (wants, party) = (
            add(&town, &wants).await,
            add(&town, &NewOffering { capacity: Some(1), ..activity(&town, "茶话会", 9) }).await,
        );
        for full in [wants, party] {
            ask(&town, full, person(&town).await).await.unwrap();
        }
        let mut people = Vec::new();
        for number in 0..PEOPLE {
            let one = person(&town).await;
            // The first has nothing else, and may take it.
            if number > 0 {
                ask(&town, has, one).await.unwrap();
            }
            ask(&town, wants, one).await.unwrap();
            if number < 3 {
                ask(&town, party, one).await.unwrap();
            }
            people.push(one);
        }
        for (offering, places, by) in [(wants, PEOPLE + 1, &by), (party, 4, &centre)] {
            let more = Act::Places(places);
            do_to_many(&town, form_key::new(), vec![offering], more, by).await.unwrap();
        }
        assert!(
            is_offered(&town, wants, people[69]).await && is_offered(&town, party, people[2]).await
        );
        assert_eq!(
            pass_on_to_the_able(&town).await.unwrap(),
            0,
            "each can accept what they are offered"
        );
        meets_like(&town, has, wants).await;
        let (go_on, asked_again) = (PEOPLE as usize - 1, 1);
        assert_eq!(pass_on_to_the_able(&town).await.unwrap(), go_on + asked_again);
        assert!(is_offered(&town, wants, people[0]).await);
        for (number, one) in people.iter().enumerate().skip(1) {
            let stands = stands(&town, wants, *one).await;
            assert!(matches!(stands, Some(Place::Waiting { .. })), "{number}: {stands:?}");
            assert_eq!(is_offered(&town, party, *one).await, number < 3, "{number}");
        }
        assert_eq!(pass_on_to_the_able(&town).await.unwrap(), asked_again);
        counters_are_right(&town).await;
    })
    .await;
}
