//! 从某天起: another teacher or another room for all sessions of an offering that are still to come, after a look at whom it affects.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use domain::calendar::day;
use domain::id::OfferingId;
use domain::offering::{Offering, OfferingKind};
use domain::text::{folded, is_hidden, trimmed};
use domain::venue::Venue;
use jiff::civil::Date;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::Seen;
use store::session::{Onward, OnwardLook, change_onward, look_onward};

use super::own_offering;
use crate::attempt::looked::{LOOKED, pressed};
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::look_buttons::LookButtons;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::stands_now::SEEN;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::typed::day as day_typed;
use crate::pages::{id_in_path, page};
use crate::paths::sessions::{desk_onward, desk_sessions};
use crate::request::{Request, request, see_other};
use crate::wording::Words;
use crate::wording::desk::people::REASON_MISSING;
use crate::wording::session::desk::{BACK, DAY_HINT, REASON, REASON_HINT, WHOM};
use crate::wording::session::onward as words;
use crate::wording::session::when;
use crate::wording::timetable::{ROOM_UNKNOWN, TEACHER_WRONG};

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-onward";

const FIELDS: [&str; 6] = ["on", "teacher", "room", "reason", LOOKED, SEEN];

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

/// In the address: what was just done.
pub(super) const DONE: &str = "done";

/// How many sessions were just changed, and how many people are told. To be read before the first `await`.
pub(super) fn done_in_query() -> Option<(u32, u32)> {
    let done = use_query_map().with_untracked(|query| query.get(DONE))?;
    let (sessions, told) = done.split_once('-')?;
    Some((sessions.parse().ok()?, told.parse().ok()?))
}

/// From which day on, who, where, and why; after a look what it would mean.
#[component]
pub fn OnwardPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let (say, language) = (request.say(), request.language);
    let done = done_in_query();
    page(async move {
        let offering = own_offering(&request, id?).await?;
        let mut attempt = request.attempt(FORM).await?;
        let looked = if attempt.is_looked() {
            let asked = read(&request, &mut attempt, offering.id).await.ok();
            match asked {
                Some(asked) => {
                    Some(look_onward(&request.db, &asked, request.coordinator()?).await?)
                }
                None => None,
            }
        } else {
            None
        };
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=desk_sessions(offering.id)>{say(BACK)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <p class="lead"><Phrases text=offering.name.clone()/></p>
            {done.map(|(sessions, told)| view! {
                <NoticeBox kind=BoxKind::Done><p>{words::done(language, sessions, told)}</p></NoticeBox>
            })}
            <p>{say(words::LEAD)}</p>
            <Looked offering=offering.clone() looked=looked.clone()/>
            <Asking offering=offering looked=looked attempt=attempt/>
        })
    })
}

/// Which sessions would change, each with why it cannot.
#[component]
fn Looked(offering: Offering, looked: Option<OnwardLook>) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    looked.map(|look| {
        let told = words::affects(language, look.sessions.len(), offering.places.held);
        let nothing = look.sessions.is_empty();
        let stands = look.sessions.iter().any(|(_, why)| why.is_some());
        let kind = if stands || nothing { BoxKind::Warning } else { BoxKind::Info };
        let lines = look.sessions.iter().map(|(one, why)| {
            let why = why.as_ref().map(|why| words::cannot(language, why));
            view! {
                <li>
                    <span class="line"><Phrases text=when(language, one.session.span)/></span>
                    {why.map(|why| view! { <b class="line"><Phrases text=why/></b> })}
                </li>
            }
        });
        let lines = lines.collect_view();
        view! {
            <NoticeBox kind=kind>
                <p class="notice__title">{say(WHOM)}</p>
                <p>{if nothing { say(words::NOTHING_TO_CHANGE).to_owned() } else { told }}</p>
                {stands.then(|| view! { <p>{say(words::IN_THE_WAY)}</p> })}
                <p>{say(words::NOT_YET)}</p>
            </NoticeBox>
            {(!nothing).then(|| view! {
                <section class="section" aria-labelledby="would-change">
                    <h2 id="would-change">{say(words::WOULD_CHANGE)}</h2>
                    <ul class="flow">{lines}</ul>
                </section>
            })}
        }
    })
}

