//! The published list as one reads it: one's own line first, then a number that is looked for, or the lines page by page.

use domain::draw::{
    Application, ApplicationNumber, Share, application_lines, application_of, names_in, shares_in,
};
use domain::id::DrawId;
use domain::search::PAGE_SIZE;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::components::form::page_form;
use crate::components::pager::Pager;
use crate::components::phrases::Phrases;
use crate::draft::Kept;
use crate::error::AppError;
use crate::paths::{self, DRAW_NUMBER, PUBLISHED_LIST, SHOWN};
use crate::request::{Request, request};
use crate::wording::draw::list as words;
use crate::wording::draw::wishes::{rank, titled, wanted_by_all};
use crate::wording::offering::list::FIND;

/// The name under which what is half typed is kept.
const FORM: &str = "draw-list";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &[DRAW_NUMBER]);

/// What of the list somebody wants to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The number that is looked for, as it was typed.
    number: String,
    /// What stands in the field: the same, or what was half typed when the text was made larger.
    typed: String,
    /// Which page; 1 is the first.
    page: u32,
}

impl Reading {
    /// Reads the address. Call it before the first `await`.
    pub fn asked() -> Self {
        use_query_map().with_untracked(|query| {
            let value = |name| query.get(name).unwrap_or_default();
            let page = value(SHOWN).parse().ok().filter(|page| *page > 0).unwrap_or(1);
            let number: String = value(DRAW_NUMBER).chars().take(40).collect();
            Self { typed: number.clone(), number, page }
        })
    }

    /// The same with what was half typed.
    pub async fn with_draft(self, request: &Request) -> Result<Self, AppError> {
        let draft = request.attempt(FORM).await?;
        let typed = if draft.is_back() { draft.value(DRAW_NUMBER) } else { &self.typed };
        Ok(Self { typed: typed.to_owned(), ..self })
    }
}

/// What every line is read with.
#[derive(Clone)]
struct Head {
    names: Vec<String>,
    shares: Vec<Vec<Share>>,
}

/// The search field, the reader's own line, and the lines. It is not printed: there are 36,000 of them, and one's own.
#[component]
pub fn Applications(
    /// Of which draw.
    draw: DrawId,
    /// The text of its list.
    list: String,
    /// What of it.
    reading: Reading,
    /// The reader's own number.
    number: Option<u32>,
) -> impl IntoView {
    let say = request().say();
    let lines = application_lines(&list);
    let names = names_in(&list);
    let head = Head { shares: shares_in(&list, names.len()), names };
    let own = number.map(|number| {
        let found = application_of(&lines, ApplicationNumber(number));
        view! { <Own application=found head=head.clone()/> }
    });
    let sought = !reading.number.trim().is_empty();
    let rows = if sought {
        let found = ApplicationNumber::typed(&reading.number);
        let found = found.and_then(|number| application_of(&lines, number));
        let all = paths::draw_list(draw, 1);
        view! {
            {if found.is_none() { view! { <p>{say(words::NOT_FOUND)}</p> }.into_any() } else { ().into_any() }}
            <Rows applications=found.into_iter().collect() head=head/>
            <p><a class="summary__link" href=all>{say(words::SEE_ALL)}</a></p>
        }
        .into_any()
    } else {
        let (shown, page, pages) = one_page(&lines, reading.page);
        let shown = shown.iter().filter_map(|line| Application::read(line)).collect();
        let (previous, next) =
            (paths::draw_list(draw, page.saturating_sub(1)), paths::draw_list(draw, page + 1));
        view! {
            <Rows applications=shown head=head/>
            <Pager page=page pages=pages previous=previous next=next/>
        }
        .into_any()
    };
    let here = format!("{}#{PUBLISHED_LIST}", paths::draw(draw));
    view! {
        <div class="screen-only flow">
            {own}
            <h3>{say(words::LINE_BY_LINE)}</h3>
            <p>{say(words::LOTS_WHY)}</p>
            <form class="search" id=page_form() method="get" action=here role="search">
                <label class="search__label" for=DRAW_NUMBER>{say(words::FIND_A_NUMBER)}</label>
                <div class="search__row">
                    <input class="field__input search__input" id=DRAW_NUMBER name=DRAW_NUMBER type="text" inputmode="numeric"
                        autocomplete="off" value=reading.typed/>
                    <button class="button" type="submit">{say(FIND)}</button>
                </div>
            </form>
            {rows}
        </div>
    }
}

/// One page of the lines; beyond the end, the last.
fn one_page<'a>(lines: &'a [&'a str], page: u32) -> (&'a [&'a str], u32, u32) {
    let size = PAGE_SIZE as usize;
    let pages = u32::try_from(lines.len().div_ceil(size)).unwrap_or(u32::MAX).max(1);
    let page = page.clamp(1, pages);
    let from = (page as usize - 1) * size;
    (lines.get(from..lines.len().min(from + size)).unwrap_or_default(), page, pages)
}

/// The reader's own line, or that there is none.
#[component]
fn Own(application: Option<Application>, head: Head) -> impl IntoView {
    let say = request().say();
    let row = match application {
        Some(application) => {
            let title = words::own_number(request().language, application.number);
            view! { <ul class="summary"><Row title=title application=application head=head/></ul> }
                .into_any()
        }
        None => view! { <p>{say(words::NOT_ON_IT)}</p> }.into_any(),
    };
    view! {
        <h3>{say(words::OWN_LINE)}</h3>
        {row}
    }
}

#[component]
fn Rows(applications: Vec<Application>, head: Head) -> impl IntoView {
    let language = request().language;
    let row = |application: Application| {
        let title = words::number(language, application.number);
        view! { <Row title=title application=application head=head.clone()/> }
    };
    let is_some = !applications.is_empty();
    let rows = applications.into_iter().map(row).collect_view();
    is_some.then(|| view! { <ul class="summary">{rows}</ul> })
}

/// A line in words: the number, each wish in order with its lots and why so many, and how many places in all.
#[component]
fn Row(title: String, application: Application, head: Head) -> impl IntoView {
    let language = request().language;
    let wishes = application.wishes.iter().zip(1..).map(|(wish, place)| {
        let index = wish.offering.index();
        let name = head.names.get(index).cloned().unwrap_or_default();
        let shares = head.shares.get(index).map(Vec::as_slice).unwrap_or_default();
        let of_it = |share: &u32| shares.get((*share as usize).checked_sub(1)?)?.for_whom();
        let for_whom: Vec<_> = wish.shares.iter().filter_map(of_it).collect();
        let lots = words::lots(language, wish, &for_whom);
        view! {
            <b class="line"><Phrases text=titled(language, &rank(language, place), &name)/></b>
            <span class="line"><Phrases text=lots/></span>
        }
    });
    let wishes = wishes.collect_view();
    view! {
        <li class="summary__row">
            <p class="summary__term"><Phrases text=title/></p>
            <div class="summary__value">
                {wishes}
                <span class="line"><Phrases text=wanted_by_all(language, application.wanted)/></span>
            </div>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_thousands_is_read_page_by_page() {
        let lines = vec!["line"; 36_001];
        let of = |page| {
            let (shown, page, pages) = one_page(&lines, page);
            (shown.len(), page, pages)
        };
        assert_eq!(of(1), (20, 1, 1801));
        assert_eq!(of(1801), (1, 1801, 1801));
        assert_eq!(of(u32::MAX), (1, 1801, 1801));
        let (shown, page, pages) = one_page(&[], 3);
        assert_eq!((shown.len(), page, pages), (0, 1, 1));
    }
}
