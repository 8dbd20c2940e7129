//! 借用场地: who has a room when, who waits for one, and what became of it.

mod book;
mod line;
mod read;
mod settle;

pub use self::book::{Booked, NewBooking, book, look};
pub use self::line::{Waits, in_line};
pub use self::read::{Booking, PastAct, acts_of, booking, bookings_of_series, to_decide};
pub use self::settle::{Settle, settle};
