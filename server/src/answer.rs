//! Answers of routes that are not pages: a file, a way to go, or the status that a plain page then explains.

use app::download::Download;
use app::error::AppError;
use app::paths;
use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, LOCATION};
use http::{HeaderValue, StatusCode};

/// A file to be saved, kept by nobody on the way.
pub fn file(made: Result<Download, AppError>) -> Response {
    file_of(made, paths::DESK_SIGN_IN)
}

/// The same, for somebody who signs in there.
pub fn file_of(made: Result<Download, AppError>, sign_in: &str) -> Response {
    let file = match made {
        Ok(file) => file,
        Err(error) => return refused(&error, sign_in),
    };
    let disposition = HeaderValue::from_str(&file.content_disposition());
    let disposition = disposition.unwrap_or(HeaderValue::from_static("attachment"));
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(file.content_type)),
        (CONTENT_DISPOSITION, disposition),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    (headers, file.bytes).into_response()
}

/// 303 to where a form leads.
pub fn led_to(way: Result<String, AppError>) -> Response {
    match way {
        Ok(way) => see_other(&way),
        Err(error) => refused(&error, paths::DESK_SIGN_IN),
    }
}

/// What an error answers: whoever must sign in is sent there.
pub fn refused(error: &AppError, sign_in: &str) -> Response {
    match error {
        AppError::SignInNeeded => see_other(sign_in),
        error => error.status().into_response(),
    }
}

/// 404.
pub fn not_found() -> Response {
    StatusCode::NOT_FOUND.into_response()
}

fn see_other(way: &str) -> Response {
    let way = HeaderValue::from_str(way).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(LOCATION, way)]).into_response()
}
