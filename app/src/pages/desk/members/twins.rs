//! 可能重复的人: pairs of members who may be one person, with what is alike and what differs.

use leptos::prelude::*;
use store::member::Member;
use store::merge::Twins;

use super::born;
use crate::components::empty::Empty;
use crate::components::page_title::PageTitle;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::page;
use crate::paths::members as ways;
use crate::request::{Request, request};
use crate::wording::desk::members::TITLE as MEMBERS;
use crate::wording::desk::merge as words;

/// In the order of their names.
#[component]
pub fn TwinsPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        let by = request.coordinator()?;
        let twins = store::merge::twins(&request.db, by).await?;
        Ok(view! {
            <PageTitle text=say(words::TWINS)/>
            <a class="back" href=ways::DESK_MEMBERS>{say(MEMBERS)}</a>
            <h1 tabindex="-1">{say(words::TWINS)}</h1>
            <p>{say(words::TWINS_LEAD)}</p>
            {if twins.is_empty() {
                view! {
                    <Empty title=say(words::NO_TWINS) sentence=say(words::NO_TWINS_LINE)>
                        <a class="button" href=ways::DESK_MEMBERS>{say(MEMBERS)}</a>
                    </Empty>
                }
                .into_any()
            } else {
                view! { <Pairs twins=twins/> }.into_any()
            }}
        })
    })
}

#[component]
fn Pairs(twins: Vec<Twins>) -> impl IntoView {
    let request = request();
    let say = request.say();
    let rows = twins.iter().map(|pair| row(&request, pair)).collect_view();
    view! {
        <section class="table-scroll" data-scroll-x tabindex="0" aria-label=say(words::TWINS)>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{say(words::ONE)}</th>
                        <th scope="col">{say(words::OTHER)}</th>
                        <th scope="col">{say(words::ALIKE)}</th>
                        <th scope="col">{say(words::DIFFERS)}</th>
                        <th scope="col" class="table__action">{say(words::LOOK)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

fn row(request: &Request, pair: &Twins) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let way = ways::desk_merge(pair.one.person.id, pair.other.person.id);
    let name = name_of(request, &pair.one.person);
    view! {
        <tr>
            <th scope="row">{told(request, &pair.one)}</th>
            <td data-label=say(words::OTHER)>{told(request, &pair.other)}</td>
            <td data-label=say(words::ALIKE)>{words::what_all(language, &pair.likeness.alike)}</td>
            <td data-label=say(words::DIFFERS)>{words::what_all(language, &pair.likeness.differs)}</td>
            <td class="table__action">
                <a class="button" href=way>{say(words::LOOK)}<span class="visually-hidden">" "{name}</span></a>
            </td>
        </tr>
    }
}

/// Name, birthday and number.
fn told(request: &Request, member: &Member) -> impl IntoView + use<> {
    let mobile = member.person.mobile.as_ref().map(|mobile| mobile.spaced());
    view! {
        <span class="line">{name_of(request, &member.person)}</span>
        {born(request, member).map(|born| view! { <span class="line">{born}</span> })}
        {mobile.map(|mobile| view! { <span class="line nowrap">{mobile}</span> })}
    }
}
