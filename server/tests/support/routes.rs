//! Every route of the service, from the router's own lists, and what each needs.

use std::collections::BTreeSet;

use app::wording::help::TASKS;
use axum::Router;
use leptos::server_fn::axum::server_fn_paths;

use super::Centre;

/// Routes that are neither pages nor forms.
const OTHERS: &[(&str, &str)] = &[
    ("GET", "/healthz"),
    ("GET", "/readyz"),
    ("GET", "/api/v1"),
    ("GET", "/api/v1/offerings?kind=class"),
    ("GET", "/api/v1/offerings/{offering}"),
    ("GET", "/pkg/yinyao.css"),
    ("GET", "/favicon.svg"),
    ("GET", "/service-worker.js"),
    ("GET", "/manifest.webmanifest"),
    ("GET", "/my-sign-ups.ics"),
    ("GET", "/calendar/{file}"),
    ("GET", "/draws/{id}/list.txt"),
    ("GET", "/draws/{id}/amendment.txt"),
    ("GET", "/draws/{id}/record.txt"),
    ("GET", "/desk/import/{import}/problems.xlsx"),
    ("GET", "/desk/offerings/{offering}/list.xlsx"),
    ("GET", "/desk/offerings/{offering}/list.csv"),
    ("GET", "/desk/fees/list.xlsx"),
    ("GET", "/desk/fees/list.csv"),
    ("GET", "/desk/cash.csv"),
    ("GET", "/desk/log.csv"),
    ("GET", "/desk/cash.pdf"),
    ("GET", "/desk/cash.xlsx"),
    ("GET", "/desk/fees/list.pdf"),
    ("GET", "/desk/offerings/{offering}/list.pdf"),
    ("GET", "/desk/offerings/{offering}/attendance.csv"),
    ("GET", "/desk/offerings/{offering}/attendance.pdf"),
    ("GET", "/desk/offerings/{offering}/attendance.xlsx"),
    ("GET", "/desk/offerings/{offering}/sheet.pdf"),
    ("GET", "/desk/notice.pdf"),
    ("GET", "/desk/receipts/{id}/receipt.pdf"),
    ("GET", "/desk/members/{id}/card.pdf"),
    ("GET", "/desk/log.xlsx"),
    ("GET", "/desk/log.pdf"),
    ("GET", "/desk/calls.csv"),
    ("GET", "/desk/calls.pdf"),
    ("GET", "/desk/calls.xlsx"),
    ("GET", "/desk/care.csv"),
    ("GET", "/desk/care.pdf"),
    ("GET", "/desk/care.xlsx"),
    ("GET", "/desk/messages/list.csv"),
    ("GET", "/desk/messages/list.pdf"),
    ("GET", "/desk/messages/list.xlsx"),
    ("GET", "/desk/announcements/{id}/list.csv"),
    ("GET", "/desk/announcements/{id}/list.pdf"),
    ("GET", "/desk/announcements/{id}/list.xlsx"),
    ("GET", "/desk/terms/{id}/plan.csv"),
    ("GET", "/desk/terms/{id}/plan.pdf"),
    ("GET", "/desk/terms/{id}/plan.xlsx"),
    ("GET", "/desk/notice/changes.pdf"),
    ("GET", "/desk/sessions/{id}/notice.pdf"),
    ("GET", "/desk/bookings/{id}/slip.pdf"),
    ("GET", "/bookings/{id}/slip.pdf"),
    ("GET", "/desk/draws/{id}/door.pdf"),
    ("GET", "/desk/draws/{id}/results.pdf"),
    ("GET", "/desk/draws/{id}/names.pdf"),
    ("GET", "/desk/applications/{id}/slip.pdf"),
    ("GET", "/desk/consents/{id}/slip.pdf"),
    ("GET", "/helping/form.pdf"),
    ("GET", "/desk/messages/letters.pdf"),
    ("GET", "/desk/announcements/{id}/letters.pdf"),
    ("GET", "/desk/announcements/{id}/notice.pdf"),
    ("GET", "/desk/sign-ups/{id}/slip.pdf"),
    ("GET", "/desk/sessions/{id}/register.pdf"),
    ("GET", "/desk/offerings/{offering}/turned-away.xlsx"),
    ("GET", "/desk/offerings/{offering}/turned-away.csv"),
    ("GET", "/desk/offerings/{offering}/turned-away.pdf"),
    ("GET", "/desk/accounts.xlsx"),
    ("GET", "/desk/accounts.csv"),
    ("GET", "/desk/accounts.pdf"),
    ("GET", "/my-sign-ups.pdf"),
    ("GET", "/sign-ups/{id}/slip.pdf"),
    ("GET", "/draws/{id}/wishes.pdf"),
    ("GET", "/me/attendance.pdf"),
    ("GET", "/me/hours.pdf"),
    ("GET", "/desk/files/hours.csv"),
    ("GET", "/desk/files/hours.pdf"),
    ("GET", "/desk/files/members.csv"),
    ("GET", "/desk/files/members.pdf"),
    ("GET", "/desk/files/members.xlsx"),
    ("GET", "/desk/files/offerings.csv"),
    ("GET", "/desk/files/offerings.pdf"),
    ("GET", "/desk/files/rooms.csv"),
    ("GET", "/desk/files/offerings.xlsx"),
    ("GET", "/desk/files/hours.xlsx"),
    ("GET", "/desk/files/rooms.xlsx"),
    ("GET", "/desk/files/rooms.pdf"),
    ("GET", "/certificates/{id}/certificate.pdf"),
    ("GET", "/desk/certificates/{id}/certificate.pdf"),
    ("GET", "/desk/offerings/{offering}/certificates.pdf"),
    ("POST", "/comfort"),
    ("POST", "/desk/import"),
];

