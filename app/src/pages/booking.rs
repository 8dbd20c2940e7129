//! A room that I have asked for: how it stands, what comes next, and giving it up.

use domain::booking::{Act, BookingState, Reach};
use leptos::prelude::*;
use store::Seen;
use store::booking::{Booking, EndRest, Rest, give_up, give_up_rest};

use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::summary::SummaryRow;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths::rooms::{ROOMS, my_booking, my_booking_move, my_booking_slip};
use crate::request::{request, see_other};
use crate::wording::booking::desk::{CONTACT, REASON, ROOM, WHAT, WHEN, WHOSE};
use crate::wording::booking::moving::TITLE as MOVE;
use crate::wording::booking::rest::and_later;
use crate::wording::booking::slip::SEE as SLIP;
use crate::wording::booking::{own as words, state};
use crate::wording::offering::room;
use crate::wording::session::when;

pub mod asking;
pub mod moving;
pub mod own_moving;
pub(crate) mod particulars;
pub(crate) mod rest;
pub mod slip;
pub(crate) mod time;

use moving::{JustMoved, just_moved, may_move};
use rest::{HowMany, Together};

/// The form's name, under which its attempts are kept.
const FORM: &str = "give-up-room";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["reach"]);

/// What became of it.
#[component]
pub fn MyBookingPage() -> impl IntoView {
    let (request, id, moved) = (request(), id_in_path(), just_moved());
    let say = request.say();
    page(async move {
        let me = request.person()?.id;
        let booking = store::booking::my_booking(&request.db, id?, me).await?;
        let institution = store::institution::institution(&request.db, booking.institution).await?;
        let series = store::booking::my_series(&request.db, booking.series, me).await?;
        let rest = store::booking::rest_of(&request.db, &booking).await?;
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
            <Facts booking=booking.clone() later=booking.called_off_later(&series)/>
            <Together all=series itself=booking.id address=my_booking/>
            <p>{say(words::CALL)}" "<Phrases text=call/></p>
            <div class="button-row">
                {(booking.state == BookingState::Confirmed).then(|| view! {
                    <a class="button" href=my_booking_slip(booking.id)>{say(SLIP)}</a>
                })}
                {may_move(&booking, &request).then(|| view! {
                    <a class="button" href=my_booking_move(booking.id)>{say(MOVE)}</a>
                })}
            </div>
            {may_end.then(|| view! { <GivingUp booking=booking rest=rest attempt=attempt/> })}
        })
    })
}

/// What was asked for; where it was called off, why, and how many later ones with it.
#[component]
fn Facts(booking: Booking, later: usize) -> impl IntoView {
    let language = request().language;
    let purpose = booking.purpose;
    let rows = [
        (REASON, and_later(language, &booking.reason, later)),
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
fn GivingUp(booking: Booking, rest: Rest, attempt: Attempt) -> impl IntoView {
    let say = request().say();
    let is_asked = rest.bookings.len() > 1;
    view! {
        <Form action="/forms/give-up-room" attempt=attempt is_question=is_asked>
            <input type="hidden" name="booking" value=booking.id.to_string()/>
            <input type="hidden" name="revision" value=booking.revision/>
            <p>{say(words::GIVE_UP_WHY)}</p>
            <HowMany rest=rest/>
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
    #[server(default)] reach: String,
    #[server(default)] seen: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, booking.parse()?);
    let revision: i64 = revision.parse().map_err(|_| AppError::BadForm)?;
    let outcome = async {
        let me = request.person()?.id;
        if Reach::from_code(&reach) == Some(Reach::Rest) {
            let asked = EndRest { booking: id, seen: Seen::as_sent(&seen), reason: String::new() };
            give_up_rest(&request.db, key, &asked, me).await?;
            return Ok(());
        }
        Ok(give_up(&request.db, key, id, revision, me).await?)
    };
    match outcome.await {
        Ok(()) => see_other(&my_booking(id)),
        Err(error) => {
            Attempt::at([("reach", reach.as_str())])
                .comes_back(&request, FORM, &my_booking(id), error)
                .await
        }
    }
}
