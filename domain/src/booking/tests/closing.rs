//! A room is closed for itself once at a time; it and its house may be closed for longer than the house is.

use super::*;
use crate::booking::may_close;

#[test]
fn a_house_is_closed_for_longer_but_not_again_for_what_is_closed_whole() {
    let (one, other) = (room(1).venue.id, room(2).venue.id);
    let shut = |venue, span| Shut { venue, span, reason: "国庆节".into() };
    let holiday = shut(None, at(26, 0, 23));
    let house = |span, shut: &[Shut]| may_close(None, span, shut, now());
    let holiday_is_there =
        Err(BookingRefusal::ClosedAlready { reason: "国庆节".into(), span: at(26, 0, 23) });
    assert_eq!(house(at(26, 8, 12), std::slice::from_ref(&holiday)), holiday_is_there);
    let longer = Span { from: at(26, 0, 1).from, to: at(28, 0, 1).to };
    assert_eq!(house(longer, std::slice::from_ref(&holiday)), Ok(()));
    assert_eq!(house(at(26, 8, 12), &[shut(Some(one), at(26, 0, 23))]), Ok(()), "one room alone");
    let of_room = |room, shut: &[Shut]| may_close(Some(room), at(26, 8, 12), shut, now());
    assert_eq!(of_room(one, std::slice::from_ref(&holiday)), holiday_is_there);
    assert_eq!(may_close(Some(one), longer, &[holiday], now()), Ok(()), "repairs over a holiday");
    assert!(of_room(one, &[shut(Some(one), at(26, 11, 13))]).is_err());
    assert_eq!(of_room(other, &[shut(Some(one), at(26, 11, 13))]), Ok(()));
    assert_eq!(house(at(24, 8, 9), &[]), Err(BookingRefusal::ClosureIsOver));
    assert_eq!(house(at(25, 9, 9), &[]), Err(BookingRefusal::EndsFirst));
}
