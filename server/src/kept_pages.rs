//! Pages that anybody may see, kept as they were made until the database changes or the second is over: when thousands
//! look at one class in the same minute, it is put together once and not thousands of times.
//!
//! Pages know the time in whole seconds, so a kept page says what a new one would say. Only what another server has
//! written may be missing in it, for less than a second.

mod template;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use app::components::style_sheet::is_in_page;
use app::paths;
use app::request::Request as Asked;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{Method, StatusCode};
use store::Db;

use self::template::Template;
use crate::reader::reading;
use crate::site::Site;

/// Bytes of pages that are kept at most: some fifty with the style sheet in them.
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
    /// By reading, style sheet and address.
    pages: HashMap<String, Arc<Template>>,
    bytes: usize,
}

/// Answers with the kept page, or makes it and keeps it.
pub async fn keep_public_pages(State(site): State<Site>, request: Request, next: Next) -> Response {
    let Some(asked) = request.extensions().get::<Asked>().cloned() else {
        return next.run(request).await;
    };
    if request.method() != Method::GET || !is_for_anybody(&asked) {
        return next.run(request).await;
    }
    let sheet = if is_in_page(&site.options, &asked) { "with sheet" } else { "without" };
    let name = format!("{} {sheet} {}", reading(&asked), asked.path);
    let moment = Moment::of(&site.db, &asked);
    if let Some(page) = site.kept_pages.find(moment, &name) {
        return page.fill(&asked.form_token);
    }
    let (parts, body) = next.run(request).await.into_parts();
    // It was made whole before it is sent, so it is in memory already.
    let Ok(text) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if let Some(page) = Template::of(&parts, &text, &asked.form_token) {
        site.kept_pages.keep(moment, name, page);
    }
    Response::from_parts(parts, text.into())
}

/// Nobody is signed in, nothing typed comes back, and nothing on the page is made for one reader alone.
fn is_for_anybody(asked: &Asked) -> bool {
    asked.signed.is_none()
        && !asked.has_query(app::attempt::AGAIN)
        && paths::is_for_anybody(&asked.path)
}

impl Moment {
    /// To be taken before the page is made: what changes meanwhile must not be passed over.
    fn of(db: &Db, asked: &Asked) -> Self {
        Self { second: asked.now.as_second(), changes: db.changes() }
    }
}

impl KeptPages {
    fn find(&self, moment: Moment, name: &str) -> Option<Arc<Template>> {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if shelf.moment != Some(moment) {
            *shelf = Shelf { moment: Some(moment), ..Shelf::default() };
        }
        shelf.pages.get(name).cloned()
    }

    /// Unless its moment has passed, or there is no room.
    fn keep(&self, moment: Moment, name: String, page: Template) {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes = shelf.bytes + name.len() + page.len();
        if shelf.moment == Some(moment) && bytes <= ROOM {
            shelf.bytes = bytes;
            shelf.pages.insert(name, Arc::new(page));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOMENT: Moment = Moment { second: 1, changes: 1 };

    fn page(text: &str) -> Template {
        template::tests::page(text, "token")
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
}
