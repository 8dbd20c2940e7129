//! What a draw has left: offerings with free places for which nobody can sign up, each with the way to open it.

use domain::id::DrawId;
use domain::offering::{Offering, can_be_opened};
use leptos::prelude::*;

use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::error::AppError;
use crate::paths;
use crate::request::{Request, request};
use crate::wording::desk::draw::hold as words;
use crate::wording::desk::offering::OPEN_NOW;

/// Those of a draw that was held which have free places, and whose own window is over, has not begun, or was closed.
pub(super) async fn still_closed(
    request: &Request,
    draw: DrawId,
) -> Result<Vec<Offering>, AppError> {
    let drawn = store::draw::drawn_offerings(&request.db, draw).await?;
    let offerings = drawn.into_iter().map(|one| one.offering);
    let is_closed = |one: &Offering| {
        one.places.free() > 0 && can_be_opened(&one.terms, one.first.from, request.now)
    };
    Ok(offerings.filter(is_closed).collect())
}

/// Nothing where everything that is left can be had.
#[component]
pub(super) fn StillClosed(offerings: Vec<Offering>) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let row = |one: &Offering| {
        let free = words::still_free(language, &one.name, one.places.free());
        view! {
            <p>{free}</p>
            <div class="button-row">
                <a class="button" href=paths::desk_opening(one.id)>
                    {say(OPEN_NOW)}<span class="visually-hidden">" "{one.name.clone()}</span>
                </a>
            </div>
        }
    };
    let is_some = !offerings.is_empty();
    let rows = offerings.iter().map(row).collect_view();
    is_some.then(|| {
        view! {
            <NoticeBox kind=BoxKind::Warning>
                <p class="notice__title">{say(words::STILL_CLOSED)}</p>
                <p>{say(words::STILL_CLOSED_LINE)}</p>
                {rows}
            </NoticeBox>
        }
    })
}
