//! What a page tells the service worker (`public/service-worker.js`): whose it is, of which build, and whether it may be
//! kept for the time without network.

use app::attempt::AGAIN;
use app::build_mark::build_mark;
use app::paths;
use app::paths::sessions::is_door;
use app::request::{Contrast, Request as Asked};
use axum::response::Response;
use http::{HeaderName, HeaderValue, StatusCode};
use sha2::{Digest, Sha256};

use crate::headers::is_page;

const READER: HeaderName = HeaderName::from_static("yinyao-reader");
const BUILD: HeaderName = HeaderName::from_static("yinyao-build");
const KEEP: HeaderName = HeaderName::from_static("yinyao-keep");

/// Sets all three. With every answer, so that no page of one reader is shown to the next.
pub fn mark_reader(response: &mut Response, asked: &Asked) {
    let kept = may_be_kept(response, asked);
    let headers = response.headers_mut();
    if let Ok(reader) = HeaderValue::from_str(&reader(asked)) {
        headers.insert(READER, reader);
    }
    headers.insert(BUILD, HeaderValue::from_static(build_mark()));
    if kept {
        headers.insert(KEEP, HeaderValue::from_static("yes"));
    }
}

/// Who reads, how they read, and for a person until when: `3f2a9c0011223344 zh-CN/largest/high 1767225600`.
///
/// The first word is another at every sign-in. It cannot be turned back into the sign-in, and opens nothing.
fn reader(asked: &Asked) -> String {
    let reading = reading(asked);
    let Some(signed) = &asked.signed else { return format!("nobody {reading}") };
    // Whoever acts for somebody else is another reader: nothing of the one is shown to the other.
    let digest = Sha256::digest(match asked.for_whom() {
        None => format!("reader {}", signed.sign_in),
        Some(consent) => format!("reader {} for {consent}", signed.sign_in),
    });
    let mark: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    // At a desk nobody has a timetable, and nothing is kept.
    let until = signed.coordinator.is_none().then(|| format!(" {}", signed.expires_at.as_second()));
    format!("{mark} {reading}{}", until.unwrap_or_default())
}

/// How they read: language, text size and contrast.
pub fn reading(asked: &Asked) -> String {
    let contrast = asked.contrast.map_or("device", Contrast::code);
    format!("{}/{}/{contrast}", asked.language.code(), asked.text_size.code())
}

/// A whole page, no form that came back, and not a coordinator's: the desk's computer serves many. The page for the
/// time without network is everybody's, and the door's tablet goes on while there is none.
fn may_be_kept(response: &Response, asked: &Asked) -> bool {
    let at_desk = asked.signed.as_ref().is_some_and(|signed| signed.coordinator.is_some());
    response.status() == StatusCode::OK
        && is_page(response.headers())
        && !asked.has_query(AGAIN)
        && (!(at_desk || asked.acting().is_some())
            || asked.path == paths::OFFLINE
            || is_door(&asked.path))
        && paths::may_be_kept(&asked.path)
}
