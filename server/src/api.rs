//! The public interface for programs: offerings as JSON. What its fields mean stands in `api/fields.md`, served at
//! `/api/v1`. It tells nothing of any person, and changes nothing.

mod list;
mod offering;

use app::wording::Sentence;
use app::wording::api as words;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use axum::{Json, Router};
use domain::id::OfferingId;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderValue, StatusCode};
use serde::Serialize;

use self::offering::{ApiOffering, WithSessions};
use crate::site::Site;

/// Everything below `/api`.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/api/v1", get(fields))
        .route("/api/v1/offerings", get(list::list))
        .route("/api/v1/offerings/{id}", get(one))
        .route(
            "/api/{*rest}",
            any(|| async { told(StatusCode::NOT_FOUND, words::UNKNOWN_ADDRESS) }),
        )
        .method_not_allowed_fallback(|| async {
            told(StatusCode::METHOD_NOT_ALLOWED, words::ONLY_READ)
        })
}

/// What each field means.
async fn fields() -> impl IntoResponse {
    let kind = HeaderValue::from_static("text/markdown; charset=utf-8");
    (
        [(CONTENT_TYPE, kind), (CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"))],
        include_str!("api/fields.md"),
    )
}

/// `GET /api/v1/offerings/{id}`.
async fn one(State(site): State<Site>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<OfferingId>() else {
        return told(StatusCode::NOT_FOUND, words::UNKNOWN_OFFERING);
    };
    match load(&site, id).await {
        Ok(offering) => found(&offering),
        Err(error) => failed(&site, error),
    }
}

async fn load(site: &Site, id: OfferingId) -> store::Result<WithSessions> {
    let offering = store::offering::offering(&site.db, id).await?;
    let sessions = store::offering::sessions(&site.db, id).await?;
    Ok(WithSessions {
        offering: ApiOffering::of(&offering, site.db.now()),
        sessions: sessions.iter().map(Into::into).collect(),
    })
}

/// An answer that may be kept if it is asked for again each time.
fn found(body: &impl Serialize) -> Response {
    ([(CACHE_CONTROL, HeaderValue::from_static("no-cache"))], Json(body)).into_response()
}

/// An answer that says no, with the sentence in both languages.
fn told(status: StatusCode, sentence: impl Into<Sentence>) -> Response {
    #[derive(Serialize)]
    struct Refused {
        error: Sentence,
    }
    (status, Json(Refused { error: sentence.into() })).into_response()
}

fn failed(site: &Site, error: store::Error) -> Response {
    match error {
        store::Error::NotFound => told(StatusCode::NOT_FOUND, words::UNKNOWN_OFFERING),
        error => {
            tracing::warn!(%error, "the public interface could not read");
            told(StatusCode::SERVICE_UNAVAILABLE, words::away(&site.installation.help_telephone))
        }
    }
}
