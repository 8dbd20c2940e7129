//! Giving one place up for another: in one unit, so that nobody is left without both.

use domain::id::{FormKey, OfferingId, PersonId, SignUpId};
use domain::refusal::Refusal;
use domain::sign_up::{EndReason, Place, SignUp, SignUpState, may_swap};
use domain::stage::Turn;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::able::ask_again;
use super::ask::would_get;
use super::end::end;
use super::give::basis;
use super::insert::{Joining, insert};
use super::judge::{Asking, judge, known_of};
use super::offer::offer_free;
use super::row::by_id;
use super::{Asked, By, Helping, stages};
use crate::db::{Db, Tx};
use crate::error::{Error, Result, or_refused};
use crate::offering::standing::{Standing, lock, standing};
use crate::{consent, draw, fee, person, turned_away};

/// A place for which another is given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Swap {
    /// Whose.
    pub person: PersonId,
    /// What is given up.
    pub given_up: SignUpId,
    /// On what a place is wanted instead.
    pub instead: OfferingId,
    /// Who does it for the person, if they do not themselves.
    pub helping: Option<Helping>,
}

impl Swap {
    /// What is given up cannot be had instead.
    fn is_another(self, given_up: OfferingId) -> Result<(), Refusal> {
        if self.instead == given_up { Err(Refusal::AlreadySignedUp) } else { Ok(()) }
    }

    fn asked(self, by: By) -> Asked {
        Asked { offering: self.instead, person: self.person, by }
    }

    fn by(self) -> By {
        self.helping.map_or(By::Person(self.person), By::Helper)
    }
}

/// Gives the person a place there and ends what it is given up for; that is offered to whoever waits for it, and what was paid
/// for it counts for the new place. If a rule says no,
/// nothing has changed. Somebody else's entry is not found.
pub async fn swap(db: &Db, key: FormKey, swap: Swap) -> Result<SignUp> {
    let answer = db.write_once(key, "swap", swap, |tx, swap, now| {
        Box::pin(swapped(tx, *swap, swap.by(), "", now))
    });
    let answer = turned_away::kept(db, swap.instead, swap.person, answer.await).await?;
    ask_again(db, swap.person).await;
    Ok(answer)
}

/// The same by whoever does it, a coordinator perhaps, who may need a reason; the one path of every swap.
pub(super) async fn swapped(
    tx: &mut Tx,
    swap: Swap,
    by: By,
    reason: &str,
    now: Timestamp,
) -> Result<SignUp> {
    if swap.helping.is_some() {
        for offering in [swap.instead, own(tx, swap).await?.offering] {
            consent::locked(tx, &by, swap.person, offering, now).await?;
        }
    }
    let person = person::lock(tx, swap.person).await?;
    draw::keep_lists_open(tx, &[swap.person]).await?;
    let given_up = own(tx, swap).await?.offering;
    swap.is_another(given_up)?;
    let ((joined, there), here) = lock_both(tx, swap.instead, given_up).await?;
    let asked = swap.asked(by.clone());
    let asking =
        Asking { asked: &asked, person: &person, offering: &there, given_up: Some(given_up) };
    let known = known_of(tx, &[asking], now).await?.pop().ok_or(Error::NotFound)?;
    let Turn { place, claims } = judge(asking, &known, &there.places, now)?;
    // Read again: until both rows were locked somebody else could have ended it, or moved it up.
    let given_up = own(tx, swap).await?;
    may_swap(live(&given_up)?, place)?;
    let basis = basis(asking, &known, claims, reason, now)?;
    let given_up = end(tx, given_up, &here, EndReason::Withdrawn, &by, now).await?;
    let before = there.places;
    let joining = Joining { asked: &asked, place, joined, offering: &there, before, basis, claims };
    let obtained = insert(tx, joining, now).await?;
    stages::joined(tx, &obtained, &there, now).await?;
    offer_free(tx, given_up.offering, now).await?;
    // The lock of a cash book is the last one.
    fee::carry(tx, (&given_up, &here), (&obtained, &there), by.person(), now).await?;
    Ok(obtained)
}

/// Whether this swap would be possible now, and what would be had: asked before the question is put.
pub async fn swappable(db: &Db, swap: Swap) -> Result<std::result::Result<Place, Refusal>> {
    let mut connection = db.reader().await?;
    or_refused(judged(&mut connection, swap, swap.by(), db.now()).await)
}

/// What whoever does it would get instead.
pub(super) async fn judged(
    connection: &mut AnyConnection,
    swap: Swap,
    by: By,
    now: Timestamp,
) -> Result<Place> {
    let given_up = own(connection, swap).await?;
    swap.is_another(given_up.offering)?;
    for offering in [swap.instead, given_up.offering] {
        consent::check(connection, &by, swap.person, offering, now).await?;
    }
    let there = standing(connection, swap.instead).await?;
    let person = person::by_id(connection, swap.person).await?;
    let (asked, offering) = (swap.asked(by), given_up.offering);
    let asking =
        Asking { asked: &asked, person: &person, offering: &there, given_up: Some(offering) };
    let Turn { place, .. } = would_get(connection, asking, now).await?;
    may_swap(live(&given_up)?, place)?;
    Ok(place)
}

async fn own(connection: &mut AnyConnection, swap: Swap) -> Result<SignUp> {
    let sign_up = by_id(connection, swap.given_up).await?;
    if sign_up.person == swap.person { Ok(sign_up) } else { Err(Error::NotFound) }
}

fn live(sign_up: &SignUp) -> Result<Place, Refusal> {
    match sign_up.state {
        SignUpState::Live(place) => Ok(place),
        SignUpState::Ended { .. } => Err(Refusal::AlreadyWithdrawn),
    }
}

/// Locks both offerings, the smaller key first: two people who swap the other way round wait for each other only once.
async fn lock_both(
    tx: &mut Tx,
    there: OfferingId,
    here: OfferingId,
) -> Result<((i64, Standing), Standing)> {
    if there.to_string() < here.to_string() {
        let there = lock(tx, there).await?;
        Ok((there, lock(tx, here).await?.1))
    } else {
        let here = lock(tx, here).await?.1;
        Ok((lock(tx, there).await?, here))
    }
}
