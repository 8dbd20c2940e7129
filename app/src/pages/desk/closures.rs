//! 闭馆: when the whole house is closed; closing it after a look at whom it affects, taking that back, and putting it back.

use domain::booking::{BookingRefusal, may_close};
use domain::calendar::Span;
use domain::refusal::Refusal;
use domain::session::{Around, Shut};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::room::{ClosedHouse, house_closures, in_rooms};

use super::room::week::Stands;
use crate::attempt::Attempt;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::{Form, page_form};
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::post_button::PostButton;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::page;
use crate::paths::rooms::{DESK_CLOSURES, DESK_ROOMS};
use crate::planning::typed;
use crate::request::{Request, request};
use crate::wording::Sentence;
use crate::wording::booking::closed;
use crate::wording::booking::desk::OTHER_TIME;
use crate::wording::refusal::refusal_sentence;
use crate::wording::room::closures as words;
use crate::wording::room::desk::{
    BACK, CLOSE_FROM, CLOSE_HINT, CLOSE_REASON, CLOSE_TO, NOT_A_MOMENT, OPEN_AGAIN,
};

pub mod made;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-house-close";

const FIELDS: [&str; 3] = ["from", "to", "reason"];

/// From when to when: what a look asks for.
const TIME: [&str; 2] = ["from", "to"];

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

/// In the address: the house was closed, and so much stands in that time.
const CLOSED: &str = "closed";
/// In the address: a closure was taken back, or put back.
const OPENED: &str = "opened";
const SHUT: &str = "shut";

/// From when to when, where that was typed. To be read before the first `await`.
fn time_in_query() -> Option<Attempt> {
    use_query_map().with_untracked(|query| {
        query.get("from")?;
        let value = |name: &str| query.get(name).unwrap_or_default().chars().take(60).collect();
        let typed: [String; 2] = TIME.map(value);
        Some(Attempt::at(TIME.into_iter().zip(typed.iter().map(String::as_str))))
    })
}

/// The span that was typed; every mistake is noted at its field.
fn span(attempt: &mut Attempt) -> Result<Span, AppError> {
    let from = attempt.read("from", typed::beginning, |_| NOT_A_MOMENT.into());
    // A day alone is closed until its end.
    let to = attempt.read("to", typed::end, |_| NOT_A_MOMENT.into());
    Ok(Span { from: from?, to: to? })
}

/// A time that may be closed, as it was typed, with everything that stands in it.
struct Look {
    typed: [String; 2],
    span: Span,
    around: Around,
}

/// When the house is closed, and the question for when it is to be; of a time that was typed, whom it affects.
#[component]
pub fn ClosuresPage() -> impl IntoView {
    let (request, asked) = (request(), time_in_query());
    let say = request.say();
    let closed = use_query_map().with_untracked(|query| query.get(CLOSED));
    let closed: Option<u32> = closed.and_then(|stands| stands.parse().ok());
    page(async move {
        let all = house_closures(&request.db, request.coordinator()?).await?;
        let came_back = request.attempt(FORM).await?;
        // Half typed, over what the address still says, when the text was made larger.
        let is_over = |asked: &Attempt| {
            let differs = |name: &&str| {
                let value = came_back.value(name);
                !value.is_empty() && value != asked.value(name)
            };
            TIME.iter().any(differs)
        };
        let (looked, attempt) = match asked {
            Some(mut asked) if !is_over(&asked) => match looked_at(&request, &mut asked).await? {
                Some(look) => (Some(look), came_back),
                None => (None, asked),
            },
            _ => (None, came_back),
        };
        let told = told(&request, closed);
        let is_looked = looked.is_some();
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=DESK_ROOMS>{say(BACK)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            {told}
            {looked.map(|look| view! { <Affected look=look attempt=attempt.clone()/> })}
            {(!is_looked).then(|| view! { <Asking attempt=attempt/> })}
            <Closures all=all/>
        })
    })
}

/// What the address says of what was just done.
fn told(request: &Request, closed: Option<u32>) -> Option<AnyView> {
    let (say, language) = (request.say(), request.language);
    let (kind, words) = match closed {
        Some(0) => (BoxKind::Done, say(words::CLOSED).to_owned()),
        Some(stands) => (BoxKind::Warning, words::closed_with(language, stands)),
        None if request.has_query(OPENED) => (BoxKind::Done, say(words::OPENED).to_owned()),
        None if request.has_query(SHUT) => (BoxKind::Done, say(words::CLOSED_AGAIN).to_owned()),
        None => return None,
    };
    Some(view! { <NoticeBox kind=kind><p>{words}</p></NoticeBox> }.into_any())
}

