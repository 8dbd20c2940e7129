//! One line for each request: what, how it ended, how long it took. No address, no name, no query.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use http::HeaderValue;
use http::header::HeaderName;
use tracing_subscriber::EnvFilter;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// A number that somebody can read out on the telephone.
#[derive(Clone, Debug)]
pub struct RequestId(String);

impl RequestId {
    fn new() -> Self {
        let number = rand::random_range(0..10_000_000_000_u64);
        Self(format!("{:05}-{:05}", number / 100_000, number % 100_000))
    }

    /// 48213-00721.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Begins to log, as `RUST_LOG` says; requests and warnings if it says nothing.
pub fn start() {
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new("warn,yinyao=info,server=info"));
    let colour = std::io::IsTerminal::is_terminal(&std::io::stderr());
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(colour)
        .with_target(false)
        .init();
}

/// Gives the request its number, and logs it once it is answered.
pub async fn log_request(mut request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let id = RequestId::new();
    let method = request.method().clone();
    // The pattern, not the path: a calendar's token stands in a path.
    let route =
        request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str).to_owned();
    request.extensions_mut().insert(id.clone());
    let mut response = next.run(request).await;
    let (status, ms) = (response.status().as_u16(), begun.elapsed().as_millis());
    tracing::info!(id = id.as_str(), %method, route, status, ms, "answered");
    if let Ok(value) = HeaderValue::from_str(id.as_str()) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}
