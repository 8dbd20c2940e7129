//! 代办委托 at the counter: those recorded here, and the ways to record one.

use domain::calendar::day;
use domain::listing::{ConsentColumn, Order, PAGE_ROWS};
use leptos::prelude::*;
use store::consent::ConsentEntry;
use store::paged::Paged;

use crate::components::acting::name_or_somebody;
use crate::components::empty::Empty;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::sorted_head::{Heads, order_in_query};
use crate::components::sorted_table::SortedTable;
use crate::pages::page;
use crate::paths;
use crate::paths::order::ordered;
use crate::request::{Request, request};
use crate::wording::consent::counter as words;
use crate::wording::consent::{MAY_DO, UNTIL};
use crate::wording::desk::{OFFERINGS, STATE};

pub mod end;
pub mod new;
pub mod slip;

/// The institution's own, usually the latest first.
#[component]
pub fn ConsentsPage() -> impl IntoView {
    let (request, order) = (request(), order_in_query());
    let say = request.say();
    page(async move {
        let by = request.coordinator()?;
        let entries = store::consent::consents_at_desk(&request.db, order, PAGE_ROWS, by).await?;
        Ok(view! {
            <PageTitle text=say(words::CONSENTS)/>
            <a class="back" href=paths::DESK>{say(OFFERINGS)}</a>
            <h1 tabindex="-1">{say(words::CONSENTS)}</h1>
            <p class="soft">{say(words::WHY)}</p>
            <div class="button-row">
                <a class="button button--primary" href=paths::DESK_NEW_CONSENT>{say(words::RECORD)}</a>
                <a class="button" href=paths::HELPING_FORM>{say(words::BLANK)}</a>
            </div>
            {if entries.total == 0 {
                view! { <Empty title=say(words::NONE_YET) sentence=""><span></span></Empty> }.into_any()
            } else {
                view! { <ConsentTable entries=entries order=order/> }.into_any()
            }}
        })
    })
}

#[component]
fn ConsentTable(entries: Paged<ConsentEntry>, order: Order<ConsentColumn>) -> impl IntoView {
    let request = request();
    let say = request.say();
    let rows = entries.rows.iter().map(|entry| row(&request, entry)).collect_view();
    let heads = Heads { order, address: |order| ordered(paths::DESK_CONSENTS, order) };
    let row_of_heads = view! {
        {heads.sorted(ConsentColumn::Name, words::PERSON)}
        <th scope="col">{say(MAY_DO)}</th>
        {heads.sorted(ConsentColumn::Since, words::SLIP_NUMBER)}
        {heads.sorted(ConsentColumn::Until, UNTIL)}
        {heads.sorted(ConsentColumn::State, STATE)}
    };
    view! {
        <SortedTable label=say(words::CONSENTS) heads=row_of_heads.into_any()>{rows}</SortedTable>
        {heads.pager(entries.total, PAGE_ROWS)}
    }
}

fn row(request: &Request, entry: &ConsentEntry) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let person = name_or_somebody(request, entry.person.as_ref());
    let helper = name_or_somebody(request, entry.helper.as_ref());
    let state = if entry.holds(request.now) {
        say(words::HOLDS).to_owned()
    } else {
        crate::wording::consent::ended(language, entry.consent.ended_at, entry.ended_by)
    };
    view! {
        <tr>
            <th scope="row">
                <a class="table__link" href=paths::desk_consent(entry.consent.id)>{words::who_for_whom(language, &person, &helper)}</a>
            </th>
            <td><Phrases text=crate::wording::consent::scope(language, entry.consent.scope)/></td>
            <td data-label=say(words::SLIP_NUMBER)>{crate::wording::when::day(language, day(entry.consent.from))}</td>
            <td data-label=say(UNTIL)>{crate::wording::when::day(language, entry.last_day())}</td>
            <td data-label=say(STATE)><Phrases text=state/></td>
        </tr>
    }
}
