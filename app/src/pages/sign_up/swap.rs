//! 调换: asking once more before places are given up for another one. All of it happens, or nothing.

use domain::id::{OfferingId, PersonId, SignUpId};
use domain::offering::{Fen, Offering};
use domain::refusal::Refusal;
use domain::sign_up::swap::GivenUp;
use domain::sign_up::{Place, SignUpState};
use domain::travel::Tight;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::sign_up::{Asked, MySignUp, Proposal, Swap};

use super::SWAPPED;
use super::keeping::Keeping;
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::little_time::LittleTime;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::components::summary::OfferingRow;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::request::{Request, request, see_other};
use crate::wording::offering::when_line;
use crate::wording::{sign_up, swap as words};

/// The form's name, under which its attempts are kept.
const FORM: &str = "swap";

/// In the address: what the person has chosen to give up, where they have as much as one may have.
const GIVE: &str = "give";

/// What the person may give up for an offering that is refused to them.
pub enum Way {
    /// All of this, and what they would have then.
    Swap(Swap, Vec<MySignUp>, Place),
    /// They may wait for it, and keep all of this until they are asked.
    Keep(Swap, Vec<MySignUp>),
    /// One of these, whichever they like, besides what they have chosen already.
    Choose(Vec<MySignUp>),
}

/// What of the person's own stands in the way of an offering, or frees a limit, and may be given up for it; nothing where no swap
/// helps. A wish in a draw stands in the way too, and is nothing that could be given up here.
pub(super) async fn swap_for(
    request: &Request,
    instead: OfferingId,
    refusal: &Refusal,
    chosen: &[SignUpId],
) -> Result<Option<Way>, AppError> {
    let (db, person) = (&request.db, request.on_behalf_of()?.id);
    let who = (person, request.helping());
    Ok(match store::sign_up::proposed(db, who, instead, refusal, chosen).await? {
        Some(Proposal::Swap(swap, place)) => {
            let mine = mine(request, swap.given_up.entries(), person).await?;
            Some(Way::Swap(swap, mine, place))
        }
        Some(Proposal::Keep(swap)) => {
            let mine = mine(request, swap.given_up.entries(), person).await?;
            Some(Way::Keep(swap, mine))
        }
        Some(Proposal::Choose(entries)) => {
            Some(Way::Choose(mine(request, &entries, person).await?))
        }
        None => None,
    })
}

async fn mine(
    request: &Request,
    entries: &[SignUpId],
    person: PersonId,
) -> Result<Vec<MySignUp>, AppError> {
    let mut mine = Vec::with_capacity(entries.len());
    for entry in entries {
        mine.push(store::sign_up::my_sign_up(&request.db, *entry, person).await?);
    }
    Ok(mine)
}

/// The page that asks once more whether this one is given up for that, though nothing is in its way.
pub(super) fn swap_of(given_up: SignUpId, instead: OfferingId) -> String {
    format!("{}?{GIVE}={given_up}", paths::swap(instead))
}

/// What is given up, what is had instead, and both answers. Where nothing is to be swapped the check page says how it stands.
#[component]
pub fn SwapPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<OfferingId>());
    let chosen = use_query_map().with_untracked(|query| query.get(GIVE));
    page(async move {
        let (id, person) = (id?, request.on_behalf_of()?.id);
        let chosen = chosen.and_then(|given_up| given_up.parse::<GivenUp>().ok());
        let chosen = chosen.as_ref().map(GivenUp::entries).unwrap_or_default();
        let attempt = request.attempt(FORM).await?;
        let instead = store::offering::offering(&request.db, id).await?;
        let asked = Asked { offering: id, person, by: request.by()? };
        let way = match store::sign_up::judged_for(&request.db, &asked).await? {
            Err(refusal) => swap_for(&request, id, &refusal, chosen).await?,
            // Nothing is in its way, and they have chosen what they give up.
            Ok(_) if !chosen.is_empty() => {
                let signed_up = Refusal::AlreadySignedUp;
                let way = swap_for(&request, id, &signed_up, chosen).await?;
                way.filter(|way| matches!(way, Way::Swap(..)))
            }
            Ok(_) => None,
        };
        let offered = store::sign_up::live_sign_up(&request.db, id, person).await?;
        let is_offered = offered
            .is_some_and(|mine| matches!(mine.state, SignUpState::Live(Place::Offered { .. })));
        match way {
            Some(Way::Swap(swap, mine, place)) => {
                let given_up: Vec<_> = mine.iter().map(|mine| mine.offering.id).collect();
                let tight =
                    store::sign_up::tight_way_instead(&request.db, id, person, &given_up).await?;
                Ok(view! { <Asking request=request swap=swap mine=mine instead=instead place=place is_offered=is_offered tight=tight attempt=attempt/> }.into_any())
            }
            Some(Way::Keep(swap, mine)) => {
                let tight = store::sign_up::tight_way(&request.db, id, person).await?;
                Ok(view! { <Keeping request=request swap=swap mine=mine instead=instead tight=tight attempt=attempt/> }.into_any())
            }
            Some(Way::Choose(mine)) => Ok(choosing(&request, &instead, chosen, &mine)),
            None => {
                see_other(&paths::signing_up(id))?;
                Ok(().into_any())
            }
        }
    })
}

