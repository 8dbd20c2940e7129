//! 收支: receipts of what was taken at a counter and given back, and the book of a day.

mod book;
mod carry;
mod closing;
mod earlier;
mod give_back;
mod receipt;
mod together;

pub use self::book::{Book, Closed, book};
pub(crate) use self::carry::{carry, counted_for, sum};
pub use self::closing::close_day;
pub(crate) use self::earlier::{earlier, note_earlier};
pub use self::give_back::{correct, refund};
pub(crate) use self::give_back::{noted_payment, take_off};
pub(crate) use self::receipt::{NewReceipt, write};
pub use self::receipt::{Receipt, carried_over, given_back, receipt, receipts_of, receipts_to};
pub use self::together::{GivenBack, MOST_TOGETHER, refund_together, refunded_before};
