//! What earlier draws mean where it is no class that is drawn: the same again is what is called the same.

use domain::draw::FrozenList;
use domain::id::{DrawId, OfferingId, PersonId};
use domain::offering::Window;
use domain::person::Coordinator;
use store::draw::{NewDraw, NewDrawOffering, WishAnswer, freeze, my_application, plan, wish};
use store::form_key;
use store::new_offering::NewOffering;

use crate::draw::{DAY, answers, dice, draw_of, held, wishes, wishes_for};
use crate::support::*;

/// Of one place, on a day of December, signed up for ten days from `opens_at` on.
async fn of_one(town: &Town, what: NewOffering, days: u32) -> OfferingId {
    let opens_at = NOW + days * DAY;
    let window = Window { opens_at, closes_at: opens_at + 4 * DAY };
    add(town, &NewOffering { capacity: Some(1), window, ..what }).await
}

/// The list of a draw of these twenty days later, in which these people wish for each of them.
async fn next_list(
    town: &Town,
    by: &Coordinator,
    offerings: &[OfferingId],
    people: &[PersonId],
) -> (DrawId, FrozenList) {
    let opens_at = NOW + 20 * DAY;
    town.clock.set(opens_at);
    let one = |offering: &OfferingId| NewDrawOffering {
        offering: *offering,
        newcomer_places: 0,
        district_places: 0,
    };
    let new = NewDraw {
        district_until: None,
        name: "再来一次".into(),
        window: Window { opens_at, closes_at: opens_at + DAY },
        most_wanted: 2,
        seed: dice(),
        offerings: offerings.iter().map(one).collect(),
    };
    let draw = plan(town, form_key::new(), new, by).await.unwrap();
    for person in people {
        wish(town, form_key::new(), wishes(draw, *person, 1, offerings)).await.unwrap();
    }
    town.clock.set(opens_at + DAY);
    let list = freeze(town, form_key::new(), draw, by).await.unwrap().list;
    (draw, list.parse().unwrap())
}

/// The lots of somebody's wishes, and whether they have had each before.
async fn stood(town: &Town, draw: DrawId, list: &FrozenList, person: PersonId) -> Vec<(u32, bool)> {
    let number = my_application(town, draw, person).await.unwrap().unwrap().number;
    let applications = &list.list().applications;
    let mine = applications.iter().find(|one| one.number.0 == number).unwrap();
    mine.wishes.iter().map(|wish| (wish.lots, wish.again)).collect()
}

#[tokio::test]
async fn what_is_repeated_by_its_name_is_remembered_and_nothing_else() {
    on_each_engine(async |town| {
        for is_shift in [false, true] {
            town.clock.set(NOW);
            let host = if is_shift { town.team } else { town.centre };
            let by = coordinator(&town, host).await;
            let what = |name: &str, day| {
                if is_shift { shift(&town, name, day) } else { activity(&town, name, day) }
            };
            let first = of_one(&town, what("茶会", 8), 0).await;
            let draw = draw_of(&town, &by, &[first]).await;
            let chen = wishes_for(&town, draw, 1, &[first]).await;
            let lin = wishes_for(&town, draw, 1, &[first]).await;
            held(&town, draw, &by).await;
            let chen_has_it = answers(&town, draw, chen).await == [Some(WishAnswer::Place(1))];
            let (lucky, unlucky) = if chen_has_it { (chen, lin) } else { (lin, chen) };

            let again = of_one(&town, what("茶会", 29), 20).await;
            let other = of_one(&town, what("听戏", 30), 20).await;
            let (draw, list) = next_list(&town, &by, &[again, other], &[lucky, unlucky]).await;
            assert_eq!(stood(&town, draw, &list, lucky).await, [(1, true), (1, false)]);
            assert_eq!(stood(&town, draw, &list, unlucky).await, [(2, false), (1, false)]);
        }
    })
    .await;
}
