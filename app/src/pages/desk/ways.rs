//! 名额怎么给, for the classes of a term or for all offerings: how each gives its places, and one button for those chosen.

use domain::calendar::Term;
use domain::id::TermId;
use domain::offering::Offering;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::offering::{WAYS_PAGE_SIZE, offerings_to_change, terms_at_desk};

use crate::attempt::Attempt;
use crate::components::empty::Empty;
use crate::components::error_summary::ErrorSummary;
use crate::components::for_chosen::ForChosen;
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::pager::Pager;
use crate::draft::CHOSEN;
use crate::error::AppError;
use crate::pages::page;
use crate::paths;
use crate::paths::ways::{ALL, desk_ways};
use crate::request::request;
use crate::wording::approval::HOW_GIVEN;
use crate::wording::desk::offering::BACK;
use crate::wording::desk::ways as words;
use crate::wording::desk::{IMPORT, NOTHING_YET, NOTHING_YET_LINE};
use answer::{Answer, answer, undo};
use rows::Rows;

mod answer;
pub mod change;
mod rows;

pub use answer::ways_in_query;
pub use change::KEPT;

/// What the address says of what is shown.
#[derive(Clone, Copy, Debug, Default)]
struct Shown {
    /// Nothing is said: the latest term, if there is one.
    term: Option<Option<TermId>>,
    page: u32,
}

fn in_query() -> Result<Shown, AppError> {
    use_query_map().with_untracked(|query| {
        let term = match query.get("term") {
            None => None,
            Some(term) if term == ALL => Some(None),
            Some(term) => Some(Some(term.parse()?)),
        };
        let page = query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1);
        Ok(Shown { term, page: u32::clamp(page, 1, 10_000) })
    })
}

/// The list with its buttons.
#[component]
pub fn WaysPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    let (shown, answer) = (in_query(), answer());
    page(async move {
        let by = request.coordinator()?;
        let Shown { term, page } = shown?;
        let terms = terms_at_desk(&request.db, by).await?;
        let term = match term {
            None => terms.first().map(|(id, _)| *id),
            Some(Some(id)) if !terms.iter().any(|(own, _)| *own == id) => {
                return Err(AppError::NotFound);
            }
            Some(told) => told,
        };
        let found = offerings_to_change(&request.db, term, page, by).await?;
        let attempt = request.attempt(change::FORM).await?;
        let undo = match answer {
            Some(_) => undo(&request, term, page).await?,
            None => None,
        };
        let nothing = found.offerings.is_empty();
        let pages = found.total.div_ceil(WAYS_PAGE_SIZE);
        let (previous, next) =
            (desk_ways(term, page.saturating_sub(1)), desk_ways(term, page.saturating_add(1)));
        Ok(view! {
            <PageTitle text=say(HOW_GIVEN) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::DESK>{say(BACK)}</a>
            <h1 tabindex="-1">{say(HOW_GIVEN)}</h1>
            {answer.map(|answer| view! { <Answer answer=answer undo=undo/> })}
            <Tabs terms=terms shown=term/>
            {if nothing {
                view! {
                    <Empty title=say(NOTHING_YET) sentence=say(NOTHING_YET_LINE)>
                        <a class="button" href=paths::DESK_IMPORT>{say(IMPORT)}</a>
                    </Empty>
                }
                .into_any()
            } else {
                view! { <Choosing term=term page=page total=found.total offerings=found.offerings attempt=attempt/> }
                    .into_any()
            }}
            <Pager page=page pages=pages previous=previous next=next/>
        })
    })
}

/// Each term, and all offerings; nothing where there are no terms.
#[component]
fn Tabs(terms: Vec<(TermId, Term)>, shown: Option<TermId>) -> impl IntoView {
    let say = request().say();
    let tab = |term: Option<TermId>, name: String| {
        let current = (term == shown).then_some("true");
        view! { <a class="tabs__link" href=desk_ways(term, 1) aria-current=current>{name}</a> }
    };
    (!terms.is_empty()).then(|| {
        let each = terms.into_iter().map(|(id, term)| tab(Some(id), term.name));
        let each = each.collect::<Vec<_>>();
        view! {
            <nav class="tabs" aria-label=say(words::WHICH_TERM)>
                {each}
                {tab(None, say(words::ALL_OFFERINGS).to_owned())}
            </nav>
        }
    })
}

/// The form: the whole term, or row by row; then what is to be done with it.
#[component]
fn Choosing(
    term: Option<TermId>,
    page: u32,
    total: u32,
    offerings: Vec<Offering>,
    attempt: Attempt,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let is_whole = attempt.value("whole") == change::TICKED;
    let chosen = attempt.value(CHOSEN).to_owned();
    let act = |to: &'static str, text: &'static str| {
        view! { <button class="button" type="submit" name="to" value=to>{text}</button> }
    };
    view! {
        <p>{say(words::LEAD)}</p>
        <Form action="/forms/desk-ways" attempt=attempt is_question=true>
            <input type="hidden" name="term" value=term.map(|term| term.to_string()).unwrap_or_default()/>
            <input type="hidden" name="shown" value=page/>
            {term.map(|_| view! {
                <div class="choice">
                    <input class="choice__input" type="checkbox" name="whole" id="whole" value=change::TICKED checked=is_whole/>
                    <label class="choice__label" for="whole">{words::whole(language, total)}</label>
                </div>
            })}
            <div class="ways counts-chosen">
                <Rows offerings=offerings chosen=chosen/>
                <p class="soft ways__count"><ForChosen none=words::NONE_TICKED before=words::SO_MANY_TICKED after=words::TICKED/></p>
                <div class="button-row">
                    {act(change::IN_ORDER, say(words::TO_ORDER))}
                    {act(change::APPROVAL, say(words::TO_APPROVAL))}
                    {act(change::DRAW, say(words::TO_DRAW))}
                </div>
            </div>
        </Form>
    }
}
