//! 账号: who may sign in at the institution's desk, as what; its head opens and ends accounts.

use domain::id::PersonId;
use domain::log::About;
use domain::person::{PersonName, Telephone};
use domain::refusal::Refusal;
use domain::role::{PasswordFault, Role, Task, judge_password, parse_sign_in_name};
use domain::text::trimmed;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::account::{Account, NewAccount, accounts, open, set_ended, taught_from_now_on};

use crate::attempt::{Attempt, form_key};
use crate::components::choices::Choices;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::file_buttons::FileButtons;
use crate::components::form::Form;
use crate::components::handing_on::PrintButton;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::sorted_head::order_in_query;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::log::last::{LastChange, last_change};
use crate::pages::page;
use crate::paths;
use crate::paths::accounts::{DESK_ACCOUNTS, desk_accounts_file};
use crate::request::{Request, request, see_other};
use crate::wording::desk::accounts as words;
use crate::wording::desk::offering::BACK;
use crate::wording::refusal::refusal_sentence;
use crate::wording::{Sentence, Words};
use left::StillTeaches;
use table::AccountTable;

mod left;
pub mod own;
pub mod password;
pub mod role;
mod table;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-account-open";

/// What is kept of it: never the password.
pub const KEPT: Kept = (FORM, &["name", "sign_in_name", "role", "teaches", "telephone"]);

/// In the address: something has just been done.
const DONE: &str = "done";

/// Whose account was changed, if one was: after an account was opened nobody's. Call it before the first `await`.
fn changed() -> Option<PersonId> {
    use_query_map().with_untracked(|query| query.get(DONE).and_then(|id| id.parse().ok()))
}

/// Who may sign in, then the form for somebody more.
#[component]
pub fn AccountsPage() -> impl IntoView {
    let (request, changed, order) = (request(), changed(), order_in_query());
    let say = request.say();
    page(async move {
        let by = request.at_desk(Task::Accounts)?;
        let all = accounts(&request.db, by).await?;
        let taught = taught_from_now_on(&request.db, by).await?;
        let attempt = request.attempt(FORM).await?;
        let just = changed.and_then(|person| all.iter().find(|one| one.person == person).cloned());
        let last = match changed {
            Some(person) => last_change(&request, About::Account(person)).await?,
            None => None,
        };
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::DESK>{say(BACK)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            {request.has_query(DONE).then(|| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(words::WAS_DONE)}</p></NoticeBox>
                <LastChange entry=last/>
                <StillTeaches account=just taught=taught.clone()/>
            })}
            <p>{say(words::LEAD)}</p>
            <div class="button-row"><PrintButton/><FileButtons way=desk_accounts_file/></div>
            <AccountTable accounts=all taught=taught order=order by=by.clone()/>
            <Opening attempt=attempt/>
        })
    })
}

/// Whether somebody may sign in now.
pub const fn state_of(account: &Account) -> Words {
    if account.ended_at.is_some() { words::ENDED } else { words::STANDS }
}

/// The form for somebody more.
#[component]
fn Opening(attempt: Attempt) -> impl IntoView {
    let say = request().say();
    let role = Role::from_code(attempt.value("role")).unwrap_or_default();
    let off = || Kind { autocomplete: Some("off"), ..Kind::default() };
    view! {
        <section class="section" aria-labelledby="opening">
            <h2 id="opening">{say(words::OPENING)}</h2>
            <Form action="/forms/desk-account-open" attempt=attempt is_question=true>
                <Field name="name" label=say(words::NAME) kind=off()/>
                <Choices name="role" legend=say(words::ROLE) choices=role_choices(say) proposed=role.code()/>
                <Field name="teaches" label=say(words::TEACHES) hint=say(words::TEACHES_HINT) kind=off()/>
                <Field name="telephone" label=say(words::TELEPHONE) hint=say(words::TELEPHONE_HINT) kind=telephone()/>
                <Field name="sign_in_name" label=say(words::SIGN_IN_NAME) hint=say(words::SIGN_IN_NAME_HINT) kind=off()/>
                <Field name="new_password" label=say(words::PASSWORD) hint=say(words::PASSWORD_HINT) kind=new_password()/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::OPEN)}</button>
                </div>
            </Form>
        </section>
    }
}

/// Every role with what it may do, as it is sent and as it is called.
fn role_choices(say: impl Fn(Words) -> &'static str) -> Vec<(String, String)> {
    let choice = |role: Role| (role.code().to_owned(), say(words::role_may(role)).to_owned());
    Role::ALL.map(choice).to_vec()
}

/// A number that nobody's browser fills in with one's own.
fn telephone() -> Kind {
    Kind { input_type: Some("tel"), autocomplete: Some("off"), ..Kind::default() }
}

/// The number that was typed, where it is a teacher's.
fn number_of(attempt: &mut Attempt, role: &Result<Role, AppError>) -> Result<String, AppError> {
    let number = |typed: &str| match trimmed(typed) {
        "" => Ok(String::new()),
        typed => Telephone::parse(typed).map(|number| number.as_str().to_owned()),
    };
    match role {
        Ok(Role::Teacher) => attempt.read("telephone", number, |_| words::TELEPHONE_ODD.into()),
        _ => Ok(String::new()),
    }
}

