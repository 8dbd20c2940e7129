//! 柜台换班: what is given up, what the member has instead, what becomes of the fee; and the one button.

use domain::id::{OfferingId, SignUpId};
use domain::offering::{Fen, Offering};
use domain::refusal::Refusal;
use domain::sign_up::swap::GivenUp;
use domain::sign_up::{Place, SignUpState};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::slip::SWAPPED;
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::components::summary::OfferingRow;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::excepted::{ExceptionFields, REASON, TOLD_WHY, why_excepted};
use crate::pages::desk::offering::entries::name_of;
use crate::pages::desk::{note_refusal, own_offering};
use crate::pages::{id_in_path, page};
use crate::paths::members as ways;
use crate::request::{Request, request, see_other};
use crate::wording::desk::{people, swap as words};
use crate::wording::swap;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-swap";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &[REASON, TOLD_WHY]);

/// A swap that is looked at before it is done.
struct Looked {
    given_up: GivenUp,
    /// Each that is given up, and how it stands: that from which one came first.
    has: Vec<(Offering, Place)>,
    instead: Offering,
    /// What counts of the fee.
    paid: Fen,
}

/// Another institution's place or offering is not found; what has ended already leads to its person.
#[component]
pub fn DeskSwapPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<SignUpId>());
    let instead = use_params_map().with_untracked(|params| params.get("offering"));
    let (say, language) = (request.say(), request.language);
    page(async move {
        let (id, by) = (id?, request.coordinator()?);
        let instead = instead.and_then(|id| id.parse().ok()).ok_or(AppError::NotFound)?;
        let entry = store::sign_up::entry(&request.db, id, by).await?;
        if matches!(entry.sign_up.state, SignUpState::Ended { .. }) {
            see_other(&ways::desk_member(entry.person.id))?;
            return Ok(().into_any());
        }
        let instead = own_offering(&request, instead).await?;
        let db = &request.db;
        let store::sign_up::Looked { given_up, answer } =
            store::sign_up::swappable_at_counter(db, id, instead.id, by).await?;
        let has = has(&request, &given_up).await?;
        let paid = store::fee::counts(db, given_up.clone(), by).await?;
        let attempt = request.attempt(FORM).await?;
        let title = swap::sure(language, &instead.name);
        let looked = Looked { given_up, has, instead, paid };
        let rows = rows(&looked);
        let told = match answer {
            Ok(place) => asking(&request, looked, place, attempt.clone()),
            Err(refusal) => not_now(&request, id, &refusal, &attempt),
        };
        Ok(view! {
            <PageTitle text=title.clone() attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt/>
            <a class="back" href=ways::desk_swap_choice(id, "", 1)>{say(words::WHICH)}</a>
            <h1 tabindex="-1"><ByPhrase text=title/></h1>
            <p class="lead">{name_of(&request, &entry.person)}</p>
            {rows}
            {told}
        }
        .into_any())
    })
}

/// What is given up: the places that are live.
async fn has(request: &Request, given_up: &GivenUp) -> Result<Vec<(Offering, Place)>, AppError> {
    let (by, mut has) = (request.coordinator()?, Vec::new());
    for entry in given_up.entries() {
        let sign_up = store::sign_up::entry(&request.db, *entry, by).await?.sign_up;
        if let SignUpState::Live(stands) = sign_up.state {
            has.push((own_offering(request, sign_up.offering).await?, stands));
        }
    }
    Ok(has)
}

/// What is given up, one by one, and what is had instead.
fn rows(looked: &Looked) -> impl IntoView + use<> {
    let instead = looked.instead.clone();
    let given_up = looked.has.iter().map(|(has, stands)| {
        let waits = matches!(stands, Place::Waiting { .. });
        let term = if waits { swap::GIVEN_UP_WAITING } else { swap::GIVEN_UP };
        view! { <OfferingRow term=term offering=has.clone()/> }
    });
    view! {
        <dl class="summary">
            {given_up.collect_view()}
            <OfferingRow term=swap::OBTAINED offering=instead/>
        </dl>
    }
}

