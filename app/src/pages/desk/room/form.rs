//! Adding a room, and changing what is said of one.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use domain::booking::{BookingRefusal, Lending, WEEK};
use domain::log::About;
use domain::refusal::Refusal;
use domain::venue::{Room, StepFree};
use leptos::prelude::*;
use store::room::{add, change};

use super::SAVED;
use crate::attempt::{Attempt, form_key};
use crate::components::choices::Choices;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::stands_now::{Meanwhile, changed_since};
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths::rooms::{DESK_ROOM_NEW, DESK_ROOMS, desk_room, desk_room_change};
use crate::request::{Request, request, see_other};
use crate::wording::booking::desk::BACK as BACK_TO_ROOM;
use crate::wording::offering::room as room_name;
use crate::wording::room::desk as words;
use crate::wording::room::{lending, step_free};
use crate::wording::when::weekday;

use reading::{DAYS, FIELDS, facts, revision_of, standing};
use stands::rows_of;

mod reading;
mod stands;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-room";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

/// Adds a room.
#[component]
pub fn NewRoomPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        request.coordinator()?;
        let attempt = request.attempt(FORM).await?;
        Ok(view! {
            <PageTitle text=say(words::ADD_TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=DESK_ROOMS>{say(words::BACK)}</a>
            <h1 tabindex="-1">{say(words::ADD_TITLE)}</h1>
            <RoomForm room=None attempt=attempt/>
        })
    })
}

/// Changes what is said of a room. Whoever comes second sees what is written now beside what they have typed.
#[component]
pub fn RoomChangePage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let say = request.say();
    page(async move {
        let by = request.coordinator()?;
        let room = store::room::room(&request.db, id?, by).await?;
        let came_back = request.attempt(FORM).await?;
        let is_back = came_back.is_back();
        let was_changed = is_back && revision_of(&came_back) != Some(room.revision);
        let about = About::Room(room.venue.id);
        let changed = changed_since(&request, &came_back, "revision", about).await?;
        let rows = rows_of(&request, &standing(&room), &came_back);
        let attempt = if is_back { came_back } else { standing(&room) };
        Ok(view! {
            <PageTitle text=say(words::CHANGE_TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=desk_room(room.venue.id)>{say(BACK_TO_ROOM)}</a>
            <h1 tabindex="-1">{say(words::CHANGE_TITLE)}</h1>
            <p class="lead"><Phrases text=room_name(&room.venue.name)/></p>
            {was_changed.then(|| view! { <Meanwhile rows=rows changed=changed/> })}
            <RoomForm room=Some(room) attempt=attempt/>
        })
    })
}

#[component]
fn RoomForm(room: Option<Room>, attempt: Attempt) -> impl IntoView {
    let request = request();
    let say = request.say();
    let plain = || Kind { autocomplete: Some("off"), ..Kind::default() };
    let number = || Kind {
        autocomplete: Some("off"),
        input_mode: Some("numeric"),
        width: Width::Short,
        ..Kind::default()
    };
    let unknown = (String::new(), say(words::UNKNOWN_STEPS).to_owned());
    let steps =
        StepFree::ALL.map(|one| (one.code().to_owned(), say(step_free(Some(one))).to_owned()));
    let steps = std::iter::once(unknown).chain(steps).collect();
    let lends = Lending::ALL.map(|one| (one.code().to_owned(), say(lending(one)).to_owned()));
    let id = room.as_ref().map(|room| room.venue.id.to_string());
    // With the moment at which it is shown, so that what is changed meanwhile can be told.
    let shown = request.now.as_second();
    let revision = room.map(|room| format!("{}.{shown}", room.revision));
    view! {
        <Form action="/forms/desk-room" attempt=attempt is_question=true>
            <input type="hidden" name="room" value=id/>
            <input type="hidden" name="revision" value=revision/>
            <Field name="name" label=say(words::NAME_LABEL) hint=say(words::NAME_HINT) kind=plain()/>
            <Field name="floor" label=say(words::FLOOR) hint=say(words::FLOOR_HINT) kind=plain()/>
            <Field name="capacity" label=say(words::CAPACITY) hint=say(words::CAPACITY_HINT) kind=number()/>
            <Field name="equipment" label=say(words::EQUIPMENT) hint=say(words::EQUIPMENT_HINT) kind=plain()/>
            <Field name="bring" label=say(words::BRING) hint=say(words::BRING_HINT) kind=plain()/>
            <Field name="directions" label=say(words::WAY) hint=say(words::WAY_HINT) kind=plain()/>
            <Choices name="step_free" legend=say(words::STEP_FREE) choices=steps/>
            <h2>{say(words::HOURS)}</h2>
            <p>{say(words::HOURS_WHY)}</p>
            <HoursFields request=request/>
            <h2>{say(words::RULES)}</h2>
            <Choices name="lending" legend=say(words::LENDING) choices=lends.into() proposed=Lending::default().code()/>
            <Field name="longest" label=say(words::LONGEST_LABEL) hint=say(words::LONGEST_HINT) kind=number()/>
            <Field name="ahead" label=say(words::AHEAD_LABEL) hint=say(words::AHEAD_HINT) kind=number()/>
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(words::KEEP)}</button>
            </div>
        </Form>
    }
}

