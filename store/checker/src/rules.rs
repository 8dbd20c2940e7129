//! I8, I9 and I10: no clash, every change accounted for, nothing outside its window.

use std::collections::{BTreeMap, BTreeSet};

use domain::id::{PersonId, SignUpId};

use crate::history::{first_asked, given};
use crate::{Act, Attempt, Contents, GivenPlace, Invariant, Offering, Row, Violation};

/// What a place, or a wait for one, may meet at one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Meets {
    /// A place that somebody has.
    Nothing,
    /// A place that is offered: others like it.
    WhatIsNotTaken,
    /// Whoever stands in line may have something else at that time: they are passed over as long as they have it. So may whoever
    /// keeps it while they wait, until they have taken what they are offered.
    Anything,
}

/// I8.
pub(crate) fn clashes(contents: &Contents) -> Vec<Violation> {
    let mut expected: BTreeMap<PersonId, Vec<_>> = BTreeMap::new();
    for row in contents.rows.iter().filter(|row| row.is_live()) {
        let sessions = contents.offerings.get(&row.offering).map(|offering| &offering.sessions);
        let of = contents.offerings.get(&row.offering);
        let is_in_line = row.state == "waiting" && of.is_some_and(|of| !of.by_approval);
        let may_meet = if is_in_line || row.keeps_something() {
            Meets::Anything
        } else if row.state == "waiting" || row.answer_by.is_some() {
            Meets::WhatIsNotTaken
        } else {
            Meets::Nothing
        };
        let spans = sessions.into_iter().flatten().map(|span| (*span, row.offering, may_meet));
        expected.entry(row.person).or_default().extend(spans);
    }
    let mut found = Vec::new();
    for spans in expected.values_mut() {
        spans.sort_unstable();
        for (index, ((_, to), one, may_meet)) in spans.iter().enumerate() {
            let then = spans[index + 1..].iter().take_while(|((from, _), ..)| from < to);
            for ((from, _), other, other_may_meet) in then {
                let is_allowed = match (*may_meet, *other_may_meet) {
                    (Meets::Anything, _) | (_, Meets::Anything) => true,
                    (one, other) => one == Meets::WhatIsNotTaken && other == Meets::WhatIsNotTaken,
                };
                if one != other && !is_allowed {
                    let told = format!("one person on {one} and {other} at {from}");
                    found.push(Violation::of(Invariant::Clash, told));
                }
            }
        }
    }
    found
}

/// I8: nobody has more classes of a term, or shifts at a time, than the institution lets one have, but by an exception for which
/// there is a reason, or because they were offered a place while one might have more. What was over when the last of them was got
/// does not count, nor what is only had instead of something that its person keeps until then.
pub(crate) fn limits(contents: &Contents) -> Vec<Violation> {
    let all_asked = || contents.draws.iter().flat_map(|draw| &draw.asked);
    let excepted = all_asked().filter(|asked| asked.is_exception);
    let excepted: BTreeSet<_> = excepted
        .flat_map(|asked| asked.offerings.iter().map(|offering| (asked.person, *offering)))
        .collect();
    let mut live: BTreeMap<(PersonId, &str), Vec<&Row>> = BTreeMap::new();
    for row in contents.rows.iter().filter(|row| row.is_live()) {
        let of = contents.offerings.get(&row.offering);
        if let Some((group, _)) = of.and_then(Offering::limit) {
            live.entry((row.person, group)).or_default().push(row);
        }
    }
    let mut found = Vec::new();
    for ((person, group), rows) in &live {
        let last = rows.iter().map(|row| got_at(contents, row)).max().unwrap_or_default();
        let offerings = rows.iter().filter_map(|row| contents.offerings.get(&row.offering));
        let Some(most) = offerings.filter_map(Offering::limit).map(|(_, most)| most).min() else {
            continue;
        };
        let counts = |row: &&Row| {
            let steps = contents.steps_of(row.id);
            let is_over = contents.offerings.get(&row.offering).is_some_and(|of| of.is_over(last));
            !is_over
                && !row.keeps_something()
                && !steps.iter().any(|step| step.is_exception)
                && !excepted.contains(&(row.person, row.offering))
        };
        let (drawn, got): (Vec<&Row>, Vec<&Row>) =
            rows.iter().copied().filter(counts).partition(|row| contents.is_drawn_wait(row));
        let drawn = will_get(contents, *person, &drawn);
        let number = count(got.len()) + drawn;
        if number > most && !was_promised(contents, &got, (most, drawn)) {
            let told = format!("one person has {number} of {group}, of {most}");
            found.push(Violation::of(Invariant::Clash, told));
        }
    }
    found
}

