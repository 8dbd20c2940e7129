//! I6: who came first stands first.

use std::collections::BTreeMap;

use domain::id::SignUpId;

use crate::history::{first_asked, given};
use crate::passing::is_excused;
use crate::{Attempt, Contents, Invariant, Row, Violation};

/// At each moment when a place was given or offered nobody before its person waited and could have had it, and who was answered
/// before another asked has joined before them.
pub(crate) fn in_order(contents: &Contents, attempts: &[Attempt]) -> Vec<Violation> {
    let mut found = Vec::new();
    // By approval a coordinator chooses.
    let in_order = contents.offerings.iter().filter(|(_, offering)| !offering.by_approval);
    for (id, _) in in_order {
        let of = contents.of_offering(*id);
        let of = of.flat_map(|row| contents.steps_of(row.id).iter().map(move |step| (step, row)));
        let mut steps: Vec<_> = of.collect();
        steps.sort_unstable_by(|(one, _), (other, _)| one.key.cmp(&other.key));
        let mut waiting: BTreeMap<i64, &Row> = BTreeMap::new();
        for (step, row) in steps {
            let is_given = matches!(step.what.as_str(), "held" | "moved_up" | "offered");
            // A place of a share passes those whom it is not for; every other place is everybody's.
            let before = (is_given && row.claims.is_none()).then(|| waiting.range(..row.joined));
            for (first, before) in before.into_iter().flatten() {
                if !is_excused(contents, before, row, step) {
                    let told = format!(
                        "on {id} number {first} waits and number {} was served",
                        row.joined
                    );
                    found.push(Violation::of(Invariant::Order, told));
                }
            }
            match step.what.as_str() {
                "waiting" | "kept_waiting" | "passed_over" => waiting.insert(row.joined, row),
                _ => waiting.remove(&row.joined),
            };
        }
    }
    found.extend(inversions(contents, attempts));
    found
}

fn inversions(contents: &Contents, attempts: &[Attempt]) -> Vec<Violation> {
    let rows: BTreeMap<SignUpId, &Row> = contents.rows.iter().map(|row| (row.id, row)).collect();
    let (first, mut joined) = (first_asked(attempts), BTreeMap::new());
    for attempt in attempts {
        if let Some(row) = given(attempt).and_then(|(id, _)| rows.get(&id)) {
            let spans: &mut Vec<_> = joined.entry(row.offering).or_default();
            spans.push((row.joined, first[&attempt.key].since, attempt.answered.since));
        }
    }
    let mut found = Vec::new();
    for (offering, mut spans) in joined {
        spans.sort_unstable();
        // Seen from the end: whoever joined later must not have been answered before this one asked.
        let mut answered_first = None;
        for (number, asked, answered) in spans.into_iter().rev() {
            if answered_first.is_some_and(|(later, first)| later != number && first < asked) {
                let told =
                    format!("on {offering} number {number} asked after a later one was answered");
                found.push(Violation::of(Invariant::Order, told));
            }
            if answered_first.is_none_or(|(_, first)| answered < first) {
                answered_first = Some((number, answered));
            }
        }
    }
    found
}
