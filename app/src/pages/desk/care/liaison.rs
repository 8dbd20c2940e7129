//! 联系人: who calls those who did not come to one offering: oneself, or somebody else of the desk.

use domain::id::{OfferingId, PersonId, SignUpId};
use leptos::prelude::*;
use store::account::Account;
use store::care::CareTask;

use super::NOTED;
use super::one::FORM;
use crate::attempt::Attempt;
use crate::components::choices::Choices;
use crate::components::form::Form;
use crate::components::post_button::PostButton;
use crate::error::AppError;
use crate::paths::care::desk_care_one;
use crate::request::{request, see_other};
use crate::wording::attendance::care as words;

/// The word of the button that names somebody else; in the address: that was just done.
pub(super) const NAMED: &str = "named";

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
    let is_other =
        |account: &Account| Some(account.person) != mine && Some(account.person) != liaison;
    let choices: Vec<_> = others
        .into_iter()
        .filter(is_other)
        .map(|account| (account.person.to_string(), account.name))
        .collect();
    let (id, of) = (task.sign_up.to_string(), task.sign_up.to_string());
    view! {
        {(liaison != mine).then(|| view! {
            <div class="button-row">
                <PostButton action="/forms/desk-liaison" name="sign_up" value=id words=say(words::TAKE_ON)/>
            </div>
        })}
        {(!choices.is_empty()).then(|| view! {
            <section class="section" aria-labelledby="liaison">
                <h2 id="liaison">{say(words::NAME_SOMEBODY)}</h2>
                <Form action="/forms/desk-liaison" attempt=attempt>
                    <input type="hidden" name="sign_up" value=of/>
                    <Choices name="person" legend=say(words::WHO_CALLS) choices=choices/>
                    <div class="button-row">
                        <button class="button" type="submit" name="act" value=NAMED>{say(words::NAME_THEM)}</button>
                    </div>
                </Form>
            </section>
        })}
    }
}

/// The coordinator takes on the calls about the offering of this sign-up, or names somebody else of their desk.
#[server(prefix = "/forms", endpoint = "desk-liaison")]
pub async fn post_desk_liaison(
    #[server(default)] sign_up: String,
    #[server(default)] person: String,
    #[server(default)] act: String,
) -> Result<(), AppError> {
    let request = request();
    let id: SignUpId = sign_up.parse()?;
    let mut attempt = Attempt::at([("person", person.as_str())]);
    let is_other = act == NAMED;
    let done = async {
        let by = request.coordinator()?;
        let offering: OfferingId =
            store::sign_up::entry(&request.db, id, by).await?.sign_up.offering;
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
    match done.await {
        Ok(()) => {
            let mark = if is_other { NAMED } else { NOTED };
            see_other(&format!("{}?{mark}", desk_care_one(id)))
        }
        Err(error) => attempt.comes_back(&request, FORM, &desk_care_one(id), error).await,
    }
}
