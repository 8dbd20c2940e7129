//! I1, I2 and I5: places are counted rightly, one each, and none lies free while somebody waits.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use domain::id::SignUpId;

use crate::history::{asked_place, first_asked, given};
use crate::passing::{is_kept_out, is_rightly_passed};
use crate::{Answer, Attempt, Contents, GivenPlace, Invariant, Violation};

/// I1.
pub(crate) fn counted(contents: &Contents) -> Vec<Violation> {
    let mut found = Vec::new();
    for (id, offering) in &contents.offerings {
        let of_state = |state: &str| {
            let rows = contents.of_offering(*id).filter(|row| row.state == state).count();
            i64::try_from(rows).unwrap_or(i64::MAX)
        };
        let (held, waiting) = (of_state("held"), of_state("waiting"));
        if offering.capacity.is_some_and(|capacity| held > capacity) {
            let told = format!("{held} have a place on {id}, of {:?}", offering.capacity);
            found.push(Violation::of(Invariant::Places, told));
        }
        let kept = contents.kept(*id);
        if offering.capacity.is_some_and(|capacity| kept > 0 && held + kept > capacity) {
            let told = format!("{held} have a place on {id}, and {kept} more are kept for some");
            found.push(Violation::of(Invariant::Places, told));
        }
        let passed = contents.of_offering(*id).filter(|row| row.passed).count();
        let rows = (held, waiting, i64::try_from(passed).unwrap_or(i64::MAX));
        let stored = (offering.held, offering.waiting, offering.passed);
        if rows != stored {
            let told = format!("{id} stores {stored:?}, its rows are {rows:?}");
            found.push(Violation::of(Invariant::Places, told));
        }
    }
    found
}

/// I2.
pub(crate) fn one_each(contents: &Contents) -> Vec<Violation> {
    let mut live = BTreeMap::new();
    for row in contents.rows.iter().filter(|row| row.is_live()) {
        *live.entry((row.offering, row.person)).or_insert(0) += 1;
    }
    let twice = live.into_iter().filter(|(_, number)| *number > 1);
    let told = twice.map(|((offering, _), number)| format!("{number} live ones on {offering}"));
    told.map(|told| Violation::of(Invariant::OnePlace, told)).collect()
}

/// I5: at rest, and as far as can be known for certain while people were asking.
pub(crate) fn none_free(contents: &Contents, attempts: &[Attempt]) -> Vec<Violation> {
    let mut found = Vec::new();
    // By approval a place lies free until a coordinator says yes.
    let in_order = contents.offerings.iter().filter(|(_, offering)| !offering.by_approval);
    for (id, offering) in in_order {
        let held = i64::try_from(contents.held(*id)).unwrap_or(i64::MAX);
        let mut waiting = contents.of_offering(*id).filter(|row| row.state == "waiting");
        let waits = waiting.any(|row| !is_rightly_passed(contents, row));
        let kept = contents.kept(*id);
        if waits && offering.capacity.is_none_or(|capacity| held + kept < capacity) {
            let told = format!("{held} have a place on {id} and somebody waits");
            found.push(Violation::of(Invariant::FreePlace, told));
        }
    }
    let (live, first) = (Lives::of(contents, attempts), first_asked(attempts));
    for attempt in attempts {
        let (Some((offering, _)), Some((sign_up, GivenPlace::Waiting))) =
            (asked_place(attempt), given(attempt))
        else {
            continue;
        };
        let of = contents.offerings.get(&offering).filter(|offering| !offering.by_approval);
        // Whoever is told to wait while a share is kept may belong to nobody it is for.
        let shared = of.map_or(0, |of| of.shares.iter().map(|share| share.places).sum::<i64>());
        let capacity = of.map(|offering| offering.capacity.map(|capacity| capacity - shared));
        let others = contents.of_offering(offering).filter(|row| row.id != sign_up);
        let others =
            others.filter(|row| live.may_be(row.id, first[&attempt.key].since, attempt)).count();
        let others = i64::try_from(others).unwrap_or(i64::MAX);
        if capacity.flatten().is_some_and(|capacity| others < capacity) {
            let told = format!("{sign_up} was told to wait while at most {others} were there");
            found.push(Violation::of(Invariant::FreePlace, told));
        }
    }
    found
}

/// I5, after those who can accept by now were asked again, at this second: nobody who could have a place waits while one is free.
pub fn forgotten(contents: &Contents, at: i64) -> Vec<Violation> {
    let mut found = Vec::new();
    for (id, offering) in contents.offerings.iter().filter(|(_, offering)| !offering.by_approval) {
        let held = i64::try_from(contents.held(*id)).unwrap_or(i64::MAX);
        let Some(capacity) = offering.capacity else { continue };
        let free = capacity - held - contents.kept(*id);
        let waiting = contents.of_offering(*id).filter(|row| row.state == "waiting");
        for row in waiting.filter(|row| free > 0 && !is_kept_out(contents, row, free, at)) {
            let told = format!("{free} are free on {id}, and number {} waits", row.joined);
            found.push(Violation::of(Invariant::FreePlace, told));
        }
    }
    found
}

/// From when to when a sign-up may have been live, as seen from outside.
struct Lives {
    from: BTreeMap<SignUpId, Duration>,
    to: BTreeMap<SignUpId, Duration>,
}

impl Lives {
    fn of(contents: &Contents, attempts: &[Attempt]) -> Self {
        let first = first_asked(attempts);
        let mut lives = Self { from: BTreeMap::new(), to: BTreeMap::new() };
        // Of a sign-up that nobody was told of it is not known when it was made.
        let told: BTreeSet<SignUpId> =
            attempts.iter().filter_map(given).map(|(id, _)| id).collect();
        for row in contents.rows.iter().filter(|row| !told.contains(&row.id)) {
            lives.from.insert(row.id, Duration::ZERO);
        }
        for attempt in attempts {
            if let Some((sign_up, _)) = given(attempt) {
                let from = lives.from.entry(sign_up).or_insert(Duration::MAX);
                *from = (*from).min(first[&attempt.key].since);
            }
            if matches!(attempt.answer, Answer::Given { .. } | Answer::Ended) {
                for sign_up in attempt.act.ends() {
                    let to = lives.to.entry(sign_up).or_insert(Duration::MAX);
                    *to = (*to).min(attempt.answered.since);
                }
            }
        }
        lives
    }

    /// Whether it may have been live at some moment from then on until the attempt was answered.
    fn may_be(&self, sign_up: SignUpId, since: Duration, attempt: &Attempt) -> bool {
        let from = self.from.get(&sign_up).copied().unwrap_or_default();
        let to = self.to.get(&sign_up).copied().unwrap_or(Duration::MAX);
        from <= attempt.answered.since && to >= since
    }
}
