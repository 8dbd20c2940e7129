//! Pages that anybody may see, kept as they were sent until the database changes or the second is over: when thousands
//! look at one class in the same minute, it is put together and compressed once and not thousands of times.
//!
//! Pages know the time in whole seconds, so a kept page says what a new one would say. Only what another server has
//! written may be missing in it, for less than a second. Its nonce is as good as one that is used once: what stands on
//! the page was there before the nonce was drawn, and a page of other words or another address is another page.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use app::components::style_sheet::is_in_page;
use app::paths;
use app::request::Request as Asked;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::ACCEPT_ENCODING;
use http::response::Parts;
use http::{HeaderMap, Method, StatusCode};
use store::Db;
use tower::{Layer, ServiceExt};
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, Predicate};

use crate::headers::{COMPRESSION, is_page};
use crate::reader::reading;
use crate::site::Site;

/// Bytes of pages that are kept at most: hundreds, compressed as nearly every browser asks for them.
const ROOM: usize = 4 << 20;

/// The pages of one moment, shared by everybody who answers a request.
#[derive(Clone, Debug, Default)]
pub struct KeptPages(Arc<Mutex<Shelf>>);

/// What was true together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Moment {
    second: i64,
    changes: u64,
}

#[derive(Debug, Default)]
struct Shelf {
    moment: Option<Moment>,
    /// By all that makes one differ from another.
    pages: HashMap<String, KeptPage>,
    bytes: usize,
}

/// An answer that is sent again as it is.
#[derive(Clone, Debug)]
struct KeptPage {
    headers: HeaderMap,
    body: Bytes,
}

/// Answers with the kept page, or makes it and keeps it.
pub async fn keep_public_pages(State(site): State<Site>, request: Request, next: Next) -> Response {
    let asked = request.extensions().get::<Asked>();
    let is_read = request.method() == Method::GET;
    let Some(asked) = asked.filter(|asked| is_read && is_for_anybody(asked)) else {
        return next.run(request).await;
    };
    let moment = Moment::of(&site.db, asked);
    let name = name(&site, asked, request.headers());
    if let Some(page) = site.kept_pages.find(moment, &name) {
        return page.into_response();
    }
    let is_page = |status: StatusCode, _, _: &_, _: &_| status == StatusCode::OK;
    let compressed = CompressionLayer::new()
        .quality(COMPRESSION)
        .compress_when(DefaultPredicate::new().and(is_page))
        .layer(next);
    let Ok(answer) = compressed.oneshot(request).await;
    let (parts, body) = answer.into_parts();
    // It was made whole before it is sent, so it is in memory already.
    let Ok(body) = to_bytes(Body::new(body), usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if is_finished_page(&parts) {
        let page = KeptPage { headers: parts.headers.clone(), body: body.clone() };
        site.kept_pages.keep(moment, name, page);
    }
    Response::from_parts(parts, body.into())
}

/// Nobody is signed in, nothing typed comes back, and nothing on the page is made for one reader alone.
fn is_for_anybody(asked: &Asked) -> bool {
    asked.signed.is_none()
        && !asked.has_query(app::attempt::AGAIN)
        && paths::is_for_anybody(&asked.path)
}

/// All that makes one page differ from another in the same moment.
fn name(site: &Site, asked: &Asked, headers: &HeaderMap) -> String {
    let sheet = if is_in_page(&site.options, asked) { "with sheet" } else { "without" };
    let encodings = headers.get(ACCEPT_ENCODING).and_then(|told| told.to_str().ok());
    format!("{} {sheet} {} {}", reading(asked), encodings.unwrap_or_default(), asked.path)
}

fn is_finished_page(answer: &Parts) -> bool {
    answer.status == StatusCode::OK && is_page(&answer.headers)
}

impl Moment {
    /// To be taken before the page is made: what changes meanwhile must not be passed over.
    fn of(db: &Db, asked: &Asked) -> Self {
        Self { second: asked.now.as_second(), changes: db.changes() }
    }
}

impl IntoResponse for KeptPage {
    fn into_response(self) -> Response {
        (self.headers, self.body).into_response()
    }
}

impl KeptPages {
    fn find(&self, moment: Moment, name: &str) -> Option<KeptPage> {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if shelf.moment != Some(moment) {
            *shelf = Shelf { moment: Some(moment), ..Shelf::default() };
        }
        shelf.pages.get(name).cloned()
    }

    /// Unless its moment has passed, or there is no room.
    fn keep(&self, moment: Moment, name: String, page: KeptPage) {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes = shelf.bytes + name.len() + page.body.len();
        if shelf.moment == Some(moment) && bytes <= ROOM {
            shelf.bytes = bytes;
            shelf.pages.insert(name, page);
        }
    }
}

#[cfg(test)]
mod tests {
    use http::header::CONTENT_TYPE;

    use super::*;

    const MOMENT: Moment = Moment { second: 1, changes: 1 };

    fn page(text: &str) -> KeptPage {
        KeptPage { headers: HeaderMap::new(), body: Bytes::copy_from_slice(text.as_bytes()) }
    }

    #[test]
    fn a_page_is_kept_for_its_moment_alone() {
        let kept = KeptPages::default();
        assert!(kept.find(MOMENT, "a").is_none());
        kept.keep(MOMENT, "a".into(), page("a"));
        assert!(kept.find(MOMENT, "a").is_some() && kept.find(MOMENT, "b").is_none());
        let after_a_change = Moment { changes: 2, ..MOMENT };
        assert!(kept.find(after_a_change, "a").is_none());
        kept.keep(MOMENT, "a".into(), page("a"));
        assert!(kept.find(after_a_change, "a").is_none(), "it was made before the change");
        kept.keep(after_a_change, "a".into(), page("a"));
        assert!(kept.find(Moment { second: 2, ..after_a_change }, "a").is_none());
    }

    #[test]
    fn pages_take_no_more_room_than_there_is() {
        let kept = KeptPages::default();
        kept.find(MOMENT, "");
        let long = "a".repeat(ROOM / 4);
        for number in 0..10 {
            kept.keep(MOMENT, number.to_string(), page(&long));
        }
        let count = kept.0.lock().unwrap().pages.len();
        assert_eq!(count, 3, "each needs a quarter and its name");
    }

    #[test]
    fn only_a_finished_page_is_kept() {
        let answer = |status: StatusCode, kind: &'static str| {
            let answer = (status, [(CONTENT_TYPE, kind)]).into_response();
            is_finished_page(&answer.into_parts().0)
        };
        assert!(answer(StatusCode::OK, "text/html; charset=utf-8"));
        assert!(!answer(StatusCode::NOT_FOUND, "text/html; charset=utf-8"));
        assert!(!answer(StatusCode::OK, "application/json"));
    }
}
