//! Places that are first for people of the own district: who may have one has to have said where they live.

use domain::id::PersonId;
use leptos::prelude::*;
use store::draw::{Draw, DrawnOffering};

use crate::error::AppError;
use crate::pages::sign_in::with_return;
use crate::paths::stages::MY_AREA;
use crate::request::{Request, request};
use crate::wording::draw::wishes as words;

/// Where places are first for people of the district: whether it is known where the person lives.
pub(super) async fn for_district(
    request: &Request,
    draw: &Draw,
    drawn: &[DrawnOffering],
    person: PersonId,
) -> Result<Option<bool>, AppError> {
    let is_reserved = drawn.iter().any(|one| one.district_places > 0);
    if !is_reserved || !draw.reserves_for_district(request.now) {
        return Ok(None);
    }
    Ok(Some(store::person::area(&request.db, person).await?.is_some()))
}

/// Some places are first for people of the district; the way to tell where one lives, for whoever has not.
#[component]
pub(crate) fn ForDistrict(
    /// It is known where this person lives.
    is_known: bool,
    /// The page to come back to.
    back: String,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let way = request.person().is_ok() && !is_known;
    view! {
        <p>{say(words::FIRST_FOR_DISTRICT)}</p>
        {way.then(|| view! {
            <p><a class="summary__link" href=with_return(MY_AREA, &back)>{say(words::SAY_WHERE_YOU_LIVE)}</a></p>
        })}
    }
}
