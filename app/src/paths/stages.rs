//! The addresses around stages.

use domain::id::OfferingId;

/// Asks where the person lives.
pub const MY_AREA: &str = "/me/area";

/// The stages of one offering, at the desk.
pub fn desk_stages(id: OfferingId) -> String {
    format!("/desk/offerings/{id}/stages")
}
