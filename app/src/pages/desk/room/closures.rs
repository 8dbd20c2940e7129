//! When a room is closed: what is written down, taking it back, and writing down another.

use domain::calendar::Span;
use domain::id::VenueId;
use leptos::prelude::*;
use store::room::{ClosedRoom, NewRoomClosure, close, open_again};

use super::OPENED;
use crate::attempt::{Attempt, form_key};
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::phrases::Phrases;
use crate::components::post_button::PostButton;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::parse_reason;
use crate::paths::rooms::{DESK_CLOSURES, DESK_ROOMS, desk_room};
use crate::planning::typed;
use crate::request::{request, see_other};
use crate::wording::booking::closed;
use crate::wording::room::desk as words;

/// The form's name, under which its attempts are kept.
pub(super) const FORM: &str = "desk-room-closure";

const FIELDS: [&str; 3] = ["from", "to", "reason"];

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

/// What is closed, the room's own with the button that takes it back, and the form for another.
#[component]
pub(super) fn Closures(id: VenueId, closures: Vec<ClosedRoom>, attempt: Attempt) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let nothing = closures.is_empty();
    let lines = closures.into_iter().map(|one| {
        let told = closed(language, one.span);
        let button = one.is_own.then(|| view! {
            <PostButton action="/forms/desk-room-open" name="closure" value=one.id.to_string() words=say(words::OPEN_AGAIN)/>
        });
        let house = (!one.is_own).then(|| say(words::OF_HOUSE));
        view! {
            <li class="board__task">
                <p>
                    <span class="line"><Phrases text=told/></span>
                    <span class="line"><Phrases text=one.reason/>" "{house}</span>
                </p>
                {button}
            </li>
        }
    });
    let lines = lines.collect_view();
    let plain = || Kind { autocomplete: Some("off"), ..Kind::default() };
    view! {
        <section class="section" aria-labelledby="closures">
            <h2 id="closures">{say(words::CLOSURES)}</h2>
            {if nothing {
                view! { <p>{say(words::NO_CLOSURES)}</p> }.into_any()
            } else {
                view! { <ul class="board__tasks">{lines}</ul> }.into_any()
            }}
            <h3>{say(words::CLOSE)}</h3>
            <Form action="/forms/desk-room-close" attempt=attempt is_question=true>
                <input type="hidden" name="room" value=id.to_string()/>
                <div class="field-grid">
                    <Field name="from" label=say(words::CLOSE_FROM) hint=say(words::CLOSE_HINT) kind=plain()/>
                    <Field name="to" label=say(words::CLOSE_TO) hint=say(words::CLOSE_HINT) kind=plain()/>
                </div>
                <Field name="reason" label=say(words::CLOSE_REASON) hint=say(words::CLOSE_REASON_HINT) kind=plain()/>
                <div class="button-row">
                    <button class="button" type="submit">{say(words::DO_CLOSE)}</button>
                </div>
            </Form>
        </section>
    }
}

/// Writes a closure down, and tells how much stands in its time.
#[server(prefix = "/forms", endpoint = "desk-room-close")]
pub async fn post_desk_room_close(
    #[server(default)] key: String,
    #[server(default)] room: String,
    #[server(default)] from: String,
    #[server(default)] to: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, room.parse()?);
    let typed = [from, to, reason];
    let mut attempt = Attempt::at(FIELDS.into_iter().zip(typed.iter().map(String::as_str)));
    let outcome = async {
        let by = request.coordinator()?;
        store::room::room(&request.db, id, by).await?;
        let from = attempt.read("from", typed::beginning, |_| words::NOT_A_MOMENT.into());
        // A day alone is closed until its end.
        let to = attempt.read("to", typed::end, |_| words::NOT_A_MOMENT.into());
        let missing = words::CLOSE_REASON_MISSING;
        let reason = attempt.read("reason", |typed| parse_reason(typed, missing), Into::into);
        let span = Span { from: from?, to: to? };
        let closure = NewRoomClosure { room: id, span, reason: reason? };
        Ok(close(&request.db, key, &closure, by).await?)
    };
    match outcome.await {
        Ok(stands) => see_other(&format!("{}?closed={stands}", desk_room(id))),
        Err(error) => attempt.comes_back(&request, FORM, &desk_room(id), error).await,
    }
}

/// Takes a closure of a room, or of the house, back.
#[server(prefix = "/forms", endpoint = "desk-room-open")]
pub async fn post_desk_room_open(
    #[server(default)] key: String,
    #[server(default)] closure: String,
) -> Result<(), AppError> {
    let request = request();
    let (_, id) = (form_key(&key)?, closure.parse()?);
    let outcome = async { Ok(open_again(&request.db, id, request.coordinator()?).await?) };
    match outcome.await {
        Ok(Some(room)) => see_other(&format!("{}?{OPENED}", desk_room(room))),
        Ok(None) => see_other(&format!("{DESK_CLOSURES}?{OPENED}")),
        Err(error) => Attempt::default().comes_back(&request, FORM, DESK_ROOMS, error).await,
    }
}
