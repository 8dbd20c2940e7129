//! Addresses of 代办: who acts for whom.

use domain::id::ConsentId;

/// Who can act for me.
pub const MY_HELPERS: &str = "/me/helpers";
/// Choosing what somebody may do for me, and until when.
pub const NEW_HELPER: &str = "/me/helpers/new";
/// The code that I give my helper.
pub const HELPER_CODE: &str = "/me/helpers/code";
/// For whom I act.
pub const HELPING: &str = "/helping";
/// The same, after a form that was shown for somebody else.
pub const HELPING_CHANGED: &str = "/helping?changed";
/// Asks for the code that somebody gave me.
pub const HELPING_CODE: &str = "/helping/code";
/// For whom I am about to act.
pub const HELPING_CONFIRM: &str = "/helping/confirm";
/// How one lets somebody act.
pub const HELPING_HOW: &str = "/helping/how";
/// The blank form on paper.
pub const HELPING_FORM: &str = "/helping/form";
/// The consents recorded at the desk's counter.
pub const DESK_CONSENTS: &str = "/desk/consents";
/// Recording one.
pub const DESK_NEW_CONSENT: &str = "/desk/consents/new";

/// Asking once more before a consent of mine is ended.
pub fn consent_end(id: ConsentId) -> String {
    format!("/consents/{id}/end")
}

/// The slip of a consent recorded at the counter.
pub fn desk_consent(id: ConsentId) -> String {
    format!("{DESK_CONSENTS}/{id}")
}

/// Asking once more before it is ended at the counter.
pub fn desk_consent_end(id: ConsentId) -> String {
    format!("{DESK_CONSENTS}/{id}/end")
}
