//! Whether the process lives, and whether it can do its work: for whoever watches over it.

use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use http::StatusCode;

use crate::site::Site;

/// How long the database may take to write one row.
const PATIENCE: Duration = Duration::from_secs(3);

/// `/healthz` and `/readyz`.
pub fn routes() -> Router<Site> {
    Router::new().route("/healthz", get(|| async { "alive\n" })).route("/readyz", get(ready))
}

/// Ready if the database takes a row and nobody is stopping the process.
async fn ready(State(site): State<Site>) -> (StatusCode, &'static str) {
    if site.is_stopping() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n");
    }
    match tokio::time::timeout(PATIENCE, site.db.is_ready()).await {
        Ok(Ok(())) => (StatusCode::OK, "ready\n"),
        _ => (StatusCode::SERVICE_UNAVAILABLE, "the database does not take a row\n"),
    }
}
