//! The desk's draws, each with how far it is and its next step.

use leptos::prelude::*;
use store::draw::DrawAtDesk;

use crate::components::empty::Empty;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::pages::page;
use crate::paths;
use crate::request::{Request, request};
use crate::wording::desk::STATE;
use crate::wording::desk::draw as words;
use crate::wording::desk::offering::BACK as BACK_TO_OFFERINGS;

/// The list, the last planned first.
#[component]
pub fn DrawsPage() -> impl IntoView {
    let request = request();
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
                    <DrawTable draws=draws/>
                }
                .into_any()
            }}
        })
    })
}

#[component]
fn DrawTable(draws: Vec<DrawAtDesk>) -> impl IntoView {
    let request = request();
    let say = request.say();
    let rows = draws.into_iter().map(|draw| row(&request, draw)).collect_view();
    view! {
        <section class="table-scroll" data-scroll-x tabindex="0" aria-label=say(words::DRAWS)>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{say(words::NAME)}</th>
                        <th scope="col">{say(STATE)}</th>
                        <th scope="col">{say(words::NEXT)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

fn row(request: &Request, draw: DrawAtDesk) -> impl IntoView + use<> {
    let say = request.say();
    let next = words::next_step(request.language, draw.phase, draw.window, draw.people);
    view! {
        <tr>
            <th scope="row"><a class="table__link" href=paths::desk_draw(draw.id)>{draw.name}</a></th>
            <td class="table__short">{say(words::phase(draw.phase))}</td>
            <td><Phrases text=next/></td>
        </tr>
    }
}
