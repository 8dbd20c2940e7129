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

/// Seconds after which a wall turns to its next page.
pub const TURNED_AFTER: u8 = 20;

/// In the address of a wall: to which page it has turned.
const TURN: &str = "page";

/// The page of a wall that is asked for, from 1; the first where it is none.
pub fn turn(path: &str) -> usize {
    let query = path.split_once('?').map_or("", |(_, query)| query);
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let asked = pairs.find_map(|(name, value)| (name == TURN).then_some(value));
    asked.and_then(|asked| asked.parse().ok()).unwrap_or(1).max(1)
}

/// The same wall at another page; whoever wants it still has it still there.
pub fn turned(path: &str, turn: usize) -> String {
    let bare = without_query(path);
    let wall = (bare == DESK_TODAY).then(|| format!("{ON_WALL}=1"));
    let still = has_query(path, STILL).then(|| STILL.to_owned());
    let turn = (turn > 1).then(|| format!("{TURN}={turn}"));
    let query: Vec<_> = [wall, still, turn].into_iter().flatten().collect();
    if query.is_empty() { bare.to_owned() } else { format!("{bare}?{}", query.join("&")) }
}

/// When the browser asks again and for what: while there is one page for the same, otherwise for the next, after the last for the first.
pub fn next_turn(path: &str, turns: usize) -> String {
    match turn(path) {
        1 if turns <= 1 => RENEWED_AFTER.to_owned(),
        last if last >= turns => format!("{TURNED_AFTER}; url={}", turned(path, 1)),
        turn => format!("{TURNED_AFTER}; url={}", turned(path, turn + 1)),
    }
}

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
    let led_here = desk_sign_in(&desk_today_wall());
    bare.starts_with(WALLS) || is_board || path.starts_with(&led_here)
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
    fn a_wall_turns_to_its_next_page_and_after_the_last_to_the_first() {
        assert_eq!(next_turn("/wall/k3", 1), RENEWED_AFTER);
        assert_eq!(next_turn("/wall/k3", 2), "20; url=/wall/k3?page=2");
        assert_eq!(next_turn("/wall/k3?page=2", 2), "20; url=/wall/k3");
        assert_eq!(next_turn("/wall/k3?page=2", 1), "20; url=/wall/k3", "there is less by now");
        let desk = "/desk/today?wall=1";
        assert_eq!(next_turn(desk, 3), "20; url=/desk/today?wall=1&page=2");
        assert_eq!(turned("/desk/today?wall=1&still", 2), "/desk/today?wall=1&still&page=2");
        for (path, page) in [
            ("/wall/k3", 1),
            ("/wall/k3?page=7", 7),
            ("/wall/k3?still&page=2", 2),
            ("/wall/k3?page=0", 1),
            ("/wall/k3?page=-1", 1),
            ("/wall/k3?page=99999999999999999999999", 1),
            ("/wall/k3?pages=3", 1),
        ] {
            assert_eq!(turn(path), page, "{path}");
        }
    }

    #[test]
    fn the_board_renews_itself_unless_somebody_wants_it_still() {
        let led = crate::paths::sign_in_for("/desk/today?wall=1");
        let led_from_second = crate::paths::sign_in_for("/desk/today?wall=1&page=2");
        assert!(renews_itself(&led_from_second));
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
