//! Papers as PDF files: certificates, what the desk prints, and what a person has of their own.

use std::collections::HashMap;

use app::paths;
use app::paths::papers::{HELPING_FORM_FILE, MY_ATTENDANCE_FILE, MY_HOURS_FILE, MY_SIGN_UPS_FILE};
use app::request::Request as Asked;
use axum::Router;
use axum::extract::{Extension, Path, Query};
use axum::response::Response;
use axum::routing::get;
use domain::calendar::Month;
use domain::id::{
    AnnouncementId, ApplicationId, BookingId, CertificateId, ConsentId, DrawId, OfferingId,
    PersonId, ReceiptId, SessionId, SignUpId,
};

use crate::answer::{file, file_of, not_found};
use crate::site::Site;

type Typed = Query<HashMap<String, String>>;

/// A route for each.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/desk/offerings/{id}/sheet.pdf", get(sheet))
        .route("/desk/notice.pdf", get(notice))
        .route("/desk/notice/changes.pdf", get(changes))
        .route("/desk/sessions/{id}/notice.pdf", get(session_notice))
        .route("/desk/receipts/{id}/receipt.pdf", get(receipt))
        .route("/desk/members/{id}/card.pdf", get(card))
        .route("/desk/sign-ups/{id}/slip.pdf", get(place_slip))
        .route("/desk/bookings/{id}/slip.pdf", get(booking_slip))
        .route("/bookings/{id}/slip.pdf", get(my_booking_slip))
        .route("/desk/draws/{id}/door.pdf", get(draw_door))
        .route("/desk/draws/{id}/results.pdf", get(draw_results))
        .route("/desk/draws/{id}/names.pdf", get(draw_names))
        .route("/desk/applications/{id}/slip.pdf", get(application_slip))
        .route("/desk/consents/{id}/slip.pdf", get(consent_slip))
        .route(HELPING_FORM_FILE, get(helping_form))
        .route("/desk/messages/letters.pdf", get(letters))
        .route("/desk/announcements/{id}/letters.pdf", get(announced_letters))
        .route("/desk/announcements/{id}/notice.pdf", get(announced_notice))
        .route("/desk/sessions/{id}/register.pdf", get(register))
        .route("/certificates/{id}/certificate.pdf", get(my_certificate))
        .merge(own())
        .route("/desk/certificates/{id}/certificate.pdf", get(certificate))
        .route("/desk/offerings/{id}/certificates.pdf", get(class_certificates))
}

/// What is a person's own.
fn own() -> Router<Site> {
    Router::new()
        .route(MY_SIGN_UPS_FILE, get(my_sign_ups))
        .route("/sign-ups/{id}/slip.pdf", get(my_slip))
        .route("/draws/{id}/wishes.pdf", get(my_wishes))
        .route(MY_ATTENDANCE_FILE, get(my_attendance))
        .route(MY_HOURS_FILE, get(my_hours))
}

/// `GET /my-sign-ups.pdf`, also for whoever acts for somebody.
async fn my_sign_ups(Extension(asked): Extension<Asked>) -> Response {
    let way = paths::sign_in(paths::MY_SIGN_UPS);
    file_of(app::pdf::mine::sign_ups_file(&asked).await, &way)
}

/// `GET /sign-ups/{id}/slip.pdf`, also for whoever acts for somebody: what has ended is not found.
async fn my_slip(Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<SignUpId>() else { return not_found() };
    let way = paths::sign_in(&paths::sign_up(id));
    file_of(app::pdf::mine::slip_file(&asked, id).await, &way)
}

/// `GET /draws/{id}/wishes.pdf`, also for whoever acts for somebody.
async fn my_wishes(Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<DrawId>() else { return not_found() };
    let way = paths::sign_in(&paths::wishes(id));
    file_of(app::pdf::mine::wishes_file(&asked, id).await, &way)
}

/// `GET /me/attendance.pdf`.
async fn my_attendance(Extension(asked): Extension<Asked>) -> Response {
    let way = paths::sign_in(paths::marks::MY_ATTENDANCE);
    file_of(app::pdf::mine::attendance_file(&asked).await, &way)
}

/// `GET /me/hours.pdf`.
async fn my_hours(Extension(asked): Extension<Asked>) -> Response {
    let way = paths::sign_in(paths::MY_HOURS);
    file_of(app::pdf::mine::hours_file(&asked).await, &way)
}

/// `GET /desk/sessions/{id}/register.pdf`.
async fn register(Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<SessionId>() else { return not_found() };
    file(app::pdf::register::file(&asked, id).await)
}

/// `GET /certificates/{id}/certificate.pdf`: one of the reader's own.
async fn my_certificate(Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<CertificateId>() else { return not_found() };
    let way = paths::sign_in(&paths::certificates::certificate(id));
    file_of(app::pdf::certificate::my_file(&asked, id).await, &way)
}

/// `GET /desk/certificates/{id}/certificate.pdf`.
async fn certificate(Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<CertificateId>() else { return not_found() };
    file(app::pdf::certificate::desk_file(&asked, id).await)
}

