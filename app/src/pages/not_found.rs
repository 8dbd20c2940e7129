//! The page for an address that leads nowhere.

use leptos::prelude::*;

use crate::error::AppError;
use crate::pages::ErrorPage;
use crate::request::try_request;

/// 404, in the reader's language.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    try_request().map(|request| view! { <ErrorPage request=request error=AppError::NotFound/> })
}