/// Which one is given up, where it is one of several: a way on for each, after which all is looked at before anything is done.
fn choosing(
    request: &Request,
    instead: &Offering,
    chosen: &[SignUpId],
    mine: &[MySignUp],
) -> AnyView {
    let (say, language) = (request.say(), request.language);
    let back = paths::signing_up(instead.id);
    let one = |mine: &MySignUp| {
        let all = chosen.iter().chain([&mine.sign_up.id]).map(ToString::to_string);
        let way =
            format!("{}?{GIVE}={}", paths::swap(instead.id), all.collect::<Vec<_>>().join(","));
        let name = mine.offering.name.clone();
        view! {
            <div class="panel">
                <p><b><Phrases text=name.clone()/></b></p>
                <p><Phrases text=when_line(language, &mine.offering)/></p>
                <p>
                    <a class="button" href=way>
                        {say(words::GIVE_THIS_UP)}<span class="visually-hidden">" "{name}</span>
                    </a>
                </p>
            </div>
        }
    };
    let ones = mine.iter().map(one).collect_view();
    view! {
        <PageTitle text=say(words::WHICH)/>
        <a class="back" href=back>{say(words::KEEP)}</a>
        <h1 tabindex="-1"><ByPhrase text=say(words::WHICH)/></h1>
        <p class="lead"><Phrases text=words::one_for(language, &instead.name)/></p>
        {ones}
    }
    .into_any()
}

#[component]
fn Asking(
    request: Request,
    swap: Swap,
    mine: Vec<MySignUp>,
    instead: Offering,
    place: Place,
    is_offered: bool,
    tight: Option<Tight>,
    attempt: Attempt,
) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let title = words::sure(language, &instead.name);
    let waits =
        |mine: &MySignUp| matches!(mine.sign_up.state, SignUpState::Live(Place::Waiting { .. }));
    let will_wait = matches!(place, Place::Waiting { .. });
    let obtained = if will_wait { words::OBTAINED_WAITING } else { words::OBTAINED };
    let how = match (will_wait, mine.len()) {
        _ if is_offered && mine.len() == 1 => words::OFFER_HOW,
        _ if is_offered => words::OFFER_SEVERAL_HOW,
        (true, 1) => words::WAITING_INSTEAD_HOW,
        (true, _) => words::WAITING_INSTEAD_OF_SEVERAL_HOW,
        (false, 1) => words::INSTEAD_HOW,
        (false, _) => words::INSTEAD_OF_SEVERAL_HOW,
    };
    let lost = match mine.iter().all(waits) {
        true => sign_up::POSITION_IS_LOST,
        false => words::POSITION_GOES,
    };
    let paid = mine.iter().any(|mine| mine.offering.fee != Fen::FREE && !waits(mine));
    let given_up = mine.into_iter().map(|mine| {
        let term = if waits(&mine) { words::GIVEN_UP_WAITING } else { words::GIVEN_UP };
        view! { <OfferingRow term=term offering=mine.offering/> }
    });
    let given_up = given_up.collect_view();
    let back = paths::signing_up(instead.id);
    view! {
        <PageTitle text=title.clone() attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt.clone()/>
        <a class="back" href=back.clone()>{say(words::KEEP)}</a>
        <h1 tabindex="-1"><ByPhrase text=title/></h1>
        <p class="lead">{say(how)}</p>
        <dl class="summary">
            {given_up}
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

/// Swaps, or waits and keeps what would be given up. A rule that says no leads back to the page, which says why or how it stands now.
#[server(prefix = "/forms", endpoint = "swap")]
pub async fn post_swap(
    #[server(default)] key: String,
    #[server(default)] given_up: String,
    #[server(default)] instead: String,
    #[server(default)] keeps: String,
) -> Result<(), AppError> {
    let (request, keeps) = (request(), keeps == "yes");
    let (Ok(given_up), Ok(instead)) = (given_up.parse::<GivenUp>(), instead.parse::<OfferingId>())
    else {
        return Err(AppError::BadForm);
    };
    let outcome = async {
        let (key, person) = (form_key(&key)?, request.on_behalf_of()?.id);
        let helping = request.helping();
        let swap = Swap { person, given_up, instead, helping };
        let done = match keeps {
            true => store::sign_up::wait_keeping(&request.db, key, swap).await,
            false => store::sign_up::swap(&request.db, key, swap).await,
        };
        done.map_err(AppError::from)
    };
    match outcome.await {
        Ok(got) if keeps => see_other(&paths::sign_up(got.id)),
        Ok(got) => see_other(&format!("{}?{SWAPPED}", paths::sign_up(got.id))),
        Err(error @ AppError::Refused(Refusal::KeyUsedForSomethingElse)) => {
            Attempt::default().comes_back(&request, FORM, &paths::swap(instead), error).await
        }
        Err(AppError::Refused(_) | AppError::NotFound) => see_other(&paths::signing_up(instead)),
        Err(AppError::SignInNeeded) => see_other(&paths::sign_in(&paths::swap(instead))),
        Err(error) => Err(error),
    }
}
