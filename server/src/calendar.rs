//! 日历: a person's timetable as a file, once or as a subscription.

use app::calendar_file::calendar_file;
use app::download::Download;
use app::error::AppError;
use app::paths;
use app::request::Request as Asked;
use axum::extract::{Extension, Path};
use axum::response::Response;
use domain::id::PersonId;

use crate::answer::{file, not_found, refused};

const CALENDAR: &str = "text/calendar; charset=utf-8";

/// `GET /my-sign-ups.ics`: the timetable of whoever is signed in.
pub async fn mine(Extension(asked): Extension<Asked>) -> Response {
    match asked.person() {
        Ok(person) => file(timetable(&asked, person.id).await),
        Err(error) => refused(&error, &paths::sign_in(paths::MY_CALENDAR)),
    }
}

/// `GET /calendar/{token}.ics`: the timetable that the token opens. Calendars send no cookies.
pub async fn subscribed(Extension(asked): Extension<Asked>, Path(name): Path<String>) -> Response {
    let Some(token) = name.strip_suffix(".ics") else { return not_found() };
    match store::calendar_feed::person_of(&asked.db, token).await {
        Ok(Some(person)) => file(timetable(&asked, person).await),
        Ok(None) => not_found(),
        Err(error) => refused(&error.into(), paths::HOME),
    }
}

async fn timetable(asked: &Asked, person: PersonId) -> Result<Download, AppError> {
    let appointments = store::sign_up::my_timetable(&asked.db, person).await?;
    let text =
        calendar_file(asked.language, &appointments, asked.now, &asked.installation.public_address);
    Ok(Download { name: "yinyao.ics".to_owned(), content_type: CALENDAR, bytes: text.into_bytes() })
}
