//! When a room is closed: what is written down, taking it back, and writing down another after a look at whom it affects.

use domain::id::VenueId;
use leptos::prelude::*;
use store::room::{ClosedRoom, NewClosure, close, open_again};

use super::OPENED;
use crate::attempt::{Attempt, form_key};
use crate::components::phrases::Phrases;
use crate::components::post_button::PostButton;
use crate::draft::{CHOSEN, Kept};
use crate::error::AppError;
use crate::pages::desk::closures::called_off::as_sent;
use crate::pages::desk::closures::closed_at;
use crate::pages::desk::closures::look::{Asking, FIELDS, Of, span};
use crate::paths::rooms::{DESK_CLOSURES, DESK_ROOMS, desk_room};
use crate::request::{request, see_other};
use crate::wording::booking::closed;
use crate::wording::room::desk as words;

/// The form's name, under which its attempts are kept.
pub(super) const FORM: &str = "desk-room-closure";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

/// What is closed, the room's own with the button that takes it back, and the question for another time.
#[component]
pub(super) fn Closures(
    id: VenueId,
    closures: Vec<ClosedRoom>,
    asks: bool,
    attempt: Attempt,
) -> impl IntoView {
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
    view! {
        <section class="section" aria-labelledby="closures">
            <h2 id="closures">{say(words::CLOSURES)}</h2>
            {if nothing {
                view! { <p>{say(words::NO_CLOSURES)}</p> }.into_any()
            } else {
                view! { <ul class="board__tasks">{lines}</ul> }.into_any()
            }}
            {asks.then(|| view! {
                <h3>{say(words::CLOSE)}</h3>
                <Asking of=Of(Some(id)) attempt=attempt/>
            })}
        </section>
    }
}

/// Writes a closure down and calls off what was ticked; tells how much still stands in its time.
#[server(prefix = "/forms", endpoint = "desk-room-close")]
pub async fn post_desk_room_close(
    #[server(default)] key: String,
    #[server(default)] room: String,
    #[server(default)] from: String,
    #[server(default)] to: String,
    #[server(default)] reason: String,
    #[server(default)] shown: String,
    #[server(default)] chosen: Vec<String>,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, room.parse()?);
    let calls_off = as_sent(&chosen, &shown)?;
    let (typed, chosen) = ([from, to, reason, shown], chosen.join(" "));
    let fields = FIELDS.into_iter().zip(typed.iter().map(String::as_str));
    let mut attempt = Attempt::at(fields.chain([(CHOSEN, chosen.as_str())]));
    let page = Of(Some(id)).page_of(&attempt);
    let outcome = async {
        let by = request.coordinator()?;
        store::room::room(&request.db, id, by).await?;
        let span = span(&mut attempt);
        let reason = attempt.reason("reason", words::CLOSE_REASON_MISSING);
        let closure = NewClosure { room: Some(id), span: span?, reason: reason?, calls_off };
        Ok(close(&request.db, key, &closure, by).await?)
    };
    match outcome.await {
        Ok(closed) => see_other(&closed_at(&desk_room(id), closed)),
        Err(error) => attempt.comes_back(&request, FORM, &page, error).await,
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
