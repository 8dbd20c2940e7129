//! Signing out: here, or on every device at once. What this browser typed goes with it: others may use it next.

use leptos::prelude::*;

use super::EVERYWHERE;
use crate::error::AppError;
use crate::paths;
use crate::request::{request, see_other};

/// Ends this browser's sign-in.
#[server(prefix = "/forms", endpoint = "sign-out")]
pub async fn post_sign_out() -> Result<(), AppError> {
    let request = request();
    store::attempt::forget(&request.db, &request.visitor).await?;
    let Some(signed) = &request.signed else { return see_other(paths::HOME) };
    store::sign_in::sign_out(&request.db, signed.sign_in).await?;
    request.forget_sign_in();
    see_other(if signed.coordinator.is_some() { paths::DESK_SIGN_IN } else { paths::HOME })
}

/// Ends every sign-in of the person, this one too.
#[server(prefix = "/forms", endpoint = "sign-out-everywhere")]
pub async fn post_sign_out_everywhere() -> Result<(), AppError> {
    let request = request();
    store::attempt::forget(&request.db, &request.visitor).await?;
    let Ok(person) = request.person() else { return see_other(paths::SIGN_IN) };
    store::sign_in::sign_out_everywhere(&request.db, person.id, &request.visitor).await?;
    request.forget_sign_in();
    see_other(&format!("{}?{EVERYWHERE}", paths::SIGN_IN))
}