/// Whether of what somebody has, in the order in which they took it, each one is within the limit that it was got under: what was
/// offered within the one of that moment, if that let one have more. As many more are to be drawn for them.
fn was_promised(contents: &Contents, got: &[&Row], (most, drawn): (i64, i64)) -> bool {
    let taken_at = |row: &Row| {
        let accepted = contents.steps_of(row.id).iter().rfind(|step| step.what == "accepted");
        match (row.answer_by, accepted) {
            // Not taken yet.
            (Some(_), _) => i64::MAX,
            (None, Some(accepted)) => accepted.at,
            (None, None) => got_at(contents, row),
        }
    };
    let mut in_order = got.to_vec();
    in_order.sort_by_key(|row| (taken_at(row), row.was_offered().is_some()));
    let within = |(before, row): (usize, &&Row)| {
        count(before + 1) + drawn <= row.was_offered().map_or(most, |then| then.max(most))
    };
    !in_order.is_empty() && in_order.iter().enumerate().all(within)
}

/// When the person got it, or began to wait for it; again, where it was given back to them.
fn got_at(contents: &Contents, row: &Row) -> i64 {
    let mut steps = contents.steps_of(row.id).iter().rev();
    let got = steps.find(|step| matches!(step.what.as_str(), "held" | "waiting"));
    got.map_or(row.joined_at, |step| step.at)
}

/// Of so many that somebody waits for since draws, how many they may still get: whoever wanted one and waits for five will get one.
fn will_get(contents: &Contents, person: PersonId, waits: &[&Row]) -> i64 {
    let asked = contents.draws.iter().flat_map(|draw| &draw.asked);
    let asked = asked.filter(|asked| asked.person == person);
    let of_each = asked.map(|asked| {
        let is_of_it = |row: &Row| row.person == person && asked.offerings.contains(&row.offering);
        let got = contents
            .rows
            .iter()
            .filter(|row| row.state == "held" && row.answer_by.is_none() && is_of_it(row));
        let waits = waits.iter().filter(|row| is_of_it(row));
        (asked.wanted - count(got.count())).clamp(0, count(waits.count()))
    });
    of_each.sum()
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// I6: by approval nobody has a place without a yes, and nobody is offered one from a line that there is not.
pub(crate) fn approvals(contents: &Contents) -> Vec<Violation> {
    let mut found = Vec::new();
    for row in &contents.rows {
        let of = contents.offerings.get(&row.offering).filter(|of| of.by_approval);
        if of.is_none() {
            continue;
        }
        let decided = contents.decided(row.id);
        let is = |word: &str| decided.iter().any(|what| what == word);
        let at_counter = row.by != row.person;
        if row.had_place() && !at_counter && !is("approved") || is("offered") {
            let told = format!("{} has a place that nobody has said yes to", row.id);
            found.push(Violation::of(Invariant::Order, told));
        }
    }
    found
}

/// I9.
pub(crate) fn accounts(contents: &Contents, attempts: &[Attempt]) -> Vec<Violation> {
    let mut notices: BTreeMap<SignUpId, usize> = BTreeMap::new();
    for moved in &contents.moved {
        *notices.entry(moved.sign_up).or_default() += 1;
    }
    let mut found = Vec::new();
    for row in &contents.rows {
        let said = row.end_reason.is_some() && row.ended_by.is_some() && row.ended_as.is_some();
        if !row.is_live() && !said {
            let told = format!("{} ended without who, why or how it stood", row.id);
            found.push(Violation::of(Invariant::Account, told));
        }
        let decided = contents.decided(row.id);
        if !leads_to(decided, row) {
            let told = format!("{} is {}, written down is {decided:?}", row.id, row.state);
            found.push(Violation::of(Invariant::Account, told));
        }
        let number = notices.get(&row.id).copied().unwrap_or_default();
        let offers =
            decided.iter().filter(|what| *what == "offered" || *what == "moved_up").count();
        if number != offers {
            let told = format!("{number} notices of {offers} offers to {}", row.id);
            found.push(Violation::of(Invariant::Account, told));
        }
        let calls = contents.missed_calls.get(&row.id).copied().unwrap_or_default();
        if row.end_reason.as_deref() == Some("not_reached") && calls < 2 {
            let told = format!("{} was not reached in {calls} calls", row.id);
            found.push(Violation::of(Invariant::Account, told));
        }
    }
    let rows: BTreeMap<SignUpId, &Row> = contents.rows.iter().map(|row| (row.id, row)).collect();
    for (id, place) in attempts.iter().filter_map(given) {
        let has_place = rows.get(&id).is_some_and(|row| row.had_place());
        let in_order = rows.get(&id).and_then(|row| contents.offerings.get(&row.offering));
        let in_order = in_order.is_none_or(|offering| !offering.by_approval);
        if in_order && place == GivenPlace::Waiting && has_place && !notices.contains_key(&id) {
            let told = format!("{id} has a place and was not told");
            found.push(Violation::of(Invariant::Account, told));
        }
    }
    found
}

/// How a sign-up stands after what was written down of it; nothing where one does not follow from the other.
pub(crate) fn stood_after<'a>(decided: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut decided = decided.into_iter();
    let mut stood = decided.next().filter(|first| matches!(*first, "held" | "waiting"))?;
    for what in decided {
        stood = match (stood, what) {
            ("waiting", "offered") => "offered",
            ("waiting", "moved_up" | "approved") | ("offered", "accepted") => "held",
            ("offered", "kept_waiting" | "passed_over") => "waiting",
            // It ended without the person ever having had the place.
            ("offered", "ended") => "ended waiting",
            ("held", "ended") => "ended held",
            ("waiting", "ended") => "ended waiting",
            // Ended by mistake, and put back as it stood.
            ("ended held", "held") => "held",
            ("ended waiting", "waiting") => "waiting",
            _ => return None,
        };
    }
    Some(stood)
}