/// Two of one name are told at the name.
fn at_its_field(attempt: &mut Attempt, error: AppError) -> AppError {
    match error {
        AppError::Refused(refusal @ Refusal::TeacherTaken) => {
            let sentence = Sentence::of(|language| refusal_sentence(language, &refusal));
            attempt.note("teaches", sentence);
            AppError::ToBeChanged
        }
        other => other,
    }
}

/// Reads what was chosen, and a teacher's name where it is one.
fn chosen_role(attempt: &mut Attempt) -> (Result<Role, AppError>, Result<String, AppError>) {
    let read = |typed: &str| Role::from_code(typed).ok_or(words::CHOOSE_ROLE);
    let role = attempt.read("role", read, Into::into);
    let taught = match role {
        Ok(Role::Teacher) => attempt.read("teaches", teacher, Into::into),
        _ => Ok(String::new()),
    };
    (role, taught)
}

/// A password that is chosen now.
fn new_password() -> Kind {
    Kind { input_type: Some("password"), autocomplete: Some("new-password"), ..Kind::default() }
}

/// Opens an account.
#[server(prefix = "/forms", endpoint = "desk-account-open")]
pub async fn post_desk_account_open(
    #[server(default)] key: String,
    #[server(default)] name: String,
    #[server(default)] role: String,
    #[server(default)] teaches: String,
    #[server(default)] telephone: String,
    #[server(default)] sign_in_name: String,
    #[server(default)] new_password: String,
) -> Result<(), AppError> {
    let request = request();
    let key = form_key(&key)?;
    let typed = [
        ("name", &name),
        ("role", &role),
        ("teaches", &teaches),
        ("telephone", &telephone),
        ("sign_in_name", &sign_in_name),
    ];
    let mut attempt = Attempt::at(typed.map(|(field, typed)| (field, typed.as_str())));
    let outcome = async {
        let by = request.at_desk(Task::Accounts)?;
        let name = attempt.read("name", PersonName::parse, |_| words::NAME_ODD.into());
        let (role, taught) = chosen_role(&mut attempt);
        let telephone = number_of(&mut attempt, &role);
        let sign_in = attempt.read(
            "sign_in_name",
            |typed| parse_sign_in_name(typed).ok_or(words::SIGN_IN_NAME_ODD),
            Into::into,
        );
        let of_name = sign_in.as_deref().unwrap_or_default();
        let hash = hashed(&request, &mut attempt, &new_password, of_name).await;
        let new = NewAccount {
            name: name?,
            role: role?,
            teaches: taught?,
            telephone: telephone?,
            sign_in_name: sign_in?,
        };
        Ok(open(&request.db, key, new, &hash?, by).await?)
    };
    match outcome.await {
        Ok(_) => see_other(&format!("{DESK_ACCOUNTS}?{DONE}")),
        Err(error) => {
            let error = at_its_field(&mut attempt, error);
            attempt.comes_back(&request, FORM, DESK_ACCOUNTS, error).await
        }
    }
}

fn teacher(typed: &str) -> Result<String, Words> {
    let name = trimmed(typed);
    let fits = (1..=20).contains(&name.chars().count());
    if fits { Ok(name.to_owned()) } else { Err(words::TEACHES_MISSING) }
}

/// The hash of a new password, or what is wrong with the password.
async fn hashed(
    request: &Request,
    attempt: &mut Attempt,
    password: &str,
    sign_in_name: &str,
) -> Result<String, AppError> {
    if let Err(fault) = judge_password(password, sign_in_name) {
        attempt.note(
            "new_password",
            match fault {
                PasswordFault::TooShort => words::PASSWORD_SHORT,
                PasswordFault::TooEasy => words::PASSWORD_EASY,
            },
        );
        return Err(AppError::ToBeChanged);
    }
    request.passwords.hash(password).await.ok_or(AppError::Failed)
}

/// Ends somebody's account.
#[server(prefix = "/forms", endpoint = "desk-account-end")]
pub async fn post_desk_account_end(
    #[server(default)] key: String,
    #[server(default)] person: String,
) -> Result<(), AppError> {
    ended(&key, &person, true).await
}

/// Lets somebody sign in again.
#[server(prefix = "/forms", endpoint = "desk-account-reopen")]
pub async fn post_desk_account_reopen(
    #[server(default)] key: String,
    #[server(default)] person: String,
) -> Result<(), AppError> {
    ended(&key, &person, false).await
}

async fn ended(key: &str, person: &str, is_ended: bool) -> Result<(), AppError> {
    let request = request();
    let (key, person): (_, PersonId) = (form_key(key)?, person.parse()?);
    let outcome = async {
        let by = request.at_desk(Task::Accounts)?;
        Ok(set_ended(&request.db, key, person, is_ended, by).await?)
    };
    match outcome.await {
        Ok(()) => see_other(&format!("{DESK_ACCOUNTS}?{DONE}={person}")),
        Err(error) => Attempt::default().comes_back(&request, FORM, DESK_ACCOUNTS, error).await,
    }
}
