//! The list of an offering on the screen: who has a place, who waits, who has left.

use domain::calendar::day;
use domain::id::OfferingId;
use domain::language::Language;
use domain::listing::{EntryColumn, Order, PAGE_ROWS};
use domain::person::{Person, age_on};
use domain::sign_up::{Place, SignUpState};
use leptos::prelude::*;
use store::paged::Paged;
use store::sign_up::{Entry, Numbered};

use super::lists::{Lists, Orders};
use crate::components::phrases::Phrases;
use crate::components::sorted_head::Heads;
use crate::components::sorted_table::SortedTable;
use crate::components::telephone::shown;
use crate::paths;
use crate::paths::fees::desk_fee;
use crate::paths::members::desk_member;
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::desk::fees;
use crate::wording::desk::list as words;
use crate::wording::desk::members::SEE_PERSON;
use crate::wording::desk::offering::{end_reason, place as standing_of};
use crate::wording::together::DESK_TITLE;
use crate::wording::when::{short_day, time};

/// All three parts; those who have left are folded away. Those in review stand in a list of their own.
#[component]
pub fn Entries(
    /// What is shown of each.
    lists: Lists,
) -> impl IntoView {
    let request = request();
    let (say, acts) = (request.say(), request.coordinator().is_ok());
    let Lists { offering, orders, with_place, waiting, ended, .. } = lists;
    let is_anybody = with_place.total > 0;
    let together = (acts && waiting.total > 1).then(|| paths::answers::desk_together(offering));
    let nobody = if ended.total == 0 { words::NOBODY } else { words::NOBODY_NOW };
    let of_places = Heads {
        order: orders.with_place,
        address: |order| Orders { with_place: order, ..orders }.address(offering, "people"),
    };
    let of_line = Heads {
        order: orders.waiting,
        address: |order| Orders { waiting: order, ..orders }.address(offering, "waiting"),
    };
    let (places, line) = (with_place.total, waiting.total);
    let with_place = table(&request, &of_places, [words::PEOPLE, words::NUMBER], with_place);
    let is_waited_for = waiting.total > 0;
    let waiting = table(&request, &of_line, [words::WAITING, words::POSITION], waiting);
    view! {
        <section class="section">
            <h2 id="people">{say(words::PEOPLE)}</h2>
            {if is_anybody {
                view! { {with_place}{of_places.pager(places, PAGE_ROWS)} }.into_any()
            } else {
                view! { <p>{say(nobody)}</p> }.into_any()
            }}
        </section>
        {is_waited_for.then(|| view! {
            <section class="section">
                <h2 id="waiting">{say(words::WAITING)}</h2>
                {waiting}
                {of_line.pager_of(words::WAITING, line, PAGE_ROWS)}
                {together.map(|way| view! {
                    <div class="button-row"><a class="button" href=way>{say(DESK_TITLE)}</a></div>
                })}
            </section>
        })}
        {(ended.total > 0).then(|| view! { <Ended people=ended offering=offering orders=orders/> })}
    }
}

/// A page of one part: what it is called, and what its numbers are called.
fn table<A: Fn(Order<EntryColumn>) -> String>(
    request: &Request,
    heads: &Heads<EntryColumn, A>,
    [label, number]: [Words; 2],
    people: Paged<Numbered>,
) -> AnyView {
    let (say, acts) = (request.say(), request.coordinator().is_ok());
    let rows = people.rows.iter().map(|one| person_row(request, one)).collect_view();
    let row_of_heads = view! {
        {heads.number(EntryColumn::Number, number)}
        {heads.sorted(EntryColumn::Name, words::NAME)}
        {heads.number(EntryColumn::Age, words::AGE)}
        <th scope="col">{say(words::TELEPHONE)}</th>
        <th scope="col">{say(words::EMERGENCY)}</th>
        {heads.sorted(EntryColumn::Joined, words::JOINED)}
        {acts.then(|| view! { <th scope="col" class="table__action">{say(words::WHAT)}</th> })}
    };
    view! { <SortedTable label=say(label) heads=row_of_heads.into_any()>{rows}</SortedTable> }
        .into_any()
}

