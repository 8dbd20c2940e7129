//! 说点名不对的: people who say that a mark of theirs is not right.

use domain::listing::{AsItIs, PAGE_ROWS};
use leptos::prelude::*;
use store::attendance::{OpenObjection, objections};

use super::offering::entries::name_of;
use crate::components::empty::Empty;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::person_panel::PersonPanel;
use crate::components::sorted_head::{order_in_query, pager};
use crate::pages::page;
use crate::paths;
use crate::paths::marks::{DESK_MARKS, desk_mark};
use crate::paths::order::ordered;
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::attendance::mine;
use crate::wording::attendance::objection as words;
use crate::wording::desk::offering::BACK;
use crate::wording::session::when;

pub mod one;

/// In the address: one has just been answered.
const DONE: &str = "done";

/// Everybody who waits for an answer.
#[component]
pub fn MarksPage() -> impl IntoView {
    let (request, order) = (request(), order_in_query::<AsItIs>());
    let say = request.say();
    page(async move {
        let all = objections(&request.db, request.coordinator()?).await?;
        let (nobody, total) = (all.is_empty(), all.len());
        let all = order.page_of(all, PAGE_ROWS);
        let rows = all.iter().map(|one| row(&request, one)).collect_view();
        Ok(view! {
            <PageTitle text=say(words::DESK_TITLE)/>
            <a class="back" href=paths::DESK>{say(BACK)}</a>
            <h1 tabindex="-1">{say(words::DESK_TITLE)}</h1>
            {request.has_query(DONE).then(|| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(words::DONE)}</p></NoticeBox>
            })}
            {if nobody {
                view! {
                    <Empty title=say(words::NOBODY) sentence=say(words::NOBODY_LINE)>
                        <a class="button" href=paths::DESK>{say(BACK)}</a>
                    </Empty>
                }
                .into_any()
            } else {
                view! {
                    <p>{say(words::DESK_LEAD)}</p>
                    {rows}
                    {pager(order, total, PAGE_ROWS, |order| ordered(DESK_MARKS, order))}
                }
                .into_any()
            }}
        })
    })
}

fn row(request: &Request, one: &OpenObjection) -> impl IntoView + use<> {
    let say = request.say();
    let (id, name) = (format!("mark-{}", one.id), name_of(request, &one.person));
    let way = desk_mark(one.id);
    view! {
        <PersonPanel id=id name=name.clone() rows=facts(request, one)>
            <div class="button-row">
                <a class="button" href=way>
                    {say(words::ANSWER)}<span class="visually-hidden">" "{name}</span>
                </a>
            </div>
        </PersonPanel>
    }
}

/// Which session, how it is recorded, and what they say.
fn facts(request: &Request, one: &OpenObjection) -> Vec<(Words, Vec<String>)> {
    let language = request.language;
    let called_off = one.is_called_off.then(|| request.say()(mine::CALLED_OFF).to_owned());
    let about = [one.offering_name.clone(), when(language, one.span)];
    vec![
        (words::ABOUT, about.into_iter().chain(called_off).collect()),
        (words::NOW, vec![mine::at_desk(language, one.marked.as_ref())]),
        (words::SAYS, vec![one.note.clone()]),
    ]
}
