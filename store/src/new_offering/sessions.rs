//! The dated meetings of new offerings.

use domain::id::{OfferingId, SessionId};
use uuid::Uuid;

use crate::db::Tx;
use crate::error::Result;
use crate::rows::insert_all;
use crate::session::kept::Meeting;

/// Keeps the meetings.
pub(super) async fn insert_sessions(
    tx: &mut Tx,
    meetings: &[(OfferingId, Vec<Meeting>)],
) -> Result<()> {
    let row = |offering: OfferingId, meeting: &Meeting| {
        vec![
            SessionId(Uuid::now_v7()).to_string().into(),
            offering.to_string().into(),
            meeting.span.from.as_second().into(),
            meeting.span.to.as_second().into(),
            meeting.venue.clone().into(),
        ]
    };
    let of_each = |(id, own): &(OfferingId, Vec<Meeting>)| {
        own.iter().map(|meeting| row(*id, meeting)).collect::<Vec<_>>()
    };
    let rows: Vec<_> = meetings.iter().flat_map(of_each).collect();
    Ok(insert_all(tx, "session (id, offering_id, starts_at, ends_at, venue_id)", &rows).await?)
}
