//! What the buttons of a booking do.

use domain::booking::{Act, Reach};
use leptos::prelude::*;
use store::Seen;
use store::booking::{EndRest, Settle, call_off_rest, settle};

use super::FORM;
use crate::attempt::{Attempt, form_key};
use crate::error::AppError;
use crate::paths::rooms::desk_booking;
use crate::request::{request, see_other};
use crate::wording::desk::people::REASON_MISSING;

/// In the address: something was just done.
pub(super) const SETTLED: &str = "done";

/// Says yes or no to a booking, calls it off, undoes that, or gives the time to whoever waits.
#[server(prefix = "/forms", endpoint = "desk-booking")]
pub async fn post_desk_booking(
    #[server(default)] key: String,
    #[server(default)] booking: String,
    #[server(default)] revision: String,
    #[server(default)] act: String,
    #[server(default)] reason: String,
    #[server(default)] reach: String,
    #[server(default)] seen: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, booking.parse()?);
    let revision: i64 = revision.parse().map_err(|_| AppError::BadForm)?;
    let mut attempt = Attempt::at([("reason", reason.as_str()), ("reach", reach.as_str())]);
    let outcome = async {
        let by = request.coordinator()?;
        store::booking::booking(&request.db, id, by).await?;
        let act = Act::from_code(&act).ok_or(AppError::BadForm)?;
        let reason = match act.needs_reason() {
            true => attempt.reason("reason", REASON_MISSING),
            false => Ok(String::new()),
        };
        let reason = reason?;
        if act == Act::Cancel && Reach::from_code(&reach) == Some(Reach::Rest) {
            let asked = EndRest { booking: id, seen: Seen::as_sent(&seen), reason };
            call_off_rest(&request.db, key, &asked, by).await?;
            return Ok(());
        }
        let asked = Settle { booking: id, revision, act, reason };
        settle(&request.db, key, &asked, by).await?;
        Ok(())
    };
    match outcome.await {
        Ok(()) => see_other(&format!("{}?{SETTLED}", desk_booking(id))),
        Err(error) => attempt.comes_back(&request, FORM, &desk_booking(id), error).await,
    }
}
