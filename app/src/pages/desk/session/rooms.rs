//! The rooms that are free at a time, to choose one of.

use domain::id::VenueId;
use leptos::prelude::*;
use store::session::Preview;

use crate::attempt::Attempt;
use crate::components::field::FieldError;
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
    let attempt = use_context::<Attempt>().unwrap_or_default();
    let wrong = attempt.error("venue").is_some();
    let told = preview.own_room_taken.map(|taken| {
        let line = room_taken(language, &taken.room, &taken.name, taken.span);
        view! { <p>{line}</p> }
    });
    let chosen = match (attempt.value("venue"), own) {
        ("", Some(own)) => own.to_string(),
        ("", None) => LATER.to_owned(),
        (typed, _) => typed.to_owned(),
    };
    let rooms = preview.rooms.into_iter().take(TOLD);
    let named = rooms.map(|room| {
        let name = words::room_choice(language, &room.venue.name, room.capacity);
        (room.venue.id.to_string(), name)
    });
    let later = (LATER.to_owned(), say(words::NO_ROOM).to_owned());
    let rows = named.chain([later]).enumerate().map(|(number, (value, name))| {
        // The summary of what is wrong leads to the first.
        let id = if number == 0 { "venue".to_owned() } else { format!("venue-{number}") };
        let is_chosen = value == chosen;
        view! {
            <div class="choice">
                <input class="choice__input" type="radio" name="venue" id=id.clone() value=value checked=is_chosen/>
                <label class="choice__label" for=id><span>{name}</span></label>
            </div>
        }
    });
    view! {
        {told}
        <fieldset class=if wrong { "choices choices--error" } else { "choices" }>
            <legend class="choices__legend">{say(words::ROOM)}</legend>
            <FieldError name="venue"/>
            <div class="choices__line">{rows.collect_view()}</div>
        </fieldset>
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
