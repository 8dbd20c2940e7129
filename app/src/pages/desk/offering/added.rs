//! What the desk is told of whom it has just added.

use domain::id::{OfferingId, SignUpId};
use domain::sign_up::SignUpState;
use leptos::prelude::*;
use store::sign_up::tight_way_at_counter;

use crate::components::little_time::LittleTime;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::error::AppError;
use crate::pages::desk::members::slip::SlipButtons;
use crate::request::Request;
use crate::wording::desk::list::UNNAMED;
use crate::wording::desk::offering as words;
use crate::wording::desk::people::added;

/// How they stand, the slip for whoever has no telephone, and whether the way from something else is long.
/// Nothing where the address names a sign-up on something else.
pub(super) async fn added_notice(
    request: &Request,
    offering: OfferingId,
    id: SignUpId,
) -> Result<Option<AnyView>, AppError> {
    let by = request.coordinator()?;
    let Ok(entry) = store::sign_up::entry(&request.db, id, by).await else { return Ok(None) };
    if entry.sign_up.offering != offering {
        return Ok(None);
    }
    let SignUpState::Live(place) = entry.sign_up.state else { return Ok(None) };
    let (say, person) = (request.say(), entry.sign_up.person);
    let tight = tight_way_at_counter(&request.db, offering, person, by).await?;
    let name = entry.person.name.as_ref().map_or_else(|| say(UNNAMED), |name| name.as_str());
    let sentence = added(request.language, name, &words::place(request.language, place));
    Ok(Some(
        view! {
            <NoticeBox kind=BoxKind::Done>
                <p>{sentence}</p>
                <SlipButtons sign_up=id/>
            </NoticeBox>
            <LittleTime tight=tight/>
        }
        .into_any(),
    ))
}
