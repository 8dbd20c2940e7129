//! Asking once more before a place is given up, with what follows from it.

use domain::id::SignUpId;
use domain::offering::{Fen, Offering};
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUpState, may_withdraw};
use leptos::prelude::*;
use store::sign_up::MySignUp;

use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::request::{Request, request, see_other};
use crate::wording::offering::{when_line, where_line};
use crate::wording::sign_up as words;
use crate::wording::{approval, offer};

/// What has ended or is over cannot be given up: its own page says so.
#[component]
pub fn WithdrawalPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<SignUpId>());
    page(async move {
        let (id, person) = (id?, request.on_behalf_of()?.id);
        let MySignUp { sign_up, offering } =
            store::sign_up::my_sign_up(&request.db, id, person).await?;
        let allowed = may_withdraw(&sign_up.state, &offering.terms, request.now);
        let (Ok(()), SignUpState::Live(place)) = (allowed, sign_up.state) else {
            see_other(&paths::sign_up(id))?;
            return Ok(().into_any());
        };
        let attempt = request.attempt("withdraw").await?;
        Ok(view! { <Asking request=request id=id offering=offering place=place attempt=attempt/> }
            .into_any())
    })
}

/// The question, what follows, and both answers.
#[component]
fn Asking(
    request: Request,
    id: SignUpId,
    offering: Offering,
    place: Place,
    attempt: Attempt,
) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let name = offering.name.clone();
    let (title, button, keep, consequence) = match place {
        Place::Held => (
            words::sure_to_withdraw(language, &name),
            words::withdraw_from(language, &name),
            words::KEEP,
            if offering.places.waiting > 0 { words::PLACE_GOES_ON } else { words::PLACE_IS_FREE },
        ),
        Place::Offered { .. } => (
            offer::sure_to_decline(language, &name),
            say(offer::DO_NOT_WANT).to_owned(),
            offer::KEEP_OFFER,
            offer::GOES_ON,
        ),
        Place::InReview => (
            approval::sure_to_take_back(language, &name),
            say(approval::TAKE_BACK).to_owned(),
            approval::KEEP,
            approval::MAY_ASK_AGAIN,
        ),
        Place::Waiting { .. } => (
            words::sure_to_stop_waiting(language, &name),
            say(words::STOP_WAITING_NOW).to_owned(),
            words::STAY_IN_LINE,
            words::POSITION_IS_LOST,
        ),
    };
    let paid = offering.fee != Fen::FREE && place == Place::Held;
    view! {
        <PageTitle text=title.clone() attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt.clone()/>
        <a class="back" href=paths::sign_up(id)>{say(keep)}</a>
        <h1 tabindex="-1"><ByPhrase text=title/></h1>
        <p>
            <span class="line"><Phrases text=when_line(language, &offering)/></span>
            <span class="line"><ByPhrase text=where_line(language, &offering)/></span>
        </p>
        <NoticeBox kind=BoxKind::Warning>
            <p>{say(consequence)}</p>
            {paid.then(|| view! { <p>{say(words::FEE_BACK)}</p> })}
        </NoticeBox>
        <Form action="/forms/withdraw" attempt=attempt>
            <input type="hidden" name="sign_up" value=id.to_string()/>
            <div class="button-row">
                <button class="button button--danger" type="submit">{button}</button>
                <a class="button" href=paths::sign_up(id)>{say(keep)}</a>
            </div>
        </Form>
    }
}

/// Gives the place or the position up. Sent twice, or too late, the entry's own page says how it stands.
#[server(prefix = "/forms", endpoint = "withdraw")]
pub async fn post_withdraw(
    #[server(default)] key: String,
    #[server(default)] sign_up: String,
) -> Result<(), AppError> {
    let request = request();
    let Ok(id) = sign_up.parse::<SignUpId>() else { return Err(AppError::BadForm) };
    let outcome = async {
        let (key, person) = (form_key(&key)?, request.on_behalf_of()?.id);
        let by = request.by()?;
        store::sign_up::withdraw_for(&request.db, key, id, person, by).await.map_err(AppError::from)
    };
    match outcome.await {
        Ok(_) => see_other(&paths::sign_up(id)),
        Err(error @ AppError::Refused(Refusal::KeyUsedForSomethingElse)) => {
            Attempt::default().comes_back(&request, "withdraw", &paths::withdrawal(id), error).await
        }
        Err(AppError::Refused(_) | AppError::NotFound) => see_other(&paths::sign_up(id)),
        Err(AppError::SignInNeeded) => see_other(&paths::sign_in(&paths::withdrawal(id))),
        Err(error) => Err(error),
    }
}
