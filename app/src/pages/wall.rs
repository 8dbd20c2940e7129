//! 墙上的屏幕: the board of the day at a secret address. Nobody signs in there; it shows what a wall shows and leads nowhere.

use domain::feed::FeedOf;
use http::header::REFRESH;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_router::hooks::use_params_map;

use super::desk::today::wall::{OnWall, Shown};
use super::page;
use crate::error::AppError;
use crate::request::request;

/// The board that the token opens; one that was replaced or ended opens nothing.
#[component]
pub fn WallPage() -> impl IntoView {
    let request = request();
    let token = use_params_map().with_untracked(|params| params.get("token")).unwrap_or_default();
    let options = expect_context::<ResponseOptions>();
    page(async move {
        let feed = store::feed::feed_of(&request.db, &token).await?;
        let feed = feed.filter(|feed| feed.of == FeedOf::Board).ok_or(AppError::NotFound)?;
        let institution = store::institution::institution(&request.db, feed.institution).await?;
        let board = store::today::board_on_wall(&request.db, &feed).await?;
        let shown = Shown::of(&request, board);
        options.insert_header(REFRESH, shown.next_turn(&request));
        Ok(view! { <OnWall institution=institution.name shown=shown/> })
    })
}
