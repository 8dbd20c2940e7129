//! 换上课时间: another weekday or time from a day on, for all sessions of one weekly time, after a look at where each of them goes.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use domain::calendar::{TimeSlot, day};
use domain::offering::Offering;
use jiff::civil::Weekday;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::Seen;
use store::session::{WeeklyLook, WeeklyMove, change_weekly};

use super::onward::DONE;
use super::own_offering;
use crate::attempt::looked::{LOOKED, pressed};
use crate::attempt::{Attempt, form_key};
use crate::components::choices::Choices;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::Form;
use crate::components::look_buttons::LookButtons;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::stands_now::SEEN;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths::sessions::{desk_sessions, desk_weekly};
use crate::request::{request, see_other};
use crate::wording::desk::people::REASON_MISSING;
use crate::wording::session::desk::{BACK, DAY_HINT, REASON, REASON_HINT, TIME_HINT};
use crate::wording::session::onward::{ON, ROOM, ROOM_HINT};
use crate::wording::session::weekly as words;
use crate::wording::when::weekday;

use looked::Looked;
use reading::{looked_at, read, slots};

mod looked;
mod reading;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-weekly";

const FIELDS: [&str; 9] = ["on", "was", "weekday", "from", "to", "room", "reason", LOOKED, SEEN];

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

/// From which day on, to which weekday and time, and why; after a look where each session goes.
#[component]
pub fn WeeklyPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let (say, language) = (request.say(), request.language);
    let done = use_query_map().with_untracked(|query| query.get(DONE));
    let done: Option<[u32; 3]> = done.and_then(|done| {
        let numbers: Vec<u32> = done.split('-').filter_map(|one| one.parse().ok()).collect();
        numbers.try_into().ok()
    });
    page(async move {
        let offering = own_offering(&request, id?).await?;
        let mut attempt = request.attempt(FORM).await?;
        let slots = slots(&request, offering.id).await?;
        let asked = if attempt.is_looked() {
            looked_at(&request, &mut attempt, offering.id).await?
        } else {
            None
        };
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=desk_sessions(offering.id)>{say(BACK)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <p class="lead"><Phrases text=offering.name.clone()/></p>
            {done.map(|[moved, ended, told]| view! {
                <NoticeBox kind=BoxKind::Done><p>{words::done(language, moved, ended, told)}</p></NoticeBox>
            })}
            <p>{say(words::LEAD)}</p>
            {asked.clone().map(|asked| view! {
                <Looked offering=offering.clone() asked=asked reason=attempt.value("reason").to_owned()/>
            })}
            <Asking offering=offering slots=slots look=asked.map(|asked| asked.look) attempt=attempt/>
        })
    })
}

/// The form. The button that does it is there once somebody has looked, and nothing stands in the way.
#[component]
fn Asking(
    offering: Offering,
    slots: Vec<TimeSlot>,
    look: Option<WeeklyLook>,
    attempt: Attempt,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let plain = || Kind { autocomplete: Some("off"), ..Kind::default() };
    let short = move || Kind { width: Width::Short, ..plain() };
    let today = day(request.now).to_string();
    let was: Vec<_> =
        slots.iter().map(|slot| (slot.code(), words::slot(language, *slot))).collect();
    let only = was.first().filter(|_| was.len() == 1).map(|(code, _)| code.clone());
    let weekdays = (1..=7_i8).filter_map(|number| {
        let day = Weekday::from_monday_one_offset(number).ok()?;
        Some((number.to_string(), weekday(language, day).to_owned()))
    });
    let weekdays: Vec<(String, String)> = weekdays.collect();
    let seen = look.filter(|look| !look.moves.iter().any(WeeklyMove::is_kept_out));
    let seen = seen.map(|look| look.seen.told());
    view! {
        <Form action="/forms/desk-weekly" attempt=attempt is_question=true>
            <input type="hidden" name="offering" value=offering.id.to_string()/>
            <Field name="on" label=say(ON) hint=say(DAY_HINT) value=today kind=plain()/>
            {only.map(|only| view! { <input type="hidden" name="was" value=only/> })}
            {(was.len() > 1).then(|| view! { <Choices name="was" legend=say(words::WAS) choices=was/> })}
            <Choices name="weekday" legend=say(words::WEEKDAY) choices=weekdays/>
            <div class="field-grid">
                <Field name="from" label=say(words::FROM) hint=say(TIME_HINT) kind=short()/>
                <Field name="to" label=say(words::TO) hint=say(TIME_HINT) kind=short()/>
            </div>
            <Field name="room" label=say(ROOM) hint=say(ROOM_HINT) kind=plain()/>
            <Field name="reason" label=say(REASON) hint=say(REASON_HINT) kind=plain()/>
            {seen.clone().map(|seen| view! { <input type="hidden" name=SEEN value=seen/> })}
            <LookButtons look=say(words::LOOK) does=seen.map(|_| say(words::DO_IT))/>
        </Form>
    }
}

/// Moves all of them and tells everybody once; or, sent by the button that looks, shows what that would mean.
#[server(prefix = "/forms", endpoint = "desk-weekly")]
pub async fn post_desk_weekly(
    #[server(default)] key: String,
    #[server(default)] offering: String,
    #[server(default)] on: String,
    #[server(default)] was: String,
    #[server(default)] weekday: String,
    #[server(default)] from: String,
    #[server(default)] to: String,
    #[server(default)] room: String,
    #[server(default)] reason: String,
    #[server(default)] look: String,
    #[server(default)] seen: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, offering.parse()?);
    // Without what was seen nobody has looked, whatever was pressed.
    let (looks, look) = pressed(if seen.is_empty() { String::new() } else { look });
    let page = desk_weekly(id);
    let typed = [on, was, weekday, from, to, room, reason, look, seen.clone()];
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
        let ((asked, _), reason) = (asked?, reason?);
        let asked = (&asked, Seen::as_sent(&seen));
        Ok(Some(change_weekly(&request.db, key, asked, &reason, by).await?))
    };
    match outcome.await {
        Ok(Some(done)) => {
            see_other(&format!("{page}?{DONE}={}-{}-{}", done.moved, done.ended, done.told))
        }
        Ok(None) => see_other(&attempt.kept_for(&request, FORM, &page).await?),
        Err(error) => attempt.comes_back(&request, FORM, &page, error).await,
    }
}
