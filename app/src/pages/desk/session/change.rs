//! Changing one session: when instead, whom it affects, then the button. Everything before the button only looks.

use domain::calendar::Span;
use domain::offering::Offering;
use domain::refusal::Refusal;
use domain::session::{Change, ChangeKind, Meets, SessionRefusal, Substitute};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::session::{Preview, SessionAtDesk, preview, substitutes};

use super::{asked, own_session, rooms, teachers};
use crate::attempt::Attempt;
use crate::attempt::looked::{DO, LOOKED};
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::{Form, page_form};
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::typed;
use crate::pages::{id_in_path, page};
use crate::paths::sessions::{
    changing_session, desk_session, desk_session_change, desk_session_now,
};
use crate::request::{Request, request, see_other};
use crate::wording::Sentence;
use crate::wording::refusal::refusal_sentence;
use crate::wording::session::desk as words;
use crate::wording::session::when;

/// The form's name, under which its attempts are kept.
pub(super) const FORM: &str = "desk-session";

pub(super) const FIELDS: [&str; 10] = [
    "on",
    "from",
    "to",
    "venue",
    "teacher",
    "other",
    "reason",
    asked::ASKED[0],
    asked::ASKED[1],
    asked::ASKED[2],
];

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

/// What the address says.
struct InQuery {
    what: Option<ChangeKind>,
    /// Day, beginning and end, where they were typed.
    typed: Option<[String; 3]>,
    /// Somebody teaches instead by now, and so many were told.
    told: Option<u32>,
}

/// To be read before the first `await`.
fn in_query() -> InQuery {
    use_query_map().with_untracked(|query| {
        let what = query.get("what").and_then(|code| ChangeKind::from_code(&code));
        let value = |name: &str| query.get(name).unwrap_or_default().chars().take(60).collect();
        let typed = query.get("on").map(|_| typed::FIELDS.map(value));
        let told = query.get("told").and_then(|told| told.parse().ok());
        InQuery { what, typed, told }
    })
}

/// What is known before a change is made.
#[derive(Clone)]
struct Shown {
    request: Request,
    offering: Offering,
    one: SessionAtDesk,
    what: ChangeKind,
}

/// Asks when instead, where the change is of a time; then says whom it affects, with the button.
#[component]
pub fn ChangePage() -> impl IntoView {
    let (request, id, query) = (request(), id_in_path(), in_query());
    page(async move {
        let (offering, one) = own_session(&request, id?).await?;
        let Some(what) = query.what.filter(|what| one.standing.choices(request.now).contains(what))
        else {
            // It was changed meanwhile, or is over: its page says so, and how it stands.
            see_other(&desk_session_now(one.session.id))?;
            return Ok(().into_any());
        };
        let came_back = request.attempt(FORM).await?;
        let shown = Shown { request, offering, one, what };
        Ok(match what {
            ChangeKind::Move | ChangeKind::MakeUp => {
                to_another_time(shown, query.typed, came_back).await?
            }
            ChangeKind::Teach => taught_by_another(shown, query.told, came_back).await?,
            _ => at_its_time(shown, came_back).await?,
        })
    })
}

/// What a change without a time of its own means.
async fn at_its_time(shown: Shown, came_back: Attempt) -> Result<AnyView, AppError> {
    let Shown { request, one, what, .. } = &shown;
    let by = request.coordinator()?;
    let id = one.session.id;
    let judged = match what {
        ChangeKind::Cancel => Change::Cancel,
        ChangeKind::Reinstate => Change::Reinstate,
        _ => Change::MoveBack,
    };
    let found = preview(&request.db, id, &judged, by).await;
    match found.map_err(AppError::from) {
        Ok(found) => Ok(question(shown, found, None, Vec::new(), came_back).into_any()),
        Err(AppError::Refused(refusal)) => Ok(refused(shown, &refusal, came_back).into_any()),
        Err(error) => Err(error),
    }
}

