//! The desk's files: a plan handed in, problems and lists taken home.

use std::collections::HashMap;

use app::request::Request as Asked;
use axum::extract::multipart::MultipartError;
use axum::extract::{Extension, FromRequest, Multipart, Path, Query, Request};
use axum::response::Response;
use domain::id::{ImportId, OfferingId};

use crate::answer::{file, led_to, not_found};
use crate::bodies::TooLarge;

/// `POST /desk/import`: a plan as a file. Answers 303 to its preview, or back to the form.
pub async fn hand_in(Extension(asked): Extension<Asked>, request: Request) -> Response {
    let ended = asked.signed.is_none();
    if let (false, Err(error)) = (ended, asked.coordinator()) {
        return led_to(Err(error));
    }
    let too_large = request.extensions().get::<TooLarge>().is_some();
    let mut sent = Sent::default();
    let whole = match Multipart::from_request(request, &()).await {
        Ok(form) => read(form, &mut sent).await.is_ok(),
        Err(_) => false,
    };
    led_to(if ended {
        app::planning::prepare(&asked, "", &[], &sent.fields).await
    } else if too_large {
        app::planning::too_large(&asked, &sent.fields).await
    } else if whole {
        app::planning::prepare(&asked, &sent.file_name, &sent.bytes, &sent.fields).await
    } else {
        app::planning::not_whole(&asked, &sent.fields).await
    })
}

/// What a coordinator has sent.
#[derive(Default)]
struct Sent {
    file_name: String,
    bytes: Vec<u8>,
    fields: Vec<(String, String)>,
}

/// Fields a form of ours never has so many of.
const FIELDS: usize = 40;

/// Reads as much as has come: what stands before a cut is kept.
async fn read(mut form: Multipart, sent: &mut Sent) -> Result<(), MultipartError> {
    while let Some(part) = form.next_field().await? {
        let name = part.name().unwrap_or_default().to_owned();
        if name == "file" {
            sent.file_name = part.file_name().unwrap_or_default().chars().take(200).collect();
            sent.bytes = part.bytes().await?.into();
        } else if sent.fields.len() < FIELDS {
            let text = String::from_utf8_lossy(&part.bytes().await?).into_owned();
            sent.fields.push((name, text));
        }
    }
    Ok(())
}

/// `GET /desk/import/{id}/problems.xlsx`.
pub async fn problems(Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<ImportId>() else { return not_found() };
    file(app::planning::problems_file(&asked, id).await)
}

/// `GET /desk/offerings/{id}/list.xlsx`.
pub async fn workbook(asked: Extension<Asked>, id: Path<String>) -> Response {
    list(asked, id, "xlsx").await
}

/// `GET /desk/offerings/{id}/list.csv`.
pub async fn text_table(asked: Extension<Asked>, id: Path<String>) -> Response {
    list(asked, id, "csv").await
}

/// `GET /desk/fees/list.xlsx`.
pub async fn fees_workbook(Extension(asked): Extension<Asked>) -> Response {
    file(app::sheet::fees::fees_file(&asked, "xlsx").await)
}

/// `GET /desk/fees/list.csv`.
pub async fn fees_text_table(Extension(asked): Extension<Asked>) -> Response {
    file(app::sheet::fees::fees_file(&asked, "csv").await)
}

/// `GET /desk/cash.csv?day=2026-12-4`; without a day, today's.
pub async fn cash_text_table(
    Extension(asked): Extension<Asked>,
    Query(query): Query<HashMap<String, String>>,
) -> Response {
    let day = query.get("day").map(String::as_str).unwrap_or_default();
    file(app::sheet::cash::cash_file(&asked, day).await)
}

/// `GET /desk/log.csv?from=2026-12-4`, narrowed like the page.
pub async fn log_text_table(
    Extension(asked): Extension<Asked>,
    Query(query): Query<HashMap<String, String>>,
) -> Response {
    file(app::sheet::log::log_file(&asked, &query).await)
}

async fn list(Extension(asked): Extension<Asked>, Path(id): Path<String>, form: &str) -> Response {
    let Ok(id) = id.parse::<OfferingId>() else { return not_found() };
    file(app::sheet::list::list_file(&asked, id, form).await)
}
