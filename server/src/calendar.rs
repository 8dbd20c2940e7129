//! 日历: timetables as files, once or as subscriptions: a person's own, and those of the desk's rooms, teachers and classes.

use app::calendar_file::calendar_file;
use app::calendar_file::desk::feed_file;
use app::download::Download;
use app::error::AppError;
use app::paths;
use app::request::Request as Asked;
use axum::extract::{Extension, Path};
use axum::response::{IntoResponse, Response};
use domain::feed::FeedOf;
use domain::id::PersonId;
use http::header::{CACHE_CONTROL, ETAG, IF_NONE_MATCH};
use http::{HeaderMap, HeaderValue, StatusCode};
use sha2::{Digest, Sha256};

use crate::answer::{file, not_found, refused};

const CALENDAR: &str = "text/calendar; charset=utf-8";

/// `GET /my-sign-ups.ics`: the timetable of whoever is signed in.
pub async fn mine(Extension(asked): Extension<Asked>) -> Response {
    match asked.person() {
        Ok(person) => file(timetable(&asked, person.id).await.map(download)),
        Err(error) => refused(&error, &paths::sign_in(paths::MY_CALENDAR)),
    }
}

/// `GET /calendar/{token}.ics`: the calendar that the token opens. Calendars send no cookies.
pub async fn subscribed(
    Extension(asked): Extension<Asked>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(token) = name.strip_suffix(".ics") else { return not_found() };
    match opened(&asked, token).await {
        Ok(Some(text)) => unless_known(&headers, text),
        Ok(None) => not_found(),
        Err(error) => refused(&error, paths::HOME),
    }
}

/// A person's timetable, or what a desk has made an address for.
async fn opened(asked: &Asked, token: &str) -> Result<Option<String>, AppError> {
    if let Some(person) = store::calendar_feed::person_of(&asked.db, token).await? {
        return Ok(Some(timetable(asked, person).await?));
    }
    let feed = store::feed::feed_of(&asked.db, token).await?;
    // A board is a page (`app::pages::wall`).
    let Some(feed) = feed.filter(|feed| feed.of != FeedOf::Board) else { return Ok(None) };
    let entries = store::feed::entries(&asked.db, &feed).await?;
    let host = &asked.installation.public_address;
    Ok(Some(feed_file(asked.language, &feed, &entries, asked.now, host)))
}

async fn timetable(asked: &Asked, person: PersonId) -> Result<String, AppError> {
    let appointments = store::sign_up::my_timetable(&asked.db, person).await?;
    let host = &asked.installation.public_address;
    Ok(calendar_file(asked.language, &appointments, asked.now, host))
}

fn download(text: String) -> Download {
    Download { name: "yinyao.ics".to_owned(), content_type: CALENDAR, bytes: text.into_bytes() }
}

/// 304 where the calendar has it already, which looks twice a day (RFC 9110, section 13.1.2).
fn unless_known(headers: &HeaderMap, text: String) -> Response {
    let tag = tag(&text);
    let known = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let is_known = known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag));
    let mut response = if is_known {
        let kept = [(CACHE_CONTROL, HeaderValue::from_static("private, no-store"))];
        (StatusCode::NOT_MODIFIED, kept).into_response()
    } else {
        file(Ok(download(text)))
    };
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(ETAG, tag);
    }
    response
}

/// The same for the same entries: when the file was made does not count.
fn tag(text: &str) -> String {
    let mut hash = Sha256::new();
    for line in text.lines().filter(|line| !line.starts_with("DTSTAMP:")) {
        hash.update(line);
        hash.update("\n");
    }
    let hex: String = hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("\"{hex}\"")
}
