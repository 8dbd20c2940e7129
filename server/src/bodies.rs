//! What is sent along with a request is read here, whole and with a limit, before anything looks at it.

use std::time::Duration;

use app::paths;
use app::request::Request as Asked;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{Method, StatusCode};
use http_body_util::BodyExt;

/// A form: 1 MB.
const FORM: usize = 1 << 20;
/// A plan handed in at a desk: 10 MB, and what the form around it takes.
const PLAN: usize = (10 << 20) + (64 << 10);
/// Of what is too much, so much is still read and dropped: a browser shows our answer only if it could finish sending.
const DROPPED: usize = 64 << 20;
/// How long sending may take.
const PATIENCE: Duration = Duration::from_secs(45);

/// The plan that was sent is larger than is taken: its handler says so on its own page.
#[derive(Clone, Copy, Debug)]
pub struct TooLarge;

/// Reads the body. What is too large is answered 413; the handler of plans gets its beginning, marked so.
pub async fn read_whole(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let is_plan = request.uri().path() == paths::DESK_IMPORT;
    let asked = request.extensions().get::<Asked>();
    let at_desk = asked.is_some_and(|asked| asked.coordinator().is_ok());
    let limit = if is_plan && at_desk { PLAN } else { FORM };
    let (mut parts, body) = request.into_parts();
    let bytes = match tokio::time::timeout(PATIENCE, collect(body, limit)).await {
        Err(_) => return StatusCode::REQUEST_TIMEOUT.into_response(),
        Ok(Err(Broken)) => return StatusCode::BAD_REQUEST.into_response(),
        Ok(Ok(Read::Beginning(bytes))) if is_plan => {
            parts.extensions.insert(TooLarge);
            bytes
        }
        Ok(Ok(Read::Beginning(_))) => return StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        Ok(Ok(Read::Whole(bytes))) => bytes,
    };
    next.run(Request::from_parts(parts, Body::from(bytes))).await
}

/// Whoever sent it went away in the middle.
struct Broken;

/// What has come of a body.
enum Read {
    Whole(Bytes),
    /// It is larger than the limit; so much of it as the fields of a form take.
    Beginning(Bytes),
}

/// The whole body, or its beginning if it is larger than the limit.
async fn collect(mut body: Body, limit: usize) -> Result<Read, Broken> {
    let (mut kept, mut seen) = (Vec::new(), 0_usize);
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| Broken)?.into_data() else { continue };
        let room = limit.saturating_sub(seen).min(data.len());
        kept.extend_from_slice(&data[..room]);
        seen += data.len();
        if seen > limit {
            kept.truncate(FORM);
            kept.shrink_to_fit();
        }
        if seen > DROPPED {
            break;
        }
    }
    Ok(if seen <= limit { Read::Whole(kept.into()) } else { Read::Beginning(kept.into()) })
}
