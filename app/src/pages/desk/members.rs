//! 找人: whoever belongs to the desk's institution, found by name, pinyin, last digits or card.

use domain::calendar::day;
use domain::listing::{MemberColumn, Order};
use domain::member::{CardNumber, Sought};
use domain::person::age_on;
use leptos::prelude::*;
use store::member::{MOST_FOUND, Member};

use super::offering::entries::name_of;
use crate::address::marked;
use crate::attempt::Attempt;
use crate::components::empty::Empty;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::sorted_head::{Heads, order_in_query};
use crate::components::sorted_table::SortedTable;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::page;
use crate::paths;
use crate::paths::keys::SEARCH;
use crate::paths::members as ways;
use crate::paths::order::ordered;
use crate::request::{Request, request, see_other};
use crate::wording::desk::list::{BIRTHDAY, NAME, TELEPHONE};
use crate::wording::desk::members as words;
use crate::wording::desk::merge::TWINS;
use crate::wording::desk::offering::BACK;
use crate::wording::desk::people::ADD;

pub mod adding;
pub mod card;
pub mod choice;
pub mod helper_code;
pub mod merge;
pub mod merged;
pub mod new;
pub mod one;
pub mod particulars;
pub mod slip;
pub mod swap;
pub mod swap_choice;
pub mod told;
pub mod twins;
pub mod way_out;

/// The form's name, under which what is looked for is kept: a name stands in no address.
const FORM: &str = "desk-members";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["q"]);

/// In the address: what was typed is looked for.
const FOUND: &str = "found";

/// One field, and who was found by it.
#[component]
pub fn MembersPage() -> impl IntoView {
    let (request, order) = (request(), order_in_query());
    let say = request.say();
    page(async move {
        let by = request.coordinator()?;
        let attempt = request.attempt(FORM).await?;
        let kept = match request.has_query(FOUND) {
            true => request.kept_attempt(FORM).await?.value("q").to_owned(),
            false => String::new(),
        };
        let found = match Sought::parse(&kept) {
            Ok(sought) => Some(store::member::find(&request.db, &sought, by).await?),
            Err(_) => None,
        };
        let kind = Kind { autocomplete: Some("off"), access_key: Some(SEARCH), ..Kind::default() };
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::DESK>{say(BACK)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <p class="soft">{say(words::LEAD)}</p>
            <Form action="/forms/desk-member-find" attempt=attempt>
                <Field name="q" label=say(words::FIELD) hint=say(words::HINT) value=kept kind=kind/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::FIND)}</button>
                </div>
            </Form>
            {found.map(|found| view! { <Found members=found order=order/> })}
            <div class="button-row">
                <a class="button" href=ways::DESK_MEMBER_NEW>{say(ADD)}</a>
                <a class="button" href=ways::DESK_TWINS>{say(TWINS)}</a>
            </div>
        })
    })
}

#[component]
fn Found(members: Vec<Member>, order: Order<MemberColumn>) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    if members.is_empty() {
        return view! {
            <Empty title=say(words::NOT_FOUND) sentence=say(words::NOT_FOUND_LINE)>
                <a class="button" href=ways::DESK_MEMBER_NEW>{say(ADD)}</a>
            </Empty>
        }
        .into_any();
    }
    let more = members.len() > MOST_FOUND;
    let shown = members.len().min(MOST_FOUND);
    let count = match more {
        true => say(words::MORE).to_owned(),
        false => words::found(language, shown),
    };
    let mut members = members;
    members.truncate(MOST_FOUND);
    put_in_order(&mut members, order);
    let rows = members.iter().map(|member| row(&request, member)).collect_view();
    let heads = Heads { order, address: found_in_order };
    let row_of_heads = view! {
        {heads.sorted(MemberColumn::Name, NAME)}
        {heads.sorted(MemberColumn::Birthday, BIRTHDAY)}
        <th scope="col">{say(TELEPHONE)}</th>
        {heads.sorted(MemberColumn::Card, words::CARD)}
    };
    view! {
        <p class="count">{count}</p>
        <SortedTable label=say(words::TITLE) heads=row_of_heads.into_any()>{rows}</SortedTable>
    }
    .into_any()
}

/// What is looked for is kept, and no part of the address.
fn found_in_order(order: Order<MemberColumn>) -> String {
    marked(&ordered(ways::DESK_MEMBERS, order), FOUND)
}

/// They come by name. Whose birthday or card nobody knows stand together.
fn put_in_order(members: &mut [Member], order: Order<MemberColumn>) {
    match order.column {
        // A surname that was looked for comes before what only begins alike.
        MemberColumn::Name if order.is_descending => members.reverse(),
        MemberColumn::Name => {}
        MemberColumn::Birthday => order.sort(members, |one| one.person.born_on),
        MemberColumn::Card => order.sort(members, |one| one.card),
    }
}

fn row(request: &Request, member: &Member) -> impl IntoView + use<> {
    let say = request.say();
    let person = &member.person;
    let mobile = person.mobile.as_ref().map(|mobile| mobile.spaced());
    view! {
        <tr>
            <th scope="row">
                <a class="table__link" href=ways::desk_member(person.id)>{name_of(request, person)}</a>
            </th>
            <td data-label=say(BIRTHDAY)>{born(request, member)}</td>
            <td data-label=say(TELEPHONE)>{mobile.map(|mobile| view! { <span class="nowrap">{mobile}</span> })}</td>
            <td data-label=say(words::CARD)>{member.card.map(CardNumber::printed)}</td>
        </tr>
    }
}

/// Birthday and age, as far as they are known.
fn born(request: &Request, member: &Member) -> Option<String> {
    let born_on = member.person.born_on?;
    Some(words::born(request.language, age_on(born_on, day(request.now)), born_on))
}

/// Keeps what is looked for, and leads to who was found.
#[server(prefix = "/forms", endpoint = "desk-member-find")]
pub async fn post_desk_member_find(#[server(default)] q: String) -> Result<(), AppError> {
    let request = request();
    let mut attempt = Attempt::at([("q", q.as_str())]);
    let sought = request
        .coordinator()
        .map(|_| attempt.read("q", Sought::parse, |why| words::unsearchable(why).into()));
    match sought {
        Ok(Ok(_)) => {
            attempt.kept_for(&request, FORM, ways::DESK_MEMBERS).await?;
            see_other(&format!("{}?{FOUND}", ways::DESK_MEMBERS))
        }
        Ok(Err(error)) | Err(error) => {
            attempt.comes_back(&request, FORM, ways::DESK_MEMBERS, error).await
        }
    }
}
