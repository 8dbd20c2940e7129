//! One offering at the desk: how it stands, who is on its list, and what can be done.

use domain::feed::FeedOf;
use domain::id::DrawId;
use domain::log::About;
use domain::offering::{Admission, Allocation, Offering, OfferingState, can_be_opened};
use domain::role::Task;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::approval::look::seen;
use super::approval::{HowGiven, InReview};
use super::care::liaison::calls_for;
use super::certificate::of_class::{MadeNotice, OfClassButton, made_in_query};
use super::log::last::{LastChange, last_change};
use super::own_offering_for;
use crate::attempt::Attempt;
use crate::components::error_summary::ErrorSummary;
use crate::components::file_buttons::FileButtons;
use crate::components::icon::{Icon, IconName};
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::post_button::PostButton;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::paths::answers::desk_announcement;
use crate::paths::fees::desk_fees_of;
use crate::paths::files::attendance_file;
use crate::paths::log::log_of_offering;
use crate::paths::sessions::desk_sessions;
use crate::request::{request, see_other};
use crate::wording::desk::announcement::TITLE as ANNOUNCEMENT;
use crate::wording::desk::edit::TITLE as EDIT;
use crate::wording::desk::feeds::FOR_CALENDAR;
use crate::wording::desk::fees::link as fees_link;
use crate::wording::desk::log::TITLE as LOG;
use crate::wording::desk::new_offering::ANOTHER;
use crate::wording::desk::offering as words;
use crate::wording::files::ATTENDANCE;
use crate::wording::session::desk::LINK as SESSIONS;
use crate::wording::turned_away::TITLE as TURNED_AWAY;
use added::added_notice;
use entries::Entries;
use facts::Facts;
use lists::{Lists, Orders};

mod added;
pub mod edit;
pub mod entries;
pub mod facts;
pub mod lists;

/// The form's name, under which attempts at closing and opening are kept.
pub(super) const FORM: &str = "desk-offering";

/// The offering with its list.
#[component]
pub fn DeskOfferingPage() -> impl IntoView {
    let (request, id, orders) = (request(), id_in_path(), Orders::in_query());
    let say = request.say();
    let just_added = use_query_map().with_untracked(|query| query.get(ADDED));
    let certified = made_in_query();
    page(async move {
        let offering = own_offering_for(&request, Task::Inspect, id?).await?;
        let by = request.at_desk(Task::Inspect)?;
        let lists = Lists::of(&request, &offering, orders, by).await?;
        if !by.role.may(Task::Run) {
            return Ok(view! { <Inspected offering=offering lists=lists/> }.into_any());
        }
        let unpaid = store::fee::unpaid_on(&request.db, offering.id, by).await?;
        let attempt = request.attempt(FORM).await?;
        let seen = seen(&request, offering.id, &attempt, by).await?;
        let just_added = just_added.and_then(|id| id.parse().ok());
        let notice = match just_added {
            Some(id) => added_notice(&request, offering.id, id).await?,
            None => None,
        };
        let draw = store::draw::draw_of(&request.db, offering.id).await?;
        let standing = words::standing(&offering, request.now);
        let calls = calls_for(&request, &offering, &attempt).await?;
        let last = last_change(&request, About::Offering(offering.id)).await?;
        Ok(view! {
            <PageTitle text=offering.name.clone() attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::DESK>{say(words::BACK)}</a>
            {notice}
            {certified.map(|made| view! { <MadeNotice class=offering.id made=made/> })}
            <h1 tabindex="-1"><Phrases text=offering.name.clone()/></h1>
            <LastChange entry=last/>
            <p class="soft">{say(standing)}</p>
            {is_drawn(&offering).then(|| view! {
                <NoticeBox kind=BoxKind::Info><p>{say(words::BY_DRAW)}</p></NoticeBox>
            })}
            <Actions offering=offering.clone() draw=draw unpaid=unpaid/>
            <Facts offering=offering.clone()/>
            <InReview offering=offering.id orders=lists.orders asking=lists.in_review.clone() seen=seen attempt=attempt/>
            <Entries lists=lists/>
            <div class="button-row">
                <a class="button" href=paths::desk_turned_away(offering.id)>{say(TURNED_AWAY)}</a>
                <a class="button" href=log_of_offering(offering.id)>{say(LOG)}</a>
                <a class="button" href=paths::desk_another_offering(offering.id)>{say(ANOTHER)}</a>
                <OfClassButton offering=offering.clone()/>
            </div>
            {calls}
            <HowGiven offering=offering/>
        }
        .into_any())
    })
}

/// The same for whoever reads it and changes nothing.
#[component]
fn Inspected(offering: Offering, lists: Lists) -> impl IntoView {
    let request = request();
    let say = request.say();
    let (id, standing) = (offering.id, words::standing(&offering, request.now));
    view! {
        <PageTitle text=offering.name.clone()/>
        <a class="back" href=paths::DESK>{say(words::BACK)}</a>
        <h1 tabindex="-1"><Phrases text=offering.name.clone()/></h1>
        <p class="soft">{say(standing)}</p>
        <div class="button-row">
            <a class="button button--primary" href=log_of_offering(id)>{say(LOG)}</a>
            <FileButtons way=move |form| paths::desk_list_file(id, form)/>
        </div>
        <Facts offering=offering/>
        <Entries lists=lists/>
    }
}

