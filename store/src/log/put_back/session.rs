//! A session as it was: by the step that changes sessions, so that rooms are judged and everybody with a place is told.

use domain::calendar::Span;
use domain::id::SessionId;
use domain::log::{Act, Field};
use domain::person::Coordinator;
use domain::session::{Change, Meets};
use jiff::Timestamp;

use super::{Kept, values};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::session::{Asked, as_it_stands, changed};

/// Changes it back.
pub(super) async fn changed_back(
    tx: &mut Tx,
    entry: &Kept,
    session: SessionId,
    reason: &str,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let (meets, revision) = as_it_stands(tx, session).await?;
    let change = match entry.act {
        Act::CancelSession => Change::Reinstate,
        Act::ReinstateSession => Change::Cancel,
        Act::TeachSession => {
            Change::Teach(entry.stood.get(&Field::Substitute).cloned().unwrap_or_default())
        }
        _ => Change::Move(before(entry, meets)?),
    };
    let asked = Asked { session, revision, change, reason: reason.to_owned() };
    changed(tx, &asked, by, now).await.map(|_| ())
}

/// When and where it met before the change; what that has not touched is as it stands.
fn before(entry: &Kept, meets: Meets) -> Result<Meets> {
    let at = |field, now: Timestamp| {
        Ok::<_, Error>(values::instant(&entry.stood, field)?.unwrap_or(now))
    };
    let span =
        Span { from: at(Field::StartsAt, meets.span.from)?, to: at(Field::EndsAt, meets.span.to)? };
    let venue = if entry.has(&[Field::Room]) {
        let room = entry.stood.get(&Field::Room);
        room.map(|id| id.parse().map_err(Error::failed)).transpose()?
    } else {
        meets.venue
    };
    Ok(Meets { span, venue })
}
