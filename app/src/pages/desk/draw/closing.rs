//! Moving a draw's closing later while wishes are being made, with a reason that everybody reads.

use domain::draw::DrawPhase;
use domain::refusal::Refusal;
use leptos::prelude::*;

use crate::attempt::{Attempt, form_key};
use crate::components::definitions::Definitions;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::planning::typed;
use crate::request::{request, see_other};
use crate::wording::Sentence;
use crate::wording::desk::draw::{WINDOW, plan as words};
use crate::wording::desk::offering::window;
use crate::wording::not_a_day::not_a_day;
use crate::wording::refusal::refusal_sentence;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-draw-closing";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["closes_at", "reason"]);

/// Asks for the new closing and why.
#[component]
pub fn ClosingPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let say = request.say();
    page(async move {
        let by = request.coordinator()?;
        let (draw, ..) = store::draw::draw_at_desk(&request.db, id?, by).await?;
        let back = paths::desk_draw(draw.id);
        if !matches!(draw.phase(request.now), DrawPhase::Later | DrawPhase::Open) {
            see_other(&back)?;
            return Ok(().into_any());
        }
        let attempt = request.attempt(FORM).await?;
        let kind = || Kind { autocomplete: Some("off"), ..Kind::default() };
        Ok(view! {
            <PageTitle text=say(words::MOVE_TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=back.clone()>{draw.name.clone()}</a>
            <h1 tabindex="-1">{say(words::MOVE_TITLE)}</h1>
            <p>{say(words::MOVE_LINE)}</p>
            <Definitions rows=vec![(WINDOW, window(request.language, draw.window))]/>
            <Form action="/forms/desk-draw-closing" attempt=attempt is_question=true>
                <input type="hidden" name="draw" value=draw.id.to_string()/>
                <Field name="closes_at" label=say(words::NEW_CLOSING) hint=say(words::CLOSES_HINT) kind=kind()/>
                <Field name="reason" label=say(words::MOVE_REASON) hint=say(words::MOVE_REASON_HINT)/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::DO_MOVE)}</button>
                    <a class="button button--link" href=back>{say(words::LEAVE)}</a>
                </div>
            </Form>
        }
        .into_any())
    })
}

/// Moves it.
#[server(prefix = "/forms", endpoint = "desk-draw-closing")]
pub async fn post_desk_draw_closing(
    #[server(default)] key: String,
    #[server(default)] draw: String,
    #[server(default)] closes_at: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, draw.parse()?);
    let mut attempt = Attempt::at([("closes_at", closes_at.as_str()), ("reason", reason.as_str())]);
    let outcome = async {
        let by = request.coordinator()?;
        let closes_at = attempt.read("closes_at", typed::end, |why| {
            not_a_day(words::NEW_CLOSING, why, words::not_a_moment(request.now))
        });
        let reason = attempt.reason("reason", words::MOVE_REASON_MISSING);
        let (closes_at, reason) = (closes_at?, reason?);
        let moved = store::draw::move_closing(&request.db, key, id, closes_at, &reason, by).await;
        let name = match &moved {
            Err(store::Error::Refused(Refusal::CannotBeDrawn { offering })) => {
                Some(store::offering::offering(&request.db, *offering).await?.name)
            }
            _ => None,
        };
        moved.map_err(|error| at_its_field(&mut attempt, name, error.into()))
    };
    match outcome.await {
        Ok(()) => see_other(&paths::desk_draw(id)),
        Err(error) => {
            attempt.comes_back(&request, FORM, &paths::desk_draw_closing(id), error).await
        }
    }
}

/// What is wrong with the time is told there; `name` is of what would begin before the closing.
fn at_its_field(attempt: &mut Attempt, name: Option<String>, error: AppError) -> AppError {
    match (error, name) {
        (AppError::Refused(_), Some(name)) => {
            attempt.note("closes_at", words::begins_before(&name));
            AppError::ToBeChanged
        }
        (
            AppError::Refused(
                refusal @ (Refusal::ClosesLaterOnly { .. } | Refusal::ReleasedBeforeList { .. }),
            ),
            None,
        ) => {
            let sentence = Sentence::of(|language| refusal_sentence(language, &refusal));
            attempt.note("closes_at", sentence);
            AppError::ToBeChanged
        }
        (other, _) => other,
    }
}
