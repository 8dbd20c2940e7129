//! Giving a place up, losing it, and passing it on to whoever waits.

use domain::decision::{Basis, Decided};
use domain::id::{FormKey, OfferingId, PersonId, SignUpId};
use domain::log::{About, Act};
use domain::notice::NoticeKind;
use domain::offering::Places;
use domain::person::Coordinator;
use domain::sign_up::{EndReason, Place, SignUp, SignUpState, may_withdraw};
use jiff::Timestamp;

use super::By;
use super::able::ask_again;
use super::offer::{another_is_free, offer_free, put_away};
use super::row::by_id;
use super::together::part;
use crate::columns::{Columns, storable};
use crate::consent;
use crate::db::{Db, Reach, Tx};
use crate::decision::{Decider, Decisive, record};
use crate::error::{Error, Result};
use crate::log::Doing;
use crate::notice;
use crate::offering::standing::{Standing, count, count_passed, lock, standing};

/// What is noted beside a place that was given up for another one: by the person, or whoever acts for them.
pub(super) const SWAPPED: &str = "swapped";
/// The same by a coordinator.
pub(super) const SWAPPED_AT_COUNTER: &str = "swapped_at_counter";

/// Gives the person's place up, or declines what is offered; whoever waits is offered the place. Somebody else's is not found.
pub async fn withdraw(db: &Db, key: FormKey, id: SignUpId, person: PersonId) -> Result<SignUp> {
    withdraw_for(db, key, id, person, By::Person(person)).await
}

/// The same for whoever asks: the person, or somebody whom they let act for them.
pub async fn withdraw_for(
    db: &Db,
    key: FormKey,
    id: SignUpId,
    person: PersonId,
    by: By,
) -> Result<SignUp> {
    let ended = db.write_once(key, "withdraw", (id, person, by), |tx, (id, person, by), now| {
        Box::pin(async move {
            may_change(tx, *id, *person, by, now).await?;
            let (sign_up, offering) = locked(tx, *id).await?;
            tx.reaches(Reach::PlacesOf(sign_up.offering));
            let why = EndReason::Withdrawn;
            let sign_up = end(tx, sign_up, &offering, why, by, now).await?;
            offer_free(tx, sign_up.offering, now).await?;
            Ok(sign_up)
        })
    });
    let ended = ended.await?;
    // What was in the way of another place may have been this one.
    ask_again(db, person).await;
    Ok(ended)
}

/// Whether it is the person's, and whoever asks may act for them: the first lock of its unit.
pub(super) async fn may_change(
    tx: &mut Tx,
    id: SignUpId,
    person: PersonId,
    by: &By,
    now: Timestamp,
) -> Result<()> {
    let sign_up = by_id(tx, id).await?;
    if sign_up.person != person {
        return Err(Error::NotFound);
    }
    consent::locked(tx, by, person, sign_up.offering, now).await
}

/// Takes somebody off the list, tells them why, and offers the place to whoever waits.
pub async fn remove(
    db: &Db,
    key: FormKey,
    id: SignUpId,
    reason: &str,
    by: &Coordinator,
) -> Result<SignUp> {
    let facts = (id, storable(reason), by.clone());
    let doing = Doing::to(Act::Remove, by, About::SignUp(id)).because(reason);
    db.desk_once(key, doing, facts, |tx, (id, reason, by), now| {
        Box::pin(async move {
            let (sign_up, offering) = locked(tx, *id).await?;
            tx.reaches(Reach::PlacesOf(sign_up.offering));
            offering.is_run_by(by)?;
            let why = EndReason::Removed(reason.clone());
            let sign_up = end(tx, sign_up, &offering, why, by.person, now).await?;
            let (person, offering) = (sign_up.person, sign_up.offering);
            notice::tell(
                tx,
                NoticeKind::Removed(reason.clone()),
                person,
                offering,
                sign_up.id,
                now,
            )
            .await?;
            offer_free(tx, offering, now).await?;
            Ok(sign_up)
        })
    })
    .await
}

/// Ends every live sign-up of an offering that is called off, and tells everybody; returns how many.
pub(crate) async fn end_all(
    tx: &mut Tx,
    offering: OfferingId,
    reason: &str,
    by: &Coordinator,
    now: Timestamp,
) -> Result<u32> {
    let sql = "update sign_up set ended_as = case when answer_by is null then state else 'waiting' end, \
               state = 'ended', answer_by = null, passed = 0, ended_at = $2, end_reason = 'cancelled', \
               end_note = $3, ended_by = $4 where offering_id = $1 and ended_at is null \
               returning id, person_id";
    let before = standing(tx, offering).await?.places;
    let rows = sqlx::query(sql)
        .bind(offering.to_string())
        .bind(now.as_second())
        .bind(reason)
        .bind(by.person.to_string())
        .fetch_all(&mut **tx)
        .await?;
    for row in &rows {
        let (id, person): (SignUpId, PersonId) = (row.id("id")?, row.id("person_id")?);
        record(tx, ended(id, &before, &Basis::Counter, by.person), now).await?;
        notice::tell(tx, NoticeKind::Cancelled(reason.to_owned()), person, offering, id, now)
            .await?;
    }
    sqlx::query("update offering set held = 0, waiting = 0, passed = 0 where id = $1")
        .bind(offering.to_string())
        .execute(&mut **tx)
        .await?;
    Ok(u32::try_from(rows.len()).unwrap_or(u32::MAX))
}

