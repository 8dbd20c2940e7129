//! One session at the desk: how it stands, what may be changed of it, and what was.

use domain::id::SessionId;
use domain::log::About;
use domain::offering::Offering;
use domain::session::ChangeKind;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::session::{PastChange, SessionAtDesk};

use super::own_offering;
use crate::components::definitions::Definitions;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::error::AppError;
use crate::pages::desk::log::last::{LastChange, last_change};
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::paths::log::log_of_session;
use crate::paths::messages::desk_session_notice;
use crate::paths::sessions::{
    changing_session, desk_door, desk_register, desk_session, desk_sessions,
};
use crate::request::{Request, request};
use crate::wording::attendance::desk::LINK as REGISTER;
use crate::wording::attendance::door::LINK as DOOR;
use crate::wording::desk::changes::ONE_LINK as DOOR_NOTICE;
use crate::wording::desk::log::TITLE as LOG;
use crate::wording::offering::venue_line;
use crate::wording::session::desk as words;
use crate::wording::session::{marks, when};

mod asked;
pub mod change;
mod made;
mod rooms;
mod teachers;

/// The session with its buttons, each the way to a page that says whom it affects.
#[component]
pub fn SessionPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let say = request.say();
    let told = use_query_map().with_untracked(|query| query.get("told"));
    let is_late = request.has_query("now");
    page(async move {
        let (offering, one) = own_session(&request, id?).await?;
        let by = request.coordinator()?;
        let past = store::session::changes_of(&request.db, one.session.id, by).await?;
        let title = words::which_session(request.language, one.session.span);
        let told: Option<u32> = told.and_then(|told| told.parse().ok());
        let language = request.language;
        let last = last_change(&request, About::Session(one.session.id)).await?;
        let log = log_of_session(one.session.id);
        Ok(view! {
            <PageTitle text=title.clone()/>
            <a class="back" href=desk_sessions(offering.id)>{say(words::BACK)}</a>
            {told.map(|told| view! {
                <NoticeBox kind=BoxKind::Done><p>{words::done(language, told)}</p></NoticeBox>
            })}
            {is_late.then(|| view! {
                <NoticeBox kind=BoxKind::Warning><p>{say(words::NOT_ANY_MORE)}</p></NoticeBox>
            })}
            <h1 tabindex="-1"><Phrases text=title/></h1>
            <LastChange entry=last/>
            <p class="lead"><a class="button button--link" href=paths::desk_offering(offering.id)><Phrases text=offering.name.clone()/></a></p>
            <Facts request=request.clone() offering=offering.clone() one=one.clone()/>
            {(!one.standing.is_cancelled).then(|| view! {
                <div class="button-row">
                    <a class="button button--primary" href=desk_register(one.session.id)>{say(REGISTER)}</a>
                    <a class="button" href=desk_door(one.session.id)>{say(DOOR)}</a>
                </div>
            })}
            {is_changed(&one).then(|| view! {
                <div class="button-row">
                    <a class="button" href=desk_session_notice(one.session.id)>{say(DOOR_NOTICE)}</a>
                </div>
            })}
            <Choices request=request.clone() offering=offering.clone() one=one/>
            <History request=request offering=offering past=past/>
            <div class="button-row"><a class="button" href=log>{say(LOG)}</a></div>
        })
    })
}

/// Whoever stands before the door should know: there is something to print for it.
fn is_changed(one: &SessionAtDesk) -> bool {
    let changed = &one.session.changed;
    changed.is_cancelled()
        || changed.planned.is_some()
        || changed.makes_up
        || !changed.substitute.is_empty()
}

/// A session of the coordinator's own institution, with its offering.
async fn own_session(
    request: &Request,
    id: SessionId,
) -> Result<(Offering, SessionAtDesk), AppError> {
    let by = request.coordinator()?;
    let (offering, one) = store::session::session_at_desk(&request.db, id, by).await?;
    Ok((own_offering(request, offering).await?, one))
}

#[component]
fn Facts(request: Request, offering: Offering, one: SessionAtDesk) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let SessionAtDesk { session, standing, .. } = &one;
    let mut state = marks(language, offering.kind, session.span, &session.changed);
    if session.span.to <= request.now {
        state.push(say(words::OVER).to_owned());
    } else if state.is_empty() {
        state.push(say(words::AS_PLANNED).to_owned());
    }
    let venue = session.venue.as_ref().map(|venue| venue_line(language, venue));
    let rows = vec![
        (words::WHEN, vec![when(language, session.span)]),
        (words::PLACE, venue.into_iter().collect()),
        (words::TEACHER, vec![standing.teacher().to_owned()]),
        (words::STATE, state),
        (words::WHOM, words::people(language, offering.places.held, None)),
    ];
    let made_up = one.made_up.map(|(id, span)| {
        let line = words::made_up(language, span);
        view! { <p><a class="button button--link" href=desk_session(id)><Phrases text=line/></a></p> }
    });
    view! {
        <Definitions rows=rows/>
        {made_up}
    }
}

/// What may be done now; what cannot be is left out. What takes something from people stands last.
#[component]
fn Choices(request: Request, offering: Offering, one: SessionAtDesk) -> impl IntoView {
    let say = request.say();
    let (id, kind) = (one.session.id, offering.kind);
    let may = one.standing.choices(request.now);
    let link = move |what: ChangeKind| {
        let class = if what == ChangeKind::Cancel { "button button--careful" } else { "button" };
        view! { <a class=class href=changing_session(id, what)>{say(words::act(what, kind))}</a> }
    };
    let (last, first): (Vec<_>, Vec<_>) =
        may.iter().copied().partition(|what| *what == ChangeKind::Cancel);
    view! {
        <section class="section" aria-labelledby="what">
            <h2 id="what">{say(words::WHAT)}</h2>
            {may.is_empty().then(|| view! { <p>{say(words::NOTHING)}</p> })}
            {(!first.is_empty()).then(|| view! {
                <div class="button-row">{first.into_iter().map(link).collect_view()}</div>
            })}
            {(!last.is_empty()).then(|| view! {
                <div class="button-row button-row--apart">{last.into_iter().map(link).collect_view()}</div>
            })}
        </section>
    }
}

/// Everything that was changed, the first change first; nothing where nothing was.
#[component]
fn History(request: Request, offering: Offering, past: Vec<PastChange>) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    (!past.is_empty()).then(|| {
        let lines = past.iter().map(|past| {
            let line = words::past(language, offering.kind, past);
            view! { <li><Phrases text=line/></li> }
        });
        view! {
            <section class="section" aria-labelledby="history">
                <h2 id="history">{say(words::HISTORY)}</h2>
                <ul class="session-history">{lines.collect_view()}</ul>
            </section>
        }
    })
}