/// In an address: who has just been added, by the key of the sign-up.
pub const ADDED: &str = "added";

/// Nobody has a place on it in another way than by a draw.
fn is_drawn(offering: &Offering) -> bool {
    offering.terms.allocation == Allocation::Draw
}

/// What can be done. What cannot is left out. What cannot be taken back stands apart.
#[component]
fn Actions(offering: Offering, draw: Option<DrawId>, unpaid: Option<u32>) -> impl IntoView {
    let request = request();
    let say = request.say();
    let id = offering.id;
    let cancelled = matches!(offering.terms.state, OfferingState::Cancelled { .. });
    let over = request.now >= offering.terms.ends_at;
    let runs = !cancelled && !over;
    let drawn = is_drawn(&offering);
    let needs_places = offering.terms.admission != Admission::DropIn && !drawn;
    // Once its window has ended there is nothing to stop, and no window to decide.
    let switches = runs && needs_places && request.now < offering.terms.window.closes_at;
    // While the window runs, opening again does the same.
    let opens = can_be_opened(&offering.terms, offering.first.from, request.now)
        && offering.terms.window.admits(request.now).is_err();
    let (switch, switch_words) = match offering.terms.state {
        OfferingState::Closed => ("/forms/desk-reopen", words::REOPEN),
        _ => ("/forms/desk-close", words::CLOSE),
    };
    view! {
        <div class="button-row">
            {(runs && needs_places).then(|| view! {
                <a class="button button--primary" href=paths::desk_adding(id)>{say(words::ADD)}</a>
            })}
            {draw.map(|draw| {
                let class = if drawn { "button button--primary" } else { "button" };
                view! { <a class=class href=paths::desk_draw(draw)>{say(words::TO_DRAW)}</a> }
            })}
            <a class="button" href=desk_sessions(id)>{say(SESSIONS)}</a>
            {runs.then(|| view! { <a class="button" href=paths::desk_offering_edit(id)>{say(EDIT)}</a> })}
            <a class="button" href=desk_announcement(id)>{say(ANNOUNCEMENT)}</a>
            <a class="button" href=paths::desk_sheet(id)><Icon name=IconName::Print/>{say(words::PRINT_SHEET)}</a>
        </div>
        {(opens || switches).then(|| view! {
            <div class="button-row">
                {opens.then(|| view! { <a class="button" href=paths::desk_opening(id)>{say(words::OPEN_NOW)}</a> })}
                {switches.then(|| view! {
                    <PostButton action=switch name="offering" value=id.to_string() words=say(switch_words)/>
                })}
            </div>
        })}
        <div class="button-row">
            {unpaid.map(|unpaid| view! {
                <a class="button" href=desk_fees_of(id)>{fees_link(request.language, unpaid)}</a>
            })}
            <FileButtons way=move |form| paths::desk_list_file(id, form)/>
        </div>
        <div class="section">
            <h2>{say(ATTENDANCE)}</h2>
            <div class="button-row">
                <FileButtons way=move |form| attendance_file(id, form) of=say(ATTENDANCE)/>
                <PostButton action="/forms/desk-feed-renew" name="feed_of" value=FeedOf::Offering(id).sent() words=say(FOR_CALENDAR)/>
            </div>
        </div>
        {runs.then(|| view! {
            <div class="button-row button-row--apart">
                <a class="button button--careful" href=paths::desk_state(id)>{say(words::CALL_OFF)}</a>
            </div>
        })}
    }
}

/// Closes sign-up by hand.
#[server(prefix = "/forms", endpoint = "desk-close")]
pub async fn post_desk_close(
    #[server(default)] key: String,
    #[server(default)] offering: String,
) -> Result<(), AppError> {
    switched(&key, &offering, false).await
}

/// Lets the window decide again.
#[server(prefix = "/forms", endpoint = "desk-reopen")]
pub async fn post_desk_reopen(
    #[server(default)] key: String,
    #[server(default)] offering: String,
) -> Result<(), AppError> {
    switched(&key, &offering, true).await
}

async fn switched(key: &str, offering: &str, open: bool) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (crate::attempt::form_key(key)?, offering.parse()?);
    let outcome = async {
        let by = request.coordinator()?;
        match open {
            true => store::offering::reopen(&request.db, key, id, by).await?,
            false => store::offering::close(&request.db, key, id, by).await?,
        }
        Ok(())
    };
    let way = paths::desk_offering(id);
    match outcome.await {
        Ok(()) => see_other(&way),
        Err(error) => Attempt::default().comes_back(&request, FORM, &way, error).await,
    }
}
