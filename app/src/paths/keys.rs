//! The keys that lead to pages of the desk and press its buttons, together with those that the browser wants (HTML, `accesskey`),
//! and the page that tells them.

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

/// Presses the main button of a page.
pub const ACT: &str = "k";
/// Press the other buttons of a page, in their order, those of the page before those of rows (`server/src/act_keys.rs`). Not d, e
/// and f, which open the browser's own menus, nor what is easily mistaken for a digit; what stands between letters on the keyboard
/// is for the rows of a full list, and z and r, which some drivers of screens take, come last.
pub const ACTS: [&str; 28] = [
    "7", "8", "9", "a", "b", "c", "g", "h", "j", "m", "t", "u", "v", "w", "x", "y", "q", ",", ".",
    "/", ";", "[", "]", "-", "=", "\\", "z", "r",
];

/// All of them, each with the one purpose that it has.
pub const ALL: [&str; 11] =
    [TODAY, OFFERINGS, IMPORT, MEMBERS, ROOMS, LOG, KEYS, SEARCH, PREVIOUS, NEXT, ACT];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_key_has_one_purpose() {
        let all: BTreeSet<&str> = ALL.into_iter().chain(ACTS).collect();
        assert_eq!(all.len(), ALL.len() + ACTS.len());
        assert!(
            all.iter().all(|key| key.len() == 1 && key.is_ascii() && *key == key.to_lowercase())
        );
    }
}
