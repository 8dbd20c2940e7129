//! A rush of all sorts of people, without HTTP, after which the checker finds nothing: the ground on which `seeded` stands.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use checker::{Chance, History, Violation, Wishes, Wishing, result, result_of, wishes_kept};
use domain::draw::SeedPlan;
use domain::id::OfferingId;
use domain::institution::AreaCode;
use domain::offering::{Allocation, Window};
use domain::person::Coordinator;
use domain::sign_up::{Place, SignUpState};
use domain::stage::{ForWhom, Rule, RuleShare};
use store::draw::{Fell, NewDraw, NewDrawOffering, NewWishes, freeze, hold, plan, wish};
use store::sign_up::By;
use store::{Db, Error, form_key};

use crate::support::*;

#[tokio::test(flavor = "multi_thread")]
async fn a_rush_of_all_sorts_of_people_breaks_no_promise() {
    for seed in 1..=2 {
        on_each_engine(async |town| {
            let rushed = Rushed::prepared(&town, 10, 120).await;
            rushed.rush(seed).await;
            rushed.give_up(&town, rushed.classes[0], 4).await;
            let (contents, attempts, violations) = rushed.checked(&town).await;
            let engine = town.address.split(':').next().unwrap_or_default();
            result(&format!("a rush by calls, {engine}"), &attempts, 0, violations.len());
            assert_eq!(violations, []);
            assert_eq!(contents.held(rushed.classes[0]), 10, "the dearest is full");
            assert_eq!(contents.held(rushed.closed), 0);
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rush_for_places_of_which_some_are_kept_for_the_district_breaks_no_promise() {
    on_each_engine(async |town| {
        let rushed = Rushed::prepared(&town, 10, 90).await;
        let desk = coordinator(&town, town.university).await;
        let until = town.db.now() + Duration::from_secs(20 * 3600);
        let share = RuleShare { for_whom: ForWhom::District, places: 3, until };
        let rule = Rule { shares: vec![share], ..Rule::default() };
        let dearest = (rushed.classes[0], None);
        store::offering::set_stages(
            &town,
            form_key::new(),
            dearest,
            (&rule, store::Seen::nothing()),
            &desk,
        )
        .await
        .unwrap();
        let honggutan = AreaCode::parse("360113").unwrap();
        for person in rushed.people.iter().step_by(5) {
            store::person::save_area(&town, *person, Some(&honggutan)).await.unwrap();
        }
        rushed.rush(3).await;
        rushed.give_up(&town, rushed.classes[0], 4).await;
        let (_, attempts, violations) = rushed.checked(&town).await;
        let engine = town.address.split(':').next().unwrap_or_default();
        let what = format!("a rush by calls for kept places, {engine}");
        result(&what, &attempts, 0, violations.len());
        assert_eq!(violations, []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rush_for_what_a_coordinator_decides_meanwhile_breaks_no_promise() {
    on_each_engine(async |town| {
        let rushed = Rushed::prepared(&town, 10, 90).await;
        let (dearest, desk) = (rushed.classes[0], coordinator(&town, town.university).await);
        let way = Allocation::Approval;
        store::offering::set_allocation(&town, form_key::new(), dearest, way, &desk).await.unwrap();
        let is_over = AtomicBool::new(false);
        let rushing = async {
            rushed.rush(4).await;
            is_over.store(true, Ordering::Release);
        };
        let deciding = async {
            while !is_over.load(Ordering::Acquire) {
                decides(&town, dearest, &desk).await;
            }
        };
        tokio::join!(rushing, deciding);
        // Each time at least one is decided on; nobody asks any more.
        while decides(&town, dearest, &desk).await {}
        let (contents, attempts, violations) = rushed.checked(&town).await;
        let engine = town.address.split(':').next().unwrap_or_default();
        result(&format!("a rush by calls by approval, {engine}"), &attempts, 0, violations.len());
        assert_eq!(violations, []);
        assert!(contents.held(dearest) <= 10, "no more than there are places");
        let is_told = |word: &str| {
            let mut rows = contents.of_offering(dearest);
            rows.any(|row| contents.decided(row.id).iter().any(|what| what == word))
        };
        assert!(is_told("approved"), "somebody was told yes");
        let mut rows = contents.of_offering(dearest);
        assert!(rows.any(|row| row.end_reason.as_deref() == Some("not_accepted")), "and no");
    })
    .await;
}

/// In one moment the first who is in review is told yes twice, and the last is told no. Whether there was anybody.
async fn decides(town: &Town, class: OfferingId, by: &Coordinator) -> bool {
    let entries = store::sign_up::entries_of(town, class, by).await.unwrap();
    let in_review = |state: &SignUpState| *state == SignUpState::Live(Place::InReview);
    let asked = entries.iter().filter(|entry| in_review(&entry.sign_up.state));
    let asked: Vec<_> = asked.map(|entry| entry.sign_up.id).collect();
    let (Some(first), Some(last)) = (asked.first(), asked.last()) else {
        tokio::task::yield_now().await;
        return false;
    };
    let first = [*first];
    let yes = || store::sign_up::approve(town, form_key::new(), class, &first, by);
    let no = store::sign_up::not_accept(town, form_key::new(), *last, "先学基础班", by);
    let (one, other, no) = tokio::join!(yes(), yes(), no);
    for answer in [one.map(drop), other.map(drop), no.map(drop)] {
        assert!(matches!(answer, Ok(()) | Err(Error::Refused(_))), "{answer:?}");
    }
    true
}

/// Sends wishes, and notes what was told.
async fn wished(db: Db, history: Arc<History>, wishes: NewWishes) -> Wishing {
    let (person, draw, wanted) = (wishes.person, wishes.draw, wishes.wanted.into());
    let (order, asked) = (wishes.offerings.clone(), history.now());
    let is_taken = Some(wish(&db, form_key::new(), wishes).await.is_ok());
    let wishes = Wishes { person, draw, wanted, order };
    Wishing { wishes, asked, answered: history.now(), is_taken }
}

/// So many people put their wishes in at once, by both servers of one database if there are two, some twice in the same
/// moment, and some change them once they were answered; then the list is frozen and the draw held, twice at once.
pub async fn draw_rush(town: &Town, seed: u64) -> (usize, Vec<Violation>) {
    let rushed = Rushed::prepared(town, 6, 60).await;
    let desk = coordinator(town, town.university).await;
    let draw = plan(town, form_key::new(), the_draw(&rushed), &desk).await.unwrap();
    let second = if town.address.starts_with("sqlite") {
        town.db.clone()
    } else {
        Db::open(&town.address).await.unwrap().at(town.clock.clone())
    };
    let mut chance = Chance::of(seed);
    let mut wishing = tokio::task::JoinSet::new();
    let mut number = 0;
    for person in &rushed.people {
        for _ in 0..=chance.below(2) {
            number += 1;
            let db = if chance.below(2) == 0 { town.db.clone() } else { second.clone() };
            let from = chance.below(5) as usize;
            let offerings = (0..3).map(|more| rushed.classes[(from + more) % 5]).collect();
            let (person, wanted) = (*person, 1 + chance.below(2) as u32);
            let wishes = NewWishes { draw, person, wanted, offerings, by: By::Person(person) };
            wishing.spawn(wished(db, Arc::clone(&rushed.history), wishes));
        }
    }
    let mut all = wishing.join_all().await;
    // Whoever has been answered may change their mind: what they send then is the last.
    let mut changing = tokio::task::JoinSet::new();
    for person in rushed.people.iter().copied().step_by(3) {
        number += 1;
        let offerings = vec![rushed.classes[chance.below(5) as usize]];
        let wishes = NewWishes { draw, person, wanted: 1, offerings, by: By::Person(person) };
        changing.spawn(wished(second.clone(), Arc::clone(&rushed.history), wishes));
    }
    all.extend(changing.join_all().await);
    assert!(all.iter().all(|one| one.is_taken == Some(true)), "the window is open");
    town.clock.advance(Duration::from_secs(25 * 3600));
    freeze(town, form_key::new(), draw, &desk).await.unwrap();
    let seed = "3516241636".parse().unwrap();
    let fell = Fell::just_now(town, &seed, "掷骰子");
    let (one, other) = tokio::join!(
        hold(town, form_key::new(), draw, &fell, &desk),
        hold(&second, form_key::new(), draw, &fell, &desk),
    );
    assert!(one.is_ok() != other.is_ok(), "a draw is held once");
    second.close().await;
    let (contents, _, mut found) = rushed.checked(town).await;
    found.extend(wishes_kept(&contents, &all));
    (number, found)
}

fn the_draw(rushed: &Rushed) -> NewDraw {
    let one = |offering: &OfferingId| NewDrawOffering {
        offering: *offering,
        newcomer_places: 0,
        district_places: 0,
    };
    let window = Window { opens_at: NOW, closes_at: NOW + Duration::from_secs(24 * 3600) };
    NewDraw {
        district_until: None,
        name: "书法班".into(),
        window,
        most_wanted: 2,
        seed: SeedPlan { digits: 10, source: "掷骰子十次".into() },
        offerings: rushed.classes.iter().map(one).collect(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rush_of_wishes_is_drawn_as_its_record_says() {
    on_each_engine(async |town| {
        let (wishes, violations) = draw_rush(&town, 5).await;
        let engine = town.address.split(':').next().unwrap_or_default();
        let what = format!("a draw after a rush of wishes, {engine}");
        result_of(&what, [wishes, 0, 0], 0, violations.len());
        assert_eq!(violations, []);
        assert_eq!(town.number("select count(*) from sign_up where state = 'held'").await, 30);
    })
    .await;
}

#[test]
fn chance_comes_again() {
    let row = |seed| {
        let mut chance = Chance::of(seed);
        (0..5).map(|_| chance.below(100)).collect::<Vec<_>>()
    };
    assert_eq!(row(7), row(7));
    assert_ne!(row(7), row(8));
}
