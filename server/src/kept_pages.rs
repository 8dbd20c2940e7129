//! Pages that anybody may see, kept as they were sent until what they say changes or the second is over: when thousands
//! look at one class in the same minute, it is put together and compressed once and not thousands of times.
//!
//! Pages know the time in whole seconds, so a kept page says what a new one would say. In a rush somebody gets a place
//! many times a second: that ends the page of this offering alone. Elsewhere its places may be told as they were, for less
//! than a second, and so may what another server has written. Its nonce is as good as one that is used once: what stands on
//! the page was there before the nonce was drawn, and a page of other words or another address is another page.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use app::components::style_sheet::is_in_page;
use app::islands::opening::SERVER_TIME;
use app::paths;
use app::request::Request as Asked;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::id::OfferingId;
use http::header::ACCEPT_ENCODING;
use http::response::Parts;
use http::{HeaderMap, Method, StatusCode};
use store::Db;
use store::db::Changed;
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

/// When a page is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Moment {
    second: i64,
    changed: Changed,
}

/// The pages of one second.
#[derive(Debug, Default)]
struct Shelf {
    second: i64,
    /// By all that makes one differ from another.
    pages: HashMap<String, KeptPage>,
    bytes: usize,
}

/// An answer that is sent again as it is.
#[derive(Clone, Debug)]
struct KeptPage {
    moment: Moment,
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
    let is_told_to_islands = paths::is_told_to_islands(&asked.path);
    let told_when =
        |answer| if is_told_to_islands { at_this_time(&site.db, answer) } else { answer };
    if let Some(page) = site.kept_pages.find(moment, &name) {
        return told_when(page.into_response());
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
    if is_finished_page(&parts) || is_told_to_islands && parts.status == StatusCode::OK {
        let page = KeptPage { moment, headers: parts.headers.clone(), body: body.clone() };
        site.kept_pages.keep(name, page);
    }
    told_when(Response::from_parts(parts, body.into()))
}

/// With the time just now: what is kept is true for a second, and whoever counts until an opening needs the milliseconds.
fn at_this_time(db: &Db, mut answer: Response) -> Response {
    let now = db.now_exactly().as_millisecond();
    answer.headers_mut().insert(SERVER_TIME, now.into());
    answer
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
        let changed = offering_in(&asked.path).map(|offering| db.changes_of(offering));
        Self { second: asked.now.as_second(), changed: changed.unwrap_or_else(|| db.changes()) }
    }
}

/// The offering of which this page tells the places as they are.
fn offering_in(path: &str) -> Option<OfferingId> {
    let (page, query) = path.split_once('?').unwrap_or((path, ""));
    let id = match page.strip_prefix("/offerings/") {
        Some(id) => id,
        None if paths::is_told_to_islands(page) => {
            query.strip_prefix("offering=")?.split('&').next()?
        }
        None => return None,
    };
    id.parse().ok()
}

impl IntoResponse for KeptPage {
    fn into_response(self) -> Response {
        (self.headers, self.body).into_response()
    }
}

impl KeptPages {
    fn find(&self, moment: Moment, name: &str) -> Option<KeptPage> {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if shelf.second != moment.second {
            *shelf = Shelf { second: moment.second, ..Shelf::default() };
        }
        shelf.pages.get(name).filter(|page| page.moment == moment).cloned()
    }

    /// Unless its second has passed, or there is no room. One that is no longer true makes room for its successor.
    fn keep(&self, name: String, page: KeptPage) {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let shelf = &mut *shelf;
        if shelf.second != page.moment.second {
            return;
        }
        let before = match shelf.pages.get(&name) {
            Some(old) => shelf.bytes - old.body.len(),
            None => shelf.bytes + name.len(),
        };
        let bytes = before + page.body.len();
        if bytes <= ROOM {
            shelf.bytes = bytes;
            shelf.pages.insert(name, page);
        }
    }
}

#[cfg(test)]
mod tests {
    use http::header::CONTENT_TYPE;

    use super::*;

    fn moment(second: i64) -> Moment {
        Moment { second, changed: Changed::default() }
    }

    fn page(second: i64, text: &str) -> KeptPage {
        let body = Bytes::copy_from_slice(text.as_bytes());
        KeptPage { moment: moment(second), headers: HeaderMap::new(), body }
    }

    #[test]
    fn a_page_is_kept_for_its_second_alone() {
        let kept = KeptPages::default();
        assert!(kept.find(moment(1), "a").is_none());
        kept.keep("a".into(), page(1, "a"));
        assert!(kept.find(moment(1), "a").is_some() && kept.find(moment(1), "b").is_none());
        assert!(kept.find(moment(2), "a").is_none());
        kept.keep("a".into(), page(1, "a"));
        assert!(kept.find(moment(2), "a").is_none(), "it was made before");
    }

    #[test]
    fn pages_take_no_more_room_than_there_is() {
        let kept = KeptPages::default();
        kept.find(moment(1), "");
        let long = "a".repeat(ROOM / 4);
        for number in (0..10).chain(0..10) {
            kept.keep(number.to_string(), page(1, &long));
        }
        let shelf = kept.0.lock().unwrap();
        assert_eq!(shelf.pages.len(), 3, "each needs a quarter and its name");
        let bytes = shelf.pages.iter().map(|(name, page)| name.len() + page.body.len());
        assert_eq!(
            shelf.bytes,
            bytes.sum::<usize>(),
            "whatever has been put in the place of another"
        );
    }

    #[test]
    fn an_offering_is_known_by_the_address_of_its_page() {
        let id = "019abc00-0000-7000-8000-000000000001";
        for path in ["/offerings/{id}", "/offerings/{id}?q=a", "/read/opening?offering={id}"] {
            let found = offering_in(&path.replace("{id}", id));
            assert_eq!(found.map(|id| id.to_string()).as_deref(), Some(id), "{path}");
        }
        for path in ["/", "/classes?offering={id}", "/offerings/{id}/sign-up", "/read/opening"] {
            assert_eq!(offering_in(&path.replace("{id}", id)), None, "{path}");
        }
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
