//! The keys that lead to pages of the desk, together with those that the browser wants (HTML, `accesskey`), and the page that
//! tells them.

/// Which keys lead where.
pub const DESK_KEYS: &str = "/desk/keys";

/// To what goes on today.
pub const TODAY: &str = "1";
/// To the list of offerings.
pub const OFFERINGS: &str = "2";
/// To handing in a plan.
pub const IMPORT: &str = "3";
/// To finding a person.
pub const MEMBERS: &str = "4";
/// To the rooms.
pub const ROOMS: &str = "5";
/// To what was changed at the desk.
pub const LOG: &str = "6";
/// To the page that tells the keys.
pub const KEYS: &str = "0";
/// Into the search field of a page.
pub const SEARCH: &str = "s";
/// To the page before of a list.
pub const PREVIOUS: &str = "p";
/// To the next page of a list.
pub const NEXT: &str = "n";
