//! Moving a booking at the desk to another time or another room.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use leptos::prelude::*;
use store::booking::{booking, move_booking};

use crate::attempt::form_key;
use crate::error::AppError;
use crate::pages::booking::asking::Side;
use crate::pages::booking::moving::{Sent, Shown, done_at, may_move, moving, time_in_query};
use crate::pages::{id_in_path, page};
use crate::paths::rooms::desk_booking;
use crate::request::{request, see_other};

/// Asks when instead, then where.
#[component]
pub fn MoveBookingPage() -> impl IntoView {
    let (request, id, typed) = (request(), id_in_path(), time_in_query());
    page(async move {
        let booking = booking(&request.db, id?, request.coordinator()?).await?;
        if !may_move(&booking, &request) {
            // Its page says how it stands.
            see_other(&desk_booking(booking.id))?;
            return Ok(().into_any());
        }
        moving(Shown { request, booking, side: Side::Desk }, typed).await
    })
}

/// Moves it, and tells its club.
#[server(prefix = "/forms", endpoint = "desk-booking-move")]
pub async fn post_desk_booking_move(
    #[server(default)] key: String,
    #[server(default)] booking: String,
    #[server(default)] revision: String,
    #[server(default)] on: String,
    #[server(default)] from: String,
    #[server(default)] to: String,
    #[server(default)] reach: String,
    #[server(default)] room: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let (request, side) = (request(), Side::Desk);
    let (key, id) = (form_key(&key)?, booking.parse()?);
    let revision: i64 = revision.parse().map_err(|_| AppError::BadForm)?;
    let sent = Sent { booking: id, revision, typed: [on, from, to, reach, room, reason] };
    let (mut attempt, page) = sent.attempt(side);
    let outcome = async {
        let by = request.coordinator()?;
        store::booking::booking(&request.db, id, by).await?;
        Ok(move_booking(&request.db, key, &sent.read(&mut attempt, side)?, by).await?)
    };
    match outcome.await {
        Ok(moved) => see_other(&done_at(side, id, &moved)),
        Err(error) => attempt.comes_back(&request, side.moving_form(), &page, error).await,
    }
}
