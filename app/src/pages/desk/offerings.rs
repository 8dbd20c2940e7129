//! The desk's first page: everything that its institution offers.

use domain::offering::{Offering, OfferingKind};
use domain::role::Task;
use domain::search::PAGE_SIZE;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::address::escaped;
use crate::components::empty::Empty;
use crate::components::form::page_form;
use crate::components::page_title::PageTitle;
use crate::components::pager::Pager;
use crate::components::phrases::Phrases;
use crate::pages::page;
use crate::paths;
use crate::paths::accounts::{DESK_ACCOUNTS, DESK_MINE};
use crate::paths::fees::DESK_FEES;
use crate::request::{Request, request, see_other};
use crate::wording::approval::HOW_GIVEN;
use crate::wording::attendance::care::TITLE as CARE;
use crate::wording::consent::counter::CONSENTS;
use crate::wording::desk as words;
use crate::wording::desk::accounts::TITLE as ACCOUNTS;
use crate::wording::desk::announcement::SENT_ONES;
use crate::wording::desk::calls::link as call_link;
use crate::wording::desk::draw::DRAWS;
use crate::wording::desk::fees::link as fees_link;
use crate::wording::desk::limits::LINK as LIMITS;
use crate::wording::desk::members::TITLE as MEMBERS;
use crate::wording::desk::messages::link as message_link;
use crate::wording::desk::notice::LINK as NOTICE;
use crate::wording::desk::offering::{held_of, standing};
use crate::wording::desk::today::TITLE as TODAY;
use crate::wording::offering::when_line;
use crate::wording::room::desk::TITLE as ROOMS;
use crate::wording::timetable::TERMS;

/// The list with its search field.
#[component]
pub fn DeskPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    let (typed, page_number) = in_query();
    page(async move {
        let runs = request.somebody_at_desk()?.role.may(Task::Run);
        if !runs {
            see_other(DESK_MINE)?;
            return Ok(().into_any());
        }
        let institution = request.coordinator()?.institution;
        let institution = store::institution::institution(&request.db, institution).await?;
        let found =
            store::offering::offerings_of(&request.db, institution.id, &typed, page_number).await?;
        let pages = found.total.div_ceil(PAGE_SIZE);
        let unpaid: u32 = store::fee::fee_groups(&request.db, request.coordinator()?)
            .await?
            .iter()
            .map(|group| group.people)
            .sum();
        // Only classes cost something.
        let holds_classes = OfferingKind::Class.may_be_held_by(institution.kind);
        let takes_fees = unpaid > 0 || holds_classes;
        let calls = store::call::number_due(&request.db, request.coordinator()?).await?;
        let messages = store::outbox::desk::unreached(&request.db, request.coordinator()?).await?;
        let draft = request.attempt(paths::DESK).await?;
        let manages = request.at_desk(Task::Accounts).is_ok();
        let searched = !typed.is_empty() || page_number > 1;
        let address = |page: u32| address(&typed, page);
        let (previous, next) =
            (address(page_number.saturating_sub(1)), address(page_number.saturating_add(1)));
        Ok(view! {
            <PageTitle text=say(words::OFFERINGS)/>
            <h1 tabindex="-1">{say(words::OFFERINGS)}</h1>
            <p class="soft">{institution.name}</p>
            <div class="button-row">
                <a class="button button--primary" href=paths::DESK_TODAY>{say(TODAY)}</a>
                <a class="button" href=paths::DESK_IMPORT>{say(words::IMPORT)}</a>
                <a class="button" href=paths::members::DESK_MEMBERS>{say(MEMBERS)}</a>
                <a class="button" href=paths::rooms::DESK_ROOMS>{say(ROOMS)}</a>
                {holds_classes.then(|| view! { <a class="button" href=paths::terms::DESK_TERMS>{say(TERMS)}</a> })}
                <a class="button" href=paths::answers::DESK_CALLS>{call_link(request.language, calls)}</a>
                <a class="button" href=paths::care::DESK_CARE>{say(CARE)}</a>
                <a class="button" href=paths::answers::DESK_MESSAGES>{message_link(request.language, messages)}</a>
                <a class="button" href=paths::messages::DESK_ANNOUNCEMENTS>{say(SENT_ONES)}</a>
                <a class="button" href=paths::DESK_NOTICE>{say(NOTICE)}</a>
                <a class="button" href=paths::ways::DESK_WAYS>{say(HOW_GIVEN)}</a>
                <a class="button" href=paths::DESK_DRAWS>{say(DRAWS)}</a>
                {takes_fees.then(|| view! {
                    <a class="button" href=DESK_FEES>{fees_link(request.language, unpaid)}</a>
                })}
                <a class="button" href=paths::DESK_LIMITS>{say(LIMITS)}</a>
                {manages.then(|| view! { <a class="button" href=DESK_ACCOUNTS>{say(ACCOUNTS)}</a> })}
                <a class="button" href=paths::DESK_CONSENTS>{say(CONSENTS)}</a>
            </div>
            <SearchForm typed=if draft.is_back() { draft.value("q").to_owned() } else { typed.clone() }/>
            {if found.offerings.is_empty() {
                view! { <Nothing searched=searched/> }.into_any()
            } else {
                view! {
                    <p class="count">{words::count(request.language, found.total)}</p>
                    <OfferingTable offerings=found.offerings/>
                    <Pager page=page_number pages=pages previous=previous next=next/>
                }
                .into_any()
            }}
        }
        .into_any())
    })
}

