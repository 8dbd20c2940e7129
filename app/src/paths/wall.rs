//! The addresses of the board on a wall, and which pages renew themselves.

use super::{DESK_TODAY, ON_WALL, desk_sign_in, desk_today_wall, without_query};
use crate::request::has_query;

/// In the address: the board stays as it is. Whoever reads slowly, or has it read aloud, is not thrown back to the beginning.
pub const STILL: &str = "still";

/// In the address: which list of the board is shown to its end.
pub const ALL: &str = "all";

/// The board at the desk: whether it stays as it is, and which of its lists is shown to its end.
pub fn board(is_still: bool, all: Option<&str>) -> String {
    let still = is_still.then(|| STILL.to_owned());
    let all = all.map(|list| format!("{ALL}={list}"));
    let query: Vec<_> = still.into_iter().chain(all).collect();
    if query.is_empty() {
        DESK_TODAY.to_owned()
    } else {
        format!("{DESK_TODAY}?{}", query.join("&"))
    }
}

/// Seconds after which the browser asks again.
pub const RENEWED_AFTER: &str = "60";

/// Before the secret of a wall.
const WALLS: &str = "/wall/";

/// The board of an institution without a sign-in; whoever knows the token reads it.
pub fn wall(token: &str) -> String {
    format!("{WALLS}{token}")
}

/// The page stands alone on the screen of a wall, at the desk's address or at a secret one.
pub fn is_wall(path: &str) -> bool {
    let bare = without_query(path);
    bare.starts_with(WALLS) || (bare == DESK_TODAY && has_query(path, ON_WALL))
}

/// The page asks for itself again, also when it could not be made: nobody would do it before somebody comes by. So does the
/// sign-in that a wall was led to.
pub fn renews_itself(path: &str) -> bool {
    let bare = without_query(path);
    let is_board = bare == DESK_TODAY && !has_query(path, STILL);
    bare.starts_with(WALLS) || is_board || path == desk_sign_in(&desk_today_wall())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_the_board_keeps_what_was_chosen() {
        assert_eq!(board(false, None), "/desk/today");
        assert_eq!(board(true, None), "/desk/today?still");
        assert_eq!(board(false, Some("absent")), "/desk/today?all=absent");
        assert_eq!(board(true, Some("absent")), "/desk/today?still&all=absent");
        assert!(renews_itself(&board(false, Some("absent"))));
        assert!(!renews_itself(&board(true, Some("absent"))));
    }

    #[test]
    fn the_board_renews_itself_unless_somebody_wants_it_still() {
        let led = crate::paths::sign_in_for("/desk/today?wall=1");
        for path in
            ["/desk/today", "/desk/today?wall=1", "/wall/k3", "/desk/today?x=still", led.as_str()]
        {
            assert!(renews_itself(path), "{path}");
        }
        for path in [
            "/desk/today?still",
            "/desk",
            "/desk/sign-in",
            "/desk/today/x",
            "/wall",
            "/",
            "/walls/k3",
        ] {
            assert!(!renews_itself(path), "{path}");
        }
        for (path, expected) in
            [("/wall/k3", true), ("/desk/today?wall=1", true), ("/desk/today", false)]
        {
            assert_eq!(is_wall(path), expected, "{path}");
        }
    }
}
