//! What runs in the browser. Each island adds to markup that works already, and may arrive late or never.

pub mod import_filter;
pub mod live_places;
pub mod search_field;
