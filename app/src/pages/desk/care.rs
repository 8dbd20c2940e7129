//! 关心: whom the desk calls because they did not come.

use domain::id::SignUpId;
use domain::listing::{AsItIs, PAGE_ROWS};
use domain::log::Act;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::care::CareTask;

use super::log::last::{LastChange, last_act};
use super::offering::entries::name_of;
use crate::components::empty::Empty;
use crate::components::file_buttons::FileButtons;
use crate::components::handing_on::PrintButton;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::person_panel::PersonPanel;
use crate::components::sorted_head::{order_in_query, pager};
use crate::pages::page;
use crate::paths;
use crate::paths::care::{DESK_CARE, desk_care_file, desk_care_one};
use crate::paths::order::ordered;
use crate::request::{Request, request};
use crate::wording::attendance::care as words;
use crate::wording::desk::calls::earlier_line;
use crate::wording::desk::offering::BACK;

pub mod liaison;
pub mod one;

/// In the address: what came of a call has just been noted.
const NOTED: &str = "noted";
/// In the address: somebody wants to stop.
const STOPS: &str = "stops";

/// Everybody to call, the coordinator's own first.
#[component]
pub fn CarePage() -> impl IntoView {
    let (request, order) = (request(), order_in_query::<AsItIs>());
    let say = request.say();
    let stops: Option<SignUpId> =
        use_query_map().with_untracked(|query| query.get(STOPS)).and_then(|id| id.parse().ok());
    page(async move {
        let due = store::care::due(&request.db, request.coordinator()?).await?;
        let just_now = request.has_query(NOTED) || stops.is_some();
        let last = if just_now { last_act(&request, Act::Care).await? } else { None };
        let (nobody, total) = (due.is_empty(), due.len());
        let due = order.page_of(due, PAGE_ROWS);
        let people = due.iter().map(|task| row(&request, task)).collect_view();
        Ok(view! {
            <PageTitle text=say(words::TITLE)/>
            <a class="back" href=paths::DESK>{say(BACK)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            {request.has_query(NOTED).then(|| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(words::NOTED)}</p></NoticeBox>
            })}
            <LastChange entry=last/>
            {stops.map(|id| view! {
                <NoticeBox kind=BoxKind::Info>
                    <p>{say(words::STOPS)}</p>
                    <div class="button-row"><a class="button" href=paths::desk_removal(id)>{say(words::TO_REMOVAL)}</a></div>
                </NoticeBox>
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
                    <p>{say(words::LEAD)}</p>
                    <div class="button-row"><PrintButton/><FileButtons way=desk_care_file/></div>
                    {people}
                    {pager(order, total, PAGE_ROWS, |order| ordered(DESK_CARE, order))}
                }
                .into_any()
            }}
        })
    })
}

fn row(request: &Request, task: &CareTask) -> impl IntoView + use<> {
    let say = request.say();
    let (id, name) = (format!("care-{}", task.sign_up), name_of(request, &task.person));
    let way = desk_care_one(task.sign_up);
    view! {
        <PersonPanel id=id name=name.clone() rows=facts(request, task)>
            <div class="button-row">
                <a class="button button--primary" href=way>
                    {say(words::CALL)}<span class="visually-hidden">" "{name}</span>
                </a>
            </div>
        </PersonPanel>
    }
}

/// Whose task it is, by name.
pub(crate) fn liaison(request: &Request, task: &CareTask) -> String {
    let everybody = || request.say()(words::EVERYBODY).to_owned();
    task.liaison.as_ref().map_or_else(everybody, |(_, name)| name.clone())
}

/// About what, how often they were missed, whose task it is, and what was noted of calls to them before.
fn facts(request: &Request, task: &CareTask) -> Vec<(crate::wording::Words, Vec<String>)> {
    let language = request.language;
    let former = task.earlier.iter().map(|call| earlier_line(language, call)).collect();
    vec![
        (words::ABOUT, vec![task.offering_name.clone()]),
        (words::MISSED, vec![words::missed(language, task)]),
        (words::LIAISON, vec![liaison(request, task)]),
        (words::FORMER, former),
    ]
}
