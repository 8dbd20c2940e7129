//! Lists that the desk takes home, each as every file that there is.

use std::collections::HashMap;

use app::paths::files::TICKED;
use app::paths::listing::listing_of;
use app::request::Request as Asked;
use app::sheet::export::FORMS;
use app::sheet::{
    accounts, attendance, calls, cash, fees, hours, list, log, members, offerings, plan, to_tell,
    turned_away, week,
};
use axum::Router;
use axum::extract::{Extension, Path, Query};
use axum::routing::get;
use domain::id::{AnnouncementId, OfferingId, TermId};

use crate::answer::{file, not_found};
use crate::site::Site;

type Typed = Query<HashMap<String, String>>;

/// A route for each list and file: `/desk/files/members.xlsx`.
pub fn routes() -> Router<Site> {
    FORMS
        .into_iter()
        .fold(Router::new(), |routes, form| routes.merge(as_file(form)).merge(of_the_day(form)))
}

/// What is gone through with a telephone, or read through.
fn of_the_day(form: &'static str) -> Router<Site> {
    Router::new()
        .route(
            &format!("/desk/log.{form}"),
            get(async move |Extension(asked): Extension<Asked>, query: Typed| {
                file(log::log_file(&asked, &query, form).await)
            }),
        )
        .route(
            &format!("/desk/calls.{form}"),
            get(async move |Extension(asked): Extension<Asked>| {
                file(calls::calls_file(&asked, form).await)
            }),
        )
        .route(
            &format!("/desk/care.{form}"),
            get(async move |Extension(asked): Extension<Asked>| {
                file(calls::care_file(&asked, form).await)
            }),
        )
        .route(
            &format!("/desk/messages/list.{form}"),
            get(async move |Extension(asked): Extension<Asked>| {
                file(to_tell::to_tell_file(&asked, None, form).await)
            }),
        )
        .route(
            &format!("/desk/announcements/{{id}}/list.{form}"),
            get(async move |Extension(asked): Extension<Asked>, Path(id): Path<String>| {
                let Ok(id) = id.parse::<AnnouncementId>() else { return not_found() };
                file(to_tell::to_tell_file(&asked, Some(id), form).await)
            }),
        )
}

fn as_file(form: &'static str) -> Router<Site> {
    let of_offering = |name: &str| format!("/desk/offerings/{{id}}/{name}.{form}");
    Router::new()
        .route(
            &of_offering("list"),
            get(async move |Extension(asked): Extension<Asked>, Path(id): Path<String>| {
                let Ok(id) = id.parse::<OfferingId>() else { return not_found() };
                file(list::list_file(&asked, id, form).await)
            }),
        )
        .route(
            &of_offering("attendance"),
            get(async move |Extension(asked): Extension<Asked>, Path(id): Path<String>| {
                let Ok(id) = id.parse::<OfferingId>() else { return not_found() };
                file(attendance::attendance_file(&asked, id, form).await)
            }),
        )
        .route(
            &of_offering("turned-away"),
            get(async move |Extension(asked): Extension<Asked>, Path(id): Path<String>| {
                let Ok(id) = id.parse::<OfferingId>() else { return not_found() };
                file(turned_away::turned_away_file(&asked, id, form).await)
            }),
        )
        .route(
            &format!("/desk/accounts.{form}"),
            get(async move |Extension(asked): Extension<Asked>| {
                file(accounts::accounts_file(&asked, form).await)
            }),
        )
        .route(
            &format!("/desk/terms/{{id}}/plan.{form}"),
            get(
                async move |Extension(asked): Extension<Asked>,
                            Path(id): Path<String>,
                            query: Typed| {
                    let Ok(id) = id.parse::<TermId>() else { return not_found() };
                    file(plan::plan_file(&asked, id, typed(&query, "by"), form).await)
                },
            ),
        )
        .route(
            &format!("/desk/fees/list.{form}"),
            get(async move |Extension(asked): Extension<Asked>| {
                file(fees::fees_file(&asked, form).await)
            }),
        )
        .route(
            &format!("/desk/cash.{form}"),
            get(async move |Extension(asked): Extension<Asked>, query: Typed| {
                file(cash::cash_file(&asked, typed(&query, "day"), form).await)
            }),
        )
        .route(
            &format!("/desk/files/offerings.{form}"),
            get(async move |Extension(asked): Extension<Asked>, query: Typed| {
                if query.contains_key(TICKED) {
                    return file(offerings::ticked_file(&asked, form).await);
                }
                let listing = listing_of(|name| query.get(name).cloned());
                file(offerings::offerings_file(&asked, listing, form).await)
            }),
        )
        .route(
            &format!("/desk/files/members.{form}"),
            get(async move |Extension(asked): Extension<Asked>| {
                file(members::members_file(&asked, form).await)
            }),
        )
        .route(
            &format!("/desk/files/hours.{form}"),
            get(async move |Extension(asked): Extension<Asked>| {
                file(hours::hours_file(&asked, form).await)
            }),
        )
        .route(
            &format!("/desk/files/rooms.{form}"),
            get(async move |Extension(asked): Extension<Asked>, query: Typed| {
                file(week::week_file(&asked, typed(&query, "week"), form).await)
            }),
        )
}

/// What the address says; nothing where it says nothing.
fn typed<'a>(query: &'a Typed, name: &str) -> &'a str {
    query.get(name).map(String::as_str).unwrap_or_default()
}