/// The words searched for, and the page.
pub fn in_query() -> (String, u32) {
    use_query_map().with_untracked(|query| {
        let typed: String = query
            .get("q")
            .unwrap_or_default()
            .chars()
            .filter(|c| !c.is_control())
            .take(100)
            .collect();
        let page = query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1);
        (typed.trim().to_owned(), u32::clamp(page, 1, 10_000))
    })
}

fn address(typed: &str, page: u32) -> String {
    match (typed.is_empty(), page) {
        (true, ..=1) => paths::DESK.to_owned(),
        (true, _) => format!("{}?page={page}", paths::DESK),
        (false, ..=1) => format!("{}?q={}", paths::DESK, escaped(typed)),
        (false, _) => format!("{}?q={}&page={page}", paths::DESK, escaped(typed)),
    }
}

#[component]
fn SearchForm(typed: String) -> impl IntoView {
    let say = request().say();
    view! {
        <form class="filter" id=page_form() method="get" action=paths::DESK role="search">
            <div class="search">
                <label class="search__label" for="q">{say(words::SEARCH)}</label>
                <div class="search__row">
                    <input class="field__input search__input" id="q" name="q" type="search" autocomplete="off"
                        enterkeyhint="search" value=typed/>
                    <button class="button" type="submit">{say(words::FIND)}</button>
                </div>
            </div>
        </form>
    }
}

#[component]
fn Nothing(searched: bool) -> impl IntoView {
    let say = request().say();
    let (title, line, way, way_words) = if searched {
        (words::NOTHING_FOUND, words::NOTHING_FOUND_LINE, paths::DESK, words::SEE_ALL)
    } else {
        (words::NOTHING_YET, words::NOTHING_YET_LINE, paths::DESK_IMPORT, words::IMPORT)
    };
    view! {
        <Empty title=say(title) sentence=say(line)>
            <a class="button" href=way>{say(way_words)}</a>
        </Empty>
    }
}

#[component]
fn OfferingTable(offerings: Vec<Offering>) -> impl IntoView {
    let request = request();
    let say = request.say();
    let rows = offerings.into_iter().map(|offering| row(&request, &offering)).collect_view();
    view! {
        <section class="table-scroll" data-scroll-x tabindex="0" aria-label=say(words::OFFERINGS)>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{say(words::NAME)}</th>
                        <th scope="col">{say(words::WHEN)}</th>
                        <th scope="col">{say(words::STATE)}</th>
                        <th scope="col" class="table__number">{say(words::HELD)}</th>
                        <th scope="col" class="table__number">{say(words::WAITING)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

fn row(request: &Request, offering: &Offering) -> impl IntoView + use<> {
    let (language, say) = (request.language, request.say());
    let places = offering.places;
    view! {
        <tr>
            <th scope="row"><a class="table__link" href=paths::desk_offering(offering.id)>{offering.name.clone()}</a></th>
            <td>
                <span class="line"><Phrases text=when_line(language, offering)/></span>
                {words::period(language, offering)
                    .map(|period| view! { <span class="line"><Phrases text=period/></span> })}
            </td>
            <td class="table__short">{standing(offering, request.now).in_language(language)}</td>
            <td class="table__number" data-label=say(words::HELD)>
                {held_of(language, places.held, places.capacity)}
            </td>
            <td class="table__number" data-label=say(words::WAITING)>{places.waiting}</td>
        </tr>
    }
}