/// A field for each day of the week; the first shows how hours are written.
#[component]
fn HoursFields(request: Request) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let fields = WEEK.into_iter().zip(DAYS).enumerate().map(|(number, (day, name))| {
        let hint = if number == 0 { say(words::HOURS_HINT) } else { "" };
        let kind = Kind { autocomplete: Some("off"), ..Kind::default() };
        view! { <Field name=name label=weekday(language, day) hint=hint kind=kind/> }
    });
    fields.collect_view()
}

/// Adds a room, or changes one as it was seen.
#[server(prefix = "/forms", endpoint = "desk-room")]
pub async fn post_desk_room(
    #[server(default)] key: String,
    #[server(default)] room: String,
    #[server(default)] revision: String,
    #[server(default)] name: String,
    #[server(default)] floor: String,
    #[server(default)] capacity: String,
    #[server(default)] equipment: String,
    #[server(default)] bring: String,
    #[server(default)] directions: String,
    #[server(default)] step_free: String,
    #[server(default)] lending: String,
    #[server(default)] longest: String,
    #[server(default)] ahead: String,
    #[server(default)] monday: String,
    #[server(default)] tuesday: String,
    #[server(default)] wednesday: String,
    #[server(default)] thursday: String,
    #[server(default)] friday: String,
    #[server(default)] saturday: String,
    #[server(default)] sunday: String,
) -> Result<(), AppError> {
    let request = request();
    let key = form_key(&key)?;
    let id = if room.is_empty() { None } else { Some(room.parse()?) };
    let typed = [
        revision, name, floor, capacity, equipment, bring, directions, step_free, lending, longest,
        ahead, monday, tuesday, wednesday, thursday, friday, saturday, sunday,
    ];
    let mut attempt = Attempt::at(FIELDS.into_iter().zip(typed.iter().map(String::as_str)));
    let page = id.map_or(DESK_ROOM_NEW.to_owned(), desk_room_change);
    let outcome = async {
        let by = request.coordinator()?;
        let Some(id) = id else {
            let facts = facts(&mut attempt)?;
            return Ok(add(&request.db, key, &facts, by).await?);
        };
        store::room::room(&request.db, id, by).await?;
        let revision = revision_of(&attempt).ok_or(AppError::BadForm)?;
        let facts = facts(&mut attempt)?;
        change(&request.db, id, revision, &facts, by).await?;
        Ok(id)
    };
    match outcome.await {
        Ok(id) => see_other(&format!("{}?{SAVED}", desk_room(id))),
        Err(AppError::Refused(Refusal::Booking(BookingRefusal::NameTaken))) => {
            let taken = Refusal::Booking(BookingRefusal::NameTaken);
            let sentence = |language| crate::wording::refusal::refusal_sentence(language, &taken);
            attempt.note("name", crate::wording::Sentence::of(sentence));
            attempt.comes_back(&request, FORM, &page, AppError::ToBeChanged).await
        }
        Err(error) => attempt.comes_back(&request, FORM, &page, error).await,
    }
}
