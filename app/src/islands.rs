//! What runs in the browser. Each island adds to markup that works already, and may arrive late or never.

mod asking;
pub mod comfort;
pub mod door_taps;
pub mod handing_on;
pub mod import_filter;
pub mod live_places;
pub mod navigator;
pub mod opening;
pub mod read_aloud;
pub mod search_field;
mod sentences;
pub mod timetable;
