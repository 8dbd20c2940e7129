//! No request is answered later than this: by then whoever asked has gone, or thinks that nothing works.

use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::StatusCode;

/// Longer than a unit of writing waits for its turn, and a slow upload takes.
pub const LONGEST: Duration = Duration::from_secs(60);

/// Answers 503 in place of what has not come. A unit of writing that was begun is finished all the same.
pub async fn limit_time(State(longest): State<Duration>, request: Request, next: Next) -> Response {
    tokio::time::timeout(longest, next.run(request)).await.unwrap_or_else(|_| {
        tracing::warn!("a request took too long");
        StatusCode::SERVICE_UNAVAILABLE.into_response()
    })
}
