//! One entry of the log in full, and putting its change back.

use domain::id::LogEntryId;
use domain::log::{About, Act, PutBack, may_put_back};
use domain::role::Task;
use leptos::prelude::*;
use store::log::{Actor, Entry};

use super::changes;
use crate::attempt::{Attempt, form_key};
use crate::components::definitions::Definitions;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::Field;
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::paths::log::{DESK_LOG, desk_log_entry};
use crate::paths::terms::desk_trial;
use crate::request::{Request, request, see_other};
use crate::wording::Words;
use crate::wording::desk::accounts::{ROLE, SIGN_IN_NAME, role};
use crate::wording::desk::log as words;
use crate::wording::timetable::trial::WAY_BACK;
use crate::wording::when::moment;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-put-back";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["reason"]);

/// Another institution's is not found.
#[component]
pub fn LogEntryPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<LogEntryId>());
    let (say, language) = (request.say(), request.language);
    page(async move {
        let by = request.at_desk(Task::Inspect)?;
        let entry = store::log::entry(&request.db, id?, by).await?;
        let attempt = request.attempt(FORM).await?;
        let may = may_put_back(entry.act, entry.at, entry.is_put_back, request.now).ok();
        let may = may.filter(|how| by.role.may(task_of(*how, entry.about)));
        // It goes without saying of what was put back already.
        let not_now = may_put_back(entry.act, entry.at, false, request.now).err();
        let why_not = entry.act.instead().map(|instead| say(words::of_instead(instead)));
        let why_not = why_not.or(not_now.map(|why| words::refused(language, why)));
        let why_not = why_not.filter(|_| !entry.is_put_back);
        let is_alone = is_alone_since(&request, &entry).await?;
        let rows = rows(&request, &entry);
        let way_back = way_back(&request, &entry).await?;
        Ok(view! {
            <PageTitle text=say(words::ENTRY) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=DESK_LOG>{say(words::BACK)}</a>
            {entry.is_put_back.then(|| view! {
                <NoticeBox kind=BoxKind::Info>
                    <p>{say(words::WAS_PUT_BACK)}</p>
                    {is_alone.then(|| view! { <p>{say(words::ALONE_SINCE)}</p> })}
                </NoticeBox>
            })}
            <h1 tabindex="-1"><Phrases text=words::sentence(language, &entry)/></h1>
            <Definitions rows=rows/>
            <Ways entry=entry.clone() way_back=way_back/>
            {why_not.map(|why| view! { <CannotBe why=why/> })}
            {may.map(|how| view! { <PuttingBack entry=entry.id how=how attempt=attempt/> })}
        })
    })
}

/// Where a trial that was carried out is put back as a whole: while it is the last one that stands.
async fn way_back(request: &Request, entry: &Entry) -> Result<Option<String>, AppError> {
    let ((Act::DoTrial, About::Term(term)), Ok(by)) =
        ((entry.act, entry.about), request.at_desk(Task::Run))
    else {
        return Ok(None);
    };
    let last = store::timetable::last_carried(&request.db, term, by).await?;
    let is_it = last.is_some_and(|last| last.at == entry.at);
    Ok(is_it.then(|| format!("{}#last", desk_trial(term))))
}

/// Whether it was put back that somebody was removed, who had waited together with another until then and does not any more.
async fn is_alone_since(request: &Request, entry: &Entry) -> Result<bool, AppError> {
    match (entry.is_put_back, entry.act, entry.about) {
        (true, Act::Remove, About::SignUp(id)) => {
            Ok(store::sign_up::waits_alone_since(&request.db, id, entry.at).await?)
        }
        _ => Ok(false),
    }
}

/// Whose task it is to put something back: the one by which it was done.
const fn task_of(how: PutBack, about: About) -> Task {
    match (how, about) {
        (PutBack::Values, About::Account(_)) => Task::Accounts,
        _ => Task::Run,
    }
}

