//! Looking for something among what can be wished for: a draw may give all classes of a term. Words and page stand in the
//! address, so that looking works without scripts; what is chosen stays in the attempt.

use std::collections::HashSet;

use domain::id::{DrawId, OfferingId};
use domain::offering::OfferingKind;
use domain::search::PAGE_SIZE;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::Db;
use store::draw::DrawnOffering;

use super::CHANGE;
use crate::address::{marked, tidy};
use crate::attempt::AGAIN;
use crate::components::pager::Pager;
use crate::components::phrases::ByPhrase;
use crate::error::AppError;
use crate::paths::{self, SHOWN, SOUGHT};
use crate::request::request;
use crate::wording::draw::wishes as words;
use crate::wording::offering::list::{FIND, SEARCH_HINT, search_label};

/// So many are looked through faster than searched.
const FEW: usize = 8;
/// Where the list of what can be chosen begins.
const LIST: &str = "possible";
/// The form of the search, which stands beside the form of the wishes.
const FORM: &str = "find";

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Looking {
    /// The words; empty for everything.
    words: String,
    /// Which page; 1 is the first.
    page: u32,
    /// What the words find; nothing where there are none.
    found: Option<HashSet<OfferingId>>,
}

/// What the address asks for, with what it finds.
pub(super) async fn looking(db: &Db, draw: DrawId, asked: Looking) -> Result<Looking, AppError> {
    if asked.words.is_empty() {
        return Ok(asked);
    }
    let found = store::draw::found_in_draw(db, draw, &asked.words).await?;
    Ok(Looking { found: Some(found.into_iter().collect()), ..asked })
}

impl Looking {
    /// Reads the address. Call it before the first `await`.
    pub(super) fn asked() -> Self {
        use_query_map().with_untracked(|query| {
            let value = |name| query.get(name).unwrap_or_default();
            Self::read(&value(SOUGHT), &value(SHOWN))
        })
    }

    /// As an address or a form says it; what is no page is the first.
    pub(super) fn read(typed: &str, page: &str) -> Self {
        let page = page.parse().ok().filter(|page| *page > 0).unwrap_or(1);
        Self { words: tidy(typed), page, found: None }
    }

    /// The address of the wishes that shows the same. A form leads to words alone, whatever was sent in their place.
    pub(super) fn at(&self, draw: DrawId) -> String {
        let letter = |c: char| if c.is_alphanumeric() { c } else { ' ' };
        let words: String = self.words.chars().map(letter).collect();
        paths::wishes_found(draw, &tidy(&words), self.page)
    }

    /// Leaves what is looked for.
    pub(super) fn only(&self, mut offerings: Vec<DrawnOffering>) -> Vec<DrawnOffering> {
        if let Some(found) = &self.found {
            offerings.retain(|one| found.contains(&one.offering.id));
        }
        offerings
    }

    /// Whether it is words that leave something out.
    pub(super) const fn is_by_words(&self) -> bool {
        self.found.is_some()
    }

    /// Whether a search is offered where so much is drawn.
    const fn is_offered(&self, drawn: usize) -> bool {
        drawn > FEW || self.is_by_words()
    }
}

/// One page of a long list; beyond the end, the last.
pub(super) fn one_page<T>(all: Vec<T>, page: u32) -> (Vec<T>, u32, u32) {
    let pages = u32::try_from(all.len()).unwrap_or(u32::MAX).div_ceil(PAGE_SIZE).max(1);
    let page = page.clamp(1, pages);
    let before = (page - 1).saturating_mul(PAGE_SIZE) as usize;
    (all.into_iter().skip(before).take(PAGE_SIZE as usize).collect(), page, pages)
}

impl Looking {
    /// The page that was asked for of what is looked for, and the way to the others.
    pub(super) fn page_of(
        &self,
        draw: DrawId,
        offerings: Vec<DrawnOffering>,
    ) -> (Vec<DrawnOffering>, impl IntoView + use<>) {
        let (shown, page, pages) = one_page(offerings, self.page);
        let words = self.words.clone();
        let to = |page: u32| as_it_stands(&paths::wishes_found(draw, &words, page));
        let (previous, next) = (to(page.saturating_sub(1)), to(page + 1));
        (shown, view! { <Pager page=page pages=pages previous=previous next=next/> })
    }
}

