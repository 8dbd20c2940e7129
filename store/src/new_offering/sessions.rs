//! The dated meetings of a new offering.

use domain::id::{OfferingId, SessionId};
use uuid::Uuid;

use crate::db::Tx;
use crate::error::Result;
use crate::rows::insert_all;
use crate::session::kept::Meeting;

/// Keeps the meetings.
pub(super) async fn insert_sessions(
    tx: &mut Tx,
    offering: OfferingId,
    meetings: &[Meeting],
) -> Result<()> {
    let row = |meeting: &Meeting| {
        vec![
            SessionId(Uuid::now_v7()).to_string().into(),
            offering.to_string().into(),
            meeting.span.from.as_second().into(),
            meeting.span.to.as_second().into(),
            meeting.venue.clone().into(),
        ]
    };
    let rows: Vec<_> = meetings.iter().map(row).collect();
    Ok(insert_all(tx, "session (id, offering_id, starts_at, ends_at, venue_id)", &rows).await?)
}
