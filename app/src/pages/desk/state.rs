//! Calling an offering off, with a reason that everybody concerned will read.

use leptos::prelude::*;

use super::own_offering;
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::field::Field;
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::ByPhrase;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::request::{request, see_other};
use crate::wording::desk::offering as words;
use crate::wording::desk::people::REASON_MISSING;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-cancel";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["reason"]);

/// Asks once more, says how many people will be told, and wants the reason.
#[component]
pub fn StatePage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let say = request.say();
    page(async move {
        let offering = own_offering(&request, id?).await?;
        let attempt = request.attempt(FORM).await?;
        let told = offering.places.held + offering.places.waiting;
        let back = paths::desk_offering(offering.id);
        let title = words::call_off_title(request.language, &offering.name);
        Ok(view! {
            <PageTitle text=title.clone() attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=back.clone()>{offering.name.clone()}</a>
            <h1 tabindex="-1"><ByPhrase text=title/></h1>
            <NoticeBox kind=BoxKind::Warning>
                <p class="notice__title">{say(words::CAN_BE_PUT_BACK)}</p>
                <p>{words::will_be_told(request.language, told)}</p>
            </NoticeBox>
            <Form action="/forms/desk-cancel" attempt=attempt is_question=true>
                <input type="hidden" name="offering" value=offering.id.to_string()/>
                <Field name="reason" label=say(words::CALL_OFF_REASON) hint=say(words::CALL_OFF_REASON_HINT)/>
                <div class="button-row">
                    <button class="button button--danger" type="submit">
                        {words::do_call_off(request.language, &offering.name)}
                    </button>
                    <a class="button button--link" href=back>{say(words::DO_NOT)}</a>
                </div>
            </Form>
        })
    })
}

/// Calls the offering off; everybody on its list is told why.
#[server(prefix = "/forms", endpoint = "desk-cancel")]
pub async fn post_desk_cancel(
    #[server(default)] key: String,
    #[server(default)] offering: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, offering.parse()?);
    let mut attempt = Attempt::at([("reason", reason.as_str())]);
    let outcome = async {
        let by = request.coordinator()?;
        let reason = attempt.reason("reason", REASON_MISSING)?;
        Ok(store::offering::cancel(&request.db, key, id, &reason, by).await?)
    };
    match outcome.await {
        Ok(_told) => see_other(&paths::desk_offering(id)),
        Err(error) => attempt.comes_back(&request, FORM, &paths::desk_state(id), error).await,
    }
}
