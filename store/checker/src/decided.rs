//! I3, I4 and I7 for what is decided of an entry after it was made: an answer to an offer, and a coordinator's yes or no. What was
//! told was done, as often as it was asked for, and nothing else was.

use std::collections::BTreeMap;

use domain::id::SignUpId;

use crate::{Contents, Invariant, Violation};

/// What may be asked for, as it is written down. An end is a person's or a coordinator's.
const ASKED_FOR: [&str; 4] = ["accepted", "kept_waiting", "approved", "ended"];

/// One form that decides something of an entry, sent with one key until it was answered, or was not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deciding {
    /// Of which entry.
    pub sign_up: SignUpId,
    /// What, as it is written down.
    pub what: &'static str,
    /// It was told that it is done; nothing where there was no answer: it may have been.
    pub is_done: Option<bool>,
}

/// What those who decided were told, held against what was written down.
pub fn decided_once(contents: &Contents, all: &[Deciding]) -> Vec<Violation> {
    let mut asked: BTreeMap<(SignUpId, &str), (usize, usize)> = BTreeMap::new();
    for one in all.iter().filter(|one| one.is_done != Some(false)) {
        let (told, most) = asked.entry((one.sign_up, one.what)).or_default();
        *told += usize::from(one.is_done == Some(true));
        *most += 1;
    }
    for id in contents.decisions.keys() {
        for what in ASKED_FOR {
            asked.entry((*id, what)).or_default();
        }
    }
    let mut found = Vec::new();
    for ((id, what), (told, most)) in asked {
        let done = contents.decided(id).iter().filter(|one| *one == what).count();
        let invariant = match done {
            done if done < told => Invariant::Kept,
            done if done <= most => continue,
            _ if most == 0 => Invariant::AskedFor,
            _ => Invariant::OnceDone,
        };
        let told = format!("{id} is {what} {done} times, of {told} that were told and {most} sent");
        found.push(Violation::of(invariant, told));
    }
    found
}
