//! I3, I4 and I7: what was told is there, what is there was asked for, and one key is one deed.

use std::collections::{BTreeMap, BTreeSet};

use domain::id::{FormKey, SignUpId};

use crate::drawn;
use crate::history::{asked_place, given};
use crate::{Act, Answer, Attempt, Contents, Invariant, Row, Violation};

/// I3.
pub(crate) fn kept(contents: &Contents, attempts: &[Attempt]) -> Vec<Violation> {
    let rows: BTreeMap<SignUpId, &Row> = contents.rows.iter().map(|row| (row.id, row)).collect();
    let mut found = Vec::new();
    for attempt in attempts {
        if given(attempt).is_some() {
            for ended in attempt.act.ends() {
                if rows.get(&ended).is_none_or(|row| row.is_live()) {
                    let told = format!("{ended} was given up for another and is still there");
                    found.push(Violation::of(Invariant::Kept, told));
                }
            }
        }
        let told = match (attempt.act, attempt.answer) {
            (_, Answer::Given { sign_up, .. }) => match rows.get(&sign_up) {
                Some(row) if asked_place(attempt) == Some((row.offering, row.person)) => continue,
                Some(_) => format!("{sign_up} is another's"),
                None => format!("{sign_up} was told and is not there"),
            },
            (Act::Withdraw { sign_up }, Answer::Ended) => match rows.get(&sign_up) {
                Some(row) if !row.is_live() => continue,
                _ => format!("{sign_up} was given up and is still there"),
            },
            _ => continue,
        };
        found.push(Violation::of(Invariant::Kept, told));
    }
    found
}

/// I4: rows, and ends of rows, that nobody can have made; and more rows than keys, which is I7.
pub(crate) fn asked_for(contents: &Contents, attempts: &[Attempt]) -> Vec<Violation> {
    let mut keys: BTreeMap<_, BTreeSet<FormKey>> = BTreeMap::new();
    let mut ended: BTreeSet<SignUpId> = BTreeSet::new();
    for attempt in attempts.iter().filter(|attempt| attempt.answer != Answer::Refused) {
        if let Some(place) = asked_place(attempt) {
            keys.entry(place).or_default().insert(attempt.key);
        }
        ended.extend(attempt.act.ends());
    }
    let mut found = Vec::new();
    let mut made: BTreeMap<_, usize> = BTreeMap::new();
    let drawn = drawn::offerings(contents);
    for row in &contents.rows {
        if row.by != row.person && drawn.contains(&row.offering) {
            continue;
        }
        *made.entry((row.offering, row.person)).or_default() += 1;
        if row.end_reason.as_deref() == Some("withdrawn") && !ended.contains(&row.id) {
            let told = format!("{} ended and nobody asked for it", row.id);
            found.push(Violation::of(Invariant::AskedFor, told));
        }
    }
    for (place, number) in made {
        let asked = keys.get(&place).map_or(0, BTreeSet::len);
        let told = format!("{number} rows on {} of {asked} keys", place.0);
        match asked {
            0 => found.push(Violation::of(Invariant::AskedFor, told)),
            asked if asked < number => found.push(Violation::of(Invariant::OnceDone, told)),
            _ => {}
        }
    }
    found
}

/// I7: all that was told to one key is the same, and nobody is refused what the key has got.
pub(crate) fn once(attempts: &[Attempt]) -> Vec<Violation> {
    let mut by_key: BTreeMap<FormKey, Vec<&Attempt>> = BTreeMap::new();
    for attempt in attempts.iter().filter(|attempt| attempt.answer != Answer::Unknown) {
        by_key.entry(attempt.key).or_default().push(attempt);
    }
    let mut found = Vec::new();
    for told in by_key.values() {
        let done = told.iter().filter(|attempt| attempt.answer != Answer::Refused);
        let Some(first) = done.clone().min_by_key(|attempt| attempt.answered.since) else {
            continue;
        };
        for other in told {
            let same = given(first).map(|(id, _)| id) == given(other).map(|(id, _)| id)
                && (first.answer == Answer::Ended) == (other.answer == Answer::Ended);
            // Refused before anything was done: the same form may be sent again later, and is then done.
            let before =
                other.answer == Answer::Refused && first.asked.since > other.answered.since;
            if !same && !before {
                let told = format!("{} got {:?} and {:?}", first.key, first.answer, other.answer);
                found.push(Violation::of(Invariant::OnceDone, told));
            }
        }
    }
    found
}
