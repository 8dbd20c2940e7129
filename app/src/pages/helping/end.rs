//! Asking once more before a consent ends, by the person or by the helper.

use domain::id::ConsentId;
use leptos::prelude::*;

use super::{ConsentLines, ENDED};
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
use crate::wording::consent as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "end-consent";

/// Somebody else's is not found; what holds no more is shown where it stands.
#[component]
pub fn ConsentEndPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<ConsentId>());
    let (say, language) = (request.say(), request.language);
    page(async move {
        let (id, reader) = (id?, request.person()?.id);
        let entry = store::consent::entry(&request.db, id, reader).await?;
        let is_helper = entry.consent.helper == reader;
        let back = if is_helper { paths::HELPING } else { paths::MY_HELPERS };
        if !entry.holds(request.now) {
            see_other(back)?;
            return Ok(().into_any());
        }
        let title = if is_helper {
            words::sure_to_stop(language, &name_or_somebody(&request, entry.person.as_ref()))
        } else {
            words::sure_to_end(language, &name_or_somebody(&request, entry.helper.as_ref()))
        };
        let attempt = request.attempt(FORM).await?;
        Ok(view! {
            <PageTitle text=title.clone() attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=back>{say(words::DO_NOT_END)}</a>
            <h1 tabindex="-1"><ByPhrase text=title/></h1>
            <p><ConsentLines request=request.clone() entry=entry/></p>
            <p>{say(words::END_WHY)}</p>
            <Form action="/forms/end-consent" attempt=attempt>
                <input type="hidden" name="consent" value=id.to_string()/>
                <div class="button-row">
                    <button class="button button--danger" type="submit">{say(words::END)}</button>
                    <a class="button" href=back>{say(words::DO_NOT_END)}</a>
                </div>
            </Form>
        }
        .into_any())
    })
}

/// Ends it. Sent twice, it has ended.
#[server(prefix = "/forms", endpoint = "end-consent")]
pub async fn post_end_consent(
    #[server(default)] key: String,
    #[server(default)] consent: String,
) -> Result<(), AppError> {
    let request = request();
    let Ok(id) = consent.parse::<ConsentId>() else { return Err(AppError::BadForm) };
    let outcome = async {
        let (key, reader) = (form_key(&key)?, request.person()?.id);
        let entry = store::consent::entry(&request.db, id, reader).await?;
        store::consent::end(&request.db, key, id, reader).await?;
        let of_helper = entry.consent.helper == reader;
        Ok(if of_helper { paths::HELPING } else { paths::MY_HELPERS })
    };
    match outcome.await {
        Ok(back) => see_other(&format!("{back}?{ENDED}")),
        Err(error) => {
            Attempt::default().comes_back(&request, FORM, &paths::consent_end(id), error).await
        }
    }
}
