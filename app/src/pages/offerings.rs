//! The list behind one of the three doors: search, conditions, cards, pages.

use domain::offering::OfferingKind;
use domain::search::{PAGE_SIZE, Search};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::Db;
use store::offering::Found;

use self::choices::Choices;
use self::filter::{FilterForm, chosen_conditions};
pub use self::query::FIELDS;
use self::query::{address, at_page, conditions, search_of};
use super::page;
use crate::components::chosen_conditions::ChosenConditions;
use crate::components::empty::Empty;
use crate::components::offering_card::OfferingCards;
use crate::components::page_title::PageTitle;
use crate::components::pager::Pager;
use crate::components::telephone::TelephoneLink;
use crate::error::AppError;
use crate::paths;
use crate::request::request;
use crate::wording::help::HOW_TO_FIND;
use crate::wording::offering::list as words;

mod choices;
pub mod filter;
mod query;

/// The list of everything of a subject.
pub fn of_subject(kind: OfferingKind, subject: &str) -> String {
    address(&Search { subject: Some(subject.to_owned()), ..Search::of(kind) })
}

/// Everything of one kind that is not over, twenty a page.
#[component]
pub fn OfferingsPage(
    /// Which door.
    kind: OfferingKind,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let asked = use_query_map().with_untracked(|query| search_of(kind, |name| query.get(name)));
    page(async move {
        let choices = Choices::of(&request.db, kind).await?;
        let (search, found) = list(&request.db, choices.known(asked)).await?;
        let pages = pages_of(found.total);
        let is_all = conditions(&search).is_empty();
        let (previous, next) =
            (at_page(&search, search.page.saturating_sub(1)), at_page(&search, search.page + 1));
        let result = if found.offerings.is_empty() {
            view! { <NothingFound kind=kind is_all=is_all/> }.into_any()
        } else {
            view! {
                <p class="count">{words::count(language, kind, found.total, is_all)}</p>
                <OfferingCards offerings=found.offerings/>
                <Pager page=search.page pages=pages previous=address(&previous) next=address(&next)/>
            }
            .into_any()
        };
        let title = say(words::list_title(kind));
        let draft = request.attempt(paths::offerings(kind)).await?;
        let typed =
            draft.is_back().then(|| search_of(kind, |name| Some(draft.value(name).to_owned())));
        let typed = typed.map(|typed| choices.known(typed));
        let chosen = chosen_conditions(language, &search, &choices);
        Ok(view! {
            <PageTitle text=title/>
            <a class="back" href=paths::HOME>{say(words::BACK_TO_HOME)}</a>
            <h1 tabindex="-1">{title}</h1>
            <FilterForm search=typed.clone().unwrap_or(search) choices=choices open=typed.is_some()/>
            <ChosenConditions chosen=chosen all=paths::offerings(kind).to_owned()/>
            {result}
        })
    })
}

/// What the search finds; beyond the end, its last page.
async fn list(db: &Db, search: Search) -> Result<(Search, Found), AppError> {
    let found = store::offering::offerings_found(db, &search).await?;
    let last = pages_of(found.total);
    if search.page <= last {
        return Ok((search, found));
    }
    let search = at_page(&search, last);
    let found = store::offering::offerings_found(db, &search).await?;
    Ok((search, found))
}

/// One page even when there is nothing.
fn pages_of(total: u32) -> u32 {
    total.div_ceil(PAGE_SIZE).max(1)
}

/// Nothing found: all of them, or a call. The conditions to take away stand above.
#[component]
fn NothingFound(kind: OfferingKind, is_all: bool) -> impl IntoView {
    let request = request();
    let say = request.say();
    let (title, sentence) = if is_all {
        (words::nothing_now(kind), words::NOTHING_NOW)
    } else {
        (words::nothing_found(kind), words::NOTHING_FOUND)
    };
    let (way, name) = if is_all {
        (paths::HOME, words::BACK_TO_HOME)
    } else {
        (paths::offerings(kind), words::see_all(kind))
    };
    view! {
        <Empty title=say(title) sentence=say(sentence)>
            <a class="button" href=way>{say(name)}</a>
            {(!is_all).then(|| view! { <a class="button" href=paths::help_task("pinyin")>{say(HOW_TO_FIND)}</a> })}
            <TelephoneLink telephone=request.installation.help_telephone.clone()/>
        </Empty>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_fit_on_a_page() {
        assert_eq!([0, 1, 20, 21, 104].map(pages_of), [1, 1, 1, 2, 6]);
    }
}
