//! The way out where somebody at the counter clashes with what they have: swapping that for what they want, or, where it is full,
//! waiting for it and keeping that.

use domain::id::{OfferingId, PersonId, SignUpId};
use domain::refusal::Refusal;
use leptos::prelude::*;
use store::sign_up::{Asked, By};

use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::phrases::Phrases;
use crate::error::AppError;
use crate::pages::desk::own_offering;
use crate::paths::members::{desk_member_adding, desk_swap};
use crate::request::{Request, request};
use crate::wording::desk::swap as words;

/// What a member can do who has something else at the time of an offering; the names are those of what they have at this
/// institution.
#[derive(Clone, Debug)]
pub enum WayOut {
    /// Having it instead: the place that is swapped, and on what it is, with all else that goes with it.
    Swap {
        /// The place.
        has: SignUpId,
        /// On what it is, and what else the person has at that time.
        names: Vec<String>,
        /// What it may be swapped for.
        instead: OfferingId,
    },
    /// It is full: waiting for it, and keeping what they have until they are asked.
    Keep {
        /// Who.
        person: PersonId,
        /// What is kept.
        names: Vec<String>,
        /// What is waited for.
        instead: OfferingId,
    },
}

/// The way out where a member clashes with what they have, also where a place is offered to them; nothing where they do not, or it
/// can neither be swapped nor be waited for.
pub async fn way_out_for(
    request: &Request,
    person: PersonId,
    instead: OfferingId,
) -> Result<Option<WayOut>, AppError> {
    let by = By::Coordinator(request.coordinator()?.clone());
    let asked = Asked { offering: instead, person, by };
    let refusal = match store::sign_up::judged_for(&request.db, &asked).await? {
        Err(Refusal::AlreadySignedUp) => {
            store::sign_up::obstacle_to_offer(&request.db, instead, person).await?
        }
        answer => answer.err(),
    };
    let Some(Refusal::Clash { offering, .. }) = refusal else { return Ok(None) };
    if let Some(has) = store::sign_up::live_sign_up(&request.db, offering, person).await?
        && let Some(way) = way_out(request, has.id, instead).await?
    {
        return Ok(Some(way));
    }
    keeping(request, person, instead).await
}

/// Waiting there, where it is full, beside what they have. What lies at another institution has no name here.
async fn keeping(
    request: &Request,
    person: PersonId,
    instead: OfferingId,
) -> Result<Option<WayOut>, AppError> {
    let (db, by) = (&request.db, request.coordinator()?);
    let Some(kept) = store::sign_up::keepable_at_counter(db, instead, person, by).await? else {
        return Ok(None);
    };
    let mut names = Vec::new();
    for offering in kept {
        match own_offering(request, offering).await {
            Ok(offering) => names.push(offering.name),
            Err(AppError::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(Some(WayOut::Keep { person, names, instead }))
}

/// The same of a place that is known to stand in the way.
async fn way_out(
    request: &Request,
    has: SignUpId,
    instead: OfferingId,
) -> Result<Option<WayOut>, AppError> {
    let (db, by) = (&request.db, request.coordinator()?);
    // At another institution: its own counter swaps it, or the person.
    if let Err(store::Error::NotFound) = store::sign_up::entry(db, has, by).await {
        return Ok(None);
    }
    let looked = store::sign_up::swappable_at_counter(db, has, instead, by).await?;
    if looked.answer.is_err() {
        return Ok(None);
    }
    let mut names = Vec::new();
    for entry in looked.given_up.entries() {
        let offering = store::sign_up::entry(db, *entry, by).await?.sign_up.offering;
        names.push(own_offering(request, offering).await?.name);
    }
    Ok(Some(WayOut::Swap { has, names, instead }))
}

/// Says so, and leads there, or to the page of one offering and one member, whose own button says that they wait and keep it.
#[component]
pub fn WayOutBox(
    /// What they can do.
    way: WayOut,
    /// It stands on that page.
    #[prop(optional)]
    is_there: bool,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    match way {
        WayOut::Swap { has, names, instead } => view! {
            <NoticeBox kind=BoxKind::Info>
                <p><Phrases text=words::way_out(language, &names)/></p>
                <p><a class="button" href=desk_swap(has, instead)>{say(words::SWAP)}</a></p>
            </NoticeBox>
        }
        .into_any(),
        WayOut::Keep { person, names, instead } => view! {
            <NoticeBox kind=BoxKind::Info>
                <p><Phrases text=words::is_full_too(language, &names)/></p>
                <p>{say(words::KEEP_HOW)}</p>
                {(!is_there).then(|| view! {
                    <p><a class="button" href=desk_member_adding(person, instead)>{say(words::KEEP)}</a></p>
                })}
            </NoticeBox>
        }
        .into_any(),
    }
}
