//! What the forms of a house's closures do: close it, put back a closure that was taken back, and open it on a public holiday.

use jiff::civil::Date;
use leptos::prelude::*;
use store::room::{NewClosure, close, close_again, open_holiday};

use super::called_off::as_sent;
use super::look::{FIELDS, Of, span};
use super::{CLOSED, FORM, OPENED, SHUT, closed_at};
use crate::attempt::{Attempt, form_key};
use crate::draft::CHOSEN;
use crate::error::AppError;
use crate::paths::rooms::DESK_CLOSURES;
use crate::request::{request, see_other};
use crate::wording::room::desk::CLOSE_REASON_MISSING;

/// Closes the house for a time and calls off what was ticked; tells how much still stands in it.
#[server(prefix = "/forms", endpoint = "desk-house-close")]
pub async fn post_desk_house_close(
    #[server(default)] key: String,
    #[server(default)] from: String,
    #[server(default)] to: String,
    #[server(default)] reason: String,
    #[server(default)] shown: String,
    #[server(default)] chosen: Vec<String>,
) -> Result<(), AppError> {
    let request = request();
    let (key, calls_off) = (form_key(&key)?, as_sent(&chosen, &shown)?);
    let (typed, chosen) = ([from, to, reason, shown], chosen.join(" "));
    let fields = FIELDS.into_iter().zip(typed.iter().map(String::as_str));
    let mut attempt = Attempt::at(fields.chain([(CHOSEN, chosen.as_str())]));
    let page = Of(None).page_of(&attempt);
    let outcome = async {
        let by = request.coordinator()?;
        let span = span(&mut attempt);
        let reason = attempt.reason("reason", CLOSE_REASON_MISSING);
        let closure = NewClosure { room: None, span: span?, reason: reason?, calls_off };
        Ok(close(&request.db, key, &closure, by).await?)
    };
    match outcome.await {
        Ok(closed) => see_other(&closed_at(DESK_CLOSURES, closed)),
        Err(error) => attempt.comes_back(&request, FORM, &page, error).await,
    }
}

/// A closure that was taken back counts again.
#[server(prefix = "/forms", endpoint = "desk-house-again")]
pub async fn post_desk_house_again(
    #[server(default)] key: String,
    #[server(default)] closure: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, closure.parse()?);
    let outcome = async { Ok(close_again(&request.db, key, id, request.coordinator()?).await?) };
    match outcome.await {
        Ok(0) => see_other(&format!("{DESK_CLOSURES}?{SHUT}")),
        Ok(stands) => see_other(&format!("{DESK_CLOSURES}?{CLOSED}={stands}")),
        Err(error) => Attempt::default().comes_back(&request, FORM, DESK_CLOSURES, error).await,
    }
}

/// The house is open on the public holiday that begins that day.
#[server(prefix = "/forms", endpoint = "desk-holiday-open")]
pub async fn post_desk_holiday_open(
    #[server(default)] key: String,
    #[server(default)] on: String,
) -> Result<(), AppError> {
    let request = request();
    let key = form_key(&key)?;
    let outcome = async {
        let by = request.coordinator()?;
        let on = on.parse::<Date>().map_err(|_| AppError::BadForm)?;
        Ok(open_holiday(&request.db, key, on, by).await?)
    };
    match outcome.await {
        Ok(()) => see_other(&format!("{DESK_CLOSURES}?{OPENED}")),
        Err(error) => Attempt::default().comes_back(&request, FORM, DESK_CLOSURES, error).await,
    }
}
