//! Who waits for a time that was taken, whose turn it is when it comes free, and what comes of wanting another time or room.

use jiff::Timestamp;

use super::{BookingRefusal, Judged, may_book};
use crate::calendar::Span;
use crate::id::{BookingId, VenueId};
use crate::session::Around;
use crate::venue::Room;

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

impl InLine {
    fn is_in_the_way_of(&self, other: &Self) -> bool {
        self.room == other.room && self.span.overlaps(&other.span)
    }
}

/// Where somebody would stand in line for another time or room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// How many have asked before them for something of that time.
    pub ahead: u32,
    /// 位置不变: they asked for that time from the beginning, and nobody comes before them who came after.
    pub keeps: bool,
}

/// Who may have what they wait for now, of those who wait in the order of asking. Of two who want the same time of a room it is
/// the one who asked first; who waits for more than what is free keeps nobody from it.
pub fn may_have_now(line: &[InLine], is_free: impl Fn(&InLine) -> bool) -> Vec<BookingId> {
    let mut first: Vec<&InLine> = Vec::new();
    for one in line.iter().filter(|one| is_free(one)) {
        if !first.iter().any(|other| other.is_in_the_way_of(one)) {
            first.push(one);
        }
    }
    first.into_iter().map(|one| one.id).collect()
}

/// What comes of it if somebody in line wants this room at this time instead: they have it at once, or wait for it and stand so,
/// or cannot have it at all. Whoever wants less of what they wait for keeps their place; for anything else they are the last.
/// Refused where nothing would change, or the time ends before it begins.
pub fn wish_anew(
    room: &Room,
    around: &Around,
    line: &[InLine],
    own: &InLine,
    to: Span,
    now: Timestamp,
) -> Result<(Judged, Option<Standing>), BookingRefusal> {
    if to.to <= to.from {
        return Err(BookingRefusal::EndsFirst);
    }
    let wish = InLine { room: room.venue.id, span: to, ..*own };
    if wish == *own {
        return Err(BookingRefusal::NothingMoves);
    }
    let is_other = |one: &&InLine| one.id != own.id && one.room == wish.room;
    let place = line.iter().take_while(|one| one.id != own.id).filter(is_other).count();
    let mut then: Vec<InLine> = line.iter().filter(is_other).copied().collect();
    let keeps = own.room == wish.room && own.span.from <= to.from && to.to <= own.span.to;
    let place = if keeps { place } else { then.len() };
    then.insert(place, wish);
    let stands = || {
        let ahead = then[..place].iter().filter(|one| one.is_in_the_way_of(&wish)).count();
        Standing { ahead: u32::try_from(ahead).unwrap_or(u32::MAX), keeps }
    };
    let is_free = |one: &InLine| may_book(room, around, one.span, now).is_ok();
    Ok(match may_book(room, around, to, now) {
        Ok(()) if may_have_now(&then, is_free).contains(&own.id) => {
            (Judged { span: to, refused: None }, None)
        }
        Ok(()) => (Judged { span: to, refused: Some(BookingRefusal::AskedFirst) }, Some(stands())),
        Err(why @ BookingRefusal::Taken { .. }) => {
            (Judged { span: to, refused: Some(why) }, Some(stands()))
        }
        Err(why) => (Judged { span: to, refused: Some(why) }, None),
    })
}
