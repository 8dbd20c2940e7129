//! I6, more strictly: whoever is passed over could not accept at that moment. What was written down of it must be seen in what
//! else is stored: what they had, when it meets, how many one may have, with whom they waited.

use std::collections::{BTreeMap, BTreeSet};

use domain::id::{OfferingId, PersonId, SignUpId};
use sqlx::{AnyPool, Row as _};

use crate::contents::key;
use crate::rules::stood_after;
use crate::{Contents, Row, Step};

/// That somebody was passed over, or that it holds no more.
#[derive(Clone, Debug)]
pub struct Passing {
    /// Its key, which sorts it among the decisions.
    pub key: String,
    /// In Unix seconds.
    pub at: i64,
    /// For what.
    pub why: Why,
}

/// Why somebody was passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// They had this at the same time.
    Clash(OfferingId),
    /// They had as much as one may have, or as much as they wanted of the draw that they waited since.
    Limit,
    /// They wanted two places together.
    Together,
    /// Nothing of it holds any more.
    CanAgain,
}

/// Two who waited together.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// Both.
    pub both: [SignUpId; 2],
    /// Since when, in Unix seconds.
    pub from: i64,
    /// Until when; nothing where they still do.
    pub until: Option<i64>,
}

impl Pair {
    /// The other one, where this is one of the two, and where they waited together in this second.
    fn other_of(&self, one: SignUpId, at: i64) -> Option<SignUpId> {
        let holds = self.from <= at && self.until.is_none_or(|until| until >= at);
        let [first, second] = self.both;
        match (holds, one) {
            (true, one) if one == first => Some(second),
            (true, one) if one == second => Some(first),
            _ => None,
        }
    }
}

const PASSINGS: &str = "select id, sign_up_id, at, why, offering_id from passed_over order by id";
const PAIRS: &str = "select first_id, second_id, confirmed_at, ended_at from sign_up_pair \
                     where confirmed_at is not null";
// How they stood before is not known here.
const CHANGED: &str = "select distinct offering_id from session where revision > 0";

pub(crate) async fn read(pool: &AnyPool) -> sqlx::Result<BTreeMap<SignUpId, Vec<Passing>>> {
    let mut passings: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in sqlx::query(PASSINGS).fetch_all(pool).await? {
        let why = match row.try_get::<String, _>("why")?.as_str() {
            "clash" => Why::Clash(key(&row, "offering_id")?),
            "limit" => Why::Limit,
            "together" => Why::Together,
            _ => Why::CanAgain,
        };
        let passing = Passing { key: row.try_get("id")?, at: row.try_get("at")?, why };
        passings.entry(key(&row, "sign_up_id")?).or_default().push(passing);
    }
    Ok(passings)
}

pub(crate) async fn pairs(pool: &AnyPool) -> sqlx::Result<Vec<Pair>> {
    let rows = sqlx::query(PAIRS).fetch_all(pool).await?;
    let pair = |row: &_| {
        let both = [key(row, "first_id")?, key(row, "second_id")?];
        Ok(Pair { both, from: row.try_get("confirmed_at")?, until: row.try_get("ended_at")? })
    };
    rows.iter().map(pair).collect()
}

pub(crate) async fn changed(pool: &AnyPool) -> sqlx::Result<BTreeSet<OfferingId>> {
    let rows = sqlx::query(CHANGED).fetch_all(pool).await?;
    rows.iter().map(|row| key(row, "offering_id")).collect()
}

/// A moment, in the order of what was written down and in Unix seconds.
#[derive(Clone, Copy)]
struct Moment<'a> {
    key: &'a str,
    at: i64,
}

/// Whether it was right that somebody who waited did not get what was given at this step to `later`, who stands behind them.
pub(crate) fn is_excused(contents: &Contents, row: &Row, later: &Row, given: &Step) -> bool {
    let moment = Moment { key: &given.key, at: given.at };
    let last = contents.steps_of(row.id).iter().rfind(|step| step.key < given.key);
    let Some(last) = last else { return true };
    // They wait for the next place: `promised` says whether this was it.
    if last.what == "kept_waiting" || stands_behind(contents, row, later, moment) {
        return true;
    }
    // Two servers may have made the keys, and it was this one's turn before.
    let then = contents.steps_of(row.id).iter().find(|step| step.key > given.key);
    if then.is_some_and(|then| millisecond(&then.key) == millisecond(&given.key)) {
        return true;
    }
    let passing = contents.passings_of(row.id).iter();
    let mut passing = passing
        .filter(|one| millisecond(&last.key) <= millisecond(&one.key) && one.key < given.key);
    passing.next_back().is_some_and(|passing| {
        // Whoever comes may have what is free until those who were passed over are asked again: there their reason held when it
        // was written down. An offer is made by whoever has looked at each of them.
        let judged = Moment { key: &passing.key, at: passing.at };
        let moment = if given.what == "offered" { moment } else { judged };
        holds(contents, row, passing.why, moment)
    })
}

/// Keys that two servers have made within one millisecond have no order.
fn millisecond(key: &str) -> &str {
    key.get(..13).unwrap_or(key)
}

