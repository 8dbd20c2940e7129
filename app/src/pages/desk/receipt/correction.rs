//! 冲正: taking a payment off the book that was typed wrongly.

use domain::id::ReceiptId;
use leptos::prelude::*;

use super::back::{OfReceipt, payment};
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::field::Field;
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths::cash as ways;
use crate::request::{request, see_other};
use crate::wording::desk::cash as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-correction";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["reason"]);

/// What was wrong with it.
#[component]
pub fn CorrectionPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<ReceiptId>());
    let say = request.say();
    page(async move {
        let receipt = payment(&request, id?).await?;
        let attempt = request.attempt(FORM).await?;
        let way = ways::desk_receipt(receipt.id);
        Ok(view! {
            <PageTitle text=say(words::CORRECT) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=way.clone()>{receipt.number.printed()}</a>
            <h1 tabindex="-1">{say(words::CORRECT)}</h1>
            <OfReceipt receipt=receipt.clone()/>
            <p>{say(words::CORRECTION_LEAD)}</p>
            <Form action="/forms/desk-correction" attempt=attempt is_question=true>
                <input type="hidden" name="receipt_id" value=receipt.id.to_string()/>
                <Field name="reason" label=say(words::CORRECTION_REASON) hint=say(words::CORRECTION_REASON_HINT)/>
                <div class="button-row">
                    <button class="button button--danger" type="submit">{say(words::DO_CORRECT)}</button>
                    <a class="button button--link" href=way>{say(words::DO_NOT)}</a>
                </div>
            </Form>
        })
    })
}

/// Writes the line against it, and leads back to the receipt.
#[server(prefix = "/forms", endpoint = "desk-correction")]
pub async fn post_desk_correction(
    #[server(default)] key: String,
    #[server(default)] receipt_id: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, receipt_id.parse::<ReceiptId>()?);
    let mut attempt = Attempt::at([("reason", reason.as_str())]);
    let made = async {
        let by = request.coordinator()?;
        let reason = attempt.reason("reason", words::CORRECTION_REASON_MISSING)?;
        Ok(store::cash::correct(&request.db, key, id, &reason, by).await?)
    };
    match made.await {
        Ok(_) => see_other(&ways::desk_receipt(id)),
        Err(error) => attempt.comes_back(&request, FORM, &ways::desk_correction(id), error).await,
    }
}
