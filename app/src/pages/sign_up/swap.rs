//! 调换: asking once more before one place is given up for another at the same time. Both happen, or neither.

use domain::id::{OfferingId, SignUpId};
use domain::offering::{Fen, Offering};
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUpState};
use domain::travel::Tight;
use leptos::prelude::*;
use store::sign_up::{Asked, MySignUp, Swap};

use super::SWAPPED;
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::little_time::LittleTime;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::ByPhrase;
use crate::components::summary::OfferingRow;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::request::{Request, request, see_other};
use crate::wording::{sign_up, swap as words};

/// The form's name, under which its attempts are kept.
const FORM: &str = "swap";

/// What of the person's own stands in the way of an offering and may be given up for it; with the swap itself.
pub(super) async fn swap_for(
    request: &Request,
    instead: OfferingId,
    refusal: &Refusal,
) -> Result<Option<(Swap, MySignUp, Place)>, AppError> {
    let (Refusal::Clash { offering, .. }, person) = (refusal, request.on_behalf_of()?.id) else {
        return Ok(None);
    };
    // A wish in a draw stands in the way too, and is nothing that could be given up here.
    let Some(mine) = store::sign_up::live_sign_up(&request.db, *offering, person).await? else {
        return Ok(None);
    };
    let helping = request.helping();
    let swap = Swap { person, given_up: mine.id, instead, helping };
    match store::sign_up::swappable(&request.db, swap).await? {
        Ok(place) => {
            let mine = store::sign_up::my_sign_up(&request.db, mine.id, person).await?;
            Ok(Some((swap, mine, place)))
        }
        Err(_) => Ok(None),
    }
}

/// What is given up, what is had instead, and both answers. Where nothing is to be swapped the check page says how it stands.
#[component]
pub fn SwapPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<OfferingId>());
    page(async move {
        let (id, person) = (id?, request.on_behalf_of()?.id);
        let attempt = request.attempt(FORM).await?;
        let instead = store::offering::offering(&request.db, id).await?;
        let asked = Asked { offering: id, person, by: request.by()? };
        let swap = match store::sign_up::judged_for(&request.db, &asked).await? {
            Err(refusal) => swap_for(&request, id, &refusal).await?,
            Ok(_) => None,
        };
        match swap {
            Some((swap, mine, place)) => {
                let given_up = mine.offering.id;
                let tight =
                    store::sign_up::tight_way_instead(&request.db, id, person, given_up).await?;
                Ok(view! { <Asking request=request swap=swap mine=mine instead=instead place=place tight=tight attempt=attempt/> }.into_any())
            }
            None => {
                see_other(&paths::signing_up(id))?;
                Ok(().into_any())
            }
        }
    })
}

#[component]
fn Asking(
    request: Request,
    swap: Swap,
    mine: MySignUp,
    instead: Offering,
    place: Place,
    tight: Option<Tight>,
    attempt: Attempt,
) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let title = words::sure(language, &instead.name);
    let waits = matches!(mine.sign_up.state, SignUpState::Live(Place::Waiting { .. }));
    let will_wait = matches!(place, Place::Waiting { .. });
    let given_up = if waits { words::GIVEN_UP_WAITING } else { words::GIVEN_UP };
    let obtained = if will_wait { words::OBTAINED_WAITING } else { words::OBTAINED };
    let how = if will_wait { words::WAITING_INSTEAD_HOW } else { words::INSTEAD_HOW };
    let lost = if waits { sign_up::POSITION_IS_LOST } else { words::POSITION_GOES };
    let paid = mine.offering.fee != Fen::FREE && !waits;
    let back = paths::signing_up(instead.id);
    view! {
        <PageTitle text=title.clone() attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt.clone()/>
        <a class="back" href=back.clone()>{say(words::KEEP)}</a>
        <h1 tabindex="-1"><ByPhrase text=title/></h1>
        <p class="lead">{say(how)}</p>
        <dl class="summary">
            <OfferingRow term=given_up offering=mine.offering/>
            <OfferingRow term=obtained offering=instead/>
        </dl>
        <LittleTime tight=tight/>
        <NoticeBox kind=BoxKind::Warning>
            <p>{say(lost)}</p>
            {paid.then(|| view! { <p>{say(sign_up::FEE_BACK)}</p> })}
        </NoticeBox>
        <Form action="/forms/swap" attempt=attempt>
            <input type="hidden" name="given_up" value=swap.given_up.to_string()/>
            <input type="hidden" name="instead" value=swap.instead.to_string()/>
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(words::SWAP_NOW)}</button>
                <a class="button" href=back>{say(words::KEEP)}</a>
            </div>
        </Form>
    }
}

/// Swaps. A rule that says no leads back to the page, which says why or how it stands now.
#[server(prefix = "/forms", endpoint = "swap")]
pub async fn post_swap(
    #[server(default)] key: String,
    #[server(default)] given_up: String,
    #[server(default)] instead: String,
) -> Result<(), AppError> {
    let request = request();
    let (Ok(given_up), Ok(instead)) = (given_up.parse::<SignUpId>(), instead.parse::<OfferingId>())
    else {
        return Err(AppError::BadForm);
    };
    let outcome = async {
        let (key, person) = (form_key(&key)?, request.on_behalf_of()?.id);
        let helping = request.helping();
        let swap = Swap { person, given_up, instead, helping };
        store::sign_up::swap(&request.db, key, swap).await.map_err(AppError::from)
    };
    match outcome.await {
        Ok(got) => see_other(&format!("{}?{SWAPPED}", paths::sign_up(got.id))),
        Err(error @ AppError::Refused(Refusal::KeyUsedForSomethingElse)) => {
            Attempt::default().comes_back(&request, FORM, &paths::swap(instead), error).await
        }
        Err(AppError::Refused(_) | AppError::NotFound) => see_other(&paths::signing_up(instead)),
        Err(AppError::SignInNeeded) => see_other(&paths::sign_in(&paths::swap(instead))),
        Err(error) => Err(error),
    }
}
