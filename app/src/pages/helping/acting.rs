//! Beginning to act for somebody, and acting for oneself again.

use domain::id::ConsentId;
use domain::refusal::Refusal;
use leptos::prelude::*;

use crate::error::AppError;
use crate::paths;
use crate::request::{request, see_other};

/// From now on every page is for the person. A consent that has ended leads back to the list, which says so.
#[server(prefix = "/forms", endpoint = "act-for")]
pub async fn post_act_for(#[server(default)] consent: String) -> Result<(), AppError> {
    let request = request();
    let Ok(id) = consent.parse::<ConsentId>() else { return Err(AppError::BadForm) };
    let Some(signed) = &request.signed else { return see_other(&paths::sign_in(paths::HELPING)) };
    match store::consent::act_for(&request.db, signed.sign_in, signed.person.id, id).await {
        Ok(()) => {
            // What this browser typed for itself is not shown to be sent for somebody else.
            store::attempt::forget(&request.db, &request.visitor).await?;
            request.remember_acting(id);
            see_other(paths::MY_SIGN_UPS)
        }
        Err(store::Error::Refused(Refusal::Consent(_))) => see_other(paths::HELPING),
        Err(error) => Err(error.into()),
    }
}

/// Ends the borrowed identity; what was typed under it goes with it.
#[server(prefix = "/forms", endpoint = "stop-acting")]
pub async fn post_stop_acting() -> Result<(), AppError> {
    let request = request();
    request.forget_acting();
    if let Some(signed) = &request.signed {
        store::attempt::forget(&request.db, &request.visitor).await?;
        store::consent::act_for_oneself(&request.db, signed.sign_in).await?;
    }
    see_other(paths::HELPING)
}