/// Who teaches instead is chosen, who was asked is noted, and what else there is to do is told.
async fn taught_by_another(
    shown: Shown,
    told: Option<u32>,
    came_back: Attempt,
) -> Result<AnyView, AppError> {
    let (request, id) = (shown.request.clone(), shown.one.session.id);
    let found = substitutes(&request.db, id, request.coordinator()?).await?;
    let held = Preview { held: shown.offering.places.held, ..Preview::default() };
    let is_noted = request.has_query(asked::NOTED);
    let (say, language) = (request.say(), request.language);
    Ok(view! {
        <Heading shown=shown.clone() attempt=came_back.clone()/>
        {told.map(|told| view! {
            <NoticeBox kind=BoxKind::Done>
                <p>{words::done(language, told)}</p>
                <p>{say(words::ASKED_NOT_YET)}</p>
            </NoticeBox>
        })}
        {is_noted.then(|| view! {
            <NoticeBox kind=BoxKind::Done><p>{say(words::ASKED_NOTED)}</p></NoticeBox>
        })}
        {answer(shown.clone(), held, None, found, came_back)}
        <NobodyTeaches shown=shown/>
    }
    .into_any())
}

/// The question when, until what was typed can be; then whom it affects.
async fn to_another_time(
    shown: Shown,
    typed: Option<[String; 3]>,
    came_back: Attempt,
) -> Result<AnyView, AppError> {
    let Shown { request, one, what, .. } = &shown;
    let Some(typed) = typed else {
        let is_typed = !came_back.value("on").is_empty();
        let proposed = typed::as_typed(one.session.span);
        let attempt = if is_typed { came_back } else { proposed };
        return Ok(when_asked(shown, attempt).into_any());
    };
    // Half typed, over what the address still says, when the text was made larger.
    let is_typed_over = |(field, said): (&&str, &String)| {
        let value = came_back.value(field);
        !value.is_empty() && value != said
    };
    if typed::FIELDS.iter().zip(&typed).any(is_typed_over) {
        return Ok(when_asked(shown, came_back).into_any());
    }
    let mut attempt = Attempt::at(typed::FIELDS.into_iter().zip(typed.iter().map(String::as_str)));
    let Ok(span) = typed::span(&mut attempt) else {
        return Ok(when_asked(shown, attempt).into_any());
    };
    let by = request.coordinator()?;
    let judged = change_to(*what, Meets { span, venue: None });
    let found = preview(&request.db, one.session.id, &judged, by).await;
    match found.map_err(AppError::from) {
        Ok(found) => {
            Ok(question(shown, found, Some((span, attempt)), Vec::new(), came_back).into_any())
        }
        Err(AppError::Refused(refusal)) => {
            let field = if is_about_the_end(&refusal) { "to" } else { "on" };
            attempt.note(field, Sentence::of(|language| refusal_sentence(language, &refusal)));
            Ok(when_asked(shown, attempt).into_any())
        }
        Err(error) => Err(error),
    }
}

const fn is_about_the_end(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Session(SessionRefusal::EndsFirst))
}

pub(super) const fn change_to(what: ChangeKind, meets: Meets) -> Change {
    match what {
        ChangeKind::MakeUp => Change::MakeUp(meets),
        _ => Change::Move(meets),
    }
}

/// The heading of the page: what is done, to which session of what.
#[component]
fn Heading(shown: Shown, attempt: Attempt) -> impl IntoView {
    let Shown { request, offering, one, what } = shown;
    let title = request.say()(words::act(what, offering.kind));
    let which = words::which_session(request.language, one.session.span);
    let back = request.say()(words::BACK_TO_SESSION);
    view! {
        <PageTitle text=title attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt/>
        <a class="back" href=desk_session(one.session.id)>{back}</a>
        <h1 tabindex="-1">{title}</h1>
        <p class="lead"><span class="line"><Phrases text=offering.name/></span><span class="line"><Phrases text=which/></span></p>
    }
}

/// When instead. The answer is looked at first: nothing changes.
fn when_asked(shown: Shown, attempt: Attempt) -> impl IntoView {
    let say = shown.request.say();
    let (id, what) = (shown.one.session.id, shown.what);
    provide_context(attempt.clone());
    let plain = || Kind { autocomplete: Some("off"), ..Kind::default() };
    let short = || Kind { width: Width::Short, ..plain() };
    view! {
        <Heading shown=shown attempt=attempt/>
        <form class="form" id=page_form() method="get" action=desk_session_change(id) novalidate>
            <input type="hidden" name="what" value=what.code()/>
            <Field name="on" label=say(words::DAY) hint=say(words::DAY_HINT) kind=plain()/>
            <div class="field-grid">
                <Field name="from" label=say(words::FROM) hint=say(words::TIME_HINT) kind=short()/>
                <Field name="to" label=say(words::TO) hint=say(words::TIME_HINT) kind=short()/>
            </div>
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(words::LOOK_FIRST)}</button>
            </div>
        </form>
    }
}

