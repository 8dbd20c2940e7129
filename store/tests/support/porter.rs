//! A rush without HTTP: every question is a call of the store, and the checker reads what came of it.

use std::sync::Arc;
use std::time::Duration;

use checker::{
    Act, Answer, Attempt, Chance, Contents, GivenPlace, History, Porter, Violation, rush, visitors,
};
use domain::id::{FormKey, OfferingId, PersonId, SignUpId};
use domain::offering::Window;
use domain::person::PersonName;
use domain::sign_up::{Place, SignUp, SignUpState};
use jiff::civil::date;
use store::founding::{NewPerson, add_people};
use store::new_offering::NewOffering;
use store::sign_up::{Asked, By};
use store::{Db, Error, Result, form_key};

use super::{NOW, Town, add, class, mobile, session};

/// Asks the store itself.
pub struct Direct(pub Db);

impl Porter for Direct {
    async fn sign_up(
        &self,
        key: FormKey,
        offering: OfferingId,
        person: PersonId,
        leaves: bool,
    ) -> Answer {
        let (db, asked) = (self.0.clone(), Asked { offering, person, by: By::Person(person) });
        let asking = tokio::spawn(async move { store::sign_up::sign_up(&db, key, asked).await });
        if leaves {
            tokio::task::yield_now().await;
            asking.abort();
            let _ = asking.await;
            return Answer::Unknown;
        }
        told(&asking.await.unwrap())
    }

    async fn withdraw(&self, key: FormKey, sign_up: SignUpId, person: PersonId) -> Answer {
        told(&store::sign_up::withdraw(&self.0, key, sign_up, person).await)
    }
}

/// What the store's answer means to whoever asked.
pub fn told(answer: &Result<SignUp>) -> Answer {
    let given = |sign_up: &SignUp, place| Answer::Given { sign_up: sign_up.id, place };
    match answer {
        Ok(sign_up) => match sign_up.state {
            SignUpState::Live(Place::Held | Place::Offered { .. }) => {
                given(sign_up, GivenPlace::Held)
            }
            SignUpState::Live(Place::Waiting { .. } | Place::InReview) => {
                given(sign_up, GivenPlace::Waiting)
            }
            SignUpState::Ended { .. } => Answer::Ended,
        },
        Err(Error::Refused(_) | Error::NotFound) => Answer::Refused,
        Err(Error::Unavailable(_) | Error::Failed(_)) => Answer::Unknown,
    }
}

/// A town in a rush: classes, people, and what they have been told.
pub struct Rushed {
    pub history: Arc<History>,
    pub porter: Arc<Direct>,
    /// The dearest first; they meet at different times.
    pub classes: Vec<OfferingId>,
    /// Opens in half an hour.
    pub closed: OfferingId,
    pub people: Vec<PersonId>,
}

const SURNAMES: [&str; 8] = ["安", "陈", "丁", "高", "林", "王", "张", "周"];

impl Rushed {
    /// Five classes of so many places, and so many people, before the rush.
    pub async fn prepared(town: &Town, capacity: u32, people: usize) -> Self {
        let mut classes = Vec::new();
        for day in 1..=5 {
            let sessions = vec![session(day, 9)];
            let new =
                NewOffering {
                    capacity: Some(capacity), sessions, ..class(town, "楷书一年级班")
                };
            classes.push(add(town, &new).await);
        }
        let later = Window {
            opens_at: NOW + Duration::from_secs(1800),
            closes_at: NOW + Duration::from_secs(24 * 3600),
        };
        let new =
            NewOffering { window: later, sessions: vec![session(6, 9)], ..class(town, "行书") };
        let closed = add(town, &new).await;
        let named = |index: usize| NewPerson {
            name: PersonName::parse(&format!("{}淑芬", SURNAMES[index * 5 % 8])).ok(),
            mobile: Some(mobile()),
            born_on: Some(date(1956, 3, 5)),
            ..NewPerson::default()
        };
        let people: Vec<_> = (0..people).map(named).collect();
        let people = add_people(town, &people).await.unwrap();
        let clock = town.clock.clone();
        let history = Arc::new(History::by(move || clock.now()));
        let porter = Arc::new(Direct(town.db.clone()));
        Self { history, porter, classes, closed, people }
    }

    /// Everybody asks.
    pub async fn rush(&self, seed: u64) {
        let visitors = visitors(&mut Chance::of(seed), &self.people, &self.classes);
        let (porter, history) = (Arc::clone(&self.porter), Arc::clone(&self.history));
        rush(porter, history, visitors, self.closed, 64).await;
    }

    /// One person asks for a place, by a form of their own.
    pub async fn asks(&self, offering: OfferingId, person: PersonId) -> Answer {
        let (key, asked) = (form_key::new(), self.history.now());
        let answer = self.porter.sign_up(key, offering, person, false).await;
        let act = Act::SignUp { offering, person, by_coordinator: false };
        self.history.note(key, act, asked, answer);
        answer
    }

    /// The first so many who have a place on it give it up, one after another.
    pub async fn give_up(&self, town: &Town, offering: OfferingId, number: usize) {
        let contents = Contents::of(&town.address).await.unwrap();
        let held = contents.of_offering(offering).filter(|row| row.state == "held");
        for row in held.take(number) {
            let (key, asked) = (form_key::new(), self.history.now());
            let answer = self.porter.withdraw(key, row.id, row.person).await;
            self.history.note(key, Act::Withdraw { sign_up: row.id }, asked, answer);
        }
    }

    /// What the database holds in the end, what was told, and what is wrong with the two.
    pub async fn checked(&self, town: &Town) -> (Contents, Vec<Attempt>, Vec<Violation>) {
        // A unit whose asker has left may still be at work: it ends before the last connection does.
        town.db.close().await;
        let contents = Contents::of(&town.address).await.unwrap();
        let attempts = self.history.attempts();
        let violations = checker::violations(&contents, &attempts);
        (contents, attempts, violations)
    }
}
