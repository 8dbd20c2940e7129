//! Ending a consent for somebody who asks for it at the counter.

use domain::id::ConsentId;
use leptos::prelude::*;

use crate::attempt::{Attempt, form_key};
use crate::components::acting::name_or_somebody;
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::phrases::ByPhrase;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::request::{request, see_other};
use crate::wording::consent::counter as words;
use crate::wording::consent::{DO_NOT_END, END_WHY};

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-end-consent";

/// Asks once more. What holds no more is not asked about again.
#[component]
pub fn DeskConsentEndPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<ConsentId>());
    let say = request.say();
    page(async move {
        let (id, by) = (id?, request.coordinator()?);
        let entry = store::consent::consent_at_desk(&request.db, id, by).await?;
        let back = paths::desk_consent(id);
        if !entry.holds(request.now) {
            see_other(&back)?;
            return Ok(().into_any());
        }
        let attempt = request.attempt(FORM).await?;
        let person = name_or_somebody(&request, entry.person.as_ref());
        let helper = name_or_somebody(&request, entry.helper.as_ref());
        let title = words::end_title(request.language, &person, &helper);
        Ok(view! {
            <PageTitle text=title.clone() attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=back.clone()>{say(words::SLIP)}</a>
            <h1 tabindex="-1"><ByPhrase text=title/></h1>
            <p>{say(END_WHY)}</p>
            <Form action="/forms/desk-end-consent" attempt=attempt>
                <input type="hidden" name="consent" value=id.to_string()/>
                <div class="button-row">
                    <button class="button button--danger" type="submit">{say(words::END_IT)}</button>
                    <a class="button button--link" href=back>{say(DO_NOT_END)}</a>
                </div>
            </Form>
        }
        .into_any())
    })
}

/// Ends it. Sent twice, it has ended.
#[server(prefix = "/forms", endpoint = "desk-end-consent")]
pub async fn post_desk_end_consent(
    #[server(default)] key: String,
    #[server(default)] consent: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, consent.parse::<ConsentId>()?);
    let outcome = async {
        let by = request.coordinator()?;
        Ok(store::consent::end_at_desk(&request.db, key, id, by).await?)
    };
    match outcome.await {
        Ok(()) => see_other(&paths::desk_consent(id)),
        Err(error) => {
            let page = paths::desk_consent_end(id);
            Attempt::default().comes_back(&request, FORM, &page, error).await
        }
    }
}
