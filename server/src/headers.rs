//! The headers that every answer carries, and how long each kind may be kept.

use app::paths;
use app::request::Request as Asked;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, VARY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use http::{HeaderMap, HeaderValue, StatusCode};
use leptos::nonce::use_nonce;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use tower_http::CompressionLevel;

/// For answers that are no pages: a browser that shows one all the same loads and runs nothing.
const POLICY: &str =
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// For the plain pages: the style sheet alone.
pub const PLAIN_PAGE_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// For a plain page that holds a form to be sent once more.
pub const PLAIN_PAGE_WITH_FORM_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// How hard answers are compressed. Below level 7 a list would need a second packet flight for the same page.
pub const COMPRESSION: CompressionLevel = CompressionLevel::Precise(7);

/// The same of a page that is made for one person. Level 7 takes longer than everything else that makes such a page (2.6 ms of
/// 60 KB, of which 14 KB are left; this one 0.4 ms, and 19 KB), and in a rush thousands wait for theirs. At a desk nobody does, and
/// its lists are long.
pub const QUICK_COMPRESSION: CompressionLevel = CompressionLevel::Fastest;

const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");
const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// Whether answers travel over TLS.
#[derive(Clone, Copy, Debug)]
pub struct Secure(pub bool);

/// Sets what every answer carries and does not yet have.
pub async fn on_every_answer(
    State(Secure(secure)): State<Secure>,
    request: Request,
    next: Next,
) -> Response {
    let permissions = permissions_on(request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        // Not no-referrer: forms of old browsers are known by their referrer.
        (REFERRER_POLICY, "same-origin"),
        (PERMISSIONS_POLICY, permissions),
        (OPENER_POLICY, "same-origin"),
        (RESOURCE_POLICY, "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if secure {
        headers.insert(
            STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000; includeSubDomains"),
        );
    }
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(POLICY));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// What a page may ask its browser for: nothing. At the door alone the tablet's camera reads the codes of cards.
fn permissions_on(path: &str) -> &'static str {
    if path.starts_with("/desk/sessions/") && path.ends_with("/door") {
        "camera=(self), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
    } else {
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
    }
}

/// The policy of the page that is being made: scripts with its nonce. Forms' answers have no nonce and keep the strict one.
pub fn allow_scripts_of_page() {
    let (Some(nonce), Some(options)) = (use_nonce(), use_context::<ResponseOptions>()) else {
        return;
    };
    let policy = format!(
        "default-src 'self'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; \
         object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        options.insert_header(CONTENT_SECURITY_POLICY, policy);
    }
}

/// How long a page may be kept: not at all if it holds anything of a person's.
pub fn keep_page(response: &mut Response, asked: &Asked) {
    let headers = response.headers_mut();
    let kept = if is_personal(asked) { "private, no-store" } else { "no-cache" };
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static(kept));
    headers.append(VARY, HeaderValue::from_static("Cookie"));
}

/// The page shows who is signed in, what somebody typed, or the number that a code was sent to.
fn is_personal(asked: &Asked) -> bool {
    let path = paths::without_query(&asked.path);
    asked.signed.is_some()
        || asked.has_query(app::attempt::AGAIN)
        || path.starts_with("/sign-in")
        || asked.is_at_desk()
        || asked.is_on_wall()
}

/// The answer is a page, whole or plain.
pub fn is_page(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// For files whose names change with their contents.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// For files that keep their names.
pub const AN_HOUR: &str = "public, max-age=3600";
/// For files that change while somebody works on them.
pub const ASK_EACH_TIME: &str = "no-cache";

/// For the service worker: it may ask our own server, and load nothing else.
const WORKER_POLICY: &str = "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The service worker is asked for anew each time: a fault in it must not stay for an hour.
pub fn keep_worker(response: Response) -> Response {
    let mut response = keep_file(response, ASK_EACH_TIME);
    let policy = HeaderValue::from_static(WORKER_POLICY);
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    response
}

/// Says how long a file may be kept, if it was found.
pub fn keep_file(mut response: Response, how: &'static str) -> Response {
    if response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED {
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(how));
    }
    response
}
