//! 第一次来的人: somebody without a place whom nobody knows here yet comes in for one session, while there is room.

use domain::id::{FormKey, SessionId};
use domain::role::Task;
use leptos::prelude::*;

use super::adding_form::{self, FIELDS, PersonFields};
use super::own_offering_for;
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths::sessions::{desk_guest, desk_register, desk_register_saved};
use crate::request::{Request, request, see_other};
use crate::wording::attendance::desk as register_words;
use crate::wording::attendance::door as words;
use crate::wording::session::desk::which_session;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-guest";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

/// Name, birthday, telephones; typed by a coordinator, never on the tablet at the door.
#[component]
pub fn GuestPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<SessionId>());
    let say = request.say();
    page(async move {
        let (id, by) = (id?, request.coordinator()?);
        let register = store::attendance::register(&request.db, id, by).await?;
        let offering = own_offering_for(&request, Task::Run, register.offering).await?;
        let session = &register.session.session;
        let which = which_session(request.language, session.span);
        let is_off = session.changed.is_cancelled();
        let attempt = request.attempt(FORM).await?;
        Ok(view! {
            <PageTitle text=say(words::GUEST) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=desk_register(id)>{say(words::BACK_TO_REGISTER)}</a>
            <h1 tabindex="-1">{say(words::GUEST)}</h1>
            <p class="lead"><span class="line"><Phrases text=offering.name/></span><span class="line"><Phrases text=which/></span></p>
            {if is_off {
                view! { <p>{say(register_words::NOT_TAKING_PLACE)}</p> }.into_any()
            } else {
                view! {
                    <p>{say(words::GUEST_LEAD)}</p>
                    <Form action="/forms/desk-guest" attempt=attempt is_question=true>
                        <input type="hidden" name="session" value=id.to_string()/>
                        <PersonFields needs_birthday=false/>
                        <div class="button-row">
                            <button class="button button--primary" type="submit">{say(words::WALK_IN)}</button>
                        </div>
                    </Form>
                }
                .into_any()
            }}
        })
    })
}

/// They come in, and belong to the institution from then on.
#[server(prefix = "/forms", endpoint = "desk-guest")]
pub async fn post_desk_guest(
    #[server(default)] key: String,
    #[server(default)] session: String,
    #[server(default)] name: String,
    #[server(default)] born_on: String,
    #[server(default)] mobile: String,
    #[server(default)] emergency_contact: String,
    #[server(default)] emergency_telephone: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id): (_, SessionId) = (form_key(&key)?, session.parse()?);
    let typed = [&name, &born_on, &mobile, &emergency_contact, &emergency_telephone];
    let mut attempt = Attempt::at(FIELDS.into_iter().zip(typed.map(String::as_str)));
    match comes(&request, &mut attempt, key, id).await {
        Ok(is_new) => see_other(&desk_register_saved(id, u32::from(is_new))),
        Err(error) => attempt.comes_back(&request, FORM, &desk_guest(id), error).await,
    }
}

async fn comes(
    request: &Request,
    attempt: &mut Attempt,
    key: FormKey,
    id: SessionId,
) -> Result<bool, AppError> {
    let by = request.coordinator()?;
    // Another institution's session is not found, whatever was typed.
    store::attendance::register(&request.db, id, by).await?;
    let today = domain::calendar::day(request.now);
    let person = adding_form::person(attempt, false, today)?;
    Ok(store::attendance::guest_comes(&request.db, key, id, &person, by).await?)
}