fn rows(request: &Request, entry: &Entry) -> Vec<(Words, Vec<String>)> {
    let say = request.say();
    let actor = |told: fn(&Actor) -> String| entry.by.iter().map(told).collect::<Vec<_>>();
    let who = actor(|by| by.name.clone());
    let who = if who.is_empty() { vec![say(words::THE_SERVICE).to_owned()] } else { who };
    let as_what = entry.by.as_ref().map(|by| say(role(by.role)).to_owned());
    vec![
        (words::AT, vec![moment(request.language, entry.at)]),
        (words::BY, who),
        (SIGN_IN_NAME, actor(|by| by.sign_in_name.clone())),
        (ROLE, as_what.into_iter().collect()),
        (words::CHANGES, changes(request, entry)),
        (words::WHY, vec![entry.reason.clone()]),
    ]
}

/// To what was put back, and to the thing, for whoever may open its page.
#[component]
fn Ways(entry: Entry, way_back: Option<String>) -> impl IntoView {
    let request = request();
    let say = request.say();
    let runs = request.at_desk(Task::Run).is_ok();
    let undoes = entry.undoes.map(|id| {
        view! { <a class="button" href=desk_log_entry(id)>{say(words::UNDOES)}</a> }
    });
    let offering = entry.offering.map(|(id, name)| {
        view! { <a class="button" href=paths::desk_offering(id)><Phrases text=name/></a> }
    });
    let room = entry.room.filter(|_| runs).map(|(id, name)| {
        view! { <a class="button" href=paths::rooms::desk_room(id)><Phrases text=name/></a> }
    });
    let trial = way_back.map(|way| view! { <a class="button" href=way>{say(WAY_BACK)}</a> });
    view! { <div class="button-row">{undoes}{offering}{room}{trial}</div> }
}

/// Why there is no button, and what to do instead.
#[component]
fn CannotBe(why: &'static str) -> impl IntoView {
    let say = request().say();
    view! {
        <section class="section" aria-labelledby="put-back">
            <h2 id="put-back">{say(words::PUT_BACK)}</h2>
            <p><Phrases text=why.to_owned()/></p>
        </section>
    }
}

#[component]
fn PuttingBack(entry: LogEntryId, how: PutBack, attempt: Attempt) -> impl IntoView {
    let say = request().say();
    let (hint, told) = match how.needs_reason() {
        true => (words::REASON_HINT, Some(say(words::PEOPLE_ARE_TOLD))),
        false if how == PutBack::Publication => {
            (words::REASON_FREE, Some(say(words::CLASSES_COME_BACK)))
        }
        false => (words::REASON_FREE, None),
    };
    view! {
        <section class="section" aria-labelledby="put-back">
            <h2 id="put-back">{say(words::PUT_BACK)}</h2>
            <p>{say(words::PUT_BACK_LEAD)}</p>
            {told.map(|told| view! { <p>{told}</p> })}
            <Form action="/forms/desk-put-back" attempt=attempt is_question=true>
                <input type="hidden" name="entry" value=entry.to_string()/>
                <Field name="reason" label=say(words::REASON) hint=say(hint)/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::DO_PUT_BACK)}</button>
                </div>
            </Form>
        </section>
    }
}

/// Puts a change back. Whether it can be, and who is told, the store decides.
#[server(prefix = "/forms", endpoint = "desk-put-back")]
pub async fn post_desk_put_back(
    #[server(default)] key: String,
    #[server(default)] entry: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id): (_, LogEntryId) = (form_key(&key)?, entry.parse()?);
    let mut attempt = Attempt::at([("reason", reason.as_str())]);
    let outcome = async {
        let by = request.coordinator()?;
        let entry = store::log::entry(&request.db, id, by).await?;
        let needs_reason = entry.act.put_back().is_some_and(PutBack::needs_reason);
        let reason = match needs_reason {
            true => attempt.reason("reason", words::REASON_MISSING)?,
            false => attempt.reason_if_any("reason")?,
        };
        // Whoever has kept its address reads why there is no such class any more.
        let reason = match entry.act {
            Act::Publish if reason.is_empty() => words::PLANNED_ANEW.0.to_owned(),
            _ => reason,
        };
        Ok(store::log::put_back(&request.db, key, id, &reason, by).await?)
    };
    match outcome.await {
        Ok(_) => see_other(&desk_log_entry(id)),
        Err(error) => attempt.comes_back(&request, FORM, &desk_log_entry(id), error).await,
    }
}
