//! Many people in the same moment, as they are: some tap twice, some have two devices, some leave, some change their mind.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use domain::id::{FormKey, OfferingId, PersonId, SignUpId};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::{Act, Answer, Attempt, Chance, GivenPlace, History};

/// What somebody does at nine o'clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Habit {
    /// Asks once.
    Once,
    /// Taps twice: the same form, twice at once.
    TapsTwice,
    /// Asks from two devices at once, each with a form of its own.
    TwoDevices,
    /// Is gone before the answer comes.
    Leaves,
    /// Gives the place up as soon as it is there.
    Withdraws,
    /// Has sent a forged form for something that is not open yet, and then asks like everybody.
    TooEarly,
    /// Asks at once for this as well, by a form of its own.
    WantsBoth(OfferingId),
    /// Does not wait: whoever is told to leaves the line again.
    GivesUpWaiting,
}

/// Somebody in the rush.
#[derive(Clone, Copy, Debug)]
pub struct Visitor {
    /// Who.
    pub person: PersonId,
    /// What they want.
    pub offering: OfferingId,
    /// How they do it.
    pub habit: Habit,
}

/// Whoever carries a question to the engine: a function call, or a form through HTTP.
pub trait Porter: Send + Sync + 'static {
    /// Asks for a place. Who `leaves` does so once it is asked, whatever the answer: it is unknown.
    fn sign_up(
        &self,
        key: FormKey,
        offering: OfferingId,
        person: PersonId,
        leaves: bool,
    ) -> impl Future<Output = Answer> + Send;

    /// Gives a place up.
    fn withdraw(
        &self,
        key: FormKey,
        sign_up: SignUpId,
        person: PersonId,
    ) -> impl Future<Output = Answer> + Send;
}

/// Who comes: a fifth of the offerings draws four fifths of the people; in a hundred 15 tap twice, 5 have two devices, 10
/// leave, 5 give up their place again, 1 was too early.
pub fn visitors(
    chance: &mut Chance,
    people: &[PersonId],
    offerings: &[OfferingId],
) -> Vec<Visitor> {
    let wanted = offerings.split_at(offerings.len().div_ceil(5));
    let one = |person: &PersonId| {
        let dear = wanted.1.is_empty() || chance.below(5) < 4;
        let offering = *chance.one_of(if dear { wanted.0 } else { wanted.1 });
        let habit = match chance.below(100) {
            0..15 => Habit::TapsTwice,
            15..20 => Habit::TwoDevices,
            20..30 => Habit::Leaves,
            30..35 => Habit::Withdraws,
            35..36 => Habit::TooEarly,
            _ => Habit::Once,
        };
        Visitor { person: *person, offering, habit }
    };
    people.iter().map(one).collect()
}

/// How often nobody knows what became of a question before the rush is given up.
const TRIES: usize = 200;

/// Everybody asks, so many at once, until everybody has an answer or has left. `closed` is not open yet.
///
/// # Panics
/// If somebody never gets an answer.
pub async fn rush<P: Porter>(
    porter: Arc<P>,
    history: Arc<History>,
    visitors: Vec<Visitor>,
    closed: OfferingId,
    at_once: usize,
) {
    let turns = Arc::new(Semaphore::new(at_once));
    let mut all = JoinSet::new();
    for visitor in visitors {
        let Ok(turn) = Arc::clone(&turns).acquire_owned().await else { return };
        let (porter, history) = (Arc::clone(&porter), Arc::clone(&history));
        all.spawn(async move {
            visit(&*porter, &history, visitor, closed).await;
            drop(turn);
        });
    }
    while let Some(ended) = all.join_next().await {
        if let Err(fault) = ended {
            std::panic::resume_unwind(fault.into_panic());
        }
    }
}

async fn visit<P: Porter>(porter: &P, history: &History, visitor: Visitor, closed: OfferingId) {
    let Visitor { person, offering, habit } = visitor;
    let key = new_key();
    match habit {
        Habit::Once => {
            ask(porter, history, key, offering, person).await;
        }
        Habit::TapsTwice => {
            let again = ask(porter, history, key, offering, person);
            tokio::join!(ask(porter, history, key, offering, person), again);
        }
        Habit::TwoDevices => {
            let other = ask(porter, history, new_key(), offering, person);
            tokio::join!(ask(porter, history, key, offering, person), other);
        }
        Habit::Leaves => {
            let (act, asked) = (asks(offering, person), history.now());
            let answer = porter.sign_up(key, offering, person, true).await;
            history.note(key, act, asked, answer);
        }
        Habit::Withdraws => {
            if let Answer::Given { sign_up, .. } = ask(porter, history, key, offering, person).await
            {
                give_up(porter, history, sign_up, person).await;
            }
        }
        Habit::TooEarly => {
            ask(porter, history, new_key(), closed, person).await;
            ask(porter, history, key, offering, person).await;
        }
        Habit::GivesUpWaiting => {
            let told = ask(porter, history, key, offering, person).await;
            if let Answer::Given { sign_up, place: GivenPlace::Waiting } = told {
                give_up(porter, history, sign_up, person).await;
            }
        }
        Habit::WantsBoth(other) => {
            let also = ask(porter, history, new_key(), other, person);
            tokio::join!(ask(porter, history, key, offering, person), also);
        }
    }
}

/// Sends the form until somebody knows what became of it, and notes each answer.
///
/// # Panics
/// If nobody ever gets to know.
pub async fn ask<P: Porter>(
    porter: &P,
    history: &History,
    key: FormKey,
    offering: OfferingId,
    person: PersonId,
) -> Answer {
    for _ in 0..TRIES {
        let asked = history.now();
        let answer = porter.sign_up(key, offering, person, false).await;
        history.note(key, asks(offering, person), asked, answer);
        if answer != Answer::Unknown {
            return answer;
        }
    }
    panic!("nobody was ever told what became of {key}");
}

async fn give_up<P: Porter>(porter: &P, history: &History, sign_up: SignUpId, person: PersonId) {
    let key = new_key();
    for _ in 0..TRIES {
        let asked = history.now();
        let answer = porter.withdraw(key, sign_up, person).await;
        history.note(key, Act::Withdraw { sign_up }, asked, answer);
        if answer != Answer::Unknown {
            return;
        }
    }
    panic!("nobody was ever told whether {sign_up} was given up");
}

const fn asks(offering: OfferingId, person: PersonId) -> Act {
    Act::SignUp { offering, person, by_coordinator: false }
}

fn new_key() -> FormKey {
    FormKey(Uuid::now_v7())
}

/// What a history tells in one line: attempts by answer.
pub fn counts(attempts: &[Attempt]) -> impl fmt::Display {
    let mut by_answer = BTreeMap::new();
    for attempt in attempts {
        let word = match attempt.answer {
            Answer::Given { .. } => "given",
            Answer::Ended => "ended",
            Answer::Refused => "refused",
            Answer::Unknown => "unknown",
        };
        *by_answer.entry(word).or_insert(0) += 1;
    }
    let told: Vec<String> =
        by_answer.iter().map(|(word, number)| format!("{number} {word}")).collect();
    format!("{} attempts: {}", attempts.len(), told.join(", "))
}
