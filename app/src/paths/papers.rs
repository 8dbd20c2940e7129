//! The addresses of papers that a desk, or somebody of their own, saves as files.

use domain::calendar::Month;
use domain::id::{
    AnnouncementId, ApplicationId, BookingId, ConsentId, DrawId, OfferingId, PersonId, ReceiptId,
    SessionId, SignUpId,
};
use jiff::civil::Date;

use super::draws::wishes;
use super::messages::{DESK_LETTERS, desk_announced_letters, desk_announced_notice};
use super::rooms::{desk_booking_slip, my_booking_slip};
use super::sessions::desk_register;
use super::sign_up;

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

/// What has changed on a day, for the door; `paper` is a4 or a3.
pub fn desk_changes_file(on: Date, paper: &str) -> String {
    format!("/desk/notice/changes.pdf?on={on}&paper={paper}")
}

/// What has become of a session, for the door.
pub fn desk_session_notice_file(id: SessionId, paper: &str) -> String {
    format!("/desk/sessions/{id}/notice.pdf?paper={paper}")
}

/// What was announced, for the door.
pub fn desk_announced_notice_file(id: AnnouncementId, paper: &str) -> String {
    format!("{}.pdf?paper={paper}", desk_announced_notice(id))
}

/// The slip of a booked room.
pub fn desk_booking_slip_file(id: BookingId) -> String {
    format!("{}.pdf", desk_booking_slip(id))
}

/// The same of one's own.
pub fn my_booking_slip_file(id: BookingId) -> String {
    format!("{}.pdf", my_booking_slip(id))
}

/// The digest of a draw's frozen list, for the door.
pub fn desk_draw_door_file(id: DrawId) -> String {
    format!("/desk/draws/{id}/door.pdf")
}

/// What was drawn and how, by number alone: for the door.
pub fn desk_draw_results_file(id: DrawId) -> String {
    format!("/desk/draws/{id}/results.pdf")
}

/// Who has a place after a draw, and who waits, with names: for the office.
pub fn desk_draw_names_file(id: DrawId) -> String {
    format!("/desk/draws/{id}/names.pdf")
}

/// The slip of wishes made at the counter.
pub fn desk_application_file(id: ApplicationId) -> String {
    format!("/desk/applications/{id}/slip.pdf")
}

/// The slip of a consent.
pub fn desk_consent_file(id: ConsentId) -> String {
    format!("/desk/consents/{id}/slip.pdf")
}

/// What one has signed up for.
pub const MY_SIGN_UPS_FILE: &str = "/my-sign-ups.pdf";

/// When one came.
pub const MY_ATTENDANCE_FILE: &str = "/me/attendance.pdf";

/// How long one has helped.
pub const MY_HOURS_FILE: &str = "/me/hours.pdf";

/// The slip of one's own place.
pub fn my_slip_file(id: SignUpId) -> String {
    format!("{}/slip.pdf", sign_up(id))
}

/// One's own wishes in a draw.
pub fn my_wishes_file(id: DrawId) -> String {
    format!("{}.pdf", wishes(id))
}

/// The register of a session.
pub fn desk_register_file(id: SessionId) -> String {
    format!("{}.pdf", desk_register(id))
}

/// The blank form with which somebody lets another act.
pub const HELPING_FORM_FILE: &str = "/helping/form.pdf";

/// The letters that are to be written, or those of one announcement.
pub fn desk_letters_file(of: Option<AnnouncementId>) -> String {
    match of {
        Some(id) => format!("{}.pdf", desk_announced_letters(id)),
        None => format!("{DESK_LETTERS}.pdf"),
    }
}
