//! 代办委托 at the counter: those recorded here, and the ways to record one.

use domain::listing::{AsItIs, Order, PAGE_ROWS};
use leptos::prelude::*;
use store::consent::ConsentEntry;

use crate::components::acting::name_or_somebody;
use crate::components::empty::Empty;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::sorted_head::{order_in_query, pager};
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

/// The institution's own, the latest first.
#[component]
pub fn ConsentsPage() -> impl IntoView {
    let (request, order) = (request(), order_in_query());
    let say = request.say();
    page(async move {
        let entries = store::consent::consents_at_desk(&request.db, request.coordinator()?).await?;
        Ok(view! {
            <PageTitle text=say(words::CONSENTS)/>
            <a class="back" href=paths::DESK>{say(OFFERINGS)}</a>
            <h1 tabindex="-1">{say(words::CONSENTS)}</h1>
            <p class="soft">{say(words::WHY)}</p>
            <div class="button-row">
                <a class="button button--primary" href=paths::DESK_NEW_CONSENT>{say(words::RECORD)}</a>
                <a class="button" href=paths::HELPING_FORM>{say(words::BLANK)}</a>
            </div>
            {if entries.is_empty() {
                view! { <Empty title=say(words::NONE_YET) sentence=""><span></span></Empty> }.into_any()
            } else {
                view! { <ConsentTable entries=entries order=order/> }.into_any()
            }}
        })
    })
}

#[component]
fn ConsentTable(entries: Vec<ConsentEntry>, order: Order<AsItIs>) -> impl IntoView {
    let request = request();
    let say = request.say();
    let total = entries.len();
    let rows = order.page_of(entries, PAGE_ROWS);
    let rows = rows.iter().map(|entry| row(&request, entry)).collect_view();
    view! {
        <section class="table-scroll" data-scroll-x tabindex="0" aria-label=say(words::CONSENTS)>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{say(words::HELPER)}</th>
                        <th scope="col">{say(MAY_DO)}</th>
                        <th scope="col">{say(UNTIL)}</th>
                        <th scope="col">{say(STATE)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
        {pager(order, total, PAGE_ROWS, |order| ordered(paths::DESK_CONSENTS, order))}
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
            <td>{crate::wording::when::day(language, entry.last_day())}</td>
            <td><Phrases text=state/></td>
        </tr>
    }
}
