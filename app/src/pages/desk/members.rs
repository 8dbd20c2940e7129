//! 找人: whoever belongs to the desk's institution, found by name, pinyin, last digits or card.

use domain::calendar::day;
use domain::listing::{MemberColumn, Order};
use domain::member::{CardNumber, Sought};
use domain::person::{Coordinator, age_on};
use leptos::prelude::*;
use store::member::{MOST_FOUND, MOST_IN_ALL, Member};

use super::offering::entries::name_of;
use crate::address::marked;
use crate::attempt::Attempt;
use crate::components::empty::Empty;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::pager::Pager;
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
            Ok(sought) => Some(PageOf::read(&request, &sought, order, by).await?),
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
            {found.map(|found| view! { <Found found=found/> })}
            <div class="button-row">
                <a class="button" href=ways::DESK_MEMBER_NEW>{say(ADD)}</a>
                <a class="button" href=ways::DESK_TWINS>{say(TWINS)}</a>
            </div>
        })
    })
}

/// A page of those found.
struct PageOf {
    order: Order<MemberColumn>,
    members: Vec<Member>,
    /// So many stand on the pages before.
    before: usize,
    /// Others follow.
    is_more: bool,
}

impl PageOf {
    /// Reads as many as the page needs; all that can be shown where it is not in the order in which they are found.
    async fn read(
        request: &Request,
        sought: &Sought,
        order: Order<MemberColumn>,
        by: &Coordinator,
    ) -> Result<Self, AppError> {
        let is_as_found = order == Order::default().at_page(order.page);
        let page = usize::try_from(order.page).unwrap_or(usize::MAX);
        let most = if is_as_found { page.saturating_mul(MOST_FOUND) + 1 } else { usize::MAX };
        let mut members = store::member::first_found(&request.db, sought, most, by).await?;
        let (shown, size) = (members.len().min(MOST_IN_ALL), u32::try_from(MOST_FOUND));
        let size = size.unwrap_or(u32::MAX);
        let order = order.within(u32::try_from(shown).unwrap_or(u32::MAX), size);
        put_in_order(&mut members, order);
        let before = usize::try_from(order.skipped(size)).unwrap_or(usize::MAX);
        let is_more = members.len() > before.saturating_add(MOST_FOUND);
        Ok(Self { order, members: order.page_of(members, size), before, is_more })
    }

    /// The next page is one of those that are shown.
    fn is_followed(&self) -> bool {
        self.is_more && self.before + MOST_FOUND < MOST_IN_ALL
    }
}

#[component]
fn Found(found: PageOf) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let follows = found.is_followed();
    let PageOf { order, members, before, is_more } = found;
    if members.is_empty() {
        return view! {
            <Empty title=say(words::NOT_FOUND) sentence=say(words::NOT_FOUND_LINE)>
                <a class="button" href=ways::DESK_MEMBER_NEW>{say(ADD)}</a>
            </Empty>
        }
        .into_any();
    }
    let count = match (is_more, before) {
        (false, 0) => words::found(language, members.len()),
        (true, 0) => say(words::MORE_FOLLOW).to_owned(),
        (true, _) if !follows => say(words::MORE).to_owned(),
        (_, before) => words::found_from(language, before, members.len()),
    };
    let rows = members.iter().map(|member| row(&request, member)).collect_view();
    let heads = Heads { order, address: found_in_order };
    let row_of_heads = view! {
        {heads.sorted(MemberColumn::Name, NAME)}
        {heads.sorted(MemberColumn::Birthday, BIRTHDAY)}
        <th scope="col">{say(TELEPHONE)}</th>
        {heads.sorted(MemberColumn::Card, words::CARD)}
    };
    let at = |page| found_in_order(order.at_page(page));
    let (previous, next) = (at(order.page.saturating_sub(1)), at(order.page.saturating_add(1)));
    let pages = if follows { order.page.saturating_add(1) } else { order.page };
    view! {
        <p class="count">{count}</p>
        <SortedTable label=say(words::TITLE) heads=row_of_heads.into_any()>{rows}</SortedTable>
        <Pager page=order.page pages=pages previous=previous next=next is_uncounted=true/>
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
