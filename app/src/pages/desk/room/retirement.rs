//! 不再使用: from which day a room takes nothing more; what stands after that day is listed first.

use domain::calendar::{Span, start_of};
use domain::session::Taken;
use domain::venue::Room;
use jiff::Timestamp;
use jiff::civil::Date;
use leptos::prelude::*;
use store::room::{bring_back, in_room, retire};

use super::SAVED;
use super::week::Stands;
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::typed::day as day_typed;
use crate::pages::{id_in_path, page};
use crate::paths::rooms::{desk_room, desk_room_retirement};
use crate::planning::typed;
use crate::request::{request, see_other};
use crate::wording::booking::desk::BACK;
use crate::wording::offering::room as room_name;
use crate::wording::room::desk as words;
use crate::wording::room::retired;
use crate::wording::session::desk::DAY_HINT;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-room-retire";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["on"]);

/// From which day; what stands after today, so that it can be moved first. Of a retired room the way back.
#[component]
pub fn RetirementPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let (say, language) = (request.say(), request.language);
    page(async move {
        let by = request.coordinator()?;
        let room = store::room::room(&request.db, id?, by).await?;
        let attempt = request.attempt(FORM).await?;
        let typed = typed::day(attempt.value("on")).ok();
        let from = typed.map_or(request.now, start_of).max(request.now);
        let span = Span { from, to: Timestamp::MAX };
        let stands = in_room(&request.db, room.venue.id, span, by).await?.taken;
        let gone = room.retired_from.map(|from| retired(language, from));
        Ok(view! {
            <PageTitle text=say(words::RETIRE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=desk_room(room.venue.id)>{say(BACK)}</a>
            <h1 tabindex="-1">{say(words::RETIRE)}</h1>
            <p class="lead"><Phrases text=room_name(&room.venue.name)/></p>
            {gone.map(|gone| view! { <p><Phrases text=gone/></p> })}
            <p>{say(words::RETIRE_WHY)}</p>
            <After stands=stands/>
            <Retiring room=room attempt=attempt/>
        })
    })
}

/// What stands there; so many that nobody reads them all are cut.
#[component]
fn After(mut stands: Vec<Taken>) -> impl IntoView {
    const TOLD: usize = 30;
    let say = request().say();
    stands.truncate(TOLD);
    (!stands.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="stands">
                <h2 id="stands">{say(words::STANDS)}</h2>
                <Stands taken=stands/>
            </section>
        }
    })
}

#[component]
fn Retiring(room: Room, attempt: Attempt) -> impl IntoView {
    let say = request().say();
    let kind = Kind { autocomplete: Some("off"), ..Kind::default() };
    let is_retired = room.retired_from.is_some();
    view! {
        <Form action="/forms/desk-room-retire" attempt=attempt is_question=true>
            <input type="hidden" name="room" value=room.venue.id.to_string()/>
            <input type="hidden" name="revision" value=room.revision/>
            <Field name="on" label=say(words::RETIRE_FROM) hint=say(DAY_HINT) kind=kind/>
            <div class="button-row">
                <button class="button button--danger" type="submit">{say(words::DO_RETIRE)}</button>
                {is_retired.then(|| view! {
                    <button class="button" type="submit" name="back" value="yes">{say(words::BRING_BACK)}</button>
                })}
            </div>
        </Form>
    }
}

/// Retires a room from a day on, or brings it back.
#[server(prefix = "/forms", endpoint = "desk-room-retire")]
pub async fn post_desk_room_retire(
    #[server(default)] key: String,
    #[server(default)] room: String,
    #[server(default)] revision: String,
    #[server(default)] on: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    let request = request();
    let (_, id) = (form_key(&key)?, room.parse()?);
    let revision: i64 = revision.parse().map_err(|_| AppError::BadForm)?;
    let mut attempt = Attempt::at([("on", on.as_str())]);
    let outcome = async {
        let by = request.coordinator()?;
        store::room::room(&request.db, id, by).await?;
        if back == "yes" {
            return Ok(bring_back(&request.db, id, revision, by).await?);
        }
        let from: Date = day_typed(&mut attempt, "on", words::RETIRE_FROM)?;
        Ok(retire(&request.db, id, revision, from, by).await?)
    };
    match outcome.await {
        Ok(()) => see_other(&format!("{}?{SAVED}", desk_room(id))),
        Err(error) => attempt.comes_back(&request, FORM, &desk_room_retirement(id), error).await,
    }
}
