//! Which offerings a draw gives: found by words, ticked, and kept in the address while one searches on.

use domain::id::{DrawId, OfferingId};
use domain::offering::Offering;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::super::own_offering;
use crate::attempt::Attempt;
use crate::components::empty::Empty;
use crate::components::error_summary::ErrorSummary;
use crate::components::page_title::PageTitle;
use crate::pages::page;
use crate::paths;
use crate::request::{Request, request};
use crate::wording::desk::draw as words;
use crate::wording::desk::draw::plan as plan_words;
use crate::wording::desk::{FIND, SEARCH};
use crate::wording::offering::when_line;

/// So many are listed; further ones are found by words.
const LISTED: u32 = 60;
/// So many one draw may give.
pub(super) const AT_MOST: usize = 60;

/// In an address: somebody went on without choosing anything.
pub(super) const NONE: &str = "none";

/// What the address says: which offerings are ticked, and whose plan is being changed.
#[derive(Clone, Debug, Default)]
pub(super) struct Chosen {
    pub draw: Option<DrawId>,
    pub offerings: Vec<OfferingId>,
}

/// Reads the address. Call it before the first `await`.
pub(super) fn chosen() -> Chosen {
    use_query_map().with_untracked(|query| {
        let typed = query.get_all("offering").unwrap_or_default();
        let mut offerings: Vec<OfferingId> = Vec::new();
        for id in typed.iter().filter_map(|id| id.parse().ok()) {
            if !offerings.contains(&id) && offerings.len() < AT_MOST {
                offerings.push(id);
            }
        }
        Chosen { draw: query.get("draw").and_then(|id| id.parse().ok()), offerings }
    })
}

/// The ticked offerings first, then what the words find.
#[component]
pub fn DrawChoicePage() -> impl IntoView {
    let request = request();
    let say = request.say();
    let Chosen { draw, offerings } = chosen();
    let typed = use_query_map().with_untracked(|query| query.get("q")).unwrap_or_default();
    let typed: String = typed.chars().filter(|c| !c.is_control()).take(100).collect();
    page(async move {
        let by = request.coordinator()?;
        let mut attempt = Attempt::default();
        if request.has_query(NONE) {
            attempt.note("q", plan_words::CHOOSE_ONE);
        }
        let mut ticked = Vec::new();
        for id in &offerings {
            ticked.push(own_offering(&request, *id).await?);
        }
        let found = store::draw::offerings_to_draw(&request.db, &typed, LISTED, draw, by).await?;
        let more = found.total.saturating_sub(LISTED);
        let rest: Vec<Offering> =
            found.offerings.into_iter().filter(|one| !offerings.contains(&one.id)).collect();
        let nothing = rest.is_empty() && ticked.is_empty() && typed.is_empty();
        let back = draw.map_or(paths::DESK_DRAWS.to_owned(), paths::desk_draw);
        Ok(view! {
            <PageTitle text=say(plan_words::WHICH) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt/>
            <a class="back" href=back>{say(words::BACK)}</a>
            <h1 tabindex="-1">{say(plan_words::WHICH)}</h1>
            {if nothing {
                view! {
                    <Empty title=say(plan_words::NOTHING) sentence=say(plan_words::NOTHING_LINE)>
                        <a class="button" href=paths::DESK>{say(crate::wording::desk::offering::BACK)}</a>
                    </Empty>
                }
                .into_any()
            } else {
                view! {
                    <p class="soft">{say(plan_words::WHICH_LINE)}</p>
                    <ChoiceForm draw=draw typed=typed ticked=ticked rest=rest more=more/>
                }
                .into_any()
            }}
        })
    })
}

/// Two buttons: to find more, and to go on. Both keep what is ticked, since the address holds it.
#[component]
fn ChoiceForm(
    draw: Option<DrawId>,
    typed: String,
    ticked: Vec<Offering>,
    rest: Vec<Offering>,
    more: u32,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let nothing_found = rest.is_empty();
    view! {
        <form class="form" method="get" action=paths::DESK_DRAW_CHOICE>
            {draw.map(|draw| view! { <input type="hidden" name="draw" value=draw.to_string()/> })}
            <div class="search" role="search">
                <label class="search__label" for="q">{say(SEARCH)}</label>
                <div class="search__row">
                    <input class="field__input search__input" id="q" name="q" type="search" autocomplete="off"
                        enterkeyhint="search" value=typed/>
                    <button class="button" type="submit">{say(FIND)}</button>
                </div>
            </div>
            {(!ticked.is_empty()).then(|| view! {
                <Choices legend=say(plan_words::CHOSEN) offerings=ticked is_ticked=true/>
            })}
            {if nothing_found {
                view! { <p>{say(crate::wording::desk::NOTHING_FOUND)}</p> }.into_any()
            } else {
                view! { <Choices legend=say(plan_words::OTHERS) offerings=rest is_ticked=false/> }.into_any()
            }}
            {(more > 0).then(|| view! { <p>{plan_words::more_there(request.language, more)}</p> })}
            <div class="button-row">
                <button class="button button--primary" type="submit" formaction=paths::DESK_DRAW_PLAN>
                    {say(plan_words::GO_ON)}
                </button>
            </div>
        </form>
    }
}

#[component]
fn Choices(legend: &'static str, offerings: Vec<Offering>, is_ticked: bool) -> impl IntoView {
    let request = request();
    let rows = offerings.into_iter().map(|one| choice(&request, &one, is_ticked)).collect_view();
    view! {
        <fieldset class="choices">
            <legend class="choices__legend">{legend}</legend>
            <div class="draw-choices">{rows}</div>
        </fieldset>
    }
}

fn choice(request: &Request, offering: &Offering, is_ticked: bool) -> impl IntoView + use<> {
    let language = request.language;
    let id = format!("offering-{}", offering.id);
    let places = words::places(language, offering.places.unheld());
    view! {
        <div class="choice">
            <input class="choice__input" type="checkbox" name="offering" id=id.clone() value=offering.id.to_string() checked=is_ticked/>
            <label class="choice__label" for=id>
                <span>
                    <span class="line">{offering.name.clone()}</span>
                    <span class="line draw-choices__when">{when_line(language, offering)}</span>
                    <span class="line draw-choices__when">{places}</span>
                </span>
            </label>
        </div>
    }
}
