//! What a member could sign up for: the institution's offerings that are not over, with a search.

use domain::id::PersonId;
use domain::offering::{Admission, Allocation, Offering, OfferingState};
use domain::search::PAGE_SIZE;
use leptos::prelude::*;

use crate::components::empty::Empty;
use crate::components::page_title::PageTitle;
use crate::components::pager::Pager;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::pages::desk::offering::entries::name_of;
use crate::pages::desk::offerings::asked;
use crate::pages::{id_in_path, page};
use crate::paths::keys::SEARCH as SEARCH_KEY;
use crate::paths::members as ways;
use crate::request::{Request, request};
use crate::wording::desk::list::STATE;
use crate::wording::desk::members as words;
use crate::wording::desk::offering::{places, waiting};
use crate::wording::offering::when_line;

/// Another institution's member is not found.
#[component]
pub fn MemberChoicePage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<PersonId>());
    let say = request.say();
    let asked = asked();
    let (typed, page_number) = (asked.words, asked.order.page);
    page(async move {
        let (id, by) = (id?, request.coordinator()?);
        let member = store::member::member(&request.db, id, by).await?;
        let found =
            store::offering::offerings_of(&request.db, by.institution, &typed, page_number).await?;
        let pages = found.total.div_ceil(PAGE_SIZE);
        let address = |page| ways::desk_member_choice(id, &typed, page);
        let (previous, next) =
            (address(page_number.saturating_sub(1)), address(page_number.saturating_add(1)));
        let rows: Vec<_> = found
            .offerings
            .iter()
            .filter(|offering| takes_people(&request, offering))
            .map(|offering| row(&request, id, offering))
            .collect();
        let name = name_of(&request, &member.person);
        Ok(view! {
            <PageTitle text=say(words::CHOICE_TITLE)/>
            <a class="back" href=ways::desk_member(id)>{name}</a>
            <h1 tabindex="-1"><ByPhrase text=say(words::CHOICE_TITLE)/></h1>
            <form class="filter" method="get" action=ways::desk_member_choice(id, "", 1) role="search">
                <div class="search">
                    <label class="search__label" for="q">{say(words::SEARCH)}</label>
                    <div class="search__row">
                        <input class="field__input search__input" id="q" name="q" type="search" autocomplete="off"
                            enterkeyhint="search" accesskey=SEARCH_KEY value=typed.clone()/>
                        <button class="button" type="submit">{say(words::FIND)}</button>
                    </div>
                </div>
            </form>
            {if rows.is_empty() {
                view! {
                    <Empty title=say(words::NOTHING_FOUND) sentence=say(words::NOTHING_FOUND_LINE)>
                        <a class="button" href=ways::desk_member_choice(id, "", 1)>{say(words::CHOICE_TITLE)}</a>
                    </Empty>
                }
                .into_any()
            } else {
                view! {
                    <section class="table-scroll" data-scroll-x tabindex="0" aria-label=say(words::CHOICE_TITLE)>
                        <table class="table">
                            <thead>
                                <tr><th scope="col">{say(words::OFFERING)}</th><th scope="col">{say(STATE)}</th></tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </section>
                    <Pager page=page_number pages=pages previous=previous next=next/>
                }
                .into_any()
            }}
        })
    })
}

/// What is over or called off takes nobody; what is drawn takes wishes, and what is open to all needs no sign-up.
fn takes_people(request: &Request, offering: &Offering) -> bool {
    let terms = &offering.terms;
    terms.admission != Admission::DropIn
        && terms.allocation != Allocation::Draw
        && !matches!(terms.state, OfferingState::Cancelled { .. })
        && request.now < terms.ends_at
}

fn row(request: &Request, person: PersonId, offering: &Offering) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let way = ways::desk_member_adding(person, offering.id);
    let held = places(language, offering.places.held, offering.places.capacity);
    let waits = (offering.places.waiting > 0).then(|| waiting(language, offering.places.waiting));
    view! {
        <tr>
            <th scope="row">
                <a class="table__link" href=way>{offering.name.clone()}</a>
                <span class="line"><Phrases text=when_line(language, offering)/></span>
            </th>
            <td data-label=say(STATE)>
                <span class="line">{held}</span>
                {waits.map(|waits| view! { <span class="line">{waits}</span> })}
            </td>
        </tr>
    }
}
