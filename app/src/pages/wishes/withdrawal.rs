//! Asking once more before wishes are taken back.

use domain::id::DrawId;
use domain::refusal::Refusal;
use leptos::prelude::*;

use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::error::AppError;
use crate::pages::draw::TAKEN_BACK;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::request::{request, see_other};
use crate::wording::draw::wishes as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "withdraw-wishes";

/// The question, what follows, and both answers. Where there is nothing to take back, my wishes say how it stands.
#[component]
pub fn WishesWithdrawalPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<DrawId>());
    let say = request.say();
    page(async move {
        let (id, person) = (id?, request.on_behalf_of()?.id);
        let draw = store::draw::draw(&request.db, id).await?;
        let mine = store::draw::my_application(&request.db, id, person).await?;
        if mine.is_none() || !draw.phase(request.now).takes_wishes() {
            see_other(&paths::wishes(id))?;
            return Ok(().into_any());
        }
        let attempt = request.attempt(FORM).await?;
        let (title, keep) = (say(words::TAKE_BACK_TITLE), say(words::KEEP));
        Ok(view! {
            <PageTitle text=title attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::wishes(id)>{keep}</a>
            <h1 tabindex="-1"><ByPhrase text=title/></h1>
            <p class="lead"><Phrases text=draw.name/></p>
            <NoticeBox kind=BoxKind::Warning><p>{say(words::TAKE_BACK_WHY)}</p></NoticeBox>
            <Form action="/forms/withdraw-wishes" attempt=attempt>
                <input type="hidden" name="draw" value=id.to_string()/>
                <div class="button-row">
                    <button class="button button--danger" type="submit">{say(words::TAKE_BACK)}</button>
                    <a class="button" href=paths::wishes(id)>{keep}</a>
                </div>
            </Form>
        }
        .into_any())
    })
}

/// Takes the wishes back. Sent twice, or too late, my wishes say how it stands.
#[server(prefix = "/forms", endpoint = "withdraw-wishes")]
pub async fn post_withdraw_wishes(
    #[server(default)] key: String,
    #[server(default)] draw: String,
) -> Result<(), AppError> {
    let request = request();
    let Ok(id) = draw.parse::<DrawId>() else { return Err(AppError::BadForm) };
    let outcome = async {
        let (key, person) = (form_key(&key)?, request.on_behalf_of()?.id);
        let (db, by) = (&request.db, request.by()?);
        store::draw::withdraw_wishes_for(db, key, id, person, by).await.map_err(AppError::from)
    };
    let question = paths::wishes_withdrawal(id);
    match outcome.await {
        Ok(()) => see_other(&format!("{}?{TAKEN_BACK}", paths::draw(id))),
        Err(error @ AppError::Refused(Refusal::KeyUsedForSomethingElse)) => {
            Attempt::default().comes_back(&request, FORM, &question, error).await
        }
        Err(AppError::Refused(_) | AppError::NotFound) => see_other(&paths::wishes(id)),
        Err(AppError::SignInNeeded) => see_other(&paths::sign_in(&question)),
        Err(error) => Err(error),
    }
}
