//! The desk's first page: everything that its institution offers, as somebody asks for it.

use domain::listing::{FilteredList, Listing};
use domain::offering::OfferingKind;
use domain::role::Task;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::offering::Found;

use self::filter::{FilterForm, chosen_conditions};
use self::table::OfferingTable;
use self::ways::{Inspecting, running};
use crate::components::chosen_conditions::ChosenConditions;
use crate::components::empty::Empty;
use crate::components::file_buttons::FileButtons;
use crate::components::page_title::PageTitle;
use crate::components::pager::Pager;
use crate::components::saved_filters::{SaveThis, SavedFilters, saved_for};
use crate::error::AppError;
use crate::pages::page;
use crate::paths;
use crate::paths::accounts::DESK_MINE;
use crate::paths::files::offerings_file;
use crate::paths::listing::{desk_bulk, desk_list, kept_query, listing_of};
use crate::request::{Request, request, see_other};
use crate::wording::desk as words;
use crate::wording::desk::listing::{BULK, count};

pub mod bulk;
pub(super) mod filter;
mod table;
mod ways;

/// What the address asks for. Call it before the first `await`.
pub fn asked() -> Listing {
    use_query_map().with_untracked(|query| listing_of(|name| query.get(name)))
}

/// What it finds; beyond the end, its last page.
async fn found(request: &Request, listing: Listing) -> Result<(Listing, Found), AppError> {
    let institution = request.at_desk(Task::Inspect)?.institution;
    let found = store::offering::listed(&request.db, institution, &listing).await?;
    let last = listing.pages(found.total);
    if listing.order.page <= last {
        return Ok((listing, found));
    }
    let listing = listing.at_page(last);
    let found = store::offering::listed(&request.db, institution, &listing).await?;
    Ok((listing, found))
}

/// The list with its search field and conditions.
#[component]
pub fn DeskPage() -> impl IntoView {
    let (request, asked) = (request(), asked());
    let say = request.say();
    page(async move {
        let role = request.somebody_at_desk()?.role;
        if !role.may(Task::Inspect) {
            see_other(DESK_MINE)?;
            return Ok(().into_any());
        }
        let (runs, by) = (role.may(Task::Run), request.at_desk(Task::Inspect)?);
        let institution = store::institution::institution(&request.db, by.institution).await?;
        let (listing, found) = found(&request, asked).await?;
        let choices = filter::Choices::of(&request, institution.kind).await?;
        // Only classes cost something.
        let holds_classes = OfferingKind::Class.may_be_held_by(institution.kind);
        let ways = match runs {
            true => running(&request, holds_classes).await?.into_any(),
            false => view! { <Inspecting/> }.into_any(),
        };
        let saved = saved_for(&request, FilteredList::Offerings).await?;
        let draft = request.attempt(paths::DESK).await?;
        let typed = draft.is_back().then(|| listing_of(|name| Some(draft.value(name).to_owned())));
        let chosen = chosen_conditions(request.language, &listing, &choices);
        let address = |page: u32| desk_list(&listing.at_page(page));
        let (previous, next) = (
            address(listing.order.page.saturating_sub(1)),
            address(listing.order.page.saturating_add(1)),
        );
        let (page_number, pages) = (listing.order.page, listing.pages(found.total));
        let (open, asked_for) = (typed.is_some(), listing.clone());
        Ok(view! {
            <PageTitle text=say(words::OFFERINGS)/>
            <h1 tabindex="-1">{say(words::OFFERINGS)}</h1>
            <p class="soft">{institution.name}</p>
            {ways}
            <SavedFilters saved=saved/>
            <FilterForm listing=typed.unwrap_or(listing.clone()) choices=choices open=open/>
            <ChosenConditions chosen=chosen all=paths::DESK.to_owned()/>
            {if found.offerings.is_empty() {
                view! { <Nothing searched=listing.is_narrow()/> }.into_any()
            } else {
                let line = if listing.order.column == Listing::default().order.column && !listing.order.is_descending {
                    words::count(request.language, found.total)
                } else {
                    count(request.language, found.total)
                };
                view! {
                    <p class="count">{line}</p>
                    {runs.then(|| view! {
                        <div class="button-row">
                            <a class="button" href=desk_bulk(&listing)>{say(BULK)}</a>
                            {listing.is_narrow().then(|| view! {
                                <SaveThis list=FilteredList::Offerings query=kept_query(&listing)/>
                            })}
                        </div>
                    })}
                    <OfferingTable offerings=found.offerings listing=listing/>
                    <Pager page=page_number pages=pages previous=previous next=next/>
                    <div class="button-row"><FileButtons way=move |form| offerings_file(&asked_for, form)/></div>
                }
                .into_any()
            }}
        }
        .into_any())
    })
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
