//! From page to page of a long list.

use leptos::prelude::*;

use crate::paths::keys::{NEXT, PREVIOUS};
use crate::request::request;
use crate::wording::Words;
use crate::wording::offering::list as words;

/// 上一页, where one is, 下一页. Nothing if all fits on one page.
#[component]
pub fn Pager(
    /// The page shown; 1 is the first.
    page: u32,
    /// How many there are.
    pages: u32,
    /// The address of the page before.
    previous: String,
    /// The address of the page after.
    next: String,
    /// Of which list, on a page with another: the keys belong to the first.
    #[prop(default = None)]
    of: Option<Words>,
    /// Nobody has counted how many there are: another follows, or none.
    #[prop(optional)]
    is_uncounted: bool,
) -> impl IntoView {
    let (language, at_desk) = (request().language, request().is_at_desk());
    let key = |key: &'static str| (at_desk && of.is_none()).then_some(key);
    let say = move |words: Words| words.in_language(language);
    let label = match of {
        Some(name) => format!("{} {}", say(name), say(words::PAGES)),
        None => say(words::PAGES).to_owned(),
    };
    let place = match is_uncounted {
        true => words::page(language, page),
        false => words::page_of(language, page, pages),
    };
    (pages > 1).then(|| {
        view! {
            <nav class="pager" aria-label=label>
                {(page > 1).then(|| view! { <a class="button" rel="prev" href=previous accesskey=key(PREVIOUS)>{say(words::PREVIOUS_PAGE)}</a> })}
                <p class="pager__place">{place}</p>
                {(page < pages).then(|| view! { <a class="button" rel="next" href=next accesskey=key(NEXT)>{say(words::NEXT_PAGE)}</a> })}
            </nav>
        }
    })
}
