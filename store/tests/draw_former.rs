//! The former class has its places before anybody draws; what it leaves is drawn.

use domain::decision::Basis;
use domain::draw::FrozenList;
use domain::id::{DrawId, OfferingId};
use domain::log::LogRefusal;
use domain::offering::Window;
use domain::offering::bulk::Act;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUpState};
use domain::stage::StageRefusal;
use jiff::Timestamp;
use store::draw::{
    Fell, NewDraw, NewDrawOffering, call_off, draw_at_desk, freeze, hold, offerings_to_draw, plan,
    wish,
};
use store::form_key;
use store::log::{LogFilter, entries, put_back};
use store::offering::{Ways, do_to_many, offering};
use store::sign_up::{live_sign_up, remove, withdraw};

use crate::draw::{DAY, dice, wishes, wishes_for};
use crate::stages::{HOUR, OPENS, basis, two_terms};
use crate::support::*;

const HELD: SignUpState = SignUpState::Live(Place::Held);

async fn try_draw(
    town: &Town,
    class: OfferingId,
    opens_at: Timestamp,
    newcomer_places: u32,
    by: &Coordinator,
) -> store::Result<DrawId> {
    let one = NewDrawOffering { offering: class, newcomer_places, district_places: 0 };
    let new = NewDraw {
        district_until: None,
        name: "楷书二年级".into(),
        window: Window { opens_at, closes_at: OPENS + DAY },
        most_wanted: 1,
        seed: dice(),
        offerings: vec![one],
    };
    plan(town, form_key::new(), new, by).await
}

async fn listed(town: &Town, draw: DrawId, by: &Coordinator) -> u32 {
    town.clock.set(OPENS + DAY);
    let frozen = freeze(town, form_key::new(), draw, by).await.unwrap();
    let list: FrozenList = frozen.list.parse().unwrap();
    list.list().offerings[0].places
}

async fn hold_it(town: &Town, draw: DrawId, by: &Coordinator) {
    let seed = "3516241636".parse().unwrap();
    hold(town, form_key::new(), draw, &Fell::just_now(town, &seed, "掷骰子"), by).await.unwrap();
}

