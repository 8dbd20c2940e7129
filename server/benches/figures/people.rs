//! People who are signed in already, and offerings with a place for each of them.

use std::path::Path;

use domain::calendar::Span;
use domain::id::InstitutionId;
use domain::institution::{Area, AreaCode, InstitutionKind};
use domain::offering::{Admission, Allocation, Conditions, Effort, Fen, Window};
use domain::person::{Mobile, PersonName};
use jiff::SignedDuration;
use store::Db;
use store::founding::{NewInstitution, add_institution};
use store::institution::add_areas;
use store::new_offering::{NewFacts, NewOffering, NewSession};
use store::sign_in::{Visitor, ask_for_code, sign_in_with_code};

/// Who is signed in, and what they can sign up for.
pub struct Prepared {
    /// The tokens of the sign-ins.
    pub tokens: Vec<String>,
    /// The keys of the offerings.
    pub offerings: Vec<String>,
}

/// The address of the database in a folder.
pub fn database_in(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("yinyao.db").display())
}

/// People who sign in at once while a database is filled.
const AT_ONCE: usize = 256;

/// Fills a database with people who are signed in, and with offerings of so many places each.
pub async fn prepare(address: &str, people: usize, offerings: usize, places: u32) -> Prepared {
    let db = Db::open(address).await.unwrap();
    let institution = institution(&db).await;
    let new: Vec<NewOffering> =
        (0..offerings).map(|number| offering(&db, institution, number, places)).collect();
    store::import::take_over(&db, institution, &new, &[]).await.unwrap();
    let mut keys = Vec::new();
    for page in 1.. {
        let found = store::offering::offerings_of(&db, institution, "", page).await.unwrap();
        keys.extend(found.offerings.iter().map(|offering| offering.id.to_string()));
        if found.offerings.is_empty() || keys.len() >= offerings {
            break;
        }
    }
    assert_eq!(keys.len(), offerings);
    let mut tokens = Vec::with_capacity(people);
    for first in (0..people).step_by(AT_ONCE) {
        let some = (first..people.min(first + AT_ONCE)).map(|number| {
            let db = db.clone();
            tokio::spawn(async move { sign_in(&db, number).await })
        });
        for token in some.collect::<Vec<_>>() {
            tokens.push(token.await.unwrap());
        }
    }
    db.close().await;
    Prepared { tokens, offerings: keys }
}

/// Lets sign-up of everything open at this moment, past the store: before any server runs.
pub async fn open_at(address: &str, moment: jiff::Timestamp) {
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(address).await.unwrap();
    let sql = "update offering set opens_at = $1";
    sqlx::query(sql).bind(moment.as_second()).execute(&pool).await.unwrap();
    pool.close().await;
}

async fn institution(db: &Db) -> InstitutionId {
    let area =
        |code: &str, name: &str| Area { code: AreaCode::parse(code).unwrap(), name: name.into() };
    add_areas(db, &[area("360000", "江西省"), area("360100", "南昌市")]).await.unwrap();
    let new = NewInstitution {
        kind: InstitutionKind::VolunteerTeam,
        name: "银杏志愿服务队".into(),
        area: AreaCode::parse("360100").unwrap(),
        address: String::new(),
        directions: String::new(),
        telephone: "19900000101".into(),
    };
    add_institution(db, &new).await.unwrap().id
}

/// A shift a day, so that nobody is in two places at once.
fn offering(db: &Db, institution: InstitutionId, number: usize, places: u32) -> NewOffering {
    let now = db.now();
    let hours = |hours| now.checked_add(SignedDuration::from_hours(hours)).unwrap();
    let from = hours(48 + 24 * i64::try_from(number).unwrap());
    NewOffering {
        institution,
        campus: None,
        name: format!("图书上架（{number}）"),
        subject: "图书上架".into(),
        capacity: Some(places),
        admission: Admission::SignUp,
        allocation: Allocation::InOrder,
        window: Window { opens_at: hours(-1), closes_at: from },
        fee: Fen::FREE,
        conditions: Conditions::default(),
        telephone: String::new(),
        contact: String::new(),
        bring: String::new(),
        directions: String::new(),
        note: String::new(),
        sessions: vec![NewSession {
            span: Span { from, to: from.checked_add(SignedDuration::from_hours(1)).unwrap() },
            venue: None,
        }],
        facts: NewFacts::Shift {
            team: "图书整理队".into(),
            skills: String::new(),
            effort: Effort::Light,
        },
        import_key: Some(number.to_string()),
        import_fingerprint: None,
    }
}

async fn sign_in(db: &Db, number: usize) -> String {
    let visitor = Visitor::of(&format!("bench {number}"));
    let mobile = Mobile::parse(&format!("199{number:08}")).unwrap();
    let address = format!("bench {number}");
    let code = ask_for_code(db, store::form_key::new(), &visitor, &mobile, &address, "/");
    let code = code.await.unwrap().unwrap();
    let signed = sign_in_with_code(db, &visitor, &code, &address).await.unwrap();
    store::person::save_name(db, signed.person, &PersonName::parse("陈淑芬").unwrap())
        .await
        .unwrap();
    store::person::save_birthday(db, signed.person, jiff::civil::date(1955, 3, 8)).await.unwrap();
    signed.token.as_str().to_owned()
}

/// Makes a database on a PostgreSQL that was started for measuring, empty or like another to which nobody is connected; its
/// address.
pub async fn create_database(cluster: &str, like: Option<&str>) -> String {
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(cluster).await.unwrap();
    let name = format!("yinyao_bench_{}", uuid::Uuid::now_v7().simple());
    let (server, _) = cluster.rsplit_once('/').unwrap();
    let template = like.map_or("template0", |like| like.rsplit_once('/').unwrap().1);
    let sql = sqlx::AssertSqlSafe(format!("create database {name} template {template}"));
    sqlx::query(sql).execute(&pool).await.unwrap();
    pool.close().await;
    format!("{server}/{name}")
}
