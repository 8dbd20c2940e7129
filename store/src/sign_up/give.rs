//! Giving the next place: to one who asks, or to many who ask in the same moment.

use std::collections::HashMap;

use domain::decision::{Basis, WhyExcepted};
use domain::id::OfferingId;
use domain::offering::{Allocation, Places};
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUp, at_counter, next_place};
use domain::stage::{Claim, Turn};
use jiff::Timestamp;

use super::insert::{Joining, insert_each};
use super::judge::{Asking, Known, judge, known_of};
use super::{Asked, By, stages};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::offering::standing::{Standing, lock_all};
use crate::seeded::Bug;
use crate::{consent, draw, person};

/// Somebody who asks, and the reason of a coordinator who does what the rule refuses to everybody.
#[derive(Clone, Copy)]
pub(super) struct ToGive<'a> {
    /// Who, and what for.
    pub asked: &'a Asked,
    /// Without words where none is needed.
    pub why: &'a WhyExcepted,
}

/// Gives one of them a place, or says why not: then the unit is to be undone.
pub(super) async fn give(
    tx: &mut Tx,
    asked: &Asked,
    why: &WhyExcepted,
    now: Timestamp,
) -> Result<SignUp> {
    let mut answers = give_each(tx, &[ToGive { asked, why }], now).await?;
    answers.pop().ok_or(Error::NotFound)?
}

/// The one path to a place: the web page, the counter and whoever acts for somebody end here. Everybody who asks is judged in their
/// order, as if alone, and what the rules refuse to one changes nothing for another. Each person may ask once.
pub(super) async fn give_each(
    tx: &mut Tx,
    wanted: &[ToGive<'_>],
    now: Timestamp,
) -> Result<Vec<Result<SignUp>>> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let consents = consents(tx, wanted, now).await?;
    let ids = sorted(wanted.iter().map(|one| one.asked.person).collect());
    let people = person::lock_all(tx, &ids).await?;
    draw::keep_lists_open(tx, &ids).await?;
    // Without this lock forty people asking at once for ten places are given more than ten on
    // PostgreSQL: tests/rush.rs says how many.
    let offerings = wanted.iter().map(|one| one.asked.offering).collect();
    let joining = i64::try_from(wanted.len()).unwrap_or(i64::MAX);
    let offerings = lock_all(tx, &sorted(offerings), joining).await?;
    let mut all: Vec<Result<Asking<'_>>> = Vec::with_capacity(wanted.len());
    for (ToGive { asked, .. }, consent) in wanted.iter().zip(consents) {
        let found = (people.get(&asked.person), offerings.get(&asked.offering));
        all.push(match (consent, found) {
            (Err(refused), _) => Err(refused),
            (Ok(()), (Some(person), Some((_, offering)))) => {
                Ok(Asking { asked, person, offering, given_up: &[] })
            }
            (Ok(()), _) => Err(Error::NotFound),
        });
    }
    let is_staged = |one: &ToGive<'_>| {
        offerings.get(&one.asked.offering).is_some_and(|(_, offering)| offering.is_staged)
    };
    if wanted.len() > 1 && wanted.iter().any(is_staged) {
        return staged_apart(tx, wanted, is_staged, now).await;
    }
    let asking: Vec<Asking<'_>> = all.iter().flatten().copied().collect();
    let mut known = known_of(tx, &asking, now).await?.into_iter();
    let line = |(id, (first, standing)): (&OfferingId, &(i64, Standing))| {
        (*id, Line { places: standing.places, joins: *first })
    };
    let mut lines: HashMap<OfferingId, Line> = offerings.iter().map(line).collect();
    let (mut answers, mut given) = (Vec::with_capacity(all.len()), Vec::new());
    for (one, asking) in wanted.iter().zip(all) {
        let (Ok(asking), Some(line)) = (&asking, lines.get_mut(&one.asked.offering)) else {
            answers.push(asking.map(|_| 0));
            continue;
        };
        let known = known.next().ok_or(Error::NotFound)?;
        let decided = decide(tx, *asking, &known, line.places, one.why, now).await?;
        if decided.is_err() && tx.has(Bug::RefusalKept) {
            let kept = line.join(tx, *asking, Turn::plain(Place::Held), Basis::InOrder);
            insert_each(tx, &[kept], now).await?;
        }
        answers.push(decided.map(|(turn, basis)| {
            given.push(line.join(tx, *asking, turn, basis));
            given.len() - 1
        }));
    }
    let made = insert_each(tx, &given, now).await?;
    for (one, sign_up) in given.iter().zip(&made) {
        stages::joined(tx, sign_up, one.offering, now).await?;
    }
    Ok(answers.into_iter().map(|answer| answer.map(|place| made[place].clone())).collect())
}