/// Whether what was written down, and nothing else, made the row what it is.
fn leads_to(decided: &[String], row: &Row) -> bool {
    let stood = stood_after(decided.iter().map(String::as_str));
    let is = match (row.state.as_str(), row.answer_by, row.ended_as.as_deref()) {
        ("held", Some(_), None) => "offered",
        ("held", None, None) => "held",
        ("waiting", None, None) => "waiting",
        ("ended", None, Some("held")) => "ended held",
        ("ended", None, Some("waiting")) => "ended waiting",
        _ => return false,
    };
    stood == Some(is)
}

/// I10: by the clock that is right, and by what is stored.
pub(crate) fn windows(contents: &Contents, attempts: &[Attempt]) -> Vec<Violation> {
    let (first, mut found) = (first_asked(attempts), Vec::new());
    for attempt in attempts {
        let Act::SignUp { offering, by_coordinator: false, .. } = attempt.act else { continue };
        let (Some(_), Some(of)) = (given(attempt), contents.offerings.get(&offering)) else {
            continue;
        };
        let asked = first[&attempt.key].at.as_second();
        if attempt.answered.at.as_second() < of.returning_from.unwrap_or(of.opens_at)
            || asked > of.closes_at
        {
            let told = format!("given on {offering} outside of its window");
            found.push(Violation::of(Invariant::Window, told));
        }
    }
    for row in contents.rows.iter().filter(|row| row.by == row.person) {
        let Some(of) = contents.offerings.get(&row.offering) else { continue };
        let opens_at = match row.claims.as_deref() {
            Some("returning") => of.returning_from.unwrap_or(of.opens_at),
            _ => of.opens_at,
        };
        if row.joined_at < opens_at || row.joined_at >= of.closes_at {
            let told = format!("{} joined at {}", row.id, row.joined_at);
            found.push(Violation::of(Invariant::Window, told));
        }
        // Years alone: who is too young by them is so on any day.
        let young = of.age_from.zip(row.born).is_some_and(|(from, born)| of.year - born < from);
        if young || (of.age_from.is_some() && row.born.is_none()) {
            found.push(Violation::of(Invariant::Window, format!("{} may not have it", row.id)));
        }
    }
    found
}
