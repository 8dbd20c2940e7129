//! The way out where somebody at the counter clashes with what they have: swapping that for what they want.

use domain::id::{OfferingId, PersonId, SignUpId};
use domain::refusal::Refusal;
use leptos::prelude::*;
use store::sign_up::{Asked, By};

use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::phrases::Phrases;
use crate::error::AppError;
use crate::pages::desk::own_offering;
use crate::paths::members::desk_swap;
use crate::request::{Request, request};
use crate::wording::desk::swap as words;

/// What stands in the way of an offering and may be swapped for it: the place, and its offering's name.
#[derive(Clone, Debug)]
pub struct WayOut {
    /// The place.
    pub has: SignUpId,
    /// On what it is, and what else the person has at that time, which goes with it.
    pub names: Vec<String>,
    /// What it may be swapped for.
    pub instead: OfferingId,
}

/// The way out where a member clashes with what they have at this institution, also where a place is offered to them; nothing where they do not, or it cannot be swapped.
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
    match store::sign_up::live_sign_up(&request.db, offering, person).await? {
        Some(has) => way_out(request, has.id, instead).await,
        None => Ok(None),
    }
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
    Ok(Some(WayOut { has, names, instead }))
}

/// Says so, and leads there.
#[component]
pub fn WayOutBox(
    /// The swap.
    way: WayOut,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let told = words::way_out(request.language, &way.names);
    view! {
        <NoticeBox kind=BoxKind::Info>
            <p><Phrases text=told/></p>
            <p><a class="button" href=desk_swap(way.has, way.instead)>{say(words::SWAP)}</a></p>
        </NoticeBox>
    }
}
