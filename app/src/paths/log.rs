//! The addresses of the log: of all, and of what belongs to one thing.

use domain::id::{LogEntryId, OfferingId, PersonId, SessionId, VenueId};

/// The log.
pub const DESK_LOG: &str = "/desk/log";

/// The log as a file whose name ends so; what narrows it stands behind it.
pub fn desk_log_file(form: &str) -> String {
    format!("{DESK_LOG}.{form}")
}

/// One entry.
pub fn desk_log_entry(id: LogEntryId) -> String {
    format!("{DESK_LOG}/{id}")
}

/// What was changed of an offering, its sessions and its list.
pub fn log_of_offering(id: OfferingId) -> String {
    format!("{DESK_LOG}?offering={id}")
}

/// What was changed of a session.
pub fn log_of_session(id: SessionId) -> String {
    format!("{DESK_LOG}?session={id}")
}

/// What was changed of a room.
pub fn log_of_room(id: VenueId) -> String {
    format!("{DESK_LOG}?room={id}")
}

/// What was changed about a person.
pub fn log_of_person(id: PersonId) -> String {
    format!("{DESK_LOG}?person={id}")
}
