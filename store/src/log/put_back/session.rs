//! A session as it was: by the step that changes sessions, so that rooms are judged and everybody with a place is told.

use domain::id::SessionId;
use domain::log::{Act, Field};
use domain::person::Coordinator;
use domain::session::Change;
use jiff::Timestamp;

use super::{Kept, values};
use crate::db::Tx;
use crate::error::Result;
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
        _ => Change::Move(values::place(entry, meets)?),
    };
    let asked = Asked { session, revision, change, reason: reason.to_owned() };
    changed(tx, &asked, by, now).await.map(|_| ())
}
