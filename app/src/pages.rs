//! Pages, and what their forms do. `page` makes one from what it loads.

use std::future::Future;
use std::str::FromStr;

use domain::id::InvalidId;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::components::acting::StopActing;
use crate::error::AppError;
use crate::paths;
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::{common as words, consent, desk as desk_words};

pub mod answer;
pub mod booking;
pub mod certificate;
pub mod design;
pub mod desk;
pub mod draw;
pub mod draw_check;
pub mod help;
pub mod helping;
pub mod home;
pub mod my_area;
pub mod my_attendance;
pub mod my_calendar;
pub mod my_helpers;
pub mod my_hours;
pub mod my_mark;
pub mod my_number;
pub mod my_particulars;
pub mod my_sign_ups;
pub mod my_told;
pub mod newcomer;
pub mod not_found;
pub mod offering;
pub mod offerings;
pub mod offline;
pub mod reading_aloud;
pub mod rooms;
pub mod sign_in;
pub mod sign_up;
pub mod together;
pub mod wall;
pub mod wishes;
pub mod withdrawal;

/// The key in this page's address. Call it before the first `await`.
pub fn id_in_path<Id: FromStr<Err = InvalidId>>() -> Result<Id, AppError> {
    let typed = use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default();
    Ok(typed.parse::<Id>()?)
}

/// A page that loads something first. An error becomes a page with its status;
/// a reader who must sign in is sent there and comes back.
pub fn page<V: IntoView + 'static>(
    load: impl Future<Output = Result<V, AppError>> + Send + 'static,
) -> impl IntoView {
    let request = request();
    let options = expect_context::<ResponseOptions>();
    Suspend::new(async move {
        match load.await {
            Ok(view) => view.into_any(),
            Err(AppError::SignInNeeded) => {
                options.set_status(http::StatusCode::SEE_OTHER);
                let way = paths::sign_in_for(&request.path);
                if let Ok(way) = http::HeaderValue::from_str(&way) {
                    options.insert_header(http::header::LOCATION, way);
                }
                ().into_any()
            }
            Err(error) => {
                options.set_status(error.status());
                view! { <ErrorPage request=request error=error/> }.into_any()
            }
        }
    })
}

/// Says what went wrong in plain words, with the way on.
#[component]
pub fn ErrorPage(
    /// Who asks.
    request: Request,
    /// What went wrong.
    error: AppError,
) -> impl IntoView {
    let say = request.say();
    let for_the_desk = error == AppError::Forbidden;
    let stops = error == AppError::PersonAlone;
    let (title, sentence): (Words, Words) = match error {
        AppError::NotFound => (words::NOT_FOUND_TITLE, words::NOT_FOUND),
        AppError::Forbidden => (words::FORBIDDEN_TITLE, words::FORBIDDEN),
        AppError::PersonAlone => (consent::PERSON_ALONE_TITLE, consent::PERSON_ALONE),
        AppError::BadForm | AppError::ToBeChanged | AppError::Refused(_) => {
            (words::BAD_FORM_TITLE, words::BAD_FORM)
        }
        AppError::Unavailable | AppError::Failed | AppError::SignInNeeded => {
            (words::AWAY_TITLE, words::AWAY)
        }
    };
    // Whoever does one thing at a desk has a page of their own.
    let way_on = match request.somebody_at_desk() {
        Ok(_) => (paths::accounts::DESK_MINE, desk_words::accounts::MINE),
        Err(_) => (paths::DESK_SIGN_IN, desk_words::SIGN_IN),
    };
    view! {
        <Title text=words::page_title(request.language, say(title))/>
        <h1 tabindex="-1">{say(title)}</h1>
        <p>{say(sentence)}</p>
        <div class="button-row">
            <a class="button" href=paths::HOME>{say(words::TO_HOME)}</a>
            {stops.then(|| view! { <StopActing/> })}
            {for_the_desk.then(|| view! { <a class="button" href=way_on.0>{say(way_on.1)}</a> })}
        </div>
    }
}