fn person_row(request: &Request, Numbered { number, entry }: &Numbered) -> impl IntoView + use<> {
    let (say, number) = (request.say(), *number);
    let name = name_of(request, &entry.person);
    let asked = match entry.sign_up.state {
        SignUpState::Live(place @ Place::Offered { .. }) => {
            Some(standing_of(request.language, place))
        }
        _ => None,
    };
    let fee = entry.fee.as_ref().filter(|_| entry.sign_up.state == SignUpState::Live(Place::Held));
    let fee = fee.map(|fee| {
        let words = say(if fee.paid_at.is_some() { fees::MARK_PAID } else { fees::NOT_YET });
        match request.coordinator() {
            Ok(_) => view! { <a class="table__link" href=desk_fee(entry.sign_up.id)>{words}</a> }
                .into_any(),
            Err(_) => view! { <span class="line">{words}</span> }.into_any(),
        }
    });
    let person = &entry.person;
    let age = person.born_on.map(|born_on| age_on(born_on, day(request.now)));
    let mobile = person.mobile.as_ref().map(|mobile| mobile.spaced());
    let contact = person.emergency_contact.clone().unwrap_or_default();
    let telephone = person.emergency_telephone.as_deref().map(shown).unwrap_or_default();
    let emergency = (!contact.is_empty() || !telephone.is_empty()).then(|| say(words::EMERGENCY));
    view! {
        <tr>
            <td class="table__number">{number}</td>
            <th scope="row">
                {named(request, entry, name.clone())}
                {asked.map(|asked| view! { <span class="line">{asked}</span> })}
                {fee}
            </th>
            <td class="table__number" data-label=say(words::AGE)>{age}</td>
            <td data-label=say(words::TELEPHONE)>{mobile.map(|mobile| view! { <span class="nowrap">{mobile}</span> })}</td>
            <td data-label=emergency><span class="line">{contact}</span><span class="line nowrap">{telephone}</span></td>
            <td data-label=say(words::JOINED)><Phrases text=at(request, entry.sign_up.joined_at)/></td>
            {request.coordinator().is_ok().then(|| view! {
                <td class="table__action">
                    <a class="button" href=desk_member(entry.person.id)>
                        {say(SEE_PERSON)}<span class="visually-hidden">" "{name.clone()}</span>
                    </a>
                    <a class="button" href=paths::desk_removal(entry.sign_up.id)>
                        {say(words::REMOVE)}<span class="visually-hidden">" "{name}</span>
                    </a>
                </td>
            })}
        </tr>
    }
}

/// The name, with the way to the sign-up for whoever may do something there.
fn named(request: &Request, entry: &Entry, name: String) -> AnyView {
    match request.coordinator() {
        Ok(_) => {
            let way = paths::desk_sign_up(entry.sign_up.id);
            view! { <a class="table__link" href=way>{name}</a> }.into_any()
        }
        Err(_) => name.into_any(),
    }
}

#[component]
fn Ended(people: Paged<Numbered>, offering: OfferingId, orders: Orders) -> impl IntoView {
    let request = request();
    let say = request.say();
    let title = words::ended(request.language, people.total);
    let rows = people.rows.iter().filter_map(|one| ended_row(&request, &one.entry));
    let rows = rows.collect_view();
    // Whoever goes on to another page of them wants to see it.
    let is_open = orders.ended.page > 1;
    let of_left = Heads {
        order: orders.ended,
        address: |order| Orders { ended: order, ..orders }.address(offering, "left"),
    };
    let heads = [words::NAME, words::ENDED_AT, words::REASON];
    let heads = heads.map(|text| view! { <th scope="col">{say(text)}</th> });
    view! {
        <details class="filter__box" id="left" open=is_open>
            <summary class="filter__summary">{title.clone()}</summary>
            <SortedTable label=title heads=heads.into_any()>{rows}</SortedTable>
            {of_left.pager_of(words::LEFT, people.total, PAGE_ROWS)}
        </details>
    }
}

fn ended_row(request: &Request, entry: &Entry) -> Option<impl IntoView + use<>> {
    let SignUpState::Ended { at: ended_at, reason } = &entry.sign_up.state else { return None };
    let name = name_of(request, &entry.person);
    let name = named(request, entry, name);
    let (when, reason) = (at(request, *ended_at), end_reason(request.language, reason));
    Some(
        view! { <tr><th scope="row">{name}</th><td><Phrases text=when/></td><td>{reason}</td></tr> },
    )
}

/// The person's name, or that it is not known yet.
pub fn name_of(request: &Request, person: &Person) -> String {
    person
        .name
        .as_ref()
        .map_or_else(|| request.say()(words::UNNAMED).to_owned(), |name| name.as_str().to_owned())
}

/// When somebody asked.
pub fn asked_at(request: &Request, joined_at: jiff::Timestamp) -> String {
    at(request, joined_at)
}

fn at(request: &Request, at: jiff::Timestamp) -> String {
    let at = domain::calendar::civil(at);
    let (day, time) = (short_day(request.language, at.date()), time(request.language, at.time()));
    match request.language {
        Language::Chinese => format!("{day}{time}"),
        Language::English => format!("{day}, {time}"),
    }
}
