//! A history without fault, for tests that break it.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use checker::{
    Act, Answer, Attempt, Contents, GivenPlace, Invariant, Moved, Offering, Reading, Row, Step,
    broken, violations,
};
use domain::id::{FormKey, OfferingId, PersonId, SignUpId};
use jiff::Timestamp;
use uuid::Uuid;

/// A class of two places: two have one, two wait, and one of those with a place was offered it.
pub struct Story {
    pub contents: Contents,
    pub attempts: Vec<Attempt>,
}

pub const CLASS: OfferingId = OfferingId(Uuid::from_u128(1));
pub const OTHER: OfferingId = OfferingId(Uuid::from_u128(2));

pub const fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(100 + number))
}

pub const fn sign_up(number: u128) -> SignUpId {
    SignUpId(Uuid::from_u128(200 + number))
}

pub fn reading(since: u64) -> Reading {
    let at = Timestamp::from_second(1_000 + i64::try_from(since).unwrap()).unwrap();
    Reading { since: Duration::from_secs(since), at }
}

pub fn row(number: u128, state: &str) -> Row {
    Row {
        id: sign_up(number),
        offering: CLASS,
        person: person(number),
        state: state.into(),
        ended_as: None,
        answer_by: None,
        passed: false,
        claims: None,
        joined: i64::try_from(number).unwrap(),
        joined_at: 1_000 + i64::try_from(number).unwrap(),
        offered_at: None,
        offered_most: None,
        keeps: false,
        by: person(number),
        end_reason: None,
        ended_by: None,
        born: Some(1950),
    }
}

pub fn step(what: &str, at: i64) -> Step {
    Step {
        key: key_of(at),
        what: what.into(),
        at,
        capacity: Some(2),
        is_exception: false,
        is_drawn: false,
        by: None,
        consent: None,
    }
}

/// The key of what was written down in that second.
pub fn key_of(at: i64) -> String {
    format!("{at:08}")
}

/// Somebody asks in their second and is answered within it.
pub fn attempt(number: u128, answer: Answer) -> Attempt {
    let act = Act::SignUp { offering: CLASS, person: person(number), by_coordinator: false };
    let second = u64::try_from(number).unwrap();
    let answered = Reading { since: Duration::from_millis(second * 1000 + 500), ..reading(second) };
    Attempt { key: FormKey(Uuid::from_u128(number)), act, asked: reading(second), answered, answer }
}

pub fn given(number: u128, place: GivenPlace) -> Attempt {
    attempt(number, Answer::Given { sign_up: sign_up(number), place })
}

impl Story {
    /// 1 had a place and gave it up; 2 has one; 3 waited, was offered a place and took it; 4 and 5 wait.
    pub fn told() -> Self {
        use GivenPlace::{Held, Waiting};
        let class = Offering {
            capacity: Some(2),
            held: 2,
            waiting: 2,
            passed: 0,
            opens_at: 1_000,
            closes_at: 2_000,
            age_from: Some(50),
            returning_from: None,
            shares: Vec::new(),
            by_approval: false,
            year: 2026,
            sessions: vec![(5_000, 6_000)],
            limited: None,
            shifts_limited: None,
        };
        let empty = Offering { held: 0, waiting: 0, ..class.clone() };
        let mut rows = vec![row(1, "ended"), row(2, "held"), row(3, "held")];
        rows.extend([row(4, "waiting"), row(5, "waiting")]);
        let by = Some(person(1).to_string());
        let reason = Some("withdrawn".to_owned());
        rows[0] = Row {
            ended_as: Some("held".into()),
            end_reason: reason,
            ended_by: by,
            ..row(1, "ended")
        };
        let moved = vec![Moved { sign_up: sign_up(3) }];
        let contents = Contents {
            offerings: [(CLASS, class), (OTHER, empty)].into(),
            rows,
            moved,
            decisions: BTreeMap::new(),
            steps: BTreeMap::new(),
            missed_calls: BTreeMap::new(),
            passings: BTreeMap::new(),
            pairs: Vec::new(),
            changed: BTreeSet::new(),
            draws: Vec::new(),
            listed: Vec::new(),
            wished: Vec::new(),
            wishes: Vec::new(),
            in_rooms: Vec::new(),
        };
        let mut attempts = vec![given(1, Held), given(2, Held)];
        attempts.extend([given(3, Waiting), given(4, Waiting), given(5, Waiting)]);
        let act = Act::Withdraw { sign_up: sign_up(1) };
        attempts.push(Attempt { act, ..attempt(9, Answer::Ended) });
        Self { contents, attempts }
    }

    /// What was written down of each row, where a test has not said otherwise.
    pub fn with_decisions(&self) -> Contents {
        let mut contents = self.contents.clone();
        for row in &contents.rows {
            let moved = self.contents.moved.iter().any(|moved| moved.sign_up == row.id);
            let stood = row.ended_as.as_deref().unwrap_or(&row.state);
            let mut decided =
                if moved { vec!["waiting", "offered", "accepted"] } else { vec![stood] };
            decided.extend((row.state == "ended").then_some("ended"));
            let decided = decided.into_iter().map(str::to_owned).collect();
            let decided: &Vec<String> = contents.decisions.entry(row.id).or_insert(decided);
            // Everybody has joined before anything else happens.
            let at = |index: usize| match i64::try_from(index).unwrap() {
                0 => 1_000 + row.joined,
                index => 2_000 + row.joined * 10 + index,
            };
            let steps = decided.iter().enumerate();
            let steps = steps.map(|(index, what)| step(what, at(index))).collect();
            contents.steps.entry(row.id).or_insert(steps);
        }
        contents
    }

    #[track_caller]
    pub fn breaks(&self, expected: &[Invariant]) {
        let found = violations(&self.with_decisions(), &self.attempts);
        assert_eq!(broken(&found).into_iter().collect::<Vec<_>>(), expected, "{found:?}");
    }
}
