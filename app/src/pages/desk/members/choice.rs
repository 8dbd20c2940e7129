//! What a member could sign up for: the institution's offerings that take people, with a search.

use domain::id::{OfferingId, PersonId};
use domain::offering::Offering;
use domain::search::PAGE_SIZE;
use leptos::prelude::*;
use store::offering::Found;

use crate::components::empty::Empty;
use crate::components::page_title::PageTitle;
use crate::components::pager::Pager;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::desk::offerings::asked;
use crate::pages::{id_in_path, page};
use crate::paths::DESK_DRAWS;
use crate::paths::keys::SEARCH as SEARCH_KEY;
use crate::paths::members as ways;
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::desk::SEE_ALL;
use crate::wording::desk::draw::DRAWS;
use crate::wording::desk::list::STATE;
use crate::wording::desk::members as words;
use crate::wording::desk::offering::{places, standing, waiting};
use crate::wording::offering::{period_line, when_line};

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
        let found = ToJoin::find(&request, &typed, page_number).await?;
        let list = choice(
            &request,
            words::CHOICE_TITLE,
            &found,
            (&typed, page_number),
            |typed, page| ways::desk_member_choice(id, typed, page),
            |offering| ways::desk_member_adding(id, offering),
        );
        let name = name_of(&request, &member.person);
        Ok(view! {
            <PageTitle text=say(words::CHOICE_TITLE)/>
            <a class="back" href=ways::desk_member(id)>{name}</a>
            <h1 tabindex="-1"><ByPhrase text=say(words::CHOICE_TITLE)/></h1>
            {list}
        })
    })
}

/// What the desk's own institution offers that takes people.
pub(super) struct ToJoin {
    /// A page of it.
    found: Found,
    /// Something else is given by a draw.
    has_draws: bool,
}

impl ToJoin {
    /// What these words find of it.
    pub async fn find(request: &Request, words: &str, page: u32) -> Result<Self, AppError> {
        let (db, institution) = (&request.db, request.coordinator()?.institution);
        let found = store::offering::offerings_to_join(db, institution, words, page).await?;
        let has_draws = store::offering::gives_by_draw(db, institution).await?;
        Ok(Self { found, has_draws })
    }
}

/// The search, a page of what it finds, each with its way on, and the other pages; and where the rest is, which is drawn.
pub(super) fn choice(
    request: &Request,
    title: Words,
    ToJoin { found, has_draws }: &ToJoin,
    (typed, page): (&str, u32),
    address: impl Fn(&str, u32) -> String,
    way: impl Fn(OfferingId) -> String,
) -> AnyView {
    let say = request.say();
    let (all, pages) = (address("", 1), found.total.div_ceil(PAGE_SIZE));
    let (previous, next) =
        (address(typed, page.saturating_sub(1)), address(typed, page.saturating_add(1)));
    let shown: Vec<&Offering> = found.offerings.iter().collect();
    let by_draw = has_draws.then(|| {
        view! {
            <p class="soft">{say(words::BY_DRAW)}</p>
            <div class="button-row"><a class="button" href=DESK_DRAWS>{say(DRAWS)}</a></div>
        }
    });
    let list = if shown.is_empty() {
        let is_sought = !typed.is_empty() || page > 1;
        let (title, sentence) = match is_sought {
            true => (words::NOTHING_FOUND, words::NOTHING_FOUND_LINE),
            false => (words::NOTHING_TO_JOIN, words::NOTHING_TO_JOIN_LINE),
        };
        let all = is_sought.then(|| all.clone());
        view! {
            <Empty title=say(title) sentence=say(sentence)>
                {all.map(|all| view! { <a class="button" href=all>{say(SEE_ALL)}</a> })}
            </Empty>
        }
        .into_any()
    } else {
        view! {
            {choices(request, title, &shown, way)}
            <Pager page=page pages=pages previous=previous next=next/>
        }
        .into_any()
    };
    view! {
        <form class="filter" method="get" action=all role="search">
            <div class="search">
                <label class="search__label" for="q">{say(words::SEARCH)}</label>
                <div class="search__row">
                    <input class="field__input search__input" id="q" name="q" type="search" autocomplete="off"
                        enterkeyhint="search" accesskey=SEARCH_KEY value=typed.to_owned()/>
                    <button class="button" type="submit">{say(words::FIND)}</button>
                </div>
            </div>
        </form>
        {list}
        {by_draw}
    }
    .into_any()
}

/// Offerings to choose from, each with its way on.
pub(super) fn choices(
    request: &Request,
    title: Words,
    offerings: &[&Offering],
    way: impl Fn(OfferingId) -> String,
) -> AnyView {
    let say = request.say();
    let row = |one: &&Offering| row(request, one, way(one.id));
    let rows = offerings.iter().map(row).collect_view();
    view! {
        <section class="table-scroll" data-scroll-x tabindex="0" aria-label=say(title)>
            <table class="table">
                <thead>
                    <tr><th scope="col">{say(words::OFFERING)}</th><th scope="col">{say(STATE)}</th></tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(request: &Request, offering: &Offering, way: String) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let held = places(language, offering.places.held, offering.places.capacity);
    let waits = (offering.places.waiting > 0).then(|| waiting(language, offering.places.waiting));
    view! {
        <tr>
            <th scope="row">
                <a class="table__link" href=way>{offering.name.clone()}</a>
                <span class="line"><Phrases text=when_line(language, offering)/></span>
                {period_line(language, offering)
                    .map(|period| view! { <span class="line"><Phrases text=period/></span> })}
            </th>
            <td data-label=say(STATE)>
                <span class="line">{standing(offering, request.now).in_language(language)}</span>
                <span class="line">{held}</span>
                {waits.map(|waits| view! { <span class="line">{waits}</span> })}
            </td>
        </tr>
    }
}
