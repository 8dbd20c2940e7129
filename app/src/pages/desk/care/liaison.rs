//! 联系人: who calls those who did not come to one offering: oneself, or somebody else of the desk.

use domain::id::{OfferingId, PersonId, SignUpId};
use domain::offering::{Admission, Offering, OfferingState};
use leptos::prelude::*;
use store::account::Account;
use store::care::CareTask;

use super::NOTED;
use super::one::FORM;
use crate::attempt::Attempt;
use crate::components::choices::Choices;
use crate::components::form::Form;
use crate::components::phrases::Phrases;
use crate::components::post_button::PostButton;
use crate::error::AppError;
use crate::pages::desk::offering::FORM as OFFERING_FORM;
use crate::pages::desk::own_offering;
use crate::paths::care::desk_care_one;
use crate::paths::desk_offering;
use crate::request::{Request, request, see_other};
use crate::wording::attendance::care as words;

/// The word of the button that names somebody else; in the address: that was just done.
pub(super) const NAMED: &str = "named";

/// From which page it is said: that of a call, or that of the offering.
#[derive(Clone, Copy)]
enum SaidOn {
    SignUp(SignUpId),
    Offering(OfferingId),
}

/// The button with which one takes the calls on, and the others who may be named instead.
#[component]
pub fn WhoCalls(
    /// About which offering.
    task: CareTask,
    /// Who runs the desk.
    others: Vec<Account>,
    /// What came back.
    attempt: Attempt,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let mine = request.coordinator().ok().map(|by| by.person);
    let liaison = task.liaison.as_ref().map(|(liaison, _)| *liaison);
    let choices = all_but(others, [mine, liaison]);
    let id = task.sign_up.to_string();
    view! {
        {(liaison != mine).then(|| view! {
            <div class="button-row">
                <PostButton action="/forms/desk-liaison" name="sign_up" value=id.clone() words=say(words::TAKE_ON)/>
            </div>
        })}
        {(!choices.is_empty()).then(|| view! {
            <section class="section" aria-labelledby="liaison">
                <h2 id="liaison">{say(words::NAME_SOMEBODY)}</h2>
                <NamesOther of=("sign_up", id) choices=choices attempt=attempt/>
            </section>
        })}
    }
}

/// Who may be chosen: everybody but these.
fn all_but(everybody: Vec<Account>, these: [Option<PersonId>; 2]) -> Vec<(String, String)> {
    let is_other = |account: &Account| !these.contains(&Some(account.person));
    let others = everybody.into_iter().filter(is_other);
    others.map(|account| (account.person.to_string(), account.name)).collect()
}

/// The form that names one of them.
#[component]
fn NamesOther(
    /// Of what: a field's name and its value.
    of: (&'static str, String),
    /// Who may be chosen.
    choices: Vec<(String, String)>,
    /// What came back.
    attempt: Attempt,
) -> impl IntoView {
    let say = request().say();
    view! {
        <Form action="/forms/desk-liaison" attempt=attempt>
            <input type="hidden" name=of.0 value=of.1/>
            <Choices name="person" legend=say(words::WHO_CALLS) choices=choices/>
            <div class="button-row">
                <button class="button" type="submit" name="act" value=NAMED>{say(words::NAME_THEM)}</button>
            </div>
        </Form>
    }
}

/// The part of an offering's page that says who calls; nothing where nobody is missed: one simply comes, or it was called off.
pub async fn calls_for(
    request: &Request,
    offering: &Offering,
    attempt: &Attempt,
) -> Result<Option<AnyView>, AppError> {
    let is_off = matches!(offering.terms.state, OfferingState::Cancelled { .. });
    if is_off || offering.terms.admission == Admission::DropIn {
        return Ok(None);
    }
    let by = request.coordinator()?;
    let (id, attempt) = (offering.id, attempt.clone());
    let liaison = store::care::liaison(&request.db, id, by).await?;
    let everybody = store::care::may_call(&request.db, by).await?;
    let part =
        view! { <CallsFor offering=id liaison=liaison everybody=everybody attempt=attempt/> };
    Ok(Some(part.into_any()))
}

/// Who calls for an offering, and the choice of somebody else: on the page of the offering, whether anybody is to be called or not.
#[component]
fn CallsFor(
    /// Which.
    offering: OfferingId,
    /// Who calls as it stands.
    liaison: Option<(PersonId, String)>,
    /// Who runs the desk.
    everybody: Vec<Account>,
    /// What came back.
    attempt: Attempt,
) -> impl IntoView {
    let say = request().say();
    let choices = all_but(everybody, [liaison.as_ref().map(|one| one.0), None]);
    let stands = liaison.map_or_else(|| say(words::EVERYBODY).to_owned(), |(_, name)| name);
    view! {
        <section class="section" aria-labelledby="liaison">
            <h2 id="liaison">{say(words::OF_OFFERING)}</h2>
            <p><Phrases text=stands/></p>
            {(!choices.is_empty()).then(|| view! {
                <NamesOther of=("offering", offering.to_string()) choices=choices attempt=attempt/>
            })}
        </section>
    }
}

/// The coordinator takes on the calls about an offering, or about that of this sign-up, or names somebody of their desk.
#[server(prefix = "/forms", endpoint = "desk-liaison")]
pub async fn post_desk_liaison(
    #[server(default)] sign_up: String,
    #[server(default)] offering: String,
    #[server(default)] person: String,
    #[server(default)] act: String,
) -> Result<(), AppError> {
    let request = request();
    let of = if offering.is_empty() {
        SaidOn::SignUp(sign_up.parse()?)
    } else {
        SaidOn::Offering(offering.parse()?)
    };
    let mut attempt = Attempt::at([("person", person.as_str())]);
    let is_other = act == NAMED;
    let done = async {
        let by = request.coordinator()?;
        let offering: OfferingId = match of {
            SaidOn::SignUp(id) => {
                store::sign_up::entry(&request.db, id, by).await?.sign_up.offering
            }
            SaidOn::Offering(id) => own_offering(&request, id).await?.id,
        };
        let liaison = if is_other {
            let others = store::care::may_call(&request.db, by).await?;
            let known = |typed: &str| {
                let typed: PersonId = typed.parse().map_err(drop)?;
                others.iter().map(|one| one.person).find(|one| *one == typed).ok_or(())
            };
            attempt.read("person", known, |()| words::WHO_MISSING.into())?
        } else {
            by.person
        };
        Ok(store::care::name_liaison(&request.db, offering, liaison, by).await?)
    };
    let mark = if is_other { NAMED } else { NOTED };
    let (form, page) = match of {
        SaidOn::SignUp(id) => (FORM, desk_care_one(id)),
        SaidOn::Offering(id) => (OFFERING_FORM, desk_offering(id)),
    };
    match done.await {
        Ok(()) => see_other(&format!("{page}?{mark}")),
        Err(error) => attempt.comes_back(&request, form, &page, error).await,
    }
}
