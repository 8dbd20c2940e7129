//! The form that moves a booking, as it was sent, and where its page tells what came of it.

use domain::id::{BookingId, VenueId};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::booking::{Move, Moved};

use super::{FIELDS, TIME, new_time};
use crate::address::escaped;
use crate::attempt::Attempt;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::error::AppError;
use crate::pages::booking::asking::Side;
use crate::request::request;
use crate::wording::booking::moving as words;
use crate::wording::desk::people::REASON_MISSING;
use crate::wording::session::desk::CHOOSE_ROOM;

/// In the address: so many were just moved.
const MOVED: &str = "moved";

/// Which room is chosen, and whether it is to be waited for, as the form sends it.
pub(super) struct Where {
    pub(super) room: VenueId,
    pub(super) waits: bool,
}

/// Before a room that is waited for.
const WAITS: &str = "wait:";

impl Where {
    fn parse(sent: &str) -> Option<Self> {
        let (room, waits) = match sent.strip_prefix(WAITS) {
            Some(room) => (room, true),
            None => (sent, false),
        };
        Some(Self { room: room.parse().ok()?, waits })
    }
}

impl std::fmt::Display for Where {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let before = if self.waits { WAITS } else { "" };
        write!(out, "{before}{}", self.room)
    }
}

/// The form as it was sent, in the order of [`FIELDS`].
pub(crate) struct Sent {
    /// Which booking.
    pub booking: BookingId,
    /// How often it had been changed.
    pub revision: i64,
    /// What was typed.
    pub typed: [String; 6],
}

impl Sent {
    /// The attempt, and the page to which it comes back.
    pub(crate) fn attempt(&self, side: Side) -> (Attempt, String) {
        let attempt = Attempt::at(FIELDS.into_iter().zip(self.typed.iter().map(String::as_str)));
        let told = |name: &&str| {
            let typed: String = attempt.value(name).chars().take(60).collect();
            format!("{name}={}", escaped(&typed))
        };
        let query: Vec<_> = TIME.iter().map(told).collect();
        let page = format!("{}?{}", side.moving_page(self.booking), query.join("&"));
        (attempt, page)
    }

    /// What is asked for; every mistake is noted at its field.
    pub(crate) fn read(&self, attempt: &mut Attempt, side: Side) -> Result<Move, AppError> {
        let time = new_time(attempt);
        let read = |typed: &str| Where::parse(typed).ok_or(CHOOSE_ROOM);
        let chosen = attempt.read("room", read, Into::into);
        let reason = match side {
            Side::Desk => attempt.reason("reason", REASON_MISSING),
            Side::Own => Ok(String::new()),
        };
        let (to, reach) = time?;
        let (booking, revision) = (self.booking, self.revision);
        let Where { room, waits } = chosen?;
        Ok(Move { booking, revision, room, to, reach, reason: reason?, waits })
    }
}

/// Where the booking's page tells what came of it.
pub(crate) fn done_at(side: Side, id: BookingId, moved: &Moved) -> String {
    let page = side.booking_page(id);
    format!("{page}?{MOVED}={}&stay={}", moved.moved, moved.stay.len())
}

/// What the address tells of a booking that was just moved: how many were, and how many stay. To be read before the first
/// `await`.
pub(crate) fn just_moved() -> Option<(u32, u32)> {
    use_query_map().with_untracked(|query| {
        let number = |name: &str| query.get(name).and_then(|number| number.parse::<u32>().ok());
        Some((number(MOVED)?, number("stay").unwrap_or_default()))
    })
}

/// What came of it.
#[component]
pub(crate) fn JustMoved(moved: (u32, u32)) -> impl IntoView {
    let told = words::moved(request().language, moved.0, moved.1);
    view! { <NoticeBox kind=BoxKind::Done><p>{told}</p></NoticeBox> }
}
