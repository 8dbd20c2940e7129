//! Papers as PDF files: certificates, and what the desk prints.

use std::collections::HashMap;

use app::paths;
use app::request::Request as Asked;
use axum::extract::{Extension, Path, Query};
use axum::response::Response;
use domain::calendar::Month;
use domain::id::{CertificateId, OfferingId, PersonId, ReceiptId, SignUpId};

use crate::answer::{file, file_of, not_found};

/// `GET /certificates/{id}/certificate.pdf`: one of the reader's own.
pub async fn my_certificate(
    Extension(asked): Extension<Asked>,
    Path(id): Path<String>,
) -> Response {
    let Ok(id) = id.parse::<CertificateId>() else { return not_found() };
    let way = paths::sign_in(&paths::certificates::certificate(id));
    file_of(app::pdf::certificate::my_file(&asked, id).await, &way)
}

/// `GET /desk/certificates/{id}/certificate.pdf`.
pub async fn certificate(Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<CertificateId>() else { return not_found() };
    file(app::pdf::certificate::desk_file(&asked, id).await)
}

/// `GET /desk/offerings/{id}/sheet.pdf?from=9`; without a number, the sheet with the next session.
pub async fn sheet(
    Extension(asked): Extension<Asked>,
    Path(id): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> Response {
    let Ok(id) = id.parse::<OfferingId>() else { return not_found() };
    let from = query.get("from").and_then(|from| from.parse().ok());
    file(app::pdf::class_list::file(&asked, id, from).await)
}

/// `GET /desk/notice.pdf?month=2026-12&paper=a3`; without a month, this one.
pub async fn notice(
    Extension(asked): Extension<Asked>,
    Query(query): Query<HashMap<String, String>>,
) -> Response {
    let month = query.get("month").and_then(|typed| Month::parse(typed));
    let is_a3 = query.get("paper").is_some_and(|paper| paper == "a3");
    file(app::pdf::notice::file(&asked, month, is_a3).await)
}

/// `GET /desk/members/{id}/card.pdf`: who has no card is not found.
pub async fn card(Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<PersonId>() else { return not_found() };
    file(app::pdf::card::file(&asked, id).await)
}

/// `GET /desk/receipts/{id}/receipt.pdf`.
pub async fn receipt(Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<ReceiptId>() else { return not_found() };
    file(app::pdf::receipt::file(&asked, id).await)
}

/// `GET /desk/sign-ups/{id}/slip.pdf`: what has ended is not found.
pub async fn slip(Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<SignUpId>() else { return not_found() };
    file(app::pdf::slip::file(&asked, id).await)
}
