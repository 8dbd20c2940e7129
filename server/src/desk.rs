//! The desk's plans: handed in as files, and their problems taken home.

use app::request::Request as Asked;
use axum::extract::multipart::MultipartError;
use axum::extract::{Extension, FromRequest, Multipart, Path, Request};
use axum::response::Response;
use domain::id::ImportId;

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
