//! Other rushes through HTTP: for places of which some are kept, for what a coordinator decides meanwhile, and of wishes.

use std::sync::Arc;

use checker::Chance;
use domain::draw::SeedPlan;
use domain::id::{OfferingId, PersonId};
use domain::institution::AreaCode;
use domain::offering::{Allocation, Window};
use domain::person::{Coordinator, PersonName};
use domain::sign_up::{Place, SignUpState};
use domain::stage::{ForWhom, Rule, RuleShare};
use jiff::{Timestamp, ToSpan};
use store::draw::{NewDraw, NewDrawOffering, freeze, hold, plan};
use store::form_key;
use store::new_offering::NewOffering;
use store::{Db, Error};
use tokio::task::JoinSet;

use crate::support::samples::class;
use crate::support::{Crowd, Database, Folder, Program, ask, history, institution, size};

const SEED: u64 = 20_261_207;

/// Somebody who runs the offering.
async fn desk(db: &Db, offering: OfferingId) -> Coordinator {
    let institution = store::offering::offering(db, offering).await.unwrap().institution.id;
    let name = PersonName::parse("魏桂枝").unwrap();
    store::founding::add_coordinator(db, institution, &name, "desk", "hash").await.unwrap()
}

fn in_a(folder: &Folder) -> String {
    format!("sqlite:{}", folder.path().join("yinyao.db").display())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rush_for_places_of_which_some_are_kept_breaks_no_promise() {
    let folder = Folder::new();
    let crowd = Crowd::before(&in_a(&folder), 10, size(100, 1500)).await;
    let db = Db::open(&crowd.database).await.unwrap();
    let (dearest, until) = (crowd.classes[0], Timestamp::now() + 20.hours());
    let share = RuleShare { for_whom: ForWhom::District, places: 3, until };
    let rule = Rule { shares: vec![share], ..Rule::default() };
    let by = desk(&db, dearest).await;
    store::offering::set_stages(
        &db,
        form_key::new(),
        (dearest, None),
        (&rule, store::Seen::nothing()),
        &by,
    )
    .await
    .unwrap();
    let honggutan = AreaCode::parse("360113").unwrap();
    for person in crowd.people.iter().step_by(5) {
        store::person::save_area(&db, *person, Some(&honggutan)).await.unwrap();
    }
    db.close().await;
    let server = Program::start(folder.path(), &crowd.database);
    let (web, history) = (crowd.web(&[&server], SEED), history());
    crowd.rush(&web, &history, crowd.visitors(SEED)).await.unwrap();
    assert!(server.stop().0.success());
    assert_eq!(web.unexpected(), Vec::<String>::new());
    let (contents, attempts, found) = crowd.looked_at(&history).await;
    checker::result("a rush for kept places, SQLite", &attempts, 0, found.len());
    assert_eq!(found, []);
    assert!(contents.held(dearest) >= 7, "what is kept for nobody is given");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rush_for_what_two_coordinators_decide_meanwhile_breaks_no_promise() {
    let (folder, database) = (Folder::new(), Database::new().await);
    let crowd = Crowd::before(&database.address, 10, size(80, 1000)).await;
    let db = Db::open(&database.address).await.unwrap();
    let dearest = crowd.classes[0];
    let by = desk(&db, dearest).await;
    store::offering::set_allocation(&db, form_key::new(), dearest, Allocation::Approval, &by)
        .await
        .unwrap();
    let server = Program::start(folder.path(), &database.address);
    let (web, history) = (crowd.web(&[&server], SEED), history());
    let rush = crowd.rush(&web, &history, crowd.visitors(SEED));
    while !rush.is_finished() {
        says_yes_twice(&db, dearest, &by).await;
    }
    rush.await.unwrap();
    says_yes_twice(&db, dearest, &by).await;
    assert!(server.stop().0.success());
    db.close().await;
    assert_eq!(web.unexpected(), Vec::<String>::new());
    let (contents, attempts, found) = crowd.looked_at(&history).await;
    checker::result("a rush by approval, PostgreSQL", &attempts, 0, found.len());
    assert_eq!(found, []);
    assert!(contents.held(dearest) <= 10);
    database.remove().await;
}

/// Two coordinators say yes to the first who are in review, in the same moment.
async fn says_yes_twice(db: &Db, class: OfferingId, by: &Coordinator) {
    let entries = store::sign_up::entries_of(db, class, by).await.unwrap();
    let in_review = |state: &SignUpState| *state == SignUpState::Live(Place::InReview);
    let asked = entries.iter().filter(|entry| in_review(&entry.sign_up.state));
    let chosen: Vec<_> = asked.map(|entry| entry.sign_up.id).take(2).collect();
    if chosen.is_empty() {
        return tokio::task::yield_now().await;
    }
    let yes = || store::sign_up::approve(db, form_key::new(), class, &chosen, by);
    let (one, other) = tokio::join!(yes(), yes());
    for answer in [one, other] {
        assert!(matches!(answer, Ok(_) | Err(Error::Refused(_))), "{answer:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rush_of_wishes_is_drawn_as_its_record_says() {
    let folder = Folder::new();
    let crowd = Crowd::before(&in_a(&folder), 10, size(40, 400)).await;
    let db = Db::open(&crowd.database).await.unwrap();
    let house = institution(&db, "银杏区摇号大学").await;
    let now = Timestamp::now();
    let window = Window { opens_at: now - 1.hours(), closes_at: now + 9.hours() };
    let mut drawn = Vec::new();
    for name in ["书法班", "国画班", "合唱班"] {
        let new = NewOffering { window, ..class(house.id, name, 8) };
        drawn.push(store::new_offering::add(&db, &new).await.unwrap());
    }
    let by = desk(&db, drawn[0]).await;
    let one =
        |id: &OfferingId| NewDrawOffering { offering: *id, newcomer_places: 0, district_places: 0 };
    let new = NewDraw {
        district_until: None,
        name: "公开摇号".into(),
        window,
        most_wanted: 1,
        seed: SeedPlan { digits: 10, source: "掷骰子十次".into() },
        offerings: drawn.iter().map(one).collect(),
    };
    let draw = plan(&db, form_key::new(), new, &by).await.unwrap();
    db.close().await;
    let server = Program::start(folder.path(), &crowd.database);
    let tokens = Arc::new(crowd.tokens.clone());
    let (mut wishing, mut chance) = (JoinSet::new(), Chance::of(SEED));
    for person in crowd.people.iter().copied() {
        // Some change their mind.
        for _ in 0..=chance.below(2) {
            let order = [chance.below(3), 1].map(|from| drawn[usize::try_from(from).unwrap()]);
            let (door, tokens) = (server.address.clone(), Arc::clone(&tokens));
            let fields = wish(&draw.to_string(), &order);
            wishing.spawn(async move { wishes(&door, &tokens[&person], &fields, person).await });
        }
    }
    while let Some(wished) = wishing.join_next().await {
        wished.unwrap();
    }
    assert!(server.stop().0.success());
    let pool = sqlx::AnyPool::connect(&crowd.database).await.unwrap();
    let closed = "update draw set closes_at = $1";
    sqlx::query(closed).bind(now.as_second() - 1).execute(&pool).await.unwrap();
    pool.close().await;
    let db = Db::open(&crowd.database).await.unwrap();
    freeze(&db, form_key::new(), draw, &by).await.unwrap();
    let seed = "3516241636".parse().unwrap();
    hold(&db, form_key::new(), draw, &seed, "掷骰子", &by).await.unwrap();
    db.close().await;
    let (contents, _, found) = crowd.looked_at(&history()).await;
    let wishes = crowd.people.len();
    checker::result_of("a rush of wishes, SQLite", [wishes, 0, 0], 0, found.len());
    assert_eq!(found, []);
    let held: usize = drawn.iter().map(|offering| contents.held(*offering)).sum();
    assert_eq!(held, 24.min(crowd.people.len()));
}

fn wish(draw: &str, order: &[OfferingId]) -> String {
    let mut order: Vec<String> = order.iter().map(ToString::to_string).collect();
    order.dedup();
    format!("key={}&draw={draw}&order={}&wanted=1", form_key::new(), order.join("%2C"))
}

async fn wishes(door: &str, token: &str, fields: &str, person: PersonId) {
    let told = ask(door, "POST", "/forms/wishes", token, fields).await;
    assert_eq!(told.status, 303, "{person}: {}", told.body);
    assert!(!told.location().contains("again"), "{person}: {}", told.location());
}
