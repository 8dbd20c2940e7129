//! Signing up: checking first, then the entry itself, confirmed or waiting.

use domain::id::OfferingId;
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUpState};
use leptos::prelude::*;
use store::sign_up::Asked;

use crate::attempt::{Attempt, form_key};
use crate::error::AppError;
use crate::paths;
use crate::request::{Request, request, see_other};

pub use check::{CheckPage, sending};
pub use entry::SignUpPage;
pub use swap::SwapPage;

pub mod attended;
mod calls;
mod check;
mod drawn_near;
mod ended;
pub mod entry;
mod keeping;
mod refused;
pub mod short;
pub mod slip;
mod swap;
mod together;
mod why;

/// What was expected: a place.
const HELD: &str = "held";

/// In an address: the person confirmed a place, and it was taken by somebody else in that moment.
const FILLED: &str = "filled";

/// In an address: another place has just been given up for this one.
const SWAPPED: &str = "swapped";

/// Gives the person signed in the offering's next place, or a position on the waiting list.
///
/// A rule that says no leads back to the check page, which says why, whatever the form was.
#[server(prefix = "/forms", endpoint = "sign-up")]
pub async fn post_sign_up(
    #[server(default)] key: String,
    #[server(default)] offering: String,
    #[server(default)] expected: String,
) -> Result<(), AppError> {
    let request = request();
    let Ok(offering) = offering.parse::<OfferingId>() else { return Err(AppError::BadForm) };
    let page = paths::signing_up(offering);
    match signed_up(&request, &key, offering, expected == HELD).await {
        Ok(way) => see_other(&way),
        Err(error @ AppError::Refused(Refusal::KeyUsedForSomethingElse)) => {
            Attempt::default().comes_back(&request, "sign-up", &page, error).await
        }
        Err(AppError::Refused(_) | AppError::NotFound) => see_other(&page),
        Err(AppError::SignInNeeded) => see_other(&paths::sign_in(&page)),
        Err(error) => Err(error),
    }
}

async fn signed_up(
    request: &Request,
    key: &str,
    offering: OfferingId,
    held_expected: bool,
) -> Result<String, AppError> {
    let key = form_key(key)?;
    let person = request.on_behalf_of()?.id;
    let asked = Asked { offering, person, by: request.by()? };
    let sign_up = store::sign_up::sign_up(&request.db, key, asked).await?;
    let waits = matches!(sign_up.state, SignUpState::Live(Place::Waiting { .. }));
    let way = paths::sign_up(sign_up.id);
    Ok(if waits && held_expected { format!("{way}?{FILLED}") } else { way })
}
