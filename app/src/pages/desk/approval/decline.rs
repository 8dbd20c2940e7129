//! Saying no to somebody who has asked, with a reason that they will read.

use domain::sign_up::{Place, SignUpState};
use leptos::prelude::*;

use crate::attempt::{Attempt, form_key};
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::desk::own_offering;
use crate::pages::desk::with_reason::{Ending, ReasonForm};
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::request::{request, see_other};
use crate::wording::approval as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-decline";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["reason"]);

/// Asks for the reason. Somebody who has an answer already, or has taken it back, is not asked about again.
#[component]
pub fn DeclinePage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    page(async move {
        let entry = store::sign_up::entry(&request.db, id?, request.coordinator()?).await?;
        let offering = own_offering(&request, entry.sign_up.offering).await?;
        let back = paths::desk_offering(offering.id);
        if entry.sign_up.state != SignUpState::Live(Place::InReview) {
            see_other(&back)?;
            return Ok(().into_any());
        }
        let attempt = request.attempt(FORM).await?;
        let say = request.say();
        let ending = Ending {
            title: words::NO_TITLE,
            heading: say(words::NO_TITLE).to_owned(),
            about: name_of(&request, &entry.person),
            told: vec![words::NO_IS_TOLD],
            reason: words::NO_REASON,
            hint: words::NO_REASON_HINT,
            act: say(words::NO).to_owned(),
            do_not: words::DO_NOT,
        };
        let (action, sign_up) = ("/forms/desk-decline", entry.sign_up.id.to_string());
        let back = (back, offering.name);
        Ok(view! { <ReasonForm action=action sign_up=sign_up back=back ending=ending attempt=attempt/> }
        .into_any())
    })
}

/// Says no; the person is told why.
#[server(prefix = "/forms", endpoint = "desk-decline")]
pub async fn post_desk_decline(
    #[server(default)] key: String,
    #[server(default)] sign_up: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, sign_up.parse()?);
    let mut attempt = Attempt::at([("reason", reason.as_str())]);
    let outcome = async {
        let by = request.coordinator()?;
        let reason = attempt.reason("reason", words::NO_REASON_MISSING)?;
        Ok(store::sign_up::not_accept(&request.db, key, id, &reason, by).await?)
    };
    match outcome.await {
        Ok(ended) => see_other(&paths::desk_offering(ended.offering)),
        Err(error) => {
            let way = paths::approval::desk_decline(id);
            attempt.comes_back(&request, FORM, &way, error).await
        }
    }
}
