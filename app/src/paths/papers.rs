//! The addresses of papers that the desk saves as files.

use domain::calendar::Month;
use domain::id::{OfferingId, ReceiptId};

/// The attendance sheet whose first session has this number.
pub fn desk_sheet_file(id: OfferingId, from: usize) -> String {
    format!("/desk/offerings/{id}/sheet.pdf?from={from}")
}

/// A month for the door; `paper` is a4 or a3.
pub fn desk_notice_file(month: Month, paper: &str) -> String {
    format!("/desk/notice.pdf?month={month}&paper={paper}")
}

/// A receipt.
pub fn desk_receipt_file(id: ReceiptId) -> String {
    format!("/desk/receipts/{id}/receipt.pdf")
}
