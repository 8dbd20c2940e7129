//! Who waits for a time that was taken, and whose turn it is when it comes free.

use crate::calendar::Span;
use crate::id::{BookingId, VenueId};

/// Somebody who waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InLine {
    /// Their booking.
    pub id: BookingId,
    /// For which room.
    pub room: VenueId,
    /// For when.
    pub span: Span,
}

/// Who may have what they wait for now, of those who wait in the order of asking. Of two who want the same time of a room it is
/// the one who asked first; who waits for more than what is free keeps nobody from it.
pub fn may_have_now(line: &[InLine], is_free: impl Fn(&InLine) -> bool) -> Vec<BookingId> {
    let mut first: Vec<&InLine> = Vec::new();
    for one in line.iter().filter(|one| is_free(one)) {
        let is_after =
            first.iter().any(|other| other.room == one.room && other.span.overlaps(&one.span));
        if !is_after {
            first.push(one);
        }
    }
    first.into_iter().map(|one| one.id).collect()
}
