//! Which pages may be kept: by the server, where they are the same for all, and by a browser for the time without network.

use domain::offering::OfferingKind;

use super::wall::is_wall;
use super::{
    DESK, HELPING, HELPING_FORM, HELPING_HOW, HOME, ME, MY_CALENDAR, READ_OPENING, READ_PLACES,
    SIGN_IN, offerings, sessions, without_query,
};

/// The same for everybody who is not signed in: home, the lists, an offering, a draw, whether something has opened, how many places are free.
pub fn is_for_anybody(path: &str) -> bool {
    let path = without_query(path);
    let one_of = |kind: &str| path.strip_prefix(kind).is_some_and(|id| !id.contains('/'));
    let of_one = one_of("/offerings/") || one_of("/draws/");
    let of_list = OfferingKind::ALL.iter().any(|kind| path == offerings(*kind));
    path == HOME || of_list || of_one || is_told_to_islands(path)
}

/// What islands ask about one offering, without cookies: the same for everybody.
pub fn is_told_to_islands(path: &str) -> bool {
    [READ_OPENING, READ_PLACES].contains(&without_query(path))
}

/// A browser may keep this page for the time without network. Not the desk's, which show other people; not what one is
/// asked on the way in; not particulars and addresses that nobody needs in that time; not the questions before a
/// place is taken or given up, which are true in that moment alone. Of the desk's pages the door alone, where people come
/// whether there is a network or not.
pub fn may_be_kept(path: &str) -> bool {
    if sessions::is_door(path) {
        return true;
    }
    let path = without_query(path);
    let below = |page: &str| {
        path.strip_prefix(page).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    // The check of a draw fetches a program, which is not kept.
    let asks = [
        "/sign-up",
        "/swap",
        "/withdrawal",
        "/waiting-on",
        "/together",
        "/wishes",
        "/check",
        "/booking",
    ]
    .iter()
    .any(|end| path.ends_with(end));
    let helps = below(HELPING) && path != HELPING_HOW && path != HELPING_FORM;
    let of_helpers = helps || below("/consents");
    let is_ones_own = below(ME) || path == MY_CALENDAR || below("/certificates");
    !(below(DESK) || is_wall(path) || below(SIGN_IN) || is_ones_own || asks || of_helpers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths::{MY_SIGN_UPS, OFFLINE, SIGN_IN_CODE};

    #[test]
    fn only_pages_to_look_at_are_kept() {
        for page in
            [HOME, "/classes?q=a", "/offerings/1", "/draws/1", "/sign-ups/1", MY_SIGN_UPS, OFFLINE]
        {
            assert!(may_be_kept(page), "{page}");
        }
        let door = "/desk/sessions/0199c0de-0000-7000-8000-000000000001/door";
        assert!(may_be_kept(door));
        assert!(!may_be_kept(&format!("{door}?welcome=1")), "it names a person");
        for page in [
            DESK,
            "/desk/offerings/1?q=a",
            SIGN_IN,
            SIGN_IN_CODE,
            "/sign-in?return_to=/",
            ME,
            MY_CALENDAR,
            "/offerings/1/sign-up",
            "/offerings/1/swap",
            "/rooms/1/booking?on=x",
            "/sign-ups/1/withdrawal?x",
            "/draws/1/wishes?change",
            "/draws/1/wishes/withdrawal",
            "/wall/k3",
        ] {
            assert!(!may_be_kept(page), "{page}");
        }
    }

    #[test]
    fn my_wishes_are_for_nobody_else() {
        assert!(is_for_anybody("/draws/1"));
        assert!(!is_for_anybody("/draws/1/wishes"));
    }
}
