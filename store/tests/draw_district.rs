//! Places that a draw reserves for people of the own district: on the list, in the places, and in what people are told.

use domain::decision::Basis;
use domain::draw::{FrozenList, Share};
use domain::id::{DrawId, OfferingId, PersonId};
use domain::institution::AreaCode;
use domain::offering::Window;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::stage::ForWhom;
use store::draw::{
    NewDraw, NewDrawOffering, WishAnswer, draw_at_desk, drawn_offerings, freeze, move_closing,
    my_application, plan, replan, take_out, wish,
};
use store::form_key;

use crate::draw::{DAY, class_at, dice, held, wishes};
use crate::support::*;

/// A draw of one class that reserves so many places for the district until a day after its closing, if on any.
fn new_draw(class: OfferingId, district: u32, newcomers: u32, until: Option<u32>) -> NewDraw {
    let one =
        NewDrawOffering { offering: class, newcomer_places: newcomers, district_places: district };
    NewDraw {
        name: "书法班".into(),
        window: Window { opens_at: NOW, closes_at: NOW + DAY },
        most_wanted: 1,
        seed: dice(),
        district_until: until.map(|days| NOW + days * DAY),
        offerings: vec![one],
    }
}

/// Somebody who lives in this area and wishes for the class.
async fn from(town: &Town, area: &str, draw: DrawId, class: OfferingId) -> PersonId {
    let who = person(town).await;
    let area = AreaCode::parse(area).unwrap();
    store::person::save_area(town, who, Some(&area)).await.unwrap();
    wish(town, form_key::new(), wishes(draw, who, 1, &[class])).await.unwrap();
    who
}

/// In the university's area, and in another.
const NEAR: &str = "360113";
const FAR: &str = "360402";

async fn planned(town: &Town, new: NewDraw, by: &Coordinator) -> DrawId {
    plan(town, form_key::new(), new, by).await.unwrap()
}

#[tokio::test]
async fn whoever_lives_in_the_district_is_drawn_for_its_places_first_and_is_told_so() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let class = class_at(&town, 3, 9).await;
        let draw = planned(&town, new_draw(class, 2, 0, Some(2)), &by).await;
        let here = [from(&town, NEAR, draw, class).await, from(&town, NEAR, draw, class).await];
        for _ in 0..5 {
            from(&town, FAR, draw, class).await;
        }
        let silent = person(&town).await;
        wish(&town, form_key::new(), wishes(draw, silent, 1, &[class])).await.unwrap();
        let shown = drawn_offerings(&town, draw).await.unwrap();
        assert_eq!((shown[0].district_places, shown[0].newcomer_places), (2, 0));
        let (list, record) = held(&town, draw, &by).await;
        assert_eq!(list.offerings[0].shares, [Share::open(ForWhom::District, 2)]);
        let of_share = list.applications.iter().filter(|one| one.wishes[0].shares == [1]);
        assert_eq!(of_share.count(), 2, "who has not said where they live is of no district");
        assert_eq!(record.outcome.offerings[0].places.len(), 3);
        for person in here {
            let mine = my_application(&town, draw, person).await.unwrap().unwrap();
            let told = (mine.wishes[0].answer, mine.wishes[0].share);
            assert_eq!(told, (Some(WishAnswer::Place(1)), Some(ForWhom::District)));
            let place = store::sign_up::live_sign_up(&town, class, person).await.unwrap().unwrap();
            let decisions = store::decision::decisions_of(&town, place.id, person).await.unwrap();
            assert_eq!(decisions[0].basis, Basis::DrawnShare(ForWhom::District));
        }
        counters_are_right(&town).await;
    })
    .await;
}

