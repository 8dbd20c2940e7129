//! 没报上的人: who asked for a place on an offering and was told no, for the coordinator whom they ask why.

use domain::listing::{PAGE_ROWS, TurnedAwayColumn};
use leptos::prelude::*;
use store::turned_away::Caller;

use super::offering::entries::name_of;
use super::own_offering;
use crate::components::empty::Empty;
use crate::components::file_buttons::FileButtons;
use crate::components::handing_on::PrintButton;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::sorted_head::{Heads, order_in_query};
use crate::components::sorted_table::SortedTable;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::request::{Request, request};
use crate::wording::desk::list::{NAME, TELEPHONE};
use crate::wording::turned_away as words;

/// Usually the latest first.
#[component]
pub fn TurnedAwayPage() -> impl IntoView {
    let (request, id, order) = (request(), id_in_path(), order_in_query());
    let say = request.say();
    page(async move {
        let offering = own_offering(&request, id?).await?;
        let by = request.coordinator()?;
        let callers = store::turned_away::of_offering_in_order(
            &request.db,
            offering.id,
            order,
            PAGE_ROWS,
            by,
        );
        let callers = callers.await?;
        let (id, back) = (offering.id, paths::desk_offering(offering.id));
        let way = move |form| paths::desk_turned_away_file(id, form);
        let rows = callers.rows.iter().map(|caller| row(&request, caller)).collect_view();
        let heads =
            Heads { order, address: move |order| paths::desk_turned_away_ordered(id, order) };
        let row_of_heads = view! {
            {heads.sorted(TurnedAwayColumn::Name, NAME)}
            <th scope="col">{say(TELEPHONE)}</th>
            {heads.sorted(TurnedAwayColumn::When, words::WHEN)}
            {heads.sorted(TurnedAwayColumn::Why, words::REASON)}
        };
        Ok(view! {
            <PageTitle text=say(words::TITLE)/>
            <a class="back" href=back.clone()>{offering.name.clone()}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            {if callers.total == 0 {
                view! {
                    <Empty title=say(words::NOBODY) sentence=say(words::NOBODY_LINE)>
                        <a class="button" href=back>{offering.name}</a>
                    </Empty>
                }
                .into_any()
            } else {
                view! {
                    <p class="soft">{say(words::LINE)}</p>
                    <div class="button-row"><PrintButton/><FileButtons way=way/></div>
                    <SortedTable label=say(words::TITLE) heads=row_of_heads.into_any()>{rows}</SortedTable>
                    {heads.pager(callers.total, PAGE_ROWS)}
                }
                .into_any()
            }}
        })
    })
}

fn row(request: &Request, caller: &Caller) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let mobile = caller.person.mobile.as_ref().map(|mobile| mobile.spaced());
    let when = words::when(language, &caller.told).into_iter();
    let when = when.map(|line| view! { <span class="line"><Phrases text=line/></span> });
    view! {
        <tr>
            <th scope="row">{name_of(request, &caller.person)}</th>
            <td data-label=say(TELEPHONE)>{mobile.map(|mobile| view! { <span class="nowrap">{mobile}</span> })}</td>
            <td data-label=say(words::WHEN)>{when.collect_view()}</td>
            <td data-label=say(words::REASON)><Phrases text=words::why(language, &caller.told)/></td>
        </tr>
    }
}
