//! Servers killed in the middle of what is more than asking for a place: while people make wishes, while a coordinator freezes
//! the list and holds the draw, and while people swap one place for another. Whoever was not answered sends the same form again.

use std::sync::Arc;

use checker::{Act, Answer, Chance, GivenPlace, History, Wishes, Wishing};
use domain::calendar::civil;
use domain::draw::SeedPlan;
use domain::id::{DrawId, OfferingId, PersonId, SignUpId};
use domain::offering::Window;
use domain::person::{Coordinator, PersonName};
use jiff::{Timestamp, ToSpan};
use store::draw::{NewDraw, NewDrawOffering, plan};
use store::new_offering::NewOffering;
use store::sign_in::Visitor;
use store::sign_up::{Asked, By};
use store::{Db, form_key};
use tokio::task::JoinSet;

use crate::support::samples::class;
use crate::support::{
    Crowd, Servers, Web, history, institution, on_each_engine, sessions_at, size,
};

const SEED: u64 = 20_261_201;

/// A draw of three classes of eight places each, and who runs it.
async fn planned(db: &Db) -> (DrawId, Vec<OfferingId>, Coordinator) {
    let house = institution(db, "银杏区摇号大学").await;
    let now = Timestamp::now();
    let window = Window { opens_at: now - 1.hours(), closes_at: now + 9.hours() };
    let mut drawn = Vec::new();
    for (name, hour) in [("书法班", 8), ("国画班", 10), ("合唱班", 14)] {
        let new = NewOffering { window, sessions: sessions_at(hour), ..class(house.id, name, 8) };
        drawn.push(store::new_offering::add(db, &new).await.unwrap());
    }
    let name = PersonName::parse("魏桂枝").unwrap();
    let by = store::founding::add_coordinator(db, house.id, &name, "desk", "hash").await.unwrap();
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
    let draw = plan(db, form_key::new(), new, &by).await.unwrap();
    (draw, drawn, by)
}

/// One person's wishes, sent until they are taken.
async fn wishes(web: Arc<Web>, history: Arc<History>, wishes: Wishes) -> Wishing {
    let order: Vec<String> = wishes.order.iter().map(ToString::to_string).collect();
    let (key, draw) = (form_key::new(), wishes.draw);
    let fields = format!("key={key}&draw={draw}&order={}&wanted=1", order.join("%2C"));
    let asked = history.now();
    let told = web.until_told("wishes", wishes.person, &fields).await;
    assert!(told.is_done(), "{}: {} {}", told.status, told.location(), told.body);
    Wishing { wishes, asked, answered: history.now(), is_taken: Some(true) }
}

#[tokio::test(flavor = "multi_thread")]
async fn wishes_a_list_and_a_draw_outlive_servers_that_are_killed_meanwhile() {
    on_each_engine(async |folder, address, engine| {
        let crowd = Crowd::before(address, 10, size(40, 400)).await;
        let db = Db::open(address).await.unwrap();
        let (draw, drawn, by) = planned(&db).await;
        let token = store::sign_in::sign_in_at_desk(&db, &Visitor::of("desk"), &by).await.unwrap();
        db.close().await;
        let mut servers = Servers::start(folder, address, engine);
        let web = servers.web(&crowd, SEED, Some((by.person, token.as_str())));
        let (history, mut chance, mut wishing) = (history(), Chance::of(SEED), JoinSet::new());
        for person in crowd.people.iter().copied() {
            // Some change their mind.
            for _ in 0..=chance.below(2) {
                let order = [chance.below(3), 1].map(|from| drawn[usize::try_from(from).unwrap()]);
                let mut order = order.to_vec();
                order.dedup();
                let sent = Wishes { person, draw, wanted: 1, order };
                wishing.spawn(wishes(Arc::clone(&web), Arc::clone(&history), sent));
            }
        }
        servers.kill_often(&web, SEED, size(3, 30), (0, crowd.people.len())).await;
        let wished = wishing.join_all().await;
        let killed = servers.killed();
        servers.stop();
        let pool = sqlx::AnyPool::connect(address).await.unwrap();
        let closed = "update draw set closes_at = $1";
        let now = Timestamp::now().as_second();
        sqlx::query(closed).bind(now - 1).execute(&pool).await.unwrap();
        pool.close().await;

        let mut servers = Servers::start(folder, address, engine);
        let web = servers.web(&crowd, SEED, Some((by.person, token.as_str())));
        let fields = format!("key={}&draw={draw}", form_key::new());
        servers.done_under_a_kill(&web, "desk-draw-freeze", by.person, fields).await;
        let at = civil(Timestamp::now()).strftime("%Y-%m-%d+%H:%M:%S").to_string();
        let (key, at) = (form_key::new(), at.replace(':', "%3A"));
        let fields =
            format!("key={key}&draw={draw}&seed=3516241636&fell_at={at}&circumstances=hall");
        servers.done_under_a_kill(&web, "desk-draw-hold", by.person, fields).await;
        let killed = killed + servers.killed();
        servers.stop();
        let (contents, _, mut found) = crowd.looked_at(&history).await;
        found.extend(checker::wishes_kept(&contents, &wished));
        let what = format!("kill -9 beside wishes and their draw, {engine}");
        checker::result_of(&what, [wished.len() + 2, 0, 0], killed, found.len());
        assert_eq!(found, []);
        assert_eq!(contents.draws.len(), 1, "it was held");
        let held: usize = drawn.iter().map(|offering| contents.held(*offering)).sum();
        assert_eq!(held, 24.min(crowd.people.len()));
    })
    .await;
}

