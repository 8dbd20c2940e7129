//! The rooms that are free at a time, to choose one of.

use domain::id::VenueId;
use leptos::prelude::*;
use store::session::Preview;

use crate::components::choices::Choices;
use crate::request::request;
use crate::wording::session::desk as words;
use crate::wording::session::room_taken;

/// So many are told: those that fit best.
const TOLD: usize = 12;

/// What stands for a room that is settled later.
pub(super) const LATER: &str = "later";

/// A choice among the free rooms. The session's own is chosen where it is free, and told where it is not.
#[component]
pub(super) fn Rooms(
    /// What is free.
    preview: Preview,
    /// Its own room.
    own: Option<VenueId>,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let told = preview.own_room_taken.map(|taken| {
        let line = room_taken(language, &taken.room, &taken.name, taken.span);
        view! { <p>{line}</p> }
    });
    let proposed = own.map_or(LATER.to_owned(), |own| own.to_string());
    let rooms = preview.rooms.into_iter().take(TOLD);
    let named = rooms.map(|room| {
        let name = words::room_choice(language, &room.venue.name, room.capacity);
        (room.venue.id.to_string(), name)
    });
    let choices = named.chain([(LATER.to_owned(), say(words::NO_ROOM).to_owned())]).collect();
    view! {
        {told}
        <Choices name="venue" legend=say(words::ROOM) choices=choices proposed=proposed/>
    }
}

/// Which room was chosen; nothing is settled where it says so.
pub(super) fn chosen(typed: &str) -> Result<Option<VenueId>, crate::wording::Words> {
    match typed {
        "" => Err(words::CHOOSE_ROOM),
        LATER => Ok(None),
        id => id.parse().map(Some).map_err(|_| words::CHOOSE_ROOM),
    }
}
