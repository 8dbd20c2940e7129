//! Who may sign in, a row each, with what can be done about it; the heads of the columns put them in order.

use domain::listing::{AccountColumn, Order, PAGE_ROWS};
use domain::person::Coordinator;
use domain::role::Role;
use leptos::prelude::*;
use store::account::{Account, Taught};
use store::spelling::person_key;

use super::left::{Classes, theirs};
use super::state_of;
use crate::components::post_button::PostButton;
use crate::components::sorted_head::Heads;
use crate::components::sorted_table::SortedTable;
use crate::components::telephone::shown;
use crate::paths::accounts::{DESK_ACCOUNTS, DESK_PASSWORD, desk_account, desk_account_role};
use crate::paths::order::ordered;
use crate::request::{Request, request};
use crate::wording::desk::accounts as words;
use crate::wording::desk::list::WHAT;

/// Usually those that stand before those that have ended.
#[component]
pub(super) fn AccountTable(
    /// As they are read.
    accounts: Vec<Account>,
    /// Every class with sessions to come.
    taught: Vec<Taught>,
    /// How they are ordered.
    order: Order<AccountColumn>,
    /// Who looks: what is their own they change elsewhere.
    by: Coordinator,
) -> impl IntoView {
    let request = request();
    let (say, total, mut accounts) = (request.say(), accounts.len(), accounts);
    match order.column {
        AccountColumn::Name => order.sort(&mut accounts, |one| person_key(&one.name)),
        AccountColumn::SignInName => order.sort(&mut accounts, |one| one.sign_in_name.clone()),
        AccountColumn::Role => order.sort(&mut accounts, |one| place_of(one.role)),
        AccountColumn::State => order.sort(&mut accounts, |one| one.ended_at.is_some()),
    }
    let rows = order.page_of(accounts, PAGE_ROWS);
    let row = |one: &Account| row(&request, one, theirs(one, &taught), one.person == by.person);
    let rows = rows.iter().map(row).collect_view();
    let heads = Heads { order, address: |order| ordered(DESK_ACCOUNTS, order) };
    let row_of_heads = view! {
        {heads.sorted(AccountColumn::Name, words::NAME)}
        {heads.sorted(AccountColumn::SignInName, words::SIGN_IN_NAME)}
        {heads.sorted(AccountColumn::Role, words::ROLE)}
        {heads.sorted(AccountColumn::State, words::STATE)}
        <th scope="col" class="table__action">{say(WHAT)}</th>
    };
    view! {
        <SortedTable label=say(words::TITLE) heads=row_of_heads.into_any()>{rows}</SortedTable>
        {heads.pager(total, PAGE_ROWS)}
    }
}

/// Which of the roles, from the head on.
fn place_of(role: Role) -> Option<usize> {
    Role::ALL.iter().position(|one| *one == role)
}

/// Before an account is ended it says how many classes are left; after it which, for whoever comes later.
fn row(
    request: &Request,
    account: &Account,
    left: Vec<Taught>,
    is_own: bool,
) -> impl IntoView + use<> {
    let say = request.say();
    let state = state_of(account);
    let teaches = (!account.teaches.is_empty())
        .then(|| view! { <span class="line">{account.teaches.clone()}</span> });
    let telephone = (!account.telephone.is_empty())
        .then(|| view! { <span class="line nowrap">{shown(&account.telephone)}</span> });
    let left = (!left.is_empty()).then(|| match account.ended_at {
        Some(_) => view! { <Classes classes=left/> }.into_any(),
        None => {
            let told = words::classes_to_come(request.language, left.len());
            view! { <span class="line">{told}</span> }.into_any()
        }
    });
    view! {
        <tr>
            <th scope="row">{account.name.clone()}</th>
            <td data-label=say(words::SIGN_IN_NAME)>{account.sign_in_name.clone()}</td>
            <td data-label=say(words::ROLE)>{say(words::role(account.role))}{teaches}{telephone}{left}</td>
            <td class="table__short" data-label=say(words::STATE)>{say(state)}</td>
            <td class="table__action"><div class="button-row"><Ways account=account.clone() is_own=is_own/></div></td>
        </tr>
    }
}

/// Changing it, ending it, or opening it again; each tells whose it is to whoever hears the buttons one after the other.
#[component]
fn Ways(account: Account, is_own: bool) -> impl IntoView {
    let say = request().say();
    let (person, name) = (account.person, account.name);
    let way = |href: String, text| {
        let name = name.clone();
        view! { <a class="button" href=href>{say(text)}<span class="visually-hidden">" "{name}</span></a> }
    };
    if is_own {
        return way(DESK_PASSWORD.to_owned(), words::OWN_PASSWORD).into_any();
    }
    let (action, text) = match account.ended_at {
        Some(_) => ("/forms/desk-account-reopen", words::REOPEN),
        None => ("/forms/desk-account-end", words::END),
    };
    let stands = account.ended_at.is_none();
    view! {
        {stands.then(|| way(desk_account_role(person), words::NEW_ROLE))}
        {stands.then(|| way(desk_account(person), words::NEW_PASSWORD))}
        <PostButton action=action name="person" value=person.to_string() words=say(text) whose=name.clone()/>
    }
    .into_any()
}
