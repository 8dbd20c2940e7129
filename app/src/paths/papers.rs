//! The addresses of papers that the desk saves as files.

use domain::calendar::Month;
use domain::id::{OfferingId, PersonId, ReceiptId, SignUpId};

/// The attendance sheet whose first session has this number.
pub fn desk_sheet_file(id: OfferingId, from: usize) -> String {
    format!("/desk/offerings/{id}/sheet.pdf?from={from}")
}

/// A month for the door; `paper` is a4 or a3.
pub fn desk_notice_file(month: Month, paper: &str) -> String {
    format!("/desk/notice.pdf?month={month}&paper={paper}")
}

/// A member's card and slip.
pub fn desk_card_file(person: PersonId) -> String {
    format!("/desk/members/{person}/card.pdf")
}

/// The slip of one place.
pub fn desk_slip_file(id: SignUpId) -> String {
    format!("/desk/sign-ups/{id}/slip.pdf")
}

/// A receipt.
pub fn desk_receipt_file(id: ReceiptId) -> String {
    format!("/desk/receipts/{id}/receipt.pdf")
}