/// Frozen one second earlier the share stands on the list; at its day it is everybody's.
#[tokio::test]
async fn a_share_whose_day_has_come_when_the_list_is_frozen_does_not_count() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        for (late, shares) in [(false, vec![Share::open(ForWhom::District, 1)]), (true, vec![])] {
            town.clock.set(NOW);
            let class = class_at(&town, 2, 9).await;
            let draw = planned(&town, new_draw(class, 1, 0, Some(2)), &by).await;
            from(&town, NEAR, draw, class).await;
            let second = std::time::Duration::from_secs(1);
            town.clock.set(if late { NOW + 2 * DAY } else { NOW + 2 * DAY - second });
            let seen = store::draw::draw(&town, draw).await.unwrap();
            assert_eq!(seen.reserves_for_district(town.now()), !late);
            let list: FrozenList =
                freeze(&town, form_key::new(), draw, &by).await.unwrap().list.parse().unwrap();
            assert_eq!(list.list().offerings[0].shares, shares);
            let of: Vec<u32> = (1..).take(shares.len()).collect();
            assert_eq!(list.list().applications[0].wishes[0].shares, of);
            town.clock.set(NOW + 9 * DAY);
            let seen = store::draw::draw(&town, draw).await.unwrap();
            assert_eq!(seen.reserves_for_district(town.now()), !late, "as the list says");
        }
    })
    .await;
}

#[tokio::test]
async fn newcomers_of_the_district_are_of_both_shares_and_the_shares_are_never_more_than_the_places()
 {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let class = class_at(&town, 3, 9).await;
        let draw = planned(&town, new_draw(class, 2, 1, None), &by).await;
        from(&town, NEAR, draw, class).await;
        from(&town, FAR, draw, class).await;
        let (list, _) = held(&town, draw, &by).await;
        let shares = [(ForWhom::District, 2), (ForWhom::Newcomers, 1)];
        assert_eq!(
            list.offerings[0].shares,
            shares.map(|(group, places)| Share::open(group, places))
        );
        let mut of: Vec<_> =
            list.applications.iter().map(|one| one.wishes[0].shares.clone()).collect();
        of.sort();
        assert_eq!(of, [vec![1, 2], vec![2]]);
        town.clock.set(NOW);
        let small = class_at(&town, 2, 9).await;
        let refused = plan(&town, form_key::new(), new_draw(small, 2, 1, None), &by).await;
        assert_eq!(refusal(refused), Refusal::CannotBeDrawn { offering: small });
    })
    .await;
}

#[tokio::test]
async fn a_day_that_comes_before_the_list_is_refused_and_a_plan_may_be_changed() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let class = class_at(&town, 3, 9).await;
        let until = NOW + DAY;
        let never = plan(&town, form_key::new(), new_draw(class, 1, 0, Some(1)), &by).await;
        assert_eq!(refusal(never), Refusal::ReleasedBeforeList { until });
        let draw = planned(&town, new_draw(class, 0, 0, Some(1)), &by).await;
        let seen = async || store::draw::draw(&town, draw).await.unwrap().district_until;
        assert_eq!(seen().await, None, "nothing is reserved: there is no day");
        replan(&town, form_key::new(), draw, new_draw(class, 2, 1, Some(3)), &by).await.unwrap();
        let (_, _, offerings) = draw_at_desk(&town, draw, &by).await.unwrap();
        assert_eq!((offerings[0].district_places, offerings[0].newcomer_places), (2, 1));
        assert_eq!(seen().await, Some(NOW + 3 * DAY));
        let late = move_closing(&town, form_key::new(), draw, NOW + 3 * DAY, "下雪", &by).await;
        assert_eq!(refusal(late), Refusal::ReleasedBeforeList { until: NOW + 3 * DAY });
        move_closing(&town, form_key::new(), draw, NOW + 2 * DAY, "下雪", &by).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_closing_moves_freely_once_nothing_is_reserved_any_more() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (class, other) = (class_at(&town, 3, 9).await, class_at(&town, 3, 14).await);
        let mut new = new_draw(class, 2, 0, Some(3));
        let plain = NewDrawOffering { offering: other, newcomer_places: 0, district_places: 0 };
        new.offerings.push(plain);
        let draw = planned(&town, new, &by).await;
        let to = async |days: u32| {
            let at = NOW + days * DAY;
            move_closing(&town, form_key::new(), draw, at, "下雪", &by).await
        };
        assert_eq!(refusal(to(4).await), Refusal::ReleasedBeforeList { until: NOW + 3 * DAY });
        take_out(&town, form_key::new(), draw, class, "教师生病", &by).await.unwrap();
        to(4).await.unwrap();
    })
    .await;
}
