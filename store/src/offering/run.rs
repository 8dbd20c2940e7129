//! Running an offering: closing it, opening it again or before its time, calling it off.

use domain::id::{FormKey, OfferingId};
use domain::log::{About, Act};
use domain::offering::{OfferingState, Terms, Window};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use jiff::Timestamp;

use super::standing::{Standing, lock};
use crate::columns::storable;
use crate::db::{Db, Tx};
use crate::draw::{called_off_since, tell_who_wished};
use crate::error::{Error, Result};
use crate::log::Doing;
use crate::seen::Seen;
use crate::sign_up::end_all;

/// Closes sign-up by hand; what is held stays.
pub async fn close(db: &Db, key: FormKey, id: OfferingId, by: &Coordinator) -> Result<()> {
    let doing = Doing::to(Act::Close, by, About::Offering(id));
    db.desk_once(key, doing, (id, by.clone()), |tx, (id, by), now| {
        Box::pin(async move {
            running(tx, *id, by, now).await?;
            set_state(tx, *id, "closed", "", now).await
        })
    })
    .await
}

/// Lets the window decide again.
pub async fn reopen(db: &Db, key: FormKey, id: OfferingId, by: &Coordinator) -> Result<()> {
    let doing = Doing::to(Act::Reopen, by, About::Offering(id));
    db.desk_once(key, doing, (id, by.clone()), |tx, (id, by), now| {
        Box::pin(async move {
            running(tx, *id, by, now).await?;
            set_state(tx, *id, "open", "", now).await
        })
    })
    .await
}

/// What the question whether to open it has shown.
pub fn opening_seen(terms: &Terms) -> Result<Seen> {
    Seen::of(&shown(terms))
}

/// The window, and whether it was closed by hand.
fn shown(terms: &Terms) -> (Window, bool) {
    (terms.window, terms.state == OfferingState::Closed)
}

/// Opens sign-up now, whatever its window said: until the first session begins, or until `closes_at` where that is
/// earlier. Nobody's sign-up changes. Refused where somebody has changed the window since it was seen.
pub async fn open_now(
    db: &Db,
    key: FormKey,
    (id, seen): (OfferingId, Seen),
    closes_at: Option<Timestamp>,
    by: &Coordinator,
) -> Result<Window> {
    let doing = Doing::to(Act::Open, by, About::Offering(id));
    let facts = (id, seen, closes_at, by.clone());
    db.desk_once(key, doing, facts, |tx, (id, seen, closes_at, by), now| {
        Box::pin(async move {
            let Standing { terms, begins_at, .. } = running(tx, *id, by, now).await?;
            seen.holds(&shown(&terms))?;
            let window = domain::offering::open_now(&terms, begins_at, *closes_at, now)?;
            set_window(tx, *id, window).await?;
            set_state(tx, *id, "open", "", now).await?;
            Ok(window)
        })
    })
    .await
}

/// Calls the offering off and tells everybody who has a place, waits, or wishes for it in a draw; returns how many.
pub async fn cancel(
    db: &Db,
    key: FormKey,
    id: OfferingId,
    reason: &str,
    by: &Coordinator,
) -> Result<u32> {
    let facts = (id, storable(reason), by.clone());
    let doing = Doing::to(Act::CallOff, by, About::Offering(id)).because(reason);
    db.desk_once(key, doing, facts, |tx, (id, reason, by), now| {
        Box::pin(async move {
            let offering = running(tx, *id, by, now).await?;
            set_state(tx, *id, "cancelled", reason, now).await?;
            called_off_since(tx, *id, offering.begins_at, now).await?;
            let wished = tell_who_wished(tx, *id, reason, now).await?;
            Ok(wished + end_all(tx, *id, reason, by, now).await?)
        })
    })
    .await
}

/// Locks the coordinator's own offering, which must be neither cancelled nor over.
async fn running(
    tx: &mut Tx,
    id: OfferingId,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Standing> {
    let (_, standing) = lock(tx, id).await?;
    standing.is_run_by(by)?;
    match standing.terms.state {
        OfferingState::Cancelled { .. } => Err(Error::Refused(Refusal::Cancelled)),
        _ if now >= standing.terms.ends_at => Err(Error::Refused(Refusal::AlreadyOver)),
        _ => Ok(standing),
    }
}

/// Calls off what nobody has asked for, as a step of a unit: nobody is to be told. Its row is locked. Without its key the row of
/// a plan is new again: what is put right can be published at once.
pub(crate) async fn called_off_quietly(
    tx: &mut Tx,
    id: OfferingId,
    reason: &str,
    now: Timestamp,
) -> Result<()> {
    set_state(tx, id, "cancelled", reason, now).await?;
    let sql = "update offering set import_key = null, import_fingerprint = null where id = $1";
    sqlx::query(sql).bind(id.to_string()).execute(&mut **tx).await?;
    Ok(())
}

/// Puts window and state back, as a step of a unit; `None` leaves what stands. Refused like every change of it.
pub(crate) async fn put_window_back(
    tx: &mut Tx,
    id: OfferingId,
    window: Option<Window>,
    is_closed: Option<bool>,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    running(tx, id, by, now).await?;
    set_standing(tx, id, window, is_closed, now).await
}

/// Window, and whether it is closed by hand, of a locked offering; `None` leaves what stands.
pub(super) async fn set_standing(
    tx: &mut Tx,
    id: OfferingId,
    window: Option<Window>,
    is_closed: Option<bool>,
    now: Timestamp,
) -> Result<()> {
    if let Some(window) = window {
        set_window(tx, id, window).await?;
    }
    match is_closed {
        Some(is_closed) => {
            set_state(tx, id, if is_closed { "closed" } else { "open" }, "", now).await
        }
        None => Ok(()),
    }
}

async fn set_window(tx: &mut Tx, id: OfferingId, window: Window) -> Result<()> {
    sqlx::query("update offering set opens_at = $2, closes_at = $3 where id = $1")
        .bind(id.to_string())
        .bind(window.opens_at.as_second())
        .bind(window.closes_at.as_second())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

pub(super) async fn set_state(
    tx: &mut Tx,
    id: OfferingId,
    state: &'static str,
    reason: &str,
    now: Timestamp,
) -> Result<()> {
    let sql = "update offering set state = $2, state_reason = $3, state_at = $4 where id = $1";
    sqlx::query(sql)
        .bind(id.to_string())
        .bind(state)
        .bind(reason)
        .bind(now.as_second())
        .execute(&mut **tx)
        .await?;
    Ok(())
}
