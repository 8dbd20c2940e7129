//! 借用场地: who has a room when, who waits for one, and what became of it.

mod book;
mod lent;
mod line;
mod moving;
mod read;
mod rest;
mod settle;

pub use self::book::{Booked, NewBooking, book, look};
pub use self::lent::{
    Lender, ask, give_up, lenders, lent_room, lent_rooms, look_at_lent, my_booked_room, my_booking,
    my_bookings, my_series,
};
pub use self::line::{Waits, in_line};
pub use self::moving::{
    Choice, Move, Moved, has_later, move_booking, move_own, own_places, places,
};
pub(crate) use self::moving::{Waited, moved_back, place_of};
pub use self::read::{
    Booking, Done, PastAct, acts_of, booked_during, booking, bookings_of_series, to_decide,
};
pub use self::rest::{EndRest, Rest, call_off_rest, give_up_rest, rest_of};
pub use self::settle::{Settle, settle};
