//! 作废: taking a certificate back, with a reason.

use domain::id::CertificateId;
use leptos::prelude::*;

use crate::attempt::{Attempt, form_key};
use crate::components::definitions::Definitions;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::Field;
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths::certificates as ways;
use crate::request::{request, see_other};
use crate::wording::certificate as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-revoke-certificate";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["reason"]);

/// What is wrong with it. What was revoked is not asked about again.
#[component]
pub fn RevocationPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<CertificateId>());
    let (say, language) = (request.say(), request.language);
    page(async move {
        let one = store::certificate::at_desk(&request.db, id?, request.coordinator()?).await?;
        let way = ways::desk_certificate(one.id);
        if one.revoked.is_some() {
            see_other(&way)?;
            return Ok(().into_any());
        }
        let attempt = request.attempt(FORM).await?;
        let title = say(words::title(&one.facts.what));
        let rows = vec![
            (words::NUMBER, vec![one.number.printed()]),
            (words::NAME, vec![one.facts.name.clone()]),
            (words::TITLE, vec![title.to_owned(), words::about(language, &one.facts.what)]),
        ];
        Ok(view! {
            <PageTitle text=say(words::REVOKE_TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=way.clone()>{title}</a>
            <h1 tabindex="-1">{say(words::REVOKE_TITLE)}</h1>
            <Definitions rows=rows/>
            <p>{say(words::REVOKE_LEAD)}</p>
            <Form action="/forms/desk-revoke-certificate" attempt=attempt is_question=true>
                <input type="hidden" name="certificate" value=one.id.to_string()/>
                <Field name="reason" label=say(words::REVOKE_REASON) hint=say(words::REVOKE_REASON_HINT)/>
                <div class="button-row">
                    <button class="button button--danger" type="submit">{say(words::DO_REVOKE)}</button>
                    <a class="button button--link" href=way>{say(words::DO_NOT)}</a>
                </div>
            </Form>
        }
        .into_any())
    })
}

/// Takes it back, and leads to it.
#[server(prefix = "/forms", endpoint = "desk-revoke-certificate")]
pub async fn post_desk_revoke_certificate(
    #[server(default)] key: String,
    #[server(default)] certificate: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, certificate.parse::<CertificateId>()?);
    let mut attempt = Attempt::at([("reason", reason.as_str())]);
    let done = async {
        let by = request.coordinator()?;
        let reason = attempt.reason("reason", words::REVOKE_REASON_MISSING)?;
        Ok(store::certificate::revoke(&request.db, key, id, &reason, by).await?)
    };
    match done.await {
        Ok(_) => see_other(&ways::desk_certificate(id)),
        Err(error) => attempt.comes_back(&request, FORM, &ways::desk_revocation(id), error).await,
    }
}
