//! What was asked and what was told, as those who asked saw it.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use domain::id::{FormKey, OfferingId, PersonId, SignUpId};
use jiff::Timestamp;

/// Something that somebody asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// A place.
    SignUp {
        /// On what.
        offering: OfferingId,
        /// For whom.
        person: PersonId,
        /// Asked by a coordinator, for whom no window counts.
        by_coordinator: bool,
    },
    /// To give a place up.
    Withdraw {
        /// Which.
        sign_up: SignUpId,
    },
    /// Another place, for which all of something is given up, or nothing.
    Swap {
        /// On what.
        offering: OfferingId,
        /// For whom.
        person: PersonId,
        /// What is given up, at most three entries.
        given_up: [Option<SignUpId>; 3],
    },
}

impl Act {
    /// What has ended if it was done.
    pub(crate) fn ends(self) -> impl Iterator<Item = SignUpId> {
        let ends = match self {
            Self::SignUp { .. } => [None; 3],
            Self::Withdraw { sign_up } => [Some(sign_up), None, None],
            Self::Swap { given_up, .. } => given_up,
        };
        ends.into_iter().flatten()
    }
}

/// The place that was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GivenPlace {
    /// One has it.
    Held,
    /// One waits for it.
    Waiting,
}

/// What was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The sign-up was made.
    Given {
        /// Its key.
        sign_up: SignUpId,
        /// How it stands.
        place: GivenPlace,
    },
    /// The sign-up has ended.
    Ended,
    /// No: nothing has changed.
    Refused,
    /// Nothing, or that something is wrong: it may have been done.
    Unknown,
}

/// Two clocks at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Since the history began; never goes back.
    pub since: Duration,
    /// By the clock that is right.
    pub at: Timestamp,
}

/// One question and its answer.
#[derive(Clone, Copy, Debug)]
pub struct Attempt {
    /// The form's.
    pub key: FormKey,
    /// What was asked.
    pub act: Act,
    /// Just before it was sent.
    pub asked: Reading,
    /// Just after the answer came; of an unknown answer it says nothing.
    pub answered: Reading,
    /// What was told.
    pub answer: Answer,
}

/// All attempts of a test, by whomever.
pub struct History {
    began: Instant,
    clock: Box<dyn Fn() -> Timestamp + Send + Sync>,
    attempts: Mutex<Vec<Attempt>>,
}

impl History {
    /// An empty one, by the clock that is right.
    pub fn by(clock: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self { began: Instant::now(), clock: Box::new(clock), attempts: Mutex::default() }
    }

    /// The moment.
    pub fn now(&self) -> Reading {
        Reading { since: self.began.elapsed(), at: (self.clock)() }
    }

    /// Notes what was asked at that moment and has been answered now.
    pub fn note(&self, key: FormKey, act: Act, asked: Reading, answer: Answer) {
        let attempt = Attempt { key, act, asked, answered: self.now(), answer };
        self.attempts.lock().unwrap_or_else(PoisonError::into_inner).push(attempt);
    }

    /// What has been noted so far.
    pub fn attempts(&self) -> Vec<Attempt> {
        self.attempts.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// For whom and on what a place was asked for.
pub(crate) fn asked_place(attempt: &Attempt) -> Option<(OfferingId, PersonId)> {
    match attempt.act {
        Act::SignUp { offering, person, .. } | Act::Swap { offering, person, .. } => {
            Some((offering, person))
        }
        Act::Withdraw { .. } => None,
    }
}

/// The sign-up that was given, if one was.
pub(crate) fn given(attempt: &Attempt) -> Option<(SignUpId, GivenPlace)> {
    match attempt.answer {
        Answer::Given { sign_up, place } => Some((sign_up, place)),
        _ => None,
    }
}

/// When each key was sent for the first time: what was told to it later may have been done then.
pub(crate) fn first_asked(attempts: &[Attempt]) -> BTreeMap<FormKey, Reading> {
    let mut first = BTreeMap::new();
    for attempt in attempts {
        let asked: &mut Reading = first.entry(attempt.key).or_insert(attempt.asked);
        if attempt.asked.since < asked.since {
            *asked = attempt.asked;
        }
    }
    first
}