/// One person's swap, sent until it is answered.
async fn swaps(
    web: Arc<Web>,
    history: Arc<History>,
    person: PersonId,
    (given_up, offering): (SignUpId, OfferingId),
) {
    let (key, asked) = (form_key::new(), history.now());
    let fields = format!("key={key}&given_up={given_up}&instead={offering}");
    let told = web.until_told("swap", person, &fields).await;
    assert_eq!(told.status, 303, "{}", told.body);
    let way = told.location().split('?').next().unwrap_or_default();
    let answer = match way.strip_prefix("/sign-ups/").and_then(|id| id.parse().ok()) {
        Some(sign_up) => Answer::Given { sign_up, place: GivenPlace::Held },
        None => Answer::Refused,
    };
    let given_up = [Some(given_up), None, None];
    history.note(key, Act::Swap { offering, person, given_up }, asked, answer);
}

#[tokio::test(flavor = "multi_thread")]
async fn swaps_outlive_servers_that_are_killed_meanwhile_whole_or_not_at_all() {
    on_each_engine(async |folder, address, engine| {
        let crowd = Crowd::before(address, 10, size(40, 400)).await;
        let db = Db::open(address).await.unwrap();
        let (now, places) = (Timestamp::now(), crowd.people.len() * 3 / 4);
        let window = Window { opens_at: now - 1.hours(), closes_at: now + 99.hours() };
        let mut both = Vec::new();
        for (house, name, capacity) in
            [("银杏区第一大学", "书法班", crowd.people.len()), ("银杏区第二大学", "国画班", places)]
        {
            let house = institution(&db, house).await;
            let capacity = u32::try_from(capacity).unwrap();
            let new = class(house.id, name, capacity);
            let new = NewOffering { window, sessions: sessions_at(18), ..new };
            both.push(store::new_offering::add(&db, &new).await.unwrap());
        }
        let history = history();
        let mut held = Vec::new();
        for person in crowd.people.iter().copied() {
            let (key, at) = (form_key::new(), history.now());
            let asked = Asked { offering: both[0], person, by: By::Person(person) };
            let given = store::sign_up::sign_up(&db, key, asked).await.unwrap();
            let act = Act::SignUp { offering: both[0], person, by_coordinator: false };
            let answer = Answer::Given { sign_up: given.id, place: GivenPlace::Held };
            history.note(key, act, at, answer);
            held.push((person, given.id));
        }
        db.close().await;
        let mut servers = Servers::start(folder, address, engine);
        let (web, mut swapping) = (servers.web(&crowd, SEED, None), JoinSet::new());
        for (person, sign_up) in held {
            let swap = (sign_up, both[1]);
            swapping.spawn(swaps(Arc::clone(&web), Arc::clone(&history), person, swap));
        }
        servers.kill_often(&web, SEED, size(3, 30), (0, crowd.people.len())).await;
        swapping.join_all().await;
        let killed = servers.killed();
        servers.stop();
        let what = format!("kill -9 beside swaps, {engine}");
        let (contents, attempts, found) = crowd.looked_at(&history).await;
        checker::result(&what, &attempts, killed, found.len());
        assert_eq!(found, []);
        assert_eq!(contents.held(both[1]), places);
        assert_eq!(contents.held(both[0]), crowd.people.len() - places);
    })
    .await;
}