/// Whether somebody who waits is rightly marked as to be asked only when something changes.
pub(crate) fn is_rightly_passed(contents: &Contents, row: &Row) -> bool {
    let last = contents.steps_of(row.id).last();
    if !row.passed || last.is_some_and(|step| step.what == "kept_waiting") {
        return row.passed;
    }
    let passing = contents.passings_of(row.id).last();
    let passing = passing.filter(|passing| {
        last.is_none_or(|last| millisecond(&last.key) <= millisecond(&passing.key))
    });
    passing.is_some_and(|passing| {
        let moment = Moment { key: &passing.key, at: passing.at };
        holds(contents, row, passing.why, moment)
    })
}

/// I5, once everybody who can accept by now was asked again: nobody waits whose reason holds no more, at this second, while so many
/// places are free.
pub(crate) fn is_kept_out(contents: &Contents, row: &Row, free: i64, at: i64) -> bool {
    let last = contents.steps_of(row.id).last();
    if row.passed && last.is_some_and(|step| step.what == "kept_waiting") {
        return true;
    }
    let why = |of: SignUpId| contents.passings_of(of).last().map(|passing| passing.why);
    // Later than whatever was written down.
    let moment = Moment { key: "~", at };
    let stands_out = |row: &Row| match why(row.id) {
        Some(Why::Together) | None => false,
        Some(why) => holds(contents, row, why, moment),
    };
    if why(row.id) != Some(Why::Together) {
        return row.passed && stands_out(row);
    }
    contents.pairs.iter().filter_map(|pair| pair.other_of(row.id, at)).any(|other| {
        let other = contents.of_offering(row.offering).find(|one| one.id == other);
        let other = other.filter(|other| other.state == "waiting");
        row.passed && other.is_some_and(|other| free < 2 || stands_out(other))
    })
}

/// Two who wait together stand where the later one stands.
fn stands_behind(contents: &Contents, row: &Row, later: &Row, moment: Moment<'_>) -> bool {
    contents.pairs.iter().filter_map(|pair| pair.other_of(row.id, moment.at)).any(|other| {
        let joined = contents.of_offering(row.offering).find(|one| one.id == other);
        let is_behind = joined.is_some_and(|other| other.joined > later.joined);
        is_behind && stood(contents, other, moment, "waiting")
    })
}

/// Whether the reason is one, by what is stored of that moment.
fn holds(contents: &Contents, row: &Row, why: Why, moment: Moment<'_>) -> bool {
    match why {
        Why::Clash(other) => {
            meet(contents, row.offering, other, moment.at) && {
                contents.rows.iter().any(|one| {
                    (one.person, one.offering) == (row.person, other)
                        && stood(contents, one.id, moment, "held")
                })
            }
        }
        Why::Limit => {
            has_as_much(contents, row.person, row.offering, moment)
                || has_what_they_wanted(contents, row, moment)
        }
        Why::Together => {
            contents.pairs.iter().any(|pair| pair.other_of(row.id, moment.at).is_some())
        }
        Why::CanAgain => false,
    }
}

/// Whether the two meet at one time from then on. Of sessions that were changed since nobody knows here.
fn meet(contents: &Contents, one: OfferingId, other: OfferingId, at: i64) -> bool {
    let was_changed = |id| contents.changed.contains(&id);
    let sessions = |id| {
        let of = contents.offerings.get(&id).into_iter().flat_map(|of| &of.sessions);
        of.filter(move |(_, to)| *to > at)
    };
    was_changed(one)
        || was_changed(other)
        || sessions(one)
            .any(|(from, to)| sessions(other).any(|(begins, ends)| from < ends && begins < to))
}

/// Whether the person had as many like it as its institution lets one have.
fn has_as_much(
    contents: &Contents,
    person: PersonId,
    offering: OfferingId,
    moment: Moment<'_>,
) -> bool {
    let group = |id| contents.offerings.get(&id)?.limit();
    let Some((name, most)) = group(offering) else { return false };
    let like_it = contents.rows.iter().filter(|row| {
        row.person == person
            && row.offering != offering
            && group(row.offering).is_some_and(|(other, _)| other == name)
            && stood(contents, row.id, moment, "held")
    });
    i64::try_from(like_it.count()).is_ok_and(|has| has >= most)
}

/// Whether the person, who waited since a draw, had as many of its places as its list says that they wanted.
fn has_what_they_wanted(contents: &Contents, row: &Row, moment: Moment<'_>) -> bool {
    let waits_since_a_draw = contents.steps_of(row.id).iter().any(|step| step.is_drawn);
    let mut asked = contents.draws.iter().flat_map(|draw| &draw.asked);
    waits_since_a_draw
        && asked.any(|asked| {
            let got = contents.rows.iter().filter(|one| {
                (one.person, row.person) == (asked.person, asked.person)
                    && one.id != row.id
                    && asked.offerings.contains(&one.offering)
                    && stood(contents, one.id, moment, "held")
            });
            asked.offerings.contains(&row.offering)
                && i64::try_from(got.count()).is_ok_and(|got| got >= asked.wanted)
        })
}

/// Whether a sign-up stood so at that moment. Two units may have written at once on two offerings: what ended in the same second
/// still counts.
fn stood(contents: &Contents, id: SignUpId, moment: Moment<'_>, how: &str) -> bool {
    let steps = contents.steps_of(id).iter();
    let until = |is_before: &dyn Fn(&&Step) -> bool| {
        stood_after(steps.clone().filter(is_before).map(|step| step.what.as_str())) == Some(how)
    };
    until(&|step| step.key.as_str() < moment.key) || until(&|step| step.at < moment.at)
}
