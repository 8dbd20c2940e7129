//! Giving places up for another: in one unit, so that nobody is left without either.

use std::collections::BTreeMap;

use domain::decision::{Basis, WhyExcepted};
use domain::id::{FormKey, OfferingId, PersonId};
use domain::person::Person;
use domain::refusal::Refusal;
use domain::sign_up::swap::{GivenUp, may_swap};
use domain::sign_up::{EndReason, Place, SignUp, SignUpState, may_withdraw};
use domain::stage::Turn;
use jiff::Timestamp;
use serde::Serialize;
use sqlx::AnyConnection;

use super::able::{ask_again, can_accept, one_unable};
use super::ask::would_get;
use super::blocked::pass_on_blocked_of;
use super::end::end;
use super::give::basis;
use super::insert::{Joining, insert};
use super::judge::{Asking, judge, known_alone};
use super::offer::{offer_free, open_offer, taken};
use super::row::by_id;
use super::{Asked, By, Helping, stages};
use crate::db::{Db, Tx};
use crate::error::{Error, Result, or_refused};
use crate::offering::standing::{Standing, lock, standing};
use crate::{consent, draw, fee, person, turned_away};

/// A place for which others are given up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Swap {
    /// Whose.
    pub person: PersonId,
    /// What is given up: all of it, or nothing where the new place is not obtained.
    pub given_up: GivenUp,
    /// On what a place is wanted instead.
    pub instead: OfferingId,
    /// Who does it for the person, if they do not themselves.
    pub helping: Option<Helping>,
}

impl Swap {
    /// What is given up cannot be had instead.
    fn is_another(&self, given_up: &[SignUp]) -> Result<(), Refusal> {
        if given_up.iter().any(|one| one.offering == self.instead) {
            return Err(Refusal::AlreadySignedUp);
        }
        Ok(())
    }

    pub(super) fn asked(&self, by: By) -> Asked {
        Asked { offering: self.instead, person: self.person, by }
    }

    pub(super) fn by(&self) -> By {
        self.helping.map_or(By::Person(self.person), By::Helper)
    }
}

/// Gives the person a place there, or the one that is offered to them there, and ends all that it is given up for; that is offered to whoever waits for it, and what was paid
/// for it counts for the new place. If a rule says no,
/// nothing has changed. Somebody else's entry is not found.
pub async fn swap(db: &Db, key: FormKey, swap: Swap) -> Result<SignUp> {
    let (instead, person) = (swap.instead, swap.person);
    let answer = db.write_once(key, "swap", swap, |tx, swap, now| {
        Box::pin(async move { swapped(tx, swap, swap.by(), &WhyExcepted::default(), now).await })
    });
    let answer = turned_away::kept(db, instead, person, answer.await).await?;
    ask_again(db, person).await;
    // What else they are offered may be out of their reach by this.
    pass_on_blocked_of(db, person).await;
    Ok(answer)
}

/// All that a swap is about, once nobody else can change it.
pub(super) struct Locked {
    /// On what is given up, the smaller key first.
    pub offerings: Vec<OfferingId>,
    /// How each of these stands.
    pub here: BTreeMap<OfferingId, (i64, Standing)>,
    /// The number of whoever joins there.
    pub joined: i64,
    /// How that stands on which a place is wanted.
    pub there: Standing,
    /// Who wants it.
    pub person: Person,
}

impl Locked {
    /// Consents first, then the person, then the offerings.
    pub(super) async fn all(tx: &mut Tx, swap: &Swap, by: &By, now: Timestamp) -> Result<Self> {
        let given_up = own(tx, swap).await?;
        let offerings = offerings_of(&given_up);
        if swap.helping.is_some() {
            for offering in std::iter::once(&swap.instead).chain(&offerings) {
                consent::locked(tx, by, swap.person, *offering, now).await?;
            }
        }
        let person = person::lock(tx, swap.person).await?;
        draw::keep_lists_open(tx, &[swap.person]).await?;
        swap.is_another(&given_up)?;
        let mut here = locked(tx, swap.instead, &offerings).await?;
        let (joined, there) = here.remove(&swap.instead).ok_or(Error::NotFound)?;
        Ok(Self { offerings, here, joined, there, person })
    }
}

