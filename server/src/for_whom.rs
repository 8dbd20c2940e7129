//! Refuses a form that was shown for another person than the one for whom the reader acts now: in another window they may
//! have begun, ended, or let it lie for too long.

use app::paths;
use app::request::{FOR_WHOM, Request as Asked};
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::LOCATION;
use http::{Method, StatusCode};

use crate::same_origin::field_in;

/// What is the reader's own, whomever they act for: switches, the way out, signing out.
const ALWAYS: [&str; 3] = [paths::COMFORT, "/forms/stop-acting", "/forms/sign-out"];

/// Lets a form through that is for whom it was shown. Otherwise nothing is done, and a page says so.
pub async fn only_for_whom_it_was_shown(request: Request, next: Next) -> Response {
    let asked = request.extensions().get::<Asked>();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let Some(now) = asked.filter(|asked| asked.signed.is_some()).map(Asked::for_whom) else {
        return next.run(request).await;
    };
    if reads || ALWAYS.contains(&request.uri().path()) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    // The body was read and limited before.
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    if field_in(&bytes, FOR_WHOM) != now {
        return (StatusCode::SEE_OTHER, [(LOCATION, paths::HELPING_CHANGED)]).into_response();
    }
    next.run(Request::from_parts(parts, Body::from(bytes))).await
}
