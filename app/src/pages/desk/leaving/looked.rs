//! What handing on would mean, before it is done; and what cannot be handed on at once.

use domain::calendar::Span;
use domain::id::SessionId;
use leptos::prelude::*;
use store::session::{HandedLook, Leaving, Onward};

use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::phrases::Phrases;
use crate::paths::sessions::desk_session;
use crate::request::request;
use crate::wording::session::desk::WHOM;
use crate::wording::session::leaving as words;
use crate::wording::session::onward as onward_words;
use crate::wording::session::when;

/// Something would change, and nothing stands in the way.
pub(super) fn is_possible(look: &HandedLook) -> bool {
    let mut all = look.looks.iter().flat_map(|look| &look.sessions).peekable();
    all.peek().is_some() && all.all(|(_, why)| why.is_none())
}

/// What would change, and what stands in the way.
#[component]
pub(super) fn Looked(leaves: Leaving, asked: Vec<Onward>, look: HandedLook) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let stands = !is_possible(&look);
    let kind = if stands { BoxKind::Warning } else { BoxKind::Info };
    let people: u32 = leaves
        .classes
        .iter()
        .filter(|left| asked.iter().any(|one| one.offering == left.offering))
        .map(|left| left.people)
        .sum();
    let sessions: usize = look.looks.iter().map(|look| look.sessions.len()).sum();
    let lines = asked.iter().zip(&look.looks).map(|(one, look)| {
        let class = leaves.classes.iter().find(|left| left.offering == one.offering);
        let name = class.map(|left| left.name.clone()).unwrap_or_default();
        let teacher = one.teacher.clone().unwrap_or_default();
        let told = words::handed(language, &name, look.sessions.len(), &teacher);
        let why = look.sessions.iter().filter_map(|(session, why)| {
            let why = onward_words::cannot(language, why.as_ref()?);
            let at = when(language, session.session.span);
            Some(view! { <b class="line"><Phrases text=format!("{at} {why}")/></b> })
        });
        view! { <li><Phrases text=told/>{why.collect_view()}</li> }
    });
    let lines = lines.collect_view();
    view! {
        <NoticeBox kind=kind>
            <p class="notice__title">{say(WHOM)}</p>
            <p>{onward_words::affects(language, sessions, people)}</p>
            {stands.then(|| view! { <p>{say(onward_words::IN_THE_WAY)}</p> })}
            <p>{say(onward_words::NOT_YET)}</p>
        </NoticeBox>
        <section class="section" aria-labelledby="would-change">
            <h2 id="would-change">{say(words::WOULD_CHANGE)}</h2>
            <ul class="clashes">{lines}</ul>
        </section>
    }
}

/// The sessions in which they come in somebody's place, each with the way to its page.
#[component]
pub(super) fn Once(leaves: Leaving) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    (!leaves.once.is_empty()).then(|| {
        let line = |(id, name, span): (SessionId, String, Span)| {
            let told = format!("{name} {}", when(language, span));
            view! {
                <li><a class="button button--link" href=desk_session(id)><Phrases text=told/></a></li>
            }
        };
        let lines = leaves.once.clone().into_iter().map(line).collect_view();
        view! {
            <section class="section" aria-labelledby="once">
                <h2 id="once">{say(words::ONCE)}</h2>
                <ul class="clashes">{lines}</ul>
            </section>
        }
    })
}
