//! The desk's draws, each with how far it is and its next step.

use domain::draw::DrawPhase;
use domain::listing::{DrawColumn, Order, PAGE_ROWS};
use leptos::prelude::*;
use store::draw::DrawAtDesk;
use store::spelling::sort_key;

use crate::components::empty::Empty;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::sorted_head::{Heads, order_in_query};
use crate::components::sorted_table::SortedTable;
use crate::pages::page;
use crate::paths;
use crate::paths::order::ordered;
use crate::request::{Request, request};
use crate::wording::desk::STATE;
use crate::wording::desk::draw as words;
use crate::wording::desk::offering::{BACK as BACK_TO_OFFERINGS, window};

/// The list, usually that of which wishes are made last first.
#[component]
pub fn DrawsPage() -> impl IntoView {
    let (request, order) = (request(), order_in_query());
    let say = request.say();
    page(async move {
        let draws = store::draw::draws_of(&request.db, request.coordinator()?).await?;
        Ok(view! {
            <PageTitle text=say(words::DRAWS)/>
            <a class="back" href=paths::DESK>{say(BACK_TO_OFFERINGS)}</a>
            <h1 tabindex="-1">{say(words::DRAWS)}</h1>
            {if draws.is_empty() {
                view! {
                    <Empty title=say(words::NONE_YET) sentence=say(words::WHAT_IT_IS)>
                        <a class="button button--primary" href=paths::DESK_DRAW_CHOICE>{say(words::PLAN)}</a>
                    </Empty>
                }
                .into_any()
            } else {
                view! {
                    <div class="button-row">
                        <a class="button button--primary" href=paths::DESK_DRAW_CHOICE>{say(words::PLAN)}</a>
                    </div>
                    <DrawTable draws=draws order=order/>
                }
                .into_any()
            }}
        })
    })
}

#[component]
fn DrawTable(draws: Vec<DrawAtDesk>, order: Order<DrawColumn>) -> impl IntoView {
    let request = request();
    let (say, total, mut draws) = (request.say(), draws.len(), draws);
    put_in_order(&mut draws, order);
    let rows = order.page_of(draws, PAGE_ROWS);
    let rows = rows.into_iter().map(|draw| row(&request, draw)).collect_view();
    let heads = Heads { order, address: |order| ordered(paths::DESK_DRAWS, order) };
    let row_of_heads = view! {
        {heads.sorted(DrawColumn::Name, words::NAME)}
        {heads.sorted(DrawColumn::Window, words::WINDOW)}
        {heads.sorted(DrawColumn::Phase, STATE)}
        <th scope="col">{say(words::NEXT)}</th>
    };
    view! {
        <SortedTable label=say(words::DRAWS) heads=row_of_heads.into_any()>{rows}</SortedTable>
        {heads.pager(total, PAGE_ROWS)}
    }
}

/// They come by when they were planned, the last first, which decides where a column does not.
fn put_in_order(draws: &mut [DrawAtDesk], order: Order<DrawColumn>) {
    match order.column {
        DrawColumn::Name => order.sort(draws, |one| sort_key(&one.name)),
        DrawColumn::Window => order.sort(draws, |one| (one.window.opens_at, one.window.closes_at)),
        DrawColumn::Phase => order.sort(draws, |one| place_of(one.phase)),
    }
}

/// How far it is, as a number.
const fn place_of(phase: DrawPhase) -> u8 {
    match phase {
        DrawPhase::Later => 0,
        DrawPhase::Open => 1,
        DrawPhase::Closed => 2,
        DrawPhase::Frozen => 3,
        DrawPhase::Held => 4,
        DrawPhase::CalledOff => 5,
    }
}

fn row(request: &Request, draw: DrawAtDesk) -> impl IntoView + use<> {
    let say = request.say();
    let wishes = window(request.language, draw.window).into_iter();
    let wishes = wishes.map(|line| view! { <span class="line"><Phrases text=line/></span> });
    let wishes = wishes.collect_view();
    let next = words::next_step(request.language, draw.phase, draw.window, draw.people);
    view! {
        <tr>
            <th scope="row"><a class="table__link" href=paths::desk_draw(draw.id)>{draw.name}</a></th>
            <td data-label=say(words::WINDOW)>{wishes}</td>
            <td class="table__short">{say(words::phase(draw.phase))}</td>
            <td><Phrases text=next/></td>
        </tr>
    }
}
