//! The ways on from the desk's first page: everything for whoever runs it, reading alone for whoever inspects it.

use domain::role::Task;
use leptos::prelude::*;

use crate::error::AppError;
use crate::paths;
use crate::paths::accounts::{DESK_ACCOUNTS, DESK_PASSWORD};
use crate::paths::cash::DESK_CASH;
use crate::paths::feeds::DESK_FEEDS;
use crate::paths::fees::DESK_FEES;
use crate::paths::files::DESK_FILES;
use crate::paths::log::DESK_LOG;
use crate::request::{Request, request};
use crate::wording::approval::HOW_GIVEN;
use crate::wording::attendance::care::TITLE as CARE;
use crate::wording::consent::counter::CONSENTS;
use crate::wording::desk as words;
use crate::wording::desk::accounts::{OWN_PASSWORD, TITLE as ACCOUNTS};
use crate::wording::desk::announcement::SENT_ONES;
use crate::wording::desk::calls::link as call_link;
use crate::wording::desk::cash::TITLE as CASH;
use crate::wording::desk::draw::DRAWS;
use crate::wording::desk::feeds::TITLE as FEEDS;
use crate::wording::desk::fees::link as fees_link;
use crate::wording::desk::limits::LINK as LIMITS;
use crate::wording::desk::log::TITLE as LOG;
use crate::wording::desk::members::TITLE as MEMBERS;
use crate::wording::desk::messages::link as message_link;
use crate::wording::desk::new_offering::TITLE as NEW_ONE;
use crate::wording::desk::notice::LINK as NOTICE;
use crate::wording::desk::today::TITLE as TODAY;
use crate::wording::files::TITLE as FILES;
use crate::wording::room::desk::TITLE as ROOMS;
use crate::wording::timetable::TERMS;

/// The buttons of whoever runs the desk.
pub(super) async fn running(
    request: &Request,
    holds_classes: bool,
) -> Result<impl IntoView + use<>, AppError> {
    let (say, language, db) = (request.say(), request.language, &request.db);
    let by = request.coordinator()?;
    let unpaid: u32 = store::fee::fee_groups(db, by).await?.iter().map(|group| group.people).sum();
    let takes_fees = unpaid > 0 || holds_classes || store::fee::costs_something(db, by).await?;
    let calls = store::call::number_due(db, by).await?;
    let messages = store::outbox::desk::number_to_tell(db, by).await?;
    let manages = by.role.may(Task::Accounts);
    Ok(view! {
        <div class="button-row">
            <a class="button button--primary" href=paths::DESK_TODAY>{say(TODAY)}</a>
            <a class="button" href=paths::DESK_NEW_OFFERING>{say(NEW_ONE)}</a>
            <a class="button" href=paths::DESK_IMPORT>{say(words::IMPORT)}</a>
            <a class="button" href=paths::members::DESK_MEMBERS>{say(MEMBERS)}</a>
            <a class="button" href=paths::rooms::DESK_ROOMS>{say(ROOMS)}</a>
            {holds_classes.then(|| view! { <a class="button" href=paths::terms::DESK_TERMS>{say(TERMS)}</a> })}
            <a class="button" href=paths::answers::DESK_CALLS>{call_link(language, calls)}</a>
            <a class="button" href=paths::care::DESK_CARE>{say(CARE)}</a>
            <a class="button" href=paths::answers::DESK_MESSAGES>{message_link(language, messages)}</a>
            <a class="button" href=paths::messages::DESK_ANNOUNCEMENTS>{say(SENT_ONES)}</a>
            <a class="button" href=paths::DESK_NOTICE>{say(NOTICE)}</a>
            <a class="button" href=paths::ways::DESK_WAYS>{say(HOW_GIVEN)}</a>
            <a class="button" href=paths::DESK_DRAWS>{say(DRAWS)}</a>
            {takes_fees.then(|| view! { <a class="button" href=DESK_FEES>{fees_link(language, unpaid)}</a> })}
            <a class="button" href=paths::DESK_LIMITS>{say(LIMITS)}</a>
            {manages.then(|| view! { <a class="button" href=DESK_ACCOUNTS>{say(ACCOUNTS)}</a> })}
            <a class="button" href=paths::DESK_CONSENTS>{say(CONSENTS)}</a>
            <a class="button" href=DESK_FILES>{say(FILES)}</a>
            <a class="button" href=DESK_FEEDS>{say(FEEDS)}</a>
            <a class="button" href=DESK_LOG>{say(LOG)}</a>
        </div>
    })
}

/// What whoever inspects the desk may read.
#[component]
pub(super) fn Inspecting() -> impl IntoView {
    let say = request().say();
    view! {
        <div class="button-row">
            <a class="button button--primary" href=DESK_LOG>{say(LOG)}</a>
            <a class="button" href=DESK_CASH>{say(CASH)}</a>
            <a class="button" href=DESK_PASSWORD>{say(OWN_PASSWORD)}</a>
        </div>
    }
}