/// Everything with a key in its address, as the router itself tells it: `/desk/offerings/{}/list.pdf`. Folders have none.
pub fn keyed(router: &Router) -> BTreeSet<String> {
    // What a router says of itself names every path between quotation marks.
    let told = format!("{router:?}");
    let paths = told.split('"').filter(|part| part.starts_with('/') && !part.contains("{*"));
    paths.map(shape).filter(|path| path.contains("{}")).collect()
}

/// A path with `{}` in the place of each key, whether it is filled in or not; without what is asked in it.
pub fn shape(path: &str) -> String {
    let path = path.split('?').next().unwrap_or_default();
    let of_key = |part: &str| part.starts_with('{') || part.len() == 36;
    let parts = path.split('/').map(|part| if of_key(part) { "{}" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

/// The paths of all pages, and of what is neither page nor form, as they are told here.
pub fn listed() -> Vec<String> {
    pages().into_iter().chain(OTHERS.iter().map(|(_, path)| (*path).to_owned())).collect()
}

/// Every page, as the router lists it: `/offerings/{id}`.
pub fn pages() -> Vec<String> {
    let listed = leptos_axum::generate_route_list(app::shell::App);
    listed.iter().map(|listing| listing.path().to_owned()).collect()
}

/// Every form and what islands read, with its method.
pub fn server_functions() -> Vec<(String, String)> {
    let mut all: Vec<_> =
        server_fn_paths().map(|(path, method)| (method.to_string(), path.to_owned())).collect();
    all.sort();
    all.dedup();
    all
}

/// Every route with its method, ids filled in.
pub fn everything(centre: &Centre) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> =
        pages().into_iter().map(|path| ("GET".to_owned(), path)).collect();
    all.extend(server_functions());
    all.extend(OTHERS.iter().map(|(method, path)| ((*method).to_owned(), (*path).to_owned())));
    all.into_iter().map(|(method, path)| (method, filled(&path, centre))).collect()
}

/// A path with ids of things that are there; of a sign-up, a plan and a draw only once the centre is in use.
pub fn filled(path: &str, centre: &Centre) -> String {
    const UNKNOWN: &str = "019abc00-0000-7000-8000-000000000001";
    let offering = centre.calligraphy.to_string();
    let sign_up = centre.sign_up.map_or(UNKNOWN.to_owned(), |id| id.to_string());
    let path = path.replace("/members/{id}", &format!("/members/{}", centre.chen));
    let path =
        path.replace("/accounts/{id}", &format!("/accounts/{}", centre.coordinator_a.person));
    let receipt = centre.receipt.map_or(UNKNOWN.to_owned(), |id| id.to_string());
    let path = path.replace("/receipts/{id}", &format!("/receipts/{receipt}"));
    let certificate = centre.certificate.map_or(UNKNOWN.to_owned(), |id| id.to_string());
    let path = path.replace("/certificates/{id}", &format!("/certificates/{certificate}"));
    let import = centre.import.map_or(UNKNOWN.to_owned(), |id| id.to_string());
    let draw = centre.draw.map_or(UNKNOWN.to_owned(), |id| id.to_string());
    let application = centre.application.map_or(UNKNOWN.to_owned(), |id| id.to_string());
    let wished = centre.wished.map_or(UNKNOWN.to_owned(), |id| id.to_string());
    let path = path.replace("/desk/draws/{id}", &format!("/desk/draws/{draw}"));
    let path = path.replace("/draws/{id}", &format!("/draws/{wished}"));
    let path = path.replace("/applications/{id}", &format!("/applications/{application}"));
    let path = path.replace("/offerings/{id}", &format!("/offerings/{offering}"));
    let path = path.replace("/fees/{id}", &format!("/fees/{sign_up}"));
    let path = path.replace("/care/{id}", &format!("/care/{sign_up}"));
    let path = path.replace("/sign-ups/{id}", &format!("/sign-ups/{sign_up}"));
    let consent = centre.consent.map_or(UNKNOWN.to_owned(), |id| id.to_string());
    let path = path.replace("/consents/{id}", &format!("/consents/{consent}"));
    let session = centre.session.map_or(UNKNOWN.to_owned(), |id| id.to_string());
    let path = path.replace("/sessions/{id}", &format!("/sessions/{session}"));
    let room = centre.room.map_or(UNKNOWN.to_owned(), |id| id.to_string());
    let path = path.replace("/rooms/{id}", &format!("/rooms/{room}"));
    let booking = centre.booking.map_or(UNKNOWN.to_owned(), |id| id.to_string());
    let path = path.replace("/desk/bookings/{id}", &format!("/desk/bookings/{booking}"));
    let borrowed = centre.borrowed.map_or(UNKNOWN.to_owned(), |id| id.to_string());
    let path = path.replace("/bookings/{id}", &format!("/bookings/{borrowed}"));
    let term = centre.term.map_or(UNKNOWN.to_owned(), |id| id.to_string());
    let path = path.replace("/terms/{id}", &format!("/terms/{term}"));
    let department = centre.department.map_or(UNKNOWN.to_owned(), |id| id.to_string());
    let path = path.replace("/departments/{id}", &format!("/departments/{department}"));
    let planned = centre.planned.map_or(UNKNOWN.to_owned(), |id| id.to_string());
    let path = path.replace("/planned/{id}", &format!("/planned/{planned}"));
    let entry = centre.entry.map_or(UNKNOWN.to_owned(), |id| id.to_string());
    let path = path.replace("/log/{id}", &format!("/log/{entry}"));
    let announced = centre.announced.map_or(UNKNOWN.to_owned(), |id| id.to_string());
    let path = path.replace("/announcements/{id}", &format!("/announcements/{announced}"));
    let path = path.replace("/{event}/{channel}", "/session_moved/message");
    let path = path.replace("/import/{id}", &format!("/import/{import}"));
    let path = path.replace("/desk/marks/{id}", &format!("/desk/marks/{UNKNOWN}"));
    let path = path.replace("/attendance/{id}", &format!("/attendance/{session}"));
    let path = path.replace("{offering}", &offering).replace("{import}", &import);
    let path = path.replace("{file}", "unknown.ics");
    let path = path.replace("{token}", centre.wall.as_deref().unwrap_or("unknown"));
    let path = path.replace("{task}", TASKS[0].code);
    assert!(!path.contains('{'), "{path} needs something else");
    path
}