/// It cannot be done as it stands: why, besides what was told before. Answers 422.
fn refused(shown: Shown, refusal: &Refusal, mut attempt: Attempt) -> impl IntoView + use<> {
    attempt.note("", Sentence::of(|language| refusal_sentence(language, refusal)));
    view! { <Heading shown=shown attempt=attempt/> }
}

/// Whom it affects, what is still to be said, and the button.
fn question(
    shown: Shown,
    found: Preview,
    to: Option<(Span, Attempt)>,
    teachers: Vec<Substitute>,
    attempt: Attempt,
) -> impl IntoView {
    let heading = view! { <Heading shown=shown.clone() attempt=attempt.clone()/> };
    view! { {heading}{answer(shown, found, to, teachers, attempt)} }
}

/// The same without the heading.
fn answer(
    shown: Shown,
    found: Preview,
    to: Option<(Span, Attempt)>,
    teachers: Vec<Substitute>,
    attempt: Attempt,
) -> impl IntoView {
    let Shown { request, offering, one, what } = shown;
    let (say, language, id) = (request.say(), request.language, one.session.id);
    let told = to.as_ref().map(|(span, _)| when(language, *span));
    let asks_busy = !matches!(what, ChangeKind::Cancel | ChangeKind::Teach);
    let people = words::people(language, found.held, asks_busy.then_some(found.busy));
    let people = people.into_iter().map(|line| view! { <span class="line">{line}</span> });
    let typed: Vec<_> = to.iter().flat_map(|(_, typed)| hidden(typed)).collect();
    let class =
        if what == ChangeKind::Cancel { "button button--danger" } else { "button button--primary" };
    let (own, moves) = (one.standing.meets.venue, to.is_some());
    let teaches = what == ChangeKind::Teach;
    view! {
        {told.map(|told| view! {
            <p class="key"><Phrases text=told/></p>
            <p><a class="button button--link" href=changing_session(id, what)>{say(words::OTHER_TIME)}</a></p>
        })}
        <h2>{say(words::WHOM)}</h2>
        <p>{people.collect_view()}</p>
        <Form action="/forms/desk-session" attempt=attempt is_question=true>
            <input type="hidden" name="session" value=id.to_string()/>
            <input type="hidden" name="what" value=what.code()/>
            <input type="hidden" name="revision" value=one.revision/>
            {typed.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()}
            {moves.then(|| view! { <rooms::Rooms preview=found own=own/> })}
            {teaches.then(|| view! { <teachers::Teachers found=teachers.clone() standing=one.standing/> })}
            {what.needs_reason().then(|| view! {
                <Field name="reason" label=say(words::REASON) hint=say(words::REASON_HINT)/>
            })}
            <div class="button-row">
                <button class=class type="submit" name=LOOKED value=DO>{say(words::do_it(what, offering.kind))}</button>
                <a class="button button--link" href=desk_session(id)>{say(words::BACK_TO_SESSION)}</a>
            </div>
            {teaches.then(|| view! { <asked::Asking found=teachers/> })}
        </Form>
    }
}

/// The other ways, where nobody can teach in the teacher's place.
#[component]
fn NobodyTeaches(shown: Shown) -> impl IntoView {
    let Shown { request, offering, one, .. } = shown;
    let (say, id, kind) = (request.say(), one.session.id, offering.kind);
    let may = one.standing.choices(request.now);
    let others =
        [ChangeKind::Move, ChangeKind::Cancel].into_iter().filter(|what| may.contains(what));
    let others = others.map(|what| {
        view! {
            <a class="button" href=changing_session(id, what)>{say(words::act(what, kind))}</a>
        }
    });
    view! {
        <h2>{say(words::NOBODY_TEACHES)}</h2>
        <div class="button-row">{others.collect_view()}</div>
    }
}

/// What was typed goes along.
fn hidden(typed: &Attempt) -> Vec<(&'static str, String)> {
    typed::FIELDS.into_iter().map(|name| (name, typed.value(name).to_owned())).collect()
}