#[tokio::test]
async fn members_continue_before_and_after_a_draw_is_planned_and_the_rest_is_drawn() {
    on_each_engine(async |town| {
        let (class, members, by) = two_terms(&town, 4, 3, 2).await;
        let of_before = Refusal::StagedCannotBeDrawn { offering: class };
        assert_eq!(refusal(try_draw(&town, class, NOW, 0, &by).await), of_before);
        town.clock.set(NOW + HOUR);
        let first = ask(&town, class, members[0]).await.unwrap();
        let could = offerings_to_draw(&town, "", 9, None, &by).await.unwrap();
        assert!(could.offerings.iter().any(|one| one.id == class));
        let too_many = Refusal::CannotBeDrawn { offering: class };
        assert_eq!(refusal(try_draw(&town, class, OPENS, 4, &by).await), too_many);
        let draw = try_draw(&town, class, OPENS, 1, &by).await.unwrap();

        // Planned: the others of the former class still have their turn, and nobody else may ask.
        let open_to = may_continue(&town, members[1]).await;
        assert_eq!(open_to, [(class, None)]);
        let stranger = person(&town).await;
        assert_eq!(refusal(ask(&town, class, stranger).await), Refusal::ByDraw);
        let second = ask(&town, class, members[1]).await.unwrap();
        for continued in [&first, &second] {
            assert_eq!(
                (&continued.state, basis(&town, continued).await),
                (&HELD, Basis::Returning)
            );
        }
        assert_eq!(refusal(ask(&town, class, members[2]).await), Refusal::ByDraw, "none is left");

        town.clock.set(OPENS);
        let again = wish(&town, form_key::new(), wishes(draw, members[0], 1, &[class])).await;
        assert!(matches!(refusal(again), Refusal::Clash { .. }), "they have one");
        wish(&town, form_key::new(), wishes(draw, members[2], 1, &[class])).await.unwrap();
        for _ in 0..3 {
            wishes_for(&town, draw, 1, &[class]).await;
        }
        assert_eq!(listed(&town, draw, &by).await, 2);
        let (_, _, offerings) = draw_at_desk(&town, draw, &by).await.unwrap();
        assert_eq!(offerings[0].places, 2);
        let more = do_to_many(&town, form_key::new(), vec![class], Act::Places(9), &by).await;
        assert_eq!(more.unwrap(), Ways { changed: 0, same: 0, left: 1 });
        hold_it(&town, draw, &by).await;
        let places = offering(&town, class).await.unwrap().places;
        assert_eq!((places.held, places.waiting), (4, 2));
        for member in &members[..2] {
            let stands = live_sign_up(&town, class, *member).await.unwrap().unwrap();
            assert_eq!(stands.state, HELD);
        }
        let (_, _, offerings) = draw_at_desk(&town, draw, &by).await.unwrap();
        assert_eq!(offerings[0].places, 2, "as the list said");
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn who_comes_before_their_turn_is_told_when_it_is_although_the_rest_is_drawn() {
    on_each_engine(async |town| {
        let (class, members, by) = two_terms(&town, 4, 1, 0).await;
        let draw = try_draw(&town, class, OPENS, 0, &by).await.unwrap();
        let later = Refusal::Stage(StageRefusal::ReturningLater { from: NOW + HOUR });
        assert_eq!(refusal(ask(&town, class, members[0]).await), later);
        // Called off, it is given as if no draw had been planned.
        call_off(&town, form_key::new(), draw, "名额够了", &by).await.unwrap();
        town.clock.set(NOW + HOUR);
        assert_eq!(ask(&town, class, members[0]).await.unwrap().state, HELD);
        town.clock.set(OPENS);
        assert_eq!(ask(&town, class, person(&town).await).await.unwrap().state, HELD);
    })
    .await;
}

#[tokio::test]
async fn a_place_given_up_after_the_list_is_offered_to_who_waits_when_the_rest_is_drawn() {
    on_each_engine(async |town| {
        let (class, members, by) = two_terms(&town, 3, 1, 0).await;
        town.clock.set(NOW + HOUR);
        let continued = ask(&town, class, members[0]).await.unwrap();
        let draw = try_draw(&town, class, OPENS, 0, &by).await.unwrap();
        town.clock.set(OPENS);
        for _ in 0..4 {
            wishes_for(&town, draw, 1, &[class]).await;
        }
        assert_eq!(listed(&town, draw, &by).await, 2);
        town.clock.set(OPENS + DAY + HOUR);
        withdraw(&town, form_key::new(), continued.id, members[0]).await.unwrap();
        hold_it(&town, draw, &by).await;
        let places = offering(&town, class).await.unwrap().places;
        assert_eq!((places.held, places.waiting), (3, 1));
        let offered = "select count(*) from sign_up where state = 'held' and answer_by is not null";
        assert_eq!(town.number(offered).await, 1);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn who_was_removed_before_the_list_has_their_place_back_only_before_it() {
    on_each_engine(async |town| {
        let (class, members, by) = two_terms(&town, 3, 1, 0).await;
        town.clock.set(NOW + HOUR);
        let continued = ask(&town, class, members[0]).await.unwrap();
        let draw = try_draw(&town, class, OPENS, 0, &by).await.unwrap();
        let removed = async || {
            remove(&town, form_key::new(), continued.id, "点错了", &by).await.unwrap();
            entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries[0].id
        };
        let entry = removed().await;
        put_back(&town, form_key::new(), entry, "", &by).await.unwrap();
        town.clock.set(OPENS);
        let entry = removed().await;
        assert_eq!(listed(&town, draw, &by).await, 3);
        let back = put_back(&town, form_key::new(), entry, "", &by).await;
        assert_eq!(refusal(back), Refusal::Log(LogRefusal::NoPlaceLeft));
    })
    .await;
}
