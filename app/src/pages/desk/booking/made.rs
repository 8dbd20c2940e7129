//! What the form of a new booking does: reads what was typed, and books the room.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use domain::calendar;
use leptos::prelude::*;
use store::booking::book;

use crate::attempt::form_key;
use crate::error::AppError;
use crate::pages::booking::asking::{Sent, Side};
use crate::paths::rooms::{booking_room_weekly, desk_booking_made};
use crate::request::{request, see_other};

/// Books the free days, and waits for those that are taken where it says so.
#[server(prefix = "/forms", endpoint = "desk-book")]
pub async fn post_desk_book(
    #[server(default)] key: String,
    #[server(default)] room: String,
    #[server(default)] on: String,
    #[server(default)] from: String,
    #[server(default)] to: String,
    #[server(default)] every: String,
    #[server(default)] until: String,
    #[server(default)] what: String,
    #[server(default)] whose: String,
    #[server(default)] group: String,
    #[server(default)] contact: String,
    #[server(default)] telephone: String,
    #[server(default)] waits: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, room.parse()?);
    let typed = [on, from, to, every, until, what, whose, group, contact, telephone, waits];
    let sent = Sent { room: id, typed };
    let (mut attempt, page) = sent.attempt(booking_room_weekly);
    let outcome = async {
        let by = request.coordinator()?;
        store::room::room(&request.db, id, by).await?;
        Ok(book(&request.db, key, &sent.booking(&mut attempt)?, by).await?)
    };
    match outcome.await {
        Ok(booked) => {
            let skipped: Vec<_> =
                booked.skipped.iter().map(|one| calendar::day(one.span.from)).collect();
            let (first, _) = booked.made.first().ok_or(AppError::Failed)?;
            see_other(&desk_booking_made(*first, &skipped))
        }
        Err(error) => attempt.comes_back(&request, Side::Desk.form(), &page, error).await,
    }
}