/// The address with the mark by which this page shows what is chosen, at its list.
fn as_it_stands(address: &str) -> String {
    match mark() {
        Some(mark) => format!("{}#{LIST}", marked(address, mark)),
        None => format!("{address}#{LIST}"),
    }
}

/// The mark of this page's address: what came back, or wishes that are kept and being changed.
fn mark() -> Option<&'static str> {
    let request = request();
    [AGAIN, CHANGE].into_iter().find(|mark| request.has_query(mark))
}

/// The form that the search field belongs to: it holds what the address says besides. It stands outside of the form of the wishes,
/// since no form stands in another.
#[component]
pub(super) fn LookingForm(
    /// In which draw.
    draw: DrawId,
    /// What is looked for.
    looking: Looking,
    /// How much is drawn.
    drawn: usize,
) -> impl IntoView {
    looking.is_offered(drawn).then(|| {
        let action = format!("{}#{LIST}", paths::wishes(draw));
        view! {
            <form id=FORM method="get" action=action hidden>
                {mark().map(|mark| view! { <input type="hidden" name=mark value=""/> })}
            </form>
        }
    })
}

/// The same for the form of the wishes: what is looked for stays as it is while something is chosen or moved.
#[component]
pub(super) fn LookedFor(
    /// What is looked for.
    looking: Looking,
) -> impl IntoView {
    view! {
        <input type="hidden" name="looked_for" value=looking.words/>
        <input type="hidden" name=SHOWN value=looking.page.to_string()/>
    }
}

/// The search field and its button, and the way back to everything. Nothing where there is little to look through.
#[component]
pub(super) fn LookingField(
    /// What is looked for.
    looking: Looking,
    /// How much is drawn.
    drawn: usize,
    /// What kind it is.
    kind: OfferingKind,
) -> impl IntoView {
    let say = request().say();
    looking.is_offered(drawn).then(|| {
        view! {
            <div class="search" role="search">
                <label class="search__label" for="q">{say(search_label(kind))}</label>
                <p class="hint" id="q-hint"><ByPhrase text=say(SEARCH_HINT)/></p>
                <div class="search__row">
                    <input class="field__input search__input" id="q" name=SOUGHT type="search" value=looking.words
                        form=FORM autocomplete="off" enterkeyhint="search" spellcheck="false" aria-describedby="q-hint"/>
                    <button class="button" type="submit" form=FORM>{say(FIND)}</button>
                </div>
            </div>
        }
    })
}

/// How many the words find, and the way to everything again; that they find nothing.
#[component]
pub(super) fn FoundLine(
    /// In which draw.
    draw: DrawId,
    /// What is looked for.
    looking: Looking,
    /// How many of it can be chosen.
    count: usize,
) -> impl IntoView {
    let language = request().language;
    looking.is_by_words().then(|| {
        let told = match count {
            0 => words::NONE_FOUND.in_language(language).to_owned(),
            count => words::found(language, count),
        };
        let all = as_it_stands(&paths::wishes(draw));
        view! {
            <p>{told}</p>
            <p><a class="summary__link" href=all>{words::SEE_ALL.in_language(language)}</a></p>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::example::a_key;

    #[test]
    fn what_is_looked_for_is_read_and_written_as_an_address() {
        let draw: DrawId = a_key(1);
        let at = |words, page| Looking::read(words, page).at(draw);
        assert_eq!(at("", ""), paths::wishes(draw));
        assert_eq!(
            at("  书法 ", "2"),
            format!("/draws/{draw}/wishes?q=%E4%B9%A6%E6%B3%95&shown=2")
        );
        assert_eq!(at("（a.b）", ""), format!("/draws/{draw}/wishes?q=a%20b"));
        for odd in ["0", "-1", "x", "99999999999"] {
            assert_eq!(at("", odd), paths::wishes(draw), "{odd}");
        }
    }

    #[test]
    fn twenty_stand_on_a_page_and_beyond_the_end_is_the_last() {
        let of = |count: u32, page| {
            let (shown, page, pages) = one_page((0..count).collect(), page);
            (shown.first().copied(), shown.len(), page, pages)
        };
        assert_eq!(of(0, 1), (None, 0, 1, 1));
        assert_eq!(of(20, 1), (Some(0), 20, 1, 1));
        assert_eq!(of(41, 2), (Some(20), 20, 2, 3));
        assert_eq!(of(41, u32::MAX), (Some(40), 1, 3, 3));
        assert_eq!(of(41, 0), (Some(0), 20, 1, 3));
    }
}
