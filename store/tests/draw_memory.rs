//! What earlier draws mean where it is no class that is drawn: the same again is what is called the same. And what waiting for a
//! class in vain means.

use domain::draw::FrozenList;
use domain::id::{DrawId, OfferingId, PersonId};
use domain::offering::Window;
use domain::person::Coordinator;
use domain::sign_up::SignUp;
use store::draw::{NewDraw, NewDrawOffering, WishAnswer, freeze, my_application, plan, wish};
use store::form_key;
use store::new_offering::{NewFacts, NewOffering};
use store::sign_up::{keep_waiting, live_sign_up, withdraw};

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

/// The same class in spring, which is drawn.
fn in_spring(town: &Town) -> NewOffering {
    let usual =
        NewOffering { sessions: vec![session(29, 9)], ..class(town, "楷书一年级（3）班") };
    let NewFacts::Class { department, course, teacher, mut term, .. } = usual.facts.clone() else {
        unreachable!()
    };
    term.name = "2027年春季学期".into();
    let facts = NewFacts::Class { department, course, teacher, term, returning_places: 0 };
    NewOffering { facts, ..usual }
}

/// A class of one place that meets on these days, with somebody who has it.
async fn full(town: &Town, days: &[i8]) -> (OfferingId, SignUp) {
    let sessions = days.iter().map(|day| session(*day, 9)).collect();
    let class = NewOffering { sessions, ..class(town, "楷书一年级班") };
    let class = of_one(town, class, 0).await;
    (class, ask(town, class, person(town).await).await.unwrap())
}

#[tokio::test]
async fn whoever_waited_in_vain_to_the_end_has_missed_the_course_once_a_term() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (one, has) = full(&town, &[1]).await;
        let (two, gives_up) = full(&town, &[2]).await;
        let (three, _) = full(&town, &[4]).await;
        let (goes_on, _) = full(&town, &[5, 30]).await;
        let erhu = add(&town, &NewOffering { sessions: vec![session(3, 14)], ..erhu(&town) }).await;
        let mut people = Vec::new();
        for lines in [&[one][..], &[one, three], &[one], &[one], &[two], &[goes_on]] {
            let somebody = person(&town).await;
            for line in lines {
                ask(&town, *line, somebody).await.unwrap();
            }
            people.push(somebody);
        }
        let [waits, waits_twice, is_busy, leaves, lets_go, waits_still] = people[..] else {
            unreachable!()
        };
        ask(&town, erhu, is_busy).await.unwrap();
        let line = live_sign_up(&town, one, leaves).await.unwrap().unwrap();
        withdraw(&town, form_key::new(), line.id, leaves).await.unwrap();
        withdraw(&town, form_key::new(), gives_up.id, gives_up.person).await.unwrap();
        let line = live_sign_up(&town, two, lets_go).await.unwrap().unwrap();
        keep_waiting(&town, form_key::new(), line.id, lets_go).await.unwrap();

        let again = of_one(&town, in_spring(&town), 20).await;
        let mut all = people.clone();
        all.extend([has.person, gives_up.person]);
        let (draw, list) = next_list(&town, &by, &[again], &all).await;
        for (person, expected, why) in [
            (waits, (2, false), "nothing came of it"),
            (waits_twice, (2, false), "a term counts once"),
            (is_busy, (1, false), "they had another class that they had asked for"),
            (leaves, (1, false), "they withdrew"),
            (lets_go, (1, false), "they could have had it"),
            (waits_still, (1, false), "it is not over yet"),
            (has.person, (1, true), "they had it"),
            (gives_up.person, (1, false), "they gave it up before it began"),
        ] {
            assert_eq!(stood(&town, draw, &list, person).await, [expected], "{why}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_place_in_the_order_of_asking_ends_what_waiting_has_earned() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (one, _) = full(&town, &[1]).await;
        let (waits, gets_one) = (person(&town).await, person(&town).await);
        for person in [waits, gets_one] {
            ask(&town, one, person).await.unwrap();
        }
        // In a term between the two; the class has begun and goes on.
        let (mut summer, spring) = (in_spring(&town), in_spring(&town));
        let NewFacts::Class { term, .. } = &mut summer.facts else { unreachable!() };
        term.name = "2026年暑期".into();
        summer.sessions = vec![session(9, 14), session(23, 14)];
        let class = of_one(&town, summer, 0).await;
        ask(&town, class, gets_one).await.unwrap();
        let again = of_one(&town, spring, 20).await;
        let (draw, list) = next_list(&town, &by, &[again], &[waits, gets_one]).await;
        assert_eq!(stood(&town, draw, &list, waits).await, [(2, false)]);
        assert_eq!(stood(&town, draw, &list, gets_one).await, [(1, true)]);
    })
    .await;
}
