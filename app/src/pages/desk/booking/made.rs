//! What the form of a new booking does: reads what was typed, and books the room.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use domain::calendar;
use leptos::prelude::*;
use store::booking::{NewBooking, book};

use crate::attempt::{Attempt, form_key};
use crate::error::AppError;
use crate::pages::booking::asking::{FIELDS, Side};
use crate::pages::booking::particulars::{purpose, wanted};
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
    let [day, begins, ends, often, last] =
        [&on, &from, &to, &every, &until].map(|typed| typed.chars().take(60).collect::<String>());
    let page = booking_room_weekly(id, [&day, &begins, &ends], &often, &last);
    let waits_for = waits == "yes";
    let typed = [on, from, to, every, until, what, whose, group, contact, telephone, waits];
    let mut attempt = Attempt::at(FIELDS.into_iter().zip(typed.iter().map(String::as_str)));
    let outcome = async {
        let by = request.coordinator()?;
        store::room::room(&request.db, id, by).await?;
        let (wanted, purpose) = (wanted(&mut attempt), purpose(&mut attempt));
        let new = NewBooking { room: id, wanted: wanted?, purpose: purpose?, waits: waits_for };
        Ok(book(&request.db, key, &new, by).await?)
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
