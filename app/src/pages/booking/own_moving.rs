//! Moving a booking of one's own to another time or another room.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use leptos::prelude::*;
use store::booking::{move_own, my_booking};

use super::asking::Side;
use super::moving::{Sent, Shown, done_at, may_move, moving, time_in_query};
use crate::attempt::form_key;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::request::{request, see_other};

/// Asks when instead, then where.
#[component]
pub fn MoveMyBookingPage() -> impl IntoView {
    let (request, id, typed) = (request(), id_in_path(), time_in_query());
    page(async move {
        let booking = my_booking(&request.db, id?, request.person()?.id).await?;
        if !may_move(&booking, &request) {
            // Its page says how it stands.
            see_other(&paths::rooms::my_booking(booking.id))?;
            return Ok(().into_any());
        }
        moving(Shown { request, booking, side: Side::Own }, typed).await
    })
}

/// Moves it.
#[server(prefix = "/forms", endpoint = "move-booking")]
pub async fn post_move_booking(
    #[server(default)] key: String,
    #[server(default)] booking: String,
    #[server(default)] revision: String,
    #[server(default)] on: String,
    #[server(default)] from: String,
    #[server(default)] to: String,
    #[server(default)] reach: String,
    #[server(default)] room: String,
) -> Result<(), AppError> {
    let (request, side) = (request(), Side::Own);
    let (key, booking) = (form_key(&key)?, booking.parse()?);
    let revision: i64 = revision.parse().map_err(|_| AppError::BadForm)?;
    let sent = Sent { booking, revision, typed: [on, from, to, reach, room, String::new()] };
    let (mut attempt, page) = sent.attempt(side);
    let outcome = async {
        let me = request.person()?.id;
        my_booking(&request.db, booking, me).await?;
        Ok(move_own(&request.db, key, &sent.read(&mut attempt, side)?, me).await?)
    };
    match outcome.await {
        Ok(moved) => see_other(&done_at(side, booking, &moved)),
        Err(error) => attempt.comes_back(&request, side.moving_form(), &page, error).await,
    }
}