/// `GET /desk/offerings/{id}/certificates.pdf`: those of a whole class.
async fn class_certificates(
    Extension(asked): Extension<Asked>,
    Path(id): Path<String>,
) -> Response {
    let Ok(id) = id.parse::<OfferingId>() else { return not_found() };
    file(app::pdf::certificate::class_file(&asked, id).await)
}

/// `GET /desk/offerings/{id}/sheet.pdf?from=9`; without a number, the sheet with the next session.
async fn sheet(
    Extension(asked): Extension<Asked>,
    Path(id): Path<String>,
    Query(query): Typed,
) -> Response {
    let Ok(id) = id.parse::<OfferingId>() else { return not_found() };
    let from = query.get("from").and_then(|from| from.parse().ok());
    file(app::pdf::class_list::file(&asked, id, from).await)
}

/// `GET /desk/notice.pdf?month=2026-12&paper=a3`; without a month, this one.
async fn notice(Extension(asked): Extension<Asked>, Query(query): Typed) -> Response {
    let month = query.get("month").and_then(|typed| Month::parse(typed));
    file(app::pdf::notice::file(&asked, month, is_a3(&query)).await)
}

fn is_a3(query: &HashMap<String, String>) -> bool {
    query.get("paper").is_some_and(|paper| paper == "a3")
}

/// `GET /desk/notice/changes.pdf?on=2026-12-1&paper=a3`; without a day, today.
async fn changes(Extension(asked): Extension<Asked>, Query(query): Typed) -> Response {
    let on = query.get("on").and_then(|typed| typed.parse().ok());
    file(app::pdf::changes::of_day(&asked, on, is_a3(&query)).await)
}

/// `GET /desk/sessions/{id}/notice.pdf?paper=a3`.
async fn session_notice(
    Extension(asked): Extension<Asked>,
    Path(id): Path<String>,
    Query(query): Typed,
) -> Response {
    let Ok(id) = id.parse::<SessionId>() else { return not_found() };
    file(app::pdf::changes::of_session(&asked, id, is_a3(&query)).await)
}

/// `GET /desk/announcements/{id}/notice.pdf?paper=a3`.
async fn announced_notice(
    Extension(asked): Extension<Asked>,
    Path(id): Path<String>,
    Query(query): Typed,
) -> Response {
    let Ok(id) = id.parse::<AnnouncementId>() else { return not_found() };
    file(app::pdf::changes::of_announcement(&asked, id, is_a3(&query)).await)
}

/// `GET /desk/members/{id}/card.pdf`: the slip, with the card of who has one.
async fn card(Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<PersonId>() else { return not_found() };
    file(app::pdf::card::file(&asked, id).await)
}

/// `GET /desk/receipts/{id}/receipt.pdf`.
async fn receipt(Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<ReceiptId>() else { return not_found() };
    file(app::pdf::receipt::file(&asked, id).await)
}

/// `GET /desk/bookings/{id}/slip.pdf`.
async fn booking_slip(Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<BookingId>() else { return not_found() };
    file(app::pdf::slip::desk_file(&asked, id).await)
}

/// `GET /bookings/{id}/slip.pdf`: one of the reader's own.
async fn my_booking_slip(Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<BookingId>() else { return not_found() };
    let way = paths::sign_in(&paths::rooms::my_booking_slip(id));
    file_of(app::pdf::slip::my_file(&asked, id).await, &way)
}

/// `GET /desk/draws/{id}/door.pdf`, once its list is frozen.
async fn draw_door(Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<DrawId>() else { return not_found() };
    file(app::pdf::draws::door_file(&asked, id).await)
}

/// `GET /desk/draws/{id}/results.pdf`, once it is held.
async fn draw_results(Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<DrawId>() else { return not_found() };
    file(app::pdf::draws::results_file(&asked, id).await)
}

/// `GET /desk/draws/{id}/names.pdf`, once it is held.
async fn draw_names(Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<DrawId>() else { return not_found() };
    file(app::pdf::draws::names_file(&asked, id).await)
}

/// `GET /desk/applications/{id}/slip.pdf`.
async fn application_slip(Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<ApplicationId>() else { return not_found() };
    file(app::pdf::draws::slip_file(&asked, id).await)
}

/// `GET /desk/consents/{id}/slip.pdf`.
async fn consent_slip(Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<ConsentId>() else { return not_found() };
    file(app::pdf::consent::slip_file(&asked, id).await)
}

/// `GET /helping/form.pdf`: blank, for everybody.
async fn helping_form(Extension(asked): Extension<Asked>) -> Response {
    file(app::pdf::consent::form_file(&asked))
}

/// `GET /desk/messages/letters.pdf`, where there are any.
async fn letters(Extension(asked): Extension<Asked>) -> Response {
    file(app::pdf::letters::file(&asked, None).await)
}

/// `GET /desk/announcements/{id}/letters.pdf`, where there are any.
async fn announced_letters(Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<AnnouncementId>() else { return not_found() };
    file(app::pdf::letters::file(&asked, Some(id)).await)
}

/// `GET /desk/sign-ups/{id}/slip.pdf`: what has ended is not found.
async fn place_slip(Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<SignUpId>() else { return not_found() };
    file(app::pdf::card::place_file(&asked, id).await)
}
