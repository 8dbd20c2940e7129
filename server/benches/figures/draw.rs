//! 公开摇号 of a large university: 36,000 people with three wishes each for 200 offerings of ten places. How long freezing and
//! holding take, and how long somebody else waits meanwhile who only signs up for something.

use std::time::{Duration, Instant};

use domain::draw::SeedPlan;
use domain::id::{OfferingId, PersonId};
use domain::offering::Window;
use domain::person::Coordinator;
use domain::role::Role;
use sqlx::AssertSqlSafe;
use store::Db;
use store::draw::{Fell, NewDraw, NewDrawOffering, freeze, hold, plan};
use store::sign_up::{Asked, By, sign_up};

use crate::Figure;
use crate::people;
use crate::running::Running;

const PEOPLE: u32 = 36_000;
const OFFERINGS: usize = 200;
/// Longer than this nobody else may wait for the one unit that holds the draw.
const LONGEST: f64 = 15.0;

/// The people, their wishes, and each one's three offerings: made in the database itself, since what is measured begins later.
const MADE: [&str; 3] = [
    "insert into person (id, name, born_on, created_at) \
     with recursive n(i) as (select 1 union all select i + 1 from n where i < {people}) \
     select '01900000-0000-7000-8000-' || cast(100000000000 + i as text), '陈淑芬', '1956-03-05', 0 from n",
    "insert into application (id, draw_id, person_id, number, wanted, made_at, by_person_id) \
     with recursive n(i) as (select 1 union all select i + 1 from n where i < {people}) \
     select '01900000-0000-7000-9000-' || cast(100000000000 + i as text), d.id, \
     '01900000-0000-7000-8000-' || cast(100000000000 + i as text), i * 31, 1 + i % 2, 0, \
     '01900000-0000-7000-8000-' || cast(100000000000 + i as text) from n, draw d",
    "insert into wish (application_id, rank, offering_id) \
     with recursive n(i) as (select 1 union all select i + 1 from n where i < {people}), \
     r(k) as (select 1 union all select k + 1 from r where k < 3) \
     select '01900000-0000-7000-9000-' || cast(100000000000 + i as text), k, o.offering_id \
     from n cross join r join draw_offering o on o.number = (i + 7 * k) % 200 + 1",
];

/// Seconds for the list, for the draw, and the longest that a sign-up waited meanwhile.
pub async fn measure() -> Vec<Figure> {
    println!("Drawing for {PEOPLE} people …");
    let folder = Running::new_folder();
    let database = people::database_in(&folder);
    // One more, for the others to sign up for.
    let prepared = people::prepare(&database, 64, OFFERINGS + 1, 10).await;
    let db = Db::open(&database).await.unwrap();
    let offerings: Vec<OfferingId> =
        prepared.offerings.iter().map(|id| id.parse().unwrap()).collect();
    let (busy, drawn) = offerings.split_first().unwrap();
    let by = coordinator(&db, *busy).await;
    let draw = planned(&db, drawn, &by).await;
    let others = fill(&database).await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let begun = Instant::now();
    let waits = tokio::spawn(sign_ups(db.clone(), *busy, others));
    freeze(&db, store::form_key::new(), draw, &by).await.unwrap();
    let listed = begun.elapsed();
    let seed = "3516241636".parse().unwrap();
    hold(&db, store::form_key::new(), draw, &Fell::just_now(&db, &seed, "掷骰子"), &by)
        .await
        .unwrap();
    let held = begun.elapsed() - listed;
    let longest = waits.await.unwrap().as_secs_f64();
    db.close().await;
    vec![
        Figure::new(
            "draw: 36,000 people, three wishes, 200 offerings",
            format!("list {:.1} s, draw {:.1} s", listed.as_secs_f64(), held.as_secs_f64()),
            "(reported)",
            true,
        ),
        Figure::new(
            "draw: longest that a sign-up waited meanwhile",
            format!("{longest:.1} s"),
            "<= 15 s",
            longest <= LONGEST,
        ),
    ]
}

/// Somebody of the institution that holds the offering.
async fn coordinator(db: &Db, offering: OfferingId) -> Coordinator {
    let institution = store::offering::offering(db, offering).await.unwrap().institution.id;
    let visitor = store::sign_in::Visitor::of("draw");
    let mobile = domain::person::Mobile::parse("19899999999").unwrap();
    let code =
        store::sign_in::ask_for_code(db, store::form_key::new(), &visitor, &mobile, "draw", "/");
    let code = code.await.unwrap().unwrap();
    let signed = store::sign_in::sign_in_with_code(db, &visitor, &code, "draw").await.unwrap();
    let (person, role) = (signed.person, Role::Head);
    Coordinator { person, name: "周敏".into(), institution, role, teaches: String::new() }
}

/// A draw that closes in a second: nobody wishes in it through a page.
async fn planned(db: &Db, drawn: &[OfferingId], by: &Coordinator) -> domain::id::DrawId {
    let one = |offering: &OfferingId| NewDrawOffering {
        offering: *offering,
        newcomer_places: 0,
        district_places: 0,
    };
    let now = db.now();
    let new = NewDraw {
        district_until: None,
        name: "摇号".into(),
        window: Window { opens_at: now, closes_at: now + Duration::from_secs(1) },
        most_wanted: 2,
        seed: SeedPlan { digits: 10, source: "掷骰子十次".into() },
        offerings: drawn.iter().map(one).collect(),
    };
    plan(db, store::form_key::new(), new, by).await.unwrap()
}

/// Fills the draw; answers the people who were there before.
async fn fill(database: &str) -> Vec<PersonId> {
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(database).await.unwrap();
    let others = "select id from person where mobile like '199%'";
    let others: Vec<String> = sqlx::query_scalar(others).fetch_all(&pool).await.unwrap();
    for sql in MADE {
        let sql = sql.replace("{people}", &PEOPLE.to_string());
        // Only our own number is put into it.
        sqlx::query(AssertSqlSafe(sql)).execute(&pool).await.unwrap();
    }
    pool.close().await;
    others.iter().map(|id| id.parse().unwrap()).collect()
}

/// One after the other signs up, a quarter of a second apart; the longest that one of them waited.
async fn sign_ups(db: Db, offering: OfferingId, people: Vec<PersonId>) -> Duration {
    let mut longest = Duration::ZERO;
    for person in people {
        let since = Instant::now();
        let asked = Asked { offering, person, by: By::Person(person) };
        sign_up(&db, store::form_key::new(), asked).await.unwrap();
        longest = longest.max(since.elapsed());
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    longest
}