/// Where places are given in stages, each place may change what is kept for whom: everything is read anew before the next is
/// judged. The others go together. All rows are locked already, and one offering is never on both sides.
async fn staged_apart(
    tx: &mut Tx,
    wanted: &[ToGive<'_>],
    is_staged: impl Fn(&ToGive<'_>) -> bool,
    now: Timestamp,
) -> Result<Vec<Result<SignUp>>> {
    let plain: Vec<ToGive<'_>> = wanted.iter().filter(|one| !is_staged(one)).copied().collect();
    let mut plain = match plain.is_empty() {
        true => Vec::new().into_iter(),
        false => Box::pin(give_each(tx, &plain, now)).await?.into_iter(),
    };
    let mut answers = Vec::with_capacity(wanted.len());
    for one in wanted {
        let mut staged = match is_staged(one) {
            true => Box::pin(give_each(tx, &[*one], now)).await?.into_iter(),
            false => Vec::new().into_iter(),
        };
        let answer = if is_staged(one) { staged.next() } else { plain.next() };
        answers.push(answer.ok_or(Error::NotFound)?);
    }
    Ok(answers)
}

/// How an offering stands while a unit gives its places.
struct Line {
    places: Places,
    /// The number of the next to join.
    joins: i64,
}

impl Line {
    fn join<'a>(&mut self, tx: &Tx, asking: Asking<'a>, turn: Turn, basis: Basis) -> Joining<'a> {
        let Asking { asked, offering, .. } = asking;
        let Turn { place, claims } = turn;
        let (joined, before) = (self.joins, self.places);
        self.joins += 1;
        match place {
            _ if tx.has(Bug::CountedOnce) => {}
            Place::Held | Place::Offered { .. } => self.places.held += 1,
            Place::Waiting { .. } | Place::InReview => self.places.waiting += 1,
        }
        Joining { asked, place, joined, offering, before, basis, claims }
    }
}

/// Each once.
fn sorted<T: Ord>(mut keys: Vec<T>) -> Vec<T> {
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// What the consents say of those who ask for somebody else, each locked to the end of the unit.
async fn consents(tx: &mut Tx, wanted: &[ToGive<'_>], now: Timestamp) -> Result<Vec<Result<()>>> {
    let mut told = Vec::with_capacity(wanted.len());
    for ToGive { asked, .. } in wanted {
        let answer = consent::locked(tx, &asked.by, asked.person, asked.offering, now).await;
        told.push(match answer {
            Err(fault @ (Error::Unavailable(_) | Error::Failed(_))) => return Err(fault),
            answer => answer,
        });
    }
    Ok(told)
}

/// A place and what it rests on, or why there is none.
async fn decide(
    tx: &mut Tx,
    asking: Asking<'_>,
    known: &Known,
    places: Places,
    why: &WhyExcepted,
    now: Timestamp,
) -> Result<Result<(Turn, Basis)>> {
    let Turn { place, claims } = match judge(asking, known, &places, now) {
        Err(Error::Refused(refusal)) if overlooked(tx, &refusal) => {
            Turn::plain(next_place(asking.offering.terms.allocation, &places))
        }
        Err(refused) => return Ok(Err(refused)),
        Ok(turn) => turn,
    };
    let turn = Turn { place: misjudged(tx, asking, place).await?, claims };
    let basis = basis(asking, known, claims, why, now).map_err(Error::from);
    Ok(basis.map(|basis| (turn, basis)))
}

/// What a place rests on; at the counter against the rule for everybody there must be a reason.
pub(super) fn basis(
    asking: Asking<'_>,
    known: &Known,
    claims: Option<Claim>,
    why: &WhyExcepted,
    now: Timestamp,
) -> Result<Basis, Refusal> {
    let terms = &stages::terms_for(known.stages.as_ref(), asking.offering, now);
    match (&asking.asked.by, terms.allocation) {
        (By::Coordinator(_), _) => {
            at_counter(terms, asking.person.born_on, known.has_room.clone(), now, why)
        }
        (_, Allocation::Approval) => Ok(Basis::Approval),
        (_, Allocation::InOrder | Allocation::Draw) => {
            Ok(claims.map_or(Basis::InOrder, Claim::basis))
        }
    }
}

/// Never, but for a fault that a test has switched on.
fn overlooked(tx: &Tx, refusal: &Refusal) -> bool {
    match refusal {
        Refusal::AlreadySignedUp => tx.has(Bug::TwoPlaces),
        Refusal::Clash { .. } => tx.has(Bug::ClashIgnored),
        Refusal::LimitReached { .. } => tx.has(Bug::LimitIgnored),
        _ => false,
    }
}

/// The place, but for a fault that a test has switched on.
async fn misjudged(tx: &mut Tx, asking: Asking<'_>, place: Place) -> Result<Place> {
    let asked = asking.asked;
    let skips = matches!(asked.by, By::Coordinator(_)) && tx.has(Bug::CounterSkipsCapacity);
    if skips || tx.has(Bug::CapacityIgnored) {
        return Ok(Place::Held);
    }
    if tx.has(Bug::StaleCount) {
        let sql = "select count(*) from sign_up where offering_id = $1 and (state = 'held' or ended_as = 'held')";
        let query = sqlx::query_scalar::<_, i64>(sql).bind(asked.offering.to_string());
        let ever = query.fetch_one(&mut **tx).await?;
        let capacity = asking.offering.places.capacity;
        let full = capacity.is_some_and(|capacity| ever >= i64::from(capacity));
        return Ok(if full { Place::Waiting { position: 1 } } else { place });
    }
    Ok(place)
}
