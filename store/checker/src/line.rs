//! I6: who came first stands first.

use std::collections::BTreeMap;

use domain::id::SignUpId;

use crate::history::{first_asked, given};
use crate::{Attempt, Contents, Invariant, Row, Violation};

/// Nobody who waits has been passed, but for who let an offer go by or wanted two places together, and who was answered before another asked has joined before them.
pub(crate) fn in_order(contents: &Contents, attempts: &[Attempt]) -> Vec<Violation> {
    let mut found = Vec::new();
    // By approval a coordinator chooses.
    let in_order = contents.offerings.iter().filter(|(_, offering)| !offering.by_approval);
    for (id, _) in in_order {
        let waiting = contents.of_offering(*id).filter(|row| row.state == "waiting");
        let waiting = waiting
            .filter(|row| !contents.has_let_go_by(row.id) && !contents.together.contains(&row.id))
            // Passed over as long as they could not accept a place: they have something else at that time.
            .filter(|row| !row.passed);
        let first = waiting.map(|row| row.joined).min();
        // A place of a share passes those whom it is not for; every other place is everybody's.
        let served = contents.of_offering(*id);
        let served = served.filter(|row| row.had_place() && row.claims.is_none());
        let last = served.map(|row| row.joined).max();
        if let (Some(first), Some(last)) = (first, last)
            && first < last
        {
            let told = format!("on {id} number {first} waits and number {last} was served");
            found.push(Violation::of(Invariant::Order, told));
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
