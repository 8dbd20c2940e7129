//! Asking for a room for a club: when, then for what.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use leptos::prelude::*;
use store::booking::ask;

use crate::attempt::form_key;
use crate::error::AppError;
use crate::pages::booking::asking::{Sent, Shown, Side, asking, time_in_query};
use crate::pages::{id_in_path, page};
use crate::paths::rooms::{asking_for_room_at, my_booking};
use crate::request::{request, see_other};

/// Whoever is not signed in signs in first: a booking has somebody who answers for it.
#[component]
pub fn AskForRoomPage() -> impl IntoView {
    let (request, id, typed) = (request(), id_in_path(), time_in_query());
    page(async move {
        request.person()?;
        let room = store::booking::lent_room(&request.db, id?).await?;
        asking(Shown { request, room, side: Side::Own }, typed).await
    })
}

/// Asks for the free days, and waits for those that are taken where it says so.
#[server(prefix = "/forms", endpoint = "book-room")]
pub async fn post_book_room(
    #[server(default)] key: String,
    #[server(default)] room: String,
    #[server(default)] on: String,
    #[server(default)] from: String,
    #[server(default)] to: String,
    #[server(default)] every: String,
    #[server(default)] until: String,
    #[server(default)] what: String,
    #[server(default)] group: String,
    #[server(default)] contact: String,
    #[server(default)] telephone: String,
    #[server(default)] waits: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, room.parse()?);
    let club = domain::booking::Whose::Club.code().to_owned();
    let typed = [on, from, to, every, until, what, club, group, contact, telephone, waits];
    let sent = Sent { room: id, typed };
    let (mut attempt, page) = sent.attempt(asking_for_room_at);
    let outcome = async {
        let me = request.person()?.id;
        store::booking::lent_room(&request.db, id).await?;
        Ok(ask(&request.db, key, &sent.booking(&mut attempt)?, me).await?)
    };
    match outcome.await {
        Ok(booked) => {
            let (first, _) = booked.made.first().ok_or(AppError::Failed)?;
            see_other(&my_booking(*first))
        }
        Err(error) => attempt.comes_back(&request, Side::Own.form(), &page, error).await,
    }
}
