//! 字号, 对比 and language: kept in the browser for a year.

use app::request::{Contrast, Request as Asked, TextSize, own_path};
use axum::extract::{Extension, Form};
use axum::response::{IntoResponse, Response};
use domain::language::Language;
use http::header::{LOCATION, SET_COOKIE};
use http::{HeaderValue, StatusCode};

const A_YEAR: i64 = 365 * 24 * 60 * 60;

/// Keeps what was chosen and goes back to the page. What is unknown is passed over.
pub async fn set(
    Extension(asked): Extension<Asked>,
    Form(chosen): Form<Vec<(String, String)>>,
) -> Response {
    let told = |name: &str| {
        chosen.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value.as_str())
    };
    let mut response = StatusCode::SEE_OTHER.into_response();
    let back =
        HeaderValue::from_str(own_path(told("return_to"))).unwrap_or(HeaderValue::from_static("/"));
    response.headers_mut().insert(LOCATION, back);
    for (name, value) in [
        ("text_size", text_size(told("text_size"))),
        ("contrast", Contrast::from_code(told("contrast")).map(Contrast::code)),
        ("language", language(told("language"))),
    ] {
        let cookie = value.map(|value| asked.installation.cookie(name, value, A_YEAR));
        if let Some(Ok(cookie)) = cookie.map(|cookie| HeaderValue::from_str(&cookie)) {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
    }
    response
}

fn text_size(told: &str) -> Option<&'static str> {
    TextSize::ALL.into_iter().map(TextSize::code).find(|code| *code == told)
}

fn language(told: &str) -> Option<&'static str> {
    [Language::Chinese, Language::English]
        .into_iter()
        .map(Language::code)
        .find(|code| *code == told)
}
