//! What the outcomes of a run say.

use std::time::Duration;

use super::crowd::Asking;
use super::load::{Outcome, Told};

/// How often the generator may be late before a run says nothing: in a hundred.
const LATE_AT_MOST: usize = 5;

/// Milliseconds below which so many of a thousand answers stayed, those that nobody read left out.
pub fn milliseconds(outcomes: &[Outcome], per_mille: usize) -> f64 {
    let read = outcomes.iter().filter(|one| !matches!(one.answer, Ok(None)));
    let mut took: Vec<Duration> = read.map(|one| one.took).collect();
    took.sort_unstable();
    let last = took.len().saturating_sub(1);
    took.get((took.len() * per_mille / 1000).min(last))
        .map_or(0.0, |took| took.as_secs_f64() * 1000.0)
}

/// The generator was so late that the run says nothing.
pub fn is_void(outcomes: &[Outcome]) -> bool {
    outcomes.iter().filter(|one| one.is_late).count() * 100 > outcomes.len() * LATE_AT_MOST
}

/// How many were answered by a fault of the server, or not at all.
pub fn faults(outcomes: &[Outcome]) -> usize {
    outcomes
        .iter()
        .filter(|one| match &one.answer {
            Ok(Some(told)) => told.status >= 500,
            Ok(None) => false,
            Err(_) => true,
        })
        .count()
}

/// What somebody who asked for a place has been told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// A place: the key of the sign-up.
    Held(String),
    /// A position on the waiting list: the key of the sign-up.
    Waiting(String),
    /// No, with the reason on the page to which it leads.
    No,
    /// Nothing: they had left.
    Nothing,
    /// Something that is no final answer.
    Unclear,
}

/// Reads an answer to the form that asks for a place, `expected` having been one.
pub fn said(outcome: &Outcome) -> Said {
    let told = match &outcome.answer {
        Ok(Some(told)) => told,
        Ok(None) => return Said::Nothing,
        Err(_) => return Said::Unclear,
    };
    let Told { status: 303, location, .. } = told else { return Said::Unclear };
    match location.strip_prefix("/sign-ups/").map(|rest| rest.split_once('?')) {
        Some(Some((key, _))) => Said::Waiting(key.to_owned()),
        Some(None) => Said::Held(location["/sign-ups/".len()..].to_owned()),
        None if location.starts_with("/offerings/") => Said::No,
        None => Said::Unclear,
    }
}

/// When the last of those who stayed had a final answer: a place, a position or a reason; counted from the start of the plan,
/// and of each from the moment when it should have been sent. Nothing where somebody was given none.
pub fn last_final_answer(askings: &[Asking], outcomes: &[Outcome]) -> Option<Duration> {
    let answered = askings.iter().zip(outcomes).filter_map(|(asking, outcome)| {
        let at = asking.planned.at + outcome.took;
        match said(outcome) {
            Said::Nothing => None,
            Said::Unclear => Some(None),
            Said::Held(_) | Said::Waiting(_) | Said::No => Some(Some(at)),
        }
    });
    answered.collect::<Option<Vec<_>>>()?.into_iter().max()
}
