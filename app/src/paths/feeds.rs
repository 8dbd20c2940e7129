//! The addresses around the desk's calendars.

/// All of them, and making one.
pub const DESK_FEEDS: &str = "/desk/feeds";