/// The sign-up as it stands once nobody else can change its offering's places.
pub(crate) async fn locked(tx: &mut Tx, id: SignUpId) -> Result<(SignUp, Standing)> {
    let offering = by_id(tx, id).await?.offering;
    let (_, standing) = lock(tx, offering).await?;
    Ok((by_id(tx, id).await?, standing))
}

/// Ends a live sign-up. A place that was only offered ends as a position on the waiting list: the person did not have it.
pub(crate) async fn end(
    tx: &mut Tx,
    mut sign_up: SignUp,
    offering: &Standing,
    reason: EndReason,
    by: impl Into<Decider> + Send,
    now: Timestamp,
) -> Result<SignUp> {
    let by = by.into();
    may_withdraw(&sign_up.state, &offering.terms, now)?;
    let basis = match reason {
        EndReason::NotAccepted(_) => Basis::Approval,
        // Whoever acts for the person withdraws as they would. At the counter it was swapped.
        EndReason::Withdrawn | EndReason::Swapped { .. } if by.consent.is_some() => Basis::InOrder,
        _ => basis_of(&sign_up, by.person),
    };
    let offered = matches!(sign_up.state, SignUpState::Live(Place::Offered { .. }));
    let reason = match reason {
        EndReason::Withdrawn | EndReason::Swapped { .. } if offered => EndReason::Declined,
        reason => reason,
    };
    let (code, note) = match &reason {
        EndReason::Withdrawn => ("withdrawn", ""),
        EndReason::Swapped { at_counter: false } => ("withdrawn", SWAPPED),
        EndReason::Swapped { at_counter: true } => ("withdrawn", SWAPPED_AT_COUNTER),
        EndReason::Removed(note) => ("removed", note.as_str()),
        EndReason::Cancelled(note) => ("cancelled", note.as_str()),
        EndReason::Declined => ("declined", ""),
        EndReason::NotReached => ("not_reached", ""),
        EndReason::NotAccepted(note) => ("not_accepted", note.as_str()),
        EndReason::Unpaid => ("unpaid", ""),
    };
    let sql = "update sign_up set ended_as = case when answer_by is null then state else 'waiting' end, \
               state = 'ended', answer_by = null, ended_at = $2, end_reason = $3, end_note = $4, \
               ended_by = $5 where id = $1";
    sqlx::query(sql)
        .bind(sign_up.id.to_string())
        .bind(now.as_second())
        .bind(code)
        .bind(note)
        .bind(by.person.to_string())
        .execute(&mut **tx)
        .await?;
    let (held, waiting) = match sign_up.state {
        SignUpState::Live(Place::Held | Place::Offered { .. }) => (-1, 0),
        _ => (0, -1),
    };
    count(tx, sign_up.offering, held, waiting).await?;
    if sign_up.state != SignUpState::Live(Place::Held) {
        part(tx, None, &sign_up, now).await?;
    }
    if offered {
        put_away(tx, sign_up.id, now).await?;
    } else if offering.places.passed > 0 {
        forget_passed(tx, &sign_up).await?;
    }
    let before = &offering.places;
    record(tx, ended(sign_up.id, before, &basis, by), now).await?;
    sign_up.state = SignUpState::Ended { at: now, reason };
    Ok(sign_up)
}

/// What somebody's change of this sign-up rests on.
fn basis_of(sign_up: &SignUp, by: PersonId) -> Basis {
    if by == sign_up.person { Basis::InOrder } else { Basis::Counter }
}

/// A place that somebody had is another one than those that were let go by. Somebody who leaves the list is counted no more.
async fn forget_passed(tx: &mut Tx, ended: &SignUp) -> Result<()> {
    if ended.state == SignUpState::Live(Place::Held) {
        return another_is_free(tx, ended.offering).await;
    }
    let leaves = sqlx::query("update sign_up set passed = 0 where id = $1 and passed <> 0");
    let fewer = leaves.bind(ended.id.to_string()).execute(&mut **tx).await?.rows_affected();
    count_passed(tx, ended.offering, -i64::try_from(fewer).unwrap_or(0)).await
}

fn ended<'a>(
    sign_up: SignUpId,
    before: &'a Places,
    basis: &'a Basis,
    by: impl Into<Decider>,
) -> Decisive<'a> {
    Decisive { sign_up, what: Decided::Ended, basis, before, by: Some(by.into()) }
}
