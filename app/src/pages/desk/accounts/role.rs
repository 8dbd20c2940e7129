//! 换岗位: the head of an institution gives somebody another role.

use domain::id::PersonId;
use domain::log::{About, Field as LogField};
use domain::role::{Role, Task};
use leptos::prelude::*;
use store::Seen;
use store::account::{Account, NewRole, role_seen, set_role};

use super::password::account;
use super::{DONE, at_its_field, chosen_role, number_of, role_choices, telephone};
use crate::attempt::{Attempt, form_key};
use crate::components::choices::Choices;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::phrases::ByPhrase;
use crate::components::stands_now::{SEEN, Stands, StandsNow, changed_since};
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths::accounts::{DESK_ACCOUNTS, desk_account_role};
use crate::request::{Request, request, see_other};
use crate::wording::desk::accounts as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-account-role";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["role", "teaches", "telephone", "reason", SEEN]);

/// Whose it is, what they do now, and what they are to do.
#[component]
pub fn AccountRolePage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<PersonId>());
    let say = request.say();
    page(async move {
        let account = account(&request, id?).await?;
        let attempt = request.attempt(FORM).await?;
        let seen = role_seen(account.role, &account.teaches, &account.telephone)?;
        let changed =
            changed_since(&request, &attempt, SEEN, About::Account(account.person)).await?;
        let rows = stands(&request, &attempt, &account);
        let off = || Kind { autocomplete: Some("off"), ..Kind::default() };
        Ok(view! {
            <PageTitle text=say(words::NEW_ROLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=DESK_ACCOUNTS>{say(words::TITLE)}</a>
            <h1 tabindex="-1"><ByPhrase text=words::new_role_of(request.language, &account.name)/></h1>
            <StandsNow attempt=attempt.clone() now=seen.clone() rows=rows changed=changed/>
            <p>{say(words::SEEN_AT_ONCE)}</p>
            <Form action="/forms/desk-account-role" attempt=attempt is_question=true>
                <input type="hidden" name=SEEN value=seen.told_at(request.now)/>
                <input type="hidden" name="person" value=account.person.to_string()/>
                <Choices name="role" legend=say(words::ROLE) choices=role_choices(say) proposed=account.role.code()/>
                <Field name="teaches" label=say(words::TEACHES) hint=say(words::TEACHES_HINT) value=account.teaches kind=off()/>
                <Field name="telephone" label=say(words::TELEPHONE) hint=say(words::TELEPHONE_HINT) value=account.telephone kind=telephone()/>
                <Field name="reason" label=say(words::ROLE_REASON) hint=say(words::ROLE_REASON_HINT)/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::SET_ROLE)}</button>
                </div>
            </Form>
        })
    })
}

/// What they do now, beside what was chosen.
fn stands(request: &Request, attempt: &Attempt, account: &Account) -> Vec<Stands> {
    let called = |role: Role| request.say()(words::role(role)).to_owned();
    let typed = Role::from_code(attempt.value("role")).map(called).unwrap_or_default();
    let rows = vec![
        Stands::line(words::ROLE, &[LogField::Role], called(account.role), &typed),
        Stands::line(
            words::TEACHES,
            &[LogField::Teaches],
            account.teaches.clone(),
            attempt.value("teaches"),
        ),
    ];
    let is_told = |row: &Stands| !row.typed.is_empty() || row.now.iter().any(|now| !now.is_empty());
    rows.into_iter().filter(is_told).collect()
}

/// Gives the role.
#[server(prefix = "/forms", endpoint = "desk-account-role")]
pub async fn post_desk_account_role(
    #[server(default)] key: String,
    #[server(default)] person: String,
    #[server(default)] role: String,
    #[server(default)] teaches: String,
    #[server(default)] telephone: String,
    #[server(default)] reason: String,
    #[server(default)] seen: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, person): (_, PersonId) = (form_key(&key)?, person.parse()?);
    let typed = [
        ("role", &role),
        ("teaches", &teaches),
        ("telephone", &telephone),
        ("reason", &reason),
        (SEEN, &seen),
    ];
    let mut attempt = Attempt::at(typed.map(|(field, typed)| (field, typed.as_str())));
    let outcome = async {
        let by = request.at_desk(Task::Accounts)?;
        let (role, taught) = chosen_role(&mut attempt);
        let telephone = number_of(&mut attempt, &role);
        let reason = attempt.reason("reason", words::ROLE_REASON_MISSING);
        let (role, taught, telephone, reason) = (role?, taught?, telephone?, reason?);
        let telephone = (role == Role::Teacher).then_some(telephone.as_str());
        let new = NewRole { role, teaches: &taught, telephone };
        let account = (person, Seen::as_sent(&seen));
        Ok(set_role(&request.db, key, account, new, &reason, by).await?)
    };
    match outcome.await {
        Ok(()) => see_other(&format!("{DESK_ACCOUNTS}?{DONE}={person}")),
        Err(error) => {
            let error = at_its_field(&mut attempt, error);
            attempt.comes_back(&request, FORM, &desk_account_role(person), error).await
        }
    }
}
