//! Where a form's answer leads: to a page of our own, and nowhere else.

use http::header::LOCATION;
use http::{HeaderValue, StatusCode};
use leptos::prelude::expect_context;
use leptos_axum::ResponseOptions;

use crate::error::AppError;

/// Answers a form: 303 to a page of ours. Not `leptos_axum::redirect`, which would answer 302.
pub fn see_other(path: &str) -> Result<(), AppError> {
    let options = expect_context::<ResponseOptions>();
    options.set_status(StatusCode::SEE_OTHER);
    options.insert_header(LOCATION, HeaderValue::from_str(path).map_err(|_| AppError::BadForm)?);
    Ok(())
}

/// A path of our own site to go back to; anything else is the home page.
pub fn own_path(typed: &str) -> &str {
    let own = typed.starts_with('/')
        && !typed.starts_with("//")
        && !typed.contains('\\')
        // Browsers take tabs and line ends out of an address: "/<tab>/evil.example" would lead away.
        && !typed.bytes().any(|byte| byte.is_ascii_control());
    if own && typed.len() < 2000 && typed.is_ascii() { typed } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_our_own_are_gone_back_to() {
        assert_eq!(own_path("/offerings?page=2"), "/offerings?page=2");
        for foreign in [
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "",
            "/a\r\nb",
            "中",
        ] {
            assert_eq!(own_path(foreign), "/", "{foreign}");
        }
    }
}
