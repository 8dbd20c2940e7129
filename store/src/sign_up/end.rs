//! Giving a place up, losing it, and passing it on to whoever waits.

use domain::decision::{Basis, Decided};
use domain::id::{FormKey, OfferingId, PersonId, SignUpId};
use domain::notice::NoticeKind;
use domain::offering::Places;
use domain::person::Coordinator;
use domain::sign_up::{EndReason, Place, SignUp, SignUpState, may_withdraw, moving_up};
use jiff::Timestamp;
use sqlx::any::AnyRow;

use super::row::by_id;
use crate::columns::{Columns, storable};
use crate::db::{Db, Reach, Tx};
use crate::decision::{Decisive, record};
use crate::error::{Error, Result};
use crate::notice;
use crate::offering::standing::{Standing, count, lock, standing};
use crate::seeded::Bug;

/// Gives the person's place up; whoever waits moves up. Somebody else's is not found.
pub async fn withdraw(db: &Db, key: FormKey, id: SignUpId, person: PersonId) -> Result<SignUp> {
    db.write_once(key, "withdraw", (id, person), |tx, (id, person), now| {
        Box::pin(async move {
            if by_id(tx, *id).await?.person != *person {
                return Err(Error::NotFound);
            }
            let (sign_up, offering) = locked(tx, *id).await?;
            tx.reaches(Reach::PlacesOf(sign_up.offering));
            let sign_up = end(tx, sign_up, &offering, EndReason::Withdrawn, *person, now).await?;
            move_up(tx, sign_up.offering, now).await?;
            Ok(sign_up)
        })
    })
    .await
}

/// Takes somebody off the list, tells them why, and lets whoever waits move up.
pub async fn remove(
    db: &Db,
    key: FormKey,
    id: SignUpId,
    reason: &str,
    by: &Coordinator,
) -> Result<SignUp> {
    let facts = (id, storable(reason), by.clone());
    db.write_once(key, "remove", facts, |tx, (id, reason, by), now| {
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
            move_up(tx, offering, now).await?;
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
    let sql = "update sign_up set ended_as = state, state = 'ended', ended_at = $2, end_reason = 'cancelled', \
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
    sqlx::query("update offering set held = 0, waiting = 0 where id = $1")
        .bind(offering.to_string())
        .execute(&mut **tx)
        .await?;
    Ok(u32::try_from(rows.len()).unwrap_or(u32::MAX))
}

/// The sign-up as it stands once nobody else can change its offering's places.
pub(super) async fn locked(tx: &mut Tx, id: SignUpId) -> Result<(SignUp, Standing)> {
    let offering = by_id(tx, id).await?.offering;
    let (_, standing) = lock(tx, offering).await?;
    Ok((by_id(tx, id).await?, standing))
}

/// Ends a live sign-up.
pub(super) async fn end(
    tx: &mut Tx,
    mut sign_up: SignUp,
    offering: &Standing,
    reason: EndReason,
    by: PersonId,
    now: Timestamp,
) -> Result<SignUp> {
    may_withdraw(&sign_up.state, &offering.terms, now)?;
    let basis = match reason {
        EndReason::NotAccepted(_) => Basis::Approval,
        _ if by == sign_up.person => Basis::InOrder,
        _ => Basis::Counter,
    };
    let (code, note) = match &reason {
        EndReason::Withdrawn => ("withdrawn", ""),
        EndReason::Removed(note) => ("removed", note.as_str()),
        EndReason::Cancelled(note) => ("cancelled", note.as_str()),
        EndReason::NotAccepted(note) => ("not_accepted", note.as_str()),
    };
    let sql = "update sign_up set ended_as = state, state = 'ended', ended_at = $2, end_reason = $3, end_note = $4, \
               ended_by = $5 where id = $1";
    sqlx::query(sql)
        .bind(sign_up.id.to_string())
        .bind(now.as_second())
        .bind(code)
        .bind(note)
        .bind(by.to_string())
        .execute(&mut **tx)
        .await?;
    let (held, waiting) = match sign_up.state {
        SignUpState::Live(Place::Held) => (-1, 0),
        _ => (0, -1),
    };
    count(tx, sign_up.offering, held, waiting).await?;
    let before = &offering.places;
    record(tx, ended(sign_up.id, before, &basis, by), now).await?;
    sign_up.state = SignUpState::Ended { at: now, reason };
    Ok(sign_up)
}

fn ended<'a>(
    sign_up: SignUpId,
    before: &'a Places,
    basis: &'a Basis,
    by: PersonId,
) -> Decisive<'a> {
    Decisive { sign_up, what: Decided::Ended, basis, before, by: Some(by) }
}

/// Gives free places to the first of those who wait, and tells them.
pub(super) async fn move_up(tx: &mut Tx, offering: OfferingId, now: Timestamp) -> Result<()> {
    let Standing { terms, mut places, .. } = standing(tx, offering).await?;
    let free = moving_up(terms.allocation, &places);
    if free == 0 {
        return Ok(());
    }
    let first = "select id, person_id from sign_up \
                 where offering_id = $1 and state = 'waiting' order by joined limit $2";
    let by_name = "select s.id, s.person_id from sign_up s join person p on p.id = s.person_id \
                   where s.offering_id = $1 and s.state = 'waiting' order by p.name_key, s.joined desc limit $2";
    let first = sqlx::query(if tx.has(Bug::BySurname) { by_name } else { first })
        .bind(offering.to_string())
        .bind(i64::from(free))
        .fetch_all(&mut **tx)
        .await?;
    for row in &first {
        give_place(tx, offering, row, &places, now).await?;
        places = Places { held: places.held + 1, waiting: places.waiting - 1, ..places };
    }
    Ok(())
}

async fn give_place(
    tx: &mut Tx,
    offering: OfferingId,
    row: &AnyRow,
    before: &Places,
    now: Timestamp,
) -> Result<()> {
    let (id, person): (SignUpId, PersonId) = (row.id("id")?, row.id("person_id")?);
    sqlx::query("update sign_up set state = 'held' where id = $1")
        .bind(id.to_string())
        .execute(&mut **tx)
        .await?;
    count(tx, offering, 1, -1).await?;
    let (what, basis) = (Decided::MovedUp, &Basis::InOrder);
    record(tx, Decisive { sign_up: id, what, basis, before, by: None }, now).await?;
    if tx.has(Bug::MovedUntold) {
        return Ok(());
    }
    notice::tell(tx, NoticeKind::MovedUp, person, offering, id, now).await
}
