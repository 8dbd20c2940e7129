//! A crowd before the doors: classes that are open now by the clock on the wall, and people who are signed in.

use std::collections::HashMap;
use std::sync::Arc;

use checker::{Attempt, Chance, Contents, Habit, History, Violation, Visitor, result, visitors};
use domain::calendar::Span;
use domain::id::{OfferingId, PersonId, VenueId};
use domain::offering::Window;
use domain::person::{Coordinator, Mobile, PersonName};
use jiff::civil::{Date, date, time};
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};
use store::Db;
use store::founding::{NewPerson, add_people};
use store::new_offering::{NewOffering, NewSession};
use store::sign_in::Visitor as Browser;
use tokio::task::JoinHandle;

use super::centre::{coordinator, institution};
use super::samples::{class, lent_room};
use super::{Database, Folder, Program, Web};

/// What all of the crowd are called.
pub(super) const NAME: &str = "陈淑芬";
/// When they were born.
pub(super) const BORN_ON: Date = date(1956, 3, 5);

/// Longer or shorter: `make test-all` sets `YINYAO_FULL`.
pub fn size<T>(short: T, full: T) -> T {
    if std::env::var_os("YINYAO_FULL").is_some() { full } else { short }
}

/// What a rush needs, in a database that no server has opened yet.
pub struct Crowd {
    pub database: String,
    /// The dearest first.
    pub classes: Vec<OfferingId>,
    /// Opens in an hour.
    pub closed: OfferingId,
    pub people: Vec<PersonId>,
    pub tokens: HashMap<PersonId, String>,
}

impl Crowd {
    /// Five classes of so many places, and so many people.
    pub async fn before(database: &str, capacity: u32, people: u32) -> Self {
        let db = Db::open(database).await.unwrap();
        let now = Timestamp::now();
        let mut classes = Vec::new();
        for hour in [8, 10, 12, 14, 16] {
            classes.push(add(&db, capacity, (hour, 0), now - 1.hours()).await);
        }
        let closed = add(&db, capacity, (18, 0), now + 1.hours()).await;
        let named = |number: u32| NewPerson {
            name: PersonName::parse(NAME).ok(),
            mobile: Some(mobile(usize::try_from(number).unwrap())),
            born_on: Some(BORN_ON),
            ..NewPerson::default()
        };
        let everybody: Vec<_> = (0..people).map(named).collect();
        let people = add_people(&db, &everybody).await.unwrap();
        let mut tokens = HashMap::new();
        // So many at once as find a connection in time.
        for numbers in (0..people.len()).collect::<Vec<_>>().chunks(32) {
            let sign_in = |number: &usize| (*number, tokio::spawn(signed_in(db.clone(), *number)));
            let signing: Vec<(usize, JoinHandle<String>)> = numbers.iter().map(sign_in).collect();
            for (number, token) in signing {
                tokens.insert(people[number], token.await.unwrap());
            }
        }
        db.close().await;
        Self { database: database.into(), classes, closed, people, tokens }
    }

    /// A room that clubs have at once, before any server runs.
    pub async fn room(&self) -> VenueId {
        let db = Db::open(&self.database).await.unwrap();
        let house = institution(&db, "银杏区文化馆").await;
        let by = coordinator(&db, &house, "house").await;
        let room = store::room::add(&db, store::form_key::new(), &lent_room(), &by).await.unwrap();
        db.close().await;
        room
    }

    /// Moves an offering's opening, past the store.
    pub async fn opens(&self, offering: OfferingId, at: Timestamp) {
        let pool = sqlx::AnyPool::connect(&self.database).await.unwrap();
        let sql = "update offering set opens_at = $2 where id = $1";
        let moves = sqlx::query(sql).bind(offering.to_string()).bind(at.as_second());
        moves.execute(&pool).await.unwrap();
        pool.close().await;
    }

    /// Their browsers, before these servers.
    pub fn web(&self, servers: &[&Program], seed: u64) -> Arc<Web> {
        let doors: Vec<&str> = servers.iter().map(|server| server.address.as_str()).collect();
        Arc::new(Web::new(self.tokens.clone(), &doors, seed))
    }

    /// What they do.
    pub fn visitors(&self, seed: u64) -> Vec<Visitor> {
        visitors(&mut Chance::of(seed), &self.people, &self.classes)
    }

    /// The same, but nobody leaves before the answer.
    pub fn patient_visitors(&self, seed: u64) -> Vec<Visitor> {
        let patient = |visitor: Visitor| match visitor.habit {
            Habit::Leaves => Visitor { habit: Habit::Once, ..visitor },
            _ => visitor,
        };
        self.visitors(seed).into_iter().map(patient).collect()
    }

    /// Everybody asks, as a task of its own.
    pub fn rush(
        &self,
        web: &Arc<Web>,
        history: &Arc<History>,
        visitors: Vec<Visitor>,
    ) -> JoinHandle<()> {
        self.rush_of(24, web, history, visitors)
    }