/// What happens, and the button.
fn asking(request: &Request, looked: Looked, place: Place, attempt: Attempt) -> AnyView {
    let (say, language) = (request.say(), request.language);
    let Looked { given_up, has, instead, paid } = looked;
    let will_wait = place != Place::Held;
    let had_a_place =
        |(_, stands): &(Offering, Place)| matches!(stands, Place::Held | Place::Offered { .. });
    let lost = match has.iter().any(had_a_place) {
        true => words::OLD_GOES_ON,
        false => words::POSITION_IS_LOST,
    };
    let fee = (!will_wait).then(|| words::fee(language, paid, instead.fee)).flatten();
    let back = given_up.entries().first().map(|id| ways::desk_swap_choice(*id, "", 1));
    view! {
        <NoticeBox kind=BoxKind::Warning>
            <h2 class="notice__title">{say(words::WHAT_HAPPENS)}</h2>
            {(has.len() > 1).then(|| view! { <p>{say(words::ALL_OF_THEM)}</p> })}
            <p>{say(words::FIRST_THE_NEW)}</p>
            <p>{say(lost)}</p>
            {will_wait.then(|| view! { <p>{say(words::WILL_WAIT)}</p> })}
            {fee.map(|fee| view! { <p><Phrases text=fee/></p> })}
        </NoticeBox>
        <Form action="/forms/desk-swap" attempt=attempt is_question=true>
            <input type="hidden" name="sign_up" value=given_up.to_string()/>
            <input type="hidden" name="instead" value=instead.id.to_string()/>
            <ExceptionFields/>
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(swap::SWAP_NOW)}</button>
                <a class="button" href=back>{say(swap::KEEP)}</a>
            </div>
        </Form>
    }
    .into_any()
}

/// Why it cannot be, unless the form that came back says so; and the way to something else.
fn not_now(request: &Request, id: SignUpId, refusal: &Refusal, attempt: &Attempt) -> AnyView {
    let say = request.say();
    let why = people::refused(refusal).in_language(request.language).to_owned();
    let told = attempt.errors().is_empty().then(|| {
        view! {
            <NoticeBox kind=BoxKind::Warning>
                <h2 class="notice__title">{say(words::NOT_NOW)}</h2>
                <p><Phrases text=why/></p>
            </NoticeBox>
        }
    });
    view! {
        {told}
        <div class="button-row">
            <a class="button button--primary" href=ways::desk_swap_choice(id, "", 1)>{say(words::ANOTHER)}</a>
        </div>
    }
    .into_any()
}

/// Swaps, and leads to the slip; or says what stands in the way, and nothing has changed.
#[server(prefix = "/forms", endpoint = "desk-swap")]
pub async fn post_desk_swap(
    #[server(default)] key: String,
    #[server(default)] sign_up: String,
    #[server(default)] instead: String,
    #[server(default)] reason: String,
    #[server(default)] told_why: String,
) -> Result<(), AppError> {
    let request = request();
    let given_up = sign_up.parse::<GivenUp>().map_err(|_| AppError::BadForm)?;
    let (key, instead) = (form_key(&key)?, instead.parse::<OfferingId>()?);
    let [id, ..] = *given_up.entries() else { return Err(AppError::BadForm) };
    let mut attempt = Attempt::at([(REASON, reason.as_str()), (TOLD_WHY, told_why.as_str())]);
    let swapped = async {
        let by = request.coordinator()?;
        let why = why_excepted(&mut attempt)?;
        let db = &request.db;
        Ok(store::sign_up::swap_at_counter(db, key, given_up, instead, why, by).await?)
    };
    let here = ways::desk_swap(id, instead);
    match swapped.await {
        Ok(got) => see_other(&format!("{}?{SWAPPED}", ways::desk_slip(got.id))),
        Err(AppError::Refused(refusal)) => {
            note_refusal(&mut attempt, &refusal);
            attempt.comes_back(&request, FORM, &here, AppError::ToBeChanged).await
        }
        Err(error) => attempt.comes_back(&request, FORM, &here, error).await,
    }
}
