//! 存好的筛选 above a list that can be narrowed, and the button that keeps what it is asked for now.

use domain::listing::FilteredList;
use leptos::prelude::*;
use store::saved_filter::{SavedFilter, saved_filters};

use crate::error::AppError;
use crate::paths::filters::{desk_filters, list_asked};
use crate::request::{Request, request};
use crate::wording::desk::listing::{FILTERS, SAVE_THIS};

/// What a desk has kept for one of its lists.
pub async fn saved_for(
    request: &Request,
    list: FilteredList,
) -> Result<Vec<SavedFilter>, AppError> {
    let at_desk = request.at_desk(domain::role::Task::Inspect)?;
    let mut saved = saved_filters(&request.db, at_desk.institution).await?;
    saved.retain(|one| one.list == list);
    Ok(saved)
}

/// One press leads to what each asks for. Nothing where none was kept.
#[component]
pub fn SavedFilters(
    /// Those of the list below.
    saved: Vec<SavedFilter>,
) -> impl IntoView {
    let say = request().say();
    (!saved.is_empty()).then(|| {
        let links = saved.into_iter().map(|one| {
            view! { <a class="tabs__link" href=list_asked(one.list, &one.query)>{one.name}</a> }
        });
        view! { <nav class="tabs" aria-label=say(FILTERS)>{links.collect_view()}</nav> }
    })
}

/// Leads to the field for a name; nothing where nothing is asked for, or the reader may not keep it.
#[component]
pub fn SaveThis(
    /// Of which list.
    list: FilteredList,
    /// What it asks for, as an address says it.
    query: String,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let may = !query.is_empty() && request.at_desk(domain::role::Task::Run).is_ok();
    may.then(|| view! { <a class="button" href=desk_filters(list, &query)>{say(SAVE_THIS)}</a> })
}