    /// The same, so many at once: few make many commits.
    pub fn rush_of(
        &self,
        at_once: usize,
        web: &Arc<Web>,
        history: &Arc<History>,
        visitors: Vec<Visitor>,
    ) -> JoinHandle<()> {
        let (web, history) = (Arc::clone(web), Arc::clone(history));
        tokio::spawn(checker::rush(web, history, visitors, self.closed, at_once))
    }

    /// As each server does from time to time: what was offered to somebody who took something else in that moment goes on.
    pub async fn settles(&self) {
        let db = Db::open(&self.database).await.unwrap();
        store::sign_up::pass_on_to_the_able(&db).await.unwrap();
        db.close().await;
    }

    /// What the database holds after everything has stopped and after so many faults, what was told, and what is wrong with the
    /// two; told for the table of results.
    pub async fn checked(
        &self,
        what: &str,
        faults: usize,
        history: &History,
    ) -> (Contents, Vec<Attempt>) {
        let (contents, attempts, found) = self.looked_at(history).await;
        result(what, &attempts, faults, found.len());
        assert_eq!(found, [], "{what}");
        self.is_served(&contents);
        (contents, attempts)
    }

    /// That of each class as many have a place as want one, and as there are.
    pub fn is_served(&self, contents: &Contents) {
        for class in &self.classes {
            let there = contents.of_offering(*class).filter(|row| row.is_live()).count();
            let capacity = contents.offerings[class].capacity.unwrap();
            let expected = there.min(usize::try_from(capacity).unwrap());
            assert_eq!(contents.held(*class), expected, "as many as want one, and as there are");
        }
    }

    /// The same without expecting anything.
    pub async fn looked_at(&self, history: &History) -> (Contents, Vec<Attempt>, Vec<Violation>) {
        let contents = Contents::of(&self.database).await.unwrap();
        let attempts = history.attempts();
        let found = checker::violations(&contents, &attempts);
        (contents, attempts, found)
    }
}

/// Runs a rush on a SQLite file, then on a PostgreSQL: in a folder, at an address, by the engine's name.
pub async fn on_each_engine(rush: impl AsyncFn(&Folder, &str, &str)) {
    let folder = Folder::new();
    rush(&folder, &folder.database(), "SQLite").await;
    let (folder, database) = (Folder::new(), Database::new().await);
    rush(&folder, &database.address, "PostgreSQL").await;
    database.remove().await;
}

/// A history by the clock on the wall.
pub fn history() -> Arc<History> {
    Arc::new(History::by(Timestamp::now))
}

/// A class of four hours, each at this time of a day, that opens then.
pub(super) async fn add(
    db: &Db,
    capacity: u32,
    (hour, minute): (i8, i8),
    opens_at: Timestamp,
) -> OfferingId {
    // Each class has an institution of its own: the same name twice at one is no fault of a test of places.
    let institution = institution(db, &format!("银杏区第{hour}{minute:02}老年大学")).await;
    let window = Window { opens_at, closes_at: Timestamp::now() + 99.hours() };
    let sessions = sessions_from(hour, minute);
    let new =
        NewOffering { window, sessions, ..class(institution.id, "楷书一年级班", capacity) };
    store::new_offering::add(db, &new).await.unwrap()
}

/// Somebody who runs the offering.
pub async fn desk(db: &Db, offering: OfferingId) -> Coordinator {
    let institution = store::offering::offering(db, offering).await.unwrap().institution.id;
    let name = PersonName::parse("魏桂枝").unwrap();
    store::founding::add_coordinator(db, institution, &name, "desk", "hash").await.unwrap()
}

/// Four weeks of an hour each, from a month from now: whatever day it is, they are to come.
pub fn sessions_at(hour: i8) -> Vec<NewSession> {
    sessions_from(hour, 0)
}

fn sessions_from(hour: i8, minute: i8) -> Vec<NewSession> {
    let (from, to) = (time(hour, minute, 0, 0), time(hour + 1, minute, 0, 0));
    let span = |week: i64| Span::on(day() + (week * 7).days(), from, to);
    (0..4).map(|week| NewSession { span: span(week), venue: None }).collect()
}

/// A month from now.
fn day() -> Date {
    Offset::constant(8).to_datetime(Timestamp::now()).date() + 30.days()
}

/// The number of who comes at this place among the crowd's people.
pub(super) fn mobile(number: usize) -> Mobile {
    Mobile::parse(&format!("199{number:08}")).unwrap()
}

async fn signed_in(db: Db, number: usize) -> String {
    let mobile = mobile(number);
    let (browser, address) = (Browser::of(&number.to_string()), format!("test {number}"));
    let key = store::form_key::new();
    let code = store::sign_in::ask_for_code(&db, key, &browser, &mobile, &address, "/").await;
    let code = code.unwrap().unwrap();
    let signed = store::sign_in::sign_in_with_code(&db, &browser, &code, &address).await;
    signed.unwrap().token.as_str().to_owned()
}
