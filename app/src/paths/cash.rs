//! The addresses around the cash book and its receipts.

use domain::id::ReceiptId;
use domain::listing::{BookColumn, Order};
use jiff::civil::Date;

use super::order::order_pairs;
use crate::address::{marked, with_query};

/// The book of a day.
pub const DESK_CASH: &str = "/desk/cash";

/// Closing a day.
pub const DESK_CASH_CLOSING: &str = "/desk/cash/closing";

/// The book of this day.
pub fn desk_cash(day: Date) -> String {
    format!("{DESK_CASH}?day={day}")
}

/// The book of this day, its lines in this order.
pub fn desk_cash_ordered(day: Date, order: Order<BookColumn>) -> String {
    let day = [("day", Some(day.to_string()))];
    with_query(DESK_CASH, day.into_iter().chain(order_pairs(order)))
}

/// In the address of a day: all its lines on one page, as they are printed.
pub const WHOLE: &str = "whole";

/// The book of this day with all its lines on one page, in this order.
pub fn desk_cash_whole(day: Date, order: Order<BookColumn>) -> String {
    marked(&desk_cash_ordered(day, order.at_page(1)), WHOLE)
}

/// Closing this day.
pub fn desk_cash_closing(day: Date) -> String {
    format!("{DESK_CASH_CLOSING}?day={day}")
}

/// The book of this day as a file; `form` is the end of its name.
pub fn desk_cash_file(day: Date, form: &str) -> String {
    format!("{DESK_CASH}.{form}?day={day}")
}

/// A receipt, to be printed.
pub fn desk_receipt(id: ReceiptId) -> String {
    format!("/desk/receipts/{id}")
}

/// Giving back what was paid.
pub fn desk_refund(id: ReceiptId) -> String {
    format!("/desk/receipts/{id}/refund")
}

/// Taking a payment off the book that was typed wrongly.
pub fn desk_correction(id: ReceiptId) -> String {
    format!("/desk/receipts/{id}/correction")
}