/// The form. The button that does it is there once somebody has looked, and nothing stands in the way.
#[component]
fn Asking(offering: Offering, looked: Option<OnwardLook>, attempt: Attempt) -> impl IntoView {
    let request = request();
    let say = request.say();
    let plain = || Kind { autocomplete: Some("off"), ..Kind::default() };
    let today = day(request.now).to_string();
    let is_class = offering.kind == OfferingKind::Class;
    let seen = looked.filter(|look| {
        !look.sessions.is_empty() && look.sessions.iter().all(|(_, why)| why.is_none())
    });
    let seen = seen.map(|look| look.seen.told());
    view! {
        <Form action="/forms/desk-onward" attempt=attempt is_question=true>
            <input type="hidden" name="offering" value=offering.id.to_string()/>
            <Field name="on" label=say(words::ON) hint=say(DAY_HINT) value=today kind=plain()/>
            {is_class.then(|| view! {
                <Field name="teacher" label=say(words::TEACHER) hint=say(words::TEACHER_HINT) kind=plain()/>
            })}
            <Field name="room" label=say(words::ROOM) hint=say(words::ROOM_HINT) kind=plain()/>
            <Field name="reason" label=say(REASON) hint=say(REASON_HINT) kind=plain()/>
            {seen.clone().map(|seen| view! { <input type="hidden" name=SEEN value=seen/> })}
            <LookButtons look=say(words::LOOK) does=seen.map(|_| say(words::DO_IT))/>
        </Form>
    }
}

/// What was typed; every mistake is noted at its field.
async fn read(
    request: &Request,
    attempt: &mut Attempt,
    offering: OfferingId,
) -> Result<Onward, AppError> {
    let room = rooms_by_name(request).await?;
    let on: Result<Date, _> = day_typed(attempt, "on", words::ON);
    let teacher = attempt.read("teacher", teacher, Into::into);
    let room = attempt.read("room", room, Into::into);
    let (on, teacher, room) = (on?, teacher?, room?);
    if teacher.is_none() && room.is_none() {
        attempt.note("teacher", words::NOTHING_ASKED);
        return Err(AppError::ToBeChanged);
    }
    Ok(Onward { offering, on, teacher, room: room.map(|room| room.id), of: None })
}

/// What finds a room of the coordinator's institution by what is typed; nothing where nothing is.
pub(super) async fn rooms_by_name(
    request: &Request,
) -> Result<impl Fn(&str) -> Result<Option<Venue>, Words>, AppError> {
    let rooms = store::room::rooms(&request.db, request.coordinator()?).await?;
    Ok(move |typed: &str| match trimmed(typed) {
        "" => Ok(None),
        name => {
            let found = rooms.iter().find(|room| folded(&room.venue.name) == folded(name));
            found.map(|room| Some(room.venue.clone())).ok_or(ROOM_UNKNOWN)
        }
    })
}

/// Who teaches, as it was typed; nothing where nobody is named.
pub(super) fn teacher(typed: &str) -> Result<Option<String>, Words> {
    let name = trimmed(typed);
    let is_sound =
        name.chars().count() <= 40 && !name.chars().any(|c| is_hidden(c) || matches!(c, '<' | '>'));
    match name {
        "" => Ok(None),
        _ if is_sound => Ok(Some(name.to_owned())),
        _ => Err(TEACHER_WRONG),
    }
}

/// Changes all sessions to come and tells everybody once; or, sent by the button that looks, shows what that would mean.
#[server(prefix = "/forms", endpoint = "desk-onward")]
pub async fn post_desk_onward(
    #[server(default)] key: String,
    #[server(default)] offering: String,
    #[server(default)] on: String,
    #[server(default)] teacher: String,
    #[server(default)] room: String,
    #[server(default)] reason: String,
    #[server(default)] look: String,
    #[server(default)] seen: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, offering.parse()?);
    // Without what was seen nobody has looked, whatever was pressed.
    let (looks, look) = pressed(if seen.is_empty() { String::new() } else { look });
    let page = desk_onward(id);
    let typed = [on, teacher, room, reason, look, seen.clone()];
    let mut attempt = Attempt::at(FIELDS.into_iter().zip(typed.iter().map(String::as_str)));
    let outcome = async {
        let by = request.coordinator()?;
        own_offering(&request, id).await?;
        let asked = read(&request, &mut attempt, id).await;
        if looks {
            asked?;
            return Ok(None);
        }
        let reason = attempt.reason("reason", REASON_MISSING);
        let (asked, reason) = (asked?, reason?);
        let asked = (&asked, Seen::as_sent(&seen));
        Ok(Some(change_onward(&request.db, key, asked, &reason, by).await?))
    };
    match outcome.await {
        Ok(Some(done)) => see_other(&format!("{page}?{DONE}={}-{}", done.sessions, done.told)),
        Ok(None) => see_other(&attempt.kept_for(&request, FORM, &page).await?),
        Err(error) => attempt.comes_back(&request, FORM, &page, error).await,
    }
}
