//! Booking a room at the desk, which an address names.

use domain::id::VenueId;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::error::AppError;
use crate::pages::booking::asking::{Shown, Side, asking, time_in_query};
use crate::pages::page;
use crate::request::request;

/// Asks when, then for what.
#[component]
pub fn NewBookingPage() -> impl IntoView {
    let (request, typed) = (request(), time_in_query());
    let room: Option<VenueId> =
        use_query_map().with_untracked(|query| query.get("room").and_then(|id| id.parse().ok()));
    page(async move {
        let by = request.coordinator()?;
        let room = room.ok_or(AppError::NotFound)?;
        let room = store::room::room(&request.db, room, by).await?;
        asking(Shown { request, room, side: Side::Desk }, typed).await
    })
}
