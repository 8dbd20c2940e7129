//! A room that I have asked for: how it stands, what comes next, and giving it up.

use domain::booking::{Act, BookingState};
use leptos::prelude::*;
use store::booking::{Booking, give_up};

use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::summary::SummaryRow;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths::rooms::{ROOMS, my_booking, my_booking_move, my_booking_slip};
use crate::request::{request, see_other};
use crate::wording::booking::desk::{CONTACT, REASON, ROOM, WHAT, WHEN, WHOSE};
use crate::wording::booking::moving::TITLE as MOVE;
use crate::wording::booking::slip::SEE as SLIP;
use crate::wording::booking::{own as words, state};
use crate::wording::offering::room;
use crate::wording::session::when;

pub mod asking;
pub mod moving;
pub mod own_moving;
pub(crate) mod particulars;
pub mod slip;
pub(crate) mod time;

use moving::{JustMoved, just_moved, may_move};

/// The form's name, under which its attempts are kept.
const FORM: &str = "give-up-room";

/// What became of it.
#[component]
pub fn MyBookingPage() -> impl IntoView {
    let (request, id, moved) = (request(), id_in_path(), just_moved());
    let say = request.say();
    page(async move {
        let me = request.person()?.id;
        let booking = store::booking::my_booking(&request.db, id?, me).await?;
        let institution = store::institution::institution(&request.db, booking.institution).await?;
        let attempt = request.attempt(FORM).await?;
        let title = say(state(booking.state));
        let kind = match booking.state {
            BookingState::Confirmed => BoxKind::Done,
            BookingState::Waiting | BookingState::Requested => BoxKind::Waiting,
            BookingState::Declined | BookingState::Cancelled => BoxKind::CalledOff,
        };
        let may_end = booking.span.to > request.now
            && booking.state.after(Act::Cancel, booking.stood).is_ok();
        let call = format!("{} {}", institution.name, institution.telephone);
        Ok(view! {
            <PageTitle text=title attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=ROOMS>{say(words::BACK)}</a>
            <h1 tabindex="-1">{title}</h1>
            {moved.map(|moved| view! { <JustMoved moved=moved/> })}
            <NoticeBox kind=kind><p>{say(words::next(booking.state))}</p></NoticeBox>
            <Facts booking=booking.clone()/>
            <p>{say(words::CALL)}" "<Phrases text=call/></p>
            <div class="button-row">
                {(booking.state == BookingState::Confirmed).then(|| view! {
                    <a class="button" href=my_booking_slip(booking.id)>{say(SLIP)}</a>
                })}
                {may_move(&booking, &request).then(|| view! {
                    <a class="button" href=my_booking_move(booking.id)>{say(MOVE)}</a>
                })}
            </div>
            {may_end.then(|| view! { <GivingUp booking=booking attempt=attempt/> })}
        })
    })
}

/// What was asked for.
#[component]
fn Facts(booking: Booking) -> impl IntoView {
    let language = request().language;
    let purpose = booking.purpose;
    let rows = [
        (REASON, booking.reason),
        (WHEN, when(language, booking.span)),
        (ROOM, room(&booking.room_name)),
        (WHAT, purpose.what),
        (WHOSE, purpose.group),
        (CONTACT, format!("{} {}", purpose.contact, purpose.telephone)),
    ];
    let told = rows.into_iter().filter(|(_, told)| !told.is_empty());
    let rows = told.map(|(term, told)| {
        view! { <SummaryRow term=term><Phrases text=told/></SummaryRow> }
    });
    view! { <dl class="summary">{rows.collect_view()}</dl> }
}

#[component]
fn GivingUp(booking: Booking, attempt: Attempt) -> impl IntoView {
    let say = request().say();
    view! {
        <Form action="/forms/give-up-room" attempt=attempt>
            <input type="hidden" name="booking" value=booking.id.to_string()/>
            <input type="hidden" name="revision" value=booking.revision/>
            <p>{say(words::GIVE_UP_WHY)}</p>
            <div class="button-row">
                <button class="button button--danger" type="submit">{say(words::GIVE_UP)}</button>
            </div>
        </Form>
    }
}

/// Gives a booking of one's own up.
#[server(prefix = "/forms", endpoint = "give-up-room")]
pub async fn post_give_up_room(
    #[server(default)] key: String,
    #[server(default)] booking: String,
    #[server(default)] revision: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, booking.parse()?);
    let revision: i64 = revision.parse().map_err(|_| AppError::BadForm)?;
    let outcome =
        async { Ok(give_up(&request.db, key, id, revision, request.person()?.id).await?) };
    match outcome.await {
        Ok(()) => see_other(&my_booking(id)),
        Err(error) => Attempt::default().comes_back(&request, FORM, &my_booking(id), error).await,
    }
}
