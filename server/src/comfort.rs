//! 字号, 对比 and language: kept in the browser for a year. What stands half typed in the page's form is kept for a day.

use app::draft::PAGE;
use app::request::{Contrast, Request as Asked, TextSize, own_path};
use axum::extract::rejection::FormRejection;
use axum::extract::{Extension, Form, FromRequest, Query, Request};
use axum::response::{IntoResponse, Response};
use domain::language::Language;
use http::header::{LOCATION, REFERER, SET_COOKIE};
use http::{HeaderMap, HeaderValue, StatusCode, Uri};

use crate::same_origin::Unproven;

const A_YEAR: i64 = 365 * 24 * 60 * 60;

type Pairs = Vec<(String, String)>;

/// Keeps what was chosen, and goes back to the page with what was typed there. What is unknown is passed over.
///
/// A page that has changed itself already tells its choice in the query, and needs no answer.
pub async fn set(
    Extension(asked): Extension<Asked>,
    Query(told): Query<Pairs>,
    unproven: Option<Extension<Unproven>>,
    request: Request,
) -> Result<Response, FormRejection> {
    if !told.is_empty() {
        return Ok(with_choices(StatusCode::NO_CONTENT.into_response(), &asked, &told));
    }
    let headers = request.headers().clone();
    let Form(sent) = Form::<Pairs>::from_request(request, &()).await?;
    let page = own_path(value(&sent, PAGE).unwrap_or_else(|| page_before(&headers)));
    let query = page.parse::<Uri>().ok().and_then(|uri| Query::try_from_uri(&uri).ok());
    let query = query.map_or_else(Pairs::new, |Query(pairs)| pairs);
    // Where it cannot be kept, the switch is still worth more than an apology.
    let way = match unproven {
        None => asked.keep_draft(page, &query, &sent).await.unwrap_or_else(|_| page.to_owned()),
        // Another site may have written what seems to be typed.
        Some(_) => page.to_owned(),
    };
    let way = HeaderValue::from_str(&way).unwrap_or(HeaderValue::from_static("/"));
    let response = (StatusCode::SEE_OTHER, [(LOCATION, way)]).into_response();
    Ok(with_choices(response, &asked, &sent))
}

/// The first value of this name.
fn value<'a>(pairs: &'a Pairs, name: &str) -> Option<&'a str> {
    pairs.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
}

/// The page that a form without a word about its page stands on: the browser tells it.
fn page_before(headers: &HeaderMap) -> &str {
    let told = headers.get(REFERER).and_then(|told| told.to_str().ok()).unwrap_or_default();
    let after_host =
        told.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
    after_host.unwrap_or_default()
}

fn with_choices(mut response: Response, asked: &Asked, told: &Pairs) -> Response {
    let told = |name: &str| value(told, name).unwrap_or_default();
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