/// What stands in the time that was typed, where it may be closed; otherwise what is wrong is noted.
async fn looked_at(request: &Request, typed: &mut Attempt) -> Result<Option<Look>, AppError> {
    let Ok(span) = span(typed) else { return Ok(None) };
    let around = in_rooms(&request.db, span, request.coordinator()?).await?;
    match may_close(None, span, &around.shut, request.now) {
        Ok(()) => {
            let typed = TIME.map(|name| typed.value(name).to_owned());
            Ok(Some(Look { typed, span, around }))
        }
        Err(why) => {
            let field = if why == BookingRefusal::EndsFirst { "to" } else { "from" };
            let refusal = Refusal::Booking(why);
            typed.note(field, Sentence::of(|language| refusal_sentence(language, &refusal)));
            Ok(None)
        }
    }
}

/// From when to when. The answer is looked at first: nothing changes.
#[component]
fn Asking(attempt: Attempt) -> impl IntoView {
    let say = request().say();
    provide_context(attempt);
    let plain = || Kind { autocomplete: Some("off"), ..Kind::default() };
    view! {
        <form class="form" id=page_form() method="get" action=DESK_CLOSURES novalidate>
            <p>{say(words::LEAD)}</p>
            <div class="field-grid">
                <Field name="from" label=say(CLOSE_FROM) hint=say(CLOSE_HINT) kind=plain()/>
                <Field name="to" label=say(CLOSE_TO) hint=say(CLOSE_HINT) kind=plain()/>
            </div>
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(words::LOOK)}</button>
            </div>
        </form>
    }
}

/// Whom it affects, what is closed then already, and the button.
#[component]
fn Affected(look: Look, attempt: Attempt) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let Look { typed: [from, to], span, around } = look;
    let Around { taken, shut } = around;
    let count = words::affects(language, taken.len());
    let lines = shut.into_iter().map(|one| {
        let Shut { venue, span, reason } = one;
        let line = words::shut_already(language, &closed(language, span), &reason, venue.is_some());
        view! { <li><Phrases text=line/></li> }
    });
    let lines = lines.collect_view();
    view! {
        <section class="section" aria-labelledby="affected">
            <h2 id="affected"><Phrases text=closed(language, span)/></h2>
            <p><b>{count}</b></p>
            {(!taken.is_empty()).then(|| view! { <p>{say(words::NOT_CHANGED)}</p><Stands taken=taken/> })}
            {(!lines.is_empty()).then(|| view! { <p>{say(words::SHUT_THEN)}</p><ul class="flow">{lines}</ul> })}
            <p><a class="button button--link" href=DESK_CLOSURES>{say(OTHER_TIME)}</a></p>
            <Form action="/forms/desk-house-close" attempt=attempt is_question=true>
                <input type="hidden" name="from" value=from/>
                <input type="hidden" name="to" value=to/>
                <Field name="reason" label=say(CLOSE_REASON) hint=say(words::REASON_HINT)/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::DO_CLOSE)}</button>
                </div>
            </Form>
        </section>
    }
}

/// What is closed, the house's own with the button that takes it back; what was taken back lately, with the one that puts it back.
#[component]
fn Closures(all: Vec<ClosedHouse>) -> impl IntoView {
    let request = request();
    let say = request.say();
    let (gone, stand): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.removed_at.is_some());
    let nothing = stand.is_empty();
    let stand = stand.iter().map(|one| line(&request, one)).collect_view();
    let gone = gone.iter().map(|one| line(&request, one)).collect_view();
    view! {
        <section class="section" aria-labelledby="closures">
            <h2 id="closures">{say(words::CLOSURES)}</h2>
            {if nothing {
                view! { <p>{say(words::NONE)}</p> }.into_any()
            } else {
                view! { <ul class="board__tasks">{stand}</ul> }.into_any()
            }}
        </section>
        {(!gone.is_empty()).then(|| view! {
            <section class="section" aria-labelledby="gone">
                <h2 id="gone">{say(words::TAKEN_BACK)}</h2>
                <ul class="board__tasks">{gone}</ul>
            </section>
        })}
    }
}

fn line(request: &Request, one: &ClosedHouse) -> impl IntoView + use<> {
    let (say, id) = (request.say(), one.id.to_string());
    let told = closed(request.language, one.span);
    let button = match (one.is_own, one.removed_at) {
        (false, _) => None,
        (true, None) => Some(("/forms/desk-room-open", OPEN_AGAIN)),
        (true, Some(_)) => Some(("/forms/desk-house-again", words::DO_CLOSE_AGAIN)),
    };
    let button = button.map(|(action, label)| {
        view! { <PostButton action=action name="closure" value=id words=say(label)/> }
    });
    let everybody = (!one.is_own).then(|| say(words::OF_EVERYBODY));
    view! {
        <li class="board__task">
            <p>
                <span class="line"><Phrases text=told/></span>
                <span class="line"><Phrases text=one.reason.clone()/>" "{everybody}</span>
            </p>
            {button}
        </li>
    }
}
