//! Confirming a plan: everything is taken over, or nothing.

use domain::id::ImportId;
use leptos::prelude::*;

use super::preview::FORM;
use crate::attempt::{Attempt, form_key};
use crate::components::form::Form;
use crate::error::AppError;
use crate::paths;
use crate::planning;
use crate::request::{request, see_other};

/// The one button.
#[component]
pub(super) fn ConfirmForm(
    /// What to confirm.
    import: ImportId,
    /// What came back.
    attempt: Attempt,
    /// 确认导入104项.
    words: String,
) -> impl IntoView {
    view! {
        <Form action="/forms/desk-confirm-import" attempt=attempt>
            <input type="hidden" name="import" value=import.to_string()/>
            <div class="button-row" id="confirm" tabindex="-1">
                <button class="button button--primary" type="submit">{words}</button>
            </div>
        </Form>
    }
}

/// Takes the plan over.
#[server(prefix = "/forms", endpoint = "desk-confirm-import")]
pub async fn post_desk_confirm_import(
    #[server(default)] key: String,
    #[server(default)] import: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, import.parse()?);
    let way = paths::desk_import(id);
    let mut attempt = Attempt::default();
    match planning::confirm(&request, &mut attempt, key, id).await {
        Ok(()) => see_other(&way),
        Err(error) => attempt.comes_back(&request, FORM, &way, error).await,
    }
}
