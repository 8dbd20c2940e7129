//! The one next step of a draw, with why it is taken and the button that takes it.

use domain::draw::DrawPhase;
use leptos::prelude::*;
use store::draw::Draw;

use super::digest::Digest;
use crate::attempt::{Attempt, form_key};
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::error::AppError;
use crate::paths;
use crate::paths::papers::{desk_draw_names_file, desk_draw_results_file};
use crate::request::{request, see_other};
use crate::wording::desk::draw as words;
use crate::wording::desk::draw::hold;

/// The form's name, under which attempts at freezing are kept.
pub(super) const FORM: &str = "desk-draw-freeze";

/// Nothing where the draw was called off.
#[component]
pub(super) fn NextStep(
    draw: Draw,
    phase: DrawPhase,
    people: u32,
    attempt: Attempt,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let title = words::next_step(request.language, phase, draw.window, people);
    match phase {
        DrawPhase::Later | DrawPhase::Open => view! {
            <NoticeBox kind=BoxKind::Info>
                <p class="notice__title">{title}</p>
                <p>{say(if phase == DrawPhase::Later { words::AHEAD_LINE } else { words::OPEN_LINE })}</p>
            </NoticeBox>
            <div class="button-row">
                <a class="button button--primary" href=paths::desk_wishes(draw.id)>{say(words::AT_COUNTER)}</a>
            </div>
        }
        .into_any(),
        DrawPhase::Closed => view! {
            <NoticeBox kind=BoxKind::Warning>
                <p class="notice__title">{say(words::FREEZE_TITLE)}</p>
                <p>{say(words::FREEZE_LINE)}</p>
            </NoticeBox>
            <Form action="/forms/desk-draw-freeze" attempt=attempt>
                <input type="hidden" name="draw" value=draw.id.to_string()/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::DO_FREEZE)}</button>
                </div>
            </Form>
        }
        .into_any(),
        DrawPhase::Frozen => view! {
            <NoticeBox kind=BoxKind::Info>
                <p class="notice__title">{say(words::FROZEN_TITLE)}</p>
                <p>{say(words::FROZEN_LINE)}</p>
            </NoticeBox>
            {draw.frozen.map(|frozen| view! { <Digest digest=frozen.digest/> })}
            <div class="button-row">
                <a class="button button--primary" href=paths::desk_draw_seed(draw.id)>{say(words::ENTER_DIGITS)}</a>
                <a class="button" href=paths::desk_draw_door(draw.id)>{say(words::PRINT_FOR_DOOR)}</a>
                <a class="button" href=paths::draw_list_file(draw.id) download="" data-native="">{say(words::LIST_FILE)}</a>
            </div>
        }
        .into_any(),
        DrawPhase::Held => view! {
            <div class="button-row">
                <a class="button" href=desk_draw_results_file(draw.id) download="" data-native="">{say(hold::FOR_DOOR)}</a>
                <a class="button" href=desk_draw_names_file(draw.id) download="" data-native="">{say(hold::WITH_NAMES)}</a>
                <a class="button" href=paths::draw_record_file(draw.id) download="" data-native="">{say(words::RECORD_FILE)}</a>
                <a class="button" href=paths::draw_list_file(draw.id) download="" data-native="">{say(words::LIST_FILE)}</a>
            </div>
        }
        .into_any(),
        DrawPhase::CalledOff => ().into_any(),
    }
}

/// Freezes the list and publishes it.
#[server(prefix = "/forms", endpoint = "desk-draw-freeze")]
pub async fn post_desk_draw_freeze(
    #[server(default)] key: String,
    #[server(default)] draw: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, draw.parse()?);
    let way = paths::desk_draw(id);
    let outcome = async {
        let by = request.coordinator()?;
        Ok(store::draw::freeze(&request.db, key, id, by).await?)
    };
    match outcome.await {
        Ok(_frozen) => see_other(&way),
        Err(error) => Attempt::default().comes_back(&request, FORM, &way, error).await,
    }
}
