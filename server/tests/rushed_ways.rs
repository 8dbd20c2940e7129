//! Other rushes through HTTP, each on a SQLite file and on a PostgreSQL: for places of which some are kept, for what a
//! coordinator decides meanwhile, and of wishes.

use std::sync::Arc;

use checker::{Chance, Wishes, Wishing};
use domain::draw::SeedPlan;
use domain::id::{OfferingId, PersonId};
use domain::institution::AreaCode;
use domain::offering::{Allocation, Window};
use domain::person::Coordinator;
use domain::sign_up::{Place, SignUpState};
use domain::stage::{ForWhom, Rule, RuleShare};
use jiff::{Timestamp, ToSpan};
use store::Db;
use store::draw::{Fell, NewDraw, NewDrawOffering, freeze, hold, plan};
use store::form_key;
use store::new_offering::NewOffering;
use store::sign_in::Visitor;
use tokio::task::JoinSet;

use crate::support::samples::class;
use crate::support::{
    Crowd, Program, ask, desk, history, institution, on_each_engine, sessions_at, size,
};

const SEED: u64 = 20_261_207;

#[tokio::test(flavor = "multi_thread")]
async fn a_rush_for_places_of_which_some_are_kept_breaks_no_promise() {
    on_each_engine(async |folder, address, engine| {
        let crowd = Crowd::before(address, 10, size(60, 1500)).await;
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
        checker::result(&format!("a rush for kept places, {engine}"), &attempts, 0, found.len());
        assert_eq!(found, []);
        assert!(contents.held(dearest) >= 7, "what is kept for nobody is given");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rush_for_what_two_coordinators_decide_meanwhile_breaks_no_promise() {
    on_each_engine(async |folder, address, engine| {
        let crowd = Crowd::before(address, 10, size(60, 1000)).await;
        let db = Db::open(address).await.unwrap();
        let dearest = crowd.classes[0];
        let by = desk(&db, dearest).await;
        store::offering::set_allocation(&db, form_key::new(), dearest, Allocation::Approval, &by)
            .await
            .unwrap();
        let token = store::sign_in::sign_in_at_desk(&db, &Visitor::of("desk"), &by).await.unwrap();
        let server = Program::start(folder.path(), address);
        let desk = Desk { db: &db, by: &by, door: &server.address, token: token.as_str() };
        let (web, history) = (crowd.web(&[&server], SEED), history());
        let rush = crowd.rush(&web, &history, crowd.visitors(SEED));
        while !rush.is_finished() {
            desk.decides(dearest).await;
        }
        rush.await.unwrap();
        desk.decides(dearest).await;
        assert!(server.stop().0.success());
        db.close().await;
        assert_eq!(web.unexpected(), Vec::<String>::new());
        let (contents, attempts, found) = crowd.looked_at(&history).await;
        checker::result(&format!("a rush by approval, {engine}"), &attempts, 0, found.len());
        assert_eq!(found, []);
        assert!((1..=10).contains(&contents.held(dearest)), "some have been told yes");
    })
    .await;
}

/// What two coordinators see, and where they answer.
struct Desk<'a> {
    db: &'a Db,
    by: &'a Coordinator,
    door: &'a str,
    token: &'a str,
}

impl Desk<'_> {
    /// Both say yes to the first two who are in review, in the same moment, and one of them says no to the last.
    async fn decides(&self, class: OfferingId) {
        let entries = store::sign_up::entries_of(self.db, class, self.by).await.unwrap();
        let in_review = |state: &SignUpState| *state == SignUpState::Live(Place::InReview);
        let asked = entries.iter().filter(|entry| in_review(&entry.sign_up.state));
        let asked: Vec<_> = asked.map(|entry| entry.sign_up.id).collect();
        let Some(last) = asked.last() else { return tokio::task::yield_now().await };
        let first: Vec<_> = asked.iter().take(2).map(ToString::to_string).collect();
        let chosen: String = first.iter().map(|id| format!("&chosen%5B%5D={id}")).collect();
        // Both have looked at them.
        let looked_at = first.join("%20");
        let yes = || {
            let fields =
                format!("key={}&offering={class}{chosen}&looked_at={looked_at}", form_key::new());
            async move { self.sends("/forms/desk-approve", &fields).await }
        };
        let no = format!("key={}&sign_up={last}&reason=%E5%90%8D%E9%A2%9D", form_key::new());
        tokio::join!(yes(), yes(), self.sends("/forms/desk-decline", &no));
    }

    /// Done, or refused with a reason at the page to which it leads; never a fault.
    async fn sends(&self, form: &str, fields: &str) {
        let told = ask(self.door, "POST", form, self.token, fields).await;
        assert_eq!(told.status, 303, "{form}: {}", told.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rush_of_wishes_is_drawn_as_its_record_says() {
    on_each_engine(async |folder, address, engine| {
        let crowd = Crowd::before(address, 10, size(40, 400)).await;
        let db = Db::open(&crowd.database).await.unwrap();
        let house = institution(&db, "银杏区摇号大学").await;
        let now = Timestamp::now();
        let window = Window { opens_at: now - 1.hours(), closes_at: now + 9.hours() };
        let mut drawn = Vec::new();
        for (name, hour) in [("书法班", 8), ("国画班", 10), ("合唱班", 14)] {
            let sessions = sessions_at(hour);
            let new = NewOffering { window, sessions, ..class(house.id, name, 8) };
            drawn.push(store::new_offering::add(&db, &new).await.unwrap());
        }
        let by = desk(&db, drawn[0]).await;
        let one = |id: &OfferingId| NewDrawOffering {
            offering: *id,
            newcomer_places: 0,
            district_places: 0,
        };
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
        let history = history();
        for person in crowd.people.iter().copied() {
            // Some change their mind.
            for _ in 0..=chance.below(2) {
                let order = [chance.below(3), 1].map(|from| drawn[usize::try_from(from).unwrap()]);
                let mut order = order.to_vec();
                order.dedup();
                let (door, tokens) = (server.address.clone(), Arc::clone(&tokens));
                let (fields, history) = (wish(&draw.to_string(), &order), Arc::clone(&history));
                wishing.spawn(async move {
                    let asked = history.now();
                    wishes(&door, &tokens[&person], &fields, person).await;
                    let wishes = Wishes { person, draw, wanted: 1, order };
                    Wishing { wishes, asked, answered: history.now(), is_taken: Some(true) }
                });
            }
        }
        let wished = wishing.join_all().await;
        assert!(server.stop().0.success());
        let pool = sqlx::AnyPool::connect(&crowd.database).await.unwrap();
        let closed = "update draw set closes_at = $1";
        sqlx::query(closed).bind(now.as_second() - 1).execute(&pool).await.unwrap();
        pool.close().await;
        let db = Db::open(&crowd.database).await.unwrap();
        freeze(&db, form_key::new(), draw, &by).await.unwrap();
        let seed = "3516241636".parse().unwrap();
        hold(&db, form_key::new(), draw, &Fell::just_now(&db, &seed, "掷骰子"), &by).await.unwrap();
        db.close().await;
        let (contents, _, mut found) = crowd.looked_at(&history).await;
        found.extend(checker::wishes_kept(&contents, &wished));
        let sent = wished.len();
        checker::result_of(&format!("a rush of wishes, {engine}"), [sent, 0, 0], 0, found.len());
        assert_eq!(found, []);
        let held: usize = drawn.iter().map(|offering| contents.held(*offering)).sum();
        assert_eq!(held, 24.min(crowd.people.len()));
    })
    .await;
}

fn wish(draw: &str, order: &[OfferingId]) -> String {
    let order: Vec<String> = order.iter().map(ToString::to_string).collect();
    format!("key={}&draw={draw}&order={}&wanted=1", form_key::new(), order.join("%2C"))
}

async fn wishes(door: &str, token: &str, fields: &str, person: PersonId) {
    let told = ask(door, "POST", "/forms/wishes", token, fields).await;
    assert_eq!(told.status, 303, "{person}: {}", told.body);
    assert!(!told.location().contains("again"), "{person}: {}", told.location());
}
