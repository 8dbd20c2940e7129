//! Calling a draw off, or taking one offering out of it, with a reason that everybody concerned reads.

use domain::draw::DrawPhase;
use domain::id::{DrawId, OfferingId};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::field::Field;
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::phrases::ByPhrase;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::request::{request, see_other};
use crate::wording::desk::draw::plan as words;
use crate::wording::desk::draw::wished;
use crate::wording::desk::people::REASON_MISSING;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-draw-end";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["reason"]);

/// Asks once more, says what follows, and wants the reason.
#[component]
pub fn EndPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let (say, language) = (request.say(), request.language);
    let leaving = use_query_map().with_untracked(|query| query.get("offering"));
    page(async move {
        let by = request.coordinator()?;
        let (draw, people, offerings) = store::draw::draw_at_desk(&request.db, id?, by).await?;
        let back = paths::desk_draw(draw.id);
        let phase = draw.phase(request.now);
        let leaving: Option<OfferingId> = leaving.map(|id| id.parse()).transpose()?;
        let can_end = match leaving {
            Some(_) => phase.is_before_list(),
            None => !matches!(phase, DrawPhase::Held | DrawPhase::CalledOff),
        };
        if !can_end {
            see_other(&back)?;
            return Ok(().into_any());
        }
        let attempt = request.attempt(FORM).await?;
        let (title, line, act, told) = match leaving {
            Some(leaving) => {
                let is_it = |one: &&store::draw::OfferingAtDesk| {
                    one.offering == leaving && one.left.is_none()
                };
                let one = offerings.iter().find(is_it).ok_or(AppError::NotFound)?;
                let title = words::take_out_title(language, &one.name);
                (title, words::TAKE_OUT_LINE, words::do_take_out(language, &one.name), one.wishes)
            }
            None => {
                let (title, act) = (say(words::CALL_OFF_TITLE), say(words::DO_CALL_OFF));
                (title.to_owned(), words::CALL_OFF_LINE, act.to_owned(), people)
            }
        };
        let offering = leaving.map(|id| id.to_string()).unwrap_or_default();
        Ok(view! {
            <PageTitle text=title.clone() attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=back.clone()>{draw.name.clone()}</a>
            <h1 tabindex="-1"><ByPhrase text=title/></h1>
            <p>
                <span class="line">{say(line)}</span>
                <span class="line">{words::sentence(language, &wished(language, told))}</span>
            </p>
            <Form action="/forms/desk-draw-end" attempt=attempt is_question=true>
                <input type="hidden" name="draw" value=draw.id.to_string()/>
                <input type="hidden" name="offering" value=offering/>
                <Field name="reason" label=say(words::END_REASON) hint=say(words::END_REASON_HINT)/>
                <div class="button-row">
                    <button class="button button--danger" type="submit">{act}</button>
                    <a class="button button--link" href=back>{say(words::DO_NOT)}</a>
                </div>
            </Form>
        }
        .into_any())
    })
}

/// Calls the draw off; with an offering, takes that one out.
#[server(prefix = "/forms", endpoint = "desk-draw-end")]
pub async fn post_desk_draw_end(
    #[server(default)] key: String,
    #[server(default)] draw: String,
    #[server(default)] offering: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id): (_, DrawId) = (form_key(&key)?, draw.parse()?);
    let leaving = if offering.is_empty() { None } else { Some(offering.parse::<OfferingId>()?) };
    let mut attempt = Attempt::at([("reason", reason.as_str())]);
    let outcome = async {
        let by = request.coordinator()?;
        let reason = attempt.reason("reason", REASON_MISSING)?;
        Ok(match leaving {
            Some(one) => store::draw::take_out(&request.db, key, id, one, &reason, by).await?,
            None => store::draw::call_off(&request.db, key, id, &reason, by).await?,
        })
    };
    match outcome.await {
        Ok(_told) => see_other(&paths::desk_draw(id)),
        Err(error) => {
            attempt.comes_back(&request, FORM, &paths::desk_draw_end(id, leaving), error).await
        }
    }
}
