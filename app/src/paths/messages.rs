//! The addresses of what the desk tells people: announcements, letters, its own words, and what changes for the door.

use domain::announcement::Reached;
use domain::id::{AnnouncementId, SessionId};
use domain::listing::{AsItIs, Order};
use domain::template::{Channel, Event};
use jiff::civil::Date;

use super::order::{SECOND, pairs_named};
use crate::address::with_query;

/// What was announced.
pub const DESK_ANNOUNCEMENTS: &str = "/desk/announcements";

/// Writing to all lists that a filter finds.
pub const DESK_ANNOUNCEMENT_NEW: &str = "/desk/announcements/new";

/// One announcement: who was reached.
pub fn desk_announced(id: AnnouncementId) -> String {
    format!("{DESK_ANNOUNCEMENTS}/{id}")
}

/// In its address: those whom it has reached in this way.
pub const REACHED: &str = "reached";

/// The same with those whom it has reached in this way, or everybody; the second list of that page.
pub fn desk_reached(id: AnnouncementId, how: Option<Reached>, order: Order<AsItIs>) -> String {
    let how = (REACHED, how.map(|how| how.code().to_owned()));
    let asked = [how].into_iter().chain(pairs_named(SECOND, order));
    format!("{}#recipients", with_query(&desk_announced(id), asked))
}

/// Its letters, for who has no telephone at all.
pub fn desk_announced_letters(id: AnnouncementId) -> String {
    format!("{DESK_ANNOUNCEMENTS}/{id}/letters")
}

/// The same for the door.
pub fn desk_announced_notice(id: AnnouncementId) -> String {
    format!("{DESK_ANNOUNCEMENTS}/{id}/notice")
}

/// The same on this paper.
pub fn desk_announced_notice_on(id: AnnouncementId, paper: &str) -> String {
    format!("{}?paper={paper}", desk_announced_notice(id))
}

/// All letters that are to be written.
pub const DESK_LETTERS: &str = "/desk/messages/letters";

/// The institution's own words.
pub const DESK_TEMPLATES: &str = "/desk/templates";

/// Those for one event and channel.
pub fn desk_template(event: Event, channel: Channel) -> String {
    format!("{DESK_TEMPLATES}/{}/{}", event.code(), channel.code())
}

/// What has changed on a day, for the door.
pub const DESK_CHANGES: &str = "/desk/notice/changes";

/// The same of this day, on this paper.
pub fn desk_changes(on: Date, paper: &str) -> String {
    format!("{DESK_CHANGES}?on={on}&paper={paper}")
}

/// What has become of one session, for the door.
pub fn desk_session_notice(id: SessionId) -> String {
    format!("/desk/sessions/{id}/notice")
}

/// The same on this paper.
pub fn desk_session_notice_on(id: SessionId, paper: &str) -> String {
    format!("{}?paper={paper}", desk_session_notice(id))
}

/// Whom no message has reached, of everything or of one announcement, as a file whose name ends so.
pub fn to_tell_file(of: Option<AnnouncementId>, form: &str) -> String {
    match of {
        Some(id) => format!("{}/list.{form}", desk_announced(id)),
        None => format!("/desk/messages/list.{form}"),
    }
}