/// The same by whoever does it, a coordinator perhaps, who may need a reason; the one path of every swap. Where a place is offered
/// to the person there, they accept it.
pub(super) async fn swapped(
    tx: &mut Tx,
    swap: &Swap,
    by: By,
    why: &WhyExcepted,
    now: Timestamp,
) -> Result<SignUp> {
    let Locked { offerings, here, joined, there, person } = Locked::all(tx, swap, &by, now).await?;
    let (obtained, ended) = match open_offer(tx, swap.instead, swap.person).await? {
        Some(offered) => {
            if let By::Coordinator(coordinator) = &by {
                there.is_run_by(coordinator)?;
            }
            may_withdraw(&offered.state, &there.terms, now)?;
            may_swap(live(&own(tx, swap).await?)?, Place::Held)?;
            let ended = end_all_of(tx, swap, here, &by, now).await?;
            // Judged by what is left.
            can_accept(tx, &offered, now).await?;
            let basis = match &by {
                By::Coordinator(_) => Basis::Counter,
                By::Person(_) | By::Helper(_) => Basis::InOrder,
            };
            let obtained = taken(tx, offered, &there, ((&by).into(), &basis), now).await?;
            (obtained, ended)
        }
        None => {
            let asked = swap.asked(by.clone());
            let asking =
                Asking { asked: &asked, person: &person, offering: &there, given_up: &offerings };
            let known = known_alone(tx, asking, now).await?;
            let Turn { place, claims } = judge(asking, &known, &there.places, now)?;
            may_swap(live(&own(tx, swap).await?)?, place)?;
            let basis = basis(asking, &known, claims, why, now)?;
            let ended = end_all_of(tx, swap, here, &by, now).await?;
            let (offering, before) = (&there, there.places);
            let joining = Joining { asked: &asked, place, joined, offering, before, basis, claims };
            let obtained = insert(tx, joining, now).await?;
            stages::joined(tx, &obtained, &there, now).await?;
            (obtained, ended)
        }
    };
    for offering in offerings {
        offer_free(tx, offering, now).await?;
    }
    // The locks of cash books are the last ones.
    fee::carry(tx, &ended, (&obtained, &there), by.person(), now).await?;
    Ok(obtained)
}

/// Ends all that is given up, each with how its offering stood. It is read again: until all rows were locked somebody else could
/// have ended one, or moved it up.
async fn end_all_of(
    tx: &mut Tx,
    swap: &Swap,
    mut here: BTreeMap<OfferingId, (i64, Standing)>,
    by: &By,
    now: Timestamp,
) -> Result<Vec<(SignUp, Standing)>> {
    let why = EndReason::Swapped { at_counter: matches!(by, By::Coordinator(_)) };
    let mut ended = Vec::with_capacity(swap.given_up.entries().len());
    for one in own(tx, swap).await? {
        let (_, here) = here.remove(&one.offering).ok_or(Error::NotFound)?;
        ended.push((end(tx, one, &here, why.clone(), by, now).await?, here));
    }
    Ok(ended)
}

/// Whether this swap would be possible now, and what would be had: asked before the question is put.
pub async fn swappable(db: &Db, swap: &Swap) -> Result<std::result::Result<Place, Refusal>> {
    let mut connection = db.reader().await?;
    or_refused(judged(&mut connection, swap, swap.by(), db.now()).await)
}

/// What whoever does it would get instead.
pub(super) async fn judged(
    connection: &mut AnyConnection,
    swap: &Swap,
    by: By,
    now: Timestamp,
) -> Result<Place> {
    let given_up = own(connection, swap).await?;
    let offerings = offerings_of(&given_up);
    swap.is_another(&given_up)?;
    for offering in std::iter::once(&swap.instead).chain(&offerings) {
        consent::check(connection, &by, swap.person, *offering, now).await?;
    }
    let there = standing(connection, swap.instead).await?;
    if let Some(offered) = open_offer(connection, swap.instead, swap.person).await? {
        if let By::Coordinator(coordinator) = &by {
            there.is_run_by(coordinator)?;
        }
        may_withdraw(&offered.state, &there.terms, now)?;
        may_swap(live(&given_up)?, Place::Held)?;
        return match one_unable(connection, &offered, &offerings, now).await? {
            Some(refusal) => Err(refusal.into()),
            None => Ok(Place::Held),
        };
    }
    let person = person::by_id(connection, swap.person).await?;
    let asked = swap.asked(by);
    let asking = Asking { asked: &asked, person: &person, offering: &there, given_up: &offerings };
    let Turn { place, .. } = would_get(connection, asking, now).await?;
    may_swap(live(&given_up)?, place)?;
    Ok(place)
}

/// What is given up, each with how it stands; of somebody else nothing is found.
pub(super) async fn own(connection: &mut AnyConnection, swap: &Swap) -> Result<Vec<SignUp>> {
    let mut own = Vec::new();
    for entry in swap.given_up.entries() {
        let sign_up = by_id(connection, *entry).await?;
        if sign_up.person != swap.person {
            return Err(Error::NotFound);
        }
        own.push(sign_up);
    }
    Ok(own)
}

/// On what they are, each once, the smaller key first.
fn offerings_of(given_up: &[SignUp]) -> Vec<OfferingId> {
    let mut offerings: Vec<_> = given_up.iter().map(|one| one.offering).collect();
    offerings.sort_unstable();
    offerings.dedup();
    offerings
}

pub(super) fn live(given_up: &[SignUp]) -> Result<Vec<Place>, Refusal> {
    let place = |one: &SignUp| match one.state {
        SignUpState::Live(place) => Ok(place),
        SignUpState::Ended { .. } => Err(Refusal::AlreadyWithdrawn),
    };
    given_up.iter().map(place).collect()
}

/// Locks all the offerings, the smaller key first: two people who swap the other way round wait for each other only once.
async fn locked(
    tx: &mut Tx,
    there: OfferingId,
    here: &[OfferingId],
) -> Result<BTreeMap<OfferingId, (i64, Standing)>> {
    let mut locked = BTreeMap::new();
    let mut all = here.to_vec();
    all.push(there);
    all.sort_unstable();
    for offering in all {
        locked.insert(offering, lock(tx, offering).await?);
    }
    Ok(locked)
}
